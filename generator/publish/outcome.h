/*
 * outcome.h - what became of one company's job: what the manifest and the portfolio need.
 *
 * A worker fills it and sends it to the parent as text; figures in it come from the
 * filtered diagnosis, so nothing suppressed can reach the manifest or the portfolio.
 */
#ifndef RAPPORT_OUTCOME_H
#define RAPPORT_OUTCOME_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "diagnose/diagnosis.h"

#include <stdbool.h>
#include <stddef.h>

enum output {
    OUTPUT_HTML,
    OUTPUT_PDF,
    OUTPUT_JSON,
    OUTPUT_CSV, /* several files: a table each */
    OUTPUT_SVG, /* several files: a chart each */
    OUTPUT_PNG, /* of public reports: the picture beside a link */
    OUTPUT_TEXT,
    OUTPUT_LAYOUT,
    OUTPUTS,
    OUTPUT_SITE = OUTPUTS /* what stands around the reports: no company's, not asked for */
};

/* What a list of companies says about one besides its figures. */
enum flag {
    FLAG_BORDERLINE = 1, /* the level's interval contains a cut */
    FLAG_WITHHELD = 2,   /* results by function are withheld */
    FLAG_NO_SURVEY = 4,  /* too few answered for any result */
    FLAG_SCORE_FELL = 8, /* by more than chance explains */
    FLAG_LEVEL_FELL = 16,
    FLAG_KPI_MISSED = 32, /* a key figure is no longer on target */
    FLAGS_END = 64,
    FLAGS_WORSE = FLAG_SCORE_FELL | FLAG_LEVEL_FELL | FLAG_KPI_MISSED
};

/* Parts of the work whose time is reported by `build -v`. */
enum stage {
    STAGE_DIAGNOSE,
    STAGE_COMPOSE,
    STAGE_HTML,
    STAGE_PDF,
    STAGE_PDF_BOXES, /* parts of STAGE_PDF, in the press's order */
    STAGE_PDF_PAGES,
    STAGE_PDF_PAINT,
    STAGE_PDF_SAVE,
    STAGE_CHARTS,
    STAGE_JSON,
    STAGE_DATA,
    STAGE_WRITE,
    STAGES
};

struct output_file {
    const char *path; /* below the output folder, '/' between parts */
    enum output kind;
    const char *language; /* code; NULL for report.json */
    const char *edition;  /* name; NULL for what all editions share */
    size_t bytes;
    char sha256[HASH_DIGITS];
};

struct outcome {
    bool built;
    int level;       /* 1..4, 0 when withheld */
    double score;    /* the mean the level rests on, or NAN */
    double gap;      /* Sales minus Marketing, or NAN */
    double change;   /* of the score since the wave before, or NAN */
    int respondents; /* all */
    int wave;
    unsigned flags;             /* enum flag */
    long days;                  /* the reports' date, since 1970-01-01 */
    enum visibility visibility; /* with which the pages were written */
    int pages;                  /* of all PDFs */
    double ms[STAGES];
    struct output_file *file;
    size_t nfiles, capacity;
};

/* Sets the figures of a report of this date (days since 1970-01-01); its files are added as
 * they are made. */
void outcome_fill(struct outcome *o, const struct diagnosis *d, long days);

/* Adds a file with the path, kind, language and edition of `file`, with the length and the
 * SHA-256 of its bytes. */
void outcome_add_file(struct arena *a, struct outcome *o, const struct output_file *file,
                      const void *bytes, size_t length);

/* The same when its SHA-256 is known already. */
void outcome_add_hashed(struct arena *a, struct outcome *o, const struct output_file *file,
                        size_t length, const char sha256[HASH_DIGITS]);

/* Text form across the pipe; messages travel along. */
void outcome_encode(const struct outcome *o, const struct diag *d, struct buf *out);

/* Reads it back into the arena and adds the messages to d; false on damage. */
bool outcome_decode(struct arena *a, const char *text, struct outcome *o, struct diag *d);

const char *output_name(enum output kind); /* "html" */
const char *flag_name(enum flag f);        /* "borderline" */
const char *stage_name(enum stage s);

#endif
