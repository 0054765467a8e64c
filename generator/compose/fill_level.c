/*
 * fill_level.c - the level: what it means, who stands where; how it moved is in
 * fill_trend.c.
 */
#include "compose/fill.h"

#include <math.h>

static void fill_traits(struct fill *f, struct template_dict *d, const char *section,
                        int level)
{
    const struct level_content *content = &f->content->level[level - 1];
    for (int i = 0; i < content->ntraits; i++)
        fill_row(d, section, "TEXT", fill_in(f, &content->traits[i]));
}

static bool has_bands(const struct fill *f, enum group group)
{
    int sum = 0;
    for (int i = 0; i < LEVELS; i++)
        sum += f->d->score.persons[group][i];
    return sum > 0;
}

/* True when head-counts per level are shown for every row of the table. */
static bool shows_bands(const struct fill *f)
{
    if (!f->by_function)
        return has_bands(f, GROUP_POOLED);
    return has_bands(f, GROUP_SALES) && has_bands(f, GROUP_MARKETING);
}

static struct template_dict *add_row(struct fill *f, struct template_dict *d,
                                     const char *name, const struct estimate *e, int level)
{
    struct template_dict *row = fill_row(d, "LEVEL_ROW", "NAME", name);
    template_set_text(row, "PEOPLE", fill_count(f, e->n > 0 ? e->n : -1));
    template_set_text(row, "VALUE", fill_score(f, e->mean));
    template_set_text(row, "INTERVAL", fill_range(f, e->low, e->high));
    template_set_text(row, "LEVEL_NUMBER", fill_count(f, level > 0 ? level : -1));
    template_set_text(row, "LEVEL_NAMED", fill_level(f, level));
    return row;
}

static void add_bands(struct fill *f, struct template_dict *row, const int *first,
                      const int *second)
{
    if (!shows_bands(f))
        return;
    for (int i = 0; i < LEVELS; i++)
        fill_row(row, "BAND_CELL", "TEXT",
                 fill_count(f, first[i] + (second != NULL ? second[i] : 0)));
}

static void fill_table(struct fill *f, struct template_dict *d)
{
    template_set_text(d, "LEVEL_TABLE",
                      fill_word(f, f->by_function ? "level_table" : "level_table_pooled"));
    if (shows_bands(f)) {
        template_show_section(d, "BAND_NOTE");
        for (int i = 1; i <= LEVELS; i++)
            fill_row(d, "BAND_COLUMN", "TEXT", fill_count(f, i));
    }
    fill_level_rows(f, d);
}

void fill_level_rows(struct fill *f, struct template_dict *d)
{
    const struct score *s = &f->d->score;
    const struct level *level = &f->d->level;
    if (!f->by_function) {
        struct template_dict *row = add_row(f, d, fill_word(f, "pooled_row"),
                                            &s->total[GROUP_POOLED], level->number);
        add_bands(f, row, s->persons[GROUP_POOLED], NULL);
        return;
    }
    static const char *const marks[] = {"IS_SALES", "IS_MARKETING"};
    static const char *const names[] = {"sales", "marketing"};
    for (int g = GROUP_SALES; g <= GROUP_MARKETING; g++) {
        struct template_dict *row =
            add_row(f, d, fill_word(f, names[g]), &s->total[g], level->by[g]);
        template_show_section(row, marks[g]);
        add_bands(f, row, s->persons[g], NULL);
    }
    struct template_dict *row =
        add_row(f, d, fill_word(f, "balanced_row"), &s->balanced, level->number);
    add_bands(f, row, s->persons[GROUP_SALES], s->persons[GROUP_MARKETING]);
}

static void fill_borderline(struct fill *f, struct template_dict *d)
{
    const struct level *level = &f->d->level;
    const char *other = fill_other_levels(f, fill_level);
    if (other[0] == '\0' || !isfinite(level->low))
        return;
    fill_row(d, "BORDERLINE", "BORDERLINE_TEXT",
             SAY(f, "level_borderline", TEXT_ARG("low", fill_number(f, level->low, 1)),
                 TEXT_ARG("high", fill_number(f, level->high, 1)),
                 TEXT_ARG("other", other)));
}

void fill_level_section(struct fill *f)
{
    int number = f->d->level.number;
    struct template_dict *d = fill_partial(f, "LEVEL", "level.html", true);
    template_set_text(d, "LEVEL_SUMMARY",
                      fill_in(f, &f->content->level[number - 1].summary));
    fill_pull(d, fill_score(f, f->d->level.value),
              fill_word(f, f->by_function ? "pull_level" : "pull_level_pooled"));
    fill_borderline(f, d);
    fill_traits(f, d, "TRAIT", number);
    if (number < LEVELS)
        fill_traits(f, template_add_section(d, "NEXT_LEVEL"), "NEXT_TRAIT", number + 1);
    fill_table(f, d);
    fill_trend(f, d);
}
