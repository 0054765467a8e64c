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

# A company whose people gave one answer to every statement each: sales and marketing list
# the answers, e.g. constant "2 2 2" "4 4 4".
constant() {
    mkdir -p p/surveys
    printf 'id,name,language\nflat,Flat Company,en pl ru\n' >p/companies.csv
    printf '[privacy]\nminimum = 1\nconsent = named\n' >p/rapport.ini
    awk -v sales="$1" -v marketing="$2" '
        function rows(name, list,  n, answer, i, q) {
            n = split(list, answer, " ")
            for (i = 1; i <= n; i++) {
                printf "flat,2026-Q3,%s,%s%d", name, name, i
                for (q = 1; q <= 20; q++) printf ",%s", answer[i]
                print ""
            }
        }
        BEGIN {
            printf "company,wave,function,respondent"
            for (q = 1; q <= 20; q++) printf ",q%d", q
            print ""
            rows("sales", sales); rows("marketing", marketing)
        }' >p/surveys/answers.csv
    rapport build p -o out --to json,text,html
    J=out/flat/report.json
    ! grep -wiE 'nan|-?inf' $J out/flat/report.txt out/flat/*/report.txt out/flat/index.html ||
        die "a figure that is none"
}

test_constant_groups_have_no_interval_and_no_t() {
    constant "2 2 2" "4 4 4"
    jq_is $J '.score.sales == {"mean": 40} and .score.balanced == {"mean": 60}'
    jq_is $J '.score.gap | keys == ["delta","delta_high","delta_low","difference","exact_p"]'
    near $J .score.gap.difference -40
    near $J .score.gap.exact_p 0.1
    near $J .score.gap.delta_high -0.267701
    jq_is $J '.questions | all(.sales.sd == 0 and .sales.rwg == 1 and .gap.difference == -2)'
    jq_is $J '.questions | all(.gap.verdict == "suggestive")'
    grep -q 'Gap: −40.0.points.*"$' out/flat/report.txt
    ! grep -q 'Gap: −40.0.points (95%' out/flat/report.txt
    ! grep -q "Welch’s t =" out/flat/report.txt
    grep -q 'Exact Mann–Whitney test of the scores: p = 0.100' out/flat/report.txt
}

test_answers_all_alike_have_no_alpha_and_no_delta_interval() {
    constant "3 3 3" "3 3 3 3"
    jq_is $J '.score.gap == {"difference": 0, "exact_p": 1, "delta": 0}'
    jq_is $J 'has("alpha") | not'
    jq_is $J '.questions | all(.gap | has("delta_low") or has("delta_high") | not)'
    jq_is $J '.questions | all(.gap.p == 1 and .gap.p_min == 1 and .gap.verdict == "too_few")'
    grep -q 'Internal consistency is not given' out/flat/report.txt
    [ "$(grep -c '"too few"' out/flat/report.txt)" -ge 20 ]
}

test_one_person_has_a_mean_and_nothing_else() {
    constant "4" "2 3 3"
    jq_is $J '.score.sales == {"mean": 80}'
    jq_is $J '.score.balanced | keys == ["mean"]'
    jq_is $J '.score.gap | has("t") or has("p") or has("low") | not'
    jq_is $J '.questions | all(.sales | has("sd") or has("rwg") | not)'
    jq_is $J '.questions | all(.gap | .p == 0.5 and .delta == 1 and (has("delta_low") | not))'
}

# The verdict of a statement is a word in the chapter on gaps, in every language.
test_every_verdict_is_printed_in_words() {
    golden
    sed -i 's/,en,yes/,en pl ru,yes/' p/companies.csv
    rapport build p -o out --to json,text
    for q in $(seq 20); do
        jq -r ".questions[$((q - 1))].gap.verdict" $J
    done | sort | uniq -c | awk '{ print $2 "=" $1 }' >verdicts
    while IFS='=' read -r verdict times; do
        case $verdict in
        clear) words='clear|wyraźna|явный' ;;
        suggestive) words='suggestive|możliwa|возможный' ;;
        none) words='no clear gap|brak wyraźnej|нет явного' ;;
        too_few) words='too few|za mało|мало ответов' ;;
        *) die "unknown verdict $verdict" ;;
        esac
        for file in out/golden/report.txt out/golden/pl/report.txt out/golden/ru/report.txt; do
            [ "$(grep -cE "^ *\"($words)\"\$" $file)" -eq "$times" ] ||
                die "$verdict: not $times times in $file"
        done
    done <verdicts
    [ "$(wc -l <verdicts)" -ge 3 ] || die "$(cat verdicts)"
}

# More people than the exact test takes: said in the report and in report.json.
test_the_normal_approximation_is_named() {
    mkdir -p p/surveys
    printf 'id,name,language\nlarge,Large Company,en pl ru\n' >p/companies.csv
    awk 'BEGIN {
        printf "company,wave,function,respondent"
        for (q = 1; q <= 20; q++) printf ",q%d", q
        print ""
        for (i = 0; i < 1010; i++) {
            printf "large,2026-Q3,%s,%d", i % 2 ? "sales" : "marketing", i
            for (q = 1; q <= 20; q++) printf ",%s", 1 + (i * 7 + int(i * q / 9)) % 5
            print ""
        } }' >p/surveys/answers.csv
    rapport build p -o out --to json,text
    J=out/large/report.json
    jq_is $J '.questions | all(.gap | .approximate == true and .p > 0 and (has("p_min") | not))'
    grep -q 'For 20 statements the departments are too large' out/large/report.txt
    grep -q 'Przy 20 stwierdzeniach działy są zbyt liczne' out/large/pl/report.txt
    grep -q 'По 20 утверждениям отделы слишком велики' out/large/ru/report.txt
}

test_small_companies_have_exact_tests_only() {
    golden
    jq_is $J '.questions | all(.gap | has("approximate") | not)'
}

# Of the statements shown, not of the twenty asked: one is withheld in each of the two.
test_findings_count_among_the_statements_shown() {
    project p debowy-dom sever-logistika
    rapport build p -o out --to text
    sed "s/$(printf '\302\240')/ /g" out/*/report.txt >words.tmp
    for finding in 'Średnia poniżej 2,6 przy 9 z 19 stwierdzeń' 'z 19 stwierdzeń ze średnią poniżej 2,6' \
        'Wyraźna różnica przy 4 z 19 stwierdzeń' 'z 19 stwierdzeń z wyraźną różnicą' \
        'Явный разрыв по 6 из 19 утверждений' 'из 19 утверждений с явным разрывом' \
        'У всех показанных утверждений среднее не ниже 2,6'; do
        grep -q "\"$finding\"" words.tmp || die "not said: $finding"
    done
}

test_the_summary_counts_one_company_as_one() {
    project p calder-instruments uyutny-bereg
    run build p calder-instruments -o out --to json
    prints '^1 company: 1 built, 0 failed\. 0 warnings\.$'
    run build p -o out2 --to json
    prints '^2 companies: 2 built, 0 failed\. 1 warning\.$'
    run check p
    prints '^2 companies checked: 2 good, 0 with errors\. 1 warning\.$'
}

# The summary has room for four of twelve figures: those that miss a target, then the step's.
test_the_summary_shows_what_misses_its_target() {
    local name
    run build "$SAMPLE" novalens -o out --to text
    status 0
    sed -n '/="s-summary"/,/="s-level"/p' out/novalens/en/report.txt >page
    for name in '8 of 12 key figures on target' 'Sales cycle' 'Win rate' \
        'Field days per marketer' 'Key accounts with a team'; do
        grep -q "\"$name\"" page || die "not in the summary: $name"
    done
    ! grep -q '"Pipeline velocity"' page || die "a figure on target took the place of another"
}

# Whose figures are unknown is not told of figures; what leaders agreed to is told of leaders only.
test_a_report_names_no_figures_that_were_not_given() {
    run build "$SAMPLE" harbourline-foods novalens -o out --to text
    status 0
    ! grep -q 'key figures against their targets\|from 0 quarters' \
        out/harbourline-foods/report.txt || die "figures nobody gave"
    grep -q 'no key figures"$' out/harbourline-foods/report.txt || die "their absence is not told"
    grep -q '"Answers are anonymous"' out/harbourline-foods/report.txt || die "no consent"
    grep -q 'leaders agreed to be named' out/novalens/en/report.txt || die "no consent of leaders"
    ! grep -q '?\.' out/novalens/en/report.txt || die "a question ends on a full stop"
}
