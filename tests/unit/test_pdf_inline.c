/*
 * test_pdf_inline.c - paragraphs: white space, line breaks, hyphenation.
 *
 * The hyphenation points are those of the dictionaries' languages as printed in
 * dictionaries of those languages; they were looked up apart from the program.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/text.h"
#include "near.h"
#include "pdf_bench.h"

static const char ini[] = "[p]\nhyphenate = yes\n"
                          "[p.lead]\nhyphenate = no\n"
                          "[strong]\nface = bold\n"
                          "[span.first]\nhang = yes\npadding = 0 5 0 0\n"
                          "[span.nowrap]\nnowrap = yes\n"
                          "[span.finding]\nown_line = yes\n"
                          "[ul li]\nmarker = •\n";

static int set_up(void **state)
{
    static struct bench b;

    bench_open(&b, ini);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    bench_close(*state);
    return 0;
}

/* The text of a line as it is read: its items, a soft hyphen where one is shown. */
static const char *line_text(struct bench *b, const struct paragraph *p, int k)
{
    const struct line *line = &p->line[k];
    const char *text = "";

    for (int i = line->first; i < line->first + line->n; i++)
        text = arena_printf(&b->box.arena, "%s%.*s", text, (int)p->piece[i].length,
                            p->piece[i].text);
    return line->hyphen ? arena_printf(&b->box.arena, "%s-", text) : text;
}

/* All lines with bars between them. */
static const char *lines(struct bench *b, const struct paragraph *p)
{
    const char *text = "";

    for (int k = 0; k < p->nlines; k++)
        text =
            arena_printf(&b->box.arena, "%s%s%s", text, k ? "|" : "", line_text(b, p, k));
    return text;
}

static const struct paragraph *broken(struct bench *b, const char *markup, double width)
{
    struct box *root = bench_measure(b, markup, width);

    assert_non_null(root->first->text);
    return root->first->text;
}

/* --- white space ----------------------------------------------------------- */

static void white_space_collapses_and_edges_are_cut(void **state)
{
    static const struct {
        const char *markup, *text;
    } cases[] = {
        {"<p>  a \n\t b  </p>", "a b"},
        {"<p>a <strong> b </strong> c</p>", "a b c"},
        {"<p>a<strong> b</strong></p>", "a b"},
        {"<p><strong>a</strong>, b</p>", "a, b"},
        {"<p> <span> </span> a</p>", "a"},
        {"<p>a<br/> b</p>", "a|b"},
        {"<p>a<br/><br/>b</p>", "a||b"},
        {"<p>a <br/></p>", "a"},
        {"<p>a\xC2\xA0 b</p>", "a\xC2\xA0 b"},
        {"<p>soft\xC2\xADhyphen</p>", "softhyphen"},
        {"<p><span class='finding'>One</span> <span class='finding'>two</span></p>",
         "One|two"},
        {"<p>zażółć gęślą <em>jaźń</em></p>", "zażółć gęślą jaźń"},
    };
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(lines(b, broken(b, cases[i].markup, 400)), cases[i].text);
}

static void blank_content_makes_no_paragraph(void **state)
{
    struct box *root =
        bench_measure(*state, "<p> \n </p><p><span data-for='html'>x</span></p>", 300);

    assert_null(root->first->text);
    assert_null(root->first->next->text);
    assert_float_equal(root->height, 0, 0);
}

/* --- breaking -------------------------------------------------------------- */

static const char polish[] =
    "<p lang='pl'>Zarząd przedsiębiorstwa zapoznał się z wynikami i rozstrzygnięciami: "
    "najważniejsze są współpraca, międzynarodowy dział sprzedaży oraz marketing.</p>";
static const char russian[] =
    "<p lang='ru'>Диагностика предпринимательства и электроники: автоматизация, "
    "разъяснение и переосмысление взаимодействия отделов продаж и маркетинга.</p>";
static const char english[] =
    "<p>Responsibility for the recommendation stays with the board; internationalisation "
    "and <strong>communication</strong> between departments are considered separately.</p>";

static void no_line_is_wider_than_asked(void **state)
{
    static const char *const texts[] = {polish, russian, english};
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (double width = 12; width < 500; width += 7) {
            const struct paragraph *p = broken(b, texts[i], width);
            for (int k = 0; k < p->nlines; k++)
                if (p->line[k].width > width + 0.01)
                    fail_msg("width %g: \"%s\" is %g wide", width, line_text(b, p, k),
                             p->line[k].width);
        }
}

static void no_text_is_lost_at_any_width(void **state)
{
    static const char *const texts[] = {polish, russian, english};
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *whole = line_text(b, broken(b, texts[i], 5000), 0);
        for (double width = 12; width < 500; width += 31) {
            const struct paragraph *p = broken(b, texts[i], width);
            const char *joined = "";
            for (int k = 0; k < p->npieces; k++)
                joined = arena_printf(&b->box.arena, "%s%.*s", joined,
                                      (int)p->piece[k].length, p->piece[k].text);
            assert_string_equal(joined, whole);
        }
    }
}

static void lines_are_as_few_as_greedy_breaking_needs(void **state)
{
    static const char text[] = "<p class='lead'>aaa bb cc ddddd eee ff gggg hh iiiii jj kk "
                               "lllll mm nnn ooo pppp qq rrrrr ss ttt uu vvvv</p>";
    struct bench *b = *state;

    for (double width = 60; width < 300; width += 13) {
        const struct paragraph *p = broken(b, text, width);
        double x = 0;
        int greedy = 1;
        for (int i = 0; i < p->nitems; i++) {
            if (x + p->item[i].width > width) {
                greedy++;
                x = 0;
            }
            x += p->item[i].width + p->item[i].space;
        }
        assert_int_equal(p->nlines, greedy);
    }
}

static void text_stays_together_where_it_must(void **state)
{
    static const struct {
        const char *markup, *kept;
    } cases[] = {
        {"<p class='lead'>the share rose to 62\xC2\xA0% of all</p>", "62\xC2\xA0%"},
        {"<p class='lead'>due on <span class='nowrap'>30 Oct 2026</span> at last</p>",
         "30 Oct 2026"},
        {"<p class='lead'>the answer (yes) counts</p>", "(yes)"},
        {"<p class='lead' lang='pl'>rola sprzedaży i marketingu w firmie</p>",
         "i marketingu"},
        {"<p class='lead' lang='pl'>rola sprzedaży i marketingu w firmie</p>", "w firmie"},
        {"<p class='lead' lang='ru'>роль продаж и маркетинга в компании</p>",
         "и маркетинга"},
    };
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (double width = 90; width < 220; width += 5)
            if (strstr(lines(b, broken(b, cases[i].markup, width)), cases[i].kept) == NULL)
                fail_msg("width %g: %s", width,
                         lines(b, broken(b, cases[i].markup, width)));
}

static void a_word_wider_than_the_line_is_broken_between_characters(void **state)
{
    struct bench *b = *state;
    const struct paragraph *p =
        broken(b, "<p>x ęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęęę y</p>", 50);

    assert_true(p->nlines > 4);
    for (int k = 0; k < p->nlines; k++) {
        const char *text = line_text(b, p, k);
        assert_true(text_is_utf8(text, strlen(text)));
        assert_true(p->line[k].width <= 50.01);
    }
}

static void trailing_spaces_stay_in_the_text_but_not_in_the_width(void **state)
{
    struct bench *b = *state;
    const struct paragraph *p = broken(b, "<p class='lead'>alpha beta gamma delta</p>", 60);

    assert_true(p->nlines > 1);
    assert_string_equal(line_text(b, p, 0), "alpha beta ");
    assert_true(p->line[0].width <= 60);
}

/* --- hyphenation ----------------------------------------------------------- */

static const char *hyphenated(struct bench *b, const char *language, const char *word)
{
    bool points[200];
    const char *text = "";
    size_t n = strlen(word);

    hyphenate(b->layout.hyphens, language, word, n, points);
    for (size_t i = 0; i < n; i++)
        text = arena_printf(&b->box.arena, "%s%s%c", text, points[i] ? "-" : "", word[i]);
    return text;
}

static void known_words_are_hyphenated_in_three_languages(void **state)
{
    static const struct {
        const char *language, *word, *points;
    } cases[] = {
        {"pl", "najważniejsze", "naj-waż-niej-sze"},
        {"pl", "przedsiębiorstwo", "przed-się-bior-stwo"},
        {"pl", "współpraca", "współ-praca"},
        {"pl", "międzynarodowy", "mię-dzy-na-ro-dowy"},
        {"pl", "rozstrzygnięcie", "roz-strzy-gnię-cie"},
        {"pl", "Konstantynopolitańczykiewiczówna",
         "Kon-stan-ty-no-po-li-tań-czy-kie-wi-czówna"},
        {"pl", "Współpraca", "Współ-praca"},
        {"pl", "WSPÓŁPRACA", "WSPÓŁPRACA"},
        {"pl", "NovaLensowego", "NovaLensowego"},
        {"en", "recommendation2", "recommendation2"},
        {"en", "2recommendation", "2recommendation"},
        {"ru", "диагностика", "диагно-стика"},
        {"ru", "электроника", "элек-троника"},
        {"ru", "Автоматизация", "Авто-ма-ти-за-ция"},
        {"ru", "разъяснение", "разъяс-не-ние"},
        {"ru", "переосмысление", "пе-ре-осмыс-ле-ние"},
        {"en", "responsibility", "re-spon-si-bil-ity"},
        {"en", "recommendation", "rec-om-men-da-tion"},
        {"en", "(recommendation),", "(rec-om-men-da-tion),"},
        {"en", "market", "market"},
        {"en", "naïveté", "naïveté"},
        {"de", "Zusammenarbeit", "Zusammenarbeit"},
        {"pl", "диагностика", "диагностика"},
        {"pl", "", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(hyphenated(*state, cases[i].language, cases[i].word),
                            cases[i].points);
}

static void narrow_columns_are_hyphenated_and_others_are_not(void **state)
{
    struct bench *b = *state;
    static const char lead[] = "<p class='lead'>Responsibility for recommendation</p>";
    static const char plain[] = "<p>Responsibility for recommendation of a kind</p>";

    assert_null(strchr(lines(b, broken(b, lead, 90)), '-'));
    assert_string_equal(lines(b, broken(b, plain, 105)),
                        "Responsibility for rec-|ommendation of a kind");
}

/* The first line is short by less than 15 % of the measure, then by more. */
static void wide_lines_stay_ragged_before_they_are_hyphenated(void **state)
{
    struct bench *b = *state;
    static const char text[] =
        "<p>All of the people who work at this one large firm say where "
        "the work of both communications could be easier</p>";

    assert_null(strchr(lines(b, broken(b, text, 390)), '-'));
    assert_non_null(strstr(lines(b, broken(b, text, 400)), "communica-|tions"));
}

static void lines_hang_behind_what_a_paragraph_begins_with(void **state)
{
    struct bench *b = *state;
    const struct paragraph *p =
        broken(b, "<p><span class='first'>12</span> One title on two lines</p>", 80);
    double hang = p->item[0].width + p->item[0].space;

    assert_true(p->nlines > 1);
    assert_true(hang > 5);
    close_to(line_indent(p, &p->line[0]), 0, 0.01, "first line");
    for (int k = 1; k < p->nlines; k++) {
        close_to(line_indent(p, &p->line[k]), hang, 0.01, "hanging line");
        assert_true(hang + p->line[k].width <= 80);
    }
    p = broken(b, "<p><span class='first'>12</span> Title</p>", 12);
    close_to(line_indent(p, &p->line[1]), 0, 0.01, "no room to hang");
}

static void a_missing_dictionary_hyphenates_nothing(void **state)
{
    struct bench *b = *state;
    struct hyphenator *none = hyphenator_new(&b->run, "no/such/folder");
    bool points[32];

    assert_int_equal(hyphenate(none, "pl", "współpraca", strlen("współpraca"), points), 0);
    hyphenator_drop(none);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(white_space_collapses_and_edges_are_cut),
        TEST(blank_content_makes_no_paragraph),
        TEST(no_line_is_wider_than_asked),
        TEST(no_text_is_lost_at_any_width),
        TEST(lines_are_as_few_as_greedy_breaking_needs),
        TEST(text_stays_together_where_it_must),
        TEST(a_word_wider_than_the_line_is_broken_between_characters),
        TEST(trailing_spaces_stay_in_the_text_but_not_in_the_width),
        TEST(known_words_are_hyphenated_in_three_languages),
        TEST(narrow_columns_are_hyphenated_and_others_are_not),
        TEST(wide_lines_stay_ragged_before_they_are_hyphenated),
        TEST(lines_hang_behind_what_a_paragraph_begins_with),
        TEST(a_missing_dictionary_hyphenates_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
