/* What bundles prove: each record's signature, and each kiosk's chain over all bundles together.
 * No secret key is needed. Life: begin → for each bundle: bundle, then prove and take for its
 * records, perhaps forget → finish_adding → finish.
 *
 * A signature takes as long as opening a lead, and a link says the hash of the one before: what the
 * kiosk signed in one link vouches for every byte of the link before it. So among the records that
 * are proved together, a signature is looked at only where no proven link follows that says this
 * one's hash. Nobody without the kiosk's key can make such a link, so that what is refused, and
 * what is told, is the same as if every signature were looked at. */
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

/* What a record is worth by itself. */
struct bn_audit_proof {
	bool good;                 /* this is what the kiosk saved */
	enum bn_audit_fault fault; /* FORGED, STRANGE or CHANGED, unless good */
	int64_t number;
	enum bn_chain_kind kind; /* when good */
	uint8_t hash[BN_CHAIN_HASH], previous[BN_CHAIN_HASH];
};

struct bn_audit {
	/* Called for each finding. */
	void (*tell)(void *context, const struct bn_audit_finding *finding);
	void *context;
	size_t findings;
	/* The rest is the audit's own. */
	struct bn_audit_entry *entries;
	size_t count, capacity;
	uint8_t short_key[BN_SEAL_SHORT];
	struct bn_audit_kiosk {
		struct bn_seal_public key;
		char name[BN_LEAD_KEY];
	} * kiosks;
	size_t kiosk_count, kiosk_capacity;
	const char *name; /* of the bundle */
	size_t kiosk;     /* its place */
	int64_t number;   /* of its last record */
	struct bn_tail end;
	bool has_end; /* that the bundle's head tells of, not yet among the entries */
	struct {
		size_t findings, count, kiosk_count;
	} before; /* the bundle */
};

void bn_audit_begin(struct bn_audit *audit,
	void (*told)(void *context, const struct bn_audit_finding *finding), void *context);
/* A bundle begins; name must last until the next one. */
void bn_audit_bundle(struct bn_audit *audit, const struct bn_bundle *bundle, const char *name);
/* Records that follow each other in a bundle of this kiosk. Pure, for any thread: the more at once,
 * the fewer signatures. */
void bn_audit_prove(const struct bn_seal_public *kiosk, const struct bn_store_record *records,
	size_t count, struct bn_audit_proof *proofs);
/* Each of them, in order. */
void bn_audit_take(struct bn_audit *audit, const struct bn_audit_proof *proof);
/* The bundle that began last was not whole: nothing of it counts. What was told stays told. */
void bn_audit_forget(struct bn_audit *audit);
void bn_audit_finish_adding(struct bn_audit *audit);
void bn_audit_finish(struct bn_audit *audit);

#endif
