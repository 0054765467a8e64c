/*
 * content.h - the diagnosis' own content: statements, levels, actions, metrics.
 *
 * Loaded once from DATA/templates/content (CSV files with a column per language,
 * e.g. title.en, title.pl, title.ru) into the run arena.  A cell missing in a
 * language that has a templates/text/LL.csv is an error with file, line and
 * column; adding a language adds columns and a text file, no code.
 */
#ifndef RAPPORT_CONTENT_H
#define RAPPORT_CONTENT_H

#include "base/arena.h"
#include "base/diag.h"
#include "read/answers.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    LANG_MAX = 16,
    QUESTIONS = 20,
    DIMENSIONS = 5,
    PAINS = 3,
    LEVELS = 4,
    KPI_MAX = 32,
    METRIC_NAMES_MAX = 1000,
    ACTION_MAX = 128,
    ACTION_QUESTIONS = 4,
    ACTION_STEPS = 3,
    CHECKLIST_MAX = 128,
    SOURCE_MAX = 64,
    BRANCH_MAX = 8,
    MODEL_CARDS = 9,
    LISTED_METRICS = 6
};

struct languages {
    int n;
    const char *code[LANG_MAX]; /* from templates/text/LL.csv, sorted */
};

/* Index of a language code, or -1. */
int language_find(const struct languages *l, const char *code);

/* A text in all languages; index by language. */
struct words {
    const char *in[LANG_MAX];
};

enum actor { ACTOR_SALES, ACTOR_MARKETING, ACTOR_BOTH, ACTOR_HEADS, ACTOR_ORGANISATION };

struct statement {    /* statements.csv: id, dimension, actor, statement.LL, label.LL */
    const char *id;   /* "q1" */
    int dimension;    /* 0..4 */
    enum actor actor; /* who is being judged */
    struct words text, label; /* the whole statement; a label of at most 40 characters */
};

struct dimension { /* dimensions.csv: id, pain, name.LL, about.LL */
    const char *id;
    int pain; /* 0..2 */
    struct words name, about;
};

struct pain { /* pains.csv: id, name.LL, about.LL, start.LL */
    const char *id;
    struct words name, about, start;
};

struct level_content { /* levels.csv: id, name.LL, summary.LL; traits.csv and stay.csv:
                          level, text.LL */
    const char *id;
    struct words name, summary;
    struct words traits[8], stay[8];
    int ntraits, nstay;
};

enum effort { EFFORT_S, EFFORT_M, EFFORT_L };

/* actions.csv: id, level, questions (q2 q10), owner, days, effort, sponsor (yes|no),
 * contested (yes|no), leads (yes|no), stances (separate one-outcome shared, or any), metric
 * (an id of kpis.csv, or -), title.LL, text.LL, kpi.LL, steps.LL (three, separated by |) */
struct action {
    const char *id;
    int level;                                  /* the level it starts from, 1..3 */
    int question[ACTION_QUESTIONS], nquestions; /* 0..19 */
    const char *owner;                          /* ids of owners.csv, joined by '+' */
    int days;                                   /* 30, 60 or 90 */
    enum effort effort;
    bool sponsor_only, contested;
    bool leads;       /* only where Marketing passes leads to Sales */
    bool dropped;     /* by the project: no roadmap takes it, earlier ones keep its title */
    unsigned stances; /* the stances it goes with: bits 1 << enum kpi_stance */
    int metric;       /* that shows its effect: index into content.metric, -1 for none */
    struct words title, text, kpi;
    struct words step[ACTION_STEPS]; /* what to do first */
};

struct owner { /* owners.csv: id, name.LL */
    const char *id;
    struct words name;
};

enum unit { UNIT_RATE, UNIT_DAYS, UNIT_MONEY, UNIT_MONEY_PER_DAY, UNIT_NUMBER };

/* Whose result a metric is; the company's is an outcome the board asks for. */
enum metric_owner { OWNER_SALES, OWNER_MARKETING, OWNER_BOTH, OWNER_COMPANY };

struct metric { /* kpis.csv: id, unit, direction (up|down), decimals, level, tolerance,
                   owner, leads, collect, name.LL, about.LL */
    const char *id;
    enum unit unit;
    bool up_is_good;
    int decimals;     /* as printed; of the percentage for rates */
    int level;        /* the step it belongs to: 1, 2, 3; 0 for every step */
    double tolerance; /* share of the target, default 0.10 */
    enum metric_owner owner;
    bool leads;   /* about leads that Marketing passes to Sales */
    bool collect; /* among those to begin with, where a company gives no figures */
    struct words name, about;
};

struct metric_names {  /* metric_names.csv: id, language, names */
    const char *id;    /* of a metric or a component of one */
    const char *names; /* what files call it, separated by | */
};

/* checklists.csv: list, id, questions (may be empty), text.LL, about.LL (may be empty): the
 * lines of all checklists, those of a list together. */
struct checklist_item {
    const char *list, *id;
    int question[ACTION_QUESTIONS], nquestions; /* statements on the same matter, 0..19 */
    struct words text, about;                   /* about: "" when there is none */
};

struct source {     /* sources.csv: id, authors, title, language, address (may be empty),
                       short.LL,     where.LL */
    const char *id; /* "cliff-1993": a-z, 0-9 and hyphens */
    const char *authors;          /* as they write themselves: "Feng D., Cliff N." */
    const char *title, *language; /* in its own language, never translated */
    const char *address;          /* on the web; NULL when there is none */
    struct words name, where;     /* "Cliff 1993"; journal, volume, pages as the reader's
                                     language gives them */
};

struct claims; /* see claims.h */

/* branches.csv: id, questions, metrics, signs, name.LL, low.LL, high.LL, about.LL, next.LL:
 * a possible cause, and what in the data speaks for or against it. */
struct branch {
    const char *id;
    int question[ACTION_QUESTIONS], nquestions; /* 0..19; may be none */
    int metric[LISTED_METRICS], nmetrics;       /* may be none */
    bool targets; /* functions on target, the company not, is a sign of it */
    bool leaders; /* leaders who answer differently are */
    bool views;   /* own view and the other's opposed are */
    bool work;    /* what both functions think of the work of one, and its metrics, are */
    struct words name, about, next;
    struct words low, high; /* what a low and a high mean of the statements says; "" without
                               statements */
};

/* models.csv: model, scenario, questions, metrics, name.LL, meaning.LL, first.LL,
 * strain.LL: what the division of work means, what matters first, which statements and
 * metrics to read first, a usual strain. */
struct model_card {
    int model;                                  /* enum model (project.h) */
    int scenario;                               /* 1..3 */
    int question[ACTION_QUESTIONS], nquestions; /* 0..19 */
    int metric[LISTED_METRICS], nmetrics;
    struct words name, meaning, first, strain;
};

struct content {
    struct languages languages;
    struct statement statement[QUESTIONS];
    struct dimension dimension[DIMENSIONS];
    struct pain pain[PAINS];
    struct level_content level[LEVELS];
    struct action action[ACTION_MAX];
    int nactions;
    struct owner owner[16];
    int nowners;
    struct metric metric[KPI_MAX];
    int nmetrics;
    struct checklist_item item[CHECKLIST_MAX];
    int nitems;
    struct source source[SOURCE_MAX];
    int nsources;
    const struct claims *claims;
    struct branch branch[BRANCH_MAX];
    int nbranches;
    struct model_card model[MODEL_CARDS];
    int nmodels;
    struct answer_labels answers;      /* answers.csv: label, language, strength, role */
    struct metric_names *metric_names; /* a row for each language */
    int nmetric_names;
};

/* Loads everything below data_folder/templates; false (with messages) when anything is
 * missing. */
bool content_load(struct arena *a, const char *data_folder, struct content *c,
                  struct diag *d);

int metric_find(const struct content *c, const char *id); /* -1 when unknown */

/* The source with this id; NULL when unknown. */
const struct source *source_find(const struct content *c, const char *id);

/* The lines of the checklist named `list`; returns how many, *first is the first. */
int checklist_find(const struct content *c, const char *list,
                   const struct checklist_item **first);

#endif
