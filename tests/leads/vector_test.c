/* The README's test vector: files that never change, made once. What these bytes mean may not
 * change without a new version of the format. */
#include "base/file.h"
#include "leads/bundle.h"
#include "leads/csv.h"
#include "leads/seal.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

static char *read_vector(const char *name, size_t *count)
{
	char path[512];
	snprintf(path, sizeof(path), TEST_DATA "/vector/%s", name);
	char *bytes = bn_file_read(path, 1 << 20, count);
	assert_non_null(bytes);
	return bytes;
}

static void load_key(struct bn_seal_pair *pair)
{
	assert_int_equal(bn_seal_load_pair(TEST_DATA "/vector/vector.key", "demonstration", pair),
		BN_SEAL_LOADED);
}

static void keys(void **state)
{
	struct bn_seal_pair pair;
	struct bn_seal_public key;
	char fingerprint[BN_SEAL_FINGERPRINT];
	(void)state;
	load_key(&pair);
	assert_true(bn_seal_load_public(TEST_DATA "/vector/vector.pub", &key));
	assert_memory_equal(&key, &pair.public_key, sizeof(key));
	bn_seal_fingerprint(&key, fingerprint);
	char *readme = bn_file_read(TEST_DATA "/../../src/leads/README.md", 1 << 20, NULL);
	assert_non_null(strstr(readme, fingerprint));
	free(readme);
}

/* The same, left at an event. */
static void record_of_an_event(void **state)
{
	struct bn_lead lead, again;
	struct bn_str json = {.secret = true};
	size_t count = 0;
	(void)state;
	char *expected = read_vector("record-event.json", &count);
	sample_lead(&lead);
	strcpy(lead.event, "forum-cahors");
	bn_lead_write(&lead, &json);
	assert_string_equal(json.data, expected);
	assert_true(bn_lead_read(expected, count, &again));
	assert_memory_equal(&again, &lead, sizeof(lead));
	free(expected);
	bn_str_finish(&json);
}

/* The record of sample.h, as the README prints it. */
static void record(void **state)
{
	struct bn_lead lead, again;
	struct bn_str json = {.secret = true};
	size_t count = 0;
	(void)state;
	char *expected = read_vector("record.json", &count);
	sample_lead(&lead);
	bn_lead_write(&lead, &json);
	assert_string_equal(json.data, expected);
	assert_true(bn_lead_read(expected, count, &again));
	assert_memory_equal(&again, &lead, sizeof(lead));
	char *readme = bn_file_read(TEST_DATA "/../../src/leads/README.md", 1 << 20, NULL);
	assert_non_null(readme);
	assert_non_null(strstr(readme, expected));
	free(readme);
	free(expected);
	bn_str_finish(&json);
}

static void bundle(void **state)
{
	struct bn_seal_pair pair;
	struct bn_bundle exported;
	struct bn_store_record sealed;
	struct bn_seal_signer signer;
	struct bn_chain_link link;
	struct bn_str opened = {.secret = true};
	size_t count = 0;
	(void)state;
	load_key(&pair);
	char *expected = read_vector("record.json", &count);
	assert_int_equal(
		bn_bundle_load(&exported, TEST_DATA "/vector/vector.leads"), BN_BUNDLE_LOADED);
	assert_string_equal(exported.kiosk, "borne-0a1b2c3d");
	assert_int_equal(exported.wall, 1793979000);
	assert_int_equal(exported.count, 1);
	assert_true(bn_bundle_next(&exported, &sealed));
	assert_int_equal(sealed.number, 1);
	assert_int_equal(sealed.wall, 1793975400);
	assert_string_equal(sealed.id, "00112233445566778899aabbccddeeff");
	assert_int_equal(sealed.bytes, 12 + 88 + count + 16);
	assert_true(bn_seal_open(&pair, sealed.sealed, sealed.bytes, &opened));
	assert_int_equal(opened.length, count);
	assert_memory_equal(opened.data, expected, count);
	assert_true(bn_seal_load_signer(TEST_DATA "/vector/kiosk.key", &signer));
	assert_true(bn_chain_read(sealed.link, &link) && bn_chain_signed(sealed.link));
	assert_memory_equal(&link.signer, &signer.public_key, sizeof(link.signer));
	assert_memory_equal(&exported.signer, &signer.public_key, sizeof(link.signer));
	assert_true(exported.end_signed);
	assert_int_equal(exported.end.number, 1);
	assert_false(bn_bundle_next(&exported, &sealed));
	bn_str_finish(&opened);
	bn_bundle_finish(&exported);
	free(expected);
}

static void table(void **state)
{
	struct bn_lead lead;
	struct bn_str out = {.secret = true};
	struct bn_csv csv = {0};
	size_t count = 0;
	(void)state;
	char *expected = read_vector("vector.csv", &count);
	sample_lead(&lead);
	lead.number = 1;
	bn_csv_learn(&csv, &lead);
	bn_csv_begin(&csv, &out);
	bn_csv_add(&csv, &lead, &out);
	bn_csv_finish(&csv);
	assert_int_equal(out.length, count);
	assert_memory_equal(out.data, expected, count);
	bn_str_finish(&out);
	free(expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(record),
		cmocka_unit_test(record_of_an_event),
		cmocka_unit_test(bundle),
		cmocka_unit_test(table),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
