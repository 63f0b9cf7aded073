/* The blocks of a WebVTT or SubRip file. SubRip has no standard: what players take is taken. */
#include "base/tr.h"
#include "base/utf8.h"
#include "content/captions_parts.h"

#include <stdlib.h>
#include <string.h>

#define PROBLEMS_MOST 20 /* of one file; a file of the wrong kind has thousands */

struct line {
	const char *text; /* not ended by NUL */
	size_t length;
	int number; /* from 1 */
};

struct reader {
	const char *path, *at, *end;
	const char *start; /* of the line read last */
	int number;        /* its number, from 1 */
	bool subrip;
	struct bn_captions_list *list;
	struct bn_problems *problems;
	int told;
};

/* At a place of the line read last. */
static void tell(struct reader *reader, const char *place, const char *what)
{
	int column = 1;
	if (reader->told++ >= PROBLEMS_MOST)
		return;
	for (const char *at = reader->start; at < place; column++) {
		size_t bytes = bn_utf8_next(at, (size_t)(place - at), NULL);
		at += bytes > 0 ? bytes : 1;
	}
	bn_problems_add(reader->problems, reader->path, reader->number, column, "%s", what);
}

/* Lines end in LF, CR or both; one of blanks alone is as good as empty. */
static bool next_line(struct reader *reader, struct line *line)
{
	if (reader->at == reader->end)
		return false;
	const char *from = reader->at;
	while (reader->at < reader->end && *reader->at != '\n' && *reader->at != '\r')
		reader->at++;
	*line = (struct line){from, (size_t)(reader->at - from), ++reader->number};
	reader->start = from;
	while (line->length > 0 && strchr(" \t", line->text[line->length - 1]) != NULL)
		line->length--;
	if (reader->end - reader->at >= 2 && reader->at[0] == '\r' && reader->at[1] == '\n')
		reader->at += 2;
	else if (reader->at < reader->end)
		reader->at++;
	return true;
}

/* The line read last will be read again. */
static void unread(struct reader *reader, const struct line *line)
{
	reader->at = line->text;
	reader->number = line->number - 1;
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

static bool take_arrow(struct line *line)
{
	if (line->length < 3 || memcmp(line->text, "-->", 3) != 0)
		return false;
	line->text += 3;
	line->length -= 3;
	return true;
}

static void skip_blanks(struct line *line)
{
	while (take_char(line, ' ') || take_char(line, '\t'))
		continue;
}

static bool is_blank(struct line line)
{
	return line.length == 0;
}

static bool is_word(struct line line, const char *word)
{
	size_t length = strlen(word);
	return line.length >= length && memcmp(line.text, word, length) == 0 &&
	       (line.length == length || line.text[length] == ' ' || line.text[length] == '\t');
}

static bool is_number(struct line line)
{
	return take_number(&line, 1, 9) >= 0 && line.length == 0;
}

/* A line of times, right or wrong. People write "a --> b" in SubRip; WebVTT forbids it. */
static bool is_times(const struct reader *reader, struct line line)
{
	bool arrow = line.length >= 3 && memmem(line.text, line.length, "-->", 3) != NULL;
	if (!reader->subrip || !arrow)
		return arrow;
	skip_blanks(&line);
	while (take_char(&line, '-'))
		continue;
	return take_number(&line, 1, 9) >= 0 && line.length > 0 && line.text[0] == ':';
}

/* [hours:]minutes:seconds.thousandths in milliseconds, or -1. SubRip has a comma before the
 * thousandths, or a point, and fewer digits at times. */
static int64_t take_time(struct line *line, bool subrip)
{
	int64_t hours = 0, value;
	int64_t minutes = take_number(line, subrip ? 1 : 2, 4);
	if (minutes < 0 || !take_char(line, ':'))
		return -1;
	int64_t seconds = take_number(line, subrip ? 1 : 2, 2);
	if (take_char(line, ':')) {
		hours = minutes;
		minutes = seconds;
		seconds = take_number(line, subrip ? 1 : 2, 2);
	}
	if (minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
		return -1;
	value = ((hours * 60 + minutes) * 60 + seconds) * 1000;
	if (!take_char(line, '.') && !(subrip && take_char(line, ',')))
		return subrip ? value : -1;
	size_t before = line->length;
	int64_t part = take_number(line, subrip ? 1 : 3, 3);
	for (size_t digits = before - line->length; digits < 3; digits++)
		part *= 10;
	return part < 0 ? -1 : value + part;
}

/* Of the settings behind the times, what asks for the upper half: line:0, line:10%. */
static bool asks_above(struct line line)
{
	while (line.length > 0) {
		skip_blanks(&line);
		struct line setting = line;
		while (line.length > 0 && line.text[0] != ' ' && line.text[0] != '\t')
			take_char(&line, line.text[0]);
		if (setting.length < 6 || memcmp(setting.text, "line:", 5) != 0)
			continue;
		setting.text += 5;
		setting.length -= 5;
		int64_t value = take_number(&setting, 1, 3);
		if (take_char(&setting, '.'))
			while (setting.length > 0 && setting.text[0] != '%')
				take_char(&setting, setting.text[0]);
		return value >= 0 && value < (take_char(&setting, '%') ? 50 : 8);
	}
	return false;
}

/* False: told what is wrong. */
static bool take_times(struct reader *reader, struct line line, struct bn_caption *cue)
{
	const char *wrong = reader->subrip
				    ? _("sous-titre laissé de côté ; écrivez ses temps ainsi : "
					"00:00:01,000 --> 00:00:04,500")
				    : _("sous-titre laissé de côté ; écrivez ses temps ainsi : "
					"00:01.000 --> 00:04.500");
	skip_blanks(&line);
	const char *place = line.text;
	cue->start_ms = take_time(&line, reader->subrip);
	skip_blanks(&line);
	bool arrow = take_arrow(&line);
	if (cue->start_ms < 0 || !arrow) {
		tell(reader, place, wrong);
		return false;
	}
	skip_blanks(&line);
	place = line.text;
	cue->end_ms = take_time(&line, reader->subrip);
	if (cue->end_ms < 0 || (line.length > 0 && line.text[0] != ' ' && line.text[0] != '\t')) {
		tell(reader, place, wrong);
		return false;
	}
	if (cue->end_ms <= cue->start_ms) {
		tell(reader, place,
			_("sous-titre laissé de côté ; sa fin doit venir après son début"));
		return false;
	}
	cue->above = !reader->subrip && asks_above(line);
	return true;
}

/* To the end of a block, or to the times of the next cue where its blank line is missing. */
static void skip_block(struct reader *reader)
{
	struct line line;
	while (next_line(reader, &line) && !is_blank(line))
		if (is_times(reader, line)) {
			unread(reader, &line);
			return;
		}
}

/* A note may hold anything up to a blank line. */
static void skip_note(struct reader *reader)
{
	struct line line;
	while (next_line(reader, &line) && !is_blank(line))
		continue;
}

static bool is_cut(const struct bn_str *words)
{
	return words->length >= BN_CAPTIONS_TEXT;
}

static void cut_to(struct bn_str *words, size_t length)
{
	words->length = length;
	if (words->data != NULL)
		words->data[length] = '\0';
}

/* One of nothing but markup and blanks isn't there. */
static void add_line(
	struct reader *reader, struct line line, struct bn_caption *cue, struct bn_str *words)
{
	size_t before = words->length;
	if (is_cut(words))
		return;
	if (before > 0)
		bn_str_addz(words, "\n");
	size_t from = words->length;
	if (bn_captions_words(words, line.text, line.length, reader->subrip))
		cue->above = true;
	const char *text = bn_str_text(words);
	if (text[from + strspn(text + from, " \t")] == '\0')
		cut_to(words, before);
}

/* The lines of a cue after its times. */
static void read_words(struct reader *reader, struct bn_caption *cue, struct bn_str *words)
{
	struct line line;
	size_t before = 0; /* the words before the last line */
	bool number = false, told = false;
	while (next_line(reader, &line) && !is_blank(line)) {
		if (is_times(reader, line)) {
			/* The blank line is missing: the line before may be the next one's number.
			 */
			if (number)
				cut_to(words, before);
			unread(reader, &line);
			return;
		}
		before = words->length;
		number = reader->subrip && is_number(line);
		add_line(reader, line, cue, words);
		if (is_cut(words) && !told)
			tell(reader, line.text,
				_("sous-titre trop long, coupé à 1000 octets ; faites-en "
				  "plusieurs"));
		told = told || is_cut(words);
	}
}

static void read_cue(struct reader *reader, struct line times)
{
	struct bn_caption cue = {0};
	struct bn_str words = {0};
	if (!take_times(reader, times, &cue)) {
		skip_block(reader);
		return;
	}
	read_words(reader, &cue, &words);
	if (words.length > 0) {
		cue.text = bn_str_take(&words);
		bn_captions_list_add(reader->list, cue);
	}
	bn_str_finish(&words);
}

/* A line that is neither blank nor a note nor times: a cue's name or number, if times follow. */
static void read_name(struct reader *reader, const struct line *name)
{
	struct line line;
	bool next = next_line(reader, &line);
	if (next && is_times(reader, line)) {
		unread(reader, &line);
		return;
	}
	if (next)
		unread(reader, &line);
	reader->start = name->text;
	reader->number = name->number;
	tell(reader, name->text,
		_("texte sans temps, laissé de côté ; enlevez la ligne vide qui le précède, ou "
		  "donnez-lui "
		  "ses temps"));
	skip_block(reader);
}

static void read_blocks(struct reader *reader)
{
	struct line line;
	while (next_line(reader, &line)) {
		bool times = is_times(reader, line);
		if (is_blank(line))
			continue;
		if (!reader->subrip && !times &&
			(is_word(line, "NOTE") || is_word(line, "STYLE") ||
				is_word(line, "REGION"))) {
			skip_note(reader);
		} else if (!times) {
			read_name(reader, &line);
		} else if (reader->list->count == BN_CAPTIONS_CUES) {
			tell(reader, line.text,
				_("trop de sous-titres ; seuls les 50000 premiers sont gardés"));
			return;
		} else {
			read_cue(reader, line);
		}
	}
}

/* Which of the two it is, by its first lines; they are read. */
static bool read_head(struct reader *reader)
{
	struct line line;
	bool got = next_line(reader, &line);
	if (got && is_word(line, "WEBVTT")) {
		while (next_line(reader, &line) && !is_blank(line))
			if (is_times(reader, line)) {
				unread(reader, &line);
				break;
			}
		return true;
	}
	reader->subrip = true;
	while (got && is_blank(line))
		got = next_line(reader, &line);
	struct line first = line;
	bool good = got &&
		    (is_times(reader, line) || (is_number(line) && next_line(reader, &line) &&
						       is_times(reader, line)));
	if (good)
		unread(reader, &first);
	return good;
}

/* Where the bytes that aren't UTF-8 begin. SubRip in Windows-1252 is as usual as not. */
static void tell_bad(struct reader *reader, const char *place)
{
	struct reader to = *reader;
	struct line line;
	bool taken = memcmp(place, "\ufffd", strlen("\ufffd")) != 0;
	if (reader->subrip && taken)
		return;
	while (next_line(&to, &line) && to.at <= place)
		continue;
	tell(&to, place, _("ce n’est pas de l’UTF-8 ; enregistrez le fichier en UTF-8"));
	reader->told = to.told;
}

bool bn_captions_read(const char *path, const char *text, size_t bytes, ptrdiff_t bad,
	struct bn_captions_list *list, struct bn_problems *problems)
{
	struct reader reader = {.path = path,
		.at = text,
		.end = text + bytes,
		.start = text,
		.list = list,
		.problems = problems};
	if (bn_utf8_next(text, bytes, NULL) == 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		reader.at = reader.start = text + 3;
	struct reader begin = reader;
	if (!read_head(&reader)) {
		bn_problems_add(problems, path, 1, 1,
			_("ce ne sont ni des sous-titres WebVTT (première ligne : WEBVTT) ni "
			  "SubRip "
			  "(1, puis 00:00:01,000 --> 00:00:04,500) ; exportez-les dans l’un des "
			  "deux"));
		return false;
	}
	if (bad >= 0) {
		begin.subrip = reader.subrip;
		tell_bad(&begin, text + bad);
	}
	reader.told = begin.told;
	read_blocks(&reader);
	if (list->count == 0 && reader.told == 0)
		bn_problems_add(problems, path, 0, 0,
			_("aucun sous-titre dans ce fichier ; ajoutez-en, ou enlevez-le de la "
			  "campagne"));
	return true;
}
