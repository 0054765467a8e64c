/*
 * listing.c - lists of companies and their orders; see listing.h.
 */
#include "publish/listing.h"

#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t listing_files(const struct manifest_entry *e, enum output kind,
                     const struct output_file *file[LANG_MAX])
{
    const char *edition = edition_name(e->company->edition[0]);
    size_t n = 0;

    for (size_t i = 0; i < e->outcome.nfiles && n < LANG_MAX; i++) {
        const struct output_file *f = &e->outcome.file[i];

        if (f->kind == kind && (f->edition == NULL || strcmp(f->edition, edition) == 0))
            file[n++] = f;
    }
    return n;
}

static bool is_listed(const struct listing *l, const struct groups *groups,
                      const struct manifest_entry *e)
{
    size_t company = (size_t)(e->company - l->project->company);

    if (l->group && &groups->group[groups->of[company]] != l->group)
        return false;
    if (!e->outcome.built)
        return l->visibility == VISIBILITY_PRIVATE;
    return manifest_visibility(e) >= l->visibility;
}

/* --- orders ------------------------------------------------------------------------ */

const char *order_name(enum order order)
{
    static const char *const names[ORDERS] = {"name", "level",  "score",
                                              "gap",  "change", "date"};

    return names[order];
}

struct row {
    const struct manifest_entry *entry;
    double key, then; /* ascending */
    size_t rank;      /* by name */
};

static int by_key(const void *a, const void *b)
{
    const struct row *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->then != y->then)
        return x->then < y->then ? -1 : 1;
    return x->rank < y->rank ? -1 : 1;
}

static double figure(const struct outcome *o, enum order order)
{
    switch (order) {
    case ORDER_LEVEL: return o->level ? -o->level : (double)NAN;
    case ORDER_SCORE: return -o->score;
    case ORDER_GAP: return -fabs(o->gap);
    case ORDER_CHANGE: return o->change;
    case ORDER_DATE: return -(double)o->days;
    case ORDER_NAME:
    case ORDERS: break;
    }
    return 0;
}

/* What cannot be compared stands last. */
static double key_of(const struct outcome *o, enum order order)
{
    double key = o->built ? figure(o, order) : (double)NAN;

    return isnan(key) ? (double)INFINITY : key;
}

const struct manifest_entry **listing_sort(struct arena *a, const struct listing *l,
                                           enum order order)
{
    const struct manifest_entry **sorted = arena_array(a, l->n + 1, sizeof *sorted);
    struct row *row = arena_array(a, l->n + 1, sizeof *row);

    for (size_t i = 0; i < l->n; i++) {
        const struct outcome *o = &l->entry[i]->outcome;

        row[i] = (struct row){l->entry[i], key_of(o, order),
                              order == ORDER_LEVEL ? key_of(o, ORDER_SCORE) : 0, i};
    }
    if (order != ORDER_NAME)
        qsort(row, l->n, sizeof *row, by_key);
    for (size_t i = 0; i < l->n; i++)
        sorted[i] = row[i].entry;
    return sorted;
}

static bool differs(const struct listing *l, enum order order)
{
    double first = (double)NAN;

    for (size_t i = 0; i < l->n; i++) {
        double key = key_of(&l->entry[i]->outcome, order);

        if (isinf(key))
            continue;
        if (isnan(first))
            first = key;
        if (key != first)
            return true;
    }
    return false;
}

/* --- the list ---------------------------------------------------------------------- */

/* qsort has no context: the collation's language stands here during the sort. */
static const char *sort_language;

static int by_name(const void *a, const void *b)
{
    const struct manifest_entry *const *x = a, *const *y = b;
    int order = text_compare(sort_language, (*x)->company->name, (*y)->company->name);

    return order ? order : strcmp((*x)->company->id, (*y)->company->id);
}

static void add(struct listing *l, const struct manifest_entry *e)
{
    const struct outcome *o = &e->outcome;

    l->entry[l->n++] = e;
    if (!o->built)
        return;
    if (l->built == 0)
        l->wave = o->wave;
    else if (l->wave != o->wave)
        l->wave = WAVE_NONE;
    if (l->built == 0 || o->days > l->days)
        l->days = o->days;
    l->built++;
}

void listing_make(struct arena *a, const struct manifest *m, const struct groups *groups,
                  const struct company_group *group, const struct content *content,
                  struct listing *l)
{
    const struct project *p = m->project;

    *l = (struct listing){.project = p,
                          .group = group,
                          .folder = group ? arena_printf(a, "groups/%s/", group->slug) : "",
                          .brand = group ? group->brand : p->house_brand,
                          .language = group ? group->language : p->house_language,
                          .visibility = p->visibility,
                          .wave = WAVE_NONE,
                          .entry = arena_array(a, m->n + 1, sizeof *l->entry)};
    for (size_t i = 0; i < m->n; i++)
        if (is_listed(l, groups, &m->entry[i]))
            add(l, &m->entry[i]);
    sort_language = content->languages.code[l->language];
    qsort(l->entry, l->n, sizeof *l->entry, by_name);
    l->pages = l->n ? (l->n + LISTING_ROWS - 1) / LISTING_ROWS : 1;
    for (int i = 0; i < ORDERS; i++)
        l->has_order[i] = i == ORDER_NAME || differs(l, (enum order)i);
}

char *listing_path(struct arena *a, const struct listing *l, enum order order, size_t page)
{
    const char *name = order_name(order);

    if (order == ORDER_NAME && page == 0)
        return arena_printf(a, "%sindex.html", l->folder);
    if (order == ORDER_NAME)
        return arena_printf(a, "%spage-%zu.html", l->folder, page + 1);
    if (page == 0)
        return arena_printf(a, "%sby-%s.html", l->folder, name);
    return arena_printf(a, "%sby-%s-%zu.html", l->folder, name, page + 1);
}
