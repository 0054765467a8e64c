/*
 * style_check.c - can text be read on the backgrounds that print.ini asks for?
 */
#include "render/pdf/style/style_rules.h"

/* What a rule says of a property; NULL: nothing. */
static const struct declaration *last_of(const struct style_sheet *s,
                                         const struct style_rule *r, const char *name)
{
    const struct property *property = property_find(name);
    const struct declaration *found = NULL;

    for (size_t i = r->first; i < r->first + r->n; i++)
        if (s->declaration[i].property == property)
            found = &s->declaration[i];
    return found;
}

void style_sheet_check(const struct style_sheet *s, const struct theme *t,
                       const char *brand, struct diag *d)
{
    for (size_t i = 0; i < s->nrules; i++) {
        const struct declaration *ground = last_of(s, &s->rule[i], "background");
        const struct declaration *colour = last_of(s, &s->rule[i], "colour");
        struct style style = s->initial;
        unsigned ends[2];

        if (ground == NULL || ground->to.role >= ROLE_COUNT)
            continue;
        property_apply(ground, &s->initial, &style);
        if (colour != NULL)
            property_apply(colour, &s->initial, &style);
        style_ground(t, &style, ends);
        if (ends[1] != tint_colour(t, ground->to))
            diag_report(d, DIAG_GRADIENT_CONTRAST, ground->at, NULL,
                        "%s: text in #%06x could not be read on #%06x; it ends at #%06x",
                        brand, tint_colour(t, style.colour), tint_colour(t, ground->to),
                        ends[1]);
    }
}
