/*
 * kpi_box.h - a project of two companies with KPI files, read with the real content.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_KPI_BOX_H
#define RAPPORT_TEST_KPI_BOX_H

#include "base/text.h"
#include "read/kpi/kpi.h"

#include "near.h"
#include "sandbox.h"

enum { ACME, BETA };

static struct sandbox box;
static struct project project;
static struct content content;
static struct kpis kpis;
static const char *settings;

static inline int open_box(void **state)
{
    (void)state;
    sandbox_open(&box);
    settings = NULL;
    sandbox_text(&box, "companies.csv",
                 "id,name,currency\nacme,Acme Ltd,PLN\nbeta,Beta,RUB\n");
    assert_true(content_load(&box.arena, ".", &content, &box.diag));
    return 0;
}

static inline int close_box(void **state)
{
    (void)state;
    sandbox_close(&box);
    text_cleanup();
    return 0;
}

static inline void load_as(const char *name, const char *text)
{
    box.diag = (struct diag){.arena = &box.arena};
    if (settings)
        sandbox_text(&box, "rapport.ini", settings);
    sandbox_text(&box, name, text);
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    assert_true(kpis_load(&box.arena, &project, &content, &kpis, &box.diag));
}

static inline void load(const char *text)
{
    load_as("kpis/k.csv", text);
}

/* The company's value of a metric in a quarter of 2025. */
static inline const struct kpi_value *find(size_t company, const char *metric, int quarter)
{
    static const struct kpi_value none = {.value = NAN, .target = NAN};
    int id = metric_find(&content, metric);

    for (size_t i = kpis.first[company]; i < kpis.first[company + 1]; i++)
        if (kpis.value[i].metric == id && kpis.value[i].period == 2025 * 4 + quarter - 1)
            return &kpis.value[i];
    return &none;
}

static inline double counted(size_t company, enum kpi_count count, int quarter)
{
    const struct kpi_counts *c = kpi_counts_find(&kpis, company, 2025 * 4 + quarter - 1);

    return c ? c->of[count] : (double)NAN;
}

static inline void has(size_t company, const char *metric, int quarter, double value,
                       double target)
{
    const struct kpi_value *v = find(company, metric, quarter);

    close_to(v->value, value, 1e-9, metric);
    if (!isnan(target))
        close_to(v->target, target, 1e-9, metric);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

#endif
