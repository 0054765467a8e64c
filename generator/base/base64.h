/*
 * base64.h - bytes as text, RFC 4648 with padding.
 */
#ifndef RAPPORT_BASE64_H
#define RAPPORT_BASE64_H

#include "base/buf.h"

#include <stdbool.h>

/* Appends the text of these bytes, without line breaks. */
void base64_put(struct buf *out, const void *bytes, size_t length);

/* Appends the bytes that text stands for; false, with part of them, when it is wrong. */
bool base64_take(struct buf *out, const char *text);

#endif
