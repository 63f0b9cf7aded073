/* What is known of each file of the loop: how it behaved, and which file it was then. A file that
 * was changed, came back or lies on a disk mounted anew begins with a clean record.
 * Life: zeroed is empty → get → … → finish. A record stays at its place until finish. */
#ifndef BN_VIDEO_RECORD_H
#define BN_VIDEO_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_RECORD_FAILURES 3    /* in a row, and a file is set aside */
#define BN_RECORD_DEATHS   8    /* from outside: chance may strike one place three times */
#define BN_RECORD_START    (-1) /* the place of who has shown no picture yet */

struct bn_record_identity {
	bool there;
	uint64_t device, inode;
	int64_t size, changed_ns; /* ctime: its content, its rights or its name */
};

struct bn_record {
	char *file;
	int failures; /* in a row, by its own fault */
	int deaths;   /* in a row, from outside, each where the one before was */
	bool aside;
	bool shown;        /* its last preparation gave a first picture */
	bool played;       /* to its end, and didn't fail since */
	int64_t length_ms; /* if played: what its pictures really lasted */
	bool failed;
	int64_t place_ms;                   /* if failed: where it stood then, in the clip */
	struct bn_record_identity identity; /* when it failed last, or was first named */
};

struct bn_records {
	struct bn_record **all;
	size_t count, capacity;
};

void bn_records_finish(struct bn_records *records);
/* The record of that file, made if there is none; clean if the file isn't what it was. One stat. */
struct bn_record *bn_records_get(struct bn_records *records, const char *file);
/* All failures are forgotten; what went well isn't. */
void bn_records_forgive(struct bn_records *records);
/* How many are set aside. */
size_t bn_records_aside(const struct bn_records *records);

/* It failed at that place. From outside (its player was killed or stopped by somebody): counts
 * only where it stood at about the same place as at its last failure, as one does that takes too
 * much memory there. True when it failed often enough to be set aside. */
bool bn_record_fail(struct bn_record *record, int64_t place_ms, bool outside);
void bn_record_show(struct bn_record *record);                    /* its first picture is there */
void bn_record_play(struct bn_record *record, int64_t length_ms); /* it played to its end */

#endif
