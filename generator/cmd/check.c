/*
 * check.c - rapport check: read, diagnose and compose everything, write nothing.
 */
#include "cmd/run.h"

#include <stdio.h>
#include <string.h>

/* What was understood of each data file; those that are said in a line stand together. */
static void print_readings(const struct reading *reading, int n)
{
    for (int i = 0; i < n; i++) {
        if (reading[i].file == NULL)
            continue;
        reading_print(stdout, &reading[i]);
        if (reading[i].brief && (i + 1 == n || reading[i + 1].brief == NULL))
            putchar('\n');
    }
}

static const char *counted(struct arena *a, int n, const char *one, const char *many)
{
    return arena_printf(a, "%d %s", n, n == 1 ? one : many);
}

/* The files of the optional blocks; then, once, the forms nobody filled in. */
static void print_blocks(const struct blocks *b)
{
    struct arena scratch = {0};
    bool found[BLOCKS] = {false};
    int missing = 0;

    for (size_t i = 0; i < b->nfiles; i++) {
        const struct block_file *f = &b->file[i];

        found[f->block] = true;
        printf("%s: block %s, ", f->name, block_schema(f->block)->name);
        if (f->rows == 0)
            fputs("not filled in", stdout);
        else
            printf("%s of %s", counted(&scratch, f->rows, "row", "rows"),
                   counted(&scratch, f->companies, "company", "companies"));
        if (f->first != WAVE_NONE)
            printf(", %s", wave_name(&scratch, f->first));
        if (f->last != f->first)
            printf(" to %s", wave_name(&scratch, f->last));
        putchar('\n');
    }
    for (int i = 0; b->nfiles && i < BLOCKS; i++)
        if (!found[i])
            printf("%s%s", missing++ ? ", " : "Blocks without a file: ",
                   block_schema((enum block)i)->name);
    fputs(missing ? "\n\n" : b->nfiles ? "\n" : "", stdout);
    arena_drop(&scratch);
}

static int run(int argc, char **argv)
{
    struct options o;
    struct session s;
    struct run_result result = {0};
    enum options_end end = options_parse(&command_check, "jsqv", argc, argv, &o);
    struct pdf_press *press = NULL;
    int status;

    if (end != OPTIONS_RUN)
        return end == OPTIONS_HELPED ? EXIT_OK : EXIT_USAGE;
    memset(o.to, 0, sizeof o.to);
    /* The press is opened for what it says about fonts and print.ini. */
    if (session_open(&s, &o) &&
        (press = pdf_press_new(s.data, s.project.brand, s.project.nbrands, &s.diag))) {
        struct worker_context context = {.session = &s, .options = &o};

        pdf_press_check(press, s.project.brand, s.theme, s.project.nbrands, &s.diag);
        run_jobs(&s, &o, &context, &result);
        arena_drop(&context.arena);
        pdf_press_drop(press);
    }
    session_print(&s, &o);
    status = diag_status(&s.diag, o.strict);
    size_t warnings = s.diag.count[LEVEL_WARNING];
    if (!o.quiet) {
        print_readings(s.survey.reading, s.survey.nfiles);
        print_readings(s.kpis.reading, s.kpis.nfiles);
        print_blocks(&s.blocks);
    }
    if (status < EXIT_USAGE)
        printf("%zu %s checked: %zu good, %zu with errors. %zu %s.\n", s.ncompanies,
               s.ncompanies == 1 ? "company" : "companies", result.built, result.failed,
               warnings, warnings == 1 ? "warning" : "warnings");
    session_close(&s);
    return result.signal ? 128 + result.signal : status;
}

const struct command command_check = {
    .name = "check",
    .summary = "read and validate everything, write nothing",
    .usage =
        "Usage: rapport check [PROJECT [ID...]]\n"
        "\n"
        "Reads settings, companies, surveys, KPIs, blocks, brands with their fonts, "
        "styles\n"
        "and templates, diagnoses and composes every report, and writes nothing.  "
        "Messages\n"
        "go to stderr.  Of each data file it prints what was understood, and the section "
        "of\n"
        "rapport.ini that says the same explicitly; of each file of blocks/ the block, "
        "its\n"
        "rows, companies and quarters, and then which blocks have no file.\n"
        "\n"
        "  -j, --jobs N       processes (default: one per processor)\n"
        "      --strict       warnings make the exit status 1\n"
        "  -q, --quiet        no warnings, and nothing about the files\n"
        "  -v, --verbose      notes too\n"
        "      --no-color     plain messages\n",
    .run = run,
};
