# The small commands, help, messages and their colour.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

test_list_prints_sorted_ids() {
    run list "$SAMPLE"
    status 0
    silent
    tail -n +2 "$SAMPLE/companies.csv" | cut -d, -f1 | LC_ALL=C sort | diff - stdout
}

test_check_is_silent_about_good_data_and_writes_nothing() {
    project p novalens debowy-dom
    sums p >before.txt
    run check p
    status 0
    sums p | diff before.txt -
    [ "$(ls)" = "$(printf 'before.txt\np\nstderr\nstdout')" ] || die "$(ls)"
}

test_check_reports_what_build_would() {
    project p novalens
    line=$(grep -n '^novalens,' p/surveys/2026-Q3.csv | head -n 1 | cut -d: -f1)
    sed -i "${line}s/,[^,]*\$//" p/surveys/2026-Q3.csv
    run check p
    status 1
    says "^surveys/2026-Q3\.csv:$line"
    absent out
}

test_version_is_one_line() {
    run --version
    status 0
    grep -Eqx 'rapport [0-9]+\.[0-9]+\.[0-9]+' <(head -n 1 stdout)
    silent
}

test_help_names_every_command_and_goes_to_the_output() {
    for asked in help --help -h; do
        run "$asked"
        status 0
        silent
        for command in build check list questionnaire help; do prints "$command"; done
    done
    run help build
    status 0
    for option in --output --jobs --to --strict --fail-fast --dry-run --force; do
        prints "$option"
    done
    cp stdout help.txt
    run build --help
    status 0
    diff help.txt stdout
}

test_the_manual_names_every_option_of_build() {
    rapport help build | grep -oE -- '--[a-z-]+' | sort -u >options.txt
    [ -s options.txt ]
    while IFS= read -r option; do
        grep -qE "Fl -${option#--}( |\$)" "$ROOT/generator/rapport.1" || die "$option"
    done <options.txt
}

test_messages_have_no_colour_without_a_terminal() {
    project p novalens
    sed -i '/^novalens,/s/,[^,]*$//' p/surveys/2026-Q3.csv
    run check p
    status 1
    ! grep -q $'\033' stderr || die "colour in a file"
}

test_no_color_is_obeyed_on_a_terminal() {
    # Some containers have no pseudo-terminals.
    script -qec true /dev/null >/dev/null 2>&1 || return 0
    project p novalens
    sed -i '/^novalens,/s/,[^,]*$//' p/surveys/2026-Q3.csv
    TERM=xterm script -qec "$RAPPORT check p" /dev/null >colour.txt || true
    grep -q $'\033\[' colour.txt || die "no colour on a terminal"
    NO_COLOR=1 TERM=xterm script -qec "$RAPPORT check p" /dev/null >plain.txt || true
    ! grep -q $'\033\[[0-9;]*m' plain.txt || die "colour in spite of NO_COLOR"
    TERM=xterm script -qec "$RAPPORT check p --no-color" /dev/null >plain.txt || true
    ! grep -q $'\033\[[0-9;]*m' plain.txt || die "colour in spite of --no-color"
}

test_quiet_prints_nothing_when_all_is_well() {
    project p debowy-dom
    run build p -o out -q
    status 0
    silent
}

test_the_place_of_the_reports_is_printed() {
    project p debowy-dom
    run build p -o out
    status 0
    cat stdout stderr | grep -q 'out/index\.html'
}
