/*
 * address.c - links within the output folder, addresses on the web; see address.h.
 */
#include "publish/address.h"

#include "base/buf.h"

#include <string.h>

/* The length of the folders, with their slashes, that two paths have in common. */
static size_t common_folders(const char *a, const char *b)
{
    size_t common = 0;

    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '/')
            common = i + 1;
    return common;
}

char *address_between(struct arena *a, const char *from, const char *to)
{
    size_t common = common_folders(from, to);
    struct buf link = {0};
    char *copy;

    for (const char *s = strchr(from + common, '/'); s; s = strchr(s + 1, '/'))
        buf_puts(&link, "../");
    buf_puts(&link, to + common);
    copy = arena_strdup(a, buf_text(&link));
    buf_drop(&link);
    return copy;
}

char *address_of(struct arena *a, const char *base, const char *path)
{
    static const char index[] = "index.html";
    size_t length = strlen(path), tail = sizeof index - 1;

    if (base == NULL)
        return NULL;
    if (length >= tail && strcmp(path + length - tail, index) == 0 &&
        (length == tail || path[length - tail - 1] == '/'))
        length -= tail;
    return arena_printf(a, "%s/%.*s", base, (int)length, path);
}

char *address_root(struct arena *a, const char *base)
{
    const char *host = strstr(base, "://");
    const char *path = strchr(host ? host + 3 : base, '/');

    return arena_printf(a, "%s/", path ? path : "");
}
