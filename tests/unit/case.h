/*
 * case.h - one company with its survey, KPIs and content in memory, ready for diagnose().
 */
#ifndef RAPPORT_TEST_CASE_H
#define RAPPORT_TEST_CASE_H

#include "diagnose/diagnosis.h"
#include "golden.h"

enum { CASE_RESPONSES = 200, CASE_VALUES = 60, CASE_WAVE = 2026 * 4 + 2 };

struct test_case {
    struct arena arena;
    struct content content;
    struct project project;
    struct company company;
    struct response response[CASE_RESPONSES];
    struct survey survey;
    size_t first[2];
    struct kpi_value value[CASE_VALUES];
    struct kpis kpis;
    const struct blocks *blocks; /* NULL: none */
    size_t first_value[2];
    struct diag diag;
    struct diagnosis d;
};

/* An empty case with minimum 5: no responses, no KPIs, no actions. */
static inline void case_start(struct test_case *c)
{
    memset(c, 0, sizeof *c);
    golden_content(&c->content);
    c->company = (struct company){.id = "acme",
                                  .name = "Acme",
                                  .nlanguages = 1,
                                  .neditions = 1,
                                  .sponsor = true,
                                  .currency = "EUR",
                                  .invited = {-1, -1},
                                  .line = 2};
    c->project.company = &c->company;
    c->project.ncompanies = 1;
    c->project.minimum = 5;
    c->project.min_answered = 0.8;
    c->survey.response = c->response;
    c->survey.first = c->first;
    c->kpis.value = c->value;
    c->kpis.first = c->first_value;
    c->diag.arena = &c->arena;
}

/* Adds a person of a wave who gives the answers in the text, e.g. "33333...", '-' missing.
 */
static inline void case_person(struct test_case *c, int wave, enum function function,
                               const char *answers)
{
    struct response *r = &c->response[c->survey.n++];

    assert_true(c->survey.n <= CASE_RESPONSES);
    r->respondent = "";
    r->wave = wave;
    r->function = function;
    for (int q = 0; q < QUESTIONS && answers[q]; q++)
        r->answer[q] = (unsigned char)(answers[q] == '-' ? 0 : answers[q] - '0');
}

/* Adds people of one function whose answers are all `answer`, the i-th one raised by one at
 * statement i, so that totals spread. */
static inline void case_people(struct test_case *c, int wave, enum function function, int n,
                               int answer)
{
    for (int i = 0; i < n; i++) {
        char answers[QUESTIONS + 1];

        memset(answers, '0' + answer, QUESTIONS);
        answers[QUESTIONS] = '\0';
        for (int q = 0; q < i % 4 + 1; q++)
            answers[(i + 5 * q) % QUESTIONS]++;
        case_person(c, wave, function, answers);
    }
}

/* The golden company's people in the reported wave. */
static inline void case_golden(struct test_case *c)
{
    golden_responses(c->response, CASE_WAVE);
    c->survey.n = GOLDEN_PEOPLE;
}

/* Adds an action; statements and dimension follow from the first statement given (from 1).
 */
static inline struct action *case_action(struct test_case *c, const char *id, int level,
                                         int first, int second, enum effort effort)
{
    struct action *action = &c->content.action[c->content.nactions++];

    action->id = id;
    action->level = level;
    action->question[action->nquestions++] = first - 1;
    if (second > 0)
        action->question[action->nquestions++] = second - 1;
    action->owner = "hos+hom";
    action->days = 30;
    action->effort = effort;
    action->stances = (1U << STANCES) - 1;
    action->metric = -1;
    return action;
}

static inline int case_metric(struct test_case *c, const char *id, int level,
                              bool up_is_good)
{
    struct metric *metric = &c->content.metric[c->content.nmetrics];

    metric->id = id;
    metric->up_is_good = up_is_good;
    metric->level = level;
    metric->tolerance = 0.10;
    return c->content.nmetrics++;
}

/* Adds a KPI value; values must come sorted by metric and period. */
static inline void case_value(struct test_case *c, int metric, int period, double value,
                              double target)
{
    c->value[c->kpis.n++] = (struct kpi_value){.period = period,
                                               .metric = metric,
                                               .value = value,
                                               .target = target,
                                               .numerator = NAN,
                                               .denominator = NAN,
                                               .month = {NAN, NAN, NAN}};
}

static inline bool case_diagnose(struct test_case *c)
{
    c->first[1] = c->survey.n;
    c->first_value[1] = c->kpis.n;
    return diagnose(&c->arena, &c->project, &c->content, &c->survey, &c->kpis, c->blocks, 0,
                    CASE_WAVE, &c->d, &c->diag);
}

/* True when the code was reported for the company. */
static inline bool case_reported(const struct test_case *c, enum diag_code code)
{
    for (const struct diag_message *m = c->diag.first; m; m = m->next)
        if (m->code == code)
            return m->company && strcmp(m->company, "acme") == 0;
    return false;
}

#endif
