/*
 * test_likert_labels.c - labels of answers: their normal form, the list of known ones, and
 * their numbers while a file is read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "likert_box.h"
#include "read/label.h"
#include "read/sheet.h"

/* Labels in the spellings of tools and people, and the words they share. */
static void labels_of_the_same_words(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"Strongly  Agree", "strongly agree"},
        {" strongly agree. ", "strongly agree"},
        {"\"Strongly agree\"", "strongly agree"},
        {"«Полностью согласен»;", "полностью согласен"},
        {"👍🏽 Strongly agree ✅", "strongly agree"},
        {"Strongly\u00a0agree", "strongly agree"},
        {"Strongly\u202Fagree", "strongly agree"},
        {"Strongly\tagree\n", "strongly agree"},
        {"STRONGLY AGREE", "strongly agree"},
        {"Скорее не\u00a0согласен", "скорее не согласен"},
        {"Полностью согласен (а)", "полностью согласен"},
        {"Полностью согласен(а)", "полностью согласен"},
        {"Полностью согласен(-а)", "полностью согласен"},
        {"Полностью согласен(на)", "полностью согласен"},
        {"Полностью согласен/а", "полностью согласен"},
        {"Полностью согласна", "полностью согласен"},
        {"Полностью согласен / согласна", "полностью согласен согласен"},
        {"Полностью согласен/согласна", "полностью согласен"},
        {"Определённо согласен", "определенно согласен"},
        {"Zdecydowanie się  zgadzam", "zdecydowanie zgadzam"},
        {"zdecydowanie zgadzam się", "zdecydowanie zgadzam"},
        {"ZDECYDOWANIE ZGADZAM SIĘ", "zdecydowanie zgadzam"},
        {"Ani się zgadzam, ani się nie zgadzam", "ani zgadzam ani nie zgadzam"},
        {"ani sie zgadzam ani sie nie zgadzam", "ani zgadzam ani nie zgadzam"},
        {"Trudno powiedzieć", "trudno powiedziec"},
        {"Trudno powiedziec\u0301", "trudno powiedziec"}, /* c and a combining accent */
        {"niezdecydowany(a)", "niezdecydowany"},
        {"Don\u2019t know", "dont know"},
        {"Neither agree nor&nbsp;disagree", "neither agree nor disagree"},
        {"Где-то посередине", "где то посередине"},
        {"N/A", "n a"},
        {"H/а", "h а"}, /* an ending needs a word before it */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(label_read(&box.arena, cases[i].text).whole, cases[i].words);
}

static void labels_with_numbers(void **state)
{
    static const struct {
        const char *text, *words;
        enum label_number has;
        long number;
    } cases[] = {
        {"5 - Strongly agree", "strongly agree", LABEL_WHOLE, 5},
        {"1 \u2014 совершенно не согласен(а)", "совершенно не согласен", LABEL_WHOLE, 1},
        {"3 \u2013 Ani się zgadzam, ani się nie zgadzam", "ani zgadzam ani nie zgadzam",
         LABEL_WHOLE, 3},
        {"1<br>zdecydowanie się nie zgadzam", "zdecydowanie nie zgadzam", LABEL_WHOLE, 1},
        {"1<br />zdecydowanie nie", "zdecydowanie nie", LABEL_WHOLE, 1},
        {"Strongly agree (7)", "strongly agree", LABEL_WHOLE, 7},
        {"Strongly agree [7].", "strongly agree", LABEL_WHOLE, 7},
        {"Strongly agree - 7", "strongly agree", LABEL_WHOLE, 7},
        {"(2) Minor.", "minor", LABEL_WHOLE, 2},
        {"5 (strongly agree)", "strongly agree", LABEL_WHOLE, 5},
        {"5. Agree", "agree", LABEL_WHOLE, 5},
        {"5) Agree", "agree", LABEL_WHOLE, 5},
        {"5: Agree", "agree", LABEL_WHOLE, 5},
        {"5=Agree", "agree", LABEL_WHOLE, 5},
        {"5 Agree", "agree", LABEL_WHOLE, 5},
        {"-2 - Strongly disagree", "strongly disagree", LABEL_WHOLE, -2},
        {"5\uFE0F\u20E3", "", LABEL_WHOLE, 5},
        {"5", "", LABEL_WHOLE, 5},
        {"3.0", "", LABEL_WHOLE, 3},
        {"3,0", "", LABEL_WHOLE, 3},
        {"'-2", "", LABEL_WHOLE, -2},
        {"\u22122", "", LABEL_WHOLE, -2},
        {"3.5", "", LABEL_FRACTION, 0},
        {"A5", "", LABEL_CODE, 5},
        {"AO05", "", LABEL_CODE, 5},
        {"Agree", "agree", LABEL_NO_NUMBER, 0},
        {"covid-19", "covid 19", LABEL_NO_NUMBER, 0},
        {"1-5", "1 5", LABEL_NO_NUMBER, 0},
        {"2nd", "2nd", LABEL_NO_NUMBER, 0},
        {"50 %", "50", LABEL_NO_NUMBER, 0},
        {"A0", "a0", LABEL_NO_NUMBER, 0},
        {"-", "", LABEL_NO_NUMBER, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct label l = label_read(&box.arena, cases[i].text);

        if (strcmp(l.words, cases[i].words) != 0 || l.has != cases[i].has ||
            (l.has != LABEL_NO_NUMBER && l.number != cases[i].number))
            fail_msg("%s: '%s' %d %ld", cases[i].text, l.words, (int)l.has, l.number);
    }
}

/* Each label is known exactly: parts of it, and it with more, mean something else. */
static void labels_are_never_substrings(void **state)
{
    static const struct {
        const char *text;
        int strength; /* 9: not known */
    } cases[] = {
        {"agree", 2},
        {"disagree", -2},
        {"neither agree nor disagree", 0},
        {"strongly disagree", -3},
        {"agreed upon", 9},
        {"I agree with the others", 9},
        {"zgadzam się", 2},
        {"nie zgadzam się", -2},
        {"raczej się nie zgadzam", -1},
        {"raczej się zgadzam", 1},
        {"согласен", 2},
        {"не согласен", -2},
        {"скорее согласен, чем не согласен", 1},
        {"скорее не согласен, чем согласен", -1},
        {"ни согласен, ни не согласен", 0},
        {"согласен с коллегами", 9},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *words = label_read(&box.arena, cases[i].text).whole;
        const struct answer_label *found = answers_find(&likert_content.answers, words);
        int strength = found ? found->strength : 9;

        if (strength != cases[i].strength)
            fail_msg("%s: %d, not %d", cases[i].text, strength, cases[i].strength);
    }
}

/* The labels that the requirements list, by what they mean. */
static void labels_of_the_list_are_known(void **state)
{
    static const struct {
        int sign;
        enum label_role role;
        const char *labels;
    } cases[] = {
        {1, ROLE_ANSWER,
         "strongly agree|completely agree|totally agree|fully agree|agree strongly|agree "
         "completely|agree|somewhat agree|rather agree|tend to agree|mostly agree|slightly "
         "agree|agree somewhat|zdecydowanie się zgadzam|zdecydowanie zgadzam "
         "się|całkowicie "
         "się zgadzam|w pełni się zgadzam|całkowicie zgadzam się|zdecydowanie "
         "tak|definitywnie tak|raczej się zgadzam|raczej zgadzam się|zgadzam się|częściowo "
         "się zgadzam|raczej tak|w niewielkim stopniu się zgadzam|полностью "
         "согласен|абсолютно согласен|совершенно согласен|согласен|целиком "
         "согласен|определенно согласен|безусловно согласен|скорее согласен|скорее "
         "согласен "
         "чем не согласен|в основном согласен|частично согласен"},
        {-1, ROLE_ANSWER,
         "disagree|somewhat disagree|rather disagree|tend to disagree|mostly "
         "disagree|slightly disagree|strongly disagree|completely disagree|totally "
         "disagree|disagree strongly|disagree completely|raczej się nie zgadzam|raczej nie "
         "zgadzam się|nie zgadzam się|raczej nie|zdecydowanie się nie zgadzam|zdecydowanie "
         "nie zgadzam się|zdecydowanie sie nie zgadzam|całkowicie się nie "
         "zgadzam|zdecydowanie nie|скорее не согласен|скорее не согласен, чем согласен|не "
         "согласен|в основном не согласен|полностью не согласен|совершенно не "
         "согласен|категорически не согласен|абсолютно не согласен|совсем не согласен"},
        {0, ROLE_MIDPOINT,
         "neither agree nor disagree|neutral|neither|neither agree or disagree|ani się "
         "zgadzam, ani się nie zgadzam|ani się zgadzam ani się nie zgadzam|ani się "
         "zgadzam, "
         "ani nie zgadzam|ani się nie zgadzam, ani zgadzam|ani tak, ani "
         "nie|neutralnie|obojętnie|где-то посередине|нечто среднее|ни согласен, ни не "
         "согласен|и да, и нет|ни да, ни нет|нейтрально"},
        {0, ROLE_MIDPOINT_OR_DONT_KNOW,
         "undecided|unsure|no opinion|not sure|trudno powiedzieć|nie mam "
         "zdania|затрудняюсь ответить|трудно сказать, согласен или не согласен|не уверен"},
        {0, ROLE_DONT_KNOW, "I don't know|Nie wiem|Не знаю|Не могу оценить"},
        {0, ROLE_NOT_APPLICABLE,
         "Nie dotyczy|Не применимо|N/A|Does not apply.|Not Applicable|not shown"},
        {0, ROLE_BLANK, "NA|Not Answered|brak odpowiedzi|нет ответа"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *rest = arena_strdup(&box.arena, cases[i].labels), *text;

        while ((text = strtok_r(rest, "|", &rest)) != NULL) {
            const char *words = label_read(&box.arena, text).whole;
            const struct answer_label *l = answers_find(&likert_content.answers, words);

            if (l == NULL || l->role != cases[i].role ||
                (l->strength > 0) - (l->strength < 0) != cases[i].sign)
                fail_msg("%s", text);
        }
    }
}

static void labels_are_numbered_as_they_come(void **state)
{
    struct label_set *set = arena_alloc(&box.arena, sizeof *set);

    (void)state;
    assert_int_equal(label_intern(&box.arena, set, "5", 7, 3), 1);
    assert_int_equal(label_intern(&box.arena, set, "Agree", 7, 4), 2);
    assert_int_equal(label_intern(&box.arena, set, "", 8, 3), 0);
    assert_int_equal(label_intern(&box.arena, set, " \u00a0", 8, 3), 0);
    assert_int_equal(label_intern(&box.arena, set, "5", 8, 4), 1);
    assert_int_equal(label_intern(&box.arena, set, "Agree", 9, 4), 2);
    assert_int_equal(set->n, 3);
    assert_int_equal((int)set->count[0], 2);
    assert_int_equal((int)set->count[1], 2);
    assert_int_equal(set->line[2], 7);
    assert_int_equal(set->column[2], 4);
    for (int i = 2; i < LABEL_MAX; i++)
        assert_int_equal(
            label_intern(&box.arena, set, arena_printf(&box.arena, "label %d", i), 1, 1),
            i + 1);
    assert_int_equal(label_intern(&box.arena, set, "one more", 1, 1), -1);
    assert_int_equal(label_intern(&box.arena, set, "x", 1, 1), -1);
    assert_int_equal(label_intern(&box.arena, set, "label 77", 1, 1), 78);
    assert_int_equal(label_intern(&box.arena, set, "5", 1, 1), 1);
}

/* The plain form's cells, each for itself. */
static void plain_answers(void **state)
{
    struct label_set *set = arena_alloc(&box.arena, sizeof *set);
    struct answer_meaning meaning[LABEL_MAX + 1];
    static const char expected[] = "12345b35xoooxxbbbbn";

    (void)state;
    read_labels(set, "1|2|3|4|5|\u00a0|3.0|5,0|3.5|6|0|-99|Agree|5 %|-|\u2013|NA|na|N/A");
    likert_plain(&box.arena, set, meaning);
    for (int i = 1, k = 0; i < set->n; i++, k++) {
        if (k == 5) /* the blank one has no number of its own */
            k++;
        assert_int_equal(meaning_sign(meaning[i]), expected[k]);
    }
    assert_int_equal(meaning[0].kind, ANSWER_BLANK);
    assert_int_equal(answer_kind_code(ANSWER_OUTSIDE), DIAG_ANSWER_RANGE);
    assert_int_equal(answer_kind_code(ANSWER_OTHER), DIAG_ANSWER_TEXT);
    assert_string_equal(answer_kind_name(ANSWER_DONT_KNOW), "dont_know");
}

/* A consultant's list is checked, with file, line and field. */
static void list_reports_what_is_wrong(void **state)
{
    static const struct {
        const char *row, *message;
    } cases[] = {
        {"fine,en,4,answer", "templates/content/answers.csv:3:3 CONTENT -"},
        {"fine,en,0,answer", "templates/content/answers.csv:3:3 CONTENT -"},
        {"so so,en,1,midpoint", "templates/content/answers.csv:3:3 CONTENT -"},
        {"fine,en,2,reply", "templates/content/answers.csv:3:4 CONTENT -"},
        {"fine,English,2,answer", "templates/content/answers.csv:3:2 CONTENT -"},
        {"fine,,2,answer", "templates/content/answers.csv:3:2 CONTENT -"},
        {"AGREE.,en,3,answer", "templates/content/answers.csv:3:1 CONTENT -"},
        {"...,en,2,answer", "templates/content/answers.csv:3:1 CONTENT -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct answer_labels answers = {0};
        struct sheet sheet = {.arena = &box.arena, .diag = &box.diag};

        box.diag = (struct diag){.arena = &box.arena};
        sandbox_text(&box, "templates/content/answers.csv",
                     arena_printf(&box.arena,
                                  "label,language,strength,role\nagree,en,2,answer\n%s\n",
                                  cases[i].row));
        assert_false(answers_load(&sheet, box.folder, &answers));
        assert_string_equal(sandbox_message(&box, 0), cases[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(labels_of_the_same_words),         TEST(labels_with_numbers),
        TEST(labels_are_never_substrings),      TEST(labels_of_the_list_are_known),
        TEST(labels_are_numbered_as_they_come), TEST(plain_answers),
        TEST(list_reports_what_is_wrong),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
