#!/usr/bin/python3
"""Checks that text dumps of reports speak as a neutral mediator and repeat no claim that fell.

    check_voice.py [--counts] REPORT.txt...

Sales and Marketing are named about equally often, nobody is accused, and the figures that the
register of claims (templates/content/claims.csv) holds back stand nowhere, however the language
writes numbers.  Prints one line for each finding and ends with status 1 when there are any.
--counts: prints how often each department is named, by chapter.
"""
import re
import sys

sys.dont_write_bytecode = True

BLOCKS = set("p li td th h1 h2 h3 h4 dt dd caption figcaption blockquote aside div section nav header "
             "footer table tr thead tbody ul ol dl figure svg title desc text".split())

# All inflected forms.  In English the departments are written with a capital letter; "sales cycle"
# or "a marketing plan" is not the department.  In Polish and Russian the word for the department is
# that for the activity too, so names of key figures are taken out first.
MENTIONS = {
    "en": (r"\bSales\b", r"\bMarketing\b"),
    "pl": (r"\bsprzeda(?:ż|ży|żą|żow\w+)\b", r"\bmarketing\w*"),
    "ru": (r"\bпродаж\w{0,3}\b", r"\bмаркетинг\w*"),
}
ACTIVITY = {
    "en": r"\bSales (?:cycle|material|and Marketing review)\b",
    "pl": r"\b(?:cykl\w*|długoś\w+ cyklu|wartoś\w+|materiał\w*|szans\w*|proces\w*|prognoz\w*|kosz\w*|tempo|w|do) sprzeda\w+",
    "ru": r"\b(?:цикл\w*|сумм\w*|стоимост\w*|материал\w*|прогноз\w*|воронк\w*|скорост\w*|в|для|план\w*) продаж\w*",
}
# A report names each between 40 and 60 times in 100; a chapter alone, and a page for the board that
# names them fewer than twenty times, between a third and two thirds, where there are eight at least:
# below that the labels of the lowest statements decide, not our words.
REPORT, CHAPTER, MANY, FEW = 0.40, 1 / 3, 20, 8
CHAPTERS = "why strategy practice workload paper views progress discussion".split()

# Nobody is accused, nobody is an enemy, and no state of things is ideal.
WORDS = {
    "en": r"guilt\w*|fault\w*|blam\w+|wars?|enem\w+|lazy|laziness|bad people|ideal\w*|perfect\w*|culprit\w*",
    "pl": r"win[aęąny]|winien|winn[aieyąe]\w*|obwini\w+|wojn\w*|wojen\w*|wr[oó]g\w*|leniw\w*|źli ludzie|idea[lł]\w*|perfekcyjn\w*",
    "ru": r"вин[аыуе]|виной|виноват\w*|виновн\w*|обвин\w+|войн\w*|воен\w*|враг\w*|враж\w+|ленив\w*|плохие люди|идеал\w*",
}
# What may use such a word: only the label of statement 2, which asks whether blame is laid.
ALLOWED = {
    "en": r"no blame(?: when results disappoint|, )",
    "pl": r"szukanie przyczyn, nie winnych",
    "ru": r"поиск причин, а не виноватых",
}

SPACE = r"[\s\u00a0\u202f\u2009]"
PERCENT = SPACE + r"*(?:%|per ?cent|proc\w*|процент\w*)"
THOUSAND = r"[,.\s\u00a0\u202f\u2009]?"
# Figures and sayings that did not hold when they were looked up, with the words that make them that
# claim: 37% may well be somebody's win rate.
FALLEN = {
    "37% have no written strategy": rf"(?=.*\b37{PERCENT})(?=.*(?:strateg|стратег))",
    "90% of companies in conflict": rf"(?=.*\b9[01]{PERCENT})(?=.*(?:compan|firm|organi[sz]|компани))",
    "1,000 work like 1,400": rf"(?=.*\b1{THOUSAND}000\b)(?=.*\b1{THOUSAND}400\b)",
    "+9 percentage points": (rf"(?=.*\b9{SPACE}*(?:pp\b|p\.{SPACE}?p\.|pkt{SPACE}proc|percentage points|punkt\w*{SPACE}procent"
                             rf"|п\.{SPACE}?п\.|процентн\w+{SPACE}пункт))(?=.*(?:effective|commission|skuteczn|prowizj|эффективн|комисс))"),
    "30% faster": (rf"\b30{PERCENT}.{{0,20}}(?:faster|szybcie|szybsz|быстрее)"
                   rf"|(?:faster|szybcie\w*|szybsz\w*|быстрее).{{0,12}}\b30{PERCENT}"),
    "15–30% better": rf"\b15{SPACE}*(?:%)?[–-]30{PERCENT}",
    "three times": rf"\b3{SPACE}?[x×]\b|three times|threefold|trzykrotn\w+|trzy razy|втрое|в три раза|в 3 раза|трижды",
    "Smarketing": r"\bsmarketing",
}
# The one claim of three times that holds: organisations that align key figures across functions.
REWORDED = r"key figures across functions|wskaźniki różnych działów|показатели разных подразделений"


def blocks(path):
    """Yields (chapter, text) for each block of the dump, without the list of sources."""
    chapter, parts, skip = "", [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        depth = len(line) - len(line.lstrip())
        line = line.lstrip()
        if skip is not None:
            if depth > skip:
                continue
            skip = None
        if line.startswith('"'):
            parts.append(re.sub(r'"(\+\d+)?$', "", line[1:]).replace("\\n", " "))
            continue
        if line == "br":
            parts.append(" ")
        element = re.match(r"[a-z0-9]+", line)
        if element and element.group() in BLOCKS:
            if parts:
                yield chapter, re.sub(r"\s+", " ", "".join(parts)).strip()
            parts = []
        found = re.search(r'aria-labelledby="s-([a-z]+)"', line)
        if found:
            chapter = found.group(1)
        if line.startswith("section.page.cover"):
            chapter = "cover"
        if line.startswith(("ol.sources", "nav")) or ' lang="' in line:
            skip = depth
    if parts:
        yield chapter, re.sub(r"\s+", " ", "".join(parts)).strip()


def language(path):
    return open(path, encoding="utf-8").readline().split(":")[1].strip()


def count(text, code):
    rest = re.sub(ACTIVITY[code], " ", text, flags=re.I if code != "en" else 0)
    flags = 0 if code == "en" else re.I
    return [len(re.findall(pattern, rest, flags)) for pattern in MENTIONS[code]]


def check(path, counts):
    code, findings, by_chapter = language(path), [], {}
    for chapter, text in blocks(path):
        if chapter == "cover":
            continue
        both = by_chapter.setdefault(chapter, [0, 0])
        for i, n in enumerate(count(text, code)):
            both[i] += n
        plain = re.sub(ALLOWED[code], " ", text.lower().replace("\u00a0", " "))
        for word in re.findall(rf"\b(?:{WORDS[code]})\b", plain):
            findings.append(f"{chapter}: “{word}”: {text}")
        for claim, pattern in FALLEN.items():
            if re.search(pattern, text, re.I) and not (
                    claim == "three times" and re.search(REWORDED, text)):
                findings.append(f"{chapter}: {claim}: {text}")
    total = [sum(both[i] for both in by_chapter.values()) for i in (0, 1)]
    if counts:
        for chapter, both in by_chapter.items():
            print(f"{path} {chapter}: {both[0]} {both[1]}")
        print(f"{path}: {total[0]} {total[1]} {total[0] / max(1, sum(total)):.2f}")
    least = REPORT if sum(total) >= MANY else CHAPTER
    if sum(total) >= FEW and min(total) / sum(total) < least:
        findings.append(f"Sales is named {total[0]} times, Marketing {total[1]}")
    for chapter in CHAPTERS:
        both = by_chapter.get(chapter, [0, 0])
        if sum(both) >= FEW and min(both) / sum(both) < CHAPTER:
            findings.append(f"{chapter}: Sales is named {both[0]} times, Marketing {both[1]}")
    return findings


def main(arguments):
    counts = "--counts" in arguments
    bad = 0
    for path in arguments:
        if path != "--counts":
            for finding in check(path, counts):
                print(f"{path}: {finding}")
                bad += 1
    return bad > 0


sys.exit(main(sys.argv[1:]))
