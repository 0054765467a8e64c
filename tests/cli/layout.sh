# The layout dump: where it is written, and that the PDF is made of it.
# shellcheck shell=bash

# layout_words FILE PAGE: the words of one page of a dump, one a line, in alphabetical order.
layout_words() {
    awk -v wanted="$2" '
        $1 == "page" { here = $2 == wanted; next }
        here && /^ +(line|marker|number|header|section|footer|folio) / {
            sub(/^[^|]*\| /, "")
            sub(/¬$/, "-")
            gsub(/\[svg[^]]*\]/, "")
            print
        }' "$1" | joined
}

# Words of lines, those parted at a line's end put together.
joined() {
    sed -E ":a; /[-‐$SHY]\$/ { N; s/[-‐$SHY]\n//; ba }" | letters | sort
}

test_the_layout_is_written_when_asked_for_beside_each_pdf() {
    project p novalens
    run build p -o out --to pdf,layout
    status 0
    exists out/novalens/report.pdf out/novalens/report.layout.txt out/novalens/en/report.layout.txt
    [ "$(jq '[.companies[].files[] | select(.path | endswith(".layout.txt"))] | length' \
        out/manifest.json)" -eq 2 ] || die "not in the manifest"
    run build p -o plain
    absent plain/novalens/report.layout.txt
    run build p -o out --to layouts
    status 2
    says 'text and layout'
}

# Every word the dump has on a page stands on that page of the PDF; what the PDF has more are
# words inside drawings.
test_the_pdf_shows_the_words_of_the_layout_page_by_page() {
    local id page pages
    for id in calder-instruments sever-logistika wodomat; do
        run build "$SAMPLE" $id -o out --to pdf,layout
        pages=$(pdfinfo out/$id/report.pdf | awk '$1 == "Pages:" { print $2 }')
        [ "$(grep -c '^page ' out/$id/report.layout.txt)" -eq "$pages" ] || die "$id: pages"
        for page in $(seq "$pages"); do
            layout_words out/$id/report.layout.txt "$page" >dump
            pdftotext -raw -f "$page" -l "$page" -enc UTF-8 out/$id/report.pdf - |
                joined >pdf
            [ -s dump ] || die "$id page $page: no words in the dump"
            comm -23 dump pdf >missing
            [ ! -s missing ] || { head -n 20 missing; die "$id page $page: not in the PDF"; }
        done
    done
}
