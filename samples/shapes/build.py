#!/usr/bin/env python3
"""Writes the data files of samples/exports, the same bytes every time.

    samples/shapes/build.py            surveys/ and kpis/ of samples/exports again
    samples/shapes/build.py FOLDER     into FOLDER/surveys and FOLDER/kpis

Each file has the shape of one tool's export: files.py writes text and workbooks, people.py says
who answers what, pipeline.py which deals and leads there are; surveys.py, crm.py and tables.py
give them the shape.  All people, companies and numbers are invented.
"""
import csv
import pathlib
import sys

import crm
import surveys
import tables
from people import BLANK, DONT_KNOW, NOT_APPLICABLE, people
from pipeline import deals, leads

SAMPLES = pathlib.Path(__file__).resolve().parent.parent

# Company: language, what writes the survey file, (people of Sales, level), (of Marketing,
# level), what stands in place of an answer.
SURVEYED = {
    "alder-lighting": ("en", surveys.google_direct, (14, 66), (9, 72), (BLANK, DONT_KNOW)),
    "fernhill-packaging": ("en", surveys.surveymonkey, (12, 48), (8, 61),
                           (BLANK, NOT_APPLICABLE)),
    "quarrystone-software": ("en", surveys.qualtrics, (16, 78), (12, 74), (BLANK,)),
    "tidewell-clinics": ("en", surveys.typeform, (9, 57), (11, 55), (BLANK,)),
    "jodlowe-okna": ("pl", surveys.google_sheet, (13, 52), (8, 58), (BLANK,)),
    "zielony-mlyn": ("pl", surveys.polish_panel, (18, 63), (10, 60), (BLANK,)),
    "morska-stolarnia": ("pl", surveys.microsoft_forms, (10, 43), (8, 37), (BLANK,)),
    "tikhiy-kedr": ("ru", surveys.anketolog, (15, 70), (9, 62), (BLANK, DONT_KNOW)),
    "yasny-port": ("ru", surveys.yandex_forms, (11, 54), (12, 66), (BLANK,)),
}
# No column of anketolog.ru tells the day, so the file's name does.
ENDINGS = {surveys.microsoft_forms: ".xlsx", surveys.anketolog: "-2026-Q3.csv"}
# Two companies asked by one form; the column holds these names.
TOGETHER = {
    "hallowell-bearings": ("Hallowell Bearings Ltd", (13, 60), (8, 47)),
    "corrie-glass": ("Corrie Glass Ltd", (9, 73), (8, 80)),
}


def load_statements():
    """The 20 statements by language, as the questionnaire words them."""
    with open(SAMPLES.parent / "templates/content/statements.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {language: [row["statement." + language] for row in rows]
            for language in ("en", "pl", "ru")}


def write_surveys(folder):
    statements = load_statements()
    for company, (language, write, sales, marketing, missing) in SURVEYED.items():
        suffix = ENDINGS.get(write, ".csv")
        write(folder / (company + suffix),
              people(company, language, sales, marketing, missing), statements)
    surveys.limesurvey(folder / "results-survey482153.csv",
                       [(name, people(company, "en", sales, marketing, (BLANK, NOT_APPLICABLE)))
                        for company, (name, sales, marketing) in TOGETHER.items()], statements)


def write_kpis(folder):
    def to(name):
        return folder / (name + ".csv")

    crm.hubspot_deals(to("alder-lighting-deals"), deals("alder-lighting", "en", 64, 18000, 44))
    crm.hubspot_contacts(to("alder-lighting-contacts"),
                         leads("alder-lighting", "en", 160, (62, 48, 55, 40)))
    crm.salesforce_opportunities(to("fernhill-packaging-opportunities"),
                                 deals("fernhill-packaging", "en", 57, 9500, 38))
    crm.salesforce_leads(to("fernhill-packaging-leads"),
                         leads("fernhill-packaging", "en", 120, (50, 40, 50, 30)))
    crm.pipedrive(to("quarrystone-software-deals"),
                  deals("quarrystone-software", "en", 72, 26000, 46))
    crm.kommo(to("tidewell-clinics-leads"), deals("tidewell-clinics", "en", 48, 4200, 46, (6, 40)))
    crm.zoho_deals(to("jodlowe-okna-deals"), deals("jodlowe-okna", "pl", 60, 24000, 44))
    crm.zoho_leads(to("jodlowe-okna-leads"), leads("jodlowe-okna", "pl", 70, (0, 0, 0, 0)))
    crm.amocrm(to("tikhiy-kedr-deals"), deals("tikhiy-kedr", "ru", 66, 380000, 52))
    crm.bitrix24(to("yasny-port-deals"), deals("yasny-port", "ru", 54, 210000, 45))
    tables.long_polish(to("zielony-mlyn-kpi"))
    tables.wide_workbook(folder / "morska-stolarnia-kpi.xlsx")
    tables.wide_russian(to("tikhiy-kedr-kpi"))
    tables.wide_by_company(to("group-kpis"), [("Hallowell Bearings Ltd", 3),
                                              ("Corrie Glass Ltd", 2)])


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES / "exports"
    for part, write in (("surveys", write_surveys), ("kpis", write_kpis)):
        (folder / part).mkdir(parents=True, exist_ok=True)
        write(folder / part)


if __name__ == "__main__":
    main()
