/*
 * style.c - resolves the style of a node from the rules of a style sheet.
 */
#include "render/pdf/style/style.h"

#include "render/pdf/style/style_rules.h"

#include <math.h>
#include <string.h>

enum { STYLES_KEPT = 4096, STYLE_SLOTS = 1024 };

struct resolved {
    const struct style *parent;
    struct token_set tokens;
    int element;
    struct style style;
    struct resolved *next;
};

const struct page_setup *style_page(const struct style_sheet *s)
{
    return &s->page;
}

const struct style *style_initial(const struct style_sheet *s)
{
    return &s->initial;
}

void style_sheet_cover(struct style_sheet *s, enum cover_style cover)
{
    static const char *const names[] = {[COVER_BAND] = "cover-band",
                                        [COVER_FULL] = "cover-full",
                                        [COVER_PLAIN] = "cover-plain"};
    const struct token *t = token_find(s, names[cover], strlen(names[cover]));

    s->cover_class = t ? t->class_bit : 0;
}

static void add_token(struct token_set *set, const struct token *t)
{
    set->classes |= t->class_bit;
    switch (t->kind) {
    case TOKEN_CLASS: break;
    case TOKEN_BACKGROUND: set->background = (uint8_t)(t->value + 1); break;
    case TOKEN_COLOUR: set->colour = (uint8_t)(t->value + 1); break;
    case TOKEN_BORDER: set->border = (uint8_t)(t->value + 1); break;
    case TOKEN_WEIGHT: set->weight = (uint8_t)t->value; break;
    }
}

/* The class attribute as bits; tokens that print.ini never names are ignored. */
static struct token_set node_tokens(const struct style_sheet *s, const struct node *n)
{
    struct token_set set = {0};
    const char *c = node_attribute(n, AT_CLASS);

    while (c != NULL && *c != '\0') {
        size_t length = strcspn(c, " \t\r\n");
        const struct token *t = length ? token_find(s, c, length) : NULL;
        if (t != NULL)
            add_token(&set, t);
        c += length;
        c += strspn(c, " \t\r\n");
    }
    if (set.classes & s->cover_token)
        set.classes |= s->cover_class;
    return set;
}

static void inherit(struct style *style, const struct style *parent)
{
    static const struct tint none = {ROLE_COUNT, false};

    *style = (struct style){.size = parent->size,
                            .leading = parent->leading,
                            .tracking = parent->tracking,
                            .face = parent->face,
                            .colour = parent->colour,
                            .align = parent->align,
                            .figures = parent->figures,
                            .hyphenate = parent->hyphenate,
                            .nowrap = parent->nowrap,
                            .background = none,
                            .background_to = none,
                            .within = parent->within};
}

static void apply_tokens(struct style *style, const struct token_set *set)
{
    if (set->background) {
        style->background = (struct tint){(uint8_t)(set->background - 1), false};
        style->background_to = (struct tint){ROLE_COUNT, false};
        style->colour = (struct tint){(uint8_t)(set->background - 1), true};
    }
    if (set->colour)
        style->colour = (struct tint){(uint8_t)(set->colour - 1), false};
    if (set->border)
        for (int i = 0; i < SIDES; i++)
            style->rule[i].colour = (struct tint){(uint8_t)(set->border - 1), false};
    style->weight = set->weight;
}

static void resolve(const struct style_sheet *s, const struct style *parent, int element,
                    const struct token_set *set, struct style *style)
{
    const struct rule_list *list = &s->by_element[element];

    inherit(style, parent);
    for (size_t i = 0; i < list->n; i++) {
        const struct style_rule *r = &s->rule[list->index[i]];
        if ((r->self.classes & ~set->classes) != 0 || (r->ancestor & ~parent->within) != 0)
            continue;
        for (size_t k = 0; k < r->n; k++)
            property_apply(&s->declaration[r->first + k], parent, style);
    }
    apply_tokens(style, set);
    for (size_t i = 0; i < s->nancestors; i++) {
        const struct compound *c = &s->ancestor[i];
        if ((c->element == ANY_ELEMENT || c->element == element) &&
            (c->classes & ~set->classes) == 0)
            style->within |= (uint64_t)1 << i;
    }
}

static size_t slot_of(const struct style *parent, int element, const struct token_set *set)
{
    uint64_t h = (uint64_t)(uintptr_t)parent * 0x9E3779B97F4A7C15u;

    h = (h ^ (uint64_t)element) * 0x9E3779B97F4A7C15u;
    h = (h ^ set->classes) * 0x9E3779B97F4A7C15u;
    h = (h ^ ((uint64_t)set->background << 24 | (uint64_t)set->colour << 16 |
              (uint64_t)set->border << 8 | set->weight)) *
        0x9E3779B97F4A7C15u;
    return (size_t)(h >> 40) % STYLE_SLOTS;
}

static const struct style *style_resolved(struct style_sheet *s, int element,
                                          struct token_set set, const struct style *parent)
{
    size_t slot = slot_of(parent, element, &set);
    struct resolved *r;

    if (s->slot == NULL)
        s->slot = arena_array(&s->styles, STYLE_SLOTS, sizeof *s->slot);
    for (r = s->slot[slot]; r != NULL; r = r->next)
        if (r->parent == parent && r->element == element &&
            r->tokens.classes == set.classes && r->tokens.background == set.background &&
            r->tokens.colour == set.colour && r->tokens.border == set.border &&
            r->tokens.weight == set.weight)
            return &r->style;
    r = arena_alloc(&s->styles, sizeof *r);
    r->parent = parent;
    r->element = element;
    r->tokens = set;
    resolve(s, parent, element, &set, &r->style);
    r->next = s->slot[slot];
    s->slot[slot] = r;
    s->nstyles++;
    return &r->style;
}

const struct style *style_of(struct style_sheet *s, const struct node *n,
                             const struct style *parent)
{
    return style_resolved(s, (int)n->element, node_tokens(s, n), parent);
}

const struct style *style_pseudo(struct style_sheet *s, enum pseudo p,
                                 const struct style *parent)
{
    struct token_set none = {0};

    return style_resolved(s, EL_COUNT + (int)p, none, parent);
}

void style_sheet_trim(struct style_sheet *s)
{
    if (s->nstyles < STYLES_KEPT)
        return;
    arena_reset(&s->styles);
    s->slot = NULL;
    s->nstyles = 0;
    s->generation++;
}

unsigned style_sheet_generation(const struct style_sheet *s)
{
    return s->generation;
}

void style_sheet_drop(struct style_sheet *s)
{
    if (s != NULL)
        arena_drop(&s->styles);
}

unsigned tint_colour(const struct theme *t, struct tint tint)
{
    if (tint.role >= ROLE_COUNT)
        return t->light[ROLE_INK];
    return tint.on ? t->on_light[tint.role] : t->light[tint.role];
}

/* The colour a share of the way from one to another, mixed in sRGB as viewers do. */
static unsigned mixed(unsigned from, unsigned to, double share)
{
    unsigned all = 0;

    for (int shift = 16; shift >= 0; shift -= 8) {
        double a = (double)(from >> shift & 255), b = (double)(to >> shift & 255);

        all |= (unsigned)lround(a + (b - a) * share) << shift;
    }
    return all;
}

void style_ground(const struct theme *t, const struct style *s, unsigned ends[2])
{
    enum { STEPS = 16 };
    unsigned text = tint_colour(t, s->colour), to;
    double wanted;

    ends[0] = ends[1] = tint_colour(t, s->background);
    if (s->background_to.role >= ROLE_COUNT)
        return;
    to = tint_colour(t, s->background_to);
    wanted = fmin(CONTRAST_TEXT, theme_contrast(text, ends[0]));
    for (int i = 1; i <= STEPS; i++) {
        unsigned here = mixed(ends[0], to, (double)i / STEPS);

        if (theme_contrast(text, here) < wanted)
            return;
        ends[1] = here;
    }
}
