/*
 * words.c - settings that exist in several languages; see words.h.
 */
#include "read/words.h"

static const char *value(struct settings *s, const char *section, const char *key)
{
    const char *found = settings_find(s, section, key);

    return found && *found ? found : NULL;
}

struct words words_setting(struct arena *a, struct settings *s, const char *section,
                           const char *key, const struct languages *languages)
{
    const char *plain = value(s, section, key);
    struct words w = {{0}};

    for (int i = 0; i < languages->n; i++) {
        const char *own =
            value(s, section, arena_printf(a, "%s.%s", key, languages->code[i]));

        w.in[i] = own ? own : plain;
    }
    return w;
}
