/* Random names from the kernel's generator (getrandom). */
#ifndef BN_BASE_ID_H
#define BN_BASE_ID_H

#include <stddef.h>

#define BN_ID_TEXT 33 /* 128 bits as 32 hexadecimal digits, and NUL */

void bn_id_random(void *bytes, size_t count);
void bn_id_make(char out[BN_ID_TEXT]);
/* Hexadecimal digits of bytes; out holds 2 × count + 1. */
void bn_id_hex(const void *bytes, size_t count, char *out);

#endif
