/*
 * amounts.c - numbers with their signs and currencies; see amounts.h.
 *
 * What stands around the figures is taken off from both ends; then they are read once for
 * each decimal mark.
 */
#include "read/table/amounts.h"
#include "read/table/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIGURES_MAX = 40, EXPONENT_MAX = 15 };

/* Longer forms before those they begin with.  Letters of ASCII in any case. */
static const struct {
    const char *text, *code;
} currencies[] = {
    {"US$", "USD"}, {"$", "USD"},      {"€", "EUR"},     {"£", "GBP"},     {"₽", "RUB"},
    {"₴", "UAH"},   {"₸", "KZT"},      {"zł", "PLN"},    {"zŁ", "PLN"},    {"zl", "PLN"},
    {"Kč", "CZK"},  {"рублей", "RUB"}, {"рубля", "RUB"}, {"рубль", "RUB"}, {"руб.", "RUB"},
    {"руб", "RUB"}, {"Руб.", "RUB"},   {"Руб", "RUB"},   {"РУБ.", "RUB"},  {"РУБ", "RUB"},
    {"р.", "RUB"},  {"р", "RUB"},      {"RUR", "RUB"},   {"AED", ""},      {"AMD", ""},
    {"AUD", ""},    {"BGN", ""},       {"BRL", ""},      {"BYN", ""},      {"CAD", ""},
    {"CHF", ""},    {"CNY", ""},       {"CZK", ""},      {"DKK", ""},      {"EUR", ""},
    {"GBP", ""},    {"GEL", ""},       {"HUF", ""},      {"ILS", ""},      {"INR", ""},
    {"JPY", ""},    {"KGS", ""},       {"KZT", ""},      {"NOK", ""},      {"PLN", ""},
    {"RON", ""},    {"RSD", ""},       {"RUB", ""},      {"SEK", ""},      {"TRY", ""},
    {"UAH", ""},    {"USD", ""},       {"UZS", ""},
};

static const char *const blanks[] = {" ",        "\t",           "\n",          "\r",
                                     "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

/* What is left of the text, and what was taken off. */
struct rest {
    const char *at, *end;
    bool negative, signed_, quoted;
    struct amount *amount;
};

/* Takes the text off the front or the end; false when it does not stand there. */
static bool take(struct rest *r, bool front, const char *text)
{
    size_t length = strlen(text);

    if ((size_t)(r->end - r->at) < length ||
        strncasecmp(front ? r->at : r->end - length, text, length) != 0)
        return false;
    if (front)
        r->at += length;
    else
        r->end -= length;
    return true;
}

static void take_blanks(struct rest *r)
{
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (take(r, true, blanks[i]) || take(r, false, blanks[i]))
            i = (size_t)-1;
}

static bool take_currency(struct rest *r, bool front)
{
    for (size_t i = 0;
         *r->amount->currency == '\0' && i < sizeof currencies / sizeof *currencies; i++)
        if (take(r, front, currencies[i].text)) {
            const char *code = currencies[i].code;

            memcpy(r->amount->currency, *code ? code : currencies[i].text, 4);
            return true;
        }
    return false;
}

static bool take_sign(struct rest *r)
{
    if (r->signed_)
        return false;
    r->negative = take(r, true, "-") || take(r, true, "\xE2\x88\x92");
    r->signed_ = r->negative || take(r, true, "+");
    return r->signed_;
}

/* The apostrophe that marks text in spreadsheets. */
static bool take_quote(struct rest *r)
{
    bool taken = !r->quoted && take(r, true, "'");

    r->quoted = r->quoted || taken;
    return taken;
}

static bool take_percent(struct rest *r)
{
    if (r->amount->percent || !take(r, false, "%"))
        return false;
    r->amount->percent = true;
    return true;
}

/* Takes everything off but the figures. */
static void take_surroundings(struct rest *r)
{
    do
        take_blanks(r);
    while (take_quote(r) || take_sign(r) || take_percent(r) || take_currency(r, true) ||
           take_currency(r, false));
    if (!r->signed_ && r->end - r->at > 2 && *r->at == '(' && r->end[-1] == ')') {
        r->at++;
        r->end--;
        r->negative = r->signed_ = true;
        take_surroundings(r);
    }
}

/* Splits "1,2E+05"; false when what stands behind the E is no exponent. */
static bool split_exponent(char *figures, int *exponent)
{
    char *e = strpbrk(figures, "eE"), *end;

    *exponent = 0;
    if (e == NULL)
        return true;
    *e = '\0';
    if (strspn(e + 1, "+-0123456789") != strlen(e + 1))
        return false;
    *exponent = (int)strtol(e + 1, &end, 10);
    return end > e + 1 && *end == '\0' && abs(*exponent) <= EXPONENT_MAX;
}

/* The figures with that decimal mark, NAN when they cannot be read so. */
static double read_figures(const char *figures, char decimal, int exponent, bool plain)
{
    char other = decimal == '.' ? ',' : '.';
    double value;

    /* No one marks the thousands of 0,125, nor of a number with an exponent. */
    if (strchr(figures, other) && (*figures == '0' || !plain))
        return NAN;
    if (!number_with_mark(figures, decimal, &value))
        return NAN;
    value *= pow(10, exponent);
    return value < 1e15 ? value : (double)NAN;
}

static void learn(const struct amount *a, struct amount_column *column)
{
    column->n++;
    column->percents += a->percent;
    if (isnan(a->point))
        column->comma++;
    else if (isnan(a->comma))
        column->point++;
    else if (a->point < a->comma || a->point > a->comma)
        column->ambiguous++;
}

bool amount_read(const char *text, struct amount *amount, struct amount_column *column)
{
    struct rest r = {.at = text, .end = text + strlen(text), .amount = amount};
    char figures[FIGURES_MAX + 1];
    int exponent;
    size_t length;
    bool plain;

    *amount = (struct amount){0};
    take_surroundings(&r);
    length = (size_t)(r.end - r.at);
    if (length == 0 || length > FIGURES_MAX)
        return false;
    memcpy(figures, r.at, length);
    figures[length] = '\0';
    plain = strpbrk(figures, "eE") == NULL;
    if (!split_exponent(figures, &exponent))
        return false;
    amount->point = read_figures(figures, '.', exponent, plain);
    amount->comma = read_figures(figures, ',', exponent, plain);
    if (isnan(amount->point) && isnan(amount->comma))
        return false;
    if (r.negative) {
        amount->point = -amount->point;
        amount->comma = -amount->comma;
    }
    learn(amount, column);
    return true;
}

bool amount_is_error(const char *text)
{
    static const char *const others[] = {"#N/A", "#N/D", "#Н/Д", "#NV"};
    size_t length = strlen(text);

    if (*text != '#' || length < 3 || length > 32)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(text, others[i]) == 0)
            return true;
    return (text[length - 1] == '!' || text[length - 1] == '?') &&
           strchr(text, ' ') == NULL;
}

enum decimal_mark amount_mark(const struct amount_column *column,
                              enum decimal_mark fallback, bool *guessed)
{
    *guessed = false;
    if (column->point && column->comma)
        return MARK_NONE;
    if (column->point || column->comma)
        return column->point ? MARK_POINT : MARK_COMMA;
    *guessed = column->ambiguous > 0;
    return fallback;
}

double amount_value(const struct amount *amount, enum decimal_mark mark)
{
    switch (mark) {
    case MARK_POINT: return amount->point;
    case MARK_COMMA: return amount->comma;
    case MARK_NONE: break;
    }
    if (isnan(amount->point))
        return amount->comma;
    return isnan(amount->comma) || fabs(amount->point - amount->comma) <= 0 ? amount->point
                                                                            : (double)NAN;
}

static const char *const mark_names[] = {
    [MARK_NONE] = "", [MARK_POINT] = "point", [MARK_COMMA] = "comma"};

bool decimal_mark_find(const char *word, enum decimal_mark *mark)
{
    for (int i = MARK_POINT; i <= MARK_COMMA; i++)
        if (strcmp(mark_names[i], word) == 0) {
            *mark = (enum decimal_mark)i;
            return true;
        }
    return false;
}

const char *decimal_mark_name(enum decimal_mark mark)
{
    return mark_names[mark];
}
