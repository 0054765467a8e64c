/*
 * report_why.c - what lies behind the figures, in report.json; see report_why.h.
 */
#include "publish/report_why.h"

#include <math.h>

static const char *const function_name[FUNCTIONS] = {"sales", "marketing"};

static void put_both(struct json *j, const double by[FUNCTIONS])
{
    for (int f = 0; f < FUNCTIONS; f++)
        json_number(j, function_name[f], by[f]);
}

static const char *conflict_name(enum conflict_kind kind)
{
    switch (kind) {
    case CONFLICT_UNKNOWN: break;
    case CONFLICT_CONSTRUCTIVE: return "constructive";
    case CONFLICT_MIXED: return "mixed";
    case CONFLICT_DESTRUCTIVE: return "destructive";
    }
    return NULL;
}

static void put_conflict(struct json *j, const struct conflict *conflict)
{
    if (conflict->kind == CONFLICT_UNKNOWN)
        return;
    json_open_object(j, "conflict");
    json_string(j, "kind", conflict_name(conflict->kind));
    json_number(j, "mean", conflict->mean);
    put_both(j, conflict->by);
    json_close_object(j);
}

static void put_blame(struct json *j, const struct why *why)
{
    static const char *const name[FUNCTIONS] = {"of_sales", "of_marketing"};

    if (why->sight[FUNCTION_SALES].statements + why->sight[FUNCTION_MARKETING].statements ==
        0)
        return;
    json_open_object(j, "blame");
    for (int f = 0; f < FUNCTIONS; f++) {
        const struct sight *sight = &why->sight[f];

        if (sight->statements == 0)
            continue;
        json_open_object(j, name[f]);
        json_number(j, "self", sight->self);
        json_number(j, "other", sight->other);
        json_integer(j, "statements", sight->statements);
        json_close_object(j);
    }
    json_open_object(j, "no_blame");
    put_both(j, why->no_blame);
    json_close_object(j);
    json_close_object(j);
}

static void put_trust(struct json *j, const struct why *why)
{
    static const char *const name[TRUST_PARTS] = {"agree", "understand"};

    json_open_object(j, "trust");
    for (int i = 0; i < TRUST_PARTS; i++) {
        if (isnan(why->trust[i].mean))
            continue;
        json_open_object(j, name[i]);
        json_number(j, "mean", why->trust[i].mean);
        put_both(j, why->trust[i].by);
        json_close_object(j);
    }
    json_close_object(j);
}

static void put_tally(struct json *j, const char *key, const struct why_tally *tally)
{
    json_open_object(j, key);
    json_integer(j, "judged", tally->judged);
    json_integer(j, "met", tally->met);
    json_integer(j, "missed", tally->missed);
    json_close_object(j);
}

static const char *targets_name(enum targets_kind kind)
{
    switch (kind) {
    case TARGETS_UNKNOWN: break;
    case TARGETS_COMPANY_MISSED: return "company_missed";
    case TARGETS_FUNCTIONS_MISSED: return "functions_missed";
    case TARGETS_OTHER: return "other";
    }
    return NULL;
}

static void put_targets(struct json *j, const struct targets *targets)
{
    if (targets->kind == TARGETS_UNKNOWN)
        return;
    json_open_object(j, "targets");
    json_string(j, "finding", targets_name(targets->kind));
    for (int f = 0; f < FUNCTIONS; f++)
        put_tally(j, function_name[f], &targets->by[f]);
    put_tally(j, "company", &targets->company);
    json_close_object(j);
}

static void put_model(struct json *j, const struct model_card *card)
{
    static const char *const name[] = {NULL, "b2b", "b2c", "b2g"};

    if (card == NULL)
        return;
    json_open_object(j, "model");
    json_string(j, "model", name[card->model]);
    json_integer(j, "scenario", card->scenario);
    json_close_object(j);
}

static const char *ready_name(enum ready answer)
{
    switch (answer) {
    case READY_UNKNOWN: break;
    case READY_NO: return "no";
    case READY_YES: return "yes";
    }
    return "unknown";
}

static void put_readiness(struct json *j, const struct diagnosis *d)
{
    const struct readiness *ready = &d->why.readiness;

    json_open_object(j, "readiness");
    json_open_object(j, "consistency");
    json_string(j, "answer", ready_name(ready->answer[READY_CONSISTENT]));
    json_integer(j, "surveys", ready->surveys);
    json_integer(j, "kpi_quarters", ready->kpi_quarters);
    json_close_object(j);
    json_open_object(j, "leadership");
    json_string(j, "answer", ready_name(ready->answer[READY_LEADERS]));
    json_boolean(j, "sponsor", d->company->sponsor);
    json_number(j, "mean", ready->leaders);
    json_close_object(j);
    json_open_object(j, "both");
    json_string(j, "answer", ready_name(ready->answer[READY_BOTH]));
    json_number(j, "mean", ready->both_mean);
    put_both(j, ready->both);
    json_close_object(j);
    json_close_object(j);
}

static void put_fallen(struct json *j, const struct diagnosis *d)
{
    const struct why *why = &d->why;

    if (!why->fell)
        return;
    json_open_array(j, "fallen");
    for (int i = 0; i < why->nfallen; i++) {
        const struct mover *mover = &d->mover[why->fallen[i]];

        json_open_object(j, NULL);
        json_string(j, "id", d->content->statement[mover->question].id);
        json_number(j, "change", mover->change);
        json_close_object(j);
    }
    json_close_array(j);
}

void report_put_why(struct json *j, const struct diagnosis *d)
{
    const struct why *why = &d->why;

    if (!why->shown)
        return;
    json_open_object(j, "why");
    put_conflict(j, &why->conflict);
    put_blame(j, why);
    put_trust(j, why);
    put_targets(j, &why->targets);
    put_model(j, why->model);
    put_readiness(j, d);
    put_fallen(j, d);
    json_close_object(j);
}

/* --- triage ----------------------------------------------------------------------- */

static const char *sign_name(enum sign_kind kind)
{
    switch (kind) {
    case SIGN_STATEMENTS: return "statements";
    case SIGN_KPIS: return "kpis";
    case SIGN_TARGETS: return "targets";
    case SIGN_LEADERS: return "leaders";
    case SIGN_VIEWS: return "views";
    case SIGN_RATINGS: return "ratings";
    case SIGN_OWN_KPIS: return "own_kpis";
    }
    return NULL;
}

static void put_sign(struct json *j, const struct why_sign *sign)
{
    json_open_object(j, NULL);
    json_string(j, "sign", sign_name(sign->kind));
    if (sign->kind == SIGN_STATEMENTS)
        json_number(j, "value", sign->value);
    if (sign->kind == SIGN_RATINGS) {
        json_string(j, "work_of", function_name[sign->described]);
        put_both(j, sign->by);
    }
    if (sign->count > 0 || sign->of > 0)
        json_integer(j, "count", sign->count);
    if (sign->of > 0)
        json_integer(j, "of", sign->of);
    json_close_object(j);
}

static void put_signs(struct json *j, const char *key, const struct why_sign *sign, int n)
{
    json_open_array(j, key);
    for (int i = 0; i < n; i++)
        put_sign(j, &sign[i]);
    json_close_array(j);
}

static const char *evidence_name(enum cause_evidence evidence)
{
    switch (evidence) {
    case CAUSE_UNKNOWN: break;
    case CAUSE_NO_SIGN: return "none";
    case CAUSE_ONE_SIGN: return "one";
    case CAUSE_SEVERAL_SIGNS: return "several";
    }
    return "unknown";
}

void report_put_triage(struct json *j, const struct diagnosis *d)
{
    json_open_array(j, "triage");
    for (int i = 0; i < d->why.ncauses; i++) {
        const struct why_cause *cause = &d->why.cause[i];

        json_open_object(j, NULL);
        json_string(j, "id", d->content->branch[cause->branch].id);
        json_string(j, "evidence", evidence_name(cause->evidence));
        json_number(j, "mean", cause->mean);
        put_signs(j, "for", cause->in_favour, cause->nin_favour);
        put_signs(j, "against", cause->against, cause->nagainst);
        json_close_object(j);
    }
    json_close_array(j);
}
