/*
 * breaks.c - where the lines of a paragraph may end, and which of these places are taken.
 *
 * Texts that fit on a line are most of a report and are done with at once.  Others are
 * broken by total fit in up to three passes, as TeX does: at spaces and hyphens that are
 * there anyway; with words hyphenated; and with anything that keeps the text inside the
 * measure.  A pass counts when it needs no more lines than filling them one by one would.
 */
#include "render/pdf/layout/breaks.h"

#include <float.h>
#include <string.h>

/* What it costs to end a line elsewhere than at a space. */
#define PENALTY_HYPHEN    80.0
#define PENALTY_WIDE      900.0  /* a hyphen in lines of many words; less than a line */
#define PENALTY_MARK      50.0   /* after a hyphen or a slash of the text */
#define PENALTY_BOUND     2000.0 /* at a space that should not be broken at */
#define PENALTY_CHARACTER 4000.0 /* anywhere in a word */

#define RAG             3.2  /* em that ragged lines may well differ by */
#define RAG_SHARE       0.20 /* but no more than this share of the measure */
#define LOOSEST         1.0  /* ratio up to which lines stay short of the rag */
#define LOOSEST_HYPHENS 1.6
#define WIDE            28.0 /* em; lines of at least these stay ragged before they are */
#define WIDE_SLACK      0.15 /* hyphenated, up to this share of the measure */
#define SPACE_STRETCH   0.5  /* of justified lines */
#define SPACE_SHRINK    0.3
#define SHORTEST_LAST   7.0 /* em */
#define SHORTEST_SHARE  0.25
#define TITLE_SIZE      14.0 /* larger text is balanced, last line included */
#define EPSILON         0.001

enum pass { PASS_SPACES, PASS_HYPHENS, PASS_DESPERATE };

struct breaker {
    struct layout *layout;
    struct paragraph *p;
    struct breakpoint *point;
    int n;
    size_t capacity;
    enum pass pass;
    double measure, rag;
    double loosest[PASS_DESPERATE]; /* ratio up to which a pass leaves lines short */
    double penalty;                 /* of a hyphen */
    bool balanced;
    double near, far; /* about where the current line may end, in totals */
};

/* --- legal breakpoints ------------------------------------------------------ */

static void add_point(struct breaker *b, struct breakpoint point)
{
    b->point = arena_grow(b->layout->arena, b->point, (size_t)b->n, &b->capacity,
                          sizeof *b->point);
    b->point[b->n++] = point;
}

/* True for a word that may be a name: with a capital within a sentence. */
static bool may_be_name(const struct paragraph *p, int i)
{
    const struct item *before;
    size_t end;

    if (i == 0 || !starts_with_capital(p->item[i].text, p->item[i].length))
        return false;
    before = &p->item[i - 1];
    end = before->length;
    while (end > 0 && before->text[end - 1] == ' ')
        end--;
    return end > 0 && strchr(".!?:", before->text[end - 1]) == NULL;
}

/* How much shorter than the measure a line may be. */
static double line_slack(const struct breaker *b, enum pass pass)
{
    return pass == PASS_DESPERATE ? b->measure / 2 : b->loosest[pass] * b->rag;
}

/* Whether a word stands where a line may end; only those are worth hyphenating. */
static bool is_near_line_end(struct breaker *b, double from, double to)
{
    double slack = line_slack(b, b->pass);

    while (from > b->far) {
        b->near += b->measure - slack;
        b->far += b->measure + b->p->style->size;
    }
    return to >= b->near;
}

/* True for a part of what is broken at punctuation: a compound, an address. */
static bool is_part_of_word(const struct paragraph *p, int i)
{
    const struct item *it = &p->item[i], *before = i > 0 ? it - 1 : it;

    return (i > 0 && before->break_after && before->space <= 0 && !before->forced_after) ||
           (i + 1 < p->nitems && it->break_after && it->space <= 0) ||
           memchr(it->text, '-', it->length) != NULL ||
           memchr(it->text, '/', it->length) != NULL;
}

static bool may_hyphenate(struct breaker *b, int i, const struct breakpoint *at)
{
    const struct item *it = &b->p->item[i];

    return b->pass != PASS_SPACES && it->shaped != NULL && it->style->hyphenate &&
           !it->style->nowrap && it->length >= HYPHEN_WORD_MIN && it->length < ITEM_MAX &&
           is_near_line_end(b, at->width_before, at->width_before + it->width) &&
           !is_part_of_word(b->p, i) && !may_be_name(b->p, i);
}

/* Adds a breakpoint within an item; *at: the totals at the item's start. */
static void add_inside(struct breaker *b, int i, size_t byte, double hyphen, double penalty,
                       const struct breakpoint *at)
{
    const struct item *it = &b->p->item[i];
    struct item head = item_part(b->layout, it, 0, byte);
    struct item tail = item_part(b->layout, it, byte, it->length);

    add_point(b, (struct breakpoint){
                     .width_before = at->width_before + head.width,
                     .width_after = at->width_before + it->width - tail.width,
                     .glue_before = at->glue_before,
                     .glue_after = at->glue_before,
                     .hyphen = hyphen,
                     .penalty = penalty,
                     .flagged = hyphen > 0,
                     .item = i,
                     .byte = (int)byte,
                 });
}

/* Adds the hyphenation points of an item; returns the width of the widest part. */
static double add_hyphens(struct breaker *b, int i, const struct breakpoint *at)
{
    const struct item *it = &b->p->item[i];
    double hyphen = item_hyphen(b->layout, it), last = at->width_before, widest = 0;
    bool points[ITEM_MAX];

    if (hyphenate(b->layout->hyphens, it->language, it->text, it->length, points) == 0)
        return it->width;
    for (size_t k = 1; k < it->length; k++) {
        const struct breakpoint *point;
        double part;
        if (!points[k])
            continue;
        add_inside(b, i, k, hyphen, b->penalty, at);
        point = &b->point[b->n - 1];
        part = point->width_before + hyphen - last;
        widest = part > widest ? part : widest;
        last = point->width_after;
    }
    return at->width_before + it->width - last > widest
               ? at->width_before + it->width - last
               : widest;
}

static void add_characters(struct breaker *b, int i, const struct breakpoint *at)
{
    const struct item *it = &b->p->item[i];

    for (size_t k = 1; k < it->length; k++)
        if (((unsigned char)it->text[k] & 0xC0) != 0x80 && it->text[k] != ' ')
            add_inside(b, i, k, 0, PENALTY_CHARACTER, at);
}

/* True for a part of a web or mail address: a hyphen in it would be taken for its own. */
static bool is_address_part(const struct item *it)
{
    return memchr(it->text, '/', it->length) != NULL ||
           memchr(it->text, '@', it->length) != NULL;
}

/* Breaks within an item; one too wide for the measure is broken wherever it must be. */
static void add_item_points(struct breaker *b, int i, bool too_wide,
                            const struct breakpoint *at)
{
    const struct item *it = &b->p->item[i];
    int before = b->n;

    if (it->shaped == NULL)
        return;
    if (too_wide && it->length < ITEM_MAX && !is_address_part(it)) {
        if (add_hyphens(b, i, at) <= b->measure + EPSILON || it->width <= b->measure)
            return;
        b->n = before;
    }
    if (too_wide && it->width > b->measure + EPSILON)
        add_characters(b, i, at);
    else if (may_hyphenate(b, i, at))
        add_hyphens(b, i, at);
}

static bool ends_with_hyphen(const struct item *it)
{
    return it->space <= 0 && it->length > 0 && it->text[it->length - 1] == '-';
}

/* The breakpoint behind an item, if there is one. */
static void add_behind(struct breaker *b, int i, bool too_wide, const struct breakpoint *at)
{
    const struct item *it = &b->p->item[i];
    struct breakpoint point = *at;
    bool last = i + 1 == b->p->nitems;

    if (!last && !it->break_after && !too_wide)
        return;
    point.width_before += it->width;
    point.width_after = point.width_before + it->space;
    point.glue_after = point.glue_before + it->space;
    point.item = i + 1;
    point.forced = last || it->forced_after;
    if (!point.forced) {
        point.flagged = ends_with_hyphen(it);
        point.penalty = !it->break_after ? PENALTY_BOUND
                        : it->space <= 0 ? PENALTY_MARK
                                         : 0;
    }
    add_point(b, point);
}

/* The width of the run of items without a break that starts at i. */
static double cluster_width(const struct paragraph *p, int i)
{
    double width = 0;

    for (; i < p->nitems; i++) {
        width += p->item[i].width;
        if (p->item[i].break_after)
            break;
        width += p->item[i].space;
    }
    return width;
}

/* Lists the legal breakpoints of a pass. */
static void list_points(struct breaker *b, enum pass pass)
{
    const struct paragraph *p = b->p;
    struct breakpoint at = {.item = 0};
    bool starts = true, too_wide = false;

    b->pass = pass;
    b->n = 0;
    b->near = p->hang + b->measure - line_slack(b, pass);
    b->far = p->hang + b->measure;
    add_point(b, (struct breakpoint){.width_after = p->hang});
    for (int i = 0; i < p->nitems; i++) {
        const struct item *it = &p->item[i];
        if (starts && pass == PASS_DESPERATE)
            too_wide = cluster_width(p, i) > b->measure + EPSILON;
        add_item_points(b, i, too_wide, &at);
        add_behind(b, i, too_wide, &at);
        starts = it->break_after;
        at.width_before += it->width + it->space;
        at.glue_before += it->space;
        if (it->forced_after) {
            b->near = at.width_before + b->measure / 2;
            b->far = at.width_before + b->measure;
        }
    }
}

/* --- passes ----------------------------------------------------------------- */

/* How many lines there are when each takes as much as it can. */
static int count_greedily(const struct breaker *b)
{
    double start = b->point[0].width_after;
    int lines = 1;

    for (int k = 1; k < b->n; k++) {
        if (b->point[k].width_before - start > b->measure + EPSILON && k > 1) {
            start = b->point[k - 1].width_after;
            lines += !b->point[k - 1].forced;
        }
        if (b->point[k].forced && k < b->n - 1) {
            start = b->point[k].width_after;
            lines++;
        }
    }
    return lines;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

static struct fit_goal goal_of(const struct breaker *b, enum pass pass)
{
    const struct style *s = b->p->style;
    bool justified = s->align == ALIGN_JUSTIFY;

    return (struct fit_goal){
        .measure = b->measure,
        .stretch = justified ? SPACE_STRETCH : 0,
        .shrink = justified ? SPACE_SHRINK : 0,
        .rag = pass == PASS_DESPERATE ? b->measure / 2
               : justified            ? 0
                                      : b->rag,
        .tolerance = pass == PASS_DESPERATE ? DBL_MAX : fit_badness(b->loosest[pass]),
        .shortest = smaller(SHORTEST_LAST * s->size, SHORTEST_SHARE * b->measure),
        .fill = !b->balanced,
        .desperate = pass == PASS_DESPERATE,
    };
}

/* Tries a pass; the number of lines, 0 when it finds none. */
static int try_pass(struct breaker *b, enum pass pass)
{
    struct break_space *space = &b->layout->breaks;
    struct fit_goal goal = goal_of(b, pass);

    if (b->n == 0 || b->pass != pass)
        list_points(b, pass);
    space->chosen = arena_grow(b->layout->arena, space->chosen, (size_t)b->n,
                               &space->chosen_capacity, sizeof *space->chosen);
    return total_fit(b->layout->arena, &space->fit, b->point, b->n, &goal, space->chosen);
}

static int break_in_passes(struct breaker *b)
{
    int lines, fewest = 0;

    if (!b->balanced && b->p->narrowest <= b->measure) {
        list_points(b, PASS_SPACES);
        fewest = count_greedily(b);
        lines = try_pass(b, PASS_SPACES);
        if (lines > 0 && lines <= fewest)
            return lines;
        lines = b->p->style->hyphenate ? try_pass(b, PASS_HYPHENS) : 0;
        if (lines > 0 && lines <= fewest)
            return lines;
    }
    return try_pass(b, PASS_DESPERATE);
}

/* All on one line, as it was collected. */
static void set_one_line(struct layout *l, struct paragraph *p)
{
    const struct breakpoint ends[] = {{.item = 0}, {.item = p->nitems, .forced = true}};
    const int end = 1;

    lines_make(l, p, ends, &end, 1);
}

static bool has_forced_break(const struct paragraph *p)
{
    for (int i = 0; i < p->nitems; i++)
        if (p->item[i].forced_after)
            return true;
    return false;
}

/* What lines may be like: long lines of ragged text look even with more slack, and a hyphen
 * is less welcome in them than in the lines of narrow columns. */
static void set_limits(struct breaker *b)
{
    const struct style *s = b->p->style;
    double wide = 0;

    b->balanced = s->size >= TITLE_SIZE || s->align == ALIGN_CENTRE;
    b->rag = smaller(RAG * s->size, RAG_SHARE * b->measure);
    if (s->align != ALIGN_JUSTIFY && b->measure >= WIDE * s->size)
        wide = WIDE_SLACK * b->measure / b->rag;
    b->loosest[PASS_SPACES] = wide > LOOSEST ? wide : LOOSEST;
    b->loosest[PASS_HYPHENS] = wide > LOOSEST_HYPHENS ? wide : LOOSEST_HYPHENS;
    b->penalty = wide > 0 ? PENALTY_WIDE : PENALTY_HYPHEN;
}

void paragraph_break(struct layout *l, struct paragraph *p, double width)
{
    struct break_space *space = &l->breaks;
    struct breaker b = {.layout = l, .p = p, .measure = width > 1 ? width : 1};
    int lines;

    if (p->line != NULL && p->measure == b.measure)
        return; /* measured again after something else has changed */
    p->measure = b.measure;
    if (p->widest <= b.measure + EPSILON && !has_forced_break(p)) {
        set_one_line(l, p);
        return;
    }
    b.point = space->point;
    b.capacity = space->capacity;
    if (p->hang > b.measure / 2)
        p->hang = 0;
    b.measure -= p->hang;
    set_limits(&b);
    lines = break_in_passes(&b);
    space->point = b.point;
    space->capacity = b.capacity;
    lines_make(l, p, b.point, space->chosen, lines);
}
