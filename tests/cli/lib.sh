# lib.sh - what the tests of the program share; read by tests/run before each test file.
#
# A test runs in its own empty folder under `set -eu`; a command that fails ends it.  Programs
# that may fail are run with `run`, then judged with status, says, silent.
# shellcheck shell=bash

SAMPLE=$ROOT/samples/quarterly

die() {
    echo "$*"
    [ ! -s stderr ] || sed 's/^/  stderr: /' stderr | head -n 20
    return 1
}

# Runs the program; stdout, stderr and the status are kept for the judges below.
run() {
    STATUS=0
    rapport "$@" >stdout 2>stderr || STATUS=$?
}

status() {
    [ "$STATUS" -eq "$1" ] || die "status $STATUS, expected $1"
}

# A message that matches the extended regular expression.
says() {
    grep -Eq -- "$1" stderr || die "no message like: $1"
}

prints() {
    grep -Eq -- "$1" stdout || { cat stdout; die "no output like: $1"; }
}

silent() {
    [ ! -s stderr ] || die "there are messages"
}

exists() {
    local file
    for file in "$@"; do
        [ -s "$file" ] || die "missing or empty: $file"
    done
}

absent() {
    local file
    for file in "$@"; do
        [ ! -e "$file" ] || die "should not be there: $file"
    done
}

# project FOLDER ID...: the sample project cut down to some companies.
project() {
    local folder=$1 file pattern
    shift
    pattern=$(printf '|%s' "$@")
    mkdir -p "$folder/surveys" "$folder/kpis"
    cp "$SAMPLE/rapport.ini" "$folder/"
    cp -R "$SAMPLE/brands" "$folder/"
    for file in companies.csv surveys/2026-Q1.csv surveys/2026-Q2.csv surveys/2026-Q3.csv \
        kpis/mostowa.csv kpis/northlight.csv; do
        grep -E "^(company|id$pattern)," "$SAMPLE/$file" >"$folder/$file"
    done
    chmod -R u+w "$folder"
}

# One SHA-256 a line for every file below a folder, in name order.
sums() {
    (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum)
}

# jq_is FILE EXPRESSION: the expression is true.
jq_is() {
    jq -e "$2" "$1" >/dev/null || { jq -c . "$1" | head -c 600; die "$1: not true: $2"; }
}

# near FILE PATH NUMBER: equal to six decimals.
near() {
    jq -e "($2) as \$v | (\$v - ($3)) | fabs <= 0.00000051" "$1" >/dev/null 2>&1 ||
        die "$1: $2 is $(jq -c "$2" "$1" 2>&1), expected $3"
}

# --- words -------------------------------------------------------------------

SHY=$'\u00AD' BLANKS=$'\u00A0\u202F\u2007\u2009'

# has FILE TEXT...: each text stands in the file, blanks of any kind alike; hasnt: none does.
has() {
    local file=$1 text
    sed "s/[$BLANKS]/ /g" "$file" >plain
    shift
    for text in "$@"; do
        grep -qF -- "$text" plain || die "$file: no $text"
    done
}

hasnt() {
    local file=$1 text
    sed "s/[$BLANKS]/ /g" "$file" >plain
    shift
    for text in "$@"; do
        ! grep -qF -- "$text" plain || die "$file: has $text"
    done
}

# Only lower-case letters and digits of the input, one word a line; hyphens join, slashes part
# (an address may go on in the next line behind one).
letters() {
    sed -E "s/.*/\\L&/; s/[-‐‑$SHY]//g; s,[$BLANKS/], ,g" | tr -s ' \t\r\n\f' '\n' |
        sed -E 's/[^[:alnum:]]//g; /^$/d'
}

# dump_texts FILE OUTPUT: the texts of a text dump that the output (html or pdf) shows; of the
# PDF without those inside drawings, which stand where they are drawn.
dump_texts() {
    awk -v hide="data-for=\"$([ "$2" = pdf ] && echo html || echo pdf)\"" -v output="$2" '
        { match($0, /^ */); depth = RLENGTH; text = substr($0, depth + 1) }
        skipping && depth > skipped { next }
        { skipping = 0 }
        text !~ /^"/ && (index(text, hide) ||
            (output == "pdf" && text ~ /^svg( |\.|$)/)) {
            skipping = 1
            skipped = depth
            next
        }
        body && text ~ /^"/ { print substr(text, 2, length(text) - 2) }
        /^visibility: / { body = 1 }' "$1"
}

# dump_words FILE OUTPUT: the words of these texts.
dump_words() {
    dump_texts "$1" "$2" | letters
}

# The words of the body of a page, without what the page adds: skip link, links to the PDF, to
# other languages and back to the contents, foot.
page_words() {
    sed -n '/<body/,$p' "$1" |
        sed -E 's/<a class="file"[^>]*>SVG<\/a>//; /^<a class="skip"/d; /^<p class="pdf">/d; s|<p class="back"><a[^>]*>[^<]*</a></p>||; /^<nav class="languages"/d; /^<footer>/d' |
        sed -E ':a; /<[^>]*$/ { N; ba }; s/<[^>]*>/ /g' |
        sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g' | letters
}

# The words of a PDF in the order they are drawn, without the lines that stand on every page.
pdf_words() {
    pdftotext -raw -enc UTF-8 "$1" raw.txt 2>poppler.txt
    [ ! -s poppler.txt ] || { cat poppler.txt; die "$1: poppler warns"; }
    awk '
        BEGIN { RS = "\f" }
        { pages++; n = split($0, line, "\n")
          for (i = 1; i <= n; i++) {
              text[pages, i] = line[i]
              shape = line[i]
              gsub(/[0-9]+/, "0", shape)
              if (shape != "" && seen[shape] != pages) { seen[shape] = pages; times[shape]++ }
          }
          lines[pages] = n }
        END {
            for (p = 1; p <= pages; p++)
                for (i = 1; i <= lines[p]; i++) {
                    shape = text[p, i]
                    gsub(/[0-9]+/, "0", shape)
                    if (shape == "0" || times[shape] < pages - 3 || pages < 6)
                        print text[p, i]
                }
        }' raw.txt | sed -E ":a; /[-‐–$SHY]\$/ { N; s/[-‐–$SHY]\n//; ba }" | letters
}

# in_order WANTED FOUND: every word of the first file stands in the second, in the same order.
# The second may have some more: repeated table heads, page numbers, words inside drawings.
in_order() {
    [ "$(wc -l <"$1")" -gt 400 ] || die "only $(wc -l <"$1") words"
    diff "$1" "$2" >words.diff || true
    ! grep -q '^<' words.diff || { grep -B 3 -A 6 '^<' words.diff | head -n 40; die "words missing"; }
    [ "$(grep -c '^>' words.diff)" -lt $(($(wc -l <"$1") / 10)) ] ||
        { head -n 60 words.diff; die "words too many"; }
}
