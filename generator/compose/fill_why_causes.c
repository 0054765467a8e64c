/*
 * fill_why_causes.c - the possible causes with their signs, the strongest two in words.
 */
#include "compose/fill_why.h"
#include "read/claims.h"

#include <math.h>

enum { CAUSES_NAMED = 2 }; /* in a summary */

static const char *evidence_text(const struct fill *f, enum cause_evidence evidence)
{
    switch (evidence) {
    case CAUSE_UNKNOWN: return fill_join(f, "–", " ", fill_word(f, "why_unknown"));
    case CAUSE_NO_SIGN: return fill_join(f, "○", " ", fill_word(f, "why_none"));
    case CAUSE_ONE_SIGN: return fill_join(f, "●", " ", fill_word(f, "why_one"));
    case CAUSE_SEVERAL_SIGNS: break;
    }
    return fill_join(f, "●●", " ", fill_word(f, "why_several"));
}

/* The metrics of the cause that have this status: "Win rate; Sales cycle". */
static const char *metric_names(const struct fill *f, const struct branch *branch,
                                enum kpi_status status)
{
    const char *names = "";

    for (int i = 0; i < f->d->nkpi; i++)
        for (int k = 0; k < branch->nmetrics; k++)
            if (f->d->kpi[i].metric == branch->metric[k] && f->d->kpi[i].status == status)
                names = fill_join(f, names, "; ",
                                  fill_in(f, &f->content->metric[branch->metric[k]].name));
    return names;
}

static const char *kpis_sign(const struct fill *f, const struct branch *branch,
                             const struct why_sign *sign, bool in_favour)
{
    enum kpi_status status = in_favour ? KPI_OFF_TARGET : KPI_ON_TARGET;

    return SAY(f, in_favour ? "why_sign_kpis_for" : "why_sign_kpis_against",
               NUMBER_ARG("count", sign->count), NUMBER_ARG("of", sign->of),
               TEXT_ARG("names", metric_names(f, branch, status)));
}

static const char *ratings_sign(const struct fill *f, const struct why_sign *sign,
                                bool in_favour)
{
    return SAY(
        f, in_favour ? "why_sign_ratings_low" : "why_sign_ratings_high",
        TEXT_ARG("described", sign->described == FUNCTION_SALES ? "sales" : "marketing"),
        TEXT_ARG("sales", fill_judged(f, sign->by[FUNCTION_SALES])),
        TEXT_ARG("marketing", fill_judged(f, sign->by[FUNCTION_MARKETING])));
}

static const char *sign_text(const struct fill *f, const struct branch *branch,
                             const struct why_sign *sign, bool in_favour)
{
    const struct targets *targets = &f->d->why.targets;

    switch (sign->kind) {
    case SIGN_STATEMENTS:
        return SAY(f, "why_sign_statements",
                   TEXT_ARG("text", fill_in(f, in_favour ? &branch->low : &branch->high)),
                   TEXT_ARG("value", fill_judged(f, sign->value)));
    case SIGN_KPIS: return kpis_sign(f, branch, sign, in_favour);
    case SIGN_TARGETS: return fill_word(f, "why_sign_targets");
    case SIGN_LEADERS:
        return SAY(f, in_favour ? "why_sign_leaders_for" : "why_sign_leaders_against",
                   NUMBER_ARG("n", sign->count));
    case SIGN_VIEWS:
        return SAY(f, in_favour ? "why_sign_views_for" : "why_sign_views_against",
                   NUMBER_ARG("count", sign->count), NUMBER_ARG("of", sign->of));
    case SIGN_RATINGS: return ratings_sign(f, sign, in_favour);
    case SIGN_OWN_KPIS:
        return SAY(f, "why_sign_own",
                   TEXT_ARG("sales", fill_tally(f, &targets->by[FUNCTION_SALES])),
                   TEXT_ARG("marketing", fill_tally(f, &targets->by[FUNCTION_MARKETING])));
    }
    return "";
}

/* What was looked at and speaks neither for the cause nor against it. */
static void add_between(struct fill *f, struct template_dict *row,
                        const struct branch *branch, double mean)
{
    if (!isnan(mean))
        fill_row(row, "WHY_BETWEEN", "TEXT",
                 SAY(f, "why_between", TEXT_ARG("value", fill_judged(f, mean))));
    if (branch->leaders && f->d->strategy.leaders.coherence == COHERENCE_MIXED)
        fill_row(row, "WHY_BETWEEN", "TEXT", fill_word(f, "why_between_leaders"));
}

static void add_cause(struct fill *f, struct template_dict *d,
                      const struct why_cause *cause)
{
    const struct branch *branch = &f->content->branch[cause->branch];
    struct template_dict *row = fill_row(d, "WHY_CAUSE", "NAME", fill_in(f, &branch->name));

    template_set_text(row, "WHY_EVIDENCE", evidence_text(f, cause->evidence));
    if (cause->evidence == CAUSE_NO_SIGN && cause->nagainst == 0)
        add_between(f, row, branch, cause->mean);
    if (cause->nin_favour == 0)
        fill_row(row, "WHY_FOR", "TEXT", "–");
    if (cause->nagainst == 0)
        fill_row(row, "WHY_AGAINST", "TEXT", "–");
    for (int i = 0; i < cause->nin_favour; i++)
        fill_row(row, "WHY_FOR", "TEXT", sign_text(f, branch, &cause->in_favour[i], true));
    for (int i = 0; i < cause->nagainst; i++)
        fill_row(row, "WHY_AGAINST", "TEXT",
                 sign_text(f, branch, &cause->against[i], false));
}

/* How many causes, which are sorted by evidence, have a sign in favour. */
static int count_signed(const struct why *why)
{
    int n = 0;

    while (n < why->ncauses && why->cause[n].evidence >= CAUSE_ONE_SIGN)
        n++;
    return n;
}

static const char *cause_name(const struct fill *f, int i)
{
    return fill_in(f, &f->content->branch[f->d->why.cause[i].branch].name);
}

/* The names of the causes from `from` to before `to`: "“A”, “B”". */
static const char *quoted_names(const struct fill *f, int from, int to)
{
    const char *names = "";

    for (int i = from; i < to; i++)
        names =
            fill_join(f, names, ", ", SAY(f, "quoted", TEXT_ARG("name", cause_name(f, i))));
    return names;
}

static bool are_equal(const struct why_cause *a, const struct why_cause *b)
{
    return a->evidence == b->evidence && a->nagainst == b->nagainst;
}

const char *fill_why_causes_line(const struct fill *f)
{
    const struct why_cause *cause = f->d->why.cause;
    int n = f->d->why.nleading;

    if (n == 0)
        return fill_word(f, "why_lead_none");
    if (n == 1)
        return SAY(f, "why_lead_one", TEXT_ARG("first", cause_name(f, 0)));
    if (n == 2)
        return SAY(f, "why_lead_two", TEXT_ARG("first", cause_name(f, 0)),
                   TEXT_ARG("second", cause_name(f, 1)));
    if (are_equal(&cause[0], &cause[n - 1]))
        return SAY(f, "why_lead_equal", NUMBER_ARG("n", n),
                   TEXT_ARG("names", quoted_names(f, 0, n)));
    return SAY(f, "why_lead_first", TEXT_ARG("first", cause_name(f, 0)),
               TEXT_ARG("names", quoted_names(f, 1, n)));
}

const char *fill_why_causes_short(const struct fill *f)
{
    int n = f->d->why.nleading, named = n < CAUSES_NAMED ? n : CAUSES_NAMED;

    return SAY(f, "why_short", NUMBER_ARG("n", n), NUMBER_ARG("more", n - named),
               TEXT_ARG("names", quoted_names(f, 0, named)));
}

/* What research says of having several causes, with its source. */
static void fill_claim(struct fill *f, struct template_dict *d)
{
    const struct claim *claim = claim_at(f->content, "why", 0);

    if (claim != NULL)
        template_set_text(fill_row(d, "WHY_CLAIM", "TEXT", fill_in(f, &claim->text)),
                          "SOURCE_ID", claim->source->id);
}

void fill_why_causes(struct fill *f, struct template_dict *d)
{
    const struct why *why = &f->d->why;
    int found = count_signed(why);

    template_set_text(d, "WHY_FINDING",
                      found == 0 ? fill_word(f, "why_finding_none")
                                 : SAY(f, "why_finding", NUMBER_ARG("n", found),
                                       NUMBER_ARG("of", why->ncauses)));
    template_set_text(d, "WHY_MEASURE",
                      SAY(f, "why_measure", NUMBER_ARG("n", f->d->score.answered_all),
                          NUMBER_ARG("figures", f->d->nkpi),
                          TEXT_ARG("period", fill_wave(f, f->d->wave))));
    for (int i = 0; i < why->ncauses; i++)
        add_cause(f, d, &why->cause[i]);
    fill_claim(f, d);
    for (int i = 0; i < why->nleading; i++) {
        const struct branch *branch = &f->content->branch[why->cause[i].branch];
        struct template_dict *row = fill_row(d, "WHY_MEANING", "NAME", cause_name(f, i));

        template_set_text(row, "ABOUT", fill_in(f, &branch->about));
        template_set_text(row, "TEXT", fill_in(f, &branch->next));
    }
}
