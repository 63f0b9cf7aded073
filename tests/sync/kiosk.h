/* A kiosk's data folder for the tests, with leads in a real store. */
#ifndef BN_TESTS_SYNC_KIOSK_H
#define BN_TESTS_SYNC_KIOSK_H

#include "base/file.h"
#include "base/id.h"
#include "leads/recipients.h"
#include "leads/store.h"
#include "tests/leads/sample.h"

#include <assert.h>
#include <stdlib.h>

struct kiosk {
	char *folder;
	struct bn_seal_pair pair; /* of the recruiter */
	struct bn_seal_recipients recipients;
	struct bn_store *store;
};

/* FOLDER/NAME, known by that name; it is fine for nothing but tests to abort. */
static inline void kiosk_begin(struct kiosk *kiosk, const char *in, const char *name)
{
	struct bn_str id = {0};
	*kiosk = (struct kiosk){.folder = bn_file_join(in, name)};
	if (!bn_seal_init() || !bn_file_make_folder(kiosk->folder))
		abort();
	bn_str_addf(&id, "%s\n", name);
	bn_seal_make_pair(&kiosk->pair);
	kiosk->recipients.keys[0] = kiosk->pair.public_key;
	kiosk->recipients.count = 1;
	char *key = bn_file_join(kiosk->folder, "recipient.pub");
	char *path = bn_file_join(kiosk->folder, "leads.db");
	kiosk->store = bn_store_open(path, true);
	if (kiosk->store == NULL || !bn_file_write_in(kiosk->folder, "kiosk.id", &id, 0600) ||
		!bn_seal_save_public(key, &kiosk->pair.public_key))
		abort();
	bn_str_finish(&id);
	free(path);
	free(key);
}

/* The number-th lead of sample.h, saved at its date or another one. */
static inline void kiosk_save(struct kiosk *kiosk, int number, int64_t wall)
{
	struct bn_lead lead;
	struct bn_str text = {.secret = true}, sealed = {0};
	sample_numbered(&lead, number);
	lead.wall = wall > 0 ? wall : lead.wall;
	bn_lead_write(&lead, &text);
	bn_seal_close(&kiosk->recipients, text.data, text.length, &sealed);
	const struct bn_store_record record = {
		.id = lead.id, .wall = lead.wall, .sealed = sealed.data, .bytes = sealed.length};
	if (!bn_store_add(kiosk->store, &record))
		abort();
	bn_str_finish(&sealed);
	bn_str_finish(&text);
}

static inline void kiosk_end(struct kiosk *kiosk)
{
	bn_store_close(kiosk->store);
	bn_seal_forget(&kiosk->pair);
	free(kiosk->folder);
}

#endif
