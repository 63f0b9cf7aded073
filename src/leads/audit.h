/* What bundles prove: each record's signature, and each kiosk's chain over all bundles together.
 * No secret key is needed. Life: begin → for each bundle: bundle, then record for each of its
 * records → finish_adding → finish. */
#ifndef BN_LEADS_AUDIT_H
#define BN_LEADS_AUDIT_H

#include "leads/bundle.h"

enum bn_audit_fault {
	BN_AUDIT_END,     /* the bundle's head isn't signed by the kiosk it names */
	BN_AUDIT_FORGED,  /* a record whose signature is wrong */
	BN_AUDIT_STRANGE, /* a record signed by another key than the bundle's kiosk's */
	BN_AUDIT_CHANGED, /* a record whose sealed bytes aren't those that were signed */
	BN_AUDIT_ORDER,   /* a record that is there again, or not in its place, in one bundle */
	/* Found by finish_adding, of a kiosk: */
	BN_AUDIT_MISSING, /* first to last aren't there */
	BN_AUDIT_FORKED,  /* a number given to two records */
	BN_AUDIT_BROKEN,  /* a record that doesn't follow the one before, or isn't the end told */
};

struct bn_audit_finding {
	enum bn_audit_fault fault;
	const char *where;   /* the bundle's name, or the kiosk's */
	int64_t first, last; /* numbers; 0 for END */
};

struct bn_audit {
	/* Called for each finding. */
	void (*tell)(void *context, const struct bn_audit_finding *finding);
	void *context;
	size_t findings;
	/* The rest is the audit's own. */
	struct bn_audit_entry *entries;
	size_t count, capacity;
	struct bn_audit_kiosk {
		struct bn_seal_public key;
		char name[BN_LEAD_KEY];
	} * kiosks;
	size_t kiosk_count, kiosk_capacity;
	const char *name; /* of the bundle */
	size_t kiosk;     /* its place */
	int64_t number;   /* of its last record */
};

void bn_audit_begin(struct bn_audit *audit,
	void (*tell)(void *context, const struct bn_audit_finding *finding), void *context);
/* A bundle begins; name must last until the next one. */
void bn_audit_bundle(struct bn_audit *audit, const struct bn_bundle *bundle, const char *name);
/* True: this is what the kiosk saved. */
bool bn_audit_record(struct bn_audit *audit, const struct bn_store_record *record);
void bn_audit_finish_adding(struct bn_audit *audit);
void bn_audit_finish(struct bn_audit *audit);

#endif
