#include "video/captions.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct line {
	const char *text; /* not ended by NUL */
	size_t length;
};

struct reader {
	const char *path, *at, *end;
	int number; /* of the line read last, from 1 */
	struct bn_captions *captions;
	size_t capacity;
};

/* Lines end in LF, CR or both. */
static bool next_line(struct reader *reader, struct line *line)
{
	if (reader->at == reader->end)
		return false;
	line->text = reader->at;
	while (reader->at < reader->end && *reader->at != '\n' && *reader->at != '\r')
		reader->at++;
	line->length = (size_t)(reader->at - line->text);
	if (reader->end - reader->at >= 2 && reader->at[0] == '\r' && reader->at[1] == '\n')
		reader->at += 2;
	else if (reader->at < reader->end)
		reader->at++;
	reader->number++;
	return true;
}

static void skip_block(struct reader *reader)
{
	struct line line;
	while (next_line(reader, &line) && line.length > 0)
		continue;
}

static bool is_arrow(struct line line)
{
	return line.length >= 3 && memmem(line.text, line.length, "-->", 3) != NULL;
}

static bool is_word(struct line line, const char *word)
{
	size_t length = strlen(word);
	return line.length >= length && memcmp(line.text, word, length) == 0 &&
	       (line.length == length || line.text[length] == ' ' || line.text[length] == '\t');
}

/* Digits at the beginning, between `least` and `most` of them; -1 when there aren't. */
static int64_t take_number(struct line *line, size_t least, size_t most)
{
	int64_t value = 0;
	size_t used = 0;
	while (used < line->length && used <= most && line->text[used] >= '0' &&
		line->text[used] <= '9')
		value = value * 10 + (line->text[used++] - '0');
	if (used < least || used > most)
		return -1;
	line->text += used;
	line->length -= used;
	return value;
}

static bool take_char(struct line *line, char wanted)
{
	if (line->length == 0 || line->text[0] != wanted)
		return false;
	line->text++;
	line->length--;
	return true;
}

static void skip_blanks(struct line *line)
{
	while (take_char(line, ' ') || take_char(line, '\t'))
		continue;
}

/* [hours:]minutes:seconds.thousandths in milliseconds, or -1. */
static int64_t take_time(struct line *line)
{
	int64_t hours = 0;
	int64_t minutes = take_number(line, 2, 4);
	if (minutes < 0 || !take_char(line, ':'))
		return -1;
	int64_t seconds = take_number(line, 2, 2);
	if (take_char(line, ':')) {
		hours = minutes;
		minutes = seconds;
		seconds = take_number(line, 2, 2);
	}
	if (minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || !take_char(line, '.'))
		return -1;
	int64_t thousandths = take_number(line, 3, 3);
	if (thousandths < 0)
		return -1;
	return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
}

static bool take_times(struct line line, struct bn_caption *cue)
{
	skip_blanks(&line);
	cue->start_ms = take_time(&line);
	skip_blanks(&line);
	if (cue->start_ms < 0 || !take_char(&line, '-') || !take_char(&line, '-') ||
		!take_char(&line, '>'))
		return false;
	skip_blanks(&line);
	cue->end_ms = take_time(&line);
	return cue->end_ms > cue->start_ms &&
	       (line.length == 0 || line.text[0] == ' ' || line.text[0] == '\t');
}

/* The bytes of an entity at the beginning, its meaning added; 0 when it isn't one we know. */
static size_t add_entity(struct bn_str *out, const char *text, size_t length)
{
	static const struct {
		const char *name, *means;
	} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\u00a0"},
		{"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}, {"&lrm;", "\u200e"},
		{"&rlm;", "\u200f"}};
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		size_t bytes = strlen(entities[i].name);
		if (length >= bytes && memcmp(text, entities[i].name, bytes) == 0) {
			bn_str_addz(out, entities[i].means);
			return bytes;
		}
	}
	return 0;
}

/* A line's words without markup. A tag ends with its line at the latest: less is lost of a text
 * with a lone '<' than by the standard, which reads on. */
static void add_words(struct bn_str *out, struct line line)
{
	for (size_t at = 0; at < line.length && out->length < BN_CAPTIONS_TEXT;) {
		const char *text = line.text + at;
		size_t left = line.length - at;
		size_t bytes = bn_utf8_next(text, left, NULL);
		if (*text == '<') {
			const char *close = memchr(text, '>', left);
			at += close != NULL ? (size_t)(close - text) + 1 : left;
			continue;
		}
		size_t entity = *text == '&' ? add_entity(out, text, left) : 0;
		if (entity > 0) {
			at += entity;
			continue;
		}
		if (bytes == 0 || *text == '\0')
			bn_str_addz(out, "\ufffd");
		else
			bn_str_add(out, text, bytes);
		at += bytes > 0 ? bytes : 1;
	}
}

/* Keeps the cues sorted by start; those that start together keep the file's order. */
static void insert(struct reader *reader, struct bn_caption cue)
{
	struct bn_captions *captions = reader->captions;
	captions->cues = bn_mem_grow(
		captions->cues, &reader->capacity, captions->count + 1, sizeof(cue));
	size_t at = captions->count++;
	for (; at > 0 && captions->cues[at - 1].start_ms > cue.start_ms; at--)
		captions->cues[at] = captions->cues[at - 1];
	captions->cues[at] = cue;
}

/* A cue whose line of times was just read. */
static void read_cue(struct reader *reader, struct line times)
{
	struct bn_caption cue = {0};
	struct bn_str words = {0};
	struct line line;
	if (!take_times(times, &cue)) {
		bn_log_warn("video",
			"%s:%d: a caption is left out: its times should read "
			"00:01.000 --> 00:04.500, the second after the first",
			reader->path, reader->number);
		skip_block(reader);
		return;
	}
	while (next_line(reader, &line) && line.length > 0) {
		if (words.length > 0)
			bn_str_addz(&words, "\n");
		add_words(&words, line);
	}
	if (words.length == 0) {
		bn_str_finish(&words);
		return;
	}
	cue.text = bn_str_take(&words);
	insert(reader, cue);
}

static void read_blocks(struct reader *reader)
{
	struct line line;
	while (next_line(reader, &line)) {
		if (line.length == 0)
			continue;
		if (!is_arrow(line) && (is_word(line, "NOTE") || is_word(line, "STYLE") ||
					       is_word(line, "REGION"))) {
			skip_block(reader);
			continue;
		}
		/* A line without an arrow is a cue's name; its times come next. */
		if (!is_arrow(line) && (!next_line(reader, &line) || line.length == 0))
			continue;
		if (reader->captions->count == BN_CAPTIONS_CUES) {
			bn_log_warn("video", "%s:%d: only the first %d captions are kept",
				reader->path, reader->number, BN_CAPTIONS_CUES);
			return;
		}
		read_cue(reader, line);
	}
}

struct bn_captions *bn_captions_load(const char *path)
{
	size_t bytes = 0;
	char *text = bn_file_read(path, BN_CAPTIONS_BYTES, &bytes);
	struct line line;
	if (text == NULL)
		return NULL;
	struct reader reader = {.path = path, .at = text, .end = text + bytes};
	if (bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		reader.at += 3;
	if (!next_line(&reader, &line) || !is_word(line, "WEBVTT")) {
		bn_log_error("video", "%s:1: isn't WebVTT: its first line should be WEBVTT", path);
		free(text);
		return NULL;
	}
	reader.captions = bn_mem_alloc(1, sizeof(*reader.captions));
	if (line.length > 0)
		skip_block(&reader);
	read_blocks(&reader);
	free(text);
	return reader.captions;
}

const char *bn_captions_at(const struct bn_captions *captions, int64_t media_ms)
{
	size_t low = 0, high = captions != NULL ? captions->count : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (captions->cues[middle].start_ms <= media_ms)
			low = middle + 1;
		else
			high = middle;
	}
	while (low > 0)
		if (captions->cues[--low].end_ms > media_ms)
			return captions->cues[low].text;
	return NULL;
}

void bn_captions_destroy(struct bn_captions *captions)
{
	if (captions == NULL)
		return;
	for (size_t i = 0; i < captions->count; i++)
		free(captions->cues[i].text);
	free(captions->cues);
	free(captions);
}
