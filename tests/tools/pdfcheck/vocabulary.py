"""What a report may be made of at all: closed lists of dictionary entries, kinds and operators.

Most rules of PDF/A and PDF/UA speak of things no report has: forms, signatures, layers, attached
files, JPEG 2000, spot colours, simple fonts.  What is not listed here is a finding, so that each
of those rules is kept because nothing it speaks of is there.
"""
import pikepdf

KEYS = set(
    # catalog, pages, trailer, object and xref streams
    "Type Pages Kids Count Parent MediaBox Resources Contents Group Tabs StructParents Annots Root Info ID Size W "
    "Index Prev N First Length Filter DecodeParms Predictor Columns Colors Extends Metadata Lang MarkInfo Marked "
    "ViewerPreferences DisplayDocTitle PageMode Outlines OutputIntents StructTreeRoot Title Author Subject Creator "
    "Producer Keywords CreationDate ModDate Subtype "
    # outlines, links
    "Next Last Dest Rect Border F StructParent A S URI "
    # output intent
    "OutputConditionIdentifier DestOutputProfile "
    # structure
    "K P Pg Obj O ParentTree ParentTreeNextKey Nums IDTree Names Alt ActualText Scope ColSpan RowSpan ListNumbering "
    "Placement BBox RoleMap MCID "
    # resources, pictures, gradients
    "Font XObject ExtGState Pattern Width Height ColorSpace BitsPerComponent SMask CS CA ca PatternType Shading "
    "Matrix ShadingType Coords Extend Function Functions FunctionType Domain Bounds Encode C0 C1 "
    # fonts
    "BaseFont Encoding DescendantFonts ToUnicode CIDSystemInfo Registry Ordering Supplement CIDToGIDMap "
    "FontDescriptor DW FontName Flags FontBBox ItalicAngle Ascent Descent CapHeight XHeight StemV FontFile2 Length1 "
    "CIDSet".split())
VALUES = {
    "Type": "Catalog Pages Page Outlines Font FontDescriptor Annot OutputIntent Metadata StructTreeRoot StructElem MCR "
            "OBJR ObjStm XRef XObject Group Pattern ExtGState",
    "Subtype": "Type0 CIDFontType2 Link XML Image",
    "Filter": "FlateDecode",
    "CS": "DeviceRGB",
    "ColorSpace": "DeviceRGB DeviceGray",
    "PatternType": "2",
    "ShadingType": "2 3",
    "FunctionType": "2 3",
    "BitsPerComponent": "1 2 4 8 16",
    "PageMode": "UseOutlines UseNone",
    "SMask": "None",  # as a name: else a picture
}
# Types of structure elements, actions, groups and output intents.
MEANINGS = set(
    "Document Sect Div BlockQuote P H1 H2 H3 H4 H5 H6 L LI Lbl LBody TOC TOCI Reference Table THead TBody TR TH TD "
    "Caption Figure Note Link Span URI Transparency GTS_PDFA1".split())
NAMED = {"Font", "XObject", "ExtGState", "Pattern"}  # in Resources: names of the page's own
OPERATORS = set("B b B* b* BDC BMC BT c cm CS cs d Do EMC ET f f* G g gs h J j l m M n Q q re RG rg S s SCN scn "
                "Td Tf Tj TJ Tm v W W* w y".split())


def check_vocabulary(document, found):
    for obj in document.pdf.objects:
        check_value(obj, found)
    check_value(document.pdf.trailer, found)


def check_value(value, found, inside="", top=True):
    if not top and getattr(value, "is_indirect", False):
        return
    if isinstance(value, pikepdf.Array):
        for item in value:
            check_value(item, found, inside, False)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        if inside == "RoleMap":
            return
        names = inside == "names"
        resources = "/ProcSet" in value or any("/" + n in value for n in NAMED)
        for key in value.keys():
            name = key[1:]
            if not names:
                check_entry(name, value[key], found)
            below = "names" if resources and name in NAMED and not names else "" if names else name
            check_value(value[key], found, below, False)


def check_entry(name, value, found):
    found.expect(name in KEYS, "R vocabulary", f"an entry {name}")
    plain = isinstance(value, (pikepdf.Name, int))
    text = str(value).lstrip("/") if plain else "of another kind"
    if name in VALUES and not isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        found.expect(plain and text in VALUES[name].split(), "R vocabulary", f"{name} {text}")
    if name == "S" and plain:
        found.expect(text in MEANINGS, "R vocabulary", f"S {text}")
