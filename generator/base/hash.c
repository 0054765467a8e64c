/*
 * hash.c - SHA-256; see hash.h.
 */
#include "base/hash.h"

#include <openssl/sha.h>

void hash_sha256(const void *bytes, size_t length, unsigned char digest[HASH_BYTES])
{
    SHA256(bytes, length, digest);
}

void hash_sha256_hex(const void *bytes, size_t length, char digits[HASH_DIGITS])
{
    static const char hex[] = "0123456789abcdef";
    unsigned char digest[HASH_BYTES];

    hash_sha256(bytes, length, digest);
    for (int i = 0; i < HASH_BYTES; i++) {
        digits[2 * i] = hex[digest[i] >> 4];
        digits[2 * i + 1] = hex[digest[i] & 15];
    }
    digits[HASH_DIGITS - 1] = '\0';
}

struct fingerprint fingerprint_of(const char *name, const void *bytes, size_t length)
{
    struct fingerprint print = {.name = name, .bytes = length};

    hash_sha256_hex(bytes, length, print.sha256);
    return print;
}
