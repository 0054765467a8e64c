/*
 * logo.c - a brand's logo, cleaned and sized for the cover.
 */
#include "compose/logo.h"

#include "base/buf.h"
#include "compose/markup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double height_max = 48, width_max = 240;

/* Reads numbers separated by blanks or commas; true when there are exactly n. */
static bool read_numbers(const char *s, double *out, int n)
{
    for (int i = 0; i < n; i++) {
        s += strspn(s, " ,\t\n");
        char *end;
        out[i] = strtod(s, &end);
        if (end == s || !isfinite(out[i]))
            return false;
        s = end;
    }
    return s[strspn(s, " \t\n")] == '\0';
}

/* A length in pixels; other units are refused, because a viewBox says it better. */
static bool read_length(const char *s, double *out)
{
    char *end;
    *out = strtod(s, &end);
    return end != s && isfinite(*out) && (*end == '\0' || strcmp(end, "px") == 0);
}

static bool read_box(const struct node *svg, double box[4])
{
    const char *view = node_attribute(svg, AT_VIEWBOX);
    if (view != NULL)
        return read_numbers(view, box, 4) && box[2] > 0 && box[3] > 0;
    box[0] = box[1] = 0;
    return read_length(node_attribute(svg, AT_WIDTH), &box[2]) &&
           read_length(node_attribute(svg, AT_HEIGHT), &box[3]) && box[2] > 0 && box[3] > 0;
}

static void put_number(struct buf *out, const char *name, double value)
{
    buf_printf(out, " %s=\"", name);
    buf_put_decimal(out, value, 2);
    buf_putc(out, '"');
}

static void put_svg(struct buf *out, const struct node *svg, const double box[4],
                    const char *name)
{
    double scale = fmin(height_max / box[3], width_max / box[2]);
    buf_puts(out, "<svg viewBox=\"");
    for (int i = 0; i < 4; i++) {
        buf_puts(out, i > 0 ? " " : "");
        buf_put_decimal(out, box[i], 4);
    }
    buf_putc(out, '"');
    put_number(out, "width", box[2] * scale);
    put_number(out, "height", box[3] * scale);
    buf_puts(out, " role=\"img\" aria-label=\"");
    buf_put_xml(out, name);
    buf_puts(out, "\">");
    for (const struct node *child = svg->first; child != NULL; child = child->next)
        markup_write(out, child);
    buf_puts(out, "</svg>");
}

const char *logo_markup(struct arena *a, const char *svg, const char *path,
                        const char *name, struct diag *d)
{
    struct node *node = markup_parse_svg(a, svg, strlen(svg), path, d);
    if (node == NULL)
        return NULL;
    double box[4];
    if (!read_box(node, box)) {
        diag_report(d, DIAG_BRAND_LOGO, (struct place){path, 1, 1}, NULL,
                    "the size is not given in numbers; add a viewBox");
        return NULL;
    }
    struct buf out = {0};
    put_svg(&out, node, box, name);
    const char *markup = arena_strdup(a, buf_text(&out));
    buf_drop(&out);
    return markup;
}
