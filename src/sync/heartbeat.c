#include "sync/heartbeat.h"

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/json_read.h"

#include <stdio.h>
#include <string.h>

#define WHAT    "heartbeat"
#define VERSION 1
#define MOST    1000000000000000 /* of any number that others reckon with */

void bn_heartbeat_name(const char *kiosk, char out[BN_HEARTBEAT_NAME])
{
	snprintf(out, BN_HEARTBEAT_NAME, BN_HEARTBEAT_FOLDER "%s.json", kiosk);
}

static void write_health(struct bn_json *json, const struct bn_health *health)
{
	bn_json_object(json, "health");
	for (int i = 0; i < BN_HEALTH_COUNT; i++) {
		const struct bn_health_fact *fact = &health->facts[i];
		if (!fact->known && fact->state == BN_HEALTH_NONE)
			continue;
		bn_json_object(json, bn_health_key((enum bn_health_name)i));
		bn_json_int(json, "state", fact->state);
		bn_json_int(json, "value", fact->value);
		if (!fact->known)
			bn_json_bool(json, "known", false);
		if (fact->text[0] != '\0')
			bn_json_text(json, "text", fact->text);
		bn_json_object_end(json);
	}
	bn_json_object_end(json);
}

static void write_errors(struct bn_json *json, const struct bn_heartbeat *heartbeat)
{
	bn_json_array(json, "errors");
	for (size_t i = 0; i < heartbeat->error_count; i++) {
		bn_json_object(json, NULL);
		bn_json_int(json, "wall", heartbeat->errors[i].wall);
		bn_json_text(json, "kind", heartbeat->errors[i].kind);
		bn_json_text(json, "about", heartbeat->errors[i].about);
		bn_json_object_end(json);
	}
	bn_json_array_end(json);
}

void bn_heartbeat_write(const struct bn_heartbeat *heartbeat, const struct bn_seal_signer *signer,
	struct bn_str *out)
{
	struct bn_str text = {0};
	struct bn_json json = {.out = &text};
	char hash[2 * BN_CHAIN_HASH + 1];
	bn_id_hex(heartbeat->end.hash, BN_CHAIN_HASH, hash);
	bn_json_object(&json, NULL);
	bn_json_int(&json, "v", VERSION);
	bn_json_text(&json, "kiosk", heartbeat->kiosk);
	bn_json_int(&json, "wall", heartbeat->wall);
	bn_json_int(&json, "count", heartbeat->count);
	bn_json_int(&json, "every_s", heartbeat->every_s);
	bn_json_bool(&json, "synced", heartbeat->synced);
	if (heartbeat->drift_known)
		bn_json_int(&json, "drift_s", heartbeat->drift_s);
	bn_json_int(&json, "end", heartbeat->end.number);
	bn_json_text(&json, "end_hash", hash);
	bn_json_int(&json, "sent", heartbeat->sent);
	bn_json_int(&json, "aside", heartbeat->aside);
	bn_json_text(&json, "group", heartbeat->group);
	write_health(&json, &heartbeat->health);
	write_errors(&json, heartbeat);
	bn_json_object_end(&json);
	bn_signed_write(WHAT, &text, signer, out);
	bn_str_finish(&text);
}

static enum bn_health_name fact_of(const char *key)
{
	for (int i = 0; i < BN_HEALTH_COUNT; i++)
		if (strcmp(bn_health_key((enum bn_health_name)i), key) == 0)
			return (enum bn_health_name)i;
	return BN_HEALTH_COUNT;
}

static bool read_fact(struct bn_json_reader *json, struct bn_health_fact *fact)
{
	char key[16];
	int64_t state = 0;
	fact->known = true;
	for (bool more = bn_json_enter(json, '{'); more; more = bn_json_more(json, '}')) {
		bool good = bn_json_key(json, key, sizeof(key));
		if (good && strcmp(key, "state") == 0)
			good = bn_json_get_int(json, &state);
		else if (good && strcmp(key, "value") == 0)
			good = bn_json_get_int(json, &fact->value);
		else if (good && strcmp(key, "known") == 0)
			good = bn_json_get_bool(json, &fact->known);
		else if (good && strcmp(key, "text") == 0)
			good = bn_json_get_text(json, fact->text, sizeof(fact->text));
		else if (good)
			good = bn_json_skip(json);
		if (!good)
			return false;
	}
	if (state < BN_HEALTH_NONE || state > BN_HEALTH_BAD)
		return false;
	fact->state = (enum bn_health_state)state;
	return !json->bad;
}

static bool read_health(struct bn_json_reader *json, struct bn_health *health)
{
	char key[32];
	for (bool more = bn_json_enter(json, '{'); more; more = bn_json_more(json, '}')) {
		if (!bn_json_key(json, key, sizeof(key)))
			return false;
		enum bn_health_name name = fact_of(key);
		if (name == BN_HEALTH_COUNT ? !bn_json_skip(json)
					    : !read_fact(json, &health->facts[name]))
			return false;
	}
	return !json->bad;
}

static bool read_error(struct bn_json_reader *json, struct bn_heartbeat_error *error)
{
	char key[16];
	bool good = true;
	for (bool more = bn_json_enter(json, '{'); good && more;
		more = good && bn_json_more(json, '}')) {
		good = bn_json_key(json, key, sizeof(key));
		if (good && strcmp(key, "wall") == 0)
			good = bn_json_get_int(json, &error->wall);
		else if (good && strcmp(key, "kind") == 0)
			good = bn_json_get_text(json, error->kind, sizeof(error->kind));
		else if (good && strcmp(key, "about") == 0)
			good = bn_json_get_text(json, error->about, sizeof(error->about));
		else if (good)
			good = bn_json_skip(json);
	}
	return good && !json->bad;
}

static bool read_errors(struct bn_json_reader *json, struct bn_heartbeat *heartbeat)
{
	struct bn_heartbeat_error left_out;
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']')) {
		bool room = heartbeat->error_count < BN_HEARTBEAT_ERRORS;
		if (!read_error(
			    json, room ? &heartbeat->errors[heartbeat->error_count++] : &left_out))
			return false;
	}
	return !json->bad;
}

static bool read_hash(struct bn_json_reader *json, uint8_t hash[BN_CHAIN_HASH])
{
	char hex[2 * BN_CHAIN_HASH + 1];
	return bn_json_get_text(json, hex, sizeof(hex)) && bn_id_unhex(hex, hash, BN_CHAIN_HASH);
}

static bool read_field(struct bn_json_reader *json, const char *key, struct bn_heartbeat *heartbeat)
{
	const struct {
		const char *key;
		int64_t *number;
	} numbers[] = {{"wall", &heartbeat->wall}, {"count", &heartbeat->count},
		{"every_s", &heartbeat->every_s}, {"drift_s", &heartbeat->drift_s},
		{"end", &heartbeat->end.number}, {"sent", &heartbeat->sent},
		{"aside", &heartbeat->aside}};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (strcmp(key, numbers[i].key) == 0) {
			heartbeat->drift_known |= numbers[i].number == &heartbeat->drift_s;
			return bn_json_get_int(json, numbers[i].number);
		}
	if (strcmp(key, "kiosk") == 0)
		return bn_json_get_text(json, heartbeat->kiosk, sizeof(heartbeat->kiosk));
	if (strcmp(key, "synced") == 0)
		return bn_json_get_bool(json, &heartbeat->synced);
	if (strcmp(key, "end_hash") == 0)
		return read_hash(json, heartbeat->end.hash);
	if (strcmp(key, "group") == 0)
		return bn_json_get_text(json, heartbeat->group, sizeof(heartbeat->group));
	if (strcmp(key, "health") == 0)
		return read_health(json, &heartbeat->health);
	if (strcmp(key, "errors") == 0)
		return read_errors(json, heartbeat);
	return bn_json_skip(json);
}

static bool is_within(int64_t number, int64_t least, int64_t most)
{
	return number >= least && number <= most;
}

static bool is_sensible(const struct bn_heartbeat *heartbeat)
{
	for (size_t i = 0; i < heartbeat->error_count; i++)
		if (!is_within(heartbeat->errors[i].wall, 0, BN_CLOCK_LATEST))
			return false;
	return is_within(heartbeat->wall, 0, BN_CLOCK_LATEST) &&
	       is_within(heartbeat->count, 1, MOST) && is_within(heartbeat->every_s, 0, MOST) &&
	       is_within(heartbeat->drift_s, -BN_CLOCK_LATEST, BN_CLOCK_LATEST) &&
	       is_within(heartbeat->end.number, 0, MOST) && is_within(heartbeat->sent, 0, MOST) &&
	       is_within(heartbeat->aside, 0, MOST);
}

static bool read_line(const char *line, size_t length, struct bn_heartbeat *heartbeat)
{
	char key[16];
	struct bn_json_reader json = {.at = line, .end = line + length};
	bool good = true;
	for (bool more = bn_json_enter(&json, '{'); good && more;
		more = good && bn_json_more(&json, '}'))
		good = bn_json_key(&json, key, sizeof(key)) && read_field(&json, key, heartbeat);
	heartbeat->health.wall = heartbeat->wall;
	return good && bn_json_ended(&json) && heartbeat->kiosk[0] != '\0' &&
	       is_sensible(heartbeat);
}

bool bn_heartbeat_read(const struct bn_str *text, struct bn_heartbeat *heartbeat)
{
	const char *line = NULL;
	size_t length = 0;
	*heartbeat = (struct bn_heartbeat){0};
	return bn_signed_read(WHAT, text, &heartbeat->key, &line, &length) &&
	       read_line(line, length, heartbeat);
}

bool bn_heartbeat_read_again(const struct bn_str *text, struct bn_heartbeat *heartbeat)
{
	const char *line = NULL;
	size_t length = 0;
	*heartbeat = (struct bn_heartbeat){0};
	return bn_signed_read_again(text, &heartbeat->key, &line, &length) &&
	       read_line(line, length, heartbeat);
}
