/*
 * test_theme.c - roles, WCAG contrast and brand colours.
 *
 * Contrast ratios come from the WCAG 2 definition worked out apart from the program
 * (WebAIM's checker and the measured table of the palette), not from its own output.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/arena.h"
#include "render/theme.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diag diag;
    struct brand brand;
    struct theme theme;
};

static int set_up(void **state)
{
    static struct fixture f;

    f = (struct fixture){.brand = {.id = "acme", .ini_path = "brands/acme/brand.ini"}};
    f.diag.arena = &f.arena;
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    arena_drop(&f->arena);
    return 0;
}

static void roles_are_found_by_their_class_name(void **state)
{
    enum role r;

    (void)state;
    for (int i = 0; i < ROLE_COUNT; i++) {
        assert_true(role_find(role_name((enum role)i), &r));
        assert_int_equal(r, i);
    }
    assert_true(role_find("heat-4", &r) && r == ROLE_HEAT_4);
    assert_false(role_find("heat-6", &r));
    assert_false(role_find("", &r));
}

static void contrast_follows_the_wcag_definition(void **state)
{
    static const struct {
        unsigned a, b;
        double ratio, within;
    } cases[] = {
        {0x000000, 0xFFFFFF, 21.0, 1e-9},  {0xFFFFFF, 0xFFFFFF, 1.0, 1e-9},
        {0x777777, 0xFFFFFF, 4.48, 0.005}, {0x767676, 0xFFFFFF, 4.54, 0.005},
        {0xFF0000, 0xFFFFFF, 4.00, 0.005}, {0x0000FF, 0xFFFFFF, 8.59, 0.005},
        {0x14202B, 0xFFFFFF, 16.5, 0.05},  {0x0B7A75, 0xF5F7FA, 4.8, 0.05},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double ratio = theme_contrast(cases[i].a, cases[i].b);

        assert_true(fabs(ratio - cases[i].ratio) <= cases[i].within);
        assert_true(ratio == theme_contrast(cases[i].b, cases[i].a));
    }
}

/* Openings of chapters stand on the tint, the summary's and the cover's words on a
 * gradient. */
static void check_frame_pairs(const struct theme *t)
{
    static const enum role text[] = {ROLE_INK, ROLE_BRAND, ROLE_ACCENT};

    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        assert_true(theme_contrast(t->light[text[i]], t->light[ROLE_TINT]) >= 4.5);
        assert_true(theme_contrast(t->dark[text[i]], t->dark[ROLE_TINT]) >= 4.5);
    }
    assert_true(theme_contrast(t->on_light[ROLE_COVER], t->light[ROLE_COVER_END]) >= 4.5);
    assert_true(theme_contrast(t->on_dark[ROLE_COVER], t->dark[ROLE_COVER_END]) >= 4.5);
}

/* Text of drawings: on bands that shine through by a quarter, on the page and on cards. */
static void check_drawing_pairs(const struct theme *t)
{
    static const enum role under[] = {ROLE_BG, ROLE_SURFACE};

    for (int band = ROLE_BAND_1; band <= ROLE_BAND_4; band++) {
        for (size_t i = 0; i < 2; i++) {
            unsigned light = theme_mix(t->light[under[i]], t->light[band], 25);
            unsigned dark = theme_mix(t->dark[under[i]], t->dark[band], 25);

            assert_true(theme_contrast(t->light[ROLE_INK], light) >= 4.5);
            assert_true(theme_contrast(t->dark[ROLE_INK], dark) >= 4.5);
        }
    }
}

/* Every pair the page and the PDF print text in. */
static void check_text_pairs(const struct theme *t)
{
    static const enum role text[] = {ROLE_INK,   ROLE_INK2,  ROLE_LINK, ROLE_SALES,
                                     ROLE_GOOD,  ROLE_WARN,  ROLE_BAD,  ROLE_MARKETING,
                                     ROLE_BRAND, ROLE_ACCENT};
    static const enum role under[] = {ROLE_BG, ROLE_SURFACE};

    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        for (size_t k = 0; k < 2; k++) {
            assert_true(theme_contrast(t->light[text[i]], t->light[under[k]]) >= 4.5);
            assert_true(theme_contrast(t->dark[text[i]], t->dark[under[k]]) >= 4.5);
        }
    }
    for (int r = 0; r < ROLE_COUNT; r++) {
        assert_true(theme_contrast(t->on_light[r], t->light[r]) >= 4.5);
        assert_true(theme_contrast(t->on_dark[r], t->dark[r]) >= 4.5);
    }
    check_frame_pairs(t);
    check_drawing_pairs(t);
}

static void the_default_palette_is_readable_in_both_modes(void **state)
{
    struct fixture *f = *state;

    assert_true(theme_load(&f->brand, &f->theme, &f->diag));
    check_text_pairs(&f->theme);
    assert_int_equal(f->theme.light[ROLE_COVER], 0x12436D);
}

static void lines_that_carry_meaning_reach_three_to_one(void **state)
{
    static const enum role lines[] = {ROLE_AXIS, ROLE_FOCUS, ROLE_SALES, ROLE_MARKETING};
    struct fixture *f = *state;

    assert_true(theme_load(&f->brand, &f->theme, &f->diag));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(
            theme_contrast(f->theme.light[lines[i]], f->theme.light[ROLE_SURFACE]) >= 3);
        assert_true(theme_contrast(f->theme.dark[lines[i]], f->theme.dark[ROLE_SURFACE]) >=
                    3);
    }
}

static void a_brand_colours_the_frame_only(void **state)
{
    struct fixture *f = *state;
    struct brand plain = f->brand;
    struct theme before;

    assert_true(theme_load(&plain, &before, &f->diag));
    f->brand.primary = "#7A1F3D";
    f->brand.accent = "#0a6b4f";
    f->brand.cover_style = COVER_FULL;
    assert_true(theme_load(&f->brand, &f->theme, &f->diag));
    assert_int_equal(f->theme.light[ROLE_BRAND], 0x7A1F3D);
    assert_int_equal(f->theme.light[ROLE_LINK], 0x7A1F3D);
    assert_int_equal(f->theme.light[ROLE_COVER], 0x7A1F3D);
    assert_int_equal(f->theme.light[ROLE_ACCENT], 0x0A6B4F);
    assert_int_equal(f->theme.cover_style, COVER_FULL);
    check_text_pairs(&f->theme);
    for (int r = ROLE_SALES; r <= ROLE_BAD; r++) {
        assert_int_equal(f->theme.light[r], before.light[r]);
        assert_int_equal(f->theme.dark[r], before.dark[r]);
    }
}

/* A brand that is just dark enough for the page leaves its tint little room. */
static void brand_and_accent_are_readable_on_the_tint(void **state)
{
    static const char *const colours[] = {"#7A1F3D", "#6f6f6f", "#0e4f45", "#000000"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        f->brand.primary = colours[i];
        assert_true(theme_load(&f->brand, &f->theme, &f->diag));
        for (int r = ROLE_BRAND; r <= ROLE_ACCENT; r++) {
            const struct theme *t = &f->theme;
            assert_true(theme_contrast(t->light[r], t->light[ROLE_TINT]) >= 4.5);
            assert_true(theme_contrast(t->dark[r], t->dark[ROLE_TINT]) >= 4.5);
        }
        assert_true(theme_contrast(f->theme.light[ROLE_TINT], 0xFFFFFF) < 1.4);
    }
}

/* Text on the cover is nowhere harder to read than where its colour begins. */
static void a_cover_runs_away_from_its_text(void **state)
{
    static const struct {
        const char *cover, *ink;
    } covers[] = {{"#0e4f45", "#FFFFFF"}, {"#ffd400", "#111111"}, {"#000000", "#ffffff"}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof covers / sizeof *covers; i++) {
        const struct theme *t = &f->theme;
        f->brand.cover = covers[i].cover;
        f->brand.cover_ink = covers[i].ink;
        assert_true(theme_load(&f->brand, &f->theme, &f->diag));
        assert_int_equal(t->on_light[ROLE_COVER_END], t->on_light[ROLE_COVER]);
        assert_true(theme_contrast(t->light[ROLE_COVER_END], t->on_light[ROLE_COVER]) >=
                    theme_contrast(t->light[ROLE_COVER], t->on_light[ROLE_COVER]));
    }
}

static void a_brand_of_one_colour_has_it_as_accent(void **state)
{
    struct fixture *f = *state;

    f->brand.primary = "#7A1F3D";
    assert_true(theme_load(&f->brand, &f->theme, &f->diag));
    assert_int_equal(f->theme.light[ROLE_ACCENT], 0x7A1F3D);
    assert_int_equal(f->theme.dark[ROLE_ACCENT], f->theme.dark[ROLE_BRAND]);
}

static void the_dark_variant_is_derived_or_taken(void **state)
{
    struct fixture *f = *state;

    f->brand.primary = "#7A1F3D";
    assert_true(theme_load(&f->brand, &f->theme, &f->diag));
    assert_int_not_equal(f->theme.dark[ROLE_BRAND], 0x7A1F3D);
    assert_true(theme_contrast(f->theme.dark[ROLE_BRAND], f->theme.dark[ROLE_SURFACE]) >=
                4.5);
    f->brand.primary_dark = "#F2A0B8";
    assert_true(theme_load(&f->brand, &f->theme, &f->diag));
    assert_int_equal(f->theme.dark[ROLE_BRAND], 0xF2A0B8);
}

static void cover_text_is_chosen_by_contrast(void **state)
{
    static const struct {
        const char *cover;
        unsigned text;
    } cases[] = {{"#12436D", 0xFFFFFF}, {"#F4C542", 0x14202B}, {"#FFFFFF", 0x14202B}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->brand.cover = cases[i].cover;
        assert_true(theme_load(&f->brand, &f->theme, &f->diag));
        assert_int_equal(f->theme.on_light[ROLE_COVER], cases[i].text);
    }
    f->brand.cover = "#003B2F";
    f->brand.cover_ink = "#F7E9C8";
    assert_true(theme_load(&f->brand, &f->theme, &f->diag));
    assert_int_equal(f->theme.on_dark[ROLE_COVER], 0xF7E9C8);
}

/* The shade proposed in the message must itself be accepted. */
static unsigned proposed_shade(const struct diag *d)
{
    const char *at = strrchr(d->last->detail, '#');
    unsigned rgb = 0;

    assert_non_null(at);
    assert_int_equal(sscanf(at, "#%06x", &rgb), 1);
    return rgb;
}

static void a_pale_brand_colour_is_refused_with_a_passing_shade(void **state)
{
    static const char *const pale[] = {"#F39200", "#00B4D8", "#FFE600", "#7CB518",
                                       "#FFFFFF"};
    struct fixture *f = *state;
    char shade[8];

    for (size_t i = 0; i < sizeof pale / sizeof *pale; i++) {
        f->brand.primary = pale[i];
        assert_false(theme_load(&f->brand, &f->theme, &f->diag));
        assert_int_equal(f->diag.last->code, DIAG_BRAND_CONTRAST);
        assert_string_equal(f->diag.last->at.file, "brands/acme/brand.ini");
        assert_non_null(strstr(f->diag.last->detail, "primary = "));
        snprintf(shade, sizeof shade, "#%06x", proposed_shade(&f->diag));
        f->brand.primary = shade;
        assert_true(theme_load(&f->brand, &f->theme, &f->diag));
        check_text_pairs(&f->theme);
    }
}

static void the_ratio_in_the_message_is_rounded_down(void **state)
{
    struct fixture *f = *state;

    f->brand.primary = "#777777"; /* 4.478 on white, less on the surface */
    assert_false(theme_load(&f->brand, &f->theme, &f->diag));
    assert_non_null(strstr(f->diag.last->detail, "has 4.17:1 on #f5f7fa"));
}

static void unreadable_cover_ink_and_malformed_colours_are_refused(void **state)
{
    static const char *const malformed[] = {"navy",    "#123",    "#12345G", "#1234567",
                                            "# 12345", "#-12345", ""};
    struct fixture *f = *state;

    f->brand.cover = "#12436D";
    f->brand.cover_ink = "#2A5A80";
    assert_false(theme_load(&f->brand, &f->theme, &f->diag));
    assert_non_null(strstr(f->diag.last->detail, "cover_ink = #2a5a80"));
    f->brand.cover_ink = NULL;
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        f->brand.accent = malformed[i];
        assert_false(theme_load(&f->brand, &f->theme, &f->diag));
        assert_int_equal(f->diag.last->code, DIAG_BRAND_COLOUR);
    }
}

static void text_on_a_watermark_can_be_read(void **state)
{
    static const enum role text[] = {ROLE_INK,    ROLE_INK2,     ROLE_LINK, ROLE_BRAND,
                                     ROLE_ACCENT, ROLE_SALES,    ROLE_GOOD, ROLE_WARN,
                                     ROLE_BAD,    ROLE_MARKETING};
    /* The last is as pale as theme_load allows. */
    static const char *const primary[] = {NULL, "#0E4F45", "#2B2E6E", "#6f6f6f"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof primary / sizeof *primary; i++) {
        unsigned mark;

        f->brand.primary = primary[i];
        assert_true(theme_load(&f->brand, &f->theme, &f->diag));
        mark = theme_watermark(&f->theme);
        assert_true(theme_contrast(mark, 0xFFFFFF) > 1.05);
        for (size_t k = 0; k < sizeof text / sizeof *text; k++)
            assert_true(theme_contrast(f->theme.light[text[k]], mark) >= 4.5);
    }
}

static void text_on_a_shade_of_a_cover_can_be_read(void **state)
{
    static const struct {
        unsigned ground, text;
    } covers[] = {{0x12436D, 0xFFFFFF}, {0x000000, 0xFFFFFF}, {0x767676, 0xFFFFFF},
                  {0xFFFFFF, 0x14202B}, {0xF2C14E, 0x14202B}, {0xFFFFFF, 0x767676}};

    (void)state;
    for (size_t i = 0; i < sizeof covers / sizeof *covers; i++) {
        unsigned mark = theme_shade(covers[i].ground, covers[i].text);

        /* White is the one ground that pale text leaves no room on. */
        if (i < 5) {
            assert_true(theme_contrast(mark, covers[i].ground) > 1.05);
        }
        assert_true(theme_contrast(mark, covers[i].text) >= 4.5);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(roles_are_found_by_their_class_name),
        TEST(contrast_follows_the_wcag_definition),
        TEST(the_default_palette_is_readable_in_both_modes),
        TEST(lines_that_carry_meaning_reach_three_to_one),
        TEST(a_brand_colours_the_frame_only),
        TEST(brand_and_accent_are_readable_on_the_tint),
        TEST(a_cover_runs_away_from_its_text),
        TEST(a_brand_of_one_colour_has_it_as_accent),
        TEST(the_dark_variant_is_derived_or_taken),
        TEST(cover_text_is_chosen_by_contrast),
        TEST(a_pale_brand_colour_is_refused_with_a_passing_shade),
        TEST(the_ratio_in_the_message_is_rounded_down),
        TEST(text_on_a_watermark_can_be_read),
        TEST(text_on_a_shade_of_a_cover_can_be_read),
        TEST(unreadable_cover_ink_and_malformed_colours_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
