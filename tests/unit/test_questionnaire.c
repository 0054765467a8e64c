/*
 * test_questionnaire.c - the form: the statements' own wording, and answers that reading
 * takes for 1 to 5.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "compose/questionnaire.h"
#include "one_composer.h"
#include "publish/form_text.h"
#include "read/survey/likert.h"

#include <string.h>

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

static void every_label_is_recognised_as_the_answer_it_stands_for(void **state)
{
    (void)state;
    for (int language = 0; language < content.languages.n; language++) {
        struct diag d = {.arena = &arena};
        struct label_set set = {0};
        struct answer_meaning meaning[QUESTIONNAIRE_ANSWERS + 1];
        struct likert_options options = {0};
        struct reading reading = {0};
        struct grid g = {.file = "form.csv"};

        for (int i = 1; i <= QUESTIONNAIRE_ANSWERS; i++)
            assert_int_equal(
                label_intern(&arena, &set,
                             questionnaire_answer(&arena, &composer, language, i), i, 0),
                i);
        assert_true(
            likert_resolve(&arena, &set, &content, &options, &g, meaning, &reading, &d));
        assert_null(d.first);
        for (int i = 1; i <= QUESTIONNAIRE_ANSWERS; i++) {
            assert_int_equal(meaning[i].kind, ANSWER_GIVEN);
            assert_int_equal(meaning[i].answer, i);
        }
    }
}

/* Both the table for paper and the choices of the page have the statement as it is. */
static void the_form_has_each_statement_once_for_paper_and_once_for_the_page(void **state)
{
    (void)state;
    for (int language = 0; language < content.languages.n; language++) {
        struct diag d = {.arena = &arena};
        const char *all;
        struct doc doc;

        assert_true(questionnaire_compose(&arena, &composer, language, &doc, &d));
        assert_null(d.first);
        assert_string_equal(doc.language, content.languages.code[language]);
        all = node_text(&arena, doc.root);
        for (int q = 0; q < QUESTIONS; q++) {
            const char *text = content.statement[q].text.in[language];
            const char *first = strstr(all, text);

            assert_non_null(first);
            assert_non_null(first = strstr(first + 1, text));
            assert_null(strstr(first + 1, text));
        }
    }
}

static void the_text_has_a_line_for_each_statement_and_answer(void **state)
{
    struct buf out = {0};
    const char *line;
    int n = 0;

    (void)state;
    form_text(&arena, &composer, 0, &out);
    line = buf_text(&out);
    for (; *line; n++) {
        size_t length = strcspn(line, "\n");

        if (n < QUESTIONS)
            assert_memory_equal(line, content.statement[n].text.in[0], length);
        else if (n == QUESTIONS)
            assert_int_equal(length, 0);
        else
            assert_memory_equal(
                line, questionnaire_answer(&arena, &composer, 0, n - QUESTIONS), length);
        line += length + 1;
    }
    assert_int_equal(n, QUESTIONS + 1 + QUESTIONNAIRE_ANSWERS);
    buf_drop(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(every_label_is_recognised_as_the_answer_it_stands_for,
                                  tear_down),
        cmocka_unit_test_teardown(
            the_form_has_each_statement_once_for_paper_and_once_for_the_page, tear_down),
        cmocka_unit_test_teardown(the_text_has_a_line_for_each_statement_and_answer,
                                  tear_down),
    };

    return cmocka_run_group_tests(tests, load_composer, drop_composer);
}
