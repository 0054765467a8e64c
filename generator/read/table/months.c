/*
 * months.c - names of months in three languages; see month_read in dates.h.
 */
#include "base/text.h"
#include "read/table/dates.h"

#include <string.h>

enum { WORD_MAX = 32 };

/* Names in small letters without accents (text_bare), short ones as tools and people write
 * them; й without its accent is и. */
static const char *const names[12] = {
    " january jan styczen stycznia sty январь января янв ",
    " february feb luty lutego lut февраль февраля февр фев ",
    " march mar marzec marca март марта мар ",
    " april apr kwiecien kwietnia kwi апрель апреля апр ",
    " may maj maja май мая маи ",
    " june jun czerwiec czerwca cze июнь июня июн ",
    " july jul lipiec lipca lip июль июля июл ",
    " august aug sierpien sierpnia sie август августа авг ",
    " september sept sep wrzesien wrzesnia wrz сентябрь сентября сент сен ",
    " october oct pazdziernik pazdziernika paz октябрь октября окт ",
    " november nov listopad listopada lis ноябрь ноября нояб ноя ",
    " december dec grudzien grudnia gru декабрь декабря дек ",
};

/* Latin and Cyrillic letters, and accents that stand after theirs. */
static bool is_letter(unsigned c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F) ||
           (c >= 0x300 && c <= 0x36F) || (c >= 0x400 && c <= 0x4FF);
}

int month_read(const char *text, const char **next)
{
    char word[WORD_MAX + 8] = " ";
    size_t length = 1;
    const char *at = text, *after;

    for (unsigned c; is_letter(c = text_next(at, &after)); at = after) {
        if (length > WORD_MAX)
            return 0;
        if ((c = text_bare(c)) != 0)
            length += (size_t)text_encode(c, word + length);
    }
    if (length == 1)
        return 0;
    memcpy(word + length, " ", 2);
    for (int m = 0; m < 12; m++)
        if (strstr(names[m], word)) {
            *next = at;
            return m + 1;
        }
    return 0;
}
