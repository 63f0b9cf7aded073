#include "base/json.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

static void add_quoted(struct bn_str *out, const char *text)
{
	bn_str_add(out, "\"", 1);
	for (size_t left = strlen(text); left > 0;) {
		unsigned char c = (unsigned char)*text;
		size_t bytes = bn_utf8_next(text, left, NULL);
		if (bytes == 0) {
			bn_str_addz(out, "\xEF\xBF\xBD");
			bytes = 1;
		} else if (c == '"' || c == '\\') {
			char escaped[2] = {'\\', (char)c};
			bn_str_add(out, escaped, 2);
		} else if (c < 0x20) {
			bn_str_addf(out, "\\u%04x", c);
		} else {
			bn_str_add(out, text, bytes);
		}
		text += bytes;
		left -= bytes;
	}
	bn_str_add(out, "\"", 1);
}

static void begin(struct bn_json *json, const char *key)
{
	if (json->comma)
		bn_str_add(json->out, ",", 1);
	json->comma = true;
	if (key != NULL) {
		add_quoted(json->out, key);
		bn_str_add(json->out, ":", 1);
	}
}

static void open_with(struct bn_json *json, const char *key, const char *bracket)
{
	begin(json, key);
	bn_str_add(json->out, bracket, 1);
	json->comma = false;
}

static void close_with(struct bn_json *json, const char *bracket)
{
	bn_str_add(json->out, bracket, 1);
	json->comma = true;
}

void bn_json_object(struct bn_json *json, const char *key)
{
	open_with(json, key, "{");
}

void bn_json_object_end(struct bn_json *json)
{
	close_with(json, "}");
}

void bn_json_array(struct bn_json *json, const char *key)
{
	open_with(json, key, "[");
}

void bn_json_array_end(struct bn_json *json)
{
	close_with(json, "]");
}

void bn_json_text(struct bn_json *json, const char *key, const char *value)
{
	begin(json, key);
	if (value != NULL)
		add_quoted(json->out, value);
	else
		bn_str_addz(json->out, "null");
}

void bn_json_int(struct bn_json *json, const char *key, int64_t value)
{
	begin(json, key);
	bn_str_addf(json->out, "%" PRId64, value);
}

void bn_json_number(struct bn_json *json, const char *key, double value)
{
	begin(json, key);
	bn_str_addf(json->out, "%.12g", value); /* the numeric locale is C's: see bn_tr_init */
}

void bn_json_bool(struct bn_json *json, const char *key, bool value)
{
	begin(json, key);
	bn_str_addz(json->out, value ? "true" : "false");
}
