# pictures.sh - logos as drawings and as pictures, in the PDF and in the page.
# shellcheck shell=bash

# 8 x 2 samples of 16 bits: #80ff00, opaque in the left half and half clear in the right.
PICTURE=iVBORw0KGgoAAAANSUhEUgAAAAgAAAACEAYAAAA1BEGuAAAAGUlEQVR42mNoYPj/nwGI8dMNDLhoBkoNAADyQzvR6YbZxAAAAABJRU5ErkJggg==

# A project with this file as its only logo, on a white cover.
logo_project() {
    project p calder-instruments
    cp "$1" "p/brands/northlight/$1"
    sed -i "s/^light = .*/light = $1/; /^dark = /d; s/^style = .*/style = plain/" \
        p/brands/northlight/brand.ini
}

# How many pixels of the cover have this colour ("128 255 0").
pixels_of() {
    pdftoppm -r 72 -f 1 -l 1 "$1" page
    tail -c +$(($(head -n 3 page-*1.ppm | wc -c) + 1)) page-*1.ppm | od -An -v -tu1 -w3 |
        tr -s ' ' | grep -cx " $2" || true
}

test_a_png_logo_keeps_its_colours_and_its_transparency() {
    printf %s "$PICTURE" | base64 -d >logo.png
    logo_project logo.png
    for standard in ua 1b; do
        printf '[pdf]\nstandard = %s\n' $standard >>p/rapport.ini
        run build p -o out -f --to pdf,html
        status 0
        silent
        [ "$(pixels_of out/calder-instruments/report.pdf '128 255 0')" -gt 2000 ] ||
            die "$standard: the opaque half"
        [ "$(pixels_of out/calder-instruments/report.pdf '191 255 127')" -gt 2000 ] ||
            die "$standard: the clear half"
        [ "$(qpdf --qdf --object-streams=disable out/calder-instruments/report.pdf - |
            grep -ac '/Subtype /Image')" -eq "$([ $standard = ua ] && echo 2 || echo 1)" ] ||
            die "$standard: images"
        sed -i '/^.pdf.$/,$d' p/rapport.ini
    done
    grep -q '<img src="data:image/png;base64,[^"]*" alt="Northlight' out/calder-instruments/index.html
}

test_a_damaged_png_logo_writes_nothing() {
    printf %s "$PICTURE" | base64 -d | head -c 70 >logo.png
    logo_project logo.png
    run build p -o out
    status 2
    says 'brands/northlight/logo\.png: error: .*damaged PNG file.*\[BRAND_LOGO\]'
    absent out
}

test_a_logo_is_known_by_its_content() {
    echo 'GIF89a' >logo.png
    logo_project logo.png
    run build p -o out
    status 2
    says 'brand\.ini:[0-9]+.*neither a PNG file nor an SVG file.*\[BRAND_LOGO\]'
}

test_gradients_of_a_logo_are_drawn_in_page_and_pdf() {
    cat >logo.svg <<'END'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><defs><linearGradient id="a">
<stop offset=".5" stop-color="#ff8000"/><stop offset=".5" stop-color="#0080ff"/>
</linearGradient></defs><rect width="40" height="10" fill="url(#a)"/></svg>
END
    logo_project logo.svg
    run build p -o out --to pdf,html
    status 0
    silent
    [ "$(pixels_of out/calder-instruments/report.pdf '255 128 0')" -gt 2000 ] || die "left"
    [ "$(pixels_of out/calder-instruments/report.pdf '0 128 255')" -gt 2000 ] || die "right"
    id=$(sed -n 's/.*<linearGradient id="\(logo-[0-9a-f]*-1\)".*/\1/p' out/calder-instruments/index.html)
    grep -q "fill=\"url(#$id)\"" out/calder-instruments/index.html
}

# The address that the QR code on the contents page of a PDF holds, read from 150 dpi.
scanned() {
    pdftoppm -r 150 -f 2 -l 2 -gray "$1" scan
    zbarimg --quiet --raw scan-*2.pgm 2>/dev/null
    rm scan-*
}

test_the_qr_code_leads_to_the_online_version() {
    project p novalens sever-logistika
    sed -i 's|^base_url = .*|base_url = https://reports.example.com/2026/|' p/rapport.ini
    run build p -o out --to pdf,html
    status 0
    [ "$(scanned out/novalens/report.pdf)" = https://reports.example.com/2026/novalens/ ]
    [ "$(scanned out/novalens/en/report.pdf)" = https://reports.example.com/2026/novalens/en/ ]
    [ "$(scanned out/sever-logistika/report.pdf)" = https://reports.example.com/2026/sever-logistika/ ]
    pdftotext -f 2 -l 2 out/novalens/en/report.pdf - | tr -d '\n' |
        grep -q 'reports.example.com/2026/novalens/en/'
    ! grep -q 'reports.example.com' out/novalens/index.html || die "the page needs no code"
}

test_without_an_address_there_is_no_qr_code() {
    project p novalens
    sed -i '/^base_url/d' p/rapport.ini
    run build p -o out --to text
    status 0
    ! grep -q 'QR' out/novalens/report.txt || die "a code that leads nowhere"
}
