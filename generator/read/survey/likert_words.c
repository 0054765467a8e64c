/*
 * likert_words.c - labels with words: each language's own tell together which of five steps
 * each is.
 */
#include "read/survey/likert_parts.h"

#include <stdlib.h>
#include <string.h>

enum { LANGUAGES_MAX = 16, MIDDLE = 3 };

/* What the words say. */
struct wording {
    unsigned char answer[LABEL_MAX], other[LABEL_MAX]; /* by item; other: when ambiguous */
    bool dont_know[LABEL_MAX];                         /* "hard to say" beside a middle */
    enum scale_reading reading;                        /* the worst of all languages */
    bool two_middles;
    const char *language[LANGUAGES_MAX];
    int nlanguages;
    size_t all, cells, unknown; /* cells: answers, with words, with words in no list */
};

/* A label whose words are to be read. */
static bool is_open(const struct item *item)
{
    return !item->settled && has_words(item);
}

static bool is_known(const struct item *item)
{
    return item->known && item->known->role <= ROLE_MIDPOINT_OR_DONT_KNOW;
}

static bool is_of(const struct item *item, const char *language)
{
    return is_known(item) && (strcmp(item->known->language, language) == 0 ||
                              strcmp(item->known->language, "any") == 0);
}

static bool is_hesitant(const struct item *item)
{
    return item->known && item->known->role == ROLE_MIDPOINT_OR_DONT_KNOW;
}

/* --- one language -------------------------------------------------------------------- */

/* Counts a label among the strengths; false when another label has the same one, which
 * makes them two steps. */
static bool add_strength(struct strengths *s, const struct item *item,
                         const struct item *by_strength[STRENGTHS])
{
    int i = item->known->strength + 3;
    const struct item *before = by_strength[i];

    if (item->declared) {
        if (item->meaning.kind == ANSWER_GIVEN)
            s->declared[i] = item->meaning.answer;
        return true;
    }
    s->found[i] = true;
    by_strength[i] = item;
    return i == MIDDLE || before == NULL ||
           strcmp(before->label.words, item->label.words) == 0;
}

/* The strengths of a language's labels; hesitant: the label that may be its middle. */
static bool strengths_of(struct resolver *r, const char *language, struct strengths *s,
                         const struct item **hesitant, struct wording *w)
{
    const struct item *by_strength[STRENGTHS] = {NULL};
    bool ok = true;

    *hesitant = NULL;
    for (int i = 0; i < r->n + r->nabsent; i++) {
        const struct item *item = i < r->n ? &r->item[i] : &r->absent[i - r->n];

        if (item->declared && item->meaning.answer == MIDDLE)
            s->declared[MIDDLE] = MIDDLE;
        if (!(is_open(item) || item->declared) || !is_of(item, language))
            continue;
        if (!is_hesitant(item))
            ok = add_strength(s, item, by_strength) && ok;
        else if (!item->declared) {
            w->two_middles |=
                *hesitant && strcmp((*hesitant)->label.words, item->label.words) != 0;
            *hesitant = item;
        }
    }
    if (s->found[MIDDLE] || s->declared[MIDDLE]) {
        *hesitant = NULL;
        w->two_middles = false;
    }
    s->hesitant = *hesitant != NULL;
    return ok;
}

static bool has_sides(const struct strengths *s)
{
    for (int i = 0; i < STRENGTHS; i++)
        if (i != MIDDLE && s->found[i])
            return true;
    return false;
}

/* Reads a language's labels and writes their answers. */
static void read_language(struct resolver *r, struct wording *w, const char *language)
{
    struct strengths s = {0};
    const struct item *hesitant;
    unsigned char answer[STRENGTHS] = {0}, other[STRENGTHS] = {0};
    bool distinct = strengths_of(r, language, &s, &hesitant, w);
    int steps = r->scale_given ? scale_steps(&r->scale) : SCALE_STEPS;
    enum scale_reading reading = READING_MORE;

    if (!has_sides(&s) && hesitant) /* nothing to be the middle of */
        hesitant = NULL;
    if (distinct && steps == SCALE_STEPS)
        reading = scale_of_words(&s, answer, other);
    else if (distinct && scale_of_steps(&s, steps, answer))
        reading = READING_FIVE;
    if (reading == READING_NO_MIDDLE && r->scale_given)
        reading = READING_FIVE;
    if (steps % 2 == 0)
        hesitant = NULL;
    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];

        if (!is_open(item) || !is_of(item, language))
            continue;
        w->dont_know[i] = is_hesitant(item) && hesitant == NULL;
        w->answer[i] = is_hesitant(item) ? MIDDLE : answer[item->known->strength + 3];
        w->other[i] = is_hesitant(item) ? MIDDLE : other[item->known->strength + 3];
    }
    if (reading > w->reading)
        w->reading = reading;
}

/* --- all of them --------------------------------------------------------------------- */

static void add_language(struct wording *w, const char *language)
{
    for (int i = 0; i < w->nlanguages; i++)
        if (strcmp(w->language[i], language) == 0)
            return;
    if (w->nlanguages < LANGUAGES_MAX)
        w->language[w->nlanguages++] = language;
}

/* True when there are labels with words. */
static bool read_words(struct resolver *r, struct wording *w)
{
    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];

        if (item->settled ? item->meaning.kind == ANSWER_GIVEN : !is_hesitant(item))
            w->all += item->count;
        if (!is_open(item))
            continue;
        w->cells += item->count;
        if (!is_known(item))
            w->unknown += item->count;
        else if (strcmp(item->known->language, "any") != 0)
            add_language(w, item->known->language);
    }
    if (w->cells > w->unknown && w->nlanguages == 0)
        add_language(w, "any");
    for (int i = 0; i < w->nlanguages; i++)
        read_language(r, w, w->language[i]);
    return w->cells > 0;
}

static void apply(struct resolver *r, const struct wording *w, const unsigned char *answer)
{
    for (int i = 0; i < r->n; i++) {
        struct item *item = &r->item[i];

        if (!is_open(item) || !is_known(item))
            continue;
        if (w->dont_know[i])
            settle(item, ANSWER_DONT_KNOW, 0);
        else
            settle(item, ANSWER_GIVEN, answer[i]);
    }
}

/* --- numbers beside words --------------------------------------------------------- */

/* True when the numbers in labels are these answers; `flipped`: seen from the other end. */
static bool numbers_are(const struct resolver *r, const struct wording *w,
                        const unsigned char *answer, bool flipped)
{
    int n = 0;

    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];
        int number = flipped ? SCALE_STEPS + 1 - answer[i] : answer[i];

        if (!is_open(item) || !is_known(item) || w->dont_know[i])
            continue;
        if (item->label.has != LABEL_WHOLE || item->label.number != number)
            return false;
        n += number != MIDDLE;
    }
    return n > 0;
}

/* True when a number says otherwise than the words beside it. */
static bool numbers_contradict(const struct resolver *r, const struct wording *w)
{
    for (int i = 0; i < r->n; i++)
        if (is_open(&r->item[i]) && is_known(&r->item[i]) && !w->dont_know[i] &&
            r->item[i].label.has == LABEL_WHOLE && r->item[i].label.number != w->answer[i])
            return true;
    return false;
}

/* Warns of numbers that run against the words. */
static void warn_reversed(struct resolver *r)
{
    for (int i = 0; i < r->n && !r->scale_given; i++)
        if (has_words(&r->item[i]) && r->item[i].label.has == LABEL_WHOLE) {
            diag_report(r->diag, DIAG_ANSWER_REVERSED, say_place(r, &r->item[i]), NULL,
                        "%s; to say that this is right write scale = 5..1 %s",
                        say_label(r, &r->item[i]), say_where(r));
            return;
        }
}

/* True when numbers alone stand between words of the two ends, which does not tell whether
 * they run up or down. */
static bool only_ends(const struct resolver *r, const struct wording *w)
{
    int high = 0, low = 0, digits = 0;

    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];

        if (item->settled)
            continue;
        if (is_bare(item)) {
            if (item->label.has != LABEL_WHOLE || item->label.number < 2 ||
                item->label.number > 4)
                return false;
            digits++;
        } else if (has_words(item) && is_known(item)) {
            if (item->label.has == LABEL_WHOLE || w->dont_know[i] || w->answer[i] == MIDDLE)
                return false;
            high += w->answer[i] > MIDDLE;
            low += w->answer[i] < MIDDLE;
        }
    }
    return digits && high + low && high <= 1 && low <= 1;
}

/* False when the words in no list are too many to be slips. */
static bool mostly_known(const struct wording *w)
{
    return w->unknown < w->all && !is_frequent(w->unknown, w->all);
}

/* Says what is wrong with the words. */
static bool refuse(struct resolver *r, const struct wording *w)
{
    const char *labels = say_labels(r), *where = say_where(r);

    if (!mostly_known(w))
        return say(
            r, DIAG_ANSWER_SCALE,
            "these answers are not all known: %s; write which is which, 1 = ... (the "
            "least agreement), 2 = ... to 5 = ..., and missing = ... for those that "
            "are none, %s",
            labels, where);
    if (r->scale_given)
        return say(r, DIAG_ANSWER_SCALE,
                   "the answers are not those of a scale of %d steps: %s; write another "
                   "scale, or which is which, 1 = ..., 2 = ... to 5 = ..., %s",
                   scale_steps(&r->scale), labels, where);
    if (w->reading == READING_NO_MIDDLE)
        return say(r, DIAG_ANSWER_SCALE,
                   "four steps, none of them in the middle: %s; if there was a middle that "
                   "nobody chose write scale = 1..5, if there was none scale = 1..4 and "
                   "rescale = linear, %s",
                   labels, where);
    return say(
        r, DIAG_ANSWER_SCALE,
        "these are not the steps of a five-point scale: %s; for seven steps write "
        "scale = 1..7 and rescale = linear, else which is which, 1 = ..., 2 = ... to "
        "5 = ..., %s",
        labels, where);
}

/* Asks which of two readings is right: for the first label they differ in. */
static bool ask(struct resolver *r, const struct wording *w)
{
    for (int i = 0; i < r->n; i++) {
        int one = w->answer[i], two = w->other[i];

        if (!is_open(&r->item[i]) || one == two)
            continue;
        return say(
            r, DIAG_QUESTION,
            "is %s the strongest answer of its side that people could choose? Nobody "
            "chose a stronger one, so it means %d if it is and %d if it is not: write "
            "%d = %s or %d = %s %s",
            say_label(r, &r->item[i]), two, one, two, say_name(r, &r->item[i]), one,
            say_name(r, &r->item[i]), say_where(r));
    }
    return true;
}

/* --- with a declared scale -------------------------------------------------------- */

/* Settles labels that have a number of the declared scale each; false when some have none,
 * so that their words count, or after a message, which sets *failed. */
static bool settle_by_scale(struct resolver *r, bool *failed)
{
    int against = 0;

    *failed = false;
    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];
        int answer, strength = is_known(item) ? item->known->strength : 0;

        if (!is_open(item) || (!is_known(item) && item->label.has == LABEL_NO_NUMBER))
            continue;
        answer = item->label.has == LABEL_WHOLE
                     ? scale_answer(&r->scale, item->label.number)
                     : 0;
        if (answer == 0 || !one_number_each(r, item))
            return false;
        against += (answer < MIDDLE && strength > 0) || (answer > MIDDLE && strength < 0);
    }
    if (against) {
        *failed = true;
        return say(r, DIAG_ANSWER_SCALE,
                   "scale = %s says otherwise than the words: %s; write scale = %d..%d, or "
                   "which is which, 1 = ..., 2 = ... to 5 = ..., %s",
                   r->options->scale, say_labels(r), r->scale.last, r->scale.first,
                   say_where(r));
    }
    for (int i = 0; i < r->n; i++)
        if (is_open(&r->item[i]) && r->item[i].label.has == LABEL_WHOLE)
            settle(&r->item[i], ANSWER_GIVEN,
                   scale_answer(&r->scale, r->item[i].label.number));
    return true;
}

bool settle_words(struct resolver *r)
{
    struct wording *w = arena_alloc(r->arena, sizeof *w);
    bool known, failed = false;

    if (!read_words(r, w))
        return true;
    if (r->scale_given && settle_by_scale(r, &failed))
        return true;
    if (failed)
        return false;
    known = mostly_known(w);
    if (!r->scale_given && settle_numbered(r)) {
        if (r->reversed)
            warn_reversed(r);
        return true;
    }
    if (known && w->two_middles)
        return say(r, DIAG_QUESTION,
                   "which of these is the middle, and which means that people do not know? "
                   "%s; write 3 = ... and dont_know = ... %s",
                   say_labels(r), say_where(r));
    if (known && w->reading == READING_AMBIGUOUS) {
        if (numbers_are(r, w, w->other, false))
            memcpy(w->answer, w->other, sizeof w->answer);
        else if (!numbers_are(r, w, w->answer, false))
            return ask(r, w);
        w->reading = READING_FIVE;
    }
    if (known && w->unknown == w->cells) /* slips among numbers */
        return true;
    if (!known || w->reading != READING_FIVE)
        return refuse(r, w);
    if (!r->scale_given && only_ends(r, w))
        return say(
            r, DIAG_QUESTION,
            "do the numbers between the words run up to agreement? %s; write scale = "
            "1..5 if they do and scale = 5..1 if they run down to it, %s",
            say_labels(r), say_where(r));
    r->reversed = numbers_are(r, w, w->answer, true);
    if (r->reversed)
        warn_reversed(r);
    r->contradicted = !r->reversed && !r->scale_given && numbers_contradict(r, w);
    apply(r, w, w->answer);
    return true;
}
