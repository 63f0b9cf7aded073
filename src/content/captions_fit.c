/* Cues as lines that fit: by an estimate of how long words are in a sans-serif, half-bold font, for
 * what is read here is known long before any font is. tests/ui holds it to the real one. */
#include "base/mem.h"
#include "base/utf8.h"
#include "content/captions_parts.h"

#include <stdlib.h>
#include <string.h>

/* A piece of text that isn't broken, and the blank after it. */
struct word {
	const char *text;
	size_t bytes;
	int room, blank; /* hundredths of an em */
};

struct words {
	struct word *items;
	size_t count, capacity;
};

/* Hundredths of an em: Inter's for ASCII, a little too many rather than too few beyond. */
static int advance(uint32_t code)
{
	/* clang-format off */
	static const uint8_t ascii[] = { /* from the blank on */
		24, 30, 39, 64, 64, 84, 66, 21, 39, 39, 54, 67, 29, 46, 29, 37,
		66, 48, 62, 65, 66, 63, 64, 58, 64, 64, 29, 29, 67, 67, 67, 54,
		99, 72, 65, 74, 72, 60, 58, 75, 74, 27, 56, 67, 56, 90, 74, 77,
		64, 77, 65, 64, 66, 73, 72, 100, 69, 70, 65, 39, 37, 39, 48, 46,
		49, 57, 63, 57, 63, 59, 37, 62, 61, 26, 26, 56, 26, 89, 61, 60,
		62, 62, 39, 54, 38, 60, 57, 83, 56, 57, 56, 39, 35, 39, 67,
	};
	/* clang-format on */
	if (code >= ' ' && code - ' ' < sizeof(ascii))
		return ascii[code - ' '];
	if (code >= 0x300 && code < 0x370)
		return 0; /* accents written apart */
	if (code == 0xA0 || code == 0x202F || code == 0x2019)
		return 24;
	if (code == 0xC6 || code == 0xE6 || code == 0x152 || code == 0x153)
		return 104;
	if (code >= 0xC0 && code < 0x250)
		return code < 0xE0 ? 78 : code < 0x100 ? 62 : 80;
	return 105; /* also Chinese */
}

static int length_of(const char *text, size_t bytes)
{
	int sum = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t code = 'x';
		size_t step = bn_utf8_next(text + at, bytes - at, &code);
		sum += advance(code);
		at += step > 0 ? step : 1;
	}
	return sum;
}

static void add_word(struct words *words, const char *text, size_t bytes, int blank)
{
	words->items = bn_mem_grow(
		words->items, &words->capacity, words->count + 1, sizeof(*words->items));
	words->items[words->count++] = (struct word){text, bytes, length_of(text, bytes), blank};
}

/* Words are apart by blanks; one too long for a line (an address, Chinese) is cut where it must. */
static void split(struct words *words, const char *text, int room)
{
	while (*(text += strspn(text, " \t\n")) != '\0') {
		size_t bytes = strcspn(text, " \t\n"), part = 0;
		int sum = 0;
		for (size_t at = 0; at < bytes;) {
			uint32_t code = 'x';
			size_t step = bn_utf8_next(text + at, bytes - at, &code);
			step = step > 0 ? step : 1;
			if (sum + advance(code) > room && at > part) {
				add_word(words, text + part, at - part, 0);
				part = at;
				sum = 0;
			}
			sum += advance(code);
			at += step;
		}
		add_word(words, text + part, bytes - part, advance(' '));
		text += bytes;
	}
}

static int span(const struct word *words, size_t count)
{
	int sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += words[i].room + (i + 1 < count ? words[i].blank : 0);
	return sum;
}

/* How many of the words the first of two lines takes, so that both are about as long; all of them
 * when one line holds them; 0: two lines don't. */
static size_t balance(const struct word *words, size_t count, int room)
{
	int all = span(words, count), first = 0, best = room + 1;
	size_t at = 0;
	if (all <= room)
		return count;
	for (size_t i = 1; i < count; i++) {
		first += words[i - 1].room;
		int second = all - first - words[i - 1].blank;
		int longer = first > second ? first : second;
		if (longer < best) {
			best = longer;
			at = i;
		}
		first += words[i - 1].blank;
	}
	return at;
}

static void add_words(struct bn_str *page, const struct word *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bn_str_add(page, words[i].text, words[i].bytes);
		if (i + 1 < count && words[i].blank > 0)
			bn_str_addz(page, " ");
	}
}

static bool ends_sentence(const struct word *word)
{
	static const char *const ends[] = {".", "!", "?", "…"};
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t bytes = strlen(ends[i]);
		if (word->bytes >= bytes &&
			memcmp(word->text + word->bytes - bytes, ends[i], bytes) == 0)
			return true;
	}
	return false;
}

/* How many words the next part takes: so that those left are shared out evenly, and a sentence
 * ends with its part where it can. */
static size_t part_of(const struct word *words, size_t count, int room)
{
	if (balance(words, count, room) > 0)
		return count;
	int all = span(words, count), most = room * BN_CAPTIONS_LINES, sum = 0;
	int parts = all <= most ? 2 : (all + most - 1) / most;
	int share = all / parts + room / 4;
	size_t taken = 0;
	for (; taken < count && sum + words[taken].room <= share; taken++)
		sum += words[taken].room + words[taken].blank;
	while (taken > 1 && balance(words, taken, room) == 0)
		taken--;
	for (size_t less = taken; less > taken / 2; less--)
		if (ends_sentence(&words[less - 1]))
			return less;
	return taken > 0 ? taken : 1;
}

/* The parts of a cue: lines as they are written if all are short, else broken anew. Both give the
 * letters of each part, for its share of the time. */
struct parts {
	struct bn_str text; /* ends in NUL each, one after the other */
	size_t letters[BN_CAPTIONS_TEXT + 2];
	size_t count, all;
};

static void add_part(struct parts *parts, size_t from)
{
	size_t letters = parts->text.length - from;
	bn_str_add(&parts->text, "", 1);
	parts->letters[parts->count++] = letters;
	parts->all += letters;
}

static bool all_short(const char *text, int room)
{
	for (;;) {
		size_t bytes = strcspn(text, "\n");
		if (length_of(text, bytes) > room)
			return false;
		if (text[bytes] == '\0')
			return true;
		text += bytes + 1;
	}
}

static void keep_lines(struct parts *parts, const char *text)
{
	while (*text != '\0') {
		size_t from = parts->text.length, bytes = strcspn(text, "\n");
		if (text[bytes] == '\n')
			bytes += 1 + strcspn(text + bytes + 1, "\n");
		bn_str_add(&parts->text, text, bytes);
		add_part(parts, from);
		text += bytes + (text[bytes] == '\n');
	}
}

static void break_anew(struct parts *parts, const char *text, int room)
{
	struct words words = {0};
	split(&words, text, room);
	for (size_t at = 0; at < words.count;) {
		size_t from = parts->text.length;
		const struct word *first = words.items + at;
		size_t taken = part_of(first, words.count - at, room);
		size_t line = balance(first, taken, room);
		line = line > 0 ? line : taken;
		add_words(&parts->text, first, line);
		if (line < taken) {
			bn_str_addz(&parts->text, "\n");
			add_words(&parts->text, first + line, taken - line);
		}
		add_part(parts, from);
		at += taken;
	}
	free(words.items);
}

void bn_captions_fit(struct bn_captions_list *list, struct bn_caption cue, int room)
{
	size_t lines = 1;
	for (const char *at = cue.text; *at != '\0'; at++)
		lines += *at == '\n';
	bool fits = room <= 0 || all_short(cue.text, room);
	if (fits && (room <= 0 || lines <= BN_CAPTIONS_LINES)) {
		bn_captions_list_add(list, cue);
		return;
	}
	struct parts *parts = bn_mem_alloc(1, sizeof(*parts));
	if (fits)
		keep_lines(parts, cue.text);
	else
		break_anew(parts, cue.text, room);
	int64_t start = cue.start_ms, length = cue.end_ms - cue.start_ms;
	const char *text = bn_str_text(&parts->text);
	for (size_t i = 0, before = 0; i < parts->count; i++) {
		before += parts->letters[i];
		struct bn_caption part = cue;
		part.start_ms = start;
		part.end_ms = cue.start_ms + length * (int64_t)before / (int64_t)parts->all;
		start = part.end_ms;
		if (part.end_ms > part.start_ms) {
			part.text = bn_mem_strdup(text);
			bn_captions_list_add(list, part);
		}
		text += parts->letters[i] + 1;
	}
	bn_str_finish(&parts->text);
	free(parts);
	free(cue.text);
}
