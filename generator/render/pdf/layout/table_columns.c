/*
 * table_columns.c - the widths of a table's columns.
 *
 * The weights of col elements share out the width, or else the contents do.  No column is
 * narrower than its longest word while there is room; then columns of long texts get what
 * the others do not need, and columns of short texts that nearly fit on one line are
 * widened at the cost of those that have space to spare.
 *
 * A table whose words need more than there is gives up half of the padding of its cells,
 * then some of its type's size; then words are hyphenated that can be.  Only what is too
 * wide even then is broken anywhere.
 */
#include "render/pdf/layout/box.h"
#include "render/pdf/layout/narrow.h"

#define NEARLY         36.0 /* points that a column may lack to be worth widening */
#define LONG_TEXT      1.4  /* such a multiple of its width is in a column of long texts */
#define LONG_GIVES     0.12 /* share of its width that such a column gives up */
#define MANY_LINES     3    /* such a multiple of its width is worth what others spare */
#define SMALLEST       0.85 /* factor of the type of tables that are too wide */
#define EPSILON        0.01
#define FACTOR_EPSILON 1e-4

static double larger(double a, double b)
{
    return a > b ? a : b;
}

struct widths {
    double narrowest[TABLE_COLUMNS], widest[TABLE_COLUMNS];
    double least[TABLE_COLUMNS]; /* with words hyphenated; known of tables too wide */
    bool drawn[TABLE_COLUMNS];   /* there are drawings in it, which take what there is */
};

/* What a cell asks for beyond what its columns have already goes to them evenly. */
static void widen(double *width, const struct box *cell, double wanted)
{
    double have = 0;

    for (int i = 0; i < cell->colspan; i++)
        have += width[cell->column + i];
    if (wanted <= have)
        return;
    for (int i = 0; i < cell->colspan; i++)
        width[cell->column + i] += (wanted - have) / cell->colspan;
}

/* Cells of one column first, so that wider ones only add what is missing. */
static void ask_cells(struct layout *l, struct box *table, struct widths *w)
{
    for (int pass = 0; pass < 2; pass++)
        for (struct box *r = table->first; r != NULL; r = r->next) {
            if (r->kind != BOX_ROW)
                continue;
            for (struct box *c = r->first; c != NULL; c = c->next) {
                if ((c->colspan > 1) != (pass == 1))
                    continue;
                box_intrinsic(l, c);
                w->drawn[c->column] |= c->first != NULL && c->first->kind == BOX_FIGURE;
                widen(w->narrowest, c, c->narrowest);
                widen(w->widest, c, c->widest);
            }
        }
}

/* Shares the width by weight; columns without one get the mean weight. */
static void by_weight(struct table_grid *g, const struct widths *w, double width)
{
    double total = 0, mean, missing = 0, spare = 0;
    int weighted = 0;

    for (int i = 0; i < g->columns; i++) {
        total += g->weight[i];
        weighted += g->weight[i] > 0;
    }
    mean = total / weighted;
    total += mean * (g->columns - weighted);
    for (int i = 0; i < g->columns; i++) {
        double share = width * (g->weight[i] > 0 ? g->weight[i] : mean) / total;
        g->width[i] = larger(share, w->narrowest[i]);
        missing += g->width[i] - share;
        spare += g->width[i] - w->narrowest[i];
    }
    /* Columns that needed more than their share take it from the others. */
    if (missing > 0 && spare > 0)
        for (int i = 0; i < g->columns; i++)
            g->width[i] -=
                (g->width[i] - w->narrowest[i]) * (missing < spare ? missing / spare : 1);
}

/* Texts of many lines get what the other columns have beyond their texts on one line, each
 * in proportion to what it lacks. */
static void feed_long(struct table_grid *g, const struct widths *w)
{
    double lacking = 0, spare = 0;

    for (int i = 0; i < g->columns; i++) {
        double over = g->width[i] - w->widest[i];

        if (over > 0 && !w->drawn[i])
            spare += over;
        else if (w->widest[i] > MANY_LINES * g->width[i])
            lacking -= over;
    }
    if (!(lacking > 0))
        return;
    for (int i = 0; i < g->columns; i++) {
        double over = g->width[i] - w->widest[i];

        if (over > 0 && !w->drawn[i])
            g->width[i] = w->widest[i];
        else if (w->widest[i] > MANY_LINES * g->width[i])
            g->width[i] -= over / lacking * spare;
    }
}

/* What column i could give: all it has beyond its text on one line; of a column of long
 * texts, which wrap anyway, a little. */
static double to_spare(const struct table_grid *g, const struct widths *w, int i)
{
    double room = g->width[i] - w->narrowest[i], wanted = g->width[i] - w->widest[i];

    if (w->drawn[i])
        return 0;
    if (wanted < 0)
        wanted = w->widest[i] > LONG_TEXT * g->width[i] ? LONG_GIVES * g->width[i] : 0;
    return wanted < room ? wanted : room;
}

/* Takes points for column `needy` from those that have most to spare; false, and nothing
 * is changed, when there is not enough. */
static bool take(struct table_grid *g, const struct widths *w, int needy, double points)
{
    double left[TABLE_COLUMNS], total = 0;

    for (int i = 0; i < g->columns; i++) {
        left[i] = i == needy ? 0 : to_spare(g, w, i);
        total += left[i];
    }
    if (total < points)
        return false;
    g->width[needy] += points;
    while (points > EPSILON) {
        int most = 0;
        double part;
        for (int i = 1; i < g->columns; i++)
            if (left[i] > left[most])
                most = i;
        part = left[most] < points ? left[most] : points;
        g->width[most] -= part;
        left[most] = 0;
        points -= part;
    }
    return true;
}

/* Short texts that nearly fit on one line get what is missing, those that miss least
 * first. */
static void unwrap(struct table_grid *g, const struct widths *w)
{
    bool done[TABLE_COLUMNS] = {false};

    for (;;) {
        int needy = -1;
        double least = NEARLY;
        for (int i = 0; i < g->columns; i++) {
            double missing = w->widest[i] - g->width[i];
            if (!done[i] && !w->drawn[i] && missing > EPSILON && missing < least) {
                least = missing;
                needy = i;
            }
        }
        if (needy < 0 || !take(g, w, needy, least + EPSILON))
            return;
        done[needy] = true;
    }
}

/* Shares the width by content, between all on one line and as narrow as words allow. */
static void by_content(struct table_grid *g, const struct widths *w, double width)
{
    double narrow = 0, wide = 0;

    for (int i = 0; i < g->columns; i++) {
        narrow += w->narrowest[i];
        wide += w->widest[i];
    }
    for (int i = 0; i < g->columns; i++) {
        if (wide <= width)
            g->width[i] = wide > 0 ? w->widest[i] * width / wide : width / g->columns;
        else if (wide > narrow)
            g->width[i] = w->narrowest[i] + (w->widest[i] - w->narrowest[i]) *
                                                (width - narrow) / (wide - narrow);
        else
            g->width[i] = w->narrowest[i];
    }
}

static bool has_weights(const struct table_grid *g)
{
    for (int i = 0; i < g->columns; i++)
        if (g->weight[i] > 0)
            return true;
    return false;
}

/* The padding of the table's first cell: text of a flush table stands at the margin. */
static double outdent(const struct box *table)
{
    if (table->style->flush)
        for (const struct box *r = table->first; r != NULL; r = r->next)
            if (r->kind == BOX_ROW && r->first != NULL)
                return r->first->style->padding[SIDE_LEFT];
    return 0;
}

static double sum(const struct table_grid *g, const double *width)
{
    double total = 0;

    for (int i = 0; i < g->columns; i++)
        total += width[i];
    return total;
}

/* What there is for the columns: text of a flush table stands at the margins. */
static double room_of(const struct box *table, double width)
{
    const struct table_grid *g = table->grid;
    double room = width + 2 * outdent(table) - table->style->gap * (g->columns - 1);

    return larger(room, g->columns);
}

static void ask_least(struct layout *l, struct box *table, struct widths *w)
{
    for (int pass = 0; pass < 2; pass++)
        for (struct box *r = table->first; r != NULL; r = r->next)
            for (struct box *c = r->kind == BOX_ROW ? r->first : NULL; c != NULL;
                 c = c->next)
                if ((c->colspan > 1) == (pass == 1))
                    widen(w->least, c, narrow_least(l, c));
}

static void ask_again(struct layout *l, struct box *table, struct widths *w)
{
    *w = (struct widths){.narrowest = {0}};
    ask_cells(l, table, w);
}

/* The padding at the sides of the cells, of the row that has most. */
static double padding_of(const struct box *table)
{
    double most = 0;

    for (const struct box *r = table->first; r != NULL; r = r->next) {
        double padding = 0;
        if (r->kind != BOX_ROW)
            continue;
        for (const struct box *c = r->first; c != NULL; c = c->next)
            padding += c->style->padding[SIDE_LEFT] + c->style->padding[SIDE_RIGHT];
        most = larger(most, padding);
    }
    return most;
}

/* Makes a table that is too wide narrower, once: its boxes stay so. */
static void give_way(struct layout *l, struct box *table, struct widths *w, double width)
{
    struct table_grid *g = table->grid;
    double narrow, room, padding;

    if (!g->narrowed) {
        narrow_padding(l, table);
        ask_again(l, table, w);
        narrow = sum(g, w->narrowest);
        room = room_of(table, width);
        padding = padding_of(table);
        if (narrow > room) {
            double factor = narrow > padding ? (room - padding) / (narrow - padding) : 1;
            narrow_type(l, table, larger(factor - FACTOR_EPSILON, SMALLEST));
            ask_again(l, table, w);
        }
        g->narrowed = true;
    }
    if (sum(g, w->narrowest) > room_of(table, width))
        ask_least(l, table, w);
}

/* Shares the width evenly among the columns whose words ask for more than that; the others
 * keep their words whole. */
static void by_need(struct table_grid *g, const struct widths *w, double width)
{
    bool given[TABLE_COLUMNS] = {false};

    for (int left = g->columns; left > 0;) {
        double share = width / left;
        int modest = 0;

        for (int i = 0; i < g->columns; i++) {
            if (given[i] || w->narrowest[i] > share)
                continue;
            given[i] = true;
            g->width[i] = w->narrowest[i];
            width -= w->narrowest[i];
            modest++;
        }
        left -= modest;
        if (modest > 0)
            continue;
        for (int i = 0; i < g->columns; i++)
            if (!given[i])
                g->width[i] = share;
        return;
    }
}

/* Shares the width when there is too little for whole words. */
static void by_least(struct table_grid *g, const struct widths *w, double width)
{
    double narrow = sum(g, w->narrowest), least = sum(g, w->least);

    if (least > width) { /* words will be broken */
        by_need(g, w, width);
        return;
    }
    for (int i = 0; i < g->columns; i++)
        g->width[i] = w->least[i] +
                      (width - least) / (narrow - least) * (w->narrowest[i] - w->least[i]);
}

void table_columns(struct layout *l, struct box *table, double width)
{
    struct table_grid *g = table->grid;
    struct widths w = {.narrowest = {0}};
    double room, x;

    ask_cells(l, table, &w);
    if (sum(g, w.narrowest) > room_of(table, width))
        give_way(l, table, &w, width);
    room = room_of(table, width);
    if (sum(g, w.narrowest) > room) {
        by_least(g, &w, room);
    } else {
        if (has_weights(g)) {
            by_weight(g, &w, room);
            feed_long(g, &w);
        } else {
            by_content(g, &w, room);
        }
        unwrap(g, &w);
    }
    x = table->style->padding[SIDE_LEFT] - outdent(table);
    for (int i = 0; i < g->columns; i++) {
        g->x[i] = x;
        x += g->width[i] + table->style->gap;
    }
}
