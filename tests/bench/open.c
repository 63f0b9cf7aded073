/* borne-bench-open make FOLDER LEADS: FOLDER gets a kiosk's bundle of that many leads, open.leads,
 * and a recruiter's key, open.key, whose passphrase, "mesure", costs little memory: only the
 * opening is to be measured. borne-bench-open raw SECONDS: how many crypto_box_seal_open a second
 * this machine does, of a record as long as theirs, on all its processors; then how many it did. */
#include "base/clock.h"
#include "base/crew.h"
#include "base/file.h"
#include "base/mem.h"
#include "leads/bundle.h"
#include "tests/leads/links.h"
#include "tests/leads/sample.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

enum { BATCH = 256 };

static void fail(const char *what)
{
	fprintf(stderr, "borne-bench-open: %s\n", what);
	exit(1);
}

struct hand {
	int first, count;
	char ids[BATCH][BN_ID_TEXT];
	int64_t walls[BATCH];
	struct bn_str sealed[BATCH];
};

struct making {
	struct bn_seal_recipients recipients;
	struct links links;
	struct bn_bundle bundle;
	int given, leads;
};

static bool fill(void *context, void *slot)
{
	struct making *making = context;
	struct hand *hand = slot;
	hand->first = making->given;
	hand->count = making->leads - making->given < BATCH ? making->leads - making->given : BATCH;
	making->given += hand->count;
	return hand->count > 0;
}

static void work(void *context, void *slot)
{
	const struct making *making = context;
	struct hand *hand = slot;
	struct bn_str json = {0};
	for (int i = 0; i < hand->count; i++) {
		struct bn_lead lead;
		sample_numbered(&lead, hand->first + i);
		bn_id_make(lead.id);
		bn_str_clear(&json);
		bn_lead_write(&lead, &json);
		memcpy(hand->ids[i], lead.id, sizeof(lead.id));
		hand->walls[i] = lead.wall;
		bn_str_clear(&hand->sealed[i]);
		bn_seal_close(&making->recipients, json.data, json.length, &hand->sealed[i]);
	}
	bn_str_finish(&json);
}

static bool take(void *context, void *slot)
{
	struct making *making = context;
	const struct hand *hand = slot;
	for (int i = 0; i < hand->count; i++) {
		struct bn_store_record record = links_make(&making->links, BN_CHAIN_LEAD,
			hand->ids[i], hand->walls[i], hand->sealed[i].data, hand->sealed[i].length);
		bn_bundle_add(&making->bundle, &record);
	}
	return true;
}

/* As src/leads/README.md has it, with the least of Argon2id's memory. */
static void write_key(const char *path, const struct bn_seal_pair *pair)
{
	enum { PASSES = 1, MEMORY = 8192 };
	static const uint8_t salt[crypto_pwhash_SALTBYTES], nonce[crypto_secretbox_NONCEBYTES];
	uint8_t key[crypto_secretbox_KEYBYTES], box[BN_SEAL_KEY + crypto_secretbox_MACBYTES],
		sum[32];
	char hex[3][129];
	struct bn_str text = {0};
	if (crypto_pwhash(key, sizeof(key), "mesure", 6, salt, PASSES, MEMORY,
		    crypto_pwhash_ALG_ARGON2ID13) != 0)
		fail("no key");
	crypto_secretbox_easy(box, pair->secret_key, BN_SEAL_KEY, nonce, key);
	bn_id_hex(pair->public_key.key, BN_SEAL_KEY, hex[0]);
	bn_id_hex(salt, sizeof(salt), hex[1]);
	bn_str_addf(&text, "borne-cle-secrete: 1\npublique: %s\nargon2id: %d %d\nsel: %s\n", hex[0],
		PASSES, MEMORY, hex[1]);
	bn_id_hex(nonce, sizeof(nonce), hex[0]);
	bn_id_hex(box, sizeof(box), hex[1]);
	bn_str_addf(&text, "nonce: %s\nsecrete: %s\n", hex[0], hex[1]);
	bn_seal_digest(text.data, text.length, sum);
	bn_id_hex(sum, sizeof(sum) / 2, hex[0]);
	bn_str_addf(&text, "somme: %s\n", hex[0]);
	if (!bn_file_write_whole(path, text.data, text.length, 0600))
		fail("can't write the key");
	bn_str_finish(&text);
}

static void make(const char *folder, int leads)
{
	struct making making = {.leads = leads, .recipients = {.count = 1}};
	struct bn_seal_pair pair;
	char *key = bn_file_join(folder, "open.key"), *path = bn_file_join(folder, "open.leads");
	size_t count = 2 * bn_crew_cores() + 1;
	struct hand *hands = bn_mem_alloc(count, sizeof(hands[0]));
	const struct bn_crew crew = {.threads = bn_crew_cores(),
		.slots = hands,
		.count = count,
		.size = sizeof(hands[0]),
		.context = &making,
		.fill = fill,
		.work = work,
		.take = take};
	bn_seal_make_pair(&pair);
	making.recipients.keys[0] = pair.public_key;
	write_key(key, &pair);
	/* The end is in the head, and is known only at the end: the head is made twice. */
	const struct bn_tail all = {.number = leads};
	links_begin(&making.links, 'o');
	bn_bundle_begin(&making.bundle, "mesure", 0, &all, &making.links.signer);
	bn_crew_run(&crew);
	struct bn_bundle head;
	bn_bundle_begin(&head, "mesure", 0, &making.links.end, &making.links.signer);
	memcpy(making.bundle.bytes.data, head.bytes.data, head.bytes.length);
	if (!bn_bundle_save(&making.bundle, path))
		fail("can't write the bundle");
	bn_bundle_finish(&head);
	bn_bundle_finish(&making.bundle);
	free(hands);
	free(path);
	free(key);
}

struct raw {
	struct bn_seal_pair pair;
	struct bn_str sealed;
	int64_t until_us, done;
	size_t bytes;
};

static bool fill_raw(void *context, void *slot)
{
	(void)slot;
	return bn_clock_us() < ((struct raw *)context)->until_us;
}

static void work_raw(void *context, void *slot)
{
	const struct raw *raw = context;
	uint8_t clear[4096];
	for (int i = 0; i < BATCH; i++)
		if (crypto_box_seal_open(clear, (const uint8_t *)raw->sealed.data,
			    raw->sealed.length, raw->pair.public_key.key,
			    raw->pair.secret_key) != 0)
			fail("a seal doesn't open");
	*(uint8_t *)slot = clear[0];
}

static bool take_raw(void *context, void *slot)
{
	(void)slot;
	((struct raw *)context)->done += BATCH;
	return true;
}

static void measure_raw(int seconds)
{
	struct raw raw = {0};
	struct bn_str json = {0};
	struct bn_lead lead;
	uint8_t slots[64], sealed[4096];
	const struct bn_crew crew = {.threads = bn_crew_cores(),
		.slots = slots,
		.count = 2 * bn_crew_cores() + 1 < 64 ? 2 * bn_crew_cores() + 1 : 64,
		.size = 1,
		.context = &raw,
		.fill = fill_raw,
		.work = work_raw,
		.take = take_raw};
	bn_seal_make_pair(&raw.pair);
	sample_numbered(&lead, 1);
	bn_lead_write(&lead, &json);
	crypto_box_seal(sealed, (const uint8_t *)json.data, json.length, raw.pair.public_key.key);
	bn_str_add(&raw.sealed, sealed, json.length + crypto_box_SEALBYTES);
	int64_t start = bn_clock_us();
	raw.until_us = start + (int64_t)seconds * 1000000;
	bn_crew_run(&crew);
	printf("%.0f %lld\n", (double)raw.done * 1e6 / (double)(bn_clock_us() - start),
		(long long)raw.done);
	bn_str_finish(&raw.sealed);
	bn_str_finish(&json);
}

int main(int argc, char **argv)
{
	if (!bn_seal_init())
		return 1;
	if (argc == 4 && strcmp(argv[1], "make") == 0)
		make(argv[2], atoi(argv[3]));
	else if (argc == 3 && strcmp(argv[1], "raw") == 0)
		measure_raw(atoi(argv[2]));
	else
		fail("make FOLDER LEADS, or raw SECONDS");
	return 0;
}
