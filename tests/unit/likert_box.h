/*
 * likert_box.h - blocks of answers, given by their labels, and what becomes of them.
 *
 * Included after cmocka.h by the test programs about answers; everything is static.
 */
#ifndef RAPPORT_TEST_LIKERT_BOX_H
#define RAPPORT_TEST_LIKERT_BOX_H

#include "base/text.h"
#include "read/survey/likert.h"

#include "sandbox.h"

static struct sandbox box;
static struct content likert_content;
static struct reading reading;
static const struct grid grid = {.file = "surveys/x.csv"};

static inline int open_box(void **state)
{
    (void)state;
    sandbox_open(&box);
    assert_true(content_load(&box.arena, ".", &likert_content, &box.diag));
    EXPECT_NO_MESSAGES(&box);
    return 0;
}

static inline int close_box(void **state)
{
    (void)state;
    sandbox_close(&box);
    text_cleanup();
    return 0;
}

/*
 * Reads labels such as "Agree|Neutral*40|5": separated by bars, each with how many cells
 * have it after an asterisk (default: 10).
 */
static inline void read_labels(struct label_set *set, const char *labels)
{
    char *copy = arena_strdup(&box.arena, labels), *rest = copy, *label;
    int line = 2;

    while ((label = strtok_r(rest, "|", &rest)) != NULL) {
        char *star = strrchr(label, '*');
        int count = 10;

        if (star) {
            *star = '\0';
            count = atoi(star + 1);
        }
        for (int i = 0; i < count; i++)
            assert_true(label_intern(&box.arena, set, label, line, 4) >= 0);
        line++;
    }
}

/* The sign of a meaning: the answer, else a letter of its kind. */
static inline char meaning_sign(struct answer_meaning m)
{
    return m.kind == ANSWER_GIVEN ? (char)('0' + m.answer) : "?bndox"[m.kind];
}

/*
 * What the labels mean, in their order: "5", or b (blank), n (not applicable), d (don't
 * know), o (out of range), x (not understood); or the code of the error that came instead.
 */
static inline const char *meanings(const char *labels, const struct likert_options *options)
{
    struct label_set *set = arena_alloc(&box.arena, sizeof *set);
    struct answer_meaning meaning[LABEL_MAX + 1];
    char *text;

    box.diag = (struct diag){.arena = &box.arena};
    reading = (struct reading){.kind = "survey", .file = "x.csv"};
    read_labels(set, labels);
    if (!likert_resolve(&box.arena, set, &likert_content, options, &grid, meaning, &reading,
                        &box.diag))
        return diag_code_name(box.diag.last->code);
    text = arena_alloc(&box.arena, (size_t)set->n + 1);
    for (int i = 1; i < set->n; i++)
        text[i - 1] = meaning_sign(meaning[i]);
    return text;
}

/* Labels, behind the settings `scale [rescale] >` if there are any; and what they mean or
 * the error, then the code of a warning that came with it. */
struct likert_case {
    const char *labels, *expected;
};

static inline const char *case_meanings(const char *labels)
{
    struct likert_options options = {0};
    const char *settings_end = strstr(labels, " > "), *blank = strchr(labels, ' ');

    if (settings_end == NULL)
        return meanings(labels, &options);
    if (blank != labels)
        options.scale = arena_strndup(&box.arena, labels, (size_t)(blank - labels));
    if (blank != settings_end)
        options.rescale =
            arena_strndup(&box.arena, blank + 1, (size_t)(settings_end - blank - 1));
    return meanings(settings_end + 3, &options);
}

static inline void check_cases(const struct likert_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *found = case_meanings(cases[i].labels);
        const struct diag_message *last = box.diag.last;

        if (last && strcmp(diag_code_name(last->code), found) != 0)
            found = arena_printf(&box.arena, "%s %s", found, diag_code_name(last->code));
        if (strcmp(found, cases[i].expected) == 0)
            continue;
        for (const struct diag_message *m = box.diag.first; m; m = m->next)
            diag_print(stderr, m, false);
        fail_msg("%s: '%s', not '%s'", cases[i].labels, found, cases[i].expected);
    }
}

#define TEST(name)   cmocka_unit_test_setup_teardown(name, open_box, close_box)
#define CHECK(cases) check_cases(cases, sizeof(cases) / sizeof *(cases))

#endif
