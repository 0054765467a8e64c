/*
 * suspicion.c - answer sheets that may not be what they seem: the same answer throughout,
 * or the same sheet twice.  Both are reported, never removed.  See score.h.
 */
#include "score/score.h"

#include <stdlib.h>
#include <string.h>

bool straight_line(const struct response *r)
{
    int answered = 0, first = 0;

    for (int q = 0; q < QUESTIONS; q++) {
        if (r->answer[q] == 0)
            continue;
        if (first == 0)
            first = r->answer[q];
        if (r->answer[q] != first)
            return false;
        answered++;
    }
    return 2 * answered >= QUESTIONS;
}

static int by_answers(const void *a, const void *b)
{
    const struct response *const *x = a, *const *y = b;

    return memcmp((*x)->answer, (*y)->answer, QUESTIONS);
}

int identical_sheets(struct arena *scratch, const struct response *r, size_t n)
{
    const struct response **sheet = arena_array(scratch, n + 1, sizeof *sheet);
    size_t sheets = 0;
    int alike = 0;

    for (size_t i = 0; i < n; i++)
        if (memchr(r[i].answer, 0, QUESTIONS) == NULL && !straight_line(&r[i]))
            sheet[sheets++] = &r[i];
    qsort(sheet, sheets, sizeof *sheet, by_answers);
    for (size_t i = 0; i < sheets; i++)
        alike += (i > 0 && by_answers(&sheet[i - 1], &sheet[i]) == 0) ||
                 (i + 1 < sheets && by_answers(&sheet[i], &sheet[i + 1]) == 0);
    return alike;
}
