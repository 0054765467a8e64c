/*
 * companies.h - companies.csv, the part of a project that lists whom reports are for.
 *
 * Used by read/project.c; what the columns mean is said in project.h.
 */
#ifndef RAPPORT_COMPANIES_H
#define RAPPORT_COMPANIES_H

#include "read/project.h"

/* What counts for a company that does not say it itself. */
struct company_defaults {
    int language[LANG_MAX], nlanguages;
    enum edition edition[EDITIONS];
    int neditions;
    const char *brand;    /* id */
    const char *currency; /* or NULL: by the company's main language */
    bool benchmark;
    bool named;
    enum kpi_stance kpi_stance;
};

/* Reads companies.csv and the brands it names into p, companies sorted by id; false with
 * messages when anything in it is wrong. */
bool companies_load(struct arena *a, const struct content *content,
                    const struct company_defaults *defaults, struct project *p,
                    struct diag *d);

#endif
