/*
 * fill.c - words and numbers as the report prints them.
 */
#include "compose/fill.h"

#include "base/buf.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

const char *fill_word(const struct fill *f, const char *key)
{
    return catalog_text(f->arena, f->composer->catalog, f->language, key, f->args);
}

const char *fill_say(const struct fill *f, const char *key, const struct message_arg *args)
{
    return catalog_text(f->arena, f->composer->catalog, f->language, key, args);
}

const char *fill_in(const struct fill *f, const struct words *words)
{
    const char *text = words->in[f->language];
    return text != NULL ? text : "";
}

const char *fill_question(const struct fill *f, int question)
{
    return fill_in(f, &f->content->statement[question].label);
}

const char *fill_alone(const struct fill *f)
{
    const int *answered = f->d->score.answered;

    if (answered[FUNCTION_SALES] > 0 && answered[FUNCTION_MARKETING] == 0)
        return "sales";
    return answered[FUNCTION_MARKETING] > 0 && answered[FUNCTION_SALES] == 0 ? "marketing"
                                                                             : "no";
}

const char *fill_level(const struct fill *f, int number)
{
    if (number < 1 || number > LEVELS)
        return fill_word(f, "no_value");
    return SAY(f, "level_name", TEXT_ARG("number", arena_printf(f->arena, "%d", number)),
               TEXT_ARG("name", fill_in(f, &f->content->level[number - 1].name)));
}

const char *fill_wave(const struct fill *f, int wave)
{
    return SAY(f, "period",
               TEXT_ARG("quarter", arena_printf(f->arena, "%d", wave_quarter(wave))),
               TEXT_ARG("year", arena_printf(f->arena, "%d", wave_year(wave))));
}

const char *fill_as_of(const struct fill *f, int wave)
{
    if (wave == WAVE_NONE || wave == f->d->wave)
        return fill_wave(f, f->d->wave);
    return SAY(f, "as_of", TEXT_ARG("period", fill_wave(f, wave)));
}

const char *fill_since(const struct fill *f, int wave)
{
    return SAY(f, "since",
               TEXT_ARG("quarter", arena_printf(f->arena, "%d", wave_quarter(wave))),
               TEXT_ARG("year", arena_printf(f->arena, "%d", wave_year(wave))));
}

const char *fill_edition(const struct fill *f, enum edition e)
{
    return fill_word(f, arena_printf(f->arena, "edition_%s", edition_name(e)));
}

const char *fill_join(const struct fill *f, const char *list, const char *separator,
                      const char *item)
{
    if (list[0] == '\0' || item[0] == '\0')
        return list[0] == '\0' ? item : list;
    return arena_printf(f->arena, "%s%s%s", list, separator, item);
}

const char *fill_unbroken(const struct fill *f, const char *text)
{
    char *whole = arena_alloc(f->arena, strlen(text) * 2 + 1), *out = whole;

    for (; *text; text++) {
        if (*text == ' ') {
            *out++ = '\xC2'; /* U+00A0 */
            *out++ = '\xA0';
        } else {
            *out++ = *text;
        }
    }
    return whole;
}

const char *fill_number(const struct fill *f, double value, int decimals)
{
    if (!isfinite(value))
        return fill_word(f, "no_value");
    return text_number(f->arena, f->code, value, decimals);
}

const char *fill_signed(const struct fill *f, double value, int decimals)
{
    if (!isfinite(value))
        return fill_word(f, "no_value");
    return text_signed(f->arena, f->code, value, decimals);
}

static bool crosses_cut(double value, int decimals)
{
    double scale = pow(10, decimals), printed = round(value * scale) / scale;
    for (int cut = 40; cut <= 80; cut += 20)
        if (value < cut && printed >= cut)
            return true;
    return false;
}

const char *fill_score(const struct fill *f, double value)
{
    int decimals = 1;
    while (isfinite(value) && decimals < 6 && crosses_cut(value, decimals))
        decimals++;
    return fill_number(f, value, decimals);
}

/* The limits by which means are judged: from 3 and from 3.5 on, up to 2.5. */
static bool misjudged(double value, int decimals)
{
    static const double above[] = {3, ROADMAP_READY}, below = 2.5, rounding = 1e-9;
    double scale = pow(10, decimals), printed = round(value * scale) / scale;

    for (size_t i = 0; i < sizeof above / sizeof *above; i++)
        if (value < above[i] - rounding && printed >= above[i] - rounding)
            return true;
    return value > below + rounding && printed <= below + rounding;
}

const char *fill_judged(const struct fill *f, double mean)
{
    int decimals = 1;
    while (isfinite(mean) && decimals < 6 && misjudged(mean, decimals))
        decimals++;
    return fill_number(f, mean, decimals);
}

const char *fill_range(const struct fill *f, double low, double high)
{
    if (!isfinite(low) || !isfinite(high))
        return fill_word(f, "no_value");
    return SAY(f, "range", TEXT_ARG("low", fill_number(f, low, 1)),
               TEXT_ARG("high", fill_number(f, high, 1)));
}

const char *fill_count(const struct fill *f, int n)
{
    return n < 0 ? fill_word(f, "no_value") : text_number(f->arena, f->code, n, 0);
}

const char *fill_share(const struct fill *f, double share)
{
    return isfinite(share) ? text_percent(f->arena, f->code, share, 0)
                           : fill_word(f, "no_value");
}

static const char *money(const struct fill *f, double amount, int decimals)
{
    const char *currency = f->d->company->currency;
    return text_money(f->arena, f->code, amount, currency != NULL ? currency : "EUR",
                      decimals);
}

/* The number whose form the words beside it take: 50.5 printed as 51 is one of 51, and 3.0
 * is said like any fraction ("3,0 dnia"). */
static double as_said(double value, int decimals)
{
    return decimals > 0 ? 0.5 : round(value);
}

const char *fill_metric(const struct fill *f, const struct metric *m, double value)
{
    if (!isfinite(value))
        return fill_word(f, "no_value");
    switch (m->unit) {
    case UNIT_RATE: return text_percent(f->arena, f->code, value, m->decimals);
    case UNIT_DAYS:
        return SAY(f, "unit_days", NUMBER_ARG("n", as_said(value, m->decimals)),
                   TEXT_ARG("value", fill_number(f, value, m->decimals)));
    case UNIT_MONEY: return money(f, value, m->decimals);
    case UNIT_MONEY_PER_DAY:
        return SAY(f, "unit_money_per_day",
                   TEXT_ARG("value", money(f, value, m->decimals)));
    case UNIT_NUMBER: break;
    }
    return fill_number(f, value, m->decimals);
}

const char *fill_metric_change(const struct fill *f, const struct metric *m, double change)
{
    if (!isfinite(change))
        return fill_word(f, "no_value");
    if (m->unit == UNIT_RATE)
        return SAY(f, "kpi_change_points",
                   TEXT_ARG("change", fill_signed(f, change * 100, m->decimals)));
    const char *text = fill_signed(f, change, m->decimals);
    if (m->unit == UNIT_DAYS)
        return SAY(f, "unit_days", NUMBER_ARG("n", as_said(fabs(change), m->decimals)),
                   TEXT_ARG("value", text));
    return text;
}

static const char *decimal(const struct fill *f, double value, const char *unit)
{
    struct buf out = {0};
    buf_put_decimal(&out, value, 1);
    buf_puts(&out, unit);
    const char *text = arena_strdup(f->arena, buf_text(&out));
    buf_drop(&out);
    return text;
}

const char *fill_percent(const struct fill *f, double percent)
{
    return decimal(f, isfinite(percent) ? fmin(fmax(percent, 0), 100) : 0, "%");
}

const char *fill_mean_x(const struct fill *f, double mean)
{
    return fill_percent(f, 4 + 92 * (mean - 1) / 4);
}

const char *fill_coordinate(const struct fill *f, double value)
{
    return decimal(f, value, "");
}

double fill_heat_cut(int i)
{
    static const double cuts[HEAT_STEPS + 1] = {1, 1.8, 2.6, 3.4, 4.2, 5};
    return cuts[i];
}

int fill_heat(double mean)
{
    if (!isfinite(mean))
        return 0;
    int step = 1;
    while (step < HEAT_STEPS && mean >= fill_heat_cut(step))
        step++;
    return step;
}

void fill_basis(const struct fill *f, struct template_dict *d)
{
    if (!f->d->survey_shown)
        template_show_section(d, "NO_SURVEY");
    else
        template_show_section(d, f->by_function ? "BY_FUNCTION" : "POOLED");
}

struct template_dict *fill_partial(struct fill *f, const char *name, const char *file,
                                   bool numbered)
{
    struct template_dict *d = template_add_include(f->root, name, file);
    fill_basis(f, d);
    if (numbered)
        template_set_text(d, "SECTION", arena_printf(f->arena, "%d", f->section));
    return d;
}

void fill_pull(struct template_dict *chapter, const char *value, const char *label)
{
    struct template_dict *pull = template_add_include(chapter, "PULL", "pull.html");
    template_set_text(pull, "PULL_VALUE", value);
    template_set_text(pull, "PULL_LABEL", label);
}

struct template_dict *fill_row(struct template_dict *d, const char *section,
                               const char *name, const char *value)
{
    struct template_dict *row = template_add_section(d, section);
    template_set_text(row, name, value);
    return row;
}
