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
