#!/usr/bin/python3
"""Checks PDF reports by the rules of PDF/UA-1 and PDF/A that a script can judge.

    check_pdf.py [--beside] REPORT.pdf...

--beside: compares the reading order with report.txt and index.html in the same folder.  Prints one
line for each finding and ends with status 1 when there are any.
"""
import os
import sys

sys.dont_write_bytecode = True

from pdfcheck.content import check_pages
from pdfcheck.document import Document
from pdfcheck.file import check_file
from pdfcheck.findings import Findings
from pdfcheck.metadata import check_metadata
from pdfcheck.navigation import check_navigation
from pdfcheck.reading import check_reading
from pdfcheck.structure import check_structure
from pdfcheck.syntax import check_syntax
from pdfcheck.tables import check_tables
from pdfcheck.vocabulary import check_vocabulary


def check(path, beside=False):
    found = Findings()
    document = Document(path, found)
    check_pages(document, found)
    check_file(document, found)
    check_syntax(document, found)
    check_vocabulary(document, found)
    check_metadata(document, found)
    check_structure(document, found)
    if document.tree is not None:
        check_tables(document, found)
        check_navigation(document, found)
        if beside:
            folder = os.path.dirname(path)
            check_reading(document, found, os.path.join(folder, "report.txt"), os.path.join(folder, "index.html"))
    return found


def main(arguments):
    beside = "--beside" in arguments
    paths = [a for a in arguments if not a.startswith("-")]
    if not paths:
        sys.exit(__doc__)
    bad = 0
    for path in paths:
        found = check(path, beside).all
        bad += len(found)
        for rule, what in found[:40]:
            print(f"{path}: {rule}: {what}")
        print(f"{path}: {len(found)} findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
