/*
 * svg_style.c - properties of a logo's elements and their values; see svg.h.
 *
 * Style sheets as exports have them: rules of single elements, classes and ids, with
 * commas.  As in CSS the style attribute wins over ids, ids over classes, classes over
 * elements, and all of them over attributes.
 */
#include "compose/svg.h"

#include "compose/colours.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { RULES_MAX = 1000, DECLARATIONS_MAX = 4096 };

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The text between start and end without blanks around it. */
static const char *trimmed(struct arena *a, const char *start, const char *end)
{
    while (start < end && is_space(*start))
        start++;
    while (end > start && is_space(end[-1]))
        end--;
    return arena_strndup(a, start, (size_t)(end - start));
}

/* --- style sheets -------------------------------------------------------------------- */

/* A copy without comments. */
static char *without_comments(struct arena *a, const char *text)
{
    char *copy = arena_strdup(a, text), *to = copy;

    while (*text) {
        if (strncmp(text, "/*", 2) == 0) {
            const char *end = strstr(text + 2, "*/");
            text = end ? end + 2 : text + strlen(text);
            *to++ = ' ';
        } else {
            *to++ = *text++;
        }
    }
    *to = '\0';
    return copy;
}

static void add_rule(struct svg_file *f, const struct svg_node *at, const char *selector,
                     const char *declarations)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789_-";
    struct svg_rule rule = {.kind = RULE_ELEMENT, .declarations = declarations};

    if (*selector == '.' || *selector == '#') {
        rule.kind = *selector == '.' ? RULE_CLASS : RULE_ID;
        selector++;
    }
    if (*selector == '\0' || selector[strspn(selector, plain)] != '\0') {
        svg_fail(f, at,
                 "the selector %s: export styles as attributes (presentation attributes)",
                 svg_clip(f, selector));
        return;
    }
    if (f->nrules == RULES_MAX) {
        svg_fail(f, at, "more than %d style rules: simplify the drawing", RULES_MAX);
        return;
    }
    rule.name = selector;
    f->rule = arena_grow(f->arena, f->rule, f->nrules, &f->rule_capacity, sizeof *f->rule);
    f->rule[f->nrules++] = rule;
}

void svg_style_sheet(struct svg_file *f, const struct svg_node *at, const char *text)
{
    const char *s = without_comments(f->arena, text);

    while (*(s += strspn(s, " \t\r\n\f"))) {
        const char *open = strchr(s, '{'), *close = open ? strchr(open, '}') : NULL;
        const char *declarations;

        if (*s == '@' || close == NULL) {
            svg_fail(f, at, "the style sheet has %s: export styles as attributes",
                     *s == '@' ? "an @ rule" : "a rule without its end");
            return;
        }
        if (close - open > DECLARATIONS_MAX) {
            svg_fail(f, at, "a style rule is longer than %d kB", DECLARATIONS_MAX / 1024);
            return;
        }
        declarations = trimmed(f->arena, open + 1, close);
        while (s < open && !f->failed) {
            const char *end = memchr(s, ',', (size_t)(open - s));

            end = end ? end : open;
            add_rule(f, at, trimmed(f->arena, s, end), declarations);
            s = end < open ? end + 1 : open;
        }
        s = close + 1;
    }
}

/* The value a list of declarations gives a property, or NULL. */
static const char *declared(struct svg_file *f, const char *list, const char *name)
{
    size_t length = strlen(name);
    const char *found = NULL;

    while (list != NULL && *list != '\0') {
        const char *end = list + strcspn(list, ";");
        const char *colon = memchr(list, ':', (size_t)(end - list)), *last = colon;

        while (is_space(*list))
            list++;
        while (colon != NULL && last > list && is_space(last[-1]))
            last--;
        if (colon != NULL && (size_t)(last - list) == length &&
            strncasecmp(list, name, length) == 0) {
            const char *strong = strstr(colon, "!important");
            found = trimmed(f->arena, colon + 1, strong && strong < end ? strong : end);
        }
        list = *end ? end + 1 : end;
    }
    return found;
}

static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);

    while (list != NULL && *list != '\0') {
        size_t found = strcspn(list, " \t\r\n");

        if (found == length && strncmp(list, word, length) == 0)
            return true;
        list += found;
        list += strspn(list, " \t\r\n");
    }
    return false;
}

static bool fits(const struct svg_rule *r, const struct svg_node *n)
{
    const char *id;

    switch (r->kind) {
    case RULE_ELEMENT: return strcmp(r->name, n->name) == 0;
    case RULE_CLASS: return has_word(svg_attribute(n, "class"), r->name);
    case RULE_ID: id = svg_attribute(n, "id"); return id && strcmp(r->name, id) == 0;
    }
    return false;
}

const char *svg_property(struct svg_file *f, const struct svg_node *n, const char *name)
{
    const char *value = declared(f, svg_attribute(n, "style"), name);
    int best = -1;

    if (value != NULL)
        return value;
    for (size_t i = 0; i < f->nrules; i++) {
        const struct svg_rule *r = &f->rule[i];
        const char *here;

        if ((int)r->kind < best || !fits(r, n))
            continue;
        here = declared(f, r->declarations, name);
        if (here != NULL) {
            value = here;
            best = (int)r->kind;
        }
    }
    return value != NULL ? value : svg_attribute(n, name);
}

bool svg_unseen(struct svg_file *f, const struct svg_node *n)
{
    const char *display = svg_property(f, n, "display");
    const char *visibility = svg_property(f, n, "visibility");

    return (display != NULL && strcmp(display, "none") == 0) ||
           (visibility != NULL &&
            (strcmp(visibility, "hidden") == 0 || strcmp(visibility, "collapse") == 0));
}

/* --- values -------------------------------------------------------------------------- */

bool svg_length(const char *text, double whole, double *value)
{
    static const struct {
        const char *unit;
        double px;
    } units[] = {{"", 1},    {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                 {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}};

    text += strspn(text, " \t\r\n");
    if (*text == ',' || !scan_number(&text, value) || !isfinite(*value))
        return false;
    if (*text == '%' && text[1 + strspn(text + 1, " \t\r\n")] == '\0') {
        *value *= whole / 100;
        return true;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i].unit);

        if (strncasecmp(text, units[i].unit, length) == 0 &&
            text[length + strspn(text + length, " \t\r\n")] == '\0') {
            *value *= units[i].px;
            return true;
        }
    }
    return false;
}

bool svg_share(const char *text, double *value)
{
    if (!svg_length(text, 1, value))
        return false;
    *value = fmin(1, fmax(0, *value));
    return true;
}

static bool hexadecimal(const char *s, unsigned *colour, double *opacity)
{
    size_t n = strlen(s);
    unsigned value;

    if (s[strspn(s, "0123456789abcdefABCDEF")] != '\0')
        return false;
    value = (unsigned)strtoul(s, NULL, 16);
    if (n == 4 || n == 8) {
        unsigned alpha = n == 4 ? (value & 15) * 17 : value & 255;
        *opacity = alpha / 255.0;
        value >>= n == 4 ? 4 : 8;
    }
    if (n == 3 || n == 4)
        value =
            (value >> 8 & 15) * 0x110000 | (value >> 4 & 15) * 0x1100 | (value & 15) * 17;
    *colour = value;
    return n == 3 || n == 4 || n == 6 || n == 8;
}

/* rgb(1, 2, 3), rgb(10% 20% 30%), rgba(1, 2, 3, .5), rgb(1 2 3 / 50%) */
static bool functional(const char *s, unsigned *colour, double *opacity)
{
    *colour = 0;
    for (int i = 0; i < 4; i++) {
        double v;

        s = skip_separator(s);
        if (i == 3 && *s == ')')
            break;
        if (i == 3 && *s == '/')
            s++;
        if (!scan_number(&s, &v))
            return false;
        if (*s == '%')
            v *= i == 3 ? 0.01 : 2.55;
        s += *s == '%';
        if (i == 3)
            *opacity = fmin(1, fmax(0, v));
        else
            *colour = *colour << 8 | (unsigned)lround(fmin(255, fmax(0, v)));
    }
    s = skip_separator(s);
    return s[0] == ')' && s[1 + strspn(s + 1, " \t\r\n")] == '\0';
}

bool svg_colour(const char *text, unsigned *colour, double *opacity)
{
    *opacity = 1;
    if (*text == '#')
        return hexadecimal(text + 1, colour, opacity);
    if (strncasecmp(text, "rgb(", 4) == 0)
        return functional(text + 4, colour, opacity);
    if (strncasecmp(text, "rgba(", 5) == 0)
        return functional(text + 5, colour, opacity);
    if (strcasecmp(text, "transparent") == 0) {
        *colour = 0;
        *opacity = 0;
        return true;
    }
    return colour_named(text, colour);
}
