"""Deals and leads in the shape of each CRM's export.

Each function writes one file; samples/exports/README.md says what is special about it.
"""
from files import delimited

MINUTE, SECOND, DAY = "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d"
STAGES = ["Appointment Scheduled", "Qualified To Buy", "Presentation Scheduled", "Contract Sent"]


def us_date(when):
    """9/7/2026"""
    return f"{when.month}/{when.day}/{when.year}"


def article(word):
    return "an" if word[0] in "AEIOU" else "a"


def repeated(rows, number):
    """The rows with the given one (from 1, below the header) once more at the end: records
    that were added while the export ran stand twice."""
    return [*rows, rows[number]]


def hubspot_deals(path, deals):
    """All quoted, minutes without seconds; one stage in small letters, one record twice, one
    won deal without an amount."""
    rows = [["Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Close Date",
             "Create Date", "Deal owner", "Associated Company", "Associated Company IDs",
             "Associated Contact IDs", "Is closed lost", "Is Closed Won", "Days to close",
             "Original Source"]]
    won = [d for d in deals if d.outcome == "won"]
    for d in deals:
        stage = {"won": "Closed Won", "lost": "Closed Lost", "open": STAGES[d.step]}[d.outcome]
        days = (d.closed - d.created.date()).days
        rows.append([8200417000 + 31 * d.number, f"{d.customer} - renovation",
                     stage.lower() if d is won[1] else stage, "Sales Pipeline",
                     "" if d is won[3] else d.amount, f"{d.closed:{DAY}} 17:00",
                     f"{d.created:{MINUTE}}", d.owner, d.customer, 7000 + d.number,
                     f"{8000 + d.number};{9000 + d.number}", str(d.outcome == "lost").lower(),
                     str(d.outcome == "won").lower(), "" if d.outcome == "open" else days,
                     d.source])
    delimited(path, repeated(rows, 5), quote="all")


def hubspot_contacts(path, leads):
    """A date for each stage of the life cycle a contact has reached."""
    stages = ["Lead", "Marketing Qualified Lead", "Sales Qualified Lead", "Opportunity",
              "Customer"]
    rows = [["Record ID", "First Name", "Last Name", "Email", "Phone Number", "Contact owner",
             "Associated Company", "Create Date", "Lifecycle Stage", "Lead Status",
             "Original Source", *(f"Became {article(stage)} {stage} Date" for stage in stages)]]
    for lead in leads:
        reached = len(lead.steps)
        status = ("Unqualified" if lead.lost else "Connected" if reached > 2 else
                  "Attempted to contact" if lead.touched else "New")
        rows.append([55102800 + 17 * lead.number, lead.first, lead.last,
                     f"{lead.first}.{lead.last}@example.com".lower(), "", lead.owner,
                     lead.customer, f"{lead.steps[0]:{MINUTE}}", stages[reached - 1], status,
                     lead.source, *(f"{step:{MINUTE}}" for step in lead.steps),
                     *[""] * (5 - reached)])
    delimited(path, rows, quote="all")


SALESFORCE_FOOTER = [
    [""], [""], ["Grand Totals ({} records)"], [""],
    ["Confidential Information - Do Not Distribute"],
    ["Copyright © 2000-2026 salesforce.com, inc. All rights reserved."]]


def salesforce_report(path, rows, totals):
    """windows-1252, all quoted, and below the data a row of totals and the footer."""
    footer = [[line[0].format(len(rows) - 1)] for line in SALESFORCE_FOOTER]
    lines = [*rows, totals, *footer]
    delimited(path, lines, quote="text", encoding="cp1252")


def salesforce_opportunities(path, deals):
    """Days as the United States write them, probability with a percent sign."""
    stages = ["Prospecting", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review"]
    rows = [["Opportunity Owner", "Account Name", "Opportunity Name", "Stage", "Fiscal Period",
             "Amount", "Expected Revenue", "Probability (%)", "Age", "Close Date",
             "Created Date", "Next Step", "Lead Source", "Type"]]
    for d in deals:
        stage = {"won": "Closed Won", "lost": "Closed Lost", "open": stages[d.step]}[d.outcome]
        chance = {"won": 100, "lost": 0, "open": 10 + 20 * d.step}[d.outcome]
        rows.append([d.owner, d.customer, f"{d.customer} {d.number:03}", stage,
                     f"Q{(d.closed.month + 2) // 3}-{d.closed.year}", f"{d.amount}.00",
                     f"{d.amount * chance / 100:.2f}", f"{chance}%",
                     (d.closed - d.created.date()).days, us_date(d.closed), us_date(d.created),
                     "", d.source, "New Business"])
    total = sum(d.amount for d in deals)
    salesforce_report(path, rows, ["Total", "", "", "", "", f"{total}.00", *[""] * 8])


def salesforce_leads(path, leads):
    """A lead is converted when it becomes an opportunity."""
    rows = [["Lead Owner", "First Name", "Last Name", "Company / Account", "Lead Source",
             "Lead Status", "Created Date", "Converted", "Converted Date"]]
    for lead in leads:
        converted = len(lead.steps) > 3
        status = ("Closed - Converted" if converted else "Closed - Not Converted" if lead.lost
                  else "Working - Contacted" if lead.touched else "Open - Not Contacted")
        rows.append([lead.owner, lead.first, lead.last, lead.customer, lead.source, status,
                     us_date(lead.steps[0]), int(converted),
                     us_date(lead.steps[3]) if converted else ""])
    salesforce_report(path, rows, ["Total", *[""] * 8])


def pipedrive(path, deals):
    """Each head begins with "Deal - "; won, lost and closed have a time of their own, and the
    expected day another column."""
    names = ["ID", "Title", "Creator", "Owner", "Value", "Currency of Value", "Weighted value",
             "Probability", "Organization", "Pipeline", "Contact person", "Stage", "Label",
             "Status", "Deal created", "Update time", "Last stage change", "Won time",
             "Lost time", "Deal closed on", "Lost reason", "Expected close date",
             "Source origin", "Source channel", "Archive status"]
    stages = ["Qualified", "Demo Scheduled", "Proposal Made", "Negotiations Started"]
    rows = [[f"Deal - {name}" for name in names]]
    for d in deals:
        closed = f"{d.closed:{DAY}} 16:20:00" if d.outcome != "open" else ""
        rows.append([d.number + 400, f"{d.customer} deal", d.owner, d.owner, d.amount, "GBP",
                     d.amount * (d.step + 1) // 5, "", d.customer, "Pipeline", "",
                     stages[d.step], "", d.outcome.capitalize(), f"{d.created:{SECOND}}",
                     closed or f"{d.created:{SECOND}}", f"{d.created:{SECOND}}",
                     closed if d.outcome == "won" else "",
                     closed if d.outcome == "lost" else "", closed,
                     "Too expensive" if d.outcome == "lost" else "",
                     f"{d.closed:{DAY}}" if d.outcome == "open" else "", "Manually created",
                     d.source, "Not archived"])
    delimited(path, rows, quote="minimal")


def zoho_deals(path, deals):
    """Ids have a prefix, owners and accounts two columns each."""
    rows = [["Record Id", "Deal Owner.id", "Deal Owner", "Amount", "Deal Name", "Closing Date",
             "Account Name.id", "Account Name", "Contact Name.id", "Contact Name", "Stage",
             "Pipeline", "Created By.id", "Created By", "Created Time", "Modified Time",
             "Last Activity Time", "Probability (%)", "Expected Revenue", "Lead Source", "Type",
             "Reason For Loss"]]
    stages = ["Qualification", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review"]
    for d in deals:
        stage = {"won": "Closed Won", "lost": "Closed Lost", "open": stages[d.step]}[d.outcome]
        user = f"zcrm_5401{sum(map(ord, d.owner)):08}"
        rows.append([f"zcrm_5400{d.number:08}", user, d.owner, d.amount,
                     f"{d.customer}, okna {d.number}", f"{d.closed:{DAY}}",
                     f"zcrm_5402{d.number:08}", d.customer, "", "", stage, "Standard", user,
                     d.owner, f"{d.created:{SECOND}}", f"{d.created:{SECOND}}",
                     f"{d.created:{SECOND}}", 10 + 20 * d.step, d.amount * (d.step + 1) // 5,
                     d.source, "", ""])
    delimited(path, rows)


def zoho_leads(path, leads):
    """Converted leads leave this list, so those that are left are not customers."""
    rows = [["Record Id", "Lead Owner.id", "Lead Owner", "Is Converted", "Company", "First Name",
             "Last Name", "Email", "Phone", "Lead Source", "Lead Status", "Created Time",
             "Modified Time"]]
    for lead in leads:
        status = ("Lost Lead" if lead.lost else "Pre-Qualified" if len(lead.steps) > 1 else
                  "Contacted" if lead.touched else "Not Contacted")
        rows.append([f"zcrm_5403{lead.number:08}", f"zcrm_5401{sum(map(ord, lead.owner)):08}",
                     lead.owner, "false", lead.customer, lead.first, lead.last, "", "",
                     lead.source, status, f"{lead.steps[0]:{SECOND}}",
                     f"{lead.steps[-1]:{SECOND}}"])
    delimited(path, rows)


def amocrm(path, deals):
    """A blank behind "Бюджет", heads that occur twice and three times, and open deals whose
    closing date says "не закрыта"."""
    rows = [["ID", "Название сделки", "Компания", "Основной контакт", "Компания контакта",
             "Ответственный", "Этап сделки", "Воронка", "Бюджет ", "Дата создания",
             "Кем создана", "Дата изменения", "Кем изменена", "Теги сделки",
             "Ближайшая задача", "Дата закрытия", "Причина отказа", "Источник", "utm_source",
             "utm_source", "utm_source", "Причина отказа"]]
    stages = ["Первичный контакт", "Переговоры", "Принимают решение", "Согласование договора"]
    for d in deals:
        stage = {"won": "Успешно реализовано", "lost": "Закрыто и не реализовано",
                 "open": stages[d.step]}[d.outcome]
        rows.append([31408200 + d.number, f"Поставка № {d.number}", d.customer, "", "", d.owner,
                     stage, "Воронка", d.amount, f"{d.created:%d.%m.%Y}", d.owner,
                     f"{d.created:%d.%m.%Y}", d.owner, "", "Нет задач",
                     "не закрыта" if d.outcome == "open" else f"{d.closed:%d.%m.%Y}",
                     "Дорого" if d.outcome == "lost" else "", d.source, "", "", "", ""])
    delimited(path, rows, quote="all")


def kommo(path, deals):
    """The same tool in English."""
    rows = [["ID", "Lead title", "Company", "Main contact", "Contact's company",
             "Responsible user", "Lead stage", "Pipeline", "Sale", "Created at", "Created by",
             "Last modified at", "Modified by", "Lead tags", "Closest task", "Closed at",
             "Source"]]
    stages = ["Initial contact", "Discussions", "Decision making", "Contract discussion"]
    for d in deals:
        stage = {"won": "Closed - won", "lost": "Closed - lost", "open": stages[d.step]}[d.outcome]
        rows.append([20771400 + d.number, f"Lead #{20771400 + d.number}", d.customer, "", "",
                     d.owner, stage, "Pipeline", d.amount, f"{d.created:%d.%m.%Y %H:%M:%S}",
                     d.owner, f"{d.created:%d.%m.%Y %H:%M:%S}", d.owner, "", "",
                     "not closed" if d.outcome == "open" else f"{d.closed:%d.%m.%Y} 15:30:00",
                     d.source])
    delimited(path, rows, quote="all", bom=True)


def bitrix24(path, deals):
    """Semicolons, all quoted, a mark; some dates of a column have a time and some none."""
    rows = [["ID", "Название сделки", "Стадия сделки", "Сумма", "Валюта", "Ответственный",
             "Дата создания", "Дата изменения", "Дата начала", "Предполагаемая дата закрытия",
             "Тип", "Группа", "Компания: Название компании", "Источник"]]
    stages = ["Новая", "Подготовка документов", "Счёт на предоплату", "В работе"]
    for d in deals:
        stage = {"won": "Сделка успешна", "lost": "Сделка провалена",
                 "open": stages[d.step]}[d.outcome]
        form = "%d.%m.%Y" if d.number % 3 == 0 else "%d.%m.%Y %H:%M:%S"
        rows.append([2300 + d.number, f"Окна: {d.customer}", stage, f"{d.amount}.00", "RUB",
                     d.owner, f"{d.created:{form}}", f"{d.created:%d.%m.%Y %H:%M:%S}",
                     f"{d.created:%d.%m.%Y}", f"{d.closed:%d.%m.%Y}", "Продажа", "",
                     d.customer, d.source])
    delimited(path, rows, delimiter=";", quote="all", newline="\r\n", bom=True)
