/* Saves leads, takes them back, and erases those past their date, on a thread of its own, so that a
 * slow disk never freezes the screen. Life: create (opens the store) → submit → poll until it says
 * SAVED or FAILED → … → destroy. All calls from the main thread. */
#ifndef BN_LEADS_WRITER_H
#define BN_LEADS_WRITER_H

#include "leads/lead.h"
#include "leads/seal.h"

enum bn_writer_state {
	BN_WRITER_IDLE,
	BN_WRITER_BUSY,
	BN_WRITER_SAVED,   /* durable: now, and only now, thank, or say that it is erased */
	BN_WRITER_FAILED,  /* logged; the same lead may be submitted again */
	BN_WRITER_UNKNOWN, /* no lead has this code: nothing was erased */
	BN_WRITER_SEVERAL, /* more than one has it: the same */
};

struct bn_writer_options {
	const char *store; /* path of the SQLite file */
	struct bn_seal_recipients recipients;
	int retention_months; /* leads kept for longer are erased: at the start, and once a day;
				 0: none are */
	/* Called by the thread, without a lock held, when poll has a result; may be NULL. */
	void (*wake)(void *context);
	void *context;
};

struct bn_writer;

/* NULL when the store can't be opened or isn't durable. */
struct bn_writer *bn_writer_create(const struct bn_writer_options *options);
/* From now on leads are kept for so long (see the options), from the next day on. */
void bn_writer_retain(struct bn_writer *writer, int months);
/* From now on it seals for these. False: not while it is BUSY, whose thread reads them. */
bool bn_writer_recipients(struct bn_writer *writer, const struct bn_seal_recipients *recipients);
void bn_writer_destroy(struct bn_writer *writer); /* waits for a save in progress; NULL is fine */

/* Seals the lead at once and queues it: the thread never sees clear text, and what was written of
 * it here is wiped before this returns; the lead itself stays the caller's. Only when IDLE.
 * Submitting the same id again after FAILED can't double it. */
void bn_writer_submit(struct bn_writer *writer, const struct bn_lead *lead);
/* A visitor takes a lead back: the one with this id, or, where id is NULL, with this thank-you
 * code. Only when IDLE; both are copied, and wiped once it is done. */
void bn_writer_withdraw(struct bn_writer *writer, const char *id, const char *code);
/* What came of it is told once, then it is IDLE. */
enum bn_writer_state bn_writer_poll(struct bn_writer *writer);

#endif
