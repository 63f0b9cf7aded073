/* Exports as somebody without the kiosk's key can change them, with the digest at the end made
 * right again: each byte of one, then records and bytes of many, at random. All that was done is
 * found and named. An argument: how many of each. */
#include "base/bytes.h"
#include "leads/audit.h"
#include "tests/leads/disk.h"
#include "tests/leads/links.h"
#include "tests/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { RECORDS = 8, HEAD = 212, RECORD = BN_BUNDLE_RECORD_HEAD, MOST = 16384, COUNT_AT = 204 };

static int runs = 1000;

/* A bundle's records apart, to be put together in another way. */
struct parts {
	uint8_t head[HEAD];
	uint8_t records[RECORDS + 1][RECORD + 256];
	size_t bytes[RECORDS + 1];
};

static void make_parts(struct parts *parts, char letter, uint64_t *random)
{
	struct links links;
	struct bn_bundle bundle;
	links_begin(&links, letter);
	for (int i = 0; i < RECORDS; i++) {
		char id[BN_ID_TEXT];
		uint8_t sealed[256];
		size_t bytes = 1 + disk_random(random, sizeof(sealed));
		for (size_t at = 0; at < bytes; at++)
			sealed[at] = (uint8_t)disk_random(random, 256);
		snprintf(id, sizeof(id), "%032x", (unsigned)i + 1);
		links_make(&links, BN_CHAIN_LEAD, id, 1000 + i, sealed, bytes);
		if (disk_random(random, 5) == 0)
			bytes = 0; /* erased since */
		memcpy(parts->records[i], links.bytes, BN_CHAIN_LINK);
		bn_bytes_put(parts->records[i] + BN_CHAIN_LINK, bytes, 4);
		memcpy(parts->records[i] + RECORD, sealed, bytes);
		parts->bytes[i] = RECORD + bytes;
	}
	bn_bundle_begin(&bundle, "borne", 0, &links.end, &links.signer);
	memcpy(parts->head, bundle.bytes.data, HEAD);
	bn_bundle_finish(&bundle);
}

/* The parts in this order, "12345678", as a file's bytes; gives how many. */
static size_t join(const struct parts *parts, const char *order, uint8_t out[MOST])
{
	size_t count = HEAD;
	memcpy(out, parts->head, HEAD);
	bn_bytes_put(out + COUNT_AT, strlen(order), 8);
	for (; *order != '\0'; order++) {
		memcpy(out + count, parts->records[*order - '1'], parts->bytes[*order - '1']);
		count += parts->bytes[*order - '1'];
	}
	bn_seal_digest(out, count, out + count);
	return count + 32;
}

struct found {
	char text[2048];
	size_t count;
};

static void note(void *context, const struct bn_audit_finding *finding)
{
	static const char *const names[] = {
		"end", "forged", "strange", "changed", "order", "missing", "forked", "broken"};
	struct found *found = context;
	size_t used = strlen(found->text);
	found->count++;
	snprintf(found->text + used, sizeof(found->text) - used, "%s %lld-%lld;",
		names[finding->fault], (long long)finding->first, (long long)finding->last);
}

/* What is said of a file with these bytes; result: as of bn_bundle_open or bn_bundle_ended. */
static enum bn_bundle_load look(const uint8_t *bytes, size_t count, struct found *found)
{
	struct bn_bundle bundle;
	struct bn_bundle_block block = {0};
	struct bn_audit audit;
	char path[32];
	int fd = memfd_create("bundle", MFD_CLOEXEC);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	assert_int_equal(write(fd, bytes, count), count);
	*found = (struct found){0};
	enum bn_bundle_load result = bn_bundle_open(&bundle, path);
	bn_audit_begin(&audit, note, found);
	if (result == BN_BUNDLE_LOADED) {
		bn_audit_bundle(&audit, &bundle, "x.leads");
		while (bn_bundle_read(&bundle, &block)) {
			struct bn_store_record records[RECORDS + 2];
			char ids[RECORDS + 2][BN_ID_TEXT];
			struct bn_audit_proof proofs[RECORDS + 2];
			size_t some = 0, at = 0;
			while (bn_bundle_block_next(&block, &at, &records[some], ids[some]))
				some++;
			bn_audit_prove(&bundle.signer, records, some, proofs);
			for (size_t i = 0; i < some; i++)
				bn_audit_take(&audit, &proofs[i]);
		}
		result = bn_bundle_ended(&bundle);
	}
	bn_audit_finish_adding(&audit);
	bn_audit_finish(&audit);
	bn_bundle_block_finish(&block);
	bn_bundle_finish(&bundle);
	close(fd);
	return result;
}

static void assert_good(const struct parts *parts)
{
	uint8_t bytes[MOST];
	struct found found;
	size_t count = join(parts, "12345678", bytes);
	assert_int_equal(look(bytes, count, &found), BN_BUNDLE_LOADED);
	assert_string_equal(found.text, "");
}

/* The record that holds this byte, 0 for the head. */
static int record_at(const struct parts *parts, size_t at)
{
	size_t end = HEAD;
	for (int i = 0; i < RECORDS; i++) {
		if (at < end)
			return i;
		end += parts->bytes[i];
	}
	return RECORDS;
}

/* One byte changed: without the digest the file is refused; with it, the record is named, or the
 * head isn't signed; or the file makes no sense any more. */
static void assert_byte(const struct parts *parts, size_t at, uint8_t change)
{
	uint8_t bytes[MOST];
	struct found found;
	char name[64];
	size_t count = join(parts, "12345678", bytes);
	bytes[at] ^= change;
	enum bn_bundle_load result = look(bytes, count, &found);
	assert_int_equal(result, at < 8 ? BN_BUNDLE_FOREIGN : BN_BUNDLE_CHANGED);
	if (at >= count - 32)
		return;
	bn_seal_digest(bytes, count - 32, bytes + count - 32);
	if (look(bytes, count, &found) != BN_BUNDLE_LOADED)
		return;
	int record = record_at(parts, at);
	snprintf(name, sizeof(name), record == 0 ? "end 0-0;" : "missing %d-%d;", record, record);
	if (strstr(found.text, name) == NULL ||
		(record > 0 && strstr(found.text, "forged") == NULL &&
			strstr(found.text, "changed") == NULL))
		fail_msg("byte %zu, of record %d: \"%s\"", at, record, found.text);
}

static void every_byte(void **state)
{
	uint64_t random = 20261122;
	struct parts parts;
	(void)state;
	make_parts(&parts, 'a', &random);
	assert_good(&parts);
	uint8_t bytes[MOST];
	size_t count = join(&parts, "12345678", bytes);
	for (size_t at = 0; at < count; at++)
		assert_byte(&parts, at, (uint8_t)(1 + disk_random(&random, 255)));
}

static void any_byte_of_many(void **state)
{
	uint64_t random = 20261123;
	(void)state;
	for (int i = 0; i < runs; i++) {
		struct parts parts;
		uint8_t bytes[MOST];
		make_parts(&parts, (char)('a' + i % 26), &random);
		size_t count = join(&parts, "12345678", bytes);
		assert_byte(&parts, disk_random(&random, count),
			(uint8_t)(1 + disk_random(&random, 255)));
	}
}

static void assert_order(const struct parts *parts, const char *order, const char *expected)
{
	uint8_t bytes[MOST];
	struct found found;
	size_t count = join(parts, order, bytes);
	assert_int_equal(look(bytes, count, &found), BN_BUNDLE_LOADED);
	if (strcmp(found.text, expected) != 0)
		fail_msg("%s: \"%s\" instead of \"%s\"", order, found.text, expected);
}

static void without(struct parts *parts, uint64_t *random)
{
	char order[] = "12345678", expected[64];
	int first = (int)disk_random(random, RECORDS);
	int count = 1 + (int)disk_random(random, (uint64_t)(RECORDS - first));
	memmove(order + first, order + first + count, strlen(order + first + count) + 1);
	snprintf(expected, sizeof(expected), "missing %d-%d;", first + 1, first + count);
	assert_order(parts, order, expected);
}

static void again(struct parts *parts, uint64_t *random)
{
	char order[RECORDS + 2] = "12345678", expected[64];
	size_t which = disk_random(random, RECORDS);
	size_t place = which + 1 + disk_random(random, RECORDS - which);
	memmove(order + place + 1, order + place, strlen(order + place) + 1);
	order[place] = order[which];
	snprintf(expected, sizeof(expected), "order %zu-%zu;", which + 1, which + 1);
	/* What comes after it is in order again. */
	assert_order(parts, order, expected);
}

static void swapped(struct parts *parts, uint64_t *random)
{
	char order[] = "12345678", expected[256] = "";
	size_t a = disk_random(random, RECORDS - 1),
	       b = a + 1 + disk_random(random, RECORDS - 1 - a);
	order[a] = (char)('1' + b);
	order[b] = (char)('1' + a);
	/* All between them, and the first of both, come after one with a higher number. */
	int last = 0;
	for (const char *at = order; *at != '\0'; at++) {
		size_t used = strlen(expected);
		if (*at - '0' <= last)
			snprintf(
				expected + used, sizeof(expected) - used, "order %c-%c;", *at, *at);
		last = *at - '0';
	}
	assert_order(parts, order, expected);
}

/* A record of another kiosk, or made by somebody with a key of his own and the kiosk's in it. */
static void forged(struct parts *parts, uint64_t *random)
{
	struct parts other;
	char expected[128];
	size_t which = disk_random(random, RECORDS);
	bool signed_by_other = disk_random(random, 2) == 0;
	make_parts(&other, '!', random);
	if (!signed_by_other)
		memcpy(other.records[which] + 80, parts->records[which] + 80, BN_SEAL_KEY);
	memcpy(parts->records[which], other.records[which], sizeof(other.records[which]));
	parts->bytes[which] = other.bytes[which];
	snprintf(expected, sizeof(expected), "%s %zu-%zu;missing %zu-%zu;",
		signed_by_other ? "strange" : "forged", which + 1, which + 1, which + 1, which + 1);
	assert_order(parts, "12345678", expected);
}

static void records_of_many(void **state)
{
	static void (*const ways[])(struct parts * parts, uint64_t * random) = {
		without, again, swapped, forged};
	uint64_t random = 20261124;
	(void)state;
	for (int i = 0; i < runs; i++) {
		struct parts parts;
		make_parts(&parts, (char)('a' + i % 26), &random);
		assert_good(&parts);
		ways[(size_t)i % COUNT(ways)](&parts, &random);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte),
		cmocka_unit_test(any_byte_of_many),
		cmocka_unit_test(records_of_many),
	};
	if (!bn_seal_init())
		return 1;
	if (argc > 1)
		runs = atoi(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
