/*
 * test_pdf_style.c - print.ini: messages with file and line, which selector wins, what is
 * inherited.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "compose/markup.h"
#include "render/pdf/style/style.h"
#include "sandbox.h"

#include <math.h>

static int set_up(void **state)
{
    static struct sandbox s;

    sandbox_open(&s);
    *state = &s;
    return 0;
}

static int tear_down(void **state)
{
    sandbox_close(*state);
    return 0;
}

static struct style_sheet *load(struct sandbox *s, const char *ini)
{
    sandbox_text(s, "templates/print.ini", ini);
    return style_sheet_load(&s->arena, s->folder, NULL, &s->diag);
}

/* The style of the innermost first element of the markup. */
static const struct style *innermost(struct sandbox *s, struct style_sheet *sheet,
                                     const char *markup)
{
    const struct node *n =
        markup_parse(&s->arena, markup, strlen(markup), "test", &s->diag);
    const struct style *style = style_initial(sheet);

    EXPECT_NO_MESSAGES(s);
    for (; n != NULL && n->kind == NODE_ELEMENT; n = n->first)
        style = style_of(sheet, n, style);
    return style;
}

static void wrong_settings_are_reported_with_their_line(void **state)
{
    static const struct {
        const char *ini, *message;
    } cases[] = {
        {"[p]\nsize = 9\ncolor = ink\n", "templates/print.ini:3:0 SETTING_UNKNOWN -"},
        {"[p]\n\nsize = big\n", "templates/print.ini:3:8 SETTING_VALUE -"},
        {"[p]\nsize = 0\n", "templates/print.ini:2:8 SETTING_VALUE -"},
        {"[p]\nsize = -3\n", "templates/print.ini:2:8 SETTING_VALUE -"},
        {"[p]\nspace_after = 10%\n", "templates/print.ini:2:15 SETTING_VALUE -"},
        {"[p]\npadding = 1 2 3\n", "templates/print.ini:2:11 SETTING_VALUE -"},
        {"[p]\ncolour = red\n", "templates/print.ini:2:10 SETTING_VALUE -"},
        {"[p]\nbackground = cover to\n", "templates/print.ini:2:14 SETTING_VALUE -"},
        {"[p]\nbackground = cover to red\n", "templates/print.ini:2:14 SETTING_VALUE -"},
        {"[p]\nbackground = none to brand\n", "templates/print.ini:2:14 SETTING_VALUE -"},
        {"[p]\nbackground = cover to down\n", "templates/print.ini:2:14 SETTING_VALUE -"},
        {"[p]\nbackground = cover to brand up\n",
         "templates/print.ini:2:14 SETTING_VALUE -"},
        {"[p]\nbackground = inherit\n", "templates/print.ini:2:14 SETTING_VALUE -"},
        {"[p]\nrule_top = 1\n", "templates/print.ini:2:12 SETTING_VALUE -"},
        {"[p]\nface = heavy\n", "templates/print.ini:2:8 SETTING_VALUE -"},
        {"[p]\nkeep = maybe\n", "templates/print.ini:2:8 SETTING_VALUE -"},
        {"[p]\nfigures = old\n", "templates/print.ini:2:11 SETTING_VALUE -"},
        {"[p]\nalign = middle\n", "templates/print.ini:2:9 SETTING_VALUE -"},
        {"[blink]\nsize = 9\n", "templates/print.ini:2:0 SETTING_UNKNOWN -"},
        {"[p.]\nsize = 9\n", "templates/print.ini:2:0 SETTING_UNKNOWN -"},
        {"[page]\nsize = A5\n", "templates/print.ini:2:8 SETTING_VALUE -"},
        {"[page]\nmargin_top = 7 mm\n", "templates/print.ini:2:14 SETTING_VALUE -"},
        {"[page]\nborder = 7\n", "templates/print.ini:2:0 SETTING_UNKNOWN -"},
        {"[page]\nmargin_left = 500\n", "templates/print.ini:0:0 SETTING_VALUE -"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sandbox *s = *state;
        s->diag = (struct diag){.arena = &s->arena};
        assert_null(load(s, cases[i].ini));
        EXPECT_MESSAGES(s, cases[i].message);
    }
}

static void all_wrong_settings_are_reported_at_once(void **state)
{
    struct sandbox *s = *state;

    assert_null(load(s, "[p]\nsize = big\nweight = 3\n"));
    EXPECT_MESSAGES(s, "templates/print.ini:2:8 SETTING_VALUE -",
                    "templates/print.ini:3:0 SETTING_UNKNOWN -");
}

static void a_missing_file_is_reported(void **state)
{
    struct sandbox *s = *state;

    assert_null(style_sheet_load(&s->arena, s->folder, NULL, &s->diag));
    EXPECT_MESSAGES(s, "templates/print.ini:0:0 DATA_MISSING -");
}

static void the_paper_is_read(void **state)
{
    struct sandbox *s = *state;
    struct style_sheet *sheet = load(s, "[page]\nsize = Letter\nmargin_left = 40.5\n");

    assert_non_null(sheet);
    assert_float_equal(style_page(sheet)->width, 612, 0);
    assert_float_equal(style_page(sheet)->height, 792, 0);
    assert_float_equal(style_page(sheet)->margin_left, 40.5, 1e-9);
}

static void the_more_specific_selector_wins(void **state)
{
    static const char ini[] = "[div p]\nsize = 12\n"
                              "[div.card p]\nsize = 13\n"
                              "[p.lead]\nsize = 11\n"
                              "[.fine]\nsize = 8\n"
                              "[p]\nsize = 10\n"
                              "[div.card p.lead.fine]\nsize = 14\n";
    static const struct {
        const char *markup;
        double size;
    } cases[] = {
        {"<p/>", 10},
        {"<p class='lead'/>", 11},
        {"<p class='fine'/>", 8},
        {"<p class=' other  fine '/>", 8},
        {"<p class='finer'/>", 10},
        {"<div><p class='lead'/></div>", 12},
        {"<div class='card'><p/></div>", 13},
        {"<div class='card'><section><p/></section></div>", 13},
        {"<div class='card'><p class='fine lead'/></div>", 14},
        {"<section class='card'><p/></section>", 10},
    };
    struct style_sheet *sheet = load(*state, ini);

    assert_non_null(sheet);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (innermost(*state, sheet, cases[i].markup)->size < cases[i].size - 1e-9 ||
            innermost(*state, sheet, cases[i].markup)->size > cases[i].size + 1e-9)
            fail_msg("%s: size %g, expected %g", cases[i].markup,
                     innermost(*state, sheet, cases[i].markup)->size, cases[i].size);
    style_sheet_drop(sheet);
}

static void text_properties_are_inherited_and_box_properties_are_not(void **state)
{
    struct style_sheet *sheet = load(
        *state, "[div]\nsize = 20\nface = light\nalign = right\npadding = 1 2\n"
                "space_after = 9\nbackground = surface\nrule_top = 1 rule\nkeep = yes\n"
                "[sup]\nsize = 50%\n");
    const struct style *p = innermost(*state, sheet, "<div><p/></div>");

    assert_float_equal(p->size, 20, 1e-9);
    assert_int_equal(p->face, FACE_LIGHT);
    assert_int_equal(p->align, ALIGN_RIGHT);
    assert_float_equal(p->padding[SIDE_LEFT], 0, 0);
    assert_float_equal(p->space_after, 0, 0);
    assert_int_equal(p->background.role, ROLE_COUNT);
    assert_float_equal(p->rule[SIDE_TOP].width, 0, 0);
    assert_false(p->keep);
    p = innermost(*state, sheet, "<div><p><sup/></p></div>");
    assert_float_equal(p->size, 10, 1e-9);
    style_sheet_drop(sheet);
}

static void colour_tokens_of_the_markup_win(void **state)
{
    struct style_sheet *sheet = load(*state, "[td]\ncolour = ink2\nbackground = surface\n");
    struct theme theme = {.light = {0}};
    const struct style *td = innermost(
        *state, sheet, "<table><tbody><tr><td class='bg-heat-1'/></tr></tbody></table>");

    theme.light[ROLE_HEAT_1] = 0xA63D00;
    theme.on_light[ROLE_HEAT_1] = 0xFFFFFF;
    assert_int_equal(tint_colour(&theme, td->background), 0xA63D00);
    assert_int_equal(tint_colour(&theme, td->colour), 0xFFFFFF);
    td = innermost(*state, sheet,
                   "<table><tbody><tr><td class='c-bad'/></tr></tbody></table>");
    assert_int_equal(td->colour.role, ROLE_BAD);
    assert_int_equal(td->background.role, ROLE_SURFACE);
    style_sheet_drop(sheet);
}

static void a_background_may_run_from_role_to_role(void **state)
{
    struct style_sheet *sheet = load(*state, "[div]\nbackground = cover to brand down\n"
                                             "colour = on cover\n"
                                             "[aside]\nbackground = cover to accent\n"
                                             "[p]\nbackground = surface\n");
    struct theme theme = {
        .light =
            {[ROLE_COVER] = 0x003366, [ROLE_BRAND] = 0x1060A0, [ROLE_ACCENT] = 0x003366},
        .on_light = {[ROLE_COVER] = 0xFFFFFF}};
    const struct style *div = innermost(*state, sheet, "<div/>"), *other;
    unsigned ends[2];

    assert_true(div->background_down);
    style_ground(&theme, div, ends);
    assert_int_equal(ends[0], 0x003366);
    assert_int_equal(ends[1], 0x1060A0);
    style_sheet_check(sheet, &theme, "b", &((struct sandbox *)*state)->diag);
    assert_false(innermost(*state, sheet, "<aside/>")->background_down);
    style_ground(&theme, innermost(*state, sheet, "<p/>"), ends);
    assert_int_equal(ends[0], ends[1]);
    /* The colour of the markup is one colour. */
    other = innermost(*state, sheet, "<div class='bg-brand'/>");
    style_ground(&theme, other, ends);
    assert_int_equal(ends[0], 0x1060A0);
    assert_int_equal(ends[1], 0x1060A0);
    style_sheet_drop(sheet);
}

static void a_gradient_ends_where_its_text_could_not_be_read(void **state)
{
    struct style_sheet *sheet =
        load(*state, "[div]\nbackground = cover to brand\ncolour = on cover\n");
    struct theme theme = {.light = {[ROLE_COVER] = 0x003366, [ROLE_BRAND] = 0xFFE0B0},
                          .on_light = {[ROLE_COVER] = 0xFFFFFF}};
    unsigned ends[2];

    style_ground(&theme, innermost(*state, sheet, "<div/>"), ends);
    assert_int_equal(ends[0], 0x003366);
    assert_int_not_equal(ends[1], 0x003366);
    assert_true(theme_contrast(ends[1], 0xFFFFFF) >= 4.5);
    style_sheet_check(sheet, &theme, "b", &((struct sandbox *)*state)->diag);
    EXPECT_MESSAGES((struct sandbox *)*state,
                    "templates/print.ini:2:14 GRADIENT_CONTRAST -");
    style_sheet_drop(sheet);
}

static void a_cover_has_the_class_of_the_brands_cover_style(void **state)
{
    struct style_sheet *sheet =
        load(*state, "[section.cover-band]\nsize = 30\n[section.cover-full]\nsize = 40\n");

    style_sheet_cover(sheet, COVER_FULL);
    assert_float_equal(innermost(*state, sheet, "<section class='cover'/>")->size, 40,
                       1e-9);
    assert_float_equal(innermost(*state, sheet, "<section/>")->size, 10, 1e-9);
    style_sheet_cover(sheet, COVER_BAND);
    assert_float_equal(innermost(*state, sheet, "<section class='cover'/>")->size, 30,
                       1e-9);
    style_sheet_drop(sheet);
}

static void the_shipped_style_sheet_is_valid_and_nothing_is_below_8_points(void **state)
{
    struct sandbox *s = *state;
    struct style_sheet *sheet = style_sheet_load(&s->arena, ".", NULL, &s->diag);
    static const char *const markup[] = {"<p class='fine'/>", "<p class='kicker'/>",
                                         "<figure><figcaption><span class='measure'/>"
                                         "</figcaption></figure>",
                                         "<table><thead><tr><th/></tr></thead></table>"};

    EXPECT_NO_MESSAGES(s);
    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
        assert_true(innermost(s, sheet, markup[i])->size >= 8);
    assert_true(style_pseudo(sheet, PSEUDO_FOOT, style_initial(sheet))->size >= 8);
    style_sheet_drop(sheet);
}

/* --- files on top of each other ---------------------------------------------- */

static struct style_sheet *load_brand(struct sandbox *s, const char *ini, const char *own,
                                      struct pdf_settings pdf)
{
    const struct brand brand = {.id = "b",
                                .project_folder = s->folder,
                                .print_ini = own ? "brands/b/templates/print.ini" : NULL,
                                .pdf = pdf};

    sandbox_text(s, "templates/print.ini", ini);
    if (own)
        sandbox_text(s, "brands/b/templates/print.ini", own);
    return style_sheet_load(&s->arena, s->folder, &brand, &s->diag);
}

static void a_brand_says_only_what_differs(void **state)
{
    struct sandbox *s = *state;
    struct style_sheet *sheet =
        load_brand(s,
                   "[page]\nmargin_left = 50\nmargin_right = 51\n"
                   "[h2]\nsize = 20\nface = light\n[section h2]\nsize = 18\n",
                   "[page]\nmargin_left = 90\n[h2]\nface = bold\nsize = 30\n",
                   (struct pdf_settings){.draft = false});

    EXPECT_NO_MESSAGES(s);
    assert_float_equal(style_page(sheet)->margin_left, 90, 1e-9);
    assert_float_equal(style_page(sheet)->margin_right, 51, 1e-9);
    assert_float_equal(innermost(s, sheet, "<h2/>")->size, 30, 1e-9);
    assert_int_equal(innermost(s, sheet, "<h2/>")->face, FACE_BOLD);
    assert_float_equal(innermost(s, sheet, "<section><h2/></section>")->size, 18, 1e-9);
    style_sheet_drop(sheet);
}

static void large_print_multiplies_what_the_other_files_say(void **state)
{
    struct sandbox *s = *state;
    const struct pdf_settings large = {.style = PDF_STYLE_LARGE_PRINT};
    struct style_sheet *sheet;
    const struct style *style;

    sandbox_text(s, "templates/print-large.ini",
                 "[page]\nscale = 1.5\nmargin_top = 80\n[h1]\nsize = 40\n");
    sheet = load_brand(
        s,
        "[p]\nsize = 10\nleading = 14\npadding = 2 4\ntracking = 0.1\n"
        "rule_top = 1 ink\nspace_after = 6\n[h1]\nsize = 30\nleading = 34\n"
        "[small]\nsize = 80%\n",
        "[page]\nmargin_left = 60\n[p]\nspace_after = 8\n[td]\npadding = 2 4\n", large);
    EXPECT_NO_MESSAGES(s);
    assert_float_equal(style_page(sheet)->margin_top, 80, 1e-9);
    assert_float_equal(style_page(sheet)->margin_left, 40, 1e-9);
    style = innermost(s, sheet, "<p/>");
    assert_float_equal(style->size, 15, 1e-9);
    assert_float_equal(style->leading, 21, 1e-9);
    assert_float_equal(style->padding[SIDE_LEFT], 6, 1e-9);
    assert_float_equal(style->space_after, 12, 1e-9);
    assert_float_equal(style->tracking, 0.1, 1e-9);
    assert_float_equal(style->rule[SIDE_TOP].width, 1, 1e-9);
    assert_float_equal(innermost(s, sheet, "<p><small/></p>")->size, 12, 1e-9);
    style = innermost(s, sheet, "<table><tbody><tr><td/></tr></tbody></table>");
    assert_float_equal(style->padding[SIDE_TOP], 3, 1e-9);
    assert_float_equal(style->padding[SIDE_LEFT], 4, 1e-9);
    style = innermost(s, sheet, "<h1/>");
    assert_float_equal(style->size, 40, 1e-9);
    assert_float_equal(style->leading, 51, 1e-9);
    style_sheet_drop(sheet);
}

static void mistakes_are_reported_in_the_file_that_makes_them(void **state)
{
    struct sandbox *s = *state;
    static const struct {
        const char *large, *own, *message;
    } cases[] = {
        {"[p]\nsize = big\n", NULL, "templates/print-large.ini:2:8 SETTING_VALUE -"},
        {"[page]\nscale = 9\n", NULL, "templates/print-large.ini:0:0 SETTING_VALUE -"},
        {"[page]\ngrid = 40\n", NULL, "templates/print-large.ini:0:0 SETTING_VALUE -"},
        {"", "[p]\n\nface = odd\n", "brands/b/templates/print.ini:3:8 SETTING_VALUE -"},
        {"", "[p]\nwight = 1\n", "brands/b/templates/print.ini:2:0 SETTING_UNKNOWN -"},
        {"[page]\nscale = 0.5\n", "[page]\nmargin_left = 200\nmargin_right = 200\n",
         "brands/b/templates/print.ini:0:0 SETTING_VALUE -"},
        {"", "[page]\nmargin_top = 800\n",
         "brands/b/templates/print.ini:0:0 SETTING_VALUE -"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s->diag = (struct diag){.arena = &s->arena};
        sandbox_text(s, "templates/print-large.ini", cases[i].large);
        assert_null(load_brand(s, "[p]\nsize = 9\n", cases[i].own,
                               (struct pdf_settings){.style = PDF_STYLE_LARGE_PRINT}));
        EXPECT_MESSAGES(s, cases[i].message);
    }
}

static void letter_keeps_the_measure_and_shortens_the_page(void **state)
{
    struct sandbox *s = *state;
    const struct pdf_settings letter = {.paper = PDF_PAPER_LETTER};
    struct style_sheet *sheet =
        load_brand(s,
                   "[page]\nsize = A4\nmargin_left = 50\nmargin_right = 60\n"
                   "margin_top = 70\n",
                   NULL, letter);
    const struct page_setup *page = style_page(sheet);

    EXPECT_NO_MESSAGES(s);
    assert_float_equal(page->width, 612, 1e-9);
    assert_float_equal(page->height, 792, 1e-9);
    assert_true(fabs(page->width - page->margin_left - page->margin_right -
                     (595.276 - 50 - 60)) < 1e-9);
    assert_true(fabs(page->margin_right - page->margin_left - 10) < 1e-9);
    assert_true(fabs(page->margin_top - 70 * 0.8) < 1e-6);
    assert_true(fabs(page->cover_band - 300 * 792 / 841.89) < 1e-6);
    style_sheet_drop(sheet);
}

static void the_shipped_large_print_has_12_points_of_text(void **state)
{
    struct sandbox *s = *state;
    const struct brand brand = {.id = "b", .pdf = {.style = PDF_STYLE_LARGE_PRINT}};
    struct style_sheet *sheet = style_sheet_load(&s->arena, ".", &brand, &s->diag);

    EXPECT_NO_MESSAGES(s);
    assert_float_equal(innermost(s, sheet, "<p/>")->size, 12, 0.05);
    assert_true(innermost(s, sheet, "<p class='fine'/>")->size >= 10);
    style_sheet_drop(sheet);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(wrong_settings_are_reported_with_their_line),
        TEST(all_wrong_settings_are_reported_at_once),
        TEST(a_missing_file_is_reported),
        TEST(the_paper_is_read),
        TEST(the_more_specific_selector_wins),
        TEST(text_properties_are_inherited_and_box_properties_are_not),
        TEST(colour_tokens_of_the_markup_win),
        TEST(a_background_may_run_from_role_to_role),
        TEST(a_gradient_ends_where_its_text_could_not_be_read),
        TEST(a_cover_has_the_class_of_the_brands_cover_style),
        TEST(the_shipped_style_sheet_is_valid_and_nothing_is_below_8_points),
        TEST(a_brand_says_only_what_differs),
        TEST(large_print_multiplies_what_the_other_files_say),
        TEST(mistakes_are_reported_in_the_file_that_makes_them),
        TEST(letter_keeps_the_measure_and_shortens_the_page),
        TEST(the_shipped_large_print_has_12_points_of_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
