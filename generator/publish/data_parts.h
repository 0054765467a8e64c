/*
 * data_parts.h - what the tables of a report share; for data*.c alone.
 *
 * A table's function writes its rows, none when nothing may be shown.
 */
#ifndef RAPPORT_DATA_PARTS_H
#define RAPPORT_DATA_PARTS_H

#include "compose/catalog.h"
#include "diagnose/diagnosis.h"
#include "publish/csv.h"

/* What the tables are made of. */
struct data_source {
    struct arena *arena;
    const struct diagnosis *d;
    const struct content *content;
    const struct catalog *catalog;
    int language;
};

/* A text of the catalogue, and content, in the language of the tables. */
const char *data_words(const struct data_source *s, const char *key);
const char *data_in(const struct data_source *s, const struct words *w);

/* The survey (data_survey.c). */
void data_put_score(struct csv *c, const struct data_source *s);
void data_put_statements(struct csv *c, const struct data_source *s);
void data_put_gaps(struct csv *c, const struct data_source *s);
void data_put_changes(struct csv *c, const struct data_source *s);
void data_put_dimensions(struct csv *c, const struct data_source *s);
void data_put_pains(struct csv *c, const struct data_source *s);

/* Key figures, quarters and plan (data_kpis.c). */
void data_put_kpis(struct csv *c, const struct data_source *s);
void data_put_kpi_counts(struct csv *c, const struct data_source *s);
void data_put_kpi_history(struct csv *c, const struct data_source *s);
void data_put_trend(struct csv *c, const struct data_source *s);
void data_put_roadmap(struct csv *c, const struct data_source *s);

#endif
