# The pages of the sample editions and of a larger project, judged from the layout dump:
# fullness, headings, rows, repeated heads, margins, overlaps, the baseline grid, and the
# summary for the board on one page.
# shellcheck shell=bash

# judge FOLDER [GRID [BODY [LEAST]]]: fails with what pages.awk finds in the dumps below a folder.
judge() {
    local file n=0
    while IFS= read -r file; do
        n=$((n + 1))
        awk -v grid="${2-3.5}" -v body="${3-regular/9.7}" -v least="${4-3}" \
            -f "$ROOT/tests/cli/pages.awk" "$file" | sed "s|^|$file page |"
    done < <(find "$1" -name report.layout.txt | LC_ALL=C sort) >faults
    [ "$n" -gt 0 ] || die "no layout dumps"
    [ ! -s faults ] || { head -n 20 faults; die "$(wc -l <faults) faults"; }
}

test_the_pages_of_the_sample_editions_are_well_made() {
    run build "$SAMPLE" -o out --to pdf,layout
    status 0
    [ "$(find out -name report.layout.txt | wc -l)" -eq 9 ] || die "not nine editions"
    judge out
}

# build_with SETTING: builds the project p with one setting of [pdf] into out.
build_with() {
    { cat plain.ini; printf '\n[pdf]\n%s\n' "$1"; } >p/rapport.ini
    run build p -o out -f --to pdf,layout
    status 0
}

test_the_pages_of_many_companies_are_well_made_on_every_paper() {
    "$ROOT/samples/generate.sh" 48 p
    sed 's/^currency.*/&\neditions = full board readout/' p/rapport.ini >plain.ini
    build_with 'paper = A4'
    judge out
    build_with 'paper = letter'
    judge out
    # The summary may take a second page in large print, and three rows are a lot of one.
    build_with 'style = large-print'
    find out -name report.layout.txt -exec sed -i 's/#s-summary/#s-large/' {} +
    judge out 4.3302 regular/12.0 2
}

# The longest legal forms leave the cover on a page, and the summary of a readout on one.
test_a_very_long_name_takes_no_page_more() {
    local name='Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe „Dębowy Dom” Meble i Wyposażenie'
    cp -R "$SAMPLE" p
    sed -i "s/^debowy-dom,[^,]*/debowy-dom,$name Wnętrz Spółka z ograniczoną odpowiedzialnością/" \
        p/companies.csv
    sed 's/^currency.*/&\neditions = full board readout/' "$SAMPLE/rapport.ini" >plain.ini
    build_with 'paper = A4'
    judge out/debowy-dom
    [ "$(grep -c '^page' out/debowy-dom/readout/report.layout.txt)" -eq 3 ] || die "not 3 pages"
    [ "$(grep -c '^page .* cover ' out/debowy-dom/report.layout.txt)" -eq 1 ] || die "two covers"
    build_with 'style = large-print'
    [ "$(grep -c '^page .* cover ' out/debowy-dom/report.layout.txt)" -eq 1 ] || die "two covers"
}

# The judge itself: each fault is found in a dump that has it.
test_the_judge_of_pages_finds_each_fault() {
    local page='page 2 begins 58.0 72.0 479.3 703.9 used 600.0 fill 85% chapter - | Two'
    local next='page 3 continues 58.0 72.0 479.3 703.9 used 600.0 fill 85% chapter - | Two'
    local line='line regular/9.7'
    found() { # FAULT LINE...
        local fault=$1
        shift
        printf '%s\n' "$@" >dump
        awk -v grid=3.5 -v body=regular/9.7 -v least=3 -f "$ROOT/tests/cli/pages.awk" dump \
            >stdout
        prints "^[0-9]+: $fault"
    }
    found 'a page is filled to 30%' "${page/85%/30%}" "$next"
    found 'a heading stands alone' "$page" \
        '    text h3 whole 58.0 72.0 479.3 15.0' \
        '      line bold/11.5 1/1 58.0 72.0 100.0 15.0 base 83.0 | Heading' \
        '    text p whole 58.0 93.0 479.3 14.0' \
        "      $line 1/1 58.0 93.0 100.0 14.0 base 103.0 | one line" "$next"
    found 'a single row' "$page" '    table table begins 58.0 72.0 479.3 21.0 columns 479.3' \
        '      row tr whole 58.0 72.0 479.3 21.0 row 1' "$next"
    found 'a group of rows' "$page" '    table table begins 58.0 72.0 479.3 63.0 columns 479.3' \
        '      row tr whole 58.0 72.0 479.3 21.0 row 1' \
        '      row tr whole 58.0 93.0 479.3 21.0 row 2' \
        '      row tr.group whole 58.0 114.0 479.3 21.0 row 3' "$next"
    found 'few rows' "$page" '    table table begins 58.0 72.0 479.3 42.0 columns 479.3' \
        '      row tr whole 58.0 72.0 479.3 21.0 row 1' \
        '      row tr whole 58.0 93.0 479.3 21.0 row 2' "$next"
    found 'few terms' "$page" '    terms dl begins 58.0 72.0 479.3 42.0' \
        '      text dt whole 58.0 72.0 100.0 14.0' \
        '      text dt whole 58.0 93.0 100.0 14.0' "$next"
    found 'a table is split' "$page" \
        '    table table begins 58.0 600.0 479.3 105.0 columns 479.3' "$next" \
        '    table table ends 58.0 72.0 479.3 105.0 columns 479.3'
    found 'a few lines of a chapter' "$next" \
        '  block section.page ends 58.0 72.0 479.3 42.0' \
        '  block section.page whole 58.0 156.0 479.3 500.0'
    found 'a chapter begins at the foot' "$page" \
        '  block section.page whole 58.0 72.0 479.3 500.0' \
        '  block section.page begins 58.0 660.5 479.3 115.5' "$next"
    found 'a table goes on without its head' "$page" \
        '    table table begins 58.0 72.0 479.3 63.0 columns 479.3' \
        '      row tr whole 58.0 72.0 479.3 21.0 row 1 head' \
        '      row tr whole 58.0 93.0 479.3 21.0 row 2' \
        '      row tr whole 58.0 114.0 479.3 21.0 row 3' "$next" \
        '    table table ends 58.0 72.0 479.3 42.0 columns 479.3' \
        '      row tr whole 58.0 72.0 479.3 21.0 row 4' \
        '      row tr whole 58.0 93.0 479.3 21.0 row 5'
    found 'a single list item' "$page" '    block ul begins 58.0 72.0 479.3 14.0' \
        '      block li whole 58.0 72.0 479.3 14.0' "$next"
    found 'a single line of a paragraph' "$page" \
        '    text p begins 58.0 72.0 479.3 14.0' \
        "      $line 1/3 58.0 72.0 100.0 14.0 base 82.0 | first" "$next"
    found 'text stands outside the margins' "$page" \
        '    text p whole 58.0 72.0 479.3 14.0' \
        "      $line 1/1 58.0 72.0 481.0 14.0 base 82.0 | too wide"
    found 'lines overlap' "$page" '    text p whole 58.0 72.0 479.3 28.0' \
        "      $line 1/2 58.0 72.0 100.0 14.0 base 82.0 | one" \
        "      $line 2/2 58.0 82.5 100.0 14.0 base 92.5 | two"
    found 'body text is off the grid' "$page" '    text (li) whole 58.0 73.0 479.3 14.0' \
        "      $line 1/1 58.0 73.0 100.0 14.0 base 83.0 | text"
    found 'a block is off the grid' "$page" '    text p whole 58.0 73.0 479.3 14.0'
    found 'a row is off the grid' "$page" '      row tr whole 58.0 73.0 479.3 21.0 row 1'
    found 'the summary takes more' "$page" \
        '  block section.page begins 58.0 72.0 479.3 600.0' \
        '    text h2#s-summary whole 58.0 72.0 479.3 23.0'
}
