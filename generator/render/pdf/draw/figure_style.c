/*
 * figure_style.c - attributes and classes of svg elements; see figure_style.h.
 */
#include "render/pdf/draw/figure_style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double parse_length(const char *value, double whole, double otherwise)
{
    double number;

    if (value == NULL || !scan_number(&value, &number))
        return otherwise;
    return *value == '%' ? number / 100 * whole : number;
}

double horizontal(const struct node *n, enum attribute a, const struct style *s,
                  double otherwise)
{
    return parse_length(node_attribute(n, a), s->width, otherwise);
}

double vertical(const struct node *n, enum attribute a, const struct style *s,
                double otherwise)
{
    return parse_length(node_attribute(n, a), s->height, otherwise);
}

/* For radii and stroke widths a percentage is one of the diagonal over the square root
 * of 2. */
double diagonal(const struct node *n, enum attribute a, const struct style *s,
                double otherwise)
{
    return parse_length(node_attribute(n, a),
                        sqrt((s->width * s->width + s->height * s->height) / 2), otherwise);
}

/* "none" and unknown names give no colour. */
static bool named_colour(const unsigned *palette, const char *name, size_t length,
                         unsigned *colour)
{
    char role_text[16];
    enum role role;

    if (length >= sizeof role_text)
        return false;
    memcpy(role_text, name, length);
    role_text[length] = '\0';
    if (!role_find(role_text, &role))
        return false;
    *colour = palette[role];
    return true;
}

bool parse_colour(const char *value, unsigned ink, unsigned *colour)
{
    char *end;
    unsigned long number;

    if (strcmp(value, "currentColor") == 0) {
        *colour = ink;
        return true;
    }
    if (value[0] != '#' || strlen(value) != 7)
        return false;
    number = strtoul(value + 1, &end, 16);
    *colour = (unsigned)number;
    return *end == '\0';
}

/* Classes win over attributes, as style sheets do. */
static void apply_classes(const struct theme *theme, const struct node *n, struct style *s)
{
    const char *token = node_attribute(n, AT_CLASS);

    while (token && *token) {
        size_t length = strcspn(token, " \t\n");

        if (length > 2 && token[1] == '-')
            switch (token[0]) {
            case 'f':
                s->fills = named_colour(theme->light, token + 2, length - 2, &s->pen.fill);
                s->text_colour = s->fills ? s->pen.fill : s->text_colour;
                break;
            case 's':
                s->strokes =
                    named_colour(theme->light, token + 2, length - 2, &s->pen.stroke);
                break;
            case 'c':
                named_colour(theme->light, token + 2, length - 2, &s->text_colour);
                break;
            default: break;
            }
        else if (length > 3 && strncmp(token, "on-", 3) == 0)
            named_colour(theme->on_light, token + 3, length - 3, &s->text_colour);
        token += length;
        token += strspn(token, " \t\n");
    }
}

static void apply_dash(const struct node *n, struct style *s)
{
    const char *value = node_attribute(n, AT_STROKE_DASHARRAY);

    if (value == NULL)
        return;
    s->pen.ndash = 0;
    while (s->pen.ndash < DASHES_MAX && scan_number(&value, &s->pen.dash[s->pen.ndash]) &&
           s->pen.dash[s->pen.ndash] >= 0)
        s->pen.ndash++;
}

static void apply_stroke(const struct node *n, struct style *s)
{
    const char *value;

    s->pen.width = diagonal(n, AT_STROKE_WIDTH, s, s->pen.width);
    s->pen.dash_offset = diagonal(n, AT_STROKE_DASHOFFSET, s, s->pen.dash_offset);
    s->pen.miter_limit =
        parse_length(node_attribute(n, AT_STROKE_MITERLIMIT), 1, s->pen.miter_limit);
    if ((value = node_attribute(n, AT_STROKE_LINECAP)))
        s->pen.cap = strcmp(value, "round") == 0    ? CAP_ROUND
                     : strcmp(value, "square") == 0 ? CAP_SQUARE
                                                    : CAP_BUTT;
    if ((value = node_attribute(n, AT_STROKE_LINEJOIN)))
        s->pen.join = strcmp(value, "round") == 0   ? JOIN_ROUND
                      : strcmp(value, "bevel") == 0 ? JOIN_BEVEL
                                                    : JOIN_MITER;
    if ((value = node_attribute(n, AT_FILL_RULE)))
        s->pen.even_odd = strcmp(value, "evenodd") == 0;
    apply_dash(n, s);
}

static enum face face_of_weight(const char *weight)
{
    int number = strcmp(weight, "bold") == 0 ? 700 : atoi(weight);

    if (number == 0)
        return FACE_REGULAR; /* normal */
    if (number < 400)
        return FACE_LIGHT;
    if (number < 600)
        return FACE_REGULAR;
    if (number < 700)
        return FACE_SEMIBOLD;
    return number < 900 ? FACE_BOLD : FACE_BLACK;
}

static void apply_text(const struct node *n, struct style *s)
{
    const char *value;

    s->font_size =
        parse_length(node_attribute(n, AT_FONT_SIZE), s->font_size, s->font_size);
    if ((value = node_attribute(n, AT_FONT_WEIGHT)))
        s->face = face_of_weight(value);
    if ((value = node_attribute(n, AT_TEXT_ANCHOR)))
        s->anchor = strcmp(value, "middle") == 0 ? 0.5 : strcmp(value, "end") == 0 ? 1 : 0;
}

static bool is_reference(const char *value)
{
    return strncmp(value, "url(#", 5) == 0;
}

static double share(const struct node *n, enum attribute a, double otherwise)
{
    return fmin(1, fmax(0, parse_length(node_attribute(n, a), 1, otherwise)));
}

struct style inherit(const struct theme *theme, const struct node *n,
                     const struct style *from)
{
    struct style s = *from;
    struct matrix m;
    const char *value;

    s.depth++;
    if ((value = node_attribute(n, AT_FILL))) {
        s.fill_reference = is_reference(value) ? value : NULL;
        s.fills = s.fill_reference || parse_colour(value, s.ink, &s.pen.fill);
        s.text_colour = s.fills ? s.pen.fill : s.text_colour;
    }
    if ((value = node_attribute(n, AT_STROKE))) {
        s.stroke_reference = is_reference(value) ? value : NULL;
        s.strokes = s.stroke_reference || parse_colour(value, s.ink, &s.pen.stroke);
    }
    apply_stroke(n, &s);
    apply_text(n, &s);
    apply_classes(theme, n, &s);
    s.opacity *= share(n, AT_OPACITY, 1);
    s.fill_opacity = share(n, AT_FILL_OPACITY, s.fill_opacity);
    s.stroke_opacity = share(n, AT_STROKE_OPACITY, s.stroke_opacity);
    if ((value = node_attribute(n, AT_TRANSFORM)) && matrix_parse(value, &m))
        s.matrix = matrix_multiply(s.matrix, m);
    return s;
}
