"""Who answers the survey, and what: people of invented names whose answers behave like people's.

Random numbers are those of Park and Miller (16807, 2^31 - 1), so that every machine and every
version of Python writes the same files.
"""
import datetime

QUESTIONS = 20
BLANK, NOT_APPLICABLE, DONT_KNOW = None, "na", "dk"

# How hard each statement is to agree with and whom it describes, in hundredths of a point.
DIFFICULTY = [5, -12, 8, -18, 22, 15, 28, -8, 6, -4, -32, 4, 2, -14, 6, -10, -30, -38, -6, -6]
ABOUT = {1: "sales", 6: "sales", 3: "marketing", 4: "marketing", 5: "marketing",
         13: "marketing", 15: "marketing"}

FIRST = {
    "en": "Alice Ben Clara Daniel Edith Frank Grace Henry Isla Jack Kitty Liam Maud Noel Olive "
          "Percy Queenie Rhys Sybil Tom Una Vernon Winnie Yusuf",
    "pl": "Ada Bartek Celina Damian Ewa Filip Grażyna Hubert Iga Jacek Kinga Łukasz Magda "
          "Norbert Oliwia Paweł Renata Sławek Teresa Urszula Wojtek Zofia Żaneta Jędrzej",
    "ru": "Алиса Борис Вера Глеб Дарья Егор Жанна Захар Инна Кирилл Лада Матвей Нина Олег Полина "
          "Роман София Тимур Ульяна Фёдор Элла Юрий Яна Артём",
}
LAST = {
    "en": "Ashcombe Birtwell Cawdrey Dunmore Elsworth Farthing Gadsby Hartnoll Ickes Jessop "
          "Kettlewell Lorrimer Medway",
    "pl": "Brzoza Cichy Dolina Gaj Jawor Kalina Leszczyna Modrzew Olcha Poziomka Rosa Sosna "
          "Wierzba",
    "ru": "Берёзка Дубрава Ельник Заречный Ивушка Кленов Лугова Малинка Озёрный Полянка Рябина "
          "Соснина Тихая",
}
LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                 "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
                 .split(" ")))
LATIN.update(zip("ąćęłńóśźż", "acelnoszz"))


class Chance:
    """Whole random numbers from a seed that is a text."""

    def __init__(self, text):
        self.seed = 7
        for letter in text:
            self.seed = (self.seed * 31 + ord(letter)) % 2147483646
        self.seed += 1

    def below(self, n):
        """0 .. n - 1"""
        self.seed = self.seed * 16807 % 2147483647
        return self.seed // 65536 % n

    def normal(self, deviation):
        """About normal: the sum of twelve evens."""
        return (sum(self.below(1001) for _ in range(12)) - 6000) * deviation // 1000

    def pick(self, items):
        return items[self.below(len(items))]

    def moment(self, first, days):
        """A working hour within so many days from the first, weekends moved to Monday."""
        day = first + datetime.timedelta(days=self.below(days))
        if day.weekday() > 4:
            day += datetime.timedelta(days=7 - day.weekday())
        return day + datetime.timedelta(hours=8 + self.below(10), minutes=self.below(60),
                                        seconds=self.below(60))


class Person:
    """One who answers: function, answers (1..5, BLANK, NOT_APPLICABLE or DONT_KNOW), times."""

    def __init__(self, number, function, name, answers, start, end):
        self.number, self.function, self.name = number, function, name
        self.answers, self.start, self.end = answers, start, end
        self.comment = ""

    @property
    def email(self):
        """At example.com, in Latin letters."""
        letters = (LATIN.get(c, c) for c in self.name.lower().replace(" ", "."))
        return "".join(letters) + "@example.com"


def answers_of(chance, function, level, missing):
    """Twenty answers of one person: the level (20..100) is the total aimed at; `missing` is
    what stands now and then in place of an answer."""
    leaning = chance.normal(50)
    answers = []
    for q in range(1, QUESTIONS + 1):
        value = level * 5 + DIFFICULTY[q - 1] + leaning + chance.normal(88)
        if q in ABOUT:
            value += 25 if ABOUT[q] == function else -20
        answer = min(5, max(1, (value + 50) // 100))
        if chance.below(50) == 0:
            answer = chance.pick(missing)
        answers.append(answer)
    return answers


def people(company, language, sales, marketing, missing=(BLANK,)):
    """The people of a company in the order they answered; sales and marketing are (number,
    level)."""
    chance = Chance(company)
    names = [f"{first} {last}" for first in FIRST[language].split()
             for last in LAST[language].split()]
    result = []
    for function, (number, level) in (("sales", sales), ("marketing", marketing)):
        for _ in range(number):
            name = names.pop(chance.below(len(names)))
            answers = answers_of(chance, function, level, missing)
            start = chance.moment(datetime.datetime(2026, 9, 7), 17)
            end = start + datetime.timedelta(seconds=200 + chance.below(700))
            result.append(Person(0, function, name, answers, start, end))
    result.sort(key=lambda person: person.end)
    for i, person in enumerate(result):
        person.number = i + 1
        person.comment = COMMENTS[language][i] if i < len(COMMENTS[language]) else ""
    return result


# What a few wrote into the open question: commas, quotes and line breaks on purpose.
COMMENTS = {
    "en": ["One list of leads, please; not three.", "", 'We say "qualified", they hear "hot".', "",
           "More time together:\n- a weekly call\n- a shared plan", "", "", "=SUM(nothing)"],
    "pl": ["Wspólna lista leadów; dziś są trzy.", "", "„Gorący” znaczy u nas co innego.", "",
           "Więcej czasu razem:\n- cotygodniowa rozmowa\n- jeden plan", "", ""],
    "ru": ["Один список лидов; сейчас их три.", "", "«Горячий» у нас значит другое.", "",
           "Больше времени вместе:\n- звонок раз в неделю\n- общий план", "", ""],
}
