/*
 * statements_setting.c - columns of statements as settings write them: `5-24`, `5 7 -
 * 8-24`.
 */
#include "read/survey/statements_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { TOKEN_MAX = 32 };

/* The number at *s, of at most four figures; -1 when there is none. */
static int number_at(const char **s)
{
    size_t digits = strspn(*s, "0123456789");
    int value;

    if (digits == 0 || digits > 4)
        return -1;
    value = atoi(*s);
    *s += digits;
    return value;
}

/* The columns a word stands for, from..to counted from 1; 0..0 for a statement not asked.
 */
static bool read_word(const char *word, int *from, int *to)
{
    const char *s = word;

    if (strcmp(word, "-") == 0) {
        *from = *to = 0;
        return true;
    }
    *from = *to = number_at(&s);
    if (*from > 0 && *s == '-') {
        s++;
        *to = number_at(&s);
    }
    return *from >= 0 && *s == '\0' && *to >= *from;
}

/* Takes the next word; NULL at the end, or when it is too long to be one. */
static const char *next_word(const char **rest, char word[TOKEN_MAX])
{
    size_t n;

    *rest += strspn(*rest, " \t,;");
    n = strcspn(*rest, " \t,;");
    if (n == 0)
        return NULL;
    if (n >= TOKEN_MAX)
        n = TOKEN_MAX - 1;
    memcpy(word, *rest, n);
    word[n] = '\0';
    *rest += strcspn(*rest, " \t,;");
    return word;
}

bool columns_read(const char *setting, int width, struct block *block, struct place at,
                  struct diag *d)
{
    char word[TOKEN_MAX];
    int n = 0, asked = 0, from, to;

    while (next_word(&setting, word)) {
        if (!read_word(word, &from, &to))
            return diag_report(d, DIAG_SETTING_VALUE, at, NULL,
                               "'%s' is neither the number of a column nor a range such as "
                               "5-24",
                               word);
        if (to > width)
            return diag_report(d, DIAG_SETTING_VALUE, at, NULL,
                               "column %d, but the table has %d", to, width);
        for (int column = from; column <= to; column++, n++) {
            for (int q = 0; q < n && q < QUESTIONS && column > 0; q++)
                if (block->column[q] == column - 1)
                    return diag_report(d, DIAG_SETTING_VALUE, at, NULL,
                                       "column %d stands twice", column);
            asked += column > 0;
            if (n < QUESTIONS)
                block->column[n] = column - 1;
        }
    }
    if (n != QUESTIONS)
        return diag_report(d, DIAG_SETTING_VALUE, at, NULL,
                           "%d columns, not %d: write - for a statement that was not asked",
                           n, QUESTIONS);
    return asked > 0 || diag_report(d, DIAG_SETTING_VALUE, at, NULL, "no column at all");
}

const char *columns_write(struct arena *a, const struct block *block)
{
    const char *text = "";

    for (int q = 0, last; q < QUESTIONS; q = last + 1) {
        int column = block->column[q];
        const char *gap = q ? " " : "";

        for (last = q; column >= 0 && last + 1 < QUESTIONS &&
                       block->column[last + 1] == block->column[last] + 1;)
            last++;
        if (column < 0)
            text = arena_printf(a, "%s%s-", text, gap);
        else if (last > q)
            text = arena_printf(a, "%s%s%d-%d", text, gap, column + 1,
                                block->column[last] + 1);
        else
            text = arena_printf(a, "%s%s%d", text, gap, column + 1);
    }
    return text;
}
