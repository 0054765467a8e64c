/*
 * qr.c - QR codes by libqrencode; see qr.h.
 */
#include "compose/qr.h"

#include "base/buf.h"

#include <math.h>
#include <qrencode.h>
#include <stdbool.h>

enum { QUIET = 4 /* modules of white around, as ISO 18004 asks */, VERSION_MAX = 10 };

static const double px_per_mm = 96 / 25.4, width_min_mm = 22, module_min_mm = 0.8;

static void put_number(struct buf *out, const char *command, int number)
{
    buf_puts(out, command);
    buf_put_decimal(out, number, 0);
}

/* Dark modules, runs of a row together, as one path. */
static void put_path(struct buf *out, const QRcode *code)
{
    buf_puts(out, "<path class=\"f-ink\" d=\"");
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++) {
            const unsigned char *row = code->data + y * code->width;
            int run = 0;

            while (x + run < code->width && (row[x + run] & 1) != 0)
                run++;
            if (run > 0) {
                put_number(out, "M", x + QUIET);
                put_number(out, " ", y + QUIET);
                put_number(out, "h", run);
                put_number(out, "v1h-", run);
                buf_putc(out, 'z');
            }
            x += run;
        }
    buf_puts(out, "\"/>");
}

static const char *markup_of(struct arena *a, const QRcode *code, const char *label)
{
    double module = fmax(width_min_mm / code->width, module_min_mm) * px_per_mm;
    int modules = code->width + 2 * QUIET;
    struct buf out = {0};
    const char *markup;

    buf_printf(&out, "<svg viewBox=\"0 0 %d %d\" width=\"", modules, modules);
    buf_put_decimal(&out, modules * module, 1);
    buf_puts(&out, "\" height=\"");
    buf_put_decimal(&out, modules * module, 1);
    buf_puts(&out, "\" role=\"img\"><title>");
    buf_put_xml(&out, label);
    buf_puts(&out, "</title>");
    put_path(&out, code);
    buf_puts(&out, "</svg>");
    markup = arena_strdup(a, buf_text(&out));
    buf_drop(&out);
    return markup;
}

const char *qr_markup(struct arena *a, const char *address, const char *label)
{
    QRcode *code = QRcode_encodeString8bit(address, 0, QR_ECLEVEL_M);
    const char *markup = NULL;

    if (code != NULL && code->version <= VERSION_MAX)
        markup = markup_of(a, code, label);
    QRcode_free(code);
    return markup;
}
