/* Kiosks with stores of their own that have put what is in them into a folder, and what is
 * collected from there. */
#ifndef BN_TESTS_SYNC_FLEET_H
#define BN_TESTS_SYNC_FLEET_H

#include "base/file.h"
#include "base/mem.h"
#include "leads/store.h"
#include "leads/withdrawal.h"
#include "sync/gather.h"
#include "sync/heartbeat.h"
#include "sync/record.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

#include <string.h>
#include <unistd.h>

#define FLEET_WALL 1793975400 /* as sample_lead's: November 2026 */

struct fleet {
	const char *folder; /* of the test */
	char *place, *into;
	struct bn_seal_pair pair;
	struct bn_seal_recipients recipients;
};

struct fleet_kiosk {
	const struct fleet *fleet;
	char name[BN_LEAD_KEY];
	struct bn_store *store;
	int number;      /* its leads' ids begin with it */
	int leads;       /* put in */
	int64_t count;   /* of its heartbeats */
	int64_t skip;    /* a number that isn't sent; 0: none */
	int months_back; /* of the leads' dates */
};

static inline void fleet_begin(struct fleet *fleet, void **state)
{
	*fleet = (struct fleet){.folder = *state};
	fleet->place = bn_file_join(*state, "place");
	fleet->into = bn_file_join(*state, "into");
	assert_true(bn_file_make_folder(fleet->place));
	bn_seal_make_pair(&fleet->pair);
	fleet->recipients = (struct bn_seal_recipients){
		.keys = {fleet->pair.public_key}, .count = 1};
}

static inline void fleet_end(struct fleet *fleet)
{
	free(fleet->place);
	free(fleet->into);
}

static inline void fleet_add_kiosk(
	const struct fleet *fleet, struct fleet_kiosk *kiosk, const char *name, int number)
{
	char *data = bn_mem_printf("%s/%s", fleet->folder, name);
	char *path = bn_file_join(data, "leads.db");
	*kiosk = (struct fleet_kiosk){.fleet = fleet, .number = number};
	strcpy(kiosk->name, name);
	assert_true(bn_file_make_folder(data));
	kiosk->store = bn_store_open(path, true);
	assert_non_null(kiosk->store);
	free(path);
	free(data);
}

static inline void fleet_make_lead(const struct fleet_kiosk *kiosk, int at, struct bn_lead *lead)
{
	sample_numbered(lead, at);
	snprintf(lead->id, sizeof(lead->id), "%016x%016x", (unsigned)kiosk->number, (unsigned)at);
	lead->wall -= (int64_t)kiosk->months_back * 31 * 86400;
	strcpy(lead->kiosk, kiosk->name);
}

static inline void fleet_add_leads(struct fleet_kiosk *kiosk, int count)
{
	for (int i = 0; i < count; i++) {
		struct bn_str json = {0}, sealed = {0};
		struct bn_lead lead;
		fleet_make_lead(kiosk, kiosk->leads++, &lead);
		bn_lead_write(&lead, &json);
		bn_seal_close(&kiosk->fleet->recipients, json.data, json.length, &sealed);
		const struct bn_store_record record = {.id = lead.id,
			.wall = lead.wall,
			.sealed = sealed.data,
			.bytes = sealed.length};
		assert_true(bn_store_add(kiosk->store, &record));
		bn_str_finish(&sealed);
		bn_str_finish(&json);
	}
}

static inline void fleet_withdraw(struct fleet_kiosk *kiosk, int at)
{
	struct bn_lead lead;
	fleet_make_lead(kiosk, at, &lead);
	assert_int_equal(
		bn_withdrawal_make_of(kiosk->store, &kiosk->fleet->recipients, lead.id, "staff"),
		BN_WITHDRAWAL_DONE);
}

static inline char *fleet_path(const struct fleet *fleet, const char *name)
{
	return bn_file_join(fleet->place, name);
}

/* As it is: without the syncs of a real place. */
static inline void fleet_put(
	const struct fleet *fleet, const char *name, const void *bytes, size_t count)
{
	char *path = fleet_path(fleet, name), *end = strrchr(path, '/');
	*end = '\0';
	assert_true(bn_file_make_folder(path));
	*end = '/';
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
	free(path);
}

/* An object of a kiosk, whatever it is called there. */
static inline void fleet_put_record(
	const struct fleet *fleet, const char *name, const struct bn_store_record *record)
{
	struct bn_str object = {0};
	bn_record_write(record, &object);
	fleet_put(fleet, name, object.data, object.length);
	bn_str_finish(&object);
}

static inline bool fleet_send_one(void *context, const struct bn_store_record *record)
{
	const struct fleet_kiosk *kiosk = context;
	char name[BN_RECORD_NAME];
	bn_record_name(kiosk->name, record->link, name);
	char *path = fleet_path(kiosk->fleet, name);
	if (record->number != kiosk->skip && !bn_file_exists(path))
		fleet_put_record(kiosk->fleet, name, record);
	free(path);
	return true;
}

static inline void fleet_send_records(struct fleet_kiosk *kiosk)
{
	assert_true(bn_store_each_link(kiosk->store, fleet_send_one, kiosk));
}

static inline void fleet_send_beat(struct fleet_kiosk *kiosk, int64_t sent)
{
	struct bn_str text = {0};
	char name[BN_HEARTBEAT_NAME];
	struct bn_heartbeat *beat = bn_mem_alloc(1, sizeof(*beat));
	strcpy(beat->kiosk, kiosk->name);
	beat->wall = FLEET_WALL;
	beat->count = ++kiosk->count;
	beat->every_s = 900;
	assert_true(bn_store_end(kiosk->store, &beat->end));
	beat->sent = sent >= 0 ? sent : beat->end.number;
	bn_heartbeat_write(beat, bn_store_signer(kiosk->store), &text);
	bn_heartbeat_name(kiosk->name, name);
	fleet_put(kiosk->fleet, name, text.data, text.length);
	bn_str_finish(&text);
	free(beat);
}

static inline void fleet_send(struct fleet_kiosk *kiosk)
{
	fleet_send_records(kiosk);
	fleet_send_beat(kiosk, -1);
}

/* What the last collecting found, as lines of text. */
struct fleet_found {
	struct bn_gather gather;
	struct bn_str text;
	struct bn_collected_sum sum;
	bool good;
	const char *kiosk;
};

static inline void fleet_note_missing(void *context, int64_t first, int64_t last)
{
	struct fleet_found *found = context;
	bn_str_addf(&found->text, "%s missing %d-%d\n", found->kiosk, (int)first, (int)last);
}

static inline void fleet_note_late(void *context, int64_t first, int64_t last)
{
	struct fleet_found *found = context;
	bn_str_addf(&found->text, "%s late %d-%d\n", found->kiosk, (int)first, (int)last);
}

static inline void fleet_note_finding(void *context, const struct bn_collected_finding *finding)
{
	static const char *const words[BN_COLLECTED_FAULTS] = {"forged", "strange", "changed",
		"no record", "misplaced", "forked", "broken", "heartbeat", "replayed", "day"};
	struct fleet_found *found = context;
	bn_str_addf(&found->text, "%s %s %d-%d%s%s\n", finding->kiosk, words[finding->fault],
		(int)finding->first, (int)finding->last, finding->object[0] != '\0' ? " " : "",
		finding->object);
}

static inline struct bn_remote *fleet_open(void *context)
{
	const struct bn_remote_options options = {.place = context};
	return bn_remote_open(&options);
}

static inline bool fleet_wait(void *context, int ms)
{
	(void)context;
	(void)ms;
	return true;
}

static inline void fleet_step(void *context, uint64_t done, uint64_t total)
{
	(void)context;
	assert_true(done <= total);
}

/* All as `bornectl collect` does it. options: open and context may be set. */
static inline struct fleet_found fleet_collect_by(
	const struct fleet *fleet, struct bn_gather_options options)
{
	struct fleet_found found = {0};
	struct bn_endpoint place = {
		.id = (char *)"stockage", .kind = BN_ENDPOINT_FOLDER, .folder = fleet->place};
	struct bn_collected *collected = bn_collected_open(fleet->into, FLEET_WALL + 86400);
	size_t count = 0;
	assert_non_null(collected);
	options.collected = collected;
	options.place = place.id;
	options.threads = 4;
	options.wait = fleet_wait;
	options.step = fleet_step;
	if (options.open == NULL) {
		options.open = fleet_open;
		options.context = &place;
	}
	found.good = bn_gather_run(&options, &found.gather);
	assert_true(bn_collected_erase_withdrawn(collected) >= 0);
	struct bn_collected_kiosk *kiosks = bn_collected_kiosks(collected, &count);
	for (size_t i = 0; i < count; i++) {
		found.kiosk = kiosks[i].name;
		bn_collected_check(collected, &kiosks[i], fleet_note_missing, &found);
		bn_collected_each_late(collected, &kiosks[i], fleet_note_late, &found);
	}
	bn_collected_each_finding(collected, fleet_note_finding, &found);
	bn_collected_settle(collected);
	assert_true(bn_collected_sums(collected, &found.sum));
	assert_true(bn_collected_commit(collected));
	bn_collected_close(collected);
	return found;
}

static inline struct fleet_found fleet_collect(const struct fleet *fleet)
{
	return fleet_collect_by(fleet, (struct bn_gather_options){0});
}

/* What it fetched, how many leads can be opened, and what it found. */
static inline void fleet_assert(
	struct fleet_found found, uint64_t fetched, int64_t leads, const char *text)
{
	assert_string_equal(bn_str_text(&found.text), text);
	assert_int_equal(found.gather.fetched, fetched);
	assert_int_equal(found.sum.leads, leads);
	assert_true(found.good);
	bn_str_finish(&found.text);
}

#define ASSERT_COLLECT(fleet, fetched, leads, text) \
	fleet_assert(fleet_collect(fleet), fetched, leads, text)

#endif
