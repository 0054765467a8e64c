/*
 * rules.h - what the vocabulary allows: which element inside which, which
 * attribute with which value.
 *
 * Used by markup.c only; templates/README.md tells consultants the same.
 */
#ifndef RAPPORT_COMPOSE_RULES_H
#define RAPPORT_COMPOSE_RULES_H

#include "compose/doc.h"

/* The expanded report; a template file by itself, with directives.  Gradients and clip
 * paths come with a brand's logo and are refused in files. */
enum rules { RULES_DOCUMENT, RULES_FILE };

enum rules_answer { RULES_TAKE, RULES_DROP, RULES_REFUSE };

/* parent is EL_COUNT for the outermost element. */
bool rules_allow_child(enum rules rules, enum element parent, enum element child);

/* True when characters other than white space may stand directly in the element. */
bool rules_allow_text(enum element e);

/*
 * Judges an attribute; *value may be replaced by a normalised form in the arena, *why says
 * why it is refused.
 */
enum rules_answer rules_attribute(enum rules rules, struct arena *a, enum element e,
                                  const char *markup_name, enum attribute *name,
                                  const char **value, const char **why);

/* What follows the white space and {{...}} that the text begins with; "" when that is all.
 */
const char *rules_after_directives(const char *text);

/* A copy in which no character inside {{...}} can be taken for markup; same length. */
char *rules_mask_directives(struct arena *a, const char *text, size_t length);

#endif
