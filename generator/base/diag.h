/*
 * diag.h - messages about the user's data, settings and files.
 *
 * Every message has a code; the table below fixes its level and its general
 * text, so a call site cannot decide how bad something is.  The highest level
 * seen decides the exit status.  A message prints as
 *
 *     surveys/q3.csv:12:7: warning: answer outside 1 to 5, not counted: 6 [ANSWER_RANGE]
 *
 * or, without a file, with the company's id (else the program's name) in its place.
 * Messages about one company carry its id, so that the company can fail alone.
 * They are collected, not printed, and come out in the order they were made.
 */
#ifndef RAPPORT_DIAG_H
#define RAPPORT_DIAG_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * NOTE: worth knowing.  WARNING: the result is right but something was left
 * out.  ERROR: the company (or, without one, the row or file) is left out:
 * exit status 1.  USAGE: settings, templates or the command line are wrong,
 * nothing is written: status 2.  SYSTEM: disk, permission, memory: status 3.
 */
enum diag_level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR, LEVEL_USAGE, LEVEL_SYSTEM };

// clang-format off
#define DIAG_CODES(X)                                                                      \
    /* delimited files */                                                                  \
    X(FILE_READ, LEVEL_ERROR, "cannot read the file")                                      \
    X(FILE_EMPTY, LEVEL_ERROR, "the file is empty")                                        \
    X(FILE_IGNORED, LEVEL_WARNING, "files of this kind are not read")                      \
    X(FILE_LARGE, LEVEL_ERROR, "the file is larger than allowed")                          \
    X(FILE_TWICE, LEVEL_WARNING, "the same file again, read once")                         \
    X(ENCODING, LEVEL_WARNING, "bytes that do not fit the encoding were replaced")         \
    X(FILE_KIND, LEVEL_ERROR, "not a table that can be read")                              \
    X(QUESTION, LEVEL_ERROR, "a decision is needed")                                       \
    X(CSV_SYNTAX, LEVEL_ERROR, "not a valid delimited file")                               \
    X(CSV_HEADER, LEVEL_ERROR, "no usable header row")                                     \
    X(CSV_COLUMN, LEVEL_ERROR, "a column is missing")                                      \
    X(CSV_COLUMN_UNKNOWN, LEVEL_WARNING, "unknown column, ignored")                        \
    X(CSV_COLUMN_TWICE, LEVEL_ERROR, "the column appears twice")                           \
    X(CSV_WIDTH, LEVEL_ERROR, "wrong number of fields")                                    \
    X(CELL_ERROR, LEVEL_WARNING, "a formula's error in a workbook, read as an empty cell") \
    X(CELL_PENDING, LEVEL_WARNING, "formulas saved without their result, read as empty")   \
    X(CSV_VALUE, LEVEL_ERROR, "value not understood")                                      \
    /* surveys */                                                                          \
    X(ANSWER_RANGE, LEVEL_WARNING, "answer outside 1 to 5, not counted")                   \
    X(ANSWER_TEXT, LEVEL_WARNING, "answer is not a number from 1 to 5, not counted")       \
    X(ANSWER_SCALE, LEVEL_ERROR, "the answers' scale has to be declared")                  \
    X(ANSWER_REVERSED, LEVEL_WARNING, "the numbers in the answers run against their words, the words count") \
    X(ANSWER_CODES, LEVEL_WARNING, "codes of answers are read in their order, A1 as 1")    \
    X(ANSWER_MANY_WRONG, LEVEL_ERROR, "too many answers cannot be used")                   \
    X(COMPANY_UNKNOWN, LEVEL_ERROR, "unknown company, row ignored")                        \
    X(FUNCTION_UNKNOWN, LEVEL_ERROR, "unknown function, expected sales or marketing")      \
    X(RESPONDENT_MISSING, LEVEL_ERROR, "the respondent has no identifier")                 \
    X(RESPONDENT_TWICE, LEVEL_ERROR, "the respondent answered twice with different answers") \
    X(RESPONDENT_REPEATED, LEVEL_WARNING, "the same row appears twice, counted once")      \
    X(WAVE_VALUE, LEVEL_ERROR, "not a quarter such as 2026-Q3")                            \
    X(NO_ANSWERS, LEVEL_ERROR, "no survey answers for the reported quarter")               \
    X(ROW_EMPTY, LEVEL_WARNING, "no answer that can be used, the row is not counted")      \
    X(ROW_PREVIEW, LEVEL_NOTE, "a preview, the row is not counted")                        \
    X(ROW_TEST, LEVEL_NOTE, "a test, the row is not counted")                              \
    X(ROW_INCOMPLETE, LEVEL_NOTE, "an incomplete sheet, the row is not counted")           \
    X(ROW_OTHER, LEVEL_NOTE, "neither Sales nor Marketing, the row is not counted")        \
    X(STRAIGHT_LINE, LEVEL_NOTE, "the same answer to every statement")                     \
    X(SHEETS_IDENTICAL, LEVEL_NOTE, "the same answers throughout as somebody else")        \
    X(PERSON_INCOMPLETE, LEVEL_NOTE, "too few answers for a score")                        \
    X(SAMPLE_SMALL, LEVEL_WARNING, "results by function are withheld")                     \
    X(SAMPLE_TINY, LEVEL_WARNING, "survey results are withheld")                           \
    X(DELIVERED_BEFORE, LEVEL_WARNING, "an earlier report of this quarter differs by few people") \
    X(INVITED_FEWER, LEVEL_WARNING, "fewer people invited than answered")                  \
    /* KPIs */                                                                             \
    X(PERIOD_VALUE, LEVEL_ERROR, "not a quarter such as 2026-Q3 or a month such as 2026-07") \
    X(METRIC_UNKNOWN, LEVEL_ERROR, "unknown metric")                                       \
    X(METRIC_IGNORED, LEVEL_WARNING, "no metric of the report by these names, left out")    \
    X(METRIC_UNIT, LEVEL_WARNING, "unit not understood, the number counts as it is")       \
    X(PERIOD_LONGER, LEVEL_WARNING, "years and halves are left out, quarters or months are read") \
    X(METRIC_TWICE, LEVEL_ERROR, "the metric appears twice for this period")               \
    X(METRIC_RATE, LEVEL_ERROR, "a rate above 1 needs a percent sign")                     \
    X(METRIC_ZERO, LEVEL_WARNING, "division by zero, no value")                            \
    X(METRIC_PART, LEVEL_WARNING, "a part is larger than its whole")                       \
    X(METRIC_TARGET, LEVEL_WARNING, "a component has no target, give it with the metric")  \
    X(METRIC_EMPTY, LEVEL_NOTE, "neither a value nor a target, the row is not used")       \
    X(METRIC_MONTHS, LEVEL_WARNING, "a quarter differs from its months, the quarter counts") \
    X(METRIC_BY_MONTH, LEVEL_WARNING, "months alone give no value of the quarter")         \
    X(METRIC_COUNTED, LEVEL_WARNING, "given and counted differ, what is given counts")     \
    X(STAGE_UNKNOWN, LEVEL_NOTE, "stages that are not known count as open")                \
    X(STAGE_EMPTY, LEVEL_WARNING, "deals without a stage count as open")                   \
    X(RECORD_DATE, LEVEL_WARNING, "not a date, not used")                                  \
    X(RECORD_UNDATED, LEVEL_WARNING, "without the date that tells its quarter, not counted") \
    X(RECORD_FAR, LEVEL_WARNING, "closed long after the newest record, not counted")       \
    X(RECORD_TWICE, LEVEL_WARNING, "records appear in several rows that differ, the latest counts") \
    X(LEADS_INCOMPLETE, LEVEL_WARNING, "converted leads are missing, no shares of leads are counted") \
    X(DEAL_BACKWARDS, LEVEL_WARNING, "closed before it was created, not in the sales cycle") \
    X(DEAL_AMOUNT, LEVEL_NOTE, "won without an amount, not in the average deal")           \
    X(DEAL_CURRENCY, LEVEL_WARNING, "not the company's currency, the amount is not counted") \
    X(NO_KPIS, LEVEL_NOTE, "no KPI data")                                                  \
    /* blocks */                                                                           \
    X(BLOCK_UNKNOWN, LEVEL_ERROR, "no block has this name")                                \
    X(BLOCK_VALUE, LEVEL_ERROR, "value not allowed in this block")                         \
    X(BLOCK_ROWS, LEVEL_ERROR, "too many rows of one company")                             \
    X(BLOCK_TWICE, LEVEL_ERROR, "the line appears twice for this quarter")                 \
    X(BLOCK_FOLDER, LEVEL_ERROR, "no company has this id, the folder is not read")         \
    /* settings */                                                                         \
    X(SETTING_SYNTAX, LEVEL_USAGE, "not a valid settings line")                            \
    X(SETTING_UNKNOWN, LEVEL_USAGE, "unknown setting")                                     \
    X(SETTING_UNUSED, LEVEL_WARNING, "no file fits the section")                           \
    X(SETTING_VALUE, LEVEL_USAGE, "the setting has a value that is not allowed")           \
    X(PROJECT_READ, LEVEL_USAGE, "cannot read the project")                                \
    X(COMPANY_ID, LEVEL_USAGE, "not a valid company id")                                   \
    X(COMPANY_TWICE, LEVEL_USAGE, "the company id appears twice")                          \
    X(COMPANY_VALUE, LEVEL_USAGE, "value not allowed for a company")                       \
    X(BRAND_READ, LEVEL_USAGE, "cannot read the brand")                                    \
    X(BRAND_COLOUR, LEVEL_USAGE, "not a usable brand colour")                              \
    X(BRAND_CONTRAST, LEVEL_USAGE, "brand colours without enough contrast")                \
    X(BRAND_LOGO, LEVEL_USAGE, "the logo cannot be used")                                  \
    X(GRADIENT_CONTRAST, LEVEL_WARNING, "a background cannot run to its end")              \
    X(BRAND_FONT, LEVEL_USAGE, "the font cannot be used")                                  \
    X(USAGE, LEVEL_USAGE, "wrong usage")                                                   \
    /* templates, texts, content */                                                        \
    X(DATA_MISSING, LEVEL_USAGE, "a file of rapport itself is missing")                    \
    X(TEMPLATE_READ, LEVEL_USAGE, "cannot read the template")                              \
    X(TEMPLATE_ESCAPE, LEVEL_USAGE, "the auto-escape pragma is not the first thing in the template") \
    X(TEMPLATE_SYNTAX, LEVEL_USAGE, "template syntax error")                               \
    X(TEMPLATE_VARIABLE, LEVEL_USAGE, "unknown template variable")                         \
    X(TEMPLATE_MARKUP, LEVEL_USAGE, "markup that is not well-formed or not in the vocabulary") \
    X(TEXT_MISSING, LEVEL_USAGE, "a text is missing")                                      \
    X(TEXT_PATTERN, LEVEL_USAGE, "a text is not a valid message pattern")                  \
    X(CONTENT, LEVEL_USAGE, "content file not usable")                                     \
    X(GLYPH_MISSING, LEVEL_WARNING, "no font has this character")                          \
    /* output */                                                                           \
    X(PDF, LEVEL_ERROR, "the PDF could not be made")                                       \
    X(OUTPUT_WRITE, LEVEL_SYSTEM, "cannot write")                                          \
    X(WORKER, LEVEL_SYSTEM, "a worker process ended unexpectedly")
enum diag_code {
#define X(code, level, text) DIAG_##code,
    DIAG_CODES(X)
#undef X
    DIAG_CODE_COUNT
};
// clang-format on

/* Where a message points to; zero line or column are not printed, file may be NULL. */
struct place {
    const char *file; /* relative to the project or data folder */
    int line;         /* from 1 */
    int column;       /* from 1; the field number in delimited files */
};

struct diag_message {
    enum diag_code code;
    struct place at;
    const char *company; /* id, or NULL when it concerns no single company */
    const char *detail;  /* or NULL */
    struct diag_message *next;
};

struct diag {
    struct arena *arena; /* keeps the texts; set by the caller before the first report */
    struct diag_message *first, *last;
    size_t count[LEVEL_SYSTEM + 1];
};

/*
 * Adds a message.  company may be NULL; format may be NULL (no detail).  All
 * texts are copied.  Returns false always, so that a reader can
 * `return diag_report(...)`.
 */
bool diag_report(struct diag *d, enum diag_code code, struct place at, const char *company,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

enum diag_level diag_level(enum diag_code code);
const char *diag_code_name(enum diag_code code);    /* "CSV_WIDTH" */
const char *diag_level_name(enum diag_level level); /* "error" */
const char *diag_text(enum diag_code code);

/* True when a message of at least this level was reported for the company (NULL: for any).
 */
bool diag_has(const struct diag *d, enum diag_level level, const char *company);

/* Puts the messages after `before` (NULL: all) in the order of their lines; those of a
 * line, and those without one, which come first, stay as they are. */
void diag_sort(struct diag *d, struct diag_message *before);

/* Prints one message as `file:line:col: level: text: detail [CODE]` and a newline. */
void diag_print(FILE *out, const struct diag_message *m, bool colour);

/* The exit status the messages ask for: 0, 1, 2 or 3; warnings count as 1 when strict. */
int diag_status(const struct diag *d, bool strict);

/* Moves messages across a pipe: one line of tab-separated fields each. */
struct buf;
void diag_encode(const struct diag *d, struct buf *out);
/* Adds the encoded messages to d; returns false on a damaged line. */
bool diag_decode(struct diag *d, const char *lines);

#ifdef __cplusplus
}
#endif

#endif
