/*
 * crm_parts.h - what the parts of crm.h share; for crm*.c only.
 */
#ifndef RAPPORT_CRM_PARTS_H
#define RAPPORT_CRM_PARTS_H

#include "read/intake.h"
#include "read/kpi/crm_columns.h"
#include "read/kpi/crm_stages.h"
#include "read/table/amounts.h"
#include "read/table/dates.h"

#include <stdint.h>

/* --- names (crm_names.c) ---------------------------------------------------------- */

enum { CRM_NAMES_MAX = 65535 };

/* The distinct texts of a column, as small numbers in the order they come. */
struct crm_name {
    const char *text;
    size_t count;
    int line; /* where it first stands */
    uint32_t hash;
    enum crm_stage stage; /* of a stage or status, once they are resolved */
    long company;         /* of an owner or a company */
    bool used;            /* of a pipeline: counted */
};

struct crm_names {
    struct crm_name *item;
    size_t n, capacity;
    uint32_t *slot; /* index + 1 into item, 0 for none */
    size_t slots;
};

/* The number of a text; -1 when there are more than CRM_NAMES_MAX.  Counts it. */
long crm_names_add(struct arena *a, struct crm_names *names, const char *text, int line);

/* "Open (12), Won (3)": the first `most` of them that `wanted` accepts, in order of the
 * text. */
typedef bool (*crm_name_test)(const struct crm_name *name);
const char *crm_names_list(struct arena *a, const struct crm_names *names,
                           crm_name_test wanted, int most);

/* --- records ---------------------------------------------------------------------- */

enum { CRM_NO_DAY = INT32_MIN };

enum crm_day {
    DAY_CREATED, /* of a lead: when it became one */
    DAY_CLOSED,  /* of a deal won or lost */
    DAY_MQL,
    DAY_HANDED_OVER,
    CRM_DAYS
};

/* A deal or a lead, in few bytes. */
struct crm_record {
    uint64_t id;           /* made from its identifier; 0: it has none */
    double amount;         /* in the company's currency; NAN: none that counts */
    int32_t day[CRM_DAYS]; /* since 1970-01-01, or CRM_NO_DAY */
    int32_t modified;      /* minutes since 1970-01-01, or CRM_NO_DAY */
    uint32_t company;
    int32_t line;
    uint16_t file;         /* index into crm.file */
    unsigned char stage;   /* enum crm_stage: where it is now */
    unsigned char reached; /* a lead: the furthest enum crm_stage it has come to */
    bool is_deal, is_lead; /* what it counts as */
    bool dropped;
};

/* What a file tells of its records. */
struct crm_file {
    unsigned short file; /* index into kpis.file */
    struct reading *reading;
    bool amounts;                                             /* it has such a column */
    bool mql, sql, handed_over, accepted, touched, customers; /* these can be counted */
    bool converted_elsewhere;   /* its leads are those that were not converted */
    bool converted;             /* it has leads that were */
    size_t repeated, differing; /* rows of records that another row tells too */
    int first_differing;        /* line */
};

struct crm {
    struct kpi_maker *maker;
    struct crm_record *record;
    size_t n, capacity;
    struct crm_file *file;
    size_t nfiles, files_capacity;
};

/* --- whose records (crm_company.c) ------------------------------------------------ */

struct crm_whose {
    int column;              /* of companies or owners; -1: all are one company's */
    long company;            /* theirs */
    struct crm_list *owners; /* of each company; NULL unless the column is of owners */
    struct crm_names names;
    size_t unknown; /* rows of nobody */
};

/* Reports each `owner.ID` of [crm] whose company does not exist (SETTING_VALUE). */
void crm_owners_check(const struct project *p, struct diag *d);

/* Finds out whose the records are; false after QUESTION or SETTING_VALUE. */
bool crm_whose_find(const struct intake *in, const struct grid *g, const struct header *h,
                    const struct crm_columns *columns, struct crm_whose *whose,
                    struct reading *reading);

/* The row's company; -1 for nobody's, which is reported once for each name. */
long crm_whose_row(struct arena *work, const struct intake *in, struct crm_whose *whose,
                   const struct grid *g, const struct grid_row *row);

/* --- a file while it is read (crm.c, crm_resolve.c) ------------------------------- */

enum crm_flag { FLAG_NONE, FLAG_NO, FLAG_YES };
enum { CRM_DATES = CRM_FIELDS - FIELD_FIRST_DATE, CRM_FLAGS = 4 };

/* A row as read, its dates and amount not yet resolved. */
struct crm_raw {
    uint64_t id;
    double point, comma; /* struct amount */
    int32_t line;
    uint32_t company;
    uint16_t stage, status, lifecycle, pipeline, currency; /* numbers of names */
    uint16_t has;                  /* bit f - FIELD_FIRST_DATE: it has that date */
    unsigned char flag[CRM_FLAGS]; /* from FIELD_IS_WON */
    bool amount_unreadable;
    bool unreadable;        /* a date that decides is there but is none */
    struct raw_date date[]; /* of the date columns there are, in their order */
};

struct crm_chunk {
    struct crm_chunk *next;
    size_t n;
    unsigned char *raw; /* n rows of crm_table.stride bytes */
};

/* Rows and values that did not count, of one file. */
struct crm_left {
    size_t pipeline;   /* of other pipelines */
    size_t deleted;    /* deals that were deleted */
    size_t unstaged;   /* deals of no stage, which are taken as open */
    int unstaged_line; /* of the first */
    size_t not_yet;    /* contacts that are no leads yet */
    size_t undated;    /* without the date that tells their quarter */
    size_t backwards;  /* closed before they were created */
    size_t far;        /* closed long after the file's last date */
    size_t without_amount, currency, amount_unreadable; /* of deals won */
};

struct crm_table {
    struct crm *crm;
    struct crm_file *is;
    const struct intake *in;
    enum crm_kind kind;
    const struct grid *g;
    const struct header *h;
    struct crm_columns columns;
    struct crm_vocabulary vocabulary;
    struct crm_whose whose;
    struct crm_names stage, status, lifecycle, pipeline, currency;
    struct date_column dates[CRM_DATES];
    enum date_order order[CRM_DATES];
    int slot[CRM_DATES]; /* place in crm_raw.date, -1: no such column */
    struct amount_column amounts;
    enum decimal_mark mark;
    struct arena arena; /* of all this, dropped with it */
    size_t stride;
    struct crm_chunk *first, *last;
    size_t rows, footers, empty;   /* rows of data; footers; those that are no record */
    size_t unreadable[CRM_FIELDS]; /* cells reported */
    bool as_leads;                 /* its records are leads, or deals that stand for them */
    bool too_many;                 /* different names: it is no such column */
    enum crm_field too_many_in;
};

static inline enum crm_flag crm_flag_of(const struct crm_raw *raw, enum crm_field field)
{
    return (enum crm_flag)raw->flag[(int)field - FIELD_IS_WON];
}

static inline bool crm_is_yes(const struct crm_raw *raw, enum crm_field field)
{
    return crm_flag_of(raw, field) == FLAG_YES;
}

/* True for the dates that decide which quarter a record belongs to. */
bool crm_date_decides(const struct crm_table *t, enum crm_field field);

/* Finds out from the columns read how to understand them; false after QUESTION. */
bool crm_decide(struct crm_table *t);

/* Makes the records of the rows read; false after QUESTION. */
bool crm_resolve(struct crm_table *t);

/* Says in the reading how the file was understood. */
void crm_explain(struct crm_table *t, const struct crm_left *left);

#endif
