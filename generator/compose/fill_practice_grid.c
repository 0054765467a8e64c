/*
 * fill_practice_grid.c - reactions to conflict: the grid of two axes and its table.
 *
 * A department's name stands beside its mark, at the first of eight places where it hits
 * neither the frame nor what is drawn already; the word in the middle comes last and stays
 * away where there is no room.  Texts are measured by a width each character has at most.
 */
#include "compose/fill_practice.h"

#include <math.h>
#include <string.h>

/* The grid in its drawing: the scale from 1 to 5 inside it; 1 is at the left and below. */
static const double grid_left = 32, grid_top = 50, grid_width = 240, grid_height = 180;
static const double frame_left = 34, frame_right = 270; /* of names of marks */
static const double character = 7.4, ascent = 10, descent = 3, mark_radius = 8;

enum { TAKEN_MAX = 5 };

/* What is drawn already. */
struct taken {
    struct taken_box {
        double left, top, right, bottom;
    } box[TAKEN_MAX];
    int n;
};

static void take(struct taken *t, struct taken_box box)
{
    if (t->n < TAKEN_MAX)
        t->box[t->n++] = box;
}

static bool is_free(const struct taken *t, struct taken_box box)
{
    int i = 0;

    while (i < t->n && (box.right <= t->box[i].left || box.left >= t->box[i].right ||
                        box.bottom <= t->box[i].top || box.top >= t->box[i].bottom))
        i++;
    return i == t->n;
}

/* The box of a text that begins at x on the base line y. */
static struct taken_box text_box(const char *text, double x, double y)
{
    double width = 0;

    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) == 0x80 ? 0 : character;
    return (struct taken_box){x, y - ascent, x + width, y + descent};
}

static const char *reaction_word(const struct fill *f, enum reaction reaction)
{
    return fill_word(
        f, arena_printf(f->arena, "practice_reaction_%s", reaction_name(reaction)));
}

static const char *place_word(const struct fill *f, const struct practice_place *place)
{
    const char *first = reaction_word(f, place->reaction);

    if (place->other == place->reaction)
        return first;
    return SAY(f, "level_or", TEXT_ARG("first", first),
               TEXT_ARG("second", reaction_word(f, place->other)));
}

static const char *reactions_finding(const struct fill *f)
{
    const struct practice_reactions *r = &f->d->practice.reactions;
    const struct practice_place *sales = &r->by[FUNCTION_SALES],
                                *marketing = &r->by[FUNCTION_MARKETING];

    if (r->n < FUNCTIONS) {
        int only = sales->known ? FUNCTION_SALES : FUNCTION_MARKETING;

        return SAY(f, "practice_reactions_one",
                   TEXT_ARG("department", practice_department(f, only)),
                   TEXT_ARG("reaction", place_word(f, &r->by[only])));
    }
    if (sales->reaction == marketing->reaction && sales->other == marketing->other)
        return SAY(f, "practice_reactions_same",
                   TEXT_ARG("reaction", place_word(f, sales)));
    return SAY(f, "practice_reactions_finding", TEXT_ARG("sales", place_word(f, sales)),
               TEXT_ARG("marketing", place_word(f, marketing)));
}

static double place_x(const struct practice_place *place)
{
    return grid_left + grid_width * (place->cooperative - 1) / 4;
}

static double place_y(const struct practice_place *place)
{
    return grid_top + grid_height * (5 - place->assertive) / 4;
}

static struct taken_box mark_box(const struct practice_place *place)
{
    double x = place_x(place), y = place_y(place);

    return (struct taken_box){x - mark_radius, y - mark_radius, x + mark_radius,
                              y + mark_radius};
}

/* A place for a name beside a mark: which side of it, and from it to the base line. */
enum mark_side { SIDE_RIGHT, SIDE_MIDDLE, SIDE_LEFT };

struct side {
    enum mark_side at;
    double line;
};

static double left_of_name(enum mark_side at, double x, double width)
{
    switch (at) {
    case SIDE_RIGHT: return x + 9;
    case SIDE_LEFT: return x - 9 - width;
    case SIDE_MIDDLE: break;
    }
    return fmin(fmax(x - width / 2, frame_left), frame_right - width);
}

/* The name of a mark; the marks are taken already.  Two names always find room: two lines
 * above or below a mark. */
static void add_label(struct fill *f, struct template_dict *d, int function,
                      struct taken *taken)
{
    static const struct side sides[] = {
        {SIDE_RIGHT, -7}, {SIDE_RIGHT, 17}, {SIDE_MIDDLE, -13}, {SIDE_MIDDLE, 22},
        {SIDE_LEFT, -7},  {SIDE_LEFT, 17},  {SIDE_MIDDLE, -27}, {SIDE_MIDDLE, 36}};
    const struct practice_place *place = &f->d->practice.reactions.by[function];
    const char *name = practice_department(f, function);
    double width = text_box(name, 0, 0).right;
    double x = place_x(place), y = place_y(place);
    struct taken_box chosen = {0};

    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        double left = left_of_name(sides[i].at, x, width);

        chosen = text_box(name, left, y + sides[i].line);
        if (chosen.left >= frame_left && chosen.right <= frame_right &&
            chosen.top > grid_top && chosen.bottom < grid_top + grid_height &&
            is_free(taken, chosen))
            break;
    }
    take(taken, chosen);
    struct template_dict *label = fill_row(d, "LABEL", "TEXT", name);
    template_set_text(label, "X", fill_coordinate(f, chosen.left));
    template_set_text(label, "Y", fill_coordinate(f, chosen.bottom - descent));
}

static void fill_grid(struct fill *f, struct template_dict *d)
{
    static const char *const marks[FUNCTIONS] = {"SALES_MARK", "MARKETING_MARK"};
    static const double lines[] = {144, 134, 158}; /* base lines inside the middle */
    const struct practice_reactions *r = &f->d->practice.reactions;
    const char *middle = reaction_word(f, REACTION_COMPROMISE);
    double half = text_box(middle, 0, 0).right / 2;
    struct taken taken = {0};

    for (int i = 0; i < FUNCTIONS; i++)
        if (r->by[i].known) {
            struct template_dict *mark = template_add_section(d, marks[i]);

            template_set_text(mark, "X", fill_coordinate(f, place_x(&r->by[i])));
            template_set_text(mark, "Y", fill_coordinate(f, place_y(&r->by[i])));
            take(&taken, mark_box(&r->by[i]));
        }
    for (int i = 0; i < FUNCTIONS; i++)
        if (r->by[i].known)
            add_label(f, d, i, &taken);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (is_free(&taken,
                    text_box(middle, grid_left + grid_width / 2 - half, lines[i]))) {
            fill_row(d, "COMPROMISE", "Y", fill_coordinate(f, lines[i]));
            break;
        }
}

/* What the drawing shows, in words. */
static const char *describe(const struct fill *f)
{
    const char *text = "";

    for (int i = 0; i < FUNCTIONS; i++) {
        const struct practice_place *p = &f->d->practice.reactions.by[i];

        if (p->known)
            text = fill_join(f, text, " ",
                             SAY(f, "practice_reactions_place",
                                 TEXT_ARG("department", practice_department(f, i)),
                                 TEXT_ARG("assertive", fill_number(f, p->assertive, 1)),
                                 TEXT_ARG("cooperative", fill_number(f, p->cooperative, 1)),
                                 TEXT_ARG("reaction", place_word(f, p))));
    }
    return text;
}

void fill_practice_reactions(struct fill *f, struct template_dict *chapter)
{
    const struct practice_reactions *r = &f->d->practice.reactions;
    if (r->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_REACTIONS", "block-reactions.html");
    template_set_text(d, "FINDING", reactions_finding(f));
    template_set_text(
        d, "MEASURE",
        SAY(f, "practice_reactions_measure", TEXT_ARG("period", fill_as_of(f, r->wave))));
    template_set_text(d, "LINE_DESCRIPTION", describe(f));
    fill_grid(f, d);
    for (int i = 0; i < FUNCTIONS; i++) {
        const struct practice_place *p = &r->by[i];

        if (!p->known)
            continue;
        struct template_dict *row =
            fill_row(d, "BLOCK_ROW", "NAME", practice_department(f, i));
        template_show_section(row, i == FUNCTION_SALES ? "IS_SALES" : "IS_MARKETING");
        fill_row(row, "CELL", "TEXT", fill_number(f, p->assertive, 1));
        fill_row(row, "CELL", "TEXT", fill_number(f, p->cooperative, 1));
        template_set_text(row, "READING", place_word(f, p));
    }
}
