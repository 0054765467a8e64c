/*
 * likert.c - shares, order and places of the Likert bars; see likert.h.
 */
#include "compose/likert.h"

#include "score/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two digits, and what is to be free beside them, on a bar as narrow as on paper or a
 * phone, in pixels: all parts from that width on carry their number, narrower ones none, so
 * that one sentence tells the reader which. */
enum { NARROWEST = 200, NUMBER_WIDTH = 14, NUMBER_EDGE = 1, NUMBER_LEAST = 6 };

/* Between two parts of a bar, and between agreement and the neutral bar, in percent. */
static const double hairline = 0.4;
enum { NEUTRAL_GAP = 6 };

static int sum(const int *counts, int n)
{
    int all = 0;
    for (int i = 0; i < n; i++)
        all += counts[i];
    return all;
}

static int low(const int *counts)
{
    return sum(counts, LIKERT_NEUTRAL);
}

static int high(const int *counts)
{
    return sum(counts + LIKERT_NEUTRAL + 1, LIKERT_ANSWERS - LIKERT_NEUTRAL - 1);
}

int likert_disagree(const struct likert_row *row)
{
    return low(row->percent);
}

int likert_agree(const struct likert_row *row)
{
    return high(row->percent);
}

bool likert_negative(const struct likert_row *row)
{
    return low(row->counts) > high(row->counts);
}

static void count(const struct question_score *q, bool by_function, struct likert_row *row)
{
    const struct item *sales = &q->by[GROUP_SALES], *marketing = &q->by[GROUP_MARKETING];

    if (!by_function)
        memcpy(row->counts, q->by[GROUP_POOLED].counts, sizeof row->counts);
    else if (sum(sales->counts, LIKERT_ANSWERS) > 0 &&
             sum(marketing->counts, LIKERT_ANSWERS) > 0)
        for (int i = 0; i < LIKERT_ANSWERS; i++)
            row->counts[i] = sales->counts[i] + marketing->counts[i];
    row->people = sum(row->counts, LIKERT_ANSWERS);
    percentages(row->counts, LIKERT_ANSWERS, row->percent);
}

static int worst_first(const void *a, const void *b)
{
    const struct likert_row *x = a, *y = b;
    double net_x, net_y;

    if ((x->people > 0) != (y->people > 0))
        return x->people > 0 ? -1 : 1;
    if (x->people == 0)
        return x->question - y->question;
    net_x = (double)(high(x->counts) - low(x->counts)) / x->people;
    net_y = (double)(high(y->counts) - low(y->counts)) / y->people;
    if (net_x != net_y)
        return net_x < net_y ? -1 : 1;
    if (likert_disagree(x) != likert_disagree(y))
        return likert_disagree(y) - likert_disagree(x);
    return x->question - y->question;
}

int likert_rows(const struct diagnosis *d, bool by_function,
                struct likert_row rows[QUESTIONS])
{
    int shown = 0;

    for (int q = 0; q < QUESTIONS; q++) {
        rows[q] = (struct likert_row){.question = q};
        count(&d->score.question[q], by_function, &rows[q]);
        shown += rows[q].people > 0;
    }
    qsort(rows, QUESTIONS, sizeof *rows, worst_first);
    return shown;
}

/* --- places --------------------------------------------------------------------------- */

static int tens_up(int percent)
{
    return (percent + 9) / 10 * 10;
}

/* The whole width of the drawing in percent of people. */
static double extent(const struct likert_scale *scale)
{
    int gap = scale->form == LIKERT_STACKED ? 0 : NEUTRAL_GAP;

    return scale->left + scale->right + gap + scale->neutral;
}

static int least_number(const struct likert_scale *scale)
{
    int least = (int)ceil((NUMBER_WIDTH + NUMBER_EDGE) * extent(scale) / (double)NARROWEST);

    return least > NUMBER_LEAST ? least : NUMBER_LEAST;
}

struct likert_scale likert_scale(const struct likert_row *rows, int n,
                                 enum likert_form form)
{
    struct likert_scale scale = {form, 0, 100, 0, 0};

    if (form == LIKERT_STACKED) {
        scale.least = least_number(&scale);
        return scale;
    }
    scale.left = scale.right = scale.neutral = 10;
    for (int i = 0; i < n; i++) {
        int left = tens_up(likert_disagree(&rows[i]));
        int right = tens_up(likert_agree(&rows[i]));
        int neutral = tens_up(rows[i].percent[LIKERT_NEUTRAL]);

        scale.left = left > scale.left ? left : scale.left;
        scale.right = right > scale.right ? right : scale.right;
        scale.neutral = neutral > scale.neutral ? neutral : scale.neutral;
    }
    scale.least = least_number(&scale);
    return scale;
}

double likert_base(const struct likert_scale *scale)
{
    return 100 * scale->left / extent(scale);
}

/* Appends the part of an answer that begins at `from`, in percent of people; its end. */
static int add(const struct likert_row *row, int answer, int from,
               const struct likert_scale *scale, struct likert_segment *segment, int *n)
{
    int percent = row->percent[answer];
    double unit = 100 / extent(scale);

    if (percent > 0)
        segment[(*n)++] = (struct likert_segment){
            answer, from * unit, percent * unit - hairline, percent >= scale->least};
    return from + percent;
}

int likert_segments(const struct likert_row *row, const struct likert_scale *scale,
                    struct likert_segment segment[LIKERT_ANSWERS])
{
    bool aside = scale->form == LIKERT_DIVERGING;
    int n = 0, at = aside ? scale->left - likert_disagree(row) : 0;

    for (int answer = 0; answer < LIKERT_ANSWERS; answer++)
        if (!aside || answer != LIKERT_NEUTRAL)
            at = add(row, answer, at, scale, segment, &n);
    if (aside && row->percent[LIKERT_NEUTRAL] > 0) {
        add(row, LIKERT_NEUTRAL, scale->left + scale->right + NEUTRAL_GAP, scale, segment,
            &n);
        segment[n - 1].number = false; /* it stands alone, with its total beside it */
    }
    return n;
}
