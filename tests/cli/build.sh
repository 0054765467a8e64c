# What `rapport build` writes.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

test_the_sample_project_gives_eight_companies_in_nine_language_versions() {
    run build "$SAMPLE" -o out
    status 0
    [ "$(find out -name report.pdf | wc -l)" -eq 9 ] || die "PDFs: $(find out -name report.pdf)"
    [ "$(find out -name report.json | wc -l)" -eq 8 ]
    exists out/index.html out/manifest.json out/novalens/report.pdf out/novalens/index.html
    exists out/novalens/en/report.pdf out/novalens/en/index.html
    for id in $(cut -d, -f1 "$SAMPLE/companies.csv" | tail -n +2); do
        exists "out/$id/report.pdf" "out/$id/index.html" "out/$id/report.json"
    done
    [ -z "$(find out -name '*.tmp-*')" ]
}

test_levels_verdicts_and_suppression_are_those_the_sample_was_made_for() {
    run build "$SAMPLE" -o out --to json
    status 0
    for expected in calder-instruments:4 debowy-dom:2 harbourline-foods:3 mleczna-kraina:2 \
        novalens:3 sever-logistika:3 uyutny-bereg:2 wodomat:1; do
        jq_is "out/${expected%:*}/report.json" ".level.number == ${expected#*:}"
    done
    jq_is out/harbourline-foods/report.json '.level.borderline and (.kpis | length == 0)'
    jq_is out/calder-instruments/report.json '.roadmap.verdict == "keep"'
    jq_is out/mleczna-kraina/report.json '.roadmap.verdict == "stay" and .roadmap.to == 2'
    jq_is out/novalens/report.json '.roadmap.verdict == "move" and .roadmap.to == 4'
    jq_is out/wodomat/report.json '.roadmap.verdict == "move" and (.roadmap.actions | length > 0)'
    jq_is out/debowy-dom/report.json '.trend[-1].verdict == "improved"'
    jq_is out/sever-logistika/report.json '.trend[-1].verdict == "worse"'
    jq_is out/sever-logistika/report.json '.kpis[] | select(.id == "lead_acceptance")
        | .months == 2 and .numerator == 77 and .denominator == 122'
    jq_is out/debowy-dom/report.json '.kpis[] | select(.id == "lead_to_customer")
        | .open_cohort and .closed.period == "2026-Q2" and .status == "open_cohort"'
    jq_is out/uyutny-bereg/report.json '.level.basis == "pooled" and (.suppressed | length > 0)'
}

test_every_pdf_is_sound_and_silent() {
    run build "$SAMPLE" -o out --to pdf
    status 0
    for pdf in $(find out -name '*.pdf' | sort); do
        qpdf --check "$pdf" >check.txt 2>&1 || { cat check.txt; die "$pdf"; }
        pdftotext "$pdf" text.txt 2>noise.txt
        pdfinfo "$pdf" >info.txt 2>>noise.txt
        pdffonts "$pdf" >fonts.txt 2>>noise.txt
        [ ! -s noise.txt ] || { cat noise.txt; die "$pdf: poppler warns"; }
        ! grep -q $'\uFFFD' text.txt || die "$pdf: a character without glyph"
        # every font embedded, as a subset, with a map to Unicode
        tail -n +3 fonts.txt | awk '{ if ($(NF-4) $(NF-3) $(NF-2) != "yesyesyes") bad = 1 }
            END { exit bad || NR == 0 }' || { cat fonts.txt; die "$pdf: fonts"; }
        grep -q '^Title: *[^ ]' info.txt || die "$pdf: no title"
        pages=$(sed -n 's/^Pages: *//p' info.txt)
        [ "$(stat -c %s "$pdf")" -lt $((9000 * pages)) ] || die "$pdf: more than 9 kB a page"
    done
}

test_json_is_valid_and_pages_hold_no_script_and_ask_for_nothing() {
    run build "$SAMPLE" -o out
    for file in $(find out -name '*.json'); do jq -e . "$file" >/dev/null; done
    for page in $(find out -name '*.html'); do
        ! grep -Eiq '<script|javascript:|<[^>]* on[a-z]+=|<[^>]* style=' "$page" || die "$page"
        ! grep -Eiq '(src|@import|url\()[^>]{0,3}https?:' "$page" || die "$page asks the net"
        grep -q "http-equiv=\"Content-Security-Policy\"" "$page" || die "$page: no policy"
        grep -Eq '<html[^>]* lang="(en|pl|ru)"' "$page" || die "$page: no language"
    done
}

# The page is the document, word for word; the PDF has the same words in the same order.
reads_alike() {
    run build "$SAMPLE" "$1" -o out --to pdf,html,text
    status 0
    dump_words "out/$2/report.txt" html >dump.html.txt
    page_words "out/$2/index.html" >page.txt
    [ "$(tr -d '\n' <page.txt)" = "$(tr -d '\n' <dump.html.txt)" ] ||
        { diff page.txt dump.html.txt | head -n 20; die "the page differs from the document"; }
    dump_words "out/$2/report.txt" pdf >dump.pdf.txt
    pdf_words "out/$2/report.pdf" >pdf.txt
    in_order dump.pdf.txt pdf.txt
}

test_the_pdf_reads_like_the_page_in_polish() {
    reads_alike debowy-dom debowy-dom
}

test_the_pdf_reads_like_the_page_in_english() {
    reads_alike calder-instruments calder-instruments
}

test_the_pdf_reads_like_the_page_in_russian() {
    reads_alike sever-logistika sever-logistika
}

test_the_pdf_reads_like_the_page_in_a_second_language() {
    reads_alike novalens novalens/en
}

test_the_pdf_reads_like_the_page_when_functions_are_withheld() {
    reads_alike uyutny-bereg uyutny-bereg
}

test_one_and_two_workers_write_the_same_bytes() {
    rapport build "$SAMPLE" -o one -j 1
    rapport build "$SAMPLE" -o two -j 2
    sums one >one.txt
    sums two >two.txt
    [ -s one.txt ] && diff one.txt two.txt
}

test_a_report_has_the_same_bytes_alone_and_last_of_all() {
    run build "$SAMPLE" -o all -j 1 --to pdf
    status 0
    for id in novalens sever-logistika wodomat; do
        run build "$SAMPLE" "$id" -o alone --to pdf
        status 0
        cmp "all/$id/report.pdf" "alone/$id/report.pdf" || die "$id"
    done
}

test_folder_locale_zone_and_day_do_not_change_the_bytes() {
    project here/p novalens sever-logistika
    mkdir -p "far/away/with spaces"
    cp -R here/p "far/away/with spaces/q"
    rapport build here/p -o here/out
    (
        cd "far/away/with spaces"
        export LC_ALL=POSIX TZ=Pacific/Chatham LANG=pl_PL.UTF-8 HOME=/nonexistent
        rapport build q -o "some where" -j 1
    )
    sums here/out >here.txt
    sums "far/away/with spaces/some where" >far.txt
    [ -s here.txt ] && diff here.txt far.txt
}

test_source_date_epoch_is_the_date() {
    project p novalens
    rapport build p -o a --to pdf
    SOURCE_DATE_EPOCH=1000000000 rapport build p -o b --to pdf
    pdfinfo -isodates a/novalens/report.pdf | grep -q '^CreationDate: *2026-09-30'
    pdfinfo -isodates b/novalens/report.pdf | grep -q '^CreationDate: *2001-09-09'
    STATUS=0
    SOURCE_DATE_EPOCH=yesterday rapport build p -o c 2>stderr >stdout || STATUS=$?
    status 2
    says 'SOURCE_DATE_EPOCH'
    absent c/novalens
}

test_only_the_companies_asked_for_are_built() {
    run build "$SAMPLE" wodomat novalens -o out --to json
    status 0
    exists out/wodomat/report.json out/novalens/report.json
    absent out/debowy-dom out/wodomat/report.pdf out/wodomat/index.html
}

test_building_again_over_the_same_folder_changes_nothing() {
    project p novalens debowy-dom
    rapport build p -o out
    sums out >first.txt
    run build p -o out
    status 0
    sums out | diff first.txt -
}

test_a_full_build_removes_what_an_earlier_one_wrote_and_nothing_else() {
    project p novalens debowy-dom
    rapport build p -o out
    echo mine >out/debowy-dom/notes.txt
    sed -i '/^debowy-dom,/d' p/companies.csv p/surveys/*.csv p/kpis/*.csv
    run build p -o out
    status 0
    absent out/debowy-dom/report.pdf out/debowy-dom/index.html
    exists out/debowy-dom/notes.txt out/novalens/report.pdf
}

test_a_dry_run_writes_nothing() {
    run build "$SAMPLE" -o out -n
    status 0
    absent out
}

test_a_folder_of_something_else_is_not_written_into_unless_forced() {
    project p wodomat
    mkdir out
    echo precious >out/thesis.txt
    run build p -o out
    status 2
    absent out/wodomat
    run build p -o out --force
    status 0
    exists out/wodomat/report.pdf out/thesis.txt
}

test_a_template_of_the_brand_changes_both_outputs() {
    project p novalens
    mkdir p/brands/mostowa/templates
    grep -l '</h2>' "$ROOT"/templates/*.html | head -n 1 >name.txt
    template=$(basename "$(cat name.txt)")
    sed '0,/<\/h2>/s/<\/h2>/ Quizzical<\/h2>/' "$ROOT/templates/$template" \
        >"p/brands/mostowa/templates/$template"
    rapport build p -o out --to pdf,html
    grep -q 'Quizzical</h2>' out/novalens/index.html || die "not on the page"
    pdftotext -raw out/novalens/report.pdf - | grep -q Quizzical || die "not in the PDF"
}

test_the_project_is_the_current_folder_and_out_the_output_by_default() {
    project p wodomat
    cd p
    run build
    status 0
    exists out/wodomat/report.pdf out/index.html
}

test_a_folder_with_companies_and_surveys_alone_builds() {
    mkdir -p p/surveys
    printf 'id,name\nnovalens,Novalens\n' >p/companies.csv
    grep -E '^(company|novalens),' "$SAMPLE/surveys/2026-Q3.csv" >p/surveys/answers.csv
    run build p -o out
    status 0
    exists out/novalens/report.pdf out/novalens/index.html
    jq_is out/novalens/report.json '.level.number == 3 and .wave == "2026-Q3"'
}

# Two deliveries of one quarter, the second with one answer sheet more: their difference is that sheet.
test_a_late_answer_after_a_delivery_is_a_warning() {
    local late
    project p calder-instruments
    late=$(grep ,2026-Q3,sales, p/surveys/2026-Q3.csv | tail -n 1)
    run build p -o out --to json
    silent
    run build p -o out --to json
    silent
    echo "$late" | awk -F, -v OFS=, '{ $4 = "late"; $5 = 6 - $5; print }' >>p/surveys/2026-Q3.csv
    run build p -o out --to json
    status 0
    says 'calder-instruments: warning: .*28 people then, 29 now.*\[DELIVERED_BEFORE\]'
    for number in 1 2 3 4 5; do
        echo "$late" | awk -F, -v OFS=, -v n=$number '{ $4 = "later" n; print }' \
            >>p/surveys/2026-Q3.csv
    done
    run build p -o out --to json
    ! grep DELIVERED_BEFORE stderr
}

test_the_manifest_lists_every_file_with_its_hash() {
    project p novalens wodomat
    rapport build p -o out
    (cd out && find . -type f ! -name manifest.json | sed 's/^\.\///' | sort) >files.txt
    jq -r '.. | objects | select(.sha256?) | .path' out/manifest.json | sort >listed.txt
    diff files.txt listed.txt
    jq -r '.. | objects | select(.sha256?) | "\(.sha256)  \(.path)"' out/manifest.json |
        sed 's/sha256://' >sums.txt
    (cd out && sha256sum --quiet -c ../sums.txt)
}

test_one_company_first_then_another_then_all_in_one_folder() {
    project p novalens wodomat debowy-dom
    rapport build p novalens -o out --to json
    run build p wodomat -o out --to json
    status 0
    exists out/novalens/report.json out/wodomat/report.json
    run build p -o out --to json
    status 0
    exists out/debowy-dom/report.json out/manifest.json
}

test_what_a_killed_build_left_is_removed_by_the_next_but_not_what_another_is_writing() {
    project p novalens
    rapport build p -o out --to json
    sh -c 'exit 0' &
    local dead=$! file
    wait $dead
    for file in index.html manifest.json novalens/report.pdf novalens/en/index.html \
        novalens/data/score.csv novalens/en/charts/gauge.svg; do
        mkdir -p "$(dirname "out/$file")"
        echo half >"out/$file.tmp-$dead"
    done
    echo half >out/novalens/report.json.tmp-$$
    run build p -o out --to html,json
    status 0
    [ "$(find out -name '*.tmp-*')" = "out/novalens/report.json.tmp-$$" ] || die "$(find out)"
}

test_a_language_is_added_with_files_alone() {
    project p novalens
    mkdir data
    cp -R "$ROOT/templates" data/
    cp -R "$BUILD/../fonts" data/fonts
    chmod -R u+w data
    # German, with the words of the Russian texts: what counts is that no code knows it
    cp data/templates/text/ru.csv data/templates/text/de.csv
    printf '[project]\nlanguages = de en\n' >p/rapport.ini
    sed -i 's/,pl en,/,,/' p/companies.csv
    STATUS=0
    RAPPORT_DATA=data rapport build p -o out 2>stderr >stdout || STATUS=$?
    status 2
    says "content/[a-z]+\.csv:1: error: .*no column '[a-z]+\.de' \[CONTENT\]"
    rm data/templates/text/ru.csv
    sed -i '1s/\.ru\b/.de/g' data/templates/content/*.csv
    sed -i 's/\.ru = /.de = /' p/brands/*/brand.ini
    STATUS=0
    RAPPORT_DATA=data rapport build p -o out 2>stderr >stdout || STATUS=$?
    status 0
    grep -q '<html[^>]* lang="de"' out/novalens/index.html
    exists out/novalens/report.pdf out/novalens/en/report.pdf
    pdftotext -l 1 out/novalens/report.pdf - | grep -q '30\. September 2026' || die "no German date"
    sed -i '/^summary_change,/d' data/templates/text/de.csv
    STATUS=0
    RAPPORT_DATA=data rapport build p -o out 2>stderr >stdout || STATUS=$?
    status 2
    says 'text/de\.csv: error: a text is missing: summary_change \[TEXT_MISSING\]'
}
