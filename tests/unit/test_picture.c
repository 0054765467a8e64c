/*
 * test_picture.c - the comparison of pages with their references: what it must see and what
 * it must not.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "../tools/picture.h"

enum { WIDTH = 400, HEIGHT = 100, LINES = 5, LETTERS = 60 };

/* A grey letter of some strokes, no two neighbours alike. */
static void draw_letter(struct picture *p, int number, int x, int y)
{
    for (int row = 0; row < 4; row++)
        for (int column = 0; column < 4; column++)
            if ((number * 7 + row * 3 + column * 5) % 4 == 0)
                memset(picture_at(p, x + column, y + row), 60 + number % 5 * 20, 3);
}

/* A page with lines of text; line `lower` stands a pixel too low, letter `other` of the
 * first line is another one. */
static struct picture draw_page(int lower, int other)
{
    struct picture p = picture_new(WIDTH, HEIGHT);

    for (int line = 0; line < LINES; line++)
        for (int k = 0; k < LETTERS; k++)
            draw_letter(&p, line * LETTERS + k + (line == 0 && k == other), 10 + 6 * k,
                        10 + 16 * line + (line == lower));
    return p;
}

static long difference(struct picture a, struct picture b)
{
    long n;

    picture_reduce(&a);
    picture_reduce(&b);
    n = picture_compare(&a, &b);
    free(a.rgb);
    free(b.rgb);
    return n;
}

static void a_shifted_line_is_a_difference(void **state)
{
    (void)state;
    assert_int_equal(difference(draw_page(-1, -1), draw_page(-1, -1)), 0);
    for (int line = 0; line < LINES; line++)
        assert_true(difference(draw_page(-1, -1), draw_page(line, -1)) > 5 * TOLERATED);
}

static void a_letter_alone_is_not(void **state)
{
    long n = difference(draw_page(-1, -1), draw_page(-1, 20));

    (void)state;
    assert_true(n > 0 && n <= TOLERATED);
}

/* What another machine may round differently. */
static void noise_is_not(void **state)
{
    struct picture noisy = draw_page(-1, -1);
    unsigned random = 1;

    (void)state;
    for (int i = 0; i < WIDTH * HEIGHT * 3; i++) {
        int value = noisy.rgb[i] + (int)(random >> 16) % 41 - 20;
        noisy.rgb[i] = (unsigned char)(value < 0 ? 0 : value > 255 ? 255 : value);
        random = random * 1103515245 + 12345;
    }
    assert_int_equal(difference(draw_page(-1, -1), noisy), 0);
}

static void another_size_is(void **state)
{
    (void)state;
    assert_true(difference(picture_new(40, 40), picture_new(40, 41)) > TOLERATED);
}

static void a_colour_is(void **state)
{
    struct picture red = draw_page(-1, -1);

    (void)state;
    for (int x = 50; x < 100; x++)
        memcpy(picture_at(&red, x, 5), "\xB3\x26\x1E", 3);
    assert_int_equal(difference(draw_page(-1, -1), red), 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shifted_line_is_a_difference),
        cmocka_unit_test(a_letter_alone_is_not),
        cmocka_unit_test(noise_is_not),
        cmocka_unit_test(another_size_is),
        cmocka_unit_test(a_colour_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
