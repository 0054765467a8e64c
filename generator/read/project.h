/*
 * project.h - a project folder: rapport.ini and companies.csv.
 *
 * Every key of rapport.ini has a default, so a folder with companies.csv and
 * surveys/ alone builds.  Wrong settings are reported with file and line and
 * nothing is built; a wrong row of companies.csv likewise.
 *
 *   [project]  title (or title.LL), period (a wave), languages (pl en), brand,
 *              currency, editions (full board; `edition` is the same), kpi_stance =
 *              separate|one-outcome|shared (default one-outcome)
 *   [privacy]  minimum (1..50, default 5), consent = named
 *   [survey]   min_answered (0.5..1, default 0.8), pseudonyms = per-wave|stable
 *   [method]   2026-Q3 (or 2026-Q3.LL): what changed in the method in that wave
 *   [publish]  base_url, visibility = private|unlisted|public, benchmark = yes|no,
 *              assets = inline|shared, csv = local|international, license (an address, or
 *              a name such as CC-BY-4.0)
 *
 * companies.csv needs the columns id and name; language, model, scenario, sponsor, stay,
 * brand, currency, editions, invited_sales, invited_marketing, benchmark, visibility and
 * group, consent and kpi_stance are optional, empty cells too.  Without the company's own
 * value the project's languages (en), editions (full; edition.h), brand and currency count;
 * the currency is that of the main language when none is set (PLN for pl, RUB for ru, else
 * EUR); a sponsor is assumed, and the wish to stay is not.  A company whose benchmark is
 * `no` takes no part in the comparison of companies (benchmark.h); [publish] benchmark
 * (yes) is that of companies without their own, and so is [publish] visibility.  What is
 * public needs a base_url.
 */
#ifndef RAPPORT_PROJECT_H
#define RAPPORT_PROJECT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/settings.h"
#include "read/brand.h"
#include "read/content.h"
#include "read/edition.h"
#include "read/wave.h"

#include <stdbool.h>
#include <stddef.h>

enum { BRAND_MAX = 64, MINIMUM_USUAL = 5 };
enum function { FUNCTION_SALES, FUNCTION_MARKETING, FUNCTIONS };
enum model { MODEL_NONE, MODEL_B2B, MODEL_B2C, MODEL_B2G };

/* What the consultant and the client hold of shared key figures: each function keeps its
 * own; one outcome of the company is shared; all are. */
enum kpi_stance { STANCE_SEPARATE, STANCE_ONE_OUTCOME, STANCE_SHARED, STANCES };

/* Who is meant to find a page, from the most closed to the most open. */
enum visibility { VISIBILITY_PRIVATE, VISIBILITY_UNLISTED, VISIBILITY_PUBLIC };

struct company {
    const char *id, *name;
    int language[LANG_MAX], nlanguages; /* indexes; the first is the main one */
    enum edition edition[EDITIONS];     /* likewise */
    int neditions;
    enum model model;
    int scenario; /* 1..3; 0 when not given */
    bool sponsor, stay;
    bool named;                 /* its leaders agree to be named and quoted */
    enum kpi_stance kpi_stance; /* of its roadmap */
    bool benchmark;             /* may be compared with the other companies */
    enum visibility visibility; /* of its reports */
    const char *group;          /* as it is written; NULL: in none */
    int brand;                  /* index into project.brand */
    const char *currency;       /* ISO 4217 */
    int invited[FUNCTIONS];     /* -1 when not given */
    int line;                   /* in companies.csv */
};

/* A company's name after text_fold. */
struct company_name {
    const char *folded;
    size_t company;
};

/* What changed in the survey or its evaluation, in the consultant's words. */
struct method_change {
    int wave;
    struct words text; /* NULL in a language without a text of its own and a plain one */
};

struct project {
    const char *folder;
    const char *title;      /* "" when not given */
    struct words titles;    /* title.LL, else title, else NULL */
    int period;             /* a wave, or WAVE_NONE: the latest in the data */
    int minimum;            /* smallest group shown by function */
    bool named;             /* consent = named */
    double min_answered;    /* share of statements a person must answer for a score */
    bool stable_pseudonyms; /* a respondent's name means the same person in every wave */
    struct method_change *method; /* by wave */
    int nmethods;
    const char *base_url;       /* without a slash at the end, or NULL */
    enum visibility visibility; /* of the pages that list companies */
    bool shared_assets;         /* pages refer to style sheet and fonts beside them */
    bool international_csv;     /* tables have commas and decimal points in all languages */
    const char *license;        /* of the reports: an http(s) address or a name, or NULL */
    struct pdf_settings pdf;    /* of brands that do not set their own */
    struct company *company;    /* sorted by id */
    struct company_name *name;  /* sorted, one for each company: for company_find */
    size_t ncompanies;
    struct brand brand[BRAND_MAX];
    int nbrands;
    int house_brand; /* whose the portfolio is: the project's own, else the first company's
                      */
    int house_language; /* the first of [project] languages, else the first company's */
    struct settings settings;                         /* rapport.ini, for file_settings.h */
    struct fingerprint settings_file, companies_file; /* rapport.ini may be absent */
    struct fingerprint actions_file; /* content/actions.csv, which may be absent; set by
                                        actions_overlay */
};

/* Reads rapport.ini, companies.csv and the brands they name; false when nothing can be
 * built. */
bool project_load(struct arena *a, const char *folder, const struct content *content,
                  struct project *p, struct diag *d);

/* True for [a-z0-9][a-z0-9-]{0,62}, what ids and folder names must look like, but for the
 * names of devices (con, nul, com1). */
bool project_id_ok(const char *id);

/* "private", "unlisted", "public" */
const char *visibility_name(enum visibility v);

/* "separate", "one-outcome", "shared" */
const char *stance_name(enum kpi_stance stance);
bool stance_find(const char *word, enum kpi_stance *stance);

/* False when the word is none of them. */
bool visibility_find(const char *word, enum visibility *v);

/* Index of the company with this id, else with exactly this name (after text_fold); -1 when
 * there is none or several companies have the name. */
long company_find(const struct project *p, const char *id_or_name);

#endif
