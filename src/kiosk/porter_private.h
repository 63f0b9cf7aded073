/* The porter from inside: jobs begun, watched and given up (porter.c); a job, and what it
 * does on its own thread (porter_job.c). */
#ifndef BN_KIOSK_PORTER_PRIVATE_H
#define BN_KIOSK_PORTER_PRIVATE_H

#include "kiosk/porter.h"

#include <pthread.h>

enum bn_porter_what { BN_PORTER_LOOK, BN_PORTER_FIND, BN_PORTER_EXPORT, BN_PORTER_INSTALL };

struct bn_porter_job {
	/* Written before its thread begins. */
	enum bn_porter_what what;
	char *folder, *run, *shelf, *mounts; /* its own copies; shelf NULL: there is none */
	struct bn_stick stick;
	char pack[BN_PUT_NAME];
	void (*wake)(void *context);
	void *context;
	/* The thread's, until it is done. */
	struct bn_panel seen; /* of it, what the job is about */
	int64_t end;          /* the last link exported */
	char id[BN_PACK_ID];  /* installed */
	uint32_t version;
	/* Guarded by the lock. */
	pthread_mutex_t lock;
	pthread_cond_t over; /* done was set */
	unsigned words;      /* how often it was heard of */
	float part;
	uint64_t bytes; /* that it carries, once it knows */
	bool done;
	bool unwanted; /* it was given up: it is to change nothing any more */
	bool left;     /* nobody takes it: its thread frees it */
};

/* Without the texts. */
struct bn_porter_job *bn_porter_job_make(enum bn_porter_what what);
bool bn_porter_job_is_task(const struct bn_porter_job *job);
/* Begins its thread; false: there is none. */
bool bn_porter_job_start(struct bn_porter_job *job);

/* Writes down what came of a task that is over, as the panel has it (porter_note.c). */
void bn_porter_job_note(const struct bn_porter_job *job, const struct bn_porter_options *options,
	const struct bn_panel *panel);
void bn_porter_job_free(struct bn_porter_job *job);

#endif
