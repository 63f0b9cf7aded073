/* The system calls made on the files of one folder: counted, made to fail, or made the last thing
 * that a process does. A program that holds calls.c goes through it, its libraries too. */
#ifndef BN_TESTS_LEADS_CALLS_H
#define BN_TESTS_LEADS_CALLS_H

#include <stdbool.h>

enum calls_kind {
	CALLS_OPEN = 1,
	CALLS_READ = 2,
	CALLS_WRITE = 4,
	CALLS_SYNC = 8,
	CALLS_SIZE = 16,
	CALLS_DELETE = 32,
	CALLS_LOCK = 64,
	CALLS_LOOK = 128, /* stat and its kin */
	CALLS_RENAME = 256,
	CALLS_ALL = 511,
};

struct calls_plan {
	int nth;           /* of these kinds, from now; 0: none */
	unsigned kinds;    /* of calls_kind */
	int error;         /* what errno it fails with; 0: the process is killed there */
	int times;         /* so many fail, from that one on; 0 is 1 */
	bool half_written; /* a write comes to its half before */
};

/* What is opened below this folder from now on is watched. It must last. */
void calls_watch(const char *folder);
/* Counts from now; while no other thread is inside such a call. */
void calls_begin(const struct calls_plan *plan);
/* Nothing fails any more. Gives how many calls of the plan's kinds there were. */
int calls_end(void);

#endif
