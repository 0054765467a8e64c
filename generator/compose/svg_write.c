/*
 * svg_write.c - a logo's elements as the drawings of our documents; see svg.h.
 */
#include "compose/svg.h"

#include <string.h>

enum { DEPTH_MAX = 24, WRITTEN_MAX = 5000, LENGTH_MAX = 2 * 1024 * 1024 };

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
    svg_put_text(out, name, text);
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
                              : svg_mean_size(f));
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
        svg_put_word(f, out, n, clip->rule, "nonzero evenodd", "clip-rule");
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

static void put_use(struct svg_file *f, struct buf *out, const struct svg_node *n,
                    int depth)
{
    const char *href = svg_attribute(n, "href");
    const struct matrix moved = {
        1, 0, 0, 1, svg_place(n, "x", f->width), svg_place(n, "y", f->height)};
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
    else if (out->length + f->definitions.length > LENGTH_MAX) /* uses of long paths */
        svg_fail(f, n, "draws more than %d MB: simplify the drawing",
                 LENGTH_MAX / 1024 / 1024);
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
