# What became of earlier actions: the chapter, the summary's line, JSON; absent without data.
# shellcheck shell=bash

actions() {
    project p calder-instruments
    mkdir -p p/blocks/calder-instruments
    printf '%s\n' wave,action,owner,due,status,closed,result \
        '2026-Q2,A3,Ann Lee,2026-09-20,doing,,"Half of it <script>alert(1)</script>"' \
        '2026-Q2,<b>Own words</b>,Bob Ray,2026-07-31,done,2026-07-30,' \
        '2026-Q1,A5,Ann Lee,2026-07-31,done,2026-08-04,' \
        '2026-Q1,A9,Ann Lee,2026-07-31,dropped,,' >p/blocks/calder-instruments/actions.csv
    printf '%s\n' date,kind,event 2026-07-13,people,'New head of <i>Sales</i>' \
        2026-01-02,market,'Long ago' >p/blocks/calder-instruments/context.csv
}

test_progress_says_what_became_of_earlier_actions() {
    actions
    run build p -o out --to html,json,text
    status 0
    cd out/calder-instruments || return
    grep -q '"2 of 3 actions done, 1 overdue"' report.txt || die "no finding"
    grep -q '"in progress, 10 days past its date"' report.txt || die "not overdue"
    grep -q '"on time"' report.txt || die "not on time"
    grep -q '"4 days late"' report.txt || die "not late"
    grep -q '"Closed on time: 1 of 2 actions whose due and closing dates are known."' report.txt || die "closed"
    grep -q '"1 action was dropped and does not count."' report.txt || die "dropped"
    grep -q '"Roadmap of Q2.2026: 1.of.2 done"' report.txt || die "no quarter"
    ! grep -q '"A3"' report.txt || die "an id in place of a title"

    grep -q '&lt;b&gt;Own words' index.html || die "not escaped"
    ! grep -q '<script>alert\|<i>Sales\|<b>Own' index.html || die "markup of a block"
    jq_is report.json '.progress | .counted == 3 and .done == 2 and .overdue == 1 and .dropped == 1 and
        .closed == 2 and .on_time == 1 and .date == "2026-09-30"'
    jq_is report.json '.progress.actions[0] == {id: "A3", wave: "2026-Q2", owner: "Ann Lee", status: "doing",
        due: "2026-09-20", days_overdue: 10, result: "Half of it <script>alert(1)</script>"}'
    jq_is report.json '.progress.events == [{date: "2026-07-13", kind: "people", event: "New head of <i>Sales</i>"}]'
}

test_a_change_of_people_is_said_beside_the_score() {
    actions
    run build p -o out --to text
    status 0
    grep -q '"Change of the score since Q2.2026: ' out/calder-instruments/report.txt || die "no change"
    grep -q '"After a change of people or structure, ' out/calder-instruments/report.txt || die "not said"
    ! grep -q 'Long ago' out/calder-instruments/report.txt || die "of another time"
    sed -i 's/,people,/,market,/' p/blocks/calder-instruments/context.csv
    run build p -o out --to text
    grep -q '"These things happened in the same months' out/calder-instruments/report.txt || die "not said"
}

test_the_summary_has_the_status_of_earlier_actions_in_a_line() {
    actions
    run build p -o out --to text
    awk '/labelledby="s-summary"/ { on = 1 } /labelledby="s-level"/ { exit } on' out/calder-instruments/report.txt >summary.txt
    grep -q '2 of 3 actions done, 1 overdue: .* (Ann Lee, 10 days late)"' summary.txt || die "no line"
}

test_long_names_leave_the_summary_on_one_page() {
    local long
    actions
    long=$(printf 'Wörter %.0s' {1..100})
    for i in 1 2 3 4; do
        echo "2026-Q2,$i ${long% },$long,2026-09-0$i,open,,"
    done >>p/blocks/calder-instruments/actions.csv
    run build p -o out --to layout,text
    status 0
    grep -q ' of 7 actions done, 5 overdue, among them 1 Wörter.*… (Wörter.*…, 29 days late); 2 Wörter' \
        out/calder-instruments/report.txt || die "not shortened"
    awk '$1 == "page" && $3 == "begins" { n++ } n == 2 && $3 == "continues" { exit 1 }' \
        out/calder-instruments/report.layout.txt || die "the summary goes on"
}

test_progress_is_absent_without_its_blocks() {
    project p calder-instruments
    run build p -o out --to html,json,text
    status 0
    ! grep -rl 's-progress\|Progress since\|agreed earlier' out || die "there is something"
    jq_is out/calder-instruments/report.json 'has("progress") | not'
}
