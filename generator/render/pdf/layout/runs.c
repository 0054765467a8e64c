/*
 * runs.c - finds, writes and keeps runs; see runs.h.
 */
#include "render/pdf/layout/runs.h"

#include <string.h>

enum { GLYPHS_MAX = 128 }; /* different ones in a run that is kept */

static enum face face_of(const struct item *it)
{
    return it->shaped->run[0].face;
}

/* True for words that need nothing but their glyphs. */
static bool is_word(const struct item *it)
{
    return it->svg == NULL && it->shaped != NULL && it->shaped->nruns == 1 &&
           it->shaped->nglyphs > 0 && it->style->tracking <= 0;
}

/* Measures the run that begins with an item: how many follow in the same way. */
static struct run measure(const struct line *line, const struct item *first,
                          const struct item *end)
{
    const struct item *it = first;
    struct run run = {.face = is_word(first) ? face_of(first) : FACES};

    do {
        run.end = run.next + it->width;
        run.next = run.end + it->space * (1 + line->stretch);
        run.n++;
        it++;
    } while (it < end && is_word(first) && is_word(it) && it->style == first->style &&
             it->node == first->node && face_of(it) == run.face);
    return run;
}

static struct fragment write(struct fonts *f, const struct line *line,
                             const struct item *it, int n)
{
    const double em = it->style->size / 1000;
    double x = 0;

    fonts_run_begin(f);
    for (const struct item *end = it + n; it < end; it++) {
        fonts_run_add(f, it->shaped, (x + it->lead) / em);
        x += it->width + it->space * (1 + line->stretch);
    }
    return fonts_run_end(f);
}

struct run run_make(struct fonts *f, const struct line *line, const struct item *it,
                    const struct item *end)
{
    struct run run = measure(line, it, end);
    bool plain = is_word(it);

    for (int i = 0; plain && i < run.n; i++)
        plain = fonts_use(f, it[i].shaped);
    if (plain)
        run.shown = write(f, line, it, run.n);
    return run;
}

/* Lists the different glyphs of a run; false when not each stands for one character. */
static bool list_glyphs(struct arena *a, const struct item *it, struct run *run)
{
    struct plain_glyph list[GLYPHS_MAX];
    size_t n = 0;

    for (int i = 0; i < run->n; i++)
        for (int k = 0; k < it[i].shaped->nglyphs; k++) {
            const struct glyph *g = &it[i].shaped->glyph[k];
            const struct plain_glyph plain = {g->id, g->unicode[0]};
            size_t same = 0;

            while (same < n && memcmp(&list[same], &plain, sizeof plain) != 0)
                same++;
            if (g->unicode_length != 1 || same == GLYPHS_MAX)
                return false;
            list[same] = plain;
            n += same == n;
        }
    run->glyph = memcpy(arena_raw(a, n * sizeof *list), list, n * sizeof *list);
    run->nglyphs = n;
    return true;
}

static struct run keep_run(struct fonts *f, struct arena *a, const struct line *line,
                           const struct item *it, const struct item *end)
{
    struct run run = measure(line, it, end);

    if (!is_word(it) || !list_glyphs(a, it, &run))
        return run;
    run.shown = write(f, line, it, run.n);
    run.shown.bytes = arena_strndup(a, run.shown.bytes, run.shown.length);
    return run;
}

static size_t count_runs(const struct line *line, const struct item *it,
                         const struct item *end)
{
    size_t n = 0;

    for (; it < end; n++)
        it += measure(line, it, end).n;
    return n;
}

void runs_keep(struct fonts *f, struct arena *a, struct paragraph *p)
{
    for (int k = 0; k < p->nlines; k++) {
        struct line *line = &p->line[k];
        const struct item *it = &p->piece[line->first], *end = it + line->n;
        struct run *run = arena_array(a, count_runs(line, it, end), sizeof *run);

        line->run = run;
        for (; it < end; it += run++->n)
            *run = keep_run(f, a, line, it, end);
    }
}

bool run_use(struct fonts *f, const struct run *run)
{
    return run->shown.bytes != NULL &&
           fonts_use_glyphs(f, run->face, run->glyph, run->nglyphs);
}
