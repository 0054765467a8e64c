/*
 * kpi_names.h - what files call metrics and their components, and the units of numbers.
 *
 * Names are those of templates/content/metric_names.csv and kpis.csv in all languages, and
 * the ids.  They are compared without regard to case, punctuation and what stands in
 * brackets or behind the last comma as a unit: "Win rate [%]", "Win-rate, %".
 */
#ifndef RAPPORT_KPI_NAMES_H
#define RAPPORT_KPI_NAMES_H

#include "read/content.h"

enum kpi_side { SIDE_VALUE, SIDE_TARGET };

/* What a unit says of numbers; zeroed: nothing. */
struct kpi_unit {
    bool percent;
    double scale;      /* 1000 of "tys. zł"; 0: 1 */
    char currency[4];  /* ISO 4217, else "" */
    int days;          /* 1 for days, 7 for weeks; 0: no time */
    bool hours, other; /* other: not understood */
};

struct kpi_name {
    int subject;        /* metric of the content, KPI_MAX + component, or -1 */
    enum kpi_side side; /* by a word such as "Planned" */
    struct kpi_unit unit;
};

struct kpi_names;

/* All names of the content, in the arena. */
struct kpi_names *kpi_names_new(struct arena *a, const struct content *content);

/* Reads what names a metric; false when none is known by it, or none with that unit. */
bool kpi_name_read(const struct kpi_names *names, const char *text, struct kpi_name *name);

/* Reads the text of a unit: "%", "PLN", "tys. zł", "dni", "шт."; false when it is empty. */
bool kpi_unit_read(const char *text, struct kpi_unit *unit);

/* True for a text that speaks of thousands or millions ("KPIs in thousands of PLN"). */
bool kpi_is_scaled(const char *text);

/* Takes a word for planned or actual off a heading ("Plan Q1 2025", "MQL (цель)"): the
 * rest, in the arena, and the side; false when there is none. */
bool kpi_side_read(struct arena *a, const char *text, const char **rest,
                   enum kpi_side *side);

/* The words of a text: small letters without accents kept, everything else single blanks;
 * brackets at the end are left out. */
char *kpi_words(struct arena *a, const char *text);

/* The metric's or component's id. */
const char *kpi_subject_id(const struct content *content, int subject);

/* Its unit. */
enum unit kpi_subject_unit(const struct content *content, int subject);

/* True for amounts in the company's currency; for whole numbers of cases. */
bool kpi_subject_is_money(const struct content *content, int subject);
bool kpi_subject_is_count(int subject);

/* False when the subject cannot be given in the unit: leads in percent or zł, days in
 * hours. */
bool kpi_unit_fits(int subject, const struct content *content, const struct kpi_unit *unit);

#endif
