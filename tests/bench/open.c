/* borne-bench-open make FOLDER LEADS: FOLDER gets a kiosk's bundle of that many leads, open.leads,
 * and a recruiter's key, open.key, whose passphrase, "mesure", costs little memory: only the
 * opening is to be measured. borne-bench-open place FOLDER LEADS: instead of the bundle, what ten
 * kiosks with as many leads in ten months have put in a place, FOLDER/place. borne-bench-open raw
 * SECONDS: how many crypto_box_seal_open a second this machine does, of a record as long as theirs,
 * on all its processors; then how many it did. */
#include "base/clock.h"
#include "base/crew.h"
#include "base/file.h"
#include "base/mem.h"
#include "leads/bundle.h"
#include "sync/heartbeat.h"
#include "sync/record.h"
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

enum { KIOSKS = 10, DAYS = 300 };

struct making {
	struct bn_seal_recipients recipients;
	struct links links[KIOSKS]; /* one for a bundle */
	struct bn_bundle bundle;
	const char *place; /* the folder of the place; NULL: a bundle is made */
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
		/* In a place they are spread over months. */
		if (making->place != NULL)
			lead.wall -= (int64_t)DAYS * 86400 * (making->leads - hand->first - i) /
				     making->leads;
		bn_str_clear(&json);
		bn_lead_write(&lead, &json);
		memcpy(hand->ids[i], lead.id, sizeof(lead.id));
		hand->walls[i] = lead.wall;
		bn_str_clear(&hand->sealed[i]);
		bn_seal_close(&making->recipients, json.data, json.length, &hand->sealed[i]);
	}
	bn_str_finish(&json);
}

static void kiosk_name(int kiosk, char name[BN_LEAD_KEY])
{
	snprintf(name, BN_LEAD_KEY, "mesure-%d", kiosk);
}

/* As it would be there, without the syncs. */
static void put_in_place(const char *place, const char *name, const struct bn_str *object)
{
	char *path = bn_file_join(place, name);
	FILE *file = fopen(path, "w");
	if (file == NULL) {
		char *end = strrchr(path, '/');
		*end = '\0';
		bn_file_make_folder(path);
		*end = '/';
		file = fopen(path, "w");
	}
	if (file == NULL || fwrite(object->data, 1, object->length, file) != object->length ||
		fclose(file) != 0)
		fail("can't write an object");
	free(path);
}

static void put_record(const struct making *making, int kiosk, const struct bn_store_record *record)
{
	char name[BN_LEAD_KEY], object_name[BN_RECORD_NAME];
	struct bn_str object = {0};
	kiosk_name(kiosk, name);
	bn_record_name(name, record->link, object_name);
	bn_record_write(record, &object);
	put_in_place(making->place, object_name, &object);
	bn_str_finish(&object);
}

static bool take(void *context, void *slot)
{
	struct making *making = context;
	const struct hand *hand = slot;
	for (int i = 0; i < hand->count; i++) {
		int kiosk = making->place != NULL ? (hand->first + i) % KIOSKS : 0;
		struct bn_store_record record = links_make(&making->links[kiosk], BN_CHAIN_LEAD,
			hand->ids[i], hand->walls[i], hand->sealed[i].data, hand->sealed[i].length);
		if (making->place != NULL)
			put_record(making, kiosk, &record);
		else
			bn_bundle_add(&making->bundle, &record);
	}
	return true;
}

static void put_beat(const struct making *making, int kiosk)
{
	char name[BN_HEARTBEAT_NAME];
	struct bn_str text = {0};
	struct bn_heartbeat *beat = bn_mem_alloc(1, sizeof(*beat));
	const struct links *links = &making->links[kiosk];
	kiosk_name(kiosk, beat->kiosk);
	beat->count = 1;
	beat->end = links->end;
	beat->sent = links->end.number;
	bn_heartbeat_name(beat->kiosk, name);
	bn_heartbeat_write(beat, &links->signer, &text);
	put_in_place(making->place, name, &text);
	bn_str_finish(&text);
	free(beat);
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

static void save_bundle(struct making *making, const char *folder)
{
	char *path = bn_file_join(folder, "open.leads");
	struct bn_bundle head;
	bn_bundle_begin(&head, "mesure", 0, &making->links[0].end, &making->links[0].signer);
	memcpy(making->bundle.bytes.data, head.bytes.data, head.bytes.length);
	if (!bn_bundle_save(&making->bundle, path))
		fail("can't write the bundle");
	bn_bundle_finish(&head);
	bn_bundle_finish(&making->bundle);
	free(path);
}

static void make(const char *folder, int leads, bool place)
{
	struct making making = {.leads = leads, .recipients = {.count = 1}};
	struct bn_seal_pair pair;
	char *key = bn_file_join(folder, "open.key"), *path = bn_file_join(folder, "place");
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
	making.place = place ? path : NULL;
	write_key(key, &pair);
	for (int i = 0; i < KIOSKS; i++)
		links_begin(&making.links[i], (char)('o' + i));
	/* The end is in the head, and is known only at the end: the head is made twice. */
	const struct bn_tail all = {.number = leads};
	bn_bundle_begin(&making.bundle, "mesure", 0, &all, &making.links[0].signer);
	bn_crew_run(&crew);
	for (int i = 0; place && i < KIOSKS; i++)
		put_beat(&making, i);
	if (!place)
		save_bundle(&making, folder);
	else
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
		make(argv[2], atoi(argv[3]), false);
	else if (argc == 4 && strcmp(argv[1], "place") == 0)
		make(argv[2], atoi(argv[3]), true);
	else if (argc == 3 && strcmp(argv[1], "raw") == 0)
		measure_raw(atoi(argv[2]));
	else
		fail("make FOLDER LEADS, place FOLDER LEADS, or raw SECONDS");
	return 0;
}
