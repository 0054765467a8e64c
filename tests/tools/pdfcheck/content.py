"""Content streams: marked content, text, graphics state (UA 7.1, A 6.2)."""
import pikepdf

from .fonts import Font
from .vocabulary import OPERATORS

SHOWING = {"Tj", "TJ", "'", '"'}
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"}
BETWEEN = "\x1e"  # between the texts of a drawing
MOST_NESTED = 28  # A 6.1.13-8


class Mark:
    """An open marked-content sequence."""

    def __init__(self, kind, mcid=None, replaced=False):
        self.kind = kind  # "artifact", "tagged" or "plain"
        self.mcid = mcid
        self.replaced = replaced


class Page:
    """What one page draws: the text of each MCID and what is wrong with the stream."""

    def __init__(self, number, obj, document, found):
        self.number, self.obj, self.document, self.found = number, obj, document, found
        self.text = {}  # by MCID
        self.artifacts = []  # texts
        self.marks, self.states, self.font, self.in_text, self.text_depth = [], [], None, False, 0
        self.sees_transparency = False
        self.run(obj, obj.get("/Resources", {}))
        self.expect(not self.marks, "R marks", "marked content is not closed")
        self.expect(not self.states, "A 6.1.13-8", "q without Q")

    def expect(self, truth, rule, what):
        return self.found.expect(truth, rule, f"page {self.number + 1}: {what}")

    def run(self, stream, resources):
        for instruction in pikepdf.parse_content_stream(stream):
            self.step(str(instruction.operator), instruction.operands, resources)

    def step(self, op, operands, resources):
        if op in SHOWING:
            self.show(op, operands)
        elif op in PAINTING:
            self.painted(op)
        elif op in ("BDC", "BMC"):
            self.begin(operands, resources)
        elif op == "EMC":
            if self.expect(self.marks, "R marks", "EMC without BDC"):
                self.marks.pop()
        elif op == "Tf":
            self.select_font(operands, resources)
        elif op in ("BT", "ET"):
            self.expect(self.in_text == (op == "ET"), "R text-object", f"{op} in the wrong place")
            if op == "BT":
                self.text_depth = len(self.marks)
            else:
                self.expect(self.text_depth == len(self.marks), "R text-object", "a mark crosses ET")
                self.collect(BETWEEN)
            self.in_text = op == "BT"
        elif op == "q":
            self.states.append(self.font)
            self.expect(len(self.states) <= MOST_NESTED, "A 6.1.13-8", "q too deep")
        elif op == "Q":
            if self.expect(self.states, "R states", "Q without q"):
                self.font = self.states.pop()
        elif op == "Do":
            self.draw_object(str(operands[0]), resources)
        elif op == "gs":
            self.use_state(resources["/ExtGState"][str(operands[0])])
        elif op in ("cs", "CS"):
            self.expect(str(operands[0]) == "/Pattern", "R vocabulary", f"colour space {operands[0]}")
        else:
            self.expect(op in OPERATORS, "A 6.2.2-1", f"operator {op}")

    def begin(self, operands, resources):
        tag = str(operands[0])
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources["/Properties"][str(properties)]
        inside = {m.kind for m in self.marks}
        mark = Mark("plain", replaced="/ActualText" in properties)
        if tag == "/Artifact":
            mark.kind = "artifact"
            self.expect("tagged" not in inside, "UA 7.1-1", "an artifact inside tagged content")
            self.check_artifact(properties)
        elif "/MCID" in properties:
            mark.kind, mark.mcid = "tagged", int(properties["/MCID"])
            self.expect("artifact" not in inside, "UA 7.1-2", "tagged content inside an artifact")
            self.expect("tagged" not in inside, "R marks", "tagged content inside tagged content")
            self.expect(mark.mcid not in self.text, "R mcid", f"MCID {mark.mcid} twice")
            self.text[mark.mcid] = []
        self.marks.append(mark)
        if mark.replaced:
            self.collect(str(properties["/ActualText"]))

    def check_artifact(self, properties):
        kind = str(properties.get("/Type", ""))
        self.expect(kind in ("/Pagination", "/Layout", "/Page", "/Background"), "R artifact",
                    f"artifact of type {kind}")
        subtype = str(properties.get("/Subtype", "/Header"))
        self.expect(subtype in ("/Header", "/Footer", "/Watermark"), "R artifact", f"subtype {subtype}")

    def painted(self, op):
        self.expect(any(m.kind != "plain" for m in self.marks), "UA 7.1-3",
                    f"{op} is neither tagged nor an artifact")

    def collect(self, text):
        for mark in self.marks:
            if mark.kind == "tagged":
                self.text[mark.mcid].append(text)
                return
        self.artifacts.append(text)

    def show(self, op, operands):
        self.painted(op)
        self.expect(self.in_text, "R text-object", f"{op} outside BT and ET")
        if not self.expect(self.font, "R text-object", "text without a font"):
            return
        replaced = any(m.replaced for m in self.marks)
        strings = operands[-1] if op == "TJ" else [operands[-1]]
        for string in strings:
            if isinstance(string, pikepdf.String):
                text = self.font.decode(bytes(string), replaced)
                if not replaced:
                    self.collect(text)

    def select_font(self, operands, resources):
        name = str(operands[0])
        fonts = resources.get("/Font", {})
        if self.expect(name in fonts, "A 6.2.2-2", f"font {name} is not in the resources"):
            self.font = self.document.font(fonts[name])

    def draw_object(self, name, resources):
        objects = resources.get("/XObject", {})
        if not self.expect(name in objects, "A 6.2.2-2", f"{name} is not in the resources"):
            return
        drawn = objects[name]
        if drawn.Subtype == "/Form":
            self.expect("/Ref" not in drawn, "UA 7.20-1", "a reference XObject")
            self.run(drawn, drawn.get("/Resources", resources))
            return
        self.painted("Do")
        self.expect(not drawn.get("/Interpolate", False), "A 6.2.8-3", "an interpolated image")
        self.expect("/Alternates" not in drawn and "/OPI" not in drawn, "A 6.2.8-1", "image alternatives")
        self.sees_transparency |= "/SMask" in drawn

    def use_state(self, state):
        for key in ("/TR", "/TR2", "/HTP", "/HTO"):
            self.expect(key not in state or state[key] == "/Default", "A 6.2.5-1", f"{key} in ExtGState")
        self.sees_transparency |= any(float(state.get(k, 1)) < 1 for k in ("/ca", "/CA"))
        self.sees_transparency |= state.get("/SMask", "/None") != "/None"
        self.sees_transparency |= state.get("/BM", "/Normal") not in ("/Normal", "/Compatible")


def check_pages(document, found):
    """Transparency: the page says in which colours it blends; PDF/A-1 has none."""
    for page in document.pages:
        if document.part == 1:
            page.expect(not page.sees_transparency, "A1 6.4", "transparency")
            page.expect("/S" not in page.obj.get("/Group", {}), "A1 6.4-1", "a transparency group")
        elif page.sees_transparency:
            page.expect("/CS" in page.obj.get("/Group", {}), "A 6.2.10-2", "blends without a colour space")
    for font in document.fonts.values():
        font.check(found, document.part)
