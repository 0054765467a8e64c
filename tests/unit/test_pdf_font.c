/* Shaping: widths as the font says, kerning, ligatures, fallback, missing characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "one_fonts.h"
#include "render/pdf/font/faces.h"

#include <hb-ot.h>
#include <stdio.h>
#include <string.h>

static const struct shaped *shape(enum face face, const char *language, const char *text)
{
    return fonts_shape(fonts, face, language, text, strlen(text));
}

static double width(enum face face, const char *text)
{
    return shape(face, "en", text)->width;
}

/* The sum of the glyphs' own advances, read from the font by HarfBuzz without shaping. */
static double unkerned(const char *folder_file, const char *ascii)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(folder_file);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    double sum = 0;

    for (; *ascii; ascii++) {
        hb_codepoint_t glyph = 0;

        assert_true(hb_font_get_nominal_glyph(font, (unsigned char)*ascii, &glyph));
        sum += hb_font_get_glyph_h_advance(font, glyph);
    }
    sum /= hb_face_get_upem(face);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return sum;
}

static void close_to(double actual, double expected)
{
    if (actual < expected - 1e-6 || actual > expected + 1e-6)
        fail_msg("%.9f instead of %.9f", actual, expected);
}

static void unkerned_text_is_as_wide_as_its_glyphs(void **state)
{
    (void)state;
    close_to(width(FACE_REGULAR, "HIH"), unkerned("build/fonts/Lato-Regular.ttf", "HIH"));
    close_to(width(FACE_BLACK, "0123"), unkerned("build/fonts/Lato-Black.ttf", "0123"));
}

/* But for the six of Lato Italic, which its makers drew narrower; tables have no italics.
 */
static void figures_have_equal_width(void **state)
{
    char text[] = "0000";

    (void)state;
    for (int face = FACE_LIGHT; face <= FACE_FALLBACK_BOLD; face++)
        for (char digit = '1'; digit <= '9'; digit++) {
            if (face == FACE_ITALIC && digit == '6')
                continue;
            memset(text, digit, 4);
            close_to(width((enum face)face, text), width((enum face)face, "0000"));
        }
}

static void figures_of_running_text_are_as_wide_as_they_are(void **state)
{
    const struct shaped *one =
        fonts_shape_figures(fonts, FACE_REGULAR, FIGURES_PROPORTIONAL, "pl", "1111", 4);

    (void)state;
    assert_true(one->width < 0.75 * width(FACE_REGULAR, "1111"));
    assert_int_equal(one->glyph[0].unicode[0], '1');
    assert_ptr_equal(
        fonts_shape_figures(fonts, FACE_REGULAR, FIGURES_PROPORTIONAL, "pl", "wynik", 5),
        shape(FACE_REGULAR, "pl", "wynik"));
}

static void kerning_draws_pairs_together(void **state)
{
    double loose = unkerned("build/fonts/Lato-Regular.ttf", "AVATAR");

    (void)state;
    assert_true(width(FACE_REGULAR, "AVATAR") < loose - 0.2);
    assert_true(width(FACE_REGULAR, "AV") <
                width(FACE_REGULAR, "A") + width(FACE_REGULAR, "V"));
}

static void ligature_stands_for_two_letters(void **state)
{
    const struct shaped *s = shape(FACE_REGULAR, "pl", "firma");

    (void)state;
    assert_int_equal(s->nglyphs, 4);
    assert_int_equal(s->glyph[0].unicode_length, 2);
    assert_int_equal(s->glyph[0].unicode[0], 'f');
    assert_int_equal(s->glyph[0].unicode[1], 'i');
    assert_int_equal(s->glyph[1].unicode[0], 'r');
}

static void polish_and_russian_stay_in_the_text_face(void **state)
{
    const char *const texts[] = {"Zażółć", "gęślą", "jaźń", "Съешь", "ёлка", "1 234,5 €"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct shaped *s = shape(FACE_SEMIBOLD, "pl", texts[i]);

        assert_int_equal(s->nruns, 1);
        assert_int_equal(s->run[0].face, FACE_SEMIBOLD);
        assert_int_equal(s->missing, 0);
    }
}

static void rouble_and_symbols_come_from_the_fallback(void **state)
{
    const char *const texts[] = {"\u20BD", "\u25C6", "\u25B2",
                                 "\u25A0", "\u2713", "\u25C7"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(shape(FACE_REGULAR, "ru", texts[i])->run[0].face, FACE_FALLBACK);
        assert_int_equal(shape(FACE_BOLD, "ru", texts[i])->run[0].face, FACE_FALLBACK_BOLD);
        assert_int_equal(shape(FACE_BOLD, "ru", texts[i])->missing, 0);
    }
}

static void mixed_text_is_split_into_runs(void **state)
{
    const struct shaped *s = shape(FACE_REGULAR, "ru", "10\u20BDa");

    (void)state;
    assert_int_equal(s->nruns, 3);
    assert_int_equal(s->run[1].face, FACE_FALLBACK);
    assert_int_equal(s->run[1].first, 2);
    assert_int_equal(s->run[1].n, 1);
    close_to(s->width, width(FACE_REGULAR, "10") + width(FACE_FALLBACK, "\u20BD") +
                           width(FACE_REGULAR, "a"));
}

/* What is shown is one sign for all, what is read is the character. */
static void unknown_character_shows_the_replacement_and_is_counted(void **state)
{
    const struct shaped *s = shape(FACE_REGULAR, "en", "a\U0001F600\u4E2Db");
    hb_codepoint_t replacement = 0;

    (void)state;
    assert_int_equal(s->missing, 2);
    assert_int_equal(s->nglyphs, 4);
    assert_true(hb_font_get_nominal_glyph(fonts->typeface[FACE_FALLBACK].font, 0xFFFD,
                                          &replacement));
    assert_int_equal(s->run[1].face, FACE_FALLBACK);
    assert_int_equal(s->glyph[1].id, replacement);
    assert_int_equal(s->glyph[2].id, replacement);
    assert_int_equal(s->glyph[1].unicode_length, 2);
    assert_int_equal(s->glyph[1].unicode[0], 0xD83D);
    assert_int_equal(s->glyph[1].unicode[1], 0xDE00);
    assert_int_equal(s->glyph[2].unicode_length, 1);
    assert_int_equal(s->glyph[2].unicode[0], 0x4E2D);
}

static void private_characters_and_non_characters_are_not_read(void **state)
{
    static const char *const texts[] = {"\uE000", "\uF8FF", "\U000F0001", "\U0010FFFD",
                                        "\uFFFE"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct shaped *s = shape(FACE_REGULAR, "en", texts[i]);

        assert_int_equal(s->missing, 1);
        assert_int_equal(s->glyph[0].unicode_length, 1);
        assert_int_equal(s->glyph[0].unicode[0], 0xFFFD);
    }
}

static void malformed_utf8_becomes_the_replacement(void **state)
{
    const struct shaped *s = shape(FACE_REGULAR, "en", "a\xC3");

    (void)state;
    assert_int_equal(s->nglyphs, 2);
    assert_int_equal(s->glyph[1].unicode[0], 0xFFFD);
}

static void combining_accent_joins_its_letter(void **state)
{
    const struct shaped *s = shape(FACE_REGULAR, "pl", "o\u0301");

    (void)state;
    assert_int_equal(s->nruns, 1);
    assert_int_equal(s->nglyphs, 1);
    assert_int_equal(s->glyph[0].id, shape(FACE_REGULAR, "pl", "\u00F3")->glyph[0].id);
}

static void soft_hyphen_and_control_characters_are_harmless(void **state)
{
    (void)state;
    close_to(width(FACE_REGULAR, "ab\u00ADab"), width(FACE_REGULAR, "abab"));
    close_to(width(FACE_REGULAR, "a\tb"), width(FACE_REGULAR, "a b"));
    assert_int_equal(shape(FACE_REGULAR, "en", "\u00AD\u200B\U000E0100")->missing, 0);
    assert_int_equal(shape(FACE_REGULAR, "en", "")->nglyphs, 0);
}

static void same_text_is_shaped_once(void **state)
{
    (void)state;
    assert_ptr_equal(shape(FACE_BOLD, "pl", "wynik"), shape(FACE_BOLD, "pl", "wynik"));
    assert_ptr_not_equal(shape(FACE_BOLD, "pl", "wynik"), shape(FACE_BOLD, "ru", "wynik"));
    for (int i = 0; i < 20000; i++) {
        char text[16];

        snprintf(text, sizeof text, "w%d", i);
        assert_int_equal(shape(FACE_REGULAR, "en", text)->glyph[0].unicode[0], 'w');
    }
    assert_int_equal(shape(FACE_REGULAR, "en", "w19999")->nglyphs, 6);
}

static void glyph_with_two_texts_is_not_plain(void **state)
{
    (void)state;
    fonts_begin_document(fonts);
    /* Lato draws the hyphen U+2010 with the glyph of the hyphen-minus. */
    assert_true(fonts_use(fonts, shape(FACE_REGULAR, "en", "-")));
    assert_true(fonts_use(fonts, shape(FACE_REGULAR, "en", "a-b")));
    assert_false(fonts_use(fonts, shape(FACE_REGULAR, "en", "a\u2010b")));
    fonts_begin_document(fonts);
    assert_true(fonts_use(fonts, shape(FACE_REGULAR, "en", "a\u2010b")));
    assert_false(fonts_use(fonts, shape(FACE_REGULAR, "en", "a-b")));
}

static void no_break_space_reads_as_a_space(void **state)
{
    (void)state;
    assert_int_equal(shape(FACE_REGULAR, "pl", "\u00A0")->glyph[0].unicode[0], ' ');
}

static void no_break_hyphen_is_the_text_face_s_hyphen(void **state)
{
    const struct shaped *s = shape(FACE_BOLD, "en", "B\u2011C");

    (void)state;
    assert_int_equal(s->nruns, 1);
    assert_int_equal(s->glyph[1].id, shape(FACE_BOLD, "en", "-")->glyph[0].id);
    assert_int_equal(s->glyph[1].unicode[0], '-');
}

static void metrics_are_in_em(void **state)
{
    (void)state;
    /* Lato: unitsPerEm 2000, typographic 1610/-390 (OS/2), cap height 1433. */
    close_to(fonts_ascent(fonts, FACE_REGULAR), 1610 / 2000.0);
    close_to(fonts_descent(fonts, FACE_REGULAR), 390 / 2000.0);
    close_to(fonts_cap_height(fonts, FACE_REGULAR), 1433 / 2000.0);
}

static void missing_folder_is_reported(void **state)
{
    struct diag d = {.arena = &arena};

    (void)state;
    assert_null(fonts_open("build/no-such-folder", &d));
    assert_non_null(d.first);
    assert_int_equal(d.first->code, DIAG_DATA_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unkerned_text_is_as_wide_as_its_glyphs),
        cmocka_unit_test(figures_have_equal_width),
        cmocka_unit_test(figures_of_running_text_are_as_wide_as_they_are),
        cmocka_unit_test(kerning_draws_pairs_together),
        cmocka_unit_test(ligature_stands_for_two_letters),
        cmocka_unit_test(polish_and_russian_stay_in_the_text_face),
        cmocka_unit_test(rouble_and_symbols_come_from_the_fallback),
        cmocka_unit_test(mixed_text_is_split_into_runs),
        cmocka_unit_test(unknown_character_shows_the_replacement_and_is_counted),
        cmocka_unit_test(private_characters_and_non_characters_are_not_read),
        cmocka_unit_test(malformed_utf8_becomes_the_replacement),
        cmocka_unit_test(combining_accent_joins_its_letter),
        cmocka_unit_test(soft_hyphen_and_control_characters_are_harmless),
        cmocka_unit_test(same_text_is_shaped_once),
        cmocka_unit_test(glyph_with_two_texts_is_not_plain),
        cmocka_unit_test(no_break_space_reads_as_a_space),
        cmocka_unit_test(no_break_hyphen_is_the_text_face_s_hyphen),
        cmocka_unit_test(metrics_are_in_em),
        cmocka_unit_test(missing_folder_is_reported),
    };

    return cmocka_run_group_tests(tests, open_fonts, drop_fonts);
}
