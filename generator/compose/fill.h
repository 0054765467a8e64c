/*
 * fill.h - puts a diagnosis into the dictionaries of the templates.
 *
 * One file fills one section; fill.c holds what they share: words in the
 * report's language and numbers as they are printed.  All geometry that depends
 * on data is computed in these files.  A value that is NAN has been withheld or
 * does not exist and is never printed: fill_number gives the dash, and rows and
 * columns that would hold nothing else are left out.
 */
#ifndef RAPPORT_COMPOSE_FILL_H
#define RAPPORT_COMPOSE_FILL_H

#include "compose/compose.h"

enum { FILL_ARGS = 16, HEAT_STEPS = 5, FILL_SECTIONS = 32 };

struct claim;

/* An entry of the contents: anchor and key of the title. */
struct chapter {
    const char *id, *title;
};

struct fill {
    struct arena *arena;
    const struct composer *composer;
    const struct content *content;
    const struct diagnosis *d;
    int language;
    enum edition edition;
    const char *code; /* of the language */
    long days;        /* the report's date */
    struct template_dict *root;
    struct chapter chapter[FILL_SECTIONS]; /* the sections of this report, in order */
    int nchapters;
    int section;                        /* number of the one being filled, from 1 */
    struct message_arg args[FILL_ARGS]; /* what every text may use; ends with a NULL name */
    bool by_function;                   /* results by function are shown */
};

/* --- words ------------------------------------------------------------------------ */

/* A text with the document-wide arguments, and one with its own. */
const char *fill_word(const struct fill *f, const char *key);
const char *fill_say(const struct fill *f, const char *key, const struct message_arg *args);
#define SAY(f, key, ...) fill_say(f, key, (const struct message_arg[]){__VA_ARGS__, {0}})
#define TEXT_ARG(name, value)                                                              \
    {                                                                                      \
        name, value, 0                                                                     \
    }
#define NUMBER_ARG(name, value)                                                            \
    {                                                                                      \
        name, NULL, value                                                                  \
    }

/* Content in the report's language, never NULL. */
const char *fill_in(const struct fill *f, const struct words *words);
const char *fill_question(const struct fill *f, int question);  /* its label */
const char *fill_level(const struct fill *f, int number);       /* "2 (Defined)" */
const char *fill_wave(const struct fill *f, int wave);          /* "Q3 2026" */
const char *fill_since(const struct fill *f, int wave);         /* "since Q2 2026" */
const char *fill_edition(const struct fill *f, enum edition e); /* "Board summary" */

/* When the rows of a block were recorded: "Q3 2026", or "as of Q2 2026" where that is not
 * the reported quarter; WAVE_NONE: rows of no quarter, which count in every one. */
const char *fill_as_of(const struct fill *f, int wave);

/* The second text appended to the first with the separator between; either may be "". */
const char *fill_join(const struct fill *f, const char *list, const char *separator,
                      const char *item);

/* The text with no-break spaces for its spaces: it stays on one line. */
const char *fill_unbroken(const struct fill *f, const char *text);

/* "sales" or "marketing": the department that answered while nobody in the other one did,
 * so that all survey figures are its view; else "no". */
const char *fill_alone(const struct fill *f);

/* --- numbers ---------------------------------------------------------------------- */

/* In the language of the report; the dash when the value is not finite.  fill_signed has a
 * plus before what is more than zero. */
const char *fill_number(const struct fill *f, double value, int decimals);
const char *fill_signed(const struct fill *f, double value, int decimals);
/* A total; with a second decimal where one would round it across a cut between levels. */
const char *fill_score(const struct fill *f, double value);
/* A mean of answers beside the verdict on it: with further decimals where one would round
 * it across a limit of the verdict, 2.5, 3 or 3.5. */
const char *fill_judged(const struct fill *f, double mean);
/* "45.4 to 57.7" */
const char *fill_range(const struct fill *f, double low, double high);
const char *fill_count(const struct fill *f, int n);        /* the dash when negative */
const char *fill_share(const struct fill *f, double share); /* 0..1: "41%" */

/* A metric's value with its unit, and a difference of two values. */
const char *fill_metric(const struct fill *f, const struct metric *m, double value);
const char *fill_metric_change(const struct fill *f, const struct metric *m, double change);

/* --- geometry --------------------------------------------------------------------- */

/* "42.5%" */
const char *fill_percent(const struct fill *f, double percent);
/* Where a mean of 1..5 stands in a bar that leaves 4 % at each end for the marks. */
const char *fill_mean_x(const struct fill *f, double mean);
/* A coordinate with one decimal. */
const char *fill_coordinate(const struct fill *f, double value);

/* The class and step of a mean: fixed cuts, so that reports can be compared. */
int fill_heat(double mean);  /* 1..5; 0 for NAN */
double fill_heat_cut(int i); /* the i-th of the six limits: 1, 1.8 ... 5 */

/* --- dictionary ------------------------------------------------------------------- */

/* Shows BY_FUNCTION, POOLED or NO_SURVEY, as the results may be shown.  A section shown by
 * a partial does not see the values of a row inside it: such rows ask again. */
void fill_basis(const struct fill *f, struct template_dict *d);
/* Adds the partial to the report; a numbered section gets SECTION. */
struct template_dict *fill_partial(struct fill *f, const char *name, const char *file,
                                   bool numbered);
/* The figure that opens a chapter, with the words that follow it: "71.1", "of 100". */
void fill_pull(struct template_dict *chapter, const char *value, const char *label);
/* Adds one iteration of a section with one value. */
struct template_dict *fill_row(struct template_dict *d, const char *section,
                               const char *name, const char *value);

/* --- sections --------------------------------------------------------------------- */

void fill_cover(struct fill *f);
/* The head of an edition that has no cover in print. */
void fill_masthead(struct fill *f, struct template_dict *section);
void fill_contents(struct fill *f);
void fill_jump(struct fill *f); /* contents of a short edition */
/* Who publishes the report, how to reach them and who may read it; absent with none. */
void fill_imprint(struct fill *f, struct template_dict *section);
/* How to read the charts; period, date, response and who answers for the report. */
void fill_guide(struct fill *f, struct template_dict *section);
void fill_about(struct fill *f, struct template_dict *section);
/* Where this report stands on the web, with a QR code; absent without base_url. */
void fill_online(struct fill *f, struct template_dict *section);
void fill_summary(struct fill *f);
const char *fill_response_line(const struct fill *f); /* who answered, in one line */
void fill_gauge(struct fill *f, struct template_dict *summary);
/* The levels besides the company's that the interval reaches, as `name` calls them: "1 or
 * 3"; "" when there is none. */
typedef const char *fill_level_name(const struct fill *f, int number);
const char *fill_other_levels(const struct fill *f, fill_level_name *name);
void fill_decisions(struct fill *f, struct template_dict *summary);
void fill_level_section(struct fill *f);
/* One LEVEL_ROW for each department and for both, or one for all people. */
void fill_level_rows(struct fill *f, struct template_dict *d);
/* The point of the reported wave and the one it is compared with; NULL without. */
const struct trend_point *fill_last_point(const struct fill *f);
const struct trend_point *fill_previous_point(const struct fill *f);
const char *fill_verdict(const struct fill *f, enum trend_verdict verdict); /* a word */
void fill_trend(struct fill *f, struct template_dict *level);
/* One iteration of the section with TEXT for each change of the method after the first
 * point of the trend. */
void fill_method_changes(const struct fill *f, struct template_dict *d,
                         const char *section);
/* The section once for each quarter: NAME VALUE INTERVAL PEOPLE. */
void fill_trend_scores(struct fill *f, struct template_dict *d, const char *section);
void fill_trend_summary(struct fill *f, struct template_dict *summary);
void fill_alerts(struct fill *f, struct template_dict *summary);
/* Why the list of statements that moved is empty. */
const char *fill_not_moved(const struct fill *f);
void fill_heatmap(struct fill *f);
void fill_likert(struct fill *f, struct template_dict *heatmap);
void fill_gaps(struct fill *f);
void fill_dimensions(struct fill *f);
/* The same in short: the lowest and highest statements, the widest gaps, the dimensions. */
void fill_heatmap_ends(struct fill *f, struct template_dict *findings);
void fill_gaps_widest(struct fill *f, struct template_dict *findings);
void fill_dimensions_chart(struct fill *f, struct template_dict *findings);
void fill_findings(struct fill *f);
void fill_kpis(struct fill *f);

/* How many metrics reached their target, as a sentence; NULL when none was held against
 * one. */
const char *fill_kpis_finding(const struct fill *f);

/* For a key figure counted from deals or leads (fill_counted.c): what stands below its
 * value ("12 of 48", "mean: 49.2 days"; NULL for nothing), its formula with the quarter's
 * numbers ("" for others), and the files it was counted from (none for others). */
const char *fill_counted_note(const struct fill *f, const struct kpi_result *kpi);
const char *fill_counted_about(const struct fill *f, const struct kpi_result *kpi);
void fill_counted_from(const struct fill *f, struct template_dict *definition,
                       const struct kpi_result *kpi);
void fill_funnel(struct fill *f, struct template_dict *kpis);
/* What one point of a key figure is worth; absent where the figures do not tell. */
void fill_worth(struct fill *f, struct template_dict *kpis);
void fill_spark(struct fill *f, struct template_dict *row, const struct kpi_result *kpi);
/* The values behind the lines, metric by metric. */
void fill_kpi_history(struct fill *f, struct template_dict *table);
/* The rows of a table of metrics, first the current step's; at most `most` of them. */
void fill_kpi_row(struct fill *f, struct template_dict *row, const struct kpi_result *kpi);
void fill_roadmap(struct fill *f);
/* The plan stays below level 3, where operating figures are not shared yet. */
bool fill_stance_early(const struct fill *f);
/* The verdict, and the actions without their explanations. */
void fill_roadmap_short(struct fill *f, struct template_dict *plan);
void fill_plan(struct fill *f);
/* The roadmap's i-th action, from 0. */
const struct action *fill_action_of(const struct fill *f, int i);
/* RANK TITLE OWNER EFFORT WIDTH DAYS MEASURE; with details TEXT WHY and ACTION_STEP too. */
void fill_action(struct fill *f, struct template_dict *row, int i);
void fill_action_details(struct fill *f, struct template_dict *row, int i);
void fill_timeline(struct fill *f, struct template_dict *actions);
/* "Move from level 2 to level 3?" */
const char *fill_plan_question(const struct fill *f);
/* The i-th action in one line: title, owner and the day it is due. */
const char *fill_action_line(const struct fill *f, int i);
/* The quarter whose survey can show the plan's effect: roadmap.quarters after the report's
 * date. */
int fill_reach(const struct fill *f);
const char *fill_action_title(const struct fill *f,
                              int i); /* of the roadmap's i-th action */
void fill_statistics(struct fill *f);
bool fill_has_statistics(const struct diagnosis *d); /* some answers may be counted */
void fill_method(struct fill *f);
void fill_survey_figures(struct fill *f, struct template_dict *method);
/* Chapters that are there when they have something to say. */
void fill_why(struct fill *f);
bool fill_has_why(const struct fill *f);
/* What the data point to, in a sentence; for the summary with two names at most, where some
 * cause leads. */
const char *fill_why_causes_line(const struct fill *f);
const char *fill_why_causes_short(const struct fill *f);
void fill_strategy(struct fill *f);
bool fill_has_strategy(const struct fill *f);
void fill_practice(struct fill *f);
bool fill_has_practice(const struct fill *f);
void fill_workload(struct fill *f);
bool fill_has_workload(const struct fill *f);
void fill_progress(struct fill *f);
bool fill_has_progress(const struct fill *f);
/* What became of the actions agreed earlier, in one line; absent without any. */
void fill_progress_line(struct fill *f, struct template_dict *summary);
void fill_paper(struct fill *f);
bool fill_has_paper(const struct fill *f);
void fill_views(struct fill *f);
bool fill_has_views(const struct fill *f);
void fill_discussion(struct fill *f);
bool fill_has_discussion(const struct fill *f);
void fill_grounds(struct fill *f); /* the same in short, for the board */
void fill_quality(struct fill *f);
/* One iteration of the section with TEXT EVIDENCE ID (of the source) for each claim that
 * may stand at this place (claims.h), and in words what a claim rests on. */
void fill_claims(const struct fill *f, struct template_dict *d, const char *place,
                 const char *section);
const char *fill_evidence(const struct fill *f, const struct claim *claim);
/* The list of sources, in a chapter that has it. */
void fill_sources(struct fill *f, struct template_dict *section);
/* The rules of anonymity and what they hide; only the first of the rules in a short
 * edition.
 */
void fill_privacy(struct fill *f, struct template_dict *method);

#endif
