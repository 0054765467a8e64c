/*
 * one_composer.h - the shipped content and templates, loaded once for all tests of a
 * program.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_ONE_COMPOSER_H
#define RAPPORT_TEST_ONE_COMPOSER_H

#include "compose/compose.h"

static struct content content;
static struct arena content_arena;
static struct composer composer;

static inline int load_composer(void **state)
{
    static struct project any = {.nbrands = 1,
                                 .brand = {{.id = "default", .name = "Example"}}};
    struct diag d = {.arena = &content_arena};

    (void)state;
    if (content_load(&content_arena, ".", &content, &d) &&
        composer_load(&content_arena, ".", &any, &content, &composer, &d))
        return 0;
    diag_print(stderr, d.first, false);
    return -1;
}

static inline int drop_composer(void **state)
{
    (void)state;
    composer_drop(&composer);
    arena_drop(&content_arena);
    return 0;
}

#endif
