"""Deals and leads of a company, whatever tool they are kept in."""
import datetime

from people import FIRST, LAST, Chance

END = datetime.date(2026, 9, 30)
CUSTOMERS = {
    "en": ("Amberley Ashford Beacon Bramble Copper Crescent Dovecote Falcon Granite Heron Juniper "
           "Kestrel Larkspur Meadow Nettle Orchard Pebble Quarry Rowan Saffron Thistle Willow"
           .split(), ["Works", "Foods", "Group", "Stores", "Design"], "{} {}"),
    "pl": ("Agat Bażant Cyprys Delfin Fiołek Granit Hiacynt Irys Jaskółka Krokus Lawenda Malwa "
           "Nagietek Orzech Piwonia Sokół Tulipan Wrzos Żonkil".split(),
           ["Budowa", "Handel", "Serwis", "Dom"], "{} {}"),
    "ru": ("Агат Берег Василёк Гранит Дельта Енисей Журавль Заря Искра Клён Лотос Маяк Нива Орион "
           "Парус Родник Сокол Тополь Факел Янтарь".split(),
           ["Строй", "Торг", "Сервис", "Дом"], "ООО «{}-{}»"),
}
SOURCES = {
    "en": ["Website", "Trade show", "Referral", "Email campaign"],
    "pl": ["Strona WWW", "Targi", "Polecenie", "Kampania e-mail"],
    "ru": ["Сайт", "Выставка", "Рекомендация", "Рассылка"],
}


def owners(company, language):
    """The four who sell for a company."""
    chance = Chance("owners of " + company)
    return [f"{chance.pick(FIRST[language].split())} {chance.pick(LAST[language].split())}"
            for _ in range(4)]


def customer(chance, language):
    words, kinds, form = CUSTOMERS[language]
    return form.format(chance.pick(words), chance.pick(kinds))


class Deal:
    """outcome: "won", "lost" or "open"; closed: the day it was, or is expected; step: how far
    an open one has come, 0 .. 3."""


def deals(company, language, number, amount, win=38, cycle=(14, 70)):
    """A company's deals by the time they were created: `win` in a hundred are won, amounts are
    about the given one, in its tenths."""
    chance = Chance("deals of " + company)
    sellers = owners(company, language)
    made = []
    for _ in range(number):
        d = Deal()
        d.created = chance.moment(datetime.datetime(2026, 1, 5), 258)
        d.closed = d.created.date() + datetime.timedelta(
            days=cycle[0] + chance.below(cycle[1] - cycle[0]))
        d.customer, d.owner = customer(chance, language), chance.pick(sellers)
        d.amount = amount // 10 * (4 + chance.below(16))
        d.outcome = "won" if chance.below(100) < win else "lost"
        d.step = chance.below(4)
        if d.closed > END or chance.below(12) == 0:
            d.outcome = "open"
            d.closed = END + datetime.timedelta(days=10 + chance.below(60))
        d.source = chance.pick(SOURCES[language])
        made.append(d)
    made.sort(key=lambda deal: deal.created)
    for i, d in enumerate(made):
        d.number = i + 1
    return made


class Lead:
    """steps: the dates it became a lead, MQL, SQL, opportunity, customer, as far as it came;
    touched: somebody of Sales has taken it up."""


def leads(company, language, number, shares):
    """A company's leads; shares: how many in a hundred get on at each of the four steps."""
    chance = Chance("leads of " + company)
    sellers = owners(company, language)
    names = [f"{first} {last}" for first in FIRST[language].split()
             for last in LAST[language].split()]
    made = []
    for _ in range(number):
        lead = Lead()
        lead.first, lead.last = names.pop(chance.below(len(names))).split()
        lead.steps = [chance.moment(datetime.datetime(2026, 4, 1), 180)]
        for share in shares:
            later = lead.steps[-1] + datetime.timedelta(days=2 + chance.below(16))
            if chance.below(100) >= share or later.date() > END:
                break
            lead.steps.append(later)
        lead.customer, lead.owner = customer(chance, language), chance.pick(sellers)
        lead.touched = len(lead.steps) > 2 or chance.below(4) > 0
        lead.lost = len(lead.steps) < 4 and chance.below(3) == 0
        lead.source = chance.pick(SOURCES[language])
        made.append(lead)
    made.sort(key=lambda item: item.steps[0])
    for i, lead in enumerate(made):
        lead.number = i + 1
    return made
