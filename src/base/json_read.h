/* Reads JSON (RFC 8259) once from start to end, without a copy of it: clear text stays in the
 *memory it lies in. Objects and arrays:
 *
 *	for (bool more = bn_json_enter(&json, '{'); more; more = bn_json_more(&json, '}')) {
 *		key, then a value
 *	}
 *	good = bn_json_ended(&json);
 *
 * What isn't as asked makes the reader bad: all that is asked afterwards is false. */
#ifndef BN_BASE_JSON_READ_H
#define BN_BASE_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Begin with the text in `at` and `end`, and the rest zero. */
struct bn_json_reader {
	const char *at, *end;
	bool bad;
	int depth;
};
#define BN_JSON_DEPTH 64 /* objects and arrays in each other, at most */

/* True: there is a first item. open: '{' or '['. */
bool bn_json_enter(struct bn_json_reader *json, char open);
/* After an item. True: there is another one. close: '}' or ']'. */
bool bn_json_more(struct bn_json_reader *json, char close);
/* A key and its colon. One that has no room in `out`, which holds `room` bytes, is "". */
bool bn_json_key(struct bn_json_reader *json, char *out, size_t room);
/* Values. A text is UTF-8 without NUL; one that has no room is bad. */
bool bn_json_get_text(struct bn_json_reader *json, char *out, size_t room);
bool bn_json_get_int(struct bn_json_reader *json, int64_t *out);
bool bn_json_get_bool(struct bn_json_reader *json, bool *out);
/* Any value, left alone; it must be JSON. */
bool bn_json_skip(struct bn_json_reader *json);
/* True: all was good, and nothing but blanks follows. */
bool bn_json_ended(struct bn_json_reader *json);

#endif
