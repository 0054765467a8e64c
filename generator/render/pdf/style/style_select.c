/*
 * style_select.c - class tokens and selectors of print.ini as rules of a style sheet.
 */
#include "render/pdf/style/style_rules.h"

#include <string.h>

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

void style_known_tokens(struct arena *a, struct style_sheet *s)
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

uint64_t style_class_bit(struct arena *a, struct style_sheet *s, const char *name,
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
        bit = *name ? style_class_bit(a, s, name, strlen(name)) : 0;
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

bool style_add_rules(struct arena *a, struct style_sheet *s, const char *name)
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

/* --- order ----------------------------------------------------------------- */

void style_index_rules(struct arena *a, struct style_sheet *s)
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
