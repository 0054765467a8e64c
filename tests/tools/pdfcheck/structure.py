"""The structure tree: which elements stand where, and how content belongs to them (UA 7.1-7.9)."""
import re

from .document import Element, listed

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 "
    "L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot "
    "Ruby Warichu RB RT RP WT WP Figure Formula Form".split())
# Parent: the kids it may have (UA 7.2-3 and following).
KIDS = {
    "Table": ("7.2-3", {"TR", "THead", "TBody", "TFoot", "Caption"}),
    "TR": ("7.2-10", {"TH", "TD"}),
    "THead": ("7.2-36", {"TR"}),
    "TBody": ("7.2-37", {"TR"}),
    "TFoot": ("7.2-38", {"TR"}),
    "L": ("7.2-19", {"L", "LI", "Caption"}),
    "LI": ("7.2-20", {"Lbl", "LBody"}),
    "TOC": ("7.2-27", {"TOC", "TOCI", "Caption"}),
}
# Kid: the parents it may have.
PARENTS = {
    "TR": ("7.2-4", {"Table", "THead", "TBody", "TFoot"}),
    "THead": ("7.2-5", {"Table"}),
    "TBody": ("7.2-6", {"Table"}),
    "TFoot": ("7.2-7", {"Table"}),
    "TH": ("7.2-8", {"TR"}),
    "TD": ("7.2-9", {"TR"}),
    "LI": ("7.2-17", {"L"}),
    "LBody": ("7.2-18", {"LI"}),
    "TOCI": ("7.2-26", {"TOC"}),
}
LANGUAGE = re.compile(r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")
ONLY_ELEMENTS = {"Document", "Part", "Art", "Sect", "Table", "TR", "THead", "TBody", "L", "LI", "TOC"}


def check_structure(document, found):
    if not found.expect(document.tree is not None, "UA 7.1-11", "no structure tree"):
        return
    found.expect([e.role for e in document.top] == ["Document"], "R root", "the root is not one Document")
    check_role_map(document, found)
    for element in document.elements():
        check_element(element, found)
    check_headings(document, found)
    check_notes(document, found)
    check_marks(document, found)
    check_parent_tree(document, found)


def check_role_map(document, found):
    for name, target in document.roles.items():
        found.expect(str(target)[1:] in STANDARD or str(target) in document.roles, "UA 7.1-5",
                     f"{name} is mapped to {target}")
        found.expect(document.standard_role(name[1:]) in STANDARD, "UA 7.1-6", f"{name} goes in a circle")
        found.expect(name[1:] not in STANDARD, "UA 7.1-7", f"standard type {name} is mapped")


def check_element(element, found):
    def expect(truth, rule, what):
        found.expect(truth, rule, f"{element.where()}: {what}")

    role, parent = element.role, element.parent
    roles = [kid.role for kid in element.elements]
    expect(role in STANDARD, "UA 7.1-5", "not a standard type")
    around = element.obj.get("/P")
    wanted = parent.obj.objgen if parent else None
    expect(around is not None and (wanted is None or around.objgen == wanted), "UA 7.1-12", "wrong parent")
    expect("/Lang" not in element.obj or LANGUAGE.match(element.string("/Lang")), "UA 7.2-29", "no language")
    if role in KIDS:
        rule, allowed = KIDS[role]
        for kid in roles:
            expect(kid in allowed, f"UA {rule}", f"{kid} in it")
    if role in PARENTS:
        rule, allowed = PARENTS[role]
        expect(parent is not None and parent.role in allowed, f"UA {rule}", "in the wrong place")
    if role in ONLY_ELEMENTS:
        expect(all(isinstance(kid, Element) for kid in element.kids), "R direct-content", "content directly in it")
    if role not in ("TD", "TH"):
        expect(element.kids, "R empty", "empty")
    check_captions(element, roles, expect)
    if role == "Figure":
        check_figure(element, expect)
    if role == "L":
        check_list(element, expect)


def check_captions(element, roles, expect):
    count = roles.count("Caption")
    if count == 0:
        return
    ends = roles[0] == "Caption" or roles[-1] == "Caption"
    rule = {"Table": "7.2-16", "L": "7.2-40", "TOC": "7.2-28"}.get(element.role)
    if element.role in ("L", "TOC"):
        ends = roles[0] == "Caption"
    if rule is None:
        expect(element.role == "Figure", "R caption", "a Caption of nothing")
        rule = "R caption"
    expect(ends, f"UA {rule}" if rule[0] == "7" else rule, "Caption in the middle")
    expect(count == 1, "UA 7.2-39", "more than one Caption")


def check_figure(element, expect):
    text = element.string("/Alt") or element.string("/ActualText")
    expect(text and text.strip(), "UA 7.3-1", "no alternative text")
    box = element.attributes.get("BBox")
    if box is None:
        expect(False, "R bbox", "no BBox")
    else:
        left, bottom, right, top = (float(v) for v in box)
        expect(left < right and bottom < top, "R bbox", "an empty BBox")


def check_list(element, expect):
    for item in element.elements:
        roles = [kid.role for kid in item.elements]
        expect(roles == sorted(roles, key=lambda r: r == "LBody") and "LBody" in roles or item.role != "LI",
               "R list-item", f"an item of {roles}")


def check_headings(document, found):
    before = 0
    for element in document.elements():
        match = re.fullmatch(r"H([1-6])", element.role)
        found.expect(element.role != "H", "UA 7.4.4-2", "H beside numbered headings")
        if match:
            level = int(match.group(1))
            found.expect(level <= before + 1, "UA 7.4.2-1", f"H{level} behind H{before}")
            found.expect(document.own_text(element).strip(), "R empty", "an empty heading")
            before = level
    found.expect(before, "R headings", "no headings")


def check_notes(document, found):
    seen, named = {}, {}
    names = list(document.tree.get("/IDTree", {}).get("/Names", []))
    for i in range(0, len(names) - 1, 2):
        named[str(names[i])] = names[i + 1].objgen
    found.expect(list(named) == sorted(named), "R id-tree", "the IDs are not sorted")
    for element in document.elements():
        own = element.string("/ID")
        if element.role == "Note":
            found.expect(own, "UA 7.9-1", "a Note without ID")
        if own:
            found.expect(own not in seen, "UA 7.9-2", f"ID {own} twice")
            found.expect(named.get(own) == element.obj.objgen, "R id-tree", f"ID {own} is not in the tree")
            seen[own] = element
    found.expect(len(named) == len(seen), "R id-tree", "names without elements")


def check_marks(document, found):
    """Each piece of tagged content belongs to exactly one element."""
    owners = {}
    for element in document.elements():
        for kid in element.kids:
            if isinstance(kid, tuple) and kid[0] == "mark":
                found.expect(kid[1:] not in owners, "R mcid", f"MCID {kid[1:]} has two elements")
                owners[kid[1:]] = element
    for page in document.pages:
        for mcid in page.text:
            found.expect((page.number, mcid) in owners, "UA 7.1-3", f"page {page.number + 1}: MCID {mcid} is in no element")
    for page, mcid in owners:
        found.expect(page is not None and mcid in document.pages[page].text, "R mcid", f"MCID {mcid} is not drawn")
    document.owners = owners


def number_tree(node):
    for kid in node.get("/Kids", []):
        yield from number_tree(kid)
    items = list(node.get("/Nums", []))
    yield from zip((int(key) for key in items[::2]), items[1::2])


def check_parent_tree(document, found):
    entries = list(number_tree(document.tree.get("/ParentTree", {})))
    keys = [key for key, _ in entries]
    parents = dict(entries)
    found.expect(keys == sorted(set(keys)), "R parent-tree", "keys are not ascending")
    found.expect(int(document.tree.get("/ParentTreeNextKey", -1)) > max(keys, default=-1), "R parent-tree",
                 "the next key is taken")
    for page in document.pages:
        key = page.obj.get("/StructParents")
        if not found.expect(key is not None and int(key) in parents, "R parent-tree", f"page {page.number + 1}"):
            continue
        array = listed(parents[int(key)])
        for mcid in page.text:
            owner = document.owners.get((page.number, mcid))
            found.expect(mcid < len(array) and owner and array[mcid].objgen == owner.obj.objgen,
                         "R parent-tree", f"page {page.number + 1}: MCID {mcid} leads to another element")
    document.parents = parents
