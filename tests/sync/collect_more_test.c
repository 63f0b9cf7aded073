/* What a recruiter collects while the place is at its worst, and what is no longer kept. */
#include "leads/bundle.h"
#include "leads/opening.h"
#include "tests/leads/limit.h"
#include "tests/sync/fleet.h"

#include <sqlite3.h>
#include <sys/wait.h>

enum { LEADS = 20 };

/* A place that is spoilt. */
struct spoilt {
	struct bn_endpoint place;
	struct bn_remote_fault fault; /* of the times-th to come get, and so many after it */
	int after, times;
	const char *vanishing; /* an object that goes between being listed and fetched */
	bool twice;            /* it lists everything twice */
	int stop_at;           /* get, that a person stops at; 0: none */
	atomic_int gets;
	atomic_bool stop;
};

struct spoilt_driver {
	struct bn_remote *inner;
	struct spoilt *how;
};

static void close_spoilt(void *driver)
{
	bn_remote_close(((struct spoilt_driver *)driver)->inner);
	free(driver);
}

static bool get_spoilt(void *driver, const char *name, uint64_t from, uint64_t most,
	bool (*take)(void *to, const void *bytes, size_t count), void *to,
	struct bn_remote_fault *fault)
{
	struct spoilt *how = ((struct spoilt_driver *)driver)->how;
	struct bn_str bytes = {0};
	int now = atomic_fetch_add(&how->gets, 1);
	assert_int_equal(from, 0);
	if (how->stop_at > 0 && now >= how->stop_at)
		atomic_store(&how->stop, true);
	if (now >= how->after && now < how->after + how->times) {
		*fault = how->fault;
		return false;
	}
	if (how->vanishing != NULL && strcmp(how->vanishing, name) == 0)
		return bn_remote_fail(fault, BN_RULE_ABSENT, 404, "gone");
	bool good = bn_remote_get(((struct spoilt_driver *)driver)->inner, name, (size_t)most,
			    &bytes, fault) &&
		    take(to, bytes.data, bytes.length);
	bn_str_finish(&bytes);
	return good;
}

static bool list_spoilt(void *driver, const char *folder, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context,
	struct bn_remote_fault *fault)
{
	struct bn_remote *inner = ((struct spoilt_driver *)driver)->inner;
	bool good = bn_remote_list(inner, folder, after, visit, context, fault);
	return good && ((struct spoilt_driver *)driver)->how->twice
		       ? bn_remote_list(inner, folder, after, visit, context, fault)
		       : good;
}

static struct bn_remote *open_spoilt(void *context)
{
	static const struct bn_remote_driver driver = {
		.close = close_spoilt, .get = get_spoilt, .list = list_spoilt};
	struct spoilt_driver *made = bn_mem_alloc(1, sizeof(*made));
	made->how = context;
	made->inner = fleet_open(&made->how->place);
	return bn_remote_make(&driver, made, NULL);
}

static struct fleet_found collect_spoilt(const struct fleet *fleet, struct spoilt *how)
{
	how->place = (struct bn_endpoint){
		.id = (char *)"stockage", .kind = BN_ENDPOINT_FOLDER, .folder = fleet->place};
	return fleet_collect_by(
		fleet, (struct bn_gather_options){
			       .open = open_spoilt, .context = how, .stop = &how->stop});
}

struct sample {
	struct fleet fleet;
	struct fleet_kiosk kiosk;
};

static void begin(struct sample *sample, void **state)
{
	fleet_begin(&sample->fleet, state);
	fleet_add_kiosk(&sample->fleet, &sample->kiosk, "agen", 0);
	fleet_add_leads(&sample->kiosk, LEADS);
	fleet_send(&sample->kiosk);
}

static void end(struct sample *sample)
{
	bn_store_close(sample->kiosk.store);
	fleet_end(&sample->fleet);
}

static void an_object_that_vanishes(void **state)
{
	struct sample sample;
	struct spoilt how = {.vanishing = NULL};
	begin(&sample, state);
	struct fleet_found found = fleet_collect(&sample.fleet);
	bn_str_finish(&found.text);
	fleet_add_leads(&sample.kiosk, 2);
	char name[BN_RECORD_NAME] = "";
	fleet_send(&sample.kiosk);
	struct bn_tail tail;
	assert_true(bn_store_end(sample.kiosk.store, &tail));
	struct bn_lead lead;
	fleet_make_lead(&sample.kiosk, LEADS + 1, &lead);
	bn_record_name_of("agen", lead.wall, tail.number, tail.hash, name);
	how.vanishing = name;
	found = collect_spoilt(&sample.fleet, &how);
	assert_int_equal(found.gather.vanished, 1);
	fleet_assert(found, 1, LEADS + 1, "agen missing 22-22\n");
	ASSERT_COLLECT(&sample.fleet, 1, LEADS + 2, "");
	end(&sample);
}

/* Faults that pass are overcome; one that doesn't ends it, and the next time goes on. */
static void a_place_that_fails(void **state)
{
	struct sample sample;
	struct spoilt passing = {.fault = {.rule = BN_RULE_CUT}, .after = 4, .times = 2},
		      lasting = {.fault = {.rule = BN_RULE_CONNECT}, .after = 9, .times = 1000},
		      denied = {.fault = {.rule = BN_RULE_DENIED}, .after = 0, .times = 1};
	begin(&sample, state);
	struct fleet_found found = collect_spoilt(&sample.fleet, &denied);
	assert_false(found.good);
	assert_int_equal(found.gather.fault.rule, BN_RULE_DENIED);
	assert_int_equal(denied.gets, 1); /* the heartbeat: asking again wouldn't help */
	bn_str_finish(&found.text);
	found = collect_spoilt(&sample.fleet, &lasting);
	assert_false(found.good);
	assert_int_equal(found.gather.fault.rule, BN_RULE_CONNECT);
	assert_true(found.sum.leads > 0 && found.sum.leads < LEADS);
	int64_t first = found.sum.leads;
	bn_str_finish(&found.text);
	found = collect_spoilt(&sample.fleet, &passing);
	bn_str_clear(&found.text); /* some came after others */
	fleet_assert(found, (uint64_t)(LEADS - first), LEADS, "");
	end(&sample);
}

static void a_place_that_lists_twice(void **state)
{
	struct sample sample;
	struct spoilt how = {.twice = true};
	begin(&sample, state);
	struct fleet_found found = collect_spoilt(&sample.fleet, &how);
	fleet_assert(found, found.gather.fetched, LEADS, "");
	end(&sample);
}

/* What is on its way is kept, no more is fetched, and the next time goes on. */
static void stopped_by_a_person(void **state)
{
	struct sample sample;
	struct spoilt how = {.stop_at = 4};
	begin(&sample, state);
	struct fleet_found found = collect_spoilt(&sample.fleet, &how);
	assert_false(found.good);
	assert_int_equal(found.gather.fault.rule, BN_RULE_STOPPED);
	assert_true(found.sum.leads >= 3 && found.sum.leads < LEADS);
	int64_t first = found.sum.leads;
	bn_str_finish(&found.text);
	found = fleet_collect(&sample.fleet);
	bn_str_clear(&found.text);
	fleet_assert(found, (uint64_t)(LEADS - first), LEADS, "");
	end(&sample);
}

/* Whether anything of this seal is in the collection's file of sealed records: its content key, or
 * its end. */
static bool holds(const struct sample *sample, const struct bn_str *sealed)
{
	size_t bytes = 0;
	char *path = bn_file_join(sample->fleet.into, "records/agen.records");
	char *text = bn_file_read(path, 1 << 20, &bytes);
	bool there = memmem(text, bytes, sealed->data + 20, 80) != NULL ||
		     memmem(text, bytes, sealed->data + sealed->length - 64, 64) != NULL;
	free(text);
	free(path);
	return there;
}

static bool copy_first(void *context, const struct bn_store_record *record)
{
	bn_str_add(context, record->sealed, record->bytes);
	return false;
}

static struct bn_endpoint place_of(const struct fleet *fleet)
{
	return (struct bn_endpoint){
		.id = (char *)"stockage", .kind = BN_ENDPOINT_FOLDER, .folder = fleet->place};
}

static int count_objects(const struct fleet *fleet)
{
	char command[600], text[32] = "";
	snprintf(command, sizeof(command), "find '%s' -name '*.lead' | wc -l", fleet->place);
	FILE *pipe = popen(command, "r");
	assert_non_null(fgets(text, sizeof(text), pipe));
	pclose(pipe);
	return atoi(text);
}

static void what_is_withdrawn(void **state)
{
	struct sample sample;
	struct bn_str first = {0};
	struct bn_gather gather;
	begin(&sample, state);
	struct bn_endpoint place = place_of(&sample.fleet);
	bn_store_each(sample.kiosk.store, copy_first, &first);
	ASSERT_COLLECT(&sample.fleet, LEADS, LEADS, "");
	assert_true(holds(&sample, &first));
	fleet_withdraw(&sample.kiosk, 0);
	fleet_send(&sample.kiosk);
	ASSERT_COLLECT(&sample.fleet, 1, LEADS - 1, "");
	assert_false(holds(&sample, &first));
	assert_int_equal(count_objects(&sample.fleet), LEADS + 1);
	struct bn_collected *collected = bn_collected_open(sample.fleet.into, FLEET_WALL);
	const struct bn_gather_options options = {.collected = collected,
		.place = place.id,
		.threads = 2,
		.open = fleet_open,
		.wait = fleet_wait,
		.step = fleet_step,
		.context = &place};
	/* In another place, of other kiosks, there is nothing to remove: it isn't removed yet. */
	struct bn_endpoint elsewhere = place_of(&sample.fleet);
	struct bn_gather_options other = options;
	elsewhere.folder = bn_file_join(sample.fleet.into, "elsewhere");
	other.context = &elsewhere;
	assert_true(bn_file_make_folder(elsewhere.folder));
	assert_true(bn_gather_remove_withdrawn(&other, &gather));
	assert_true(bn_collected_set_removed(collected));
	free(elsewhere.folder);
	assert_true(bn_gather_remove_withdrawn(&options, &gather));
	assert_int_equal(gather.removed, 1);
	assert_true(bn_collected_set_removed(collected));
	assert_true(bn_gather_remove_withdrawn(&options, &gather));
	assert_int_equal(gather.removed, 0);
	bn_collected_close(collected);
	assert_int_equal(count_objects(&sample.fleet), LEADS);
	ASSERT_COLLECT(&sample.fleet, 0, LEADS - 1, "");
	bn_str_finish(&first);
	end(&sample);
}

/* Months that are over, and collected, go from the place; what wasn't collected stays there. */
static void what_is_past(void **state)
{
	struct sample sample;
	struct bn_str first = {0};
	struct bn_gather gather;
	begin(&sample, state);
	struct bn_endpoint place = place_of(&sample.fleet);
	bn_store_each(sample.kiosk.store, copy_first, &first);
	ASSERT_COLLECT(&sample.fleet, LEADS, LEADS, "");
	fleet_add_leads(&sample.kiosk, 3);
	sample.kiosk.months_back = -2;
	fleet_add_leads(&sample.kiosk, 5);
	fleet_send(&sample.kiosk);
	struct bn_collected *collected = bn_collected_open(sample.fleet.into, FLEET_WALL);
	const struct bn_gather_options options = {.collected = collected,
		.place = place.id,
		.threads = 2,
		.open = fleet_open,
		.wait = fleet_wait,
		.step = fleet_step,
		.context = &place};
	int64_t december = FLEET_WALL + 30 * 86400, november = FLEET_WALL + 86400;
	assert_true(bn_gather_remove_past(&options, november, &gather));
	assert_int_equal(gather.removed, 0); /* the month isn't over */
	assert_true(bn_gather_remove_past(&options, december, &gather));
	assert_int_equal(gather.removed, LEADS); /* three aren't collected */
	assert_int_equal(count_objects(&sample.fleet), 8);
	assert_int_equal(bn_collected_prune(collected, december), LEADS);
	bn_collected_close(collected);
	assert_false(holds(&sample, &first));
	ASSERT_COLLECT(&sample.fleet, 8, 8, "");
	bn_str_finish(&first);
	end(&sample);
}

/* Opened from the collection: what was put in. */
static void put_lead(const void *form, const struct bn_lead *lead, struct bn_str *out)
{
	(void)form;
	bn_str_addf(out, "%s %s\n", lead->id, lead->first_name);
}

static bool put_text(void *context, const void *bytes, size_t count)
{
	bn_str_add(context, bytes, count);
	return true;
}

static void step_no(void *context, size_t done)
{
	(void)context;
	(void)done;
}

static void opened_from_there(void **state)
{
	struct sample sample;
	struct bn_merge merge = {0};
	struct bn_collected_files files;
	struct bn_str text = {0}, expected = {0};
	begin(&sample, state);
	fleet_withdraw(&sample.kiosk, 3);
	fleet_send(&sample.kiosk);
	ASSERT_COLLECT(&sample.fleet, LEADS + 1, LEADS - 1, "");
	struct bn_collected *collected = bn_collected_open(sample.fleet.into, FLEET_WALL);
	assert_true(bn_collected_merge(collected, 0, &merge, &files));
	bn_merge_finish_adding(&merge);
	struct bn_opening opening = {.merge = &merge,
		.files = files.descriptors,
		.pair = &sample.fleet.pair,
		.write = put_lead,
		.put = put_text,
		.step = step_no,
		.context = &text,
		.threads = 2};
	assert_true(bn_opening_run(&opening));
	for (int i = 0; i < LEADS; i++) {
		struct bn_lead lead;
		fleet_make_lead(&sample.kiosk, i, &lead);
		if (i != 3)
			put_lead(NULL, &lead, &expected);
	}
	assert_int_equal(opening.bad, 0);
	assert_string_equal(text.data, expected.data);
	bn_opening_finish(&opening);
	bn_collected_files_finish(&files);
	bn_merge_finish(&merge);
	bn_collected_close(collected);
	bn_str_finish(&text);
	bn_str_finish(&expected);
	end(&sample);
}

/* A full disk is told, nothing that was there is lost, and the next time goes on. */
static void a_full_disk(void **state)
{
	struct sample sample;
	struct bn_gather gather;
	begin(&sample, state);
	struct bn_endpoint place = place_of(&sample.fleet);
	ASSERT_COLLECT(&sample.fleet, LEADS, LEADS, "");
	fleet_add_leads(&sample.kiosk, LEADS);
	fleet_send(&sample.kiosk);
	struct bn_collected *collected = bn_collected_open(sample.fleet.into, FLEET_WALL);
	const struct bn_gather_options options = {.collected = collected,
		.place = place.id,
		.threads = 2,
		.open = fleet_open,
		.wait = fleet_wait,
		.step = fleet_step,
		.context = &place};
	limit_files(LEADS * 1200);
	assert_false(bn_gather_run(&options, &gather));
	limit_files_no_more();
	assert_true(bn_collected_failed(collected));
	bn_collected_close(collected);
	struct fleet_found found = fleet_collect(&sample.fleet);
	bn_str_clear(&found.text);
	fleet_assert(found, LEADS, 2 * LEADS, "");
	end(&sample);
}

/* A file of sealed records that somebody cut: refused, and nothing is added behind the hole. */
static void a_file_that_was_cut(void **state)
{
	struct sample sample;
	begin(&sample, state);
	ASSERT_COLLECT(&sample.fleet, LEADS, LEADS, "");
	char *path = bn_file_join(sample.fleet.into, "records/agen.records");
	assert_int_equal(truncate(path, 3000), 0);
	fleet_add_leads(&sample.kiosk, 1);
	fleet_send(&sample.kiosk);
	struct bn_endpoint place = place_of(&sample.fleet);
	struct bn_collected *collected = bn_collected_open(sample.fleet.into, FLEET_WALL);
	const struct bn_gather_options options = {.collected = collected,
		.place = place.id,
		.threads = 2,
		.open = fleet_open,
		.wait = fleet_wait,
		.step = fleet_step,
		.context = &place};
	struct bn_gather gather;
	struct bn_merge merge = {0};
	struct bn_collected_files files;
	assert_false(bn_collected_merge(collected, 0, &merge, &files));
	bn_collected_files_finish(&files);
	bn_merge_finish(&merge);
	assert_false(bn_gather_run(&options, &gather));
	bn_collected_close(collected);
	free(path);
	end(&sample);
}

/* A collection may come from somebody else: what it says leads nowhere outside of it. */
static void a_collection_that_lies(void **state)
{
	static const char *const lies[] = {
		"UPDATE kiosks SET name = '../agen'",
		"UPDATE kiosks SET name = '..'",
		"UPDATE kiosks SET name = ''",
		"UPDATE objects SET hash = x'00'",
		"UPDATE objects SET place = -1",
		"UPDATE objects SET bytes = 1 << 40",
	};
	for (size_t i = 0; i < COUNT(lies); i++) {
		struct sample sample;
		begin(&sample, state);
		ASSERT_COLLECT(&sample.fleet, LEADS, LEADS, "");
		char *path = bn_file_join(sample.fleet.into, "collected.db");
		sqlite3 *db = NULL;
		assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
		assert_int_equal(sqlite3_exec(db, lies[i], NULL, NULL, NULL), SQLITE_OK);
		sqlite3_close(db);
		struct bn_collected *collected = bn_collected_open(sample.fleet.into, FLEET_WALL);
		assert_true(collected == NULL ||
			    bn_collected_prune(collected, FLEET_WALL + 86400) == -1);
		bn_collected_close(collected);
		char command[600];
		snprintf(command, sizeof(command), "rm -rf '%s'/*", (char *)*state);
		free(path);
		end(&sample);
		assert_int_equal(system(command), 0);
	}
}

/* Two at once would tread on each other's files. */
static void one_at_a_time(void **state)
{
	struct sample sample;
	begin(&sample, state);
	struct bn_collected *first = bn_collected_open(sample.fleet.into, FLEET_WALL);
	assert_non_null(first);
	pid_t child = fork();
	if (child == 0)
		_exit(bn_collected_open(sample.fleet.into, FLEET_WALL) == NULL ? 0 : 1);
	int status = -1;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	bn_collected_close(first);
	end(&sample);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(an_object_that_vanishes),
		with_folder(a_place_that_fails),
		with_folder(a_place_that_lists_twice),
		with_folder(stopped_by_a_person),
		with_folder(what_is_withdrawn),
		with_folder(what_is_past),
		with_folder(opened_from_there),
		with_folder(a_full_disk),
		with_folder(a_file_that_was_cut),
		with_folder(a_collection_that_lies),
		with_folder(one_at_a_time),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
