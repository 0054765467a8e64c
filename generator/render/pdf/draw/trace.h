/*
 * trace.h - drawing calls as text, one a line.
 *
 *   page WIDTH HEIGHT
 *   begin ROLE MCID, artifact KIND, end      marked content
 *   text X Y SIZE COLOUR FACE... | WORDS     x, y: where the base line begins
 *   hyphen X Y SIZE COLOUR FACE | -          at a line's end, not part of the text
 *   rect X Y WIDTH HEIGHT COLOUR
 *   move X Y, to X Y, curve X1 Y1 X2 Y2 X Y, close, rect-path X Y WIDTH HEIGHT
 *   paint [even-odd] [fill COLOUR] [stroke COLOUR WIDTH [CAP] [JOIN] [dash N...]]
 *   clip-path [even-odd], clip X Y WIDTH HEIGHT, save, restore
 *   pattern-N linear|radial FROM... TO... matrix A B C D E F stops [OFFSET COLOUR]...
 *
 * Numbers are points with at most two decimals, as the operators have them; a colour is
 * #rrggbb, or pattern-N, with its transparency behind it where it has one.
 */
#ifndef RAPPORT_PDF_TRACE_H
#define RAPPORT_PDF_TRACE_H

#include "render/pdf/draw/sink.h"

/* A sink that appends to out. */
struct sink trace_sink(struct buf *out);

#endif
