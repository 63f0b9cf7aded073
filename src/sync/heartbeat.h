/* How a kiosk is, for those who aren't there, without anybody's identity: signed by the kiosk, and
 * put again and again under one name. It tells where the chain ends, so that a store that keeps
 * back the last leads is found out. */
#ifndef BN_SYNC_HEARTBEAT_H
#define BN_SYNC_HEARTBEAT_H

#include "daybook/health.h"
#include "leads/lead.h"
#include "leads/tail.h"
#include "sync/signed.h"

#define BN_HEARTBEAT_FOLDER "heartbeats.v1/" /* a kiosk's name holds no "." */
#define BN_HEARTBEAT_NAME   96               /* bytes of an object's name, with NUL */
#define BN_HEARTBEAT_ERRORS 20
#define BN_HEARTBEAT_TEXT   64

struct bn_heartbeat {
	char kiosk[BN_LEAD_KEY];
	struct bn_seal_public key;
	int64_t wall;  /* when, by the kiosk's clock */
	int64_t count; /* 1, 2, 3 …, of those that arrived: an older one that is put back is found
			  out */
	int64_t every_s; /* when the next one is due */
	bool synced;     /* its clock is kept by a time server's */
	bool drift_known;
	int64_t drift_s;         /* its clock less the store's */
	struct bn_tail end;      /* of its chain */
	int64_t sent;            /* up to this number all is in this store */
	int64_t aside;           /* records this store doesn't take */
	char group[BN_LEAD_KEY]; /* "": none */
	struct bn_health health; /* without the clips' reasons */
	/* What went wrong last, from the journal: its kind and what it is about. */
	struct bn_heartbeat_error {
		int64_t wall;
		char kind[BN_HEARTBEAT_TEXT], about[BN_HEARTBEAT_TEXT];
	} errors[BN_HEARTBEAT_ERRORS];
	size_t error_count;
};

void bn_heartbeat_name(const char *kiosk, char out[BN_HEARTBEAT_NAME]);
void bn_heartbeat_write(const struct bn_heartbeat *heartbeat, const struct bn_seal_signer *signer,
	struct bn_str *out);
/* False: it isn't one, or its signature is wrong. What a later version adds is left alone. */
bool bn_heartbeat_read(const struct bn_str *text, struct bn_heartbeat *heartbeat);
/* The same of one that was read before and kept: the signature isn't looked at. */
bool bn_heartbeat_read_again(const struct bn_str *text, struct bn_heartbeat *heartbeat);

#endif
