/*
 * build.c - document tree to box tree.
 */
#include "base/text.h"
#include "render/pdf/draw/figure.h"
#include "render/pdf/layout/box.h"
#include "render/pdf/layout/cache.h"
#include "render/pdf/layout/paginate.h"

#include <stdio.h>
#include <string.h>

struct builder {
    struct layout *layout;
    int depth;
};

static void build_children(struct builder *b, struct box *parent, const struct node *n);

static struct box *box_add(struct builder *b, struct box *parent, enum box_kind kind,
                           const struct node *n, const struct style *style)
{
    struct box *box = arena_alloc(b->layout->arena, sizeof *box);

    box->kind = kind;
    box->node = n;
    box->style = style;
    box->parent = parent;
    if (parent == NULL)
        return box;
    box->language = parent->language;
    if (parent->last != NULL)
        parent->last->next = box;
    else
        parent->first = box;
    parent->last = box;
    return box;
}

static void set_language(struct box *b)
{
    const char *language = node_attribute(b->node, AT_LANG);

    if (language != NULL)
        b->language = language;
}

/* --- inline content -------------------------------------------------------- */

static bool is_blank(const struct node *n)
{
    return n->kind == NODE_TEXT && n->text[strspn(n->text, " \t\r\n")] == '\0';
}

static bool is_block(const struct node *n)
{
    return n->kind == NODE_ELEMENT &&
           (element_is_block(n->element) || n->element == EL_HR || n->element == EL_TABLE);
}

/* True when the run of inline siblings holds drawings and nothing else. */
static bool only_drawings(const struct node *first, const struct node *end)
{
    bool found = false;

    for (const struct node *n = first; n != end; n = n->next) {
        if (is_blank(n) || (n->kind == NODE_ELEMENT && node_hidden(n, "pdf")))
            continue;
        if (!figure_is(n))
            return false;
        found = true;
    }
    return found;
}

/* The text of a block has the block's text style but no box of its own. */
static const struct style plain_box = {.background = {ROLE_COUNT, false},
                                       .background_to = {ROLE_COUNT, false}};

static void build_drawings(struct builder *b, struct box *parent, const struct node *first,
                           const struct node *end)
{
    for (const struct node *n = first; n != end; n = n->next)
        if (figure_is(n) && !node_hidden(n, "pdf")) {
            struct box *box = box_add(b, parent, BOX_FIGURE, n,
                                      style_of(b->layout->sheet, n, parent->style));
            box->svg = n;
        }
}

/* Inline siblings inside a block that also holds blocks, or a cell's or list item's text.
 */
static void build_line_run(struct builder *b, struct box *parent, const struct node *first,
                           const struct node *end)
{
    struct paragraph *text;
    struct box *box;

    if (only_drawings(first, end)) {
        build_drawings(b, parent, first, end);
        return;
    }
    text = paragraph_make(b->layout, first, end, parent->style, parent->language);
    if (text == NULL)
        return;
    box = box_add(b, parent, BOX_TEXT, parent->node, &plain_box);
    box->anonymous = true;
    box->text = text;
}

/* A drawing as wide as what surrounds it cannot stand in a line of text. */
static bool is_stretching(const struct node *n)
{
    const char *width;

    if (n->kind != NODE_ELEMENT || n->element != EL_SVG)
        return false;
    width = node_attribute(n, AT_WIDTH);
    return width != NULL && strchr(width, '%') != NULL;
}

static void build_inline_run(struct builder *b, struct box *parent,
                             const struct node *first, const struct node *end)
{
    const struct node *from = first;

    for (const struct node *n = first; n != end; n = n->next)
        if (is_stretching(n)) {
            build_line_run(b, parent, from, n);
            build_drawings(b, parent, n, n->next);
            from = n->next;
        }
    build_line_run(b, parent, from, end);
}

/* --- elements -------------------------------------------------------------- */

static bool has_block(const struct node *n)
{
    for (const struct node *k = n->first; k != NULL; k = k->next)
        if (is_block(k))
            return true;
    return false;
}

/* A p or heading: text as a leaf, unless blocks or only drawings stand in it. */
static void build_paragraph(struct builder *b, struct box *parent, const struct node *n)
{
    const struct style *style = style_of(b->layout->sheet, n, parent->style);
    struct box *box;

    if (has_block(n) || only_drawings(n->first, NULL)) {
        box = box_add(b, parent, BOX_BLOCK, n, style);
        set_language(box);
        build_children(b, box, n);
        return;
    }
    box = box_add(b, parent, BOX_TEXT, n, style);
    set_language(box);
    box->text = paragraph_make(b->layout, n->first, NULL, style, box->language);
}

static void build_list_item(struct builder *b, struct box *parent, const struct node *n,
                            int number)
{
    struct layout *l = b->layout;
    struct box *box =
        box_add(b, parent, BOX_BLOCK, n, style_of(l->sheet, n, parent->style));
    const struct style *marker = style_pseudo(l->sheet, PSEUDO_MARKER, box->style);
    const char *text = box->style->marker;
    char counted[16];

    set_language(box);
    if (text == NULL && parent->node->element == EL_OL) {
        snprintf(counted, sizeof counted, "%d.", number);
        text = counted;
    }
    if (text != NULL && *text != '\0')
        box->marker = paragraph_make_text(l, text, marker, box->language);
    build_children(b, box, n);
}

static int positive_attribute(const struct node *n, enum attribute name, int most)
{
    const char *s = node_attribute(n, name);
    int value = 0;

    if (s == NULL)
        return 1;
    for (; *s >= '0' && *s <= '9' && value <= most; s++)
        value = value * 10 + (*s - '0');
    return value < 1 ? 1 : value > most ? most : value;
}

static void build_row(struct builder *b, struct box *table, const struct node *n,
                      const struct style *group, bool head)
{
    struct layout *l = b->layout;
    struct box *row = box_add(b, table, BOX_ROW, n, style_of(l->sheet, n, group));

    row->head = head;
    set_language(row);
    for (const struct node *k = n->first; k != NULL; k = k->next) {
        struct box *cell;
        if (k->kind != NODE_ELEMENT || (k->element != EL_TD && k->element != EL_TH) ||
            node_hidden(k, "pdf"))
            continue;
        cell = box_add(b, row, BOX_CELL, k, style_of(l->sheet, k, row->style));
        cell->colspan = positive_attribute(k, AT_COLSPAN, TABLE_COLUMNS);
        cell->rowspan = positive_attribute(k, AT_ROWSPAN, TABLE_SPAN);
        set_language(cell);
        build_children(b, cell, k);
    }
    if (row->first == NULL) /* a row without cells says nothing */
        row->kind = BOX_BLOCK;
}

static void read_columns(struct builder *b, struct box *table, const struct node *group,
                         int *column)
{
    for (const struct node *k = group->first; k != NULL; k = k->next) {
        if (k->kind != NODE_ELEMENT || k->element != EL_COL || node_hidden(k, "pdf"))
            continue;
        for (int span = positive_attribute(k, AT_COLSPAN, TABLE_COLUMNS);
             span > 0 && *column < TABLE_COLUMNS; span--)
            table->grid->weight[(*column)++] =
                style_of(b->layout->sheet, k, table->style)->weight;
    }
}

/* Gives every cell its place, past the cells that reach down from rows above. */
static void place_cells(struct box *table)
{
    int taken[TABLE_COLUMNS] = {0}; /* rows still covered, by column */
    int row = 0;

    for (struct box *r = table->first; r != NULL; r = r->next) {
        int column = 0, next_row[TABLE_COLUMNS];
        if (r->kind != BOX_ROW)
            continue;
        for (int i = 0; i < TABLE_COLUMNS; i++) {
            next_row[i] = taken[i] > 0 ? taken[i] - 1 : 0;
            r->joined = r->joined || taken[i] > 0;
        }
        for (struct box *c = r->first; c != NULL; c = c->next) {
            while (column < TABLE_COLUMNS - 1 && taken[column] > 0)
                column++;
            if (c->colspan > TABLE_COLUMNS - column)
                c->colspan = TABLE_COLUMNS - column;
            c->row = row;
            c->column = column;
            for (int i = 0; i < c->colspan; i++)
                next_row[column + i] = c->rowspan - 1;
            column += c->colspan;
            if (column > table->grid->columns)
                table->grid->columns = column;
            if (column >= TABLE_COLUMNS)
                column = TABLE_COLUMNS - 1;
        }
        memcpy(taken, next_row, sizeof taken);
        row++;
    }
}

static void build_rows(struct builder *b, struct box *table, const struct node *n,
                       bool head, const struct style *style, int *column)
{
    struct layout *l = b->layout;

    for (const struct node *k = n->first; k != NULL; k = k->next) {
        if (k->kind != NODE_ELEMENT || node_hidden(k, "pdf"))
            continue;
        if (k->element == EL_TR)
            build_row(b, table, k, style, head);
        else if (k->element == EL_THEAD || k->element == EL_TBODY)
            build_rows(b, table, k, k->element == EL_THEAD, style_of(l->sheet, k, style),
                       column);
        else if (k->element == EL_COLGROUP)
            read_columns(b, table, k, column);
        else if (k->element == EL_CAPTION)
            build_paragraph(b, table, k);
    }
}

static void build_table(struct builder *b, struct box *parent, const struct node *n)
{
    struct layout *l = b->layout;
    struct box *table =
        box_add(b, parent, BOX_TABLE, n, style_of(l->sheet, n, parent->style));
    int column = 0;

    set_language(table);
    table->grid = arena_alloc(l->arena, sizeof *table->grid);
    build_rows(b, table, n, false, table->style, &column);
    place_cells(table);
}

static void build_element(struct builder *b, struct box *parent, const struct node *n,
                          int *number)
{
    const struct style *style;
    enum box_kind kind = BOX_BLOCK;
    struct box *box;

    if (n->element == EL_TABLE) {
        build_table(b, parent, n);
        return;
    }
    if (n->element == EL_LI) {
        build_list_item(b, parent, n, ++*number);
        return;
    }
    if (n->element == EL_P || (n->element >= EL_H1 && n->element <= EL_H4) ||
        n->element == EL_DT || n->element == EL_SUMMARY || n->element == EL_FIGCAPTION) {
        build_paragraph(b, parent, n);
        return;
    }
    style = style_of(b->layout->sheet, n, parent->style);
    if (n->element == EL_DIV && node_has_class(n, "columns"))
        kind = BOX_COLUMNS;
    else if (n->element == EL_DL && style->term > 0)
        kind = BOX_TERMS;
    box = box_add(b, parent, kind, n, style);
    box->chapter = kind == BOX_BLOCK && box_starts_page(box) && !box_is_cover(box);
    set_language(box);
    build_children(b, box, n);
}

static void build_children(struct builder *b, struct box *parent, const struct node *n)
{
    const struct node *run = NULL; /* start of a run of inline siblings */
    int number = 0;

    if (b->depth >= BOX_DEPTH)
        return;
    b->depth++;
    for (const struct node *k = n->first; k != NULL; k = k->next) {
        if (!is_block(k)) {
            if (run == NULL && !is_blank(k))
                run = k;
            continue;
        }
        if (run != NULL)
            build_inline_run(b, parent, run, k);
        run = NULL;
        if (!node_hidden(k, "pdf"))
            build_element(b, parent, k, &number);
    }
    if (run != NULL)
        build_inline_run(b, parent, run, NULL);
    b->depth--;
}

struct box *box_build(struct layout *l, const struct node *root, const char *language)
{
    struct builder b = {.layout = l};
    struct box *box = box_add(&b, NULL, BOX_BLOCK, root,
                              style_of(l->sheet, root, style_initial(l->sheet)));

    box->language = language;
    build_children(&b, box, root);
    return box;
}

bool box_starts_page(const struct box *b)
{
    return !b->anonymous && b->node != NULL && b->node->kind == NODE_ELEMENT &&
           node_has_class(b->node, "page");
}
