# What reports say of key figures counted from deals and leads: counts, formula, file.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

# said FILE TEXT: the report's text has this, whatever stands between its words.
said() {
    python3 - "$1" "$2" <<'EOP' || die "$1 does not say: $2"
import html, re, sys
text = html.unescape(re.sub(r"<[^>]+>", " ", open(sys.argv[1], encoding="utf-8").read()))
sys.exit(re.sub(r"\s+", " ", sys.argv[2]) not in re.sub(r"\s+", " ", text))
EOP
}

# Four deals: won after 20 and 40 days for 1000 and nothing, lost, open. So 4 in the pipeline,
# two of three closed are won, 1000 a deal, 30 days: 4 x 2/3 x 1000 / 30 a day. The fifth is a
# renewal.
deals() {
    printf 'Record ID,Deal Stage,Pipeline,Amount,Close Date,Create Date\n'
    printf '1,Closed Won,Sales,1000,2026-07-21,2026-07-01\n2,Closed Won,Sales,,2026-08-10,2026-07-01\n'
    printf '3,Closed Lost,Sales,500,2026-08-10,2026-07-01\n'
    printf '4,Contract Sent,Sales,500,2026-10-10,2026-07-01\n'
    printf '5,Closed Won,Sales,700,2026-09-10,2026-09-01\n' | sed 's/Sales/Renewals/'
}

test_counts_formula_and_file_stand_beside_the_value() {
    blank_project p
    form >p/surveys/acme.csv
    deals >p/kpis/acme-deals.csv
    rapport build p -o out --to html,json,csv -q
    local page=out/acme/index.html data=out/acme/data
    said $page 'Won ÷ (won + lost) = 2 ÷ (2 + 1); open deals do not count. Counted from kpis/acme-deals.csv.'
    said $page 'Median over 2 deals won with dates of creation and closing; mean: 30 days. Counted from kpis/acme-deals.csv.'
    said $page '= 4 × 66.7% × €1,000 ÷ 30 days; the average is over the deals won that have an amount, 1 of 2.'
    said $page 'average deal: €1,000'
    said $page '2 of 3, few cases'
    jq -e '.kpis[] | select(.id == "pipeline_velocity") | (.value - 4 * 2 / 3 * 1000 / 30 | fabs) < 1e-9
        and .counted.opportunities == 4 and .counted.won_value == 1000 and .counted.won_valued == 1
        and .counted.cycle_mean == 30 and .counted.files == ["kpis/acme-deals.csv"]' out/acme/report.json
    grep -q '^win_rate,.*,won / (won + lost),won,2,kpis/acme-deals.csv' $data/kpi_counts.csv
    grep -q '^kpi_counts,component,' $data/columns.csv
}

test_counts_stand_in_polish_and_russian() {
    blank_project p
    printf 'id,name,language\nacme,Acme,pl\nbeta,Beta,ru\n' >p/companies.csv
    form pl >p/surveys/acme.csv
    form ru >p/surveys/beta.csv
    deals | tee p/kpis/beta-deals.csv >p/kpis/acme-deals.csv
    rapport build p -o out --to html -q
    said out/acme/index.html 'Wygrane ÷ (wygrane + przegrane) = 2 ÷ (2 + 1)'
    said out/acme/index.html 'Mediana z 2 wygranych transakcji z datą utworzenia i zamknięcia; średnia: 30 dni. Policzono na podstawie: kpis/acme-deals.csv.'
    said out/beta/index.html 'Выигранные ÷ (выигранные + проигранные) = 2 ÷ (2 + 1)'
    said out/beta/index.html 'Медиана по 2 выигранным сделкам с датами создания и закрытия; среднее: 30 дней. Подсчитано по данным: kpis/beta-deals.csv.'
}

test_reports_without_deals_say_nothing_of_counting() {
    blank_project p
    form >p/surveys/acme.csv
    printf 'company,period,metric,value\nacme,2026-Q3,won,12\nacme,2026-Q3,lost,28\n' >p/kpis/k.csv
    rapport build p -o out --to html,json,csv -q
    ! grep -q 'Counted from' out/acme/index.html
    [ ! -e out/acme/data/kpi_counts.csv ]
    jq -e '[.kpis[] | has("counted")] | any | not' out/acme/report.json
}

test_check_says_what_a_file_of_deals_was_taken_for() {
    blank_project p
    form >p/surveys/acme.csv
    deals >p/kpis/acme-deals.csv
    rapport check p >said
    grep -q 'records  *5 deals' said
    grep -q 'stages  *Closed Won = won (3), Closed Lost = lost (1), Contract Sent = open (1)' said
    grep -q 'pipelines  *counted: Sales (4); not counted: Renewals (1)' said
    grep -q '^pipelines = Sales$' said
    sed -n '/^\[kpis "acme-deals.csv"\]/,/^$/p' said >>p/rapport.ini
    rapport check p >again
    diff <(grep -v '^  company ' said) <(grep -v '^  company ' again)
}
