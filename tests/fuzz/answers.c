/*
 * answers.c - fuzz target: any lines as the labels of a block of answers, and settings for
 * them.
 *
 * A line is a label, with how many cells have it behind a tab; or, behind a #, a setting
 * (`#scale=1..7`).  Whatever comes, each label gets a meaning that is one, a failure has
 * said why, and what was understood means the same when it is pasted as settings.
 */
#define _GNU_SOURCE
#include "base/text.h"
#include "fuzz.h"
#include "read/label.h"
#include "read/survey/likert.h"

#include <string.h>

enum { COUNT_MAX = 1000 };

static const struct content *own_content(void)
{
    static struct content content;
    static struct arena arena;
    static bool loaded;

    if (!loaded) {
        struct diag d = {.arena = &arena};

        FUZZ_CHECK(content_load(&arena, ".", &content, &d));
        loaded = true;
    }
    return &content;
}

/* Sets the option of a name; others are passed over. */
static void set_option(struct likert_options *o, const char *key, const char *value)
{
    if (strcmp(key, "scale") == 0)
        o->scale = value;
    else if (strcmp(key, "rescale") == 0)
        o->rescale = value;
    else if (strcmp(key, "dont_know") == 0)
        o->dont_know = value;
    else if (strcmp(key, "not_applicable") == 0)
        o->not_applicable = value;
    else if (strcmp(key, "missing") == 0)
        o->value[0] = value;
    else if (*key >= '1' && *key <= '5' && key[1] == '\0')
        o->value[*key - '0'] = value;
}

static void read_line(struct arena *a, char *line, int number, struct label_set *set,
                      struct likert_options *options)
{
    char *mark = strchr(line, *line == '#' ? '=' : '\t');
    int count = mark ? atoi(mark + 1) : 1;

    if (mark)
        *mark = '\0';
    if (*line == '#') {
        set_option(options, line + 1, mark ? mark + 1 : "");
        return;
    }
    for (int i = 0; i == 0 || (i < count && i < COUNT_MAX); i++) {
        int found = label_intern(a, set, line, number, 1);

        FUZZ_CHECK(found >= -1 && found < set->n);
    }
}

/* What was understood, as settings, means the same.  A label with a comma may be taken for
 * two, and one that was not understood may get a meaning or a question by its number. */
static void check_paste(struct arena *a, const struct label_set *set, const struct grid *g,
                        const struct reading *r, const struct answer_meaning *meaning)
{
    struct answer_meaning again[LABEL_MAX + 1] = {{0}};
    struct reading reading = {.kind = "survey", .file = "t.csv"};
    struct likert_options options = {0};
    struct diag d = {.arena = a};

    for (int i = 1; i < set->n; i++)
        if (strchr(set->label[i], ',') || meaning[i].kind == ANSWER_OTHER ||
            meaning[i].kind == ANSWER_OUTSIDE)
            return;
    for (const struct reading_item *c = r->choice; c; c = c->next)
        set_option(&options, c->name, c->text);
    FUZZ_CHECK(likert_resolve(a, set, own_content(), &options, g, again, &reading, &d));
    for (int i = 0; i < set->n; i++)
        FUZZ_CHECK(meaning[i].kind != ANSWER_GIVEN || meaning[i].answer == again[i].answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct grid g = {.file = "surveys/t.csv"};
    struct reading reading = {.kind = "survey", .file = "t.csv"};
    struct label_set *set = arena_alloc(&a, sizeof *set);
    struct likert_options options = {0};
    struct answer_meaning meaning[LABEL_MAX + 1] = {{0}};
    char *rest = arena_strndup(&a, (const char *)data, size), *line;
    bool settings;

    for (int number = 1; (line = strsep(&rest, "\n")) != NULL; number++)
        read_line(&a, line, number, set, &options);
    settings = memcmp(&options, &(struct likert_options){0}, sizeof options) != 0;
    if (!likert_resolve(&a, set, own_content(), &options, &g, meaning, &reading, &d))
        FUZZ_CHECK(d.count[LEVEL_ERROR] + d.count[LEVEL_USAGE] > 0);
    else {
        for (int i = 0; i < set->n; i++)
            FUZZ_CHECK(meaning[i].kind < ANSWER_KINDS && meaning[i].answer <= 5 &&
                       (meaning[i].kind == ANSWER_GIVEN) == (meaning[i].answer > 0));
        if (!settings)
            check_paste(&a, set, &g, &reading, meaning);
    }
    likert_plain(&a, set, meaning);
    arena_drop(&a);
    return 0;
}
