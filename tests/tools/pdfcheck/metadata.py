"""Metadata: the XMP packet, what it says of the standards, and Info beside it (UA 5, 7.1, A 6.6, A1 6.7)."""
import re
import xml.etree.ElementTree as xml
from io import StringIO

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NS = {
    "x": "adobe:ns:meta/",
    "rdf": RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
PACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n', '\n<?xpacket end="w"?>'
ANY, DATE = r"[\s\S]*", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
# Each property with the shape of its type and of its value (XMP 2005); of a description of a
# schema, each field.
SHAPES = {
    "dc:format": ("", "application/pdf"),
    "dc:title": ("rdf:Alt/rdf:li", ANY),
    "dc:description": ("rdf:Alt/rdf:li", ANY),
    "dc:creator": ("rdf:Seq/rdf:li", ANY),
    "dc:language": ("rdf:Bag/rdf:li", LANGUAGE),
    "xmp:CreatorTool": ("", ANY),
    "xmp:CreateDate": ("", DATE),
    "xmp:ModifyDate": ("", DATE),
    "xmp:MetadataDate": ("", DATE),
    "pdf:Producer": ("", ANY),
    "pdf:Keywords": ("", ANY),
    "pdfaid:part": ("", "[12]"),
    "pdfaid:conformance": ("", "[AB]"),
    "pdfuaid:part": ("", "1"),
}
SCHEMA = {
    "pdfaSchema:schema": ANY,
    "pdfaSchema:namespaceURI": re.escape(NS["pdfuaid"]),
    "pdfaSchema:prefix": "pdfuaid",
    "pdfaSchema:property/rdf:Seq/rdf:li/pdfaProperty:name": "part",
    "pdfaSchema:property/rdf:Seq/rdf:li/pdfaProperty:valueType": "Integer",
    "pdfaSchema:property/rdf:Seq/rdf:li/pdfaProperty:category": "internal",
    "pdfaSchema:property/rdf:Seq/rdf:li/pdfaProperty:description": ANY,
}


def check_metadata(document, found):
    stream = document.root.get("/Metadata")
    if not found.expect(stream is not None, "UA 7.1-8", "no metadata"):
        return
    found.expect(str(stream.Type) == "/Metadata" and str(stream.Subtype) == "/XML", "A 6.6.2.1-1", "type")
    found.expect("/Filter" not in stream, "A1 6.7.2-2", "metadata are compressed")
    text, (begin, end) = document.xmp, PACKET
    if not found.expect(text.startswith(begin) and text.rstrip().endswith(end), "A 6.6.2.1-2", "the packet's ends"):
        return
    try:
        check_prefixes(text, found)
        tree = xml.fromstring(text[len(begin) : text.rindex(end)])
    except xml.ParseError as error:
        found.add("A 6.6.2.1-4", f"XMP: {error}")
        return
    check_properties(tree, found)
    check_identity(document, tree, found)
    check_info(document, lambda path: value(tree, path), found)


def value(tree, path):
    node = tree.find(".//rdf:Description/" + path, NS)
    return None if node is None else "".join(node.itertext())


def check_prefixes(text, found):
    """The standards name the prefixes of their properties, not only the namespaces."""
    for _, (prefix, uri) in xml.iterparse(StringIO(text[text.index("<x:") : text.rindex("<?xpacket")]), ["start-ns"]):
        found.expect(NS.get(prefix) == uri, "A 6.6.4-4", f"prefix {prefix} for {uri}")


def short(tag):
    uri, name = tag[1:].split("}")
    return next((p for p, u in NS.items() if u == uri), uri) + ":" + name


def leaves(node, path=""):
    """The elements below a node that hold text, with the names on the way."""
    if len(node) == 0:
        yield path, node.text or ""
    for kid in node:
        yield from leaves(kid, path + "/" * bool(path) + short(kid.tag))


def check_properties(tree, found):
    """Every property is one of XMP 2005 or described in the packet, and shaped as its type."""
    for description in tree.iterfind("rdf:RDF/rdf:Description", NS):
        found.expect(set(description.attrib) <= {f"{{{RDF}}}about"}, "A 6.6.2.3.1-1", "a property as an attribute")
        for node in description:
            name, parts = short(node.tag), list(leaves(node))
            if name == "pdfaExtension:schemas":
                check_schema(node, found)
                continue
            if not found.expect(name in SHAPES, "A 6.6.2.3.1-1", f"a property {name}"):
                continue
            shape, pattern = SHAPES[name]
            found.expect([p for p, _ in parts] == [shape] and re.fullmatch(pattern, parts[0][1]),
                         "A 6.6.2.3.1-2", f"{name} is {parts}")


def check_schema(node, found):
    fields = list(leaves(node, ""))
    start = "rdf:Bag/rdf:li/"
    good = [p for p, _ in fields] == [start + key for key in SCHEMA]
    good = good and all(re.fullmatch(SCHEMA[p[len(start):]], text) and text.strip() for p, text in fields)
    found.expect(good, "A 6.6.2.3.3-2", f"pdfuaid is not described: {fields}")


def check_identity(document, tree, found):
    accessible = value(tree, "pdfuaid:part")
    if document.part == 1:
        found.expect(value(tree, "pdfaid:conformance") == "B" and accessible is None, "A1 6.7.11-1", "identification")
    else:
        found.expect((value(tree, "pdfaid:part"), value(tree, "pdfaid:conformance")) == ("2", "A"), "A 6.6.4-1",
                     "identification")
        found.expect(accessible == "1", "UA 5-1", "no PDF/UA identifier")
        found.expect(tree.find(".//pdfaExtension:schemas", NS) is not None, "A 6.6.2.3.1-1", "pdfuaid is not described")
    found.expect((value(tree, "dc:title") or "").strip(), "UA 7.1-9", "no title")
    found.expect(tree.find(".//dc:title/rdf:Alt/rdf:li[@{http://www.w3.org/XML/1998/namespace}lang='x-default']", NS)
                 is not None, "UA 7.2-33", "no default title")
    found.expect(value(tree, "dc:language") == str(document.root.get("/Lang")), "R language", "dc:language")


def check_info(document, of, found):
    """Info says the same as XMP (A1 6.7.3)."""
    pairs = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description",
             "/Keywords": "pdf:Keywords", "/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer"}
    info = document.pdf.trailer.get("/Info", {})
    for key, path in pairs.items():
        own = str(info[key]) if key in info else None
        found.expect(own == of(path), "A1 6.7.3", f"{key} is {own!r}, {path} {of(path)!r}")
    for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        digits = re.sub(r"\D", "", str(info.get(key, "")))
        found.expect(digits == re.sub(r"\D", "", of(path) or ""), "A1 6.7.3", f"{key} differs from {path}")
