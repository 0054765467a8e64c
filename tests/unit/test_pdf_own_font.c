/*
 * test_pdf_own_font.c - the fonts a brand brings: which face stands for which, what is
 * refused and why, and that no damaged font does harm.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "render/pdf/font/subset.h"
#include "sandbox.h"

#include <hb-subset.h>

#define SERIF      "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
#define SERIF_BOLD "/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf"

struct own_bench {
    struct sandbox box;
    char *latin; /* a font with ASCII alone */
    size_t length;
    struct fonts *fonts;
};

/* The printable ASCII characters of a font, as a font of its own. */
static void make_latin(struct own_bench *b)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(SERIF);
    hb_face_t *face = hb_face_create(blob, 0), *small;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    unsigned length;
    const char *bytes;

    hb_set_add_range(hb_subset_input_unicode_set(input), 0x20, 0x7E);
    small = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    blob = hb_face_reference_blob(small);
    bytes = hb_blob_get_data(blob, &length);
    b->latin = memcpy(arena_alloc(&b->box.arena, length), bytes, length);
    b->length = length;
    hb_blob_destroy(blob);
    hb_face_destroy(small);
}

static int set_up(void **state)
{
    static struct own_bench b;

    b = (struct own_bench){.length = 0};
    sandbox_open(&b.box);
    make_latin(&b);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    struct own_bench *b = *state;

    fonts_drop(b->fonts);
    sandbox_close(&b->box);
    return 0;
}

static struct brand brand_of(const struct own_bench *b)
{
    return (struct brand){.id = "b", .folder = b->box.folder};
}

/* Opens the set with these bytes as the brand's regular font. */
static bool open_regular(struct own_bench *b, const void *bytes, size_t length)
{
    struct brand brand = brand_of(b);

    fonts_drop(b->fonts);
    b->box.diag = (struct diag){.arena = &b->box.arena};
    sandbox_write(&b->box, "fonts/a.ttf", bytes, length);
    brand.font[WEIGHT_REGULAR] =
        (struct brand_font){"fonts/a.ttf", {"brands/b/brand.ini", 4, 11}};
    b->fonts = fonts_open_brand("build/fonts", &brand, &b->box.diag);
    return b->fonts != NULL;
}

static enum face face_of(struct own_bench *b, enum face wanted, const char *text)
{
    return fonts_shape(b->fonts, wanted, "en", text, strlen(text))->run[0].face;
}

static void a_missing_weight_is_set_in_the_nearest(void **state)
{
    struct own_bench *b = *state;
    struct brand brand = brand_of(b);

    brand.font[WEIGHT_REGULAR].name = SERIF;
    brand.font[WEIGHT_BOLD].name = SERIF_BOLD;
    b->fonts = fonts_open_brand("build/fonts", &brand, &b->box.diag);
    EXPECT_NO_MESSAGES(&b->box);
    assert_int_equal(face_of(b, FACE_LIGHT, "a"), FACE_REGULAR);
    assert_int_equal(face_of(b, FACE_REGULAR, "a"), FACE_REGULAR);
    assert_int_equal(face_of(b, FACE_ITALIC, "a"), FACE_REGULAR);
    assert_int_equal(face_of(b, FACE_SEMIBOLD, "a"), FACE_BOLD);
    assert_int_equal(face_of(b, FACE_BLACK, "a"), FACE_BOLD);
    assert_string_equal(b->fonts->typeface[FACE_BOLD].name, "DejaVuSerif-Bold");
    assert_int_equal(b->fonts->typeface[FACE_BOLD].weight, 700);
    assert_true(fonts_ascent(b->fonts, FACE_LIGHT) == fonts_ascent(b->fonts, FACE_REGULAR));
}

static void what_the_font_lacks_is_set_in_lato_then_in_dejavu(void **state)
{
    struct own_bench *b = *state;

    assert_true(open_regular(b, b->latin, b->length));
    EXPECT_NO_MESSAGES(&b->box);
    assert_int_equal(face_of(b, FACE_BOLD, "a"), FACE_REGULAR);
    assert_int_equal(face_of(b, FACE_REGULAR, "ż"), FACE_LATO_REGULAR);
    assert_int_equal(face_of(b, FACE_BOLD, "Ж"), FACE_LATO_BOLD);
    assert_int_equal(face_of(b, FACE_REGULAR, "∀"), FACE_FALLBACK);
    assert_int_equal(fonts_shape(b->fonts, FACE_REGULAR, "en", "\U000F0000", 4)->missing,
                     1);
}

/* Where the table of this name begins; the place of its directory entry with entry. */
static size_t find(const char *bytes, const char *tag, bool entry)
{
    const unsigned char *u = (const unsigned char *)bytes;

    for (size_t at = 12;; at += 16)
        if (memcmp(bytes + at, tag, 4) == 0)
            return entry ? at
                         : (size_t)u[at + 8] << 24 | (size_t)u[at + 9] << 16 |
                               (size_t)u[at + 10] << 8 | u[at + 11];
}

static void a_font_that_cannot_be_embedded_is_refused_with_the_reason(void **state)
{
    struct own_bench *b = *state;
    char *font = arena_alloc(&b->box.arena, b->length);
    const struct {
        size_t at;
        const char *bytes;
        size_t n;
        const char *reason;
    } cases[] = {
        {0, "OTTO", 4, "CFF"},
        {0, "wOFF", 4, "web font"},
        {0, "wOF2", 4, "web font"},
        {0, "ttcf", 4, "collection"},
        {0, "%PDF", 4, "not a TrueType font"},
        {4, "\xff\xff", 2, "list of tables"},
        {find(b->latin, "glyf", true), "CFF ", 4, "CFF"},
        {find(b->latin, "hmtx", true), "xxxx", 4, "missing"},
        {find(b->latin, "hmtx", true) + 8, "\x7f\xff", 2, "cut off"},
        {find(b->latin, "maxp", false) + 4, "\xff\xff", 2, "contradict"},
        {find(b->latin, "head", false) + 18, "\0\0", 2, "contradict"},
        {find(b->latin, "loca", false) + 4, "\xff\xff", 2, "contradict"},
        {find(b->latin, "OS/2", false) + 8, "\0\2", 2, "must not be embedded"},
        {find(b->latin, "OS/2", false) + 8, "\1\0", 2, "in part"},
        {find(b->latin, "OS/2", false) + 8, "\2\0", 2, "outlines"},
        {find(b->latin, "cmap", true), "xmap", 4, "missing"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        memcpy(font, b->latin, b->length);
        memcpy(font + cases[i].at, cases[i].bytes, cases[i].n);
        if (open_regular(b, font, b->length))
            fail_msg("case %zu is accepted", i);
        EXPECT_MESSAGES(&b->box, "brands/b/brand.ini:4:11 BRAND_FONT -");
        if (strstr(b->box.diag.first->detail, cases[i].reason) == NULL)
            fail_msg("case %zu: %s", i, b->box.diag.first->detail);
    }
    /* Preview and print, or editing, is allowed. */
    memcpy(font, b->latin, b->length);
    memcpy(font + find(font, "OS/2", false) + 8, "\0\4", 2);
    assert_true(open_regular(b, font, b->length));
}

static void a_font_without_a_letter_is_refused(void **state)
{
    struct own_bench *b = *state;
    hb_blob_t *blob =
        hb_blob_create(b->latin, (unsigned)b->length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0), *small;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    hb_set_add_range(hb_subset_input_unicode_set(input), 0x20, 'p');
    small = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    blob = hb_face_reference_blob(small);
    hb_face_destroy(small);
    assert_false(open_regular(b, hb_blob_get_data(blob, NULL), hb_blob_get_length(blob)));
    assert_non_null(strstr(b->box.diag.first->detail, "lacks the character q"));
    hb_blob_destroy(blob);
}

/* Damaged fonts may name glyphs behind their last one: here the ligature ffl is cut off.
 * .notdef may not be shown instead (PDF/UA-1, 7.21.8). */
static void a_ligature_behind_the_last_glyph_is_set_in_letters(void **state)
{
    struct own_bench *b = *state;
    char *font = arena_alloc(&b->box.arena, b->length);
    const struct shaped *s;
    unsigned count;

    assert_true(open_regular(b, b->latin, b->length));
    count = b->fonts->typeface[FACE_REGULAR].glyph_count;
    s = fonts_shape(b->fonts, FACE_REGULAR, "en", "ffl", 3);
    assert_int_equal(s->nglyphs, 1);
    assert_int_equal(s->glyph[0].id, count - 1);

    memcpy(font, b->latin, b->length);
    font[find(font, "maxp", false) + 5] = (char)(count - 1);
    font[find(font, "hhea", false) + 35] = (char)(count - 1);
    assert_true(open_regular(b, font, b->length));
    s = fonts_shape(b->fonts, FACE_REGULAR, "en", "ffl", 3);
    assert_int_equal(s->nglyphs, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(s->glyph[i].unicode_length, 1);
        assert_int_equal(s->glyph[i].unicode[0], "ffl"[i]);
        assert_int_not_equal(s->glyph[i].id, 0);
    }
}

/* A private character means nothing to a reader even where the font draws one. */
static void a_private_character_is_replaced(void **state)
{
    struct own_bench *b = *state;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(SERIF);
    const struct shaped *s;
    hb_codepoint_t glyph;

    assert_true(open_regular(b, hb_blob_get_data(blob, NULL), hb_blob_get_length(blob)));
    hb_blob_destroy(blob);
    assert_true(
        hb_font_get_nominal_glyph(b->fonts->typeface[FACE_REGULAR].font, 0xF6C5, &glyph));
    s = fonts_shape(b->fonts, FACE_REGULAR, "en", "a\uF6C5", 4);
    assert_int_equal(s->missing, 1);
    assert_int_equal(s->glyph[1].unicode[0], 0xFFFD);
}

static void a_font_larger_than_20_megabytes_is_refused(void **state)
{
    struct own_bench *b = *state;
    const char *path = file_join(&b->box.arena, b->box.folder, "big.ttf");
    struct brand brand = brand_of(b);

    sandbox_write(&b->box, "big.ttf", b->latin, b->length);
    assert_int_equal(truncate(path, 20 * 1024 * 1024 + 1), 0);
    brand.font[WEIGHT_BOLD].name = "big.ttf";
    assert_null(fonts_open_brand("build/fonts", &brand, &b->box.diag));
    assert_non_null(strstr(b->box.diag.first->detail, "larger than 20 MB"));
}

/* Uses a set as a document would: shapes, and makes the file that is embedded. */
static void use(struct fonts *f)
{
    static const char text[] = "The quick brown fox fi ffl AVATAR 0123456789 jumps, żółw.";
    hb_codepoint_t glyph[1024];
    const struct shaped *s = fonts_shape(f, FACE_REGULAR, "en", text, sizeof text - 1);
    size_t n = 0;

    assert_true(s->width == s->width);
    for (hb_codepoint_t g = 0; g < f->typeface[FACE_REGULAR].glyph_count && n < 1024; g++)
        glyph[n++] = g;
    font_file(f, FACE_REGULAR, glyph, n, 1); /* may fail, must not crash */
}

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void no_damaged_font_does_harm(void **state)
{
    struct own_bench *b = *state;
    char *font = arena_alloc(&b->box.arena, b->length);
    unsigned seed = 20260930, opened = 0;

    for (int i = 0; i < 300; i++) {
        size_t length = i % 4 == 0 ? next(&seed) % b->length : b->length;
        /* The tables' directory and the small tables come first. */
        size_t reach = i % 3 == 0 ? 2000 : b->length;

        memcpy(font, b->latin, b->length);
        for (unsigned flips = i % 4 == 0 ? 0 : 1 + next(&seed) % 8; flips; flips--)
            font[next(&seed) % reach] = (char)next(&seed);
        if (open_regular(b, font, length)) {
            use(b->fonts);
            opened++;
        } else
            assert_int_equal(b->box.diag.first->code, DIAG_BRAND_FONT);
    }
    assert_in_range(opened, 20, 290);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_missing_weight_is_set_in_the_nearest),
        TEST(what_the_font_lacks_is_set_in_lato_then_in_dejavu),
        TEST(a_font_that_cannot_be_embedded_is_refused_with_the_reason),
        TEST(a_font_without_a_letter_is_refused),
        TEST(a_ligature_behind_the_last_glyph_is_set_in_letters),
        TEST(a_private_character_is_replaced),
        TEST(a_font_larger_than_20_megabytes_is_refused),
        TEST(no_damaged_font_does_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
