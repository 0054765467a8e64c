/*
 * hash.h - SHA-256 (FIPS 180-4), by OpenSSL's libcrypto, which uses the processor best.
 */
#ifndef RAPPORT_HASH_H
#define RAPPORT_HASH_H

#include <stddef.h>

enum { HASH_BYTES = 32, HASH_DIGITS = 2 * HASH_BYTES + 1 };

/* As bytes. */
void hash_sha256(const void *bytes, size_t length, unsigned char digest[HASH_BYTES]);

/* As lower-case hexadecimal digits with a NUL. */
void hash_sha256_hex(const void *bytes, size_t length, char digits[HASH_DIGITS]);

/* A SHA-256 that is made as the bytes come and can be asked for on the way. */
struct hash;

/* Of no bytes yet; the caller drops it. */
struct hash *hash_new(void);
void hash_drop(struct hash *h);

/* Goes on with these bytes. */
void hash_add(struct hash *h, const void *bytes, size_t length);

/* Of all bytes added so far; more may be added afterwards. */
void hash_digits(const struct hash *h, char digits[HASH_DIGITS]);

/* An input file as it was read, so that anyone can tell whether it is still the same. */
struct fingerprint {
    const char *name; /* as in messages; NULL: there is no such file */
    size_t bytes;
    char sha256[HASH_DIGITS];
};

/* Keeps the name's pointer. */
struct fingerprint fingerprint_of(const char *name, const void *bytes, size_t length);

#endif
