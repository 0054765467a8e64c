# The same data in another encoding, with another delimiter or another way to write dates gives the
# same report, byte for byte.
#
# A report names each input file with its size and SHA-256, which differ on purpose: build_normal
# replaces these two in every file written, and then everything else is compared.
# PDFs are compared as the text dump of the document they are drawn from.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

# build_normal PROJECT OUT: builds, then replaces what names the input files' bytes.
build_normal() {
    local file digits bytes
    rapport build "$1" -o "$2" --to html,json,csv,svg,text -q
    find "$1/surveys" "$1/kpis" -type f | while read -r file; do
        digits=$(sha256sum "$file" | cut -c 1-64)
        echo "s/$digits/DIGITS/g; s/${digits:0:16}/DIGITS/g; s/${digits:0:12}/DIGITS/g"
        # As a number of JSON, and as a cell with the thousands apart.
        bytes=$(wc -c <"$file")
        echo "s/\"bytes\": ?$bytes,/\"bytes\":0,/"
        bytes=$(sed -E ':a; s/^([0-9]+)([0-9]{3})/\1[^0-9<>]{0,3}\2/; ta' <<<"$bytes")
        printf '%s\n' "s/([>\"])$bytes([<\"])/\\10\\2/g"
    done >"$2.sed"
    rm "$2"/manifest.json # sizes and digits of the reports themselves
    find "$2" -type f ! -name '*.svg' -exec sed -i -E -f "$2.sed" '{}' +
    [ "$(find "$2" -type f | wc -l)" -gt 10 ] || die "$1 wrote too little"
    grep -rq DIGITS "$2" || die "no fingerprint was found to replace"
}

# same_reports OUT OTHER
same_reports() {
    diff -r "$1" "$2" >different || { head -n 20 different | cut -c 1-300; die "$2 differs from $1"; }
}

test_a_report_does_not_depend_on_the_encoding_of_the_survey() {
    local encoding text=plain.csv
    # Quotes of typographers are not in ISO-8859-2.
    iconv -f windows-1250 -t UTF-8 "$EXPORTS/surveys/zielony-mlyn.csv" | sed 's/[„”]/'\''/g' >$text
    for encoding in UTF-8 UTF-8-BOM UTF-16LE UTF-16BE WINDOWS-1250 ISO-8859-2; do
        exported "$encoding" zielony-mlyn
        case $encoding in
        UTF-8-BOM) { printf '\357\273\277' && cat $text; } ;;
        UTF-16LE) { printf '\377\376' && iconv -f UTF-8 -t UTF-16LE $text; } ;;
        UTF-16BE) { printf '\376\377' && iconv -f UTF-8 -t UTF-16BE $text; } ;;
        *) iconv -f UTF-8 -t "$encoding" $text ;;
        esac >"$encoding/surveys/zielony-mlyn.csv"
        build_normal "$encoding" "out-$encoding"
        jq_is "out-$encoding/zielony-mlyn/report.json" '.respondents.sales.answered == 18'
        same_reports out-UTF-8 "out-$encoding"
    done
}

test_a_report_does_not_depend_on_the_encoding_of_russian_answers() {
    local encoding text=plain.csv
    iconv -f windows-1251 -t UTF-8 "$EXPORTS/surveys/yasny-port.csv" |
        sed 's/[«»]/'\''/g; s/—/-/g; s/ё/е/g' >$text
    for encoding in UTF-8 UTF-16LE WINDOWS-1251 KOI8-R; do
        exported "$encoding" yasny-port
        case $encoding in
        UTF-16LE) { printf '\377\376' && iconv -f UTF-8 -t UTF-16LE $text; } ;;
        *) iconv -f UTF-8 -t "$encoding" $text ;;
        esac >"$encoding/surveys/yasny-port.csv"
        if [ "$encoding" = KOI8-R ]; then # has to be told, so rapport.ini differs too
            printf '[survey "yasny-port.csv"]\nencoding = KOI8-R\n' >>KOI8-R/rapport.ini
            rapport build KOI8-R -o out-KOI8-R --to json -q
            diff <(jq 'del(.quality)' out-UTF-8/yasny-port/report.json) \
                <(jq 'del(.quality)' out-KOI8-R/yasny-port/report.json)
            continue
        fi
        build_normal "$encoding" "out-$encoding"
        same_reports out-UTF-8 "out-$encoding"
    done
}

test_a_report_does_not_depend_on_the_delimiter() {
    local delimiter n=0
    for delimiter in ',' ';' '	' '|'; do
        n=$((n + 1))
        exported p$n tidewell-clinics
        python3 - "$delimiter" "$EXPORTS/surveys/tidewell-clinics.csv" >p$n/surveys/tidewell-clinics.csv <<'END'
import csv, sys
out = csv.writer(sys.stdout, delimiter=sys.argv[1], lineterminator="\r\n")
out.writerows(csv.reader(open(sys.argv[2], encoding="utf-8", newline="")))
END
        build_normal p$n out$n
        same_reports out1 out$n
    done
    exported sep tidewell-clinics
    { printf 'sep=;\r\n' && cat p2/surveys/tidewell-clinics.csv; } >sep/surveys/tidewell-clinics.csv
    build_normal sep out-sep
    # Places in messages and in the list of what was left out are a line further.
    same_reports out1 out-sep
}

# redate FROM_FORM TO_FORM COLUMN... : the dates of these columns (from 0) in another notation.
redate() {
    python3 -c '
import csv, datetime, sys
source, target, columns = sys.argv[1], sys.argv[2], set(map(int, sys.argv[3:]))
def other(text):
    try:
        when = datetime.datetime.strptime(text, source)
    except ValueError:
        return text
    if target == "us":
        return f"{when.month}/{when.day}/{when.year} {when.hour}:{when:%M:%S}"
    return when.strftime(target)
out = csv.writer(sys.stdout, lineterminator="\n")
for row in csv.reader(sys.stdin):
    out.writerow([other(c) if i in columns else c for i, c in enumerate(row)])' "$@"
}

test_a_report_does_not_depend_on_how_dates_are_written() {
    local form n=0
    for form in '%Y-%m-%d %H:%M:%S' '%d.%m.%Y %H:%M:%S' us '%Y/%m/%d %I:%M:%S %p GMT+2'; do
        n=$((n + 1))
        exported p$n jodlowe-okna
        redate '%Y-%m-%d %H:%M:%S' "$form" 0 <"$EXPORTS/surveys/jodlowe-okna.csv" \
            >p$n/surveys/jodlowe-okna.csv
        redate '%Y-%m-%d %H:%M:%S' "$form" 14 15 16 <"$EXPORTS/kpis/jodlowe-okna-deals.csv" |
            redate '%Y-%m-%d' "${form/us/%m/%d/%Y}" 5 >p$n/kpis/jodlowe-okna-deals.csv
        build_normal p$n out$n
        jq_is out$n/jodlowe-okna/report.json '.respondents.sales.answered == 13
            and ([.kpis[] | select(.id == "win_rate")][0].denominator > 0)'
        same_reports out1 out$n
    done
}

test_the_same_answers_through_nine_tools_are_the_same_figures() {
    local tool
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$ROOT/samples/shapes python3 - <<'END'
import pathlib
import build
import people
import surveys

statements = build.load_statements()
same = people.people("acme", "en", (12, 55), (9, 68), missing=(3,))
for write in (surveys.google_direct, surveys.google_sheet, surveys.microsoft_forms,
              surveys.surveymonkey, surveys.typeform, surveys.polish_panel, surveys.anketolog,
              surveys.yandex_forms, surveys.qualtrics):
    folder = pathlib.Path(write.__name__, "surveys")
    folder.mkdir(parents=True)
    write(folder / ("acme.xlsx" if write is surveys.microsoft_forms else "acme.csv"), same,
          statements)
END
    for tool in */; do
        tool=${tool%/}
        blank_project "$tool"
        # Qualtrics' file holds one person twice, once as somebody who broke off.
        printf '[survey "acme.*"]\nincomplete = skip\n' >>"$tool/rapport.ini"
        rapport build "$tool" -o "out-$tool" --to json -q
        jq '{wave, respondents, score, level, questions, dimensions, pains, alpha}' \
            "out-$tool/acme/report.json" >"$tool.json"
        jq_is "$tool.json" '.respondents.sales.answered == 12 and .respondents.marketing.answered == 9'
    done
    [ "$(find . -maxdepth 1 -name '*.json' | wc -l)" -eq 9 ]
    for tool in *.json; do
        diff google_direct.json "$tool" >different || { head -n 20 different; die "$tool"; }
    done
}
