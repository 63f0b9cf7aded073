#include "base/json.h"
#include "base/utf8.h"
#include "leads/lead.h"

#include <jansson.h>
#include <stddef.h>
#include <string.h>

/* Every field of the record that is a text, in the order they are written. */
static const struct text {
	const char *name;
	size_t offset, size;
	bool optional; /* empty it isn't written: records from before have none */
} texts[] = {
#define TEXT(field) #field, offsetof(struct bn_lead, field), sizeof(((struct bn_lead *)0)->field),
	{TEXT(id) false},
	{TEXT(campaign) false},
	{TEXT(venue) false},
	{TEXT(event) true},
	{TEXT(kiosk) false},
	{TEXT(language) false},
	{TEXT(reference) false},
	{TEXT(first_name) false},
	{TEXT(last_name) false},
	{TEXT(email) false},
	{TEXT(phone) false},
	{TEXT(situation) false},
	{TEXT(notice_version) false},
	{TEXT(notice_hash) false},
	{TEXT(notice_language) false},
#undef TEXT
};
#define OFFSET_MOST 1440
#define TEXTS       (sizeof(texts) / sizeof(texts[0]))

/* A byte that isn't UTF-8, such as those of a letter cut in two, becomes "?": base/json would put
 * three bytes for one, and a full field would no longer fit when it is read. */
static void add_text(struct bn_json *json, const char *name, const char *text)
{
	char clean[BN_LEAD_TEXT];
	size_t length = strnlen(text, sizeof(clean) - 1);
	memcpy(clean, text, length);
	clean[length] = '\0';
	for (ptrdiff_t bad; (bad = bn_utf8_invalid(clean, length)) >= 0;)
		clean[bad] = '?';
	bn_json_text(json, name, clean);
	explicit_bzero(clean, sizeof(clean));
}

void bn_lead_write(const struct bn_lead *lead, struct bn_str *out)
{
	struct bn_json json = {.out = out};
	bn_json_object(&json, NULL);
	bn_json_int(&json, "v", BN_LEAD_VERSION);
	if (lead->number > 0)
		bn_json_int(&json, "number", lead->number);
	bn_json_int(&json, "wall", lead->wall);
	bn_json_int(&json, "offset_minutes", lead->offset_minutes);
	for (size_t i = 0; i < TEXTS; i++) {
		const char *text = (const char *)lead + texts[i].offset;
		if (!texts[i].optional || text[0] != '\0')
			add_text(&json, texts[i].name, text);
	}
	bn_json_bool(&json, "age_declared", lead->age_declared);
	bn_json_array(&json, "interests");
	for (size_t i = 0; i < lead->interest_count; i++)
		add_text(&json, NULL, lead->interests[i]);
	bn_json_array_end(&json);
	bn_json_array(&json, "purposes");
	for (size_t i = 0; i < lead->purpose_count; i++) {
		bn_json_object(&json, NULL);
		add_text(&json, "id", lead->purposes[i].id);
		bn_json_bool(&json, "given", lead->purposes[i].given);
		bn_json_object_end(&json);
	}
	bn_json_array_end(&json);
	bn_json_object_end(&json);
}

static bool read_text(const json_t *value, char *out, size_t size)
{
	if (!json_is_string(value) || json_string_length(value) >= size)
		return false;
	memcpy(out, json_string_value(value), json_string_length(value) + 1);
	return true;
}

static bool read_bool(const json_t *value, bool *out)
{
	*out = json_is_true(value);
	return json_is_boolean(value);
}

static bool read_interests(const json_t *array, struct bn_lead *lead)
{
	if (!json_is_array(array) || json_array_size(array) > BN_LEAD_INTERESTS)
		return false;
	lead->interest_count = json_array_size(array);
	for (size_t i = 0; i < lead->interest_count; i++)
		if (!read_text(json_array_get(array, i), lead->interests[i], BN_LEAD_KEY))
			return false;
	return true;
}

static bool read_purposes(const json_t *array, struct bn_lead *lead)
{
	if (!json_is_array(array) || json_array_size(array) > BN_LEAD_PURPOSES)
		return false;
	lead->purpose_count = json_array_size(array);
	for (size_t i = 0; i < lead->purpose_count; i++) {
		const json_t *one = json_array_get(array, i);
		if (!read_text(json_object_get(one, "id"), lead->purposes[i].id, BN_LEAD_KEY) ||
			!read_bool(json_object_get(one, "given"), &lead->purposes[i].given))
			return false;
	}
	return true;
}

static bool read_record(const json_t *root, struct bn_lead *lead)
{
	const json_t *version = json_object_get(root, "v");
	const json_t *wall = json_object_get(root, "wall");
	const json_t *offset = json_object_get(root, "offset_minutes");
	const json_t *number = json_object_get(root, "number");
	if (!json_is_integer(version) || json_integer_value(version) != BN_LEAD_VERSION ||
		(number != NULL && (!json_is_integer(number) || json_integer_value(number) < 1)))
		return false;
	lead->number = json_integer_value(number);
	if (!json_is_integer(wall) || json_integer_value(wall) < 0 ||
		json_integer_value(wall) > BN_LEAD_WALL_MOST || !json_is_integer(offset) ||
		json_integer_value(offset) < -OFFSET_MOST ||
		json_integer_value(offset) > OFFSET_MOST)
		return false;
	lead->wall = json_integer_value(wall);
	lead->offset_minutes = (int)json_integer_value(offset);
	for (size_t i = 0; i < TEXTS; i++) {
		const json_t *text = json_object_get(root, texts[i].name);
		if ((text != NULL || !texts[i].optional) &&
			!read_text(text, (char *)lead + texts[i].offset, texts[i].size))
			return false;
	}
	return read_bool(json_object_get(root, "age_declared"), &lead->age_declared) &&
	       read_interests(json_object_get(root, "interests"), lead) &&
	       read_purposes(json_object_get(root, "purposes"), lead);
}

bool bn_lead_read(const char *json, size_t bytes, struct bn_lead *lead)
{
	memset(lead, 0, sizeof(*lead));
	json_t *root = json_loadb(json, bytes, JSON_REJECT_DUPLICATES, NULL);
	bool good = root != NULL && read_record(root, lead);
	json_decref(root);
	return good;
}
