# Files of other kinds than delimited text: workbooks are read, the rest is refused with advice.
# shellcheck shell=bash

# workbook CSV XLSX: the table as a workbook, numbers as numbers and the rest as shared texts.
workbook() {
    python3 - "$1" "$2" <<'PYTHON'
import csv, re, sys, zipfile
from xml.sax.saxutils import escape
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
texts, rows = {}, []
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    for cells in csv.reader(file):
        row = ""
        for cell in cells:
            if re.fullmatch(r"[0-9]+(\.[0-9]+)?", cell):
                row += "<c><v>%s</v></c>" % cell
            elif cell:
                row += '<c t="s"><v>%d</v></c>' % texts.setdefault(cell, len(texts))
            else:
                row += "<c/>"
        rows.append("<row>%s</row>" % row)
def relations(*targets):
    return "<Relationships>%s</Relationships>" % "".join(
        '<Relationship Id="r%d" Type="%s/%s" Target="%s"/>' % (i, kind, name, target)
        for i, (name, target) in enumerate(targets))
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as file:
    file.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
    file.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="r0"/></sheets></workbook>' % (main, kind))
    file.writestr("xl/_rels/workbook.xml.rels", relations(
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")))
    file.writestr("xl/sharedStrings.xml", '<sst xmlns="%s">%s</sst>' % (main,
        "".join("<si><t>%s</t></si>" % escape(text) for text in texts)))
    file.writestr("xl/worksheets/sheet1.xml",
        '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, "".join(rows)))
PYTHON
}

# What a report says, without what names and fingerprints the files.
figures() {
    jq 'del(.quality, .messages)' "$1"
}

test_the_same_tables_as_workbooks_give_the_same_reports() {
    local file
    project p calder-instruments
    run build p -o text --to json
    status 0
    for file in p/surveys/*.csv p/kpis/*.csv; do
        workbook "$file" "${file%.csv}.xlsx"
        rm "$file"
    done
    run build p -o book --to json
    status 0
    figures text/calder-instruments/report.json >text.json
    figures book/calder-instruments/report.json | diff text.json - || die "other figures"
    jq_is book/calder-instruments/report.json '[.quality.files[].name] | index("surveys/2026-Q3.xlsx")'
    jq_is book/calder-instruments/report.json '.quality.files[] |
        select(.name == "surveys/2026-Q3.xlsx") | .sha256 | length == 64'
}

test_other_kinds_of_files_are_refused_with_advice() {
    project p novalens
    printf '<html><body><table><tr><td>ID</td></tr></table></body></html>' >p/kpis/bitrix.xls
    printf '\320\317\021\340\241\261\032\341%1024s' '' >p/kpis/old.xls
    printf '%%PDF-1.7\n' >p/surveys/report.pdf
    printf '{"responses": []}' >p/surveys/answers.json
    printf '\037\213\010\000' >p/surveys/answers.csv.gz
    printf 'Row Labels,Sum of Amount\nnovalens,5\n' >p/kpis/pivot.csv
    printf 'x' | gzip >p/kpis/renamed.csv
    run check p
    status 1
    says '^kpis/bitrix\.xls: error: .*a web page \(HTML\).*export as CSV.*\[FILE_KIND\]$'
    says '^kpis/old\.xls: error: .*old binary kind.*save it as \.xlsx.*\[FILE_KIND\]$'
    says '^surveys/report\.pdf: error: .*a PDF: export the table.*\[FILE_KIND\]$'
    says '^surveys/answers\.json: error: .*JSON.*export.*\[FILE_KIND\]$'
    says '^surveys/answers\.csv\.gz: error: .*unpack it.*\[FILE_KIND\]$'
    says '^kpis/pivot\.csv:1:1: error: .*pivot table.*export the rows.*\[FILE_KIND\]$'
    says '^kpis/renamed\.csv: error: .*unpack it.*\[FILE_KIND\]$'
    [ "$(grep -c FILE_KIND stderr)" -eq 7 ] || die "other messages"
}

test_a_sheet_is_named_in_the_settings() {
    project p novalens
    workbook p/surveys/2026-Q3.csv p/surveys/2026-Q3.xlsx
    rm p/surveys/2026-Q3.csv
    printf '\n[survey "*.xlsx"]\nsheet = Answers\n' >>p/rapport.ini
    run check p
    status 1
    says '^surveys/2026-Q3\.xlsx: error: a decision is needed: which sheet.*"Answers".*"Data" \[QUESTION\]$'
    sed -i 's/^sheet = Answers/sheet = data/' p/rapport.ini
    run check p
    status 0
}

test_check_says_which_sheet_is_read_and_which_are_not() {
    mkdir -p p/surveys
    cp "$ROOT/samples/exports/companies.csv" p/
    python3 - "$ROOT/samples/exports/surveys/morska-stolarnia.xlsx" p/surveys/morska-stolarnia.xlsx \
        <<'PYTHON'
import re, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for name in old.namelist():
        text = old.read(name)
        if name == "xl/workbook.xml":
            sheet = re.search(rb"<sheet [^>]*/>", text).group()
            more = re.sub(rb'name="[^"]*"', 'name="Notatki"'.encode(), sheet)
            text = text.replace(sheet, sheet + more)
        new.writestr(name, text)
PYTHON
    run check p morska-stolarnia
    prints '^  tool +Microsoft Forms$'
    prints '^  sheet +Form1$'
    prints '^  sheets not read +"Notatki"$'
    prints '^sheet = Form1$'
}
