# How reports speak: as a neutral mediator between both departments, without accusing anybody, and
# without the figures that did not hold when they were looked up.
# shellcheck shell=bash

VOICE=$ROOT/tests/tools/check_voice.py

# The sample project with every company in all languages.
everybody() {
    cp -R "$SAMPLE" p
    chmod -R u+w p
    awk -F, -v OFS=, 'NR > 1 { $3 = "en pl ru" } 1' "$SAMPLE/companies.csv" >p/companies.csv
    sed -i 's/^\[project\]/&\neditions = full board readout/' p/rapport.ini
}

test_all_reports_speak_as_a_neutral_mediator() {
    everybody
    run build p -o out --to text -q
    status 0
    find out -name report.txt >dumps
    [ "$(wc -l <dumps)" -eq 72 ] || die "$(wc -l <dumps) reports, not 72"
    xargs "$VOICE" <dumps >findings || { head -n 20 findings; die "findings"; }
}

# heard LANGUAGE CHAPTER SENTENCE PATTERN: the check finds it in a dump with that sentence.
heard() {
    printf 'language: %s\nsection.page aria-labelledby="s-%s"\n  p\n    "%s"\n' "$1" "$2" "$3" >dump.txt
    ! "$VOICE" dump.txt >findings || die "not heard ($1): $3"
    grep -q "$4" findings || { cat findings; die "heard as something else: $3"; }
}

not_heard() {
    printf 'language: %s\nsection.page aria-labelledby="s-views"\n  p\n    "%s"\n' "$1" "$2" >dump.txt
    "$VOICE" dump.txt >findings || { cat findings; die "heard: $2"; }
}

test_claims_that_fell_are_heard_in_every_number_format() {
    heard en why "37% of companies have no written strategy." "no written strategy"
    heard pl why "Spisanej strategii nie ma 37 % firm." "no written strategy"
    heard ru why "У 37 % компаний нет письменной стратегии." "no written strategy"
    heard en why "90% of companies are in conflict." "in conflict"
    heard pl why "W konflikcie jest 90% firm." "in conflict"
    heard ru why "В 90 % компаний — противостояние." "in conflict"
    heard en views "1,000 spent together works like 1,400." "1,400"
    heard pl views "1000 zł działa jak 1400 zł." "1,400"
    heard ru views "1 000 работает как 1 400." "1,400"
    heard en pay "Hybrid commission: +9 pp." "percentage points"
    heard pl pay "Prowizja hybrydowa to +9 p.p. skuteczności." "percentage points"
    heard ru pay "+9 п. п. эффективности." "percentage points"
    heard en why "Deals close 30% faster." "30% faster"
    heard pl why "Sprzedaż szybsza o 30%. Marketing też." "30% faster"
    heard ru why "Быстрее на 30 %." "30% faster"
    heard en why "Aligned teams win 3x as often." "three times"
    heard pl why "Zgrane działy trzykrotnie częściej osiągają cel." "three times"
    heard ru why "Почти втрое чаще достигают цели." "three times"
    not_heard en "The win rate is 37%, 90% of the records are complete."
    not_heard en "Organisations that align key figures across functions are three times as likely."
    not_heard pl "Skuteczność 37 %, 1000 leadów."
}

test_accusations_are_heard_but_not_the_label_of_a_statement() {
    heard en why "It is the fault of Sales and of Marketing." "fault"
    heard en why "The war between Sales and Marketing." "war"
    heard pl why "Winę ponosi sprzedaż i marketing." "winę"
    heard pl why "To idealny stan." "idealny"
    heard ru why "Виноваты оба отдела." "виноваты"
    heard ru why "Это враги." "враги"
    not_heard en "No blame when results disappoint"
    not_heard pl "Szukanie przyczyn, nie winnych"
    not_heard ru "Поиск причин, а не виноватых"
}

test_one_sided_naming_is_heard() {
    local many="Sales. Sales. Sales. Sales. Sales. Sales."
    heard en views "$many Marketing. Marketing." "Sales is named 6 times, Marketing 2"
    heard pl views "Sprzedaż, sprzedaży, sprzedażą, o sprzedaży, sprzedaż, sprzedażą; marketing, marketingu." "named 6 times, Marketing 2"
    heard ru views "Продажи, продажам, продажами, о продажах, продажи, продаж; маркетинг, маркетингу." "named 6 times, Marketing 2"
    not_heard ru "Продажи, продажам; маркетинг, маркетингом."
}

# pages FILE TITLE: how many pages of a layout belong to the chapter whose title holds the pattern.
pages() {
    grep '^page ' "$1" | grep -Ec "\| [0-9]+ .*($2)" || true
}

# Two positions can be compared on one page; a sheet of two pages is copied on one leaf.
test_positions_take_a_page_and_the_discussion_sheet_two() {
    local layout
    everybody
    sed -i 's/^editions = .*/editions = full/' p/rapport.ini
    run build p -o out --to pdf,layout -q
    status 0
    find out -name report.layout.txt >layouts
    [ "$(wc -l <layouts)" -eq 24 ] || die "$(wc -l <layouts) layouts, not 24"
    while read -r layout; do
        [ "$(pages "$layout" 'Two views on|Dwa spojrzenia na wsp|Два взгляда на общ')" -eq 1 ] ||
            die "$layout: the positions do not take one page"
        [ "$(pages "$layout" 'Together against|Razem przeciw|Вместе против')" -eq 2 ] ||
            die "$layout: the sheet does not take two pages"
    done <layouts
}

# Without survey results the register and the sheet are there, the lists to be filled.
test_a_company_without_survey_results_has_both_too() {
    project p uyutny-bereg
    sed -i 's/^minimum = .*/minimum = 20/' p/rapport.ini
    run build p -o out --to json,text -q
    grep -q 's-views' out/uyutny-bereg/report.txt || die "no positions"
    grep -q 's-discussion' out/uyutny-bereg/report.txt || die "no sheet"
    jq_is out/uyutny-bereg/report.json 'has("discussion") | not'
    "$VOICE" out/uyutny-bereg/report.txt
}

test_the_discussion_is_told_in_json_as_it_is_printed() {
    project p wodomat
    run build p -o out --to json -q
    jq_is out/wodomat/report.json '.discussion.low_statements >= (.discussion.problems | length)'
    jq_is out/wodomat/report.json '[.discussion.problems[] | .sales < 3 and .marketing < 3] | all and length == 5'
    jq_is out/wodomat/report.json '[.discussion.gaps[].difference | fabs >= 0.5] | all and length == 3'
    # The dollar signs are jq's.
    # shellcheck disable=SC2016
    jq_is out/wodomat/report.json '. as $r | [.discussion.gaps[] | . as $g | $r.questions[] | select(.id == $g.id)
        | .gap.difference == $g.difference] | all'
}
