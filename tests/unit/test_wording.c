/*
 * test_wording.c - the words that are shipped, as far as a machine can proof-read them:
 * typography by language, plural forms, and what no report may say.
 */
#include "base/buf.h"
#include "base/message.h"
#include "read/table/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sandbox.h"

enum { LANGUAGES = 3 };

static const char *const language[LANGUAGES] = {"en", "pl", "ru"};
static struct sandbox box;
static int wrong;

/* One text in one language, and where it stands. */
struct wording {
    int language;
    bool pattern; /* a message of the catalogue, not content */
    const char *name, *text;
};

static int set_up(void **state)
{
    (void)state;
    sandbox_open(&box);
    wrong = 0;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sandbox_close(&box);
    return 0;
}

static void complain(const struct wording *w, const char *about)
{
    print_error("%s, %s: %s: %s\n", w->name, language[w->language], about, w->text);
    wrong++;
}

static struct table load(const char *path)
{
    struct table t;
    assert_true(table_load(&box.arena, ".", path, &t, &box.diag));
    return t;
}

static void each_message(void (*look)(const struct wording *))
{
    for (int l = 0; l < LANGUAGES; l++) {
        struct table t =
            load(arena_printf(&box.arena, "templates/text/%s.csv", language[l]));
        for (size_t i = 0; i < t.nrows; i++)
            look(&(struct wording){l, true, t.row[i].field[0], t.row[i].field[1]});
    }
}

/* The language whose code ends this column's name, or -1. */
static int column_language(const char *name)
{
    size_t length = strlen(name);
    for (int l = 0; l < LANGUAGES; l++)
        if (length > 3 && name[length - 3] == '.' &&
            strcmp(name + length - 2, language[l]) == 0)
            return l;
    return -1;
}

static void each_content(void (*look)(const struct wording *))
{
    char **names;
    size_t n = file_list(&box.arena, "templates/content", ".csv", &names);
    for (size_t k = 0; k < n; k++) {
        struct table t = load(arena_printf(&box.arena, "templates/content/%s", names[k]));
        for (size_t i = 0; i < t.nrows; i++)
            for (int c = 0; c < t.header.n; c++) {
                int l = column_language(t.header.field[c]);
                const char *name =
                    arena_printf(&box.arena, "%s %s", t.row[i].field[0], t.header.field[c]);
                if (l >= 0)
                    look(&(struct wording){l, false, name, t.row[i].field[c]});
            }
    }
}

static void each_text(void (*look)(const struct wording *))
{
    each_message(look);
    each_content(look);
    assert_int_equal(wrong, 0);
}

/* --- typography ------------------------------------------------------------------- */

static void look_at_characters(const struct wording *w)
{
    static const char *const never[LANGUAGES][12] = {
        {"„", "«", "»", "—", "\u00A0%", " %"},
        {"“", "«", "»", "—", "\u00A0%", " %"},
        {"„", "“", "”", " —", "0%", "5%", "6%"},
    };
    static const char *const nowhere[] = {"\"", "  ",           " - ", "...",
                                          " ,", "\u00A0\u00A0", " .",  " ;"};

    for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++)
        if (strstr(w->text, nowhere[i]) != NULL)
            complain(w, nowhere[i]);
    for (const char *const *bad = never[w->language]; *bad != NULL; bad++)
        if (strstr(w->text, *bad) != NULL)
            complain(w, *bad);
    if (strchr(w->text, '\'') != NULL)
        complain(w, "straight apostrophe");
    size_t length = strlen(w->text);
    if (length > 0 && (w->text[0] == ' ' || w->text[length - 1] == ' '))
        complain(w, "blank at an end");
}

static void quotes_dashes_and_blanks_follow_the_language(void **state)
{
    (void)state;
    each_text(look_at_characters);
}

/* Bytes of the one-letter word that starts here (a vowel or a preposition), else 0. */
static size_t short_word(int language_index, const char *at)
{
    static const char *const words[LANGUAGES][20] = {
        {NULL},
        {"a", "i", "o", "u", "w", "z", "A", "I", "O", "U", "W", "Z"},
        {"а", "в", "и", "к", "о", "с", "у", "я", "А", "В", "И", "К", "О", "С", "У", "Я"},
    };
    for (const char *const *word = words[language_index]; *word != NULL; word++)
        if (strncmp(at, *word, strlen(*word)) == 0)
            return strlen(*word);
    return 0;
}

static void look_at_short_words(const struct wording *w)
{
    for (const char *at = w->text; *at != '\0'; at++) {
        bool starts = at == w->text || strchr(" ({", at[-1]) != NULL ||
                      (at - w->text >= 2 && memcmp(at - 2, "\u00A0", 2) == 0);
        size_t length = starts ? short_word(w->language, at) : 0;
        if (length > 0 && at[length] == ' ')
            complain(w, arena_printf(&box.arena, "line may break after “%.*s”", (int)length,
                                     at));
    }
}

static void no_line_ends_on_a_one_letter_word(void **state)
{
    (void)state;
    each_text(look_at_short_words);
}

/* --- plural forms ----------------------------------------------------------------- */

/* Whether the alternatives that start at the brace before `at` name this one. */
static bool has_branch(const char *at, const char *branch)
{
    size_t length = strlen(branch);
    for (int depth = 1; *at != '\0' && depth > 0; at++) {
        depth += (*at == '{') - (*at == '}');
        if (depth == 1 && strncmp(at, branch, length) == 0 && at[-1] == ' ' &&
            at[length] == ' ')
            return true;
    }
    return false;
}

/* A word that stays the same has `other` alone; some decline by one and other only. */
static void look_at_plurals(const struct wording *w)
{
    for (const char *at = strstr(w->text, ", plural,"); at != NULL;
         at = strstr(at + 1, ", plural,")) {
        bool few = has_branch(at, "few"), many = has_branch(at, "many");
        if (!has_branch(at, "other") || (few && !has_branch(at, "one")))
            complain(w, "plural without one or other");
        if (few != many || (few && w->language == 0))
            complain(w, "few and many do not go together");
    }
    if (!w->pattern && strchr(w->text, '{') != NULL)
        complain(w, "content is no pattern");
}

static void plurals_have_the_forms_of_their_language(void **state)
{
    (void)state;
    each_text(look_at_plurals);
}

static void say_with_numbers(const struct wording *w)
{
    static const double numbers[] = {0, 1, 2, 5, 21, 22, 25, 1.5, -2};
    int offset = 0;
    struct message *m = message_new(language[w->language], w->text, &offset);

    assert_non_null(m);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct message_arg args[16];
        bool missing = false;
        int n = message_arguments(m);
        assert_true(n <= 16);
        for (int k = 0; k < n; k++) {
            const char *name = message_argument(m, k);
            bool chosen = strstr(w->text, arena_printf(&box.arena, "{%s, select", name));
            args[k] = (struct message_arg){name, chosen ? "other" : NULL, numbers[i]};
        }
        const char *said = message_format(&box.arena, m, args, n, &missing);
        if (missing || strpbrk(said, "{}#") != NULL || strstr(said, "  ") != NULL)
            complain(w, said);
        if (getenv("RAPPORT_SAY") != NULL && strstr(w->text, "plural") != NULL)
            printf("%s %s %g: %s\n", language[w->language], w->name, numbers[i], said);
    }
    message_drop(m);
}

static void every_message_can_be_said_of_any_number(void **state)
{
    (void)state;
    each_message(say_with_numbers);
    assert_int_equal(wrong, 0);
}

/* --- what no report says ---------------------------------------------------------- */

/*
 * Nobody is addressed or accused, no test is called significant or a proof, officialese
 * stays out, and so do words for which templates/README.md has a better one.  Parts of
 * words, as they may be declined.
 */
static void look_at_words(const struct wording *w)
{
    static const char *const words[LANGUAGES][24] = {
        {"ignifican", " prove", " proof", "guilt", " war ", "enemy", "leverag", "synerg",
         "in order to", "utiliz", " metric", "answer sheet", ", else ", "ranges"},
        {"Państw", "istotn", "udowodni", "winny ", "wojn", "w\u00A0ramach", "dokonać",
         "posiada", "95-procentow", "otwarta kohorta", "synerg", "obaj ", "Obaj ",
         "shadowing"},
        {" вы ",          " ваш",      "значим",   "доказать", "доказан",
         "в\u00A0рамках", "осуществл", " данный",  " данного", "95-процентн",
         "вражд",         "диаграмм",  "синерг",   "порознь",  "спонсор",
         "Спонсор",       "измерени",  "Измерени", "пожизнен", "Пожизнен"},
    };
    const char *folded = arena_printf(&box.arena, " %s ", w->text);

    for (const char *const *word = words[w->language]; *word != NULL; word++)
        if (strstr(folded, *word) != NULL)
            complain(w, *word);
}

static void nobody_is_accused_and_nothing_proved(void **state)
{
    (void)state;
    each_text(look_at_words);
}

static int mentions[LANGUAGES][2];

/* True for the "arketing" of "{marketing}" and of a choice, "} marketing {". */
static bool is_name(const char *text, const char *at, size_t length)
{
    if (at - text < 3)
        return false;
    return at[-2] == '{' ||
           (strncmp(at - 3, "} ", 2) == 0 && strncmp(at + length, " {", 2) == 0);
}

/* How often a text has a word. */
static int count(const char *text, const char *word)
{
    int n = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += strlen(word))
        n += !is_name(text, at, strlen(word));
    return n;
}

/* What is said of both must not depend on which department reads it. */
static void count_mentions(const struct wording *w)
{
    static const char *const words[LANGUAGES][2] = {
        {"Sales", "Marketing"}, {"przedaż", "arketing"}, {"родаж", "аркетинг"}};
    static const char *const both[] = {
        "headline_", "alert_", "gap_",     "gauge_",    "trend_",    "confidence_",
        "decision",  "guide_", "summary_", "withheld_", "document_", "practice_"};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        if (strncmp(w->name, both[i], strlen(both[i])) == 0)
            for (int k = 0; k < 2; k++)
                mentions[w->language][k] += count(w->text, words[w->language][k]);
}

static void both_departments_are_named_equally_often(void **state)
{
    (void)state;
    each_message(count_mentions);
    for (int l = 0; l < LANGUAGES; l++) {
        assert_true(mentions[l][0] > 0);
        assert_int_equal(mentions[l][0], mentions[l][1]);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(quotes_dashes_and_blanks_follow_the_language),
        TEST(no_line_ends_on_a_one_letter_word),
        TEST(plurals_have_the_forms_of_their_language),
        TEST(every_message_can_be_said_of_any_number),
        TEST(nobody_is_accused_and_nothing_proved),
        TEST(both_departments_are_named_equally_often),
    };
    return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
