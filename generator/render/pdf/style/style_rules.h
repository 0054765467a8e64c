/*
 * style_rules.h - a style sheet from the inside: shared by style.c (resolving),
 * style_load.c (reading print.ini) and style_select.c (its selectors).
 */
#ifndef RAPPORT_PDF_STYLE_RULES_H
#define RAPPORT_PDF_STYLE_RULES_H

#include "render/pdf/style/style.h"
#include "render/pdf/style/style_value.h"

enum {
    ELEMENTS_STYLED = EL_COUNT + PSEUDO_COUNT,
    ANY_ELEMENT = ELEMENTS_STYLED,
    ANCESTORS_MAX = 64,
    CLASSES_MAX = 64,
    TOKEN_SLOTS = 512
};

/* element.class.class */
struct compound {
    int element;
    uint64_t classes;
};

struct style_rule {
    struct compound self;
    uint64_t ancestor; /* bits of the ancestor compounds, 0: none */
    unsigned specificity;
    size_t first, n; /* declarations */
};

struct rule_list {
    size_t *index; /* in order of application */
    size_t n;
};

enum token_kind { TOKEN_CLASS, TOKEN_BACKGROUND, TOKEN_COLOUR, TOKEN_BORDER, TOKEN_WEIGHT };

/* A class token that means something. */
struct token {
    const char *name;
    size_t length;
    enum token_kind kind;
    int value;          /* role or weight */
    uint64_t class_bit; /* of a class that print.ini names */
};

/* What the tokens of one class attribute say; roles are stored plus one. */
struct token_set {
    uint64_t classes;
    uint8_t background, colour, border, weight;
};

struct resolved;

struct style_sheet {
    struct page_setup page;
    size_t scaled_from, scaled_to; /* declarations of the file that sets [page] scale */
    struct style initial;
    struct declaration *declaration;
    size_t ndeclarations, declaration_cap;
    struct style_rule *rule;
    size_t nrules, rule_cap;
    struct compound ancestor[ANCESTORS_MAX];
    size_t nancestors;
    struct rule_list by_element[ELEMENTS_STYLED];
    struct token token[TOKEN_SLOTS];
    size_t ntokens, nclasses;
    uint64_t cover_token, cover_class;
    /* resolved styles */
    struct arena styles;
    struct resolved **slot;
    size_t nstyles;
    unsigned generation; /* how often they were forgotten */
};

/* The token, or NULL. */
const struct token *token_find(const struct style_sheet *s, const char *name,
                               size_t length);

/* --- style_select.c: while print.ini is read ------------------------------- */

/* Enters the classes of rapport itself: bg-ROLE, c-ROLE, b-ROLE, w-1 to w-12. */
void style_known_tokens(struct arena *a, struct style_sheet *s);

/* The bit of a class that print.ini names; 0 when there are too many. */
uint64_t style_class_bit(struct arena *a, struct style_sheet *s, const char *name,
                         size_t length);

/* Adds a rule without declarations for every selector of a section's name; false when one
 * is none. */
bool style_add_rules(struct arena *a, struct style_sheet *s, const char *name);

/* Lists the rules of each element in order of specificity, then of the file. */
void style_index_rules(struct arena *a, struct style_sheet *s);

#endif
