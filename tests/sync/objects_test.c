/* Records, heartbeats and days as objects: they come back as they were, and nothing else does. */
#include "base/clock.h"
#include "sync/day_object.h"
#include "sync/heartbeat.h"
#include "sync/record.h"
#include "tests/leads/links.h"
#include "tests/test.h"

#define ID "00112233445566778899aabbccddeeff"

static struct bn_store_record make(struct links *links, const char *sealed)
{
	links_begin(links, 'a');
	return links_make(links, BN_CHAIN_LEAD, ID, 1793975400, sealed, strlen(sealed));
}

static void a_record_comes_back(void **state)
{
	struct links links;
	struct bn_store_record record = make(&links, "sealed bytes"), read;
	struct bn_str object = {0};
	char id[BN_ID_TEXT];
	(void)state;
	bn_record_write(&record, &object);
	assert_true(bn_record_read(object.data, object.length, &read, id));
	assert_int_equal(read.number, 1);
	assert_int_equal(read.wall, 1793975400);
	assert_string_equal(read.id, ID);
	assert_memory_equal(read.link, record.link, BN_CHAIN_LINK);
	assert_int_equal(read.bytes, record.bytes);
	assert_memory_equal(read.sealed, record.sealed, record.bytes);
	for (size_t count = 0; count < object.length; count++)
		assert_false(bn_record_read(object.data, count, &read, id));
	bn_str_add(&object, "", 1);
	assert_false(bn_record_read(object.data, object.length, &read, id));
	bn_str_finish(&object);
}

static void an_empty_place_is_a_record_too(void **state)
{
	struct links links;
	struct bn_store_record record = make(&links, ""), read;
	struct bn_str object = {0};
	char id[BN_ID_TEXT];
	(void)state;
	record.sealed = NULL;
	record.bytes = 0;
	bn_record_write(&record, &object);
	assert_true(bn_record_read(object.data, object.length, &read, id));
	assert_null(read.sealed);
	bn_str_finish(&object);
}

static void names_tell_month_number_and_link(void **state)
{
	struct links links;
	struct bn_store_record record = make(&links, "x");
	struct bn_record_named named;
	char name[BN_RECORD_NAME], hash[17];
	(void)state;
	bn_record_name("cahors-hall", record.link, name);
	bn_id_hex(links.end.hash, 8, hash);
	assert_memory_equal(name, "cahors-hall/2026/11/0000000001-", 31);
	assert_memory_equal(name + 31, hash, 16);
	assert_string_equal(name + 47, ".lead");
	assert_true(bn_record_name_read(name + 20, &named));
	assert_int_equal(named.number, 1);
	assert_string_equal(named.hash, hash);
	static const char *const wrong[] = {"", "1-0123456789abcdef.lead",
		"0000000000-0123456789abcdef.lead", "0000000001-0123456789abcdef.leads",
		"0000000001-0123456789ABCDEF.lead", "0000000001-0123456789abcde.lead",
		"0000000001_0123456789abcdef.lead", "99999999999999999999-0123456789abcdef.lead"};
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_false(bn_record_name_read(wrong[i], &named));
}

static void fill(struct bn_heartbeat *heartbeat)
{
	*heartbeat = (struct bn_heartbeat){.kiosk = "cahors-hall",
		.wall = 1796040000,
		.count = 7,
		.every_s = 900,
		.synced = true,
		.drift_known = true,
		.drift_s = -3,
		.end = {12, {1, 2, 3}},
		.sent = 11,
		.aside = 1,
		.group = "lot",
		.error_count = 1};
	heartbeat->health.facts[BN_HEALTH_DISK] = (struct bn_health_fact){
		BN_HEALTH_ATTENTION, true, 500000000, ""};
	/* A lead store that can't be read: nothing is known, and that is bad. */
	heartbeat->health.facts[BN_HEALTH_LEADS_UNSENT].state = BN_HEALTH_BAD;
	heartbeat->health.facts[BN_HEALTH_CAMPAIGN] = (struct bn_health_fact){
		BN_HEALTH_NONE, true, 0, "lot"};
	heartbeat->errors[0] = (struct bn_heartbeat_error){1796030000, "clip_aside", "lot-court"};
}

static void a_heartbeat_comes_back(void **state)
{
	struct links links;
	struct bn_heartbeat said, read;
	struct bn_str text = {0};
	char name[BN_HEARTBEAT_NAME];
	(void)state;
	links_begin(&links, 'a');
	fill(&said);
	bn_heartbeat_write(&said, &links.signer, &text);
	assert_true(bn_heartbeat_read(&text, &read));
	assert_memory_equal(&read.key, &links.signer.public_key, sizeof(read.key));
	struct bn_str again = {0};
	bn_heartbeat_write(&read, &links.signer, &again);
	assert_string_equal(again.data, text.data);
	bn_str_finish(&again);
	assert_int_equal(read.end.number, 12);
	assert_int_equal(read.health.facts[BN_HEALTH_DISK].value, 500000000);
	assert_false(read.health.facts[BN_HEALTH_MEMORY].known);
	assert_false(read.health.facts[BN_HEALTH_LEADS_UNSENT].known);
	assert_int_equal(read.health.facts[BN_HEALTH_LEADS_UNSENT].state, BN_HEALTH_BAD);
	bn_heartbeat_name(said.kiosk, name);
	assert_string_equal(name, "heartbeats.v1/cahors-hall.json");
	bn_str_finish(&text);
}

static void a_changed_heartbeat_is_refused(void **state)
{
	struct links links;
	struct bn_heartbeat said, read;
	struct bn_str text = {0};
	(void)state;
	links_begin(&links, 'a');
	fill(&said);
	bn_heartbeat_write(&said, &links.signer, &text);
	for (size_t i = 0; i < text.length; i++) {
		text.data[i] ^= 1;
		assert_false(bn_heartbeat_read(&text, &read));
		text.data[i] ^= 1;
	}
	for (size_t length = text.length; length-- > 0;) {
		struct bn_str cut = {.data = text.data, .length = length};
		assert_false(bn_heartbeat_read(&cut, &read));
	}
	bn_str_finish(&text);
}

/* What a kiosk that somebody has got hold of may say, others reckon with. */
static void numbers_beyond_all_measure_are_refused(void **state)
{
	struct links links;
	struct bn_heartbeat said, read;
	int64_t *const numbers[] = {&said.wall, &said.count, &said.every_s, &said.drift_s,
		&said.end.number, &said.sent, &said.aside, &said.errors[0].wall};
	static const int64_t values[] = {INT64_MAX, INT64_MIN, -1};
	(void)state;
	links_begin(&links, 'a');
	for (size_t i = 0; i < COUNT(numbers); i++)
		for (size_t k = 0; k < COUNT(values); k++) {
			struct bn_str text = {0};
			fill(&said);
			*numbers[i] = values[k];
			bn_heartbeat_write(&said, &links.signer, &text);
			/* A clock may be a second late. */
			bool may_be = values[k] == -1 && numbers[i] == &said.drift_s;
			assert_int_equal(bn_heartbeat_read(&text, &read), may_be);
			bn_str_finish(&text);
		}
}

static void another_kind_is_not_a_heartbeat(void **state)
{
	struct links links;
	struct bn_heartbeat read;
	struct bn_str json = {0}, text = {0};
	(void)state;
	links_begin(&links, 'a');
	bn_str_addz(&json, "{\"kiosk\":\"a\",\"count\":1,\"end\":0}");
	bn_signed_write("news", &json, &links.signer, &text);
	assert_false(bn_heartbeat_read(&text, &read));
	bn_str_clear(&text);
	bn_signed_write("heartbeat", &json, &links.signer, &text);
	assert_true(bn_heartbeat_read(&text, &read));
	bn_str_finish(&text);
	bn_str_finish(&json);
}

static void a_day_comes_back_to_its_recipient_alone(void **state)
{
	struct links links;
	struct bn_seal_pair pair, other;
	struct bn_seal_recipients recipients = {.count = 1};
	struct bn_seal_public key;
	struct bn_str text = {0}, object = {0}, read = {.secret = true};
	char name[BN_DAY_OBJECT_NAME];
	(void)state;
	links_begin(&links, 'a');
	bn_seal_make_pair(&pair);
	bn_seal_make_pair(&other);
	recipients.keys[0] = pair.public_key;
	bn_str_addz(&text, "{\"version\":1}");
	bn_day_object_write(&text, &recipients, &links.signer, &object);
	assert_true(bn_day_object_read(&object, &pair, &key, &read));
	assert_string_equal(read.data, text.data);
	assert_memory_equal(&key, &links.signer.public_key, sizeof(key));
	assert_false(bn_day_object_read(&object, &other, &key, &read));
	for (size_t i = 0; i < object.length; i++) {
		object.data[i] ^= 1;
		assert_false(bn_day_object_read(&object, &pair, &key, &read));
		object.data[i] ^= 1;
	}
	bn_day_object_name("cahors-hall", "2026-11-29", name);
	assert_string_equal(name, "cahors-hall/counts/2026-11-29.day");
	bn_str_finish(&read);
	bn_str_finish(&object);
	bn_str_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_comes_back),
		cmocka_unit_test(an_empty_place_is_a_record_too),
		cmocka_unit_test(names_tell_month_number_and_link),
		cmocka_unit_test(a_heartbeat_comes_back),
		cmocka_unit_test(a_changed_heartbeat_is_refused),
		cmocka_unit_test(numbers_beyond_all_measure_are_refused),
		cmocka_unit_test(another_kind_is_not_a_heartbeat),
		cmocka_unit_test(a_day_comes_back_to_its_recipient_alone),
	};
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
