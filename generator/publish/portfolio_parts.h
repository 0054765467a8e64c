/*
 * portfolio_parts.h - what the files that make a page of a list share.
 */
#ifndef RAPPORT_PORTFOLIO_PARTS_H
#define RAPPORT_PORTFOLIO_PARTS_H

#include "publish/portfolio.h"

struct portfolio {
    struct arena *arena;
    const struct composer *composer;
    const struct portfolio_page *page;
    const char *code; /* of the list's language */
    const char *path; /* of the page */
    struct head head;
};

/* A text in the list's language; args ends with a NULL name. */
const char *portfolio_say(const struct portfolio *p, const char *key,
                          const struct message_arg *args);

/* The link from the page to a file of the output folder. */
const char *portfolio_link(const struct portfolio *p, const char *path);

/* Fills letters, filter and table (portfolio_table.c). */
void portfolio_table(const struct portfolio *p, struct template_dict *root);

#endif
