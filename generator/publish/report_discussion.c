/*
 * report_discussion.c - the joint problem list and the gaps as JSON; see
 * report_discussion.h.
 */
#include "publish/report_discussion.h"

static void put_problem(struct json *j, const struct diagnosis *d, int question)
{
    const struct item *by = d->score.question[question].by;

    json_open_object(j, NULL);
    json_string(j, "id", d->content->statement[question].id);
    if (d->level.basis == BASIS_BALANCED) {
        json_number(j, "sales", by[GROUP_SALES].mean);
        json_number(j, "marketing", by[GROUP_MARKETING].mean);
    } else {
        json_number(j, "pooled", by[GROUP_POOLED].mean);
    }
    json_close_object(j);
}

void report_put_discussion(struct json *j, const struct diagnosis *d)
{
    const struct discussion *t = &d->discussion;

    if (!d->survey_shown)
        return;
    json_open_object(j, "discussion");
    json_integer(j, "low_statements", t->low);
    json_open_array(j, "problems");
    for (int i = 0; i < t->nproblems; i++)
        put_problem(j, d, t->problem[i]);
    json_close_array(j);
    json_open_array(j, "gaps");
    for (int i = 0; i < t->ngaps; i++) {
        json_open_object(j, NULL);
        json_string(j, "id", d->content->statement[t->gap[i]].id);
        json_number(j, "difference", d->score.question[t->gap[i]].gap.difference);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}
