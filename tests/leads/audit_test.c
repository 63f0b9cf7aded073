/* Whatever is done to a bundle by somebody without the kiosk's key is found and named. */
#include "leads/audit.h"

#include "tests/leads/links.h"
#include "tests/test.h"

enum { RECORDS = 6 };

/* A chain of RECORDS leads, and what a bundle of them holds. */
struct chain {
	struct links links;
	uint8_t bytes[RECORDS][BN_CHAIN_LINK];
	char sealed[RECORDS][8];
	struct bn_store_record records[RECORDS];
	struct bn_bundle bundle;
};

static void make_chain(struct chain *chain, char letter)
{
	links_begin(&chain->links, letter);
	for (int i = 0; i < RECORDS; i++) {
		snprintf(chain->sealed[i], sizeof(chain->sealed[i]), "seal %d%c", i, letter);
		chain->records[i] = links_make(&chain->links, BN_CHAIN_LEAD,
			"0123456789abcdef0123456789abcdef", i, chain->sealed[i], 7);
		memcpy(chain->bytes[i], chain->links.bytes, BN_CHAIN_LINK);
		chain->records[i].link = chain->bytes[i];
	}
	chain->bundle = (struct bn_bundle){.kiosk = "borne",
		.end = chain->links.end,
		.signer = chain->links.signer.public_key,
		.end_signed = true};
}

struct found {
	char text[512];
};

static void note(void *context, const struct bn_audit_finding *finding)
{
	static const char *const names[] = {
		"end", "forged", "strange", "changed", "order", "missing", "forked", "broken"};
	struct found *found = context;
	size_t used = strlen(found->text);
	snprintf(found->text + used, sizeof(found->text) - used, "%s %d-%d;", names[finding->fault],
		(int)finding->first, (int)finding->last);
}

/* A bundle's records, a text of places of its chain's, proved so many together. */
static void add_bundle(
	struct bn_audit *audit, struct chain *chain, const char *order, size_t together)
{
	struct bn_store_record records[2 * RECORDS];
	struct bn_audit_proof proofs[2 * RECORDS];
	size_t count = strlen(order);
	for (size_t i = 0; i < count; i++)
		records[i] = chain->records[order[i] - '1'];
	bn_audit_bundle(audit, &chain->bundle, "x.leads");
	for (size_t i = 0; i < count; i += together)
		bn_audit_prove(&chain->bundle.signer, records + i,
			count - i < together ? count - i : together, proofs + i);
	for (size_t i = 0; i < count; i++)
		bn_audit_take(audit, &proofs[i]);
}

/* Audits bundles, with each signature looked at, and with few: it is all the same. */
static void assert_found(
	struct chain *const *chains, const char *const *orders, size_t count, const char *expected)
{
	static const size_t togethers[] = {1, 2, 5, 2 * RECORDS};
	for (size_t way = 0; way < COUNT(togethers); way++) {
		struct bn_audit audit;
		struct found found = {0};
		bn_audit_begin(&audit, note, &found);
		for (size_t i = 0; i < count; i++)
			add_bundle(&audit, chains[i], orders[i], togethers[way]);
		bn_audit_finish_adding(&audit);
		assert_string_equal(found.text, expected);
		bn_audit_finish(&audit);
	}
}

static void assert_one(struct chain *chain, const char *order, const char *expected)
{
	assert_found((struct chain *[]){chain}, (const char *[]){order}, 1, expected);
}

static void places(void **state)
{
	static const struct {
		const char *order, *expected;
	} cases[] = {
		{"123456", ""},
		{"12356", "missing 4-4;"},
		{"1256", "missing 3-4;"},
		{"23456", "missing 1-1;"},
		{"1234", "missing 5-6;"},
		{"", "missing 1-6;"},
		{"135", "missing 2-2;missing 4-4;missing 6-6;"},
		{"1223456", "order 2-2;"},
		{"132456", "order 2-2;"},
		{"1234561", "order 1-1;"},
	};
	struct chain chain;
	(void)state;
	make_chain(&chain, 'a');
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_one(&chain, cases[i].order, cases[i].expected);
}

static void bundles_that_overlap(void **state)
{
	struct chain older, chain, other;
	(void)state;
	make_chain(&chain, 'a');
	make_chain(&other, 'b');
	older = chain;
	older.bundle.end.number = 4;
	bn_chain_hash(chain.bytes[3], older.bundle.end.hash);
	struct chain *const both[] = {&chain, &older, &other};
	assert_found(both, (const char *[]){"3456", "1234"}, 2, "");
	assert_found(both, (const char *[]){"56", "1234"}, 2, "");
	assert_found(both, (const char *[]){"6", "1234"}, 2, "missing 5-5;");
	assert_found(both, (const char *[]){"6", "12"}, 2, "missing 3-4;missing 5-5;");
	assert_found(both, (const char *[]){"123456", "1234", "123456"}, 3, "");
	assert_found(both, (const char *[]){"123456", "1234", "12345"}, 3, "missing 6-6;");
}

/* Any byte of any link, or of what is sealed: one bit of it, another one each time. */
static void every_byte(void **state)
{
	struct chain chain;
	(void)state;
	make_chain(&chain, 'a');
	for (int i = 0; i < RECORDS; i++) {
		char expected[64];
		for (size_t at = 0; at < BN_CHAIN_LINK + 7; at++) {
			bool link = at < BN_CHAIN_LINK;
			char *byte = link ? (char *)&chain.bytes[i][at]
					  : &chain.sealed[i][at - BN_CHAIN_LINK];
			*byte ^= (char)(1 << (at + (size_t)i) % 8);
			snprintf(expected, sizeof(expected), "%s %d-%d;missing %d-%d;",
				link ? "forged" : "changed", i + 1, i + 1, i + 1, i + 1);
			assert_one(&chain, "123456", expected);
			*byte ^= (char)(1 << (at + (size_t)i) % 8);
		}
	}
}

static void forgeries(void **state)
{
	struct chain chain, other, fork;
	(void)state;
	make_chain(&chain, 'a');
	make_chain(&other, 'b');
	/* Another kiosk's record, put among these. */
	struct bn_store_record own = chain.records[2];
	chain.records[2] = other.records[2];
	assert_one(&chain, "123456", "strange 3-3;missing 3-3;");
	chain.records[2] = own;
	/* Made by somebody with a key of his own, the kiosk's name in them: they follow each other,
	 * and the one after them is signed by that key. */
	struct chain made;
	make_chain(&made, 'a');
	for (int i = 0; i < RECORDS; i++) {
		memcpy(made.bytes[i] + 80, other.bytes[i] + 80, BN_CHAIN_LINK - 80);
		memcpy(made.bytes[i] + 80, &chain.links.signer.public_key, BN_SEAL_KEY);
		memcpy(made.bytes[i] + 112, chain.bytes[i] + 112, 32);
		if (i > 0)
			bn_chain_hash(made.bytes[i - 1], made.bytes[i] + 48);
	}
	assert_one(&made, "123456",
		"forged 1-1;forged 2-2;forged 3-3;forged 4-4;forged 5-5;forged 6-6;missing 1-6;");
	links_begin(&other.links, 'b');
	other.links.end.number = 4;
	bn_chain_hash(made.bytes[3], other.links.end.hash);
	made.records[4] = links_make(&other.links, BN_CHAIN_LEAD,
		"0123456789abcdef0123456789abcdef", 4, made.sealed[4], 7);
	assert_one(&made, "12345",
		"forged 1-1;forged 2-2;forged 3-3;forged 4-4;strange 5-5;missing 1-6;");
	/* A head that somebody changed. */
	chain.bundle.end_signed = false;
	assert_one(&chain, "1234", "end 0-0;");
	chain.bundle.end_signed = true;
	/* The kiosk's key in other hands, or a store that was brought back without its end: the
	 * same numbers again. */
	make_chain(&fork, 'a');
	links_begin(&fork.links, 'a');
	fork.links.end.number = 3;
	bn_chain_hash(chain.bytes[2], fork.links.end.hash);
	fork.records[3] = links_make(
		&fork.links, BN_CHAIN_LEAD, "ffffffffffffffffffffffffffffffff", 3, "other 4", 7);
	fork.bundle.end = fork.links.end;
	memcpy(fork.bytes[3], fork.links.bytes, BN_CHAIN_LINK);
	fork.records[3].link = fork.bytes[3];
	struct bn_audit audit;
	struct found found = {0};
	bn_audit_begin(&audit, note, &found);
	struct chain *const both[] = {&chain, &fork};
	for (size_t i = 0; i < 2; i++)
		add_bundle(&audit, both[i], i == 0 ? "123456" : "1234", RECORDS);
	bn_audit_finish_adding(&audit);
	assert_string_equal(found.text, "forked 4-4;");
	bn_audit_finish(&audit);
	/* Erased is neither missing nor changed. */
	chain.records[4].sealed = NULL;
	chain.records[4].bytes = 0;
	assert_one(&chain, "123456", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),
		cmocka_unit_test(bundles_that_overlap),
		cmocka_unit_test(every_byte),
		cmocka_unit_test(forgeries),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
