/*
 * attack_report.h - reads a company's report.json as an attacker does: each number
 * becomes an equation, once it is shown to be what its definition says.
 */
#ifndef RAPPORT_TEST_ATTACK_REPORT_H
#define RAPPORT_TEST_ATTACK_REPORT_H

#include "attack_figures.h"

#include <cjson/cJSON.h>
#include <stdarg.h>

static const char *const group_text[GROUPS] = {"sales", "marketing", "pooled"};
static int complaints;

enum { COMPLAINTS_PRINTED = 20 };

/* A report as one reads it, for messages. */
struct report_facts {
    struct attack *attack;
    int wave; /* reported */
    const cJSON *json;
    bool shown[QUESTIONS]; /* statements with a mean in this report */
};

static inline void complain(const struct attack *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline void complain(const struct attack *a, const char *format, ...)
{
    va_list list;

    if (++complaints > COMPLAINTS_PRINTED)
        return;
    fprintf(stderr, "%s, minimum %d: ", a->victim->id, a->minimum);
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    fprintf(stderr, "\n");
}

static inline const char *name_of(struct report_facts *r, const char *what,
                                  const char *group, const char *suffix)
{
    return arena_printf(&r->attack->arena, "%s %s %s%s", wave_text[r->wave], group, what,
                        suffix);
}

/* Only these keys may stand there: a new figure has to be attacked as well. */
static inline void known_keys(const struct report_facts *r, const cJSON *object,
                              const char *known)
{
    for (const cJSON *at = object ? object->child : NULL; at; at = at->next) {
        const char *found = strstr(known, at->string);
        size_t length = strlen(at->string);

        while (found && !((found == known || found[-1] == ' ') &&
                          (found[length] == ' ' || found[length] == '\0')))
            found = strstr(found + 1, at->string);
        if (!found)
            complain(r->attack, "unknown figure \"%s\": extend the attack", at->string);
    }
}

static inline const cJSON *get(const cJSON *object, const char *key)
{
    return object ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
}

static inline bool get_number(const cJSON *object, const char *key, double *value)
{
    const cJSON *item = get(object, key);

    if (item == NULL || !cJSON_IsNumber(item))
        return false;
    *value = item->valuedouble;
    return true;
}

/* A number of the report with its definition. */
static inline void explain(struct report_facts *r, const char *name, double value,
                           struct figure f)
{
    double expected = figure_value(r->attack, &f);

    if (!near(value, expected))
        complain(r->attack, "%s is %.9g, but by its definition %.9g", name, value,
                 expected);
    publish(r->attack, name, f);
}

/* --- rules about a single figure ------------------------------------------------------ */

/* Everyone who answered gave the same answer. */
static inline bool unanimous(const struct attack *a, int wave, int group, int question)
{
    int first = 0;

    for (int i = 0; i < a->victim->nsheets; i++) {
        const struct sheet *s = &a->victim->sheet[i];

        if (!in_wave(s, wave) || (group != GROUP_POOLED && (int)s->function != group) ||
            s->answer[question] == 0)
            continue;
        if (first && s->answer[question] != first)
            return false;
        first = s->answer[question];
    }
    return true;
}

static inline bool totals_alike(const struct attack *a, int wave, int group)
{
    const struct sheet *first = NULL;
    int sums[2] = {0, 0};

    for (int i = 0; i < a->victim->nsheets; i++) {
        const struct sheet *s = &a->victim->sheet[i];

        if (!in_wave(s, wave) || !scored(s) ||
            (group != GROUP_POOLED && (int)s->function != group))
            continue;
        sums[first != NULL] = 0;
        for (int q = 0; q < QUESTIONS; q++)
            sums[first != NULL] += s->answer[q];
        if (first && sums[0] * answers_given(s) != sums[1] * answers_given(first))
            return false;
        first = first ? first : s;
    }
    return true;
}

/* Two colleagues who compare notes must not be left with fewer than the minimum. */
static inline void check_spread(struct report_facts *r, const cJSON *object, int n,
                                const char *where)
{
    static const char *const spread[] = {"median", "sd",    "counts",    "top2",
                                         "rwg",    "u",     "p",         "q",
                                         "p_min",  "delta", "delta_low", "delta_high"};

    if (n >= r->attack->minimum + 2)
        return;
    for (size_t i = 0; i < sizeof spread / sizeof *spread; i++)
        if (get(object, spread[i]) && !cJSON_IsNull(get(object, spread[i])))
            complain(r->attack, "%s: %s of %d people", where, spread[i], n);
}

static inline void check_counts(const struct report_facts *r, const cJSON *object,
                                int group, int question)
{
    const cJSON *counts = get(object, "counts"), *count;
    int answer = 0;

    cJSON_ArrayForEach(count, counts)
    {
        int n = 0;

        answer++;
        for (int i = 0; i < r->attack->victim->nsheets; i++) {
            const struct sheet *s = &r->attack->victim->sheet[i];

            n += in_wave(s, r->wave) && s->answer[question] == answer &&
                 (group == GROUP_POOLED || (int)s->function == group);
        }
        if (n != count->valueint)
            complain(r->attack, "counts of q%d are wrong", question + 1);
    }
}

/* --- statements ---------------------------------------------------------------------- */

static inline void read_item(struct report_facts *r, const cJSON *item, int group,
                             int question)
{
    struct attack *a = r->attack;
    int n = count_people(a, r->wave, group, question);
    const char *name =
        name_of(r, arena_printf(&a->arena, "q%d", question + 1), group_text[group], "");
    double mean, told;

    if (!item)
        return;
    known_keys(r, item, "n mean median sd counts top2 rwg");
    if (!get_number(item, "mean", &mean))
        return;
    r->shown[question] = true;
    explain(r, name, mean, item_mean(a, r->wave, group, question));
    if (!get_number(item, "n", &told) || (int)told != n)
        complain(a, "%s: wrong n", name);
    check_spread(r, item, n, name);
    check_counts(r, item, group, question);
    if (n < a->minimum)
        complain(a, "%s: mean of %d people", name, n);
    if (n < 2 * a->minimum && unanimous(a, r->wave, group, question))
        complain(a, "%s: the mean tells the answer of all %d", name, n);
}

static inline void read_questions(struct report_facts *r)
{
    const cJSON *question;
    int q = 0;

    cJSON_ArrayForEach(question, get(r->json, "questions"))
    {
        const cJSON *gap = get(question, "gap");
        double difference;
        int n[FUNCTIONS];

        known_keys(r, question, "id sales marketing pooled gap change");
        known_keys(r, gap, "difference u p q p_min delta delta_low delta_high verdict");
        for (int group = 0; group < GROUPS; group++)
            read_item(r, get(question, group_text[group]), group, q);
        for (int f = 0; f < FUNCTIONS; f++)
            n[f] = count_people(r->attack, r->wave, f, q);
        if (get_number(gap, "difference", &difference))
            explain(r, name_of(r, arena_printf(&r->attack->arena, "q%d", q + 1), "gap", ""),
                    difference,
                    figure_difference(r->attack,
                                      item_mean(r->attack, r->wave, GROUP_SALES, q),
                                      item_mean(r->attack, r->wave, GROUP_MARKETING, q)));
        check_spread(r, gap, n[n[0] > n[1]], "gap");
        q++;
    }
}

/* --- totals and parts ---------------------------------------------------------------- */

static inline struct figure balanced_total(struct attack *a, int wave)
{
    return figure_middle(a, total_mean(a, wave, GROUP_SALES),
                         total_mean(a, wave, GROUP_MARKETING));
}

static inline void read_totals(struct report_facts *r)
{
    struct attack *a = r->attack;
    const cJSON *score = get(r->json, "score"), *gap = get(score, "gap");
    double value;

    known_keys(r, score, "sales marketing pooled balanced gap");
    known_keys(r, gap, "difference low high t df p exact_p delta delta_low delta_high");
    for (int group = 0; group < GROUPS; group++) {
        const cJSON *estimate = get(score, group_text[group]);
        int n = count_people(a, r->wave, group, -1);

        known_keys(r, estimate, "mean low high");
        if (!get_number(estimate, "mean", &value))
            continue;
        explain(r, name_of(r, "total", group_text[group], ""), value,
                total_mean(a, r->wave, group));
        if (n < a->minimum)
            complain(a, "total of %d people", n);
        if (n < 2 * a->minimum && totals_alike(a, r->wave, group))
            complain(a, "%s: all %d totals are alike", group_text[group], n);
    }
    if (get_number(get(score, "balanced"), "mean", &value))
        explain(r, name_of(r, "total", "balanced", ""), value, balanced_total(a, r->wave));
    if (get_number(gap, "difference", &value))
        explain(r, name_of(r, "total", "gap", ""), value,
                figure_difference(a, total_mean(a, r->wave, GROUP_SALES),
                                  total_mean(a, r->wave, GROUP_MARKETING)));
}

/* Two definitions; where they differ, the one of statements adds no equation. */
static inline void read_part(struct report_facts *r, const cJSON *part, bool pain,
                             int number)
{
    struct attack *a = r->attack;
    struct figure mean[GROUPS][2];
    const char *what =
        arena_printf(&a->arena, "%s%d", pain ? "pain" : "dimension", number + 1);
    double value;

    known_keys(r, part, "id sales marketing pooled balanced");
    for (int group = 0; group < GROUPS; group++) {
        mean[group][0] = part_of_statements(a, r->wave, group, pain, number, r->shown);
        mean[group][1] = part_of_people(a, r->wave, group, pain, number);
    }
    for (int which = 0; which <= GROUPS; which++) {
        const char *group = which < GROUPS ? group_text[which] : "balanced";
        int chosen = 1;

        if (!get_number(part, group, &value))
            continue;
        for (int i = 1; i >= 0; i--) {
            struct figure f = which < GROUPS ? mean[which][i]
                                             : figure_middle(a, mean[GROUP_SALES][i],
                                                             mean[GROUP_MARKETING][i]);

            if (near(value, figure_value(a, &f)))
                chosen = i;
        }
        explain(r, name_of(r, what, group, chosen ? " of people" : ""), value,
                which < GROUPS ? mean[which][chosen]
                               : figure_middle(a, mean[GROUP_SALES][chosen],
                                               mean[GROUP_MARKETING][chosen]));
    }
}

static inline void read_parts(struct report_facts *r)
{
    static const char *const list[] = {"dimensions", "pains"};

    for (int pain = 0; pain < 2; pain++) {
        const cJSON *part;
        int number = 0;

        cJSON_ArrayForEach(part, get(r->json, list[pain]))
        {
            read_part(r, part, pain, number++);
        }
    }
}

#endif
