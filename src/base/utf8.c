#include "base/utf8.h"

#include <string.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

size_t bn_utf8_next(const char *text, size_t bytes, uint32_t *code)
{
	ucs4_t point = 0;
	if (bytes == 0)
		return 0;
	if ((unsigned char)*text < 0x80) { /* most of a text, without a call */
		if (code != NULL)
			*code = (unsigned char)*text;
		return 1;
	}
	int used = u8_mbtoucr(&point, (const uint8_t *)text, bytes);
	if (used <= 0)
		return 0;
	if (code != NULL)
		*code = point;
	return (size_t)used;
}

ptrdiff_t bn_utf8_invalid(const char *text, size_t bytes)
{
	const uint8_t *bad = u8_check((const uint8_t *)text, bytes);
	return bad != NULL ? bad - (const uint8_t *)text : -1;
}

size_t bn_utf8_letters(const char *text)
{
	size_t letters = 0;
	for (size_t at = 0, end = strlen(text); at < end; letters++)
		at = bn_utf8_after(text, at);
	return letters;
}

static bool is_flag_half(uint32_t code)
{
	return code >= 0x1F1E6 && code <= 0x1F1FF;
}

/* TR 29's GB11 to GB13, which libunistring 1.0 leaves out: what a zero width joiner holds together,
 * and the two halves of a flag. Whether the place isn't the end of a letter after all. */
static bool joined(const char *text, size_t at, size_t end)
{
	enum { HALF = 4 };
	uint32_t code = 0;
	if (at == 0 || at >= end || bn_utf8_next(text + at, end - at, &code) == 0)
		return false;
	if (!is_flag_half(code))
		return code >= 0x2190 && at >= 3 && memcmp(text + at - 3, "\xE2\x80\x8D", 3) == 0;
	bool odd = false;
	while (at >= HALF && bn_utf8_next(text + at - HALF, HALF, &code) == HALF &&
		is_flag_half(code)) {
		odd = !odd;
		at -= HALF;
	}
	return odd;
}

int bn_utf8_columns(const char *text)
{
	return u8_strwidth((const uint8_t *)text, "UTF-8");
}

size_t bn_utf8_before(const char *text, size_t at)
{
	const uint8_t *start = (const uint8_t *)text;
	size_t end = at;
	do {
		if (at == 0)
			return 0;
		const uint8_t *found = u8_grapheme_prev(start + at, start);
		at = found != NULL ? (size_t)(found - start) : 0;
	} while (joined(text, at, end));
	return at;
}

size_t bn_utf8_after(const char *text, size_t at)
{
	size_t end = strlen(text);
	const uint8_t *start = (const uint8_t *)text;
	do {
		const uint8_t *found = at < end ? u8_grapheme_next(start + at, start + end) : NULL;
		at = found != NULL ? (size_t)(found - start) : end;
	} while (joined(text, at, end));
	return at;
}
