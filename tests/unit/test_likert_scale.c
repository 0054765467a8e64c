/*
 * test_likert_scale.c - what blocks of answers mean: words by the company they keep,
 * numbers by the scale they are of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "likert_box.h"

/* The sets that real files have, from the least to the most agreement. */
static void words_of_known_sets(void **state)
{
    static const struct likert_case cases[] = {
        {"Не согласен|Скорее не согласен|Где-то посередине|Скорее согласен|Согласен",
         "12345"},
        {"Полностью не согласен|Скорее не согласен|Затрудняюсь ответить|Скорее "
         "согласен|Полностью согласен",
         "12345"},
        {"Категорически не согласен|Не согласен|Скорее не согласен, чем "
         "согласен|Затрудняюсь ответить|Скорее согласен, чем не "
         "согласен|Согласен|Абсолютно согласен",
         "ANSWER_SCALE"},
        {"Полностью не согласен|Не согласен|Скорее не согласен|Нечто среднее|Скорее "
         "согласен|Согласен|Полностью согласен",
         "ANSWER_SCALE"},
        {"Абсолютно не согласен|Скорее согласен, чем не согласен|Частично "
         "согласен|Полностью согласен",
         "ANSWER_SCALE"},
        {"Disagree completely|Rather disagree|Rather agree|Agree completely",
         "ANSWER_SCALE"},
        {"Zdecydowanie się nie zgadzam|Raczej się nie zgadzam|Raczej się "
         "zgadzam|Zdecydowanie się zgadzam",
         "ANSWER_SCALE"},
        {"Strongly disagree|Somewhat disagree|Neither agree nor disagree|Somewhat "
         "agree|Strongly agree",
         "12345"},
        {"Zdecydowanie się nie zgadzam|Raczej się nie zgadzam|Ani się zgadzam, ani się nie "
         "zgadzam|Raczej się zgadzam|Zdecydowanie się zgadzam",
         "12345"},
        {"Нет|Скорее нет|И да, и нет|Скорее да|Да", "12345"},
        {"zdecydowanie nie|raczej nie|trudno powiedzieć|raczej tak|zdecydowanie tak",
         "12345"},
    };

    (void)state;
    CHECK(cases);
}

/* "Agree" is 4 beside a stronger label, 5 beside a weaker one, and a question else. */
static void words_by_their_company(void **state)
{
    static const struct likert_case cases[] = {
        {"Agree|Strongly agree", "45"},
        {"Agree|Somewhat agree", "54"},
        {"Agree|Somewhat disagree", "52"},
        {"Agree|Strongly disagree", "41"},
        {"Agree|Neutral|Disagree", "QUESTION"},
        {"Agree", "QUESTION"},
        {"Zgadzam się|Nie mam zdania", "QUESTION"},
        {"Zgadzam się|Raczej się zgadzam|Zdecydowanie się zgadzam", "ANSWER_SCALE"},
        {"Согласен|Полностью согласен", "45"},
        {"Strongly agree|Neutral", "53"},
        {"Somewhat agree|Somewhat disagree", "42"},
        /* Each language for itself: one survey in two languages. */
        {"Strongly agree|Agree|Neutral|Disagree|Strongly disagree|Zdecydowanie się "
         "zgadzam|Raczej się zgadzam|Trudno powiedzieć|Raczej się nie zgadzam",
         "543215432"},
        {"Да|Скорее да|Strongly agree|Agree", "5454"},
    };

    (void)state;
    CHECK(cases);
}

static void numbers_of_scales(void **state)
{
    static const struct likert_case cases[] = {
        {"1|2|3|4|5", "12345"},
        {"1.0|2.00|3,0|4,0|5", "12345"},
        {"2|3", "23"},
        {"1|2|3*90|4|5|6*2|0*1|99*1|-99*1|3.5*1", "12345oooox"},
        {"1|2|3|4|5|6|7", "QUESTION"},
        {"1|2|3|4|5|6*8", "QUESTION"},
        {"1|2|3|4|5|99*9", "QUESTION"},
        {"0|1|2|3|4", "QUESTION"},
        {"0*1|1*60|2*60|3*60|4*60", "QUESTION"},
        {"-2|-1|0|1|2", "QUESTION"},
        {"1*100|2*100|3*100|4*100", "QUESTION"},
        {"1..5 > 1*100|2*100|3*100|4*100", "1234"},
        {"3*500", "3"},
        {"-2..2 > -2|-1|0|1|2|3*1", "12345o"},
        {"2..-2 > 2|1|0|-1|-2", "12345"},
        {"5..1 > 1|2|3|4|5", "54321"},
        {"0..4 > 0|1|2|3|4|5*1", "12345o"},
        {"1..7 > 1|2|3|4|5|6|7", "ANSWER_SCALE"},
        {"1..7 linear > 1|2|3|4|5|6|7", "1223445"},
        {"7..1 linear > 1|2|3|4|5|6|7", "5443221"},
        {"1..4 linear > 1|2|3|4", "1245"},
        {"0..10 linear > 0|1|2|3|4|5|6|7|8|9|10", "11223334455"},
        {"A1|A2|A5", "125 ANSWER_CODES"},
        {"5..1 > AO01|AO02|AO05", "541"},
        {"A1|A2|A3|A4|A5|A6", "ANSWER_SCALE"},
        {"five > 1|2", "SETTING_VALUE"},
        {"1..7 steps > 1|2", "SETTING_VALUE"},
        {" linear > 1|2", "SETTING_VALUE"},
        {"1..2 > 1|2", "SETTING_VALUE"},
    };

    (void)state;
    CHECK(cases);
}

static void numbers_beside_words(void **state)
{
    static const struct likert_case cases[] = {
        {"1 - Совсем не согласен(а)|2|3|4|5 - полностью согласен", "12345"},
        {"5 (strongly agree)|4|3|2|1 (strongly disagree)", "54321"},
        {"1 - Disagree|2|3|4|5 - Agree", "12345"},
        {"1 - Strongly agree|2 - Agree|3 - Neutral|4 - Disagree|5 - Strongly disagree",
         "54321 ANSWER_REVERSED"},
        {"1 - Strongly agree|2|3|4|5 - Strongly disagree", "54321 ANSWER_REVERSED"},
        {"5..1 > 1 - Strongly agree|2|3|4|5 - Strongly disagree", "54321"},
        {"1..5 > 1 - Strongly agree|2|3|4|5 - Strongly disagree", "ANSWER_SCALE"},
        {"1 - Very poor|2 - Poor|3 - Fair|4 - Good|5 - Very impressive", "12345"},
        {"1 - Poor|2 - Fair|5 - Very impressive", "ANSWER_SCALE"},
        {"1..5 > 1 - Poor|2 - Fair|5 - Very impressive", "125"},
        {"4 - Agree|3 - Neutral|2 - Disagree", "432"},
        {"1 - Strongly disagree|2 - Disagree|4 - Agree|5 - Strongly agree", "1245"},
        {"1 - Strongly disagree|2 - Disagree|3 - Agree|4 - Strongly agree", "ANSWER_SCALE"},
        /* Numbers that contradict the words, and each other, do not count. */
        {"Strongly agree (7)|Strongly Agree (1)|Agree (5)|Neutral (4)|Disagree "
         "(2)|Strongly disagree (1)",
         "554321"},
        {"Strongly disagree (1)|Disagree (2)|Somewhat disagree (3)|Neither agree nor "
         "disagree (4)|Somewhat agree (8)|Agree (5)|Strongly agree (6)",
         "ANSWER_SCALE"},
        {"Strongly disagree|2|3|4|Strongly agree", "QUESTION"},
        {"1..5 > Strongly disagree|2|3|4|Strongly agree", "12345"},
        {"5..1 > Strongly disagree|2|3|4|Strongly agree", "14325"},
        {"Strongly disagree|Disagree|Neutral|Agree|Strongly agree|1|2|3|4|5", "1234512345"},
        {"1..7 linear > 1 - Strongly disagree|2 - Disagree|3 - Somewhat disagree|4 - "
         "Neutral|5 - Somewhat agree|6 - Agree|7 - Strongly agree",
         "1223445"},
        {"1..7 linear > Strongly disagree|Disagree|Somewhat disagree|Neutral|Somewhat "
         "agree|Agree|Strongly agree",
         "1223445"},
        {"1..4 linear > Disagree completely|Rather disagree|Rather agree|Agree completely",
         "1245"},
        {"1..5 > Disagree completely|Rather disagree|Rather agree|Agree completely",
         "1245"},
    };

    (void)state;
    CHECK(cases);
}

static void what_is_no_answer(void **state)
{
    static const struct likert_case cases[] = {
        {"1|2|3|4|5|N/A|NA|-|I don't know|Nie dotyczy|Не знаю", "12345nbbdnd"},
        {"1|2|3|4|5|Does not apply.|N/A - skip, don't know.|Unfamiliar (N/A)|Not "
         "Answered|Not Applicable (8)",
         "12345nddbn"},
        {"1|2|3|4|5|Не применимо|Не могу оценить|нет ответа|brak odpowiedzi|Nie wiem",
         "12345ndbbd"},
        /* "Hard to say" is the middle only where there is no other. */
        {"Zdecydowanie się zgadzam|Raczej się zgadzam|Ani tak, ani nie|Trudno powiedzieć",
         "543d"},
        {"Zdecydowanie się zgadzam|Raczej się zgadzam|Trudno powiedzieć|Nie wiem", "543d"},
        {"Полностью согласен|Скорее согласен|Нейтрально|Затрудняюсь ответить", "543d"},
        {"1|2|3|4|5|Trudno powiedzieć", "12345d"},
        {"Raczej się zgadzam|Zdecydowanie się zgadzam|Trudno powiedzieć|Nie mam zdania",
         "QUESTION"},
        {"1 - Strongly disagree|2 - Disagree|4 - Agree|5 - Strongly agree|6 - hard to say",
         "1245d"},
        {"1|2|3|4|5|what?*1", "12345x"},
        {"1|2|3|4|5|Sometimes*9", "ANSWER_SCALE"},
        {"Sometimes|Often|Always", "ANSWER_SCALE"},
        {"Agree|Strongly agree|Whatever*1", "45x"},
        {"Agree|Strongly agree|Whatever*9", "ANSWER_SCALE"},
        {"\u00a0|?|!", "xx"},
    };

    (void)state;
    CHECK(cases);
}

static void settings_name_labels(void **state)
{
    static const struct {
        const char *labels, *expected;
        struct likert_options options;
    } cases[] = {
        {"Agree|Neutral|Disagree", "432", {.value = {[4] = "agree"}}},
        {"Agree|Neutral|Disagree", "531", {.value = {[5] = "AGREE."}}},
        {"Agree|Neutral|Disagree", "432", {.value = {[5] = "Strongly agree"}}},
        {"Often|Sometimes|Never",
         "531",
         {.value = {[5] = "often", [3] = "sometimes", [1] = "never"}}},
        {"Ни да, ни нет|Скорее да|Да", "345", {.value = {[3] = "Ни да, ни нет"}}},
        {"1|2|3|4|5|6*30|99*30", "12345nb", {.value = {"99"}, .not_applicable = "6"}},
        {"1|2|3|4|5|9*30", "12345d", {.dont_know = "9.0"}},
        {"Mostly agree|Slightly agree|Neutral|Agree, but, well|Meh*40",
         "44355",
         {.value = {[4] = "Mostly agree, Slightly agree", [5] = "Agree, but, well, Meh"}}},
        {"Raczej się zgadzam|Zdecydowanie się zgadzam|Trudno powiedzieć|Nie mam zdania",
         "453d",
         {.value = {[3] = "trudno powiedzieć"}, .dont_know = "nie mam zdania"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(meanings(cases[i].labels, &cases[i].options),
                            cases[i].expected);
}

/* Case: seven steps are refused with the labels and the settings, at the first of them. */
static void messages_name_labels_and_settings(void **state)
{
    static const struct likert_options none = {0};

    (void)state;
    assert_string_equal(meanings("Agree*12|Neutral|Disagree", &none), "QUESTION");
    EXPECT_MESSAGES(&box, "surveys/x.csv:2:5 QUESTION -");
    assert_string_equal(
        box.diag.last->detail,
        "is 'Agree' the strongest answer of its side that people could choose? Nobody "
        "chose "
        "a stronger one, so it means 5 if it is and 4 if it is not: write 5 = Agree or 4 = "
        "Agree below [survey \"x.csv\"] in rapport.ini");
    assert_string_equal(meanings("-2|-1|0*40|1|2", &none), "QUESTION");
    assert_string_equal(
        box.diag.last->detail,
        "which scale are these numbers of? '-2' (10), '-1' (10), '0' (40), '1' (10), '2' "
        "(10); write scale = -2..2, from the least to the most agreement, or missing = ... "
        "with those that are no answers, below [survey \"x.csv\"] in rapport.ini");
    assert_string_equal(meanings("1|2|3|4|5|6|7", &none), "QUESTION");
    assert_non_null(strstr(box.diag.last->detail, "scale = 1..7 and rescale = linear"));
}

/* What was understood can be pasted: the same set with the choices as settings means the
 * same, and asks nothing. */
static void choices_say_the_same(void **state)
{
    static const char *const sets[] = {
        "Agree|Strongly agree|Undecided|N/A",
        "1|2|3|4|5|trudno powiedzieć|n/d",
        "1 - Strongly agree|2|3|4|5 - Strongly disagree",
        "Ни согласен, ни не согласен|Скорее согласен|Полностью согласен",
        "A1|A2|A3",
        "Agree|Strongly agree|I dun't know*2",
    };

    (void)state;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct likert_options options = {0};
        const char *first = meanings(sets[i], &options);

        for (const struct reading_item *c = reading.choice; c; c = c->next)
            if (strcmp(c->name, "scale") == 0)
                options.scale = c->text;
            else if (strcmp(c->name, "dont_know") == 0)
                options.dont_know = c->text;
            else if (strcmp(c->name, "not_applicable") == 0)
                options.not_applicable = c->text;
            else
                options.value[atoi(c->name)] = c->text;
        assert_string_equal(meanings(sets[i], &options), first);
        EXPECT_NO_MESSAGES(&box);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_of_known_sets),  TEST(words_by_their_company),
        TEST(numbers_of_scales),    TEST(numbers_beside_words),
        TEST(what_is_no_answer),    TEST(settings_name_labels),
        TEST(choices_say_the_same), TEST(messages_name_labels_and_settings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
