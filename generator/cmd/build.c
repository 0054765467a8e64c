/*
 * build.c - rapport build: the reports, the portfolio and the manifest.
 */
#include "base/file.h"
#include "cmd/run.h"
#include "publish/assets.h"
#include "publish/listing.h"
#include "publish/site.h"
#include "publish/tree.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* True when some company has a page: the lists lead to it. */
static bool has_pages(const struct manifest *m)
{
    const struct output_file *file[LANG_MAX];

    for (size_t i = 0; i < m->n; i++)
        if (listing_files(&m->entry[i], OUTPUT_HTML, file) > 0)
            return true;
    return false;
}

static void write_site(struct session *s, const struct options *o, struct manifest *m)
{
    struct site site = {.arena = &s->arena,
                        .composer = &s->composer,
                        .style = s->site_style,
                        .report_style = s->style,
                        .folder = o->output,
                        .manifest = m,
                        .diag = &s->diag};

    if (!o->to[OUTPUT_HTML] && !has_pages(m))
        return;
    assets_write(&s->arena, o->output, s->style, s->project.nbrands, m, &s->diag);
    assets_write(&s->arena, o->output, s->site_style, s->project.nbrands, m, &s->diag);
    site_write(&site);
}

/* The folder's manifest last, after those of companies that are not for everybody's eyes;
 * what one of these said before and still says stays as it is. */
static void write_manifests(struct session *s, const struct options *o,
                            const struct manifest *m)
{
    struct buf json = {0};

    for (size_t i = 0; i < m->n; i++) {
        const struct manifest_entry *e = &m->entry[i];

        if (!manifest_is_apart(m, e) || (e->kept && e->was_apart))
            continue;
        buf_clear(&json);
        manifest_write_apart(m, e, &json);
        tree_write(&s->arena, o->output, manifest_path_apart(&s->arena, e->company), &json,
                   &s->diag);
    }
    buf_clear(&json);
    manifest_write(m, &json);
    tree_write(&s->arena, o->output, "manifest.json", &json, &s->diag);
    buf_drop(&json);
}

/*
 * Everything that comes after the companies' own files; the manifest last.  Also after an
 * interruption: what is complete stays and is listed.
 */
static void publish(struct session *s, const struct options *o, struct run_result *result)
{
    struct manifest_old old;

    manifest_read(&s->arena, o->output, &s->project, &old);
    manifest_compare(&result->manifest, &old, s->project.minimum, &s->diag);
    tree_remove_temporary(&s->arena, o->output, &result->manifest, &s->content);
    manifest_keep(&s->arena, &result->manifest, &old);
    assets_keep(&s->arena, o->output, &old, &result->manifest);
    write_site(s, o, &result->manifest);
    tree_remove_stale(&s->arena, o->output, old.path, old.npaths, &result->manifest);
    if (file_sync(o->output) != FILE_OK)
        diag_report(&s->diag, DIAG_OUTPUT_WRITE, (struct place){.file = o->output}, NULL,
                    "%s", strerror(errno));
    write_manifests(s, o, &result->manifest);
}

static double seconds(const struct rusage *used)
{
    return (double)(used->ru_utime.tv_sec + used->ru_stime.tv_sec) +
           (double)(used->ru_utime.tv_usec + used->ru_stime.tv_usec) / 1e6;
}

static void print_timings(const struct run_result *result)
{
    struct rusage own, children;

    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    for (int i = 0; i < STAGES; i++)
        fprintf(stderr, "timing: %s %.3f\n", stage_name((enum stage)i), result->ms[i]);
    fprintf(stderr, "pages: %d\n", result->pages);
    fprintf(stderr, "processor time: %.3f s\n", seconds(&own) + seconds(&children));
    fprintf(stderr, "peak memory: %ld kB\n",
            own.ru_maxrss > children.ru_maxrss ? own.ru_maxrss : children.ru_maxrss);
}

static void print_summary(const struct session *s, const struct options *o,
                          const struct run_result *result)
{
    if (o->dry_run)
        for (size_t i = 0; i < result->manifest.n; i++)
            for (size_t f = 0; f < result->manifest.entry[i].outcome.nfiles; f++)
                printf("%s/%s\n", o->output,
                       result->manifest.entry[i].outcome.file[f].path);
    if (result->signal)
        fprintf(stderr, "interrupted: %zu of %zu companies not built\n",
                s->ncompanies - result->built - result->failed, s->ncompanies);
    if (o->quiet)
        return;
    size_t n = result->built + result->failed, warnings = s->diag.count[LEVEL_WARNING];
    printf("%zu %s: %zu %s, %zu failed. %zu %s.\n", n, n == 1 ? "company" : "companies",
           result->built, o->dry_run ? "would be built" : "built", result->failed, warnings,
           warnings == 1 ? "warning" : "warnings");
    if (result->manifest.site.nfiles > 0)
        printf("%s/index.html   %s/manifest.json\n", o->output, o->output);
}

/* True when everything that can refuse has agreed; nothing is written before. */
static bool ready(struct session *s, const struct options *o,
                  struct worker_context *context)
{
    if (o->to[OUTPUT_PDF] || o->to[OUTPUT_LAYOUT] || o->to[OUTPUT_SVG] ||
        o->to[OUTPUT_PNG]) {
        context->press =
            pdf_press_new(s->data, s->project.brand, s->project.nbrands, &s->diag);
        if (context->press == NULL)
            return false;
        pdf_press_check(context->press, s->project.brand, s->theme, s->project.nbrands,
                        &s->diag);
    }
    return o->dry_run || tree_open(&s->arena, o->output, o->force, &s->diag);
}

static int build(struct session *s, const struct options *o)
{
    struct worker_context context = {.session = s, .options = o, .write = !o->dry_run};
    struct run_result result = {0};
    bool go = ready(s, o, &context);

    if (go)
        run_jobs(s, o, &context, &result);
    if (go && !o->dry_run)
        publish(s, o, &result);
    session_print(s, o);
    if (go)
        print_summary(s, o, &result);
    if (go && o->verbose)
        print_timings(&result);
    if (context.press)
        pdf_press_drop(context.press);
    arena_drop(&context.arena);
    return result.signal;
}

static int run(int argc, char **argv)
{
    struct options o;
    struct session s;
    enum options_end end = options_parse(&command_build, "jsqvofnL", argc, argv, &o);
    int status, signal = 0;

    if (end != OPTIONS_RUN)
        return end == OPTIONS_HELPED ? EXIT_OK : EXIT_USAGE;
    if (session_open(&s, &o))
        signal = build(&s, &o);
    else
        session_print(&s, &o);
    status = diag_status(&s.diag, o.strict);
    session_close(&s);
    return signal ? 128 + signal : status;
}

const struct command command_build = {
    .name = "build",
    .summary = "write the reports of a project",
    .usage =
        "Usage: rapport build [PROJECT [ID...]] [-o OUT]\n"
        "\n"
        "Reads the project folder and writes, for each company, OUT/ID/index.html,\n"
        "report.pdf, report.json, its tables in data/ and its charts in charts/, and\n"
        "OUT/index.html for all; further languages and editions in folders below OUT/ID.\n"
        "\n"
        "  rapport build samples/quarterly -o out\n"
        "  rapport build samples/quarterly novalens -o out --to pdf\n"
        "\n"
        "  -o, --output DIR   where the reports go (default: out)\n"
        "  -j, --jobs N       processes (default: one per processor)\n"
        "      --to LIST      from pdf,html,json,csv,svg,png,text,layout\n"
        "                     (default: all but text and layout)\n"
        "      --fail-fast    stop at the first company that fails\n"
        "      --strict       warnings make the exit status 1\n"
        "  -n, --dry-run      do everything but write; list the files\n"
        "  -f, --force        use an output folder that holds other files\n"
        "  -q, --quiet        no warnings, no summary\n"
        "  -v, --verbose      notes, time per stage and peak memory too\n"
        "      --no-color     plain messages\n"
        "\n"
        "Exit status: 0 all written; 1 some data wrong, those companies failed;\n"
        "2 usage or settings wrong, nothing written; 3 disk, permission or memory.\n",
    .run = run,
};
