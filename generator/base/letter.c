/*
 * letter.c - letters of two alphabets; see letter.h.
 */
#include "base/letter.h"

unsigned letter_lower(unsigned c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c >= 'a' && c <= 'z' ? c : 0;
    if (c >= 0xC0 && c <= 0xFF)
        return c == 0xD7 || c == 0xF7 ? 0 : c < 0xDF ? c + 32 : c;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c % 2 ? c + 1 : c;
    if (c >= 0x100 && c <= 0x177)
        return c | 1;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if (c >= 0x410 && c <= 0x42F)
        return c + 32;
    return c >= 0x430 && c < 0x460 ? c : 0;
}

bool letter_is_capital(unsigned c)
{
    unsigned lower = letter_lower(c);

    return lower != 0 && lower != c;
}
