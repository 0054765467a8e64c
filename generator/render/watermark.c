/*
 * watermark.c - what colour a word across a page may have so that the text on it can be
 * read; see theme.h.
 */
#include "render/theme.h"

#include <math.h>

#define CONTRAST_TEXT 4.5 /* WCAG 2.2, 1.4.3 level AA */

/* How much of another colour is laid over the ground. */
enum { PERCENT_MOST = 14, PERCENT_VISIBLE = 5 };

/* The least contrast of the colours that text of a white page has. */
static double least_contrast(const struct theme *t, unsigned ground)
{
    static const enum role text[] = {ROLE_INK,    ROLE_INK2,  ROLE_LINK,      ROLE_BRAND,
                                     ROLE_ACCENT, ROLE_SALES, ROLE_MARKETING, ROLE_GOOD,
                                     ROLE_WARN,   ROLE_BAD};
    double least = 21;

    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        least = fmin(least, theme_contrast(t->light[text[i]], ground));
    return least;
}

unsigned theme_watermark(const struct theme *t)
{
    unsigned ground = t->light[ROLE_BG];

    for (unsigned percent = PERCENT_MOST; percent > 0; percent--) {
        unsigned mark = theme_mix(ground, t->light[ROLE_INK2], percent);

        if (least_contrast(t, mark) >= CONTRAST_TEXT)
            return mark;
    }
    return ground;
}

unsigned theme_shade(unsigned ground, unsigned text)
{
    /* Towards the text where it is readable still, else away from it. */
    bool black = theme_contrast(text, 0x000000) > theme_contrast(ground, 0x000000);

    for (unsigned percent = PERCENT_MOST; percent >= PERCENT_VISIBLE; percent--) {
        unsigned mark = theme_mix(ground, text, percent);

        if (theme_contrast(text, mark) >= CONTRAST_TEXT)
            return mark;
    }
    return theme_mix(ground, black ? 0x000000 : 0xFFFFFF, PERCENT_MOST);
}
