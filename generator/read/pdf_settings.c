/*
 * pdf_settings.c - reads the section [pdf]; see pdf_settings.h.
 */
#include "read/pdf_settings.h"

static int choose(struct settings *s, const char *key, const char *const words[2],
                  int usual, bool *ok, struct diag *d)
{
    return settings_choose(s, "pdf", key, words, 2, usual, ok, d);
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
