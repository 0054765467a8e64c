/*
 * sandbox.h - a temporary folder for tests that read files, and checks on messages.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_SANDBOX_H
#define RAPPORT_TEST_SANDBOX_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct sandbox {
    struct arena arena;
    struct diag diag;
    char folder[64];
};

/* Makes the folder and empties the messages; to be used as a cmocka setup's body. */
static inline void sandbox_open(struct sandbox *s)
{
    *s = (struct sandbox){.folder = "/tmp/rapport-test-XXXXXX"};
    assert_non_null(mkdtemp(s->folder));
    s->diag.arena = &s->arena;
}

/* Writes folder/name, making the folders in between. */
static inline void sandbox_write(struct sandbox *s, const char *name, const void *bytes,
                                 size_t length)
{
    char *path = file_join(&s->arena, s->folder, name), *slash = strrchr(path, '/');

    *slash = '\0';
    assert_int_equal(file_make_folder(path), FILE_OK);
    *slash = '/';
    assert_int_equal(file_write(path, bytes, length), FILE_OK);
}

static inline void sandbox_text(struct sandbox *s, const char *name, const char *text)
{
    sandbox_write(s, name, text, strlen(text));
}

static inline void sandbox_remove(const char *path)
{
    struct arena a = {0};
    char **names;
    size_t n = file_list(&a, path, "", &names);

    for (size_t i = 0; i < n; i++) {
        char *inner = file_join(&a, path, names[i]);

        if (file_is_folder(inner))
            sandbox_remove(inner);
        else
            unlink(inner);
    }
    rmdir(path);
    arena_drop(&a);
}

static inline void sandbox_close(struct sandbox *s)
{
    sandbox_remove(s->folder);
    arena_drop(&s->arena);
}

/* Message number i (from 0) as "file:line:column CODE company", "-" for no company; "" when
 * there are fewer. */
static inline const char *sandbox_message(struct sandbox *s, int i)
{
    const struct diag_message *m = s->diag.first;

    while (m && i-- > 0)
        m = m->next;
    if (m == NULL)
        return "";
    return arena_printf(&s->arena, "%s:%d:%d %s %s", m->at.file ? m->at.file : "",
                        m->at.line, m->at.column, diag_code_name(m->code),
                        m->company ? m->company : "-");
}

/* Fails with all messages printed unless exactly these came, in this order; ends with
 * NULL. */
static inline void sandbox_expect(struct sandbox *s, const char *const *expected)
{
    int i = 0;

    for (; expected[i]; i++)
        if (strcmp(sandbox_message(s, i), expected[i]) != 0)
            break;
    if (expected[i] == NULL && *sandbox_message(s, i) == '\0')
        return;
    for (const struct diag_message *m = s->diag.first; m; m = m->next)
        diag_print(stderr, m, false);
    fail_msg("message %d is '%s', expected '%s'", i, sandbox_message(s, i),
             expected[i] ? expected[i] : "");
}

#define EXPECT_MESSAGES(s, ...)                                                            \
    sandbox_expect((s), (const char *const[]){__VA_ARGS__, NULL})
#define EXPECT_NO_MESSAGES(s) sandbox_expect((s), (const char *const[]){NULL})

#endif
