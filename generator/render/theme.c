/*
 * theme.c - the palette, the brand's colours in its frame, and their contrast.
 *
 * Shades are searched in OKLCH (Ottosson 2020), where lightness moves without the hue
 * drifting; chroma gives way where sRGB ends.
 */
#include "render/theme.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define CONTRAST_EASY 6.5 /* what shades we choose ourselves keep: easy on a dark page */

static const struct {
    const char *name;
    unsigned light, dark, on_light, on_dark;
} roles[ROLE_COUNT] = {
#define X(id, class, light, dark, on_light, on_dark)                                       \
    [ROLE_##id] = {class, light, dark, on_light, on_dark},
    ROLES(X)
#undef X
};

const char *role_name(enum role r)
{
    return roles[r].name;
}

bool role_find(const char *name, enum role *r)
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (strcmp(roles[i].name, name) == 0) {
            *r = (enum role)i;
            return true;
        }
    }
    return false;
}

static double linear(unsigned channel)
{
    double c = (double)channel / 255.0;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(unsigned rgb)
{
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
           0.0722 * linear(rgb & 255);
}

double theme_contrast(unsigned a, unsigned b)
{
    double la = luminance(a), lb = luminance(b);

    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* --- shades ------------------------------------------------------------------------ */

struct oklab {
    double l, a, b;
};

static struct oklab oklab_from(unsigned rgb)
{
    double r = linear(rgb >> 16 & 255), g = linear(rgb >> 8 & 255), b = linear(rgb & 255);
    double l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

    return (struct oklab){0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

static bool channel_from(double c, unsigned *channel)
{
    if (c < -1e-6 || c > 1 + 1e-6)
        return false;
    c = c < 0 ? 0 : c;
    c = c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055;
    *channel = c >= 1 ? 255 : (unsigned)lround(c * 255);
    return true;
}

/* False when the colour lies outside sRGB. */
static bool oklab_to(struct oklab lab, unsigned *rgb)
{
    double l = lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b;
    double m = lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b;
    double s = lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b;
    double l3 = l * l * l, m3 = m * m * m, s3 = s * s * s;
    unsigned r, g, b;

    if (!channel_from(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3, &r) ||
        !channel_from(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3, &g) ||
        !channel_from(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3, &b))
        return false;
    *rgb = r << 16 | g << 8 | b;
    return true;
}

/* The colour at another lightness, as colourful as sRGB allows there. */
static unsigned shade_at(struct oklab lab, double lightness)
{
    enum { STEPS = 64 };

    for (int keep = STEPS; keep > 0; keep--) {
        double share = (double)keep / STEPS;
        unsigned rgb;

        if (oklab_to((struct oklab){lightness, lab.a * share, lab.b * share}, &rgb))
            return rgb;
    }
    return lightness < 0.5 ? 0x000000 : 0xFFFFFF;
}

/* The smaller contrast of a colour with two backgrounds. */
static double contrast_both(unsigned colour, const unsigned on[2])
{
    return fmin(theme_contrast(colour, on[0]), theme_contrast(colour, on[1]));
}

/* The shade nearest in lightness that reaches the contrast on both backgrounds; when none
 * does, the better of black and white. */
static unsigned shade_passing(unsigned colour, const unsigned on[2], double contrast)
{
    enum { STEPS = 512 };
    struct oklab lab = oklab_from(colour);

    if (contrast_both(colour, on) >= contrast)
        return colour;
    for (int i = 1; i <= STEPS; i++) {
        double step = (double)i / STEPS;
        unsigned darker = shade_at(lab, fmax(lab.l - step, 0));
        unsigned lighter = shade_at(lab, fmin(lab.l + step, 1));

        if (contrast_both(darker, on) >= contrast)
            return darker;
        if (contrast_both(lighter, on) >= contrast)
            return lighter;
    }
    return contrast_both(0x000000, on) > contrast_both(0xFFFFFF, on) ? 0x000000 : 0xFFFFFF;
}

/* Text on a colour: white where it can be read, else ink, else black. */
static unsigned text_on(unsigned colour)
{
    if (theme_contrast(0xFFFFFF, colour) >= CONTRAST_TEXT)
        return 0xFFFFFF;
    if (theme_contrast(roles[ROLE_INK].light, colour) >= CONTRAST_TEXT)
        return roles[ROLE_INK].light;
    return 0x000000;
}

/* --- the brand --------------------------------------------------------------------- */

/* What the checks of one brand share. */
struct check {
    const struct brand *brand;
    struct diag *diag;
    bool passed;
};

static void refuse(struct check *c, enum diag_code code, const char *text)
{
    c->passed = false;
    diag_report(c->diag, code, (struct place){.file = c->brand->ini_path}, NULL, "%s",
                text);
}

/* Reads "#rrggbb"; false without a value, and after a report for a malformed one. */
static bool colour_read(struct check *c, const char *key, const char *value, unsigned *rgb)
{
    char text[160], rest;

    if (value == NULL)
        return false;
    if (strlen(value) == 7 && value[0] == '#' &&
        strspn(value + 1, "0123456789abcdefABCDEF") == 6 &&
        sscanf(value + 1, "%x%c", rgb, &rest) == 1)
        return true;
    snprintf(text, sizeof text, "%s = %.60s: write it as #rrggbb", key, value);
    refuse(c, DIAG_BRAND_COLOUR, text);
    return false;
}

static void require_contrast(struct check *c, const char *key, unsigned colour,
                             const unsigned on[2])
{
    bool first = theme_contrast(colour, on[0]) <= theme_contrast(colour, on[1]);
    double contrast = contrast_both(colour, on);
    long hundredths = (long)floor(contrast * 100); /* 4.499 must not read as 4.50 */
    char text[160];

    if (contrast >= CONTRAST_TEXT)
        return;
    snprintf(text, sizeof text,
             "%s = #%06x has %ld.%02ld:1 on #%06x, text needs 4.5:1; "
             "the nearest shade that passes is #%06x",
             key, colour, hundredths / 100, hundredths % 100, on[first ? 0 : 1],
             shade_passing(colour, on, CONTRAST_TEXT));
    refuse(c, DIAG_BRAND_CONTRAST, text);
}

static void set_role(struct theme *t, enum role r, unsigned light, unsigned dark)
{
    t->light[r] = light;
    t->dark[r] = dark;
    t->on_light[r] = text_on(light);
    t->on_dark[r] = text_on(dark);
}

/* Reads a colour of the frame and its dark variant, which is derived where the brand is
 * silent.  False when the brand sets neither. */
static bool colour_pair(struct check *c, const char *const key[2],
                        const char *const value[2], unsigned pair[2])
{
    const unsigned light[2] = {roles[ROLE_BG].light, roles[ROLE_SURFACE].light};
    const unsigned dark[2] = {roles[ROLE_BG].dark, roles[ROLE_SURFACE].dark};
    bool set = colour_read(c, key[0], value[0], &pair[0]);

    if (set)
        require_contrast(c, key[0], pair[0], light);
    if (colour_read(c, key[1], value[1], &pair[1])) {
        require_contrast(c, key[1], pair[1], dark);
        return true;
    }
    if (set)
        pair[1] = shade_passing(pair[0], dark, CONTRAST_EASY);
    return set;
}

/* A step away from the text's colour, so that contrast only grows along the gradient. */
static void set_cover_end(struct theme *t)
{
    const double step = 0.09; /* of OKLCH lightness */
    unsigned cover = t->light[ROLE_COVER], ink = t->on_light[ROLE_COVER];
    struct oklab lab = oklab_from(cover);
    bool darker = luminance(ink) > luminance(cover);
    double lightness = darker ? fmax(lab.l - step, 0) : fmin(lab.l + step, 1);

    t->light[ROLE_COVER_END] = t->dark[ROLE_COVER_END] = shade_at(lab, lightness);
    t->on_light[ROLE_COVER_END] = t->on_dark[ROLE_COVER_END] = ink;
}

/* A cover keeps its colour on dark screens: it is the brand's face. */
static void set_cover(struct check *c, struct theme *t)
{
    unsigned cover = t->light[ROLE_COVER], ink;

    if (!colour_read(c, "cover", c->brand->cover, &cover) && c->brand->primary)
        cover = t->light[ROLE_BRAND];
    set_role(t, ROLE_COVER, cover, cover);
    if (colour_read(c, "cover_ink", c->brand->cover_ink, &ink)) {
        require_contrast(c, "cover_ink", ink, (unsigned[2]){cover, cover});
        t->on_light[ROLE_COVER] = t->on_dark[ROLE_COVER] = ink;
    }
    set_cover_end(t);
}

static void set_frame(struct check *c, struct theme *t)
{
    const struct brand *b = c->brand;
    unsigned primary[2] = {t->light[ROLE_BRAND], t->dark[ROLE_BRAND]};
    unsigned accent[2] = {t->light[ROLE_ACCENT], t->dark[ROLE_ACCENT]};

    if (colour_pair(c, (const char *[2]){"primary", "primary_dark"},
                    (const char *[2]){b->primary, b->primary_dark}, primary)) {
        set_role(t, ROLE_BRAND, primary[0], primary[1]);
        set_role(t, ROLE_LINK, primary[0], primary[1]);
        set_role(t, ROLE_FOCUS, primary[0], t->dark[ROLE_FOCUS]);
        memcpy(accent, primary, sizeof accent); /* one colour is enough for a brand */
        set_role(t, ROLE_ACCENT, accent[0], accent[1]);
    }
    if (colour_pair(c, (const char *[2]){"accent", "accent_dark"},
                    (const char *[2]){b->accent, b->accent_dark}, accent))
        set_role(t, ROLE_ACCENT, accent[0], accent[1]);
}

unsigned theme_mix(unsigned ground, unsigned colour, unsigned percent)
{
    unsigned mixed = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        unsigned from = ground >> shift & 255, to = colour >> shift & 255;
        mixed |= (from * (100 - percent) + to * percent + 50) / 100 << shift;
    }
    return mixed;
}

/* As much of the brand's colour on the ground as its text colours bear. */
static unsigned tint_of(unsigned ground, unsigned brand, unsigned accent, unsigned percent)
{
    for (; percent > 0; percent--) {
        unsigned tint = theme_mix(ground, brand, percent);

        if (theme_contrast(brand, tint) >= CONTRAST_TEXT &&
            theme_contrast(accent, tint) >= CONTRAST_TEXT)
            return tint;
    }
    return ground;
}

static void set_tint(struct theme *t)
{
    enum { PERCENT_LIGHT = 8, PERCENT_DARK = 14 };

    t->light[ROLE_TINT] = tint_of(t->light[ROLE_BG], t->light[ROLE_BRAND],
                                  t->light[ROLE_ACCENT], PERCENT_LIGHT);
    t->dark[ROLE_TINT] =
        tint_of(t->dark[ROLE_BG], t->dark[ROLE_BRAND], t->dark[ROLE_ACCENT], PERCENT_DARK);
}

bool theme_load(const struct brand *b, struct theme *t, struct diag *d)
{
    struct check c = {.brand = b, .diag = d, .passed = true};

    *t = (struct theme){.cover_style = b->cover_style};
    for (int i = 0; i < ROLE_COUNT; i++) {
        t->light[i] = roles[i].light;
        t->dark[i] = roles[i].dark;
        t->on_light[i] = roles[i].on_light;
        t->on_dark[i] = roles[i].on_dark;
    }
    set_frame(&c, t);
    set_cover(&c, t);
    set_tint(t);
    return c.passed;
}
