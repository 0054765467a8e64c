/*
 * fuzz.h - the bytes of a fuzzer as a file, for readers that read files.
 *
 * Included by one target each; everything is static.
 */
#ifndef RAPPORT_FUZZ_H
#define RAPPORT_FUZZ_H

#include "base/arena.h"
#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* What libFuzzer, or replay.c, calls with each input; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_FOLDER "/proc/self/fd"

/* Ends the program as a finding unless the condition holds. */
#define FUZZ_CHECK(condition)                                                              \
    do {                                                                                   \
        if (!(condition)) {                                                                \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);        \
            abort();                                                                       \
        }                                                                                  \
    } while (0)

/* Makes the bytes the content of a file in memory; its name is below FUZZ_FOLDER.  Valid
 * until the next call. */
static inline const char *fuzz_file(const uint8_t *data, size_t size)
{
    static char name[16];
    static int file = -1;

    if (file >= 0)
        close(file);
    file = memfd_create("input", MFD_CLOEXEC);
    FUZZ_CHECK(file >= 0 && (size == 0 || write(file, data, size) == (ssize_t)size));
    snprintf(name, sizeof name, "%d", file);
    return name;
}

#endif
