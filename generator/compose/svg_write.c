/*
 * svg_write.c - a logo's elements as the drawings of our documents; see svg.h.
 */
#include "compose/svg.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 24, WRITTEN_MAX = 5000, PLACES = 6 };

void svg_put_number(struct buf *out, const char *name, double value)
{
    buf_printf(out, " %s=\"", name);
    buf_put_decimal(out, value, PLACES);
    buf_putc(out, '"');
}

static void put_text(struct buf *out, const char *name, const char *value)
{
    buf_printf(out, " %s=\"", name);
    buf_put_xml(out, value);
    buf_putc(out, '"');
}

static bool is_identity(const struct matrix *m)
{
    return m->a == 1 && m->b == 0 && m->c == 0 && m->d == 1 && m->e == 0 && m->f == 0;
}

static void put_matrix(struct buf *out, const char *name, const struct matrix *m)
{
    const double part[] = {m->a, m->b, m->c, m->d, m->e, m->f};

    if (is_identity(m))
        return;
    buf_printf(out, " %s=\"matrix(", name);
    for (int i = 0; i < 6; i++) {
        if (i > 0)
            buf_putc(out, ' ');
        buf_put_decimal(out, part[i], PLACES);
    }
    buf_puts(out, ")\"");
}

void svg_put_transform(struct svg_file *f, struct buf *out, const struct svg_node *n,
                       const char *name, const struct matrix *outer,
                       const struct matrix *inner)
{
    const char *value = svg_property(f, n, name);
    struct matrix m = {1, 0, 0, 1, 0, 0};

    if (value != NULL && strcmp(value, "none") != 0 && !matrix_parse(value, &m))
        svg_fail(f, n, "%s=\"%s\" is not understood", name, svg_clip(f, value));
    if (outer != NULL)
        m = matrix_multiply(*outer, m);
    if (inner != NULL)
        m = matrix_multiply(m, *inner);
    put_matrix(out, name, &m);
}

/* --- properties ---------------------------------------------------------------------- */

/* What would make the drawing look different from what the program showed. */
static void refuse_effects(struct svg_file *f, const struct svg_node *n)
{
    static const struct {
        const char *name, *advice;
    } refused[] = {
        {"filter", "flatten or expand the effect"},
        {"mix-blend-mode", "flatten the transparency"},
        {"marker", "expand the arrow heads"},
        {"marker-start", "expand the arrow heads"},
        {"marker-mid", "expand the arrow heads"},
        {"marker-end", "expand the arrow heads"},
        {"transform-origin", "write transforms as attributes"},
        {"vector-effect", "expand the stroke"},
        {"paint-order", "expand the stroke"},
    };

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const char *value = svg_property(f, n, refused[i].name);

        if (value != NULL && strcmp(value, "none") != 0 && strcmp(value, "normal") != 0 &&
            strncmp(value, "fill", 4) != 0)
            svg_fail(f, n, "%s: %s", refused[i].name, refused[i].advice);
    }
}

/* currentColor where the drawing says what it is. */
static const char *current_colour(struct svg_file *f, const struct svg_node *n)
{
    for (; n != NULL; n = n->parent) {
        const char *value = svg_property(f, n, "color");

        if (value != NULL && strcasecmp(value, "inherit") != 0 &&
            strcasecmp(value, "currentColor") != 0)
            return value;
    }
    return NULL;
}

/* fill or stroke with its opacity, which a colour may carry itself. */
static void put_paint(struct svg_file *f, struct buf *out, const struct svg_node *n,
                      const char *name, const char *opacity_name)
{
    const char *value = svg_property(f, n, name);
    const char *share = svg_property(f, n, opacity_name);
    double opacity = 1, own = 1;
    unsigned colour;

    if (value != NULL && strcasecmp(value, "currentColor") == 0 &&
        current_colour(f, n) != NULL)
        value = current_colour(f, n);
    if (value == NULL || strcmp(value, "inherit") == 0) {
        ;
    } else if (strcmp(value, "none") == 0) {
        put_text(out, name, "none");
    } else if (strcasecmp(value, "currentColor") == 0) {
        put_text(out, name, "currentColor");
    } else if (strncmp(value, "url(", 4) == 0) {
        put_text(out, name, svg_gradient(f, n, value));
    } else if (svg_colour(value, &colour, &opacity)) {
        buf_printf(out, " %s=\"#%06x\"", name, colour);
    } else {
        svg_fail(f, n, "the %s %s: write it as #rrggbb", name, svg_clip(f, value));
    }
    if (share != NULL && strcmp(share, "inherit") != 0 && !svg_share(share, &own))
        svg_fail(f, n, "%s: %s is no number", opacity_name, svg_clip(f, share));
    if (share != NULL || opacity < 1)
        svg_put_number(out, opacity_name, opacity * own);
}

static double mean_size(const struct svg_file *f)
{
    return sqrt((f->width * f->width + f->height * f->height) / 2);
}

static void put_length(struct svg_file *f, struct buf *out, const struct svg_node *n,
                       const char *name)
{
    const char *value = svg_property(f, n, name);
    double length;

    if (value == NULL || strcmp(value, "inherit") == 0)
        return;
    if (svg_length(value, mean_size(f), &length))
        svg_put_number(out, name, length);
    else
        svg_fail(f, n, "%s: %s is no length", name, svg_clip(f, value));
}

/* A property whose value is one of the words, which are separated by blanks, as this
 * attribute. */
static void put_word_as(struct svg_file *f, struct buf *out, const struct svg_node *n,
                        const char *name, const char *words, const char *attribute)
{
    const char *value = svg_property(f, n, name), *found;

    if (value == NULL || strcmp(value, "inherit") == 0)
        return;
    found = strstr(words, value);
    if (found != NULL && *value != '\0' && strchr(value, ' ') == NULL &&
        (found == words || found[-1] == ' ') && strchr(" ", found[strlen(value)]) != NULL)
        put_text(out, attribute, value);
    else
        svg_fail(f, n, "%s: %s is not one of %s", name, svg_clip(f, value), words);
}

static void put_word(struct svg_file *f, struct buf *out, const struct svg_node *n,
                     const char *name, const char *words)
{
    put_word_as(f, out, n, name, words, name);
}

static void put_dashes(struct svg_file *f, struct buf *out, const struct svg_node *n)
{
    const char *s = svg_property(f, n, "stroke-dasharray");

    if (s == NULL || strcmp(s, "inherit") == 0)
        return;
    if (strcmp(s, "none") == 0)
        s = "0";
    buf_puts(out, " stroke-dasharray=\"");
    for (const char *blank = ""; *(s = skip_separator(s)); blank = " ") {
        size_t length = strcspn(s, " ,\t\r\n");
        double value;

        if (!svg_length(arena_strndup(f->arena, s, length), mean_size(f), &value) ||
            value < 0) {
            svg_fail(f, n, "stroke-dasharray: %s is no length", svg_clip(f, s));
            break;
        }
        buf_puts(out, blank);
        buf_put_decimal(out, value, PLACES);
        s += length;
    }
    buf_putc(out, '"');
}

static bool is_set(const char *value)
{
    return value != NULL && strcmp(value, "none") != 0;
}

void svg_put_properties(struct svg_file *f, struct buf *out, const struct svg_node *n)
{
    const char *clip = svg_property(f, n, "clip-path");
    const char *mask = svg_property(f, n, "mask");
    const char *opacity = svg_property(f, n, "opacity");
    double share;

    refuse_effects(f, n);
    put_paint(f, out, n, "fill", "fill-opacity");
    put_paint(f, out, n, "stroke", "stroke-opacity");
    if (opacity != NULL && svg_share(opacity, &share) && share < 1)
        svg_put_number(out, "opacity", share);
    put_length(f, out, n, "stroke-width");
    put_length(f, out, n, "stroke-miterlimit");
    put_length(f, out, n, "stroke-dashoffset");
    put_word(f, out, n, "stroke-linecap", "butt round square");
    put_word(f, out, n, "stroke-linejoin", "miter round bevel");
    put_word(f, out, n, "fill-rule", "nonzero evenodd");
    put_dashes(f, out, n);
    if (is_set(clip) && is_set(mask))
        svg_fail(f, n, "clipped and masked at once: group, and clip the group");
    if (is_set(clip) || is_set(mask))
        put_text(out, "clip-path", svg_clip_path(f, n, is_set(clip) ? clip : mask));
}

/* --- shapes -------------------------------------------------------------------------- */

static void put_coordinate(struct svg_file *f, struct buf *out, const struct svg_node *n,
                           const char *name, double whole)
{
    const char *text = svg_attribute(n, name);
    double value;

    if (text == NULL || strcmp(text, "auto") == 0)
        return;
    if (svg_length(text, whole, &value))
        svg_put_number(out, name, value);
    else
        svg_fail(f, n, "%s=\"%s\" is no length: use px, pt, mm, cm or in", name,
                 svg_clip(f, text));
}

/* Path data or points; characters that belong to neither would end the shape there. */
static void put_data(struct svg_file *f, struct buf *out, const struct svg_node *n,
                     const char *name, const char *letters)
{
    const char *text = svg_attribute(n, name);
    size_t good;

    if (text == NULL)
        return;
    good = strspn(text, letters);
    if (text[good] != '\0')
        svg_fail(f, n, "%s of <%s> has \"%s\" in it", name, n->name,
                 svg_clip(f, text + good));
    put_text(out, name, text);
}

/* Attributes by name: the last letter tells what a percentage is of. */
static void put_coordinates(struct svg_file *f, struct buf *out, const struct svg_node *n,
                            const char *const names[])
{
    for (int i = 0; names[i] != NULL; i++) {
        const char *name = names[i];
        bool across = strpbrk(name, "x") != NULL || strcmp(name, "width") == 0;
        bool down = strpbrk(name, "y") != NULL || strcmp(name, "height") == 0;

        put_coordinate(f, out, n, name,
                       across ? f->width
                       : down ? f->height
                              : mean_size(f));
    }
}

static const struct {
    const char *name;
    const char *coordinates[7];
} shapes[] = {
    {"rect", {"x", "y", "width", "height", "rx", "ry", NULL}},
    {"circle", {"cx", "cy", "r", NULL}},
    {"ellipse", {"cx", "cy", "rx", "ry", NULL}},
    {"line", {"x1", "y1", "x2", "y2", NULL}},
    {"path", {NULL}},
    {"polyline", {NULL}},
    {"polygon", {NULL}},
};

static int shape_index(const struct svg_node *n)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (svg_is(n, shapes[i].name))
            return (int)i;
    return -1;
}

bool svg_put_shape(struct svg_file *f, struct buf *out, const struct svg_node *n,
                   const struct svg_clip *clip)
{
    static const char numbers[] = "0123456789+-.,eE \t\r\n";
    static const char commands[] = "0123456789+-.,eE \t\r\nMmZzLlHhVvCcSsQqTtAa";
    int i = shape_index(n);

    if (i < 0)
        return false;
    buf_printf(out, "<%s", n->name);
    svg_put_transform(f, out, n, "transform", clip ? &clip->matrix : NULL, NULL);
    put_coordinates(f, out, n, shapes[i].coordinates);
    put_data(f, out, n, "d", commands);
    put_data(f, out, n, "points", numbers);
    if (clip == NULL)
        svg_put_properties(f, out, n);
    else
        put_word_as(f, out, n, clip->rule, "nonzero evenodd", "clip-rule");
    buf_puts(out, "/>");
    return true;
}

/* --- elements ------------------------------------------------------------------------ */

/* Elements that show nothing where they stand. */
static bool is_silent(const struct svg_node *n)
{
    static const char *const silent[] = {
        "title", "desc",           "metadata",       "defs",     "symbol", "clipPath",
        "style", "linearGradient", "radialGradient", "pattern",  "marker", "filter",
        "mask",  "font",           "font-face",      "namedview"};

    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (svg_is(n, silent[i]))
            return true;
    return false;
}

static void refuse_element(struct svg_file *f, const struct svg_node *n)
{
    static const struct {
        const char *name, *advice;
    } refused[] = {
        {"text", "convert text to paths (outlines)"},
        {"tspan", "convert text to paths (outlines)"},
        {"textPath", "convert text to paths (outlines)"},
        {"flowRoot", "convert text to paths (outlines)"},
        {"image", "trace the picture, or use a PNG file as the logo"},
        {"foreignObject", "export as plain SVG"},
        {"switch", "export as plain SVG, without the editor's own data"},
        {"a", "take the link out of the drawing"},
        {"animate", "take the animation out of the drawing"},
        {"animateTransform", "take the animation out of the drawing"},
        {"animateMotion", "take the animation out of the drawing"},
        {"set", "take the animation out of the drawing"},
    };

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (svg_is(n, refused[i].name)) {
            svg_fail(f, n, "<%s>: %s", n->name, refused[i].advice);
            return;
        }
    svg_fail(f, n, "<%s> is not understood: export as plain SVG", svg_clip(f, n->name));
}

static void put_element(struct svg_file *f, struct buf *out, const struct svg_node *n,
                        int depth);

/* A drawing in a drawing: an svg, or a symbol with the size its use gives it. */
static void put_viewport(struct svg_file *f, struct buf *out, const struct svg_node *n,
                         const struct svg_node *sized, int depth)
{
    static const char *const place[] = {"x", "y", NULL}, *const size[] = {"width", "height",
                                                                          NULL};
    const char *box = svg_attribute(n, "viewBox");

    buf_puts(out, "<svg");
    if (sized == n)
        put_coordinates(f, out, n, place);
    put_coordinates(f, out, svg_attribute(sized, "width") ? sized : n, size);
    if (box != NULL)
        put_data(f, out, n, "viewBox", "0123456789+-.,eE \t\r\n");
    svg_put_properties(f, out, n);
    buf_putc(out, '>');
    svg_put_children(f, out, n, depth + 1);
    buf_puts(out, "</svg>");
}

static double place_of(const struct svg_node *n, const char *name, double whole)
{
    const char *text = svg_attribute(n, name);
    double value;

    return text != NULL && svg_length(text, whole, &value) ? value : 0;
}

static void put_use(struct svg_file *f, struct buf *out, const struct svg_node *n,
                    int depth)
{
    const char *href = svg_attribute(n, "href");
    const struct matrix moved = {
        1, 0, 0, 1, place_of(n, "x", f->width), place_of(n, "y", f->height)};
    const struct svg_node *target;

    if (href == NULL)
        return;
    target = svg_target(f, n, href);
    if (target == NULL)
        return;
    buf_puts(out, "<g");
    svg_put_transform(f, out, n, "transform", NULL, &moved);
    svg_put_properties(f, out, n);
    buf_putc(out, '>');
    if (svg_is(target, "symbol") || svg_is(target, "svg"))
        put_viewport(f, out, target, n, depth + 1);
    else
        put_element(f, out, target, depth + 1);
    buf_puts(out, "</g>");
}

static void put_group(struct svg_file *f, struct buf *out, const struct svg_node *n,
                      int depth)
{
    buf_puts(out, "<g");
    svg_put_transform(f, out, n, "transform", NULL, NULL);
    svg_put_properties(f, out, n);
    buf_putc(out, '>');
    svg_put_children(f, out, n, depth + 1);
    buf_puts(out, "</g>");
}

static void put_element(struct svg_file *f, struct buf *out, const struct svg_node *n,
                        int depth)
{
    if (f->failed || is_silent(n) || svg_unseen(f, n))
        return;
    if (depth > DEPTH_MAX)
        svg_fail(f, n, "drawn deeper than %d levels: ungroup the drawing", DEPTH_MAX);
    else if (++f->written > WRITTEN_MAX)
        svg_fail(f, n, "draws more than %d elements: simplify the drawing", WRITTEN_MAX);
    else if (svg_is(n, "g"))
        put_group(f, out, n, depth);
    else if (svg_is(n, "use"))
        put_use(f, out, n, depth);
    else if (svg_is(n, "svg"))
        put_viewport(f, out, n, n, depth);
    else if (!svg_put_shape(f, out, n, NULL))
        refuse_element(f, n);
}

void svg_put_children(struct svg_file *f, struct buf *out, const struct svg_node *n,
                      int depth)
{
    for (const struct svg_node *c = n->first; c != NULL && !f->failed; c = c->next)
        put_element(f, out, c, depth);
}
