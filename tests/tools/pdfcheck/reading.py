"""Reading order: the words of the structure tree against the text dump and the page.

The dump (`--to text`) is the document tree that both are made of.  Without what is kept from the
PDF it is letter by letter what the structure tree says (the dump has no spaces between elements).
The words of the page are those of the PDF in the same order, but for the parts that the dump marks
as meant for one of them.
"""
import difflib
import html.parser
import re
import unicodedata


def words(text):
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return re.sub(r"[\u00a0\u202f\u2007\u2009\u2060]", " ", text).split()


# --- the dump ------------------------------------------------------------------


def dump_nodes(path):
    """(depth, text) of each line of the document part."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith("visibility: ")) + 1
    for line in lines[start:]:
        stripped = line.lstrip(" ")
        if stripped:
            yield len(line) - len(stripped), stripped


def dump_text(path, left_out, only=False):
    """The text without what is marked as meant for the output left_out, drawings and decoration; or
    only what is marked so."""
    hidden, marked, parts = None, None, []
    for depth, text in dump_nodes(path):
        if hidden is not None and depth <= hidden:
            hidden = None
        if marked is not None and depth <= marked:
            marked = None
        if text.startswith('"'):
            if hidden is None and (marked is not None) == only:
                parts.append(text[1:-1])
        elif 'aria-hidden="true"' in text or re.match(r"svg\b", text):
            hidden = depth if hidden is None else hidden
        elif f'data-for="{left_out}"' in text:
            marked = depth if marked is None else marked
    return " ".join(parts)


def bare(text):
    """Letters alone, without any space."""
    return "".join(words(text))


def drawings(path):
    """The alternative texts of the PDF's drawings, in order: title and description, or label."""
    hidden, inside, kind, result, labels = None, None, None, [], []
    for depth, text in dump_nodes(path):
        if hidden is not None and depth > hidden:
            continue
        hidden = None
        if inside is not None and depth <= inside:
            inside = None
        if text.startswith('"'):
            if inside is not None and kind in ("title", "desc"):
                result[-1].append(text[1:-1])
            continue
        if 'data-for="html"' in text or 'aria-hidden="true"' in text:
            hidden = depth
            continue
        kind = re.match(r"[a-z0-9]+", text).group()
        if kind == "svg" and inside is None:
            inside = depth
            result.append([])
            labels.append(re.findall('aria-label="([^"]*)"', text))
    return [texts or label for texts, label in zip(result, labels)]


# --- the page ---------------------------------------------------------------------


class PageText(html.parser.HTMLParser):
    """The text of the body without what the page adds: skip link, links to the PDF, to charts and to other languages, foot."""

    VOID = {"br", "hr", "img", "col", "meta", "link", "input", "wbr"}
    INLINE = {"span", "a", "strong", "em", "small", "sup", "time", "wbr"}

    def __init__(self):
        super().__init__()
        self.parts, self.open, self.hidden_at, self.in_body = [], [], None, False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.in_body = self.in_body or tag == "body"
        if tag not in self.INLINE:
            self.parts.append(" ")
        if tag in self.VOID:
            return
        added = attrs.get("class") in ("skip", "file", "pdf", "languages", "back") or (tag == "footer" and self.open == ["html", "body"])
        if self.hidden_at is None and (added or tag in ("svg", "style", "script") or attrs.get("aria-hidden") == "true"):
            self.hidden_at = len(self.open)
        self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        while self.open and self.open.pop() != tag:
            pass
        if self.hidden_at is not None and len(self.open) <= self.hidden_at:
            self.hidden_at = None
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_data(self, data):
        if self.in_body and self.hidden_at is None:
            self.parts.append(data)


def page_words(path):
    reader = PageText()
    with open(path, encoding="utf-8") as file:
        reader.feed(file.read())
    return words("".join(reader.parts))


# --- the structure tree ------------------------------------------------------------------


def is_marker(element):
    """The label of a list item: counted or a bullet, not the term of a list of terms."""
    if element.role != "Lbl" or element.parent is None:
        return False
    item = element.parent
    return item.role == "TOCI" or "ListNumbering" in item.parent.attributes


def tree_text(document):
    parts = []

    def visit(element):
        if is_marker(element):
            return
        if element.role not in ("Link", "Span", "Reference"):
            parts.append(" ")
        for kid in element.kids:
            if not isinstance(kid, tuple):
                visit(kid)
            elif element.role != "Figure":
                text = document.content(kid)
                if element.role != "Reference" or not text.strip().isdigit():
                    parts.append(text)
        if element.role not in ("Link", "Span", "Reference"):
            parts.append(" ")

    for element in document.top:
        visit(element)
    return "".join(parts)


# --- comparing ---------------------------------------------------------------------------


def compare_words(found, page, pdf, only_page, only_pdf):
    """The same words, but for runs that belong to one output."""
    matcher = difflib.SequenceMatcher(None, page, pdf, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal" and not (bare(" ".join(page[a:b])) in only_page and bare(" ".join(pdf[c:d])) in only_pdf):
            found.add("R reading-order", f"{' '.join(page[max(a - 3, 0):b + 3])!r} on the page is "
                                         f"{' '.join(pdf[max(c - 3, 0):d + 3])!r} in the PDF")


def check_reading(document, found, dump, page):
    tree = tree_text(document)
    wanted, got = bare(dump_text(dump, "html")), bare(tree)
    if wanted != got:
        at = next((i for i, (x, y) in enumerate(zip(wanted, got)) if x != y), min(len(wanted), len(got)))
        found.add("R reading-order", f"{got[max(at - 20, 0):at + 30]!r} should be {wanted[max(at - 20, 0):at + 30]!r}")
    compare_words(found, page_words(page), words(tree), bare(dump_text(dump, "html", True)),
                  bare(dump_text(dump, "pdf", True)))
    check_alternatives(document, found, dump)


def check_alternatives(document, found, dump):
    """Each figure has its drawing's title and description, with the numbers it shows."""
    wanted = [words(" ".join(d)) for d in drawings(dump) if d]
    figures = [e for e in document.elements() if e.role == "Figure"]
    texts = [words(e.string("/Alt") or "") for e in figures]
    for text, figure in zip(texts, figures):
        shown = "".join(document.content(k, True) for k in figure.kids if isinstance(k, tuple))
        numbers = set(re.findall(r"\d+[.,]\d+", " ".join(text)))
        for number in re.findall(r"\d+[.,]\d", shown):
            # Just below a level a score has two decimals.
            found.expect(any(full.startswith(number) for full in numbers), "R alt-numbers", f"{number} is drawn, but not in: {' '.join(text)}")
        if str(document.root.get("/Lang", "")).startswith("ru") and numbers:
            found.expect(re.search("[а-я]{3}", " ".join(text)), "R alt-language", " ".join(text))
    for one, other in zip(wanted, texts):
        found.expect(letters(one) == letters(other), "R alt", f"{' '.join(other)!r} is not {' '.join(one)!r}")
    found.expect(len(wanted) == len(texts), "R alt", f"{len(wanted)} drawings, {len(texts)} figures")


def letters(text):
    return re.sub(r"\W", "", "".join(text))
