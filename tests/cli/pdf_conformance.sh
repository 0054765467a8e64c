# The PDFs keep to PDF/UA-1 and PDF/A: checked by tests/tools, PDFBox Preflight, qpdf and poppler.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2046,SC2164

TOOLS=$ROOT/tests/tools

# All PDFs below the folder out, the nine language editions of the sample project.
reports() {
    find out -name report.pdf | sort
}

# Every page is drawn without a word from poppler.
poppler_is_silent() {
    local pdf
    for pdf in $(reports); do
        { pdfinfo "$pdf" && pdfinfo -struct "$pdf" && pdftoppm -r 10 "$pdf"; } \
            >/dev/null 2>>noise.txt || die "poppler refuses $pdf"
    done
    [ ! -s noise.txt ] || { sort noise.txt | uniq -c | head; die "poppler warns"; }
}

qpdf_finds_nothing() {
    local pdf
    for pdf in $(reports); do
        qpdf --check "$pdf" >qpdf.txt 2>&1 || { cat qpdf.txt; die "$pdf"; }
    done
}

test_sample_reports_keep_every_rule_and_read_like_the_page() {
    run build "$SAMPLE" -o out --to pdf,html,text
    status 0
    [ "$(reports | wc -l)" -eq 9 ] || die "not nine editions"
    "$TOOLS/check_pdf.py" --beside $(reports) >findings.txt ||
        { head -n 40 findings.txt; die "findings"; }
    "$TOOLS/extract_words.py" $(reports) >words.txt || { head -n 40 words.txt; die "words"; }
    grep -q ' [1-9][0-9]* broken words' words.txt || die "no word was broken: nothing was tested"
    qpdf_finds_nothing
    poppler_is_silent
}

# A short report is damaged in some 130 ways, one after the other.
test_the_checks_find_what_is_broken() {
    project p novalens
    mkdir -p p/brands/mostowa/templates
    cat >p/brands/mostowa/templates/report.html <<'END'
{{%AUTOESCAPE context="HTML"}}
{{>COVER}}
{{>CONTENTS}}
{{>SUMMARY}}
{{>KPIS}}
END
    run build p -o out --to pdf,html,text
    status 0
    "$TOOLS/check_pdf.py" --beside out/novalens/report.pdf
    "$TOOLS/break_pdf.py" out/novalens/report.pdf >broken.txt || { cat broken.txt; die "missed"; }
}

test_old_archives_get_valid_pdf_a_1b() {
    project p novalens sever-logistika
    printf '\n[pdf]\nstandard = 1b\n' >>p/rapport.ini
    run build p -o out --to pdf,html,text
    status 0
    [ "$(reports | wc -l)" -eq 3 ] || die "not three languages"
    "$TOOLS/preflight.sh" $(reports) >preflight.txt || { head -n 40 preflight.txt; die "not valid"; }
    "$TOOLS/check_pdf.py" --beside $(reports) >findings.txt ||
        { head -n 40 findings.txt; die "findings"; }
    qpdf_finds_nothing
    poppler_is_silent
}

test_preflight_finds_what_is_broken() {
    project p novalens
    printf '\n[pdf]\nstandard = 1b\n' >>p/rapport.ini
    run build p novalens -o out --to pdf
    status 0
    sed 's,/CIDSet,/CidSet,' out/novalens/report.pdf >without_set.pdf
    sed 's,pdfaid:part>1,pdfaid:part>2,g' out/novalens/report.pdf >other_part.pdf
    sed 's,/GTS_PDFA1,/GTS_PDFX1,' out/novalens/report.pdf >other_intent.pdf
    ! "$TOOLS/preflight.sh" without_set.pdf other_part.pdf other_intent.pdf >preflight.txt ||
        die "nothing found"
    [ "$(grep -c ': not valid$' preflight.txt)" -eq 3 ] || { cat preflight.txt; die "missed"; }
}
