/*
 * header.h - the header of an export: which tool wrote it, how many rows it has, and what
 * each column is called.
 *
 * Headers have one row (Google Forms, Microsoft Forms, Typeform, LimeSurvey, anketolog,
 * CRMs, plain tables), two (SurveyMonkey, old Qualtrics) or three (Qualtrics), below titles
 * and blank rows.  Names may be empty or appear twice, so columns are known by number.
 */
#ifndef RAPPORT_HEADER_H
#define RAPPORT_HEADER_H

#include "read/table/grid.h"

enum tool {
    TOOL_UNKNOWN,
    TOOL_PLAIN, /* rapport's own form */
    TOOL_GOOGLE_FORMS,
    TOOL_MICROSOFT_FORMS,
    TOOL_SURVEYMONKEY,
    TOOL_QUALTRICS,
    TOOL_LIMESURVEY,
    TOOL_TYPEFORM,
    TOOL_ALCHEMER,
    TOOL_SURVEYLAB,
    TOOL_POLISH_PANEL, /* each closed question doubled by "... wartość" */
    TOOL_ANKETOLOG,
    TOOL_YANDEX_FORMS,
    TOOL_HUBSPOT,
    TOOL_SALESFORCE,
    TOOL_PIPEDRIVE,
    TOOL_ZOHO,
    TOOL_AMOCRM,
    TOOL_KOMMO,
    TOOL_BITRIX24,
    TOOL_LIVESPACE,
    TOOLS
};

/* "Google Forms"; "unknown" for TOOL_UNKNOWN, "rapport's plain form" for TOOL_PLAIN. */
const char *tool_name(enum tool tool);

/*
 * What a column is called.  Texts are cleaned: markup and entities removed, NBSP and runs
 * of blanks are single spaces, no blanks at the ends; none is NULL.
 */
struct heading {
    const char *full; /* all its header cells joined, as in messages: "Stem [Row]" */
    const char *code; /* "Q5_3", "Q1[SQ003]", else "" */
    const char *stem; /* the question a row belongs to, else "" */
    const char *row;  /* the row part alone without leading item number; full when none */
    const char *key;  /* text_fold of full, for comparing with aliases */
};

struct header {
    enum tool tool;
    int rows;       /* of the header, titles above not counted */
    int first_line; /* of its first row in the file */
    int last_line;  /* of its last row: data begins below */
    struct heading *column;
    int n; /* columns, without empty ones at the end */
};

/* Reads the header from the grid's first rows; rows: 0 to find out how many, else 1..3.
 * False after CSV_HEADER. */
bool header_read(struct arena *a, const struct grid *g, int rows, struct header *h,
                 struct diag *d);

/* True when the row is not data but a footer or a total below it ("Grand Totals (57
 * records)", "Confidential Information ...", "Copyright (c) ...", "Total", "Razem",
 * "Итого"). */
bool header_is_footer(const struct header *h, const struct grid_row *row);

/* First column whose key is the alias (given folded) after `after` (-1: from the first), or
 * -1. */
int header_find(const struct header *h, const char *alias, int after);

#endif
