/*
 * header_rows.c - titles, one to three rows of a header, and data; see header_rows.h.
 */
#include "read/table/header_rows.h"
#include "base/text.h"
#include "read/table/heading.h"

#include <string.h>

enum {
    SEARCHED = 12, /* rows in which the header is looked for */
    ROWS_MAX = 3,
    THIN = 3 /* a title fills at most a third of the table's columns */
};

bool header_blank(const char *field)
{
    while (*field) {
        if (*field == ' ' || *field == '\t' || *field == '\n' || *field == '\r')
            field++;
        else if (strncmp(field, "\xC2\xA0", 2) == 0) /* NBSP */
            field += 2;
        else
            return false;
    }
    return true;
}

static int filled(const struct grid_row *row)
{
    int n = 0;

    for (int i = 0; i < row->n; i++)
        n += !header_blank(row->field[i]);
    return n;
}

/* Index of the first field with text, row->n when there is none. */
static int first_filled(const struct grid_row *row)
{
    int i = 0;

    while (i < row->n && header_blank(row->field[i]))
        i++;
    return i;
}

/* True for fields that only data have: numbers, dates, times. */
static bool has_figures_alone(const char *field)
{
    bool figure = false;

    for (; *field; field++) {
        figure = figure || (*field >= '0' && *field <= '9');
        if (strchr("0123456789 .,:/-+%TZ\t", *field) == NULL)
            return false;
    }
    return figure;
}

/* --- the tool ------------------------------------------------------------------------- */

struct names {
    const char **key;
    int n;
};

static struct names keys_of(struct arena *a, const struct grid_row *row)
{
    struct names names = {arena_array(a, (size_t)row->n + 1, sizeof *names.key), row->n};

    for (int i = 0; i < row->n; i++)
        names.key[i] = text_fold(a, heading_clean(a, row->field[i]));
    return names;
}

static int find_key(const struct names *names, const char *key)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->key[i], key) == 0)
            return i;
    return -1;
}

/* Google's "Timestamp" alone says little: dates with times below it and a question among
 * the names make it sure. */
static bool is_google(const struct names *names, const struct grid_row *below)
{
    const char *date = below ? grid_field(below, 0) : "";

    if (names->n < 2 || strcmp(names->key[0], "timestamp") != 0 || *date < '0' ||
        *date > '9' || strchr(date, ':') == NULL)
        return false;
    for (int i = 1; i < names->n; i++)
        if (strchr(names->key[i], ' ') != NULL)
            return true;
    return false;
}

/* SurveyMonkey's first name stands above an empty field, for a second row follows. */
static bool is_surveymonkey(const struct names *names, const struct grid_row *row,
                            const struct grid_row *below)
{
    int first = first_filled(row);

    return first < names->n && below && header_blank(grid_field(below, first)) &&
           (strcmp(names->key[first], "respondent id") == 0 ||
            strcmp(names->key[first], "respondentid") == 0);
}

/* Qualtrics once called the first ten columns V1 to V10. */
static bool is_legacy_qualtrics(const struct names *names)
{
    static const char *const codes[] = {"v1", "v2", "v3", "v4", "v5",
                                        "v6", "v7", "v8", "v9", "v10"};
    int there = 0;

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        there += find_key(names, codes[i]) >= 0;
    return there > 2 && find_key(names, "v1") >= 0;
}

static bool is_json(const struct grid_row *row)
{
    int first = first_filled(row);

    return first < row->n && strncmp(row->field[first], "{", 1) == 0 &&
           strstr(row->field[first], "ImportId") != NULL;
}

static enum tool tool_of(struct arena *a, const struct grid_row *row,
                         const struct grid_row *below)
{
    struct names names = keys_of(a, row);
    enum tool tool = tool_recognise(a, names.key, names.n);

    if (is_surveymonkey(&names, row, below))
        return TOOL_SURVEYMONKEY;
    if (tool == TOOL_UNKNOWN && is_google(&names, below))
        return TOOL_GOOGLE_FORMS;
    if (tool == TOOL_UNKNOWN && is_legacy_qualtrics(&names) && below) {
        struct names second = keys_of(a, below);
        int id = find_key(&names, "v1");

        if (tool_recognise(a, second.key, second.n) == TOOL_QUALTRICS ||
            strncmp(grid_field(below, id), "R_", 2) == 0)
            return TOOL_QUALTRICS;
    }
    return tool;
}

/* --- the first row -------------------------------------------------------------------- */

/* True when a row has more words than numbers and dates, as names of columns are. */
static bool has_words(const struct grid_row *row)
{
    int words = 0;

    for (int i = 0; i < row->n; i++)
        if (!header_blank(row->field[i]))
            words += has_figures_alone(row->field[i]) ? -1 : 1;
    return words > 0;
}

/* The first row that is about as wide as the widest, after titles.  A row of several names
 * above what looks like data is a header too short for its table. */
static int first_wide(const struct grid *g)
{
    int most = 0, title = 0;

    for (int i = 0; i < g->nhead; i++) {
        int n = filled(&g->head[i]);

        if (n > most)
            most = n;
    }
    for (int i = 0; i < g->nhead && i < SEARCHED; i++) {
        int n = filled(&g->head[i]);

        if (n == most || (n > 1 && n * THIN > most))
            return title > 1 && !has_words(&g->head[i]) ? 0 : i;
        title = n > title ? n : title;
    }
    return 0;
}

/* --- how many rows -------------------------------------------------------------------- */

/* True when the row below Qualtrics' codes holds answers and not the questions: below a
 * name of Qualtrics' own it has what only data have. */
static bool is_qualtrics_data(struct arena *a, const struct grid_row *row,
                              const struct grid_row *below)
{
    static const char *const dates[] = {"startdate",   "enddate",  "recordeddate",
                                        "start date",  "end date", "recorded date",
                                        "progress",    "status",   "v8",
                                        "v9",          "v10",      "duration (in seconds)",
                                        "anfangsdatum"};
    static const char *const ids[] = {"responseid", "response id", "v1"};
    struct names names = keys_of(a, row);

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        int column = find_key(&names, dates[i]);

        if (column >= 0 && has_figures_alone(grid_field(below, column)))
            return true;
    }
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        int column = find_key(&names, ids[i]);

        if (column >= 0 && strncmp(grid_field(below, column), "R_", 2) == 0)
            return true;
    }
    return false;
}

/*
 * True when the names of a header are spread over two rows: cells that were merged over
 * several columns stand above the names of these, others above nothing.  A row of data
 * below a header has no empty field where the header is filled and words where it is not.
 */
static bool is_spread(const struct grid_row *row, const struct grid_row *below)
{
    int above_nothing = 0, continued = 0;

    if (below == NULL)
        return false;
    for (int i = 0; i < row->n || i < below->n; i++) {
        const char *upper = grid_field(row, i), *lower = grid_field(below, i);

        if (has_figures_alone(lower))
            return false;
        above_nothing += !header_blank(upper) && header_blank(lower);
        continued += header_blank(upper) && !header_blank(lower);
    }
    return above_nothing > 0 && continued > 1;
}

static int count_rows(struct arena *a, const struct grid *g,
                      const struct header_rows *found)
{
    const struct grid_row *row = &g->head[found->first];
    const struct grid_row *below = found->first + 1 < g->nhead ? row + 1 : NULL;

    if (below == NULL)
        return 1;
    if (found->tool == TOOL_QUALTRICS)
        return is_qualtrics_data(a, row, below) ? 1 : 2;
    if (found->tool == TOOL_SURVEYMONKEY)
        return header_blank(grid_field(below, first_filled(row))) ? 2 : 1;
    return found->tool == TOOL_UNKNOWN && is_spread(row, below) ? 2 : 1;
}

/* Qualtrics' row of identifiers ends the header: it stands below the questions, and these
 * below the codes, unless the user deleted some. */
static bool find_json(const struct grid *g, struct header_rows *found)
{
    int wide = first_wide(g);

    for (int i = 0; i < g->nhead && i < SEARCHED; i++) {
        if (!is_json(&g->head[i]))
            continue;
        found->tool = TOOL_QUALTRICS;
        found->first = wide > i ? i : wide;
        if (i - found->first >= ROWS_MAX)
            found->first = i - ROWS_MAX + 1;
        found->n = i - found->first + 1;
        found->json = found->n - 1;
        return true;
    }
    return false;
}

/* The first row that a tool has written; false when none of the first ones looks so. */
static bool find_tool(struct arena *a, const struct grid *g, struct header_rows *found)
{
    for (int i = 0; i < g->nhead && i < SEARCHED; i++) {
        found->tool = tool_of(a, &g->head[i], i + 1 < g->nhead ? &g->head[i + 1] : NULL);
        found->first = i;
        if (found->tool != TOOL_UNKNOWN)
            return true;
    }
    return false;
}

void header_rows_find(struct arena *a, const struct grid *g, int rows,
                      struct header_rows *found)
{
    *found = (struct header_rows){.json = -1};
    if (!find_json(g, found)) {
        if (!find_tool(a, g, found))
            found->first = first_wide(g);
        if (found->tool == TOOL_UNKNOWN && found->first > 0 &&
            is_spread(&g->head[found->first - 1], &g->head[found->first]))
            found->first--;
        found->n = count_rows(a, g, found);
    }
    if (rows > 0 && found->n != rows) {
        found->n = found->first + rows <= g->nhead ? rows : g->nhead - found->first;
        found->json = found->json < found->n ? found->json : -1;
    }
}
