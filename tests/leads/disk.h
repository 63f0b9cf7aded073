/* A disk in memory whose power can be cut. SQLite writes to it through a VFS (disk_vfs.h), the
 * files beside the store by the calls of disk_calls.h, and each operation is kept; disk_cut goes
 * along them and makes what the disk may hold if the power goes at that moment: of what was not
 * synced, any part. Life: init → operations … → cut_begin → cut_step, cut_make … → cut_finish →
 * finish. */
#ifndef BN_TESTS_LEADS_DISK_H
#define BN_TESTS_LEADS_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	DISK_DB,
	DISK_JOURNAL,
	DISK_TAIL, /* the chain's end, leads.db.tail */
	DISK_TAIL_NEW,
	DISK_KEY, /* kiosk.key */
	DISK_KEY_NEW,
	DISK_NAMES
};

struct disk_file {
	uint8_t *data;
	size_t bytes, capacity;
};

/* Files, and which of them each name leads to; −1: none. A deleted file keeps its place. */
struct disk_state {
	struct disk_file *files;
	size_t count, capacity;
	int names[DISK_NAMES];
};

enum disk_kind {
	DISK_WRITE,
	DISK_TRUNCATE,
	DISK_SYNC,
	DISK_SYNC_FAILED, /* the system forgets what it had to write: nobody knows what of it is
			     there */
	DISK_CREATE,
	DISK_DELETE,
	DISK_RENAME,
	DISK_SYNC_FOLDER,
};

struct disk_op {
	enum disk_kind kind;
	int name, file;
	int from; /* the name before, of a rename */
	size_t at, bytes;
	uint8_t *data; /* of a write */
};

struct disk {
	struct disk_state start, now; /* before the operations, and as programs see it after them */
	struct disk_op *ops;
	size_t op_count, op_capacity;
	int failing_sync;      /* the how manyth sync of SQLite from now fails; 0: none */
	int failing_late_sync; /* the same of the thread's */
	unsigned deaf;         /* by name: syncs do nothing and say that all is well */
};

void disk_init(struct disk *disk); /* empty */
void disk_finish(struct disk *disk);
/* Carries the operation out and keeps it; data is copied. */
void disk_do(struct disk *disk, struct disk_op op);

struct disk_cut {
	const struct disk *disk;
	struct disk_state plate; /* what is there for certain */
	size_t done;             /* operations of the disk */
	size_t *pending;         /* those that may be there or not, in order */
	size_t pending_count, pending_capacity;
	uint64_t random; /* repeats with the same seed */
};

void disk_cut_begin(struct disk_cut *cut, const struct disk *disk, uint64_t seed);
void disk_cut_finish(struct disk_cut *cut);
bool disk_cut_step(struct disk_cut *cut); /* false: no operation is left */
/* The power goes now: a disk that holds what is found at the next start. The caller finishes it. */
void disk_cut_make(struct disk_cut *cut, struct disk *after);

/* The next number of a sequence that a seed repeats, below `below`. */
uint64_t disk_random(uint64_t *state, uint64_t below);

#endif
