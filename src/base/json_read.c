#include "base/json_read.h"

#include "base/utf8.h"

#include <string.h>

static bool fail(struct bn_json_reader *json)
{
	json->bad = true;
	json->at = json->end;
	return false;
}

/* The next sign after blanks, 0 at the end. */
static char peek(struct bn_json_reader *json)
{
	while (json->at < json->end &&
		(*json->at == ' ' || *json->at == '\n' || *json->at == '\r' || *json->at == '\t'))
		json->at++;
	return json->at < json->end ? *json->at : '\0';
}

static bool take(struct bn_json_reader *json, char sign)
{
	if (json->bad || peek(json) != sign || json->at == json->end)
		return fail(json);
	json->at++;
	return true;
}

bool bn_json_enter(struct bn_json_reader *json, char open)
{
	if (!take(json, open))
		return false;
	if (++json->depth > BN_JSON_DEPTH)
		return fail(json);
	if (peek(json) != (open == '{' ? '}' : ']'))
		return true;
	json->at++;
	json->depth--;
	return false;
}

bool bn_json_more(struct bn_json_reader *json, char close)
{
	if (json->bad)
		return false;
	if (peek(json) == ',') {
		json->at++;
		return true;
	}
	json->depth--;
	take(json, close);
	return false;
}

/* Where a text goes; out NULL: nowhere. */
struct room {
	char *out;
	size_t size, used;
	bool full;
};

static void put(struct room *room, const char *bytes, size_t count)
{
	if (room->out == NULL)
		return;
	if (count >= room->size - room->used) {
		room->full = true;
		return;
	}
	memcpy(room->out + room->used, bytes, count);
	room->used += count;
}

static bool read_hex(struct bn_json_reader *json, uint32_t *code)
{
	*code = 0;
	for (int i = 0; i < 4; i++) {
		char c = json->at < json->end ? *json->at++ : '\0';
		uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
				 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
				 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
							: 16;
		if (digit == 16)
			return fail(json);
		*code = *code << 4 | digit;
	}
	return true;
}

/* What follows "\u", one code point in one or two halves; NUL is refused. */
static bool read_code(struct bn_json_reader *json, struct room *room)
{
	uint32_t code = 0, low = 0;
	if (!read_hex(json, &code))
		return false;
	if (code >= 0xD800 && code < 0xDC00) {
		if (json->end - json->at < 2 || memcmp(json->at, "\\u", 2) != 0)
			return fail(json);
		json->at += 2;
		if (!read_hex(json, &low) || low < 0xDC00 || low >= 0xE000)
			return fail(json);
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
	} else if (code == 0 || (code >= 0xDC00 && code < 0xE000)) {
		return fail(json);
	}
	char bytes[4];
	size_t count = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const uint8_t heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = count; i-- > 1; code >>= 6)
		bytes[i] = (char)(0x80 | (code & 0x3F));
	bytes[0] = (char)(heads[count] | code);
	put(room, bytes, count);
	return true;
}

static bool read_escape(struct bn_json_reader *json, struct room *room)
{
	static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
	char c = json->at < json->end ? *json->at++ : '\0';
	if (c == 'u')
		return read_code(json, room);
	const char *found = c != '\0' ? strchr(names, c) : NULL;
	if (found == NULL)
		return fail(json);
	put(room, &values[found - names], 1);
	return true;
}

/* Up to what ends or escapes, as it is. */
static bool read_plain(struct bn_json_reader *json, struct room *room)
{
	const char *from = json->at, *at = from;
	unsigned char all = 0;
	while (at < json->end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
		all |= (unsigned char)*at++;
	size_t count = (size_t)(at - from);
	json->at = at;
	if (all >= 0x80 && bn_utf8_invalid(from, count) >= 0)
		return fail(json);
	put(room, from, count);
	return true;
}

static bool read_string(struct bn_json_reader *json, struct room *room)
{
	if (!take(json, '"'))
		return false;
	while (read_plain(json, room) && json->at < json->end) {
		char c = *json->at++;
		if (c == '"') {
			if (room->out != NULL)
				room->out[room->full ? 0 : room->used] = '\0';
			return true;
		}
		if (c != '\\' || !read_escape(json, room))
			return fail(json);
	}
	return fail(json);
}

bool bn_json_key(struct bn_json_reader *json, char *out, size_t room)
{
	struct room into = {.out = out, .size = room};
	return read_string(json, &into) && take(json, ':');
}

bool bn_json_get_text(struct bn_json_reader *json, char *out, size_t room)
{
	struct room into = {.out = out, .size = room};
	return read_string(json, &into) && (!into.full || fail(json));
}

static size_t count_digits(struct bn_json_reader *json)
{
	const char *from = json->at;
	while (json->at < json->end && *json->at >= '0' && *json->at <= '9')
		json->at++;
	return (size_t)(json->at - from);
}

/* The sign and the digits before a fraction: no zero before others. */
static bool read_whole(struct bn_json_reader *json)
{
	if (json->bad)
		return false;
	if (peek(json) == '-')
		json->at++;
	const char *from = json->at;
	size_t digits = count_digits(json);
	return (digits == 1 || (digits > 1 && *from != '0')) || fail(json);
}

static bool is_next(const struct bn_json_reader *json, const char *signs)
{
	return json->at < json->end && *json->at != '\0' && strchr(signs, *json->at) != NULL;
}

static bool skip_number(struct bn_json_reader *json)
{
	if (!read_whole(json))
		return false;
	if (is_next(json, ".")) {
		json->at++;
		if (count_digits(json) == 0)
			return fail(json);
	}
	if (is_next(json, "eE")) {
		json->at++;
		if (is_next(json, "+-"))
			json->at++;
		if (count_digits(json) == 0)
			return fail(json);
	}
	return true;
}

bool bn_json_get_int(struct bn_json_reader *json, int64_t *out)
{
	peek(json);
	const char *at = json->at;
	if (!read_whole(json) || is_next(json, ".eE"))
		return fail(json);
	bool negative = *at == '-';
	int64_t number = 0; /* below zero as long as it grows: there is one more of those */
	for (at += negative; at < json->at; at++)
		if (__builtin_mul_overflow(number, 10, &number) ||
			__builtin_sub_overflow(number, *at - '0', &number))
			return fail(json);
	if (!negative && __builtin_sub_overflow(0, number, &number))
		return fail(json);
	*out = number;
	return true;
}

static bool read_word(struct bn_json_reader *json, const char *word)
{
	size_t length = strlen(word);
	if (json->bad || (size_t)(json->end - json->at) < length ||
		memcmp(json->at, word, length) != 0)
		return fail(json);
	json->at += length;
	return true;
}

bool bn_json_get_bool(struct bn_json_reader *json, bool *out)
{
	*out = peek(json) == 't';
	return read_word(json, *out ? "true" : "false");
}

static bool skip_items(struct bn_json_reader *json, char open, char close)
{
	struct room nowhere = {0};
	for (bool more = bn_json_enter(json, open); more; more = bn_json_more(json, close))
		if ((open == '{' && (!read_string(json, &nowhere) || !take(json, ':'))) ||
			!bn_json_skip(json))
			return false;
	return !json->bad;
}

bool bn_json_skip(struct bn_json_reader *json)
{
	struct room nowhere = {0};
	switch (peek(json)) {
	case '{':
		return skip_items(json, '{', '}');
	case '[':
		return skip_items(json, '[', ']');
	case '"':
		return read_string(json, &nowhere);
	case 't':
		return read_word(json, "true");
	case 'f':
		return read_word(json, "false");
	case 'n':
		return read_word(json, "null");
	default:
		return skip_number(json);
	}
}

bool bn_json_ended(struct bn_json_reader *json)
{
	peek(json);
	return !json->bad && json->at == json->end;
}
