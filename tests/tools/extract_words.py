#!/usr/bin/python3
"""Checks that words come out of PDF reports whole.

    extract_words.py REPORT.pdf...      (with report.txt and index.html beside each)

The text of `pdftotext -raw`, with each soft hyphen at a line end and the line feed behind it taken
out, has every word of the page as often as the page has it, and no word that was broken is unknown.
"""
import collections
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True

from pdfcheck.reading import dump_text, page_words, words


def parts(several):
    """Words cut where they have a hyphen or dash of their own: a line may end there as well."""
    return [part for word in several for part in re.split("[-\u2010-\u2014/]", word) if part]


def check(path):
    """What is wrong, and how many words were broken."""
    folder = os.path.dirname(path)
    dump = os.path.join(folder, "report.txt")
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    raw = done.stdout.decode()
    wrong = [f"poppler: {done.stderr.decode()}"] if done.stderr else []
    got = collections.Counter(parts(words(raw.replace("\u00ad\n", ""))))
    wanted = collections.Counter(parts(page_words(os.path.join(folder, "index.html"))))
    wanted -= collections.Counter(parts(words(dump_text(dump, "html", True))))
    for word, count in (wanted - got).items():
        wrong.append(f"{word!r}: {count} times less than on the page")
    broken = re.findall(r"(\S*)\u00ad\n(\S*)", raw)
    known = set(wanted) | set(parts(words(dump_text(dump, "pdf", True))))
    for left, right in broken:
        for part in parts([(left + right)]):
            if part not in known and "\u00ad" not in right:
                wrong.append(f"{left}-{right} is no word of the report")
    return wrong, len(broken)


def main(paths):
    bad = 0
    for path in paths:
        wrong, broken = check(path)
        bad += len(wrong)
        for line in wrong[:20]:
            print(f"{path}: {line}")
        print(f"{path}: {broken} broken words")
    return 1 if bad or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
