/*
 * xlsx_archive.h - the parts of a workbook: entries of a zip archive, read as XML.
 *
 * The only user of libzip.  A part is unpacked piece by piece while expat reads it, and the
 * reading ends when the visitor has seen enough.  Names are looked up without regard to
 * case; they never become paths.
 */
#ifndef RAPPORT_XLSX_ARCHIVE_H
#define RAPPORT_XLSX_ARCHIVE_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct archive {
    struct arena *arena;
    struct zip *zip;
    const char **name; /* of each entry, with slashes */
    size_t n;
    enum diag_code code; /* FILE_KIND, FILE_READ or CSV_SYNTAX when there is a fault */
    const char *fault;   /* what is wrong, or NULL */
};

/* Opens the archive; false with a fault.  To be closed in either case. */
bool archive_open(struct archive *z, struct arena *a, const char *path);
void archive_close(struct archive *z);

/* Sets the fault unless there is one; returns false. */
bool archive_fail(struct archive *z, enum diag_code code, const char *fault);

/* True when there is such a part. */
bool archive_has(const struct archive *z, const char *part);

/* The first bytes of a part as a string; "" when it is absent or unreadable. */
void archive_peek(struct archive *z, const char *part, char *text, size_t size);

/*
 * A part being read.  The caller sets the visitors (NULL: not wanted) and the context.
 * Names of elements come without their prefix, so strict and transitional workbooks, and
 * those of programs that give every element one, read alike.
 */
struct xml {
    void (*start)(struct xml *x, const char *name, const char **attribute);
    void (*end)(struct xml *x, const char *name);
    void (*text)(struct xml *x, const char *text, size_t length);
    void *context;
    int depth;         /* of the element visited; the root's is 1 */
    bool done;         /* set by a visitor that has seen enough */
    const char *fault; /* set by a visitor (static or in an arena): the part is damaged */
    void *expat;
};

/* Reads a part of at most `limit` bytes; false with a fault, also when it is absent. */
bool archive_read(struct archive *z, const char *part, size_t limit, struct xml *x);

/* The value of an attribute by its name without prefix, or NULL. */
const char *xml_attribute(const char **attribute, const char *name);

/* True for "1" and "true". */
bool xml_is_true(const char *value);

#endif
