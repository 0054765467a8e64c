/*
 * catalog.c - all words that are not content.
 *
 * Keys of all languages are put into one sorted list; each key has one compiled
 * pattern per language.  The first language (by file name) that has a key says
 * which arguments it takes, the others must take the same.
 */
#include "compose/catalog.h"

#include "read/table/table.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    const char *key;
    struct message *text[LANG_MAX];
    struct place at[LANG_MAX]; /* line 0: absent */
};

struct catalog {
    const struct languages *languages;
    struct entry *entry; /* sorted by key once loaded */
    size_t n, cap;
    uint32_t *slot; /* by the keys' hashes: index + 1; 0: free */
    uint32_t slots; /* a power of two */
};

struct reading {
    struct arena *arena;
    struct catalog *catalog;
    int language;
    struct diag *diag;
    bool ok;
};

static int compare_keys(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return strcmp(x->key, y->key);
}

static uint32_t hash_of(const char *key)
{
    uint32_t hash = 2166136261u;
    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * 16777619u;
    return hash ^ hash >> 15;
}

static void put_slot(struct catalog *c, size_t entry)
{
    uint32_t at = hash_of(c->entry[entry].key) & (c->slots - 1);
    while (c->slot[at] != 0)
        at = (at + 1) & (c->slots - 1);
    c->slot[at] = (uint32_t)entry + 1;
}

/* Every report asks for some six hundred texts. */
static void index_keys(struct arena *a, struct catalog *c)
{
    c->slots = 1024;
    while (c->slots < 4 * c->n)
        c->slots *= 2;
    c->slot = arena_array(a, c->slots, sizeof *c->slot);
    for (size_t i = 0; i < c->n; i++)
        put_slot(c, i);
}

static struct entry *find(const struct catalog *c, const char *key)
{
    for (uint32_t at = hash_of(key) & (c->slots - 1); c->slot[at] != 0;
         at = (at + 1) & (c->slots - 1))
        if (strcmp(c->entry[c->slot[at] - 1].key, key) == 0)
            return &c->entry[c->slot[at] - 1];
    return NULL;
}

static struct entry *find_or_add(struct reading *r, const char *key)
{
    struct catalog *c = r->catalog;
    struct entry *found = find(c, key);
    if (found != NULL)
        return found;
    c->entry = arena_grow(r->arena, c->entry, c->n, &c->cap, sizeof *c->entry);
    c->entry[c->n] = (struct entry){.key = arena_strdup(r->arena, key)};
    if (2 * c->n >= c->slots)
        index_keys(r->arena, c);
    put_slot(c, c->n);
    return &c->entry[c->n++];
}

static void read_row(struct reading *r, const struct table *t, const struct grid_row *row,
                     int key_column, int text_column)
{
    const char *key = table_field(row, key_column), *text = table_field(row, text_column);
    struct place at = table_place(t, row, text_column);
    if (!table_width_ok(t, row)) {
        r->ok = diag_report(r->diag, DIAG_CSV_WIDTH, table_place(t, row, -1), NULL,
                            "%d, not %d", row->n, t->header.n);
        return;
    }
    if (key[0] == '\0' ||
        key[strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0') {
        r->ok = diag_report(r->diag, DIAG_TEXT_PATTERN, table_place(t, row, key_column),
                            NULL, "not a key: \"%s\"", key);
        return;
    }
    struct entry *e = find_or_add(r, key);
    if (e->at[r->language].line != 0) {
        r->ok =
            diag_report(r->diag, DIAG_TEXT_PATTERN, at, NULL,
                        "%s stands twice, also in line %d", key, e->at[r->language].line);
        return;
    }
    e->at[r->language] = at;
    int offset = 0;
    e->text[r->language] =
        message_new(r->catalog->languages->code[r->language], text, &offset);
    if (e->text[r->language] == NULL)
        r->ok = diag_report(r->diag, DIAG_TEXT_PATTERN, at, NULL, "%s, at character %d",
                            key, offset + 1);
}

static void read_language(struct reading *r, const char *data_folder)
{
    struct table t;
    const char *code = r->catalog->languages->code[r->language];
    const char *name = arena_printf(r->arena, "templates/text/%s.csv", code);
    if (!table_load(r->arena, data_folder, name, &t, r->diag)) {
        r->ok = false;
        return;
    }
    int key = table_column(&t, "key"), text = table_column(&t, "text");
    if (key < 0 || text < 0) {
        r->ok = diag_report(r->diag, DIAG_CSV_COLUMN, table_place(&t, &t.header, -1), NULL,
                            "%s", key < 0 ? "key" : "text");
        return;
    }
    for (size_t i = 0; i < t.nrows; i++)
        read_row(r, &t, &t.row[i], key, text);
}

static bool uses(const struct message *m, const char *argument)
{
    for (int i = 0; i < message_arguments(m); i++)
        if (strcmp(message_argument(m, i), argument) == 0)
            return true;
    return false;
}

/* Reports arguments of m that the model does not have. */
static void check_arguments(struct reading *r, const struct entry *e,
                            const struct message *m, const struct message *model,
                            struct place at, bool lacks)
{
    for (int i = 0; i < message_arguments(m); i++)
        if (!uses(model, message_argument(m, i)))
            r->ok = diag_report(r->diag, DIAG_TEXT_PATTERN, at, NULL, "%s %s {%s}", e->key,
                                lacks ? "does not use" : "uses the unknown",
                                message_argument(m, i));
}

static void check_entry(struct reading *r, const struct entry *e)
{
    const struct languages *languages = r->catalog->languages;
    int model = 0;
    while (model < languages->n && e->text[model] == NULL)
        model++;
    for (int l = 0; l < languages->n; l++) {
        if (e->at[l].line == 0) {
            const char *file =
                arena_printf(r->arena, "templates/text/%s.csv", languages->code[l]);
            r->ok = diag_report(r->diag, DIAG_TEXT_MISSING, (struct place){file, 0, 0},
                                NULL, "%s", e->key);
        } else if (l > model && e->text[l] != NULL) {
            check_arguments(r, e, e->text[l], e->text[model], e->at[l], false);
            check_arguments(r, e, e->text[model], e->text[l], e->at[l], true);
        }
    }
}

struct catalog *catalog_load(struct arena *a, const char *data_folder,
                             const struct languages *languages, struct diag *d)
{
    struct catalog *c = arena_alloc(a, sizeof *c);
    c->languages = languages;
    struct reading r = {.arena = a, .catalog = c, .diag = d, .ok = true};
    index_keys(a, c);
    for (r.language = 0; r.language < languages->n; r.language++)
        read_language(&r, data_folder);
    if (c->n > 0)
        qsort(c->entry, c->n, sizeof *c->entry, compare_keys);
    index_keys(a, c);
    for (size_t i = 0; i < c->n; i++)
        check_entry(&r, &c->entry[i]);
    if (r.ok)
        return c;
    catalog_drop(c);
    return NULL;
}

void catalog_drop(struct catalog *c)
{
    if (c == NULL)
        return;
    for (size_t i = 0; i < c->n; i++)
        for (int l = 0; l < c->languages->n; l++)
            message_drop(c->entry[i].text[l]);
    c->n = 0;
}

bool catalog_has(const struct catalog *c, const char *key)
{
    return find(c, key) != NULL;
}

size_t catalog_size(const struct catalog *c)
{
    return c->n;
}

const char *catalog_key(const struct catalog *c, size_t i)
{
    assert(i < c->n);
    return c->entry[i].key;
}

char *catalog_text(struct arena *a, const struct catalog *c, int language, const char *key,
                   const struct message_arg *args)
{
    const struct entry *e = find(c, key);
    assert(e != NULL);
    if (e == NULL) /* a release build without assertions must not crash on it */
        return arena_strdup(a, key);
    int n = 0;
    while (args != NULL && args[n].name != NULL)
        n++;
    return message_format(a, e->text[language], args, n, NULL);
}
