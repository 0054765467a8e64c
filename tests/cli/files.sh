# What a report offers besides page and PDF: tables as CSV and charts as SVG.
# shellcheck shell=bash

# table FILE COLUMN...: the columns of a table, tab between them, without the head; read by
# another program, so the file is what others take for CSV.  Where semicolons part the cells
# numbers have a decimal comma, which is printed as a point.
table() {
    python3 - "$@" <<'PYTHON'
import csv, re, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    sign = ";" if ";" in file.readline() else ","
    file.seek(0)
    rows = list(csv.DictReader(file, delimiter=sign, strict=True))
for row in rows:
    assert None not in row and None not in row.values(), row
    cells = [row[name] for name in sys.argv[2:]]
    if sign == ";":
        assert not any(re.fullmatch(r"-?[0-9]+\.[0-9]+", cell) for cell in cells), cells
        cells = [re.sub(r"^(-?[0-9]+),([0-9e-]+)$", r"\1.\2", cell) for cell in cells]
    print("\t".join(cells))
PYTHON
}

# same_table FILE COLUMNS JSON EXPRESSION: the columns hold what jq finds, to ten digits.
same_table() {
    table "$1" $2 >table.tmp
    jq -r "$4 | map(. // \"\") | @tsv" "$3" >json.tmp
    [ -s json.tmp ] || die "$3 has no $4"
    awk -F'\t' '
        NR == FNR { json[FNR] = $0; n = FNR; next }
        { split(json[FNR], wanted, "\t")
          for (i = 1; i <= NF; i++) {
              far = wanted[i] - $i
              if (wanted[i] != $i && (wanted[i] == "" || $i == "" || far * far > 1e-18)) {
                  print FNR ": " $i " is not " wanted[i]; bad = 1
              }
          } }
        END { exit bad || FNR != n }' json.tmp table.tmp || die "$1: not what $3 says"
}

test_the_tables_hold_the_figures_of_the_json() {
    project p novalens
    run build p -o out --to csv,json
    status 0
    local data=out/novalens/data json=out/novalens/report.json
    same_table $data/gaps.csv 'statement gap p q delta gap_verdict' $json \
        '.questions[] | select(.gap) | [.id, .gap.difference, .gap.p, .gap.q, .gap.delta, .gap.verdict]'
    same_table $data/statements.csv 'statement group n mean sd answers_1 answers_5' $json \
        '.questions[] | .id as $id | ({sales, marketing, pooled} | to_entries[] | select(.value)) |
            [$id, .key, .value.n, .value.mean, .value.sd, .value.counts[0], .value.counts[4]]'
    same_table $data/dimensions.csv 'dimension sales marketing balanced' $json \
        '.dimensions[] | [.id, .sales, .marketing, .balanced]'
    same_table $data/kpis.csv 'metric period value target status' $json \
        '.kpis[] | [.id, .period, .value, .target, .status]'
    same_table $data/trend.csv 'wave score change trend_verdict' $json \
        '.trend[] | [.wave, .balanced, .change, .verdict]'
    same_table $data/roadmap.csv 'rank action owner days' $json \
        '.roadmap.actions[] | [.rank, .id, .owner, .days]'
    [ "$(table $data/kpi_history.csv period | sort -u | tail -n 1)" = 2026-Q3 ] || die "history"
}

test_every_column_is_explained_in_the_language_of_the_report() {
    local folder file
    project p novalens sever-logistika
    run build p -o out --to csv
    status 0
    for folder in out/novalens/data out/novalens/en/data out/sever-logistika/data; do
        [ "$(head -c 3 $folder/score.csv | od -An -tx1)" = " ef bb bf" ] || die "no mark"
        for file in "$folder"/*.csv; do
            head -n 1 "$file" | tail -c +4 | tr -d '\r' | tr ',;' '\n\n' |
                sed "s/^/$(basename "$file" .csv)\t/"
        done | grep -v '^columns' | sort >heads.tmp
        table $folder/columns.csv table column | sort | diff heads.tmp - || die "$folder"
        [ -z "$(table $folder/columns.csv meaning | grep -x '')" ] || die "a meaning is empty"
    done
    grep -q 'Sprzedaż minus marketing' out/novalens/data/columns.csv || die "not Polish"
    grep -q 'Sales minus Marketing' out/novalens/en/data/columns.csv || die "not English"
    grep -q 'Продажи минус маркетинг' out/sever-logistika/data/columns.csv || die "not Russian"
}

# A spreadsheet of the readers' country opens a table by a double click; a script may have all
# tables alike.  Both say the same.
test_tables_are_written_for_the_readers_spreadsheet_or_alike_for_scripts() {
    local id file
    project p novalens sever-logistika calder-instruments
    run build p -o out --to csv
    status 0
    for id in novalens sever-logistika; do
        tail -c +4 out/$id/data/score.csv | head -n 1 | grep -q '^group;group_name;answered;' || die "$id"
        grep -Eq ';[0-9]+,[0-9]+;' out/$id/data/score.csv || die "$id: no decimal comma"
    done
    for file in out/novalens/en/data/score.csv out/calder-instruments/data/score.csv; do
        tail -c +4 $file | head -n 1 | grep -q '^group,group_name,answered,' || die "$file"
        grep -Eq ',[0-9]+\.[0-9]+,' $file || die "$file: no decimal point"
    done
    sed -i 's/^\[publish\]/&\ncsv = international/' p/rapport.ini
    run build p -o alike --to csv
    status 0
    diff -r out/novalens/en alike/novalens/en
    diff -r out/calder-instruments alike/calder-instruments
    ! grep -l ';' alike/*/data/score.csv || die "a semicolon"
    for file in score gaps kpis trend; do
        # Heads have no blanks: each is a word.
        # shellcheck disable=SC2046
        set -- $(head -n 1 alike/novalens/data/$file.csv | tail -c +4 | tr -d '\r' | tr , ' ')
        table out/novalens/data/$file.csv "$@" >local.tmp
        table alike/novalens/data/$file.csv "$@" >alike.tmp
        [ -s alike.tmp ] && diff local.tmp alike.tmp || die "$file says something else"
    done
    sed -i 's/^csv = .*/csv = excel/' p/rapport.ini
    run build p -o wrong
    status 2
    says '^rapport\.ini:[0-9]+:.* csv: expected local or international: excel \[SETTING_VALUE\]'
    absent wrong
}

# charts PAGE: the names of the charts a page shows.
charts() {
    grep -o '<figure[^>]* id="chart-[a-z0-9-]*"' "$1" | sed 's/.*id="chart-//; s/"//' | sort
}

test_every_chart_of_the_page_is_a_picture_by_itself() {
    local page folder name
    run build "$SAMPLE" -o out --to html,svg -q
    status 0
    for page in out/*/index.html out/*/en/index.html; do
        folder=${page%index.html}charts
        charts "$page" >wanted.tmp
        (cd "$folder" && find . -type f | sed 's,^\./,,; s/\.svg$//' | sort) >found.tmp
        diff wanted.tmp found.tmp || die "$folder"
        [ "$(wc -l <wanted.tmp)" -ge 4 ] || die "$page: few charts"
        xmllint --noout --nonet "$folder"/*.svg
    done
    # One file, the same wherever it is opened: no letters that need a font, nothing from
    # elsewhere, no script, no style.
    ! grep -lE '<(script|style|text|image|foreignObject|a)[ >]|javascript:|font-' out/*/charts/*.svg ||
        die "what a picture must not hold"
    ! grep -ohE '(href|src)="[^#][^"]*"' out/*/charts/*.svg || die "a link leads out"
    [ "$(grep -ohE 'https?://[^"]*' out/*/charts/*.svg | sort -u | wc -l)" -eq 2 ] || die "addresses"
    for name in heatmap gaps; do
        [ "$(stat -c %s out/novalens/charts/$name.svg)" -lt 100000 ] || die "$name is large"
    done
}

# Every glyph that is used is defined once, and the other way round.
test_a_picture_defines_the_glyphs_it_uses() {
    local file
    project p sever-logistika
    run build p -o out --to svg
    for file in out/sever-logistika/charts/*.svg; do
        grep -o 'href="#[^"]*' "$file" | sed 's/.*#//' | sort -u >used.tmp
        grep -o '<path id="[^"]*' "$file" | sed 's/.*"//' | sort >defined.tmp
        diff used.tmp defined.tmp >/dev/null || die "$file"
        [ "$(wc -l <used.tmp)" -gt 20 ] || die "$file has few letters"
        grep -q '^<svg .* xml:lang="ru" ' "$file" || die "$file: no language"
    done
    grep -q '<title id="title">Явный разрыв' out/sever-logistika/charts/gaps.svg || die "no finding"
    [ "$(sed -n '/<desc/,/<\/desc>/p' out/sever-logistika/charts/gaps.svg | wc -l)" -gt 18 ] ||
        die "the numbers are not said in words"
}

# The same company once with its departments withheld and once with consent to show them: no
# figure by department of the second stands in any file of the first.
test_what_is_withheld_is_in_no_table_and_no_chart() {
    project p uyutny-bereg
    run build p -o out
    status 0
    absent out/uyutny-bereg/data/gaps.csv out/uyutny-bereg/charts/gaps.svg
    cp -R p open
    sed -i 's/^minimum = .*/minimum = 1\nconsent = named/' open/rapport.ini
    run build open -o shown --to csv,svg
    exists shown/uyutny-bereg/data/gaps.csv shown/uyutny-bereg/charts/gaps.svg
    [ -z "$(table out/uyutny-bereg/data/score.csv group mean | grep -E '^(sales|marketing).*[0-9]')" ] ||
        die "a department's mean"
    [ "$(table out/uyutny-bereg/data/statements.csv group | sort -u)" = pooled ] || die "groups"
    [ -z "$(table out/uyutny-bereg/data/dimensions.csv sales marketing balanced | tr -d '\t\n')" ] ||
        die "dimensions"
    table shown/uyutny-bereg/data/statements.csv group statement mean |
        sed -n 's/^\(sales\|marketing\)\t\(q[0-9]*\)\t\([0-9]*\.[0-9]\{6,\}\)$/^\2,.*\3/p' >secret.tmp
    table shown/uyutny-bereg/data/score.csv group mean low high | sed -n '1,2p' | tr '\t' '\n' |
        grep '\.[0-9]\{6,\}' >>secret.tmp
    [ "$(wc -l <secret.tmp)" -gt 20 ] || die "nothing to look for"
    ! grep -rf secret.tmp out/uyutny-bereg/data || die "withheld figures"
    grep -q '; Продажи; Маркетинг;' shown/uyutny-bereg/charts/*.svg || die "no columns to look for"
    ! grep -E 'Продажи[ ;][0-9М]' out/uyutny-bereg/charts/*.svg || die "departments in a chart"
}

test_formats_are_built_by_name_and_removed_by_a_build_without_them() {
    project p wodomat
    run build p -o out
    status 0
    exists out/wodomat/data/score.csv out/wodomat/charts/gauge.svg
    jq_is out/manifest.json '[.companies[].files[] | select(.kind == "csv" or .kind == "svg")] | length > 10'
    run build p -o out --to html,pdf
    absent out/wodomat/data out/wodomat/charts
    run build p -o only --to csv
    [ "$(find only -type f | grep -vc '/data/')" -eq 1 ] || die "$(find only -type f)"
    run build p -o drawn --to svg
    [ "$(find drawn -type f | grep -vc '/charts/')" -eq 1 ] || die "$(find drawn -type f)"
    # Alone or beside the PDF: the same bytes.
    run build p -o all
    diff -r drawn/wodomat/charts all/wodomat/charts
    diff -r only/wodomat/data all/wodomat/data
}

# The page lists what was built with it, in its own language, and each link leads to a file.
test_a_page_lists_the_files_beside_it() {
    local page href count
    project p novalens
    run build p -o out
    status 0
    for page in out/novalens out/novalens/en; do
        grep -o '<section class="downloads".*</section>' $page/index.html >list.tmp
        grep -o 'href="[^"]*"' list.tmp | sed 's/href="//; s/"//' >hrefs.tmp
        while read -r href; do exists "$page/$href"; done <hrefs.tmp
        count=$(($(find $page/data $page/charts -type f | wc -l) + 2))
        [ "$(wc -l <hrefs.tmp)" -eq "$count" ] || die "$page: $(wc -l <hrefs.tmp) links, not $count"
    done
    grep -q 'href="../report.json"' list.tmp || die "report.json is one folder up"
    grep -q '>The report as PDF</a> <small>[0-9]* kB<' list.tmp || die "not English"
    run build p -o page --to html
    ! grep -q 'class="downloads"' page/novalens/index.html || die "files that were not built"
}

# page_charts PAGE: the charts of a page that link to a file, by its path from the page.
page_charts() {
    grep -o '<a class="file" href="[^"]*"' "$1/index.html" | sed 's/.*href="//; s/"//'
}

test_each_chart_of_a_page_links_its_own_picture() {
    local page name words
    project p novalens sever-logistika
    run build p -o out
    status 0
    for page in out/novalens out/novalens/en out/sever-logistika; do
        case $page in
        */en) words='Download this chart as SVG' ;;
        */novalens) words='Pobierz ten wykres jako SVG' ;;
        *) words='Скачать этот график в SVG' ;;
        esac
        page_charts $page | sed 's,^charts/,,; s/\.svg$//' | sort >linked.tmp
        charts $page/index.html | diff - linked.tmp || die "$page"
        while read -r name; do
            # The link stands in its figure and is named after what the figure finds.
            awk -v id="chart-$name\"" 'index($0, "<figure") { inside = 0 }
                index($0, id) { inside = 1 } inside' RS='<' ORS='<' $page/index.html |
                tr -d '\n' | sed 's,</figure>.*,,' >figure.tmp
            grep -q "href=\"charts/$name.svg\" aria-label=\"$words: [^\"]\{8,\}\">SVG<" figure.tmp ||
                die "$page: $name"
        done <linked.tmp
    done
    run build p -o page --to html,pdf
    ! grep -q 'class="file"' page/*/index.html || die "charts that were not built"
}

# Whichever edition stands first, each page lists the charts of the full report.
test_short_editions_list_the_charts_of_the_full_one() {
    local page href
    project p wodomat
    sed -i 's/^\[project\]/&\neditions = board full/' p/rapport.ini
    run build p -o out
    status 0
    (cd out/wodomat && find charts -type f | sort) >wanted.tmp
    [ "$(wc -l <wanted.tmp)" -ge 5 ] || die "few charts"
    for page in out/wodomat out/wodomat/full; do
        grep -o '<section class="downloads".*</section>' $page/index.html |
            grep -o 'href="[^"]*\.svg"' | sed 's/href="//; s/"//; s,^\.\./,,' | sort | diff wanted.tmp - ||
            die "$page"
        for href in $(page_charts $page); do exists "$page/$href"; done
        [ -n "$(page_charts $page)" ] || die "$page links no chart"
    done
    sed -i 's/^editions = .*/editions = board readout/' p/rapport.ini
    run build p -o short
    status 0
    [ "$(page_charts short/wodomat | sort)" = "$(charts short/wodomat/index.html | sed 's,.*,charts/&.svg,')" ] ||
        die "$(page_charts short/wodomat)"
}

# width and height as PNG has them, in its first chunk.
png_size() {
    od -An -tu1 -j16 -N8 "$1" | awk '{ print $3 * 256 + $4 "x" $7 * 256 + $8 }'
}

test_a_public_report_has_a_picture_and_a_private_one_has_none() {
    local file
    project p novalens uyutny-bereg
    run build p -o private
    [ -z "$(find private -name preview.png)" ] || die "a private report has a picture"
    sed -i 's/^visibility = .*/visibility = public/' p/rapport.ini
    run build p -o out
    status 0
    for file in out/novalens/preview.png out/novalens/en/preview.png out/uyutny-bereg/preview.png; do
        exists "$file"
        [ "$(png_size "$file")" = 1200x630 ] || die "$file: $(png_size "$file")"
        [ "$(stat -c %s "$file")" -lt 100000 ] || die "$file: $(stat -c %s "$file") bytes"
        ! grep -qaE 'tIME|tEXt|iTXt|zTXt' "$file" || die "$file holds more than the picture"
    done
    grep -q 'property="og:image" content="[^"]*/novalens/preview.png"' out/novalens/index.html ||
        die "the page does not name it"
    run build p -o png --to png
    cmp out/novalens/preview.png png/novalens/preview.png
}
