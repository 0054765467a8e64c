/*
 * kpi_names.c - names of metrics in files; see kpi_names.h.
 */
#include "read/kpi/kpi_names.h"
#include "base/text.h"
#include "read/kpi/kpi_formula.h"
#include "read/table/amounts.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES_MAX = 200 };

struct known {
    const char *words;
    int subject;
};

struct kpi_names {
    struct known *known; /* sorted by words, each once */
    size_t n, capacity;
    const struct content *content;
};

/* --- words ------------------------------------------------------------------------- */

static bool is_word_character(unsigned c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c <= 0x24F) ||
           (c >= 0x370 && c <= 0x4FF);
}

char *kpi_words(struct arena *a, const char *text)
{
    char *words = arena_alloc(a, 2 * strlen(text) + 4), *to = words;

    while (*text) {
        unsigned c = text_bare(text_next(text, &text));

        if (c == 0)
            continue;
        if (is_word_character(c))
            to += text_encode(c, to);
        else if (to > words && to[-1] != ' ')
            *to++ = ' ';
    }
    if (to > words && to[-1] == ' ')
        to--;
    *to = '\0';
    return words;
}

/* --- sides ------------------------------------------------------------------------- */

static const struct {
    const char *word;
    enum kpi_side side;
} sides[] = {
    {"planned", SIDE_TARGET},    {"plan", SIDE_TARGET},       {"target", SIDE_TARGET},
    {"goal", SIDE_TARGET},       {"budget", SIDE_TARGET},     {"cel", SIDE_TARGET},
    {"planowane", SIDE_TARGET},  {"planowany", SIDE_TARGET},  {"planowana", SIDE_TARGET},
    {"план", SIDE_TARGET},       {"цель", SIDE_TARGET},       {"плановое", SIDE_TARGET},
    {"плановыи", SIDE_TARGET},   {"actual", SIDE_VALUE},      {"actuals", SIDE_VALUE},
    {"fact", SIDE_VALUE},        {"value", SIDE_VALUE},       {"fakt", SIDE_VALUE},
    {"wykonanie", SIDE_VALUE},   {"realizacja", SIDE_VALUE},  {"wartosc", SIDE_VALUE},
    {"rzeczywiste", SIDE_VALUE}, {"факт", SIDE_VALUE},        {"значение", SIDE_VALUE},
    {"выполнение", SIDE_VALUE},  {"фактическое", SIDE_VALUE},
};

/* The side a word means; false when it means none. */
static bool side_of(const char *word, size_t length, enum kpi_side *side)
{
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (strlen(sides[i].word) == length && memcmp(sides[i].word, word, length) == 0) {
            *side = sides[i].side;
            return true;
        }
    return false;
}

bool kpi_side_read(struct arena *a, const char *text, const char **rest,
                   enum kpi_side *side)
{
    char *words = kpi_words(a, text), *last = strrchr(words, ' ');
    size_t first = strcspn(words, " ");

    if (side_of(words, first, side)) {
        *rest = words[first] ? words + first + 1 : words + first;
        return true;
    }
    if (last == NULL || !side_of(last + 1, strlen(last + 1), side))
        return false;
    *last = '\0';
    *rest = words;
    return true;
}

/* --- names ------------------------------------------------------------------------- */

static int by_words(const void *a, const void *b)
{
    const struct known *x = a, *y = b;

    return strcmp(x->words, y->words);
}

static void add(struct arena *a, struct kpi_names *names, const char *name, size_t length,
                int subject)
{
    char *words = kpi_words(a, arena_strndup(a, name, length));

    if (*words == '\0')
        return;
    names->known =
        arena_grow(a, names->known, names->n, &names->capacity, sizeof *names->known);
    names->known[names->n++] = (struct known){words, subject};
}

/* Adds the names separated by bars. */
static void add_all(struct arena *a, struct kpi_names *names, const char *list, int subject)
{
    while (list && *list) {
        size_t length = strcspn(list, "|");

        add(a, names, list, length, subject);
        list += length + (list[length] == '|');
    }
}

struct kpi_names *kpi_names_new(struct arena *a, const struct content *content)
{
    struct kpi_names *names = arena_alloc(a, sizeof *names);

    names->content = content;
    for (int i = 0; i < content->nmetrics; i++) {
        add(a, names, content->metric[i].id, strlen(content->metric[i].id), i);
        for (int l = 0; l < LANG_MAX; l++)
            add_all(a, names, content->metric[i].name.in[l], i);
    }
    for (int c = 0; c < COMPONENTS; c++) {
        const char *id = kpi_component_name((enum kpi_component)c);

        add(a, names, id, strlen(id), KPI_MAX + c);
    }
    for (int i = 0; i < content->nmetric_names; i++) {
        const struct metric_names *of = &content->metric_names[i];
        int subject = metric_find(content, of->id);

        if (subject < 0 && (subject = kpi_component_find(of->id)) >= 0)
            subject += KPI_MAX;
        if (subject >= 0)
            add_all(a, names, of->names, subject);
    }
    qsort(names->known, names->n, sizeof *names->known, by_words);
    return names;
}

/* The subject of exactly these words, or -1. */
static int find_words(const struct kpi_names *names, const char *words)
{
    struct known key = {.words = words};
    const struct known *found = bsearch(&key, names->known, names->n, sizeof key, by_words);

    return found ? found->subject : -1;
}

/* Takes a unit in brackets, behind the last comma or a percent sign off the end. */
static void take_unit(char *text, struct kpi_unit *unit)
{
    static const char *const openings = "([,";
    size_t length = strlen(text);
    char closing = length ? text[length - 1] : '\0', *from = NULL;
    struct kpi_unit found;

    for (const char *o = openings; *o; o++) {
        char *at = strrchr(text, *o);

        if (at && at > text && (*o == ',' || closing == (*o == '(' ? ')' : ']')) &&
            (from == NULL || at > from))
            from = at;
    }
    if (from) {
        bool bracket = *from != ',';

        text[length - bracket] = '\0';
        if (kpi_unit_read(from + 1, &found) && !found.other) {
            *unit = found;
            *from = '\0';
            return;
        }
        if (bracket)
            text[length - 1] = closing;
    }
    if (closing == '%') {
        unit->percent = true;
        text[length - 1] = '\0';
    }
}

/* Finds the subject, first by all words, then without one for planned or actual. */
static bool find(struct arena *a, const struct kpi_names *names, const char *text,
                 struct kpi_name *name)
{
    const char *rest;

    name->subject = find_words(names, kpi_words(a, text));
    if (name->subject < 0 && kpi_side_read(a, text, &rest, &name->side))
        name->subject = find_words(names, rest);
    return name->subject >= 0;
}

bool kpi_name_read(const struct kpi_names *names, const char *text, struct kpi_name *name)
{
    struct arena scratch = {0};
    char *without = text_trim(&scratch, text);

    *name = (struct kpi_name){.subject = -1};
    if (strlen(without) > NAME_BYTES_MAX)
        *without = '\0';
    if (find(&scratch, names, without, name))
        name->unit.percent = strchr(without, '%') != NULL;
    else {
        take_unit(without, &name->unit);
        find(&scratch, names, without, name);
    }
    if (name->subject >= 0 && !kpi_unit_fits(name->subject, names->content, &name->unit))
        name->subject = -1;
    arena_drop(&scratch);
    return name->subject >= 0;
}

/* --- units ------------------------------------------------------------------------- */

/* Units in words (kpi_words), between blanks. */
static const char percents[] = " percent percents pct procent procenty proc процент "
                               "процента процентов проц ";
static const char days[] = " d day days dzien dni dn день дня днеи дн сут суток ";
static const char weeks[] = " w week weeks tydzien tygodnie tygodni tyg неделя недели "
                            "недель нед ";
static const char hours[] = " h hr hrs hour hours godzina godziny godzin godz g час часа "
                            "часов часы ч ";
static const char counts[] = " number no count pcs pc piece pieces qty nr sztuka sztuki "
                             "sztuk szt liczba ilosc шт штук штука количество кол во ед "
                             "единиц ratio share udział доля ";
static const char thousands[] = " k ths thousand thousands tys tysiac tysiecy тыс тысяч ";
static const char millions[] = " m mln mio million millions milion milionow млн миллион "
                               "миллионов ";

static bool among(const char *list, const char *word, size_t length)
{
    for (const char *at = list; (at = strchr(at, ' ')) && at[1]; at++)
        if (strncmp(at + 1, word, length) == 0 && at[1 + length] == ' ')
            return true;
    return false;
}

/* A sign or code of a currency alone. */
static bool read_currency(struct arena *a, const char *text, struct kpi_unit *unit)
{
    struct amount_column column = {0};
    struct amount amount;

    if (!amount_read(arena_printf(a, "1 %s", text), &amount, &column) ||
        *amount.currency == '\0')
        return false;
    memcpy(unit->currency, amount.currency, sizeof unit->currency);
    return true;
}

static void read_one_unit(struct arena *a, const char *text, struct kpi_unit *unit)
{
    const char *words = kpi_words(a, text), *rest = text;
    size_t first = strcspn(words, " "), length = strlen(words);

    if (strcmp(text, "%") == 0 || among(percents, words, length))
        unit->percent = true;
    else if (among(days, words, length) || among(weeks, words, length))
        unit->days = among(days, words, length) ? 1 : 7;
    else if (among(hours, words, length))
        unit->hours = true;
    else if (strcmp(text, "#") == 0 || among(counts, words, length) ||
             strcmp(words, "кол во") == 0 || read_currency(a, text, unit))
        return;
    else if (first && (among(thousands, words, first) || among(millions, words, first))) {
        unit->scale = among(thousands, words, first) ? 1e3 : 1e6;
        rest += strcspn(rest, " .");
        rest += strspn(rest, " .");
        if (*rest && !read_currency(a, rest, unit))
            unit->other = true;
    } else
        unit->other = true;
}

bool kpi_unit_read(const char *text, struct kpi_unit *unit)
{
    struct arena scratch = {0};
    char *trimmed = text_trim(&scratch, text), *slash;
    bool filled;

    *unit = (struct kpi_unit){0};
    if (*trimmed == '[' || *trimmed == '(') {
        trimmed++;
        trimmed[strcspn(trimmed, ")]")] = '\0';
    }
    if ((slash = strchr(trimmed, '/')) && slash > trimmed) /* "PLN/day" */
        *slash = '\0';
    trimmed = text_trim(&scratch, trimmed);
    if (*trimmed && strcmp(trimmed, "-") != 0)
        read_one_unit(&scratch, trimmed, unit);
    filled = *trimmed != '\0';
    arena_drop(&scratch);
    return filled;
}

bool kpi_is_scaled(const char *text)
{
    struct arena scratch = {0};
    char *open = arena_strdup(&scratch, text);
    bool is = false;

    for (char *c = open; (c = strpbrk(c, "()[]")); c++)
        *c = ' ';
    for (const char *w = kpi_words(&scratch, open); *w; w += strspn(w, " ")) {
        size_t length = strcspn(w, " ");

        is = is ||
             (length > 1 && (among(thousands, w, length) || among(millions, w, length)));
        w += length;
    }
    arena_drop(&scratch);
    return is;
}

/* --- subjects ---------------------------------------------------------------------- */

const char *kpi_subject_id(const struct content *content, int subject)
{
    return subject < KPI_MAX ? content->metric[subject].id
                             : kpi_component_name((enum kpi_component)(subject - KPI_MAX));
}

enum unit kpi_subject_unit(const struct content *content, int subject)
{
    return subject < KPI_MAX ? content->metric[subject].unit
                             : kpi_component_unit((enum kpi_component)(subject - KPI_MAX));
}

bool kpi_subject_is_money(const struct content *content, int subject)
{
    enum unit unit = kpi_subject_unit(content, subject);

    if (subject < KPI_MAX)
        return unit == UNIT_MONEY || unit == UNIT_MONEY_PER_DAY;
    switch ((enum kpi_component)(subject - KPI_MAX)) {
    case COMPONENT_WON_VALUE:
    case COMPONENT_NEW_CUSTOMER_VALUE:
    case COMPONENT_FORECAST:
    case COMPONENT_REVENUE_PER_CUSTOMER: return true;
    case COMPONENT_LEADS:
    case COMPONENT_LEADS_WON:
    case COMPONENT_HANDED_OVER:
    case COMPONENT_ACCEPTED:
    case COMPONENT_UNTOUCHED:
    case COMPONENT_MQL:
    case COMPONENT_SQL:
    case COMPONENT_OPPORTUNITIES:
    case COMPONENT_WON:
    case COMPONENT_LOST:
    case COMPONENT_WON_VALUED:
    case COMPONENT_CYCLE_DAYS:
    case COMPONENT_CYCLE_MEAN:
    case COMPONENT_CYCLE_DEALS:
    case COMPONENT_MARGIN_RATE:
    case COMPONENT_CHURN:
    case COMPONENTS: break;
    }
    return false;
}

bool kpi_subject_is_count(int subject)
{
    return subject >= KPI_MAX + COMPONENT_LEADS && subject <= KPI_MAX + COMPONENT_LOST;
}

bool kpi_unit_fits(int subject, const struct content *content, const struct kpi_unit *unit)
{
    bool is_days = subject == KPI_MAX + COMPONENT_CYCLE_DAYS ||
                   kpi_subject_unit(content, subject) == UNIT_DAYS;

    if (unit->percent)
        return kpi_subject_unit(content, subject) == UNIT_RATE;
    if (*unit->currency)
        return kpi_subject_is_money(content, subject);
    if (unit->days || unit->hours)
        return unit->days ? is_days : !is_days && subject < KPI_MAX;
    return true;
}
