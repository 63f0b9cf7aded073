/* What an export gives back to a kiosk with a new disk, and what it may not change. */
#include "leads/store_import.h"

#include "base/file.h"
#include "leads/audit.h"
#include "tests/leads/links.h"
#include "tests/test.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { RECORDS = 6 };
#define FAILED BN_STORE_IMPORT_FAILED

/* What a kiosk had: five leads, of which the second was saved again as the third, and the first was
 * withdrawn by the sixth. */
struct old {
	struct links links;
	uint8_t bytes[RECORDS][BN_CHAIN_LINK];
	struct bn_store_record records[RECORDS];
};

static void make_old(struct old *old, char letter)
{
	static const char *const ids[RECORDS] = {"00000000000000000000000000000001",
		"00000000000000000000000000000002", "00000000000000000000000000000002",
		"00000000000000000000000000000004", "00000000000000000000000000000005",
		"00000000000000000000000000000001"};
	links_begin(&old->links, letter);
	for (int i = 0; i < RECORDS; i++) {
		old->records[i] = links_make(&old->links,
			i == 5 ? BN_CHAIN_WITHDRAWAL : BN_CHAIN_LEAD, ids[i], 1000 + i, "sealed",
			6);
		memcpy(old->bytes[i], old->links.bytes, BN_CHAIN_LINK);
		old->records[i].link = old->bytes[i];
	}
}

/* An export made before the second was saved again and the first withdrawn still has them all. */
static void erase(struct old *old, int place)
{
	old->records[place].sealed = NULL;
	old->records[place].bytes = 0;
}

static struct bn_store *open_store(void **state, const struct old *old)
{
	char *path = bn_file_join(*state, "leads.db"), *key = bn_file_join(*state, "kiosk.key");
	if (!bn_file_exists(key))
		assert_true(bn_seal_save_signer(key, &old->links.signer));
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	free(key);
	free(path);
	return store;
}

static enum bn_store_import take(struct bn_store *store, const struct bn_store_record *record)
{
	assert_true(bn_store_import_begin(store));
	enum bn_store_import result = bn_store_import_record(store, record);
	if (result != FAILED)
		assert_true(bn_store_import_end(store));
	return result;
}

struct row {
	char text[256];
	struct bn_audit audit;
	const struct old *old;
};

/* "1+" for a place with its seal, "1-" for one that is erased. */
static bool note(void *context, const struct bn_store_record *record)
{
	struct row *row = context;
	struct bn_audit_proof proof;
	size_t used = strlen(row->text);
	snprintf(row->text + used, sizeof(row->text) - used, "%d%c ", (int)record->number,
		record->sealed != NULL ? '+' : '-');
	bn_audit_prove(&row->old->links.signer.public_key, record, 1, &proof);
	bn_audit_take(&row->audit, &proof);
	return true;
}

static void tell(void *context, const struct bn_audit_finding *finding)
{
	(void)context;
	fail_msg("finding %d of %d", (int)finding->fault, (int)finding->first);
}

/* The store's places, whose chain is whole. */
static void assert_rows(struct bn_store *store, const struct old *old, const char *expected)
{
	struct row row = {.old = old};
	struct bn_bundle bundle = {
		.kiosk = "borne", .signer = old->links.signer.public_key, .end_signed = true};
	assert_true(bn_store_end(store, &bundle.end));
	bn_audit_begin(&row.audit, tell, NULL);
	bn_audit_bundle(&row.audit, &bundle, "store");
	assert_true(bn_store_each_link(store, note, &row));
	bn_audit_finish_adding(&row.audit);
	bn_audit_finish(&row.audit);
	assert_string_equal(row.text, expected);
}

static void a_new_disk(void **state)
{
	struct old old;
	make_old(&old, 'k');
	erase(&old, 0);
	erase(&old, 1);
	struct bn_store *store = open_store(state, &old);
	for (int i = 0; i < RECORDS; i++)
		assert_int_equal(take(store, &old.records[i]), BN_STORE_IMPORT_TAKEN);
	assert_rows(store, &old, "1- 2- 3+ 4+ 5+ 6+ ");
	for (int i = 0; i < RECORDS; i++)
		assert_int_equal(take(store, &old.records[i]), BN_STORE_IMPORT_THERE);
	assert_rows(store, &old, "1- 2- 3+ 4+ 5+ 6+ ");
	assert_int_equal(bn_store_count(store), 3);
	/* It goes on after them. */
	const struct bn_store_record next = {.id = "00000000000000000000000000000007",
		.wall = 2000,
		.sealed = "new",
		.bytes = 3};
	assert_true(bn_store_add(store, &next));
	assert_rows(store, &old, "1- 2- 3+ 4+ 5+ 6+ 7+ ");
	bn_store_close(store);
	store = open_store(state, &old);
	assert_rows(store, &old, "1- 2- 3+ 4+ 5+ 6+ 7+ ");
	bn_store_close(store);
}

/* In whatever order exports come, what was replaced or withdrawn doesn't come back. */
static void what_went_stays_gone(void **state)
{
	static const char *const orders[] = {"123456", "654321", "362145", "612345"};
	for (size_t i = 0; i < COUNT(orders); i++) {
		struct old old;
		make_old(&old, 'k');
		struct bn_store *store = open_store(state, &old);
		for (const char *at = orders[i]; *at != '\0'; at++)
			assert_int_equal(
				take(store, &old.records[*at - '1']), BN_STORE_IMPORT_TAKEN);
		assert_rows(store, &old, "1- 2- 3+ 4+ 5+ 6+ ");
		bn_store_close(store);
		char *path = bn_file_join(*state, "leads.db");
		assert_int_equal(unlink(path), 0);
		free(path);
	}
}

/* Erased since it was exported: by its date, or by hand. */
static void what_was_erased_stays_so(void **state)
{
	struct old old;
	make_old(&old, 'k');
	struct bn_store *store = open_store(state, &old);
	struct bn_store_record gone = old.records[0];
	gone.sealed = NULL;
	gone.bytes = 0;
	assert_int_equal(take(store, &gone), BN_STORE_IMPORT_TAKEN);
	assert_int_equal(take(store, &old.records[0]), BN_STORE_IMPORT_THERE);
	assert_rows(store, &old, "1- ");
	bn_store_close(store);
}

static void refuses(void **state)
{
	struct old old, other, fork;
	make_old(&old, 'k');
	make_old(&other, 'x');
	make_old(&fork, 'k');
	struct bn_store *store = open_store(state, &old);
	for (int i = 0; i < 3; i++)
		assert_int_equal(take(store, &old.records[i]), BN_STORE_IMPORT_TAKEN);
	assert_int_equal(take(store, &other.records[3]), BN_STORE_IMPORT_FOREIGN);
	/* The same key, another story: number 3 again, and a number 4 that follows it. */
	links_begin(&fork.links, 'k');
	fork.links.end.number = 2;
	bn_chain_hash(old.bytes[1], fork.links.end.hash);
	struct bn_store_record again = links_make(
		&fork.links, BN_CHAIN_LEAD, "00000000000000000000000000000009", 1, "other", 5);
	assert_int_equal(take(store, &again), BN_STORE_IMPORT_OTHER);
	struct bn_store_record after = links_make(
		&fork.links, BN_CHAIN_LEAD, "00000000000000000000000000000008", 1, "other", 5);
	assert_int_equal(take(store, &after), BN_STORE_IMPORT_LOOSE);
	/* One that the next one doesn't follow. */
	assert_int_equal(take(store, &old.records[4]), BN_STORE_IMPORT_TAKEN);
	links_begin(&fork.links, 'k');
	fork.links.end.number = 3;
	bn_chain_hash(old.bytes[2], fork.links.end.hash);
	after = links_make(
		&fork.links, BN_CHAIN_LEAD, "00000000000000000000000000000008", 1, "other", 5);
	assert_int_equal(take(store, &after), BN_STORE_IMPORT_LOOSE);
	assert_int_equal(take(store, &old.records[3]), BN_STORE_IMPORT_TAKEN);
	assert_rows(store, &old, "1+ 2- 3+ 4+ 5+ ");
	bn_store_close(store);
}

/* A disk that is full, or a process that is killed before the end: none of it is there. */
static void all_or_nothing(void **state)
{
	struct old old;
	make_old(&old, 'k');
	struct bn_store *store = open_store(state, &old);
	assert_true(bn_store_import_begin(store));
	assert_int_equal(bn_store_import_record(store, &old.records[0]), BN_STORE_IMPORT_TAKEN);
	bn_store_close(store);
	store = open_store(state, &old);
	assert_rows(store, &old, "");
	bn_store_close(store);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(a_new_disk),
		with_folder(what_went_stays_gone),
		with_folder(what_was_erased_stays_so),
		with_folder(refuses),
		with_folder(all_or_nothing),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
