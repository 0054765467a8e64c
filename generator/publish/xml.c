/*
 * xml.c - text and elements of XML files; see xml.h.
 */
#include "publish/xml.h"

#include "base/text.h"

#include <stdbool.h>

/* XML 1.0, production 2. */
static bool is_allowed(unsigned c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

void xml_put_text(struct buf *out, const char *text)
{
    char piece[5];

    while (*text) {
        unsigned c = text_next(text, &text);

        piece[text_encode(is_allowed(c) ? c : 0xFFFD, piece)] = '\0';
        buf_put_xml(out, piece);
    }
}

void xml_put_element(struct buf *out, int indent, const char *name, const char *text)
{
    if (text == NULL)
        return;
    buf_printf(out, "%*s<%s>", indent, "", name);
    xml_put_text(out, text);
    buf_printf(out, "</%s>\n", name);
}
