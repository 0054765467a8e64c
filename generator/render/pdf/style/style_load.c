/*
 * style_load.c - reads print.ini files into a style sheet.
 */
#include "render/pdf/style/style.h"

#include "base/file.h"
#include "base/settings.h"
#include "render/pdf/style/style_rules.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { GRID_MAX = 36 }; /* points; a coarser grid would only tear holes */

static const char *const pseudo_names[PSEUDO_COUNT] = {"running", "foot", "marker"};

/* --- class tokens ---------------------------------------------------------- */

static size_t token_slot(const char *name, size_t length)
{
    unsigned h = 2166136261u;

    for (size_t i = 0; i < length; i++)
        h = (h ^ (unsigned char)name[i]) * 16777619u;
    return h % TOKEN_SLOTS;
}

const struct token *token_find(const struct style_sheet *s, const char *name, size_t length)
{
    for (size_t i = token_slot(name, length);; i = (i + 1) % TOKEN_SLOTS) {
        const struct token *t = &s->token[i];
        if (t->name == NULL)
            return NULL;
        if (t->length == length && memcmp(t->name, name, length) == 0)
            return t;
    }
}

/* The table never fills: CLASSES_MAX, the roles and the weights are far fewer. */
static struct token *token_add(struct style_sheet *s, const char *name,
                               enum token_kind kind, int value)
{
    size_t length = strlen(name), i = token_slot(name, length);

    while (s->token[i].name != NULL)
        i = (i + 1) % TOKEN_SLOTS;
    s->token[i] =
        (struct token){.name = name, .length = length, .kind = kind, .value = value};
    s->ntokens++;
    return &s->token[i];
}

static void add_known_tokens(struct arena *a, struct style_sheet *s)
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        const char *role = role_name((enum role)r);
        token_add(s, arena_printf(a, "bg-%s", role), TOKEN_BACKGROUND, r);
        token_add(s, arena_printf(a, "c-%s", role), TOKEN_COLOUR, r);
        token_add(s, arena_printf(a, "b-%s", role), TOKEN_BORDER, r);
    }
    for (int w = 1; w <= 12; w++)
        token_add(s, arena_printf(a, "w-%d", w), TOKEN_WEIGHT, w);
}

/* The bit of a class that print.ini names; 0 when there are too many. */
static uint64_t class_bit(struct arena *a, struct style_sheet *s, const char *name,
                          size_t length)
{
    const struct token *known = token_find(s, name, length);
    struct token *t;

    if (known != NULL && known->class_bit != 0)
        return known->class_bit;
    if (s->nclasses == CLASSES_MAX)
        return 0;
    if (known != NULL)
        t = &s->token[known - s->token];
    else
        t = token_add(s, arena_strndup(a, name, length), TOKEN_CLASS, 0);
    t->class_bit = (uint64_t)1 << s->nclasses++;
    return t->class_bit;
}

/* --- selectors ------------------------------------------------------------- */

static bool find_styled(const char *name, int *element)
{
    enum element e;

    for (int i = 0; i < PSEUDO_COUNT; i++)
        if (strcmp(pseudo_names[i], name) == 0) {
            *element = EL_COUNT + i;
            return true;
        }
    if (!element_find(name, &e))
        return false;
    *element = (int)e;
    return true;
}

/* One "element.class.class" of the given length; false when it is none. */
static bool parse_compound(struct arena *a, struct style_sheet *s, const char *text,
                           size_t length, struct compound *c)
{
    char *copy = arena_strndup(a, text, length);
    char *dot = strchr(copy, '.');
    char *next = dot;

    c->element = ANY_ELEMENT;
    c->classes = 0;
    if (dot != NULL)
        *dot = '\0';
    if (*copy != '\0' && !find_styled(copy, &c->element))
        return false;
    while (next != NULL) {
        char *name = next + 1;
        uint64_t bit;
        next = strchr(name, '.');
        if (next != NULL)
            *next = '\0';
        bit = *name ? class_bit(a, s, name, strlen(name)) : 0;
        if (bit == 0)
            return false;
        c->classes |= bit;
    }
    return c->element != ANY_ELEMENT || c->classes != 0;
}

static uint64_t ancestor_bit(struct style_sheet *s, const struct compound *c)
{
    for (size_t i = 0; i < s->nancestors; i++)
        if (s->ancestor[i].element == c->element && s->ancestor[i].classes == c->classes)
            return (uint64_t)1 << i;
    if (s->nancestors == ANCESTORS_MAX)
        return 0;
    s->ancestor[s->nancestors] = *c;
    return (uint64_t)1 << s->nancestors++;
}

static unsigned count_bits(uint64_t bits)
{
    unsigned n = 0;

    for (; bits != 0; bits &= bits - 1)
        n++;
    return n;
}

static unsigned specificity(const struct compound *c)
{
    return 16 * count_bits(c->classes) + (c->element != ANY_ELEMENT);
}

/* Compounds separated by blanks: all but the last are ancestors, in any order. */
static bool parse_selector(struct arena *a, struct style_sheet *s, const char *text,
                           size_t length, struct style_rule *r)
{
    const char *space;

    *r = (struct style_rule){0};
    while ((space = memchr(text, ' ', length)) != NULL) {
        const char *next = space + strspn(space, " ");
        struct compound above;
        uint64_t bit;
        if (!parse_compound(a, s, text, (size_t)(space - text), &above))
            return false;
        bit = ancestor_bit(s, &above);
        if (bit == 0)
            return false;
        r->ancestor |= bit;
        r->specificity += 256 + specificity(&above);
        length -= (size_t)(next - text);
        text = next;
    }
    if (!parse_compound(a, s, text, length, &r->self))
        return false;
    r->specificity += specificity(&r->self);
    return true;
}

/* Adds a rule for every selector of a section name. */
static bool add_rules(struct arena *a, struct style_sheet *s, const char *name)
{
    for (const char *part = name; *part != '\0';) {
        size_t length = strcspn(part, ","), used = length;
        struct style_rule r;
        while (used > 0 && part[used - 1] == ' ')
            used--;
        if (!parse_selector(a, s, part, used, &r))
            return false;
        r.first = s->ndeclarations;
        s->rule = arena_grow(a, s->rule, s->nrules, &s->rule_cap, sizeof *s->rule);
        s->rule[s->nrules++] = r;
        part += length;
        part += strspn(part, ", ");
    }
    return true;
}

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
            known = add_rules(a, s, section);
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

/* Rules by element, in order of specificity, then of the file. */
static void index_rules(struct arena *a, struct style_sheet *s)
{
    for (int e = 0; e < ELEMENTS_STYLED; e++) {
        struct rule_list *list = &s->by_element[e];
        list->index = arena_array(a, s->nrules + 1, sizeof *list->index);
        for (size_t i = 0; i < s->nrules; i++) {
            size_t at = list->n;
            if (s->rule[i].self.element != e && s->rule[i].self.element != ANY_ELEMENT)
                continue;
            while (at > 0 &&
                   s->rule[list->index[at - 1]].specificity > s->rule[i].specificity) {
                list->index[at] = list->index[at - 1];
                at--;
            }
            list->index[at] = i;
            list->n++;
        }
    }
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

/* What is wrong with the page, or NULL. */
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

/* Reads one file on top of those before; false after reports. */
static bool read_file(struct arena *a, struct style_sheet *s, const char *folder,
                      const char *name, struct diag *d)
{
    struct settings in = {0};
    size_t first = s->ndeclarations;
    double scale = s->page.scale;
    const char *fault;

    s->page.scale = -1; /* not set */
    if (!settings_load(a, folder, name, false, &in, d) || !read_items(a, s, &in, d))
        return false;
    if (s->page.scale >= 0) {
        s->scaled_from = first;
        s->scaled_to = s->ndeclarations;
    } else
        s->page.scale = scale;
    fault = page_fault(&s->page);
    return fault == NULL || diag_report(d, DIAG_SETTING_VALUE,
                                        (struct place){.file = in.file}, NULL, "%s", fault);
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

    set_defaults(s);
    add_known_tokens(a, s);
    s->cover_token = class_bit(a, s, "cover", 5);
    if (!read_file(a, s, data_folder, "templates/print.ini", d))
        return NULL;
    if (brand && brand->pdf.style == PDF_STYLE_LARGE_PRINT &&
        !read_file(a, s, data_folder, "templates/print-large.ini", d))
        return NULL;
    if (brand && brand->print_ini &&
        !read_file(a, s, brand->project_folder, brand->print_ini, d))
        return NULL;
    scale_declarations(s);
    if (brand)
        change_paper(&s->page, brand->pdf.paper);
    index_rules(a, s);
    return s;
}

bool style_is_shared(const struct brand *a, const struct brand *b)
{
    return a->print_ini == NULL && b->print_ini == NULL && a->pdf.style == b->pdf.style &&
           a->pdf.paper == b->pdf.paper;
}
