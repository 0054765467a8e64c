/*
 * xlsx_strings.h - texts of cells.
 */
#ifndef RAPPORT_XLSX_STRINGS_H
#define RAPPORT_XLSX_STRINGS_H

#include "base/buf.h"

/* Decodes _xHHHH_ in place, by which workbooks write what XML cannot hold ("_x000D_" is a
 * carriage return, "_x005F_" the underscore); returns the length. */
size_t xlsx_unescape(char *s);

#endif
