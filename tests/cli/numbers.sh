# One company whose every number was computed elsewhere (R and Python) stands in report.json.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

# The project of tests/data/golden_e2e.csv: twelve named people.
golden() {
    mkdir -p p/surveys
    printf 'id,name,language,sponsor\ngolden,Golden Company,en,yes\n' >p/companies.csv
    printf '[privacy]\nminimum = 1\nconsent = named\n' >p/rapport.ini
    awk -F, -v OFS=, '
        NR == 1 { $1 = "company,wave,function,respondent"; $2 = "q1"
                  line = $1; for (i = 3; i <= NF; i++) line = line "," $i; print line; next }
        { line = "golden,2026-Q3," $2 "," $1
          for (i = 3; i <= NF; i++) line = line "," $i
          print line }' "$ROOT/tests/data/golden_e2e.csv" >p/surveys/answers.csv
    rapport build p -o out --to json
    J=out/golden/report.json
}

test_the_golden_company_has_its_totals_and_gap() {
    golden
    near $J .score.sales.mean 44.388889
    near $J .score.sales.low 33.980197
    near $J .score.sales.high 54.797580
    near $J .score.marketing.mean 58.733333
    near $J .score.marketing.low 48.530344
    near $J .score.marketing.high 68.936323
    near $J .score.balanced.mean 51.561111
    near $J .score.balanced.low 45.376061
    near $J .score.balanced.high 57.746161
    near $J .score.gap.difference -14.344444
    near $J .score.gap.t -2.623296
    near $J .score.gap.df 8.998107
    near $J .score.gap.exact_p 0.025974026
    near $J .score.gap.delta -0.8
    near $J .score.gap.delta_low -0.980050
    near $J .score.gap.delta_high 0.101254
    jq_is $J '(.score.gap.p - 0.0276658) | fabs < 0.00000006'
    jq_is $J '.respondents.sales.answered == 6 and .respondents.sales.scored == 6'
    jq_is $J '.respondents.marketing.answered == 6 and .respondents.marketing.scored == 5'
    jq_is $J '.level.number == 2 and .level.id == "defined" and .level.basis == "balanced"'
    jq_is $J '.level.borderline == false and .level.sales == 2 and .level.marketing == 2'
}

test_the_golden_company_has_its_parts_and_reliability() {
    golden
    jq_is $J '[.dimensions[] | .id] == ["trust","knowledge","customer","planning","measures"]'
    parts='[2.4444,2.9333], [2.6389,2.4583], [2.2361,3.6667], [1.6333,2.6500], [2.3750,3.0500]'
    jq_is $J "[[.dimensions[] | [.sales, .marketing]], [$parts]] | transpose |
        all((.[0][0] - .[1][0] | fabs) < 0.00006 and (.[0][1] - .[1][1] | fabs) < 0.00006)"
    jq_is $J '[.pains[] | .id] == ["silos","management","understanding"]'
    pains='[2.4048,3.0048], [1.6333,2.6500], [2.4375,3.0429]'
    jq_is $J "[[.pains[] | [.sales, .marketing]], [$pains]] | transpose |
        all((.[0][0] - .[1][0] | fabs) < 0.00006 and (.[0][1] - .[1][1] | fabs) < 0.00006)"
    near $J .alpha.value 0.930289
}

test_the_golden_company_has_its_tests_by_statement() {
    golden
    for q in 3 4 5 6 15 20; do near $J ".questions[$((q - 1))].gap.q" 0.036075036; done
    near $J '.questions[12].gap.q' 0.037105751
    jq_is $J '[.questions[] | .gap.q | select(. > 0.4)] | length == 13'
    jq_is $J '[.questions[] | .id] == [range(1; 21) | "q\(.)"]'
    near $J .questions[5].sales.mean 4
    near $J .questions[5].marketing.mean 2
}
