/*
 * session.h - what build, check and list load before they work: data, project, answers,
 * KPIs.
 */
#ifndef RAPPORT_SESSION_H
#define RAPPORT_SESSION_H

#include "cmd/options.h"
#include "compose/compose.h"
#include "diagnose/benchmark.h"
#include "render/render.h"

struct session {
    struct arena arena; /* lives as long as the session */
    struct diag diag;
    char *data; /* rapport's own folder */
    struct content content;
    struct project project;
    struct survey survey;
    struct kpis kpis;
    struct blocks blocks;
    struct composer composer;
    struct theme theme[BRAND_MAX];
    struct html_style *style[BRAND_MAX], *site_style[BRAND_MAX];
    int wave;     /* the reported one, or WAVE_NONE */
    long days;    /* the report's date: SOURCE_DATE_EPOCH, else the quarter's last day */
    bool *failed; /* by company: an error in its data */
    const struct diag_message **messages; /* by company: what reading said about it */
    struct benchmark benchmark;
    size_t *company; /* the companies asked for, in id order */
    size_t ncompanies;
};

/* Loads content and project only; enough for list.  False when messages ask to stop. */
bool session_open_project(struct session *s, const struct options *o);

/* Loads everything.  False when settings, templates or brands are wrong: nothing may be
 * written. */
bool session_open(struct session *s, const struct options *o);

/* Prints the messages (warnings too unless quiet; notes only when verbose) to stderr. */
void session_print(const struct session *s, const struct options *o);

/* Frees everything, also after session_open failed. */
void session_close(struct session *s);

#endif
