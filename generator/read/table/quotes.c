/*
 * quotes.c - quotes in delimited text; see quotes.h.
 */
#include "read/table/quotes.h"

/* Takes the byte behind a closing quote, as libcsv does. */
static void after_closing(struct quotes *q, char c, bool blank, bool ends)
{
    if (ends)
        q->state = QUOTES_BEFORE;
    else if (blank || (c == '"' && q->blank))
        q->blank = true;
    else {
        q->stray = q->stray || c != '"'; /* two quotes are one */
        q->state = QUOTES_INSIDE;
    }
}

size_t quotes_follow(struct quotes *q, const char *text, size_t length, char delimiter)
{
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool line_end = c == '\n' || c == '\r', ends = c == delimiter || line_end;
        bool blank = (c == ' ' || c == '\t') && !ends;

        switch (q->state) {
        case QUOTES_BEFORE:
            q->stray = false;
            if (!ends && !blank)
                q->state = c == '"' ? QUOTES_INSIDE : QUOTES_NONE;
            break;
        case QUOTES_NONE:
            if (ends)
                q->state = QUOTES_BEFORE;
            break;
        case QUOTES_INSIDE:
            if (line_end && q->stray)
                return i;
            q->blank = false;
            if (c == '"')
                q->state = QUOTES_CLOSED;
            break;
        case QUOTES_CLOSED: after_closing(q, c, blank, ends); break;
        }
    }
    return length;
}
