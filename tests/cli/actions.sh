# A project's own actions: content/actions.csv adds, replaces and drops without code.
# shellcheck shell=bash disable=SC2164

HEAD='id,level,questions,owner,days,effort,sponsor,contested,leads,stances,metric,title.pl,text.pl,kpi.pl,steps.pl'
NEW='Z1,1,q10,HoS+HoM,30,S,no,no,no,any,-,Wspólna kawa w piątek,Oba zespoły spotykają się co piątek.,Liczba spotkań,Wybrać godzinę. | Zaprosić wszystkich. | Zapisać trzy wnioski.'

# own LINE...: wodomat, in Polish alone, at level 1, with these lines as its own actions.
own() {
    project p wodomat
    mkdir -p p/content
    printf '%s\n' "$@" >p/content/actions.csv
}

ids() {
    jq -r '[.roadmap.actions[].id] | join(" ")' out/wodomat/report.json
}

test_actions_are_added_replaced_and_dropped() {
    own "$HEAD" "$NEW" 'A1,drop' "A6${NEW#Z1}"
    rapport build p -o out --to html,json
    ids | tr ' ' '\n' | sort >chosen
    grep -qx Z1 chosen && grep -qx A6 chosen || { cat chosen; die "not chosen"; }
    ! grep -qx A1 chosen || die "dropped, and still there"
    [ "$(grep -o 'Wspólna.kawa.w.piątek' out/wodomat/index.html | wc -l)" -ge 4 ] || die "title"
    jq_is out/wodomat/report.json "[.quality.files[] | select(.name == \"content/actions.csv\") | .sha256] ==
        [\"$(sha256sum <p/content/actions.csv | cut -d' ' -f1)\"]"
    grep -q '<li>Zaprosić wszystkich.</li>' out/wodomat/index.html || die "steps"
    ! grep -q 'Zorganizować moderowaną sesję' out/wodomat/index.html || die "dropped title"
}

test_dropping_needs_no_other_columns() {
    own 'id,level' A1,drop A2,drop
    rapport build p -o out --to json
    ids | grep -Evq '(^| )(A1|A2)( |$)' || die "$(ids)"
}

# What became of it is still told by its title.
test_an_action_dropped_later_keeps_its_title_in_what_was_agreed() {
    own 'id,level' A1,drop
    mkdir p/blocks
    printf 'company,wave,action,owner,due,status\nwodomat,2026-Q2,A1,Anna,2026-08-01,open\n' \
        >p/blocks/actions.csv
    rapport build p -o out --to json,text
    ids | grep -Evq '(^| )A1( |$)' || die "$(ids)"
    sed -n '/"s-progress"/,/"s-discussion"/p' out/wodomat/report.txt >progress
    grep -q 'Zorganizować moderowaną sesję' progress || die "no title"
    ! grep -q '"A1"' progress || die "an id in place of the title"
}

test_all_actions_of_a_step_may_go() {
    own 'id,level' A{1..12},drop
    rapport build p -o out --to html,json
    [ -z "$(ids)" ] || die "$(ids)"
    grep -q 'Przejść o.jeden poziom wyżej, nie dalej\.' out/wodomat/index.html || die "paper"
    ! grep -q 'chart-roadmap' out/wodomat/index.html || die "a calendar of nothing"
    has out/wodomat/index.html 'Nie ma jeszcze działań do wyboru' 'propozycję działań'
    hasnt out/wodomat/index.html 'Plan zaczyna się tam' 'Zatwierdzić plan'
}

# refused MESSAGE LINE...: nothing is written, and the message says where.
refused() {
    local message=$1 status=0
    shift
    own "$@"
    rapport build p -o out 2>err || status=$?
    [ $status -eq 2 ] || { cat err; die "status $status"; }
    grep -qF "$message" err || { cat err; die "no: $message"; }
    [ ! -e out/wodomat ] || die "written"
}

test_wrong_actions_are_refused_with_their_place() {
    refused 'content/actions.csv:2:1: error: ' 'id,level' 'Q9,drop'
    refused 'no such action to drop: Q9 [CONTENT]' 'id,level' 'Q9,drop'
    refused "content/actions.csv:2:2: error: content file not usable: 'level' must be" "$HEAD" "${NEW/,1,/,4,}"
    refused 'content/actions.csv:2:4: error: content file not usable: not in owners.csv: HoX' "$HEAD" "${NEW/HoS+HoM/HoX}"
    refused 'content/actions.csv:2:11: error: content file not usable: neither in kpis.csv nor -' \
        "$HEAD" "${NEW/,-,/,nps,}"
    refused 'content/actions.csv:2:15: error: content file not usable: expected 3 texts' "$HEAD" "${NEW% | *}"
    refused 'content/actions.csv:3:1: error: content file not usable: the id appears twice: Z1' "$HEAD" "$NEW" "$NEW"
    refused "no column 'steps.pl'" "${HEAD%,steps.pl}" "${NEW%,*}"
    refused "no column 'title.pl'" "${HEAD/title.pl/title.en}" "$NEW"
}

test_texts_are_needed_in_the_languages_of_reports_alone() {
    own "$HEAD" "$NEW"
    sed -i 's/S.A.,pl,/S.A.,pl en,/' p/companies.csv
    status=0
    rapport check p 2>err || status=$?
    [ $status -eq 2 ] && grep -q "no column 'title.en'" err || { cat err; die "status $status"; }
}

test_content_beside_the_templates_stays_editable() {
    own 'id,level' A1,drop
    mkdir data
    cp -r "$ROOT/templates" data/
    cp -r "$BUILD/../fonts" data/ 2>/dev/null || cp -r "$ROOT/build/fonts" data/
    sed -i 's/^A6,1,/A6,2,/' data/templates/content/actions.csv
    RAPPORT_DATA=$PWD/data rapport build p -o out --to json
    ids | grep -Evq '(^| )(A1|A6)( |$)' || die "$(ids)"
}

test_the_example_of_the_manual_is_accepted() {
    project p calder-instruments
    mkdir p/content
    sed -n '/^    id,level,questions,/,/^    Z1,/s/^    //p' "$ROOT/templates/README.md" >p/content/actions.csv
    [ "$(wc -l <p/content/actions.csv)" -eq 3 ] || die "no example"
    run check p
    status 0
    silent
}

test_report_json_tells_the_track_the_stance_and_where_figures_stand() {
    project p wodomat debowy-dom
    rapport build p -o out --to json
    W=out/wodomat/report.json
    jq_is $W '.roadmap.track == "no_sponsor" and .roadmap.stance == "one-outcome" and .roadmap.quarters == 2'
    # kpis/mostowa.csv: 55 hours, and 24 are the target
    jq_is $W '[.roadmap.actions[] | select(.id == "A3") | .metric, .baseline, .target] == ["first_contact_hours", 55, 24]'
    jq_is $W '.roadmap | has("leads_hidden") | not'
    jq_is out/debowy-dom/report.json '.roadmap.track == "sponsor" and .roadmap.verdict == "move"'
}

test_a_stance_of_its_own_is_printed() {
    project p wodomat
    sed -i '1s/$/,kpi_stance/; 2s/$/,separate/' p/companies.csv
    rapport build p -o out --to html,json
    jq_is out/wodomat/report.json '.roadmap.stance == "separate"'
    grep -q 'Plan zostawia każdemu działowi własne wskaźniki' out/wodomat/index.html || die "stance"
    ! grep -q 'Wspólne wskaźniki operacyjne pojawiają' out/wodomat/index.html || die "none are shared"
}

test_without_figures_on_leads_a_supporting_company_is_not_asked_for_them() {
    project p wodomat
    sed -i '/lead_acceptance\|mql_to_sql\|first_contact\|untouched\|,leads\|,accepted\|,mql\|,sql\|handed_over/d' p/kpis/mostowa.csv
    rapport build p -o out --to html,json
    jq_is out/wodomat/report.json '.roadmap.leads_hidden and ([.roadmap.actions[].id] | inside(["A1","A5","A6","A7","A8","A9","A11"]))'
    grep -q 'pominięto' out/wodomat/index.html || die "not said"
    ! grep -q 'Odsetek przyjętych leadów' out/wodomat/index.html || die "asked for leads"
    sed -i 's/,b2g,2,/,b2g,1,/' p/companies.csv
    rapport build p -o out -f --to html,json
    jq_is out/wodomat/report.json '[.roadmap.actions[].id] | index("A2") != null'
}
