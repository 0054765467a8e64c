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

# has FILE TEXT...: each text stands in the file, blanks of any kind alike.
has() {
    local file=$1 text
    sed "s/[$BLANKS]/ /g" "$file" >plain
    shift
    for text in "$@"; do
        grep -qF -- "$text" plain || die "$file: no $text"
    done
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
