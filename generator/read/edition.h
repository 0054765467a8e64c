/*
 * edition.h - the editions of a report: what different readers get of the same figures.
 *
 *   full      every chapter
 *   board     the cover, the summary and what it rests on: two or three pages
 *   readout   summary, findings and plan on three pages
 *
 * [project] editions and the column editions of companies.csv list them, the main one
 * first.  Each is one template, NAME.html (report.html for full), that includes the parts.
 */
#ifndef RAPPORT_EDITION_H
#define RAPPORT_EDITION_H

#include <stdbool.h>

enum edition { EDITION_FULL, EDITION_BOARD, EDITION_READOUT, EDITIONS };

/* "full", "board" or "readout": in settings, the name of the folder too. */
const char *edition_name(enum edition e);

/* Reads names separated by blanks, commas, semicolons or plus signs ("full board"); false
 * for an unknown or repeated one and for none. */
bool editions_parse(const char *s, enum edition out[EDITIONS], int *n);

#endif
