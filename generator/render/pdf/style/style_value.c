/*
 * style_value.c - the table of print.ini's properties and their parsers.
 */
#include "render/pdf/style/style_value.h"

#include <stddef.h>
#include <string.h>

enum value_kind {
    VALUE_LENGTH,   /* points */
    VALUE_RELATIVE, /* points, or percent of the parent's */
    VALUE_SIDES,    /* one, two or four lengths, as in CSS */
    VALUE_COLOUR,   /* a role, or "on ROLE" */
    VALUE_GROUND,   /* a colour, or "ROLE to ROLE", "ROLE to ROLE down" */
    VALUE_RULE,     /* width and role */
    VALUE_FLAG,     /* yes, no */
    VALUE_FACE,
    VALUE_ALIGN,
    VALUE_VALIGN,
    VALUE_FIGURES,
    VALUE_TEXT
};

struct property {
    const char *name;
    enum value_kind kind;
    size_t offset;
};

#define AT(field) offsetof(struct style, field)
// clang-format off
static const struct property properties[] = {
    {"size", VALUE_RELATIVE, AT(size)},
    {"leading", VALUE_RELATIVE, AT(leading)},
    {"tracking", VALUE_LENGTH, AT(tracking)},
    {"face", VALUE_FACE, AT(face)},
    {"colour", VALUE_COLOUR, AT(colour)},
    {"align", VALUE_ALIGN, AT(align)},
    {"figures", VALUE_FIGURES, AT(figures)},
    {"hyphenate", VALUE_FLAG, AT(hyphenate)},
    {"nowrap", VALUE_FLAG, AT(nowrap)},
    {"space_before", VALUE_LENGTH, AT(space_before)},
    {"space_after", VALUE_LENGTH, AT(space_after)},
    {"padding", VALUE_SIDES, AT(padding)},
    {"rule_top", VALUE_RULE, AT(rule[SIDE_TOP])},
    {"rule_right", VALUE_RULE, AT(rule[SIDE_RIGHT])},
    {"rule_bottom", VALUE_RULE, AT(rule[SIDE_BOTTOM])},
    {"rule_left", VALUE_RULE, AT(rule[SIDE_LEFT])},
    {"background", VALUE_GROUND, AT(background)},
    {"radius", VALUE_LENGTH, AT(radius)},
    {"gutter", VALUE_LENGTH, AT(gutter)},
    {"gap", VALUE_LENGTH, AT(gap)},
    {"term", VALUE_LENGTH, AT(term)},
    {"max_width", VALUE_LENGTH, AT(max_width)},
    {"min_height", VALUE_LENGTH, AT(min_height)},
    {"raise", VALUE_LENGTH, AT(raise)},
    {"valign", VALUE_VALIGN, AT(valign)},
    {"keep", VALUE_FLAG, AT(keep)},
    {"keep_next", VALUE_FLAG, AT(keep_next)},
    {"keep_previous", VALUE_FLAG, AT(keep_previous)},
    {"page_number", VALUE_FLAG, AT(page_number)},
    {"join", VALUE_FLAG, AT(join)},
    {"own_line", VALUE_FLAG, AT(own_line)},
    {"at_bottom", VALUE_FLAG, AT(at_bottom)},
    {"fill", VALUE_FLAG, AT(fill)},
    {"flush", VALUE_FLAG, AT(flush)},
    {"stack", VALUE_FLAG, AT(stack)},
    {"hang", VALUE_FLAG, AT(hang)},
    {"marker", VALUE_TEXT, AT(marker)},
};
// clang-format on

static const char *const flag_words[] = {"no", "yes", NULL};
static const char *const align_words[] = {"left", "centre", "right", "justify", NULL};
static const char *const valign_words[] = {"top", "middle", "bottom", NULL};
static const char *const figures_words[] = {"tabular", "proportional", NULL};
static const char *const face_words[] = {"light",    "regular",       "italic",
                                         "semibold", "bold",          "black",
                                         "fallback", "fallback-bold", NULL};

const char *style_face_name(enum face face)
{
    static const char *const lato[] = {"lato-light",    "lato-regular", "lato-italic",
                                       "lato-semibold", "lato-bold",    "lato-black"};

    return face < FACE_LATO_LIGHT ? face_words[face] : lato[face - FACE_LATO_LIGHT];
}

const struct property *property_find(const char *name)
{
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (strcmp(properties[i].name, name) == 0)
            return &properties[i];
    return NULL;
}

bool style_number(const char *text, const char **end, double *number)
{
    double value = 0, unit = 1;
    const char *s = text;
    int digits = 0;

    for (; *s >= '0' && *s <= '9' && digits < 5; s++, digits++)
        value = value * 10 + (*s - '0');
    if (*s == '.')
        for (s++; *s >= '0' && *s <= '9' && digits < 9; s++, digits++)
            value += (*s - '0') * (unit /= 10);
    *number = value;
    *end = s;
    return digits > 0;
}

/* Up to four numbers separated by blanks; 0 when it is anything else. */
static int parse_numbers(const char *text, double number[SIDES], bool *percent)
{
    int n = 0;

    *percent = false;
    while (*text != '\0') {
        if (n == SIDES || *percent || !style_number(text, &text, &number[n++]))
            return 0;
        if (*text == '%') {
            *percent = true;
            text++;
        }
        if (*text != '\0' && *text != ' ')
            return 0;
        text += strspn(text, " ");
    }
    return n;
}

static bool parse_word(const char *const words[], const char *value, int *word)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], value) == 0) {
            *word = i;
            return true;
        }
    return false;
}

enum { ROLE_INHERITED = ROLE_COUNT + 1 };

static bool parse_tint(const char *value, struct tint *tint)
{
    enum role role;

    if (strcmp(value, "inherit") == 0) {
        *tint = (struct tint){ROLE_INHERITED, false};
        return true;
    }
    tint->on = strncmp(value, "on ", 3) == 0;
    if (!tint->on && strcmp(value, "none") == 0) {
        tint->role = ROLE_COUNT;
        return true;
    }
    if (!role_find(tint->on ? value + 3 : value, &role))
        return false;
    tint->role = (uint8_t)role;
    return true;
}

/* A tint of the given length: the values that have more words than one copy theirs. */
static bool parse_tint_part(const char *value, size_t length, struct tint *tint)
{
    char part[32];

    if (length >= sizeof part)
        return false;
    memcpy(part, value, length);
    part[length] = '\0';
    return parse_tint(part, tint) && tint->role < ROLE_COUNT;
}

static bool parse_ground(const char *value, struct declaration *out)
{
    const char *to = strstr(value, " to "), *end;

    out->to = (struct tint){ROLE_COUNT, false};
    if (to == NULL)
        return parse_tint(value, &out->tint) && out->tint.role != ROLE_INHERITED;
    end = to + strlen(to);
    out->word = end - to > 9 && strcmp(end - 5, " down") == 0;
    if (out->word)
        end -= 5;
    return parse_tint_part(value, (size_t)(to - value), &out->tint) &&
           parse_tint_part(to + 4, (size_t)(end - to - 4), &out->to);
}

static bool parse_rule(const char *value, struct declaration *out)
{
    if (!style_number(value, &value, &out->number[0]))
        return false;
    if (*value == '\0')
        return out->number[0] == 0;
    return *value == ' ' && parse_tint(value + strspn(value, " "), &out->tint);
}

static bool parse_sides(const char *value, struct declaration *out)
{
    double v[SIDES];
    int n = parse_numbers(value, v, &out->percent);

    if ((n != 1 && n != 2 && n != 4) || out->percent)
        return false;
    out->number[SIDE_TOP] = v[0];
    out->number[SIDE_RIGHT] = n > 1 ? v[1] : v[0];
    out->number[SIDE_BOTTOM] = n > 2 ? v[2] : v[0];
    out->number[SIDE_LEFT] = n > 2 ? v[3] : out->number[SIDE_RIGHT];
    return true;
}

bool property_parse(struct arena *a, const struct property *p, const char *value,
                    struct declaration *out, const char **expected)
{
    out->property = p;
    switch (p->kind) {
    case VALUE_LENGTH:
        *expected = "a number of points is expected";
        return parse_numbers(value, out->number, &out->percent) == 1 && !out->percent;
    case VALUE_RELATIVE:
        *expected = "a number of points or a percentage is expected";
        return parse_numbers(value, out->number, &out->percent) == 1 && out->number[0] > 0;
    case VALUE_SIDES:
        *expected = "one, two or four numbers of points are expected";
        return parse_sides(value, out);
    case VALUE_COLOUR:
        *expected = "a colour role, \"on ROLE\", inherit or none is expected";
        return parse_tint(value, &out->tint);
    case VALUE_GROUND:
        *expected = "a colour role, \"ROLE to ROLE\", \"ROLE to ROLE down\" or none "
                    "is expected";
        return parse_ground(value, out);
    case VALUE_RULE:
        *expected = "a width in points and a colour role are expected";
        return parse_rule(value, out);
    case VALUE_FLAG:
        *expected = "yes or no is expected";
        return parse_word(flag_words, value, &out->word);
    case VALUE_FACE:
        *expected = "light, regular, italic, semibold, bold or black is expected";
        return parse_word(face_words, value, &out->word);
    case VALUE_ALIGN:
        *expected = "left, centre, right or justify is expected";
        return parse_word(align_words, value, &out->word);
    case VALUE_VALIGN:
        *expected = "top, middle or bottom is expected";
        return parse_word(valign_words, value, &out->word);
    case VALUE_FIGURES:
        *expected = "tabular or proportional is expected";
        return parse_word(figures_words, value, &out->word);
    case VALUE_TEXT:
        *expected = "a text is expected";
        out->text = arena_strdup(a, value);
        return true;
    }
    return false;
}

void property_scale(struct declaration *d, double scale, bool in_cell)
{
    const struct property *p = d->property;
    bool grows = p->kind == VALUE_SIDES || (p->kind == VALUE_RELATIVE && !d->percent) ||
                 (p->kind == VALUE_LENGTH && p->offset != AT(tracking) &&
                  p->offset != AT(raise) && p->offset != AT(max_width));

    for (int i = 0; grows && i < SIDES; i++)
        if (!in_cell || p->kind != VALUE_SIDES || i == SIDE_TOP || i == SIDE_BOTTOM)
            d->number[i] *= scale;
}

void property_apply(const struct declaration *d, const struct style *parent,
                    struct style *style)
{
    char *field = (char *)style + d->property->offset;

    switch (d->property->kind) {
    case VALUE_LENGTH: memcpy(field, d->number, sizeof(double)); break;
    case VALUE_RELATIVE: {
        double base = d->property->offset == AT(size) ? parent->size : parent->leading;
        double value = d->percent ? base * d->number[0] / 100 : d->number[0];
        memcpy(field, &value, sizeof value);
        break;
    }
    case VALUE_SIDES: memcpy(field, d->number, sizeof d->number); break;
    case VALUE_COLOUR: {
        bool same = d->tint.role == ROLE_INHERITED;
        memcpy(field, same ? &parent->colour : &d->tint, sizeof d->tint);
        break;
    }
    case VALUE_GROUND:
        style->background = d->tint;
        style->background_to = d->to;
        style->background_down = d->word != 0;
        break;
    case VALUE_RULE: {
        struct rule rule = {d->number[0], d->tint};
        memcpy(field, &rule, sizeof rule);
        break;
    }
    case VALUE_FLAG: *(bool *)field = d->word != 0; break;
    case VALUE_FACE: *(enum face *)(void *)field = (enum face)d->word; break;
    case VALUE_ALIGN: *(enum align *)(void *)field = (enum align)d->word; break;
    case VALUE_VALIGN: *(enum valign *)(void *)field = (enum valign)d->word; break;
    case VALUE_FIGURES: *(enum figures *)(void *)field = (enum figures)d->word; break;
    case VALUE_TEXT: memcpy(field, &d->text, sizeof d->text); break;
    }
}
