#include "ui/type_lay.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/bidi.h"

#include <stdlib.h>
#include <string.h>

#define ELLIPSIS    "\xE2\x80\xA6"
#define FEW         4 /* lines that are seen at a glance */
#define SOFT_HYPHEN "\xC2\xAD"

/* What one call works on. */
struct work {
	struct bn_fonts *fonts;
	const char *text;
	size_t bytes;
	const struct bn_type *type;
	int max_width;
	char *breaks;
	bool rtl; /* of the paragraph that is being filled */
};

static bool ends_line(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t trimmed(const char *text, size_t from, size_t to)
{
	while (to > from && ends_line(text[to - 1]))
		to--;
	return to;
}

static bool ends_soft(const char *text, size_t from, size_t to)
{
	return to - from >= 2 && memcmp(text + to - 2, SOFT_HYPHEN, 2) == 0;
}

/* What is seen of a piece: no soft hyphen but one the line ends at. */
static char *piece(const char *text, size_t from, size_t to, const char *end)
{
	size_t out = 0;
	char *copy = bn_mem_alloc(to - from + sizeof(ELLIPSIS), 1);
	for (size_t at = from; at < to; at++) {
		if (to - at >= 2 && memcmp(text + at, SOFT_HYPHEN, 2) == 0)
			at++;
		else
			copy[out++] = text[at];
	}
	memcpy(copy + out, end, strlen(end) + 1);
	return copy;
}

char *bn_lay_line_text(const struct bn_lay_line *line, const char *text)
{
	return piece(text, line->from, line->from + line->bytes,
		line->ellipsis ? ELLIPSIS
		: line->hyphen ? "-"
			       : "");
}

/* A line that ends here ends at a soft hyphen of its text's middle. */
static bool hyphenates(const struct work *work, size_t from, size_t to)
{
	return to < work->bytes && work->text[to] != '\n' && ends_soft(work->text, from, to);
}

static int width_of(const struct work *work, size_t from, size_t to, bool ellipsis)
{
	to = trimmed(work->text, from, to);
	char *copy = piece(work->text, from, to,
		ellipsis                     ? ELLIPSIS
		: hyphenates(work, from, to) ? "-"
					     : "");
	int width = bn_fonts_width(
		work->fonts, work->type->face, work->type->size, copy, work->rtl);
	explicit_bzero(copy, strlen(copy));
	free(copy);
	return width;
}

static bool fits(const struct work *work, size_t from, size_t to, bool ellipsis)
{
	return width_of(work, from, to, ellipsis) <= work->max_width;
}

static size_t next_break(const struct work *work, size_t at, size_t end)
{
	do
		at++;
	while (at < end && work->breaks[at] == 0);
	return at;
}

static size_t next_letter(const struct work *work, size_t at, size_t end)
{
	size_t next = bn_utf8_after(work->text, at);
	return next <= at ? at + 1 : next < end ? next : end;
}

/* The farthest place between from and end, stepping by breaks or by letters, such that the line up
 * to it fits; from when none does. Strides double while they fit, so that a long text isn't
 * measured whole for each of its lines; then the last stride is halved. */
static size_t farthest(const struct work *work, size_t from, size_t end,
	size_t (*next)(const struct work *, size_t, size_t), bool ellipsis)
{
	size_t good = from, stride = 4;
	while (good < end) {
		size_t far = good, steps = 0;
		while (far < end && steps < stride) {
			far = next(work, far, end);
			steps++;
		}
		if (fits(work, from, far, ellipsis)) {
			good = far;
			stride *= 2;
		} else if (steps == 1) {
			break;
		} else {
			stride = steps / 2;
			if (far == end && stride < 1)
				break;
		}
	}
	return good;
}

/* Where the line from `from` ends when its paragraph ends at `end`. */
static size_t fill(const struct work *work, size_t from, size_t end)
{
	if (work->max_width <= 0)
		return end;
	size_t to = farthest(work, from, end, next_break, false);
	if (to > from)
		return to;
	/* A word wider than the line is cut between letters. */
	size_t word = next_break(work, from, end);
	to = farthest(work, from, word, next_letter, false);
	return to > from ? to : next_letter(work, from, end);
}

static void add_line(struct bn_lay *lay, const struct work *work, size_t from, size_t to, bool cut)
{
	size_t count = (size_t)lay->extent.lines + 1;
	lay->lines = bn_mem_grow(lay->lines, &lay->capacity, count, sizeof(*lay->lines));
	to = trimmed(work->text, from, to);
	if (cut && work->max_width > 0)
		to = farthest(work, from, to, next_letter, true);
	to = trimmed(work->text, from, to);
	struct bn_lay_line *line = &lay->lines[lay->extent.lines++];
	*line = (struct bn_lay_line){.from = from,
		.bytes = to - from,
		.ellipsis = cut,
		.hyphen = !cut && hyphenates(work, from, to),
		.rtl = work->rtl};
	line->width = line->bytes > 0 || cut ? width_of(work, from, to, cut) : 0;
	if (line->width > lay->extent.width)
		lay->extent.width = line->width;
	lay->extent.cut = cut;
}

static void fill_lines(struct bn_lay *lay, struct work *work)
{
	int most = work->type->max_lines;
	size_t at = 0;
	do {
		size_t hard = at;
		while (hard < work->bytes && (hard == at || work->breaks[hard] != 2))
			hard++;
		if (at == 0 || work->breaks[at] == 2)
			work->rtl = bn_bidi_rtl(work->text + at, hard - at);
		size_t to = fill(work, at, hard);
		bool last = most > 0 && lay->extent.lines + 1 == most;
		bool more = trimmed(work->text, to, work->bytes) > to;
		add_line(lay, work, at, last && more ? hard : to, last && more);
		if (last)
			return;
		at = to;
	} while (at < work->bytes);
}

/* Some line ends where words don't, or in an ellipsis. */
static bool breaks_words(const struct bn_lay *lay, const struct work *work)
{
	bool broken = lay->extent.cut;
	for (int i = 1; i < lay->extent.lines; i++)
		broken |= work->breaks[lay->lines[i].from] == 0;
	return broken;
}

/* A few lines of one paragraph, the last of which is short: a word alone looks forgotten. */
static bool trails(const struct bn_lay *lay, const struct work *work)
{
	int lines = lay->extent.lines;
	return work->max_width > 0 && lines > 1 && lines <= FEW && !breaks_words(lay, work) &&
	       memchr(work->text, '\n', work->bytes) == NULL &&
	       5 * lay->lines[lines - 1].width < 2 * lay->extent.width;
}

/* As many lines, all about as long. */
static void even_out(struct bn_lay *lay, struct work *work)
{
	int lines = lay->extent.lines, wide = work->max_width;
	for (int narrow = wide / 2; wide - narrow > 1;) {
		work->max_width = (narrow + wide) / 2;
		bn_lay_finish(lay);
		fill_lines(lay, work);
		if (lay->extent.lines > lines || breaks_words(lay, work))
			narrow = work->max_width;
		else
			wide = work->max_width;
	}
	work->max_width = wide;
	bn_lay_finish(lay);
	fill_lines(lay, work);
}

void bn_lay_init(struct bn_lay *lay, struct bn_fonts *fonts, const char *text,
	const struct bn_type *type, int max_width)
{
	struct work work = {.fonts = fonts,
		.text = text,
		.bytes = strlen(text),
		.type = type,
		.max_width = max_width};
	*lay = (struct bn_lay){0};
	work.breaks = bn_mem_alloc(work.bytes, 1);
	bn_type_breaks(text, work.bytes, work.breaks);
	fill_lines(lay, &work);
	if (trails(lay, &work))
		even_out(lay, &work);
	lay->extent.height = lay->extent.lines * type->line;
	explicit_bzero(work.breaks, work.bytes);
	free(work.breaks);
}

void bn_lay_finish(struct bn_lay *lay)
{
	if (lay->lines != NULL)
		explicit_bzero(lay->lines, lay->capacity * sizeof(*lay->lines));
	free(lay->lines);
	*lay = (struct bn_lay){0};
}
