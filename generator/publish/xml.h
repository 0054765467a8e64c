/*
 * xml.h - elements with text, for the files that search engines and feed readers ask for.
 */
#ifndef RAPPORT_XML_H
#define RAPPORT_XML_H

#include "base/buf.h"

/* Appends text escaped for content and attributes; what XML cannot hold becomes U+FFFD. */
void xml_put_text(struct buf *out, const char *text);

/* Appends <name>text</name> and a newline, indented by so many spaces; nothing for NULL. */
void xml_put_element(struct buf *out, int indent, const char *name, const char *text);

#endif
