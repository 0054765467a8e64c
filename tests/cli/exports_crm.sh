# Deals and leads of CRMs: what is counted, and what is not, against counts made by other means.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

# kpi REPORT ID: the metric as compact JSON.
kpi() {
    jq -c ".kpis[] | select(.id == \"$2\")" "$1"
}

test_deals_of_seven_tools_are_those_of_an_independent_count() {
    local company quarter won lost value valued opportunities days report member
    rapport build "$EXPORTS" -o out --to json -q
    python3 "$ROOT/tests/tools/count_exports.py" deals "$EXPORTS" >by_hand
    [ "$(wc -l <by_hand)" -eq 14 ]
    while read -r company quarter won lost value valued opportunities days; do
        report=out/$company/report.json
        member=value
        [ "$quarter" = 2026-Q3 ] || member=previous # of 2026-Q2
        near "$report" ".kpis[] | select(.id == \"win_rate\") | .$member" "$won / ($won + $lost)"
        near "$report" ".kpis[] | select(.id == \"sales_cycle_days\") | .$member" "$days"
        # The average deal is over those that have an amount.
        near "$report" ".kpis[] | select(.id == \"pipeline_velocity\") | .$member" \
            "$opportunities * $won / ($won + $lost) * $value / $valued / $days"
        [ $member = previous ] || jq_is "$report" ".kpis[] | select(.id == \"win_rate\")
            | .numerator == $won and .denominator == $won + $lost"
    done <by_hand
}

test_footer_and_totals_of_salesforce_are_no_deals() {
    exported with fernhill-packaging
    exported without fernhill-packaging
    sed -i '/^"Total"/,$d' without/kpis/*.csv
    grep -q 'Grand Totals' with/kpis/fernhill-packaging-opportunities.csv
    for name in with without; do
        rapport build $name -o out-$name --to json -q
        jq .kpis out-$name/fernhill-packaging/report.json >$name.json
    done
    jq_is with.json '[.[] | select(.id == "win_rate").denominator][0] > 0'
    diff with.json without.json
}

test_an_open_deal_of_amocrm_is_neither_won_nor_lost() {
    exported p tikhiy-kedr
    [ "$(grep -c 'не закрыта' p/kpis/tikhiy-kedr-deals.csv)" -gt 5 ]
    rapport build p -o out --to json -q
    exported closed tikhiy-kedr
    sed -i '/не закрыта/d' closed/kpis/tikhiy-kedr-deals.csv
    rapport build closed -o out-closed --to json -q
    for id in win_rate sales_cycle_days; do
        [ -n "$(kpi out/tikhiy-kedr/report.json $id)" ]
        diff <(kpi out/tikhiy-kedr/report.json $id) <(kpi out-closed/tikhiy-kedr/report.json $id)
    done
}

test_a_deal_exported_twice_counts_once_and_one_without_amount_does_not_lower_the_average() {
    exported p alder-lighting
    rapport build p -o out --to json -q
    exported once alder-lighting
    sed -i '$d' once/kpis/alder-lighting-deals.csv
    [ "$(wc -l <p/kpis/alder-lighting-deals.csv)" -eq 66 ]
    rapport build once -o out-once --to json -q
    for id in win_rate sales_cycle_days pipeline_velocity; do
        diff <(kpi out/alder-lighting/report.json $id) <(kpi out-once/alder-lighting/report.json $id)
    done
}

test_a_stage_that_nobody_knows_is_a_question_where_an_outcome_is_missing() {
    exported p fernhill-packaging
    sed -i 's/"Closed Won"/"Signed off"/' p/kpis/fernhill-packaging-opportunities.csv
    run check p
    status 1
    says '^kpis/fernhill-packaging-opportunities\.csv.*: error: .*Signed off.*won = .*\[crm\].*\[QUESTION\]'
    printf '[crm]\nwon = Signed off\n' >>p/rapport.ini
    exported q fernhill-packaging
    rapport build p -o out-p --to json -q
    rapport build q -o out-q --to json -q
    diff <(kpi out-p/fernhill-packaging/report.json win_rate) \
        <(kpi out-q/fernhill-packaging/report.json win_rate)
    # An open stage of one's own needs no word where both outcomes are known.
    exported r fernhill-packaging
    sed -i 's/"Prospecting"/"First talk"/' r/kpis/fernhill-packaging-opportunities.csv
    run check r
    status 0
}

test_stages_may_have_names_of_their_own() {
    exported p quarrystone-software
    exported other quarrystone-software
    sed -i 's/,Won,/,Signed off,/; s/,Lost,/,Gone,/' other/kpis/quarrystone-software-deals.csv
    printf '[crm]\nwon = Signed off\nlost = Gone\n' >>other/rapport.ini
    rapport build p -o out --to json -q
    rapport build other -o out-other --to json -q
    diff <(kpi out/quarrystone-software/report.json win_rate) \
        <(kpi out-other/quarrystone-software/report.json win_rate)
}
