# What a report says about earlier quarters: who was compared, what the method changed, what
# got worse.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

report() {
    rapport build p -o out --to "${1:-text,json,pdf}"
}

# quarter_before N: one company whose quarter before has other answers of the same people, but
# for the last N of Sales.
quarter_before() {
    project p debowy-dom
    rm p/surveys/2026-Q1.csv p/surveys/2026-Q2.csv
    awk -F, -v OFS=, -v joined="$1" '
        FNR == NR { sales += $3 == "sales"; next }
        $3 == "sales" && ++n > sales - joined { next }
        FNR > 1 { $2 = "2026-Q2"; $5 = FNR % 3 + 1; $9 = FNR % 4 + 2 }
        { print }' p/surveys/2026-Q3.csv p/surveys/2026-Q3.csv >p/before.csv
    mv p/before.csv p/surveys/2026-Q2.csv
}

test_stable_pseudonyms_pair_people_and_the_default_does_not() {
    quarter_before 0
    report
    jq_is out/debowy-dom/report.json \
        '.trend[-1] | .method == "paired" and .linked == 23 and .n_before == 23 and .n == 23'
    grep -q 'Te same 23 osoby' out/debowy-dom/report.txt
    sed -i 's/^pseudonyms.*//' p/rapport.ini
    report
    jq_is out/debowy-dom/report.json \
        '.trend[-1] | .method == "welch" and (has("linked") | not) and .n == 23'
    grep -q 'Poprzednio 23 osoby, teraz.23' out/debowy-dom/report.txt
}

# The paired change beside everybody's values would give away who joined or left.
test_people_who_joined_are_not_paired_around() {
    for joined in 3 6; do
        rm -rf p
        quarter_before $joined
        report json
        jq_is out/debowy-dom/report.json '.trend[-1].method == "welch"'
    done
}

test_changes_of_method_stand_beside_the_trend_in_each_language() {
    project p novalens
    printf '[method]\n2026-Q3 = Two statements are new.\n2026-Q3.pl = Dwa nowe.\n' >>p/rapport.ini
    report
    grep -q 'Zmiany w.metodzie, III.kwartał.2026: Dwa.nowe\.' out/novalens/report.txt
    grep -q 'Changes in method, Q3.2026: Two statements are new\.' out/novalens/en/report.txt
    jq_is out/novalens/report.json '.trend[-1].method_change == "Dwa nowe."'
    jq_is out/novalens/report.json '[.trend[].method_change] | map(select(.)) | length == 1'
    printf '2026-Q5 = x\n' >>p/rapport.ini
    run check p
    status 2
    line=$(wc -l <p/rapport.ini)
    says "rapport.ini:$line:11: error: .*2026-Q5: expected a quarter such as 2026-Q3"
}

test_a_company_without_an_earlier_quarter_says_so() {
    project p calder-instruments
    rm p/surveys/2026-Q1.csv p/surveys/2026-Q2.csv
    report
    grep -q 'First measurement' out/calder-instruments/report.txt
    grep -q 'This is the first measurement' out/calder-instruments/report.txt
    grep -q 'There is no earlier quarter to compare with yet' out/calder-instruments/report.txt
    jq_is out/calder-instruments/report.json \
        '(.trend | length == 1) and (.trend[0] | has("change") or has("n_before") | not)'
    jq_is out/calder-instruments/report.json '[.questions[] | has("change")] | any | not'
}

# The summary stays one page whatever it has to say about the quarter before.
test_what_got_worse_is_said_on_the_one_page_of_the_summary() {
    project p sever-logistika
    report
    jq_is out/sever-logistika/report.json '.alerts[0].what == "score"'
    sed "s/[$BLANKS]/ /g" out/sever-logistika/report.txt | grep -q 'Балл со II квартала 2026 года снизился на 8,6'
    jq_is out/sever-logistika/report.json '.questions[0].change < 0'
    pdftotext -f 4 -l 4 out/sever-logistika/report.pdf - | grep -q 'Уровень взаимодействия'
}
