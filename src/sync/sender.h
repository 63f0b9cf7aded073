/* Sends a kiosk's records to one target, in order, several at a time. Nothing is noted as there
 * before the target was asked for it afterwards (bn_remote_put), and what isn't noted is sent
 * again. */
#ifndef BN_SYNC_SENDER_H
#define BN_SYNC_SENDER_H

#include "leads/store.h"
#include "remote/remote.h"
#include "sync/mark.h"

struct bn_sender {
	/* The caller's, all lasting as long. */
	struct bn_store *store;
	const char *kiosk, *data_folder, *target;
	struct bn_remote *const *remotes; /* one a thread */
	size_t remote_count;
	/* What was done. */
	int64_t leads, records; /* that the target has since; records: withdrawals and empty places
				   too */
	struct bn_remote_fault fault; /* that stopped it, or set the last one aside */
};

/* Sends the next records after the mark, BN_STORE_SOME at most, of which there is one; the mark
 * goes along on the disk. False: the fault says what stopped it; none: the data folder can't be
 * read or written (logged). */
bool bn_sender_send(struct bn_sender *sender, struct bn_mark *mark, size_t most);
/* Tries once more what was set aside. The same. */
bool bn_sender_send_aside(struct bn_sender *sender, struct bn_mark *mark);
/* A store that was lost and begun anew, or put back from a copy, may have another record in the
 * place where the mark is: then all is sent again. False: the store can't be read. */
bool bn_sender_align(const struct bn_sender *sender, struct bn_mark *mark);

#endif
