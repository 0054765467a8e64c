/*
 * reading.c - how fast a survey is read, beside what libcsv alone takes for the same file.
 *
 *   reading PROJECT FILE     FILE is below PROJECT/surveys, the only one there
 *
 * Called by tests/bench.sh from the project's root.  Prints milliseconds of the
 * processor, the best of several runs: libcsv with callbacks that count; the streamed rows;
 * the whole survey, with the list of companies already in memory.  The last figure is how
 * many times libcsv's own time the survey takes.
 */
#include "base/file.h"
#include "base/text.h"
#include "read/content.h"
#include "read/survey/survey.h"
#include "read/table/grid.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 5, CHUNK = 256 * 1024 };

static size_t fields, rows;

static void fail(const char *what, const struct diag *d)
{
    for (const struct diag_message *m = d ? d->first : NULL; m; m = m->next)
        diag_print(stderr, m, false);
    fprintf(stderr, "reading: %s\n", what);
    exit(1);
}

/* Of this process, so that what else the machine does matters little. */
static double processor_ms(void)
{
    return 1e3 * (double)clock() / (double)CLOCKS_PER_SEC;
}

static void count_field(void *bytes, size_t length, void *context)
{
    (void)bytes;
    (void)length;
    (void)context;
    fields++;
}

static void count_record(int ending, void *context)
{
    (void)ending;
    (void)context;
    rows++;
}

static bool count_row(struct grid_row *row, void *context)
{
    (void)context;
    fields += (size_t)row->n;
    rows++;
    return true;
}

/* The file through libcsv and nothing else. */
static double time_libcsv(const char *path)
{
    static char chunk[CHUNK];
    double start = processor_ms();
    FILE *f = fopen(path, "rb");
    struct csv_parser parser;
    size_t n;

    if (f == NULL || csv_init(&parser, 0) != 0)
        fail(path, NULL);
    while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
        if (csv_parse(&parser, chunk, n, count_field, count_record, NULL) != n)
            fail(path, NULL);
    csv_fini(&parser, count_field, count_record, NULL);
    csv_free(&parser);
    fclose(f);
    return processor_ms() - start;
}

static double time_grid(const char *folder, const char *file)
{
    double start = processor_ms();
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct grid g;

    if (!grid_open(&a, folder, file, NULL, &g, &d) || !grid_each(&g, count_row, NULL, &d))
        fail(file, &d);
    arena_drop(&a);
    return processor_ms() - start;
}

static double time_survey(const struct project *p, const struct content *content)
{
    double start = processor_ms();
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct survey s;

    if (!survey_load(&a, p, content, &s, &d) || d.count[LEVEL_ERROR])
        fail("the survey", &d);
    rows = s.n;
    arena_drop(&a);
    return processor_ms() - start;
}

static void keep_best(double *best, double ms)
{
    if (*best == 0 || ms < *best)
        *best = ms;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct content content;
    struct project project;
    double libcsv = 0, grid = 0, survey = 0, mb;
    const char *file;
    char *path, *bytes;
    size_t size;

    if (argc != 3)
        fail("usage: reading PROJECT FILE", NULL);
    file = arena_printf(&a, "surveys/%s", argv[2]);
    path = file_join(&a, argv[1], file);
    if (!content_load(&a, ".", &content, &d) ||
        !project_load(&a, argv[1], &content, &project, &d))
        fail("the project", &d);
    if (file_read(&a, path, FILE_LIMIT, &bytes, &size) != FILE_OK)
        fail(path, NULL);
    for (int i = 0; i < RUNS; i++) {
        keep_best(&libcsv, time_libcsv(path));
        keep_best(&grid, time_grid(argv[1], file));
        keep_best(&survey, time_survey(&project, &content));
    }
    mb = (double)size / 1e6;
    printf("%-22s %8.1f MB, %zu companies, %zu sheets of answers\n", "a survey of", mb,
           project.ncompanies, rows);
    printf("%-22s %8.1f ms %8.1f MB a second\n", "libcsv alone", libcsv, mb / libcsv * 1e3);
    printf("%-22s %8.1f ms %8.1f MB a second\n", "rows", grid, mb / grid * 1e3);
    printf("%-22s %8.1f ms %8.1f MB a second\n", "the survey", survey, mb / survey * 1e3);
    printf("%-22s %8.2f times libcsv's time (2 is allowed)\n", "", survey / libcsv);
    arena_drop(&a);
    text_cleanup();
    return 0;
}
