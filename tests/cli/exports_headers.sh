# Header rows, dates, line ends and odd columns of exports.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

# answered REPORT SALES MARKETING
answered() {
    jq_is "$1" ".respondents.sales.answered == $2 and .respondents.marketing.answered == $3"
}

test_second_and_third_header_rows_are_no_people() {
    exported p fernhill-packaging quarrystone-software
    rapport build p -o out --to json -q
    # Records below the header that were not left out, counted in the files.
    answered out/fernhill-packaging/report.json \
        "$(tail -n +3 p/surveys/fernhill-packaging.csv | grep -c ',Sales,')" \
        "$(tail -n +3 p/surveys/fernhill-packaging.csv | grep -c ',Marketing,')"
    answered out/quarrystone-software/report.json \
        "$(grep -c ',IP Address,.*,Sales,' p/surveys/quarrystone-software.csv)" \
        "$(grep -c ',IP Address,.*,Marketing,' p/surveys/quarrystone-software.csv)"
}

test_a_header_shortened_by_hand_is_read_too() {
    local rows
    for rows in 2 1; do # without the JSON, then with the texts alone
        exported p$rows quarrystone-software
        case $rows in
        2) sed -i 3d p$rows/surveys/quarrystone-software.csv ;;
        1) sed -i '1d;3d' p$rows/surveys/quarrystone-software.csv ;;
        esac
        rapport build p$rows -o out$rows --to json -q
        answered out$rows/quarrystone-software/report.json 17 12
    done
}

test_an_old_qualtrics_file_has_two_header_rows_and_a_comma_too_many() {
    blank_project p
    { printf '\357\273\277' && form | awk -F'","' -v OFS='","' '
        NR == 1 {
            printf "\"V1\",\"V8\",\"V9\",\"V10\",\"Q1\""
            for (i = 1; i <= 20; i++) printf ",\"Q2_%d\"", i
            printf ",\r\n\"ResponseID\",\"StartDate\",\"EndDate\",\"Finished\",\"Department\""
            for (i = 3; i <= 22; i++) { sub(/"$/, "", $i); printf ",\"%s\"", $i }
            printf ",\r\n"
            next
        }
        { printf "\"R_%d\",\"2026-09-07 09:00:00\",\"2026-09-07 09:10:00\",\"1\"", NR
          for (i = 2; i <= 22; i++) { sub(/"$/, "", $i); printf ",\"%s\"", $i }
          printf ",\r\n" }'; } >p/surveys/acme.csv
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_columns_twice_and_without_a_name_do_no_harm() {
    blank_project p
    form | awk 'NR == 1 { print "\"\"," $0 ",\"Comment\",\"Comment\",\"\",\"utm_source\",\"utm_source\""; next }
        { print "\"\"," $0 ",\"3\",\"yes\",\"\",\"a\",\"b\"" }' >p/surveys/acme.csv
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_line_breaks_within_cells_do_not_part_records() {
    local records
    exported p jodlowe-okna
    # CRLF between records, LF within cells, as Google Sheets writes it.
    records=$(grep -c $'\r' p/surveys/jodlowe-okna.csv)
    [ "$records" -eq 21 ] && [ "$(grep -cv $'\r$' p/surveys/jodlowe-okna.csv)" -gt 1 ]
    rapport build p -o out --to json -q
    jq_is out/jodlowe-okna/report.json \
        '[.quality.files[] | select(.kind == "survey") | .rows] == [21]'
    answered out/jodlowe-okna/report.json 13 8
}

test_carriage_returns_alone_end_records_too() {
    blank_project p
    form | tr '\n' '\r' >p/surveys/acme.csv
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_days_of_a_workbook_are_dates() {
    # Serial numbers in a text file: 46272 is 2026-09-07, 46280 is 2026-09-15.
    blank_project p
    sed -i '/^period/d' p/rapport.ini
    form | awk -F, -v OFS=, 'NR > 1 { $1 = NR % 2 ? "46272.53125" : "46280" } { print }' \
        >p/surveys/acme.csv
    rapport build p -o out --to json -q
    jq_is out/acme/report.json '.wave == "2026-Q3"'
    as_in_the_form out/acme/report.json
    exported q morska-stolarnia
    sed -i '/^period/d' q/rapport.ini
    rapport build q -o out --to json -q
    jq_is out/morska-stolarnia/report.json '.wave == "2026-Q3"'
}

test_twelve_hour_clocks_and_zones_are_read() {
    local stamp
    for stamp in "2026/08/10 12:08:56 PM GMT-3" "2026/07/01 1:03:41 am GMT-5" \
        "2026/09/30 11:59:59 PM EET"; do
        rm -rf p out
        blank_project p
        sed -i '/^period/d' p/rapport.ini
        form | sed "2,\$s|^\"[^\"]*\"|\"$stamp\"|" >p/surveys/acme.csv
        rapport build p -o out --to json -q
        jq_is out/acme/report.json '.wave == "2026-Q3"'
        as_in_the_form out/acme/report.json
    done
}

test_a_header_without_people_fails_the_company_alone() {
    blank_project p
    echo 'other,Other plc' >>p/companies.csv
    form >p/surveys/acme.csv
    form | head -n 1 >p/surveys/other.csv
    run build p -o out --to json
    status 1
    says '^surveys/other\.csv.*: error: .*\[FILE_EMPTY\]'
    as_in_the_form out/acme/report.json
    absent out/other/report.json
}

test_one_person_in_a_department_is_pooled() {
    blank_project p
    form | sed '13,$d' >p/surveys/acme.csv # ten of Sales, one of Marketing
    rapport build p -o out --to json -q
    jq_is out/acme/report.json '.respondents.marketing.answered == 1 and .level.basis == "pooled"'
}

test_a_title_blank_lines_and_delimiters_at_the_end_do_no_harm() {
    blank_project p
    { printf 'sep=;\r\n' && form | sed 's/","/";"/g; s/$/;;\r/' && printf ';;;\r\n\r\n\r\n'; } \
        >p/surveys/acme.csv
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}
