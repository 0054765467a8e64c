"""The answers of a company's people, in the shape of each survey tool.

Each function writes one file; samples/exports/README.md says what is special about it.
"""
from datetime import timedelta

from files import delimited, workbook
from people import BLANK, DONT_KNOW, NOT_APPLICABLE

NBSP = "\u00a0"
DEPARTMENT = {
    "en": "Which department do you work in?",
    "pl": "W którym dziale Pan/Pani pracuje?",
    "ru": "В каком отделе вы работаете?",
}
FUNCTION = {
    "en": {"sales": "Sales", "marketing": "Marketing"},
    "pl": {"sales": "Sprzedaż", "marketing": "Marketing"},
    "ru": {"sales": "Продажи", "marketing": "Маркетинг"},
}
STEM = {
    "en": "How far do you agree with these statements?",
    "pl": "W jakim stopniu zgadza się Pan/Pani z poniższymi stwierdzeniami?",
    "ru": "Насколько вы согласны со следующими утверждениями?",
}
OPEN = {
    "en": "What would help the two departments most?",
    "pl": "Co najbardziej pomogłoby obu działom?",
    "ru": "Что больше всего помогло бы обоим отделам?",
}
AGREE = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]


def said(person, labels, **other):
    """The person's answers in words; labels[0] is 1.  `other`: na, dk."""
    return [labels[a - 1] if isinstance(a, int) else other.get(a, "") for a in person.answers]


def digits(person):
    return ["" if a in (BLANK, NOT_APPLICABLE, DONT_KNOW) else a for a in person.answers]


def clock12(when):
    """9:05:08 AM"""
    return f"{(when.hour + 11) % 12 + 1}:{when:%M:%S} {'AM' if when.hour < 12 else 'PM'}"


def google_direct(path, people, statements):
    """Forms > Responses > Download responses: all quoted, 12-hour clock with the time zone."""
    rows = [["Timestamp", DEPARTMENT["en"], *(f"{STEM['en']} [{s}]" for s in statements["en"]),
             OPEN["en"]]]
    for p in people:
        rows.append([f"{p.end:%Y/%m/%d} {clock12(p.end)} GMT+1", FUNCTION["en"][p.function],
                     *said(p, AGREE, dk="I don't know"), p.comment])
    delimited(path, rows, quote="all", end="")


def google_sheet(path, people, statements):
    """The linked sheet as CSV: Polish locale, linear scales as digits, lines within cells."""
    rows = [["Sygnatura czasowa", "Adres e-mail", DEPARTMENT["pl"], *statements["pl"],
             OPEN["pl"]]]
    for p in people:
        rows.append([f"{p.end:%Y-%m-%d %H:%M:%S}", p.email, FUNCTION["pl"][p.function],
                     *digits(p), p.comment])
    delimited(path, rows, newline="\r\n", end="")


def microsoft_forms(path, people, statements):
    """The workbook of Microsoft Forms in Polish: a Likert question's rows are columns of their
    own without its stem; dates are serials; repeated names end in a no-break space."""
    labels = ["Zdecydowanie się nie zgadzam", "Raczej się nie zgadzam",
              "Ani się zgadzam, ani się nie zgadzam", "Raczej się zgadzam",
              "Zdecydowanie się zgadzam"]
    header = [s + (NBSP if i % 7 == 3 else "") for i, s in enumerate(statements["pl"])]
    rows = [["ID", "Godzina rozpoczęcia", "Godzina ukończenia", "Adres e-mail", "Nazwa",
             "Czas ostatniej modyfikacji", DEPARTMENT["pl"], *header, OPEN["pl"]]]
    for p in people:
        rows.append([p.number, p.start, p.end, "anonymous", "", "", FUNCTION["pl"][p.function],
                     *said(p, labels), p.comment])
    workbook(path, "Form1", rows)


def surveymonkey(path, people, statements):
    """Two header rows: the question over its first column, the row's text below."""
    rows = [["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address",
             "Email Address", "First Name", "Last Name", "Custom Data 1", DEPARTMENT["en"], "",
             STEM["en"], *[""] * 19, OPEN["en"]],
            [*[""] * 9, "Response", "Other (please specify)", *statements["en"],
             "Open-Ended Response"]]
    for p in people:
        rows.append([118400213000 + 7919 * p.number, 438210457,
                     *(f"{t:%m/%d/%Y %I:%M:%S %p}" for t in (p.start, p.end)),
                     f"192.0.2.{p.number}", "", "", "", "", FUNCTION["en"][p.function], "",
                     *said(p, AGREE, na="N/A"), p.comment])
    delimited(path, rows, newline="\r\n")


QUALTRICS = {
    "StartDate": ("Start Date", "startDate"), "EndDate": ("End Date", "endDate"),
    "Status": ("Response Type", "status"), "IPAddress": ("IP Address", "ipAddress"),
    "Progress": ("Progress", "progress"),
    "Duration (in seconds)": ("Duration (in seconds)", "duration"),
    "Finished": ("Finished", "finished"), "RecordedDate": ("Recorded Date", "recordedDate"),
    "ResponseId": ("Response ID", "_recordId"),
    "RecipientLastName": ("Recipient Last Name", "recipientLastName"),
    "RecipientFirstName": ("Recipient First Name", "recipientFirstName"),
    "RecipientEmail": ("Recipient Email", "recipientEmail"),
    "ExternalReference": ("External Data Reference", "externalDataReference"),
    "LocationLatitude": ("Location Latitude", "locationLatitude"),
    "LocationLongitude": ("Location Longitude", "locationLongitude"),
    "DistributionChannel": ("Distribution Channel", "distributionChannel"),
    "UserLanguage": ("User Language", "userLanguage"),
}


def qualtrics_row(p, kind, finished, answers, number):
    """A row of data; kind is the Status, "IP Address" or "Survey Preview"."""
    seconds = (p.end - p.start) // timedelta(seconds=1)
    preview = kind != "IP Address"
    return [f"{p.start:%Y-%m-%d %H:%M:%S}", f"{p.end:%Y-%m-%d %H:%M:%S}", kind,
            "" if preview else f"192.0.2.{number}", 100 if finished else 43, seconds,
            str(finished), f"{p.end:%Y-%m-%d %H:%M:%S}", f"R_{3 ** 20 + 7 * 5 ** 9 * number:x}",
            "", "", "", "", "", "", "preview" if preview else "anonymous", "EN",
            FUNCTION["en"][p.function], *answers, p.comment if finished else ""]


def qualtrics(path, people, statements):
    """Three header rows: ids, texts, JSON; a preview first, an unfinished response last."""
    labels = ["Strongly disagree", "Somewhat disagree", "Neither agree nor disagree",
              "Somewhat agree", "Strongly agree"]
    questions = {"Q1": (DEPARTMENT["en"], "QID1")}
    for i, statement in enumerate(statements["en"], 1):
        questions[f"Q2_{i}"] = (f"{STEM['en']} - {statement}", f"QID2_{i}")
    questions["Q3"] = (OPEN["en"], "QID3_TEXT")
    columns = {**QUALTRICS, **questions}
    zone = ',"timeZone":"Europe/London"'
    rows = [list(columns), [text for text, _ in columns.values()],
            [f'{{"ImportId":"{key}"{zone if "Date" in key else ""}}}'
             for _, key in columns.values()]]
    first, last = people[0], people[-1]
    rows.append(qualtrics_row(first, "Survey Preview", True, ["Somewhat agree"] * 20, 90))
    for p in people:
        rows.append(qualtrics_row(p, "IP Address", True, said(p, labels), p.number))
    rows.append(qualtrics_row(last, "IP Address", False,
                              said(last, labels)[:6] + [""] * 14, 91))
    delimited(path, rows, newline="\r\n")


def limesurvey(path, companies, statements):
    """Heads of code and text, all quoted, a blank line at the end; N/A is what was not shown.
    Several companies in one file, each named in a column; two responses never submitted."""
    stem = STEM["en"]
    rows = [["id. Response ID", "submitdate. Date submitted", "lastpage. Last page",
             "startlanguage. Start language", "seed. Seed", "startdate. Date started",
             "datestamp. Date last action", "company. Which company do you work for?",
             f"dept. {DEPARTMENT['en']}",
             *(f"agree[SQ{i:03}]. {stem} [{s}]" for i, s in enumerate(statements["en"], 1)),
             f"help. {OPEN['en']}"]]
    everyone = sorted(((p, name) for name, people in companies for p in people),
                      key=lambda pair: pair[0].start)
    for i, (p, name) in enumerate(everyone, 1):
        done = i not in (6, 17)
        answers = said(p, AGREE, na="N/A")
        if not done:
            answers[8:] = ["N/A"] * 12
        rows.append([i, f"{p.end:%Y-%m-%d %H:%M:%S}" if done else "", 3 if done else 1, "en",
                     1048583 + 104729 * i % 8999993, f"{p.start:%Y-%m-%d %H:%M:%S}",
                     f"{p.end:%Y-%m-%d %H:%M:%S}", name, FUNCTION["en"][p.function], *answers,
                     p.comment.replace("=", "'=") if done else ""])
    delimited(path, rows, quote="all", newline="\r\n", bom=True, end="\r\n\r\n")


def typeform(path, people, statements):
    """A hash first, times in UTC last; markup in the heads, opinion scales as digits."""
    header = [s.replace("both departments", "<strong>both departments</strong>")
              .replace("together", "*together*") for s in statements["en"]]
    rows = [["#", DEPARTMENT["en"], *header, OPEN["en"], "Response Type", "Start Date (UTC)",
             "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"]]
    for p in people:
        rows.append([f"{(p.number * 0x9e3779b97f4a7c15) % 2 ** 96:024x}",
                     FUNCTION["en"][p.function], *digits(p), p.comment, "completed",
                     f"{p.start:%Y-%m-%d %H:%M:%S}", "", f"{p.end:%Y-%m-%d %H:%M:%S}",
                     f"{p.number * 0x85ebca6b % 2 ** 40:010x}", ""])
    delimited(path, rows)


def polish_panel(path, people, statements):
    """windows-1250, two empty columns first, the closed question doubled by its number, an
    empty column before the matrix and another before the date; 0 where nothing was ticked."""
    question = DEPARTMENT["pl"]
    rows = [["", "", question, question + " wartość", "", *statements["pl"], "", "data"]]
    for p in people:
        rows.append(["", "", FUNCTION["pl"][p.function], 1 if p.function == "sales" else 2, "",
                     *(0 if a is BLANK else a for a in p.answers), "",
                     f"{p.end:%Y-%m-%d %H:%M:%S}"])
    delimited(path, rows, delimiter=";", quote="blank", encoding="cp1250")


def anketolog(path, people, statements):
    """UTF-8 with a mark, semicolons, the kind of question behind its text, no-break spaces in
    some labels; the strongest agreement is plain "Согласен"; no column tells when."""
    labels = ["Не согласен", "Скорее не согласен", "Где-то посередине", "Скорее согласен",
              "Согласен"]
    rows = [["ID ответа", DEPARTMENT["ru"] + " (Одиночный выбор)",
             *(f"{s} (Шкала)" for s in statements["ru"]), OPEN["ru"] + " (Свободный ответ)"]]
    for p in people:
        answers = said(p, labels, dk="Не знаю")
        if p.number % 2:
            answers = [a.replace("не согласен", f"не{NBSP}согласен") for a in answers]
        rows.append([27150300 + 13 * p.number, FUNCTION["ru"][p.function], *answers, p.comment])
    delimited(path, rows, delimiter=";", bom=True)


def yandex_forms(path, people, statements):
    """windows-1251 with semicolons; heads of question and row with a slash between; endings
    for women in the labels; day, month, year."""
    labels = ["Полностью не согласен(а)", "Скорее не согласен(а)",
              "Ни согласен(а), ни не согласен(а)", "Скорее согласен(а)",
              "Полностью согласен(а)"]
    rows = [["ID", "Время создания", DEPARTMENT["ru"],
             *(f"{STEM['ru']} / {s}" for s in statements["ru"]), OPEN["ru"]]]
    for p in people:
        rows.append([1904200100 + 37 * p.number, f"{p.end:%d.%m.%Y %H:%M:%S}",
                     FUNCTION["ru"][p.function], *said(p, labels), p.comment])
    delimited(path, rows, delimiter=";", newline="\r\n", encoding="cp1251")
