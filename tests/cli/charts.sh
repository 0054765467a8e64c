# The charts of the survey say what report.json says: answers to each statement, computed again
# from the counts, in the order and with the finding that follow from them.
# The folder is thrown away and `set -e` ends a test.
# shellcheck shell=bash

# expected JSON: of each statement shown with its counts (of both departments, or of all): disagree,
# neutral, agree in whole percent by largest remainder, lowest net agreement first.
expected() {
    jq -r '.questions | to_entries[] | .key as $at | .value |
        if .sales.counts and .marketing.counts then [.sales.counts, .marketing.counts] | transpose | map(add)
        elif .pooled.counts then .pooled.counts else empty end | [$at] + . | @tsv' "$1" | awk '
        {
            n = 0
            for (k = 2; k <= 6; k++) n += $k
            left = 100
            for (k = 2; k <= 6; k++) { share[k] = int(100 * $k / n); rest[k] = (100 * $k) % n; left -= share[k] }
            for (; left > 0; left--) {
                best = 2
                for (k = 3; k <= 6; k++) if (rest[k] > rest[best]) best = k
                share[best]++; rest[best] = -1
            }
            low = share[2] + share[3]; high = share[5] + share[6]
            printf "%.9f %d %d %d %d %d\n", ($5 + $6 - $2 - $3) / n, -low, $1, low, share[4], high
        }' | LC_ALL=C sort -k 1,1g -k 2,2n -k 3,3n | cut -d ' ' -f 4-
}

# The chart of a page: a row a line, the shares in percent; the words of rows without.
printed() {
    tr -d '\n' <"$1" | sed 's/.*<table class="chart likert">//; s/<\/table>.*//; s/<tr/\n<tr/g' |
        sed '1,2d; s/<svg.*<\/svg>//; s/<th[^>]*>[^<]*<\/th>//; s/<[^>]*>/ /g; s/&nbsp;/ /g; s/\xc2\xa0\|\xe2\x80\xaf//g; s/%//g' |
        awk 'NF { $1 = $1; print }'
}

test_the_shares_of_answers_follow_from_the_counts() {
    local page lines=0
    project p calder-instruments debowy-dom uyutny-bereg
    rapport build p -o out --to html,json -q
    for page in out/*/index.html; do
        expected "${page%/*}/report.json" >wanted
        printed "$page" | grep -v '[^0-9 ]' >found || true
        cmp wanted found || { diff wanted found | head; die "$page"; }
        lines=$((lines + $(wc -l <wanted)))
    done
    [ $lines -gt 50 ] || die "only $lines rows"
}

# Every row is there; one that may not be counted says so, in the words of the heatmap.
test_withheld_answers_are_rows_that_say_so() {
    project p calder-instruments
    rapport build p -o out --to html,json -q
    printed out/calder-instruments/index.html >found
    [ "$(wc -l <found)" -eq 20 ] || die "not 20 rows"
    [ "$(grep -c '^hidden$' found)" -eq 1 ] || die "not one hidden row"
    grep -q 'The answers to 1 statement are not counted here' out/calder-instruments/index.html
}

# No department of wodomat has the people for counts: no chart, a sentence.
test_without_counts_there_is_no_chart_of_answers() {
    project p wodomat
    rapport build p -o out --to html -q
    ! grep -q 'chart likert' out/wodomat/index.html || die "a chart"
    grep -q 'każdym dziale potrzeba do tego co najmniej 7 osób' out/wodomat/index.html
}

test_a_brand_draws_the_answers_as_bars_of_a_hundred_percent() {
    project p calder-instruments
    rapport build p -o diverging --to html -q
    printf '\n[charts]\nlikert = stacked\n' >>p/brands/northlight/brand.ini
    rapport build p -o stacked --to html -q
    printed diverging/calder-instruments/index.html >a
    printed stacked/calder-instruments/index.html >b
    cmp a b || die "other shares"
    grep -q 'From strong disagreement on the left' stacked/calder-instruments/index.html
    # Each bar begins at the left edge; there is no base line.
    [ "$(grep -o '<svg class="bar"[^>]*><rect class="f-heat-[0-9]\( s-axis\)\?" x="0%"' \
        stacked/calder-instruments/index.html | wc -l)" -eq 19 ] || die "bars begin elsewhere"
    sed -i 's/likert = stacked/likert = pie/' p/brands/northlight/brand.ini
    run check p
    status 2
    says 'brand.ini:[0-9]+:[0-9]+: error: .*expected diverging or stacked: pie'
}

# The labels of the gauge: 13 units of the drawing at least, 8 points on the summary's page.
test_the_labels_of_the_gauge_can_be_read_on_paper() {
    local least width file n=0
    least=$(grep -o 'font-size="[0-9.]*"' "$ROOT/templates/gauge.html" | tr -dc "0-9.\n" | sort -n | head -n 1)
    width=$(sed -n 's/.*viewBox="[-0-9]* [-0-9]* \([0-9]*\) .*/\1/p' "$ROOT/templates/gauge.html")
    awk -v least="$least" "BEGIN { exit !(least >= 13) }" || die "labels of $least units"
    [ "$width" -le 360 ] || die "a drawing of $width units"
    rapport build "$SAMPLE" -o out --to pdf,layout -q 2>messages
    for file in out/*/report.layout.txt out/*/*/report.layout.txt; do
        awk -v least="$least" -v width="$width" '
            $1 == "figure" && $2 == "svg.gauge" && /100/ { n++; size = least * $6 / width }
            END { exit !(n == 1 && size >= 8) }' "$file" || die "$file"
        n=$((n + 1))
    done
    [ $n -eq 9 ] || die "$n editions"
}

# Titles state the finding in ten words at most.
test_titles_of_figures_are_short_in_every_language() {
    rapport build "$SAMPLE" -o out --to html -q 2>messages
    cat out/*/index.html out/*/*/index.html | grep -o '<span class="finding">[^<]*' |
        sed 's/<[^>]*>//; s/&nbsp;\|\xc2\xa0\|\xe2\x80\xaf/ /g' | LC_ALL=C sort -u >titles
    [ "$(wc -l <titles)" -gt 40 ] || die "few titles"
    awk 'NF > 13 { print NF ": " $0; bad = 1 } END { exit bad }' titles
}
