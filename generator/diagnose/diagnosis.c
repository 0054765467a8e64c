/*
 * diagnosis.c - runs the steps of a diagnosis in order and reports what a reader should
 * know about the data; see diagnosis.h.
 */
#include "diagnose/diagnosis.h"
#include "diagnose/parts.h"

#include <string.h>

static const struct place nowhere = {0};

struct span company_responses(const struct survey *survey, size_t company)
{
    struct span all = {NULL, 0};

    if (survey->n > 0) {
        all.r = survey->response + survey->first[company];
        all.n = survey->first[company + 1] - survey->first[company];
    }
    return all;
}

struct block_rows reported_rows(struct arena *a, const struct diagnosis *d, enum block b)
{
    size_t company = (size_t)(d->company - d->project->company);

    return blocks_of(a, d->blocks, d->project, company, b, d->wave);
}

struct span wave_responses(struct span all, int wave)
{
    while (all.n > 0 && all.r[all.n - 1].wave > wave)
        all.n--;
    while (all.n > 0 && all.r[0].wave < wave) {
        all.r++;
        all.n--;
    }
    return all;
}

enum basis filter_wave(struct arena *a, const struct project *p,
                       const struct content *content, struct span all, struct span now,
                       struct score *s, struct suppressions *out)
{
    size_t before = now.n ? (size_t)(now.r - all.r) : 0;
    struct repeats repeats =
        privacy_repeats(now.r, now.n, all.r, before, p->min_answered, content);

    return privacy_apply(a, s, &repeats, content, p->minimum, out);
}

static void report_people(const struct diagnosis *d, struct diag *diag)
{
    static const char *const name[FUNCTIONS] = {"Sales", "Marketing"};
    const struct score *s = &d->score;
    const char *id = d->company->id;
    int incomplete = s->answered_all - s->scored_all;

    for (int f = 0; f < FUNCTIONS; f++)
        if (s->invited[f] >= 0 && s->invited[f] < s->answered[f])
            diag_report(diag, DIAG_INVITED_FEWER,
                        (struct place){"companies.csv", d->company->line, 0}, id,
                        "%s: %d invited, %d answered", name[f], s->invited[f],
                        s->answered[f]);
    if (incomplete > 0)
        diag_report(diag, DIAG_PERSON_INCOMPLETE, nowhere, id, "%d of %d people",
                    incomplete, s->answered_all);
}

/* Only what may be shown: messages stand in report.json and in the manifest. */
static void report_sheets(const struct diagnosis *d, struct diag *diag)
{
    const struct quality *q = &d->quality;

    if (q->straight_lines > 0)
        diag_report(diag, DIAG_STRAIGHT_LINE, nowhere, d->company->id, "%d of %d people",
                    q->straight_lines, d->score.answered_all);
    if (q->identical_sheets > 0)
        diag_report(diag, DIAG_SHEETS_IDENTICAL, nowhere, d->company->id, "%d of %d people",
                    q->identical_sheets, d->score.answered_all);
}

/* Why functions or the survey are withheld; NULL for want of people. */
static const char *other_reason(const struct diagnosis *d)
{
    const char *why = d->suppressed.n ? d->suppressed.item[0].why : "group";

    if (strcmp(why, "repeat") == 0)
        return "too few answer sheets are new, the others stood in an earlier wave";
    return strcmp(why, "group") == 0 ? NULL : "all totals are alike";
}

static void report_sample(const struct diagnosis *d, struct diag *diag)
{
    const struct score *s = &d->score;
    enum basis basis = d->level.basis;
    int minimum = d->project->minimum;
    bool enough = s->answered[FUNCTION_SALES] >= minimum &&
                  s->answered[FUNCTION_MARKETING] >= minimum;

    if (basis == BASIS_BALANCED)
        return;
    if (other_reason(d))
        diag_report(diag, basis == BASIS_NONE ? DIAG_SAMPLE_TINY : DIAG_SAMPLE_SMALL,
                    nowhere, d->company->id, "%s", other_reason(d));
    else if (basis == BASIS_NONE)
        diag_report(diag, DIAG_SAMPLE_TINY, nowhere, d->company->id,
                    "%d answered, at least %d needed", s->answered_all, minimum);
    else
        diag_report(diag, DIAG_SAMPLE_SMALL, nowhere, d->company->id,
                    "Sales %d, Marketing %d, at least %d each%s needed",
                    s->answered[FUNCTION_SALES], s->answered[FUNCTION_MARKETING], minimum,
                    enough ? " with enough answers for a score" : "");
}

bool diagnose(struct arena *a, const struct project *p, const struct content *content,
              const struct survey *survey, const struct kpis *kpis,
              const struct blocks *blocks, size_t company, int wave, struct diagnosis *d,
              struct diag *diag)
{
    struct span all = company_responses(survey, company);
    struct span now = wave_responses(all, wave);

    memset(d, 0, sizeof *d);
    d->project = p;
    d->content = content;
    d->company = &p->company[company];
    d->blocks = blocks;
    d->wave = wave;
    score_wave(now.r, now.n, p->min_answered, content, &d->score);
    if (d->score.answered_all == 0)
        return diag_report(diag, DIAG_NO_ANSWERS, nowhere, d->company->id, NULL);
    for (int f = 0; f < FUNCTIONS; f++)
        d->score.invited[f] = d->company->invited[f];
    report_people(d, diag);

    d->level.basis = filter_wave(a, p, content, all, now, &d->score, &d->suppressed);
    d->survey_shown = d->level.basis != BASIS_NONE;
    report_sample(d, diag);
    diagnose_level(d);
    diagnose_gaps(d);
    diagnose_kpis(kpis, company, d);
    diagnose_relevance(d);
    diagnose_funnel(kpis, company, d);
    diagnose_worth(kpis, company, d);
    if (d->nkpi == 0)
        diag_report(diag, DIAG_NO_KPIS, nowhere, d->company->id, NULL);
    diagnose_trend(a, all.r, all.n, d);
    diagnose_alerts(d);
    diagnose_quality(a, survey, kpis, now.r, now.n, d);
    report_sheets(d, diag);
    diagnose_strategy(a, d);
    diagnose_why(d);
    diagnose_roadmap(d);
    diagnose_practice(a, d);
    diagnose_workload(a, d);
    diagnose_progress(a, d);
    diagnose_discussion(d);
    return true;
}
