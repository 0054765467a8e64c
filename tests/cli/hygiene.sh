# What must not leave the machine or come alive elsewhere: paths, names, markup, addresses, formulas.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

# A public project, so that everything is written that ever is.
open_project() {
    project p "$@"
    sed -i -e 's/^visibility.*/visibility = public/' \
        -e 's|^base_url.*|base_url = https://reports.example/a|' p/rapport.ini
}

# rename_to NAME: gives novalens this name, quoted for CSV.
rename_to() {
    local quoted=${1//\"/\"\"}
    awk -F, -v OFS=, -v name="\"${quoted//\\/\\\\}\"" \
        '$1 == "novalens" { $2 = name } { print }' p/companies.csv >companies.new
    mv companies.new p/companies.csv
}

# Everything a reader could find in the files below a folder: PDFs also unpacked and as text.
unpack_pdfs() {
    find "$1" -name '*.pdf' | while read -r pdf; do
        qpdf --qdf --object-streams=disable "$pdf" "$pdf.qdf"
        pdftotext "$pdf" "$pdf.txt"
    done
}

# The blocks of linked data of a page, one a line.
linked_data() {
    grep -oP '<script type="application/ld\+json">\K.*?(?=</script>)' "$1"
}

test_no_output_names_a_path_a_user_or_a_machine() {
    mkdir -p zqq-home-zqq/zqq-project-zqq
    cd zqq-home-zqq/zqq-project-zqq
    open_project novalens uyutny-bereg
    STATUS=0
    HOME=$PWD/zqq-user-zqq USER=zqq-user-zqq LOGNAME=zqq-user-zqq HOSTNAME=zqq-host-zqq TMPDIR=/tmp \
        rapport build "$PWD/p" -o "$PWD/zqq-out-zqq" --to pdf,html,json,text,layout,csv,svg \
        >stdout 2>stderr || STATUS=$?
    status 0
    unpack_pdfs zqq-out-zqq
    ! grep -raliE 'zqq-[a-z]*-zqq' zqq-out-zqq || die "a path or a name of this machine"
    ! grep -ralF -e "$ROOT/" -e "$BUILD/" zqq-out-zqq || die "where the program stands"
}

test_no_output_names_a_respondent() {
    open_project novalens sever-logistika
    # pseudonyms no text has by chance
    awk -F, -v OFS=, 'NR > 1 { $4 = "zqq-person-" $4 } { print }' p/surveys/2026-Q3.csv >new
    mv new p/surveys/2026-Q3.csv
    run build p -o out --to pdf,html,json,text,layout,csv,svg
    [ "$STATUS" -eq 0 ] || die "status $STATUS"
    unpack_pdfs out
    ! grep -raliE 'zqq-person' out || die "a respondent's pseudonym"
}

test_markup_in_a_name_is_text_in_every_kind_of_file() {
    local name='<script>alert(1)</script>' page
    open_project novalens wodomat
    rename_to "$name"
    run build p -o out
    status 0
    exists out/feed.xml out/sitemap.xml
    find out -name '*.html' | while read -r page; do
        ! sed 's/<script type="application\/ld+json">//g' "$page" | grep -qi '<script' ||
            die "$page: a live script"
    done
    # the name is inside the linked data, and whole, but ends no script element
    linked_data out/novalens/index.html | jq -e --arg name "$name" \
        '[.. | strings | select(contains($name))] | length > 0' >/dev/null || die "linked data"
    ! linked_data out/novalens/index.html | grep -q '[<>]' || die "markup in linked data"
    find out -name '*.xml' -o -name '*.svg' | while read -r page; do
        ! grep -qi '<script' "$page" || die "$page: a live script"
        python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$page"
    done
    python3 -c 'import sys, xml.dom.minidom
text = lambda n: n.data if n.nodeType == n.TEXT_NODE else "".join(map(text, n.childNodes))
sys.exit(sys.argv[1] not in text(xml.dom.minidom.parse("out/feed.xml")))' "$name" ||
        die "the feed lost the name"
}

test_quotes_and_ends_of_scripts_stay_inside_linked_data() {
    local name='A "B" \ </script><!-- ]]> & C'
    open_project novalens
    rename_to "$name"
    run build p -o out
    status 0
    linked_data out/novalens/index.html | jq -e --arg name "$name" \
        '[.. | strings | select(contains($name))] | length > 0' >/dev/null || die "linked data"
    python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("out/feed.xml")'
}

# No link of any page or PDF leads to anything but the web, mail, telephone or the tree itself.
only_known_links() {
    grep -rhoE '<[a-zA-Z][^<>]*>' --include='*.html' --include='*.svg' --include='*.xml' out |
        grep -oE '(href|src)="[^"]*"' | sort -u >links.txt
    ! grep -viE '="(https?://|mailto:|tel:|#|data:image/|[^":]*")' links.txt || die "unknown links"
    unpack_pdfs out
    ! grep -rail '/URI (javascript' out || die "a script as link in a PDF"
}

test_scripts_as_addresses_are_refused_or_text() {
    open_project novalens
    sed -i 's|^web *=.*|web = javascript:alert(1)|' p/brands/*/brand.ini
    run build p -o out
    status 2
    says 'brand\.ini:[0-9]+:.*javascript'
    absent out

    open_project novalens
    sed -i 's|^base_url.*|base_url = javascript:alert(1)|' p/rapport.ini
    run build p -o out
    status 2
    absent out

    open_project novalens
    rename_to 'javascript:alert(1)'
    printf '[method]\n2026-Q3 = <a href="javascript:alert(1)">javascript:alert(2)</a>\n' >>p/rapport.ini
    sed -i 's|^phone *=.*|phone = javascript:alert(1)|; s|^person *=.*|person = javascript:alert(3)|' \
        p/brands/*/brand.ini
    run build p -o out
    status 0
    only_known_links
}

# The cells of all tables that a spreadsheet would take for a formula.
formulas() {
    find out -name '*.csv' | sort | xargs python3 -c '
import csv, re, sys
cells = 0
for name in sys.argv[1:]:
    for row in csv.reader(open(name, encoding="utf-8-sig", newline="")):
        for cell in row:
            cells += 1
            number = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?", cell)
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not number:
                print(name, cell)
print(cells, "cells", file=sys.stderr)
sys.exit(cells == 0)'
}

test_no_cell_of_a_table_is_a_formula() {
    local name
    for name in '=HYPERLINK("https://evil.example","x")' '+1+1' '-2+3' '@SUM(A1)' $'\t=1'; do
        open_project novalens
        rename_to "$name"
        mv p/surveys/2026-Q3.csv "p/surveys/=1+1.csv"
        run build p -o out -f
        status 0
        formulas >found.txt
        [ ! -s found.txt ] || { cat found.txt; die "formulas of $name"; }
    done
}

# Characters that would turn the order of all that follows, or make two names look alike.
test_characters_no_one_sees_are_refused() {
    local code sign
    for code in 200B 202A 202B 202C 202D 202E 2060 2066 2067 2068 2069; do
        sign=$(printf "\\u$code")
        open_project novalens
        rename_to "Nova${sign}lens"
        run build p -o out
        if [ "$code" = 200B ]; then # a space without width is a space in names
            status 0
            ! grep -rq "$sign" out --include='*.html' || die "U+$code in a page"
            rm -r out
        else
            status 2
            says '^companies\.csv:[0-9]+:2: error: .*not seen'
            ! grep -q "$sign" stderr || die "U+$code in the message"
            absent out
        fi

        open_project novalens
        sed -i "s|^person *=.*|person = A${sign}B|" p/brands/mostowa/brand.ini
        run build p -o out
        status 2
        says 'brands/mostowa/brand\.ini:[0-9]+:.*not seen'
        ! grep -q "$sign" stderr || die "U+$code in the message"
        absent out
    done
}

test_ends_of_elements_comments_and_sections_in_a_name_end_nothing() {
    local name='</title></h1></text>--><!-- ]]> -- <b>Nova' page
    open_project novalens wodomat
    rename_to "$name"
    run build p -o out
    status 0
    find out -name '*.html' | while read -r page; do
        [ "$(grep -c '<title>' "$page") $(grep -o '</title>' "$page" | wc -l)" = \
            "1 $(grep -o '<title' "$page" | wc -l)" ] || die "$page: titles"
        ! grep -qE '<b>Nova|<!-- \]\]|-->' "$page" || die "$page: the name is markup"
    done
    grep -q '&lt;/title&gt;' out/novalens/index.html || die "the name is lost"
    find out -name '*.xml' -o -name '*.svg' | while read -r page; do
        xmllint --noout --nonet "$page"
    done
}

test_an_id_is_never_a_path_or_a_device() {
    local id
    for id in .. . a/b 'a\\b' /tmp con nul lpt1 -rf 'a b' A; do
        open_project novalens
        sed -i "s|^novalens,|$id,|" p/companies.csv
        run build p -o out
        status 2
        says '^companies\.csv:2:1: error: .*device'
        absent out
    done
}
