/*
 * operators.h - the notation of content streams: numbers, colours, strings of glyphs.
 */
#ifndef RAPPORT_PDF_OPERATORS_H
#define RAPPORT_PDF_OPERATORS_H

#include "render/pdf/font/font.h"

/* Appends numbers with at most two decimals, a space after each, and the operator.  What is
 * not finite or absurdly large becomes 0. */
void put_operator(struct buf *out, const double *operands, int n,
                  const char *operator_name);

void put_integer(struct buf *out, long value);

/* Rounded as put_operator writes it.  The value is drawable; a call of round() for each
 * word would be felt. */
static inline double as_written(double value)
{
    return (double)(long)(value * 100 + (value < 0 ? -0.5 : 0.5)) / 100;
}

/* A colour with g/rg (fill) or G/RG (stroke). */
void put_colour(struct buf *out, unsigned colour, bool stroke);

/* The code of a glyph within a (string). */
void put_glyph(struct buf *out, unsigned id);

/* Moves the pen back within a TJ array, between two strings, when it is too far ahead or
 * behind to be let be.  Returns by how much, 1/1000 em. */
double put_adjustment(struct buf *out, double back);

/* Glyphs of one run with their kerning as they stand in a TJ array, between the parentheses
 * of the first and the last string.  Returns how far the viewer's pen moves, 1/1000 em. */
double put_run(struct buf *out, const struct glyph *g, int n);

#endif
