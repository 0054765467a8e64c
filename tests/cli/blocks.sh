# The optional blocks: what check says of them, what fails, what the report lists as sources.
# shellcheck shell=bash

# Two companies with files of both kinds.
blocks() {
    project p calder-instruments wodomat
    mkdir -p p/blocks/wodomat
    printf '%s\n' company,wave,report,hours,read \
        'calder-instruments,2026-Q3,Weekly calls,2.5,yes' \
        'calder-instruments,2026-Q2,Weekly calls,4,nie' \
        'wodomat,2026-Q2,Pipeline notes,1,да' >p/blocks/burden.csv
    printf '%s\n' system,used_by CRM,sales Newsletter,marketing >p/blocks/wodomat/systems.csv
}

test_check_lists_the_blocks_that_are_there() {
    blocks
    run check p --strict
    status 0
    prints '^blocks/burden.csv: block burden, 3 rows of 2 companies, 2026-Q2 to 2026-Q3$'
    prints '^blocks/wodomat/systems.csv: block systems, 2 rows of 1 company$'
    prints '^Blocks without a file: strategy, steps, .*, context$'
    [ "$(grep '^Blocks without' stdout | tr ',' '\n' | wc -l)" -eq 18 ] || die "not 18 of 20"
    ! grep '^Blocks without' stdout | grep -E 'burden|systems' || die "both are there"
    run check p -q
    ! grep -i block stdout || die "quiet"
}

test_check_says_nothing_of_blocks_where_there_are_none() {
    project p calder-instruments
    run check p --strict
    status 0
    ! grep -i block stdout || die "there are none"
    mkdir p/blocks
    touch p/blocks/.DS_Store p/blocks/Thumbs.db
    run check p --strict
    status 0
    ! grep -i block stdout || die "there are none"
}

test_a_form_that_nobody_filled_in_leaves_no_trace() {
    project p calder-instruments
    run build p -o without --to html,json
    status 0
    mkdir -p p/blocks/calder-instruments
    echo company,wave,report,hours,read >p/blocks/burden.csv
    printf '%s\n' system,used_by , >p/blocks/calder-instruments/systems.csv
    run check p --strict
    status 0
    prints '^blocks/burden.csv: block burden, not filled in$'
    prints '^blocks/calder-instruments/systems.csv: block systems, not filled in$'
    run build p -o with --to html,json
    status 0
    silent
    diff -r without with || die "an empty form shows"
}

test_a_wrong_block_fails_its_company_alone() {
    blocks
    printf '%s\n' company,wave,report,hours \
        'calder-instruments,2026-Q3,Weekly calls,a lot' >p/blocks/burden.csv
    run build p -o out --to json
    status 1
    says '^blocks/burden.csv:2:4: error: value not allowed in this block: expected a number from 0 to 1000: a lot \[BLOCK_VALUE\]$'
    exists out/wodomat/report.json
    absent out/calder-instruments/report.json
    printf '%s\n' nothing,here x,y >p/blocks/wodomat/systems.csv
    printf '%s\n' company,wave,report,hours calder-instruments,2026-Q3,Weekly,3 \
        calder-instruments,2026-Q3,Weekly,4 >p/blocks/burden.csv
    run build p -o out2 --to json
    status 1
    says 'blocks/burden.csv:3: error: the line appears twice for this quarter: first in blocks/burden.csv:2 \[BLOCK_TWICE\]'
    says 'blocks/wodomat/systems.csv:1: error: a column is missing: system, used_by \[CSV_COLUMN\]'
    absent out2/wodomat/report.json out2/calder-instruments/report.json
}

test_a_block_of_nobody_is_an_error_and_the_companies_are_built() {
    project p calder-instruments
    mkdir -p p/blocks/nobody
    echo x >p/blocks/weather.csv
    echo x >p/blocks/notes.docx.bak
    cp p/companies.csv p/blocks/nobody/steps.csv
    printf '%s\n' company,report,hours ../../etc,Weekly,3 >p/blocks/burden.csv
    run build p -o out --to json
    status 1
    says 'blocks/weather.csv: error: no block has this name \[BLOCK_UNKNOWN\]'
    says 'blocks/nobody: error: no company has this id, the folder is not read \[BLOCK_FOLDER\]'
    says 'blocks/burden.csv:2:1: error: unknown company, row ignored: ../../etc \[COMPANY_UNKNOWN\]'
    says 'blocks/notes.docx.bak: warning: files of this kind are not read \[FILE_IGNORED\]'
    exists out/calder-instruments/report.json
    jq_is out/calder-instruments/report.json '[.quality.files[] | select(.kind == "block")] == []'
}

test_the_report_lists_blocks_among_its_sources() {
    blocks
    run build p -o out --to json,text
    status 0
    jq_is out/calder-instruments/report.json '[.quality.files[] | select(.kind == "block") |
        [.name, .waves, .rows, .used]] == [["blocks/burden.csv", ["2026-Q2", "2026-Q3"], 2, 2]]'
    jq_is out/wodomat/report.json '[.quality.files[] | select(.kind == "block") |
        [.name, .waves, .rows]] == [["blocks/systems.csv" | sub("blocks/"; "blocks/wodomat/"), null, 2],
                                    ["blocks/burden.csv", ["2026-Q2"], 1]]'
    [ "$(sha256sum <p/blocks/burden.csv | cut -d ' ' -f 1)" = "$(jq -r '.quality.files[] |
        select(.name == "blocks/burden.csv").sha256' out/calder-instruments/report.json)" ] ||
        die "another hash"
    grep -q '"blocks/burden.csv"' out/calder-instruments/report.txt || die "not in the chapter"
    cp -r out before
    sed -i 's/,2.5,/,3,/' p/blocks/burden.csv
    run build p -o out --to json,text
    status 0
    ! cmp -s before/calder-instruments/report.json out/calder-instruments/report.json ||
        die "a changed block does not show"
}

test_what_leaders_say_has_no_checksum_without_their_consent() {
    blocks
    printf '%s\n' id,name,consent 'calder-instruments,Calder,anonymous' 'wodomat,Wodomat,' >p/companies.csv
    printf '%s\n' company,leader,three_years,written \
        'calder-instruments,Zebedee,Conquer Atlantis,yes' >p/blocks/strategy.csv
    run build p -o out --to json,text,html
    status 0
    jq_is out/calder-instruments/report.json '.quality.files[] | select(.name == "blocks/strategy.csv") |
        .rows == 1 and .sha256 == null and .bytes == null'
    ! grep -rlE "Zebedee|Atlantis|$(sha256sum <p/blocks/strategy.csv | cut -c 1-64)" out || die "it is told"
    sed -i 's/anonymous/named/' p/companies.csv
    run build p -o named --to json
    status 0
    jq_is named/calder-instruments/report.json '.quality.files[] | select(.name == "blocks/strategy.csv") |
        .sha256 | length == 64'
}

# A workbook with the texts of a table, numbers and dates as a spreadsheet keeps them.
test_a_block_may_be_a_workbook() {
    blocks
    python3 - p/blocks/context.xlsx <<'PYTHON'
import sys, zipfile
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
rows = [["company", "date", "kind", "event"], ["wodomat", 46216, "people", "New head of Sales"]]
def cell(value, column):
    if isinstance(value, int):
        return '<c s="1"><v>%d</v></c>' % value
    return '<c t="inlineStr"><is><t>%s</t></is></c>' % value
def relations(*targets):
    return '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % "".join(
        '<Relationship Id="r%d" Type="%s/%s" Target="%s"/>' % (i, kind, name, target)
        for i, (name, target) in enumerate(targets))
with zipfile.ZipFile(sys.argv[1], "w") as file:
    file.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
    file.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="r0"/></sheets></workbook>' % (main, kind))
    file.writestr("xl/_rels/workbook.xml.rels", relations(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")))
    file.writestr("xl/styles.xml", '<styleSheet xmlns="%s"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>' % main)
    file.writestr("xl/worksheets/sheet1.xml", '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (
        main, "".join("<row>%s</row>" % "".join(cell(v, i) for i, v in enumerate(r)) for r in rows)))
PYTHON
    run build p wodomat -o out --to json
    status 0
    jq_is out/wodomat/report.json '.progress.events == [{date: "2026-07-13", kind: "people", event: "New head of Sales"}]'
    run check p wodomat
    prints '^blocks/context.xlsx: block context, 1 row of 1 company$'
}
