/*
 * quality_box.h - one company with files and answers, and what its report says of them.
 *
 * Included after cmocka.h by the test programs about data quality; everything is static.
 */
#ifndef RAPPORT_TEST_QUALITY_BOX_H
#define RAPPORT_TEST_QUALITY_BOX_H

#include "base/buf.h"
#include "one_case.h"
#include "one_composer.h"
#include "publish/report_json.h"

static struct fingerprint surveys[2], kpi_files[1];

static inline int set_up(void **state)
{
    open_case(state);
    it.content = content;
    it.project.nbrands = 1;
    it.project.brand[0] = (struct brand){.id = "default", .name = "Example"};
    it.project.period = WAVE_NONE;
    it.project.companies_file = fingerprint_of("companies.csv", "c", 1);
    surveys[0] = fingerprint_of("surveys/a.csv", "a", 1);
    surveys[1] = fingerprint_of("surveys/b.csv", "bb", 2);
    kpi_files[0] = fingerprint_of("kpis/k.csv", "k", 1);
    it.survey.file = surveys;
    it.kpis.file = kpi_files;
    return 0;
}

static inline void finish(void)
{
    audit_sort(&it.survey.audit);
    audit_sort(&it.kpis.audit);
    assert_true(case_diagnose(&it));
}

/* The words of the report, which the chapter ends. */
static inline const char *report_in(const char *code)
{
    const struct version version = {language_find(&content.languages, code), EDITION_FULL,
                                    wave_last_day(it.d.wave)};
    struct doc doc;
    const char *text;

    assert_true(compose(&it.arena, &composer, &it.d, &version, &doc, &it.diag));
    text = node_text(&it.arena, doc.root);
    assert_non_null(strstr(text, "SHA-256"));
    return text;
}

static inline void says(const char *words)
{
    if (strstr(report_in("en"), words) == NULL)
        fail_msg("does not say: %s", words);
}

static inline void says_not(const char *words)
{
    if (strstr(report_in("en"), words) != NULL)
        fail_msg("says: %s", words);
}

static inline const char *json(void)
{
    struct buf out = {0};
    const char *text;

    report_json(&it.d, 0, &out);
    text = arena_strdup(&it.arena, buf_text(&out));
    buf_drop(&out);
    return strstr(text, "\"quality\"");
}

static inline void two_waves(void)
{
    case_people(&it, CASE_WAVE - 1, FUNCTION_SALES, 8, 2);
    case_people(&it, CASE_WAVE - 1, FUNCTION_MARKETING, 8, 1);
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 8, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 8, 4);
}

#endif
