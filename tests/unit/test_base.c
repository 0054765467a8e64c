/*
 * test_base.c - memory, buffers, messages, JSON and files.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/data.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"

#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void arena_memory_is_zeroed_and_survives_growth(void **state)
{
    struct arena a = {0};
    char *first = arena_strdup(&a, "first");
    int *numbers = NULL;
    size_t capacity = 0;

    (void)state;
    for (size_t i = 0; i < 50000; i++) {
        numbers = arena_grow(&a, numbers, i, &capacity, sizeof *numbers);
        assert_int_equal(numbers[i], 0);
        numbers[i] = (int)i;
    }
    assert_int_equal(numbers[49999], 49999);
    assert_int_equal(numbers[0], 0);
    assert_string_equal(first, "first");
    assert_string_equal(arena_printf(&a, "%d-%s", 7, "x"), "7-x");
    arena_reset(&a);
    numbers = arena_array(&a, 1000, sizeof *numbers);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], 0);
    arena_drop(&a);
    assert_null(a.chunks);
}

static void arrays_grow_in_place_when_nothing_is_behind_them(void **state)
{
    struct arena a = {0};
    size_t capacity = 0, other = 0;
    char *text, *behind, *same;

    (void)state;
    memset(arena_raw(&a, 4096), 'x', 4096); /* what is used again must be cleared */
    arena_reset(&a);
    text = arena_grow(&a, NULL, 0, &capacity, 1);
    memcpy(text, "12345678", 8);
    same = arena_grow(&a, text, 8, &capacity, 1);
    assert_ptr_equal(same, text);
    assert_memory_equal(same, "12345678\0\0\0\0\0\0\0", 16);
    behind = arena_grow(&a, NULL, 0, &other, 1);
    assert_true(behind >= text + capacity);
    memset(behind, 'y', other);
    text = arena_grow(&a, text, 16, &capacity, 1);
    assert_ptr_not_equal(text, same);
    assert_memory_equal(text, "12345678\0\0\0\0\0\0\0", 16);
    assert_memory_equal(behind, "yyyyyyyy", other);
    assert_int_equal(text[capacity - 1], 0);
    arena_drop(&a);
}

static void buf_decimals_are_short_and_locale_free(void **state)
{
    static const struct {
        double value;
        int places;
        const char *text;
    } cases[] = {{0, 2, "0"},          {1.5, 2, "1.5"},   {-1.005, 1, "-1"},
                 {0.04, 1, "0"},       {-0.04, 1, "0"},   {12.3456, 3, "12.346"},
                 {100, 0, "100"},      {0.05, 2, "0.05"}, {-0.5, 1, "-0.5"},
                 {841.89, 2, "841.89"}};
    struct buf b = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&b);
        buf_put_decimal(&b, cases[i].value, cases[i].places);
        assert_string_equal(buf_text(&b), cases[i].text);
    }
    buf_drop(&b);
}

/* Around the room that is tried first, and with little left in the buffer. */
static void formatted_text_may_be_of_any_length(void **state)
{
    struct arena a = {0};
    (void)state;

    for (int length = 0; length < 700; length++) {
        char *wanted = arena_alloc(&a, (size_t)length + 1);
        struct buf b = {0};

        memset(wanted, 'x', (size_t)length);
        assert_string_equal(arena_printf(&a, "%s", wanted), wanted);
        buf_printf(&b, "%s|", wanted);
        buf_printf(&b, "%s", wanted);
        assert_int_equal(b.length, 2 * length + 1);
        assert_int_equal(strlen(b.data), b.length);
        assert_memory_equal(b.data, wanted, (size_t)length);
        assert_string_equal(b.data + length + 1, wanted);
        buf_drop(&b);
        arena_reset(&a);
    }
    arena_drop(&a);
}

static void buf_escapes_markup(void **state)
{
    struct buf b = {0};

    (void)state;
    assert_string_equal(buf_text(&b), "");
    buf_put_xml(&b, "a<b> & \"c\" 'd'");
    assert_string_equal(buf_text(&b), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
    buf_drop(&b);
}

static struct diag make_diag(struct arena *a)
{
    struct diag d = {.arena = a};

    diag_report(&d, DIAG_ANSWER_RANGE, (struct place){"s.csv", 12, 7}, "acme", "%d", 6);
    diag_report(&d, DIAG_CSV_WIDTH, (struct place){"s\n.csv", 13, 0}, "acme", NULL);
    diag_report(&d, DIAG_NO_KPIS, (struct place){0}, "beta", NULL);
    return d;
}

static void messages_print_with_their_place(void **state)
{
    struct arena a = {0};
    struct diag d = make_diag(&a);
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);

    (void)state;
    for (const struct diag_message *m = d.first; m; m = m->next)
        diag_print(out, m, false);
    fclose(out);
    assert_string_equal(
        text, "s.csv:12:7: warning: answer outside 1 to 5, not counted: 6 [ANSWER_RANGE]\n"
              "s .csv:13: error: wrong number of fields [CSV_WIDTH]\n"
              "beta: note: no KPI data [NO_KPIS]\n");
    free(text);
    arena_drop(&a);
}

static void the_worst_message_decides_the_status(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};

    (void)state;
    assert_int_equal(diag_status(&d, true), 0);
    diag_report(&d, DIAG_ANSWER_RANGE, (struct place){0}, NULL, NULL);
    assert_int_equal(diag_status(&d, false), 0);
    assert_int_equal(diag_status(&d, true), 1);
    diag_report(&d, DIAG_CSV_WIDTH, (struct place){0}, "x", NULL);
    assert_int_equal(diag_status(&d, false), 1);
    diag_report(&d, DIAG_SETTING_VALUE, (struct place){0}, NULL, NULL);
    assert_int_equal(diag_status(&d, false), 2);
    diag_report(&d, DIAG_OUTPUT_WRITE, (struct place){0}, NULL, NULL);
    assert_int_equal(diag_status(&d, false), 3);
    assert_true(diag_has(&d, LEVEL_ERROR, "x"));
    assert_false(diag_has(&d, LEVEL_WARNING, "y"));
    arena_drop(&a);
}

static void messages_survive_the_pipe(void **state)
{
    struct arena a = {0};
    struct diag d = make_diag(&a), copy = {.arena = &a};
    struct buf one = {0}, two = {0};

    (void)state;
    diag_encode(&d, &one);
    assert_true(diag_decode(&copy, buf_text(&one)));
    diag_encode(&copy, &two);
    assert_string_equal(buf_text(&one), buf_text(&two));
    assert_int_equal(diag_status(&copy, false), 1);
    assert_false(diag_decode(&copy, "9999\t1\t1\ta\tb\tc\n"));
    assert_false(diag_decode(&copy, "1\t1\n"));
    buf_drop(&one);
    buf_drop(&two);
    arena_drop(&a);
}

static void json_leaves_out_what_is_absent(void **state)
{
    struct buf b = {0};
    struct json j = {.out = &b};

    (void)state;
    json_open_object(&j, NULL);
    json_number(&j, "nan", (double)NAN);
    json_number(&j, "third", 1.0 / 3);
    json_number(&j, "tenth", 0.1);
    json_string(&j, "none", NULL);
    json_string(&j, "text", "a\"\\\n\x01ż");
    json_open_array(&j, "empty");
    json_close_array(&j);
    json_open_array(&j, "list");
    json_integer(&j, NULL, -3);
    json_null(&j, NULL);
    json_close_array(&j);
    json_close_object(&j);
    json_end(&j);
    assert_string_equal(buf_text(&b), "{\n"
                                      "  \"third\": 0.33333333333333331,\n"
                                      "  \"tenth\": 0.1,\n"
                                      "  \"text\": \"a\\\"\\\\\\n\\u0001ż\",\n"
                                      "  \"empty\": [],\n"
                                      "  \"list\": [\n"
                                      "    -3,\n"
                                      "    null\n"
                                      "  ]\n"
                                      "}\n");
    buf_drop(&b);
}

static void files_are_written_whole_or_not_at_all(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX", *path, *text, **names;
    size_t length;

    (void)state;
    assert_non_null(mkdtemp(folder));
    path = file_join(&a, folder, "one/two/x.txt");
    assert_int_equal(file_write(path, "abc", 3), FILE_FAILED);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(file_make_folder(file_join(&a, folder, "one/two")), FILE_OK);
    assert_int_equal(file_make_folder(file_join(&a, folder, "one/two")), FILE_OK);
    assert_int_equal(file_write(path, "abc", 3), FILE_OK);
    assert_int_equal(file_write(path, "new", 3), FILE_OK);
    assert_int_equal(file_read(&a, path, 100, &text, &length), FILE_OK);
    assert_string_equal(text, "new");
    assert_int_equal(file_read(&a, path, 2, &text, &length), FILE_TOO_LARGE);
    assert_int_equal(file_read(&a, folder, 100, &text, &length), FILE_FAILED);
    assert_int_equal(file_read(&a, file_join(&a, folder, "no"), 100, &text, &length),
                     FILE_ABSENT);
    /* No temporary file stays behind. */
    assert_int_equal(file_list(&a, file_join(&a, folder, "one/two"), "", &names), 1);
    assert_int_equal(file_make_folder(file_join(&a, path, "below")), FILE_FAILED);
    assert_int_equal(file_sync(folder), FILE_OK);
    file_remove(path);
    rmdir(file_join(&a, folder, "one/two"));
    rmdir(file_join(&a, folder, "one"));
    assert_int_equal(rmdir(folder), 0);
    arena_drop(&a);
}

static void lists_are_sorted_bytewise(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX", **names;
    static const char *const files[] = {"b.csv", "a.csv", "B.csv", ".h.csv", "c.txt"};

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(file_write(file_join(&a, folder, files[i]), "", 0), FILE_OK);
    assert_int_equal(file_list(&a, folder, ".csv", &names), 3);
    assert_string_equal(names[0], "B.csv");
    assert_string_equal(names[2], "b.csv");
    for (size_t i = 0; i < 5; i++)
        file_remove(file_join(&a, folder, files[i]));
    rmdir(folder);
    arena_drop(&a);
}

static void data_folder_follows_the_setting_and_the_checkout(void **state)
{
    struct arena a = {0};

    (void)state;
    unsetenv("RAPPORT_DATA");
    assert_true(file_is_folder(file_join(&a, data_folder(&a), "templates/content")));
    setenv("RAPPORT_DATA", "/nowhere", 1);
    assert_null(data_folder(&a));
    unsetenv("RAPPORT_DATA");
    arena_drop(&a);
}

static void a_hash_can_be_asked_for_on_the_way(void **state)
{
    struct hash *h = hash_new();
    char digits[HASH_DIGITS], whole[HASH_DIGITS];

    (void)state;
    hash_digits(h, digits);
    assert_memory_equal(digits, "e3b0c44298fc1c14", 16);
    hash_add(h, "ab", 2);
    hash_sha256_hex("ab", 2, whole);
    hash_digits(h, digits);
    assert_string_equal(digits, whole);
    hash_add(h, "c", 1);
    hash_digits(h, digits);
    assert_string_equal(digits,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    hash_drop(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_memory_is_zeroed_and_survives_growth),
        cmocka_unit_test(arrays_grow_in_place_when_nothing_is_behind_them),
        cmocka_unit_test(buf_decimals_are_short_and_locale_free),
        cmocka_unit_test(formatted_text_may_be_of_any_length),
        cmocka_unit_test(buf_escapes_markup),
        cmocka_unit_test(messages_print_with_their_place),
        cmocka_unit_test(the_worst_message_decides_the_status),
        cmocka_unit_test(messages_survive_the_pipe),
        cmocka_unit_test(json_leaves_out_what_is_absent),
        cmocka_unit_test(files_are_written_whole_or_not_at_all),
        cmocka_unit_test(lists_are_sorted_bytewise),
        cmocka_unit_test(data_folder_follows_the_setting_and_the_checkout),
        cmocka_unit_test(a_hash_can_be_asked_for_on_the_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
