/*
 * test_binding.c - where lines may end in sentences of three languages.
 *
 * A sentence is written with "_" for a space at which no line may end and "^" where one may
 * end within a word; at all other spaces one may.
 */
#include "base/text.h"
#include "render/pdf/layout/binding.h"
#include "render/pdf/layout/opportunity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { TEXT_MAX = 400 };

static const char *const polish[] = {
    "Rola sprzedaży i_marketingu w_firmie: o_tym, z_czego u_nas a_u_nich żyjemy.",
    "W_firmie, „w_firmie”, (z_zarządem), „(o_celach)”.",
    "Wzrost o_5_% (36,7_%), 12_pkt, 4,8_p.p., 30_dni, 1,5_mln_zł i_tak dalej.",
    "Obrót 60_744_zł, koszt 5_tys._PLN, premia 200_PLN.",
    "Do 30_września 2026_r. było 3_z_10_osób.",
    "W_III_kwartale 2026 i_II_kw. roku; poziom_2, nr_5, §_3, str._4, rys._2.",
    "Zob._też np._to, m.in._tamto, dr_Nowak, A._B._Kowalski i_in.",
    "Biuro: ul._Mostowa_14, 00-950 Warszawa.",
    "Sprzedaż_– marketing, lata 2024–2026, rola sprzedawca–^klient.",
    "Flaga biało-czerwona i_portal sprzedażowo-marketingowy.",
    "Adres https://^poufne^.example/^raporty/^q3^?id=7 oraz biuro^@mostowa^.example.",
    "Sprzedaż/^marketing, zł/dzień, i/lub.",
    "Próba n_=_12, p_<_0,05, r_=_0,4.",
    "Słowa bez reguł dzielą się wszędzie.",
    "Hasło K i_M; SLA 24_h.",
    "Z_rozkładu_t Studenta (test_t). Przedział. p:_dokładny test; q:_po korekcie.",
};

static const char *const russian[] = {
    "Роль продаж и_маркетинга в_компании: о_том, с_кем к_нам, у_нас, а_у_них.",
    "Я не знаю, что делать.",
    "Одних и_тех_же людей (парный_t). Улучшение с_t_=_2 и_p и_q вместе.",
    "В_компании, «в_компании», (с_отделом).",
    "Рост на 24,0_%, 12_баллов, 30_дней, 1,5_млн_руб., 5_тыс._руб., 3_из_10_человек.",
    "До 30_сентября 2026_г. и_т._д., т._е. так, т._п., см._рис._2, стр._4, №_5, п._3.",
    "В_III_квартале 2026_года; уровень_2.",
    "Директор И._И._Иванов, ул._Ленина,_5, г._Москва.",
    "Продажи_— это доход, он_же расход, если_бы так.",
    "Связь «продажи_– маркетинг» в_2024–2026 годах; из-за, по-новому, бизнес-^процессы.",
    "Адрес https://^отчёт^.example/q3 и_почта.",
};

static const char *const english[] = {
    "The share rose to 5_% (36.7_%), 12_points, 30_days, 1.5_million, 3_of_10_people.",
    "By 30_September 2026 and in Q3_2026, see Fig._2, No._5, p._4, Level_2, §_3.",
    "A_plan, e.g._this, Dr_Smith, J._R._Hartley and I_agree.",
    "Sales_– marketing; 2024–2026; n_=_12, p_<_0.05.",
    "A_well-^known long-^term plan, an e-mail, sales/^marketing, and/or.",
    "Write to office^@example^.org or see www^.example^.org/^reports.",
};

static void expect_breaks(const char *language, const char *marked)
{
    char text[TEXT_MAX], found[2 * TEXT_MAX];
    bool breaks[TEXT_MAX] = {false};
    size_t length = 0, n = 0;

    for (const char *s = marked; *s != '\0'; s++)
        if (*s != '^')
            text[length++] = *s == '_' ? ' ' : *s;
    text[length] = '\0';
    line_opportunities(language, text, length, breaks);
    bind_words(language, text, 0, length, breaks);
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && breaks[i] && text[i - 1] != ' ')
            found[n++] = '^';
        found[n++] = text[i] == ' ' && !breaks[i + 1] ? '_' : text[i];
    }
    found[n] = '\0';
    assert_string_equal(found, marked);
}

static void polish_words_that_belong_together(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof polish / sizeof *polish; i++)
        expect_breaks("pl", polish[i]);
}

static void russian_words_that_belong_together(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof russian / sizeof *russian; i++)
        expect_breaks("ru", russian[i]);
}

static void english_words_that_belong_together(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof english / sizeof *english; i++)
        expect_breaks("en-GB", english[i]);
}

static void a_part_in_another_language_has_its_own_rules(void **state)
{
    static const char text[] = "see w domu i tu";
    bool breaks[TEXT_MAX] = {false};

    (void)state;
    line_opportunities("en", text, strlen(text), breaks);
    bind_words("en", text, 0, 4, breaks);
    bind_words("pl", text, 4, strlen(text), breaks);
    assert_true(breaks[4]);   /* see|w */
    assert_false(breaks[6]);  /* w domu */
    assert_true(breaks[11]);  /* domu|i */
    assert_false(breaks[13]); /* i tu */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polish_words_that_belong_together),
        cmocka_unit_test(russian_words_that_belong_together),
        cmocka_unit_test(english_words_that_belong_together),
        cmocka_unit_test(a_part_in_another_language_has_its_own_rules),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
