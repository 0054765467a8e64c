# Values that try to be something else, and odd encodings.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

# rename FILE NAME: gives novalens this name (quoted for CSV) in companies.csv.
rename() {
    local quoted=${2//\"/\"\"}
    awk -F, -v OFS=, -v name="\"${quoted//\\/\\\\}\"" \
        '$1 == "novalens" { $2 = name } { print }' "$1/companies.csv" >companies.new
    mv companies.new "$1/companies.csv"
}

test_markup_in_a_company_name_is_text() {
    project p novalens
    rename p '<script>alert(1)</script>'
    run build p -o out
    status 0
    ! grep -q '<script' out/novalens/index.html out/index.html || die "a live script"
    grep -q '&lt;script&gt;alert(1)&lt;/script&gt;' out/novalens/index.html
    grep -q '&lt;script&gt;' out/index.html
    pdftotext -raw out/novalens/report.pdf - | grep -qF '<script>alert(1)</script>'
    jq_is out/novalens/report.json '.company.name == "<script>alert(1)</script>"'
}

test_hostile_names_stay_inert() {
    project p novalens
    local name
    while IFS= read -r name; do
        project p novalens
        rename p "$name"
        run build p -o out
        [ "$STATUS" -le 1 ] || die "status $STATUS for $name"
        # the tags alone, without the values of their attributes
        grep -oE '<[a-zA-Z][^<>]*>' out/novalens/index.html | sed 's/"[^"]*"/""/g' >tags.txt
        ! grep -Eiq '<(img|script|b)[ >]| on[a-z]+=' tags.txt || die "live markup from $name"
        qpdf --check out/novalens/report.pdf >/dev/null
        jq -e --arg name "$name" '.company.name == $name' out/novalens/report.json >/dev/null ||
            die "name lost: $name"
    done <<'END'
"><img src=x onerror=alert(1)>
{{NAME}} {{#SECTION}} {{>../../etc/passwd}}
=cmd|' /C calc'!A0
'); DROP TABLE companies; --
&lt;b&gt; &amp; &#x3c;script&#x3e;
) Tj (injected) Tj \( \) % comment
{name} {0, plural, one {x} other {y}} '{'
END
}

test_a_long_name_without_a_space_is_broken_and_a_far_too_long_one_refused() {
    project p novalens
    rename p "$(printf 'Wyrazdlugi%.0s' $(seq 19))"
    run build p -o out
    status 0
    qpdf --check out/novalens/report.pdf >/dev/null
    rename p "$(printf 'Wyrazdlugi%.0s' $(seq 200))"
    run build p -o other
    status 2
    says 'companies\.csv:2:2: .*\[COMPANY_VALUE\]'
    absent other
}

test_bidirectional_and_control_characters_do_not_break_the_build() {
    project p novalens
    rename p $'Nova\u202Elens\u200B \U1F600 \u0007S.A.'
    run build p -o out
    [ "$STATUS" -le 2 ] || die "status $STATUS"
    if [ "$STATUS" -eq 0 ]; then
        qpdf --check out/novalens/report.pdf >/dev/null
        ! grep -q $'\u0007' out/novalens/index.html || die "a control character in the page"
    fi
}

# Two report.json agree in all but size and hash of the files they were made from.
same_figures() {
    diff <(grep -Ev '"(bytes|sha256)":' "$1") <(grep -Ev '"(bytes|sha256)":' "$2")
}

test_semicolons_a_byte_order_mark_and_crlf_are_understood() {
    project p novalens wodomat
    rapport build p -o plain --to json
    for file in p/surveys/*.csv p/kpis/*.csv; do
        { printf '\357\273\277'; tr ',' ';' <"$file" | sed 's/$/\r/'; } >new
        mv new "$file"
    done
    run build p -o other --to json
    status 0
    same_figures plain/novalens/report.json other/novalens/report.json
}

test_windows_1250_and_utf16_files_are_understood() {
    project p debowy-dom
    rapport build p -o plain --to json
    iconv -f UTF-8 -t CP1250 p/companies.csv >new && mv new p/companies.csv
    for file in p/surveys/*.csv; do
        iconv -f UTF-8 -t UTF-16 "$file" >new && mv new "$file"
    done
    run build p -o other --to json
    status 0
    same_figures plain/debowy-dom/report.json other/debowy-dom/report.json
}

test_binary_rubbish_as_a_survey_is_an_error_not_a_crash() {
    project p novalens
    head -c 20000 "$BUILD/rapport" >p/surveys/rubbish.csv
    run build p -o out --to json
    [ "$STATUS" -le 1 ] || die "status $STATUS"
    says 'surveys/rubbish\.csv'
}

test_a_survey_full_of_quotes_ends() {
    project p novalens
    { head -n 1 "$SAMPLE/surveys/2026-Q3.csv"; printf '"%.0s' $(seq 9999); } >p/surveys/quotes.csv
    run build p -o out --to json
    [ "$STATUS" -le 1 ] || die "status $STATUS"
}

test_withheld_numbers_are_nowhere_in_the_output() {
    run build "$SAMPLE" uyutny-bereg -o out --to pdf,html,json,text
    status 0
    local json=out/uyutny-bereg/report.json
    jq_is "$json" '[.questions[] | (.sales.mean?, .marketing.mean?, .gap?)] | all(. == null)'
    jq_is "$json" '.score.sales.mean? == null and .score.marketing.mean? == null'
    jq_is "$json" '.score.balanced.mean? == null and .score.gap.p? == null'
    # Marketing's mean and each of its people's totals, computed here from the answers
    awk -F, '$1 == "uyutny-bereg" && $3 == "marketing" {
        sum = n = 0
        for (i = 5; i <= 24; i++) if ($i != "") { sum += $i; n++ }
        total += sum / n * 20; people++
    } END { printf "%.6f\n", total / people }' "$SAMPLE/surveys/2026-Q3.csv" >mean.txt
    six=$(cut -c1-6 mean.txt)
    pdftotext -raw out/uyutny-bereg/report.pdf pdf.txt
    for file in "$json" out/uyutny-bereg/index.html out/uyutny-bereg/report.txt pdf.txt \
        out/manifest.json out/index.html; do
        ! grep -qF -e "$six" -e "${six/./,}" "$file" || die "$six in $file"
    done
}

# Messages quote the data for who runs the program; what is published must not.
test_no_output_quotes_a_respondent_or_a_cell() {
    project p calder-instruments
    awk -F, -v OFS=, '
        /,2026-Q3,/ && !done { $4 = "Anna.Kowalska"; print; print; done = 1; next }
        /,2026-Q3,/ && done == 1 { $9 = "ask Bob about this"; done = 2 }
        { print }
        END { print "calder-instruments,2026-Q3,sales,Carla" ",,,,,,,,,,,,,,,,,,,," }
        ' p/surveys/2026-Q3.csv >changed
    mv changed p/surveys/2026-Q3.csv
    run build p -o out --to html,pdf,json,text
    status 0
    says 'Anna.Kowalska.*RESPONDENT_REPEATED'
    says 'ask Bob.*ANSWER_TEXT'
    says 'Carla.*ROW_EMPTY'
    find out -name '*.pdf' | while read -r pdf; do
        qpdf --qdf --object-streams=disable "$pdf" "$pdf.qdf"
        pdftotext "$pdf" "$pdf.txt"
    done
    ! grep -rliE 'kowalska|ask bob|carla' out
}
