/*
 * tags.c - collects the structure tree and writes it; see tags.h.
 */
#include "render/pdf/file/tags.h"
#include "render/pdf/font/operators.h"

#include <string.h>

enum kid_kind { KID_TAG, KID_MARK, KID_LINK };

struct kid {
    struct kid *next;
    enum kid_kind kind;
    struct tag *tag;
    int mark;
    unsigned page;
    const struct link *link;
};

struct tag {
    struct tag *parent;
    struct kid *first, *last;
    const char *role, *language, *alternative, *scope, *numbering;
    int columns, rows;
    bool has_box, is_block, live;
    double box[4];
    unsigned page, number;
    unsigned id;                 /* 0: none */
    struct tag *next_identified; /* in the order of the IDs */
};

void tags_begin(struct tags *t, struct arena *a)
{
    *t = (struct tags){.arena = a};
    t->root = arena_alloc(a, sizeof *t->root);
    t->root->role = "Document";
}

void tags_end(struct tags *t)
{
    buf_drop(&t->raw.text);
}

void tags_begin_page(struct tags *t)
{
    struct page_marks *page = arena_alloc(t->arena, sizeof *page);

    if (t->last)
        t->last->next = page;
    else
        t->first = page;
    t->last = page;
}

static struct kid *add_kid(struct tags *t, struct tag *parent, enum kid_kind kind)
{
    struct kid *kid = arena_alloc(t->arena, sizeof *kid);

    kid->kind = kind;
    if (parent->last)
        parent->last->next = kid;
    else
        parent->first = kid;
    parent->last = kid;
    return kid;
}

struct tag *tags_add(struct tags *t, struct tag *parent, const char *role)
{
    struct tag *tag = arena_alloc(t->arena, sizeof *tag);

    tag->parent = parent;
    tag->role = arena_strdup(t->arena, role);
    add_kid(t, parent, KID_TAG)->tag = tag;
    return tag;
}

const char *tags_role(const struct tag *tag)
{
    return tag->role;
}

int tags_next_mark(const struct tags *t)
{
    return (int)t->last->count;
}

void tags_mark(struct tags *t, struct tag *tag, unsigned page)
{
    struct page_marks *marks = t->last;
    struct kid *kid = add_kid(t, tag, KID_MARK);

    kid->mark = (int)marks->count;
    kid->page = page;
    if (tag->page == 0)
        tag->page = page;
    marks->tag = arena_grow(t->arena, marks->tag, marks->count, &marks->capacity,
                            sizeof *marks->tag);
    marks->tag[marks->count++] = tag;
}

void tags_link(struct tags *t, struct tag *tag, const struct link *link)
{
    add_kid(t, tag, KID_LINK)->link = link;
}

void tags_language(struct tags *t, struct tag *tag, const char *language)
{
    tag->language = arena_strdup(t->arena, language);
}

void tags_alternative(struct tags *t, struct tag *tag, const char *text)
{
    tag->alternative = arena_strdup(t->arena, text);
}

void tags_scope(struct tags *t, struct tag *tag, const char *scope)
{
    tag->scope = arena_strdup(t->arena, scope);
}

void tags_span(struct tag *tag, int columns, int rows)
{
    tag->columns = columns;
    tag->rows = rows;
}

void tags_box(struct tag *tag, double left, double bottom, double right, double top)
{
    const double box[4] = {left, bottom, right, top};

    memcpy(tag->box, box, sizeof box);
    tag->has_box = true;
}

void tags_placement(struct tag *tag, bool block)
{
    tag->is_block = block;
}

void tags_identify(struct tags *t, struct tag *tag)
{
    if (tag->id)
        return;
    tag->id = ++t->ids;
    if (t->last_identified)
        t->last_identified->next_identified = tag;
    else
        t->identified = tag;
    t->last_identified = tag;
}

void tags_numbering(struct tags *t, struct tag *tag, const char *numbering)
{
    tag->numbering = arena_strdup(t->arena, numbering);
}

/* Numbers the tags that have content, parents first; depth is that of the templates. */
static bool number_tags(struct tag *tag, unsigned *number)
{
    unsigned own = (*number)++;

    tag->live = strcmp(tag->role, "TD") == 0 || strcmp(tag->role, "TH") == 0;
    for (struct kid *kid = tag->first; kid; kid = kid->next)
        switch (kid->kind) {
        case KID_TAG: tag->live |= number_tags(kid->tag, number); break;
        case KID_MARK: tag->live = true; break;
        case KID_LINK: tag->live |= kid->link->number != 0; break;
        }
    if (tag->live)
        tag->number = own;
    else
        *number = own; /* its tags are empty as well */
    return tag->live;
}

static void put_number(struct buf *out, const char *before, unsigned number,
                       const char *after)
{
    buf_puts(out, before);
    put_integer(out, number);
    buf_puts(out, after);
}

static void put_table_attributes(const struct tag *tag, struct buf *out)
{
    buf_puts(out, "<</O/Table");
    if (tag->scope) {
        buf_puts(out, "/Scope/");
        buf_puts(out, tag->scope);
    }
    if (tag->columns > 1)
        put_number(out, "/ColSpan ", (unsigned)tag->columns, "");
    if (tag->rows > 1)
        put_number(out, "/RowSpan ", (unsigned)tag->rows, "");
    buf_puts(out, ">>");
}

static void put_attributes(const struct tag *tag, struct buf *out)
{
    if (tag->scope || tag->columns > 1 || tag->rows > 1) {
        buf_puts(out, "/A");
        put_table_attributes(tag, out);
    } else if (tag->has_box) {
        buf_puts(out, tag->is_block ? "/A<</O/Layout/Placement/Block/BBox["
                                    : "/A<</O/Layout/Placement/Inline/BBox[");
        put_operator(out, tag->box, 4, "]>>");
    } else if (tag->numbering) {
        buf_puts(out, "/A<</O/List/ListNumbering/");
        buf_puts(out, tag->numbering);
        buf_puts(out, ">>");
    }
}

static void put_kid(const struct tag *tag, const struct kid *kid, struct buf *out)
{
    switch (kid->kind) {
    case KID_TAG: put_number(out, "", kid->tag->number, " 0 R"); break;
    case KID_MARK:
        if (kid->page == tag->page)
            put_number(out, "", (unsigned)kid->mark, "");
        else {
            put_number(out, "<</Type/MCR/Pg ", kid->page, " 0 R");
            put_number(out, "/MCID ", (unsigned)kid->mark, ">>");
        }
        break;
    case KID_LINK:
        put_number(out, "<</Type/OBJR/Obj ", kid->link->number, " 0 R");
        put_number(out, "/Pg ", kid->link->page, " 0 R>>");
        break;
    }
}

static bool kid_is_live(const struct kid *kid)
{
    return kid->kind == KID_MARK || (kid->kind == KID_TAG && kid->tag->live) ||
           (kid->kind == KID_LINK && kid->link->number);
}

/* A single kid needs no array. */
static void put_kids(const struct tag *tag, struct buf *out)
{
    int count = 0;
    bool many;

    for (const struct kid *kid = tag->first; kid; kid = kid->next)
        count += kid_is_live(kid);
    if (count == 0)
        return;
    many = count > 1;
    buf_puts(out, many ? "/K[" : "/K ");
    for (const struct kid *kid = tag->first; kid; kid = kid->next)
        if (kid_is_live(kid)) {
            put_kid(tag, kid, out);
            buf_puts(out, --count ? " " : "");
        }
    buf_puts(out, many ? "]" : "");
}

static bool has_link(const struct tag *tag)
{
    for (const struct kid *kid = tag->first; kid; kid = kid->next)
        if (kid->kind == KID_LINK && kid->link->number)
            return true;
    return false;
}

/* Digits enough for the order of the strings to be that of the numbers. */
static void put_id_string(const struct tag *tag, struct buf *out)
{
    buf_printf(out, "(n%06u)", tag->id);
}

static void put_id(const struct tag *tag, struct buf *out)
{
    buf_puts(out, "/ID");
    put_id_string(tag, out);
}

/* Writes a tag and what is below it, in the order of the numbers. */
static void write_tag(struct tags *t, const struct tag *tag, unsigned parent)
{
    struct buf *out = &t->raw.text;
    bool lost_link = strcmp(tag->role, "Link") == 0 && !has_link(tag);

    t->raw.start[t->raw.count++] = out->length;
    buf_puts(out, "<</S/");
    buf_puts(out, lost_link ? "Span" : tag->role);
    put_number(out, "/P ", parent, " 0 R");
    if (tag->page)
        put_number(out, "/Pg ", tag->page, " 0 R");
    if (tag->language) {
        buf_puts(out, "/Lang");
        put_text_string(out, tag->language);
    }
    if (tag->alternative) {
        buf_puts(out, "/Alt");
        put_text_string(out, tag->alternative);
    }
    if (tag->id)
        put_id(tag, out);
    put_attributes(tag, out);
    put_kids(tag, out);
    buf_puts(out, ">>\n");
    for (const struct kid *kid = tag->first; kid; kid = kid->next)
        if (kid->kind == KID_TAG && kid->tag->live)
            write_tag(t, kid->tag, tag->number);
}

/* The parent tree: from pages' content and from links to their tags. */
static void put_parents(const struct tags *t, const struct link *links, struct buf *out)
{
    unsigned key = 0;

    buf_puts(out, "/ParentTree<</Nums[");
    for (const struct page_marks *page = t->first; page; page = page->next) {
        put_number(out, "", key++, "[");
        for (size_t i = 0; i < page->count; i++)
            put_number(out, i ? " " : "", page->tag[i]->number, " 0 R");
        buf_puts(out, "]");
    }
    for (const struct link *link = links; link; link = link->next)
        if (link->number) {
            put_number(out, "", key++, " ");
            put_number(out, "", link->tag->number, " 0 R ");
        }
    put_number(out, "]>>/ParentTreeNextKey ", key, "");
}

static void put_ids(const struct tags *t, struct buf *out)
{
    const struct tag *tag = t->identified;

    while (tag && !tag->live)
        tag = tag->next_identified;
    if (tag == NULL)
        return;
    buf_puts(out, "/IDTree<</Names[");
    for (; tag; tag = tag->next_identified)
        if (tag->live) {
            put_id_string(tag, out);
            put_number(out, "", tag->number, " 0 R ");
        }
    buf_puts(out, "]>>");
}

const char *tags_write(struct tags *t, unsigned root, unsigned number,
                       const struct link *links)
{
    unsigned next = number;
    struct buf entries = {0};
    char *copy;

    number_tags(t->root, &next);
    t->root->number = number;
    if (!t->root->live)
        next = number + 1;
    t->raw.start = arena_array(t->arena, next - number + 1, sizeof *t->raw.start);
    write_tag(t, t->root, root);
    t->raw.start[t->raw.count] = t->raw.text.length;
    buf_puts(&entries, "/Type/StructTreeRoot");
    put_number(&entries, "/K ", number, " 0 R");
    put_parents(t, links, &entries);
    put_ids(t, &entries);
    copy = arena_strdup(t->arena, entries.data);
    buf_drop(&entries);
    return copy;
}
