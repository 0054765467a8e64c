/*
 * one_case.h - the case of a test program: each test starts with an empty one (case.h).
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_ONE_CASE_H
#define RAPPORT_TEST_ONE_CASE_H

#include "case.h"

static struct test_case it;

static inline int open_case(void **state)
{
    (void)state;
    case_start(&it);
    return 0;
}

static inline int close_case(void **state)
{
    (void)state;
    arena_drop(&it.arena);
    return 0;
}

#endif
