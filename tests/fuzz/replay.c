/*
 * replay.c - runs a fuzz target once with each file of the folders named, in place of
 * libFuzzer: so that every suite, whatever the compiler, reads the corpus.
 */
#define _GNU_SOURCE
#include "base/file.h"
#include "fuzz.h"

int main(int argc, char **argv)
{
    struct arena a = {0};
    size_t all = 0;

    for (int i = 1; i < argc; i++) {
        char **names;
        size_t n = file_list(&a, argv[i], "", &names);

        for (size_t k = 0; k < n; k++) {
            char *path = file_join(&a, argv[i], names[k]), *bytes;
            size_t length;

            FUZZ_CHECK(file_read(&a, path, FILE_LIMIT, &bytes, &length) == FILE_OK);
            LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
        }
        all += n;
    }
    printf("%zu files\n", all);
    arena_drop(&a);
    return all ? 0 : 1;
}
