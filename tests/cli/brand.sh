# What a brand changes of the PDF without code: paper, style, fonts, print.ini.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

DEJAVU=/usr/share/fonts/truetype/dejavu

# brand_says TEXT: appends to the brand.ini of the project's own brand.
brand_says() {
    printf '%s\n' "$1" >>p/brands/mostowa/brand.ini
}

# The paper of every page: "595 x 842".
papers() {
    pdfinfo -f 1 -l 99 "$1" | sed -n 's/^Page.*size: *\([0-9]*\)[.0-9]* x \([0-9]*\).*/\1 x \2/p' | sort -u
}

test_a_second_font_family_is_embedded_and_its_text_extracts() {
    project p novalens
    mkdir p/brands/mostowa/fonts
    cp "$DEJAVU"/DejaVuSerif.ttf "$DEJAVU"/DejaVuSerif-Bold.ttf p/brands/mostowa/fonts/
    rapport build p -o usual --to pdf,text >/dev/null 2>&1
    brand_says '[fonts]
regular = fonts/DejaVuSerif.ttf
bold = fonts/DejaVuSerif-Bold.ttf'
    run build p -o out --to pdf,text
    status 0
    silent
    for version in . en; do
        pdf=out/novalens/$version/report.pdf
        qpdf --check "$pdf" >/dev/null
        pdffonts "$pdf" >fonts.txt
        grep -Eq '^[A-Z]{6}\+DejaVuSerif +CID TrueType +Identity-H +yes yes yes' fonts.txt || die "$(cat fonts.txt)"
        grep -Eq '^[A-Z]{6}\+DejaVuSerif-Bold ' fonts.txt
        ! grep -q 'no *[0-9]* *0$' fonts.txt || die "not embedded"
        # The wider font breaks the addresses of the cover.
        dump_words "out/novalens/$version/report.txt" pdf | grep -v example >wanted
        pdf_words "$pdf" | grep -v example >found
        in_order wanted found
        cmp "out/novalens/$version/report.txt" "usual/novalens/$version/report.txt"
    done
}

test_one_brands_fonts_do_not_touch_another() {
    project p novalens sever-logistika
    rapport build p -o usual --to pdf >/dev/null 2>&1
    mkdir p/brands/mostowa/fonts
    cp "$DEJAVU/DejaVuSerif.ttf" p/brands/mostowa/fonts/
    brand_says '[fonts]
regular = fonts/DejaVuSerif.ttf'
    grep -q '^sever-logistika,.*northlight' p/companies.csv
    run build p -o out --to pdf -j 1
    status 0
    cmp out/sever-logistika/report.pdf usual/sever-logistika/report.pdf
    ! cmp -s out/novalens/report.pdf usual/novalens/report.pdf || die "the font is not used"
}

test_a_font_that_cannot_be_used_stops_before_anything_is_written() {
    project p novalens
    mkdir p/brands/mostowa/fonts
    head -c 100000 "$DEJAVU/DejaVuSerif.ttf" >p/brands/mostowa/fonts/Cut.ttf
    line=$(($(wc -l <p/brands/mostowa/brand.ini) + 2))
    brand_says '[fonts]
regular = fonts/Cut.ttf'
    run check p
    status 2
    run build p -o out
    status 2
    says "^brands/mostowa/brand\.ini:$line:11: error: .*fonts/Cut\.ttf is damaged: .*\[BRAND_FONT\]"
    absent out
    sed -i 's/Cut/None/' p/brands/mostowa/brand.ini
    run build p -o out
    status 2
    says "^brands/mostowa/brand\.ini:$line:11: error: .*no such file \[BRAND_FONT\]"
    absent out
}

test_a_mistake_in_a_brands_print_ini_stops_before_anything_is_written() {
    project p novalens
    mkdir -p p/brands/mostowa/templates
    printf '[h2]\nface = heavy\n' >p/brands/mostowa/templates/print.ini
    run build p -o out
    status 2
    says '^brands/mostowa/templates/print\.ini:2:8: error: .*\[SETTING_VALUE\]'
    absent out
    printf '[h2]\nface = bold\n' >p/brands/mostowa/templates/print.ini
    run build p -o out --to pdf
    status 0
}

test_paper_and_style_are_settings_and_the_brand_wins() {
    project p novalens sever-logistika
    printf '\n[pdf]\npaper = letter\nstyle = large-print\n' >>p/rapport.ini
    printf '\n[pdf]\npaper = A4\n' >>p/brands/northlight/brand.ini
    run build p -o out --to pdf
    status 0
    [ "$(papers out/novalens/report.pdf)" = "612 x 792" ] || die "$(papers out/novalens/report.pdf)"
    [ "$(papers out/sever-logistika/report.pdf)" = "595 x 841" ] || die "$(papers out/sever-logistika/report.pdf)"
    for pdf in out/*/report.pdf; do
        qpdf --check "$pdf" >/dev/null
        pdftotext -bbox "$pdf" - >/dev/null 2>poppler.txt
        [ ! -s poppler.txt ] || die "$pdf: poppler warns"
    done
    printf '[pdf]\npaper = legal\n' >p/rapport.ini
    run build p -o out2
    status 2
    says '^rapport\.ini:2:9: error: .*expected A4 or letter: legal \[SETTING_VALUE\]'
    absent out2
}

# Its widest tables: amounts of seven digits with their units.
# The words $1 stand in the file text at least $2 times, never across the end of a line.
unbroken() {
    local whole
    whole=$(grep -o -- "$1" text | wc -l)
    [ "$whole" -ge "$2" ] && [ "$(tr -s '\n' ' ' <text | grep -o -- "$1" | wc -l)" -eq "$whole" ]
}

test_numbers_stay_whole_in_large_print() {
    project p sever-logistika
    printf '\n[pdf]\nstyle = large-print\n' >>p/rapport.ini
    run build p -o out --to pdf
    status 0
    pdftotext -raw out/sever-logistika/report.pdf - | sed 's/\xc2\xa0/ /g' >text
    unbroken '1 075 000 ₽/день' 2 || die "a value is broken"
    unbroken '−245 000 хуже' 1 || die "a change is broken"
}

test_a_draft_says_so_on_every_page_and_in_the_page() {
    project p novalens
    run build p -o usual --to pdf,html
    ! grep -q 'class="draft"' usual/novalens/index.html || die "not a draft"
    brand_says '[pdf]
draft = yes'
    run build p -o out --to pdf,html,text
    status 0
    silent
    grep -q '<p class="draft">Projekt\. ' out/novalens/index.html
    grep -q '<p class="draft">Draft\. ' out/novalens/en/index.html
    for pdf in out/novalens/report.pdf:PROJEKT out/novalens/en/report.pdf:DRAFT; do
        word=${pdf#*:}
        pdf=${pdf%:*}
        qpdf --check "$pdf" >/dev/null
        pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
        qpdf --qdf --object-streams=disable "$pdf" plain.pdf
        marks=$(grep -ac '^/Artifact *<</Type/Pagination/Subtype/Watermark>>BDC' plain.pdf)
        [ "$marks" -eq "$pages" ] || die "$marks marks on $pages pages"
    done
    # The title is what it was, and tags hold the note once but not the mark.
    [ "$(pdfinfo out/novalens/report.pdf | grep ^Title)" = "$(pdfinfo usual/novalens/report.pdf | grep ^Title)" ]
    pdfinfo -struct-text out/novalens/report.pdf >tags.txt
    ! grep -q 'PROJEKT' tags.txt || die "the mark is read aloud"
    [ "$(grep -c 'Projekt\. ' tags.txt)" -eq 1 ]
}

# block FILE: the indented lines of templates/README.md below "`FILE`:".
block() {
    awk -v head="\`$1\`:" '$0 == head { on = 1; next }
        on && /^    / { print substr($0, 5); next }
        on && /^[^ ]/ { exit }
        on { print "" }' "$ROOT/templates/README.md"
}

test_the_brand_of_the_manual_can_be_built() {
    project p novalens
    brand=p/brands/harbour
    mkdir -p "$brand/fonts" "$brand/templates"
    cp "$DEJAVU/DejaVuSerif.ttf" "$brand/fonts/Harbour-Regular.ttf"
    cp "$DEJAVU/DejaVuSerif-Bold.ttf" "$brand/fonts/Harbour-Bold.ttf"
    block brands/harbour/brand.ini >"$brand/brand.ini"
    block brands/harbour/templates/print.ini >"$brand/templates/print.ini"
    [ "$(wc -l <"$brand/brand.ini")" -gt 20 ]
    [ "$(wc -l <"$brand/templates/print.ini")" -gt 8 ]
    sed -i 's/mostowa/harbour/' p/companies.csv p/rapport.ini
    run build p -o out --to pdf
    status 0
    silent
    [ "$(papers out/novalens/report.pdf)" = "612 x 792" ]
    pdffonts out/novalens/report.pdf | grep -q '+DejaVuSerif-Bold '
}

test_every_property_of_print_ini_is_in_the_manual() {
    sed -n 's/^    {"\([a-z_]*\)", VALUE_.*/\1/p' "$ROOT/generator/render/pdf/style/style_value.c" >names
    sed -n 's/^        {"\([a-z_]*\)", &page->.*/\1/p' "$ROOT/generator/render/pdf/style/style_load.c" >>names
    [ "$(wc -l <names)" -gt 35 ]
    while read -r name; do
        grep -q "\`$name\`" "$ROOT/templates/README.md" || die "$name is not documented"
    done <names
}

# Everything at once: another font, Letter, the large print and a draft.
test_what_a_brand_changes_breaks_no_rule() {
    project p novalens sever-logistika
    mkdir p/brands/mostowa/fonts
    cp "$DEJAVU"/DejaVuSerif.ttf "$DEJAVU"/DejaVuSerif-Bold.ttf p/brands/mostowa/fonts/
    brand_says '[fonts]
regular = fonts/DejaVuSerif.ttf
bold = fonts/DejaVuSerif-Bold.ttf'
    for standard in ua 1b; do
        sed -i '/^\[pdf\]/,$d' p/rapport.ini
        printf '[pdf]\npaper = letter\nstyle = large-print\ndraft = yes\nstandard = %s\n' \
            "$standard" >>p/rapport.ini
        run build p -o "$standard" --to pdf,html,text
        status 0
        silent
        pdfs="$standard/novalens/report.pdf $standard/novalens/en/report.pdf
            $standard/sever-logistika/report.pdf"
        # shellcheck disable=SC2086
        "$ROOT/tests/tools/check_pdf.py" --beside $pdfs >findings.txt ||
            { head -n 40 findings.txt; die "$standard: findings"; }
        for pdf in $pdfs; do
            qpdf --check "$pdf" >/dev/null
            pdftoppm -r 10 "$pdf" page 2>poppler.txt
            [ ! -s poppler.txt ] || die "$pdf: poppler warns"
        done
    done
    # shellcheck disable=SC2086
    "$ROOT/tests/tools/preflight.sh" $pdfs >preflight.txt || { head -n 40 preflight.txt; die "not valid"; }
}

# A plain cover is as dark as the reader's screen: the page holds the logo for that too.
test_a_plain_cover_has_the_logo_for_the_dark_too() {
    local page=out/novalens/index.html
    project p novalens
    rapport build p -o out --to html -q
    ! grep -q 'class="night"' "$page" || die "a coloured cover has one logo"
    sed -i 's/^style *=.*/style = plain/' p/brands/mostowa/brand.ini
    rapport build p -o out --to html,pdf,text -q -f
    grep -q '<span class="night"><svg' "$page" || die "no second logo"
    grep -q 'prefers-color-scheme:dark){[^@]*\.night{display:block}' "$page" || die "no rule"
    "$ROOT/tests/tools/check_pdf.py" --beside out/novalens/report.pdf
    rm p/brands/mostowa/logo-dark.svg
    sed -i '/^dark *=/d' p/brands/mostowa/brand.ini
    rapport build p -o out --to html -q -f
    ! grep -q '<span class="night"' "$page" || die "a second logo from nowhere"
}
