/*
 * test_colour_vision.c - the colour scales of charts, as people see them who lack a kind of
 * cone, and as grey paper shows them.
 *
 * Simulation: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation
 * of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics
 * 15(6), 2009: the published matrices of full severity, applied to linear sRGB.  Distance:
 * Euclidean in OKLab (Ottosson, "A perceptual color space for image processing", 2020),
 * times 100.  The expected figures are those measured when the palette was chosen, and of
 * ColorBrewer's scales, which check the arithmetic.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/arena.h"
#include "near.h"
#include "render/theme.h"

#include <math.h>

enum vision { NORMAL, PROTAN, DEUTAN, TRITAN, VISIONS };

/* How far two ways to round the same figures may be apart. */
static const double within = 0.25;

static const double machado[VISIONS][3][3] = {
    [NORMAL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    [PROTAN] = {{0.152286, 1.052583, -0.204868},
                {0.114503, 0.786281, 0.099216},
                {-0.003882, -0.048116, 1.051998}},
    [DEUTAN] = {{0.367322, 0.860646, -0.227968},
                {0.280085, 0.672501, 0.047413},
                {-0.011820, 0.042940, 0.968881}},
    [TRITAN] = {{1.255528, -0.076749, -0.178779},
                {-0.078411, 0.930809, 0.147602},
                {0.004733, 0.691367, 0.303900}},
};

struct triple {
    double v[3];
};

static struct triple multiply(const double m[3][3], struct triple t)
{
    struct triple out;

    for (int i = 0; i < 3; i++)
        out.v[i] = m[i][0] * t.v[0] + m[i][1] * t.v[1] + m[i][2] * t.v[2];
    return out;
}

static struct triple linear(unsigned colour)
{
    struct triple out;

    for (int i = 0; i < 3; i++) {
        double c = (double)(colour >> (16 - 8 * i) & 0xFF) / 255;
        out.v[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }
    return out;
}

static struct triple oklab(struct triple rgb)
{
    static const double cones[3][3] = {{0.4122214708, 0.5363325363, 0.0514459929},
                                       {0.2119034982, 0.6806995451, 0.1073969566},
                                       {0.0883024619, 0.2817188376, 0.6299787005}};
    static const double opponent[3][3] = {{0.2104542553, 0.7936177850, -0.0040720468},
                                          {1.9779984951, -2.4285922050, 0.4505937099},
                                          {0.0259040371, 0.7827717662, -0.8086757660}};
    struct triple lms = multiply(cones, rgb);

    for (int i = 0; i < 3; i++)
        lms.v[i] = cbrt(lms.v[i]);
    return multiply(opponent, lms);
}

/* A colour as seen, in OKLab; what a screen cannot show is clipped. */
static struct triple seen(unsigned colour, enum vision vision)
{
    struct triple rgb = multiply(machado[vision], linear(colour));

    for (int i = 0; i < 3; i++)
        rgb.v[i] = fmin(fmax(rgb.v[i], 0), 1);
    return oklab(rgb);
}

static double distance(unsigned a, unsigned b, enum vision vision)
{
    struct triple x = seen(a, vision), y = seen(b, vision);

    return 100 * sqrt(pow(x.v[0] - y.v[0], 2) + pow(x.v[1] - y.v[1], 2) +
                      pow(x.v[2] - y.v[2], 2));
}

/* The smallest distance of any two steps. */
static double smallest(const unsigned *scale, int n, enum vision vision)
{
    double least = INFINITY;

    for (int i = 0; i < n; i++)
        for (int k = i + 1; k < n; k++)
            least = fmin(least, distance(scale[i], scale[k], vision));
    return least;
}

/* The grey of a colour's luminance, 0..255. */
static int grey(unsigned colour)
{
    struct triple rgb = linear(colour);
    double y = 0.2126 * rgb.v[0] + 0.7152 * rgb.v[1] + 0.0722 * rgb.v[2];

    return (int)lround(255 *
                       (y <= 0.0031308 ? 12.92 * y : 1.055 * pow(y, 1 / 2.4) - 0.055));
}

static int set_up(void **state)
{
    static struct theme theme;
    static struct arena arena;
    struct brand brand = {.id = "acme", .ini_path = "brands/acme/brand.ini"};
    struct diag diag = {.arena = &arena};

    *state = &theme;
    return theme_load(&brand, &theme, &diag) ? 0 : -1;
}

static void known_scales_have_their_known_distances(void **state)
{
    static const struct {
        unsigned scale[5];
        double least[VISIONS];
    } cases[] = {
        {{0xCA0020, 0xF4A582, 0xF7F7F7, 0x92C5DE, 0x0571B0}, {16.9, 12.6, 13.3, 20.1}},
        {{0xE66101, 0xFDB863, 0xF7F7F7, 0xB2ABD2, 0x5E3C99}, {18.8, 17.6, 17.6, 12.5}},
        {{0xD7191C, 0xFDAE61, 0xFFFFBF, 0xA6D96A, 0x1A9641}, {15.6, 7.7, 1.4, 16.1}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int v = 0; v < VISIONS; v++)
            close_to(smallest(cases[i].scale, 5, (enum vision)v), cases[i].least[v], within,
                     "distance");
}

static void steps_of_the_heat_scale_are_told_apart_by_everybody(void **state)
{
    static const double light[VISIONS] = {18.5, 15.3, 17.0, 19.7};
    static const double dark[VISIONS] = {15.8, 14.1, 15.0, 15.6};
    const struct theme *t = *state;

    for (int v = 0; v < VISIONS; v++) {
        close_to(smallest(&t->light[ROLE_HEAT_1], 5, (enum vision)v), light[v], within,
                 "distance");
        close_to(smallest(&t->dark[ROLE_HEAT_1], 5, (enum vision)v), dark[v], within,
                 "distance");
    }
}

static void bands_are_told_apart_by_everybody(void **state)
{
    const struct theme *t = *state;
    double least = INFINITY;

    for (int v = 0; v < VISIONS; v++) {
        least = fmin(least, smallest(&t->light[ROLE_BAND_1], 4, (enum vision)v));
        least = fmin(least, smallest(&t->dark[ROLE_BAND_1], 4, (enum vision)v));
    }
    close_to(least, 12.8, within, "distance");
}

static void bands_keep_their_order_on_grey_paper(void **state)
{
    static const int greys[4] = {0xE4, 0xB9, 0x80, 0x41};
    const struct theme *t = *state;

    for (int i = 0; i < 4; i++) {
        assert_in_range(grey(t->light[ROLE_BAND_1 + i]), greys[i] - 1, greys[i] + 1);
        if (i > 0)
            assert_true(grey(t->dark[ROLE_BAND_1 + i]) >
                        grey(t->dark[ROLE_BAND_1 + i - 1]));
    }
}

/* Why every cell of the heatmap and every segment carries its number. */
static void both_ends_of_the_heat_scale_are_one_grey(void **state)
{
    const struct theme *t = *state;

    assert_in_range(grey(t->light[ROLE_HEAT_1]), 0x5F - 1, 0x5F + 1);
    assert_in_range(grey(t->light[ROLE_HEAT_5]), 0x4B - 1, 0x4B + 1);
    assert_in_range(grey(t->light[ROLE_HEAT_2]), 0xB8 - 1, 0xB8 + 1);
    assert_in_range(grey(t->light[ROLE_HEAT_4]), 0xB7 - 1, 0xB7 + 1);
}

/* Why the two departments always differ in shape and carry their word as well. */
static void colour_alone_does_not_tell_the_departments_apart(void **state)
{
    const struct theme *t = *state;

    close_to(distance(t->light[ROLE_SALES], t->light[ROLE_MARKETING], DEUTAN), 5.9, within,
             "distance");
    close_to(distance(t->dark[ROLE_SALES], t->dark[ROLE_MARKETING], DEUTAN), 0.4, within,
             "distance");
    assert_true(distance(t->light[ROLE_SALES], t->light[ROLE_MARKETING], NORMAL) > 20);
    assert_true(distance(t->dark[ROLE_SALES], t->dark[ROLE_MARKETING], NORMAL) > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_scales_have_their_known_distances),
        cmocka_unit_test(steps_of_the_heat_scale_are_told_apart_by_everybody),
        cmocka_unit_test(bands_are_told_apart_by_everybody),
        cmocka_unit_test(bands_keep_their_order_on_grey_paper),
        cmocka_unit_test(both_ends_of_the_heat_scale_are_one_grey),
        cmocka_unit_test(colour_alone_does_not_tell_the_departments_apart),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
