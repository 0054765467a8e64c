/*
 * survey_legend.c - scales explained in the questions: "How far do you agree (1 = strongly
 * agree, 5 = strongly disagree)?"; see survey_parts.h.
 *
 * Bare figures are read as 1 for the least agreement.  Where the question itself says the
 * opposite, every result would be turned round.
 */
#include "read/label.h"
#include "read/survey/survey_parts.h"

#include <string.h>

enum { LEGEND_MAX = 80 }; /* bytes of a label */

/* The mark between a figure and its label, or NULL. */
static const char *after_mark(const char *s)
{
    static const char *const marks[] = {"=", ":", "-", "\xE2\x80\x93", "\xE2\x80\x94"};

    while (*s == ' ')
        s++;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return s + strlen(marks[i]);
    return NULL;
}

/* How strongly the label behind the figure agrees; 0 when none stands there. */
static int strength_of(struct survey_file *f, const char *text, char figure)
{
    for (const char *s = text; *s; s++) {
        const struct answer_label *known;
        const char *label;
        size_t length;

        if (*s != figure || (s > text && strchr("0123456789", s[-1])) ||
            (label = after_mark(s + 1)) == NULL)
            continue;
        length = strcspn(label, ",;()[]./0123456789");
        if (length == 0 || length > LEGEND_MAX)
            continue;
        known = answers_find(
            &f->loader->content->answers,
            label_read(&f->scratch, arena_strndup(&f->scratch, label, length)).words);
        if (known && known->role == ROLE_ANSWER)
            return known->strength;
    }
    return 0;
}

/* True when the answers are figures alone, apart from those that say nothing. */
static bool figures_alone(const struct survey_file *f)
{
    bool any = false;

    for (int i = 1; i < f->labels.n; i++) {
        const char *s = f->labels.label[i];

        if (*s < '1' || *s > '5' || (s[1] && strcmp(s + 1, ".0") != 0))
            continue;
        any = true;
    }
    return any;
}

bool survey_legend_ok(struct survey_file *f)
{
    for (int i = 0; i < QUESTIONS; i++) {
        int column = f->statements.column[i];
        const char *text = column < 0 ? "" : f->header.column[column].full;

        if (strength_of(f, text, '1') <= 0 && strength_of(f, text, '5') >= 0)
            continue;
        if (!figures_alone(f))
            return true;
        return intake_ask(
            &f->in, (struct place){f->in.path, f->header.first_line, column + 1}, NULL,
            "the question says that 1 agrees most; is it so? write scale = "
            "5..1 below [survey \"%s\"] in rapport.ini, or scale = 1..5 when "
            "5 agrees most",
            f->in.name);
    }
    return true;
}
