/*
 * sections.c - the sections of a report; see sections.h.
 */
#include "compose/sections.h"

#include <string.h>

/* One section: how it is included, and where the contents lead. */
struct section {
    const char *name; /* {{>NAME}} */
    void (*fill)(struct fill *f);
    bool (*has_content)(const struct fill *f); /* NULL: always */
    const char *id, *title; /* of its heading: anchor, key of the text; NULL: not listed */
};

static bool survey_is_shown(const struct fill *f)
{
    return f->d->survey_shown;
}

static bool functions_are_shown(const struct fill *f)
{
    return f->by_function;
}

static bool has_roadmap(const struct fill *f)
{
    return f->d->survey_shown && f->d->roadmap.from >= 1;
}

static bool has_statistics(const struct fill *f)
{
    return fill_has_statistics(f->d);
}

static const struct section sections[] = {
    {"COVER", fill_cover, NULL, NULL, NULL},
    {"CONTENTS", fill_contents, NULL, NULL, NULL},
    {"JUMP", fill_jump, NULL, NULL, NULL},
    {"SUMMARY", fill_summary, NULL, "s-summary", "summary_title"},
    {"LEVEL", fill_level_section, survey_is_shown, "s-level", "level_title"},
    {"HEATMAP", fill_heatmap, survey_is_shown, "s-heatmap", "heatmap_title"},
    {"GAPS", fill_gaps, functions_are_shown, "s-gaps", "gaps_title"},
    {"DIMENSIONS", fill_dimensions, survey_is_shown, "s-dimensions", "dimensions_title"},
    {"KPIS", fill_kpis, NULL, "s-kpis", "kpis_title"},
    {"ROADMAP", fill_roadmap, has_roadmap, "s-roadmap", "roadmap_title"},
    {"STATISTICS", fill_statistics, has_statistics, "s-statistics", "statistics_title"},
    {"WHY", fill_why, fill_has_why, "s-why", "why_title"},
    {"STRATEGY", fill_strategy, fill_has_strategy, "s-strategy", "strategy_title"},
    {"PRACTICE", fill_practice, fill_has_practice, "s-practice", "practice_title"},
    {"WORKLOAD", fill_workload, fill_has_workload, "s-workload", "workload_title"},
    {"PROGRESS", fill_progress, fill_has_progress, "s-progress", "progress_title"},
    {"PAPER", fill_paper, fill_has_paper, "s-paper", "paper_title"},
    {"VIEWS", fill_views, fill_has_views, "s-views", "views_title"},
    {"DISCUSSION", fill_discussion, fill_has_discussion, "s-discussion",
     "discussion_title"},
    {"FINDINGS", fill_findings, survey_is_shown, "s-findings", "findings_title"},
    {"PLAN", fill_plan, NULL, "s-plan", "plan_title"},
    {"GROUNDS", fill_grounds, NULL, "s-grounds", "grounds_title"},
    {"METHOD", fill_method, NULL, "s-method", "method_title"},
    {"QUALITY_SECTION", fill_quality, NULL, "s-quality", "quality_title"},
};
_Static_assert(sizeof sections / sizeof *sections <= FILL_SECTIONS, "room for all");

const char *sections_template(enum edition e)
{
    static const char *const names[EDITIONS] = {"report.html", "board.html",
                                                "readout.html"};

    return names[e];
}

/* The section of that name if it has something to say, else NULL. */
static const struct section *find(const struct fill *f, const char *name)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        const struct section *s = &sections[i];

        if (strcmp(s->name, name) == 0)
            return s->has_content == NULL || s->has_content(f) ? s : NULL;
    }
    return NULL;
}

static bool is_among(const struct section *const *shown, int n, const struct section *s)
{
    int i = 0;

    while (i < n && shown[i] != s)
        i++;
    return i < n;
}

/* The readout has a plainer word for its first page. */
static const char *title_of(const struct fill *f, const struct section *s)
{
    return f->edition == EDITION_READOUT && s->fill == fill_summary ? "readout_summary"
                                                                    : s->title;
}

void sections_fill(struct fill *f, const struct template_set *templates)
{
    const char *file = sections_template(f->edition);
    const struct section *shown[FILL_SECTIONS];
    int n = 0;

    for (size_t i = 0; i < template_includes(templates, file) && n < FILL_SECTIONS; i++) {
        const struct section *s = find(f, template_include(templates, file, i));

        if (s == NULL || is_among(shown, n, s))
            continue;
        shown[n++] = s;
        if (s->id != NULL)
            f->chapter[f->nchapters++] = (struct chapter){s->id, title_of(f, s)};
    }
    for (int i = 0; i < n; i++) {
        f->section += shown[i]->id != NULL;
        shown[i]->fill(f);
    }
}
