/*
 * audit.c - what became of the rows of the data files; see audit.h.
 */
#include "read/audit.h"

#include <stdlib.h>

void audit_row(struct arena *a, struct audit *audit, unsigned company, int period,
               unsigned short file, bool used)
{
    struct audit_rows *last = audit->nrows ? &audit->rows[audit->nrows - 1] : NULL;

    if (last == NULL || last->company != company || last->period != period ||
        last->file != file) {
        audit->rows = arena_grow(a, audit->rows, audit->nrows, &audit->rows_capacity,
                                 sizeof *audit->rows);
        last = &audit->rows[audit->nrows++];
        *last = (struct audit_rows){company, period, file, 0, 0};
    }
    last->read++;
    last->used += used;
}

void audit_fault(struct arena *a, struct audit *audit, struct audit_fault fault)
{
    audit->fault = arena_grow(a, audit->fault, audit->nfaults, &audit->faults_capacity,
                              sizeof *audit->fault);
    audit->fault[audit->nfaults++] = fault;
}

/* --- order --------------------------------------------------------------------------- */

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

static int by_file(const void *a, const void *b)
{
    const struct audit_rows *x = a, *y = b;
    int order = compare(x->company, y->company);

    if (order == 0)
        order = compare(x->file, y->file);
    return order ? order : compare(x->period, y->period);
}

static int by_place(const void *a, const void *b)
{
    const struct audit_fault *x = a, *y = b;
    int order = compare(x->company, y->company);

    if (order == 0)
        order = compare(x->file, y->file);
    if (order == 0)
        order = compare(x->line, y->line);
    return order ? order : compare(x->column, y->column);
}

void audit_sort(struct audit *audit)
{
    size_t kept = 0;

    if (audit->nfaults)
        qsort(audit->fault, audit->nfaults, sizeof *audit->fault, by_place);
    if (audit->nrows == 0)
        return;
    qsort(audit->rows, audit->nrows, sizeof *audit->rows, by_file);
    for (size_t i = 1; i < audit->nrows; i++)
        if (by_file(&audit->rows[kept], &audit->rows[i]) == 0) {
            audit->rows[kept].read += audit->rows[i].read;
            audit->rows[kept].used += audit->rows[i].used;
        } else
            audit->rows[++kept] = audit->rows[i];
    audit->nrows = kept + 1;
}

/* --- one company --------------------------------------------------------------------- */

/* The first of n items, of this size and sorted by the company they begin with, that does
 * not belong to a company before this one. */
static size_t first_of(const void *items, size_t n, size_t size, size_t company)
{
    size_t from = 0, to = n;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const unsigned *found =
            (const void *)((const unsigned char *)items + middle * size);

        if (*found < company)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const struct audit_rows *audit_rows_of(const struct audit *audit, size_t company, size_t *n)
{
    const size_t size = sizeof *audit->rows;
    size_t from = first_of(audit->rows, audit->nrows, size, company);

    *n = first_of(audit->rows, audit->nrows, size, company + 1) - from;
    return audit->rows ? audit->rows + from : NULL;
}

const struct audit_fault *audit_faults_of(const struct audit *audit, size_t company,
                                          size_t *n)
{
    const size_t size = sizeof *audit->fault;
    size_t from = first_of(audit->fault, audit->nfaults, size, company);

    *n = first_of(audit->fault, audit->nfaults, size, company + 1) - from;
    return audit->fault ? audit->fault + from : NULL;
}
