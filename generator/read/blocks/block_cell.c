/*
 * block_cell.c - one value of a block; see block_cell.h.
 */
#include "read/blocks/block_cell.h"

#include "base/text.h"
#include "read/table/dates.h"
#include "read/table/number.h"
#include "read/values.h"

#include <math.h>
#include <string.h>

/* 1990-01-01 and 2099-12-31: what lies outside is a slip of the pen. */
enum { FIRST_DAY = 7305, LAST_DAY = 47481 };

const struct block_value block_cell_empty = {NULL, NAN, -1};

/* The cell being read. */
struct reading {
    struct block_cell *c;
    const struct block_column *column;
    const char *text;
    struct place at;
    struct block_value value;
};

static void fault(struct reading *r, const char *expected)
{
    r->c->ok = diag_report(r->c->diag, DIAG_BLOCK_VALUE, r->at, r->c->company, "%s: %s",
                           expected, table_excerpt(&r->c->scratch, r->text));
}

static void read_text(struct reading *r)
{
    if (strlen(r->text) > BLOCK_TEXT_MAX)
        fault(r, arena_printf(&r->c->scratch, "longer than %d bytes", BLOCK_TEXT_MAX));
    for (const char *p = r->text; *p; p++)
        if (text_hidden(p)) {
            fault(r, "a control character, or one that is not seen");
            break;
        }
    if (r->c->ok)
        r->value.text = arena_strdup(r->c->arena, r->text);
}

static void read_number(struct reading *r)
{
    const struct block_column *column = r->column;
    bool whole = column->type == BLOCK_WHOLE;
    struct number number;

    if (number_parse(r->text, &number) && !number.percent &&
        number.value >= column->least && number.value <= column->most &&
        (!whole || number.value == floor(number.value)))
        r->value.number = number.value;
    else
        fault(r,
              arena_printf(&r->c->scratch, "expected a %s from %.15g to %.15g",
                           whole ? "whole number" : "number", column->least, column->most));
}

/* A day and month that could be either way round are refused rather than guessed. */
static void read_date(struct reading *r)
{
    struct date_column dates = {0};
    struct raw_date raw;
    long days;

    if (date_read(r->text, &raw, &dates) && dates.ambiguous == 0 &&
        date_days(&raw, dates.mdy ? DATE_MDY : DATE_DMY, &days) && days >= FIRST_DAY &&
        days <= LAST_DAY)
        r->value.number = (double)days;
    else
        fault(r, "expected a date such as 2026-09-30 or 30.09.2026");
}

/* The place of `text` among words separated by blanks, or -1. */
static int place_of(const char *words, const char *text)
{
    for (int i = 0; *words; i++) {
        size_t length = strcspn(words, " ");

        if (strlen(text) == length && memcmp(words, text, length) == 0)
            return i;
        words += length + (words[length] == ' ');
    }
    return -1;
}

static void read_choice(struct reading *r)
{
    const char *words = r->column->words, *text = text_fold(&r->c->scratch, r->text);
    bool yes;

    if (place_of(words, "yes") >= 0 && yes_no_find(text, &yes))
        text = yes ? "yes" : "no";
    r->value.choice = place_of(words, text);
    if (r->value.choice < 0)
        fault(r, arena_printf(&r->c->scratch, "expected one of %s", words));
}

static void read_item(struct reading *r)
{
    const struct checklist_item *item;
    int n = checklist_find(r->c->content, r->column->words, &item);
    const char *text = text_fold(&r->c->scratch, r->text), *ids = "";

    for (int i = 0; i < n; i++) {
        if (strcmp(item[i].id, text) == 0 || strcmp(item[i].id, r->text) == 0) {
            r->value.choice = i;
            return;
        }
        ids = arena_printf(&r->c->scratch, "%s %s", ids, item[i].id);
    }
    fault(r, arena_printf(&r->c->scratch, "expected one of%s", ids));
}

struct block_value block_cell_read(struct block_cell *c, const struct block_column *column,
                                   const char *text, struct place at)
{
    struct reading r = {c, column, text, at, block_cell_empty};

    if (*text == '\0') {
        if (column->required)
            c->ok = diag_report(c->diag, DIAG_BLOCK_VALUE, at, c->company,
                                "must not be empty: %s", column->name);
        return r.value;
    }
    switch (column->type) {
    case BLOCK_TEXT:
    case BLOCK_PERSONAL: read_text(&r); break;
    case BLOCK_NUMBER:
    case BLOCK_WHOLE: read_number(&r); break;
    case BLOCK_CHOICE: read_choice(&r); break;
    case BLOCK_ITEM: read_item(&r); break;
    case BLOCK_DATE: read_date(&r); break;
    }
    return r.value;
}
