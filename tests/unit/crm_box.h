/*
 * crm_box.h - a project whose tables of deals and leads a test writes, read and counted.
 *
 * Included after cmocka.h by the test programs about CRMs; everything is static.
 */
#ifndef RAPPORT_TEST_CRM_BOX_H
#define RAPPORT_TEST_CRM_BOX_H

#include "base/text.h"
#include "read/kpi/crm.h"
#include "read/kpi/kpi_formula.h"

#include <math.h>

#include "near.h"
#include "sandbox.h"

enum { BOX_ITEMS = 2000, BOX_FILES = 8, Q1 = 2026 * 4, Q2, Q3, Q4 };
enum { ACME, BETA };

static struct sandbox box;
static struct project project;
static struct kpis kpis;
static struct kpi_maker maker;
static struct crm *crm;
static struct reading reading[BOX_FILES];
static struct namesakes namesakes;
static struct kpi_item items[BOX_ITEMS];
static size_t nitems;
static const struct content content = {.languages = {3, {"en", "pl", "ru"}}};

/* settings: of rapport.ini, "" for none. */
static inline void crm_project(const char *settings)
{
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_text(&box, "rapport.ini", settings);
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    kpis = (struct kpis){.file = arena_array(&box.arena, BOX_FILES, sizeof *kpis.file)};
    arena_drop(&maker.work);
    maker = (struct kpi_maker){.arena = &box.arena,
                               .project = &project,
                               .content = &content,
                               .kpis = &kpis,
                               .diag = &box.diag};
    namesakes = (struct namesakes){0};
    crm = crm_open(&maker);
    nitems = 0;
}

static inline int open_box(void **state)
{
    (void)state;
    sandbox_open(&box);
    sandbox_text(&box, "companies.csv",
                 "id,name,currency\nacme,Acme Ltd,EUR\nbeta,Беta Spółka,PLN\n");
    crm_project("");
    return 0;
}

static inline int close_box(void **state)
{
    (void)state;
    arena_drop(&maker.work);
    maker = (struct kpi_maker){0};
    sandbox_close(&box);
    text_cleanup();
    return 0;
}

/* Reads bytes as kpis/NAME; false after messages. */
static inline bool crm_bytes(const char *name, const void *bytes, size_t length)
{
    char *path = arena_printf(&box.arena, "kpis/%s", name);
    struct intake in = {&namesakes, &box.arena, &project, &box.diag,
                        "kpis",     "kpis",     name,     path};
    struct grid *g = arena_alloc(&box.arena, sizeof *g);
    struct header h;
    int file = kpis.nfiles;
    enum crm_kind kind;

    assert_true(file < BOX_FILES);
    sandbox_write(&box, path, bytes, length);
    kpis.file[kpis.nfiles++].name = path;
    reading[file] = (struct reading){.kind = "kpis", .file = name};
    assert_true(grid_open(&box.arena, box.folder, path, NULL, g, &box.diag));
    assert_true(header_read(&box.arena, g, 0, &h, &box.diag));
    kind = crm_recognise(&h);
    assert_int_not_equal(kind, CRM_NONE);
    return crm_read(crm, kind, &in, g, &h, (unsigned short)file, &reading[file]);
}

static inline bool crm_text(const char *name, const char *text)
{
    return crm_bytes(name, text, strlen(text));
}

static inline void take_item(void *context, const struct kpi_item *item)
{
    (void)context;
    assert_true(item->counted);
    assert_true(nitems < BOX_ITEMS);
    items[nitems++] = *item;
}

static inline void crm_done(void)
{
    crm_finish(crm, take_item, NULL);
}

/* The component of a company and quarter; NAN when it was not counted. */
static inline double counted(unsigned company, int wave, enum kpi_component component)
{
    for (size_t i = 0; i < nitems; i++)
        if (items[i].value.company == company && items[i].value.period == wave &&
            items[i].value.metric == KPI_MAX + (int)component)
            return items[i].value.value;
    return NAN;
}

static inline void counts(unsigned company, int wave, enum kpi_component component,
                          double expected)
{
    double found = counted(company, wave, component);

    if (isnan(expected) ? !isnan(found) : !(fabs(found - expected) < 1e-9))
        fail_msg("%s of company %u in %s is %g, expected %g", kpi_component_name(component),
                 company, wave_name(&box.arena, wave), found, expected);
}

/* The fact of a file's reading, "" when there is none. */
static inline const char *fact(int file, const char *name)
{
    for (const struct reading_item *i = reading[file].fact; i; i = i->next)
        if (strcmp(i->name, name) == 0)
            return i->text;
    return "";
}

static inline const char *choice(int file, const char *key)
{
    const char *found = "";

    for (const struct reading_item *i = reading[file].choice; i; i = i->next)
        if (strcmp(i->name, key) == 0)
            found = i->text;
    return found;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

#endif
