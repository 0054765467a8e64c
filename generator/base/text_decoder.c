/*
 * text_decoder.c - text of any character set as UTF-8, chunk by chunk; see text_charset.h.
 */
#include "base/text.h"
#include "base/text_charset.h"
#include "base/text_tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

enum { PIVOT = 4096 };

struct text_decoder {
    UConverter *from, *to;
    UChar pivot[PIVOT], *pivot_source, *pivot_target;
    size_t replaced;
};

const char *charset_name(const char *name)
{
    UErrorCode status = U_ZERO_ERROR, opening = U_ZERO_ERROR;
    const char *usual = ucnv_getStandardName(name, "MIME", &status);
    UConverter *set;

    if (usual == NULL) {
        status = U_ZERO_ERROR;
        usual = ucnv_getStandardName(name, "IANA", &status);
    }
    if (U_FAILURE(status) || usual == NULL)
        return NULL;
    set = ucnv_open(usual, &opening);
    ucnv_close(set);
    return U_SUCCESS(opening) ? usual : NULL;
}

/* Called by ICU for what it cannot convert; one replacement each. */
static void replace(const void *context, UConverterToUnicodeArgs *arguments,
                    const char *units, int32_t length, UConverterCallbackReason reason,
                    UErrorCode *status)
{
    static const UChar replacement = 0xFFFD;
    size_t *replaced = (size_t *)(uintptr_t)context;

    (void)units;
    (void)length;
    if (reason > UCNV_IRREGULAR)
        return;
    ++*replaced;
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

struct text_decoder *text_decoder_new(const char *charset)
{
    struct text_decoder *d = calloc(1, sizeof *d);
    UErrorCode status = U_ZERO_ERROR;

    if (d == NULL) {
        fputs("rapport: out of memory\n", stderr);
        exit(3);
    }
    d->from = ucnv_open(charset, &status);
    d->to = ucnv_open("UTF-8", &status);
    d->pivot_source = d->pivot_target = d->pivot;
    text_check(status, "open a character set");
    ucnv_setToUCallBack(d->from, replace, &d->replaced, NULL, NULL, &status);
    text_check(status, "prepare a character set");
    return d;
}

void text_decoder_drop(struct text_decoder *d)
{
    if (d == NULL)
        return;
    ucnv_close(d->from);
    ucnv_close(d->to);
    free(d);
}

size_t text_decoder_run(struct text_decoder *d, const char **from, const char *end,
                        bool last, char *out, size_t room, bool *more)
{
    UErrorCode status = U_ZERO_ERROR;
    char *target = out;

    ucnv_convertEx(d->to, d->from, &target, out + room, from, end, d->pivot,
                   &d->pivot_source, &d->pivot_target, d->pivot + PIVOT, false, last,
                   &status);
    *more = status == U_BUFFER_OVERFLOW_ERROR;
    if (!*more)
        text_check(status, "convert a character set");
    return (size_t)(target - out);
}

size_t text_decoder_replaced(const struct text_decoder *d)
{
    return d->replaced;
}
