/*
 * questionnaire.c - the statements as a form; see questionnaire.h.
 */
#include "compose/questionnaire.h"

#include "compose/fill.h"
#include "compose/head.h"
#include "compose/markup.h"

#include <string.h>

/* The date of the form, 2026-01-01: a PDF wants one, and no output comes from a clock. */
enum { FORM_DAYS = 20454 };

static const char *const answer_keys[QUESTIONNAIRE_ANSWERS] = {
    "questionnaire_answer_1", "questionnaire_answer_2", "questionnaire_answer_3",
    "questionnaire_answer_4", "questionnaire_answer_5"};

static const char *word(struct arena *a, const struct composer *c, int language,
                        const char *key)
{
    const struct message_arg none[] = {{0}};

    return catalog_text(a, c->catalog, language, key, none);
}

const char *questionnaire_answer(struct arena *a, const struct composer *c, int language,
                                 int answer)
{
    return word(a, c, language, answer_keys[answer - 1]);
}

/* The words of the template, and those it shares with reports. */
static void set_words(struct arena *a, const struct composer *c, int language,
                      struct template_dict *root)
{
    const struct template_set *set = c->templates[0];

    for (size_t i = 0; i < template_names(set); i++) {
        const char *name = template_name(set, i);

        if (strncmp(name, "T_questionnaire_", 16) == 0)
            template_set_global(root, name, word(a, c, language, name + 2));
    }
    template_set_global(root, "T_sales", word(a, c, language, "sales"));
    template_set_global(root, "T_marketing", word(a, c, language, "marketing"));
}

static void set_statements(struct arena *a, const struct composer *c, int language,
                           struct template_dict *root)
{
    const char *answer[QUESTIONNAIRE_ANSWERS];

    for (int i = 0; i < QUESTIONNAIRE_ANSWERS; i++) {
        answer[i] = questionnaire_answer(a, c, language, i + 1);
        template_set_text(template_add_section(root, "ANSWER_COLUMN"), "TEXT", answer[i]);
    }
    for (int q = 0; q < QUESTIONS; q++) {
        const struct statement *s = &c->content->statement[q];
        struct template_dict *row = template_add_section(root, "STATEMENT");

        template_set_text(row, "NUMBER", arena_printf(a, "%d", q + 1));
        template_set_text(row, "TEXT", s->text.in[language]);
        for (int i = 0; i < QUESTIONNAIRE_ANSWERS; i++) {
            struct template_dict *box = template_add_section(row, "BOX");

            template_set_text(box, "ID", s->id);
            template_set_text(box, "LABEL", answer[i]);
        }
    }
}

bool questionnaire_compose(struct arena *a, const struct composer *c, int language,
                           struct doc *doc, struct diag *d)
{
    static const char file[] = "questionnaire.html";
    static const struct head hidden = {.hidden = true};
    struct template_dict *root = template_dict_new();
    const struct message_arg page[] = {
        TEXT_ARG("page", "{page}"), TEXT_ARG("pages", "{pages}"), {0}};

    set_words(a, c, language, root);
    set_statements(a, c, language, root);
    *doc = (struct doc){.language = c->content->languages.code[language],
                        .title = word(a, c, language, "questionnaire_title"),
                        .subject = word(a, c, language, "questionnaire_subject"),
                        .running = word(a, c, language, "questionnaire_title"),
                        .page_of = catalog_text(a, c->catalog, language, "page_of", page),
                        .skip = word(a, c, language, "questionnaire_skip"),
                        .pdf_href = "questionnaire.pdf",
                        .days = FORM_DAYS,
                        .visibility = visibility_name(VISIBILITY_PRIVATE),
                        .head = &hidden};
    doc->root = composer_expand(a, c->templates[0], file, root, d);
    return doc->root != NULL;
}
