/*
 * sections.h - which sections a report is made of, in which order.
 *
 * An edition's template says it: report.html, board.html and readout.html include one
 * partial a section, and what they include is filled, numbered and listed in the contents
 * in that order; a brand's own template likewise.  A section with nothing to say about the
 * company is left out.
 */
#ifndef RAPPORT_COMPOSE_SECTIONS_H
#define RAPPORT_COMPOSE_SECTIONS_H

#include "compose/fill.h"

/* The template of an edition: "board.html". */
const char *sections_template(enum edition e);

/* Fills every section the template includes. */
void sections_fill(struct fill *f, const struct template_set *templates);

#endif
