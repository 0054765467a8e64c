/*
 * file_settings.c - settings of single data files; see file_settings.h.
 */
#include "read/file_settings.h"

#include <fnmatch.h>
#include <string.h>

enum {
    KEYS_MAX = 64,
    FILE_NAME_MAX = 256,
    SECTION_MAX = 49, /* of base/settings.c */
    TAIL = 12         /* bytes kept of a long name's end */
};

/* The keys of each kind of file; README.md explains them. */
static const struct {
    const char *kind, *key[KEYS_MAX];
} kinds[] = {
    {"survey",
     {"use",
      "encoding",
      "delimiter",
      "sheet",
      "header_rows",
      "company",
      "company_column",
      "function",
      "function_column",
      "sales",
      "marketing",
      "other",
      "wave",
      "wave_column",
      "date_column",
      "date_order",
      "respondent_column",
      "statements",
      "scale",
      "rescale",
      "1",
      "2",
      "3",
      "4",
      "5",
      "missing",
      "dont_know",
      "not_applicable",
      "incomplete",
      "tests"}},
    {"kpis",
     {"use",
      "kind",
      "encoding",
      "delimiter",
      "sheet",
      "header_rows",
      "company",
      "company_column",
      "period_column",
      "year_column",
      "metric_column",
      "value_column",
      "target_column",
      "unit_column",
      "decimal",
      "rates",
      "dates",
      "date_order",
      "id_column",
      "created_column",
      "closed_column",
      "amount_column",
      "stage_column",
      "status_column",
      "currency_column",
      "pipeline_column",
      "pipelines",
      "owner_column",
      "name_column",
      "lifecycle_column",
      "is_won_column",
      "is_lost_column",
      "is_closed_column",
      "is_converted_column",
      "won_date_column",
      "lost_date_column",
      "expected_column",
      "modified_column",
      "lead_date_column",
      "mql_date_column",
      "handed_over_date_column",
      "accepted_date_column",
      "sql_date_column",
      "opportunity_date_column",
      "customer_date_column",
      "won",
      "lost",
      "open",
      "untouched",
      "rejected",
      "handed_over",
      "accepted",
      "mql",
      "sql"}},
};

/* Those of [crm], which count for all tables of deals and leads; and owner.ID. */
static const char *const crm_keys[] = {"won",      "lost",        "open",     "untouched",
                                       "rejected", "handed_over", "accepted", "mql",
                                       "sql",      "pipelines"};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* The kind a section is about, and the pattern between its quotes; -1 when it is none. */
static int section_kind(const char *section, char pattern[FILE_NAME_MAX])
{
    for (int k = 0; k < KINDS; k++) {
        size_t kind = strlen(kinds[k].kind), length = strlen(section);

        if (length < kind + 4 || length - kind - 3 >= FILE_NAME_MAX ||
            strncmp(section, kinds[k].kind, kind) != 0 ||
            strncmp(section + kind, " \"", 2) != 0 || section[length - 1] != '"')
            continue;
        memcpy(pattern, section + kind + 2, length - kind - 3);
        pattern[length - kind - 3] = '\0';
        return k;
    }
    return -1;
}

/* True for a key of [crm] that exists. */
static bool is_crm_key(const struct setting *item)
{
    if (strcmp(item->section, "crm") != 0)
        return false;
    for (size_t i = 0; i < sizeof crm_keys / sizeof *crm_keys; i++)
        if (strcmp(crm_keys[i], item->key) == 0)
            return true;
    return strncmp(item->key, "owner.", strlen("owner.")) == 0;
}

void file_settings_claim(struct settings *s)
{
    char pattern[FILE_NAME_MAX];

    for (size_t i = 0; i < s->n; i++) {
        int kind = section_kind(s->item[i].section, pattern);

        s->item[i].used = s->item[i].used || is_crm_key(&s->item[i]);
        for (int k = 0; kind >= 0 && k < KEYS_MAX && kinds[kind].key[k]; k++)
            if (strcmp(kinds[kind].key[k], s->item[i].key) == 0)
                s->item[i].used = true;
    }
}

static bool fits(const char *pattern, const char *file)
{
    return strcmp(pattern, file) == 0 || fnmatch(pattern, file, 0) == 0;
}

static const struct setting *find(const struct settings *s, const char *kind,
                                  const char *file, const char *key)
{
    char pattern[FILE_NAME_MAX];

    for (size_t i = 0; i < s->n; i++) {
        const struct setting *item = &s->item[i];
        int k;

        if (*item->value == '\0' || strcmp(item->key, key) != 0 ||
            (k = section_kind(item->section, pattern)) < 0 ||
            strcmp(kinds[k].kind, kind) != 0)
            continue;
        if (fits(pattern, file))
            return item;
    }
    return NULL;
}

const char *file_setting(const struct settings *s, const char *kind, const char *file,
                         const char *key)
{
    const struct setting *found = find(s, kind, file, key);

    return found ? found->value : NULL;
}

struct place file_setting_place(const struct settings *s, const char *kind,
                                const char *file, const char *key)
{
    const struct setting *found = find(s, kind, file, key);

    return found ? (struct place){s->file, found->line, found->column}
                 : (struct place){s->file, 0, 0};
}

/* --- sections ------------------------------------------------------------------------ */

void file_settings_check(const struct settings *s, const char *kind, char *const *files,
                         size_t n, struct diag *d)
{
    char pattern[FILE_NAME_MAX];

    for (size_t i = 0; i < s->n; i++) {
        const struct setting *item = &s->item[i];
        bool found = false;
        int k;

        if ((i && strcmp(s->item[i - 1].section, item->section) == 0) ||
            (k = section_kind(item->section, pattern)) < 0 ||
            strcmp(kinds[k].kind, kind) != 0)
            continue;
        for (size_t f = 0; f < n && !found; f++)
            found = fits(pattern, files[f]);
        if (!found)
            diag_report(d, DIAG_SETTING_UNUSED, (struct place){s->file, item->line, 0},
                        NULL, "[%s]", item->section);
    }
}

static bool is_middle(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

const char *file_settings_section(struct arena *a, const char *kind, const char *file)
{
    size_t length = strlen(file), room = SECTION_MAX - strlen(kind) - 3, head, tail;
    char *section;

    if (length <= room)
        section = arena_printf(a, "%s \"%s\"", kind, file);
    else {
        head = room - TAIL - 1;
        tail = length - TAIL;
        while (head && is_middle(file[head]))
            head--;
        while (is_middle(file[tail]))
            tail++;
        section = arena_printf(a, "%s \"%.*s*%s\"", kind, (int)head, file, file + tail);
    }
    for (char *c = section + strlen(kind) + 2; c[1]; c++)
        if (strchr("[]\\\"", *c))
            *c = '?';
    return section;
}
