/* UTF-8 as people see it. Letters here are grapheme clusters (Unicode TR 29), by libunistring. */
#ifndef BN_BASE_UTF8_H
#define BN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bytes of the code point text begins with, 0 if it isn't valid UTF-8; *code may be NULL. */
size_t bn_utf8_next(const char *text, size_t bytes, uint32_t *code);
/* The place of the first bad byte, or -1 when all is valid. */
ptrdiff_t bn_utf8_invalid(const char *text, size_t bytes);
/* How many letters (grapheme clusters) a valid text has. */
size_t bn_utf8_letters(const char *text);
/* The columns a valid text takes on a terminal. */
int bn_utf8_columns(const char *text);
/* The byte where the letter before or after `at` begins; 0 and strlen(text) are the ends. */
size_t bn_utf8_before(const char *text, size_t at);
size_t bn_utf8_after(const char *text, size_t at);

#endif
