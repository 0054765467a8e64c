/*
 * survey_words.c - words that mean Sales or Marketing in English, Polish and Russian.
 */
#include "read/survey/survey_parts.h"

#include <string.h>

enum { WORDS_MAX = 48 };

/* Folded.  Words that name both functions, or another one beside them, are not here: they
 * are asked about. */
static const char *const words[FUNCTIONS][WORDS_MAX] = {
    {"sales",
     "sales department",
     "sales dept",
     "sales dept.",
     "sales team",
     "commercial",
     "commercial department",
     "sprzedaż",
     "sprzedaz",
     "dział sprzedaży",
     "dzial sprzedazy",
     "departament sprzedaży",
     "zespół sprzedaży",
     "sprzedaży",
     "handel",
     "handlowy",
     "dział handlowy",
     "dzial handlowy",
     "продажи",
     "отдел продаж",
     "отдел сбыта",
     "сбыт",
     "служба продаж",
     "департамент продаж",
     "коммерческий",
     "коммерческий отдел",
     "коммерческий департамент",
     "prodazhi",
     "otdel prodazh"},
    {"marketing",
     "marketing department",
     "marketing dept",
     "marketing dept.",
     "marketing team",
     "mktg",
     "dział marketingu",
     "dzial marketingu",
     "departament marketingu",
     "zespół marketingu",
     "marketingu",
     "dział marketingowy",
     "dzial marketingowy",
     "маркетинг",
     "отдел маркетинга",
     "отдел маркетинг",
     "служба маркетинга",
     "департамент маркетинга",
     "маркетинговый отдел",
     "otdel marketinga"},
};

bool function_word(const char *folded, enum function *function)
{
    for (int f = 0; f < FUNCTIONS; f++)
        for (int i = 0; words[f][i]; i++)
            if (strcmp(folded, words[f][i]) == 0) {
                *function = (enum function)f;
                return true;
            }
    return false;
}
