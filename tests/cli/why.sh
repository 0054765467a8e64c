# The chapter on causes through the program: always there with survey results, never a verdict.
# shellcheck shell=bash disable=SC2164

report() {
    echo "out/$1/report.json"
}

test_causes_are_weighed_in_json_and_on_the_page() {
    project p debowy-dom
    rapport build p -o out --to html,json
    jq_is "$(report debowy-dom)" '[.triage[].id] | sort == ["delivery","knowledge","process","strategy"]'
    jq_is "$(report debowy-dom)" '[.triage[].evidence] - ["several","one","none","unknown"] == []'
    jq_is "$(report debowy-dom)" '.triage | all(has("for") and has("against"))'
    grep -q 'id="s-why"' out/debowy-dom/index.html || die "no chapter"
    # Conflict from the statements of the same file: the balanced means of 2, 10 and 16.
    jq -e '([.questions[] | select(.id == ("q2","q10","q16"))
              | (.sales.mean + .marketing.mean) / 2] | add / 3) as $mean
           | (.why.conflict.mean - $mean) | fabs < 1e-9' "$(report debowy-dom)" >/dev/null || die "conflict"
}

test_nothing_between_persons_is_a_cause() {
    project p debowy-dom
    rapport build p -o out --to html,json,text
    ! grep -rqiE '"personal"|osobist[aey]+ (konflikt|przyczyn)' out/debowy-dom || die "personal"
    grep -q 'pojedynczymi osobami' out/debowy-dom/index.html || die "no note on what is left out"
}

test_a_withheld_survey_has_no_causes() {
    project p debowy-dom
    sed -i 's/^minimum = .*/minimum = 50/' p/rapport.ini
    rapport build p -o out --to html,json
    jq_is "$(report debowy-dom)" '.triage == []'
    jq_is "$(report debowy-dom)" 'has("why") | not'
    ! grep -q 's-why' out/debowy-dom/index.html || die "a chapter without survey"
}

test_the_division_of_work_is_asked_for() {
    project p debowy-dom
    sed -i 's/,b2c,1,/,b2c,,/' p/companies.csv
    rapport build p -o out --to html,json
    jq_is "$(report debowy-dom)" '.why | has("model") | not'
    grep -q 'kolumna „scenario”' out/debowy-dom/index.html || die "not asked"
}

test_what_leaders_say_is_a_sign_of_a_missing_strategy() {
    local answer sign
    for answer in no yes; do
        rm -rf p out
        project p debowy-dom
        mkdir -p p/blocks/debowy-dom
        echo 'leader,whom,why,how,advantage,goals' >p/blocks/debowy-dom/strategy.csv
        for i in 1 2 3 4 5 6 7 8 9 10; do
            echo "Osoba $i,$answer,$answer,$answer,$answer,$answer" >>p/blocks/debowy-dom/strategy.csv
        done
        rapport build p -o out --to json,html
        sign=$([ $answer = no ] && echo for || echo against)
        jq_is "$(report debowy-dom)" ".triage[] | select(.id == \"strategy\") | .${sign}[]
            | select(.sign == \"leaders\") | .count == 10"
        grep -q '10 osób z.kierownictwa:' out/debowy-dom/index.html || die "not said ($answer)"
    done
}

# Novalens: 18 of 25 answers are yes, more than a half and fewer than four fifths.
test_what_leaders_say_is_told_where_it_is_no_sign() {
    project p novalens
    mkdir -p p/blocks
    cp -R "$SAMPLE/blocks/novalens" p/blocks/
    rapport build p -o out --to json,html
    jq_is out/novalens/report.json '.triage[] | select(.id == "strategy") | .evidence == "none"'
    sed -n '/id="s-why"/,/<\/section>/p' out/novalens/index.html |
        grep -q 'Kierownictwo: częściowo zgodne' || die "not said"
}
