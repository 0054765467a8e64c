# What `rapport check` says about each data file, and that its section can be pasted.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

# section FILE: the section that the last check printed for a file of surveys/.
section() {
    awk -v file="surveys/$1" '
        $0 == file { found = 1 }
        found && /^\[/ { on = 1 }
        on && /^$/ { exit }
        on { print }' stdout
}

test_check_prints_what_it_understood_of_an_export() {
    exported p quarrystone-software
    run check p
    prints '^surveys/quarrystone-software\.csv$'
    prints '^  tool +Qualtrics$'
    prints '^  encoding +UTF-8$'
    prints '^  delimiter +comma$'
    prints '^  header +3 rows, lines 1 to 3$'
    prints '^  statements +columns 19-38, '
    prints '^  company +quarrystone-software \(file name\)$'
    prints '^  function +column 18, "Which department do you work in\?"$'
    prints '^  respondent +column 9, "Response ID" \(names the sheet\)$'
    prints '^  quarter +2026-Q3 \(answers from 2026-09-[0-9]+ to 2026-09-[0-9]+\)$'
    prints '^  sales +Sales \(17\)$'
    prints '^  marketing +Marketing \(12\)$'
    prints '^  ignored +4 "IP Address", 5 "Progress", '
    prints '^  rows +30 read, 29 used, 1 left out \(1 preview\); 1 of those used incomplete$'
    section quarrystone-software.csv >block
    grep -Fxq '[survey "quarrystone-software.csv"]' block
    grep -Fxq 'statements = 19-38' block
    grep -Fxq 'function_column = 18' block
    run check p -q
    ! grep -q quarrystone stdout || die "there is a table"
}

test_check_says_the_plain_form_in_a_line() {
    project p novalens
    run check p
    status 0
    rows=$(grep -c ^novalens, p/surveys/2026-Q3.csv)
    prints "^surveys/2026-Q3\.csv: rapport's plain form, rows: $rows read, $rows used, 0 left out$"
}

# A name too long for a section, with signs that sections and patterns may not have.
test_the_section_of_a_file_with_any_name_can_be_pasted() {
    local name='quarrystone-software - [Sales & Marketing], autumn wave (responses).csv'
    exported p quarrystone-software
    mv p/surveys/quarrystone-software.csv "p/surveys/$name"
    run check p
    section "$name" >block
    [ "$(head -n 1 block | wc -c)" -le 52 ] || die "the section's name is too long"
    echo 'incomplete = skip' >>block
    cat block >>p/rapport.ini
    run check p
    ! grep -q SETTING stderr || die "the section is not understood"
    prints '^  statements +columns 19-38, as rapport.ini says$'
    prints '^  rows +30 read, 28 used, 2 left out \(1 preview, 1 incomplete\)$'
}

test_a_section_for_no_file_is_a_warning() {
    project p novalens
    printf '\n[survey "gone.csv"]\nwave = 2026-Q3\n' >>p/rapport.ini
    run check p
    status 0
    says '^rapport\.ini:[0-9]+: warning: no file fits the section: \[survey "gone\.csv"\] \[SETTING_UNUSED\]$'
}

test_questions_name_the_setting_that_answers_them() {
    exported p quarrystone-software alder-lighting
    mv p/surveys/quarrystone-software.csv p/surveys/responses.csv
    sed -i 's/Which department do you work in?/Consent/; s/,"\?Sales"\?,/,yes,/; s/,"\?Marketing"\?,/,yes,/' \
        p/surveys/alder-lighting.csv
    run check p
    says '^surveys/responses\.csv:1: error: a decision is needed: which company do these answers belong to\? write company = ID or company_column = NUMBER below \[survey "responses\.csv"\] in rapport\.ini \[QUESTION\]$'
    says '^surveys/alder-lighting\.csv:1: error: .*Sales or from Marketing\? write function_column = NUMBER, function = sales or function = marketing below .*\[QUESTION\]$'
    cat >>p/rapport.ini <<'EOF'

[survey "responses.csv"]
company = quarrystone-software
[survey "alder-lighting.csv"]
function = sales
EOF
    run check p
    ! grep -q '^surveys/.*QUESTION' stderr || die "there are questions left"
}
