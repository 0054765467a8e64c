/*
 * intake.h - one data file on its way in: its settings, its columns by number or name, and
 * which company it belongs to.
 *
 * Shared by the readers of surveys/ and kpis/.  A guess that is not safe is a QUESTION,
 * which names the setting that answers it.
 */
#ifndef RAPPORT_INTAKE_H
#define RAPPORT_INTAKE_H

#include "read/lookup.h"
#include "read/project.h"
#include "read/reading.h"
#include "read/table/header.h"

/* The names of all companies as they may stand in a file's name; made when first needed.
 * Zeroed it is empty. */
struct namesakes {
    char **slug; /* by company */
};

struct intake {
    struct namesakes *namesakes;
    struct arena *arena; /* keeps what lasts: names, texts of the reading */
    const struct project *project;
    struct diag *diag;
    const char *kind;   /* "survey" or "kpis": of the sections in rapport.ini */
    const char *folder; /* "surveys" or "kpis" */
    const char *name;   /* in the folder */
    const char *path;   /* folder/name, as in messages */
};

/* --- settings ------------------------------------------------------------------------ */

/* The value of a key in [kind "name"], or NULL. */
const char *intake_setting(const struct intake *in, const char *key);

/* Where that value is. */
struct place intake_place(const struct intake *in, const char *key);

/* Reports the value of a key (SETTING_VALUE) with what was expected; always false. */
bool intake_wrong(const struct intake *in, const char *key, const char *expected);

/* False only for `use = no`; *ok is cleared after a message. */
bool intake_used(const struct intake *in, bool *ok);

/* Reads encoding, delimiter, sheet and header_rows; *rows is 0 where the file is to tell.
 * False after a message. */
bool intake_options(const struct intake *in, struct grid_options *options, int *rows);

/* Says which sheet of a workbook is read and which are not; nothing of delimited text. */
void intake_say_sheet(const struct intake *in, const struct grid *g, struct reading *r);

/* Reads a key that names a column by number from 1 or by its header; *column is -1 when the
 * key is absent.  False after a message. */
bool intake_column(const struct intake *in, const char *key, const struct header *h,
                   int *column);

/* True when the text, folded, is one of the words, separated by commas, of a key. */
bool intake_listed(const struct intake *in, const char *key, const char *folded);

/* --- columns by name ----------------------------------------------------------------- */

/* What a column may be called, folded and without a mark behind it ("Company:"): its whole
 * header, its code, row part and stem; "" where there is none. */
enum { COLUMN_NAMES = 4 };
struct column_names {
    const char *of[COLUMN_NAMES];
};

/* The names of all columns of the header, once for each file. */
struct column_names *intake_names(struct arena *a, const struct header *h);

/* True when the column is called so (folded). */
bool intake_is_called(const struct column_names *column, const char *name);

/* The first of n columns that has one of the names (folded; the list ends with NULL), the
 * names in their order; -1 when there is none. */
int intake_find(const struct column_names *columns, int n, const char *const *names);

/* --- companies ----------------------------------------------------------------------- */

/* The company whose id or name the file's name begins with ("novalens_2026-Q3.csv",
 * "Novalens (odpowiedzi).xlsx"), the longest of several; -1 when there is none or two are
 * equally long. */
long intake_namesake(const struct intake *in);

/* The company of a file without a column for it: `company = ID`, else the namesake, else
 * the project's only company.  *how is "setting", "file name" or "only company".  -1
 * without a message when nothing tells; *ok is cleared after SETTING_VALUE. */
long intake_company(const struct intake *in, const char **how, bool *ok);

/* The quarter in the file's name ("2026-Q3", "Q3_2026"), or WAVE_NONE. */
int intake_wave(const struct intake *in);

/* Reports a QUESTION about the file; company may be NULL. Always false. */
bool intake_ask(const struct intake *in, struct place at, const char *company,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* `[survey "name"] in rapport.ini`, for questions. */
const char *intake_section(const struct intake *in);

#endif
