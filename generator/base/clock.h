/*
 * clock.h - how long things take; for messages to whoever watches, never for an output.
 */
#ifndef RAPPORT_CLOCK_H
#define RAPPORT_CLOCK_H

/* Milliseconds since some moment in the past. */
double clock_ms(void);

/* Adds the time since *started to *sum and starts anew. */
void clock_add(double *sum, double *started);

#endif
