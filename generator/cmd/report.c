/*
 * report.c - one company's job; see report.h.
 */
#include "cmd/report.h"
#include "base/clock.h"
#include "base/file.h"
#include "publish/address.h"
#include "publish/data.h"
#include "publish/downloads.h"
#include "publish/report_head.h"
#include "publish/report_json.h"
#include "publish/tree.h"

#include <math.h>
#include <string.h>

/* One job in progress. */
struct job {
    struct worker_context *context;
    const struct session *session;
    struct arena *arena;
    struct diag diag;
    struct diagnosis diagnosis;
    struct outcome outcome;
    int version, edition; /* of the document being made: indexes of the company's lists */
    struct buf bytes;     /* of the file being made */
    double started;       /* ms, of the stage being timed */
};

/* Adds the time since the last call to a stage; times go to the terminal, never into
 * outputs. */
static void stage_end(struct job *j, enum stage s)
{
    clock_add(&j->outcome.ms[s], &j->started);
}

/* Hands bytes over to the disk and to the list of files. */
static bool finish(struct job *j, struct output_file *file, struct buf *bytes)
{
    bool ok = true;

    if (file->kind == OUTPUT_PDF)
        outcome_add_hashed(j->arena, &j->outcome, file, bytes->length,
                           pdf_press_sha256(j->context->press));
    else
        outcome_add_file(j->arena, &j->outcome, file, buf_text(bytes), bytes->length);
    if (j->context->write)
        ok = tree_write(j->arena, j->context->options->output, file->path, bytes, &j->diag);
    buf_clear(bytes);
    stage_end(j, STAGE_WRITE);
    return ok;
}

static const char *job_language(const struct job *j)
{
    const struct company *c = j->diagnosis.company;

    return j->diagnosis.content->languages.code[c->language[j->version]];
}

static bool finish_file(struct job *j, enum output kind)
{
    const struct company *c = j->diagnosis.company;
    struct output_file file = {
        .path = tree_path(j->arena, c, j->diagnosis.content, j->version, j->edition, kind),
        .kind = kind};

    if (kind != OUTPUT_JSON) {
        file.language = job_language(j);
        file.edition = edition_name(c->edition[j->edition]);
    }
    return finish(j, &file, &j->bytes);
}

/* A table or a chart: editions share them. */
static bool finish_part(struct job *j, enum output kind, const char *name,
                        struct buf *bytes)
{
    struct output_file file = {.path = tree_part_path(j->arena, j->diagnosis.company,
                                                      j->diagnosis.content, j->version,
                                                      kind, name),
                               .kind = kind,
                               .language = job_language(j)};

    return finish(j, &file, bytes);
}

static bool make_html(struct job *j, struct doc *doc)
{
    const struct company *c = j->diagnosis.company;
    const struct html_style *style = j->session->style[c->brand];
    bool ok;

    downloads_fill(
        j->arena, j->session->composer.catalog, c->language[j->version], &j->outcome,
        tree_path(j->arena, c, j->diagnosis.content, j->version, j->edition, OUTPUT_HTML),
        edition_name(c->edition[j->edition]), doc);
    ok = html_render(doc, style, &j->bytes);

    stage_end(j, STAGE_HTML);
    return finish_file(j, OUTPUT_HTML) && ok;
}

static bool make_pdf(struct job *j, const struct doc *doc)
{
    const struct company *c = j->diagnosis.company;
    struct pdf_press *press = j->context->press;
    int pages = 0;
    const struct pdf_settings *pdf = &j->session->project.brand[c->brand].pdf;
    bool ok;

    for (int s = 0; s < PDF_STAGES; s++)
        j->outcome.ms[STAGE_PDF_BOXES + s] -= pdf_press_ms(press, (enum pdf_stage)s);
    ok = pdf_render(press, c->brand, doc, &j->session->theme[c->brand], pdf->standard,
                    c->id, &j->bytes, &pages, &j->diag);

    for (int s = 0; s < PDF_STAGES; s++)
        j->outcome.ms[STAGE_PDF_BOXES + s] += pdf_press_ms(press, (enum pdf_stage)s);
    stage_end(j, STAGE_PDF);
    j->outcome.pages += pages;
    if (ok)
        return finish_file(j, OUTPUT_PDF);
    buf_clear(&j->bytes);
    return false;
}

/* Charts are those of the full report where it is built: other editions may show less.
 * The index of that edition; -1 without it, where each edition adds its own. */
static int chart_edition(const struct company *c)
{
    for (int i = 0; i < c->neditions; i++)
        if (c->edition[i] == EDITION_FULL)
            return i;
    return -1;
}

/* An edition made before has the chart. */
static bool has_chart(const struct job *j, const char *name)
{
    const char *path = tree_part_path(j->arena, j->diagnosis.company, j->diagnosis.content,
                                      j->version, OUTPUT_SVG, name);

    for (size_t i = 0; i < j->outcome.nfiles; i++)
        if (strcmp(j->outcome.file[i].path, path) == 0)
            return true;
    return false;
}

static bool take_chart(void *job, const char *name, struct buf *bytes)
{
    struct job *j = job;

    stage_end(j, STAGE_CHARTS);
    return finish_part(j, OUTPUT_SVG, name, bytes);
}

static bool make_charts(struct job *j, const struct doc *doc)
{
    const struct company *c = j->diagnosis.company;
    struct doc rest = *doc;
    bool ok;

    if (chart_edition(c) >= 0 && chart_edition(c) != j->edition)
        return true;
    rest.chart = arena_array(j->arena, (size_t)doc->ncharts, sizeof *rest.chart);
    rest.ncharts = 0;
    for (int i = 0; i < doc->ncharts; i++)
        if (!has_chart(j, doc->chart[i].name))
            rest.chart[rest.ncharts++] = doc->chart[i];
    ok = charts_render(j->context->press, c->brand, &rest, &j->session->theme[c->brand],
                       take_chart, j);
    stage_end(j, STAGE_CHARTS);
    return ok;
}

/* A public report has a picture, in each language, of its main edition. */
static bool has_preview(const struct job *j)
{
    return j->context->options->to[OUTPUT_PNG] &&
           j->diagnosis.company->visibility == VISIBILITY_PUBLIC;
}

static bool make_preview(struct job *j, const struct doc *doc)
{
    int brand = j->diagnosis.company->brand;
    struct output_file file = {.path = tree_path(j->arena, j->diagnosis.company,
                                                 j->diagnosis.content, j->version, 0,
                                                 OUTPUT_PNG),
                               .kind = OUTPUT_PNG,
                               .language = job_language(j)};
    bool ok =
        preview_render(j->context->press, brand, doc, &j->session->theme[brand], &j->bytes);

    stage_end(j, STAGE_CHARTS);
    return finish(j, &file, &j->bytes) && ok;
}

static bool make_text(struct job *j, const struct doc *doc)
{
    text_render(doc, &j->bytes);
    return finish_file(j, OUTPUT_TEXT);
}

static bool make_layout(struct job *j, const struct doc *doc)
{
    int brand = j->diagnosis.company->brand;

    pdf_layout_dump(j->context->press, brand, doc, &j->session->theme[brand], &j->bytes);
    return finish_file(j, OUTPUT_LAYOUT);
}

/* What the page says about its address and its other languages. */
static const struct head *make_head(struct job *j, const struct doc *doc)
{
    struct report_page page = {.company = j->diagnosis.company,
                               .version = j->version,
                               .edition = j->edition,
                               .pdf = j->context->options->to[OUTPUT_PDF]};

    if (has_preview(j))
        page.preview = tree_path(j->arena, page.company, j->diagnosis.content, j->version,
                                 0, OUTPUT_PNG);
    return report_head(j->arena, &j->session->composer, &j->session->project, &page, doc);
}

/* One edition in one language: composed once, then everything asked for is made of it. */
static bool make_document(struct job *j)
{
    const bool *to = j->context->options->to;
    const struct company *c = j->diagnosis.company;
    const struct version version = {c->language[j->version], c->edition[j->edition],
                                    j->session->days};
    struct doc doc;

    if (!compose(j->arena, &j->session->composer, &j->diagnosis, &version, &doc, &j->diag))
        return false;
    if (!to[OUTPUT_PDF])
        doc.pdf_href = NULL;
    if (to[OUTPUT_HTML]) {
        const char *path = tree_path(j->arena, c, j->diagnosis.content, j->version,
                                     j->edition, OUTPUT_HTML);

        doc.head = make_head(j, &doc);
        doc.top = address_between(j->arena, path, "");
    }
    stage_end(j, STAGE_COMPOSE);
    return (!to[OUTPUT_PDF] || make_pdf(j, &doc)) &&
           (!to[OUTPUT_SVG] || make_charts(j, &doc)) &&
           (!has_preview(j) || j->edition > 0 || make_preview(j, &doc)) &&
           (!to[OUTPUT_HTML] || make_html(j, &doc)) && /* lists what was made before */
           (!to[OUTPUT_TEXT] || make_text(j, &doc)) &&
           (!to[OUTPUT_LAYOUT] || make_layout(j, &doc));
}

static bool make_json(struct job *j)
{
    j->version = j->edition = 0;
    report_json(&j->diagnosis, j->diagnosis.company->language[0], &j->bytes);
    stage_end(j, STAGE_JSON);
    return finish_file(j, OUTPUT_JSON);
}

static bool take_table(void *job, const char *name, struct buf *bytes)
{
    struct job *j = job;

    stage_end(j, STAGE_DATA);
    return finish_part(j, OUTPUT_CSV, name, bytes);
}

/* The tables, in each of the company's languages. */
static bool make_data(struct job *j)
{
    const struct company *c = j->diagnosis.company;
    bool ok = true;

    for (j->version = 0; j->version < c->nlanguages && ok; j->version++)
        ok = data_render(j->arena, &j->diagnosis, j->session->composer.catalog,
                         c->language[j->version], take_table, j);
    stage_end(j, STAGE_DATA);
    return ok;
}

/* What reading said about the company, then what the diagnosis did. */
static const struct diag_message *all_messages(struct job *j,
                                               const struct diag_message *reading)
{
    struct diag all = {.arena = j->arena};

    for (const struct diag_message *m = reading; m; m = m->next)
        diag_report(&all, m->code, m->at, m->company, m->detail ? "%s" : NULL, m->detail);
    for (const struct diag_message *m = j->diag.first; m; m = m->next)
        diag_report(&all, m->code, m->at, m->company, m->detail ? "%s" : NULL, m->detail);
    return all.first;
}

/* Only figures are wanted, which need no document; `check` wants nothing and composes. */
static bool figures_alone(const struct job *j)
{
    const bool *to = j->context->options->to;

    return (to[OUTPUT_JSON] || to[OUTPUT_CSV]) && !to[OUTPUT_HTML] && !to[OUTPUT_PDF] &&
           !to[OUTPUT_SVG] && !to[OUTPUT_PNG] && !to[OUTPUT_TEXT] && !to[OUTPUT_LAYOUT];
}

/* All editions in one language: first the one whose charts the others list. */
static bool make_editions(struct job *j)
{
    const struct company *c = j->diagnosis.company;
    int first = chart_edition(c);
    bool ok = true;

    if (first >= 0) {
        j->edition = first;
        ok = make_document(j);
    }
    for (j->edition = 0; j->edition < c->neditions && ok; j->edition++)
        ok = j->edition == first || make_document(j);
    return ok;
}

static bool make_documents(struct job *j)
{
    bool ok = true;

    for (j->version = 0; j->version < j->diagnosis.company->nlanguages && ok; j->version++)
        ok = make_editions(j);
    return ok;
}

static bool make_report(struct job *j, size_t company)
{
    const struct session *s = j->session;
    bool ok;

    if (s->failed[company] || s->wave == WAVE_NONE)
        return false;
    ok = diagnose(j->arena, &s->project, &s->content, &s->survey, &s->kpis, &s->blocks,
                  company, s->wave, &j->diagnosis, &j->diag);
    stage_end(j, STAGE_DIAGNOSE);
    if (!ok)
        return false;
    j->diagnosis.benchmark = benchmark_place(&s->benchmark, company);
    j->diagnosis.messages = all_messages(j, s->messages[company]);
    outcome_fill(&j->outcome, &j->diagnosis, j->session->days);
    /* The pages list what was made before them. */
    ok = !j->context->options->to[OUTPUT_JSON] || make_json(j);
    ok = ok && (!j->context->options->to[OUTPUT_CSV] || make_data(j));
    return ok && (figures_alone(j) || make_documents(j));
}

/* A company that failed half-way must not leave half a report behind. */
static void remove_files(struct job *j)
{
    if (j->context->write)
        for (size_t i = 0; i < j->outcome.nfiles; i++)
            file_remove(
                file_join(j->arena, j->context->options->output, j->outcome.file[i].path));
    j->outcome.nfiles = 0;
}

void report_work(void *worker_context, size_t job, struct buf *out)
{
    struct worker_context *context = worker_context;
    struct job j = {
        .context = context, .session = context->session, .arena = &context->arena};

    j.diag.arena = j.arena;
    j.outcome.score = j.outcome.gap = j.outcome.change = NAN;
    j.outcome.wave = context->session->wave;
    j.started = clock_ms();
    j.outcome.built = make_report(&j, context->session->company[job]);
    if (!j.outcome.built)
        remove_files(&j);
    outcome_encode(&j.outcome, &j.diag, out);
    buf_drop(&j.bytes);
    arena_reset(j.arena);
}
