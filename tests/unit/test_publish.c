/*
 * test_publish.c - outcomes across the pipe, the manifest and the output folder.
 */
#include "base/file.h"
#include "publish/manifest.h"
#include "publish/tree.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void add(struct arena *a, struct outcome *o, const char *path, enum output kind,
                const char *language, const char *edition, const char *bytes)
{
    const struct output_file file = {
        .path = path, .kind = kind, .language = language, .edition = edition};

    outcome_add_file(a, o, &file, bytes, strlen(bytes));
}

static void outcomes_survive_the_pipe(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a}, back_d = {.arena = &a};
    struct outcome o = {.built = true,
                        .level = 2,
                        .score = 51.561111111111111,
                        .gap = (double)NAN,
                        .change = -1.5,
                        .respondents = 12,
                        .wave = 8106,
                        .pages = 11},
                   back;
    struct buf text = {0};

    (void)state;
    o.ms[STAGE_PDF] = 4.25;
    add(&a, &o, "acme/report.pdf", OUTPUT_PDF, "pl", "board", "abc");
    add(&a, &o, "acme/report.json", OUTPUT_JSON, NULL, NULL, "");
    diag_report(&d, DIAG_NO_KPIS, (struct place){0}, "acme", NULL);
    outcome_encode(&o, &d, &text);
    assert_true(outcome_decode(&a, buf_text(&text), &back, &back_d));
    assert_true(back.built);
    assert_true(back.score == o.score);
    assert_true(isnan(back.gap));
    assert_int_equal(back.nfiles, 2);
    assert_string_equal(back.file[0].path, "acme/report.pdf");
    assert_string_equal(back.file[0].language, "pl");
    assert_string_equal(back.file[0].edition, "board");
    assert_null(back.file[1].language);
    assert_null(back.file[1].edition);
    /* SHA-256 of "abc", FIPS 180-2 appendix B.1. */
    assert_string_equal(back.file[0].sha256,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_true(back.ms[STAGE_PDF] == 4.25);
    assert_int_equal(back_d.count[LEVEL_NOTE], 1);
    assert_false(outcome_decode(&a, "outcome 1 2", &back, &back_d));
    assert_false(outcome_decode(&a, "", &back, &back_d));
    buf_drop(&text);
    arena_drop(&a);
}

static void write_text(struct arena *a, const char *folder, const char *path,
                       const char *text)
{
    struct diag d = {.arena = a};
    struct buf b = {0};

    buf_puts(&b, text);
    assert_true(tree_write(a, folder, path, &b, &d));
    buf_drop(&b);
}

static void old_paths_cannot_leave_the_folder(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX";
    struct manifest_old m;

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_text(
        &a, folder, "manifest.json",
        "{\"tool\":\"rapport 9\",\"companies\":[{\"files\":[{\"path\":\"a/x.pdf\"},"
        "{\"path\":\"../x\"},{\"path\":\"/etc/x\"},{\"path\":\"a/../x\"},{\"path\":5},"
        "{\"path\":\"a//x\"}]}],\"files\":[{\"path\":\"index.html\"}]}");
    manifest_read(&a, folder, NULL, &m);
    assert_true(m.ours);
    assert_int_equal(m.npaths, 2);
    assert_string_equal(m.path[0], "a/x.pdf");
    assert_string_equal(m.path[1], "index.html");
    write_text(&a, folder, "manifest.json", "{\"tool\":\"other\"");
    manifest_read(&a, folder, NULL, &m);
    assert_false(m.ours);
    assert_int_equal(m.npaths, 0);
    file_remove(file_join(&a, folder, "manifest.json"));
    rmdir(folder);
    arena_drop(&a);
}

/* Lists link to pages and PDFs by their language. */
static void old_files_of_no_kind_or_language_are_no_pages(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX";
    struct company company = {.id = "alpha", .name = "Alpha"};
    struct project project = {.company = &company, .ncompanies = 1};
    struct manifest_old old;

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_text(&a, folder, "manifest.json",
               "{\"tool\":\"rapport 9\",\"companies\":[{\"id\":\"alpha\",\"files\":["
               "{\"path\":\"alpha/notes\",\"language\":\"en\"},"
               "{\"path\":\"alpha/index.html\",\"kind\":\"html\"},"
               "{\"path\":\"alpha/en/index.html\",\"kind\":\"html\",\"language\":\"en\"},"
               "{\"path\":\"alpha/report.json\",\"kind\":\"json\"}]}]}");
    manifest_read(&a, folder, &project, &old);
    assert_int_equal(old.npaths, 4);
    assert_int_equal(old.n, 1);
    assert_int_equal(old.entry[0].outcome.file[0].kind, OUTPUT_SITE);
    assert_int_equal(old.entry[0].outcome.file[1].kind, OUTPUT_SITE);
    assert_int_equal(old.entry[0].outcome.file[2].kind, OUTPUT_HTML);
    assert_int_equal(old.entry[0].outcome.file[3].kind, OUTPUT_JSON);
    file_remove(file_join(&a, folder, "manifest.json"));
    rmdir(folder);
    arena_drop(&a);
}

static void a_rebuild_removes_only_listed_files(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX";
    const char *const old[] = {"gone/index.html", "stay/index.html"};
    struct company c = {.id = "stay"};
    struct project project = {.company = &c, .ncompanies = 1};
    struct manifest_entry entry = {.company = &c};
    struct manifest m = {.project = &project, .entry = &entry, .n = 1};

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_text(&a, folder, "gone/index.html", "old");
    write_text(&a, folder, "stay/index.html", "new");
    write_text(&a, folder, "stay/notes.txt", "the user's own");
    add(&a, &entry.outcome, "stay/index.html", OUTPUT_HTML, "en", "full", "new");
    tree_remove_stale(&a, folder, old, 2, &m);
    assert_false(file_exists(file_join(&a, folder, "gone")));
    assert_true(file_exists(file_join(&a, folder, "stay/index.html")));
    assert_true(file_exists(file_join(&a, folder, "stay/notes.txt")));
    file_remove(file_join(&a, folder, "stay/index.html"));
    file_remove(file_join(&a, folder, "stay/notes.txt"));
    rmdir(file_join(&a, folder, "stay"));
    assert_int_equal(rmdir(folder), 0);
    arena_drop(&a);
}

static void a_build_of_some_companies_keeps_the_others(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX";
    struct company companies[] = {{.id = "alpha", .name = "Alpha"},
                                  {.id = "beta", .name = "Beta \"B\""},
                                  {.id = "gamma", .name = "Gamma"}};
    struct project project = {.title = "T", .company = companies, .ncompanies = 3};
    struct diag d = {.arena = &a};
    struct manifest_entry entries[3] = {0}, one = {.company = &companies[1]};
    struct manifest whole = {.project = &project, .messages = &d, .entry = entries, .n = 3},
                    part = {.project = &project, .messages = &d, .entry = &one, .n = 1};
    struct manifest_old old;
    struct buf first = {0}, second = {0};

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < 3; i++) {
        entries[i].company = &companies[i];
        entries[i].outcome = (struct outcome){.built = true,
                                              .level = i + 1,
                                              .score = 200.0 / 3,
                                              .gap = (double)NAN,
                                              .change = -1.0 / 3,
                                              .respondents = 12,
                                              .wave = 2026 * 4 + 2};
        add(&a, &entries[i].outcome, arena_printf(&a, "%s/index.html", companies[i].id),
            OUTPUT_HTML, "en", "full", "x");
    }
    manifest_write(&whole, &first);
    write_text(&a, folder, "manifest.json", buf_text(&first));
    manifest_read(&a, folder, &project, &old);
    assert_int_equal(old.n, 3);
    assert_int_equal(old.entry[2].outcome.level, 3);
    assert_string_equal(old.entry[2].outcome.file[0].edition, "full");
    assert_int_equal(old.entry[2].outcome.wave, 2026 * 4 + 2);
    one.outcome = entries[1].outcome;
    manifest_keep(&a, &part, &old);
    assert_int_equal(part.n, 3);
    assert_null(part.entry[1].kept);
    assert_non_null(part.entry[2].kept);
    manifest_write(&part, &second);
    assert_string_equal(buf_text(&first), buf_text(&second));
    buf_drop(&first);
    buf_drop(&second);
    file_remove(file_join(&a, folder, "manifest.json"));
    rmdir(folder);
    arena_drop(&a);
}

static void a_foreign_folder_is_refused_unless_forced(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX";
    struct diag d = {.arena = &a};

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_true(tree_open(&a, folder, false, &d));
    write_text(&a, folder, "thesis.doc", "x");
    assert_false(tree_open(&a, folder, false, &d));
    assert_int_equal(diag_status(&d, false), 2);
    assert_true(tree_open(&a, folder, true, &d));
    assert_false(tree_open(&a, file_join(&a, folder, "thesis.doc"), false, &d));
    assert_int_equal(diag_status(&d, false), 3);
    file_remove(file_join(&a, folder, "thesis.doc"));
    rmdir(folder);
    arena_drop(&a);
}

static void languages_and_editions_after_the_first_have_their_own_folder(void **state)
{
    struct arena a = {0};
    static struct content content = {.languages = {3, {"en", "pl", "ru"}}};
    struct company c = {.id = "acme",
                        .language = {1, 0},
                        .nlanguages = 2,
                        .edition = {EDITION_BOARD, EDITION_FULL},
                        .neditions = 2};

    (void)state;
    assert_string_equal(tree_path(&a, &c, &content, 0, 0, OUTPUT_PDF), "acme/report.pdf");
    assert_string_equal(tree_path(&a, &c, &content, 1, 0, OUTPUT_HTML),
                        "acme/en/index.html");
    assert_string_equal(tree_path(&a, &c, &content, 0, 1, OUTPUT_HTML),
                        "acme/full/index.html");
    assert_string_equal(tree_path(&a, &c, &content, 1, 1, OUTPUT_PDF),
                        "acme/en/full/report.pdf");
    assert_string_equal(tree_path(&a, &c, &content, 1, 1, OUTPUT_JSON), "acme/report.json");
    arena_drop(&a);
}

/* A worker may be killed between making a folder and writing the first file of it. */
static void a_company_goes_with_folders_that_hold_nothing_yet(void **state)
{
    struct arena a = {0};
    char folder[] = "/tmp/rapport-test-XXXXXX";
    static struct content content = {.languages = {2, {"en", "pl"}}};
    struct company c = {.id = "acme", .language = {1, 0}, .nlanguages = 2, .neditions = 1};

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_text(&a, folder, "acme/data/score.csv", "x");
    assert_int_equal(file_make_folder(file_join(&a, folder, "acme/charts")), FILE_OK);
    assert_int_equal(file_make_folder(file_join(&a, folder, "acme/en/data")), FILE_OK);
    tree_remove_company(&a, folder, &c, &content);
    assert_int_not_equal(access(file_join(&a, folder, "acme"), F_OK), 0);
    assert_int_equal(access(folder, F_OK), 0);
    rmdir(folder);
    arena_drop(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outcomes_survive_the_pipe),
        cmocka_unit_test(old_paths_cannot_leave_the_folder),
        cmocka_unit_test(old_files_of_no_kind_or_language_are_no_pages),
        cmocka_unit_test(a_rebuild_removes_only_listed_files),
        cmocka_unit_test(a_build_of_some_companies_keeps_the_others),
        cmocka_unit_test(a_foreign_folder_is_refused_unless_forced),
        cmocka_unit_test(languages_and_editions_after_the_first_have_their_own_folder),
        cmocka_unit_test(a_company_goes_with_folders_that_hold_nothing_yet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
