# What cannot be read says so in a sentence that a consultant understands: what the file is and how
# to export instead, or what to decide and which setting says it.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

REFUSED=$ROOT/tests/data/refused

# File, and what its message must say.
refused_kinds() {
    cat <<'END'
bitrix24-deals.xls|web page.*(CSV|xlsx)
old-workbook.xls|\.xls.*save it as \.?xlsx
calc.ods|(LibreOffice|OpenDocument|\.ods).*(xlsx|CSV)
apple.numbers|Numbers.*(Excel|xlsx|CSV)
letter.docx|(Word|document).*(xlsx|CSV)
printed.pdf|PDF.*(xlsx|CSV)
answers.json|JSON.*(xlsx|CSV)
END
}

test_files_of_other_kinds_are_refused_with_the_way_to_export() {
    local file pattern folder
    refused_kinds >kinds
    [ "$(wc -l <kinds)" -eq "$(find "$REFUSED" -type f ! -name 'pivot*' | wc -l)" ]
    while IFS='|' read -r file pattern; do
        for folder in surveys kpis; do
            rm -rf p
            blank_project p
            form >p/surveys/acme.csv
            cp "$REFUSED/$file" "p/$folder/acme.${file##*.}"
            run check p
            status 1
            says "^$folder/acme\\.${file##*.}(:[0-9]+)*: error: .*$pattern.*\\[FILE_KIND\\]" ||
                die "$folder/$file"
        done
    done <kinds
}

test_a_pivot_table_is_refused_wherever_it_lies() {
    local file
    for file in "$REFUSED"/pivot-*.csv; do
        for folder in surveys kpis; do
            rm -rf p
            blank_project p
            form >p/surveys/acme.csv
            cp "$file" "p/$folder/acme-pivot.csv"
            run check p
            status 1
            says "^$folder/acme-pivot\\.csv(:[0-9]+)*: error: .*pivot.*\\[FILE_KIND\\]" ||
                die "$folder/$(basename "$file")"
        done
    done
}

test_a_web_page_called_csv_is_refused_too() {
    blank_project p
    cp "$REFUSED/bitrix24-deals.xls" p/kpis/acme.csv
    form >p/surveys/acme.csv
    run check p
    status 1
    says '^kpis/acme\.csv(:[0-9]+)*: error: .*web page.*\[FILE_KIND\]'
}

test_an_unknown_company_is_a_question_that_a_line_answers() {
    blank_project p
    echo 'other,Other plc' >>p/companies.csv
    form >p/surveys/answers.csv
    run check p
    status 1
    says '^surveys/answers\.csv.*: error: .*company = .*\[survey "answers\.csv"\].*\[QUESTION\]'
    printf '[survey "answers.csv"]\ncompany = acme\n' >>p/rapport.ini
    run build p acme -o out --to json
    as_in_the_form out/acme/report.json
}

test_an_unknown_department_is_a_question_that_a_line_answers() {
    blank_project p
    form | sed '1s/"Department"/"Team"/; s/"Sales"/"Blue"/; s/"Marketing"/"Green"/' \
        >p/surveys/acme.csv
    run check p
    status 1
    says '^surveys/acme\.csv.*: error: .*(function_column|sales) = .*\[QUESTION\]'
    printf '[survey "acme.csv"]\nfunction_column = 2\nsales = Blue\nmarketing = Green\n' \
        >>p/rapport.ini
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_statements_of_other_words_are_a_question_and_their_order_an_answer() {
    blank_project p
    form | awk 'NR == 1 { printf "Timestamp,Department"
            for (i = 1; i <= 20; i++) printf ",%s", "Own wording of point " i " of ours"
            print ""; next } { print }' >p/surveys/acme.csv
    run check p
    # A single block of twenty columns may be taken, but never silently.
    grep -qE 'statements = ' stdout stderr || die "nothing names the setting"
    printf '[survey "acme.csv"]\nstatements = 3-22\n' >>p/rapport.ini
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_the_block_that_check_prints_can_be_pasted() {
    blank_project p
    form >p/surveys/acme.csv
    rapport check p >before
    # The block: from the section to the next empty line.
    sed -n '/\[survey "acme\.csv"\]/,/^ *$/p' before | sed 's/^ *//' >block
    [ "$(grep -c ' = ' block)" -ge 2 ] || { cat before; die "no block to paste"; }
    cat block >>p/rapport.ini
    rapport check p >after
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

# The dates of the form become a column of waves with other words in it.
test_waves_that_are_no_quarters_are_a_question() {
    blank_project p
    form | awk 'NR == 1 { sub(/"Timestamp"/, "\"Wave\""); print; next }
        { sub(/^"[^"]*"/, "\"wave " (NR % 3 + 1) "\""); print }' >p/surveys/acme.csv
    run check p
    status 1
    says '^surveys/acme\.csv.*: error: .*column 1, "Wave", says "wave 3".*wave = 2026-Q3 .*\[QUESTION\]'
    printf '[survey "acme.csv"]\nwave = 2026-Q3\n' >>p/rapport.ini
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_people_without_department_or_company_are_named_and_can_be_left_out() {
    blank_project p
    { form && echo '"2026/09/07 9:09:05 AM GMT+1","",1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1'; } \
        >p/surveys/acme.csv
    run check p
    status 1
    says '^surveys/acme\.csv:22:2: error: .*no department, in 1 row; .*other = \(blank\) below'
    printf '[survey "acme.csv"]\nother = (blank)\n' >>p/rapport.ini
    rapport check p >stdout
    grep -q '^  other  *(blank) (1)$' stdout || die "not said whose row is left out"
    grep -q '^other = (blank)$' stdout || die "not in the block to paste"
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json

    form | sed '1s/"Department"/&,"Company"/; 2,$s/"Sales"\|"Marketing"/&,"acme"/
        5s/"acme"/""/' >p/surveys/acme.csv
    run check p
    says '^surveys/acme\.csv:5:3: error: .*no company, in 1 row'
}

test_files_in_the_wrong_folder_are_sent_to_the_other() {
    blank_project p
    cp "$EXPORTS/kpis/fernhill-packaging-leads.csv" p/surveys/acme.csv
    cp "$EXPORTS/surveys/fernhill-packaging.csv" p/kpis/acme.csv
    run check p
    says '^surveys/acme\.csv.*: error: .*of Salesforce\)\? then move the file into kpis'
    says '^kpis/acme\.csv.*: error: .*of SurveyMonkey\)\? then move the file into surveys'
}

# Stars and faces have no letters, but they are answers.
test_answers_in_stars_are_a_question_that_lines_answer() {
    blank_project p
    form en ★☆☆☆☆ ★★☆☆☆ ★★★☆☆ ★★★★☆ ★★★★★ >p/surveys/acme.csv
    run check p
    status 1
    says '^surveys/acme\.csv:2:3: error: .*★★★★★.*5 = \.\.\..*\[ANSWER_SCALE\]'
    printf '[survey "acme.csv"]\n1 = ★☆☆☆☆\n2 = ★★☆☆☆\n3 = ★★★☆☆\n4 = ★★★★☆\n5 = ★★★★★\n' \
        >>p/rapport.ini
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}
