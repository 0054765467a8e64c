# exports_lib.sh - forms and projects for the tests of exports; sourced by them.
#
# A form here has twenty people: ten of Sales who answer every statement with 1 1 1 1 2 2 2 3 3 4,
# ten of Marketing with 5 5 5 5 4 4 4 3 3 2, each starting at another place. So the counts of
# every statement are known without computing anything: Sales 4 3 2 1 0, Marketing 0 1 2 3 4.
# shellcheck shell=bash

EXPORTS=$ROOT/samples/exports

# exported FOLDER ID...: the sample project of exports cut down to some companies.
exported() {
    local folder=$1 id
    shift
    mkdir -p "$folder/surveys" "$folder/kpis"
    cp "$EXPORTS/rapport.ini" "$folder/"
    head -n 1 "$EXPORTS/companies.csv" >"$folder/companies.csv"
    for id in "$@"; do
        grep "^$id," "$EXPORTS/companies.csv" >>"$folder/companies.csv"
        for part in surveys kpis; do
            find "$EXPORTS/$part" -name "$id*" -exec cp '{}' "$folder/$part/" \;
        done
    done
    chmod -R u+w "$folder"
}

# blank_project FOLDER: one company, `acme`, and no data yet.
blank_project() {
    mkdir -p "$1/surveys" "$1/kpis"
    printf 'id,name\nacme,Acme Ltd\n' >"$1/companies.csv"
    printf '[project]\nperiod = 2026-Q3\n' >"$1/rapport.ini"
}

# statements LANGUAGE: the twenty, one a line, as the questionnaire words them.
statements() {
    python3 -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    print(row["statement." + sys.argv[2]])' "$ROOT/templates/content/statements.csv" "$1"
}

# quoted_row: the lines of the input as one row of quoted fields, without its end.
quoted_row() {
    awk '{ gsub(/"/, "\"\""); printf "%s\"%s\"", (NR > 1 ? "," : ""), $0 }'
}

# form [LANGUAGE [LABEL...]]: a form in the shape of Google Forms on stdout; labels are those of
# 1 to 5, by default these digits.
form() {
    local language=${1:-en}
    [ $# -eq 0 ] || shift
    [ $# -gt 0 ] || set -- 1 2 3 4 5
    {
        printf 'Timestamp\nDepartment\n'
        statements "$language"
    } | quoted_row
    echo
    printf '%s\n' "$@" | awk '
        function people(name, first,    i, q, a) {
            for (i = 0; i < 10; i++) {
                printf "\"2026/09/%02d 9:%02d:05 AM GMT+1\",\"%s\"", 7 + (first + i) % 5,
                    first + i, name
                for (q = 1; q <= 20; q++) {
                    a = substr(answers[name], (i + q) % 10 + 1, 1)
                    printf ",\"%s\"", label[a]
                }
                print ""
            }
        }
        { label[NR] = $0 }
        END {
            answers["Sales"] = "1111222334"
            answers["Marketing"] = "5555444332"
            people("Sales", 0)
            people("Marketing", 10)
        }'
}

# as_in_the_form REPORT: every statement has the counts of the form.
as_in_the_form() {
    exists "$1"
    jq_is "$1" '.respondents.sales.scored == 10 and .respondents.marketing.scored == 10'
    jq_is "$1" '[.questions[] | select(.sales.counts)] | length >= 15'
    jq_is "$1" '[.questions[] | select(.sales.counts)
        | .sales.counts == [4,3,2,1,0] and .marketing.counts == [0,1,2,3,4]] | all'
}
