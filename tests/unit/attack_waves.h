/*
 * attack_waves.h - the part of report.json that compares waves, and the whole of it.
 */
#ifndef RAPPORT_TEST_ATTACK_WAVES_H
#define RAPPORT_TEST_ATTACK_WAVES_H

#include "attack_report.h"

/* --- waves ---------------------------------------------------------------------------- */

static inline int wave_at(const cJSON *point)
{
    const cJSON *name = get(point, "wave");

    for (int wave = 0; wave < WAVES; wave++)
        if (cJSON_IsString(name) && strcmp(name->valuestring, wave_text[wave]) == 0)
            return wave;
    return -1;
}

static inline struct figure wave_total(struct attack *a, int wave, bool pooled,
                                       unsigned linked)
{
    if (pooled)
        return total_of_linked(a, wave, GROUP_POOLED, linked);
    return figure_middle(a, total_of_linked(a, wave, GROUP_SALES, linked),
                         total_of_linked(a, wave, GROUP_MARKETING, linked));
}

static inline struct figure wave_item(struct attack *a, int wave, bool pooled, int question)
{
    if (pooled)
        return item_mean(a, wave, GROUP_POOLED, question);
    return figure_middle(a, item_mean(a, wave, GROUP_SALES, question),
                         item_mean(a, wave, GROUP_MARKETING, question));
}

/* One of the waves asked a statement that the other did not. */
static inline bool asked_differ(const struct victim *v, int wave, int other)
{
    for (int q = 0; q < QUESTIONS; q++) {
        unsigned asked = 0;

        for (int i = 0; i < v->nsheets; i++)
            asked |= v->sheet[i].answer[q] ? v->sheet[i].waves : 0;
        if ((asked >> wave & 1) != (asked >> other & 1))
            return true;
    }
    return false;
}

/* The mean is published, by itself or as a function's each. */
static inline bool wave_item_shown(const struct attack *a, int wave, bool pooled,
                                   int question)
{
    char name[GROUPS][64];

    for (int group = 0; group < GROUPS; group++)
        snprintf(name[group], sizeof name[group], "%s %s q%d", wave_text[wave],
                 group_text[group], question + 1);
    return (pooled && find_published(a, name[GROUP_POOLED])) ||
           (find_published(a, name[GROUP_SALES]) &&
            find_published(a, name[GROUP_MARKETING]));
}

/* The mean change of the statements published of both waves, times 20: nothing new. */
static inline void check_common(struct report_facts *r, int wave, int last, bool pooled,
                                double change)
{
    struct attack *a = r->attack;
    double sum = 0;
    int n = 0;

    for (int q = 0; q < QUESTIONS; q++)
        if (wave_item_shown(a, wave, pooled, q) && wave_item_shown(a, last, pooled, q)) {
            struct figure f = figure_difference(a, wave_item(a, wave, pooled, q),
                                                wave_item(a, last, pooled, q));

            sum += figure_value(a, &f);
            n++;
        }
    if (n == 0 || !near(change, QUESTIONS * sum / n))
        complain(a, "a change of %.9g over common statements is unexplained", change);
}

static inline void read_change(struct report_facts *r, const cJSON *point, bool pooled,
                               int last)
{
    struct attack *a = r->attack;
    int wave = wave_at(point);
    const cJSON *method = get(point, "method");
    bool paired = cJSON_IsString(method) && strcmp(method->valuestring, "paired") == 0;
    unsigned linked = paired ? 1u << wave | 1u << last : 0;
    double change;

    if (!get_number(point, "change", &change))
        return;
    if (asked_differ(a->victim, wave, last)) {
        check_common(r, wave, last, pooled, change);
        return;
    }
    explain(r,
            arena_printf(&a->arena, "%s %s %schange of totals since %s", wave_text[wave],
                         pooled ? "pooled" : "balanced", paired ? "paired " : "",
                         wave_text[last]),
            change,
            figure_difference(a, wave_total(a, wave, pooled, linked),
                              wave_total(a, last, pooled, linked)));
}

/* The wave before the reported one in the trend, or -1. */
static inline int read_trend(struct report_facts *r)
{
    const cJSON *point;
    int last = -1, before = -1;

    cJSON_ArrayForEach(point, get(r->json, "trend"))
    {
        int wave = wave_at(point);
        bool pooled = get(point, "pooled") != NULL;
        double value;

        known_keys(r, point,
                   "wave balanced pooled value_low value_high change low high verdict n "
                   "n_before method linked statements method_change");
        if (get_number(point, pooled ? "pooled" : "balanced", &value))
            explain(r,
                    arena_printf(&r->attack->arena, "%s %s total", wave_text[wave],
                                 pooled ? "pooled" : "balanced"),
                    value, wave_total(r->attack, wave, pooled, 0));
        if (last >= 0)
            read_change(r, point, pooled, last);
        before = last;
        last = wave;
    }
    return before;
}

static inline int read_changes(struct report_facts *r, int before)
{
    struct attack *a = r->attack;
    bool pooled = get(get(r->json, "score"), "balanced") == NULL;
    const cJSON *question;
    int q = 0, found = 0;

    cJSON_ArrayForEach(question, get(r->json, "questions"))
    {
        double change;

        if (get_number(question, "change", &change)) {
            found++;
            explain(r,
                    arena_printf(&a->arena, "%s %s change of q%d since %d",
                                 wave_text[r->wave], pooled ? "pooled" : "balanced", q + 1,
                                 before),
                    change,
                    figure_difference(a, wave_item(a, r->wave, pooled, q),
                                      wave_item(a, before, pooled, q)));
        }
        q++;
    }
    return found;
}

static inline void check_alpha(struct report_facts *r)
{
    const struct victim *v = r->attack->victim;
    int complete = 0;

    for (int i = 0; i < v->nsheets; i++)
        complete +=
            in_wave(&v->sheet[i], r->wave) && answers_given(&v->sheet[i]) == QUESTIONS;
    if (get(r->json, "alpha") && complete < r->attack->minimum)
        complain(r->attack, "alpha of %d people", complete);
}

/* Everything a report says; returns how many statements have a change. */
static inline int read_report(struct attack *a, int wave, const cJSON *json)
{
    struct report_facts r = {.attack = a, .wave = wave, .json = json};

    read_questions(&r);
    read_totals(&r);
    read_parts(&r);
    check_alpha(&r);
    return read_changes(&r, read_trend(&r));
}

#endif
