/*
 * attack_figures.h - a company's figures as linear combinations of single answers, by their
 * documented definitions, for the attack on what is published.
 */
#ifndef RAPPORT_TEST_ATTACK_FIGURES_H
#define RAPPORT_TEST_ATTACK_FIGURES_H

#include "attack_algebra.h"
#include "attack_company.h"
#include "score/score.h"

#include <stdlib.h>

enum { FIGURES_MAX = 1200, ENOUGH_ANSWERS = 16 };

/* People who cannot be told apart by any figure. */
struct class
{
    int first; /* one of the sheets */
    int members;
    int sum[QUESTIONS]; /* of their answers */
};

/* A combination of answers, exactly and as a number. */
struct figure {
    const char *name;
    residue *exact;
    double *real;
};

struct attack {
    struct arena arena;
    const struct victim *victim;
    const struct content *content;
    int minimum;
    int class_of[SHEETS_MAX];
    struct class class[CLASSES_MAX];
    struct space space;
    struct figure published[FIGURES_MAX];
    int npublished;
};

/* --- classes ------------------------------------------------------------------------ */

static inline bool scored(const struct sheet *s)
{
    return answers_given(s) >= ENOUGH_ANSWERS;
}

/* The waves in which the person has a total. */
static inline unsigned waves_of_person(const struct victim *v, const struct sheet *s)
{
    unsigned waves = 0;

    for (int i = 0; i < v->nsheets; i++)
        if (v->sheet[i].person == s->person && scored(&v->sheet[i]))
            waves |= v->sheet[i].waves;
    return waves;
}

static inline bool same_class(const struct victim *v, const struct sheet *a,
                              const struct sheet *b)
{
    for (int q = 0; q < QUESTIONS; q++)
        if ((a->answer[q] == 0) != (b->answer[q] == 0))
            return false;
    return a->function == b->function && a->waves == b->waves &&
           waves_of_person(v, a) == waves_of_person(v, b);
}

static inline void find_classes(struct attack *a)
{
    const struct victim *v = a->victim;
    struct space *space = &a->space;

    for (int i = 0; i < v->nsheets; i++) {
        int c = 0;

        while (c < space->nclasses &&
               !same_class(v, &v->sheet[i], &v->sheet[a->class[c].first]))
            c++;
        if (c == space->nclasses)
            a->class[space->nclasses++].first = i;
        a->class_of[i] = c;
        a->class[c].members++;
        crowd_add(&space->crowd[c], v->sheet[i].person);
        for (int q = 0; q < QUESTIONS; q++)
            a->class[c].sum[q] += v->sheet[i].answer[q];
    }
    space->columns = space->nclasses * QUESTIONS;
}

static inline void attack_open(struct attack *a, const struct victim *v,
                               const struct content *content, int minimum)
{
    memset(a, 0, sizeof *a);
    a->victim = v;
    a->content = content;
    a->minimum = minimum;
    a->space.arena = &a->arena;
    find_classes(a);
}

/* --- making figures ------------------------------------------------------------------ */

static inline struct figure figure_new(struct attack *a, const char *name)
{
    size_t n = (size_t)a->space.columns + 1;
    struct figure f = {name, space_vector(&a->space),
                       arena_array(&a->arena, n, sizeof(double))};

    for (size_t i = 0; i < n; i++)
        f.real[i] = 0;
    return f;
}

static inline void figure_add(const struct attack *a, struct figure *f,
                              const struct figure *other, int over, int under)
{
    residue factor = residue_of(over) * inverse(residue_of(under)) % prime;

    for (int i = 0; i < a->space.columns; i++) {
        f->exact[i] = (f->exact[i] + factor * other->exact[i]) % prime;
        f->real[i] += other->real[i] * over / under;
    }
}

static inline double figure_value(const struct attack *a, const struct figure *f)
{
    double value = 0;

    for (int i = 0; i < a->space.columns; i++)
        value += f->real[i] * a->class[i / QUESTIONS].sum[i % QUESTIONS];
    return value;
}

static inline bool in_group(const struct attack *a, int class, int wave, int group)
{
    const struct sheet *s = &a->victim->sheet[a->class[class].first];

    return in_wave(s, wave) && (group == GROUP_POOLED || (int)s->function == group);
}

static inline void figure_put(const struct attack *a, struct figure *f, int class,
                              int question, int over, int under)
{
    int at = class * QUESTIONS + question;

    if (a->victim->sheet[a->class[class].first].answer[question] == 0)
        return;
    f->exact[at] = (f->exact[at] + residue_of(over) * inverse(residue_of(under))) % prime;
    f->real[at] += (double)over / under;
}

/* How many of the group answered a statement; question -1: how many have a total. */
static inline int count_people(const struct attack *a, int wave, int group, int question)
{
    int n = 0;

    for (int c = 0; c < a->space.nclasses; c++) {
        const struct sheet *s = &a->victim->sheet[a->class[c].first];

        if (in_group(a, c, wave, group) &&
            (question < 0 ? scored(s) : s->answer[question] > 0))
            n += a->class[c].members;
    }
    return n;
}

static inline struct figure item_mean(struct attack *a, int wave, int group, int question)
{
    struct figure f = figure_new(a, "statement");
    int n = count_people(a, wave, group, question);

    for (int c = 0; c < a->space.nclasses; c++)
        if (in_group(a, c, wave, group))
            figure_put(a, &f, c, question, 1, n);
    return f;
}

/* The mean total of those who have one in all the linked waves too. */
static inline struct figure total_of_linked(struct attack *a, int wave, int group,
                                            unsigned linked)
{
    struct figure f = figure_new(a, "total");
    int n = 0;

    for (int pass = 0; pass < 2; pass++)
        for (int c = 0; c < a->space.nclasses; c++) {
            const struct sheet *s = &a->victim->sheet[a->class[c].first];

            if (!in_group(a, c, wave, group) || !scored(s) ||
                (waves_of_person(a->victim, s) & linked) != linked)
                continue;
            n += pass == 0 ? a->class[c].members : 0;
            for (int q = 0; pass == 1 && q < QUESTIONS; q++)
                figure_put(a, &f, c, q, QUESTIONS, answers_given(s) * n);
        }
    return f;
}

static inline struct figure total_mean(struct attack *a, int wave, int group)
{
    return total_of_linked(a, wave, group, 0);
}

static inline bool in_part(const struct content *content, int question, bool pain, int part)
{
    int dimension = content->statement[question].dimension;

    return (pain ? content->dimension[dimension].pain : dimension) == part;
}

/* The mean over people of their own mean over a dimension's or pain's statements. */
static inline struct figure part_of_people(struct attack *a, int wave, int group, bool pain,
                                           int part)
{
    struct figure f = figure_new(a, "part");
    int n = 0;

    for (int pass = 0; pass < 2; pass++)
        for (int c = 0; c < a->space.nclasses; c++) {
            const struct sheet *s = &a->victim->sheet[a->class[c].first];
            int asked = 0, given = 0;

            for (int q = 0; q < QUESTIONS; q++) {
                asked += in_part(a->content, q, pain, part);
                given += in_part(a->content, q, pain, part) && s->answer[q];
            }
            if (!in_group(a, c, wave, group) || given == 0 || 2 * given < asked)
                continue;
            n += pass == 0 ? a->class[c].members : 0;
            for (int q = 0; pass == 1 && q < QUESTIONS; q++)
                if (in_part(a->content, q, pain, part))
                    figure_put(a, &f, c, q, 1, given * n);
        }
    return f;
}

/* The mean of the means of those statements that are shown. */
static inline struct figure part_of_statements(struct attack *a, int wave, int group,
                                               bool pain, int part, const bool *shown)
{
    struct figure f = figure_new(a, "part");
    int n = 0;

    for (int q = 0; q < QUESTIONS; q++)
        n += shown[q] && in_part(a->content, q, pain, part);
    for (int q = 0; q < QUESTIONS; q++) {
        int people = count_people(a, wave, group, q);

        for (int c = 0; c < a->space.nclasses; c++)
            if (shown[q] && in_part(a->content, q, pain, part) &&
                in_group(a, c, wave, group))
                figure_put(a, &f, c, q, 1, n * people);
    }
    return f;
}

/* (first + second) / 2, or first - second. */
static inline struct figure figure_middle(struct attack *a, struct figure first,
                                          struct figure second)
{
    struct figure f = figure_new(a, "balanced");

    figure_add(a, &f, &first, 1, 2);
    figure_add(a, &f, &second, 1, 2);
    return f;
}

static inline struct figure figure_difference(struct attack *a, struct figure first,
                                              struct figure second)
{
    struct figure f = figure_new(a, "difference");

    figure_add(a, &f, &first, 1, 1);
    figure_add(a, &f, &second, -1, 1);
    return f;
}

/* --- what the attacker holds --------------------------------------------------------- */

static inline bool near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1 + fabs(b));
}

static inline const struct figure *find_published(const struct attack *a, const char *name)
{
    for (int i = 0; i < a->npublished; i++)
        if (strcmp(a->published[i].name, name) == 0)
            return &a->published[i];
    return NULL;
}

/* Adds a published figure once. */
static inline void publish(struct attack *a, const char *name, struct figure f)
{
    if (find_published(a, name) || a->npublished == FIGURES_MAX)
        return;
    f.name = name;
    a->published[a->npublished++] = f;
    space_add(&a->space, f.exact);
}

#endif
