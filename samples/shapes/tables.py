"""Tables of key figures as people keep them in spreadsheets."""
from files import Percent, delimited, workbook

NNBSP = "\u202f"


def long_polish(path):
    """One row a value; windows-1250, decimal commas, percent signs, quarters in words."""
    rows = [["Okres", "Wskaźnik", "Wartość", "Cel", "Jednostka"]]
    figures = [
        ("Odsetek przyjętych leadów", "%", 75, ["58,5", "61,2", "64"]),
        ("Konwersja z MQL do SQL", "%", 30, ["22,4", "23,1", "26,8"]),
        ("Cykl sprzedaży", "dni", 40, ["52", "49,5", "47"]),
        ("Skuteczność sprzedaży", "%", 30, ["24", "25,5", "27,2"]),
        ("Wartość życiowa klienta (LTV)", "zł", "", ["41 200", "42 950,50", "44 100"]),
    ]
    for i, quarter in enumerate(["I kw. 2026", "II kw. 2026", "III kw. 2026"]):
        for name, unit, target, values in figures:
            sign = "%" if unit == "%" else ""
            rows.append([quarter, name, values[i] + sign, f"{target}{sign}" if target else "",
                         unit])
    delimited(path, rows, delimiter=";", newline="\r\n", encoding="cp1250")


def wide_workbook(path):
    """A sheet of Excel: a title above, metrics below each other, quarters side by side."""
    rows = [["Wskaźniki sprzedaży i marketingu 2026"], [],
            ["Wskaźnik", "Jedn.", "I kw. 2026", "II kw. 2026", "III kw. 2026"],
            ["Odsetek przyjętych leadów", "%", Percent(0.47), Percent(0.452), Percent(0.438)],
            ["Konwersja z leada do klienta", "%", Percent(0.031), Percent(0.028),
             Percent(0.027)],
            ["Tempo lejka sprzedaży", "zł/dzień", 18400, 17950, 16800],
            ["Cykl sprzedaży", "dni", 61, 64, 66],
            ["Skuteczność sprzedaży", "%", Percent(0.212), Percent(0.204), Percent(0.198)]]
    workbook(path, "Arkusz1", rows)


def wide_by_company(path, companies):
    """Excel's "Unicode text": UTF-16 with tabs. Several companies, a row for each quarter; the
    components of metrics, commas between thousands."""
    rows = [["Company", "Quarter", "Leads", "Handed over", "Accepted", "MQL", "SQL",
             "Opportunities", "Won", "Lost", "Won value", "Sales cycle (days)"]]
    for name, scale in companies:
        for i, quarter in enumerate(["Q1 2026", "Q2 2026", "Q3 2026"]):
            leads = 40 * scale + 12 * i
            won = 4 * scale + i
            rows.append([name, quarter, leads, leads // 2, leads // 3, leads // 2, leads // 4,
                         leads // 6, won, 3 * won, f"{won * 23450 + 1250 * i:,}.00",
                         48 - 3 * scale - i])
    delimited(path, rows, delimiter="\t", newline="\r\n", encoding="utf-16-le", bom=True)


def wide_russian(path):
    """Metrics below each other, quarters side by side; narrow no-break spaces and the sign of
    the rouble in the amounts, a total that is none of ours."""
    rows = [["Показатель", "1 кв. 2026", "2 кв. 2026", "3 кв. 2026"],
            ["Доля принятых лидов", "71,0 %", "70,4 %", "72,5 %"],
            ["Конверсия из MQL в SQL", "38 %", "37,5 %", "40,2 %"],
            ["LTV", *(f"{value}{NNBSP}{rest} ₽" for value, rest in
                      (("184", "300,00"), ("186", "950,50"), ("191", "200,00")))]]
    delimited(path, rows, delimiter=";")
