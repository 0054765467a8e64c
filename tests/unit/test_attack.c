/*
 * test_attack.c - attacks our own reports: what a reader can compute from everything that
 * is published about some small companies, over all their waves, must always be about the
 * minimum of people, and no figure that is withheld may follow from the others.
 *
 * The attacker knows who answered which statement in which wave, and takes every number as
 * exact.  The program under test writes the reports; the rules of privacy.h are not used.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "attack_waves.h"
#include "base/data.h"
#include "sandbox.h"

#include <malloc.h>
#include <math.h>

enum {
    COMPANIES = 240,
    COMPANIES_SANITIZED = 60,
    COMPANIES_WRAPPED = 5,
    SEED_STEP = 1000,
    EXPLAINED = 3
};

static struct sandbox box;
static struct content content;

/* RAPPORT_ATTACK overrides how many companies are attacked. */
static int companies(void)
{
    const char *wish = getenv("RAPPORT_ATTACK"), *wrap = getenv("RAPPORT_WRAP");

    if (wish)
        return atoi(wish);
    if (wrap && *wrap)
        return COMPANIES_WRAPPED;
#ifdef __SANITIZE_ADDRESS__
    return COMPANIES_SANITIZED;
#else
    return COMPANIES;
#endif
}

/* --- the reports ---------------------------------------------------------------------- */

static FILE *open_file(const char *name)
{
    FILE *file;

    sandbox_text(&box, name, "");
    file = fopen(file_join(&box.arena, box.folder, name), "w");
    assert_non_null(file);
    return file;
}

static void write_project(const struct victim *v, int n)
{
    FILE *file = open_file("p/companies.csv");

    fprintf(file, "id,name\n");
    for (int i = 0; i < n; i++)
        fprintf(file, "%s,Company %s\n", v[i].id, v[i].id);
    fclose(file);
    file = open_file("p/surveys/answers.csv");
    fprintf(file, "company,wave,function,respondent");
    for (int q = 1; q <= QUESTIONS; q++)
        fprintf(file, ",q%d", q);
    fprintf(file, "\n");
    for (int i = 0; i < n; i++)
        print_victim(file, &v[i]);
    fclose(file);
}

/* One output folder per reported wave; companies without that wave fail. */
static void build_reports(int minimum)
{
    const char *program = getenv("RAPPORT");

    for (int wave = 0; wave < WAVES; wave++) {
        FILE *file = open_file("p/rapport.ini");
        int status;

        fprintf(file,
                "[project]\nperiod = %s\n[privacy]\nminimum = %d\n"
                "[survey]\npseudonyms = stable\n",
                wave_text[wave], minimum);
        fclose(file);
        status = system(arena_printf(
            &box.arena, "%s build %s/p -o %s/out%d --to json -j 2 -q 2>%s/messages",
            program ? program : "build/release/rapport", box.folder, box.folder, wave,
            box.folder));
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= 1);
    }
}

static char *read_file(struct arena *a, const char *id, int wave, const char *name)
{
    char *path = arena_printf(a, "%s/out%d/%s/%s", box.folder, wave, id, name);
    size_t length;
    char *text = NULL;

    return file_read(a, path, FILE_LIMIT, &text, &length) == FILE_OK ? text : NULL;
}

/* --- what must not follow --------------------------------------------------------- */

static void print_reached(const struct attack *a, const residue *v)
{
    for (int c = 0; c < a->space.nclasses; c++) {
        const struct sheet *s = &a->victim->sheet[a->class[c].first];

        if (!touches(v, c))
            continue;
        fprintf(stderr, "    %d of %s (person-%d, waves %x):", a->class[c].members,
                group_text[s->function], s->person, s->waves);
        for (int q = 0; q < QUESTIONS; q++)
            if (v[c * QUESTIONS + q])
                fprintf(stderr, " q%d", q + 1);
        fprintf(stderr, "\n");
    }
}

/* Which published figures the combination is made of: solved again, each figure with a
 * column of its own. */
static void print_figures(struct attack *a, const residue *v)
{
    int n = a->space.columns, all = n + a->npublished;
    struct space s = {.arena = &a->arena, .columns = all};
    residue *rest;

    for (int i = 0; i < a->npublished; i++) {
        residue *row = space_vector(&s);

        memcpy(row, a->published[i].exact, (size_t)n * sizeof *row);
        row[n + i] = 1;
        space_reduce(&s, row);
        if (first_nonzero(row, n) < n)
            space_add(&s, row);
    }
    rest = space_vector(&s);
    memcpy(rest, v, (size_t)n * sizeof *rest);
    space_reduce(&s, rest);
    for (int i = 0; i < a->npublished; i++)
        if (rest[n + i])
            fprintf(stderr, "    from %s\n", a->published[i].name);
}

static void too_few_people(struct attack *a)
{
    const residue *found = space_few(&a->space, a->minimum);

    if (!found)
        return;
    complain(a, "a combination of figures is about these people alone:");
    if (complaints > EXPLAINED)
        return;
    print_reached(a, found);
    print_figures(a, found);
}

/* Not a leak: all people together where both functions are published, or the very answers
 * of a published figure under another name (a copied wave; a statement that only one
 * function answered). */
static bool follows_openly(const struct attack *a, const char *what, int wave, int group,
                           const struct figure *f)
{
    char name[2][64];

    for (int i = 0; i < a->npublished; i++)
        if (memcmp(a->published[i].exact, f->exact,
                   (size_t)a->space.columns * sizeof(residue)) == 0)
            return true;

    for (int i = 0; i < FUNCTIONS; i++)
        snprintf(name[i], sizeof name[i], "%s %s %s", wave_text[wave], group_text[i], what);
    return group == GROUP_POOLED && find_published(a, name[0]) &&
           find_published(a, name[1]);
}

static void stays_hidden(struct attack *a, const char *what, int wave, int group,
                         struct figure f)
{
    const char *name =
        arena_printf(&a->arena, "%s %s %s", wave_text[wave], group_text[group], what);

    if (find_published(a, name) ||
        first_nonzero(f.exact, a->space.columns) == a->space.columns ||
        follows_openly(a, what, wave, group, &f) || !space_holds(&a->space, f.exact))
        return;
    complain(a, "withheld, but follows: %s", name);
    if (complaints <= EXPLAINED)
        print_figures(a, f.exact);
}

/* A sheet of the wave stands in another one too. */
static bool wave_repeats(const struct victim *v, int wave)
{
    for (int i = 0; i < v->nsheets; i++)
        if (in_wave(&v->sheet[i], wave) && v->sheet[i].waves != 1u << wave)
            return true;
    return false;
}

/* Where waves repeat sheets, a mean withheld in one may follow from another; then it is one
 * of enough people, as too_few_people() has made sure. */
static void withheld_means(struct attack *a)
{
    for (int wave = 0; wave < a->victim->nwaves; wave++)
        for (int group = 0; group < GROUPS && !wave_repeats(a->victim, wave); group++) {
            stays_hidden(a, "total", wave, group, total_mean(a, wave, group));
            for (int q = 0; q < QUESTIONS; q++)
                stays_hidden(a, arena_printf(&a->arena, "q%d", q + 1), wave, group,
                             item_mean(a, wave, group, q));
            for (int d = 0; d < DIMENSIONS; d++)
                stays_hidden(a, arena_printf(&a->arena, "dimension%d", d + 1), wave, group,
                             part_of_people(a, wave, group, false, d));
            for (int p = 0; p < PAINS; p++)
                stays_hidden(a, arena_printf(&a->arena, "pain%d", p + 1), wave, group,
                             part_of_people(a, wave, group, true, p));
        }
}

/* A sum at the end of what is possible tells every answer in it. */
static void at_the_end(struct attack *a, const struct figure *f, const char *name)
{
    double low = 0, high = 0, value = figure_value(a, f);
    struct crowd reached = {{0, 0}};

    for (int i = 0; i < a->space.columns; i++) {
        const struct class *c = &a->class[i / QUESTIONS];
        double weight = f->real[i] * c->members;

        if (fabs(f->real[i]) < 1e-9)
            continue;
        reached = crowd_join(reached, a->space.crowd[i / QUESTIONS]);
        low += weight * (weight > 0 ? 1 : 5);
        high += weight * (weight > 0 ? 5 : 1);
    }
    if (crowd_size(reached) > 0 && crowd_size(reached) < 2 * a->minimum &&
        (near(value, low) || near(value, high)))
        complain(a, "%s minus statements tells every answer of %d people", name,
                 crowd_size(reached));
}

/* The sum of all answers to the statements shown. */
static struct figure sum_shown(struct attack *a, int wave, int group)
{
    struct figure sum = figure_new(a, "sum");

    for (int q = 0; q < QUESTIONS; q++)
        if (find_published(a, arena_printf(&a->arena, "%s %s q%d", wave_text[wave],
                                           group_text[group], q + 1)))
            for (int c = 0; c < a->space.nclasses; c++)
                if (in_group(a, c, wave, group))
                    figure_put(a, &sum, c, q, 1, 1);
    return sum;
}

/* Totals minus the statements shown, weighted as people with m unanswered ones are. */
static void extreme_remainders(struct attack *a)
{
    for (int wave = 0; wave < a->victim->nwaves; wave++)
        for (int group = 0; group < GROUPS; group++) {
            const char *name =
                arena_printf(&a->arena, "%s %s total", wave_text[wave], group_text[group]);
            const struct figure *total = find_published(a, name);
            struct figure shown;

            if (!total)
                continue;
            shown = sum_shown(a, wave, group);
            for (int m = 0; m <= QUESTIONS - ENOUGH_ANSWERS; m++) {
                struct figure rest = figure_new(a, "rest");

                figure_add(a, &rest, total, count_people(a, wave, group, -1), 1);
                figure_add(a, &rest, &shown, -QUESTIONS, QUESTIONS - m);
                at_the_end(a, &rest, name);
            }
        }
}

/* --- tests ------------------------------------------------------------------------ */

struct tally {
    int reports, with_functions, with_few, with_changes;
};

static void attack_company(const struct victim *v, int minimum, struct tally *tally)
{
    struct attack *a = calloc(1, sizeof *a);

    assert_non_null(a);
    attack_open(a, v, &content, minimum);
    for (int wave = 0; wave < v->nwaves; wave++) {
        char *file = read_file(&a->arena, v->id, wave, "report.json");
        cJSON *json = file ? cJSON_Parse(file) : NULL;
        const cJSON *score = get(json, "score");

        if (json) {
            tally->reports++;
            tally->with_functions += get(score, "balanced") != NULL;
            tally->with_changes += read_report(a, wave, json) > 0;
            tally->with_few += score && cJSON_GetArraySize(get(json, "suppressed")) > 0;
        }
        cJSON_Delete(json);
    }
    too_few_people(a);
    withheld_means(a);
    extreme_remainders(a);
    arena_drop(&a->arena);
    free(a);
}

static void attack_all(int minimum, int seed)
{
    struct tally tally = {0, 0, 0, 0};
    int n = companies();
    struct victim *v = calloc((size_t)n, sizeof *v);

    assert_non_null(v);
    for (int i = 0; i < n; i++) {
        choose_victim(&v[i], seed + i, minimum);
        snprintf(v[i].id, sizeof v[i].id, "c%04d", i);
    }
    write_project(v, n);
    build_reports(minimum);
    complaints = 0;
    for (int i = 0; i < n; i++)
        attack_company(&v[i], minimum, &tally);
    free(v);
    assert_int_equal(complaints, 0);
    /* The companies are of all kinds, else nothing has been tried. */
    assert_true(tally.reports >= n);
    assert_true(n < COMPANIES || (4 * tally.with_functions > n && 4 * tally.with_few > n &&
                                  10 * tally.with_changes > n));
}

static void nothing_follows_with_minimum_5(void **state)
{
    (void)state;
    attack_all(5, 0);
}

static void nothing_follows_with_minimum_3(void **state)
{
    (void)state;
    attack_all(3, SEED_STEP);
}

static int open_attack(void **state)
{
    struct arena *a = &box.arena;

    (void)state;
    sandbox_open(&box);
    return content_load(a, data_folder(a), &content, &box.diag) ? 0 : 1;
}

static int close_attack(void **state)
{
    (void)state;
    sandbox_close(&box);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_follows_with_minimum_5, open_attack,
                                        close_attack),
        cmocka_unit_test_setup_teardown(nothing_follows_with_minimum_3, open_attack,
                                        close_attack),
    };

    /* Keep what is freed: fetching the pages again would cost more than the algebra. */
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    return cmocka_run_group_tests_name("attack", tests, NULL, NULL);
}
