/* Writes JSON (RFC 8259) into a string, one value after the other; commas come by themselves.
 * For the trace and for leads, whose clear text must only ever lie in a secret string (json_read.h
 * reads them). Text that isn't UTF-8 has each bad byte replaced by
 * U+FFFD, so what comes out is always valid. */
#ifndef BN_BASE_JSON_H
#define BN_BASE_JSON_H

#include "base/str.h"

#include <stdint.h>

struct bn_json {
	struct bn_str *out; /* the caller's */
	bool comma;         /* a value was written at this depth */
};

void bn_json_object(struct bn_json *json, const char *key); /* key NULL: inside an array, or top */
void bn_json_object_end(struct bn_json *json);
void bn_json_array(struct bn_json *json, const char *key);
void bn_json_array_end(struct bn_json *json);
void bn_json_text(struct bn_json *json, const char *key, const char *value); /* NULL gives null */
void bn_json_int(struct bn_json *json, const char *key, int64_t value);
void bn_json_number(struct bn_json *json, const char *key, double value); /* finite; 12 digits */
void bn_json_bool(struct bn_json *json, const char *key, bool value);

#endif
