/*
 * svg_attributes.c - properties and transforms of a logo's elements as attributes; see
 * svg.h.
 */
#include "compose/svg.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { PLACES = 6 };

void svg_put_number(struct buf *out, const char *name, double value)
{
    buf_printf(out, " %s=\"", name);
    buf_put_decimal(out, value, PLACES);
    buf_putc(out, '"');
}

void svg_put_text(struct buf *out, const char *name, const char *value)
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
        svg_put_text(out, name, "none");
    } else if (strcasecmp(value, "currentColor") == 0) {
        svg_put_text(out, name, "currentColor");
    } else if (strncmp(value, "url(", 4) == 0) {
        svg_put_text(out, name, svg_gradient(f, n, value));
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

double svg_place(const struct svg_node *n, const char *name, double whole)
{
    const char *text = svg_attribute(n, name);
    double value;

    return text != NULL && svg_length(text, whole, &value) ? value : 0;
}

double svg_mean_size(const struct svg_file *f)
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
    if (svg_length(value, svg_mean_size(f), &length))
        svg_put_number(out, name, length);
    else
        svg_fail(f, n, "%s: %s is no length", name, svg_clip(f, value));
}

void svg_put_word(struct svg_file *f, struct buf *out, const struct svg_node *n,
                  const char *name, const char *words, const char *attribute)
{
    const char *value = svg_property(f, n, name), *found;

    if (value == NULL || strcmp(value, "inherit") == 0)
        return;
    found = strstr(words, value);
    if (found != NULL && *value != '\0' && strchr(value, ' ') == NULL &&
        (found == words || found[-1] == ' ') && strchr(" ", found[strlen(value)]) != NULL)
        svg_put_text(out, attribute, value);
    else
        svg_fail(f, n, "%s: %s is not one of %s", name, svg_clip(f, value), words);
}

static void put_word(struct svg_file *f, struct buf *out, const struct svg_node *n,
                     const char *name, const char *words)
{
    svg_put_word(f, out, n, name, words, name);
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

        if (!svg_length(arena_strndup(f->arena, s, length), svg_mean_size(f), &value) ||
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
        svg_put_text(out, "clip-path", svg_clip_path(f, n, is_set(clip) ? clip : mask));
}
