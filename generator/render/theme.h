/*
 * theme.h - colour roles: the one place where a role becomes a colour.
 *
 * Charts and markup name roles; the page and the PDF look them up here.  A theme is made
 * from a brand once per run: the fixed palette (measured contrast) with the brand's colours
 * in the frame only (cover, rules, headings, links), checked for contrast.
 *
 * In markup a class token  f-ROLE fills a shape, s-ROLE strokes it, bg-ROLE paints a
 * box's background together with the readable text colour on it, c-ROLE colours text,
 * on-ROLE is the readable text colour on a shape of that role.
 */
#ifndef RAPPORT_THEME_H
#define RAPPORT_THEME_H

#include "base/arena.h"
#include "base/diag.h"
#include "read/brand.h"

#include <stdbool.h>

// clang-format off
/* X(enum name, class name, light, dark, text on it light, text on it dark) */
#define ROLES(X) \
    X(BG, "bg", 0xFFFFFF, 0x10171E, 0x14202B, 0xE9EEF3)             \
    X(SURFACE, "surface", 0xF5F7FA, 0x19222B, 0x14202B, 0xE9EEF3)   \
    X(INK, "ink", 0x14202B, 0xE9EEF3, 0xFFFFFF, 0x10171E)           \
    X(INK2, "ink2", 0x4A5764, 0xB3BFCB, 0xFFFFFF, 0x10171E)         \
    X(AXIS, "axis", 0x6B7785, 0x8696A6, 0xFFFFFF, 0x10171E)         \
    X(RULE, "rule", 0xD3DAE2, 0x2E3A46, 0x14202B, 0xE9EEF3)         \
    X(LINK, "link", 0x0B5394, 0x8CC4F5, 0xFFFFFF, 0x10171E)         \
    X(FOCUS, "focus", 0x0B5394, 0xFFD866, 0xFFFFFF, 0x10171E)       \
    X(SALES, "sales", 0x0B7A75, 0x5FD3C8, 0xFFFFFF, 0x10171E)       \
    X(MARKETING, "marketing", 0x8E2A6B, 0xF29AC8, 0xFFFFFF, 0x10171E) \
    X(HEAT_1, "heat-1", 0xA63D00, 0xF4A05A, 0xFFFFFF, 0x111111)     \
    X(HEAT_2, "heat-2", 0xF0A873, 0x9A5A2B, 0x111111, 0xFFFFFF)     \
    X(HEAT_3, "heat-3", 0xECEFF2, 0x3A4652, 0x111111, 0xFFFFFF)     \
    X(HEAT_4, "heat-4", 0x8DBCE3, 0x2F6DA6, 0x111111, 0xFFFFFF)     \
    X(HEAT_5, "heat-5", 0x0F4C8A, 0x8CC4F5, 0xFFFFFF, 0x111111)     \
    X(BAND_1, "band-1", 0xD9E6F2, 0x22384D, 0x111111, 0xFFFFFF)     \
    X(BAND_2, "band-2", 0x94BEE3, 0x2F5F8C, 0x111111, 0xFFFFFF)     \
    X(BAND_3, "band-3", 0x3D84C4, 0x5E9BD1, 0x111111, 0x111111)     \
    X(BAND_4, "band-4", 0x12436D, 0xBBDCF7, 0xFFFFFF, 0x111111)     \
    X(GOOD, "good", 0x1B7A43, 0x6FCF97, 0xFFFFFF, 0x10171E)         \
    X(WARN, "warn", 0x8A5A00, 0xF2C14E, 0xFFFFFF, 0x10171E)         \
    X(BAD, "bad", 0xB3261E, 0xFF8A80, 0xFFFFFF, 0x10171E)           \
    X(BRAND, "brand", 0x12436D, 0x8CC4F5, 0xFFFFFF, 0x10171E)       \
    X(ACCENT, "accent", 0x2A6DB0, 0x8CC4F5, 0xFFFFFF, 0x10171E)     \
    X(TINT, "tint", 0xEDF0F3, 0x1F2C38, 0x14202B, 0xE9EEF3)         \
    X(COVER, "cover", 0x12436D, 0x12436D, 0xFFFFFF, 0xFFFFFF)       \
    X(COVER_END, "cover-end", 0x002D50, 0x002D50, 0xFFFFFF, 0xFFFFFF)
enum role {
#define X(name, class, light, dark, on_light, on_dark) ROLE_##name,
    ROLES(X)
#undef X
    ROLE_COUNT
};
// clang-format on

/* 0xRRGGBB by role.  TINT is the ground of chapter openings: a breath of the brand's colour
 * on the page, never so much that brand and accent could not be read on it.  COVER_END is
 * where the cover's colour runs to: the same hue, further away from the text on it. */
struct theme {
    unsigned light[ROLE_COUNT], dark[ROLE_COUNT];
    unsigned on_light[ROLE_COUNT], on_dark[ROLE_COUNT]; /* text colour on that role */
    enum cover_style cover_style;
};

/* "heat-1", and the role of such a name; false when there is none. */
const char *role_name(enum role r);
bool role_find(const char *name, enum role *r);

#define CONTRAST_TEXT 4.5 /* what text needs: WCAG 2.2, 1.4.3 level AA */

/* WCAG 2.x contrast ratio of two 0xRRGGBB colours, 1..21. */
double theme_contrast(unsigned a, unsigned b);

/* A colour laid over a ground by so many percent, 0 to 100. */
unsigned theme_mix(unsigned ground, unsigned colour, unsigned percent);

/* The colour of a word across a page behind its text: the darkest light grey on which every
 * text of the page keeps 4.5:1. */
unsigned theme_watermark(const struct theme *t);

/* A shade of the ground that can be told from it and on which text of this colour keeps
 * 4.5:1. */
unsigned theme_shade(unsigned ground, unsigned text);

/*
 * Makes the theme of a brand.  A brand colour with less contrast than WCAG AA asks (4.5:1
 * for text) is reported with the ratio and the nearest passing shade: false.
 */
bool theme_load(const struct brand *b, struct theme *t, struct diag *d);

#endif
