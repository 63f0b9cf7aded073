#include "leads/audit.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* A link seen, or the end that a bundle's head tells of. */
struct bn_audit_entry {
	size_t kiosk;
	int64_t number;
	bool end;
	uint8_t hash[BN_CHAIN_HASH], previous[BN_CHAIN_HASH];
};

static void tell(struct bn_audit *audit, enum bn_audit_fault fault, const char *where,
	int64_t first, int64_t last)
{
	const struct bn_audit_finding finding = {fault, where, first, last};
	audit->findings++;
	audit->tell(audit->context, &finding);
}

void bn_audit_begin(struct bn_audit *audit,
	void (*told)(void *context, const struct bn_audit_finding *finding), void *context)
{
	*audit = (struct bn_audit){.tell = told, .context = context};
}

static size_t find_kiosk(struct bn_audit *audit, const struct bn_bundle *bundle)
{
	for (size_t i = 0; i < audit->kiosk_count; i++)
		if (memcmp(&audit->kiosks[i].key, &bundle->signer, sizeof(bundle->signer)) == 0)
			return i;
	audit->kiosks = bn_mem_grow(audit->kiosks, &audit->kiosk_capacity, audit->kiosk_count + 1,
		sizeof(audit->kiosks[0]));
	struct bn_audit_kiosk *kiosk = &audit->kiosks[audit->kiosk_count];
	kiosk->key = bundle->signer;
	memcpy(kiosk->name, bundle->kiosk, sizeof(kiosk->name));
	return audit->kiosk_count++;
}

static struct bn_audit_entry *add_entry(struct bn_audit *audit)
{
	audit->entries = bn_mem_grow(
		audit->entries, &audit->capacity, audit->count + 1, sizeof(audit->entries[0]));
	struct bn_audit_entry *entry = &audit->entries[audit->count++];
	entry->kiosk = audit->kiosk;
	return entry;
}

void bn_audit_bundle(struct bn_audit *audit, const struct bn_bundle *bundle, const char *name)
{
	audit->name = name;
	audit->number = 0;
	audit->kiosk = find_kiosk(audit, bundle);
	if (!bundle->end_signed) {
		tell(audit, BN_AUDIT_END, name, 0, 0);
		return;
	}
	struct bn_audit_entry *entry = add_entry(audit);
	entry->end = true;
	entry->number = bundle->end.number;
	memcpy(entry->hash, bundle->end.hash, sizeof(entry->hash));
}

static bool same_seal(const struct bn_chain_link *link, const struct bn_store_record *record)
{
	uint8_t digest[BN_CHAIN_HASH];
	bn_seal_digest(record->sealed, record->bytes, digest);
	return record->bytes == link->bytes && memcmp(digest, link->digest, sizeof(digest)) == 0;
}

bool bn_audit_record(struct bn_audit *audit, const struct bn_store_record *record)
{
	struct bn_chain_link link;
	if (!bn_chain_read(record->link, &link) || !bn_chain_signed(record->link)) {
		tell(audit, BN_AUDIT_FORGED, audit->name, record->number, record->number);
		return false;
	}
	if (memcmp(&link.signer, &audit->kiosks[audit->kiosk].key, sizeof(link.signer)) != 0) {
		tell(audit, BN_AUDIT_STRANGE, audit->name, link.number, link.number);
		return false;
	}
	if (record->sealed != NULL && !same_seal(&link, record)) {
		tell(audit, BN_AUDIT_CHANGED, audit->name, link.number, link.number);
		return false;
	}
	if (link.number <= audit->number)
		tell(audit, BN_AUDIT_ORDER, audit->name, link.number, link.number);
	audit->number = link.number;
	struct bn_audit_entry *entry = add_entry(audit);
	entry->number = link.number;
	memcpy(entry->previous, link.previous, sizeof(entry->previous));
	bn_chain_hash(record->link, entry->hash);
	return true;
}

/* Links before the ends that tell of them. */
static int by_number(const void *a, const void *b)
{
	const struct bn_audit_entry *x = a, *y = b;
	if (x->kiosk != y->kiosk)
		return x->kiosk < y->kiosk ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	if (x->end != y->end)
		return x->end ? 1 : -1;
	return memcmp(x->hash, y->hash, sizeof(x->hash));
}

/* One entry, after the last link before it, which is of the same kiosk; number 0: there is none. */
static void check(struct bn_audit *audit, const struct bn_audit_entry *last,
	const struct bn_audit_entry *entry, int64_t told_to)
{
	const char *name = audit->kiosks[entry->kiosk].name;
	bool same = entry->number == last->number && entry->number > 0;
	int64_t first_missing = (told_to > last->number ? told_to : last->number) + 1;
	int64_t last_missing = entry->end ? entry->number : entry->number - 1;
	if (first_missing <= last_missing)
		tell(audit, BN_AUDIT_MISSING, name, first_missing, last_missing);
	if (same && memcmp(entry->hash, last->hash, sizeof(entry->hash)) != 0)
		tell(audit, entry->end ? BN_AUDIT_BROKEN : BN_AUDIT_FORKED, name, entry->number,
			entry->number);
	if (!entry->end && entry->number == last->number + 1 &&
		memcmp(entry->previous, last->hash, sizeof(last->hash)) != 0)
		tell(audit, BN_AUDIT_BROKEN, name, entry->number, entry->number);
}

void bn_audit_finish_adding(struct bn_audit *audit)
{
	static const struct bn_audit_entry none;
	const struct bn_audit_entry *last = &none;
	int64_t told_to = 0; /* missing ones were told up to there */
	if (audit->count == 0)
		return;
	qsort(audit->entries, audit->count, sizeof(audit->entries[0]), by_number);
	for (size_t i = 0; i < audit->count; i++) {
		const struct bn_audit_entry *entry = &audit->entries[i];
		if (i > 0 && entry->kiosk != audit->entries[i - 1].kiosk) {
			last = &none;
			told_to = 0;
		}
		check(audit, last, entry, told_to);
		told_to = entry->number;
		if (!entry->end)
			last = entry;
	}
}

void bn_audit_finish(struct bn_audit *audit)
{
	free(audit->entries);
	free(audit->kiosks);
	*audit = (struct bn_audit){0};
}
