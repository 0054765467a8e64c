# What a reader sees of the pages: contents and covers.
# shellcheck shell=bash

# page_of FILE N: the lines of the Nth page of a layout dump.
page_of() {
    awk -v wanted="$2" '$1 == "page" { here = $2 == wanted } here' "$1"
}

test_the_contents_name_the_page_of_every_chapter() {
    project p novalens sever-logistika
    mkdir p/blocks
    cp -R "$SAMPLE/blocks/novalens" p/blocks/ # the longest contents
    run build p -o out --to layout
    local dump
    for dump in out/*/report.layout.txt; do
        page_of "$dump" 2 >contents.tmp
        grep '^ *number ' contents.tmp | sed 's/.*| //' >pages.tmp
        [ "$(grep -c . pages.tmp)" -ge 13 ] || die "$dump: pages: $(xargs <pages.tmp)"
        page_of "$dump" 3 | grep -q 's-summary' || die "$dump: the contents take two pages"
        sort -n pages.tmp | cmp -s - pages.tmp || die "$dump: not in order: $(xargs <pages.tmp)"
    done
}

# Cyrillic is wide; the name must neither leave the page nor push the cover onto a second one.
test_a_long_company_name_fits_every_cover() {
    local style
    project p sever-logistika
    sed -i 's/^sever-logistika,[^,]*,/sever-logistika,ООО Северо-Западная транспортно-логистическая компания Меридиан,/' \
        p/companies.csv
    for style in full band plain; do
        sed -i "s/^style = .*/style = $style/" p/brands/*/brand.ini
        run build p -o "$style" --to layout
        status 0
        page_of "$style/sever-logistika/report.layout.txt" 1 >cover.tmp
        grep -q 'Меридиан' cover.tmp || die "$style: the name is not whole"
        page_of "$style/sever-logistika/report.layout.txt" 2 | grep -q 's-contents' ||
            die "$style: the cover has two pages"
        awk '$1 == "line" { for (i = 2; i < 6; i++) if ($i ~ /\/[0-9]+$/ && $i !~ /[a-z]/) k = i
                            if ($(k + 1) + $(k + 3) > 538) { print; bad = 1 } } END { exit bad }' \
            cover.tmp || die "$style: wider than the text"
    done
}
