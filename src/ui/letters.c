#include "ui/letters.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/type.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Inter Display Bold, from the blank to the tilde, in hundredths. */
static const unsigned char advances[] = {23, 24, 37, 64, 63, 80, 66, 17, 36, 34, 50, 61, 25, 42, 25,
	38, 64, 38, 59, 62, 64, 60, 62, 56, 62, 62, 27, 27, 61, 61, 61, 53, 99, 72, 63, 72, 69, 58,
	55, 73, 70, 24, 56, 67, 53, 86, 70, 74, 61, 75, 63, 63, 63, 68, 73, 102, 67, 71, 62, 36, 38,
	33, 46, 48, 39, 55, 58, 54, 58, 55, 36, 59, 58, 23, 24, 56, 24, 87, 59, 57, 58, 58, 37, 52,
	37, 59, 57, 81, 56, 57, 52, 39, 29, 38, 62};

static int advance(uint32_t code)
{
	if (code >= ' ' && code < ' ' + sizeof(advances))
		return advances[code - ' '];
	if (code == 0xA0 || (code >= 0x2000 && code <= 0x201F)) /* blanks, dashes, apostrophes */
		return code == 0x2013 || code == 0x2014 ? 100 : 42;
	if (code >= 0xE0 && code < 0x100) /* as their letter */
		return code == 0xE6 ? 90 : 60;
	if (code >= 0x300 && code < 0x370) /* accents that join a letter */
		return 0;
	return code == 0x153 ? 93 : code < 0x250 ? 76 : 110;
}

float bn_letters_width(const char *text, size_t bytes)
{
	int sum = 0;
	uint32_t code = 0;
	for (size_t at = 0, used = 1; at < bytes && used > 0; at += used) {
		used = bn_utf8_next(text + at, bytes - at, &code);
		sum += used > 0 ? advance(code) : 0;
	}
	return (float)sum / 100;
}

/* Without the blanks it would end with. */
static float word_width(const char *text, size_t from, size_t to)
{
	while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\n'))
		to--;
	return bn_letters_width(text + from, to - from);
}

int bn_letters_lines(const char *text, float size, float width)
{
	size_t bytes = strlen(text), from = 0, good = 0;
	char *breaks = bn_mem_alloc(bytes + 1, 1);
	float room = width / size;
	int lines = 1;
	bn_type_breaks(text, bytes, breaks);
	for (size_t at = 1; at <= bytes; at++) {
		if (at < bytes && breaks[at] == 0)
			continue;
		float wide = word_width(text, from, at);
		if (wide > room && good > from) {
			from = good;
			lines++;
			wide = word_width(text, from, at);
		}
		if (wide > room) /* a word that is broken */
			lines += (int)ceilf(wide / room) - 1;
		if (at < bytes && breaks[at] == 2) {
			from = at;
			lines++;
		}
		good = at;
	}
	free(breaks);
	return lines;
}
