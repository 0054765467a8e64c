/*
 * buf.c - growable bytes; see buf.h for the contract.
 */
#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRINTED = 64 }; /* most of what is formatted needs no more bytes */

void buf_grow(struct buf *b, size_t more)
{
    size_t capacity = b->capacity ? b->capacity : 256;

    if (more > SIZE_MAX / 2 - b->length - 1)
        capacity = 0;
    while (capacity && capacity - b->length <= more)
        capacity *= 2;
    b->data = capacity ? realloc(b->data, capacity) : NULL;
    if (b->data == NULL) {
        fputs("rapport: out of memory\n", stderr);
        exit(3);
    }
    b->capacity = capacity;
}

void buf_printf(struct buf *b, const char *format, ...)
{
    char *to = buf_reserve(b, PRINTED);
    size_t room = b->capacity - b->length;
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(to, room, format, args);
    va_end(args);
    if ((size_t)length >= room) {
        to = buf_reserve(b, (size_t)length);
        va_start(args, format);
        vsnprintf(to, (size_t)length + 1, format, args);
        va_end(args);
    }
    b->length += (size_t)length;
}

void buf_put_xml(struct buf *b, const char *s)
{
    for (;;) {
        size_t plain = strcspn(s, "&<>\"'");

        buf_put(b, s, plain);
        s += plain;
        switch (*s) {
        case '&': buf_puts(b, "&amp;"); break;
        case '<': buf_puts(b, "&lt;"); break;
        case '>': buf_puts(b, "&gt;"); break;
        case '"': buf_puts(b, "&quot;"); break;
        case '\'': buf_puts(b, "&#39;"); break;
        default: return;
        }
        s++;
    }
}

void buf_put_decimal(struct buf *b, double value, int places)
{
    static const long long scale[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    char digits[32];
    char *end = digits + sizeof digits, *p = end;
    long long fixed = llround(value * (double)scale[places]);
    unsigned long long rest =
        fixed < 0 ? 0ULL - (unsigned long long)fixed : (unsigned long long)fixed;
    int left = places;

    while (left > 0 && rest % 10 == 0) {
        rest /= 10;
        left--;
    }
    for (; left > 0; left--) {
        *--p = (char)('0' + rest % 10);
        rest /= 10;
        if (left == 1)
            *--p = '.';
    }
    do {
        *--p = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (fixed < 0)
        *--p = '-';
    buf_put(b, p, (size_t)(end - p));
}

const char *buf_text(const struct buf *b)
{
    return b->length ? b->data : "";
}

void buf_clear(struct buf *b)
{
    b->length = 0;
    if (b->data)
        b->data[0] = '\0';
}

void buf_drop(struct buf *b)
{
    free(b->data);
    *b = (struct buf){0};
}
