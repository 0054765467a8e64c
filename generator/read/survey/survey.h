/*
 * survey.h - the answers of all companies, from each file of surveys/: the export of a
 * survey tool, or the plain form
 *
 *     company,wave,function,respondent,q1,...,q20
 *
 * Columns may stand in any order; function is sales or marketing (also Sprzedaz,
 * Marketing, Prodazhi ... in the project's languages); empty, NA, N/A and - mean not
 * answered.  What is wrong is reported with file, line and field:
 *   - an answer outside 1..5 or not a number: counted as missing (warning); more than 10 %
 *     of a company's answers in a wave wrong: the company fails
 *   - a short or long row, an unknown function, no respondent: the company fails
 *   - a row without any answer that can be used: left out (warning)
 *   - an unknown company: the row is left out (error)
 *   - a respondent twice in a wave and function: same answers: counted once; else the
 *     company fails
 *   - a file that cannot be read, is empty or has no header: error; a company of the same
 *     name as the file fails, others fail only when they end up without answers
 *
 * An export says less and holds more.  Its statements are found by statements.h, its
 * answers understood by likert.h.  Company, function, quarter and person come from what
 * [survey "file"] in rapport.ini says, else from a column of a usual name, else from one
 * whose values are of the kind, else from the file's name; the quarter also from the dates
 * of the answers.  What is not sure is a QUESTION that names the setting which answers it.
 * Previews, tests and rows below the data are left out and counted; incomplete sheets count
 * for what is answered in them.  Identifiers that are no person's (numbers of sheets) find
 * repeated rows but never link quarters; e-mail addresses are kept as hashes alone.
 */
#ifndef RAPPORT_SURVEY_H
#define RAPPORT_SURVEY_H

#include "read/audit.h"
#include "read/project.h"
#include "read/reading.h"
#include "read/survey/likert.h"

struct response {
    const char *respondent;
    unsigned company; /* index into project.company */
    int wave;
    enum function function;
    unsigned char answer[QUESTIONS];    /* 1..5; 0: not answered */
    unsigned char unused[ANSWER_KINDS]; /* cells without an answer, by kind */
    unsigned short file;                /* index into survey.file */
    int line;
};

struct survey {
    struct response *response; /* sorted by company, wave, function; then file order */
    size_t n;
    size_t *first;            /* first[c]..first[c + 1] are company c's responses */
    struct fingerprint *file; /* digits and size empty when it could not be read */
    struct reading *reading;  /* by file: what was understood */
    int nfiles;
    unsigned char *converted; /* by file: steps of a scale that was converted linearly,
                                 else 0; NULL: nowhere */
    struct audit audit;
    int latest; /* the latest wave in all the data, or WAVE_NONE */
};

/* Reads each CSV file of surveys/ of the project in name order.  Data errors are
 * reported in d with the company's id; false, always with a message, only when no file at
 * all could be read. */
bool survey_load(struct arena *a, const struct project *p, const struct content *content,
                 struct survey *s, struct diag *d);

#endif
