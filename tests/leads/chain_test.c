#include "leads/chain.h"

#include "tests/test.h"

#include <string.h>

static struct bn_seal_signer signer;

static void make(uint8_t bytes[BN_CHAIN_LINK], struct bn_chain_link *link)
{
	*link = (struct bn_chain_link){.kind = BN_CHAIN_LEAD,
		.number = 7,
		.wall = -1,
		.id = "0123456789abcdef0000000000000000",
		.bytes = 600};
	memset(link->previous, 0xA5, sizeof(link->previous));
	memset(link->digest, 0x5A, sizeof(link->digest));
	assert_true(bn_chain_make(link, &signer, bytes));
	link->signer = signer.public_key;
}

static void round_trip(void **state)
{
	uint8_t bytes[BN_CHAIN_LINK], again[BN_CHAIN_LINK];
	struct bn_chain_link link, read;
	(void)state;
	make(bytes, &link);
	assert_true(bn_chain_read(bytes, &read));
	assert_memory_equal(&read, &link, sizeof(link));
	assert_true(bn_chain_signed(bytes));
	make(again, &link);
	assert_memory_equal(again, bytes, sizeof(bytes)); /* Ed25519 is deterministic */
}

/* Every bit counts, in the link and in the hash that the next one keeps. */
static void every_bit_flipped(void **state)
{
	uint8_t bytes[BN_CHAIN_LINK], hash[BN_CHAIN_HASH], other[BN_CHAIN_HASH];
	struct bn_chain_link link;
	(void)state;
	make(bytes, &link);
	bn_chain_hash(bytes, hash);
	for (size_t bit = 0; bit < sizeof(bytes) * 8; bit++) {
		bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		assert_false(bn_chain_signed(bytes));
		bn_chain_hash(bytes, other);
		assert_memory_not_equal(hash, other, sizeof(hash));
		bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
	assert_true(bn_chain_signed(bytes));
}

static void refuses_what_is_no_link(void **state)
{
	static const struct {
		size_t at;
		uint8_t value;
	} cases[] = {{0, 'b'}, {7, 3}, {11, 0}, {11, 3}, {8, 1}, {23, 0}, {16, 0x80}};
	uint8_t bytes[BN_CHAIN_LINK];
	struct bn_chain_link link;
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		make(bytes, &link);
		bytes[cases[i].at] = cases[i].value;
		assert_false(bn_chain_read(bytes, &link));
	}
	strcpy(link.id, "0123");
	assert_false(bn_chain_make(&link, &signer, bytes));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(every_bit_flipped),
		cmocka_unit_test(refuses_what_is_no_link),
	};
	if (!bn_seal_init())
		return 1;
	bn_seal_make_signer(NULL, &signer);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
