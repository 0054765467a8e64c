/*
 * text_format.c - numbers, amounts, dates and language names as a language writes them.
 */
#include "base/text.h"
#include "base/text_tools.h"

#include <math.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/ustring.h>

static int slot_of(int decimals)
{
    return decimals < 0 ? 0 : decimals > DECIMALS_MAX ? DECIMALS_MAX : decimals;
}

static UNumberFormat *number_format(UNumberFormat **slot, UNumberFormatStyle style,
                                    const char *language, int decimals)
{
    static const UChar minus[] = {0x2212, 0};
    UErrorCode status = U_ZERO_ERROR;

    if (*slot == NULL) {
        *slot = unum_open(style, NULL, 0, language, NULL, &status);
        text_check(status, "open a number format");
        unum_setSymbol(*slot, UNUM_MINUS_SIGN_SYMBOL, minus, 1, &status);
        unum_setAttribute(*slot, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
        text_check(status, "set up a number format");
    }
    if (unum_getAttribute(*slot, UNUM_MAX_FRACTION_DIGITS) != decimals ||
        unum_getAttribute(*slot, UNUM_MIN_FRACTION_DIGITS) != decimals) {
        unum_setAttribute(*slot, UNUM_MAX_FRACTION_DIGITS, decimals);
        unum_setAttribute(*slot, UNUM_MIN_FRACTION_DIGITS, decimals);
    }
    return *slot;
}

static char *to_utf8(struct arena *a, const UChar *text, int32_t length)
{
    UErrorCode status = U_ZERO_ERROR;
    char *out = arena_alloc(a, (size_t)length * 3 + 1);

    u_strToUTF8(out, length * 3 + 1, NULL, text, length, &status);
    text_check(status, "convert to UTF-8");
    return out;
}

/* A value that prints as zero must not print as minus zero. */
static double without_negative_zero(double value, int decimals)
{
    double half = 0.5;

    for (int i = 0; i < decimals; i++)
        half /= 10;
    return value < 0 && value > -half ? 0 : value;
}

/* True when the value rounds to *units of the last decimal without doubt: not so near to a
 * half that the decimal form, which is what is rounded, must decide. */
static bool rounds_plainly(double value, int decimals, int64_t *units)
{
    static const double scale[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    double scaled, whole;

    if (decimals < 0 || decimals >= (int)(sizeof scale / sizeof *scale))
        return false;
    scaled = value * scale[decimals];
    if (!(fabs(scaled) < 1e9))
        return false;
    whole = round(scaled);
    *units = (int64_t)whole;
    return fabs(scaled - whole) < 0.4999;
}

/* Where the text is kept of a value that is written in this way, and of all others that
 * come out the same. */
static struct number_memo *memo_of(struct tools *t, UNumberFormatStyle style, double value,
                                   int decimals)
{
    bool percent = style == UNUM_PERCENT;
    uint8_t format = (uint8_t)(slot_of(decimals) * 4 + percent * 2 + 1);
    struct number_memo *memo;
    int64_t units;
    uint64_t bits;

    if (rounds_plainly(value, decimals + 2 * percent, &units)) {
        bits = (uint64_t)units;
        format++;
    } else {
        memcpy(&bits, &value, sizeof bits);
    }
    memo = &t->memo[(bits + format) * 0x9E3779B97F4A7C15u >> 32 & (MEMO_SLOTS - 1)];
    if (memo->bits != bits || memo->format != format)
        *memo = (struct number_memo){.bits = bits, .format = format};
    return memo;
}

/* Formats a value, or repeats what was made of it last time. */
static char *format_number(struct arena *a, const char *language, UNumberFormatStyle style,
                           double value, int decimals)
{
    struct tools *t = text_tools(language);
    int slot = slot_of(decimals);
    struct number_memo *memo = memo_of(t, style, value, decimals);
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *f;
    UChar out[400];
    size_t length;
    char *text;

    if (memo->length > 0)
        return arena_strndup(a, memo->text, memo->length);
    f = number_format(style == UNUM_PERCENT ? &t->percent[slot] : &t->plain[slot], style,
                      language, decimals);
    text = to_utf8(a, out, unum_formatDouble(f, value, out, 400, NULL, &status));
    text_check(status, "format a number");
    length = strlen(text);
    if (length <= MEMO_TEXT) {
        memcpy(memo->text, text, length);
        memo->length = (uint8_t)length;
    }
    return text;
}

char *text_number(struct arena *a, const char *language, double value, int decimals)
{
    return format_number(a, language, UNUM_DECIMAL, without_negative_zero(value, decimals),
                         decimals);
}

char *text_signed(struct arena *a, const char *language, double value, int decimals)
{
    char *text = text_number(a, language, value, decimals);

    /* What rounds to zero carries no sign. */
    if (value <= 0 || strcmp(text, text_number(a, language, 0, decimals)) == 0)
        return text;
    return arena_printf(a, "+%s", text);
}

char *text_percent(struct arena *a, const char *language, double share, int decimals)
{
    return format_number(a, language, UNUM_PERCENT,
                         without_negative_zero(share, decimals + 2), decimals);
}

char *text_money(struct arena *a, const char *language, double amount, const char *currency,
                 int decimals)
{
    UNumberFormat *f =
        number_format(&text_tools(language)->money, UNUM_CURRENCY, language, decimals);
    UErrorCode status = U_ZERO_ERROR;
    UChar code[4] = {0}, out[400];
    int32_t n;

    for (int i = 0; i < 3 && currency[i]; i++)
        code[i] = (UChar)currency[i];
    /* Setting the currency resets the decimals to the currency's own. */
    unum_setTextAttribute(f, UNUM_CURRENCY_CODE, code, 3, &status);
    unum_setAttribute(f, UNUM_MAX_FRACTION_DIGITS, decimals);
    unum_setAttribute(f, UNUM_MIN_FRACTION_DIGITS, decimals);
    n = unum_formatDouble(f, without_negative_zero(amount, decimals), out, 400, NULL,
                          &status);
    text_check(status, "format an amount");
    return to_utf8(a, out, n);
}

static UDateFormat *date_format(struct tools *t, const char *language, enum date_form form)
{
    static const UChar skeletons[DATE_FORMS][7] = {
        [DATE_LONG] = {'d', 'M', 'M', 'M', 'M', 'y', 0},
        [DATE_DAY] = {'d', 'M', 'M', 'M', 'M', 0},
        [DATE_MONTH] = {'L', 'L', 'L', 'L', 0},
        [DATE_MONTH_OF_YEAR] = {'y', 'M', 'M', 'M', 'M', 0},
    };
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode status = U_ZERO_ERROR;
    /* Plain "en" is American for ICU; the reports are written in International English. */
    const char *locale = strcmp(language, "en") == 0 ? "en_GB" : language;
    UChar pattern[100];
    UDateFormat *f;
    int32_t n;

    if (t->patterns == NULL)
        t->patterns = udatpg_open(locale, &status);
    n = udatpg_getBestPattern(t->patterns, skeletons[form], -1, pattern, 100, &status);
    f = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, 3, pattern, n, &status);
    if (form == DATE_MONTH)
        udat_setContext(f, UDISPCTX_CAPITALIZATION_FOR_BEGINNING_OF_SENTENCE, &status);
    text_check(status, "open a date format");
    return f;
}

char *text_date_as(struct arena *a, const char *language, long days, enum date_form form)
{
    struct tools *t = text_tools(language);
    UErrorCode status = U_ZERO_ERROR;
    UChar out[200];
    int32_t n;

    if (t->date[form] == NULL)
        t->date[form] = date_format(t, language, form);
    n = udat_format(t->date[form], (double)days * 86400000.0, out, 200, NULL, &status);
    text_check(status, "format a date");
    return to_utf8(a, out, n);
}

char *text_date(struct arena *a, const char *language, long days)
{
    return text_date_as(a, language, days, DATE_LONG);
}

char *text_language_name(struct arena *a, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    UDisplayContext contexts[] = {UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
    ULocaleDisplayNames *names = uldn_openForContext(language, contexts, 1, &status);
    UChar out[200];
    int32_t n = uldn_languageDisplayName(names, language, out, 200, &status);

    text_check(status, "name a language");
    uldn_close(names);
    return to_utf8(a, out, n);
}
