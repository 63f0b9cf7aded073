#include "ui/bidi.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

/* A line's code points with what fribidi says of each. */
struct line {
	FriBidiChar *codes;
	FriBidiCharType *types;
	FriBidiBracketType *brackets;
	FriBidiLevel *levels;
	size_t *places; /* of each, in bytes */
	int count;
};

/* Nothing before Hebrew in Unicode runs from right to left but by marks among the punctuation. */
static bool all_ltr(const char *text, size_t bytes)
{
	static const unsigned char hebrew = 0xD6, punctuation = 0xE2;
	for (size_t i = 0; i < bytes; i++) {
		unsigned char lead = (unsigned char)text[i];
		if (lead < hebrew)
			continue;
		unsigned char second = i + 2 < bytes ? (unsigned char)text[i + 1] : 0,
			      third = i + 2 < bytes ? (unsigned char)text[i + 2] : 0;
		bool plain = second == 0x80 ? third >= 0x90 && (third < 0xAA || third > 0xAE)
					    : second == 0x81 && third < 0xA6;
		if (lead != punctuation || (!plain && second < 0x82))
			return false;
	}
	return true;
}

static void line_init(struct line *line, const char *text, size_t bytes)
{
	*line = (struct line){0};
	line->codes = bn_mem_alloc(bytes, sizeof(*line->codes));
	line->types = bn_mem_alloc(bytes, sizeof(*line->types));
	line->brackets = bn_mem_alloc(bytes, sizeof(*line->brackets));
	line->levels = bn_mem_alloc(bytes, sizeof(*line->levels));
	line->places = bn_mem_alloc(bytes, sizeof(*line->places));
	for (size_t at = 0; at < bytes;) {
		uint32_t code = 0xFFFD;
		size_t used = bn_utf8_next(text + at, bytes - at, &code);
		line->places[line->count] = at;
		line->codes[line->count++] = code;
		at += used > 0 ? used : 1;
	}
	fribidi_get_bidi_types(line->codes, line->count, line->types);
	fribidi_get_bracket_types(line->codes, line->count, line->types, line->brackets);
}

/* What visitors type isn't left lying about. */
static void line_finish(struct line *line, size_t bytes)
{
	explicit_bzero(line->codes, bytes * sizeof(*line->codes));
	free(line->codes);
	free(line->types);
	free(line->brackets);
	free(line->levels);
	free(line->places);
}

bool bn_bidi_rtl(const char *text, size_t bytes)
{
	struct line line;
	if (bytes == 0 || all_ltr(text, bytes))
		return false;
	line_init(&line, text, bytes);
	bool rtl = FRIBIDI_IS_RTL(fribidi_get_par_direction(line.types, line.count));
	line_finish(&line, bytes);
	return rtl;
}

static void turn_round(struct bn_bidi_run *runs, size_t from, size_t to)
{
	while (from + 1 < to) {
		struct bn_bidi_run first = runs[from];
		runs[from++] = runs[--to];
		runs[to] = first;
	}
}

/* UAX 9, L2: from the highest level down to the lowest odd one, what is at it or above is turned
 * round. A turn moves runs among places of that level or more, so the levels needn't move along. */
static void order(struct bn_bidi_run *runs, const int *levels, size_t count, int highest)
{
	for (int level = highest; level > 0; level--)
		for (size_t from = 0; from < count;) {
			size_t to = from;
			while (to < count && levels[to] >= level)
				to++;
			turn_round(runs, from, to);
			from = to + 1;
		}
}

static size_t cut_at_levels(
	const struct line *line, size_t bytes, struct bn_bidi_run *runs, int *levels)
{
	size_t count = 0;
	for (int i = 0; i < line->count; i++) {
		size_t to = i + 1 < line->count ? line->places[i + 1] : bytes;
		if (i > 0 && line->levels[i] == line->levels[i - 1]) {
			runs[count - 1].bytes = to - runs[count - 1].from;
			continue;
		}
		levels[count] = (unsigned char)line->levels[i];
		runs[count++] = (struct bn_bidi_run){
			line->places[i], to - line->places[i], line->levels[i] & 1};
	}
	return count;
}

size_t bn_bidi_cut(const char *text, size_t bytes, bool rtl, struct bn_bidi_run **runs)
{
	struct line line;
	FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	if (bytes == 0 || (!rtl && all_ltr(text, bytes))) {
		*runs = bn_mem_alloc(1, sizeof(**runs));
		**runs = (struct bn_bidi_run){0, bytes, false};
		return bytes > 0 ? 1 : 0;
	}
	line_init(&line, text, bytes);
	int highest = (unsigned char)fribidi_get_par_embedding_levels_ex(
		line.types, line.brackets, line.count, &base, line.levels);
	*runs = bn_mem_alloc((size_t)line.count, sizeof(**runs));
	int *levels = bn_mem_alloc((size_t)line.count, sizeof(*levels));
	size_t count = cut_at_levels(&line, bytes, *runs, levels);
	order(*runs, levels, count, highest - 1);
	free(levels);
	line_finish(&line, bytes);
	return count;
}
