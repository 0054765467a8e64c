/*
 * audit.h - what became of the rows of the data files: for every company, how many rows of
 * which file and period were read and used, and what was left out, where and why.
 *
 * Filled by survey_load and kpis_load, for the data quality chapter.  Rows with an error
 * are not counted: their company fails and has no report.
 */
#ifndef RAPPORT_AUDIT_H
#define RAPPORT_AUDIT_H

#include "base/arena.h"
#include "base/diag.h"

/* The rows of one company and period in one file. */
struct audit_rows {
    unsigned company;
    int period;          /* a wave */
    unsigned short file; /* index into the reader's files */
    int read, used;      /* the rest was left out */
};

/* A row that was left out, or a value in it that could not be used. */
struct audit_fault {
    unsigned company;
    int period;
    unsigned short file;
    int line, column; /* column 0: the whole row */
    enum diag_code code;
    const char *raw; /* the value, when it may stand in a report; else NULL */
};

/* Both lists are sorted by company and file, after audit_sort. */
struct audit {
    struct audit_rows *rows;
    size_t nrows, rows_capacity;
    struct audit_fault *fault;
    size_t nfaults, faults_capacity;
};

/* Counts one row; fastest when rows of a company, period and file come together. */
void audit_row(struct arena *a, struct audit *audit, unsigned company, int period,
               unsigned short file, bool used);

/* Notes a row that was left out or a value that was not used. */
void audit_fault(struct arena *a, struct audit *audit, struct audit_fault fault);

/* Sorts both lists and joins what was counted in pieces; once, after the last row. */
void audit_sort(struct audit *audit);

/* One company's rows, by file, then period; and its faults, by file and place. */
const struct audit_rows *audit_rows_of(const struct audit *audit, size_t company,
                                       size_t *n);
const struct audit_fault *audit_faults_of(const struct audit *audit, size_t company,
                                          size_t *n);

#endif
