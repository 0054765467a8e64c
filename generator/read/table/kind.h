/*
 * kind.h - what a data file is, by its content: the name may say anything.
 *
 * CRMs call HTML pages .xls, people rename files, and a workbook with a password is no
 * archive.  A file that is no table, or one that only its own program reads, is refused
 * with a sentence that says how to export it instead.
 */
#ifndef RAPPORT_KIND_H
#define RAPPORT_KIND_H

#include <stdbool.h>

enum file_kind {
    KIND_TEXT,    /* nothing speaks against delimited text */
    KIND_ARCHIVE, /* a zip archive: a workbook, or what xlsx.h refuses */
    KIND_REFUSED
};

/*
 * Looks into the file.  *why is what the file is and what to do instead, static, when it is
 * refused.  A file that cannot be read is KIND_TEXT: whoever reads it says why.
 */
enum file_kind kind_of_file(const char *path, const char **why);

/* True when the name is that of a kind of file that is opened: read, or refused with a
 * sentence.  Names of locks and of systems' own files are not. */
bool kind_is_opened(const char *name);

/* True for what programs and systems leave in folders and nobody misses: `~$deals.xlsx`,
 * Thumbs.db. */
bool kind_is_litter(const char *name);

#endif
