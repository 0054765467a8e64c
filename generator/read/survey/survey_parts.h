/*
 * survey_parts.h - how survey.c and its parts work together; for survey*.c only.
 *
 * A file is read in one pass.  survey_columns.c says which columns tell whose answers they
 * are; survey_rows.c makes a compact entry of each row, its answers the numbers of their
 * labels and its wave a date that is not resolved yet; survey_labels.c and survey_dates.c
 * give both their meaning after the file's last row; survey_finish.c decides what needs all
 * files together.
 */
#ifndef RAPPORT_SURVEY_PARTS_H
#define RAPPORT_SURVEY_PARTS_H

#include "read/intake.h"
#include "read/survey/likert.h"
#include "read/survey/statements.h"
#include "read/survey/survey.h"
#include "read/table/dates.h"
#include "read/table/table.h"

/* What a look-up of a function may also give. */
enum { VALUE_UNKNOWN = -1, VALUE_OTHER = -2 };

/* Why a row does not count. */
enum left_out {
    LEFT_NOT,    /* it does */
    LEFT_FAULTY, /* an error: its company fails */
    LEFT_REPEATED,
    LEFT_EMPTY,
    LEFT_PREVIEW,
    LEFT_TEST,
    LEFT_INCOMPLETE,
    LEFT_OTHER, /* neither Sales nor Marketing, by the settings */
    LEFT_REASONS
};

/* A row as read.  Rows are in order of file and line; there are as many as people. */
struct entry {
    struct response response; /* answers: numbers of labels until the file has been read */
    unsigned char given, wrong; /* cells that are not empty; those that cannot be used */
    unsigned char left;         /* enum left_out */
    bool incomplete;            /* by the tool's own word */
};

/* What an identifier stands for. */
enum identity {
    IDENTITY_NONE,   /* there is none: every row is somebody */
    IDENTITY_FILE,   /* a number that is unique in its file */
    IDENTITY_SHEET,  /* of the answered sheet, unique everywhere */
    IDENTITY_PERSON, /* of a person, the same in every wave */
    IDENTITY_EMAIL   /* the same; its text is not kept */
};

/* What a column says about a row, and when the row is left out for it. */
enum mark_kind {
    MARK_STATUS,         /* "Survey Preview"; "Partial": incomplete */
    MARK_PREVIEW_NUMBER, /* Qualtrics' Status in numbers */
    MARK_FINISHED,       /* False, 0: incomplete */
    MARK_SUBMITTED,      /* blank: incomplete */
    MARK_PROGRESS        /* below 100: incomplete */
};

struct mark {
    enum mark_kind kind;
    int column;
};

enum { MARKS_MAX = 4, DATES_MAX = 2 };

/* Where it is written whose answers a row holds; columns from 0, -1 where there is none. */
struct survey_columns {
    int company, function, wave, respondent;
    long the_company;    /* of all rows without a column; -1 */
    int the_function;    /* likewise */
    int the_wave;        /* likewise; WAVE_NONE */
    int date[DATES_MAX]; /* those that tell the wave, the second where the first is
                            blank */
    bool wave_by_date;   /* each row in its own date's quarter, whatever the others' */
    enum identity identity;
    struct mark mark[MARKS_MAX];
    int nmarks;
    bool skip_incomplete; /* else they count for what is answered */
};

/* What became of a file's rows, for the reading. */
struct row_counts {
    size_t read, footers, unknown, left[LEFT_REASONS], incomplete;
    bool plain;
};

/* All that is read. */
struct loader {
    struct arena *arena; /* keeps what the caller gets */
    struct arena work;   /* keeps the entries */
    struct arena part;   /* gone after each company */
    const struct project *project;
    const struct content *content;
    struct survey *survey;
    struct diag *diag;
    struct namesakes namesakes;
    struct lookup companies; /* index by text, -1 for none; of all files, in work */
    struct entry *entry;
    size_t n, capacity;
    struct audit_fault *fault; /* wrong answers, in the order of the entries */
    size_t nfaults, faults_capacity;
    struct row_counts *counts; /* by file */
    int *id_column;            /* by file: field number of the respondent, 0 without */
    unsigned char *identity;   /* by file: enum identity */
};

/* The file being read. */
struct survey_file {
    struct loader *loader;
    struct intake in;     /* its arena is the loader's */
    struct arena scratch; /* gone after the file */
    struct arena row;     /* gone after each row */
    struct reading *reading;
    unsigned short index; /* into survey->file */
    bool plain;           /* rapport's own form: as strict as survey.h says */
    struct grid grid;
    struct header header;
    struct column_names *names; /* of the header's columns; NULL in the plain form */
    struct survey_columns columns;
    struct statements statements;
    struct label_set labels;
    struct lookup functions, waves, unknown, marks[MARKS_MAX]; /* values of columns */
    struct date_column dates;
    size_t wrong;              /* answers that cannot be used */
    size_t first;              /* of its entries */
    struct row_counts *counts; /* its own, of the loader */
    bool failed;               /* more different answers than labels: no answers */
};

/* --- survey_words.c ------------------------------------------------------------------ */

/* A word that means a function in one of the languages, folded. */
bool function_word(const char *folded, enum function *function);

/* Names of columns, folded; each list ends with NULL. */
extern const char *const survey_company_names[], *const survey_function_names[],
                                                     *const survey_wave_names[];
/* When the sheet was sent, the surest first; when it was begun. */
extern const char *const survey_date_names[], *const survey_start_names[];
/* Identifiers of persons, of sheets, and addresses. */
extern const char *const survey_person_names[], *const survey_sheet_names[],
                                                    *const survey_email_names[];

/* --- survey_columns.c, survey_when.c, survey_who.c -------------------------------- */

/* Finds the columns of an export; false after QUESTION or SETTING_VALUE. */
bool survey_columns(struct survey_file *f);

/* Its parts: the column of the wave or of dates; those of respondents and marks. */
bool survey_find_wave(struct survey_file *f);
bool survey_find_people(struct survey_file *f);

/* What a value must be to count. */
typedef bool (*value_test)(struct survey_file *f, const char *text);

/* How many of the column's first values pass the test; *filled of them are not blank. */
int survey_head_values(struct survey_file *f, int column, value_test test, int *filled);

/* The only column, statements apart, whose first values all pass; -1 for none, -2 for
 * several. */
int survey_column_by_values(struct survey_file *f, value_test test);

/* The first column of one of the names with a value that passes, or without any value; else
 * -1 and *doubtful is the first of that name, or -1. */
int survey_column_by_name(struct survey_file *f, const char *const *names, value_test test,
                          int *doubtful);

bool survey_is_statement(const struct survey_file *f, int column);

/* Adds the column to the reading, as a fact and as the setting `key`. */
void survey_say_column(struct survey_file *f, const char *what, const char *key,
                       int column);

/* The header, for questions about the whole file. */
struct place survey_header_place(const struct survey_file *f);

/* --- survey_rows.c ------------------------------------------------------------------- */

/* A grid_visit whose context is the survey_file: keeps the row as an entry. */
bool survey_row(struct grid_row *row, void *context);

/* Asks about values nobody knows, once for each. */
void survey_ask_values(struct survey_file *f);

/* --- after the last row ----------------------------------------------------------- */

/* Turns the numbers of labels into answers; false after a message. */
bool survey_answers(struct survey_file *f);

/* False after a QUESTION: the questions themselves explain the figures the other way round.
 */
bool survey_legend_ok(struct survey_file *f);

/* Turns dates into waves; false after a message. */
bool survey_dates(struct survey_file *f);

/* Says in the reading what the columns were taken for. */
void survey_report_columns(struct survey_file *f);

/* Says in all readings how many rows were read, used and left out, and why. */
void survey_report_rows(struct loader *l);

/* Asks which of two files counts that hold the same sheets of a company. */
void survey_ask_copies(struct loader *l, struct entry *from, size_t n);

/* All files together: repeated respondents, too many wrong answers, what counts. */
void survey_finish(struct loader *l);

#endif
