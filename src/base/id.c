#include "base/id.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

void bn_id_random(void *bytes, size_t count)
{
	/* Up to 256 bytes never come short once the generator is seeded (getrandom(2)). */
	for (char *at = bytes; count > 0;) {
		ssize_t got = getrandom(at, count, 0);
		if (got < 0)
			abort();
		at += got;
		count -= (size_t)got;
	}
}

void bn_id_hex(const void *bytes, size_t count, char *out)
{
	static const char digits[] = "0123456789abcdef";
	const uint8_t *from = bytes;
	for (size_t i = 0; i < count; i++) {
		out[2 * i] = digits[from[i] >> 4];
		out[2 * i + 1] = digits[from[i] & 15];
	}
	out[2 * count] = '\0';
}

static int digit_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool bn_id_unhex(const char *text, void *out, size_t count)
{
	uint8_t *to = out;
	for (size_t i = 0; i < count; i++) {
		int high = digit_of(text[2 * i]);
		int low = high >= 0 ? digit_of(text[2 * i + 1]) : -1;
		if (low < 0)
			return false;
		to[i] = (uint8_t)(high << 4 | low);
	}
	return text[2 * count] == '\0';
}

void bn_id_make(char out[BN_ID_TEXT])
{
	uint8_t bytes[16];
	bn_id_random(bytes, sizeof(bytes));
	bn_id_hex(bytes, sizeof(bytes), out);
}
