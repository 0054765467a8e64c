# What is withheld has no effect on any output, stands in none, and no output says more than
# report.json does, which tests/unit/test_attack.c attacks with algebra.
# The folder is thrown away and `set -e` ends a test.
# shellcheck shell=bash disable=SC2016,SC2164

# PDFs are left out where the program runs slowly.
FORMATS=html,pdf,json,text
[ -z "${RAPPORT_WRAP:-}" ] || FORMATS=html,json,text

# people WAVE FUNCTION N SEED [PERCENT]: survey rows with answers at random, some missing.
people() {
    awk -v wave="$1" -v f="$2" -v n="$3" -v seed="$4" -v missing="${5:-0}" '
        function chance() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
        BEGIN {
            for (i = 1; i <= n; i++) {
                printf "acme,%s,%s,zz%s%02dzz", wave, f, substr(f, 1, 1), i
                for (q = 1; q <= 20; q++) {
                    answer = 1 + int(chance() * 2.3 + chance() * 2.6)
                    printf ",%s", chance() * 100 < missing ? "" : answer
                }
                print ""
            }
        }'
}

# A project from survey rows on standard input.
with_rows() {
    mkdir -p "$1/surveys" "$1/kpis"
    printf 'id,name,language\nacme,Acme Ltd,%s\n' "${2:-en}" >"$1/companies.csv"
    printf 'company,period,metric,value,target\nacme,2026-Q3,win_rate,0.31,0.35\n' >"$1/kpis/k.csv"
    { printf 'company,wave,function,respondent'; printf ',q%d' {1..20}; echo; cat; } \
        >"$1/surveys/answers.csv"
}

# exchange ROW ROW PROJECT: two rows (from 1, without the head) exchange their answers.
exchange() {
    awk -F, -v OFS=, -v a="$1" -v b="$2" '
        { line[NR] = $0 }
        END {
            split(line[a + 1], x, ","); split(line[b + 1], y, ",")
            for (i = 1; i <= NR; i++) {
                $0 = line[i]
                for (q = 5; q <= 24; q++)
                    if (i == a + 1) $q = y[q]; else if (i == b + 1) $q = x[q]
                print
            }
        }' "$3/surveys/answers.csv" >answers.tmp
    mv answers.tmp "$3/surveys/answers.csv"
}

# raise PROJECT ROW QUESTION BY: one answer changed.
raise() {
    awk -F, -v OFS=, -v row="$2" -v q="$3" -v by="$4" '
        NR == row + 1 { $(q + 4) += by } { print }' "$1/surveys/answers.csv" >answers.tmp
    mv answers.tmp "$1/surveys/answers.csv"
}

# The streams, metadata and words of a PDF, without the page that holds the fingerprints of the
# input files.
pdf_plain() {
    local pages
    pdfinfo "$1" | grep -v '^File size'
    pdfinfo -meta "$1"
    pdftotext -raw "$1" words.tmp
    without_fingerprints <words.tmp
    pages=$(awk -v hash="$(printf '[0-9a-f]%.0s' {1..20})" '
        BEGIN { RS = "\f" } /[^ \n]/ && $0 !~ hash { printf ",%d", NR }' words.tmp)
    qpdf --empty --static-id --qdf --object-streams=disable --pages "$1" "${pages#,}" -- -
}

without_fingerprints() {
    LC_ALL=C sed -E 's/[0-9a-f]{64}/fingerprint/g; s/"bytes":[0-9]+/bytes/g'
}

# Everything a folder of outputs says, but for fingerprints.
plain() {
    local file
    (cd "$1" && find . -type f | LC_ALL=C sort) >files.tmp
    while read -r file; do
        echo "== $file"
        case $file in
        *.pdf) pdf_plain "$1/$file" ;;
        *) without_fingerprints <"$1/$file" ;;
        esac
    done <files.tmp
}

# Two projects give the same, byte by byte.
say_the_same() {
    ! cmp -s "$1/surveys/answers.csv" "$2/surveys/answers.csv" || die "the same answers"
    rapport build "$1" -o "$1.out" --to $FORMATS -f -q 2>"$1.messages"
    rapport build "$2" -o "$2.out" --to $FORMATS -f -q 2>"$2.messages"
    cmp "$1.messages" "$2.messages"
    plain "$1.out" >"$1.plain"
    plain "$2.out" >"$2.plain"
    [ "$(wc -l <"$1.plain")" -gt 1000 ] || die "little to compare"
    cmp "$1.plain" "$2.plain" || { diff -a "$1.plain" "$2.plain" | cut -c 1-200 | head -n 20; return 1; }
}

test_who_sits_where_shows_nowhere_while_functions_are_withheld() {
    local missing
    for missing in 0 4; do
        { people 2026-Q2 sales 7 5; people 2026-Q2 marketing 3 6
          people 2026-Q3 sales 8 11 $missing; people 2026-Q3 marketing 3 12; } | with_rows a
        rm -rf b
        cp -R a b
        exchange 13 20 b
        exchange 16 21 b
        exchange 2 9 b
        say_the_same a b
        jq_is a.out/acme/report.json '.level.basis == "pooled" and (.trend | length) == 2'
    done
}

test_no_answer_shows_while_the_survey_is_withheld() {
    { people 2026-Q3 sales 2 5; people 2026-Q3 marketing 2 6; } | with_rows a "en pl"
    { people 2026-Q3 sales 2 7; people 2026-Q3 marketing 1 8
      echo acme,2026-Q3,marketing,zzm02zz,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3; } |
        with_rows b "en pl"
    say_the_same a b
    jq_is a.out/acme/report.json '.suppressed == [{"what": "survey", "why": "group"}]'
}

# Statement 5, answered by three in Sales, and its cover, statement 16: what one person gives
# more to the one and less to the other leaves every figure that is shown.
test_no_answer_to_a_withheld_statement_shows() {
    { people 2026-Q3 sales 7 21 6 | awk -F, -v OFS=, 'NR > 3 { $9 = "" } { $8 = ""; print }'
      people 2026-Q3 marketing 7 22 6 | awk -F, -v OFS=, '{ $8 = ""; print }'; } | with_rows a
    awk -F, -v OFS=, 'NR > 1 && NR < 5 { $9 = NR - 1; $20 = 5 - NR + 1 } { print }' \
        a/surveys/answers.csv >answers.tmp
    mv answers.tmp a/surveys/answers.csv
    cp -R a b
    raise b 1 5 1
    raise b 1 16 -1
    raise b 2 5 2
    raise b 2 16 -2
    say_the_same a b
    jq_is a.out/acme/report.json '[.suppressed[].what] | index("q5") and index("q16")'
    jq_is a.out/acme/report.json '.score.balanced.mean > 20'
}

# --- what is withheld stands nowhere -------------------------------------------------

# The figures of the functions and of single people, one a line: means and totals.
figures() {
    awk -F, '
        NR > 1 && $2 == "2026-Q3" {
            sum = n = 0
            for (q = 1; q <= 20; q++)
                if ($(q + 4) != "") {
                    sum += $(q + 4); n++
                    item[$3, q] += $(q + 4); items[$3, q]++
                }
            total[$3] += 20 * sum / n; people[$3]++
        }
        END {
            for (f in people) { mean[f] = total[f] / people[f]; printf "%.12f\n", mean[f] }
            gap = mean["sales"] - mean["marketing"]
            printf "%.12f\n%.12f\n", gap < 0 ? -gap : gap, (mean["sales"] + mean["marketing"]) / 2
            for (at in item) printf "%.12f\n", item[at] / items[at]
        }' "$1" | grep -v '[.]0*$'
}

# Each figure as it could be printed: three to six decimals, point or comma; the means of
# statements also as the place of a bar.
patterns() {
    awk '{ for (d = 3; d <= 6; d++) printf "%.*f\n", d, $1
           if ($1 <= 5) for (d = 3; d <= 6; d++) printf "%.*f\n", d, 4 + 92 * ($1 - 1) / 4 }' |
        grep -v '[05]00*$' | sort -u | sed 's/[.]/[.,]/; s/^/(^|[^0-9.,])/; s/$/([^0-9]|$)/'
}

test_withheld_figures_and_names_stand_in_no_output() {
    { people 2026-Q3 sales 7 31; people 2026-Q3 marketing 3 37; } | with_rows a "en pl ru"
    figures a/surveys/answers.csv | patterns >wanted
    [ "$(wc -l <wanted)" -gt 100 ] || die "few patterns"
    rapport build a -o out --to $FORMATS -q 2>messages
    jq_is out/acme/report.json '.level.basis == "pooled"'
    for file in $(find out -type f | LC_ALL=C sort); do
        case $file in
        *.pdf) { pdfinfo -meta "$file"; pdftotext -raw "$file" -; qpdf --qdf --object-streams=disable "$file" -; } ;;
        *) cat "$file" ;;
        esac >seen
        ! grep -aEn -f wanted seen >found || { cut -c 1-200 found | head; die "in $file"; }
        ! grep -aq 'zz[sm][0-9][0-9]zz' seen || die "a name in $file"
    done
    # The same patterns find the figures where people agreed to show them.
    printf '[privacy]\nminimum = 1\nconsent = named\n' >a/rapport.ini
    rapport build a -o named --to json -q 2>messages
    jq -r '.. | numbers' named/acme/report.json | awk '{ printf "%.4f\n", $1 }' >numbers
    [ "$(grep -cE -f wanted numbers)" -gt 20 ] || die "the patterns find nothing"
}

# --- every channel says what report.json says ------------------------------------------

decimals() {
    sed 's/&[a-z]*;/ /g' | grep -aoE '[0-9]+[.][0-9]+' | LC_ALL=C sort -u
}

# What the numbers of report.json, and the means of both functions, look like in print: one to
# three decimals, in percent, and as places in the bars of statements and of totals.
in_print() {
    jq -r '(.. | numbers), (.. | objects | select((.sales | numbers) and (.marketing | numbers)) |
            (.sales + .marketing) / 2), (.questions[] | select(.sales.mean) |
            (.sales.mean + .marketing.mean) / 2)' "$1" | awk '
        { for (half = -1; half <= 1; half += 2) { # a half may be rounded either way
              v = ($1 < 0 ? -$1 : $1) + half * 1e-9
              for (d = 1; d <= 3; d++) printf "%.*f\n%.*f\n", d, v, d, 100 * v
              printf "%.1f\n%.1f\n%.1f\n", 92 * (v - 1) / 4, 4 + 92 * (v - 1) / 4, (v - 20) * 1.25 } }'
}

# A page without the table of answers, whose shares charts.sh computes again, and without the
# calendar of the roadmap, whose bars are days.
without_places() {
    sed 's,<figure,\n&,g; s,</figure>,&\n,g' |
        awk '/id="chart-(likert|roadmap)"/ { left_out = 1 } !left_out { print } /<\/figure>/ { left_out = 0 }'
}

test_no_output_says_more_than_the_json() {
    local basis
    for basis in balanced pooled; do
        { people 2026-Q2 sales 9 5 2; people 2026-Q2 marketing 8 6
          people 2026-Q3 sales 9 11 2
          people 2026-Q3 marketing "$([ $basis = pooled ] && echo 3 || echo 8)" 12; } | with_rows a
        rapport build a -o out --to $FORMATS -f -q 2>messages
        jq_is out/acme/report.json ".level.basis == \"$basis\" and (.trend | length) == 2"
        : >words.tmp
        [ ! -e out/acme/report.pdf ] || pdftotext -raw out/acme/report.pdf words.tmp
        {
            decimals <words.tmp
            grep '^ *"' out/acme/report.txt | decimals
            sed -n '/<body/,$p' out/acme/index.html | tr '\n' ' ' | sed 's/<[^>]*>/ /g' | decimals
            sed -n '/<body/,$p' out/acme/index.html | without_places | grep -oE '="[0-9.]+%"' | decimals
        } | LC_ALL=C sort -u >said
        [ "$(wc -l <said)" -gt 60 ] || die "little is said"
        {
            in_print out/acme/report.json
            cat "$ROOT"/templates/text/en.csv "$ROOT"/templates/content/*.csv "$ROOT"/templates/*.html | decimals
            printf '%s\n' 1.0 1.8 2.6 3.4 4.2 5.0 33.3 66.7
        } | LC_ALL=C sort -u >known
        comm -23 said known >unknown
        [ ! -s unknown ] || die "$basis: not in report.json: $(tr '\n' ' ' <unknown)"
    done
}

# Where nobody in a department answered, no figure is called that of both.
test_figures_of_one_department_are_not_called_those_of_both() {
    people 2026-Q3 sales 9 5 | with_rows a
    rapport build a -o out --to text -f -q 2>messages
    has out/acme/report.txt 'Mean score in Sales, 20 to 100, 9 people' \
        'Only Sales answered: survey figures show its view alone' \
        'how Marketing sees it is not known' 'Nobody in Marketing answered' \
        'As Sales alone sees it, the cooperation scores'
    hasnt out/acme/report.txt 'both departments together' 'of all people'
    people 2026-Q3 marketing 9 5 | with_rows a ru
    rapport build a -o out --to text -f -q 2>messages
    has out/acme/report.txt 'Ответил только маркетинг' 'как его видит отдел продаж, неизвестно' \
        'Из отдела продаж никто не ответил' 'По оценке одного только маркетинга'
    { people 2026-Q3 sales 9 5; people 2026-Q3 marketing 3 6; } | with_rows a
    rapport build a -o out --to text -f -q 2>messages
    has out/acme/report.txt 'Mean score of all people' 'given for both departments together'
    hasnt out/acme/report.txt 'Only Sales answered'
}

# Columns that would hold nothing but dashes are left out.
test_without_tests_the_statistics_have_no_columns_for_them() {
    project p wodomat calder-instruments
    rapport build p -o out --to text
    grep -q 'Testów dla stwierdzeń nie pokazujemy' out/wodomat/report.txt
    # What nobody tested is not said to be without a gap.
    grep -q '"Za mało odpowiedzi na testy pojedynczych stwierdzeń"' out/wodomat/report.txt
    grep -q 'Przy żadnym stwierdzeniu' out/wodomat/report.txt && die "untested, but no gap"
    if sed -n '/h2 id="s-statistics"/,/h2 id="s-method"/p' out/wodomat/report.txt | grep '"Delta Cliffa"'; then
        die "a column for tests that are withheld"
    fi
    sed -n '/h2 id="s-statistics"/,/h2 id="s-method"/p' out/calder-instruments/report.txt | grep -q 's delta"'
}
