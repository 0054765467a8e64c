/*
 * pdf_settings.c - reads the section [pdf]; see pdf_settings.h.
 */
#include "read/pdf_settings.h"

#include <string.h>

enum { CHOICES = 2 };

/* The index of the key's value among the words; `usual` when it is absent or, after a
 * report, none of them. */
static int choose(struct settings *s, const char *key, const char *const words[CHOICES],
                  int usual, bool *ok, struct diag *d)
{
    const char *found = settings_find(s, "pdf", key);

    if (found == NULL || *found == '\0')
        return usual;
    for (int i = 0; i < CHOICES; i++)
        if (strcmp(found, words[i]) == 0)
            return i;
    *ok = diag_report(d, DIAG_SETTING_VALUE, settings_value_place(s, "pdf", key), NULL,
                      "%s: expected %s or %s: %s", key, words[0], words[1], found);
    return usual;
}

bool pdf_settings_read(struct settings *s, struct pdf_settings *p, struct diag *d)
{
    static const char *const papers[] = {"A4", "letter"};
    static const char *const styles[] = {"standard", "large-print"};
    static const char *const standards[] = {"ua", "1b"};
    static const char *const flags[] = {"no", "yes"};
    int paper;
    bool ok = true;

    paper = choose(s, "paper", papers, (int)p->paper - PDF_PAPER_A4, &ok, d);
    p->paper = (enum pdf_paper)(paper + PDF_PAPER_A4);
    p->style = (enum pdf_style)choose(s, "style", styles, (int)p->style, &ok, d);
    p->standard =
        (enum pdf_standard)choose(s, "standard", standards, (int)p->standard, &ok, d);
    p->draft = choose(s, "draft", flags, p->draft, &ok, d) == 1;
    return ok;
}
