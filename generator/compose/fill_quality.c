/*
 * fill_quality.c - data quality and audit: who answered, how the answers look, which rows
 * of which files were used, settings, hashes.
 */
#include "compose/fill.h"

#include "base/text.h"

#include <math.h>

enum {
    ALPHA_PEOPLE = 10, /* complete answers from which alpha is printed */
    SMALL_GROUP = 10,
    FAULTS_LISTED = 10,
    REPORT_SCHEMA = 1
};

/* How a response rate reads: Culture Amp calls 75 to 80 % good and less than 60 % a reason
 * for caution. */
static const double rate_good = 0.75, rate_low = 0.60;

/* --- who answered -------------------------------------------------------------------- */

static bool has_rate(int answered, int invited)
{
    return invited > 0 && invited >= answered;
}

static void add_rate(struct fill *f, struct template_dict *row, int invited, int answered)
{
    struct template_dict *d =
        fill_row(row, "RATED", "INVITED", fill_count(f, invited > 0 ? invited : -1));
    const char *rate = fill_word(f, "no_value"), *reading = rate;

    if (has_rate(answered, invited)) {
        double share = (double)answered / invited;

        rate = text_percent(f->arena, f->code, share, 0);
        reading = fill_word(f, share < rate_low    ? "rate_low"
                               : share < rate_good ? "rate_fair"
                                                   : "rate_good");
    }
    template_set_text(d, "RATE", rate);
    template_set_text(d, "READING", reading);
}

/* One row; invited and rate only where the table has such columns. */
static void add_response(struct fill *f, struct template_dict *table, const char *name,
                         int invited, int answered, int scored, bool rated)
{
    struct template_dict *row = fill_row(table, "RESPONSE_ROW", "NAME", fill_word(f, name));

    template_set_text(row, "ANSWERED", fill_count(f, answered));
    template_set_text(row, "SCORED", fill_count(f, scored));
    if (rated)
        add_rate(f, row, invited, answered);
}

/* Who was invited and who answered is nobody's answer, so both departments stand here even
 * where their results are withheld; how many of them have a total does not. */
static void fill_response(struct fill *f, struct template_dict *d)
{
    static const char *const names[FUNCTIONS] = {"sales", "marketing"};
    const struct score *s = &f->d->score;
    struct template_dict *table = template_add_section(d, "RESPONSE_TABLE");
    int known = 0, invited = 0;

    for (int i = 0; i < FUNCTIONS; i++)
        if (has_rate(s->answered[i], s->invited[i])) {
            known++;
            invited += s->invited[i];
        }
    template_set_text(
        table, "CAPTION",
        fill_word(f, known > 0 ? "response_caption" : "response_caption_plain"));
    if (known > 0)
        template_show_section(table, "RATED");
    if (known == FUNCTIONS)
        fill_pull(d, text_percent(f->arena, f->code, (double)s->answered_all / invited, 0),
                  fill_word(f, "pull_quality"));
    for (int i = 0; i < FUNCTIONS; i++)
        add_response(f, table, names[i], s->invited[i], s->answered[i],
                     f->by_function ? s->scored[i] : -1, known > 0);
    if (!f->by_function)
        add_response(f, table, "pooled_row", known == FUNCTIONS ? invited : -1,
                     s->answered_all, s->scored_all, known > 0);
}

/* --- the answers --------------------------------------------------------------------- */

static void note(struct template_dict *d, const char *text)
{
    fill_row(d, "QUALITY", "TEXT", text);
}

static void note_sheets(struct fill *f, struct template_dict *d)
{
    const struct quality *q = &f->d->quality;

    if (q->straight_lines < 0) {
        note(d, fill_word(f, "quality_not_counted"));
        return;
    }
    if (q->straight_lines > 0)
        note(d, SAY(f, "quality_straight", NUMBER_ARG("n", q->straight_lines)));
    if (q->identical_sheets > 0)
        note(d, SAY(f, "quality_identical", NUMBER_ARG("n", q->identical_sheets)));
    if (q->straight_lines == 0 && q->identical_sheets == 0)
        note(d, fill_word(f, "quality_plausible"));
}

/* Why answers are missing, where anything but blank cells is among them. */
static void note_unused(struct fill *f, struct template_dict *d)
{
    static const char *const keys[ANSWER_KINDS] = {NULL,
                                                   "unused_blank",
                                                   "unused_not_applicable",
                                                   "unused_dont_know",
                                                   "unused_out_of_range",
                                                   "unused_not_understood"};
    const struct quality *q = &f->d->quality;
    const char *list = "";

    if (q->unused[ANSWER_BLANK] < 0 || q->unused[ANSWER_BLANK] == q->answers_missing)
        return;
    for (int kind = ANSWER_BLANK; kind < ANSWER_KINDS; kind++)
        if (q->unused[kind] > 0)
            list = fill_join(f, list, ", ",
                             SAY(f, keys[kind], NUMBER_ARG("n", q->unused[kind])));
    note(d, SAY(f, "quality_unused", TEXT_ARG("list", list)));
}

static void note_converted(struct fill *f, struct template_dict *d)
{
    const struct quality *q = &f->d->quality;

    for (int i = 0; i < q->nconverted; i++)
        note(d, SAY(f, "quality_converted", NUMBER_ARG("n", q->converted[i])));
}

/* With fewer people alpha is noise. */
static void note_alpha(struct fill *f, struct template_dict *d)
{
    const struct score *s = &f->d->score;

    if (s->alpha_n < ALPHA_PEOPLE || !isfinite(s->alpha) || !isfinite(s->alpha_low) ||
        !isfinite(s->alpha_high)) {
        note(d, fill_word(f, "quality_alpha_hidden"));
        return;
    }
    note(d, SAY(f, s->alpha < 0 ? "quality_alpha_negative" : "quality_alpha",
                TEXT_ARG("alpha", fill_number(f, s->alpha, 2)),
                TEXT_ARG("low", fill_number(f, s->alpha_low, 2)),
                TEXT_ARG("high", fill_number(f, s->alpha_high, 2)),
                NUMBER_ARG("n", s->alpha_n)));
}

static void fill_notes(struct fill *f, struct template_dict *d)
{
    const struct quality *q = &f->d->quality;
    const struct score *s = &f->d->score;

    if (!f->d->survey_shown) {
        note(d, fill_word(f, "quality_no_survey"));
        return;
    }
    if (q->answers_missing > 0)
        note(d, SAY(f, "quality_missing", NUMBER_ARG("n", q->answers_missing)));
    else
        note(d, fill_word(f, "quality_complete"));
    note_unused(f, d);
    note_converted(f, d);
    note_sheets(f, d);
    note_alpha(f, d);
    if (f->by_function && (s->scored[FUNCTION_SALES] < SMALL_GROUP ||
                           s->scored[FUNCTION_MARKETING] < SMALL_GROUP))
        note(d, fill_word(f, "quality_small"));
}

/* Two tables side by side: the statements that somebody left out. */
static void fill_missing(struct fill *f, struct template_dict *d)
{
    const int *missing = f->d->quality.missing;
    struct template_dict *part = NULL, *table = NULL;
    int n = 0, half, next = 0;

    for (int q = 0; q < QUESTIONS; q++)
        n += missing[q] > 0;
    if (n == 0)
        return;
    part = fill_row(d, "MISSING_ANSWERS", "CAPTION",
                    SAY(f, "missing_caption", NUMBER_ARG("n", f->d->score.answered_all)));
    half = (n + 1) / 2;
    for (int q = 0; q < QUESTIONS; q++) {
        if (missing[q] <= 0)
            continue;
        if (next == 0 || next == half)
            table = template_add_section(part, "MISSING_TABLE");
        next++;
        template_set_text(fill_row(table, "MISSING_ROW", "NAME", fill_question(f, q)),
                          "COUNT", fill_count(f, missing[q]));
    }
}

/* --- files --------------------------------------------------------------------------- */

static const char *quarters(const struct fill *f, const struct source_use *s)
{
    const char *first;

    if (s->nwaves == 0)
        return fill_word(f, "files_no_quarter");
    first = fill_wave(f, s->wave[0]);
    return s->nwaves == 1 ? first
                          : SAY(f, "files_quarters", TEXT_ARG("first", first),
                                TEXT_ARG("last", fill_wave(f, s->wave[s->nwaves - 1])));
}

static void fill_files(struct fill *f, struct template_dict *d)
{
    const struct quality *q = &f->d->quality;
    struct template_dict *table = NULL;

    for (size_t i = 0; i < q->nsources; i++) {
        const struct source_use *s = &q->source[i];
        struct template_dict *row;

        if (s->read < 0)
            continue;
        if (table == NULL)
            table = template_add_section(d, "FILES");
        row = fill_row(table, "FILE_ROW", "NAME", s->file->name);
        template_set_text(row, "WAVE", quarters(f, s));
        template_set_text(row, "ROWS_READ", fill_count(f, s->read));
        template_set_text(row, "ROWS_USED", fill_count(f, s->used));
        template_set_text(row, "ROWS_LEFT_OUT", fill_count(f, s->read - s->used));
    }
}

/* What was left out, in words; those that cannot occur here are errors. */
static const char *reason_key(enum diag_code code)
{
    static const struct {
        enum diag_code code;
        const char *key;
    } reasons[] = {
        {DIAG_RESPONDENT_REPEATED, "reason_repeated"},
        {DIAG_ROW_EMPTY, "reason_row_empty"},
        {DIAG_ROW_PREVIEW, "reason_row_preview"},
        {DIAG_ROW_TEST, "reason_row_test"},
        {DIAG_ROW_INCOMPLETE, "reason_row_incomplete"},
        {DIAG_ROW_OTHER, "reason_row_other"},
        {DIAG_ANSWER_RANGE, "reason_answer_range"},
        {DIAG_ANSWER_TEXT, "reason_answer_text"},
        {DIAG_METRIC_EMPTY, "reason_metric_empty"},
        {DIAG_METRIC_ZERO, "reason_metric_zero"},
        {DIAG_METRIC_TARGET, "reason_metric_target"},
        {DIAG_RECORD_TWICE, "reason_record_twice"},
        {DIAG_RECORD_UNDATED, "reason_record_undated"},
        {DIAG_DEAL_BACKWARDS, "reason_deal_backwards"},
        {DIAG_DEAL_AMOUNT, "reason_deal_amount"},
    };

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].code == code)
            return reasons[i].key;
    return "reason_other";
}

static const char *fault_text(const struct fill *f, const struct source_fault *fault)
{
    const struct place *at = &fault->at;
    const char *line = arena_printf(f->arena, "%d", at->line);
    const char *field = arena_printf(f->arena, "%d", at->column);
    const char *reason = fill_word(f, reason_key(fault->code));

    if (fault->raw)
        reason = arena_printf(f->arena, "%s (%s)", reason, fault->raw);
    return SAY(f, at->column > 0 ? "rejected_field" : "rejected_line",
               TEXT_ARG("file", at->file), TEXT_ARG("line", line), TEXT_ARG("field", field),
               TEXT_ARG("reason", reason));
}

static void fill_faults(struct fill *f, struct template_dict *d)
{
    const struct quality *q = &f->d->quality;
    struct template_dict *list;

    if (q->nfaults == 0) {
        if (f->d->survey_shown)
            template_show_section(d, "NOTHING_REJECTED");
        return;
    }
    list = template_add_section(d, "REJECTED");
    for (size_t i = 0; i < q->nfaults && i < FAULTS_LISTED; i++)
        fill_row(list, "REJECTED_ROW", "TEXT", fault_text(f, &q->fault[i]));
    if (q->nfaults > FAULTS_LISTED)
        fill_row(
            list, "REJECTED_ROW", "TEXT",
            SAY(f, "rejected_more", NUMBER_ARG("n", (double)(q->nfaults - FAULTS_LISTED))));
}

static void fill_hashes(struct fill *f, struct template_dict *d)
{
    const struct quality *q = &f->d->quality;

    for (size_t i = 0; i < q->nsources; i++) {
        const struct fingerprint *file = q->source[i].file;
        struct template_dict *row;

        if (q->source[i].unnamed)
            continue;
        row = fill_row(d, "HASH_ROW", "NAME", file->name);
        template_set_text(row, "BYTES",
                          text_number(f->arena, f->code, (double)file->bytes, 0));
        template_set_text(row, "HASH", file->sha256);
    }
}

/* --- settings ------------------------------------------------------------------------ */

static void setting(struct fill *f, struct template_dict *d, const char *name,
                    const char *text)
{
    template_set_text(fill_row(d, "SETTING", "NAME", fill_word(f, name)), "TEXT", text);
}

static const char *languages(const struct fill *f)
{
    const struct company *c = f->d->company;
    const char *list = "";

    for (int i = 0; i < c->nlanguages; i++)
        list = fill_join(
            f, list, ", ",
            text_language_name(f->arena, f->content->languages.code[c->language[i]]));
    return list;
}

static void fill_settings(struct fill *f, struct template_dict *d)
{
    const struct project *p = f->d->project;
    const char *period = fill_wave(f, f->d->wave);

    setting(f, d, "setting_period",
            p->period == WAVE_NONE
                ? SAY(f, "setting_period_latest", TEXT_ARG("period", period))
                : SAY(f, "setting_period_set", TEXT_ARG("period", period)));
    setting(f, d, "setting_minimum",
            SAY(f,
                p->minimum < MINIMUM_USUAL ? "setting_minimum_less" : "setting_minimum_n",
                NUMBER_ARG("n", p->minimum), NUMBER_ARG("usual", MINIMUM_USUAL)));
    setting(f, d, "setting_consent",
            fill_word(f, p->named               ? "setting_consent_named"
                         : f->d->company->named ? "setting_consent_leaders"
                                                : "setting_consent_none"));
    setting(f, d, "setting_min_answered",
            SAY(f, "setting_min_answered_text",
                TEXT_ARG("share", text_percent(f->arena, f->code, p->min_answered, 0)),
                NUMBER_ARG("n", ceil(p->min_answered * QUESTIONS - 1e-9)),
                NUMBER_ARG("all", QUESTIONS)));
    setting(f, d, "setting_pseudonyms",
            fill_word(f, p->stable_pseudonyms ? "setting_pseudonyms_stable"
                                              : "setting_pseudonyms_wave"));
    setting(f, d, "setting_languages", languages(f));
    setting(f, d, "setting_edition", fill_edition(f, f->edition));
    setting(f, d, "setting_tool",
            SAY(f, "setting_tool_text", TEXT_ARG("version", RAPPORT_VERSION),
                NUMBER_ARG("schema", REPORT_SCHEMA)));
}

void fill_quality(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "QUALITY_SECTION", "quality.html", true);

    if (f->d->survey_shown)
        fill_response(f, d);
    fill_notes(f, d);
    fill_missing(f, d);
    fill_files(f, d);
    fill_faults(f, d);
    fill_settings(f, d);
    fill_hashes(f, d);
}
