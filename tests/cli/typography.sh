# The words of all nine sample editions, in three languages, are typeset: minus signs, dashes,
# quotation marks and spaces as each language has them.  And the lines of their PDFs.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

# Writes the texts of each edition, one a line, to NAME.LANGUAGE.words.
sample_words() {
    local file language name
    rapport build "$SAMPLE" -o out --to text -q
    for file in $(find out -name report.txt | sort); do
        language=$(sed -n 's/^language: //p' "$file")
        name=$(echo "${file#out/}" | cut -d/ -f1)
        # Texts stand in quotation marks on lines of their own; labels and titles in others.
        sed -n -e 's/^ *"\(.*\)"$/\1/p' -e 's/.* aria-label="\([^"]*\)".*/\1/p' \
            -e 's/^\(title\|subject\|running\|footer\): //p' "$file" >"$name.$language.words"
    done
    [ "$(ls ./*.words | wc -l)" -eq 9 ]
}

# lacks LANGUAGES PATTERN WHY: no text of these languages matches the Perl expression.
lacks() {
    local language
    for language in $1; do
        if LC_ALL=C.UTF-8 grep -nP -- "$2" ./*."$language".words >found; then
            head -n 5 found
            die "$3"
        fi
    done
}

# A file name, an address or the like is no prose.
CODE='[\w-]+\.(csv|json|txt|md|xlsx)|@|://|\S+\.example'

# The quotes are what is looked for.
# shellcheck disable=SC1112
test_quotation_marks_and_apostrophes_are_those_of_the_language() {
    local file
    sample_words
    # What a team wrote in its forms stays in the language of the team.
    cat "$SAMPLE"/blocks/*/*.csv | tr ',' '\n' | grep '„' >own || true
    for file in ./*.en.words; do
        grep -vxFf own "$file" >kept
        mv kept "$file"
    done
    lacks "en pl ru" "[\"'\`]" "straight quotes"
    lacks "pl" '[«»“‘]' "quotes of another language in Polish"
    lacks "en" '[«»„]' "quotes of another language in English"
    lacks "ru" '[”‘’]' "quotes of another language in Russian"
    lacks "pl" '„[^”]*$|^[^„]*”' "a quotation that is not closed or opened"
    lacks "ru" '«[^»]*$|^[^«]*»' "a quotation that is not closed or opened"
}

test_numbers_have_a_true_minus_and_ranges_a_dash() {
    sample_words
    lacks "en pl ru" '(^|[\s(\[„«“])-\d' "a hyphen in place of a minus"
    lacks "en pl ru" '(?<![\w.-])\d{1,2}-\d{1,2}(?![\w-])' "a hyphen in a range"
    lacks "en pl ru" '\s-\s' "a hyphen in place of a dash"
    lacks "en pl ru" '\w–\s|\s–\w' "a dash with a space on one side"
    grep -q '−[0-9]' ./*.pl.words
    grep -q '[0-9]–[0-9]' ./*.en.words
}

test_spaces_are_single_and_stand_where_they_belong() {
    sample_words
    lacks "en pl ru" '\S[ \x{a0}]{2,}\S' "two spaces"
    lacks "en pl ru" '\S[ \x{a0}][,;:!?](\s|$)' "a space before punctuation"
    lacks "en pl ru" '\S[ \x{a0}]\.(\s|$)' "a space before a full stop"
    lacks "en pl ru" '[(„«“][ \x{a0}]|[ \x{a0}][)”»]' "a space inside brackets or quotes"
    lacks "en pl ru" '[,;!?](?=\p{L})' "no space behind punctuation"
    lacks "en pl ru" '\.\.\.' "three full stops"
}

test_percentages_are_written_as_the_language_has_them() {
    sample_words
    lacks "en pl" '\d[ \x{a0}\x{202f}]%' "a space before the sign"
    lacks "ru" '\d%|\d %' "no no-break space before the sign"
    lacks "pl ru" '(?<![\w.])\d+\.\d+(?!\.?\d|\.)(?=[ \x{a0}]?(%|\x{2013}))' "a decimal point"
    lacks "en" '\d,\d(\d?)(?!\d)' "a decimal comma"
}

# The lines of the PDFs of a language, as they are read.
pdf_lines() {
    local file
    for file in $(find out -name report.pdf | sort); do
        if pdfinfo -meta "$file" | grep -q "<rdf:li>$1</rdf:li>"; then
            pdftotext -raw "$file" -
        fi
    done
}

test_no_line_ends_with_a_word_of_one_letter() {
    rapport build "$SAMPLE" -o out --to pdf -q
    pdf_lines pl >pl.lines
    pdf_lines ru >ru.lines
    [ "$(wc -l <pl.lines)" -gt 2000 ] && [ "$(wc -l <ru.lines)" -gt 1000 ]
    if LC_ALL=C.UTF-8 grep -nP '(^|[\s(„])[wzouaiWZOUA] ?$' pl.lines; then
        die "Polish lines end with a word of one letter"
    fi
    if LC_ALL=C.UTF-8 grep -nP '(^|[\s(«])[вксиоуаВКСИОУА] ?$' ru.lines; then
        die "Russian lines end with a word of one letter"
    fi
}

test_dashes_start_no_line_and_numbers_keep_their_units() {
    rapport build "$SAMPLE" -o out --to pdf -q
    for language in en pl ru; do
        pdf_lines $language >lines
        [ "$(wc -l <lines)" -gt 1000 ]
        if LC_ALL=C.UTF-8 grep -nP '^[–—] \w' lines; then
            die "lines start with a dash"
        fi
        if LC_ALL=C.UTF-8 grep -nP '^(%|p\.p\.|zł|dni|дней|млн|тыс\.|days)( |$)' lines; then
            die "a unit is parted from its number"
        fi
    done
}

# Lines broken in words: the soft hyphen and the line feed taken out, the words are those of
# the document.
test_broken_words_are_read_whole() {
    local words='s/\x{ad}\n//g; print join("\n", /\p{L}{9,}/g), "\n"'
    project p debowy-dom
    rapport build p -o out --to pdf,text -q
    pdftotext -raw out/debowy-dom/report.pdf lines
    [ "$(LC_ALL=C.UTF-8 grep -cP '\x{ad}$' lines)" -gt 3 ]
    perl -CSD -0ne "$words" lines | LC_ALL=C sort -u >printed
    dump_texts out/debowy-dom/report.txt pdf |
        perl -CSD -0ne "$words" | LC_ALL=C sort -u >written
    [ "$(wc -l <written)" -gt 300 ]
    LC_ALL=C comm -23 written printed >missing
    [ ! -s missing ] || { head missing; die "words are not read whole"; }
}
