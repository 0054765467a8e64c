/*
 * composed.h - the golden company's report as a document, and what tests ask of a document.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_COMPOSED_H
#define RAPPORT_TEST_COMPOSED_H

#include "base/buf.h"
#include "base/file.h"
#include "compose/fill.h"
#include "compose/markup.h"
#include "one_case.h"
#include "one_composer.h"

#include <ctype.h>

static inline int set_up(void **state)
{
    open_case(state);
    it.content = content;
    it.project.nbrands = 1;
    it.project.brand[0] = (struct brand){.id = "default", .name = "Example & Sons"};
    return 0;
}

static inline struct doc compose_on(int language, long days)
{
    struct doc doc;
    const struct version version = {language, EDITION_FULL, days};
    if (!compose(&it.arena, &composer, &it.d, &version, &doc, &it.diag)) {
        diag_print(stderr, it.diag.last, false);
        fail();
    }
    return doc;
}

static inline struct doc compose_in(int language)
{
    return compose_on(language, wave_last_day(it.d.wave));
}

static inline const char *dump(const struct doc *doc)
{
    struct buf out = {0};
    markup_write(&out, doc->root);
    const char *text = arena_strdup(&it.arena, buf_text(&out));
    buf_drop(&out);
    return text;
}

static inline int english(void)
{
    return language_find(&content.languages, "en");
}

static inline int count_class(const struct node *n, const char *token)
{
    int count = node_has_class(n, token);
    for (const struct node *c = n->first; c != NULL; c = c->next)
        count += count_class(c, token);
    return count;
}

static inline const struct node *find_id(const struct node *n, const char *id)
{
    const char *own = n->kind == NODE_ELEMENT ? node_attribute(n, AT_ID) : NULL;
    if (own != NULL && strcmp(own, id) == 0)
        return n;
    const struct node *found = NULL;
    for (const struct node *c = n->first; c != NULL && found == NULL; c = c->next)
        found = find_id(c, id);
    return found;
}

static inline int count_element(const struct node *n, enum element e)
{
    int count = n->kind == NODE_ELEMENT && n->element == e;
    for (const struct node *c = n->first; c != NULL; c = c->next)
        count += count_element(c, e);
    return count;
}

/* Finds a word that stands alone, whatever its case. */
static inline bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *s = text; *s; s++) {
        size_t i = 0;
        while (i < length && tolower((unsigned char)s[i]) == word[i])
            i++;
        bool starts = s == text || !isalpha((unsigned char)s[-1]);
        if (i == length && starts && !isalpha((unsigned char)s[length]))
            return true;
    }
    return false;
}

static inline void check_clean(const char *text)
{
    assert_false(has_word(text, "nan"));
    assert_false(has_word(text, "inf"));
    assert_null(strstr(text, "{{"));
    assert_null(strstr(text, "}}"));
    assert_null(strstr(text, "T_"));
    assert_null(strstr(text, "\xEF\xBF\xBD"));
}

static inline void golden_case(void)
{
    case_golden(&it);
    case_value(&it, metric_find(&content, "lead_acceptance"), CASE_WAVE - 1, 0.66, 0.75);
    case_value(&it, metric_find(&content, "lead_acceptance"), CASE_WAVE, 0.70, 0.75);
    assert_true(case_diagnose(&it));
}

#endif
