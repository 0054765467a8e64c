"""How files are written: delimited text in the ways of many tools, and workbooks.

Nothing here depends on the machine: no clock, no locale, no order of folders.
"""
import datetime
import io
import zipfile
from xml.sax.saxutils import escape

BOM = "\ufeff"


def quoted(cell, delimiter, how):
    """A cell as written: "all" quotes everything, "minimal" what needs it (RFC 4180), "blank"
    also what holds a blank, "text" all but empty cells."""
    text = "" if cell is None else str(cell)
    needs = any(c in text for c in (delimiter, '"', "\n", "\r"))
    if how == "all" or needs or (how == "blank" and " " in text) or (how == "text" and text):
        return '"' + text.replace('"', '""') + '"'
    return text


def delimited(path, rows, delimiter=",", quote="minimal", newline="\n", encoding="utf-8",
              bom=False, end=None):
    """Writes the rows; `end` stands behind the last one in place of the newline."""
    lines = [delimiter.join(quoted(cell, delimiter, quote) for cell in row) for row in rows]
    text = newline.join(lines) + (newline if end is None else end)
    path.write_bytes(((BOM if bom else "") + text).encode(encoding))


def serial(when):
    """A date and time as a workbook keeps it: days since 1899-12-30."""
    return (when - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)


CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
<Override PartName="/xl/styles.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
<Override PartName="/xl/sharedStrings.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
</Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Cell formats: 0 general, 1 date and time (built-in 22), 2 percent with a decimal (10).
STYLES = (HEAD + f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/>'
          '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
          'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
          '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
          '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
          'borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" '
          'fillId="0" borderId="0" xfId="0"/><xf numFmtId="22" fontId="0" fillId="0" '
          'borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" '
          'fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>')


def column_name(number):
    """0 is A, 26 is AA."""
    name = ""
    while number >= 0:
        name = chr(ord("A") + number % 26) + name
        number = number // 26 - 1
    return name


class Percent(float):
    """A number that the sheet shows as a percentage."""


def cell_xml(place, value, strings):
    """One cell; texts go to the shared strings, empty ones are left out as Excel does."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.datetime):
        return f'<c r="{place}" s="1"><v>{serial(value):.10f}</v></c>'
    if isinstance(value, Percent):
        return f'<c r="{place}" s="2"><v>{float(value)!r}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    number = strings.setdefault(value, len(strings))
    return f'<c r="{place}" t="s"><v>{number}</v></c>'


def workbook(path, sheet, rows):
    """An XLSX file of one sheet, laid out as Excel and Microsoft Forms write it."""
    strings = {}
    body = []
    for i, row in enumerate(rows, 1):
        cells = "".join(cell_xml(f"{column_name(j)}{i}", v, strings) for j, v in enumerate(row))
        if cells:
            body.append(f'<row r="{i}">{cells}</row>')
    size = f"A1:{column_name(max(len(row) for row in rows) - 1)}{len(rows)}"
    shared = "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in strings)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": HEAD + f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": HEAD + f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": HEAD + f'<worksheet xmlns="{MAIN}"><dimension ref="{size}"/>'
        f'<sheetData>{"".join(body)}</sheetData></worksheet>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": HEAD + f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">'
        f"{shared}</sst>",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    path.write_bytes(content.getvalue())
