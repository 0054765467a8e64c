# The PDFs of the sample project: the same bytes and the same looks as before, and a change is seen.
# shellcheck shell=bash

test_the_sample_pdfs_have_the_bytes_expected() {
    [ -z "${RAPPORT_WRAP:-}" ] || return 0
    sh "$ROOT/tests/samples.sh" sums "$BUILD"
}

test_the_sample_pages_look_as_expected() {
    [ -z "${RAPPORT_WRAP:-}" ] || return 0
    sh "$ROOT/tests/samples.sh" look "$BUILD"
}

test_a_page_that_is_shifted_or_lacks_a_line_is_seen() {
    local pages=$BUILD/tests/tools/pages shift
    rapport build "$SAMPLE" wodomat -o out --to pdf,layout -q
    page() { pdftoppm -singlefile -f 4 -l 4 -r 50 -W 413 -H 585 "$@" out/wodomat/report.pdf page; }
    page
    "$pages" reduce expected.png page.ppm
    [ "$("$pages" compare expected.png page.ppm difference.png)" -eq 0 ]
    absent difference.png
    for shift in "-x 1" "-y 1"; do
        # shellcheck disable=SC2086
        page $shift
        ! "$pages" compare expected.png page.ppm difference.png >count || die "$shift: not seen"
        [ "$(cat count)" -gt 1000 ]
        exists difference.png
    done
    page # and white over its longest line of text
    white_out "$(awk '$1 == "page" { here = $2 == 4 }
        here && $1 == "line" && $6 > longest { longest = $6; top = int($5 * 50 / 72) }
        END { print top }' out/wodomat/report.layout.txt)" 8
    ! "$pages" compare expected.png page.ppm difference.png >count || die "missing line not seen"
}

# white_out TOP ROWS: overwrites rows of page.ppm.
white_out() {
    local start=$(($(wc -c <page.ppm) - 413 * 585 * 3 + $1 * 413 * 3))
    head -c $(($2 * 413 * 3)) /dev/zero | tr '\0' '\377' |
        dd of=page.ppm bs=1 seek=$start conv=notrunc status=none
}
