/* Brings what kiosks have put in a place to the recruiter's collection: their heartbeats, then the
 * records that aren't there yet, in several threads, each with a bn_remote of its own. It may be
 * ended at any moment and goes on the next time. What isn't in order is found (collected.h), never
 * the end of it: only a place that can't be read is. README.md says how few requests it takes. */
#ifndef BN_SYNC_GATHER_H
#define BN_SYNC_GATHER_H

#include "remote/remote.h"
#include "sync/collected.h"

struct bn_gather_options {
	struct bn_collected *collected;
	const char *place; /* as the collection calls it; always the same for the same one */
	size_t threads;
	struct bn_remote *(*open)(void *context); /* one for each thread; NULL: logged */
	bool (*wait)(void *context, int ms);      /* before it tries again; false: stop */
	void (*step)(void *context, uint64_t done, uint64_t total); /* objects known of so far */
	void *context;                                              /* any thread for wait */
	const atomic_bool *stop;                                    /* may be NULL */
};

struct bn_gather {
	uint64_t kiosks, listed; /* in the place; that were looked through */
	uint64_t fetched;        /* objects */
	uint64_t vanished;       /* that were listed, and then weren't there */
	uint64_t aside;          /* that the place doesn't give */
	uint64_t removed;
	struct bn_remote_fault fault; /* what ended it, or set an object aside; NONE: nothing */
	char about[BN_REMOTE_NAME];   /* the object's, "" for none */
};

/* True: all that is in the place was looked at, and what was found is committed. */
bool bn_gather_run(const struct bn_gather_options *options, struct bn_gather *gather);
/* The heartbeats alone. True: all that changed were fetched, and are committed. */
bool bn_gather_heartbeats(const struct bn_gather_options *options, struct bn_gather *gather);
/* The counts of kiosks' days that changed, opened with this key, as FOLDER/KIOSK/counts/DATE.json.
 */
bool bn_gather_days(const struct bn_gather_options *options, const struct bn_seal_pair *pair,
	const char *folder, struct bn_gather *gather);
/* Removes from the place what is collected of months that ended before that moment (UTC). */
bool bn_gather_remove_past(
	const struct bn_gather_options *options, int64_t before, struct bn_gather *gather);
/* Removes the objects of withdrawn leads. */
bool bn_gather_remove_withdrawn(const struct bn_gather_options *options, struct bn_gather *gather);

#endif
