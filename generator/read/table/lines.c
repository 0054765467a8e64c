/*
 * lines.c - the physical lines of a text; see lines.h.
 */
#include "read/table/lines.h"

#include <string.h>

struct lines lines_of(const char *text, size_t length, int before)
{
    return (struct lines){text, text + length, NULL, before};
}

const char *lines_next(struct lines *l, size_t *length)
{
    const char *line = l->at, *stop;

    if (line == l->end)
        return NULL;
    if (l->feed == NULL || l->feed < line) {
        l->feed = memchr(line, '\n', (size_t)(l->end - line));
        if (l->feed == NULL)
            l->feed = l->end;
    }
    stop = memchr(line, '\r', (size_t)(l->feed - line));
    if (stop == NULL || stop + 1 == l->feed)
        stop = l->feed;
    l->at = stop == l->end ? stop : stop + 1;
    l->number++;
    *length = (size_t)(l->at - line);
    return line;
}

bool line_is_blank(const char *line, size_t length, char delimiter)
{
    for (size_t i = 0; i < length; i++)
        if (line[i] == delimiter || strchr(" \t\r\n", line[i]) == NULL)
            return false;
    return true;
}
