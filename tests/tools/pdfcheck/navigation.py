"""Links, annotations and the outline (UA 7.17, 7.18, A 6.3, 6.5)."""
import re

import pikepdf

PRINT, SHOWN_FLAGS = 4, 1 | 2 | 32 | 256  # invisible, hidden, no view, toggle no view
ACTIONS = {"/GoTo", "/URI"}


def check_navigation(document, found):
    links = objects_in_tree(document)
    for page in document.pages:
        annotations = list(page.obj.get("/Annots", []))
        if annotations:
            page.expect(page.obj.get("/Tabs") == "/S", "UA 7.18.3-1", "no tab order")
        for annotation in annotations:
            check_annotation(document, page, annotation, links)
    for key in ("/OpenAction", "/AA"):
        found.expect(key not in document.root, "A 6.5.2-2", f"the catalog has {key}")
    check_outline(document, found)


def objects_in_tree(document):
    """{object: elements that hold it}."""
    result = {}
    for element in document.elements():
        for kid in element.kids:
            if isinstance(kid, tuple) and kid[0] == "object":
                result.setdefault(kid[1].objgen, []).append(element)
    return result


def check_annotation(document, page, annotation, links):
    kind = str(annotation.Subtype)
    flags = int(annotation.get("/F", 0))
    page.expect(flags & PRINT and not flags & SHOWN_FLAGS, "A 6.3.2-2", f"{kind}: flags {flags}")
    page.expect(str(annotation.get("/Contents", "")).strip(), "UA 7.18.5-2", f"{kind} without Contents")
    holders = links.get(annotation.objgen, [])
    wanted = "Link" if kind == "/Link" else "Annot"
    rule = "UA 7.18.5-1" if kind == "/Link" else "UA 7.18.1-1"
    page.expect([e.role for e in holders] == [wanted], rule, f"{kind} is not in its own {wanted}")
    key = annotation.get("/StructParent")
    if page.expect(key is not None and int(key) in document.parents, "R parent-tree", f"{kind}: no StructParent"):
        page.expect(holders and document.parents[int(key)].objgen == holders[0].obj.objgen,
                    "R parent-tree", f"{kind}: leads to another element")
    check_place(page, annotation)
    action = annotation.get("/A")
    if action is not None:
        page.expect(str(action.S) in ACTIONS, "A 6.5.1-1", f"action {action.S}")
        page.expect(str(action.S) != "/URI" or str(action.URI).isascii(), "R uri", "a URI not in ASCII")
    if "/Dest" in annotation:
        check_destination(document, annotation.Dest, page.expect)
    page.expect(kind != "/Link" or action is not None or "/Dest" in annotation, "R link", "leads nowhere")


def check_place(page, annotation):
    left, bottom, right, top = (float(v) for v in annotation.Rect)
    box = [float(v) for v in page.obj.MediaBox]
    inside = box[0] <= left < right <= box[2] and box[1] <= bottom < top <= box[3]
    page.expect(inside, "R link-place", f"link at {left, bottom, right, top}")


def check_destination(document, destination, expect):
    page = destination[0]
    known = isinstance(page, pikepdf.Dictionary) and page.objgen in document.page_number
    expect(known and destination[1] == "/XYZ", "R destination", "a destination that is no page")


def outline_items(node, level=1):
    item = node.get("/First")
    while item is not None:
        yield level, item
        yield from outline_items(item, level + 1)
        item = item.get("/Next")


def check_outline(document, found):
    """The outline is the headings, down to the third level, nested as they are."""
    items = list(outline_items(document.root.get("/Outlines", {})))
    found.expect(items, "R outline", "no outline")
    for _, item in items:
        if found.expect("/Dest" in item, "R destination", "an outline entry without destination"):
            check_destination(document, item.Dest, found.expect)
    titles = [(level, squeeze(str(item.Title))) for level, item in items]
    headings = [(int(e.role[1]), squeeze(document.own_text(e))) for e in document.elements()
                if re.fullmatch("H[1-3]", e.role)]
    for title, heading in zip(titles, headings):
        found.expect(title == heading, "R outline", f"{title} stands for the heading {heading}")
    found.expect(len(titles) == len(headings), "R outline", f"{len(titles)} entries, {len(headings)} headings")


def squeeze(text):
    return re.sub(r"[\s\u00a0\u202f\u00ad]+", "", text)
