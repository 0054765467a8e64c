/*
 * export_box.h - survey exports of several tools, written by a test in their shapes.
 *
 * Included after survey_box.h; everything is static.
 */
#ifndef RAPPORT_TEST_EXPORT_BOX_H
#define RAPPORT_TEST_EXPORT_BOX_H

#define THREES "3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3"
#define GOOGLE "Timestamp,Department"

/* Reads the project again with these settings. */
static inline void set(const char *settings)
{
    sandbox_text(&box, "rapport.ini", settings);
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
}

/* The headers of the 20 statements, in a language: each with text before and behind. */
static inline const char *statements(int language, const char *before, const char *behind)
{
    const char *all = "";

    for (int i = 0; i < QUESTIONS; i++)
        all = arena_printf(&box.arena, "%s,\"%s%s%s\"", all, before,
                           content.statement[i].text.in[language], behind);
    return all;
}

/* The same text 20 times. */
static inline const char *twenty(const char *cell)
{
    const char *all = "";

    for (int i = 0; i < QUESTIONS; i++)
        all = arena_printf(&box.arena, "%s,%s", all, cell);
    return all;
}

/* A form of Google with these columns before the statements, and these rows. */
static inline void google(const char *file, const char *columns, const char *rows)
{
    sandbox_text(&box, arena_printf(&box.arena, "surveys/%s", file),
                 arena_printf(&box.arena, "%s%s\n%s", columns,
                              statements(0, "How far do you agree? [", "]"), rows));
}

/* "id wave function respondent" of each response, "; " between them. */
static inline const char *who(void)
{
    const char *all = "";

    for (size_t i = 0; i < survey.n; i++) {
        const struct response *r = &survey.response[i];

        all = arena_printf(&box.arena, "%s%s%s %s %c %s", all, i ? "; " : "",
                           project.company[r->company].id, wave_name(&box.arena, r->wave),
                           r->function == FUNCTION_SALES ? 's' : 'm', r->respondent);
    }
    return all;
}

/* The text of message i, "" when there are fewer. */
static inline const char *detail(int i)
{
    const struct diag_message *m = box.diag.first;

    while (m && i-- > 0)
        m = m->next;
    return m && m->detail ? m->detail : "";
}

#define EXPECT_DETAIL(i, part)                                                             \
    do {                                                                                   \
        if (strstr(detail(i), part) == NULL)                                               \
            fail_msg("'%s' is not in '%s'", part, detail(i));                              \
    } while (0)

#endif
