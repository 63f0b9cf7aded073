#include "base/id.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

bool bn_id_unhex(const char *text, void *out, size_t count)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t *to = out;
	if (strlen(text) != 2 * count || strspn(text, digits) != 2 * count)
		return false;
	for (size_t i = 0; i < count; i++)
		to[i] = (uint8_t)((strchr(digits, text[2 * i]) - digits) << 4 |
				  (strchr(digits, text[2 * i + 1]) - digits));
	return true;
}

void bn_id_make(char out[BN_ID_TEXT])
{
	uint8_t bytes[16];
	bn_id_random(bytes, sizeof(bytes));
	bn_id_hex(bytes, sizeof(bytes), out);
}
