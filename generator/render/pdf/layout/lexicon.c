/*
 * lexicon.c - the words of binding.c's rules; see lexicon.h.
 */
#include "render/pdf/layout/lexicon.h"

#include "base/letter.h"
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

enum { WORD_MAX = 24 }; /* bytes of a word */

/* Words by role, in lower case; "" is every language.  Languages are told apart by their
 * first letter, which the table of words relies on. */
static const struct entry {
    const char *language;
    enum word_role role;
    const char *words;
} lexicon[] = {
    {"", OPERATOR, "= < > ≤ ≥ ≈ ± × + −"},
    {"", DASH, "– —"},
    {"", LABEL, "№ § §§ # nr no. q1 q2 q3 q4"},
    {"", UNIT,
     "% ‰ ° °c kg g t km m cm mm m² m³ l h s ms min kw mw kwh mwh b kb mb gb tb kib mib pt "
     "pp px hz khz eur usd pln rub gbp chf czk € $ £ zł ₽ ₴"},

    {"pl", CLITIC, "w z i o u a"},
    {"pl", ABBREVIATION,
     "np. tj. tzn. tzw. m.in. ok. św. dr prof. mgr inż. im. por. zob. ds. wg ww. dot. "
     "proc."},
    {"pl", STREET, "ul. al. pl. os. aleja plac ulica"},
    {"pl", LABEL,
     "nr str. s. rys. tab. poz. pkt ust. art. rozdz. rozdział zał. wyk. tabela rysunek "
     "wykres "
     "poziom poziomu poziomie punkt krok w. t. lp."},
    {"pl", UNIT,
     "gr tys. mln mld bln pkt pkt. p.p. proc. dzień dni dnia godz. godzin godziny godzina "
     "minut minuty tyg. tygodni tygodnie mies. miesiąc miesiące miesięcy lat lata rok roku "
     "r. "
     "os. osób osoby osoba szt. razy z kw. zł/dzień stycznia lutego marca kwietnia maja "
     "czerwca lipca sierpnia września października listopada grudnia"},
    {"pl", MAGNITUDE, "tys. mln mld bln"},
    {"pl", QUARTER, "kwartał kwartału kwartale kwartałem kw. półrocze półrocza półroczu"},

    {"ru", CLITIC, "в к с и о у а"},
    {"ru", PARTICLE, "же ж бы б ли ль"},
    {"ru", ABBREVIATION, "т. напр. см. ср. им. тов. проф. акад. св. г-н г-жа"},
    {"ru", STREET, "ул. пр. просп. пер. пл. наб. бул. ш. г. улица проспект площадь"},
    {"ru", LABEL,
     "стр. с. рис. табл. п. пп. гл. ст. ч. разд. прил. д. корп. кв. оф. таблица рисунок "
     "график "
     "раздел глава пункт уровень уровня уровне шаг из"},
    {"ru", UNIT,
     "руб. руб коп. тыс. млн млрд трлн п. п.п. пп дн. день дня дней ч ч. час часа часов "
     "мин "
     "мин. нед. недель недели мес. месяц месяца месяцев лет года год году г. гг. чел. "
     "человек "
     "человека шт. кв. раз раза кг км м см мм т квт мвт балл балла баллов пункт пункта "
     "пунктов из января февраля марта апреля мая июня июля августа сентября октября ноября "
     "декабря"},
    {"ru", MAGNITUDE, "тыс. млн млрд трлн"},
    {"ru", QUARTER, "квартал квартала квартале кварталу кварталом кв. полугодие полугодия"},

    {"en", CLITIC, "i a"},
    {"en", ABBREVIATION,
     "e.g. i.e. cf. vs. mr mr. mrs mrs. ms ms. dr dr. prof. st approx. ca."},
    {"en", LABEL,
     "fig. figs. figure table chart section chapter appendix level page p. pp. vol. week "
     "step "
     "item question of"},
    {"en", UNIT,
     "day days hour hours minute minutes week weeks month months year years quarter "
     "quarters "
     "point points percent thousand million billion people pts times of am pm january "
     "february "
     "march april may june july august september october november december"},
};

/* Lower case in place of capitals; the length, 0 when it is no word of the lexicon. */
static size_t lower_word(const char *s, size_t length, char lower[WORD_MAX + 4])
{
    const char *end = s + length, *next;
    size_t n = 0;

    if (length > WORD_MAX)
        return 0;
    for (; s < end; s = next) {
        unsigned c = text_next(s, &next), letter = letter_lower(c);
        n += (size_t)text_encode(letter ? letter : c, lower + n);
        if (n > WORD_MAX)
            return 0;
    }
    return n;
}

/* --- the lexicon as a hash table, made at the first question ----------------- */

enum { LEXICON_SLOTS = 2048 }; /* a power of two, several times the words */

static struct slot {
    const char *word; /* in lexicon[].words; NULL: free */
    const char *language;
    size_t length;
    unsigned roles;
} slots[LEXICON_SLOTS];
static bool slots_filled;

/* The slot of a word of a language, or the free one where it would be. */
static struct slot *find_slot(const char *language, const char *word, size_t length)
{
    unsigned hash = (unsigned char)language[0];
    struct slot *slot;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    for (;; hash++) {
        slot = &slots[(hash ^ hash >> 15) & (LEXICON_SLOTS - 1)];
        if (slot->word == NULL ||
            (slot->length == length && memcmp(slot->word, word, length) == 0 &&
             slot->language[0] == language[0]))
            return slot;
    }
}

static void fill_slots(void)
{
    for (size_t i = 0; i < sizeof lexicon / sizeof *lexicon; i++)
        for (const char *word = lexicon[i].words; *word != '\0';) {
            size_t length = strcspn(word, " ");
            struct slot *slot = find_slot(lexicon[i].language, word, length);
            slot->word = word;
            slot->language = lexicon[i].language;
            slot->length = length;
            slot->roles |= lexicon[i].role;
            word += length + (word[length] == ' ');
        }
    slots_filled = true;
}

unsigned lexicon_roles(const char *language, const char *word, size_t length)
{
    char lower[WORD_MAX + 4];
    size_t n = lower_word(word, length, lower);

    if (n == 0)
        return 0;
    if (!slots_filled)
        fill_slots();
    return find_slot("", lower, n)->roles | find_slot(language, lower, n)->roles;
}
