#include "base/json.h"
#include "base/json_read.h"
#include "base/utf8.h"
#include "leads/lead.h"

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

/* All keys, in the order they are written. */
enum {
	VERSION,
	NUMBER,
	WALL,
	OFFSET,
	FIRST_TEXT,
	AGE = FIRST_TEXT + TEXTS,
	INTERESTS,
	PURPOSES,
	KEYS
};
static const char *const others[KEYS] = {
	[VERSION] = "v",
	[NUMBER] = "number",
	[WALL] = "wall",
	[OFFSET] = "offset_minutes",
	[AGE] = "age_declared",
	[INTERESTS] = "interests",
	[PURPOSES] = "purposes",
};
#define KEY_ROOM 32 /* a longer one is none of ours */

/* KEYS for none of ours. Looks from `likely` on, where it mostly is. */
static size_t find_key(const char *name, size_t likely)
{
	for (size_t i = 0; i < KEYS; i++) {
		size_t key = (likely + i) % KEYS;
		const char *known = others[key] != NULL ? others[key]
							: texts[key - FIRST_TEXT].name;
		if (strcmp(known, name) == 0)
			return key;
	}
	return KEYS;
}

static bool read_interests(struct bn_json_reader *json, struct bn_lead *lead)
{
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']'))
		if (lead->interest_count == BN_LEAD_INTERESTS ||
			!bn_json_get_text(
				json, lead->interests[lead->interest_count++], BN_LEAD_KEY))
			return false;
	return true;
}

static bool read_purpose(struct bn_json_reader *json, struct bn_lead *lead)
{
	size_t place = lead->purpose_count++;
	unsigned seen = 0;
	for (bool more = bn_json_enter(json, '{'); more; more = bn_json_more(json, '}')) {
		char key[KEY_ROOM];
		if (!bn_json_key(json, key, sizeof(key)))
			return false;
		unsigned what = strcmp(key, "id") == 0 ? 1 : strcmp(key, "given") == 0 ? 2 : 0;
		bool good = (seen & what) == 0;
		if (what == 1)
			good &= bn_json_get_text(json, lead->purposes[place].id, BN_LEAD_KEY);
		else if (what == 2)
			good &= bn_json_get_bool(json, &lead->purposes[place].given);
		else
			good = bn_json_skip(json);
		if (!good)
			return false;
		seen |= what;
	}
	return seen == 3;
}

static bool read_purposes(struct bn_json_reader *json, struct bn_lead *lead)
{
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']'))
		if (lead->purpose_count == BN_LEAD_PURPOSES || !read_purpose(json, lead))
			return false;
	return true;
}

static bool read_number(struct bn_json_reader *json, int64_t least, int64_t most, int64_t *out)
{
	return bn_json_get_int(json, out) && *out >= least && *out <= most;
}

static bool read_value(struct bn_json_reader *json, size_t key, struct bn_lead *lead)
{
	int64_t number = 0;
	switch (key) {
	case VERSION:
		return read_number(json, BN_LEAD_VERSION, BN_LEAD_VERSION, &number);
	case NUMBER:
		return read_number(json, 1, INT64_MAX, &lead->number);
	case WALL:
		return read_number(json, 0, BN_LEAD_WALL_MOST, &lead->wall);
	case OFFSET:
		if (!read_number(json, -OFFSET_MOST, OFFSET_MOST, &number))
			return false;
		lead->offset_minutes = (int)number;
		return true;
	case AGE:
		return bn_json_get_bool(json, &lead->age_declared);
	case INTERESTS:
		return read_interests(json, lead);
	case PURPOSES:
		return read_purposes(json, lead);
	case KEYS:
		return bn_json_skip(json);
	default:
		return bn_json_get_text(json, (char *)lead + texts[key - FIRST_TEXT].offset,
			texts[key - FIRST_TEXT].size);
	}
}

/* The keys that a record can't do without, as bits. */
static uint32_t needed(void)
{
	uint32_t keys = ((uint32_t)1 << KEYS) - 1;
	keys &= ~((uint32_t)1 << NUMBER);
	for (size_t i = 0; i < TEXTS; i++)
		if (texts[i].optional)
			keys &= ~((uint32_t)1 << (FIRST_TEXT + i));
	return keys;
}

bool bn_lead_read(const char *text, size_t bytes, struct bn_lead *lead)
{
	struct bn_json_reader json = {.at = text, .end = text + bytes};
	uint32_t seen = 0;
	size_t key = 0;
	memset(lead, 0, sizeof(*lead));
	for (bool more = bn_json_enter(&json, '{'); more; more = bn_json_more(&json, '}')) {
		char name[KEY_ROOM];
		if (!bn_json_key(&json, name, sizeof(name)))
			return false;
		key = find_key(name, key + 1);
		bool twice = key < KEYS && (seen >> key & 1) != 0;
		if (twice || !read_value(&json, key, lead))
			return false;
		seen |= (uint32_t)1 << key;
	}
	return bn_json_ended(&json) && (needed() & ~seen) == 0;
}
