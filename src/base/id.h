/* Random names from the kernel's generator (getrandom). */
#ifndef BN_BASE_ID_H
#define BN_BASE_ID_H

#include <stdbool.h>
#include <stddef.h>

#define BN_ID_TEXT 33 /* 128 bits as 32 hexadecimal digits, and NUL */

void bn_id_random(void *bytes, size_t count);
void bn_id_make(char out[BN_ID_TEXT]);
/* Hexadecimal digits of bytes; out holds 2 × count + 1. */
void bn_id_hex(const void *bytes, size_t count, char *out);
/* Back from exactly 2 × count digits, in lower case. False: text isn't that, out is undefined. */
bool bn_id_unhex(const char *text, void *out, size_t count);

#endif
