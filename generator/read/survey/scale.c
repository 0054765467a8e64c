/*
 * scale.c - the five steps behind answers; see scale.h.
 */
#include "read/survey/scale.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_LEAST = 3, STEPS_MOST = 101, NUMBER_MOST = 1000, MIDDLE = 3 };

/* --- numbers ------------------------------------------------------------------------- */

static const char *read_number(const char *s, int *number)
{
    char *end;
    long value;

    s += strspn(s, " ");
    if (s[strspn(s, "+-")] < '0' || s[strspn(s, "+-")] > '9')
        return NULL;
    value = strtol(s, &end, 10);
    if (end == s || value < -NUMBER_MOST || value > NUMBER_MOST)
        return NULL;
    *number = (int)value;
    return end + strspn(end, " ");
}

bool scale_parse(const char *text, struct scale *scale)
{
    const char *s = read_number(text, &scale->first);

    if (s == NULL || (*s != '.' && *s != '-'))
        return false;
    s = read_number(s + (*s == '.' ? strspn(s, ".") : 1), &scale->last);
    return s && *s == '\0' && scale_steps(scale) >= STEPS_LEAST &&
           scale_steps(scale) <= STEPS_MOST;
}

int scale_steps(const struct scale *scale)
{
    return abs(scale->last - scale->first) + 1;
}

unsigned char scale_answer(const struct scale *scale, long number)
{
    long span = scale_steps(scale) - 1;
    long from = scale->first < scale->last ? number - scale->first : scale->first - number;
    long doubled, steps;

    if (from < 0 || from > span)
        return 0;
    /* Distance from the middle in steps of five, as a fraction of 2 * span. */
    doubled = 8 * from - 4 * span;
    steps = (labs(doubled) + span - 1) / (2 * span);
    return (unsigned char)(doubled < 0 ? MIDDLE - steps : MIDDLE + steps);
}

/* --- words --------------------------------------------------------------------------- */

/* The pairs of strengths a five-point scale has on each side. */
static const struct {
    int strong, weak;
} pairs[] = {{3, 2}, {3, 1}, {2, 1}};
enum { PAIRS = sizeof pairs / sizeof *pairs };

/* The answer of a strength by a pair, 0 when it has none. */
static unsigned char answer_of(int strength, int pair)
{
    int size = abs(strength), step = 0;

    if (strength == 0)
        return MIDDLE;
    if (size == pairs[pair].strong)
        step = 2;
    else if (size == pairs[pair].weak)
        step = 1;
    if (step == 0)
        return 0;
    return (unsigned char)(strength > 0 ? MIDDLE + step : MIDDLE - step);
}

/* True when the pair covers all strengths and says of them what was declared; fills answer
 * for those found. */
static bool fits(const struct strengths *s, int pair, unsigned char answer[STRENGTHS])
{
    for (int i = 0; i < STRENGTHS; i++) {
        unsigned char by_pair = answer_of(i - 3, pair);

        answer[i] = s->found[i] ? by_pair : 0;
        if (s->declared[i] ? by_pair != s->declared[i] : s->found[i] && by_pair == 0)
            return false;
    }
    return true;
}

static int on_side(const struct strengths *s, int side)
{
    int n = 0;

    for (int strength = 1; strength <= 3; strength++)
        n += s->found[3 + side * strength] || s->declared[3 + side * strength];
    return n;
}

enum scale_reading scale_of_words(const struct strengths *s,
                                  unsigned char answer[STRENGTHS],
                                  unsigned char other[STRENGTHS])
{
    unsigned char found[PAIRS][STRENGTHS];
    int n = 0;

    for (int pair = 0; pair < PAIRS; pair++)
        if (fits(s, pair, found[n]))
            n++;
    if (n == 0)
        return READING_MORE;
    memcpy(answer, found[0], STRENGTHS);
    for (int i = 1; i < n; i++)
        if (memcmp(found[i], answer, STRENGTHS) != 0) {
            memcpy(other, found[i], STRENGTHS);
            return READING_AMBIGUOUS;
        }
    if (on_side(s, 1) == 2 && on_side(s, -1) == 2 && !s->found[3] && !s->declared[3] &&
        !s->hesitant)
        return READING_NO_MIDDLE;
    return READING_FIVE;
}

/* The place of each strength among four or six steps, which have no middle: from the
 * answers of five, or the strengths themselves. */
static long even_step(int strength, int steps, const unsigned char answer[STRENGTHS])
{
    int size = strength;

    if (steps == 4)
        size = answer[strength + 3] - MIDDLE;
    return size < 0 ? steps / 2 + size + 1 : steps / 2 + size;
}

bool scale_of_steps(const struct strengths *s, int steps, unsigned char answer[STRENGTHS])
{
    unsigned char five[STRENGTHS] = {0}, other[STRENGTHS];
    struct scale scale = {1, steps};
    bool odd = steps % 2;

    if (steps != 3 && steps != 4 && steps != 6 && steps != 7)
        return false;
    if (!odd && s->found[3])
        return false;
    if (steps == 3 && (on_side(s, 1) > 1 || on_side(s, -1) > 1))
        return false;
    if (steps == 4) {
        enum scale_reading reading = scale_of_words(s, five, other);

        if (reading != READING_FIVE && reading != READING_NO_MIDDLE)
            return false;
    }
    for (int i = 0; i < STRENGTHS; i++) {
        int strength = i - 3;
        long step = steps == 7   ? i + 1
                    : steps == 3 ? 2 + (strength > 0) - (strength < 0)
                                 : even_step(strength, steps, five);

        answer[i] = s->found[i] ? scale_answer(&scale, step) : 0;
    }
    return true;
}
