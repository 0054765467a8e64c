# The charts of key figures and plan: funnel, roadmap, trend, and the data behind drawings.
# shellcheck shell=bash disable=SC2164

# funnel_project LANGUAGE: one company with counts of six steps, one larger than that before.
funnel_project() {
    project p debowy-dom
    sed -i "s/Sp. z o.o.,pl,/Sp. z o.o.,$1,/" p/companies.csv
    cat >p/kpis/mostowa.csv <<'END'
company,period,metric,value,target
debowy-dom,2026-Q3,leads,12345,
debowy-dom,2026-Q3,mql,2500,
debowy-dom,2026-Q3,accepted,2600,
debowy-dom,2026-Q3,sql,400,
debowy-dom,2026-Q3,opportunities,400,
debowy-dom,2026-Q3,won,32,
END
}

test_the_funnel_prints_counts_and_shares_in_each_language() {
    funnel_project 'pl en ru'
    rapport build p -o out
    D=out/debowy-dom
    has $D/en/index.html 'Largest drop: from opportunities to deals won, 8% remain' \
        '>12,345</td>' '>104%</td>' '>15%</td>' '>100%</td>' '>8%</td>' 'Not always the same leads'
    has $D/index.html 'Największy spadek: od szans sprzedaży do wygranych transakcji, zostaje 8%' \
        '>12 345</td>' '>104%</td>'
    has $D/ru/index.html 'от потенциальных сделок до выигранных сделок, остаётся 8 %' \
        '>12 345</td>' '>104 %</td>'
    jq_is $D/report.json '[.funnel.steps[].count] == [12345,2500,2600,400,400,32] and
        .funnel.largest_drop == "won" and .funnel.cohort == false'
    pdftotext -layout $D/en/report.pdf - | grep -Eq 'Accepted by Sales +2,600 +104%' || die "PDF"
}

test_the_funnel_of_a_cohort_is_open() {
    funnel_project en
    echo 'debowy-dom,2026-Q3,leads_won,21,' >>p/kpis/mostowa.csv
    rapport build p -o out --to html
    has out/debowy-dom/index.html 'Customers so far' 'Open cohort: not all have had time to buy.'
    ! grep -q 'Opportunities in the pipeline' out/debowy-dom/index.html || die "pipeline"
}

test_two_steps_are_no_funnel() {
    funnel_project en
    sed -i '/,mql,\|,accepted,\|,sql,\|,opportunities,/d' p/kpis/mostowa.csv
    rapport build p -o out --to html,json
    ! grep -q 'From lead to customer' out/debowy-dom/index.html || die "a funnel of two steps"
    jq_is out/debowy-dom/report.json '.funnel == null'
}

# behind FILE WORDS: the words of the table behind the drawing or figure that holds them.
behind() {
    tr '\n' ' ' <"$1" | grep -oP '<details>.*?</details>' | sed "s/<[^>]*>/ /g; s/[$BLANKS]/ /g" |
        tr -s ' ' | grep -F -- "$2" || die "$1: nothing behind: $2"
}

test_every_drawing_has_its_numbers_in_a_table() {
    project p novalens sever-logistika uyutny-bereg
    rapport build p -o out
    behind out/novalens/en/index.html 'Scores from 20 to 100' >words
    sales=$(jq -r '.score.sales | [.mean, .low, .high] | map(. * 10 | round / 10) |
        "Sales \(.[0]) \(.[1]) to \(.[2]) 3 Marketing"' out/novalens/report.json)
    grep -q "$sales" words || { cat words; die "gauge"; }
    behind out/sever-logistika/index.html 'Балл от 20 до 100 по кварталам' >words
    [ "$(grep -o 'квартал 2026' words | wc -l)" -eq 3 ] || { cat words; die "trend"; }
    behind out/sever-logistika/index.html 'июль 2026 г.: 66,1 %; август 2026 г.: нет данных;' >words
    grep -q 'I квартал 2026 года: 45 дней; II квартал 2026 года: 52 дня;' words || { cat words; die "lines"; }
    behind out/uyutny-bereg/index.html '4,3 % (открытая когорта)' >words
    behind out/uyutny-bereg/index.html 'Баллы от 20 до 100' >words
    ! grep -q 'Продажи' words || die "a department that is withheld"
    for id in novalens sever-logistika uyutny-bereg; do
        tr '\n' ' ' <out/$id/index.html | grep -oP '<details>.*?</details>' >details
        [ "$(wc -l <details)" -ge 3 ] || die "$id: $(wc -l <details)"
        ! grep -v '<summary>[^<]*</summary> *<table[^>]*> *<caption' details || die "no caption"
        ! grep -P '<th(?! scope=|ead)' details || die "a head without scope"
    done
}

test_scores_over_time_stand_with_their_intervals() {
    project p sever-logistika
    rapport build p -o out
    J=out/sever-logistika/report.json
    jq_is $J '.trend[-1].value_low == .score.balanced.low and .trend[-1].value_high == .score.balanced.high'
    jq_is $J '[.trend[] | .value_low < .balanced and .balanced < .value_high] == [true, true, true]'
    pdftotext -layout out/sever-logistika/report.pdf - | sed "s/[$BLANKS]/ /g" |
        grep -q '70,6…76,7' || die "interval of the score"
    whiskers=$(grep -o '<path class="s-ink" fill="none" d="M' out/sever-logistika/index.html | wc -l)
    [ "$whiskers" -eq 3 ] || die "$whiskers intervals in the drawing"
}

# The rows of the roadmap's chart: number of the action, end of its bar, day it is due.
timeline() {
    tr '\n' ' ' <"$1" | grep -oP '<figure id="chart-roadmap".*?</figure>' >chart
    grep -oP '<tr><th scope="row">.*?</tr>' chart |
        sed -E 's/.*<strong>([0-9]+)\..*<svg x="([0-9.]+)%".*datetime="([0-9-]+)".*/\1 \2 \3/'
}

months() {
    grep -oP '<thead>.*?</thead>' chart | sed 's/<[^>]*>/ /g'
}

test_the_roadmap_is_a_calendar_of_the_months_after_the_report() {
    project p debowy-dom
    sed -i 's/Sp. z o.o.,pl,/Sp. z o.o.,pl en ru,/' p/companies.csv
    rapport build p -o out
    D=out/debowy-dom
    timeline $D/index.html >rows
    # October has 31 days, November 30; December's first 29 are the last of ninety.
    diff - rows <<'END' || die "rows"
3 32.3 2026-10-30
6 32.3 2026-10-30
1 65.6 2026-11-29
4 65.6 2026-11-29
5 65.6 2026-11-29
7 65.6 2026-11-29
8 65.6 2026-11-29
2 100 2026-12-29
END
    months | grep -q 'Październik *Listopad *Grudzień' || die "months"
    grep -q 'Teraz: .*do 30 października.*Następnie: .*do 29 listopada.*Później: .*do 29 grudnia' \
        chart || die "horizons"
    timeline $D/en/index.html | cmp - rows
    months | grep -q 'October *November *December' || die "months"
    has chart '2 of 8 actions due within 30 days' 'by 30 October<' '<td data-h="Effort">small</td>'
    timeline $D/ru/index.html | cmp - rows
    months | grep -q 'Октябрь *Ноябрь *Декабрь' || die "months"
    has chart 'За первые 30 дней: 2 из 8 действий' 'до 30 октября<'
    pdftotext -layout $D/en/report.pdf - | grep -q 'October *November *December' || die "PDF"
}

# 21 January: eleven days of it, too few for a heading, then 28, 31 and 20 days.
test_the_roadmap_begins_with_the_reports_date() {
    project p debowy-dom
    sed -i 's/Sp. z o.o.,pl,/Sp. z o.o.,en,/' p/companies.csv
    SOURCE_DATE_EPOCH=$(date -u -d 2027-01-20 +%s) rapport build p -o out --to html
    timeline out/debowy-dom/index.html >rows
    months | grep -q 'Action *February *March *April *Owner' || die "months"
    grep -q '<td colspan="4">' chart || die "four months"
    [ "$(grep -o '<th scope="rowgroup" colspan="8">' chart | wc -l)" -eq 3 ] || die "groups"
    [ "$(cut -d' ' -f3 rows | uniq | tr '\n' ' ')" = '2027-02-19 2027-03-21 2027-04-20 ' ] || die "days"
}

test_a_plan_to_stay_has_its_calendar_and_one_to_keep_has_none() {
    project p mleczna-kraina calder-instruments
    rapport build p -o out --to html
    [ "$(timeline out/mleczna-kraina/index.html | wc -l)" -eq 3 ] || die "three actions"
    ! grep -q 'chart-roadmap' out/calder-instruments/index.html || die "no actions, no chart"
}

# 21,400, 22,100, nothing and 21,800 against 25,000: the scale takes in the target, the gap stays.
test_trend_lines_end_in_a_point_and_keep_gaps_and_target() {
    project p mleczna-kraina
    rapport build p -o out --to html
    tr '\n' ' ' <out/mleczna-kraina/index.html | grep -oP '<tr><th scope="row">Tempo lejka.*?</tr>' |
        grep -oP '<svg class="spark".*?</svg>' >spark
    grep -q '<line class="s-ink2"[^>]*stroke-dasharray="[^>]* y1="5" x2="126" y2="5"/>' spark || die "target"
    [ "$(grep -oP 'points="\K[^"]*' spark)" = '6,27 44.7,22.7' ] || { cat spark; die "line"; }
    grep -q '<circle class="f-ink" cx="122" cy="24.6" r="4"/>' spark || die "end"
    grep -q 'aria-hidden="true"' spark
}

# Figures that few companies have are shown to those that give them, and to nobody else.
test_rare_figures_stand_where_they_are_given_in_each_language() {
    project p novalens mleczna-kraina
    sed -i '/^novalens,/s/,pl en,/,pl ru en,/' p/companies.csv
    sed -i '/,field_days,\|,mql_to_plan,/d' p/kpis/mostowa.csv
    cat >>p/kpis/mostowa.csv <<'ROWS'
novalens,2026-Q2,field_days,1,3
novalens,2026-Q3,field_days,1.5,3
novalens,2026-Q3,mql_to_plan,112 %,100 %
ROWS
    rapport build p -o out --to text,json
    has out/novalens/report.txt 'Dni w terenie na osobę w marketingu' '"1,5 dnia"' '"3,0 dnia"' 'było 1,0 dnia' \
        'Realizacja planu MQL' '"112,0%"'
    has out/novalens/ru/report.txt 'Выездные дни на маркетолога' '"1,5 дня"' '"3,0 дня"' 'Выполнение плана по MQL'
    has out/novalens/en/report.txt 'Field days per marketer' '"1.5 days"' '"3.0 days"' 'MQLs delivered against plan'
    jq_is out/novalens/report.json '[.kpis[] | select(.id == "field_days") | .value, .target] == [1.5, 3]'
    ! grep -q 'terenie na osobę\|planu MQL' out/mleczna-kraina/report.txt || die "a figure nobody gave"
}

# level_three: ten people a department, all with a mean of 3.5 but for statement 16, where
# Marketing has 3.4: the mean of both is 3.45.
level_three() {
    {
        printf 'company,wave,function,respondent'
        printf ',q%d' {1..20}
        echo
        awk 'BEGIN {
            for (f = 0; f < 2; f++)
                for (i = 0; i < 10; i++) {
                    printf "acme,2026-Q3,%s,p%d%d", f ? "marketing" : "sales", f, i
                    for (q = 1; q <= 20; q++)
                        printf ",%d", (i + q) % 10 < (q == 16 && f ? 6 : 5) ? 3 : 4
                    print ""
                }
        }'
    } >"$1"
}

# A verdict and the numbers beside it do not contradict each other.
test_no_rounding_hides_why_to_stay() {
    mkdir -p p/surveys
    printf 'id,name,language,sponsor\nacme,Acme Ltd,en pl,yes\n' >p/companies.csv
    level_three p/surveys/s.csv
    rapport build p -o out --to text,json 2>messages
    jq_is out/acme/report.json '.level.number == 3 and .roadmap.verdict == "stay"'
    has out/acme/report.txt 'is rated 3.5 and “Shared success and failure” 3.45, where level 4 needs 3.5 each'
    has out/acme/pl/report.txt '3,45; do poziomu 4 potrzeba po 3,5'
}

# Below level 3 no chapter promises shared operating figures yet.
test_shared_figures_come_in_two_steps() {
    mkdir -p p/surveys
    printf 'id,name,language,sponsor,kpi_stance\nacme,Acme Ltd,en,yes,shared\n' >p/companies.csv
    level_three p/surveys/s.csv
    sed -i '2,$s/,3/,1/g; 2,$s/,4/,2/g' p/surveys/s.csv
    rapport build p -o out --to text 2>messages
    has out/acme/report.txt 'leads both departments towards shared key figures' \
        'from level 3 on for operating figures as well'
    hasnt out/acme/report.txt 'answer for the same key figures' 'answer together for operating figures'
    level_three p/surveys/s.csv
    rapport build p -o out -f --to text 2>messages
    has out/acme/report.txt 'answer for the same key figures' 'answer together for operating figures'
    hasnt out/acme/report.txt 'from level 3 on for operating figures as well'
}
