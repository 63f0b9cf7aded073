/* The desk where a filled form becomes a lead: completed, sealed, saved, tried again until it is on
 * the disk or the visit ends. Thanks are due only after SAVED. Main thread only. */
#ifndef BN_KIOSK_DESK_H
#define BN_KIOSK_DESK_H

#include "leads/lead.h"
#include "leads/seal.h"
#include "wings/wing.h"

#include <stdbool.h>
#include <stdint.h>

enum bn_desk_state { BN_DESK_FREE, BN_DESK_BUSY, BN_DESK_FAILED, BN_DESK_SAVED, BN_DESK_HELD };

struct bn_desk_options {
	const char *data_folder;
	struct bn_seal_recipients recipients;
	int retention_months;        /* 0: leads are kept until they are erased by hand */
	void (*wake)(void *context); /* from another thread, when tick has news */
	void *context;
};

/* What a lead says besides what was typed. */
struct bn_desk_slip {
	const char *campaign, *venue, *event, *language, *code_prefix;
	const char *notice_version, *notice_language;
	const char *notice; /* its words as shown */
};

struct bn_desk;

struct bn_desk *bn_desk_create(const struct bn_desk_options *options); /* NULL: logged */
/* False: the disk is nearly full, and nobody should begin a form; looks every 5 s, and logs. */
bool bn_desk_has_room(struct bn_desk *desk, int64_t now_ms);
/* From now on leads are kept for so long (see the options). */
void bn_desk_retain(struct bn_desk *desk, int months);
/* From now on leads are sealed for these. False: the writer is at work, and it isn't so yet. */
bool bn_desk_recipients(struct bn_desk *desk, const struct bn_seal_recipients *recipients);
void bn_desk_destroy(struct bn_desk *desk); /* NULL is fine */

/* Takes a copy of the draft. Sent again before it is saved, perhaps corrected, it stays the same
 * lead: id, reference and date are kept, and SAVED is told only once the newest words are. */
void bn_desk_submit(
	struct bn_desk *desk, const struct bn_lead *draft, const struct bn_desk_slip *slip);
/* What came of it; a failed save is tried again here every 3 s;
 * one without an answer for 8 s is told as FAILED, and as SAVED if it ends so. SAVED is told once.
 */
enum bn_desk_state bn_desk_tick(struct bn_desk *desk, int64_t now_ms);
int64_t bn_desk_next_ms(const struct bn_desk *desk); /* when to try again, −1: nothing waits */
/* Of the lead just saved or being saved. */
const char *bn_desk_id(const struct bn_desk *desk);
const char *bn_desk_reference(const struct bn_desk *desk);
/* The visitor changes what was typed after a failure: nothing is tried again by itself, and what is
 * under way is told no more. The next submit goes under the same id. */
void bn_desk_hold(struct bn_desk *desk);
/* A visitor takes a request back: code as typed, or NULL for the one last saved in this visit. It
 * is asked for once nothing else is being saved. Codes that nobody has are only tried so often:
 * LATER. */
void bn_desk_erase(struct bn_desk *desk, const char *code, int64_t now_ms);
/* BUSY, then what came of it, once, which is FAILED after 8 s without an answer; NONE: nothing was
 * asked for. */
enum bn_erasing bn_desk_erased(struct bn_desk *desk, int64_t now_ms);
/* The visit is over: what isn't saved by now isn't tried again, and its text is wiped. */
void bn_desk_clear(struct bn_desk *desk);
/* The same, and the lead last saved can't be erased without its code any more. */
void bn_desk_leave(struct bn_desk *desk);

#endif
