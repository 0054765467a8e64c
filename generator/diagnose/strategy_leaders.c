/*
 * strategy_leaders.c - what the leaders say of the strategy, as far as it may be shown; see
 * strategy.h.
 */
#include "diagnose/strategy_parts.h"

#include "base/letter.h"
#include "base/text.h"
#include "score/privacy.h"

#include <ctype.h>
#include <math.h>

/* Columns of the form, in their order. */
enum { LEADER, FUNCTION, TEXT, ANSWER, MATCHES, FIRST_ITEM };
enum { PRIORITIES = FIRST_ITEM + STRATEGY_ITEMS, WRITTEN };

enum { PRIORITIES_ALL = 3, RANGE_LEAST = 3 };

static const double coherent_low = 0.5, coherent_high = 0.8;

/* --- words and sentences ---------------------------------------------------------- */

static bool is_word_letter(unsigned c)
{
    return c < 0x80 ? isalnum((int)c) != 0
                    : c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && c != 0xD7 && c != 0xF7;
}

int count_words(const char *text)
{
    bool counted = false; /* the word that goes on */
    int n = 0;

    while (*text) {
        unsigned c = text_next(text, &text);

        if (c == ' ' || c == 0xA0) {
            counted = false;
        } else if (!counted && is_word_letter(c)) {
            counted = true;
            n++;
        }
    }
    return n;
}

static bool is_stop(unsigned c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* True where a new sentence begins behind a stop, or nothing follows. */
static bool begins_sentence(const char *text)
{
    bool apart = *text == '\0';

    while (*text) {
        unsigned c = text_next(text, &text);

        if (is_word_letter(c))
            return apart && letter_is_capital(c);
        apart = apart || c == ' ' || c == 0xA0;
    }
    return true;
}

int count_sentences(const char *text)
{
    int n = 0, letters = 0; /* of the word before */
    bool open = false;      /* words that no stop has ended */

    while (*text) {
        unsigned c = text_next(text, &text);

        if (is_word_letter(c)) {
            letters++;
            open = true;
        } else if (is_stop(c) && open && (letters != 1 || *text == '\0') &&
                   begins_sentence(text)) {
            n++;
            open = false;
        }
        if (!is_word_letter(c))
            letters = 0;
    }
    return n + open;
}

/* --- counts ----------------------------------------------------------------------- */

/* The leaders of one report, and how many must stand behind a count; see strategy.h. */
struct asking {
    const struct block_rows *rows;
    int least; /* 1: everything is shown */
};

static struct leader_count withhold(const struct asking *q, int asked, int yes)
{
    struct leader_count count = {asked, yes, yes};

    if (asked < q->least || (q->least > 1 && asked < RANGE_LEAST))
        return (struct leader_count){0};
    if (q->least == 1 || asked >= 2 * q->least)
        return count;
    if (yes <= 1)
        return (struct leader_count){asked, 0, 1};
    if (yes >= asked - 1)
        return (struct leader_count){asked, asked - 1, asked};
    return count;
}

/* Leaders with `value` in a column of choices; of one function unless it is
 * LEADER_FUNCTIONS. */
static struct leader_count count_choice(const struct asking *q, int column, int function)
{
    int asked = 0, yes = 0;

    for (int i = 0; i < q->rows->n; i++) {
        const struct block_value *value = q->rows->row[i]->value;

        if (value[column].choice < 0 ||
            (function != LEADER_FUNCTIONS && value[FUNCTION].choice != function))
            continue;
        asked++;
        yes += value[column].choice;
    }
    return withhold(q, asked, yes);
}

static struct leader_count count_priorities(const struct asking *q)
{
    int asked = 0, all = 0;

    for (int i = 0; i < q->rows->n; i++) {
        double named = q->rows->row[i]->value[PRIORITIES].number;

        if (isnan(named))
            continue;
        asked++;
        all += named >= PRIORITIES_ALL;
    }
    return withhold(q, asked, all);
}

/* Exact counts of all kinds; or, where they are spread over too few leaders or that of
 * almost everyone's kind would tell the one who differs, that kind alone. */
static void count_answers(const struct asking *q, struct leader_count *answer)
{
    int asked = 0, n[THREE_YEARS_KINDS] = {0}, most = 0;

    for (int i = 0; i < q->rows->n; i++) {
        int kind = q->rows->row[i]->value[ANSWER].choice;

        if (kind < 0)
            continue;
        asked++;
        n[kind]++;
    }
    for (int k = 1; k < THREE_YEARS_KINDS; k++)
        if (n[k] > n[most])
            most = k;
    answer[most] = withhold(q, asked, n[most]);
    if (answer[most].asked == 0 || answer[most].least < answer[most].most ||
        !privacy_counts_shown(asked, q->least))
        return;
    for (int k = 0; k < THREE_YEARS_KINDS; k++)
        answer[k] = (struct leader_count){asked, n[k], n[k]};
}

/* --- judgements ------------------------------------------------------------------- */

static enum coherence coherence_of(const struct leader_count *item)
{
    double least = 0, most = 0;
    int asked = 0;

    for (int i = 0; i < STRATEGY_ITEMS; i++) {
        asked += item[i].asked;
        least += item[i].least;
        most += item[i].most;
    }
    if (asked == 0)
        return COHERENCE_UNKNOWN;
    if (most < coherent_low * asked)
        return COHERENCE_LOW;
    return least >= coherent_high * asked ? COHERENCE_HIGH : COHERENCE_MIXED;
}

static enum criterion criterion_of(const struct leaders *l)
{
    const struct leader_count *m = &l->matches;

    if (m->asked > 0 && m->most < m->asked)
        return CRITERION_MISSED;
    for (int i = 0; i < l->nquotes; i++)
        if (l->quote[i].sentences > ANSWER_SENTENCES)
            return CRITERION_MISSED;
    return m->asked > 0 && m->asked == l->n && m->least == m->asked ? CRITERION_MET
                                                                    : CRITERION_OPEN;
}

/* Texts are there only with consent: blocks_of leaves them out. */
static void quote(struct arena *a, const struct block_rows *rows, struct leaders *l)
{
    l->quote = arena_array(a, (size_t)rows->n, sizeof *l->quote);
    for (int i = 0; i < rows->n; i++) {
        const struct block_value *value = rows->row[i]->value;

        if (value[TEXT].text == NULL || value[LEADER].text == NULL)
            continue;
        l->quote[l->nquotes++] = (struct leader_quote){
            .leader = value[LEADER].text,
            .text = value[TEXT].text,
            .function = value[FUNCTION].choice,
            .words = count_words(value[TEXT].text),
            .sentences = count_sentences(value[TEXT].text),
            .matches = value[MATCHES].choice,
        };
    }
}

/* Without consent the answers of a quarter stand alone: beside those of all quarters, the
 * report before would tell the few that are new. */
static void leave_out_undated(struct block_rows *rows)
{
    int n = 0;

    for (int i = 0; i < rows->n; i++)
        if (rows->row[i]->wave == rows->wave)
            rows->row[n++] = rows->row[i];
    rows->n = n;
}

void diagnose_leaders(struct arena *a, const struct diagnosis *d, struct leaders *l)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_STRATEGY);
    int minimum = d->project->minimum;
    struct asking q = {&rows, minimum};

    if (!d->company->named)
        leave_out_undated(&rows);
    *l = (struct leaders){.wave = rows.wave, .n = rows.n, .named = d->company->named};
    if (rows.n == 0)
        return;
    l->shown = true;
    if (l->named)
        q.least = 1;
    else if (minimum == 1) /* what others agreed to */
        q.least = MINIMUM_USUAL;
    l->withheld = rows.n < q.least;
    for (int i = 0; i < STRATEGY_ITEMS; i++) {
        l->item[i] = count_choice(&q, FIRST_ITEM + i, LEADER_FUNCTIONS);
        for (int f = 0; l->named && f < LEADER_FUNCTIONS; f++)
            l->by[f][i] = count_choice(&q, FIRST_ITEM + i, f);
    }
    l->priorities = count_priorities(&q);
    l->written = count_choice(&q, WRITTEN, LEADER_FUNCTIONS);
    l->matches = count_choice(&q, MATCHES, LEADER_FUNCTIONS);
    count_answers(&q, l->answer);
    if (l->named)
        quote(a, &rows, l);
    l->coherence = coherence_of(l->item);
    l->criterion = criterion_of(l);
}
