/*
 * table.c - measures tables: row heights and spans; the widths: table_columns.c.
 */
#include "render/pdf/layout/box.h"
#include "render/pdf/layout/grid.h"

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double span_width(const struct table_grid *g, const struct box *cell)
{
    int last = cell->column + cell->colspan - 1;

    return g->x[last] + g->width[last] - g->x[cell->column];
}

/* Makes a cell as high as its row and moves its content as its style's valign asks.
 * padded: what the row's rounding to the grid has added or taken away, half of it above the
 * content. */
static void align_cell(struct box *cell, double height, double padded)
{
    double slack = height - cell->height - padded, move = padded / 2;

    cell->height = height;
    switch (cell->style->valign) {
    case VALIGN_TOP: break;
    case VALIGN_MIDDLE: move += slack > 0 ? slack / 2 : 0; break;
    case VALIGN_BOTTOM: move += slack > 0 ? slack : 0; break;
    }
    for (struct box *c = cell->first; c != NULL; c = c->next)
        c->y += move;
}

/* Measures the cells of a row; its height is that of its highest cell of one row. */
static void measure_cells(struct layout *l, struct box *row, const struct table_grid *g)
{
    const double grid = l->grid;

    row->height = row->style->min_height;
    l->grid = 0; /* it is the rows that stand on the grid */
    for (struct box *c = row->first; c != NULL; c = c->next) {
        box_measure(l, c, span_width(g, c));
        c->x = g->x[c->column];
        c->y = 0;
        if (c->rowspan == 1 && c->height > row->height)
            row->height = c->height;
    }
    l->grid = grid;
}

/* The last row that a cell of this row reaches; its rows' heights and gaps are added up. */
static struct box *span_end(struct box *row, int rowspan, double gap, double *height)
{
    struct box *last = row;

    *height = row->height;
    for (struct box *r = row->next; r != NULL && rowspan > 1; r = r->next) {
        if (r->kind != BOX_ROW || r->head != row->head)
            break;
        *height += gap + r->height;
        last = r;
        rowspan--;
    }
    return last;
}

static void grow_spanned_rows(struct box *table)
{
    for (struct box *r = table->first; r != NULL; r = r->next) {
        if (r->kind != BOX_ROW)
            continue;
        for (struct box *c = r->first; c != NULL; c = c->next) {
            double height;
            struct box *last;
            if (c->rowspan == 1)
                continue;
            last = span_end(r, c->rowspan, table->style->gap, &height);
            if (c->height > height)
                last->height += c->height - height;
        }
    }
}

/* What is in the cells of a row needs at least this height, without padding. */
static double content_height(const struct box *row)
{
    double height = 0;

    for (const struct box *c = row->first; c != NULL; c = c->next)
        if (c->rowspan == 1)
            height = larger(height, c->height - c->top - c->bottom);
    return height;
}

/* Rows and the gaps between them are whole grid units together; a row gives up some of its
 * padding when that is nearer. */
static void round_rows(const struct layout *l, struct box *table)
{
    double gap = table->style->gap;

    for (struct box *r = table->first; r != NULL; r = r->next)
        if (r->kind == BOX_ROW) {
            double content = content_height(r) + gap;
            double height =
                grid_below(l, content, larger(0, r->height + gap - content)) - gap;
            r->padded = height - r->height;
            r->height = height;
        }
}

static void align_cells(struct box *table)
{
    for (struct box *r = table->first; r != NULL; r = r->next) {
        if (r->kind != BOX_ROW)
            continue;
        for (struct box *c = r->first; c != NULL; c = c->next) {
            double height = r->height;
            if (c->rowspan > 1)
                span_end(r, c->rowspan, table->style->gap, &height);
            align_cell(c, height, r->padded);
        }
    }
}

/* Places caption and rows; head_height is the height of the leading head rows. */
static void stack_rows(const struct layout *l, struct box *table)
{
    const struct style *s = table->style;
    double y = table->top, after = 0;
    bool above_is_row = false;

    table->head_height = 0;
    for (struct box *r = table->first; r != NULL; r = r->next) {
        if (r->kind != BOX_ROW) {
            r->x = s->padding[SIDE_LEFT];
            y = r == table->first ? y : grid_below(l, y, larger(after, r->before));
            r->y = y;
            y += r->height;
            after = r->after;
            above_is_row = false;
            continue;
        }
        y = above_is_row ? y + after : grid_below(l, y, after);
        r->y = y;
        y += r->height;
        after = r->next ? s->gap : 0;
        above_is_row = true;
        if (r->head)
            table->head_height += r->height + s->gap;
    }
    table->height = y + table->bottom;
}

void table_measure(struct layout *l, struct box *b, double width)
{
    double inner = width - b->style->padding[SIDE_LEFT] - b->style->padding[SIDE_RIGHT];

    if (b->grid->columns > 0)
        table_columns(l, b, inner);
    for (struct box *r = b->first; r != NULL; r = r->next) {
        if (r->kind != BOX_ROW) {
            box_measure(l, r, inner);
            continue;
        }
        r->width = width;
        r->x = 0;
        r->before = r->after = 0;
        measure_cells(l, r, b->grid);
    }
    grow_spanned_rows(b);
    round_rows(l, b);
    align_cells(b);
    stack_rows(l, b);
    if (b->head_height > l->page_height / 2) /* too high to repeat */
        b->head_height = 0;
}
