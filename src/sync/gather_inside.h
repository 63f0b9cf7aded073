/* What the files of gathering share: gather.c leads, gather_beats.c has the heartbeats,
 * gather_list.c what there is, gather_fetch.c the records, gather_days.c the days' counts,
 * gather_remove.c takes away. */
#ifndef BN_SYNC_GATHER_INSIDE_H
#define BN_SYNC_GATHER_INSIDE_H

#include "remote/pool.h"
#include "sync/gather.h"
#include "sync/record.h"

/* An object's, below a kiosk's folder. */
struct bn_gather_entry {
	int64_t number;
	uint8_t hash[BN_RECORD_HASH];
	int month; /* 12 × year + month − 1 */
};

/* What is to be fetched of a kiosk, by number. */
struct bn_gather_kiosk {
	char name[BN_LEAD_KEY];
	struct bn_gather_entry *entries;
	size_t count, capacity;
};

struct bn_gather_work {
	const struct bn_gather_options *options;
	struct bn_gather *gather;
	atomic_bool over; /* the place can't be read */
	struct bn_remote **remotes;
	size_t remote_count;
	struct bn_pool pool;
	uint64_t done, total; /* objects */
};

/* Asks again where it may help. False: told in fault, STOPPED when all is over. Any thread. */
typedef bool bn_gather_asking(struct bn_remote *remote, void *what, struct bn_remote_fault *fault);
bool bn_gather_ask(struct bn_gather_work *work, bn_gather_asking *asking, void *what,
	struct bn_remote_fault *fault);
/* Main thread: after such a fault. What concerns one object only is noted, anything else ends it.
 */
void bn_gather_note(
	struct bn_gather_work *work, const struct bn_remote_fault *fault, const char *about);
bool bn_gather_is_over(const struct bn_gather_work *work);

/* Slots for a crew of all threads. */
size_t bn_gather_slots(const struct bn_gather_work *work);

struct bn_gather_listing {
	const char *folder, *after;
	bool (*visit)(void *context, const struct bn_remote_object *object);
	void *context;
};
bn_gather_asking bn_gather_list; /* what: such a listing; visit may see an object again */

void bn_gather_name(
	const char *kiosk, const struct bn_gather_entry *entry, char out[BN_RECORD_NAME]);

/* The kiosks' folders; the caller frees. False: noted. */
bool bn_gather_kiosks(struct bn_gather_work *work, char (**names)[BN_LEAD_KEY], size_t *count);
/* The months of a kiosk, the last first; odd: is told of what has no business there. */
struct bn_gather_months {
	int *months;
	size_t count, capacity;
};
bool bn_gather_months(struct bn_gather_work *work, const char *kiosk,
	struct bn_gather_months *months, void (*odd)(void *context, const char *name),
	void *context, struct bn_remote_fault *fault);

void bn_gather_beats(struct bn_gather_work *work);
/* What isn't collected of the kiosks from *next on, until it is much; moves *next on. The caller
 * frees entries and the array. */
struct bn_gather_round {
	struct bn_gather_kiosk *kiosks;
	size_t count, capacity;
};
void bn_gather_look(struct bn_gather_work *work, char (*names)[BN_LEAD_KEY], size_t count,
	size_t *next, struct bn_gather_round *round);
void bn_gather_fetch(struct bn_gather_work *work, const struct bn_gather_round *round);
void bn_gather_counts(struct bn_gather_work *work, char (*names)[BN_LEAD_KEY], size_t count,
	const struct bn_seal_pair *pair, const char *folder);
void bn_gather_past(struct bn_gather_work *work, int64_t before);
void bn_gather_withdrawn(struct bn_gather_work *work);

#endif
