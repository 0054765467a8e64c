"""The file itself: header, trailer, streams, catalog, output intent (A 6.1, 6.2, UA 6.2, 7.1)."""
import re

import pikepdf

LIMITS = {  # A 6.1.13 and A1 6.1.12
    1: {"string": 65535, "array": 8191, "dictionary": 4095, "real": 32767},
    2: {"string": 32767, "array": 10**9, "dictionary": 10**9, "real": 3.4e38},
}


def check_file(document, found):
    check_bytes(document, found)
    check_objects(document, found)
    check_catalog(document, found)
    check_pages_dictionaries(document, found)
    check_output_intent(document, found)


def check_bytes(document, found):
    raw = document.raw
    version = {1: b"%PDF-1.4\n", 2: b"%PDF-1.7\n"}.get(document.part)
    found.expect(version and raw.startswith(version), "A 6.1.2-1", f"header {raw[:9]!r}")
    found.expect(re.match(rb"%[^\n]*\n%[\x80-\xff]{4}", raw), "A 6.1.2-2", "no binary comment")
    found.expect(re.search(rb"startxref\n\d+\n%%EOF\n?$", raw), "A 6.1.3-3", "bytes behind %%EOF")
    found.expect(document.pdf.is_encrypted is False, "UA 7.16-1", "encrypted")
    identifiers = list(document.pdf.trailer.get("/ID", []))
    found.expect(len(identifiers) == 2 and all(len(bytes(i)) >= 16 for i in identifiers), "A 6.1.3-1", "no ID")
    streams = 0
    for match in re.finditer(rb"/Length (\d+)\s*(?:/[^<>]*)?>>\s*stream(\r?\n)", raw):
        streams += 1
        end = match.end() + int(match.group(1))
        found.expect(re.match(rb"\r?\nendstream\b", raw[end : end + 12]), "A 6.1.7.1-2", f"stream at {match.start()}")
    found.expect(streams == len(re.findall(rb"\nendstream", raw)), "A 6.1.7.1-1", "streams and lengths differ")
    found.expect(len(re.findall(rb"[\r\n]startxref[\r\n]", raw)) == 1, "R one-revision", "more than one startxref")
    if document.part != 1:
        found.expect(not re.search(rb"[\r\n]xref\s", raw), "A 6.1.4-2", "an xref table")
    else:
        found.expect(b"/ObjStm" not in raw and b"/XRef" not in raw, "A1 6.1.4", "an object or xref stream")
        found.expect(re.search(rb"\nxref\n0 \d+\n(\d{10} \d{5} [nf] \n)+trailer\n", raw), "A1 6.1.4", "xref table")


def check_objects(document, found):
    limits = LIMITS.get(document.part, LIMITS[2])
    found.expect(len(document.pdf.objects) <= 8388607, "A 6.1.13-7", "too many objects")
    for obj in document.pdf.objects:
        if isinstance(obj, pikepdf.Stream):
            filters = str(obj.get("/Filter", ""))
            found.expect("LZW" not in filters and "Crypt" not in filters, "A 6.1.7.2-1", f"filter {filters}")
            found.expect("/F" not in obj and "/FFilter" not in obj, "A 6.1.7.2-2", "a stream in another file")
        check_limits(obj, limits, found)


def check_limits(obj, limits, found, depth=0):
    if depth > 0 and getattr(obj, "is_indirect", False):
        return
    if isinstance(obj, pikepdf.Array):
        found.expect(len(obj) <= limits["array"], "A1 6.1.12", f"an array of {len(obj)}")
        for item in obj:
            check_limits(item, limits, found, depth + 1)
    elif isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
        found.expect(len(obj.keys()) <= limits["dictionary"], "A1 6.1.12", "a large dictionary")
        for key in obj.keys():
            found.expect(len(key.encode()) <= 128, "A 6.1.13-4", f"name {key}")
            check_limits(obj[key], limits, found, depth + 1)
    elif isinstance(obj, pikepdf.String):
        found.expect(len(bytes(obj)) <= limits["string"], "A 6.1.13-3", "a long string")
    elif isinstance(obj, int):
        found.expect(-(2**31) <= obj < 2**31, "A 6.1.13-1", f"integer {obj}")


def check_catalog(document, found):
    root = document.root
    found.expect(root.get("/MarkInfo", {}).get("/Marked", False) is True, "UA 6.2-1", "not marked as tagged")
    found.expect(not root.get("/MarkInfo", {}).get("/Suspects", False), "UA 7.1-4", "suspects")
    found.expect(re.match(r"[a-z]{2,3}(-[A-Za-z0-9]+)*$", str(root.get("/Lang", ""))), "UA 7.2-34", "no language")
    found.expect(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False) is True, "UA 7.1-10",
                 "the title is not displayed")
    for key, rule in (("/AcroForm", "UA 7.15-1"), ("/OCProperties", "UA 7.10-1"), ("/Names", "A 6.8-1"),
                      ("/NeedsRendering", "A 6.4.2-2"), ("/Perms", "A 6.1.12-1"), ("/Requirements", "A 6.11-1")):
        found.expect(key not in root, rule, f"the catalog has {key}")


def check_pages_dictionaries(document, found):
    for page in document.pages:
        left, bottom, right, top = (float(v) for v in page.obj.MediaBox)
        page.expect(3 <= right - left <= 14400 and 3 <= top - bottom <= 14400, "A 6.1.13-11", "page size")
        page.expect("/Resources" in page.obj, "A 6.2.2-2", "no resources of its own")
        for key in ("/AA", "/PresSteps"):
            page.expect(key not in page.obj, "A 6.5.2-1", key)


def check_output_intent(document, found):
    intents = list(document.root.get("/OutputIntents", []))
    if not found.expect(len(intents) == 1, "A 6.2.3-1", f"{len(intents)} output intents"):
        return
    intent = intents[0]
    found.expect(str(intent.S) == "/GTS_PDFA1" and "/OutputConditionIdentifier" in intent, "A 6.2.3-1", "intent")
    profile = intent.DestOutputProfile.read_bytes()
    good = profile[36:40] == b"acsp" and profile[12:16] in (b"mntr", b"prtr") and profile[16:20] == b"RGB "
    found.expect(good and profile[8] < (3 if document.part == 1 else 5), "A 6.2.3-1", "the profile")
    found.expect(int(intent.DestOutputProfile.N) == 3, "A 6.2.4.2-1", "components of the profile")
