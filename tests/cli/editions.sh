# Editions of a report: full, board and readout of the same figures, where they stand and what
# each of them holds.
# shellcheck shell=bash disable=SC2044,SC2046

TOOLS=$ROOT/tests/tools

# with_editions LIST ID...: the project p of these companies, each with these editions.
with_editions() {
    local list=$1
    shift
    project p "$@"
    sed -i "s/^\[project\]/&\neditions = $list/" p/rapport.ini
}

# The numbers a text dump says outside addresses and sources, one a line, each once.
numbers() {
    grep -v 'href=\|datetime=\|aria-' "$1" | grep '^ *"' | grep -v 'Harvard\|Biometrika\|Psycholog\|Royal' |
        grep -oE '[+−-]?[0-9]+([.,][0-9]+)?' | sort -u
}

test_every_edition_has_its_place_in_every_language() {
    local file
    with_editions 'full board readout' novalens
    run build p -o out
    status 0
    for file in novalens novalens/board novalens/readout novalens/en novalens/en/board \
        novalens/en/readout; do
        exists "out/$file/index.html" "out/$file/report.pdf"
    done
    absent out/novalens/full out/novalens/board/report.json out/novalens/en/report.json
    jq_is out/novalens/report.json '.quality.settings.editions == ["full", "board", "readout"]'
    jq_is out/manifest.json '[.companies[0].files[] | select(.kind == "pdf") |
        "\(.language) \(.edition) \(.path)"] == [
        "pl full novalens/report.pdf", "pl board novalens/board/report.pdf",
        "pl readout novalens/readout/report.pdf", "en full novalens/en/report.pdf",
        "en board novalens/en/board/report.pdf", "en readout novalens/en/readout/report.pdf"]'
    # An edition no longer asked for goes away with its folder.
    sed -i 's/^editions = .*/editions = full/' p/rapport.ini
    run build p -o out
    status 0
    absent out/novalens/board out/novalens/en/readout
    exists out/novalens/report.pdf out/novalens/en/report.pdf
}

test_a_company_chooses_its_own_editions() {
    with_editions 'full readout' calder-instruments harbourline-foods
    awk 'BEGIN { FS = OFS = "," }
        { print $0, NR == 1 ? "editions" : /^calder/ ? "board full" : "" }' \
        p/companies.csv >companies.csv
    mv companies.csv p/companies.csv
    run build p -o out
    status 0
    exists out/calder-instruments/full/index.html out/harbourline-foods/readout/report.pdf
    absent out/calder-instruments/board out/calder-instruments/readout
    [ "$(pdfinfo out/calder-instruments/report.pdf | awk '/^Pages/ { print $2 }')" -eq 3 ] ||
        die "the board summary is not the main edition"
    sed -i 's/board full/board long/' p/companies.csv
    run build p -o out
    status 2
    says '^companies.csv:2:13: error: .*expected some of full, board, readout: board long'
}

test_an_edition_says_which_it_is() {
    local folder name
    with_editions 'full board readout' calder-instruments
    run build p -o out
    status 0
    while read -r folder name; do
        pdfinfo "out/calder-instruments$folder/report.pdf" | grep -q "^Title:.* · $name\$" ||
            die "title of $name"
        pdfinfo "out/calder-instruments$folder/report.pdf" | grep -q "^Subject:.* · $name\$" ||
            die "subject of $name"
        grep -q "<title>.* · $name</title>" "out/calder-instruments$folder/index.html"
    done <<'END_OF_LIST'
/board Board summary
/readout Readout
END_OF_LIST
    ! pdfinfo out/calder-instruments/report.pdf | grep -q ' · '
    [ "$(for name in $(find out -name report.pdf); do
        grep -aoE '/ID ?\[ ?<[0-9A-Fa-f]+>' "$name"
    done | sort -u | wc -l)" -eq 3 ] || die "two editions have the same ID"
}

# Every relative link leads to a file, every link within a page to a place there.
test_links_of_short_editions_lead_somewhere() {
    local page link
    with_editions 'readout full board' novalens uyutny-bereg
    run build p -o out
    status 0
    for page in $(find out -name index.html); do
        grep -oE 'href="[^"]*"' "$page" | sed 's/^href="//; s/"$//' >links
        while read -r link; do
            case $link in
            \#*) grep -q "id=\"${link#\#}\"" "$page" || die "$page: no place $link" ;;
            http* | mailto:* | tel:* | data:*) ;;
            *) exists "$(dirname "$page")/${link%%\#*}" ;;
            esac
        done <links
    done
    grep -q 'href="full/index.html">Pełny raport' out/novalens/index.html || die "no way to full"
    grep -q 'href="../board/index.html"' out/novalens/en/full/index.html ||
        die "no way from full to board"
    grep -q 'href="../index.html"' out/uyutny-bereg/board/index.html || die "no way back"
    grep -q '<a href="novalens/board/index.html" hreflang="pl" lang="pl">Podsumowanie dla zarządu</a>' \
        out/index.html || die "the portfolio does not name the board summary"
}

test_short_editions_are_three_pages_well_made() {
    local file
    "$ROOT/samples/generate.sh" 16 p
    sed -i 's/^\[project\]/&\neditions = board readout/' p/rapport.ini
    run build p -o out --to pdf,layout
    status 0
    for file in $(find out -name report.layout.txt); do
        [ "$(grep -c '^page' "$file")" -eq 3 ] || die "$file: not three pages"
        awk -v grid=3.5 -v body=regular/9.7 -v least=3 -f "$ROOT/tests/cli/pages.awk" "$file" >faults
        [ ! -s faults ] || { cat faults; die "$file"; }
        awk '$1 == "page" && $11 + 0 < 60 { exit 1 }' "$file" || die "$file: a page is not filled"
    done
    [ "$(find out -name report.layout.txt | wc -l)" -eq 36 ] || die "not both editions of all"
}

test_short_editions_keep_every_rule() {
    with_editions 'full board readout' calder-instruments sever-logistika uyutny-bereg wodomat
    run build p -o out --to pdf,html,text
    status 0
    "$TOOLS/check_pdf.py" --beside $(find out -name report.pdf | sort) >findings ||
        { head -n 40 findings; die "findings"; }
    [ "$(grep -c ': 0 findings$' findings)" -eq 12 ] || die "not all were checked"
}

# Nothing stands in a short edition that the full one does not say.
test_short_editions_show_no_number_of_their_own() {
    local id edition
    with_editions 'full board readout' uyutny-bereg calder-instruments wodomat
    run build p -o out --to text
    status 0
    for id in uyutny-bereg calder-instruments wodomat; do
        numbers "out/$id/report.txt" >full
        [ "$(wc -l <full)" -gt 60 ]
        for edition in board readout; do
            numbers "out/$id/$edition/report.txt" >short
            [ "$(wc -l <short)" -gt 30 ]
            comm -23 short full >own
            [ ! -s own ] || { cat own; die "$id $edition says more than the full report"; }
        done
    done
    # Results by department are withheld here, in every edition.
    ! grep -q 'c-sales\|chart-gaps' out/uyutny-bereg/board/report.txt out/uyutny-bereg/readout/report.txt
}

test_a_company_without_survey_results_has_short_editions_too() {
    local file
    with_editions 'board readout' uyutny-bereg
    sed -i 's/^minimum = .*/minimum = 20/' p/rapport.ini
    run build p -o out --to pdf,html,text
    "$TOOLS/check_pdf.py" --beside $(find out -name report.pdf) >findings || { cat findings; die "findings"; }
    for file in out/uyutny-bereg/report.txt out/uyutny-bereg/readout/report.txt; do
        ! grep -q 'chart-\|#source-2' "$file" || die "$file shows results"
    done
}

# What a template includes is numbered and listed in its order.
test_a_brand_makes_editions_of_its_own() {
    with_editions 'board' calder-instruments
    mkdir -p p/brands/northlight/templates
    cat >p/brands/northlight/templates/board.html <<'END_OF_TEMPLATE'
{{%AUTOESCAPE context="HTML"}}
{{>COVER}}
{{>CONTENTS}}
{{>SUMMARY}}
{{>KPIS}}
{{>HEATMAP}}
{{>GROUNDS}}
END_OF_TEMPLATE
    run build p -o out --to html,text
    status 0
    grep -o '<li><a href="#s-[a-z]*"' out/calder-instruments/index.html | tr -d '\n' >order
    [ "$(cat order)" = "$(printf '<li><a href="#s-%s"' summary kpis heatmap grounds)" ] ||
        die "contents: $(cat order)"
    grep -q '<h2 id="s-heatmap"><span class="chapter">3</span>' out/calder-instruments/index.html ||
        die "the heatmap is not chapter 3"
    ! grep -q 's-level' out/calder-instruments/report.txt || die "a section nobody asked for"
}
