/*
 * xlsx_book.h - what stands around a workbook's sheets: their list, strings and styles.
 */
#ifndef RAPPORT_XLSX_BOOK_H
#define RAPPORT_XLSX_BOOK_H

#include "read/table/xlsx_archive.h"
#include "read/table/xlsx_value.h"

struct book_sheet {
    const char *name, *id; /* id: of the relationship that leads to its part */
    const char *part;      /* of the archive; NULL when it is no table (a chart sheet) */
    bool hidden;
};

struct book {
    struct book_sheet *sheet; /* in the order of their tabs */
    size_t nsheets;
    const char *strings_part, *styles_part; /* NULL: there are none */
    bool since_1904;
    const char **string; /* shared strings, cut where they are longer than a field may be */
    size_t nstrings;
    unsigned char *format; /* enum cell_format of each style */
    size_t nformats;
};

/* Finds the workbook in the archive and its sheets; false with a fault, which for an
 * archive that is something else says what. */
bool book_read(struct archive *z, struct book *b);

/* xlsx_strings.c: loads the shared strings; false with a fault, also when they need more
 * than 256 MB of memory. */
bool book_read_strings(struct archive *z, struct book *b);

/* xlsx_styles.c: loads what the styles' number formats are; false with a fault. */
bool book_read_styles(struct archive *z, struct book *b);

/* True when a pivot table lies on the sheet. */
bool book_has_pivot(struct archive *z, const struct book_sheet *sheet);

#endif
