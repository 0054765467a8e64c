#!/usr/bin/python3
"""Proves that the checks of check_pdf.py can fail.

    break_pdf.py REPORT.pdf        (with report.txt and index.html beside it)

Damages a sound report in one way after the other and tells which damage was not found.  The last
line reads `N of M found`; the status is 1 when any was missed.
"""
import multiprocessing
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True

import pikepdf
from pikepdf import Name

from check_pdf import check

DAMAGE = []  # (rule, function that changes a pikepdf.Pdf)
BYTES = []  # (rule, function of the file's bytes)


def damages(rule):
    def enter(function):
        DAMAGE.append((rule, function))
        return function
    return enter


def every(pdf, role):
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/" + role and "/P" in o]


def first(pdf, role):
    return every(pdf, role)[0]


def renames(rule, role, new, which=0):
    def change(pdf):
        every(pdf, role)[which].S = pikepdf.Name("/" + new)
    DAMAGE.append((rule, change))


def removes(rule, role, key):
    def change(pdf):
        del first(pdf, role)[key]
    DAMAGE.append((rule, change))


def forgets(rule, place, key):
    """Removes an entry of a dictionary that place(pdf) finds."""
    def change(pdf):
        del place(pdf)[key]
    DAMAGE.append((rule, change))


def adds(rule, place, key, value):
    """Gives a dictionary that place(pdf) finds an entry."""
    def change(pdf):
        place(pdf)[key] = value
    DAMAGE.append((rule, change))


def rewrites(rule, old, new, page=2):
    """Replaces bytes of a page's content, once."""
    def change(pdf):
        content = pdf.pages[page].Contents
        data = content.read_bytes()
        assert old in data, old
        content.write(data.replace(old, new, 1))
    DAMAGE.append((rule, change))


def font(pdf):
    fonts = pdf.pages[0].Resources.Font
    return fonts[sorted(fonts.keys())[1]]


# Elements: each the first of its kind made into something else.
renames("UA 7.1-5", "P", "Absatz")
renames("UA 7.2-3", "TBody", "Sect")
renames("UA 7.2-4", "TBody", "Sect")
renames("UA 7.2-5", "Table", "Div")
renames("UA 7.2-6", "Table", "Div")
renames("UA 7.2-8", "TR", "Div")
renames("UA 7.2-9", "TR", "Div", 1)
renames("UA 7.2-10", "TD", "P")
renames("UA 7.2-11", "TBody", "THead")
renames("UA 7.2-14", "TBody", "TFoot")
renames("UA 7.2-17", "L", "Div")
renames("UA 7.2-18", "LI", "Div")
renames("UA 7.2-19", "LI", "P")
renames("UA 7.2-20", "LBody", "P")
renames("UA 7.2-26", "TOC", "Sect")
renames("UA 7.2-27", "TOCI", "P")
renames("UA 7.2-36", "TR", "Sect")
renames("UA 7.2-37", "TR", "Sect", 2)
renames("UA 7.2-39", "THead", "Caption")
renames("UA 7.4.2-1", "H1", "H2")
renames("UA 7.4.2-1", "H2", "H4")
renames("UA 7.4.4-2", "H2", "H")
renames("UA 7.9-1", "P", "Note")
renames("R vocabulary", "P", "Formula")
renames("UA 7.18.5-1", "Link", "Span")
renames("R cell-headers", "TH", "TD", 1)
removes("UA 7.1-12", "P", "/P")
removes("UA 7.3-1", "Figure", "/Alt")
removes("R bbox", "Figure", "/A")
removes("UA 7.5-1", "TH", "/A")
removes("R reading-order", "L", "/A")

# Entries of other dictionaries.
forgets("UA 6.2-1", lambda pdf: pdf.Root.MarkInfo, "/Marked")
forgets("UA 7.1-10", lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle")
forgets("UA 7.1-11", lambda pdf: pdf.Root, "/StructTreeRoot")
forgets("UA 7.2-34", lambda pdf: pdf.Root, "/Lang")
forgets("UA 7.18.3-1", lambda pdf: pdf.pages[1], "/Tabs")
forgets("UA 7.18.5-2", lambda pdf: pdf.pages[1].Annots[0], "/Contents")
forgets("A 6.3.2-2", lambda pdf: pdf.pages[1].Annots[0], "/F")
forgets("R parent-tree", lambda pdf: pdf.pages[1].Annots[0], "/StructParent")
forgets("R parent-tree", lambda pdf: pdf.pages[1], "/StructParents")
forgets("A 6.2.3-1", lambda pdf: pdf.Root, "/OutputIntents")
forgets("A1 6.7.3", lambda pdf: pdf.trailer.Info, "/Author")
forgets("UA 7.21.3.2-1", lambda pdf: font(pdf).DescendantFonts[0], "/CIDToGIDMap")
forgets("UA 7.21.4.1-1", lambda pdf: font(pdf).DescendantFonts[0].FontDescriptor, "/FontFile2")
forgets("UA 7.21.5-1", lambda pdf: font(pdf).DescendantFonts[0], "/W")
forgets("UA 7.21.7-1", font, "/ToUnicode")
forgets("UA 7.21.3.1-1", lambda pdf: font(pdf).DescendantFonts[0].CIDSystemInfo, "/Ordering")
forgets("A 6.2.11.2-1", font, "/Type")
forgets("A 6.2.2-2", lambda pdf: pdf.pages[0], "/Resources")
adds("UA 7.1-4", lambda pdf: pdf.Root.MarkInfo, "/Suspects", True)
adds("UA 7.1-6", lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", pikepdf.Dictionary(A=Name.B, B=Name.A))
adds("UA 7.1-7", lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", pikepdf.Dictionary(P=Name.Div))
adds("UA 7.10-1", lambda pdf: pdf.Root, "/OCProperties", pikepdf.Dictionary())
adds("UA 7.15-1", lambda pdf: pdf.Root, "/AcroForm", pikepdf.Dictionary())
adds("UA 7.21.3.3-1", font, "/Encoding", Name("/UniJIS-UTF16-H"))
adds("UA 7.18.1-1", lambda pdf: pdf.pages[1].Annots[0], "/Subtype", Name.Text)
adds("A 6.3.2-2", lambda pdf: pdf.pages[1].Annots[0], "/F", 4 | 32)
adds("A 6.5.1-1", lambda pdf: pdf.pages[1].Annots[0], "/A", pikepdf.Dictionary(S=Name.JavaScript, JS="0"))
adds("A 6.5.2-2", lambda pdf: pdf.Root, "/AA", pikepdf.Dictionary())
adds("A 6.8-1", lambda pdf: pdf.Root, "/Names", pikepdf.Dictionary())
adds("A 6.2.3-1", lambda pdf: pdf.Root.OutputIntents[0], "/S", Name.GTS_PDFX)
adds("A 6.1.13-11", lambda pdf: pdf.pages[0], "/MediaBox", pikepdf.Array([0, 0, 20000, 800]))
adds("A 6.1.13-1", lambda pdf: pdf.Root, "/Count", 2**31)
for place, entry, thing in (
    (lambda pdf: pdf.pages[1].Annots[0], "/AP", pikepdf.Dictionary()),
    (lambda pdf: pdf.pages[0].Resources, "/ColorSpace", pikepdf.Array([Name.Separation])),
    (lambda pdf: font(pdf).DescendantFonts[0].FontDescriptor, "/FontFile3", True),
    (lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile, "/Subtype", Name.OpenType),
    (lambda pdf: pdf.pages[0], "/PresSteps", pikepdf.Dictionary()),
    (lambda pdf: pdf.Root, "/Type", Name.Filespec),
):
    adds("R vocabulary", place, entry, thing)

# Content streams.
rewrites("UA 7.1-1", b">>BDC\nBT", b">>BDC\n/Artifact<</Type/Layout>>BDC\nEMC\nBT", 0)
rewrites("UA 7.1-2", b"BDC", b"BDC\n/Span<</MCID 999>>BDC\nEMC")
rewrites("UA 7.1-3", b"/P<</MCID 0>>BDC", b"/P BMC")
rewrites("UA 7.1-3", b"/Artifact<</Type/Layout>>BDC", b"/Span BMC", 3)
rewrites("UA 7.21.8-1", b"[(", b"[<0000>(")
rewrites("UA 7.21.4.1-2", b"[(", b"[<FFF0>(")
rewrites("R mcid", b"/MCID 2>>", b"/MCID 1>>")
rewrites("R mcid", b"/P<</MCID 0>>BDC", b"/P<</MCID 998>>BDC")
rewrites("R marks", b"EMC", b"")
rewrites("R states", b"BT", b"Q BT")
rewrites("A 6.1.13-8", b"BT", b"q " * 29 + b"Q " * 29 + b"BT")
rewrites("A 6.2.2-1", b"EMC", b"EMC zz")
rewrites("A 6.2.2-1", b"BT", b"0 0 0 1 k BT")
rewrites("A 6.2.2-1", b"BT", b"/Perceptual ri BT")
rewrites("A 6.2.2-1", b"BT", b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI BT")
rewrites("A 6.2.2-2", b" Tf", b" Tf /F99 9 Tf")
rewrites("A 6.1.6-1", b"[(", b"[<01415>(")
rewrites("A 6.1.13-1", b"BT", b"2147483648 w BT")
rewrites("A 6.1.13-2", b"BT", b"4" + b"0" * 38 + b".0 w BT")
rewrites("A 6.1.13-3", b"[(", b"[(" + b"\0a" * 16384)
rewrites("A 6.1.13-4", b"BT", b"/" + b"n" * 128 + b" BMC EMC BT")
rewrites("A 6.1.13-5", b"BT", b"0." + b"0" * 38 + b"1 w BT")
rewrites("R vocabulary", b"BT", b"/DeviceCMYK cs BT")


@damages("UA 7.2-15")
def overlap(pdf):
    row, below = [td.P for td in every(pdf, "TD") if td.objgen == td.P.K[1].objgen][:2]
    row.K[1].A = pikepdf.Dictionary(O=pikepdf.Name.Table, RowSpan=2)
    below.K[0].A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=2, Scope=pikepdf.Name.Row)


@damages("UA 7.2-42")
def short_row(pdf):
    del first(pdf, "TD").P.K[-1]


@damages("UA 7.2-43")
def long_cell(pdf):
    last = every(pdf, "TD")[-1]
    last.A = pikepdf.Dictionary(O=pikepdf.Name.Table, RowSpan=3)


@damages("UA 7.2-16")
def caption_in_the_middle(pdf):
    table = next(t for t in every(pdf, "Table") if len(t.K) > 2)
    table.K = pikepdf.Array([table.K[1], table.K[0], *list(table.K)[2:]])


@damages("UA 7.2-40")
def caption_behind_items(pdf):
    list_of_items = first(pdf, "L")
    list_of_items.K = pikepdf.Array([list_of_items.K[0], pdf.make_indirect(pikepdf.Dictionary(
        S=Name.Caption, P=list_of_items, K=first(pdf, "P")))])


@damages("UA 7.2-13")
def only_a_foot(pdf):
    table = next(t for t in every(pdf, "Table") if [k.S for k in t.K].count("/TBody") == 1)
    for kid in table.K:
        kid.S = Name.TFoot if kid.S == "/TBody" else kid.S


@damages("UA 7.2-29")
def wrong_language(pdf):
    first(pdf, "P").Lang = pikepdf.String("??")


@damages("UA 7.9-2")
def equal_notes(pdf):
    for p in every(pdf, "P")[:2]:
        p.S, p.ID = pikepdf.Name.Note, pikepdf.String("n1")


@damages("UA 7.1-9")
def no_title(pdf):
    xmp(pdf, b"<dc:title>", b"<dc:rights>", b"</dc:title>", b"</dc:rights>")


@damages("UA 5-1")
def no_identifier(pdf):
    xmp(pdf, b"<pdfuaid:part>1", b"<pdfuaid:part>")


@damages("A 6.6.4-1")
def other_level(pdf):
    xmp(pdf, b"<pdfaid:conformance>A", b"<pdfaid:conformance>B")


def rewords(rule, *pairs):
    """Replaces parts of the metadata."""
    DAMAGE.append((rule, lambda pdf: xmp(pdf, *pairs)))


def xmp(pdf, *pairs):
    data = pdf.Root.Metadata.read_bytes()
    for old, new in zip(pairs[::2], pairs[1::2]):
        assert old in data
        data = data.replace(old, new)
    pdf.Root.Metadata.write(data)


rewords("UA 7.2-33", b'"x-default"', b'"en"')
rewords("A 6.6.4-4", b"pdfaid:", b"pdfa_id:", b":pdfaid", b":pdfa_id")
rewords("A 6.6.4-4", b"pdfuaid:", b"ua:", b":pdfuaid=", b":ua=")
rewords("A 6.6.2.1-2", b'czkc9d"?>', b'czkc9d" bytes="9000"?>')
rewords("A 6.6.2.3.1-1", b"dc:format>", b"dc:shape>")
rewords("A 6.6.2.3.1-1", b"<pdfaExtension:schemas>", b"<!--", b"</pdfaExtension:schemas>", b"-->")
rewords("A 6.6.2.3.1-2", b"T00:00:00Z</xmp:ModifyDate>", b" noon</xmp:ModifyDate>")
rewords("A 6.6.2.3.1-2", b"<rdf:Seq><rdf:li>", b"<rdf:Bag><rdf:li>", b"</rdf:li></rdf:Seq></dc:c", b"</rdf:li></rdf:Bag></dc:c")
rewords("A 6.6.2.3.3-2", b":category>internal", b":category>inner")
rewords("A 6.6.2.3.3-2", b":valueType>Integer", b":valueType>Number")


def maps_glyphs_to(text):
    """Makes a font's glyphs stand for another text."""
    def change(pdf):
        stream = font(pdf).ToUnicode
        lines = stream.read_bytes().split(b"\n")
        stream.write(b"\n".join(line.split(b"<")[0] + b"<" + line.split(b"<")[1] + text if line[:1] == b"<" and
                                line.count(b"<") == 2 and b" " not in line else line for line in lines))
    return change


for code in (b"<FEFF>", b"<FFFE>", b"<0000>"):
    DAMAGE.append(("UA 7.21.7-2", maps_glyphs_to(code)))
for code in (b"<E000>", b"<DB80DC01>"):
    DAMAGE.append(("A 6.2.11.7.3-1", maps_glyphs_to(code)))


@damages("R outline")
def other_title(pdf):
    pdf.Root.Outlines.First.Title = pikepdf.String("?")


@damages("R alt-numbers")
def silent_figure(pdf):
    for figure in every(pdf, "Figure"):
        figure.Alt = pikepdf.String("62")


@damages("R reading-order")
def other_order(pdf):
    section = every(pdf, "Sect")[3]
    section.K = pikepdf.Array([section.K[1], section.K[0], *list(section.K)[2:]])


@damages("R direct-content")
def text_in_a_row(pdf):
    row = first(pdf, "TR")
    row.K = pikepdf.Array([*row.K, 0])


@damages("A 6.2.10-2")
def transparency(pdf):
    page = pdf.pages[2]
    page.Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))
    page.Contents.write(b"/G gs\n" + page.Contents.read_bytes())


BYTES.append(("A 6.1.2-1", lambda data: data.replace(b"%PDF-1.7", b"%PDF-1.6", 1)))
BYTES.append(("A 6.1.3-3", lambda data: data + b"more"))
BYTES.append(("A 6.1.7.1-2", lambda data: data.replace(b"\nendstream", b"endstream ", 1)))
BYTES.append(("A 6.1.9-1", lambda data: data.replace(b"\nendobj", b" endobj", 1)))
BYTES.append(("A 6.1.9-1", lambda data: data.replace(b" 0 obj\n", b" 0 obj ", 1)))
BYTES.append(("A 6.1.4-2", lambda data: data.replace(b"\nstartxref", b"\nxref\n0 0\nstartxref", 1)))
BYTES.append(("R one-revision", lambda data: data.replace(b"\nstartxref", b"\nstartxref\n0\nstartxref", 1)))
BYTES.append(("A 6.1.2-2", lambda data: data[:9] + b"%abcd\n" + data[15:]))


def found_rules(number, path):
    """The rules that the report breaks with one damage done; none when number is -1."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("report.txt", "index.html"):
            shutil.copy(os.path.join(os.path.dirname(path), name), folder)
        target = os.path.join(folder, "report.pdf")
        with pikepdf.open(path) as pdf:
            if 0 <= number < len(DAMAGE):
                DAMAGE[number][1](pdf)
            pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, force_version="1.7",
                     fix_metadata_version=False)
        if number >= len(DAMAGE):
            with open(path, "rb") as file:
                data = BYTES[number - len(DAMAGE)][1](file.read())
            with open(target, "wb") as file:
                file.write(data)
        return check(target, beside=True).rules()


def main(path):
    rules = [rule for rule, _ in DAMAGE + BYTES]
    with multiprocessing.Pool(2) as pool:
        results = pool.starmap(found_rules, [(i, path) for i in range(-1, len(rules))])
    usual, results = results[0], results[1:]
    missed = 0
    for rule, (_, change), result in zip(rules, DAMAGE + BYTES, results):
        if rule not in result - usual:
            missed += 1
            print(f"missed: {rule} ({change.__name__}), found {sorted(result - usual)}")
    print(f"{len(rules) - missed} of {len(rules)} found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
