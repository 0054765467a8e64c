/*
 * edition.c - names of editions; see edition.h.
 */
#include "read/edition.h"

#include <string.h>

const char *edition_name(enum edition e)
{
    static const char *const names[EDITIONS] = {"full", "board", "readout"};

    return names[e];
}

/* The edition of this name, or EDITIONS. */
static enum edition find(const char *name, size_t length)
{
    int e = 0;

    while (e < EDITIONS && (strlen(edition_name((enum edition)e)) != length ||
                            strncmp(edition_name((enum edition)e), name, length) != 0))
        e++;
    return (enum edition)e;
}

bool editions_parse(const char *s, enum edition out[EDITIONS], int *n)
{
    static const char separators[] = " ,;+";
    bool seen[EDITIONS] = {false};

    *n = 0;
    for (s += strspn(s, separators); *s; s += strspn(s, separators)) {
        size_t length = strcspn(s, separators);
        enum edition e = find(s, length);

        if (e == EDITIONS || seen[e])
            return false;
        seen[e] = true;
        out[(*n)++] = e;
        s += length;
    }
    return *n > 0;
}
