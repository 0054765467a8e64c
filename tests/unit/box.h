/*
 * box.h - the sandbox of a test program: each test has its own, empty one.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_BOX_H
#define RAPPORT_TEST_BOX_H

#include "base/text.h"

#include "sandbox.h"

static struct sandbox box;

static inline int open_box(void **state)
{
    (void)state;
    sandbox_open(&box);
    return 0;
}

static inline int close_box(void **state)
{
    (void)state;
    sandbox_close(&box);
    text_cleanup();
    return 0;
}

#endif
