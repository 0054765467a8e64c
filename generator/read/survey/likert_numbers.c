/*
 * likert_numbers.c - labels with numbers: bare ones, those beside words, and codes.
 */
#include "read/survey/likert_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    MIDDLE = 3,
    NEAR = 11,         /* numbers up to here may be those of another scale */
    LARGE_SURVEY = 400 /* cells: in so many each step of a scale is chosen by somebody */
};

static bool in_scale(long number)
{
    return number >= 1 && number <= SCALE_STEPS;
}

/* --- beside words ----------------------------------------------------------------- */

bool one_number_each(const struct resolver *r, const struct item *item)
{
    for (int i = 0; i < r->n; i++) {
        const struct item *one = &r->item[i];

        if (one == item || one->settled || !has_words(one) || one->label.has != LABEL_WHOLE)
            continue;
        if ((one->label.number == item->label.number) !=
            (strcmp(one->label.words, item->label.words) == 0))
            return false;
    }
    return true;
}

/* How the numbers run with the words; 1: with them, -1: against them, 0: neither. */
static int direction(const struct resolver *r)
{
    int with = 0, against = 0;

    for (int i = 0; i < r->n; i++)
        for (int k = 0; k < r->n; k++) {
            const struct item *x = &r->item[i], *y = &r->item[k];
            long words, numbers;

            if (x->settled || y->settled || !has_words(x) || !has_words(y) ||
                x->known == NULL || y->known == NULL)
                continue;
            if (i == k) { /* against the middle */
                words = x->known->strength;
                numbers = x->label.number - MIDDLE;
            } else {
                if (strcmp(x->known->language, y->known->language) != 0)
                    continue;
                words = x->known->strength - y->known->strength;
                numbers = x->label.number - y->label.number;
            }
            if (words == 0 && numbers == 0)
                continue;
            if (words == 0 || numbers == 0)
                return 0;
            with += (words > 0) == (numbers > 0);
            against += (words > 0) != (numbers > 0);
        }
    if (against)
        return with ? 0 : -1;
    return 1;
}

/* True when a label of the strongest words has the first or last number. */
static bool is_anchor(const struct item *item)
{
    return has_words(item) && item->known &&
           abs(item->known->strength) == STRENGTH_STRONG &&
           (item->label.number == 1 || item->label.number == SCALE_STEPS);
}

bool settle_numbered(struct resolver *r)
{
    unsigned seen = 0, with_words = 0;
    bool anchored = false;
    size_t all = 0, ignored = 0;
    int way;

    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];

        if (item->settled)
            continue;
        all += item->count;
        if (item->label.has == LABEL_WHOLE && in_scale(item->label.number)) {
            if (has_words(item) && !one_number_each(r, item))
                return false;
            seen |= 1u << item->label.number;
            with_words += has_words(item);
            anchored |= is_anchor(item);
        } else if (is_bare(item) || (item->known == NULL && item->label.has != LABEL_CODE))
            ignored += item->count; /* slips; counted as such afterwards */
        else
            return false;
    }
    way = direction(r);
    if (with_words == 0 || way == 0 || is_frequent(ignored, all) ||
        !(anchored || seen == 0x3E))
        return false;
    r->reversed = way < 0;
    r->numbered = true;
    for (int i = 0; i < r->n; i++) {
        struct item *item = &r->item[i];

        if (!item->settled && item->label.has == LABEL_WHOLE &&
            in_scale(item->label.number))
            settle(
                item, ANSWER_GIVEN,
                (int)(way < 0 ? SCALE_STEPS + 1 - item->label.number : item->label.number));
    }
    return true;
}

/* --- bare numbers ----------------------------------------------------------------- */

/* What the numbers of a block are. */
struct numbers {
    size_t all, outside; /* cells */
    size_t step[6];      /* cells of 1 to 5 */
    long low, high;      /* of the numbers that may be those of a scale */
    bool near_outside;   /* some of these are outside 1 to 5 */
    size_t zero_or_less;
};

static struct numbers count_numbers(const struct resolver *r)
{
    struct numbers n = {.low = 1, .high = 1};

    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];
        long number = item->label.number;

        if (item->settled || !is_bare(item) || item->label.has != LABEL_WHOLE)
            continue;
        n.all += item->count;
        if (in_scale(number))
            n.step[number] += item->count;
        else
            n.outside += item->count;
        if (number < -NEAR || number > NEAR)
            continue;
        n.near_outside |= !in_scale(number);
        if (number <= 0)
            n.zero_or_less += item->count;
        if (number < n.low)
            n.low = number;
        if (number > n.high)
            n.high = number;
    }
    return n;
}

/* Asks what the numbers mean when they may be those of another scale. */
static bool ask_scale(struct resolver *r, const struct numbers *n)
{
    struct scale scale = {(int)n->low, (int)n->high};
    const char *labels = say_labels(r), *where = say_where(r);

    if (!n->near_outside)
        return say(r, DIAG_QUESTION,
                   "are the numbers outside 1 to 5 answers? %s; write missing = ... with "
                   "those that are none, or the scale with scale = ... %s",
                   labels, where);
    if (n->low < 0 && -n->low > n->high)
        scale.last = -scale.first;
    else if (n->low < 0)
        scale.first = -scale.last;
    return say(
        r, DIAG_QUESTION,
        "which scale are these numbers of? %s; write scale = %d..%d%s, from the least "
        "to the most agreement, or missing = ... with those that are no answers, %s",
        labels, scale.first, scale.last,
        scale_steps(&scale) == SCALE_STEPS ? "" : " and rescale = linear", where);
}

/* True when a setting says of some labels which answers they are. */
static bool answers_declared(const struct resolver *r)
{
    for (int i = 0; i < r->n; i++)
        if (r->item[i].declared && r->item[i].meaning.kind == ANSWER_GIVEN)
            return true;
    return false;
}

/* True when the numbers can be taken as 1 to 5; else after a message.  Beside labels that
 * the settings explain, other numbers are outside the scale and listed one by one. */
static bool check_scale(struct resolver *r)
{
    struct numbers n = count_numbers(r);
    bool four = n.step[5] == 0;

    if (answers_declared(r))
        return true;

    if (is_frequent(n.outside, n.all) || (n.zero_or_less && n.step[5] == 0) ||
        (n.all && n.outside == n.all))
        return ask_scale(r, &n);
    for (int i = 1; i <= 4; i++)
        four = four && is_frequent(n.step[i], n.all);
    if (!four || n.all < LARGE_SURVEY || n.outside)
        return true;
    return say(r, DIAG_QUESTION,
               "is this a scale of four steps? Nobody chose 5: %s; write scale = 1..5 if 5 "
               "could be chosen, else scale = 1..4 and rescale = linear, %s",
               say_labels(r), say_where(r));
}

static int answer_of(const struct resolver *r, long number)
{
    if (r->scale_given)
        return scale_answer(&r->scale, number);
    if (!in_scale(number))
        return 0;
    return (int)(r->reversed ? SCALE_STEPS + 1 - number : number);
}

/* --- codes ------------------------------------------------------------------------ */

/* Answer codes are read as the numbers in them, with a warning: only who made the
 * questionnaire knows which end comes first. */
static bool check_codes(struct resolver *r)
{
    const struct item *first = NULL;

    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];

        if (item->settled || item->label.has != LABEL_CODE)
            continue;
        if (!in_scale(item->label.number) && !r->scale_given)
            return say(r, DIAG_ANSWER_SCALE,
                       "codes of more than five answers: %s; write which is which, 1 = ... "
                       "(the least agreement), 2 = ... to 5 = ..., and missing = ... for "
                       "those that are none, %s",
                       say_labels(r), say_where(r));
        if (first == NULL)
            first = item;
    }
    if (first == NULL || r->scale_given)
        return true;
    diag_report(r->diag, DIAG_ANSWER_CODES, say_place(r, first), NULL,
                "%s; write scale = 1..5 if the first code is the least agreement, scale = "
                "5..1 if it is the most, %s",
                say_labels(r), say_where(r));
    return true;
}

bool settle_numbers(struct resolver *r)
{
    if (!r->scale_given && !r->numbered && !check_scale(r))
        return false;
    if (!check_codes(r))
        return false;
    for (int i = 0; i < r->n; i++) {
        struct item *item = &r->item[i];
        bool number = is_bare(item) || item->label.has == LABEL_CODE;
        int answer;

        if (item->settled || !number)
            continue;
        answer = item->label.has == LABEL_FRACTION ? 0 : answer_of(r, item->label.number);
        if (answer)
            settle(item, ANSWER_GIVEN, answer);
        else
            settle(item, item->label.has == LABEL_FRACTION ? ANSWER_OTHER : ANSWER_OUTSIDE,
                   0);
    }
    return true;
}
