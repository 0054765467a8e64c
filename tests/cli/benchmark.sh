# The place among the companies of a project, and that nothing else of them is told.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

# batch N: a project of N companies in three languages; scores rise with the number, the
# second and third are equal.
batch() {
    mkdir -p p/surveys
    awk -v n="$1" 'BEGIN {
        split("en pl ru", language, " ")
        answers = "p/surveys/answers.csv"
        print "id,name,language,benchmark" >"p/companies.csv"
        printf "company,wave,function,respondent" >answers
        for (q = 1; q <= 20; q++) printf ",q%d", q >answers
        print "" >answers
        for (c = 1; c <= n; c++) {
            id = sprintf("quarzon-%02d", c)
            printf "%s,Vextrum %02d,%s,\n", id, c, language[c % 3 + 1] >"p/companies.csv"
            above = c == 3 ? 2 : c
            for (person = 1; person <= 16; person++) {
                side = (person > 8) ? "marketing" : "sales"
                printf "%s,2026-Q3,%s,p%d", id, side, person >answers
                for (q = 0; q < 20; q++)
                    printf ",%d", 2 + ((q + 7 * person) % 20 < above + person % 3) >answers
                print "" >answers
            }
        }
    }' </dev/null
}

# place ID COMPANIES LOWER
place() {
    jq_is "out/$1/report.json" ".benchmark == {companies: $2, lower: $3}"
}

test_each_company_learns_how_many_others_score_less() {
    batch 10
    run build p -o out --to json,html,text
    status 0
    place quarzon-01 10 0
    place quarzon-02 10 1
    place quarzon-03 10 1
    place quarzon-09 10 8
    place quarzon-10 10 9
    for kind in report.txt index.html; do
        grep -q 'Баллы остальных 9 компаний не ниже' out/quarzon-02/$kind &&
            die "quarzon-02 is not the lowest"
        grep -q 'Балл выше, чем у 1 из остальных 9 компаний' out/quarzon-02/$kind
        grep -q 'Higher score than 1 of the other 9 companies' out/quarzon-03/$kind
        grep -q 'Wynik wyższy niż w 6 z 9 pozostałych firm' out/quarzon-07/$kind
        grep -q 'Najwyższy wynik spośród 10 firm' out/quarzon-10/$kind
    done
}

test_nine_companies_are_not_compared() {
    batch 9
    run build p -o out --to json,html
    status 0
    for id in $(rapport list p); do
        jq_is "out/$id/report.json" 'has("benchmark") | not'
        ! grep -Eq 'of the other [0-9]|pozostałych firm|из остальных [0-9]' "out/$id/index.html" ||
            die "$id is compared"
    done
}

test_who_opts_out_is_neither_counted_nor_told() {
    batch 11
    sed -i '/^quarzon-05/s/$/no/' p/companies.csv
    run build p -o out --to json
    status 0
    place quarzon-04 10 3
    place quarzon-06 10 4
    jq_is out/quarzon-05/report.json 'has("benchmark") | not'
    printf '[publish]\nbenchmark = no\n' >p/rapport.ini
    run build p -o out --to json
    status 0
    for id in $(rapport list p); do jq_is "out/$id/report.json" 'has("benchmark") | not'; done
}

test_failed_and_withheld_companies_are_not_counted() {
    batch 12
    # Too few in Marketing; and a row of the wrong width.
    sed -i '/^quarzon-01,.*,marketing,p1[3-6],/d; /^quarzon-02,.*,p3,/s/$/,3/' \
        p/surveys/answers.csv
    run build p -o out --to json
    status 1
    absent out/quarzon-02
    jq_is out/quarzon-01/report.json '.level.basis == "pooled" and (has("benchmark") | not)'
    place quarzon-03 10 0
    place quarzon-12 10 9
}

test_a_partial_build_gives_the_same_bytes() {
    batch 10
    run build p -o all -j 3
    status 0
    run build p quarzon-04 -o one -j 1
    status 0
    jq_is one/quarzon-04/report.json '.benchmark == {companies: 10, lower: 3}'
    [ "$(sums all/quarzon-04)" = "$(sums one/quarzon-04)" ] || die "the bytes differ"
}

test_no_report_tells_of_another_company() {
    batch 10
    run build p -o out --to pdf,html,json,text
    status 0
    for id in $(rapport list p); do
        number=${id#quarzon-}
        for pdf in $(find "out/$id" -name '*.pdf'); do
            qpdf --qdf --object-streams=disable "$pdf" "$pdf.raw"
            qpdf --json "$pdf" >"$pdf.strings" # the PDF's own strings, decoded
            pdftotext "$pdf" "$pdf.text"
            for kind in strings text; do
                grep -q "Vextrum $number" "$pdf.$kind" || die "$pdf.$kind: own name not found"
            done
        done
        for file in $(find "out/$id" -type f); do
            grep -aEo '(quarzon-|Vextrum )[0-9][0-9]' "$file" | grep -v "$number\$" >found.txt || true
            [ ! -s found.txt ] || die "$file: $(sort -u found.txt | tr '\n' ' ')"
        done
    done
}
