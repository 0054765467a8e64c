/*
 * fill_views.c - the two positions on shared key figures, what each rests on, and which one
 * the plan follows.
 */
#include "compose/fill.h"
#include "read/claims.h"

/* There without survey results too: what to measure is decided before anybody is asked. */
bool fill_has_views(const struct fill *f)
{
    return f->content != NULL;
}

static const char *evidence_key(enum claim_evidence evidence)
{
    switch (evidence) {
    case CLAIM_FROM_SURVEY: return "claim_survey";
    case CLAIM_FROM_COUNT: return "claim_count";
    case CLAIM_FROM_MODEL: return "claim_model";
    case CLAIM_FROM_EXPERIENCE: return "claim_experience";
    case CLAIM_FROM_CASES: return "claim_cases";
    case CLAIM_FROM_REVIEW: return "claim_review";
    case CLAIM_FROM_VENDOR: return "claim_vendor";
    case CLAIM_FROM_NONE: /* nothing without evidence is printed */
    case CLAIM_EVIDENCES: break;
    }
    return "no_value";
}

const char *fill_evidence(const struct fill *f, const struct claim *claim)
{
    const char *evidence = fill_word(f, evidence_key(claim->evidence));

    if (claim->status == CLAIM_NARROWER)
        return SAY(f, "claim_narrower", TEXT_ARG("evidence", evidence));
    if (claim->status == CLAIM_MISATTRIBUTED)
        return SAY(f, "claim_misattributed", TEXT_ARG("evidence", evidence));
    return evidence;
}

void fill_claims(const struct fill *f, struct template_dict *d, const char *place,
                 const char *section)
{
    const struct claim *claim;

    for (int i = 0; (claim = claim_at(f->content, place, i)) != NULL; i++) {
        struct template_dict *row = fill_row(d, section, "TEXT", fill_in(f, &claim->text));

        template_set_text(row, "EVIDENCE", fill_evidence(f, claim));
        template_set_text(row, "ID", claim->source->id);
    }
}

static const char *stance_key(const struct fill *f)
{
    switch (f->d->company->kpi_stance) {
    case STANCE_SEPARATE: return "views_stance_separate";
    case STANCE_ONE_OUTCOME: return "views_stance_one";
    case STANCE_SHARED:
        return fill_stance_early(f) ? "views_stance_shared_early" : "views_stance_shared";
    case STANCES: break;
    }
    return "views_stance_one";
}

void fill_views(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "VIEWS", "views.html", true);

    fill_claims(f, d, "views_separate", "SEPARATE_CLAIM");
    fill_claims(f, d, "views_shared", "SHARED_CLAIM");
    fill_claims(f, d, "views", "VIEWS_CLAIM");
    fill_claims(f, d, "pay", "PAY_CLAIM");
    template_set_text(d, "VIEWS_STANCE", fill_word(f, stance_key(f)));
}
