"""The notation of objects: strings, names, numbers, spaces around keywords (A 6.1.6, 6.1.8, 6.1.9, 6.1.13)."""
import re

import pikepdf

STREAM = re.compile(rb"/Length (\d+)\s*(?:/[^<>]*)?>>\s*stream\r?\n")
TOKEN = re.compile(
    rb"(?P<comment>%[^\r\n]*)|(?P<string>\()|(?P<bracket><<|>>|[\[\]{}])|<(?P<hex>[^>]*)>|"
    rb"/(?P<name>[^\s()<>\[\]{}/%]*)|"
    rb"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?![^\s()<>\[\]{}/%]))|"
    rb"(?P<word>[^\s()<>\[\]{}/%]+)")
PARENTHESES = re.compile(rb"\\[\s\S]|[()]")
LARGEST, SMALLEST = 3.403e38, 1.175e-38
LONGEST_STRING, LONGEST_NAME = 32767, 127


def check_syntax(document, found):
    outside = without_streams(document.raw)
    check_spaces(outside, found)
    check_tokens(outside, "the file", found)
    for number, page in enumerate(document.pdf.pages, 1):
        check_tokens(page.Contents.read_bytes(), f"page {number}", found)
    for obj in document.pdf.objects:
        if isinstance(obj, pikepdf.Stream) and obj.get("/Type") == "/ObjStm":
            check_tokens(obj.read_bytes()[int(obj.First) :], "an object stream", found)


def without_streams(raw):
    """The file with nothing between `stream` and `endstream`."""
    parts, at = [], 0
    for match in STREAM.finditer(raw):
        if match.start() >= at:
            parts.append(raw[at : match.end()])
            at = match.end() + int(match.group(1))
    return b"".join(parts) + raw[at:]


def check_spaces(outside, found):
    """Single spaces in `1 0 obj`, which begins and ends a line, as `endobj` does."""
    for keyword, right in ((rb"\bobj\b", rb"(?<=[\r\n])\d+ \d+ obj(?=[\r\n])"),
                           (rb"\bendobj\b", rb"(?<=[\r\n])endobj(?=[\r\n])")):
        count, good = len(re.findall(keyword, outside)), len(re.findall(right, outside))
        found.expect(count == good, "A 6.1.9-1", f"{count - good} of {count} {keyword.decode()} are badly spaced")


def string_end(data, at):
    """Where the string ends whose content begins here."""
    depth = 1
    for match in PARENTHESES.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    return len(data)


def check_tokens(data, where, found):
    at = 0
    while match := TOKEN.search(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "string":
            at = string_end(data, at)
            found.expect(at - match.end() <= LONGEST_STRING, "A 6.1.13-3", f"{where}: a long string")
        elif kind in CHECKS:
            CHECKS[kind](match.group(kind), where, found)


def check_hex(digits, where, found):
    digits = re.sub(rb"\s", b"", digits)
    found.expect(re.fullmatch(rb"[0-9A-Fa-f]*", digits), "A 6.1.6-2", f"{where}: <{digits[:40]!r}>")
    found.expect(len(digits) % 2 == 0, "A 6.1.6-1", f"{where}: <{digits[:40]!r}> of {len(digits)} digits")
    found.expect(len(digits) <= 2 * LONGEST_STRING, "A 6.1.13-3", f"{where}: a long string")


def check_name(name, where, found):
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m.group(1), 16)]), name)
    found.expect(len(plain) <= LONGEST_NAME, "A 6.1.13-4", f"{where}: name of {len(plain)} bytes")
    try:
        plain.decode()
    except UnicodeDecodeError:
        found.add("A 6.1.8-1", f"{where}: name {plain!r} is not UTF-8")


def check_number(number, where, found):
    if b"." in number:
        size = abs(float(number))
        found.expect(size <= LARGEST, "A 6.1.13-2", f"{where}: {number[:40]!r}")
        found.expect(size == 0 or size >= SMALLEST, "A 6.1.13-5", f"{where}: {number[:40]!r}")
    else:
        found.expect(-(2**31) <= int(number) < 2**31, "A 6.1.13-1", f"{where}: {number[:40]!r}")


CHECKS = {"hex": check_hex, "name": check_name, "number": check_number}
