/*
 * source.c - the text of a data file; see source.h.
 */
#include "read/table/source.h"
#include "base/file.h"
#include "base/text.h"
#include "read/table/lines.h"

#include <errno.h>
#include <string.h>

/* A million rows of a survey; below FILE_LIMIT, because a table of many short fields takes
 * several times the memory of its file. */
enum { SOURCE_LIMIT = 64 * 1024 * 1024 };

/* Reads the bytes of the file; false with a message. */
static bool read_bytes(struct arena *a, const char *path, const char *name, char **bytes,
                       size_t *length, struct diag *d)
{
    struct place at = {name, 0, 0};

    switch (file_read(a, path, SOURCE_LIMIT, bytes, length)) {
    case FILE_OK: return true;
    case FILE_ABSENT:
    case FILE_FAILED:
        return diag_report(d, DIAG_FILE_READ, at, NULL, "%s", strerror(errno));
    case FILE_TOO_LARGE:
        return diag_report(d, DIAG_FILE_LARGE, at, NULL, "at most %d MB",
                           SOURCE_LIMIT / 1024 / 1024);
    }
    return false;
}

/* Text with zero bytes would end early wherever it is used as a string. */
static bool has_no_zero(const char *name, const char *text, size_t length, struct diag *d)
{
    const char *zero = memchr(text, '\0', length), *line;
    struct place at = {name, 0, 0};
    struct lines lines;
    size_t size;

    if (zero == NULL)
        return true;
    lines = lines_of(text, length, 0);
    while ((line = lines_next(&lines, &size)) != NULL && line + size <= zero)
        continue;
    at.line = lines.number;
    return diag_report(d, DIAG_CSV_SYNTAX, at, NULL,
                       "a zero byte: not text, or UTF-16 without its byte-order mark");
}

/* UTF-8, the usual case, is read where it stands; everything else is converted. */
static char *decode(struct arena *a, const char *name, char *bytes, size_t *length,
                    const char **encoding, struct diag *d)
{
    size_t mark = *length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, replaced;
    char *text;

    if (text_is_utf8(bytes, *length)) {
        *encoding = "UTF-8";
        *length -= mark;
        return bytes + mark;
    }
    text = text_decode(a, bytes, *length, length, encoding, &replaced);
    if (replaced)
        diag_report(d, DIAG_ENCODING, (struct place){name, 0, 0}, NULL,
                    "%zu times, read as %s", replaced, *encoding);
    return text;
}

bool source_load(struct arena *a, const char *folder, const char *name, struct source *s,
                 struct diag *d)
{
    char *bytes = NULL;

    *s = (struct source){0};
    if (!read_bytes(a, file_join(a, folder, name), name, &bytes, &s->length, d))
        return false;
    s->print = fingerprint_of(name, bytes, s->length);
    s->text = decode(a, name, bytes, &s->length, &s->encoding, d);
    if (!has_no_zero(name, s->text, s->length, d))
        return false;
    if (line_is_blank(s->text, s->length, '\0'))
        return diag_report(d, DIAG_FILE_EMPTY, (struct place){name, 0, 0}, NULL, NULL);
    return true;
}
