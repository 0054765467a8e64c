/*
 * project.c - rapport.ini, and finding companies; see project.h.
 */
#include "read/project.h"
#include "base/file.h"
#include "base/settings.h"
#include "base/text.h"
#include "read/companies.h"
#include "read/file_settings.h"
#include "read/table/number.h"
#include "read/values.h"
#include "read/words.h"

#include <stdlib.h>
#include <string.h>

enum { MINIMUM_MAX = 50 };

struct loader {
    struct arena *arena;
    struct project *project;
    struct settings settings;
    struct diag *diag;
    bool ok;
};

/* A setting's value; NULL when absent or empty. */
static const char *value(struct loader *l, const char *section, const char *key)
{
    const char *found = settings_find(&l->settings, section, key);

    return found && *found ? found : NULL;
}

static void fault(struct loader *l, const char *section, const char *key, const char *why)
{
    l->ok =
        diag_report(l->diag, DIAG_SETTING_VALUE, settings_place(&l->settings, section, key),
                    NULL, "%s: %s", key, why);
}

/* The index of the value among the words, `usual` when it is absent or wrong. */
static int choose(struct loader *l, const char *section, const char *key,
                  const char *const *words, int n, int usual)
{
    return settings_choose(&l->settings, section, key, words, n, usual, &l->ok, l->diag);
}

/* --- rapport.ini ------------------------------------------------------------------- */

/* The look and language of what belongs to no single company. */
static void choose_house(struct project *p, const struct company_defaults *defaults,
                         bool has_languages)
{
    p->house_brand = p->company[0].brand;
    p->house_language = has_languages ? defaults->language[0] : p->company[0].language[0];
    for (int i = 0; i < p->nbrands; i++)
        if (strcmp(p->brand[i].id, defaults->brand) == 0)
            p->house_brand = i;
}

static void read_editions(struct loader *l, struct company_defaults *defaults)
{
    const char *one = value(l, "project", "edition");
    const char *several = value(l, "project", "editions");

    defaults->edition[0] = EDITION_FULL;
    defaults->neditions = 1;
    if (one && several)
        fault(l, "project", "edition", "editions says it already");
    else if ((one || several) &&
             !editions_parse(one ? one : several, defaults->edition, &defaults->neditions))
        fault(l, "project", one ? "edition" : "editions",
              "expected some of full, board, readout");
}

static void read_project(struct loader *l, const struct content *content,
                         struct company_defaults *defaults)
{
    const char *title = value(l, "project", "title");
    const char *period = value(l, "project", "period");
    const char *languages = value(l, "project", "languages");
    const char *brand = value(l, "project", "brand");
    int english = language_find(&content->languages, "en");

    l->project->title = title ? title : "";
    l->project->titles =
        words_setting(l->arena, &l->settings, "project", "title", &content->languages);
    l->project->period = WAVE_NONE;
    if (period && !wave_parse(period, &l->project->period))
        fault(l, "project", "period", "expected a quarter such as 2026-Q3");
    defaults->language[0] = english >= 0 ? english : 0;
    defaults->nlanguages = 1;
    if (languages && !languages_parse(l->arena, languages, &content->languages,
                                      defaults->language, &defaults->nlanguages))
        fault(l, "project", "languages", "expected codes such as 'pl en', each with texts");
    defaults->brand = brand ? brand : "default";
    if (!project_id_ok(defaults->brand))
        fault(l, "project", "brand", "not a folder name of a-z, 0-9 and -");
    defaults->currency = value(l, "project", "currency");
    if (defaults->currency && !currency_ok(defaults->currency))
        fault(l, "project", "currency", "expected a code such as EUR");
    read_editions(l, defaults);
}

static void read_privacy(struct loader *l)
{
    const char *minimum = value(l, "privacy", "minimum");
    const char *consent = value(l, "privacy", "consent");
    struct project *p = l->project;

    p->minimum = MINIMUM_USUAL;
    p->named = consent && strcmp(consent, "named") == 0;
    if (consent && !p->named)
        fault(l, "privacy", "consent", "expected named");
    if (minimum == NULL)
        return;
    p->minimum = strspn(minimum, "0123456789") == strlen(minimum) && strlen(minimum) <= 2
                     ? atoi(minimum)
                     : 0;
    if (p->minimum < 1 || p->minimum > MINIMUM_MAX)
        fault(l, "privacy", "minimum", "expected a whole number from 1 to 50");
    else if (p->minimum == 1 && !p->named)
        fault(
            l, "privacy", "minimum",
            "with 1 the answers of a single person can be read in the report; if everyone "
            "agreed to that, say consent = named");
}

static void read_survey(struct loader *l)
{
    const char *share = value(l, "survey", "min_answered");
    static const char *const pseudonyms[] = {"per-wave", "stable"};
    struct number number = {.value = 0.8};

    if (share && !number_parse(share, &number))
        number.value = 0;
    if (number.percent)
        number.value /= 100;
    if (number.value < 0.5 || number.value > 1)
        fault(l, "survey", "min_answered", "expected a share from 0.5 to 1");
    l->project->min_answered = number.value;
    l->project->stable_pseudonyms =
        choose(l, "survey", "pseudonyms", pseudonyms, 2, 0) == 1;
}

static int by_wave(const void *a, const void *b)
{
    const struct method_change *x = a, *y = b;

    return (x->wave > y->wave) - (x->wave < y->wave);
}

/* Adds what [method] says about a wave in any language, once. */
static void add_method(struct loader *l, const struct languages *languages, int wave,
                       size_t *room)
{
    struct project *p = l->project;
    struct method_change change = {wave, {{NULL}}};
    bool said = false;

    for (int i = 0; i < p->nmethods; i++)
        if (p->method[i].wave == wave)
            return;
    change.text = words_setting(l->arena, &l->settings, "method", wave_name(l->arena, wave),
                                languages);
    for (int i = 0; i < languages->n; i++)
        said = said || change.text.in[i];
    if (!said)
        return;
    p->method =
        arena_grow(l->arena, p->method, (size_t)p->nmethods, room, sizeof *p->method);
    p->method[p->nmethods++] = change;
}

/* Every key of [method] is a wave as we write it, with or without a language.  A language
 * nobody knows stays unused and is reported as an unknown setting. */
static void read_method(struct loader *l, const struct languages *languages)
{
    size_t room = 0;

    for (size_t i = 0; i < l->settings.n; i++) {
        const char *key = l->settings.item[i].key;
        size_t length = strcspn(key, ".");
        const char *name = arena_strndup(l->arena, key, length);
        int wave = WAVE_NONE;

        if (strcmp(l->settings.item[i].section, "method") != 0)
            continue;
        if (wave_parse(name, &wave) && strcmp(name, wave_name(l->arena, wave)) == 0) {
            add_method(l, languages, wave, &room);
            continue;
        }
        settings_find(&l->settings, "method", key);
        fault(l, "method", key, "expected a quarter such as 2026-Q3, or 2026-Q3.pl");
    }
    if (l->project->nmethods > 0)
        qsort(l->project->method, (size_t)l->project->nmethods, sizeof *l->project->method,
              by_wave);
}

static void read_benchmark(struct loader *l, struct company_defaults *defaults)
{
    static const char *const words[] = {"no", "yes"};

    defaults->benchmark = choose(l, "publish", "benchmark", words, 2, 1) == 1;
}

static const char *const stances[STANCES] = {"separate", "one-outcome", "shared"};

const char *stance_name(enum kpi_stance stance)
{
    return stances[stance];
}

bool stance_find(const char *word, enum kpi_stance *stance)
{
    for (int i = 0; i < STANCES; i++)
        if (strcmp(word, stances[i]) == 0) {
            *stance = (enum kpi_stance)i;
            return true;
        }
    return false;
}

static void read_stance(struct loader *l, struct company_defaults *defaults)
{
    defaults->kpi_stance = (enum kpi_stance)choose(l, "project", "kpi_stance", stances,
                                                   STANCES, STANCE_ONE_OUTCOME);
}

static const char *const visibilities[] = {"private", "unlisted", "public"};

const char *visibility_name(enum visibility v)
{
    return visibilities[v];
}

bool visibility_find(const char *word, enum visibility *v)
{
    for (int i = VISIBILITY_PRIVATE; i <= VISIBILITY_PUBLIC; i++)
        if (strcmp(word, visibility_name((enum visibility)i)) == 0) {
            *v = (enum visibility)i;
            return true;
        }
    return false;
}

static void read_publish(struct loader *l)
{
    const char *url = value(l, "publish", "base_url");
    const char *license = value(l, "publish", "license");
    static const char *const assets[] = {"inline", "shared"};
    static const char *const csv[] = {"local", "international"};
    struct project *p = l->project;

    if (url && (!address_ok(url) || strpbrk(url, "?#")))
        fault(l, "publish", "base_url",
              "expected an address that begins with https:// or http://");
    else if (url) {
        char *copy = arena_strdup(l->arena, url);

        for (size_t n = strlen(copy); copy[n - 1] == '/'; n--)
            copy[n - 1] = '\0';
        p->base_url = copy;
    }
    p->shared_assets = choose(l, "publish", "assets", assets, 2, 0) == 1;
    p->international_csv = choose(l, "publish", "csv", csv, 2, 0) == 1;
    p->license = license;
    if (license && !license_ok(license))
        fault(l, "publish", "license",
              "expected an address that begins with https:// or http://, or a name such as "
              "CC-BY-4.0");
    p->visibility = (enum visibility)choose(l, "publish", "visibility", visibilities, 3, 0);
    if (p->visibility == VISIBILITY_PUBLIC && url == NULL)
        fault(l, "publish", "visibility",
              "what is public needs its address: set base_url too");
}

/* --- companies --------------------------------------------------------------------- */

/* Names that Windows keeps for devices: a folder of that name cannot be copied there. */
static bool is_device(const char *id)
{
    static const char *const names[] = {"con", "prn", "aux", "nul"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(id, names[i]) == 0)
            return true;
    return (strncmp(id, "com", 3) == 0 || strncmp(id, "lpt", 3) == 0) && id[3] >= '0' &&
           id[3] <= '9' && id[4] == '\0';
}

bool project_id_ok(const char *id)
{
    size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length >= 1 && length <= 63 && id[length] == '\0' && *id != '-' &&
           !is_device(id);
}

static int by_name(const void *a, const void *b)
{
    const struct company_name *x = a, *y = b;
    int order = strcmp(x->folded, y->folded);

    return order ? order : (x->company > y->company) - (x->company < y->company);
}

static void index_names(struct arena *a, struct project *p)
{
    p->name = arena_array(a, p->ncompanies, sizeof *p->name);
    for (size_t i = 0; i < p->ncompanies; i++)
        p->name[i] = (struct company_name){text_fold(a, p->company[i].name), i};
    qsort(p->name, p->ncompanies, sizeof *p->name, by_name);
}

static int compare_id(const void *key, const void *company)
{
    return strcmp(key, ((const struct company *)company)->id);
}

static int compare_name(const void *key, const void *name)
{
    return strcmp(key, ((const struct company_name *)name)->folded);
}

static long find_by_name(const struct project *p, const char *folded)
{
    const struct company_name *end = p->name + p->ncompanies, *found;

    found = bsearch(folded, p->name, p->ncompanies, sizeof *p->name, compare_name);
    if (found == NULL || (found > p->name && strcmp(found[-1].folded, folded) == 0) ||
        (found + 1 < end && strcmp(found[1].folded, folded) == 0))
        return -1;
    return (long)found->company;
}

long company_find(const struct project *p, const char *id_or_name)
{
    struct arena scratch = {0};
    const char *text = text_trim(&scratch, id_or_name);
    const struct company *found =
        bsearch(text, p->company, p->ncompanies, sizeof *p->company, compare_id);
    long index =
        found ? (long)(found - p->company) : find_by_name(p, text_fold(&scratch, text));

    arena_drop(&scratch);
    return index;
}

bool project_load(struct arena *a, const char *folder, const struct content *content,
                  struct project *p, struct diag *d)
{
    struct loader l = {.arena = a, .project = p, .diag = d, .ok = true};
    struct company_defaults defaults = {0};

    *p = (struct project){.folder = arena_strdup(a, folder)};
    if (!file_is_folder(folder))
        return diag_report(d, DIAG_PROJECT_READ, (struct place){folder, 0, 0}, NULL,
                           "no such folder");
    if (!settings_load(a, folder, "rapport.ini", true, &l.settings, d))
        return false;
    p->settings_file = l.settings.print;
    read_project(&l, content, &defaults);
    read_privacy(&l);
    read_survey(&l);
    read_method(&l, &content->languages);
    read_publish(&l);
    read_benchmark(&l, &defaults);
    read_stance(&l, &defaults);
    defaults.named = p->named;
    l.ok = pdf_settings_read(&l.settings, &p->pdf, d) && l.ok;
    file_settings_claim(&l.settings);
    p->settings = l.settings;
    if (!settings_all_used(&l.settings, d) || !l.ok)
        return false;
    if (!companies_load(a, content, &defaults, p, d))
        return false;
    choose_house(p, &defaults, settings_find(&l.settings, "project", "languages") != NULL);
    index_names(a, p);
    return true;
}
