#include "base/utf8.h"
#include "ui/type.h"

#include <string.h>
#include <unilbrk.h>

enum { NO_BREAK = 0, MAY_BREAK = 1, MUST_BREAK = 2 };

static bool is_space(uint32_t code)
{
	return code == ' ' || code == '\t' || code == 0x00A0 || code == 0x202F || code == 0x2009;
}

static bool is_line_end(uint32_t code, bool before_newline)
{
	return code == '\n' || code == '\v' || code == '\f' || code == 0x85 || code == 0x2028 ||
	       code == 0x2029 || (code == '\r' && !before_newline);
}

/* Signs that stay with the word before them, whatever the space between. */
static bool clings_back(uint32_t code)
{
	static const uint32_t signs[] = {'!', '?', ';', ':', '%', '+' /* bac + 3 */, 0xBB /* » */,
		0x203A /* › */, 0x20AC /* € */, 0x2030 /* ‰ */};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i] == code)
			return true;
	return false;
}

static bool clings_forward(uint32_t code)
{
	return code == 0xAB /* « */ || code == 0x2039 /* ‹ */ || code == '+';
}

void bn_type_breaks(const char *text, size_t bytes, char *breaks)
{
	if (bytes == 0)
		return;
	memset(breaks, NO_BREAK, bytes);
	bool valid = bn_utf8_invalid(text, bytes) < 0;
	if (valid)
		u8_possible_linebreaks((const uint8_t *)text, bytes, "UTF-8", breaks);
	uint32_t before = 0; /* the last one that is no space */
	bool spaced = false, must = false;
	for (size_t at = 0; at < bytes;) {
		uint32_t code = 0;
		size_t used = bn_utf8_next(text + at, bytes - at, &code);
		/* Spaces alone break a text with bad bytes. */
		bool may = valid ? breaks[at] == UC_BREAK_POSSIBLE : spaced;
		if (used == 0)
			used = 1;
		if (clings_back(code) || (spaced && clings_forward(before)))
			may = false;
		/* UAX 14, LB29, which libunistring 1.0 leaves out: "exemple.fr" stays whole. */
		if (!spaced && (before == '.' || before == ','))
			may = false;
		memset(breaks + at, NO_BREAK, used);
		breaks[at] = at == 0 ? NO_BREAK : must ? MUST_BREAK : may ? MAY_BREAK : NO_BREAK;
		must = is_line_end(code, at + 1 < bytes && text[at + 1] == '\n');
		spaced = is_space(code);
		if (!spaced)
			before = must ? 0 : code;
		at += used;
	}
}
