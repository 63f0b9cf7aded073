/* What a recruiter has collected of kiosks' records: DOSSIER/collected.db says which, from whom and
 * what was found wrong; DOSSIER/records/KIOSK.records has the sealed bytes, as in a bundle
 * (leads/bundle.h). README.md describes both. Whatever ends the program, a row never points to
 * bytes that aren't there: they are on the disk before it is committed, and what was written after
 * the last commit is cut off before anything is added.
 * Life: open (no other process may have it) → begin_kiosk, add, find … → commit … → close. One
 * thread at a time. After a failure, logged, nothing more is written until it is opened again. */
#ifndef BN_SYNC_COLLECTED_H
#define BN_SYNC_COLLECTED_H

#include "leads/audit.h"
#include "leads/merge.h"

struct bn_collected;

/* NULL: logged. The folder is made. wall: now. */
struct bn_collected *bn_collected_open(const char *folder, int64_t wall);
void bn_collected_close(struct bn_collected *collected); /* without what wasn't committed */
/* All that was added is on the disk. False: nobody knows. */
bool bn_collected_commit(struct bn_collected *collected);
bool bn_collected_failed(const struct bn_collected *collected);

/* A chain: a kiosk's name and its key. A kiosk that began anew has several. */
struct bn_collected_kiosk {
	int64_t row;
	char name[BN_LEAD_KEY];
	struct bn_seal_public key;
	bool refused;    /* by bn_collected_judge: its records aren't opened */
	bool fresh;      /* not told of yet, before bn_collected_settle */
	bool heard;      /* gather's: its heartbeat in this place is the last one */
	bool present;    /* gather's: it has a folder in a place that objects are removed from */
	bool changed;    /* something isn't in the file yet */
	int64_t known;   /* all from 1 to this number are collected */
	int64_t highest; /* number collected */
	int64_t before;  /* the same, as it was opened */
	int64_t leads;   /* that can be opened */
	int64_t added;   /* records, since it was opened */
	/* By the heartbeats of all places; 0: none. */
	int64_t sent; /* all up to this number is in a place */
	struct bn_tail end;
	/* Found by bn_collected_check. */
	int64_t missing; /* numbers */
};
/* By name; what they point to lasts until the next kiosk is added. */
struct bn_collected_kiosk *bn_collected_kiosks(struct bn_collected *collected, size_t *count);
/* The first of that name, *count of them follow each other. NULL: none. */
struct bn_collected_kiosk *bn_collected_named(
	struct bn_collected *collected, const char *name, size_t *count);
/* Refuses the chains for which it is false. NULL: none. */
typedef bool bn_collected_judging(
	void *context, const char *name, const struct bn_seal_public *key);
void bn_collected_judge(
	struct bn_collected *collected, bn_collected_judging *allowed, void *context);
/* The chain of this name and key, added if need be. NULL: it isn't theirs to use: the key is that
 * of another name, or the name has another key and nobody allowed a second one. */
struct bn_collected_kiosk *bn_collected_admit(
	struct bn_collected *collected, const char *name, const struct bn_seal_public *key);
/* Its chain isn't the one that is collected, as of a kiosk that was set back to an older copy: all
 * that is in a place is looked through again, for numbers given a second time. */
void bn_collected_doubt(struct bn_collected_kiosk *kiosk);

/* A record that its chain's key has signed (leads/audit.h): the proof says which. True: it is kept,
 * or was before. */
bool bn_collected_add(struct bn_collected *collected, struct bn_collected_kiosk *kiosk,
	const struct bn_store_record *record, const struct bn_audit_proof *proof);
/* One with that number and the beginning of its hash (sync/record.h) is there, of any chain of that
 * name. */
bool bn_collected_has(
	struct bn_collected *collected, const char *name, int64_t number, const uint8_t hash[8]);

/* What isn't in order. It is told once; but what another key has signed each time, for it may be a
 * kiosk's that was begun anew, whose leads nobody gets. */
enum bn_collected_fault {
	BN_COLLECTED_FORGED, /* as in leads/audit.h */
	BN_COLLECTED_STRANGE,
	BN_COLLECTED_CHANGED,
	BN_COLLECTED_NO_RECORD, /* an object that is no record */
	BN_COLLECTED_MISPLACED, /* a record under another name than its own */
	BN_COLLECTED_FORKED,
	BN_COLLECTED_BROKEN,
	BN_COLLECTED_HEARTBEAT, /* one that isn't signed as it should be */
	BN_COLLECTED_REPLAYED,  /* an older heartbeat than one that was there */
	BN_COLLECTED_DAY,       /* a day's counts that aren't its kiosk's, or not for this key */
	BN_COLLECTED_FAULTS
};
struct bn_collected_finding {
	enum bn_collected_fault fault;
	const char *kiosk;   /* its name, "" for none */
	int64_t first, last; /* numbers; 0: none */
	const char *object;  /* its name, "" for none */
};
/* The number's; what was found before isn't found again. */
void bn_collected_find(struct bn_collected *collected, enum bn_collected_fault fault,
	const char *kiosk, int64_t number, const char *object);
/* Those to be told, by kiosk; numbers that follow each other are told together. settle: the next
 * time these, and the kiosks that are fresh, aren't told again. */
void bn_collected_each_finding(struct bn_collected *collected,
	void (*tell)(void *context, const struct bn_collected_finding *finding), void *context);
void bn_collected_settle(struct bn_collected *collected);
int64_t bn_collected_settled(struct bn_collected *collected); /* how many aren't told again */
/* Something was found wrong with that kiosk, at any time. */
bool bn_collected_doubts(struct bn_collected *collected, const char *kiosk);

/* The chain's numbers and hashes, from what is known on; FORKED and BROKEN are found, and each
 * range that is missing is told, up to what the heartbeats say is in a place. */
void bn_collected_check(struct bn_collected *collected, struct bn_collected_kiosk *kiosk,
	void (*missing)(void *context, int64_t first, int64_t last), void *context);
/* Collected now, though a higher number was before. */
void bn_collected_each_late(struct bn_collected *collected, const struct bn_collected_kiosk *kiosk,
	void (*late)(void *context, int64_t first, int64_t last), void *context);

/* The last heartbeat of a kiosk in a place. heard: when it was put there, by this computer's clock
 * as far as the place told. */
struct bn_collected_beat {
	char tag[128];
	int64_t chain, count; /* a kiosk's row */
	int64_t heard;
};
bool bn_collected_beat(struct bn_collected *collected, const char *place, const char *kiosk,
	struct bn_collected_beat *beat);
/* sent, end: as the kiosk signed them; text: all of it. */
struct bn_collected_beating {
	const char *place, *tag;
	int64_t count, heard, sent;
	struct bn_tail end;
	const struct bn_str *text;
};
void bn_collected_keep_beat(struct bn_collected *collected, struct bn_collected_kiosk *kiosk,
	const struct bn_collected_beating *beating);
/* Of a place, by kiosk. text lasts until visit returns. */
void bn_collected_each_beat(struct bn_collected *collected, const char *place,
	void (*visit)(void *context, int64_t heard, const struct bn_str *text), void *context);
/* What is wrong with the heartbeats that were looked at since it was opened, told before or not. */
void bn_collected_each_doubt(struct bn_collected *collected,
	void (*visit)(void *context, const char *kiosk, enum bn_collected_fault fault),
	void *context);
/* When the heartbeats of a place were last looked at, all of them; 0: never. *now: since it was
 * opened. And that they were. */
int64_t bn_collected_looked(struct bn_collected *collected, const char *place, bool *now);
void bn_collected_note_look(struct bn_collected *collected, const char *place);

/* Day's counts (sync/day_object.h) with that tag were opened and kept. And that now they were. */
bool bn_collected_has_day(
	struct bn_collected *collected, const char *place, const char *object, const char *tag);
void bn_collected_keep_day(
	struct bn_collected *collected, const char *place, const char *object, const char *tag);

/* Of what is collected. */
struct bn_collected_sum {
	int64_t leads;     /* that can be opened */
	int64_t withdrawn; /* leads, by a verified withdrawal */
	int64_t fresh;     /* records since it was opened */
};
bool bn_collected_sums(struct bn_collected *collected, struct bn_collected_sum *sum);

/* Erases the words of leads that were withdrawn from DOSSIER/records; gives how many, −1: failed.
 */
int64_t bn_collected_erase_withdrawn(struct bn_collected *collected);
/* The same of all records from before that moment. One whose date can't be right (before
 * BN_STORE_FLOOR, or to come when it was collected) goes by the day it was collected. */
int64_t bn_collected_prune(struct bn_collected *collected, int64_t before);
/* May go from a place: collected, and from before that moment, as above. */
bool bn_collected_is_past(struct bn_collected *collected, const char *name, int64_t number,
	const uint8_t hash[8], int64_t before);
/* The names of withdrawn leads' objects that weren't removed, of kiosks that are present; and that
 * now they were. */
bool bn_collected_each_withdrawn(struct bn_collected *collected,
	bool (*visit)(void *context, const char *object), void *context);
bool bn_collected_set_removed(struct bn_collected *collected);

/* All leads that can be opened, of chains that aren't refused, dated `since` or later, and all that
 * is withdrawn, into a merge; descriptors of their files, in the merge's order, and their kiosks'
 * names, which last as long as the collection. False: logged. The caller closes and frees. */
struct bn_collected_files {
	int *descriptors;
	const char **names;
	size_t count;
};
bool bn_collected_merge(struct bn_collected *collected, int64_t since, struct bn_merge *merge,
	struct bn_collected_files *files);
void bn_collected_files_finish(struct bn_collected_files *files);

#endif
