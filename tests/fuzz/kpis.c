/*
 * kpis.c - fuzz target: any bytes as a file of KPIs, deals or leads.
 *
 * Whatever comes, values are sorted, of metrics and companies that exist, finite or
 * missing, and a file that gives nothing has said why.
 */
#define _GNU_SOURCE
#include "base/file.h"
#include "base/text.h"
#include "fuzz.h"
#include "read/kpi/kpi.h"
#include "read/project.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

/* A project of two companies, in a folder of its own. */
static struct {
    struct arena arena;
    struct content content;
    struct project project;
    char folder[32];
    char *file;
} box = {.folder = "/tmp/rapport-fuzz-XXXXXX"};

static void close_box(void)
{
    unlink(box.file);
    rmdir(file_join(&box.arena, box.folder, "kpis"));
    unlink(file_join(&box.arena, box.folder, "companies.csv"));
    unlink(file_join(&box.arena, box.folder, "rapport.ini"));
    rmdir(box.folder);
    arena_drop(&box.arena);
    text_cleanup();
}

static void open_box(void)
{
    static const char companies[] = "id,name,currency\nacme,Acme Ltd,PLN\nbeta,Beta,RUB\n";
    static const char settings[] = "[kpis \"*\"]\ncompany = acme\n";
    struct diag d = {.arena = &box.arena};

    FUZZ_CHECK(mkdtemp(box.folder) != NULL);
    FUZZ_CHECK(mkdir(file_join(&box.arena, box.folder, "kpis"), 0700) == 0);
    box.file = file_join(&box.arena, box.folder, "kpis/acme.csv");
    FUZZ_CHECK(file_write(file_join(&box.arena, box.folder, "companies.csv"), companies,
                          sizeof companies - 1) == FILE_OK);
    FUZZ_CHECK(file_write(file_join(&box.arena, box.folder, "rapport.ini"), settings,
                          sizeof settings - 1) == FILE_OK);
    FUZZ_CHECK(content_load(&box.arena, ".", &box.content, &d));
    FUZZ_CHECK(project_load(&box.arena, box.folder, &box.content, &box.project, &d));
    atexit(close_box);
}

static void check(const struct kpis *k)
{
    for (size_t i = 0; i < k->n; i++) {
        const struct kpi_value *v = &k->value[i], *before = &k->value[i - (i > 0)];

        FUZZ_CHECK(v->company < box.project.ncompanies && v->metric >= 0 &&
                   v->metric < box.content.nmetrics && v->period >= 1900 * 4);
        FUZZ_CHECK(!isinf(v->value) && !isinf(v->target));
        FUZZ_CHECK(v->company >= before->company &&
                   (v->company > before->company || v->metric >= before->metric));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct kpis k;

    if (box.file == NULL)
        open_box();
    FUZZ_CHECK(file_write(box.file, data, size) == FILE_OK);
    FUZZ_CHECK(kpis_load(&a, &box.project, &box.content, &k, &d));
    FUZZ_CHECK(k.nfiles == 1);
    check(&k);
    arena_drop(&a);
    return 0;
}
