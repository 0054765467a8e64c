/*
 * fill_progress.c - what became of the actions agreed earlier, and what else changed beside
 * the score.
 */
#include "compose/fill.h"

#include "base/date.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

enum {
    ACTIONS_LISTED = 24,
    EVENTS_LISTED = 16,
    NAMED_MAX = 2,   /* actions named in the summary */
    NAME_BYTES = 90, /* of a name there, and of an owner: it is one page */
    OWNER_BYTES = 50
};

/* --- actions ------------------------------------------------------------------------- */

/* A content action by its title in the reader's language, any other as it was written. */
static const char *name_of(const struct fill *f, const struct progress_action *act)
{
    return act->action < 0 ? act->name : fill_in(f, &f->content->action[act->action].title);
}

static bool is_finished(const struct progress_action *act)
{
    return act->status == ACTION_DONE || act->status == ACTION_DROPPED;
}

static const char *finding(const struct fill *f)
{
    const struct progress *p = &f->d->progress;

    return SAY(f,
               p->overdue > 0 ? "progress_finding_overdue"
               : p->dated > 0 ? "progress_finding"
                              : "progress_finding_undated",
               NUMBER_ARG("done", p->done), NUMBER_ARG("n", p->counted),
               NUMBER_ARG("overdue", p->overdue));
}

static void fill_status(struct fill *f, struct template_dict *row,
                        const struct progress_action *act)
{
    static const struct {
        const char *key, *symbol, *class;
    } statuses[] = {
        [ACTION_OPEN] = {"progress_open", "○ ", "c-ink2"},
        [ACTION_DOING] = {"progress_doing", "○ ", "c-ink2"},
        [ACTION_DONE] = {"progress_done", "● ", "c-good"},
        [ACTION_DROPPED] = {"progress_dropped", "– ", "c-ink2"},
    };
    const char *key = statuses[act->status].key, *symbol = statuses[act->status].symbol,
               *class = statuses[act->status].class, *note = NULL;

    if (act->overdue > 0) {
        note = SAY(f,
                   act->status == ACTION_OPEN ? "progress_overdue_open"
                                              : "progress_overdue_doing",
                   NUMBER_ARG("n", act->overdue));
        key = "progress_overdue";
        symbol = "■ ";
        class = "c-bad";
    } else if (act->late == 0)
        note = fill_word(f, "progress_on_time");
    else if (act->late > 0)
        note = SAY(f, "progress_late", NUMBER_ARG("n", act->late));
    template_set_text(row, "PAST_CLASS", class);
    template_set_text(row, "PAST_STATUS",
                      arena_printf(f->arena, "%s%s", symbol, fill_word(f, key)));
    if (note)
        fill_row(row, "PAST_NOTE", "PAST_TEXT", note);
}

static void fill_past_action(struct fill *f, struct template_dict *group,
                             const struct progress_action *act, bool results)
{
    struct template_dict *row =
        fill_row(group, "PAST_ACTION", "PAST_NAME", name_of(f, act));

    template_set_text(row, "PAST_OWNER", act->owner);
    template_set_text(row, "PAST_DUE",
                      act->due == PROGRESS_NO_DAY ? fill_word(f, "no_value")
                                                  : text_date(f->arena, f->code, act->due));
    fill_status(f, row, act);
    if (results)
        fill_row(row, "PAST_RESULT", "PAST_TEXT", act->result ? act->result : "");
}

/* "Roadmap of Q2 2026: 3 of 5 done", for all actions of the quarter, listed or not. */
static const char *roadmap_line(const struct fill *f, int wave)
{
    const struct progress *p = &f->d->progress;
    int done = 0, counted = 0;

    for (int i = 0; i < p->nactions; i++)
        if (p->action[i].wave == wave) {
            done += p->action[i].status == ACTION_DONE;
            counted += p->action[i].status != ACTION_DROPPED;
        }
    if (wave == WAVE_NONE)
        return SAY(f, "progress_group_undated", NUMBER_ARG("done", done),
                   NUMBER_ARG("n", counted));
    return SAY(f, "progress_group", TEXT_ARG("wave", fill_wave(f, wave)),
               NUMBER_ARG("done", done), NUMBER_ARG("n", counted));
}

/* Marks what is listed: what is not finished before what is. */
static int choose(const struct progress *p, bool listed[])
{
    int n = 0;

    for (int finished = 0; finished < 2; finished++)
        for (int i = 0; i < p->nactions && n < ACTIONS_LISTED; i++)
            if (is_finished(&p->action[i]) == finished) {
                listed[i] = true;
                n++;
            }
    return n;
}

static void fill_rows(struct fill *f, struct template_dict *d, const bool listed[])
{
    const struct progress *p = &f->d->progress;
    struct template_dict *group = NULL;
    bool results = false;
    int wave = WAVE_NONE;

    for (int i = 0; i < p->nactions; i++)
        results = results || (listed[i] && p->action[i].result);
    if (results)
        template_show_section(d, "PAST_RESULTS");
    for (int i = 0; i < p->nactions; i++) {
        const struct progress_action *act = &p->action[i];

        if (!listed[i])
            continue;
        if (group == NULL || act->wave != wave) {
            wave = act->wave;
            group = template_add_section(d, "PAST_ROADMAP");
            if (p->action[0].wave != WAVE_NONE)
                template_set_text(
                    fill_row(group, "PAST_HEAD", "PAST_TEXT", roadmap_line(f, wave)),
                    "PAST_COLUMNS", results ? "5" : "4");
        }
        fill_past_action(f, group, act, results);
    }
}

static void fill_actions(struct fill *f, struct template_dict *chapter)
{
    const struct progress *p = &f->d->progress;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_ACTIONS", "block-actions.html");
    bool *listed = arena_array(f->arena, (size_t)p->nactions, sizeof *listed);
    int n = choose(p, listed);

    fill_pull(chapter, fill_count(f, p->done),
              SAY(f, "progress_pull", NUMBER_ARG("n", p->counted)));
    template_set_text(d, "PROGRESS_FINDING", finding(f));
    template_set_text(d, "PROGRESS_MEASURE",
                      SAY(f, p->dated > 0 ? "progress_measure" : "progress_measure_undated",
                          TEXT_ARG("date", text_date(f->arena, f->code, p->day))));
    fill_rows(f, d, listed);
    if (p->closed > 0)
        fill_row(d, "PROGRESS_NOTE", "PAST_TEXT",
                 SAY(f, "progress_closed", NUMBER_ARG("n", p->on_time),
                     NUMBER_ARG("all", p->closed)));
    if (p->dropped > 0)
        fill_row(d, "PROGRESS_NOTE", "PAST_TEXT",
                 SAY(f, "progress_not_counted", NUMBER_ARG("n", p->dropped)));
    if (n < p->nactions)
        fill_row(d, "PROGRESS_NOTE", "PAST_TEXT",
                 SAY(f, "progress_more", NUMBER_ARG("n", p->nactions - n)));
}

/* --- what else changed --------------------------------------------------------------- */

static const char *kind_word(const struct fill *f, enum event_kind kind)
{
    static const char *const keys[] = {
        [EVENT_PEOPLE] = "progress_people",   [EVENT_STRUCTURE] = "progress_structure",
        [EVENT_PRODUCT] = "progress_product", [EVENT_MARKET] = "progress_market",
        [EVENT_SYSTEM] = "progress_system",   [EVENT_OTHER] = "progress_other"};

    return fill_word(f, keys[kind]);
}

/* A change of the score must not be read as the work of the roadmap alone. */
static void fill_beside_score(struct fill *f, struct template_dict *d)
{
    const struct trend_point *last = fill_last_point(f), *before = fill_previous_point(f);

    if (last == NULL || before == NULL || !isfinite(last->change))
        return;
    fill_row(d, "BESIDE_SCORE", "PAST_TEXT",
             SAY(f, "progress_score", TEXT_ARG("since", fill_since(f, before->wave)),
                 TEXT_ARG("change", fill_signed(f, last->change, 1)),
                 TEXT_ARG("verdict", fill_verdict(f, last->verdict))));
    fill_row(d, "BESIDE_SCORE", "PAST_TEXT",
             fill_word(f, f->d->progress.people > 0 ? "progress_score_people"
                                                    : "progress_score_other"));
}

static void fill_context(struct fill *f, struct template_dict *chapter)
{
    const struct progress *p = &f->d->progress;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_CONTEXT", "block-context.html");
    int from = p->nevents > EVENTS_LISTED ? p->nevents - EVENTS_LISTED : 0;

    template_set_text(d, "CONTEXT_FINDING",
                      SAY(f, "progress_context_finding", NUMBER_ARG("n", p->nevents),
                          TEXT_ARG("date", text_date(f->arena, f->code, p->since))));
    for (int i = from; i < p->nevents; i++) {
        struct template_dict *row = fill_row(d, "EVENT", "EVENT_DATE",
                                             text_date(f->arena, f->code, p->event[i].day));

        template_set_text(row, "EVENT_ISO", date_iso(f->arena, p->event[i].day));
        template_set_text(row, "EVENT_KIND", kind_word(f, p->event[i].kind));
        template_set_text(row, "EVENT_TEXT", p->event[i].text);
    }
    fill_beside_score(f, d);
}

/* --- chapter ------------------------------------------------------------------------- */

void fill_progress(struct fill *f)
{
    const struct progress *p = &f->d->progress;
    struct template_dict *d = fill_partial(f, "PROGRESS", "progress.html", true);

    template_set_text(d, "PROGRESS_LEAD",
                      fill_word(f, p->nevents == 0    ? "progress_lead_actions"
                                   : p->nactions == 0 ? "progress_lead_context"
                                                      : "progress_lead"));
    if (p->nactions > 0)
        fill_actions(f, d);
    if (p->nevents > 0)
        fill_context(f, d);
}

bool fill_has_progress(const struct fill *f)
{
    return f->d->progress.shown;
}

/* Cut between words, or between characters where a word is that long. */
static const char *shortened(const struct fill *f, const char *text, size_t most)
{
    size_t cut = most;

    if (strlen(text) <= most)
        return text;
    while (cut > 0 && text[cut] != ' ')
        cut--;
    if (cut == 0)
        for (cut = most; ((unsigned char)text[cut] & 0xC0) == 0x80; cut--)
            ;
    return arena_printf(f->arena, "%.*s…", (int)cut, text);
}

/* What is overdue longest, by name: "Hand-over rule (Ann, 12 days)". */
static const char *overdue_names(const struct fill *f)
{
    const struct progress *p = &f->d->progress;
    const char *list = "";
    int last = 0, shown = 0;

    for (; shown < NAMED_MAX; shown++) {
        const struct progress_action *next = NULL;

        for (int i = 0; i < p->nactions; i++) {
            const struct progress_action *act = &p->action[i];
            bool after = shown == 0 || act->overdue < p->action[last].overdue ||
                         (i > last && act->overdue == p->action[last].overdue);

            if (act->overdue > 0 && after && (next == NULL || act->overdue > next->overdue))
                next = act;
        }
        if (next == NULL)
            break;
        last = (int)(next - p->action);
        list = fill_join(f, list, "; ",
                         SAY(f, "progress_name",
                             TEXT_ARG("name", shortened(f, name_of(f, next), NAME_BYTES)),
                             TEXT_ARG("owner", shortened(f, next->owner, OWNER_BYTES)),
                             NUMBER_ARG("n", next->overdue)));
    }
    return list;
}

void fill_progress_line(struct fill *f, struct template_dict *summary)
{
    const struct progress *p = &f->d->progress;
    const char *line = finding(f), *list = overdue_names(f);

    if (p->counted == 0)
        return;
    if (*list)
        line = SAY(f, p->overdue > NAMED_MAX ? "progress_line_among" : "progress_line",
                   TEXT_ARG("finding", line), TEXT_ARG("list", list));
    fill_row(summary, "PROGRESS_LINE", "PAST_TEXT", line);
}
