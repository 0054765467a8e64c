# What happens when something is wrong: message, exit status, and what is still written.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

# replace FILE LINE SED: edits one line.
replace() {
    sed -i "$2$3" "$1"
}

test_a_row_cut_short_fails_its_company_alone() {
    project p novalens debowy-dom
    line=$(grep -n '^debowy-dom,' p/surveys/2026-Q3.csv | head -n 1 | cut -d: -f1)
    replace p/surveys/2026-Q3.csv "$line" 's/,[^,]*,[^,]*$//'
    run build p -o out
    status 1
    says "^surveys/2026-Q3\.csv:$line(:[0-9]+)?: error: .*\[CSV_WIDTH\]"
    exists out/novalens/report.pdf
    absent out/debowy-dom/report.pdf out/debowy-dom/index.html
}

test_a_row_too_long_fails_its_company_alone() {
    project p novalens debowy-dom
    line=$(grep -n '^novalens,' p/surveys/2026-Q3.csv | head -n 1 | cut -d: -f1)
    replace p/surveys/2026-Q3.csv "$line" 's/$/,5/'
    run build p -o out --to json
    status 1
    says "^surveys/2026-Q3\.csv:$line(:[0-9]+)?: error: .*\[CSV_WIDTH\]"
    exists out/debowy-dom/report.json
    absent out/novalens/report.json
}

test_a_single_answer_off_the_scale_is_a_warning_with_line_and_field() {
    project p novalens
    line=$(grep -n '^novalens,' p/surveys/2026-Q3.csv | head -n 1 | cut -d: -f1)
    replace p/surveys/2026-Q3.csv "$line" 's/^\(\([^,]*,\)\{6\}\)[^,]*/\16/'
    run build p -o out --to json
    status 0
    says "^surveys/2026-Q3\.csv:$line:7: warning: .*: 6 \[ANSWER_RANGE\]"
    jq_is out/novalens/report.json '[.messages[].code] | index("ANSWER_RANGE") != null'
    run build p -o strict --to json --strict
    status 1
}

test_text_in_place_of_an_answer_is_a_warning() {
    project p novalens
    line=$(grep -n '^novalens,' p/surveys/2026-Q3.csv | head -n 1 | cut -d: -f1)
    replace p/surveys/2026-Q3.csv "$line" 's/^\(\([^,]*,\)\{4\}\)[^,]*/\1maybe/'
    run check p
    status 0
    says "^surveys/2026-Q3\.csv:$line:5: warning: .*maybe.* \[ANSWER_TEXT\]"
}

test_an_unknown_company_in_a_survey_is_an_error_and_the_others_are_written() {
    project p novalens
    sed -n 's/^novalens,\(2026-Q3,sales,s-02,.*\)/atlantis,\1/p' p/surveys/2026-Q3.csv >row
    cat row >>p/surveys/2026-Q3.csv
    printf 'atlantis,2026-Q3,sales,s-90%s\n' ',3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3' \
        >>p/surveys/2026-Q3.csv
    run build p -o out --to json
    status 1
    says 'surveys/2026-Q3\.csv:[0-9]+:1: error: .*atlantis.*\[COMPANY_UNKNOWN\]'
    exists out/novalens/report.json
}

test_an_unknown_function_fails_the_company() {
    project p novalens wodomat
    sed -i '0,/^novalens,2026-Q3,sales/s//novalens,2026-Q3,finance/' p/surveys/2026-Q3.csv
    run build p -o out --to json
    status 1
    says ':[0-9]+:3: error: .*finance.*\[FUNCTION_UNKNOWN\]'
    exists out/wodomat/report.json
    absent out/novalens/report.json
}

test_the_same_respondent_with_other_answers_fails_the_company() {
    project p novalens wodomat
    first=$(grep -m 1 '^novalens,2026-Q3,sales' p/surveys/2026-Q3.csv)
    head=$(cut -d, -f1-4 <<<"$first")
    echo "$head,1,5,1,5,1,5,1,5,1,5,1,5,1,5,1,5,1,5,1,5" >>p/surveys/2026-Q3.csv
    run build p -o out --to json
    status 1
    says '\[RESPONDENT_TWICE\]'
    exists out/wodomat/report.json
    absent out/novalens/report.json
}

test_an_empty_survey_file_is_an_error() {
    project p novalens wodomat
    : >p/surveys/2026-Q2-more.csv
    run build p -o out --to json
    status 1
    says '^surveys/2026-Q2-more\.csv.*error: .*\[FILE_EMPTY\]'
}

test_files_of_other_kinds_are_warned_of_and_capitals_do_not_matter() {
    project p novalens
    mv p/surveys/2026-Q3.csv p/surveys/2026-Q3.CSV
    echo x >p/surveys/2026-Q2.key
    echo x >p/kpis/old.csv.bak
    for file in '~$2026-Q3.xlsx' Thumbs.db .DS_Store; do
        echo x >"p/surveys/$file"
    done
    mkdir p/surveys/archive
    run build p -o out --to json
    status 0
    says '^surveys/2026-Q2\.key: warning: .*\[FILE_IGNORED\]$'
    says '^kpis/old\.csv\.bak: warning: .*\[FILE_IGNORED\]$'
    [ "$(grep -c FILE_IGNORED stderr)" -eq 2 ]
    jq_is out/novalens/report.json '.wave == "2026-Q3"'
}

test_people_with_too_few_answers_for_a_score_are_named_as_the_reason_for_withholding() {
    mkdir -p p/surveys
    printf 'id,name\nacme,Acme\n' >p/companies.csv
    {
        head -n 1 "$SAMPLE/surveys/2026-Q3.csv"
        for i in 1 2 3 4 5; do
            printf 'acme,2026-Q3,marketing,m%s%s\n' $i ',4,3,4,3,4,3,4,3,4,3,4,3,4,3,4,3,4,3,4,3'
        done
        for i in 1 2 3 4; do
            printf 'acme,2026-Q3,sales,s%s%s\n' $i ',2,3,2,3,2,3,2,3,2,3,2,3,2,3,2,3,2,3,2,3'
        done
        printf 'acme,2026-Q3,sales,s5,2,3,2%s\n' ',,,,,,,,,,,,,,,,,'
    } >p/surveys/a.csv
    run build p -o out --to json
    status 0
    says 'Sales 5, Marketing 5, at least 5 each with enough answers for a score needed \[SAMPLE_SMALL\]'
    jq_is out/acme/report.json '.level.basis == "pooled"'
}

test_a_company_without_answers_fails_alone() {
    project p novalens wodomat
    sed -i '/^wodomat,/d' p/surveys/2026-Q3.csv
    run build p -o out --to json
    status 1
    says 'error: .*\[NO_ANSWERS\]'
    exists out/novalens/report.json
    absent out/wodomat/report.json
}

test_an_unknown_metric_names_the_line() {
    project p novalens
    echo 'novalens,2026-Q3,happiness,7,9' >>p/kpis/mostowa.csv
    line=$(wc -l <p/kpis/mostowa.csv)
    run check p
    status 1
    says "^kpis/mostowa\.csv:$line:3: error: .*happiness.*\[METRIC_UNKNOWN\]"
}

test_a_rate_above_one_needs_a_percent_sign() {
    project p novalens
    echo 'novalens,2026-Q3,mql_to_sql,30,' >>p/kpis/mostowa.csv
    run check p
    status 1
    says 'kpis/mostowa\.csv:[0-9]+:4: error: .*30.*\[METRIC_RATE\]'
}

test_a_broken_template_of_a_brand_stops_everything() {
    project p novalens
    mkdir p/brands/mostowa/templates
    template=$(basename "$(grep -l '</h2>' "$ROOT"/templates/*.html | head -n 1)")
    sed '0,/<\/h2>/s/<\/h2>/<\/h3>/' "$ROOT/templates/$template" \
        >"p/brands/mostowa/templates/$template"
    run build p -o out
    status 2
    says "brands/mostowa/templates/$template:[0-9]+:[0-9]+: .*\[TEMPLATE_[A-Z]+\]"
    absent out
}

test_a_template_without_the_escaping_pragma_is_refused() {
    project p novalens
    mkdir p/brands/mostowa/templates
    tail -n +2 "$ROOT/templates/report.html" >p/brands/mostowa/templates/report.html
    run build p -o out
    status 2
    says 'brands/mostowa/templates/report\.html:1(:1)?: .*\[TEMPLATE_ESCAPE\]'
    absent out
}

test_an_unknown_variable_in_a_template_is_named() {
    project p novalens
    mkdir p/brands/mostowa/templates
    template=$(basename "$(grep -l '</h2>' "$ROOT"/templates/*.html | head -n 1)")
    sed '0,/<\/h2>/s/<\/h2>/{{NO_SUCH_THING}}<\/h2>/' "$ROOT/templates/$template" \
        >"p/brands/mostowa/templates/$template"
    run build p -o out
    status 2
    says "brands/mostowa/templates/$template:[0-9]+:[0-9]+: .*NO_SUCH_THING.*\[TEMPLATE_VARIABLE\]"
    absent out
}

test_a_script_in_a_template_is_refused() {
    project p novalens
    mkdir p/brands/mostowa/templates
    template=$(basename "$(grep -l '</h2>' "$ROOT"/templates/*.html | head -n 1)")
    sed '0,/<\/h2>/s/<\/h2>/<\/h2><script>alert(1)<\/script>/' "$ROOT/templates/$template" \
        >"p/brands/mostowa/templates/$template"
    run build p -o out
    status 2
    says "brands/mostowa/templates/$template:[0-9]+:[0-9]+: .*script.*\[TEMPLATE_MARKUP\]"
    absent out
}

test_an_unknown_setting_is_named_with_its_line() {
    project p novalens
    printf '\n[project]\ncolour = green\n' >>p/rapport.ini
    line=$(wc -l <p/rapport.ini)
    run build p -o out
    status 2
    says "^rapport\.ini:$line(:[0-9]+)?: .*colour.*\[SETTING_UNKNOWN\]"
    absent out
}

test_a_setting_out_of_range_stops_everything() {
    project p novalens
    sed -i 's/^minimum = 5/minimum = 0/' p/rapport.ini
    run build p -o out
    status 2
    says 'rapport\.ini:[0-9]+(:[0-9]+)?: .*\[SETTING_VALUE\]'
    absent out
}

test_a_company_id_that_could_leave_the_folder_is_refused() {
    project p novalens
    sed -i 's/^novalens,/..\/evil,/' p/companies.csv
    run build p -o out
    status 2
    says 'companies\.csv:2:1: .*\[COMPANY_ID\]'
    absent out evil
}

test_a_company_twice_is_refused() {
    project p novalens
    tail -n 1 p/companies.csv >>row
    cat row >>p/companies.csv
    run check p
    status 2
    says 'companies\.csv:3:1: .*novalens.*\[COMPANY_TWICE\]'
}

test_a_brand_colour_that_cannot_be_read_is_refused() {
    project p novalens
    sed -i 's/^primary = .*/primary = #FFEE00/' p/brands/mostowa/brand.ini
    run build p -o out
    status 2
    says 'brands/mostowa/brand\.ini.*\[BRAND_CONTRAST\]'
    absent out
}

test_a_broken_logo_is_refused() {
    project p novalens
    sed -i 's/<path/<script/' p/brands/mostowa/logo.svg
    run build p -o out
    status 2
    says 'brands/mostowa/logo\.svg:[0-9]+.*\[BRAND_LOGO\]'
    absent out
}

test_a_project_that_is_not_there_is_a_usage_error() {
    run build nowhere -o out
    status 2
    says 'nowhere'
    absent out
}

test_an_unknown_id_is_a_usage_error() {
    run build "$SAMPLE" novalens nobody -o out
    status 2
    says 'nobody'
    absent out
}

test_unknown_options_commands_and_formats_are_usage_errors() {
    run build "$SAMPLE" --frobnicate
    status 2
    run frobnicate
    status 2
    run build "$SAMPLE" --to docx
    status 2
    run build "$SAMPLE" -j 0
    status 2
    run build "$SAMPLE" -o
    status 2
    says 'needs a value: -o$'
    run list "$SAMPLE" --to pdf
    status 2
    says 'does not take this option: --to$'
    run list "$SAMPLE" wodomat
    status 2
    run build "$SAMPLE" -o ''
    status 2
    run build ''
    status 2
    run
    status 2
    absent out
}

test_an_output_folder_that_cannot_be_made_is_a_system_error() {
    project p novalens
    echo "not a folder" >file
    run build p -o file/out
    status 3
    says '\[OUTPUT_WRITE\]'
    run build p -o /proc/rapport
    status 3
}

test_a_file_in_the_place_of_a_company_folder_is_a_system_error() {
    project p novalens wodomat
    rapport build p -o out --to json
    rm -r out/novalens
    echo "in the way" >out/novalens
    run build p -o out --to json
    status 3
    says 'novalens.*\[OUTPUT_WRITE\]'
}

test_a_full_standard_output_is_a_system_error() {
    [ -c /dev/full ] || return 0
    STATUS=0
    rapport list "$SAMPLE" >/dev/full 2>stderr || STATUS=$?
    status 3
    says 'standard output'
}

# Starts the build of 120 companies, without the function, so that $! is the program itself.
start_many() {
    rm -rf out
    [ -d many ] || "$ROOT/samples/generate.sh" 120 many
    # shellcheck disable=SC2086
    ${RAPPORT_WRAP:-} "$RAPPORT" build many -o out --to html,json -j 2 >stdout 2>stderr &
    until [ -e out/novalens-00005/report.json ]; do sleep 0.01; done
}

# The manifest lists every file there is, with its hash.
manifest_is_true() {
    [ -z "$(find out -name '*.tmp-*')" ] || die "temporary files"
    (cd out && find . -type f ! -name manifest.json | sed 's/^\.\///' | sort) >files.txt
    jq -r '.. | objects | select(.sha256?) | .path' out/manifest.json | sort | diff files.txt -
    jq -r '.. | objects | select(.sha256?) | "\(.sha256)  \(.path)"' out/manifest.json |
        sed 's/sha256://' >sums.txt
    (cd out && sha256sum --quiet -c ../sums.txt)
}

test_a_company_whose_worker_is_killed_fails_alone_and_leaves_nothing() {
    start_many
    kill -KILL "$(pgrep -P $! | head -n 1)"
    STATUS=0
    wait $! || STATUS=$?
    status 3
    [ "$(grep -c '\[WORKER\]' stderr)" -eq 1 ] || die "not one company"
    [ "$(find out -name report.json | wc -l)" -eq 119 ]
    manifest_is_true
}

# Only their folders know the names of tables and charts.  Both workers end at the moment one
# of them has written the first table of this company, which has two languages.
# On a busy machine the company may be done before they end, or one has none: it is tried again.
test_a_killed_worker_leaves_no_table_and_no_chart() {
    local workers
    [ -d many ] || "$ROOT/samples/generate.sh" 120 many
    for _ in 1 2 3 4 5; do
        rm -rf out
        # shellcheck disable=SC2086
        ${RAPPORT_WRAP:-} "$RAPPORT" build many -o out --to csv,svg -j 2 >stdout 2>stderr &
        until workers=$(pgrep -P $!) && [ "$(echo "$workers" | wc -l)" -eq 2 ]; do :; done
        until [ -e out/novalens-00101/data/score.csv ]; do :; done
        # shellcheck disable=SC2086
        kill -KILL $workers
        STATUS=0
        wait $! || STATUS=$?
        [ "$(grep -c '\[WORKER\]' stderr)" -ne 2 ] ||
            ! grep -q 'novalens-00101 \[WORKER\]' stderr || break
    done
    status 3
    [ "$(grep -c '\[WORKER\]' stderr)" -eq 2 ] || die "not two companies"
    absent out/novalens-00101
    [ "$(find out -mindepth 1 -maxdepth 1 -type d | wc -l)" -eq 118 ] || die "folders are left"
    manifest_is_true
}

test_an_interrupted_build_leaves_whole_reports_and_a_true_manifest() {
    local signal
    for signal in INT:130 TERM:143; do
        start_many
        kill "-${signal%:*}" $!
        STATUS=0
        wait $! || STATUS=$?
        status "${signal#*:}"
        [ "$(find out -name report.json | wc -l)" -lt 120 ] || die "not interrupted"
        says '^interrupted: [0-9]+ of 120 companies not built$'
        manifest_is_true
    done
}

test_fail_fast_stops_at_the_first_failure() {
    project p debowy-dom novalens wodomat
    sed -i '/^debowy-dom,/d' p/surveys/2026-Q3.csv
    run build p -o out --to json -j 1 --fail-fast
    status 1
    absent out/novalens/report.json out/wodomat/report.json
}
