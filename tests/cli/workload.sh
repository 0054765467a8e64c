# The chapter on time: each block alone, all of them, none, and what one point is worth.
# shellcheck shell=bash disable=SC2164

# time_project LANGUAGES: one company of 46 and 25 people, without blocks.
time_project() {
    project p novalens
    sed -i "s/Novalens S.A.,pl en,/Novalens S.A.,$1,/" p/companies.csv
    sed -i "s/,named\$/,/" p/companies.csv
    rm -rf p/blocks
    mkdir p/blocks
}

# block NAME: its rows from stdin, below the columns on the first line.
block() {
    cat >"p/blocks/$1.csv"
}

all_blocks() {
    block capacity <<'END'
company,source,leads,reps,leads_per_rep,first_contact_hours,untouched,after_days,fallback
novalens,Webinars,420,4,75,31.5,66,3,
novalens,Fairs,180,3,60,52,41,5,A partner calls the smallest
END
    block materials <<'END'
company,material,updated,usable,search_minutes
novalens,Catalogue,2025-09-29,no,25
novalens,Data sheet,30.09.2025,yes,8
novalens,Price list,2026-08-01,,
END
    block systems <<'END'
company,system,used_by,double_entry_hours,note
novalens,CRM,both,,
novalens,Sheet of offers,sales,7.5,The same as in the CRM
novalens,Mailing tool,marketing,4,
END
    block burden <<'END'
company,report,hours,read
novalens,Weekly calls,9,yes
novalens,Fair survey,2.5,no
END
    block services <<'END'
company,service,given,note
novalens,decision_information,yes,
novalens,competitors,no,Asked for twice
END
    block causes <<'END'
company,cause,present,cases,evidence
novalens,promotion_stock,yes,3,A campaign before the delivery
novalens,segmentation,no,,
END
    block attrition <<'END'
company,function,people,left,heads_changed,vacancy_days
novalens,sales,46,5,0,120
novalens,marketing,25,4,1,95
END
}

TITLES='Leads and the time to work them|Sales material<|Systems and duplicate data entry|Reports asked of Sales<|What Marketing provides to Sales|Typical causes of wasted work<|Departures and open posts<'

test_all_seven_blocks_make_one_chapter_in_each_language() {
    time_project 'en pl ru'
    all_blocks
    rapport build p -o out --to html,json,pdf
    D=out/novalens
    has $D/index.html 'Where time goes' '120 more leads than can be worked' '>31.5<' '>140%<' \
        'A partner calls the smallest (Fairs)' 'Nothing agreed yet: Webinars' \
        'Older than 12 months: 1 of 3 (33%)' 'cannot be used: 1 of 2 (50%)' \
        '16.5 minutes (median of 2 pieces)' \
        '11.5 × 46 = 529 hours a year' 'Used by both: 1; by Sales alone: 1; by Marketing alone: 1.' \
        '11.5 hours a week on reports, 22% of it on ones nobody reads' 'if Sales and Marketing agree: Fair survey' \
        'Given in full: 1 of 2; in part: 0' 'Asked for twice' 'Present, at least in part: 1 of 2' \
        'Left: 5 of 46 in Sales, 4 of 25 in Marketing'
    has $D/pl/index.html 'Na co idzie czas' 'O 120 leadów więcej, niż można obsłużyć' \
        '529 godzin rocznie' '11,5 godziny tygodniowo na raporty'
    has $D/ru/index.html 'На что уходит время' 'На 120 лидов больше, чем можно обработать' \
        '529 часов в год' '11,5 часа в неделю на отчёты'
    pdftotext -layout $D/report.pdf - | grep -q '120 more leads than can be worked' || die PDF
    jq_is $D/report.json '.workload | .topic == "burden" and .hours == 23 and
        .capacity.all.gap == 120 and .materials.old == 1 and .systems.double_entry_hours_year == 529 and
        .burden.unread_hours == 2.5 and .services.yes == 1 and .causes.rows[0].id == "segmentation" and
        .attrition.sales.left == 5'
}

test_each_block_alone_makes_a_chapter_with_one_section() {
    time_project en
    all_blocks
    mv p/blocks all
    for name in capacity materials systems burden services causes attrition; do
        rm -rf p/blocks
        mkdir p/blocks
        cp "all/$name.csv" p/blocks/
        rapport build p -o out --to html,json -f
        has out/novalens/index.html 'Where time goes' 'First step:'
        [ "$(grep -oE "$TITLES" out/novalens/index.html | wc -l)" = 1 ] || die "$name: other sections"
        jq_is out/novalens/report.json ".workload | [keys[] | select(. != \"topic\" and . != \"hours\")] == [\"$name\"]"
    done
}

test_without_blocks_there_is_no_trace() {
    time_project en
    rapport build p -o out --to html,json
    hasnt out/novalens/index.html 'Where time goes' 's-workload'
    jq_is out/novalens/report.json '.workload == null'
}

test_a_small_function_shows_no_people() {
    time_project en
    block attrition <<'END'
company,function,people,left,heads_changed,vacancy_days
novalens,sales,46,37,0,120
novalens,marketing,4,1,1,95
END
    rapport build p -o out --to html,json
    has out/novalens/index.html 'How long posts stood open' 'fewer than 5 people' '>120<' '>95<'
    hasnt out/novalens/index.html '>37<' 'Changes of head' '>80%<'
    jq_is out/novalens/report.json '.workload.attrition == {"withheld": true,
        "sales": {"vacancy_days": 120}, "marketing": {"vacancy_days": 95}}'
}

test_long_and_hostile_lists_stay_short_and_plain() {
    time_project en
    {
        echo company,material,updated,usable,search_minutes
        for i in $(seq 400); do echo "novalens,<script>$i</script>,2020-01-01,no,$i"; done
    } | block materials
    {
        echo company,report,hours,read
        for i in $(seq 300); do echo "novalens,{{REPORT}} & $i,0.1,no"; done
    } | block burden
    rapport build p -o out --to html,pdf
    has out/novalens/index.html '392 more are not listed.' '292 more are not listed.' \
        '&lt;script&gt;1&lt;/script&gt;' '{{REPORT}} &amp; 8'
    hasnt out/novalens/index.html '<script>' '{{REPORT}} &amp; 9'
}

test_too_little_time_for_one_source_is_named() {
    time_project en
    block capacity <<'END'
company,source,leads,reps,leads_per_rep
novalens,Fairs,100,1,60
novalens,Referrals,20,2,50
END
    rapport build p -o out --to html
    has out/novalens/index.html 'Enough time in all, too little for “Fairs”' \
        'At “Fairs” leads exceed what can be worked by 40' '>75%<' \
        'What happens to leads that cannot be worked has not been agreed yet.'
}

test_an_earlier_quarter_is_named() {
    time_project en
    block burden <<'END'
company,wave,report,hours,read
novalens,2026-Q2,Weekly calls,9,yes
novalens,2026-Q1,Older,50,yes
END
    rapport build p -o out --to html
    has out/novalens/index.html 'each report, as of Q2 2026' 'and every report is read'
    hasnt out/novalens/index.html '>Older<'
}

# 66 of 180 closed deals won, 3 300 000 in all: 50 000 each, a point is 1.8 deals.
test_one_point_is_worth_what_the_own_figures_say() {
    time_project 'en pl ru'
    sed -i '/won_value\|novalens,2026-Q3,leads,/d' p/kpis/mostowa.csv
    rapport build p -o out --to html,json
    hasnt out/novalens/index.html 'What one percentage point is worth'
    jq_is out/novalens/report.json '.worth == null'
    echo 'novalens,2026-Q3,won_value,3300000,' >>p/kpis/mostowa.csv
    rapport build p -o out --to html,json -f
    jq_is out/novalens/report.json '.worth | .currency == "PLN" and .average_deal == 50000 and
        (.points | length) == 1 and .points[0].id == "win_rate" and .points[0].count == 180 and
        .points[0].deals == 1.8 and .points[0].money == 90000'
    has out/novalens/index.html 'Win rate: one percentage point is worth about PLN 90,000 a quarter' \
        '180 × 1% × PLN 50,000' 'an order of magnitude, not a promise' '>1.8<'
    has out/novalens/pl/index.html 'punkt procentowy to około 90 000 zł kwartalnie' \
        '180 × 1% × 50 000 zł' 'rząd wielkości, a nie obietnica'
    has out/novalens/ru/index.html '180 × 1 % × 50 000' 'порядок величины, а не обещание'
    echo 'novalens,2026-Q3,leads,2420,' >>p/kpis/mostowa.csv
    rapport build p -o out --to html,json -f
    jq_is out/novalens/report.json '[.worth.points[].deals] == [1.8, 24.2]'
}

# The number that counts is that of the hours, not of the reports.
test_hours_that_would_be_freed_agree_with_their_number() {
    time_project 'en pl ru'
    printf 'company,report,hours,read\nnovalens,Fair survey,5,no\n' | block burden
    rapport build p -o out --to text
    has out/novalens/report.txt 'That would free 5 hours a week'
    has out/novalens/pl/report.txt 'To 5 godzin tygodniowo'
    has out/novalens/ru/report.txt 'Это 5 часов в неделю'
}

test_time_that_just_suffices_is_not_called_free() {
    time_project en
    printf 'company,source,leads,reps,leads_per_rep\nnovalens,Fairs,10,1,10\n' | block capacity
    rapport build p -o out --to text
    has out/novalens/report.txt 'As many leads as can be worked' 'Leads and time match at present'
    hasnt out/novalens/report.txt 'Free time' 'compares plans with hours'
}
