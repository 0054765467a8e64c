/*
 * clock.c - how long things take; see clock.h.
 */
#include "base/clock.h"

#include <time.h>

double clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void clock_add(double *sum, double *started)
{
    double now = clock_ms();

    *sum += now - *started;
    *started = now;
}
