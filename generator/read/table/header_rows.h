/*
 * header_rows.h - which of the first rows of a file are its header.  Used by header*.c
 * alone.
 */
#ifndef RAPPORT_HEADER_ROWS_H
#define RAPPORT_HEADER_ROWS_H

#include "read/table/header.h"

struct header_rows {
    enum tool tool;
    int first; /* index into grid.head: rows before it are titles */
    int n;     /* 1..3 */
    int json;  /* which of them holds Qualtrics' identifiers, from 0; -1: none */
};

/* Finds them in a grid with at least one row; rows: how many they are, or 0. */
void header_rows_find(struct arena *a, const struct grid *g, int rows,
                      struct header_rows *found);

#endif
