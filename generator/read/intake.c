/*
 * intake.c - settings, columns and companies of one data file; see intake.h.
 */
#include "read/intake.h"
#include "base/text.h"
#include "read/file_settings.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- messages ------------------------------------------------------------------------ */

const char *intake_section(const struct intake *in)
{
    return arena_printf(in->arena, "[%s] in rapport.ini",
                        file_settings_section(in->arena, in->kind, in->name));
}

bool intake_ask(const struct intake *in, struct place at, const char *company,
                const char *format, ...)
{
    va_list arguments;
    char question[1024];

    va_start(arguments, format);
    vsnprintf(question, sizeof question, format, arguments);
    va_end(arguments);
    return diag_report(in->diag, DIAG_QUESTION, at, company, "%s", question);
}

/* --- settings ------------------------------------------------------------------------ */

const char *intake_setting(const struct intake *in, const char *key)
{
    return file_setting(&in->project->settings, in->kind, in->name, key);
}

struct place intake_place(const struct intake *in, const char *key)
{
    return file_setting_place(&in->project->settings, in->kind, in->name, key);
}

bool intake_wrong(const struct intake *in, const char *key, const char *expected)
{
    return diag_report(in->diag, DIAG_SETTING_VALUE, intake_place(in, key), NULL,
                       "%s: expected %s: %s", key, expected,
                       text_clip(in->arena, intake_setting(in, key)));
}

bool intake_used(const struct intake *in, bool *ok)
{
    const char *use = intake_setting(in, "use");

    if (use == NULL || strcmp(use, "yes") == 0)
        return true;
    if (strcmp(use, "no") != 0)
        *ok = intake_wrong(in, "use", "yes or no");
    return false;
}

static bool read_delimiter(const char *value, char *delimiter)
{
    static const struct {
        const char *word;
        char delimiter;
    } words[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"bar", '|'},
                 {",", ','},     {";", ';'},         {"|", '|'}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, value) == 0) {
            *delimiter = words[i].delimiter;
            return true;
        }
    return false;
}

bool intake_options(const struct intake *in, struct grid_options *options, int *rows)
{
    const char *delimiter = intake_setting(in, "delimiter");
    const char *header_rows = intake_setting(in, "header_rows");
    bool ok = true;

    *rows = 0;
    *options = (struct grid_options){.encoding = intake_setting(in, "encoding"),
                                     .sheet = intake_setting(in, "sheet")};
    if (delimiter && !read_delimiter(delimiter, &options->delimiter))
        ok = intake_wrong(in, "delimiter", "comma, semicolon, tab or bar");
    if (header_rows) {
        if (*header_rows < '1' || *header_rows > '3' || header_rows[1] != '\0')
            ok = intake_wrong(in, "header_rows", "1, 2 or 3");
        *rows = *header_rows - '0';
    }
    return ok;
}

void intake_say_sheet(const struct intake *in, const struct grid *g, struct reading *r)
{
    if (g->sheet == NULL)
        return;
    reading_fact(in->arena, r, "sheet", "%s", g->sheet);
    if (*g->other_sheets)
        reading_fact(in->arena, r, "sheets not read", "%s", g->other_sheets);
    reading_choice(in->arena, r, "sheet", "%s", g->sheet);
}

/* --- columns ------------------------------------------------------------------------- */

/* The text folded, without what people put behind a question. */
static const char *plain_name(struct arena *a, const char *text)
{
    char *name = text_fold(a, text);
    size_t length = strlen(name);

    while (length && strchr(" :?*.", name[length - 1]))
        length--;
    if (length)
        name[length] = '\0';
    return name;
}

struct column_names *intake_names(struct arena *a, const struct header *h)
{
    struct column_names *names = arena_array(a, (size_t)h->n + 1, sizeof *names);

    for (int i = 0; i < h->n; i++) {
        const struct heading *c = &h->column[i];

        names[i] = (struct column_names){{plain_name(a, c->full), plain_name(a, c->code),
                                          plain_name(a, c->row), plain_name(a, c->stem)}};
    }
    return names;
}

bool intake_is_called(const struct column_names *column, const char *name)
{
    for (int i = 0; i < COLUMN_NAMES; i++)
        if (strcmp(column->of[i], name) == 0)
            return true;
    return false;
}

int intake_find(const struct column_names *columns, int n, const char *const *names)
{
    for (int k = 0; names[k]; k++)
        for (int i = 0; i < n; i++)
            if (intake_is_called(&columns[i], names[k]))
                return i;
    return -1;
}

static bool read_number(const char *text, int most, int *number)
{
    char *end;
    long value = strtol(text, &end, 10);

    if (end == text || *end != '\0' || value < 1 || value > most)
        return false;
    *number = (int)value;
    return true;
}

bool intake_column(const struct intake *in, const char *key, const struct header *h,
                   int *column)
{
    const char *value = intake_setting(in, key), *name;
    const struct column_names *names;

    *column = -1;
    if (value == NULL)
        return true;
    if (read_number(value, h->n, column)) {
        --*column;
        return true;
    }
    name = plain_name(in->arena, value);
    names = intake_names(in->arena, h);
    for (int i = 0; i < h->n && *column < 0 && *name; i++)
        if (intake_is_called(&names[i], name))
            *column = i;
    return *column >= 0 ||
           intake_wrong(in, key, "the number or the header of a column of the file");
}

bool intake_listed(const struct intake *in, const char *key, const char *folded)
{
    const char *value = intake_setting(in, key);

    while (value && *value) {
        size_t length = strcspn(value, ",");
        const char *word = text_fold(in->arena, arena_strndup(in->arena, value, length));

        if (*word && strcmp(word, folded) == 0)
            return true;
        value += length + (value[length] == ',');
    }
    return false;
}

/* --- companies ----------------------------------------------------------------------- */

/* Figures and Latin letters in lower case with single hyphens between them, in place. */
static void make_slug(char *text)
{
    char *to = text;

    for (const char *s = text; *s; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
            *to++ = *s;
        else if (to > text && to[-1] != '-')
            *to++ = '-';
    while (to > text && to[-1] == '-')
        to--;
    *to = '\0';
}

/* The companies' names as slugs, by company; made once.  All go through the transliteration
 * together: opening it costs more than its work. */
static char *const *name_slugs(const struct intake *in)
{
    const struct project *p = in->project;
    size_t length = 1;
    char *all, *to, **slug = in->namesakes->slug;

    if (slug)
        return slug;

    for (size_t i = 0; i < p->ncompanies; i++)
        length += strlen(p->company[i].name) + 1;
    to = all = arena_alloc(in->arena, length);
    for (size_t i = 0; i < p->ncompanies; i++) {
        size_t n = strlen(p->company[i].name);

        for (size_t k = 0; k < n; k++)
            to[k] = p->company[i].name[k] == '\n' ? ' ' : p->company[i].name[k];
        to += n;
        *to++ = '\n';
    }
    all = text_latin(in->arena, all);
    slug = arena_array(in->arena, p->ncompanies, sizeof *slug);
    for (size_t i = 0; i < p->ncompanies; i++) {
        char *end = strchr(all, '\n');

        if (end)
            *end = '\0';
        slug[i] = all;
        all = end ? end + 1 : all + strlen(all);
        make_slug(slug[i]);
    }
    in->namesakes->slug = slug;
    return slug;
}

/* The length of the name when the slug begins with it, to a hyphen or the end; else 0. */
static size_t begins_with(const char *slug, const char *name)
{
    size_t length = strlen(name);

    return length && strncmp(slug, name, length) == 0 &&
                   (slug[length] == '\0' || slug[length] == '-')
               ? length
               : 0;
}

/* The file's name without its extension. */
static char *stem_of(const struct intake *in)
{
    const char *dot = strrchr(in->name, '.');

    return arena_strndup(in->arena, in->name,
                         dot ? (size_t)(dot - in->name) : strlen(in->name));
}

long intake_namesake(const struct intake *in)
{
    const struct project *p = in->project;
    char *const *names = name_slugs(in);
    char *slug = text_latin(in->arena, stem_of(in));
    size_t best = 0;
    long found = -1;

    make_slug(slug);
    for (size_t i = 0; i < p->ncompanies; i++) {
        size_t by_id = begins_with(slug, p->company[i].id);
        size_t by_name = begins_with(slug, names[i]);
        size_t length = by_id > by_name ? by_id : by_name;

        if (length > best) {
            best = length;
            found = (long)i;
        } else if (length && length == best)
            found = -1;
    }
    return found;
}

long intake_company(const struct intake *in, const char **how, bool *ok)
{
    const char *setting = intake_setting(in, "company");
    long company;

    *how = "setting";
    if (setting) {
        company = company_find(in->project, setting);
        if (company < 0)
            *ok = intake_wrong(in, "company",
                               "the id or name of a company of "
                               "companies.csv");
        return company;
    }
    *how = "file name";
    company = intake_namesake(in);
    if (company < 0 && in->project->ncompanies == 1) {
        *how = "only company";
        company = 0;
    }
    return company;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A year of four figures, not part of a longer number. */
static int year_at(const char *from, const char *s)
{
    int year = 0;

    if (s > from && is_digit(s[-1]))
        return 0;
    for (int i = 0; i < 4; i++) {
        if (!is_digit(s[i]))
            return 0;
        year = year * 10 + (s[i] - '0');
    }
    return is_digit(s[4]) || year < 1970 || year > 2999 ? 0 : year;
}

static int quarter_at(const char *s)
{
    return (*s == 'q' || *s == 'Q') && s[1] >= '1' && s[1] <= '4' && !is_digit(s[2])
               ? s[1] - '0'
               : 0;
}

int intake_wave(const struct intake *in)
{
    int found = WAVE_NONE;

    for (const char *s = in->name; *s; s++) {
        int year = year_at(in->name, s), quarter = year ? 0 : quarter_at(s), wave;
        const char *next = s + (year ? 4 : 2);

        if ((!year && !quarter) || (quarter && s > in->name && is_letter(s[-1])))
            continue;
        next += strspn(next, "-_ .");
        if (year)
            quarter = quarter_at(next);
        else
            year = year_at(in->name, next);
        if (!year || !quarter)
            continue;
        wave = year * 4 + quarter - 1;
        if (found != WAVE_NONE && found != wave)
            return WAVE_NONE;
        found = wave;
    }
    return found;
}
