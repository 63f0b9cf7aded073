/* What a recruiter collects of what kiosks put in a place: all of it, once; and what isn't in order
 * is told, whoever made it so. */
#include "tests/sync/fleet.h"

#include <dirent.h>
#include <sys/stat.h>

enum { KIOSKS = 3, LEADS = 20 };

static const char *const names[KIOSKS] = {"agen", "cahors", "figeac"};

struct sample {
	struct fleet fleet;
	struct fleet_kiosk kiosks[KIOSKS];
};

/* Three kiosks with leads, all sent. */
static void begin(struct sample *sample, void **state)
{
	fleet_begin(&sample->fleet, state);
	for (int i = 0; i < KIOSKS; i++) {
		fleet_add_kiosk(&sample->fleet, &sample->kiosks[i], names[i], i);
		sample->kiosks[i].months_back = i;
		fleet_add_leads(&sample->kiosks[i], LEADS);
		fleet_send(&sample->kiosks[i]);
	}
}

static void end(struct sample *sample)
{
	for (int i = 0; i < KIOSKS; i++)
		bn_store_close(sample->kiosks[i].store);
	fleet_end(&sample->fleet);
}

/* Of a number. */
struct wanted {
	struct fleet_kiosk *kiosk;
	int64_t number;
	char name[BN_RECORD_NAME];
	struct bn_str object;
};

static bool find(void *context, const struct bn_store_record *record)
{
	struct wanted *wanted = context;
	if (record->number != wanted->number)
		return true;
	bn_record_name(wanted->kiosk->name, record->link, wanted->name);
	bn_str_clear(&wanted->object);
	bn_record_write(record, &wanted->object);
	return true;
}

static struct wanted want(struct fleet_kiosk *kiosk, int64_t number)
{
	struct wanted wanted = {.kiosk = kiosk, .number = number};
	assert_true(bn_store_each_link(kiosk->store, find, &wanted));
	assert_true(wanted.object.length > 0);
	return wanted;
}

static void take_away(const struct fleet *fleet, const char *name)
{
	char *path = fleet_path(fleet, name);
	assert_int_equal(unlink(path), 0);
	free(path);
}

static void once_and_again(void **state)
{
	struct sample sample;
	struct stat info;
	begin(&sample, state);
	struct fleet_found found = fleet_collect(&sample.fleet);
	assert_int_equal(found.gather.listed, KIOSKS);
	fleet_assert(found, KIOSKS * LEADS, KIOSKS * LEADS, "");
	char *path = bn_file_join(sample.fleet.into, "collected.db");
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	free(path);
	/* The heartbeats say that nothing is new: nobody is looked through. */
	found = fleet_collect(&sample.fleet);
	assert_int_equal(found.gather.listed, 0);
	fleet_assert(found, 0, KIOSKS * LEADS, "");
	fleet_add_leads(&sample.kiosks[1], 2);
	fleet_send(&sample.kiosks[1]);
	found = fleet_collect(&sample.fleet);
	assert_int_equal(found.gather.listed, 1);
	assert_int_equal(found.sum.fresh, 2);
	fleet_assert(found, 2, KIOSKS * LEADS + 2, "");
	end(&sample);
}

/* Its store as it was: what a disk's image that is put back does. */
static void copy_store(struct fleet_kiosk *kiosk, bool back)
{
	static const char *const files[] = {"leads.db", "leads.db.tail"};
	char *data = bn_mem_printf("%s/%s", kiosk->fleet->folder, kiosk->name);
	char *image = bn_mem_printf("%s/image", kiosk->fleet->folder);
	assert_true(bn_file_make_folder(image));
	bn_store_close(kiosk->store);
	for (size_t i = 0; i < COUNT(files); i++) {
		size_t length = 0;
		char *from = bn_file_join(back ? image : data, files[i]);
		char *bytes = bn_file_read(from, 1 << 20, &length);
		assert_non_null(bytes);
		char *to = bn_file_join(back ? data : image, files[i]);
		assert_true(bn_file_write_whole(to, bytes, length, 0600));
		free(bytes);
		free(from);
		free(to);
	}
	char *path = bn_file_join(data, "leads.db");
	kiosk->store = bn_store_open(path, true);
	assert_non_null(kiosk->store);
	free(path);
	free(image);
	free(data);
}

/* Its numbers are given a second time; none of the leads behind them is left where it is. */
static void a_kiosk_set_back(void **state)
{
	struct sample sample;
	begin(&sample, state);
	struct fleet_kiosk *kiosk = &sample.kiosks[0];
	copy_store(kiosk, false);
	fleet_add_leads(kiosk, 10);
	fleet_send(kiosk);
	ASSERT_COLLECT(&sample.fleet, KIOSKS * LEADS + 10, KIOSKS * LEADS + 10, "");
	copy_store(kiosk, true);
	fleet_add_leads(kiosk, 5);
	fleet_send(kiosk);
	ASSERT_COLLECT(
		&sample.fleet, 5, KIOSKS * LEADS + 15, "agen late 21-25\nagen forked 21-25\n");
	/* It has forgotten how many heartbeats it sent. */
	copy_store(kiosk, true);
	fleet_add_leads(kiosk, 3);
	kiosk->count = 0;
	fleet_send(kiosk);
	ASSERT_COLLECT(&sample.fleet, 3, KIOSKS * LEADS + 18,
		"agen late 21-23\nagen replayed 1-1 heartbeats.v1/agen.json\n");
	/* What it gave a second time is known by what doesn't follow; then it is looked for. */
	copy_store(kiosk, true);
	fleet_add_leads(kiosk, 12);
	kiosk->count = 100;
	fleet_send(kiosk);
	ASSERT_COLLECT(&sample.fleet, 2, KIOSKS * LEADS + 20, "agen broken 31-31\n");
	ASSERT_COLLECT(
		&sample.fleet, 10, KIOSKS * LEADS + 30, "agen late 21-30\nagen forked 26-30\n");
	struct fleet_found found = fleet_collect(&sample.fleet);
	assert_int_equal(found.gather.listed, 0);
	fleet_assert(found, 0, KIOSKS * LEADS + 30, "");
	end(&sample);
}

static void gaps_are_told_until_they_are_filled(void **state)
{
	struct sample sample;
	begin(&sample, state);
	struct wanted first = want(&sample.kiosks[0], 1), middle = want(&sample.kiosks[0], 7),
		      next = want(&sample.kiosks[0], 8), last = want(&sample.kiosks[0], LEADS);
	const struct wanted *all[] = {&first, &middle, &next, &last};
	for (size_t i = 0; i < COUNT(all); i++)
		take_away(&sample.fleet, all[i]->name);
	ASSERT_COLLECT(&sample.fleet, KIOSKS * LEADS - 4, KIOSKS * LEADS - 4,
		"agen missing 1-1\nagen missing 7-8\nagen missing 20-20\n");
	ASSERT_COLLECT(&sample.fleet, 0, KIOSKS * LEADS - 4,
		"agen missing 1-1\nagen missing 7-8\nagen missing 20-20\n");
	fleet_put(&sample.fleet, middle.name, middle.object.data, middle.object.length);
	fleet_put(&sample.fleet, last.name, last.object.data, last.object.length);
	ASSERT_COLLECT(&sample.fleet, 2, KIOSKS * LEADS - 2,
		"agen missing 1-1\nagen missing 8-8\nagen late 7-7\n");
	fleet_put(&sample.fleet, first.name, first.object.data, first.object.length);
	fleet_put(&sample.fleet, next.name, next.object.data, next.object.length);
	ASSERT_COLLECT(&sample.fleet, 2, KIOSKS * LEADS, "agen late 1-1\nagen late 8-8\n");
	struct fleet_found found = fleet_collect(&sample.fleet);
	assert_int_equal(found.gather.listed, 0);
	fleet_assert(found, 0, KIOSKS * LEADS, "");
	for (size_t i = 0; i < COUNT(all); i++)
		bn_str_finish((struct bn_str *)&all[i]->object);
	end(&sample);
}

/* What the kiosk hasn't sent yet isn't missing. */
static void what_is_still_at_the_kiosk(void **state)
{
	struct sample sample;
	begin(&sample, state);
	fleet_add_leads(&sample.kiosks[2], 5);
	fleet_send_beat(&sample.kiosks[2], LEADS);
	ASSERT_COLLECT(&sample.fleet, KIOSKS * LEADS, KIOSKS * LEADS, "");
	fleet_send_beat(&sample.kiosks[2], LEADS + 5);
	ASSERT_COLLECT(&sample.fleet, 0, KIOSKS * LEADS, "figeac missing 21-25\n");
	fleet_send(&sample.kiosks[2]);
	ASSERT_COLLECT(&sample.fleet, 5, KIOSKS * LEADS + 5, "");
	end(&sample);
}

/* Without heartbeats all is found by looking. */
static void without_heartbeats(void **state)
{
	struct sample sample;
	char name[BN_HEARTBEAT_NAME];
	begin(&sample, state);
	for (int i = 0; i < KIOSKS; i++) {
		bn_heartbeat_name(names[i], name);
		take_away(&sample.fleet, name);
	}
	ASSERT_COLLECT(&sample.fleet, KIOSKS * LEADS, KIOSKS * LEADS, "");
	fleet_add_leads(&sample.kiosks[0], 1);
	fleet_send_records(&sample.kiosks[0]);
	struct fleet_found found = fleet_collect(&sample.fleet);
	assert_int_equal(found.gather.listed, KIOSKS);
	fleet_assert(found, 1, KIOSKS * LEADS + 1, "");
	end(&sample);
}

static void what_others_put_there(void **state)
{
	struct sample sample;
	begin(&sample, state);
	struct wanted forged = want(&sample.kiosks[0], 5), changed = want(&sample.kiosks[0], 9),
		      other = want(&sample.kiosks[1], 3), moved = want(&sample.kiosks[2], 4);
	char name[BN_RECORD_NAME];
	forged.object.data[BN_RECORD_HEAD + BN_CHAIN_LINK - 1] ^= 1; /* the signature's end */
	fleet_put(&sample.fleet, forged.name, forged.object.data, forged.object.length);
	changed.object.data[changed.object.length - 1] ^= 1;
	fleet_put(&sample.fleet, changed.name, changed.object.data, changed.object.length);
	snprintf(name, sizeof(name), "agen/2026/11/%s", strrchr(other.name, '/') + 1);
	fleet_put(&sample.fleet, name, other.object.data, other.object.length);
	fleet_put(&sample.fleet, "figeac/2026/11/0000000099-0123456789abcdef.lead",
		moved.object.data, moved.object.length);
	fleet_put(&sample.fleet, "cahors/2026/11/lisez-moi.txt", "x", 1);
	fleet_put(&sample.fleet, "cahors/2026/11/0000000098-0123456789abcdef.lead", "BNLEAD", 6);
	ASSERT_COLLECT(&sample.fleet, KIOSKS * LEADS + 3, KIOSKS * LEADS - 2,
		"agen missing 5-5\nagen missing 9-9\n"
		"agen forged 5-5\nagen strange 3-3\nagen changed 9-9\n"
		"cahors no record 0-0 cahors/2026/11/0000000098-0123456789abcdef.lead\n"
		"cahors no record 0-0 cahors/2026/11/lisez-moi.txt\n"
		"figeac misplaced 4-4 figeac/2026/11/0000000099-0123456789abcdef.lead\n");
	/* Settled: only what is missing is told again. Put right, it is collected. */
	struct wanted right = want(&sample.kiosks[0], 5);
	fleet_put(&sample.fleet, right.name, right.object.data, right.object.length);
	struct fleet_found found = fleet_collect(&sample.fleet);
	assert_string_equal(bn_str_text(&found.text), "agen missing 9-9\nagen late 5-5\n");
	assert_int_equal(found.sum.leads, KIOSKS * LEADS - 1);
	bn_str_finish(&found.text);
	struct bn_str *objects[] = {
		&forged.object, &changed.object, &other.object, &moved.object, &right.object};
	for (size_t i = 0; i < COUNT(objects); i++)
		bn_str_finish(objects[i]);
	end(&sample);
}

/* Who fills the last month with anything doesn't hide what came in the month before. */
static void junk_hides_nothing(void **state)
{
	struct fleet fleet;
	struct fleet_kiosk kiosk;
	struct bn_str said = {0};
	fleet_begin(&fleet, state);
	fleet_add_kiosk(&fleet, &kiosk, "agen", 0);
	fleet_add_leads(&kiosk, 5);
	fleet_send(&kiosk);
	ASSERT_COLLECT(&fleet, 5, 5, "");
	fleet_add_leads(&kiosk, 2);
	fleet_send(&kiosk);
	for (int i = 6; i <= 7; i++) {
		char name[BN_RECORD_NAME];
		snprintf(name, sizeof(name), "agen/2026/12/%010d-0123456789abcdef.lead", i);
		fleet_put(&fleet, name, "junk", 4);
		bn_str_addf(&said, "agen no record 0-0 %s\n", name);
	}
	char *all = bn_mem_printf("agen missing 6-7\n%s", bn_str_text(&said));
	ASSERT_COLLECT(&fleet, 2, 5, all);
	ASSERT_COLLECT(&fleet, 4, 7, "");
	free(all);
	bn_str_finish(&said);
	bn_store_close(kiosk.store);
	fleet_end(&fleet);
}

/* A kiosk set back to a copy of its store: two records bear one number, and what follows the one
 * doesn't follow the other. */
static void a_fork(void **state)
{
	struct fleet fleet;
	struct fleet_kiosk kiosk;
	char command[600];
	fleet_begin(&fleet, state);
	fleet_add_kiosk(&fleet, &kiosk, "agen", 0);
	fleet_add_leads(&kiosk, 5);
	bn_store_close(kiosk.store);
	snprintf(command, sizeof(command), "cp -r '%s/agen' '%s/copy'", fleet.folder, fleet.folder);
	assert_int_equal(system(command), 0);
	char *path = bn_mem_printf("%s/agen/leads.db", fleet.folder);
	kiosk.store = bn_store_open(path, true);
	fleet_add_leads(&kiosk, 2);
	fleet_send_records(&kiosk);
	bn_store_close(kiosk.store);
	free(path);
	path = bn_mem_printf("%s/copy/leads.db", fleet.folder);
	kiosk.store = bn_store_open(path, true);
	fleet_add_leads(&kiosk, 2);
	fleet_send(&kiosk);
	ASSERT_COLLECT(&fleet, 9, 9, "agen forked 6-7\n");
	ASSERT_COLLECT(&fleet, 0, 9, "");
	bn_store_close(kiosk.store);
	free(path);
	fleet_end(&fleet);
}

static void heartbeats_that_are_wrong(void **state)
{
	struct sample sample;
	begin(&sample, state);
	char *path = fleet_path(&sample.fleet, BN_HEARTBEAT_FOLDER "agen.json");
	size_t bytes = 0;
	char *old = bn_file_read(path, 1 << 16, &bytes);
	fleet_send_beat(&sample.kiosks[0], -1);
	ASSERT_COLLECT(&sample.fleet, KIOSKS * LEADS, KIOSKS * LEADS, "");
	fleet_put(&sample.fleet, BN_HEARTBEAT_FOLDER "agen.json", old, bytes);
	fleet_put(&sample.fleet, BN_HEARTBEAT_FOLDER "cahors.json", old, bytes);
	fleet_put(&sample.fleet, BN_HEARTBEAT_FOLDER "lisez-moi", "x", 1);
	old[bytes - 3] ^= 1;
	fleet_put(&sample.fleet, BN_HEARTBEAT_FOLDER "figeac.json", old, bytes);
	ASSERT_COLLECT(&sample.fleet, 0, KIOSKS * LEADS,
		" no record 0-0 heartbeats.v1/lisez-moi\n"
		"agen replayed 1-1 heartbeats.v1/agen.json\n"
		"cahors heartbeat 0-0 heartbeats.v1/cahors.json\n"
		"figeac heartbeat 0-0 heartbeats.v1/figeac.json\n");
	ASSERT_COLLECT(&sample.fleet, 0, KIOSKS * LEADS, "");
	free(old);
	free(path);
	end(&sample);
}

/* Another kiosk under a name that is known: refused, unless it is expected. */
static bool allows_all(void *context, const char *name, const struct bn_seal_public *key)
{
	(void)context;
	(void)name;
	(void)key;
	return true;
}

static void another_key(void **state)
{
	struct sample sample;
	struct fleet_kiosk second;
	begin(&sample, state);
	ASSERT_COLLECT(&sample.fleet, KIOSKS * LEADS, KIOSKS * LEADS, "");
	fleet_add_kiosk(&sample.fleet, &second, "new", 7);
	strcpy(second.name, "agen");
	fleet_add_leads(&second, LEADS + 2);
	fleet_send(&second);
	/* Its first numbers are those of the other one, which are known to be there. */
	ASSERT_COLLECT(&sample.fleet, 2, KIOSKS * LEADS,
		"agen strange 0-0 heartbeats.v1/agen.json\nagen strange 21-22\n");
	struct bn_endpoint place = {
		.id = (char *)"stockage", .kind = BN_ENDPOINT_FOLDER, .folder = sample.fleet.place};
	struct bn_collected *collected = bn_collected_open(sample.fleet.into, FLEET_WALL);
	bn_collected_judge(collected, allows_all, NULL);
	const struct bn_gather_options options = {.collected = collected,
		.place = place.id,
		.threads = 2,
		.open = fleet_open,
		.wait = fleet_wait,
		.step = fleet_step,
		.context = &place};
	struct bn_gather gather;
	struct bn_collected_sum sum;
	size_t chains = 0;
	assert_true(bn_gather_run(&options, &gather));
	assert_true(bn_collected_sums(collected, &sum));
	assert_int_equal(sum.leads, (KIOSKS + 1) * LEADS + 2);
	assert_non_null(bn_collected_named(collected, "agen", &chains));
	assert_int_equal(chains, 2);
	bn_collected_close(collected);
	bn_store_close(second.store);
	end(&sample);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(once_and_again),
		with_folder(a_kiosk_set_back),
		with_folder(gaps_are_told_until_they_are_filled),
		with_folder(what_is_still_at_the_kiosk),
		with_folder(without_heartbeats),
		with_folder(what_others_put_there),
		with_folder(junk_hides_nothing),
		with_folder(a_fork),
		with_folder(heartbeats_that_are_wrong),
		with_folder(another_key),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
