#!/usr/bin/env python3
"""Counts answers and deals of samples/exports by other means than the program.

    count_exports.py surveys FOLDER   company, statement, function, counts of 1 to 5
    count_exports.py deals FOLDER     company, quarter, won, lost, sum and number of amounts won,
                                      deals in the pipeline, median days from creation to
                                      closing of deals won

Each file is read with Python's csv module (or the workbook's XML) by columns written down here;
nothing is recognised. Tab-separated lines on stdout.
"""
import collections
import csv
import datetime
import io
import pathlib
import re
import statistics
import sys
import xml.etree.ElementTree as xml
import zipfile

AGREE = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree",
         "Strongly agree"]
SOMEWHAT = ["Strongly disagree", "Somewhat disagree", "Neither agree nor disagree",
            "Somewhat agree", "Strongly agree"]
POLISH = ["Zdecydowanie się nie zgadzam", "Raczej się nie zgadzam",
          "Ani się zgadzam, ani się nie zgadzam", "Raczej się zgadzam",
          "Zdecydowanie się zgadzam"]
PLAIN_RUSSIAN = ["Не согласен", "Скорее не согласен", "Где-то посередине", "Скорее согласен",
                 "Согласен"]
RUSSIAN = ["Полностью не согласен(а)", "Скорее не согласен(а)",
           "Ни согласен(а), ни не согласен(а)", "Скорее согласен(а)", "Полностью согласен(а)"]
DIGITS = ["1", "2", "3", "4", "5"]
SALES = {"Sales", "Sprzedaż", "Продажи"}

# File: encoding, delimiter, header rows, column of the department, first statement, labels,
# columns that must hold these values (else a preview), column of the company.
SURVEYS = {
    "alder-lighting.csv": ("utf-8", ",", 1, 1, 2, AGREE, {}, None),
    "fernhill-packaging.csv": ("utf-8", ",", 2, 9, 11, AGREE, {}, None),
    "jodlowe-okna.csv": ("utf-8", ",", 1, 2, 3, DIGITS, {}, None),
    "morska-stolarnia.xlsx": (None, None, 1, 6, 7, POLISH, {}, None),
    "quarrystone-software.csv": ("utf-8", ",", 3, 17, 18, SOMEWHAT,
                                 {2: "IP Address"}, None),
    "results-survey482153.csv": ("utf-8-sig", ",", 1, 8, 9, AGREE, {}, 7),
    "tidewell-clinics.csv": ("utf-8", ",", 1, 1, 2, DIGITS, {}, None),
    "tikhiy-kedr-2026-Q3.csv": ("utf-8-sig", ";", 1, 1, 2, PLAIN_RUSSIAN, {}, None),
    "yasny-port.csv": ("cp1251", ";", 1, 2, 3, RUSSIAN, {}, None),
    "zielony-mlyn.csv": ("cp1250", ";", 1, 2, 5, DIGITS, {}, None),
}
NAMES = {"Hallowell Bearings Ltd": "hallowell-bearings", "Corrie Glass Ltd": "corrie-glass"}

# File: encoding, delimiter, columns of id, creation, closing, outcome, amount; the words of a deal
# won and lost; the form of both dates.
DEALS = {
    "alder-lighting-deals.csv": ("utf-8", ",", 0, 6, 5, 2, 4, "closed won", "closed lost", "%Y-%m-%d"),
    "fernhill-packaging-opportunities.csv": (
        "cp1252", ",", 2, 10, 9, 3, 5, "closed won", "closed lost", "%m/%d/%Y"),
    "jodlowe-okna-deals.csv": ("utf-8", ",", 0, 14, 5, 10, 3, "closed won", "closed lost", "%Y-%m-%d"),
    "quarrystone-software-deals.csv": ("utf-8", ",", 0, 14, 19, 13, 4, "won", "lost", "%Y-%m-%d"),
    "tidewell-clinics-leads.csv": (
        "utf-8-sig", ",", 0, 9, 15, 6, 8, "closed - won", "closed - lost", "%d.%m.%Y"),
    "tikhiy-kedr-deals.csv": (
        "utf-8", ",", 0, 9, 15, 6, 8, "успешно реализовано", "закрыто и не реализовано", "%d.%m.%Y"),
    "yasny-port-deals.csv": (
        "utf-8-sig", ";", 0, 6, 9, 2, 3, "сделка успешна", "сделка провалена", "%d.%m.%Y"),
}


def csv_rows(path, encoding, delimiter):
    text = path.read_bytes().decode(encoding)
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]


def workbook_rows(path):
    """The texts and numbers of the first sheet; its cells are all shared strings or numbers."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    archive = zipfile.ZipFile(path)
    strings = ["".join(part.text or "" for part in item.iter(space + "t"))
               for item in xml.fromstring(archive.read("xl/sharedStrings.xml"))]
    rows = []
    for row in xml.fromstring(archive.read("xl/worksheets/sheet1.xml")).iter(space + "row"):
        cells = collections.defaultdict(str)
        for cell in row:
            column = 0
            for letter in re.match("[A-Z]+", cell.get("r")).group():
                column = column * 26 + ord(letter) - 64
            value = cell.find(space + "v").text
            cells[column - 1] = strings[int(value)] if cell.get("t") == "s" else value
        rows.append([cells[i] for i in range(40)])
    return rows


def surveys(folder):
    counts = collections.defaultdict(lambda: [0] * 5)
    for name, (encoding, delimiter, header, department, first, labels, wanted,
               company) in SURVEYS.items():
        path = folder / "surveys" / name
        rows = csv_rows(path, encoding, delimiter) if encoding else workbook_rows(path)
        for row in rows[header:]:
            if any(row[column] != value for column, value in wanted.items()):
                continue
            who = NAMES[row[company]] if company is not None else path.stem.replace("-2026-Q3", "")
            function = "sales" if row[department] in SALES else "marketing"
            for q in range(20):
                cell = row[first + q].replace("\u00a0", " ")
                if cell in labels:
                    counts[who, f"q{q + 1}", function][labels.index(cell)] += 1
    for key, five in counts.items():
        print(*key, *five, sep="\t")


def quarter_of(day):
    return f"{day.year}-Q{(day.month + 2) // 3}"


def deals_of(path, encoding, delimiter, key, created, closed, outcome, amount, won, lost, form):
    """Each record once: creation, closing (None: open), "won", "lost" or "open", amount."""
    seen = set()
    for row in csv_rows(path, encoding, delimiter)[1:]:
        if len(row) <= closed or not row[created] or row[key] in seen:
            continue
        seen.add(row[key])
        word = {won: "won", lost: "lost"}.get(row[outcome].lower(), "open")
        first, last = (datetime.datetime.strptime(row[column].split(" ")[0], form)
                       if column == created or word != "open" else None
                       for column in (created, closed))
        yield first, last, word, float(row[amount] or "nan")


def deals(folder):
    for name, shape in sorted(DEALS.items()):
        records = list(deals_of(folder / "kpis" / name, *shape))
        for quarter, begin, end in (("2026-Q2", (2026, 4, 1), (2026, 6, 30)),
                                    ("2026-Q3", (2026, 7, 1), (2026, 9, 30))):
            begin, end = datetime.datetime(*begin), datetime.datetime(*end)
            closed = [r for r in records if r[1] and quarter_of(r[1]) == quarter]
            won = [r for r in closed if r[2] == "won"]
            amounts = [amount for _, _, _, amount in won if amount == amount]
            # In the pipeline on any day of the quarter.
            there = sum(r[0] <= end and (r[1] is None or r[1] >= begin) for r in records)
            print("-".join(name.split("-")[:2]), quarter, len(won), len(closed) - len(won),
                  sum(amounts), len(amounts), there,
                  statistics.median((last - first).days for first, last, _, _ in won), sep="\t")


{"surveys": surveys, "deals": deals}[sys.argv[1]](pathlib.Path(sys.argv[2]))
