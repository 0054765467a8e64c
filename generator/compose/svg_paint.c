/*
 * svg_paint.c - gradients and clip paths of a logo, written when they are first used; see
 * svg.h.
 */
#include "compose/svg.h"

#include <math.h>
#include <string.h>

enum { CHAIN_MAX = 8, STOPS_MAX = 64 };

/* The number of a definition; *is_new: it is still to be written. */
static size_t number_of(struct svg_file *f, struct svg_node *n, bool *is_new)
{
    size_t i = 0;

    while (i < f->nnamed && f->named[i] != n)
        i++;
    *is_new = i == f->nnamed;
    if (*is_new) {
        f->named = arena_grow(f->arena, f->named, f->nnamed, &f->named_capacity,
                              sizeof(struct svg_node *));
        f->named[f->nnamed++] = n;
    }
    return i + 1;
}

static const char *reference_to(struct svg_file *f, size_t number)
{
    return arena_printf(f->arena, "url(#%s-%zu)", f->prefix, number);
}

/* --- gradients ----------------------------------------------------------------------- */

static bool is_gradient(const struct svg_node *n)
{
    return svg_is(n, "linearGradient") || svg_is(n, "radialGradient");
}

/* A gradient may continue another one: what it does not say, that one says. */
struct chain {
    struct svg_node *link[CHAIN_MAX];
    int n;
};

static struct chain chain_from(struct svg_file *f, struct svg_node *gradient)
{
    struct chain chain = {.n = 0};

    for (struct svg_node *n = gradient; n != NULL && chain.n < CHAIN_MAX;) {
        const char *href = svg_attribute(n, "href");

        if (!is_gradient(n)) {
            svg_fail(f, n, "<%s> where a gradient is expected", svg_clip(f, n->name));
            break;
        }
        chain.link[chain.n++] = n;
        n = href != NULL ? svg_target(f, n, href) : NULL;
    }
    return chain;
}

static const char *chain_attribute(const struct chain *c, const char *name)
{
    const char *value = NULL;

    for (int i = 0; i < c->n && value == NULL; i++)
        value = svg_attribute(c->link[i], name);
    return value;
}

static const struct svg_node *first_stop(const struct svg_node *n)
{
    const struct svg_node *stop = n->first;

    while (stop != NULL && !svg_is(stop, "stop"))
        stop = stop->next;
    return stop;
}

/* The first stop of the gradient in the chain that has any, or NULL. */
static const struct svg_node *chain_stops(const struct chain *c)
{
    for (int i = 0; i < c->n; i++)
        if (first_stop(c->link[i]) != NULL)
            return first_stop(c->link[i]);
    return NULL;
}

static int count_stops(const struct svg_node *stop)
{
    int n = 0;

    for (; stop != NULL; stop = stop->next)
        n += svg_is(stop, "stop");
    return n;
}

static void stop_colour(struct svg_file *f, const struct svg_node *stop, unsigned *colour,
                        double *opacity)
{
    const char *value = svg_property(f, stop, "stop-color"), *share;
    double own;

    *colour = 0;
    *opacity = 1;
    if (value != NULL && !svg_colour(value, colour, opacity))
        svg_fail(f, stop, "stop-color %s: write it as #rrggbb", svg_clip(f, value));
    share = svg_property(f, stop, "stop-opacity");
    if (share != NULL && svg_share(share, &own))
        *opacity *= own;
}

static void put_stops(struct svg_file *f, struct buf *out, const struct svg_node *stop)
{
    double last = 0;

    for (int n = 0; stop != NULL; stop = stop->next) {
        const char *value = svg_attribute(stop, "offset");
        double offset = 0, opacity;
        unsigned colour;

        if (!svg_is(stop, "stop"))
            continue;
        if (++n > STOPS_MAX)
            svg_fail(f, stop, "more than %d stops: simplify the gradient", STOPS_MAX);
        if (value != NULL && !svg_share(value, &offset))
            svg_fail(f, stop, "offset=\"%s\" is no number", svg_clip(f, value));
        last = fmax(last, offset);
        stop_colour(f, stop, &colour, &opacity);
        buf_puts(out, "<stop");
        svg_put_number(out, "offset", last);
        buf_printf(out, " stop-color=\"#%06x\"", colour);
        if (opacity < 1)
            svg_put_number(out, "stop-opacity", opacity);
        buf_puts(out, "/>");
    }
}

/* One coordinate: of the chain, else the other one's value or a share of the whole. */
static double put_coordinate(struct svg_file *f, struct buf *out, const struct chain *c,
                             const char *name, double whole, double otherwise)
{
    const char *text = chain_attribute(c, name);
    double value = otherwise;

    if (text != NULL && !svg_length(text, whole, &value))
        svg_fail(f, c->link[0], "%s=\"%s\" is no length", name, svg_clip(f, text));
    svg_put_number(out, name, value);
    return value;
}

static void put_coordinates(struct svg_file *f, struct buf *out, const struct chain *c,
                            bool in_user_space)
{
    double width = in_user_space ? f->width : 1, height = in_user_space ? f->height : 1;
    double mean = sqrt((width * width + height * height) / 2), x, y;

    if (svg_is(c->link[0], "linearGradient")) {
        put_coordinate(f, out, c, "x1", width, 0);
        put_coordinate(f, out, c, "y1", height, 0);
        put_coordinate(f, out, c, "x2", width, width);
        put_coordinate(f, out, c, "y2", height, 0);
        return;
    }
    x = put_coordinate(f, out, c, "cx", width, width / 2);
    y = put_coordinate(f, out, c, "cy", height, height / 2);
    put_coordinate(f, out, c, "r", mean, mean / 2);
    put_coordinate(f, out, c, "fx", width, x);
    put_coordinate(f, out, c, "fy", height, y);
}

static void put_gradient(struct svg_file *f, struct buf *out, const struct chain *c,
                         size_t number, const struct svg_node *stops)
{
    const char *units = chain_attribute(c, "gradientUnits");
    const char *spread = chain_attribute(c, "spreadMethod");
    const char *focus = chain_attribute(c, "fr");
    bool in_user_space = units != NULL && strcmp(units, "userSpaceOnUse") == 0;
    double radius = 0;
    int with_transform = 0;

    if (spread != NULL && strcmp(spread, "pad") != 0)
        svg_fail(f, c->link[0], "a gradient that repeats (spreadMethod=\"%s\"): expand it",
                 svg_clip(f, spread));
    if (focus != NULL && (!svg_length(focus, 1, &radius) || radius > 0))
        svg_fail(f, c->link[0], "a gradient with a focal radius (fr): use plain radii");
    buf_printf(out, "<%s id=\"%s-%zu\"", c->link[0]->name, f->prefix, number);
    if (in_user_space)
        buf_puts(out, " gradientUnits=\"userSpaceOnUse\"");
    while (with_transform < c->n - 1 &&
           svg_attribute(c->link[with_transform], "gradientTransform") == NULL)
        with_transform++;
    svg_put_transform(f, out, c->link[with_transform], "gradientTransform", NULL, NULL);
    put_coordinates(f, out, c, in_user_space);
    buf_putc(out, '>');
    put_stops(f, out, stops);
    buf_printf(out, "</%s>", c->link[0]->name);
}

const char *svg_gradient(struct svg_file *f, const struct svg_node *n,
                         const char *reference)
{
    struct svg_node *target = svg_target(f, n, reference);
    const struct svg_node *stops;
    struct chain chain;
    size_t number;
    bool is_new;

    if (target != NULL && svg_is(target, "pattern"))
        svg_fail(f, target, "a pattern: expand it into shapes");
    if (f->failed || target == NULL)
        return "none";
    chain = chain_from(f, target);
    stops = chain_stops(&chain);
    if (f->failed || stops == NULL)
        return "none";
    if (count_stops(stops) == 1) {
        unsigned colour;
        double opacity;

        stop_colour(f, stops, &colour, &opacity);
        return arena_printf(f->arena, "#%06x", colour);
    }
    number = number_of(f, target, &is_new);
    if (is_new)
        put_gradient(f, &f->definitions, &chain, number, stops);
    return reference_to(f, number);
}

/* --- clip paths ---------------------------------------------------------------------- */

static bool is_drawn(struct svg_file *f, const struct svg_node *n)
{
    return !svg_is(n, "title") && !svg_is(n, "desc") && !svg_is(n, "metadata") &&
           !svg_unseen(f, n);
}

/* The one shape of a clip path; NULL after a report. */
static struct svg_node *only_shape(struct svg_file *f, struct svg_node *clip)
{
    struct svg_node *shape = NULL;

    for (struct svg_node *n = clip->first; n != NULL; n = n->next) {
        if (!is_drawn(f, n))
            continue;
        if (shape != NULL) {
            svg_fail(f, n, "a %s of several shapes: unite them into one path",
                     svg_is(clip, "mask") ? "mask" : "clip path");
            return NULL;
        }
        shape = n;
    }
    if (shape == NULL)
        svg_fail(f, clip, "it is empty: release it, or delete what it hides");
    return shape;
}

/* Follows use elements to the shape; what they move is put into *m. */
static struct svg_node *shape_used(struct svg_file *f, struct svg_node *n, struct matrix *m)
{
    for (int i = 0; n != NULL && svg_is(n, "use") && i < CHAIN_MAX; i++) {
        const char *href = svg_attribute(n, "href");
        const char *transform = svg_property(f, n, "transform");
        struct matrix own;

        if (transform != NULL && matrix_parse(transform, &own))
            *m = matrix_multiply(*m, own);
        *m = matrix_multiply(*m, (struct matrix){1, 0, 0, 1, svg_place(n, "x", f->width),
                                                 svg_place(n, "y", f->height)});
        n = svg_target(f, n, href != NULL ? href : "#");
    }
    return n;
}

/* True for a mask that shows all of its one shape and nothing else. */
static bool is_plain_mask(struct svg_file *f, const struct svg_node *mask,
                          const struct svg_node *shape)
{
    static const char *const not_plain[] = {"stroke", "opacity", "fill-opacity",
                                            "filter", "mask",    "clip-path"};
    const char *units = svg_attribute(mask, "maskContentUnits");
    const char *type = svg_property(f, mask, "mask-type");
    const char *fill = svg_property(f, shape, "fill");
    unsigned colour = 0;
    double opacity = 1;

    for (size_t i = 0; i < sizeof not_plain / sizeof *not_plain; i++) {
        const char *value = svg_property(f, shape, not_plain[i]);

        if (value != NULL && strcmp(value, "none") != 0 && strcmp(value, "1") != 0)
            return false;
    }
    if (fill == NULL)
        fill = svg_property(f, mask, "fill");
    if (fill != NULL && !svg_colour(fill, &colour, &opacity))
        return false;
    return opacity >= 1 && (units == NULL || strcmp(units, "userSpaceOnUse") == 0) &&
           (colour == 0xFFFFFF || (type != NULL && strcmp(type, "alpha") == 0));
}

/* What may be said of a clip path besides its shape. */
static void check_clip_path(struct svg_file *f, const struct svg_node *clip)
{
    const char *units = svg_attribute(clip, "clipPathUnits");
    const char *again = svg_property(f, clip, "clip-path");

    if (units != NULL && strcmp(units, "userSpaceOnUse") != 0)
        svg_fail(f, clip, "a clip path measured by what it clips: expand it");
    if (again != NULL && strcmp(again, "none") != 0)
        svg_fail(f, clip, "a clip path that is clipped itself: unite the two");
}

static void put_clip_path(struct svg_file *f, struct svg_node *clip, size_t number)
{
    const char *transform = svg_property(f, clip, "transform");
    bool is_mask = svg_is(clip, "mask");
    struct svg_clip place = {.matrix = {1, 0, 0, 1, 0, 0},
                             .rule = is_mask ? "fill-rule" : "clip-rule"};
    struct svg_node *shape = only_shape(f, clip);
    struct buf text = {0};

    check_clip_path(f, clip);
    if (transform != NULL && !matrix_parse(transform, &place.matrix))
        svg_fail(f, clip, "transform=\"%s\" is not understood", svg_clip(f, transform));
    shape = shape_used(f, shape, &place.matrix);
    if (shape == NULL || f->failed)
        return;
    if (is_mask && !is_plain_mask(f, clip, shape))
        svg_fail(f, clip, "a mask of grey or clear parts: expand it, or use a clip path");
    buf_printf(&text, "<clipPath id=\"%s-%zu\">", f->prefix, number);
    if (!svg_put_shape(f, &text, shape, &place))
        svg_fail(f, shape, "<%s> in a clip path: make it a path", svg_clip(f, shape->name));
    buf_puts(&text, "</clipPath>");
    buf_put(&f->definitions, text.data, text.length);
    buf_drop(&text);
}

const char *svg_clip_path(struct svg_file *f, const struct svg_node *n,
                          const char *reference)
{
    struct svg_node *target = svg_target(f, n, reference);
    size_t number;
    bool is_new;

    if (target != NULL && !svg_is(target, "clipPath") && !svg_is(target, "mask"))
        svg_fail(f, target, "<%s> where a clipPath is expected", svg_clip(f, target->name));
    if (f->failed || target == NULL)
        return "none";
    number = number_of(f, target, &is_new);
    if (is_new)
        put_clip_path(f, target, number);
    return reference_to(f, number);
}
