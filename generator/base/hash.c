/*
 * hash.c - SHA-256; see hash.h.
 */
#include "base/hash.h"

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void hash_sha256(const void *bytes, size_t length, unsigned char digest[HASH_BYTES])
{
    SHA256(bytes, length, digest);
}

static void put_digits(const unsigned char digest[HASH_BYTES], char digits[HASH_DIGITS])
{
    static const char hex[] = "0123456789abcdef";

    for (int i = 0; i < HASH_BYTES; i++) {
        digits[2 * i] = hex[digest[i] >> 4];
        digits[2 * i + 1] = hex[digest[i] & 15];
    }
    digits[HASH_DIGITS - 1] = '\0';
}

void hash_sha256_hex(const void *bytes, size_t length, char digits[HASH_DIGITS])
{
    unsigned char digest[HASH_BYTES];

    hash_sha256(bytes, length, digest);
    put_digits(digest, digits);
}

/* The library's context is the struct; it fails only when there is no memory. */
static EVP_MD_CTX *inside(const struct hash *h)
{
    return (EVP_MD_CTX *)(uintptr_t)h;
}

static void check(int ok)
{
    if (ok)
        return;
    fputs("rapport: out of memory\n", stderr);
    exit(3);
}

struct hash *hash_new(void)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();

    check(context != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL));
    return (struct hash *)(void *)context;
}

void hash_drop(struct hash *h)
{
    EVP_MD_CTX_free(inside(h));
}

void hash_add(struct hash *h, const void *bytes, size_t length)
{
    check(EVP_DigestUpdate(inside(h), bytes, length));
}

void hash_digits(const struct hash *h, char digits[HASH_DIGITS])
{
    EVP_MD_CTX *copy = EVP_MD_CTX_new();
    unsigned char digest[HASH_BYTES];

    check(copy != NULL && EVP_MD_CTX_copy_ex(copy, inside(h)) &&
          EVP_DigestFinal_ex(copy, digest, NULL));
    EVP_MD_CTX_free(copy);
    put_digits(digest, digits);
}

struct fingerprint fingerprint_of(const char *name, const void *bytes, size_t length)
{
    struct fingerprint print = {.name = name, .bytes = length};

    hash_sha256_hex(bytes, length, print.sha256);
    return print;
}
