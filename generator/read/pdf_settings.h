/*
 * pdf_settings.h - the section [pdf] of rapport.ini, and of brand.ini, which wins.
 *
 *   [pdf]  paper    = A4 | letter
 *          style    = standard | large-print
 *          draft    = no | yes
 *          standard = ua | 1b
 */
#ifndef RAPPORT_PDF_SETTINGS_H
#define RAPPORT_PDF_SETTINGS_H

#include "base/diag.h"
#include "base/settings.h"

#include <stdbool.h>

enum pdf_paper {
    PDF_PAPER_STYLED, /* what print.ini says */
    PDF_PAPER_A4,
    PDF_PAPER_LETTER
};

enum pdf_style { PDF_STYLE_STANDARD, PDF_STYLE_LARGE_PRINT };

/* What a PDF promises its readers and archives. */
enum pdf_standard {
    PDF_STANDARD_UA, /* PDF/UA-1 and PDF/A-2a at once, PDF 1.7 */
    PDF_STANDARD_1B  /* PDF/A-1b for archives that take nothing newer: PDF 1.4, no
                        transparency; the tags stay */
};

/* All zero: the usual PDF. */
struct pdf_settings {
    enum pdf_paper paper;
    enum pdf_style style;
    enum pdf_standard standard;
    bool draft;
};

/* Overrides what [pdf] of the file sets; what it does not mention stays.  False after
 * reporting values that are not allowed. */
bool pdf_settings_read(struct settings *s, struct pdf_settings *p, struct diag *d);

#endif
