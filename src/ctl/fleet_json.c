#include "base/clock.h"
#include "base/json.h"
#include "base/mem.h"
#include "ctl/collect.h"
#include "ctl/fleet.h"

#include <stdlib.h>

static void add_moment(struct bn_json *json, const char *key, int64_t wall)
{
	char at[BN_CLOCK_TEXT];
	if (wall > 0)
		bn_clock_utc(wall, at);
	bn_json_text(json, key, wall > 0 ? at : NULL);
}

static void add_int(struct bn_json *json, const char *key, bool known, int64_t value)
{
	if (known)
		bn_json_int(json, key, value);
	else
		bn_json_text(json, key, NULL);
}

static void add_facts(struct bn_json *json, const struct bn_health *health)
{
	bn_json_object(json, "facts");
	for (int i = 0; i < BN_HEALTH_COUNT; i++) {
		const struct bn_health_fact *fact = &health->facts[i];
		bn_json_object(json, bn_health_key((enum bn_health_name)i));
		bn_json_text(json, "state", bn_health_state_key(fact->state));
		bn_json_bool(json, "known", fact->known);
		bn_json_int(json, "value", fact->value);
		bn_json_text(json, "text", fact->text);
		bn_json_object_end(json);
	}
	bn_json_object_end(json);
}

static void add_errors(struct bn_json *json, const struct bn_heartbeat *heartbeat)
{
	bn_json_array(json, "errors");
	for (size_t i = 0; i < heartbeat->error_count; i++) {
		const struct bn_heartbeat_error *error = &heartbeat->errors[i];
		bn_json_object(json, NULL);
		add_moment(json, "at", error->wall);
		bn_json_text(json, "kind", error->kind);
		bn_json_text(json, "about", error->about);
		bn_json_object_end(json);
	}
	bn_json_array_end(json);
}

static void add_doubts(struct bn_json *json, const struct bn_fleet_row *row)
{
	static const char *const names[BN_COLLECTED_FAULTS] = {[BN_COLLECTED_STRANGE] = "strange",
		[BN_COLLECTED_HEARTBEAT] = "forged",
		[BN_COLLECTED_REPLAYED] = "replayed"};
	bn_json_array(json, "doubts");
	for (int i = 0; i < BN_COLLECTED_FAULTS; i++)
		if ((row->doubts & 1U << i) != 0 && names[i] != NULL)
			bn_json_text(json, NULL, names[i]);
	bn_json_array_end(json);
}

static void add_kiosk(
	struct bn_json *json, const struct bn_fleet_row *row, struct bn_heartbeat *heartbeat)
{
	char fingerprint[BN_SEAL_FINGERPRINT] = "";
	bool known = bn_fleet_heartbeat(row, heartbeat);
	if (known)
		bn_seal_fingerprint(&row->key, fingerprint);
	else
		*heartbeat = (struct bn_heartbeat){0};
	bn_json_object(json, NULL);
	bn_json_text(json, "kiosk", row->kiosk);
	bn_json_text(json, "fingerprint", known ? fingerprint : NULL);
	bn_json_text(json, "group", row->group);
	bn_json_text(json, "state", bn_health_state_key(row->state));
	bn_json_bool(json, "silent", row->silent);
	bn_json_bool(json, "late", row->late);
	add_doubts(json, row);
	add_moment(json, "heard", known ? row->heard : 0);
	add_int(json, "age_s", known, row->age_s);
	add_int(json, "every_s", known, row->every_s);
	add_int(json, "end", known, row->end);
	add_int(json, "sent", known, row->sent);
	add_int(json, "waiting", known, row->waiting);
	add_int(json, "aside", known, row->aside);
	bn_json_text(json, "version", row->version);
	bn_json_text(json, "campaign", row->campaign);
	add_int(json, "campaign_version", row->campaign_version > 0, row->campaign_version);
	add_int(json, "clips_aside", known, row->clips_aside);
	add_int(json, "drift_s", row->drift_known, row->drift_s);
	add_int(json, "disk_free", row->disk >= 0, row->disk);
	add_facts(json, &heartbeat->health);
	add_errors(json, heartbeat);
	bn_json_object_end(json);
}

static void add_places(struct bn_json *json, const struct bn_fleet_view *view)
{
	bn_json_array(json, "places");
	for (size_t i = 0; i < view->place_count; i++) {
		const struct bn_fleet_place *place = &view->places[i];
		bn_json_object(json, NULL);
		bn_json_text(json, "place", place->name);
		bn_json_bool(json, "read", place->read);
		add_moment(json, "looked", place->looked);
		bn_json_object_end(json);
	}
	bn_json_array_end(json);
}

void bn_fleet_add_json(const struct bn_fleet_view *view, struct bn_str *out)
{
	struct bn_json json = {.out = out};
	const struct bn_fleet_sum *sum = &view->fleet.sum;
	struct bn_heartbeat *heartbeat = bn_mem_alloc(1, sizeof(*heartbeat));
	bn_json_object(&json, NULL);
	add_moment(&json, "at", view->wall);
	bn_json_text(&json, "state", bn_health_state_key(bn_fleet_worst(&view->fleet)));
	bn_json_object(&json, "totals");
	bn_json_int(&json, "kiosks", (int64_t)view->fleet.count);
	bn_json_int(&json, "good", (int64_t)sum->good);
	bn_json_int(&json, "attention", (int64_t)sum->attention);
	bn_json_int(&json, "bad", (int64_t)sum->bad);
	bn_json_int(&json, "silent", (int64_t)sum->silent);
	bn_json_int(&json, "waiting", sum->waiting);
	bn_json_int(&json, "aside", sum->aside);
	bn_json_object_end(&json);
	add_places(&json, view);
	bn_json_array(&json, "kiosks");
	for (size_t i = 0; i < view->fleet.count; i++)
		add_kiosk(&json, &view->fleet.rows[i], heartbeat);
	bn_json_array_end(&json);
	bn_json_object_end(&json);
	bn_str_addz(out, "\n");
	free(heartbeat);
}
