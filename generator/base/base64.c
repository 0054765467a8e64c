/*
 * base64.c - RFC 4648; see base64.h.
 */
#include "base/base64.h"

#include <stdint.h>
#include <string.h>

static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_put(struct buf *out, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    char *to = buf_reserve(out, (length + 2) / 3 * 4);
    char *const start = to;

    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t group = (uint32_t)from[i] << 16 |
                         (left > 1 ? (uint32_t)from[i + 1] << 8 : 0) |
                         (left > 2 ? (uint32_t)from[i + 2] : 0);

        *to++ = digits[group >> 18 & 63];
        *to++ = digits[group >> 12 & 63];
        *to++ = left > 1 ? digits[group >> 6 & 63] : '=';
        *to++ = left > 2 ? digits[group & 63] : '=';
    }
    *to = '\0';
    out->length += (size_t)(to - start);
}

bool base64_take(struct buf *out, const char *text)
{
    while (*text != '\0') {
        uint32_t group = 0;
        int n = 0;

        for (; n < 4 && text[n] != '\0' && text[n] != '='; n++) {
            const char *found = strchr(digits, text[n]);

            if (found == NULL)
                return false;
            group |= (uint32_t)(found - digits) << (18 - 6 * n);
        }
        if (n < 2)
            return false;
        for (int i = 0; i < n - 1; i++)
            buf_putc(out, (char)(group >> (16 - 8 * i) & 255));
        if (n < 4)
            return strcmp(text + n, n == 3 ? "=" : "==") == 0;
        text += 4;
    }
    return true;
}
