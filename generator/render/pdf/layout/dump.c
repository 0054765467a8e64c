/*
 * dump.c - pages and boxes of the layout dump; see dump.h.
 */
#include "render/pdf/layout/dump.h"

#include "render/pdf/draw/figure.h"
#include "render/pdf/layout/chapter.h"
#include "render/pdf/layout/running.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EPSILON 0.01
enum { INDENT = 2 };

struct dumper {
    struct layout *layout;
    const struct doc *doc;
    const struct box *root;
    const struct pages *pages;
    struct buf *out;
    const struct page *page; /* the current one */
    struct slice slice;      /* the page's, or that of a repeated head */
    bool repeating;
    int depth;
};

static void dump_box(struct dumper *d, const struct box *b, double x, double y);

/* --- fields ---------------------------------------------------------------- */

void dump_begin(struct buf *out, int depth, const char *kind)
{
    buf_printf(out, "%*s%s ", depth * INDENT, "", kind);
}

void dump_points(struct buf *out, double points)
{
    long tenths = lround(points * 10);

    buf_printf(out, "%s%ld.%ld", tenths < 0 ? "-" : "", labs(tenths) / 10,
               labs(tenths) % 10);
}

void dump_rectangle(struct buf *out, double x, double y, double width, double height)
{
    const double value[] = {x, y, width, height};

    for (int i = 0; i < 4; i++) {
        buf_putc(out, ' ');
        dump_points(out, value[i]);
    }
}

void dump_name(struct buf *out, const struct node *n)
{
    const char *class = node_attribute(n, AT_CLASS), *id = node_attribute(n, AT_ID);

    buf_puts(out, element_name(n->element));
    while (class != NULL && *(class += strspn(class, " \t\r\n")) != '\0') {
        size_t length = strcspn(class, " \t\r\n");
        buf_putc(out, '.');
        buf_put(out, class, length);
        class += length;
    }
    if (id != NULL && *id != '\0')
        buf_printf(out, "#%s", id);
}

/* Text in one line, however the document has it. */
static void put_text(struct dumper *d, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    buf_puts(d->out, " | ");
    for (; *text != '\0'; text++)
        buf_putc(d->out, (unsigned char)*text < ' ' ? ' ' : *text);
}

/* --- boxes ----------------------------------------------------------------- */

/* Kind, name, part and place of a box whose top left corner is (x, y) in the galley. */
static void begin_box(struct dumper *d, const struct box *b, double x, double y)
{
    static const char *const kinds[] = {"block", "text",  "figure", "columns",
                                        "terms", "table", "row",    "cell"};
    const struct slice *s = &d->slice;
    bool first = y >= s->from - EPSILON, last = y + b->height <= s->end + EPSILON;
    double top = first ? y : s->from, bottom = last ? y + b->height : s->end;

    dump_begin(d->out, d->depth, kinds[b->kind]);
    if (b->anonymous) {
        buf_putc(d->out, '(');
        dump_name(d->out, b->node);
        buf_putc(d->out, ')');
    } else {
        dump_name(d->out, b->node);
    }
    buf_puts(d->out, first && last ? " whole"
                     : first       ? " begins"
                     : last        ? " ends"
                                   : " continues");
    dump_rectangle(d->out, x, top + s->shift, b->width, bottom > top ? bottom - top : 0);
}

static void put_details(struct dumper *d, const struct box *b)
{
    if (b->kind == BOX_TABLE) {
        buf_puts(d->out, " columns");
        for (int i = 0; i < b->grid->columns; i++) {
            buf_putc(d->out, ' ');
            dump_points(d->out, b->grid->width[i]);
        }
    } else if (b->kind == BOX_ROW) {
        buf_printf(d->out, " row %d%s", b->first->row + 1, b->head ? " head" : "");
    } else if (b->kind == BOX_CELL) {
        buf_printf(d->out, " column %d", b->column + 1);
        if (b->colspan > 1 || b->rowspan > 1)
            buf_printf(d->out, " span %d %d", b->colspan, b->rowspan);
    } else if (b->kind == BOX_FIGURE) {
        put_text(d, figure_alternative(d->layout->arena, b->svg));
    }
}

static void repeat_head(struct dumper *d, const struct box *table, double x, double y)
{
    const struct box *head = table_head(table);
    struct dumper again = *d;

    if (head == NULL)
        return;
    again.slice = head_slice(d->page, &d->slice, y + head->y);
    again.repeating = true;
    again.depth++;
    dump_begin(d->out, d->depth, "repeat");
    dump_name(d->out, table->node);
    buf_puts(d->out, " -");
    dump_rectangle(d->out, x, y + head->y + again.slice.shift, table->width, d->page->head);
    buf_putc(d->out, '\n');
    for (const struct box *r = head; r != NULL; r = r->next)
        if (r->kind == BOX_ROW && r->head)
            dump_box(&again, r, x, y);
}

static void dump_marker(struct dumper *d, const struct box *b, double x, double y)
{
    double top = y + b->top;

    if (slice_has_top(&d->slice, top))
        dump_paragraph(d->out, d->depth, "marker", b->marker,
                       x + b->marker->style->padding[SIDE_LEFT], top, &d->slice);
}

static void dump_page_number(struct dumper *d, const struct box *b, double x, double y)
{
    struct page_reference number = page_reference(d->layout, d->root, d->pages, b);

    if (number.text != NULL)
        dump_paragraph(d->out, d->depth, "number", number.text, x + number.x, y + number.y,
                       &d->slice);
}

/* What stands in a box whose top left corner is (x, y). */
static void dump_content(struct dumper *d, const struct box *b, double x, double y)
{
    if (b->kind == BOX_TEXT && b->text != NULL)
        dump_paragraph(d->out, d->depth, "line", b->text, x + b->style->padding[SIDE_LEFT],
                       y + b->top, &d->slice);
    if (b->kind == BOX_TABLE && d->page->table == b && !d->repeating)
        repeat_head(d, b, x, y);
    if (b->marker != NULL)
        dump_marker(d, b, x, y);
    for (const struct box *c = b->first; c != NULL; c = c->next)
        dump_box(d, c, x, y);
    if (b->style->page_number)
        dump_page_number(d, b, x, y);
}

/* x and y: the corner of the box around it. */
static void dump_box(struct dumper *d, const struct box *b, double x, double y)
{
    x += b->x;
    y += b->y;
    if (b->kind == BOX_FIGURE ? !slice_has_top(&d->slice, y)
                              : !slice_shows(&d->slice, y, b->height))
        return;
    begin_box(d, b, x, y);
    put_details(d, b);
    buf_putc(d->out, '\n');
    d->depth++;
    dump_content(d, b, x, y);
    d->depth--;
}

/* --- pages ----------------------------------------------------------------- */

static void dump_page_line(struct dumper *d, int number)
{
    const struct page_setup *setup = style_page(d->layout->sheet);
    const struct page *page = d->page;
    double y, used = page->end - page->start + page->head;
    const struct box *chapter = chapter_at(d->root, page->start, &y);
    const struct node *n = chapter != NULL ? chapter->node : NULL;
    const struct node *heading = n != NULL ? chapter_heading(chapter) : NULL;
    const char *id = n != NULL ? node_attribute(n, AT_ID) : NULL;
    bool begins = chapter == NULL ? number == 0 : y >= page->start - EPSILON;

    dump_begin(d->out, 0, "page");
    buf_printf(d->out, "%d %s", number + 1,
               page->cover ? "cover"
               : begins    ? "begins"
                           : "continues");
    dump_rectangle(d->out, setup->margin_left, setup->margin_top,
                   setup->width - setup->margin_left - setup->margin_right,
                   d->layout->page_height);
    buf_puts(d->out, " used ");
    dump_points(d->out, used);
    buf_printf(d->out, " fill %ld%%", lround(used / d->layout->page_height * 100));
    buf_printf(d->out, " chapter %s paper ", id != NULL ? id : "-");
    dump_points(d->out, setup->width);
    buf_putc(d->out, ' ');
    dump_points(d->out, setup->height);
    if (heading != NULL)
        put_text(d, node_text(d->layout->arena, heading));
    buf_putc(d->out, '\n');
}

static void dump_running(struct dumper *d, int number)
{
    static const char *const kinds[RUNNING_LINES] = {"header", "section", "footer",
                                                     "folio"};
    struct running_line lines[RUNNING_LINES];

    running_lines(d->layout, d->doc, d->root, d->pages, number, lines);
    for (int i = 0; i < RUNNING_LINES; i++) {
        const struct paragraph *text = lines[i].text;
        struct slice all = {.to = HUGE_VAL};
        if (text != NULL)
            dump_paragraph(d->out, 1, kinds[i], text, lines[i].x,
                           lines[i].base - text->line[0].base, &all);
    }
}

void layout_dump(struct layout *l, const struct doc *doc, const struct box *root,
                 const struct pages *pages, struct buf *out)
{
    const struct page_setup *setup = style_page(l->sheet);
    struct dumper d = {
        .layout = l, .doc = doc, .root = root, .pages = pages, .out = out, .depth = 1};

    for (int i = 0; i < pages->n; i++) {
        d.page = &pages->page[i];
        d.slice = page_slice(setup, root, pages, i);
        dump_page_line(&d, i);
        dump_running(&d, i);
        for (const struct box *c = root->first; c != NULL; c = c->next)
            dump_box(&d, c, setup->margin_left, root->y);
    }
}
