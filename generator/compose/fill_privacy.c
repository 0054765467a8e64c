/*
 * fill_privacy.c - the rules that keep answers anonymous, and what they hide in this
 * report.
 */
#include "compose/fill.h"

#include <stdio.h>
#include <string.h>

static void rule(struct template_dict *d, const char *text)
{
    fill_row(d, "PRIVACY", "TEXT", text);
}

/* The statement hidden as a whole ("q9"), or only in its spread ("q9.distribution"); -1
 * when the item is about something else. */
static int statement_of(const struct suppression *item, bool spread)
{
    int number = 0, length = 0;

    if (sscanf(item->what, "q%2d%n", &number, &length) != 1 || number < 1 ||
        number > QUESTIONS ||
        strcmp(item->what + length, spread ? ".distribution" : "") != 0)
        return -1;
    return number - 1;
}

static void add_hidden(struct fill *f, struct template_dict *d)
{
    const struct suppressions *list = &f->d->suppressed;
    const char *names = "";
    int statements = 0, spreads = 0;

    for (size_t i = 0; i < list->n; i++) {
        int hidden = statement_of(&list->item[i], false);

        spreads += statement_of(&list->item[i], true) >= 0;
        if (hidden < 0)
            continue;
        statements++;
        names = fill_join(f, names, ", ",
                          SAY(f, "quoted", TEXT_ARG("name", fill_question(f, hidden))));
    }
    if (statements > 0)
        rule(d, SAY(f, "privacy_hidden_statements", NUMBER_ARG("n", statements),
                    TEXT_ARG("names", names)));
    if (spreads > 0)
        rule(d, SAY(f, "privacy_hidden_spread", NUMBER_ARG("n", spreads)));
}

void fill_privacy(struct fill *f, struct template_dict *method)
{
    int minimum = f->d->project->minimum;
    const struct message_arg args[] = {{"minimum", NULL, minimum},
                                       {"double", NULL, 2 * minimum},
                                       {"people", NULL, minimum + SPREAD_EXTRA},
                                       {0}};
    static const char *const rules[] = {"privacy_rule",      "privacy_spread",
                                        "privacy_statement", "privacy_cover",
                                        "privacy_parts",     "privacy_waves"};

    if (minimum <= 1) {
        rule(method, fill_word(f, "privacy_named"));
        return;
    }
    bool all = f->d->survey_shown && f->edition == EDITION_FULL;
    for (size_t i = 0; i < (all ? sizeof rules / sizeof *rules : 1); i++)
        rule(method, fill_say(f, rules[i], args));
    add_hidden(f, method);
}
