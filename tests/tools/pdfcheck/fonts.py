"""Fonts: embedding, widths, Unicode maps (UA 7.21, A 6.2.11)."""
import re
import struct

FORBIDDEN_TEXT = {"\x00", "\ufeff", "\ufffe"}  # UA 7.21.7-2


def is_private(c):
    return "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000"


class FontFile:
    """The tables of an embedded TrueType font that the checks read."""

    def __init__(self, data):
        self.data = data
        count = struct.unpack_from(">H", data, 4)[0]
        self.tables = {}
        for i in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
            self.tables[tag.decode()] = (offset, length)
        head, maxp, hhea = (self.tables[t][0] for t in ("head", "maxp", "hhea"))
        self.units = struct.unpack_from(">H", data, head + 18)[0]
        self.long_offsets = struct.unpack_from(">h", data, head + 50)[0]
        self.glyphs = struct.unpack_from(">H", data, maxp + 4)[0]
        self.metrics = struct.unpack_from(">H", data, hhea + 34)[0]

    def width(self, glyph):
        """Advance in 1/1000 em."""
        at = self.tables["hmtx"][0] + 4 * min(glyph, self.metrics - 1)
        return struct.unpack_from(">H", self.data, at)[0] * 1000 / self.units

    def has_outline(self, glyph):
        loca = self.tables["loca"][0]
        if self.long_offsets:
            start, end = struct.unpack_from(">II", self.data, loca + 4 * glyph)
        else:
            start, end = struct.unpack_from(">HH", self.data, loca + 2 * glyph)
        return end > start


def read_unicode_map(stream):
    """The bfchar and bfrange lines of a ToUnicode map as {code: text}."""
    result = {}
    text = stream.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            result[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for i in range(int(last, 16) - int(first, 16) + 1):
                result[int(first, 16) + i] = chr(int(value, 16) + i)
    return result


def read_widths(array):
    result, items, i = {}, list(array), 0
    while i < len(items):
        first = int(items[i])
        if isinstance(items[i + 1], (int, float)):
            for cid in range(first, int(items[i + 1]) + 1):
                result[cid] = float(items[i + 2])
            i += 3
        else:
            for k, width in enumerate(items[i + 1]):
                result[first + k] = float(width)
            i += 2
    return result


class Font:
    """A Type0 font of the document and the glyphs that pages show with it."""

    def __init__(self, obj):
        self.obj = obj
        self.name = str(obj.get("/BaseFont", ""))
        self.unicode = read_unicode_map(obj.ToUnicode) if "/ToUnicode" in obj else {}
        self.shown = set()
        self.shown_plain = set()  # without an ActualText around them

    def decode(self, data, replaced):
        codes = struct.unpack(">%dH" % (len(data) // 2), data[: len(data) // 2 * 2])
        self.shown.update(codes)
        if not replaced:
            self.shown_plain.update(codes)
        return "".join(self.unicode.get(c, "\ufffd") for c in codes)

    def check(self, found, part):
        expect, name = found.expect, self.name
        descendant = self.obj.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        info = descendant.get("/CIDSystemInfo", {})
        expect("/Registry" in info and "/Ordering" in info, "UA 7.21.3.1-1", f"{name}: no CIDSystemInfo")
        expect(descendant.get("/CIDToGIDMap") is not None, "UA 7.21.3.2-1", f"{name}: no CIDToGIDMap")
        expect(str(self.obj.Encoding) == "/Identity-H", "UA 7.21.3.3-1", f"{name}: encoding")
        expect(str(self.obj.Subtype) == "/Type0" and str(descendant.Subtype) == "/CIDFontType2",
               "A 6.2.11.2-2", f"{name}: font types")
        expect(self.obj.get("/Type") == "/Font" and descendant.get("/Type") == "/Font", "A 6.2.11.2-1", f"{name}: Type")
        expect(name == str(descendant.BaseFont) == str(descriptor.FontName), "A 6.2.11.2-3",
               f"{name}: names differ")
        expect(re.match(r"/[A-Z]{6}\+", name), "R font-name", f"{name}: not named as a subset")
        flags = int(descriptor.Flags)
        expect(bool(flags & 4) != bool(flags & 32), "R font-flags", f"{name}: symbolic and not")
        if not expect("/FontFile2" in descriptor, "UA 7.21.4.1-1", f"{name}: not embedded"):
            return
        program = FontFile(descriptor.FontFile2.read_bytes())
        expect(int(descriptor.FontFile2.get("/Length1", 0)) == len(program.data), "R font-length",
               f"{name}: Length1")
        self.check_glyphs(found, descendant, program)
        self.check_set(found, descriptor, program, part)

    def check_glyphs(self, found, descendant, program):
        expect, name = found.expect, self.name
        widths = read_widths(descendant.get("/W", []))
        default = float(descendant.get("/DW", 1000))
        expect(0 not in self.shown, "UA 7.21.8-1", f"{name}: .notdef is shown")
        for cid in sorted(self.shown):
            text = self.unicode.get(cid, "")
            if not expect(cid < program.glyphs, "UA 7.21.4.1-2", f"{name}: glyph {cid} is not in the file"):
                continue
            expect(program.has_outline(cid) or text.strip() == "" or cid not in self.shown_plain,
                   "UA 7.21.4.1-2", f"{name}: glyph {cid} ({text}) is empty in the file")
            expect(abs(widths.get(cid, default) - program.width(cid)) <= 1, "UA 7.21.5-1",
                   f"{name}: glyph {cid} is {program.width(cid):.1f} wide, not {widths.get(cid, default)}")
            expect(text != "", "UA 7.21.7-1", f"{name}: glyph {cid} has no Unicode value")
            expect(not FORBIDDEN_TEXT & set(text), "UA 7.21.7-2", f"{name}: glyph {cid} stands for {text!r}")
            expect(cid not in self.shown_plain or not any(is_private(c) for c in text),
                   "A 6.2.11.7.3-1", f"{name}: glyph {cid} stands for a private character")

    def check_set(self, found, descriptor, program, part):
        """A CIDSet must name all glyphs; PDF/A-1 asks for it, later parts had better not."""
        if part == 1 and not found.expect("/CIDSet" in descriptor, "A1 6.3.5-3", f"{self.name}: no CIDSet"):
            return
        if "/CIDSet" not in descriptor:
            return
        bits = descriptor.CIDSet.read_bytes()
        for cid in range(program.glyphs):
            listed = cid // 8 < len(bits) and bits[cid // 8] & 0x80 >> cid % 8
            if cid in self.shown or program.has_outline(cid):
                found.expect(listed, "UA 7.21.4.2-2", f"{self.name}: glyph {cid} is not in the CIDSet")
