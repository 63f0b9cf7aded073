#include "base/utf8.h"

#include <string.h>
#include <unigbrk.h>
#include <unistr.h>

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

size_t bn_utf8_before(const char *text, size_t at)
{
	if (at == 0)
		return 0;
	const uint8_t *start = (const uint8_t *)text;
	const uint8_t *found = u8_grapheme_prev(start + at, start);
	return found != NULL ? (size_t)(found - start) : 0;
}

size_t bn_utf8_after(const char *text, size_t at)
{
	size_t end = strlen(text);
	const uint8_t *start = (const uint8_t *)text;
	const uint8_t *found = at < end ? u8_grapheme_next(start + at, start + end) : NULL;
	return found != NULL ? (size_t)(found - start) : end;
}
