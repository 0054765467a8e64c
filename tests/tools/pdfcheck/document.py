"""A PDF as the checks see it: pages, fonts and the tree of structure elements."""
import re

import pikepdf

from .content import BETWEEN, Page
from .fonts import Font


class Element:
    """A structure element.  kids: Elements, ("mark", page, mcid) and ("object", object)."""

    def __init__(self, obj, parent, document):
        self.obj, self.parent = obj, parent
        self.own_role = str(obj.get("/S", "/"))[1:]
        self.role = document.standard_role(self.own_role)
        self.kids = []
        self.attributes = {}
        attributes = obj.get("/A", [])
        for owner in [attributes] if isinstance(attributes, pikepdf.Dictionary) else attributes:
            for key in owner:
                self.attributes[key[1:]] = owner[key]

    def string(self, key):
        return str(self.obj[key]) if key in self.obj else None

    @property
    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self):
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def ancestors(self):
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def where(self):
        names = [e.role for e in reversed(list(self.ancestors()))] + [self.role]
        return "/".join(names[1:])


class Document:
    def __init__(self, path, found):
        self.path, self.found = path, found
        with open(path, "rb") as file:
            self.raw = file.read()
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.xmp = self.root.Metadata.read_bytes().decode() if "/Metadata" in self.root else ""
        match = re.search(r'pdfaid:part(?:>|=")(\d)', self.xmp)
        self.part = int(match.group(1)) if match else 0
        self.fonts = {}
        self.pages = [Page(i, page, self, found) for i, page in enumerate(self.pdf.pages)]
        self.page_number = {p.obj.objgen: p.number for p in self.pages}
        self.by_object = {}
        self.tree = self.root.get("/StructTreeRoot")
        self.roles = {} if self.tree is None else dict(self.tree.get("/RoleMap", {}).items())
        self.top = [] if self.tree is None else [self.element(kid, None) for kid in listed(self.tree.get("/K"))]

    def font(self, obj):
        """The font of a resource, one for each object."""
        if obj.objgen not in self.fonts:
            self.fonts[obj.objgen] = Font(obj)
        return self.fonts[obj.objgen]

    def standard_role(self, role):
        for _ in range(8):
            mapped = self.roles.get("/" + role)
            if mapped is None:
                break
            role = str(mapped)[1:]
        return role

    def element(self, obj, parent):
        made = Element(obj, parent, self)
        self.by_object[obj.objgen] = made
        page = obj.get("/Pg")
        for kid in listed(obj.get("/K")):
            if isinstance(kid, int):
                made.kids.append(("mark", self.number_of(page), kid))
            elif kid.get("/Type") == "/MCR":
                made.kids.append(("mark", self.number_of(kid.get("/Pg", page)), int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                made.kids.append(("object", kid.Obj))
            else:
                made.kids.append(self.element(kid, made))
        return made

    def number_of(self, page):
        return self.page_number.get(page.objgen) if page is not None else None

    def elements(self):
        for element in self.top:
            yield from element.walk()

    def content(self, kid, drawn=False):
        """The text of a piece of content; drawn: with a sign between the texts of a drawing."""
        if kid[0] != "mark" or kid[1] is None:
            return ""
        parts = self.pages[kid[1]].text.get(kid[2], [])
        return "".join(p for p in parts if drawn or p != BETWEEN)

    def own_text(self, element, skip=lambda element: False):
        """The text of an element and what is in it, without the elements to skip."""
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                if not skip(kid):
                    parts.append(self.own_text(kid, skip))
                    if kid.role not in ("Link", "Span", "Reference", "Lbl"):
                        parts.append(" ")
            else:
                parts.append(self.content(kid))
        return "".join(parts)


def listed(value):
    """The items of an entry that is an array or a single item."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
