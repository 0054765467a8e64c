/*
 * attack_company.h - small companies at random, of the kinds that give people away: few
 * people, answers that nearly agree, missing answers, joiners and leavers, copied waves.
 */
#ifndef RAPPORT_TEST_ATTACK_COMPANY_H
#define RAPPORT_TEST_ATTACK_COMPANY_H

#include "read/survey/survey.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { WAVES = 3, SHEETS_MAX = 120, PEOPLE_MAX = 64 };

/* One answer sheet; a copied export shows the same one in several waves. */
struct sheet {
    enum function function;
    int person;     /* within the company */
    unsigned waves; /* by bit */
    unsigned char answer[QUESTIONS];
};

struct victim {
    char id[16];
    int nwaves, people, nsheets;
    struct sheet sheet[SHEETS_MAX];
};

static inline bool in_wave(const struct sheet *s, int wave)
{
    return s->waves >> wave & 1;
}

static inline int answers_given(const struct sheet *s)
{
    int given = 0;

    for (int q = 0; q < QUESTIONS; q++)
        given += s->answer[q] != 0;
    return given;
}

/* --- chance ------------------------------------------------------------------------- */

static uint64_t chance_state = 1;

static inline uint32_t chance(void)
{
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(chance_state >> 33);
}

static inline int chance_to(int low, int high)
{
    return low + (int)(chance() % (uint32_t)(high - low + 1));
}

static inline bool chance_percent(int percent)
{
    return chance_to(1, 100) <= percent;
}

/* Roughly normal with SD 1. */
static inline double chance_normal(void)
{
    double sum = -6;

    for (int i = 0; i < 12; i++)
        sum += chance() / 2147483648.0;
    return sum;
}

/* --- answers ------------------------------------------------------------------------ */

/* How a company answers: where the statements stand and how far people agree. */
struct habit {
    double mean[FUNCTIONS][QUESTIONS], spread[QUESTIONS];
    int missing[QUESTIONS]; /* percent of people who leave a statement unanswered */
    int careless;           /* percent of people who leave many unanswered */
    int incomplete;         /* percent of people to whom `missing` applies */
    bool alike;             /* every sheet of a function is the same */
};

static inline void choose_habit(struct habit *h)
{
    static const int missing[] = {0, 0, 0, 2, 5, 10};
    static const double spread[] = {0, 0.3, 0.6, 0.6, 0.8, 0.8, 1};
    double centre = 2.2 + chance_to(0, 18) / 10.0;
    int rate = missing[chance_to(0, 5)];

    h->careless = chance_percent(30) ? 12 : 0;
    h->incomplete = chance_percent(40) ? 15 : 100;
    h->alike = chance_percent(3);
    for (int q = 0; q < QUESTIONS; q++) {
        double level = centre + 0.7 * chance_normal();

        for (int f = 0; f < FUNCTIONS; f++)
            h->mean[f][q] = level + 0.4 * chance_normal();
        h->spread[q] = spread[chance_to(chance_percent(20) ? 0 : 1, 6)];
        h->missing[q] = rate;
    }
    if (chance_percent(20))
        h->missing[chance_percent(50) ? QUESTIONS - 1 : chance_to(0, QUESTIONS - 1)] = 60;
}

static inline void fill_answers(struct sheet *s, const struct habit *h, double mood)
{
    bool careless = chance_percent(h->careless), incomplete = chance_percent(h->incomplete);

    for (int q = 0; q < QUESTIONS; q++) {
        double value = h->mean[s->function][q] + h->spread[q] * (mood + chance_normal());
        int answer = h->alike ? 2 + q % 3 : (int)lround(value);

        if (careless ? chance_percent(35) : incomplete && chance_percent(h->missing[q]))
            answer = 0;
        else
            answer = answer < 1 ? 1 : answer > 5 ? 5 : answer;
        s->answer[q] = (unsigned char)answer;
    }
    s->answer[0] = answers_given(s) ? s->answer[0] : 3;
}

static inline void add_sheet(struct victim *v, const struct habit *h,
                             enum function function, int person, int wave)
{
    struct sheet *s = &v->sheet[v->nsheets];

    if (v->nsheets == SHEETS_MAX || person >= PEOPLE_MAX)
        return;
    v->nsheets++;
    v->people = person >= v->people ? person + 1 : v->people;
    *s = (struct sheet){.function = function, .person = person, .waves = 1u << wave};
    fill_answers(s, h, 0.5 * chance_normal());
}

static inline void add_newcomers(struct victim *v, const struct habit *h, int n, int wave)
{
    enum function first = chance_percent(50) ? FUNCTION_SALES : FUNCTION_MARKETING;
    bool mixed = chance_percent(30);

    for (int i = 0; i < n; i++)
        add_sheet(v, h, mixed && chance_percent(50) ? FUNCTION_SALES : first, v->people,
                  wave);
}

/* Everybody answers afresh; some leave, some join. */
static inline void next_wave(struct victim *v, const struct habit *h, int wave)
{
    int known = v->nsheets, stay = chance_percent(50) ? 100 : 80;

    for (int i = 0; i < known; i++)
        if (in_wave(&v->sheet[i], wave - 1) && chance_percent(stay))
            add_sheet(v, h, v->sheet[i].function, v->sheet[i].person, wave);
    add_newcomers(v, h, chance_percent(50) ? 0 : chance_to(1, 6), wave);
}

/* The export of an earlier wave again, less a few, with late answers. */
static inline void copy_wave(struct victim *v, const struct habit *then, int wave)
{
    struct habit habit = *then, *h = &habit;
    int from = chance_to(0, wave - 1), leave = chance_percent(50) ? 0 : chance_to(0, 6);

    for (int i = 0; i < v->nsheets; i++)
        if (in_wave(&v->sheet[i], from) && !(leave > 0 && chance_percent(20) && leave--))
            v->sheet[i].waves |= 1u << wave;
    h->incomplete = chance_percent(50) ? 15 : h->incomplete;
    add_newcomers(v, h, chance_to(0, 8), wave);
    for (int i = chance_percent(60) ? 16 : 0; i < 16 - chance_to(0, 6); i++)
        add_sheet(v, h, i % 2 ? FUNCTION_SALES : FUNCTION_MARKETING, v->people, wave);
}

/* Some waves do not ask some statements; only of waves that share no sheets. */
static inline void leave_out_statements(struct victim *v)
{
    int wave = chance_to(0, v->nwaves - 1), n = chance_to(1, 3);

    while (n-- > 0) {
        int question = chance_to(1, QUESTIONS - 1);

        for (int i = 0; i < v->nsheets; i++)
            if (v->sheet[i].waves == 1u << wave)
                v->sheet[i].answer[question] = 0;
    }
}

/* Number 0, 1, 2, ...: sizes near the minimum are the most frequent ones. */
static inline void choose_victim(struct victim *v, int number, int minimum)
{
    struct habit h;
    bool copies;

    chance_state = (uint64_t)number * 7919u + 17u;
    for (int i = 0; i < 20; i++)
        chance();
    memset(v, 0, sizeof *v);
    snprintf(v->id, sizeof v->id, "c%03d", number);
    choose_habit(&h);
    v->nwaves = chance_to(1, WAVES);
    copies = chance_percent(50);
    for (int f = 0; f < FUNCTIONS; f++) {
        int n = chance_percent(60) ? chance_to(minimum - 1, minimum + 4) : chance_to(2, 14);

        for (int i = 0; i < n; i++)
            add_sheet(v, &h, (enum function)f, v->people, 0);
    }
    for (int wave = 1; wave < v->nwaves; wave++)
        if (copies && chance_percent(75))
            copy_wave(v, &h, wave);
        else
            next_wave(v, &h, wave);
    if (chance_percent(15))
        leave_out_statements(v);
}

/* --- files -------------------------------------------------------------------------- */

static const char *const wave_text[WAVES] = {"2026-Q1", "2026-Q2", "2026-Q3"};

/* The company's rows of a survey file. */
static inline void print_victim(FILE *file, const struct victim *v)
{
    for (int wave = 0; wave < v->nwaves; wave++)
        for (int i = 0; i < v->nsheets; i++) {
            const struct sheet *s = &v->sheet[i];

            if (!in_wave(s, wave))
                continue;
            fprintf(file, "%s,%s,%s,person-%d", v->id, wave_text[wave],
                    s->function == FUNCTION_SALES ? "sales" : "marketing", s->person);
            for (int q = 0; q < QUESTIONS; q++)
                fprintf(file, s->answer[q] ? ",%d" : ",", s->answer[q]);
            fprintf(file, "\n");
        }
}

#endif
