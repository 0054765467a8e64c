/*
 * json.h - writes JSON (RFC 8259) into a buf, indented by two spaces.
 *
 * The writer places commas, newlines and indentation; the caller gives keys
 * and values in order.  key is NULL inside an array.  A number that is NaN or
 * infinite is left out together with its key: an absent value is absent, never
 * 0 and never null.  Doubles are printed with 15 digits, or 17 where these are needed to
 * read back the same value, independent of the locale.
 */
#ifndef RAPPORT_JSON_H
#define RAPPORT_JSON_H

#include "base/buf.h"

#include <stdbool.h>

struct json {
    struct buf *out;
    int depth;
    bool filled;  /* the open object or array has a member already */
    bool compact; /* one line, for manifest parts */
};

void json_open_object(struct json *j, const char *key);
void json_close_object(struct json *j);
void json_open_array(struct json *j, const char *key);
void json_close_array(struct json *j);
void json_string(struct json *j, const char *key, const char *value); /* NULL: left out */
void json_number(struct json *j, const char *key, double value);
void json_integer(struct json *j, const char *key, long value);
void json_boolean(struct json *j, const char *key, bool value);
void json_null(struct json *j, const char *key);
/* A member of an array that is JSON text already. */
void json_raw(struct json *j, const char *text);

/* Ends the document with a newline; the depth must be back at 0. */
void json_end(struct json *j);

#endif
