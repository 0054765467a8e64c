/*
 * style_load.c - reads print.ini files into a style sheet.
 */
#include "render/pdf/style/style.h"

#include "base/file.h"
#include "base/settings.h"
#include "render/pdf/style/style_rules.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { GRID_MAX = 36 }; /* points; a coarser grid would only tear holes */

/* --- [page] ---------------------------------------------------------------- */

static const struct paper {
    const char *name;
    double width, height;
} papers[] = {[PDF_PAPER_STYLED] = {"", 0, 0},
              [PDF_PAPER_A4] = {"A4", 595.276, 841.89},
              [PDF_PAPER_LETTER] = {"letter", 612, 792}};

static bool page_size(const char *value, struct page_setup *page)
{
    for (int i = PDF_PAPER_A4; i <= PDF_PAPER_LETTER; i++)
        if (strcasecmp(value, papers[i].name) == 0) {
            page->width = papers[i].width;
            page->height = papers[i].height;
            return true;
        }
    return false;
}

/* Goes from the paper print.ini is made for to another: the sides take up what it is wider,
 * so that lines break where they did; the margins above and below give up to a fifth for
 * what it is lower, so that pages hold about as much. */
static void change_paper(struct page_setup *page, enum pdf_paper paper)
{
    double wider, higher, factor;

    if (paper == PDF_PAPER_STYLED)
        return;
    wider = papers[paper].width - page->width;
    higher = papers[paper].height - page->height;
    factor = 1 + higher / fmax(page->margin_top + page->margin_bottom, 1);
    factor = fmin(fmax(factor, 0.8), 1.25);
    page->cover_band *= papers[paper].height / page->height;
    page->width = papers[paper].width;
    page->height = papers[paper].height;
    page->margin_left += wider / 2;
    page->margin_right += wider / 2;
    page->margin_top *= factor;
    page->margin_bottom *= factor;
    page->header *= factor;
    page->footer *= factor;
}

static bool page_setting(const struct setting *item, const char *file,
                         struct page_setup *page, struct diag *d)
{
    const struct {
        const char *key;
        double *value;
    } lengths[] = {
        {"margin_top", &page->margin_top},
        {"margin_right", &page->margin_right},
        {"margin_bottom", &page->margin_bottom},
        {"margin_left", &page->margin_left},
        {"header", &page->header},
        {"footer", &page->footer},
        {"cover_band", &page->cover_band},
        {"scale", &page->scale},
        {"grid", &page->grid},
    };
    struct place at = {.file = file, .line = item->line, .column = item->column};
    const char *end;

    if (strcmp(item->key, "size") == 0)
        return page_size(item->value, page) ||
               diag_report(d, DIAG_SETTING_VALUE, at, NULL,
                           "size = %s: A4 or letter is expected", item->value);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (strcmp(lengths[i].key, item->key) == 0) {
            if (style_number(item->value, &end, lengths[i].value) && *end == '\0')
                return true;
            return diag_report(d, DIAG_SETTING_VALUE, at, NULL,
                               "%s = %s: a number is expected", item->key, item->value);
        }
    at.column = 0;
    return diag_report(d, DIAG_SETTING_UNKNOWN, at, NULL, "[page] %s", item->key);
}

/* --- the file -------------------------------------------------------------- */

static bool add_declaration(struct arena *a, struct style_sheet *s, size_t first_rule,
                            const struct setting *item, const char *file, struct diag *d)
{
    const struct place line = {.file = file, .line = item->line};
    const struct place at = {.file = file, .line = item->line, .column = item->column};
    const struct property *p = property_find(item->key);
    struct declaration declaration = {0};
    const char *expected = "";

    if (p == NULL)
        return diag_report(d, DIAG_SETTING_UNKNOWN, line, NULL, "[%s] %s", item->section,
                           item->key);
    if (!property_parse(a, p, item->value, &declaration, &expected))
        return diag_report(d, DIAG_SETTING_VALUE, at, NULL, "%s = %s: %s", item->key,
                           item->value, expected);
    s->declaration = arena_grow(a, s->declaration, s->ndeclarations, &s->declaration_cap,
                                sizeof *s->declaration);
    declaration.at = at;
    s->declaration[s->ndeclarations++] = declaration;
    for (size_t i = first_rule; i < s->nrules; i++)
        s->rule[i].n++;
    return true;
}

static bool read_items(struct arena *a, struct style_sheet *s, const struct settings *in,
                       struct diag *d)
{
    const char *section = NULL;
    size_t first_rule = 0;
    bool ok = true, known = false;

    for (size_t i = 0; i < in->n; i++) {
        const struct setting *item = &in->item[i];
        if (strcmp(item->section, "page") == 0) {
            ok = page_setting(item, in->file, &s->page, d) && ok;
            section = NULL;
            continue;
        }
        if (section == NULL || strcmp(section, item->section) != 0) {
            section = item->section;
            first_rule = s->nrules;
            known = style_add_rules(a, s, section);
            if (!known)
                ok = diag_report(d, DIAG_SETTING_UNKNOWN,
                                 (struct place){.file = in->file, .line = item->line}, NULL,
                                 "[%s] is not a selector", section);
        }
        if (known)
            ok = add_declaration(a, s, first_rule, item, in->file, d) && ok;
    }
    return ok;
}

static void set_defaults(struct style_sheet *s)
{
    s->page = (struct page_setup){.width = 595.276,
                                  .height = 841.89,
                                  .margin_top = 70,
                                  .margin_right = 60,
                                  .margin_bottom = 64,
                                  .margin_left = 60,
                                  .header = 40,
                                  .footer = 36,
                                  .cover_band = 300,
                                  .scale = 1};
    s->initial = (struct style){.size = 10,
                                .leading = 14,
                                .face = FACE_REGULAR,
                                .colour = {ROLE_INK, false},
                                .background = {ROLE_COUNT, false},
                                .background_to = {ROLE_COUNT, false}};
}

static const char *page_fault(const struct page_setup *p)
{
    if (p->width - p->margin_left - p->margin_right < 72 ||
        p->height - p->margin_top - p->margin_bottom < 144)
        return "[page] the margins leave no room for text";
    if (p->grid > GRID_MAX)
        return "[page] grid is at most 36 points";
    if (p->scale < 0.5 || p->scale > 3)
        return "[page] scale is a factor from 0.5 to 3";
    return NULL;
}

/* False after reporting what is wrong with the page. */
static bool check_page(const struct page_setup *page, const char *file, struct diag *d)
{
    const char *fault = page_fault(page);

    return fault == NULL || diag_report(d, DIAG_SETTING_VALUE, (struct place){.file = file},
                                        NULL, "%s", fault);
}

/* Reads one file on top of those before; false after reports. */
static bool read_file(struct arena *a, struct style_sheet *s, const char *folder,
                      const char *name, struct diag *d)
{
    struct settings in = {0};
    size_t first = s->ndeclarations;
    double scale = s->page.scale;

    s->page.scale = -1; /* not set */
    if (!settings_load(a, folder, name, false, &in, d) || !read_items(a, s, &in, d))
        return false;
    if (s->page.scale >= 0) {
        s->scaled_from = first;
        s->scaled_to = s->ndeclarations;
    } else
        s->page.scale = scale;
    return check_page(&s->page, in.file, d);
}

/* Rules of one section follow each other and share their declarations. */
static void scale_declarations(struct style_sheet *s)
{
    size_t done = 0;

    if (s->scaled_to == 0)
        return;
    for (size_t r = 0; r < s->nrules; r++) {
        const struct style_rule *rule = &s->rule[r];
        bool cell = rule->self.element == EL_TD || rule->self.element == EL_TH;

        for (size_t i = done; i < rule->first + rule->n; i++)
            if (i < s->scaled_from || i >= s->scaled_to)
                property_scale(&s->declaration[i], s->page.scale, cell);
        done = rule->first + rule->n;
    }
    s->page.grid *= s->page.scale;
    s->page.margin_left /= s->page.scale;
    s->page.margin_right /= s->page.scale;
}

struct style_sheet *style_sheet_load(struct arena *a, const char *data_folder,
                                     const struct brand *brand, struct diag *d)
{
    struct style_sheet *s = arena_alloc(a, sizeof *s);
    const char *last = "templates/print.ini";

    set_defaults(s);
    style_known_tokens(a, s);
    s->cover_token = style_class_bit(a, s, "cover", 5);
    if (!read_file(a, s, data_folder, last, d))
        return NULL;
    if (brand && brand->pdf.style == PDF_STYLE_LARGE_PRINT) {
        last = "templates/print-large.ini";
        if (!read_file(a, s, data_folder, last, d))
            return NULL;
    }
    if (brand && brand->print_ini) {
        last = brand->print_ini;
        if (!read_file(a, s, brand->project_folder, last, d))
            return NULL;
    }
    scale_declarations(s);
    if (brand)
        change_paper(&s->page, brand->pdf.paper);
    style_index_rules(a, s);
    /* What leaves room for text by itself may not when it is scaled or on other paper. */
    return check_page(&s->page, last, d) ? s : NULL;
}

bool style_is_shared(const struct brand *a, const struct brand *b)
{
    return a->print_ini == NULL && b->print_ini == NULL && a->pdf.style == b->pdf.style &&
           a->pdf.paper == b->pdf.paper;
}
