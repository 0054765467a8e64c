# Whoever has the published counts gets the published figures: every mean, median, SD, share, agreement, U,
# delta, p and q is computed again from report.json's counts, in another language by other means.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

# Of each statement that is counted in both departments: id, 5 + 5 counts, then what is published.
counted() {
    jq -r '.questions[] | select(.sales.counts and .marketing.counts) | [.id, .sales.counts[],
        .marketing.counts[], (.sales, .marketing | .n, .mean, .median, .sd, .top2, .rwg),
        (.gap | .difference, .u, .delta, .p, .p_min, .q)] | @tsv' "$1"
}

# The same line with every published figure replaced by one computed from the counts.
compute() {
    awk -v OFS='\t' -v CONVFMT=%.17g -v OFMT=%.17g '
    # The answer at a place of the sorted answers.
    function place(c, at,    k) { for (k = 1; at >= c[k]; k++) at -= c[k]; return k }
    function describe(c, out,    k, n, sum, squares) {
        n = sum = squares = 0
        for (k = 1; k <= 5; k++) { n += c[k]; sum += k * c[k]; squares += k * k * c[k] }
        out["n"] = n; out["mean"] = sum / n
        out["median"] = (place(c, int((n - 1) / 2)) + place(c, int(n / 2))) / 2
        out["variance"] = (squares - sum * sum / n) / (n - 1)
        out["top2"] = (c[4] + c[5]) / n
        out["rwg"] = 1 - out["variance"] / 2; if (out["rwg"] < 0) out["rwg"] = 0
        return n " " out["mean"] " " out["median"] " " sqrt(out["variance"]) " " out["top2"] \
            " " out["rwg"]
    }
    function ways(n, k,    i, r) { r = 1; for (i = 1; i <= k; i++) r = r * (n - k + i) / i; return r }
    # All deals of the pooled answers to Sales, by how many were dealt and their U, one value at
    # a time: the permutation distribution of U.
    function permute(    k, a, key, part, next_, below, dealt, u, far, p) {
        delete deals; deals["0 0"] = 1; below = 0
        for (k = 1; k <= 5; k++) {
            delete next_
            for (key in deals) {
                split(key, part, " ")
                for (a = 0; a <= s[k] + m[k] && part[1] + a <= ns; a++) {
                    # Marketing has below - part[1] people under this value.
                    u = part[2] + a * (2 * (below - part[1]) + s[k] + m[k] - a)
                    next_[part[1] + a " " u] += deals[key] * ways(s[k] + m[k], a)
                }
            }
            delete deals; for (key in next_) deals[key] = next_[key]
            below += s[k] + m[k]
        }
        far = 0; pvalue = 0; least = 0
        for (key in deals) {
            split(key, part, " ")
            if (part[1] != ns) continue
            u = part[2] - ns * nm; if (u < 0) u = -u
            if (u >= observed) pvalue += deals[key]
            if (u > far) { far = u; least = 0 }
            if (u == far) least += deals[key]
        }
        pvalue /= ways(ns + nm, ns); least /= ways(ns + nm, ns)
    }
    {
        for (k = 1; k <= 5; k++) { s[k] = $(1 + k); m[k] = $(6 + k) }
        sales = describe(s, x); marketing = describe(m, y); ns = x["n"]; nm = y["n"]
        u = below = 0
        for (k = 1; k <= 5; k++) { u += s[k] * (2 * below + m[k]); below += m[k] }
        observed = u - ns * nm; if (observed < 0) observed = -observed
        permute()
        id[NR] = $1; p[NR] = pvalue
        line[NR] = sales " " marketing " " x["mean"] - y["mean"] " " u / 2 " " \
            u / (ns * nm) - 1 " " pvalue " " least
    }
    # q: the smallest p(j) * tests / rank(j) of those p that are not smaller.
    END {
        for (i = 1; i <= NR; i++) {
            q = 1
            for (j = 1; j <= NR; j++) if (p[j] >= p[i]) {
                rank = 0; for (k = 1; k <= NR; k++) rank += p[k] <= p[j]
                if (p[j] * NR / rank < q) q = p[j] * NR / rank
            }
            print id[i], line[i] " " q
        }
    }'
}

# same PUBLISHED COMPUTED: equal to nine digits.
same() {
    paste -d' ' "$1" "$2" | awk '{
        n = NF / 2
        for (i = 1; i <= n; i++) {
            difference = $i - $(n + i); if (difference < 0) difference = -difference
            if (i == 1 ? $i != $(n + i) : difference > 1e-9) {
                print $1 ", field " i ": " $i " is published, " $(n + i) " follows"; bad = 1
            }
        }
        numbers += n - 1
    } END { if (numbers < 17 * 18) { print "only " numbers " numbers"; bad = 1 }; exit bad }'
}

test_the_counts_give_every_figure_of_a_statement() {
    project p calder-instruments mleczna-kraina
    rapport build p -o out --to json
    for id in calder-instruments mleczna-kraina; do
        counted out/$id/report.json >counts
        cut -f 1,12- counts | tr '\t' ' ' >published
        compute <counts | tr '\t' ' ' >computed
        same published computed
    done
}

test_means_of_both_give_balanced_means_and_gaps() {
    project p calder-instruments wodomat
    rapport build p -o out --to json
    for id in calder-instruments wodomat; do
        jq_is out/$id/report.json '[.score, .dimensions[], .pains[]] | all(
            ((.sales | .mean? // .) + (.marketing | .mean? // .)) / 2
                - (.balanced | .mean? // .) | fabs < 1e-9)'
        jq_is out/$id/report.json '.score
            | .sales.mean - .marketing.mean - .gap.difference | fabs < 1e-9'
        jq_is out/$id/report.json '[.questions[] | select(.gap)]
            | all(.sales.mean - .marketing.mean - .gap.difference | fabs < 1e-9)'
    done
}
