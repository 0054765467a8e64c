/*
 * compose.c - template, texts and diagnosis to one document tree.
 */
#include "compose/compose.h"

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "compose/citations.h"
#include "compose/fill.h"
#include "compose/logo.h"
#include "compose/markup.h"
#include "compose/sections.h"
#include "compose/variables.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES = 192 * 1024 }; /* what most reports expand to has room in it */

/* --- loading ---------------------------------------------------------------------- */

static const char *load_logo(struct arena *a, const struct brand *b,
                             const struct logo_file *file, struct diag *d, bool *ok)
{
    if (file->bytes == NULL)
        return NULL;
    const char *name = b->name != NULL ? b->name : b->id;
    const char *markup = logo_markup(a, file, name, d);
    *ok = *ok && markup != NULL;
    return markup;
}

/* A brand without templates of its own shares the set of rapport's. */
static struct template_set *load_templates(struct arena *a, const char *own,
                                           const struct brand *b,
                                           struct variables *variables,
                                           struct template_set **shared, struct diag *d)
{
    const char *folder = b->folder != NULL ? file_join(a, b->folder, "templates") : NULL;
    if (folder != NULL && file_is_folder(folder)) {
        const char *const folders[] = {folder, own};
        return template_load(folders, 2, variables_know, variables, d);
    }
    if (*shared == NULL)
        *shared = template_load(&own, 1, variables_know, variables, d);
    return *shared;
}

bool composer_load(struct arena *a, const char *data_folder, const struct project *p,
                   const struct content *content, struct composer *c, struct diag *d)
{
    *c = (struct composer){.content = content};
    struct variables variables;
    c->catalog = catalog_load(a, data_folder, &content->languages, d);
    if (c->catalog == NULL || !variables_load(a, data_folder, c->catalog, &variables, d))
        return false;
    const char *own = file_join(a, data_folder, "templates");
    struct template_set *shared = NULL;
    bool ok = true;
    for (int i = 0; i < p->nbrands; i++) {
        const struct brand *b = &p->brand[i];
        c->templates[i] = load_templates(a, own, b, &variables, &shared, d);
        c->logo_light[i] = load_logo(a, b, &b->logo_light, d, &ok);
        c->logo_dark[i] = load_logo(a, b, &b->logo_dark, d, &ok);
        ok = ok && c->templates[i] != NULL;
        if (c->templates[i] == NULL)
            break; /* the same messages again for each brand help nobody */
    }
    return ok;
}

void composer_drop(struct composer *c)
{
    for (int i = 0; i < BRAND_MAX; i++) {
        struct template_set *set = c->templates[i];
        template_drop(set);
        for (int k = i; set != NULL && k < BRAND_MAX; k++)
            if (c->templates[k] == set)
                c->templates[k] = NULL;
    }
    catalog_drop(c->catalog);
    c->catalog = NULL;
}

/* The logo is drawn for a light or a dark ground; the cover's text colour tells which.  A
 * plain cover is as light or dark as the reader's screen. */
const char *composer_logo(struct arena *a, const struct composer *c, const struct brand *b,
                          int index)
{
    const char *light = c->logo_light[index], *dark = c->logo_dark[index];
    unsigned long ink =
        b->cover_ink != NULL ? strtoul(b->cover_ink + 1, NULL, 16) : 0xFFFFFF;
    bool bright = ((ink >> 16 & 255) * 3 + (ink >> 8 & 255) * 6 + (ink & 255)) / 10 > 127;

    if (light == NULL || dark == NULL)
        return light != NULL ? light : dark;
    if (b->cover_style == COVER_PLAIN)
        return arena_printf(a, "%s<span class=\"night\" data-for=\"html\">%s</span>", light,
                            dark);
    return bright ? dark : light;
}

/* --- one report ------------------------------------------------------------------- */

/* What every text of the catalogue may use.  Withheld values are not among them. */
static void set_arguments(struct fill *f)
{
    const struct diagnosis *d = f->d;
    int number = d->level.number, next = number >= 1 && number < LEVELS ? number + 1 : 0;
    const char *basis = f->by_function ? "balanced" : "pooled";
    const struct message_arg args[] = {
        TEXT_ARG("company", d->company->name),
        TEXT_ARG("period", fill_wave(f, d->wave)),
        TEXT_ARG("level",
                 number >= 1 ? fill_in(f, &f->content->level[number - 1].name) : ""),
        TEXT_ARG("level_number", number >= 1 ? arena_printf(f->arena, "%d", number) : ""),
        TEXT_ARG("next_level",
                 next > 0 ? fill_in(f, &f->content->level[next - 1].name) : ""),
        TEXT_ARG("next_number", next > 0 ? arena_printf(f->arena, "%d", next) : ""),
        TEXT_ARG("basis", basis),
        TEXT_ARG("alone", fill_alone(f)),
        NUMBER_ARG("n_all", d->survey_shown ? d->score.scored_all : 0),
        NUMBER_ARG("minimum", d->project->minimum),
        TEXT_ARG("min_answered",
                 text_percent(f->arena, f->code, d->project->min_answered, 0)),
        {0},
    };
    _Static_assert(sizeof args / sizeof *args <= FILL_ARGS, "room for the arguments");
    memcpy(f->args, args, sizeof args);
}

/* T_key is the text with that key; only those the report's templates use are made. */
static void set_words(struct fill *f, const struct template_set *templates)
{
    for (size_t i = 0; i < template_names(templates); i++) {
        const char *name = template_name(templates, i);
        if (strncmp(name, "T_", 2) == 0 && strncmp(name, "T_portfolio_", 12) != 0 &&
            strncmp(name, "T_site_", 7) != 0 && strncmp(name, "T_questionnaire_", 16) != 0)
            template_set_global(f->root, name, fill_word(f, name + 2));
    }
}

static void set_globals(struct fill *f)
{
    template_set_global(f->root, "COMPANY", f->d->company->name);
    template_set_global(f->root, "DATE", text_date(f->arena, f->code, f->days));
    template_set_global(f->root, "DATE_ISO", date_iso(f->arena, f->days));
}

static void describe(struct fill *f, struct doc *doc)
{
    const struct project *p = f->d->project;
    const struct brand *b = &p->brand[f->d->company->brand];
    const char *footer = fill_in(f, &b->footer);
    doc->language = f->code;
    const char *edition = f->edition == EDITION_FULL ? "" : fill_edition(f, f->edition);
    doc->title = fill_join(f, fill_word(f, "document_title"), " · ", edition);
    doc->subject = fill_join(f, fill_word(f, "document_subject"), " · ", edition);
    doc->author = b->publisher != NULL ? b->publisher : b->name[0] != '\0' ? b->name : NULL;
    doc->running = fill_word(f, "running_header");
    if (footer[0] == '\0')
        footer = fill_in(f, &b->confidentiality);
    doc->footer = footer[0] != '\0' ? footer : NULL;
    doc->page_of =
        SAY(f, "page_of", TEXT_ARG("page", "{page}"), TEXT_ARG("pages", "{pages}"));
    doc->draft = b->pdf.draft ? fill_word(f, "draft_mark") : NULL;
    doc->skip = fill_word(f, "skip_link");
    doc->back = fill_word(f, "contents_back");
    doc->pdf_href = "report.pdf";
    doc->days = f->days;
    doc->visibility = visibility_name(f->d->company->visibility);
}

struct node *composer_expand(struct arena *a, const struct template_set *templates,
                             const char *file, struct template_dict *root, struct diag *d)
{
    struct buf text = {0};
    struct node *tree = NULL;

    if (template_expand(templates, file, root, &text))
        tree = markup_parse(a, buf_text(&text), text.length,
                            arena_printf(a, "%s, expanded", file), d);
    else
        diag_report(d, DIAG_TEMPLATE_READ, (struct place){file, 0, 0}, NULL,
                    "a file it includes is missing");
    template_dict_drop(root);
    buf_drop(&text);
    return tree;
}

bool compose(struct arena *a, const struct composer *c, const struct diagnosis *diagnosis,
             const struct version *version, struct doc *doc, struct diag *d)
{
    struct fill f = {.arena = a, .composer = c, .content = c->content, .d = diagnosis};
    const struct template_set *templates = c->templates[diagnosis->company->brand];
    f.language = version->language;
    f.edition = version->edition;
    f.code = c->content->languages.code[version->language];
    f.days = version->days;
    f.by_function = diagnosis->survey_shown && diagnosis->level.basis == BASIS_BALANCED;
    f.root = template_dict_new();
    set_arguments(&f);
    set_words(&f, templates);
    set_globals(&f);
    sections_fill(&f, templates);
    *doc = (struct doc){0};
    describe(&f, doc);
    const char *file = sections_template(version->edition);
    struct node *root = composer_expand(a, templates, file, f.root, d);
    if (root == NULL || !citations_number(a, c->content, f.language, root, file, d))
        return false;
    doc->root = root;
    doc_find_charts(a, doc);
    return true;
}
