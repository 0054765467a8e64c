/*
 * one_fonts.h - the built fonts, opened once for all tests of a program.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_ONE_FONTS_H
#define RAPPORT_TEST_ONE_FONTS_H

#include "render/pdf/font/font.h"

static struct arena arena;
static struct diag diag = {.arena = &arena};
static struct fonts *fonts;

static inline int open_fonts(void **state)
{
    (void)state;
    fonts = fonts_open("build/fonts", &diag);
    return fonts == NULL;
}

static inline int drop_fonts(void **state)
{
    (void)state;
    fonts_drop(fonts);
    arena_drop(&arena);
    return 0;
}

#endif
