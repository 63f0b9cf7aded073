/* From a file's bytes to words: the encoding, the tags, the entities. */
#include "base/mem.h"
#include "base/utf8.h"
#include "content/captions_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void add_code(struct bn_str *out, uint32_t code)
{
	char bytes[4];
	size_t count = 0;
	if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = 0xFFFD;
	if (code < 0x80) {
		bytes[count++] = (char)code;
	} else {
		int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
		static const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
		bytes[count++] = (char)(lead[more] | code >> (6 * more));
		while (more-- > 0)
			bytes[count++] = (char)(0x80 | (code >> (6 * more) & 0x3F));
	}
	bn_str_add(out, bytes, count);
}

/* Windows-1252, https://encoding.spec.whatwg.org/#windows-1252: as Latin-1 but for 0x80 to 0x9F. */
static uint32_t windows_1252(uint8_t byte)
{
	static const uint16_t special[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
		0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018,
		0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
		0x0153, 0x9D, 0x017E, 0x0178};
	return byte >= 0x80 && byte < 0xA0 ? special[byte - 0x80] : byte;
}

/* More bytes that aren't UTF-8 than letters of several bytes that are. */
static bool is_windows_1252(const char *text, size_t bytes)
{
	size_t good = 0, wrong = 0;
	for (size_t at = 0; at < bytes;) {
		size_t step = bn_utf8_next(text + at, bytes - at, NULL);
		good += step > 1;
		wrong += step == 0;
		at += step > 0 ? step : 1;
	}
	return wrong > good;
}

char *bn_captions_decode(const char *text, size_t *bytes, ptrdiff_t *bad)
{
	struct bn_str out = {0};
	bool windows = false;
	bn_str_addz(&out, "");
	*bad = bn_utf8_invalid(text, *bytes);
	const size_t first = *bad < 0 ? *bytes : (size_t)*bad;
	size_t at = first;
	bn_str_add(&out, text, at);
	if (at < *bytes)
		windows = is_windows_1252(text, *bytes);
	if (windows)
		bn_str_clear(&out);
	for (at = windows ? 0 : at; at < *bytes;) {
		size_t step = windows ? 1 : bn_utf8_next(text + at, *bytes - at, NULL);
		if (windows && at == first)
			*bad = (ptrdiff_t)out.length;
		if (windows)
			add_code(&out, windows_1252((uint8_t)text[at]));
		else if (step == 0)
			bn_str_addz(&out, "\ufffd");
		else
			bn_str_add(&out, text + at, step);
		at += step > 0 ? step : 1;
	}
	*bytes = out.length;
	return bn_str_take(&out);
}

/* The bytes of an entity at the beginning, its meaning added; 0 when it isn't one we know. */
static size_t add_entity(struct bn_str *out, const char *text, size_t length)
{
	static const struct {
		const char *name, *means;
	} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\u00a0"},
		{"&quot;", "\""}, {"&apos;", "'"}, {"&lrm;", "\u200e"}, {"&rlm;", "\u200f"}};
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		size_t bytes = strlen(entities[i].name);
		if (length >= bytes && memcmp(text, entities[i].name, bytes) == 0) {
			bn_str_addz(out, entities[i].means);
			return bytes;
		}
	}
	char digits[9] = "", *end;
	const char *semicolon = memchr(text, ';', length < 10 ? length : 10);
	if (length < 4 || text[1] != '#' || semicolon == NULL)
		return 0;
	bool hex = text[2] == 'x' || text[2] == 'X';
	const char *from = text + (hex ? 3 : 2);
	if (semicolon <= from || !isxdigit((unsigned char)*from))
		return 0;
	memcpy(digits, from, (size_t)(semicolon - from));
	unsigned long code = strtoul(digits, &end, hex ? 16 : 10);
	if (*end != '\0')
		return 0;
	add_code(out, (uint32_t)code);
	return (size_t)(semicolon - text) + 1;
}

/* The bytes of a tag at the beginning, or 0. WebVTT has no other use for '<'; it ends with its line
 * at the latest: less is lost of a text with a lone '<' than by the standard, which reads on. In
 * SubRip, only what looks like a tag is one. */
static size_t tag(const char *text, size_t left, bool subrip, bool *above)
{
	if (*text == '{' && subrip) {
		const char *close = memchr(text, '}', left);
		if (left < 3 || text[1] != '\\' || close == NULL)
			return 0;
		for (const char *at = text; close - at > 3; at++)
			*above |= memcmp(at, "\\an", 3) == 0 && at[3] >= '7' && at[3] <= '9';
		return (size_t)(close - text) + 1;
	}
	if (*text != '<')
		return 0;
	const char *close = memchr(text, '>', left);
	if (!subrip)
		return close != NULL ? (size_t)(close - text) + 1 : left;
	size_t name = left > 1 && text[1] == '/' ? 2 : 1;
	return close != NULL && left > name && isalpha((unsigned char)text[name])
		       ? (size_t)(close - text) + 1
		       : 0;
}

/* The bytes up to what may be markup, whole letters, at least one. */
static size_t plain(const char *text, size_t left)
{
	size_t bytes = bn_utf8_next(text, left, NULL);
	while (bytes < left && bytes < 100 && strchr("<{&", text[bytes]) == NULL)
		bytes += bn_utf8_next(text + bytes, left - bytes, NULL);
	return bytes;
}

bool bn_captions_words(struct bn_str *out, const char *text, size_t bytes, bool subrip)
{
	bool above = false;
	for (size_t at = 0; at < bytes && out->length < BN_CAPTIONS_TEXT;) {
		size_t left = bytes - at;
		size_t skip = tag(text + at, left, subrip, &above);
		if (skip == 0 && text[at] == '&')
			skip = add_entity(out, text + at, left);
		if (skip == 0 && text[at] == '\0') {
			bn_str_addz(out, "\ufffd");
			skip = 1;
		} else if (skip == 0) {
			skip = plain(text + at, left);
			bn_str_add(out, text + at, skip);
		}
		at += skip;
	}
	return above;
}
