/*
 * style_value.h - the properties of print.ini: names, kinds of value, how they are applied.
 */
#ifndef RAPPORT_PDF_STYLE_VALUE_H
#define RAPPORT_PDF_STYLE_VALUE_H

#include "render/pdf/style/style.h"

struct property;

/* One "key = value" of a section, parsed. */
struct declaration {
    const struct property *property;
    double number[SIDES];
    bool percent;
    int word; /* of properties whose value is one of a list of words */
    struct tint tint;
    struct tint to; /* of a gradient; word: 1 when it goes down */
    const char *text;
    struct place at; /* of the value */
};

/* The property of this name, or NULL. */
const struct property *property_find(const char *name);

/* Parses a value; false when the property does not take it.  *expected then says what it
 * takes.  Texts are copied into the arena. */
bool property_parse(struct arena *a, const struct property *p, const char *value,
                    struct declaration *out, const char **expected);

/* Applies a declaration; sizes in percent refer to the parent's. */
void property_apply(const struct declaration *d, const struct style *parent,
                    struct style *style);

/* Multiplies the lengths that grow with the type: sizes, leadings, distances, radii. Widths
 * of rules, shares of the em and percentages stay; so does what is left and right in a
 * cell, for the page grows no wider. */
void property_scale(struct declaration *d, double scale, bool in_cell);

/* A non-negative decimal number with at most 5 characters before the point; *end is set
 * behind it. */
bool style_number(const char *text, const char **end, double *number);

#endif
