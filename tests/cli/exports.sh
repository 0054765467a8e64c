# samples/exports: the files are what their README says, and the reports what the files say.
# Everything expected is counted here from the files themselves, by other means.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

test_the_sample_exports_are_what_their_program_writes() {
    PYTHONDONTWRITEBYTECODE=1 python3 "$ROOT/samples/shapes/build.py" again
    for part in surveys kpis; do
        diff -r "again/$part" "$EXPORTS/$part" || die "run samples/shapes/build.py"
    done
    [ "$(du -sk "$EXPORTS" | cut -f 1)" -lt 1024 ] || die "samples/exports is too large"
}

# shape FILE: rows that are not empty, and the widest row, read with Python's own csv module.
shape() {
    python3 - "$1" <<'END'
import csv, io, re, sys, zipfile
name = sys.argv[1]
if name.endswith(".xlsx"):
    sheet = zipfile.ZipFile(name).read("xl/worksheets/sheet1.xml").decode()
    width = max(map(len, (re.findall("<c ", row) for row in re.findall("<row.*?</row>", sheet))))
    print(sheet.count("<row "), width)
else:
    data = open(name, "rb").read()
    for encoding in ("utf-16" if data[:2] == b"\xff\xfe" else "utf-8-sig", "cp1251"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            pass
    head = text.split("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    rows = [row for row in rows if any(row)]
    print(len(rows), max(map(len, rows)))
END
}

# The README's table: file, the numbers among its records summed, columns.
documented_shapes() {
    sed -n 's/^| \([A-Za-z0-9-]*\.[a-z]*\) |.*| \([0-9].*\) | \([0-9]*\) |$/\1;\2;\3/p' "$EXPORTS/README.md" |
        awk -F';' '{
            n = split($2, part, ", ")
            for (rows = i = 0; ++i <= n;) if (part[i] ~ /^[0-9]/) rows += part[i]
            print $1, rows, $3
        }' | LC_ALL=C sort
}

test_the_readme_states_the_records_and_columns_of_each_file() {
    local file header rows columns found width
    documented_shapes >documented
    [ "$(wc -l <documented)" -eq "$(find "$EXPORTS/surveys" "$EXPORTS/kpis" -type f | wc -l)" ] ||
        die "not every file is in the README"
    while read -r file rows columns; do
        read -r found width < <(shape "$(find "$EXPORTS" -name "$file")")
        case $file in
        quarrystone-software.csv) header=3 ;;
        fernhill-packaging.csv | morska-stolarnia-kpi.xlsx) header=2 ;; # there a title
        *) header=1 ;;
        esac
        [ $((found - header)) -eq "$rows" ] || die "$file: $((found - header)) records, not $rows"
        [ "$width" -eq "$columns" ] || die "$file: $width columns, not $columns"
    done <documented
}

# --- the reports -------------------------------------------------------------

# Everyone who answered, also those who broke off, by hand: company, Sales, Marketing.
ANSWERED="alder-lighting 14 9
corrie-glass 9 8
fernhill-packaging 12 8
hallowell-bearings 13 8
jodlowe-okna 13 8
morska-stolarnia 10 8
quarrystone-software 17 12
tidewell-clinics 9 11
tikhiy-kedr 15 9
yasny-port 11 12
zielony-mlyn 18 10"

test_the_sample_exports_build_without_a_single_mapping() {
    ! grep -E '^\[(survey|kpis|crm)' "$EXPORTS/rapport.ini" || die "rapport.ini maps something"
    run build "$EXPORTS" -o out
    status 0
    ! grep -E 'error:' stderr || die "there are errors"
    grep -q '11 built, 0 failed' stdout stderr || die "not 11 reports"
    echo "$ANSWERED" >wanted
    while read -r company sales marketing; do
        exists out/"$company"/report.pdf out/"$company"/index.html
        jq_is out/"$company"/report.json ".respondents | .sales.answered == $sales
            and .marketing.answered == $marketing"
        jq_is out/"$company"/report.json '.wave == "2026-Q3" and .level.number >= 1'
    done <wanted
    [ "$(find out -name report.pdf | wc -l)" -eq 11 ]
}

# counted REPORT: statement, function and the five counts of those that may be shown.
counted() {
    jq -r '.questions[] | . as $q | ("sales", "marketing") | . as $f | $q[$f]
        | select(.counts) | [$q.id, $f, .counts[]] | @tsv' "$1" | LC_ALL=C sort
}

test_the_answers_of_every_sample_are_those_of_an_independent_count() {
    local company rows
    rapport build "$EXPORTS" -o out --to json -q
    python3 "$ROOT/tests/tools/count_exports.py" surveys "$EXPORTS" >by_hand
    echo "$ANSWERED" | while read -r company _; do
        counted out/"$company"/report.json >ours
        rows=$(wc -l <ours)
        [ "$rows" -ge 20 ] || die "$company: only $rows rows of counts"
        sed -n "s/^$company\t//p" by_hand | LC_ALL=C sort >wanted
        [ "$(comm -12 wanted ours | wc -l)" -eq "$rows" ] ||
            { diff wanted ours; die "$company: other counts"; }
    done
}

test_nobody_who_answered_is_named_in_the_reports_of_exports() {
    rapport build "$EXPORTS" -o out -q
    find out -name report.pdf | while read -r file; do
        pdftotext -raw "$file" "${file%.pdf}.txt"
    done
    # Addresses, names, what they wrote into the open question, customers, ids of records.
    ! grep -rlE '@example\.com|192\.0\.2\.|R_[0-9a-f]{8}|zcrm_' out || die "an address or an id"
    ! grep -rlF -e 'One list of leads' -e 'Wspólna lista leadów; dziś' -e 'Один список лидов' out ||
        die "what somebody wrote"
    awk -F'","' 'NR > 1 { print $2 " " $3; print $7 }' "$EXPORTS/kpis/alder-lighting-contacts.csv" |
        sort -u >names
    [ "$(wc -l <names)" -gt 100 ]
    ! grep -rlF -f names out || die "a contact or a customer"
}

test_the_blocks_that_check_prints_say_the_same_explicitly() {
    local company
    cp -R "$EXPORTS" guessed
    cp -R "$EXPORTS" told
    chmod -R u+w told
    rapport check guessed 2>stderr | awk '/^\[/ { on = 1 } /^$/ { on = 0 } on' >blocks
    [ "$(grep -c '^\[' blocks)" -eq 24 ] || die "$(grep -c '^\[' blocks) blocks for 24 files"
    cat blocks >>told/rapport.ini
    for name in guessed told; do
        run build $name -o out-$name --to json
        status 0
    done
    echo "$ANSWERED" | while read -r company _; do
        # The settings' fingerprint differs, and what is set is no guess.
        for name in guessed told; do
            jq 'del(.quality)' out-$name/"$company"/report.json >$name.json
        done
        diff guessed.json told.json >different || { head -n 20 different; die "$company"; }
    done
}
