/*
 * near.h - compares numbers in tests: NAN equals NAN, everything else within a tolerance.
 */
#ifndef RAPPORT_TEST_NEAR_H
#define RAPPORT_TEST_NEAR_H

#include <math.h>

/* Fails the running test, naming what was compared, when the value is not the expected one.
 */
static inline void close_to(double value, double expected, double tolerance,
                            const char *what)
{
    if (isnan(expected) ? isnan(value) : fabs(value - expected) <= tolerance)
        return;
    fail_msg("%s: %.15g, expected %.15g", what, value, expected);
}

#endif
