#include "leads/audit.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* A link seen, or the end that a bundle's head tells of. There may be millions: hashes are short.
 */
struct bn_audit_entry {
	int64_t number;
	uint64_t hash, previous;
	uint32_t kiosk;
	bool end;
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
	bn_id_random(audit->short_key, sizeof(audit->short_key));
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

static void add_entry(
	struct bn_audit *audit, int64_t number, const uint8_t *hash, const uint8_t *previous)
{
	if (audit->count == audit->capacity)
		audit->entries = bn_mem_resize(audit->entries, &audit->capacity,
			audit->capacity + audit->capacity / 4 + 1024, sizeof(audit->entries[0]));
	audit->entries[audit->count++] = (struct bn_audit_entry){
		.number = number,
		.hash = bn_seal_short(audit->short_key, hash, BN_CHAIN_HASH),
		.previous = previous != NULL
				    ? bn_seal_short(audit->short_key, previous, BN_CHAIN_HASH)
				    : 0,
		.kiosk = (uint32_t)audit->kiosk,
		.end = previous == NULL,
	};
}

/* After the bundle's records: mostly its place when all are in order. */
static void add_end(struct bn_audit *audit)
{
	if (audit->has_end)
		add_entry(audit, audit->end.number, audit->end.hash, NULL);
	audit->has_end = false;
}

void bn_audit_bundle(struct bn_audit *audit, const struct bn_bundle *bundle, const char *name)
{
	add_end(audit);
	audit->before.findings = audit->findings;
	audit->before.count = audit->count;
	audit->before.kiosk_count = audit->kiosk_count;
	audit->name = name;
	audit->number = 0;
	audit->kiosk = find_kiosk(audit, bundle);
	audit->end = bundle->end;
	audit->has_end = bundle->end_signed;
	if (!bundle->end_signed)
		tell(audit, BN_AUDIT_END, name, 0, 0);
	if (audit->count + bundle->count > audit->capacity)
		audit->entries = bn_mem_resize(audit->entries, &audit->capacity,
			audit->count + (size_t)bundle->count + 1, sizeof(audit->entries[0]));
}

static bool same_seal(const struct bn_chain_link *link, const struct bn_store_record *record)
{
	uint8_t digest[BN_CHAIN_HASH];
	bn_seal_digest(record->sealed, record->bytes, digest);
	return record->bytes == link->bytes && memcmp(digest, link->digest, sizeof(digest)) == 0;
}

/* next: what is known of the record after it, NULL if it has none. */
static void prove(const struct bn_seal_public *kiosk, const struct bn_store_record *record,
	const struct bn_audit_proof *next, struct bn_audit_proof *proof)
{
	struct bn_chain_link link;
	*proof = (struct bn_audit_proof){.fault = BN_AUDIT_FORGED, .number = record->number};
	if (!bn_chain_read(record->link, &link))
		return;
	proof->kind = link.kind;
	bn_chain_hash(record->link, proof->hash);
	memcpy(proof->previous, link.previous, sizeof(proof->previous));
	bool own = memcmp(&link.signer, kiosk, sizeof(link.signer)) == 0;
	/* A changed seal is the record's fault, not its link's: that one still vouches. */
	bool vouched = own && next != NULL && (next->good || next->fault == BN_AUDIT_CHANGED) &&
		       memcmp(next->previous, proof->hash, sizeof(proof->hash)) == 0;
	if (!vouched && !bn_chain_signed(record->link))
		return;
	proof->fault = own ? BN_AUDIT_CHANGED : BN_AUDIT_STRANGE;
	proof->good = own && (record->sealed == NULL || same_seal(&link, record));
}

void bn_audit_prove(const struct bn_seal_public *kiosk, const struct bn_store_record *records,
	size_t count, struct bn_audit_proof *proofs)
{
	for (size_t i = count; i-- > 0;)
		prove(kiosk, &records[i], i + 1 < count ? &proofs[i + 1] : NULL, &proofs[i]);
}

void bn_audit_take(struct bn_audit *audit, const struct bn_audit_proof *proof)
{
	if (!proof->good) {
		tell(audit, proof->fault, audit->name, proof->number, proof->number);
		return;
	}
	if (proof->number <= audit->number)
		tell(audit, BN_AUDIT_ORDER, audit->name, proof->number, proof->number);
	audit->number = proof->number;
	add_entry(audit, proof->number, proof->hash, proof->previous);
}

void bn_audit_forget(struct bn_audit *audit)
{
	audit->findings = audit->before.findings;
	audit->count = audit->before.count;
	audit->kiosk_count = audit->before.kiosk_count;
	audit->has_end = false;
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
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* The links of one number, the last that was seen of a kiosk; none at its start. */
struct group {
	const struct bn_audit_entry *first;
	size_t count;
	int64_t number;
};

static bool has(const struct group *group, uint64_t hash)
{
	for (size_t i = 0; i < group->count; i++)
		if (group->first[i].hash == hash)
			return true;
	return false;
}

/* told_to: missing ones were told up to there. */
static void check(struct bn_audit *audit, const struct group *last,
	const struct bn_audit_entry *entry, int64_t told_to)
{
	const char *name = audit->kiosks[entry->kiosk].name;
	bool same = entry->number == last->number && last->count > 0;
	int64_t first_missing = (told_to > last->number ? told_to : last->number) + 1;
	int64_t last_missing = entry->end ? entry->number : entry->number - 1;
	if (first_missing <= last_missing)
		tell(audit, BN_AUDIT_MISSING, name, first_missing, last_missing);
	if (same && !has(last, entry->hash))
		tell(audit, entry->end ? BN_AUDIT_BROKEN : BN_AUDIT_FORKED, name, entry->number,
			entry->number);
	/* The very first says that there is none before it: 32 zeros. */
	static const uint8_t zeros[BN_CHAIN_HASH];
	bool follows = last->count > 0 ? has(last, entry->previous)
				       : entry->previous == bn_seal_short(audit->short_key, zeros,
								    sizeof(zeros));
	if (!entry->end && entry->number == last->number + 1 && !follows)
		tell(audit, BN_AUDIT_BROKEN, name, entry->number, entry->number);
}

static void sort(struct bn_audit *audit)
{
	for (size_t i = 1; i < audit->count; i++)
		if (by_number(&audit->entries[i - 1], &audit->entries[i]) > 0) {
			qsort(audit->entries, audit->count, sizeof(audit->entries[0]), by_number);
			return;
		}
}

void bn_audit_finish_adding(struct bn_audit *audit)
{
	struct group last = {0};
	int64_t told_to = 0;
	add_end(audit);
	sort(audit);
	for (size_t i = 0; i < audit->count; i++) {
		const struct bn_audit_entry *entry = &audit->entries[i];
		if (i > 0 && entry->kiosk != audit->entries[i - 1].kiosk) {
			last = (struct group){0};
			told_to = 0;
		}
		check(audit, &last, entry, told_to);
		told_to = entry->number;
		if (entry->end)
			continue;
		if (last.count == 0 || last.number != entry->number)
			last = (struct group){.first = entry, .number = entry->number};
		last.count++;
	}
	/* All is told: there may be better use for the memory. */
	free(audit->entries);
	audit->entries = NULL;
	audit->count = audit->capacity = 0;
}

void bn_audit_finish(struct bn_audit *audit)
{
	free(audit->entries);
	free(audit->kiosks);
	*audit = (struct bn_audit){0};
}
