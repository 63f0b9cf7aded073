#include "kiosk/desk.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/secret.h"
#include "leads/identity.h"
#include "leads/room.h"
#include "leads/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ANSWER_MS 8000 /* the visitor waits so long for a disk that says nothing */
#define RETRY_MS  3000
#define TRIES     5 /* of codes that nobody has, then one for each wait */
#define WAIT_MS   60000
#define CALM_MS   600000 /* after so long without one, all tries are there again */

/* What makes it this lead and no other, also once its words were corrected. */
struct name {
	char id[BN_ID_TEXT];
	char reference[24];
	int64_t wall;
	int offset_minutes;
};

struct bn_desk {
	struct bn_writer *writer;
	char *folder;
	struct bn_room room; /* in it */
	char kiosk[BN_LEAD_KEY];
	struct bn_lead *lead; /* secret; zeros when the desk is free */
	struct name name;
	enum bn_desk_state state;
	bool waiting;              /* the writer still has earlier words, or another visit's */
	int64_t retry_ms, busy_ms; /* since when it is busy; 0: it wasn't */

	char last[BN_ID_TEXT];   /* the lead last saved in this visit, or "" */
	enum bn_erasing erasing; /* BUSY, or what is to be told */
	char code[24];           /* to erase, until the writer has it; "": the last lead */
	bool asked;              /* the writer has it */
	int64_t erase_ms;        /* since when it is BUSY */
	int tries;               /* over all visits: who guesses begins a new one */
	int64_t tried_ms;
};

struct bn_desk *bn_desk_create(const struct bn_desk_options *options)
{
	struct bn_desk *desk = bn_mem_alloc(1, sizeof(*desk));
	char *path = bn_file_join(options->data_folder, "leads.db");
	desk->folder = bn_mem_strdup(options->data_folder);
	struct bn_writer_options writer = {.store = path,
		.recipients = options->recipients,
		.retention_months = options->retention_months,
		.wake = options->wake,
		.context = options->context};
	desk->lead = bn_secret_create(sizeof(*desk->lead));
	if (bn_identity_load(options->data_folder, desk->kiosk))
		desk->writer = bn_writer_create(&writer);
	free(path);
	if (desk->writer != NULL)
		return desk;
	bn_desk_destroy(desk);
	return NULL;
}

void bn_desk_retain(struct bn_desk *desk, int months)
{
	bn_writer_retain(desk->writer, months);
}

bool bn_desk_recipients(struct bn_desk *desk, const struct bn_seal_recipients *recipients)
{
	return bn_writer_recipients(desk->writer, recipients);
}

void bn_desk_destroy(struct bn_desk *desk)
{
	if (desk == NULL)
		return;
	bn_writer_destroy(desk->writer);
	bn_secret_destroy(desk->lead, sizeof(*desk->lead));
	explicit_bzero(&desk->name, sizeof(desk->name));
	free(desk->folder);
	free(desk);
}

bool bn_desk_has_room(struct bn_desk *desk, int64_t now_ms)
{
	return bn_room_left(&desk->room, desk->folder, now_ms);
}

static void copy_key(char to[BN_LEAD_KEY], const char *from)
{
	snprintf(to, BN_LEAD_KEY, "%s", from != NULL ? from : "");
}

static void make_name(struct name *name, const char *code_prefix)
{
	uint8_t random[6];
	bn_id_make(name->id);
	bn_id_random(random, sizeof(random));
	bn_lead_make_reference(code_prefix, random, name->reference);
	name->wall = bn_clock_wall();
	name->offset_minutes = bn_clock_offset(name->wall);
}

static void complete(struct bn_desk *desk, const struct bn_desk_slip *slip)
{
	struct bn_lead *lead = desk->lead;
	memcpy(lead->id, desk->name.id, sizeof(lead->id));
	memcpy(lead->reference, desk->name.reference, sizeof(lead->reference));
	lead->wall = desk->name.wall;
	lead->offset_minutes = desk->name.offset_minutes;
	copy_key(lead->campaign, slip->campaign);
	copy_key(lead->venue, slip->venue);
	copy_key(lead->event, slip->event);
	copy_key(lead->kiosk, desk->kiosk);
	snprintf(lead->language, sizeof(lead->language), "%s", slip->language);
	copy_key(lead->notice_version, slip->notice_version);
	snprintf(lead->notice_language, sizeof(lead->notice_language), "%s", slip->notice_language);
	bn_seal_hash(slip->notice, strlen(slip->notice), lead->notice_hash);
	bn_lead_normalise(lead);
}

void bn_desk_submit(
	struct bn_desk *desk, const struct bn_lead *draft, const struct bn_desk_slip *slip)
{
	if (desk->state == BN_DESK_FREE)
		make_name(&desk->name, slip->code_prefix);
	*desk->lead = *draft;
	complete(desk, slip);
	/* What came of earlier words no longer matters: these are the last, under the same id. */
	desk->waiting = bn_writer_poll(desk->writer) == BN_WRITER_BUSY;
	if (!desk->waiting)
		bn_writer_submit(desk->writer, desk->lead);
	desk->state = BN_DESK_BUSY;
	desk->busy_ms = 0;
}

/* The state, but for a disk that gives no answer: that is told as a failure, and may still end
 * well. */
static enum bn_desk_state told(struct bn_desk *desk, int64_t now_ms)
{
	if (desk->state != BN_DESK_BUSY) {
		desk->busy_ms = 0;
		return desk->state;
	}
	if (desk->busy_ms == 0)
		desk->busy_ms = now_ms;
	return now_ms - desk->busy_ms > ANSWER_MS ? BN_DESK_FAILED : BN_DESK_BUSY;
}

enum bn_desk_state bn_desk_tick(struct bn_desk *desk, int64_t now_ms)
{
	/* What the writer says then is about something else. */
	if (desk->state == BN_DESK_HELD || desk->erasing == BN_ERASING_BUSY)
		return desk->state;
	enum bn_writer_state result = bn_writer_poll(desk->writer);
	if (desk->waiting) {
		if (result != BN_WRITER_BUSY) {
			desk->waiting = false;
			bn_writer_submit(desk->writer, desk->lead);
		}
		return told(desk, now_ms);
	}
	if (desk->state == BN_DESK_BUSY && result == BN_WRITER_SAVED) {
		desk->state = BN_DESK_FREE;
		memcpy(desk->last, desk->name.id, sizeof(desk->last));
		return BN_DESK_SAVED;
	}
	if (desk->state == BN_DESK_BUSY && result == BN_WRITER_FAILED) {
		desk->state = BN_DESK_FAILED;
		desk->retry_ms = now_ms + RETRY_MS;
	}
	if (desk->state == BN_DESK_FAILED && now_ms >= desk->retry_ms) {
		bn_writer_submit(desk->writer, desk->lead);
		desk->state = BN_DESK_BUSY;
		return BN_DESK_FAILED; /* the visitor still reads that it isn't saved */
	}
	return told(desk, now_ms);
}

int64_t bn_desk_next_ms(const struct bn_desk *desk)
{
	return desk->state == BN_DESK_FAILED ? desk->retry_ms : -1;
}

const char *bn_desk_id(const struct bn_desk *desk)
{
	return desk->name.id;
}

const char *bn_desk_reference(const struct bn_desk *desk)
{
	return desk->name.reference;
}

void bn_desk_hold(struct bn_desk *desk)
{
	if (desk->state != BN_DESK_FREE)
		desk->state = BN_DESK_HELD;
	desk->waiting = false;
}

void bn_desk_clear(struct bn_desk *desk)
{
	desk->state = BN_DESK_FREE;
	desk->waiting = false;
	bn_secret_wipe(desk->lead, sizeof(*desk->lead));
	explicit_bzero(&desk->name, sizeof(desk->name));
}

void bn_desk_leave(struct bn_desk *desk)
{
	bn_desk_clear(desk);
	explicit_bzero(desk->last, sizeof(desk->last));
	explicit_bzero(desk->code, sizeof(desk->code));
	desk->erasing = BN_ERASING_NONE;
}

static bool too_many(struct bn_desk *desk, int64_t now_ms)
{
	if (now_ms - desk->tried_ms >= CALM_MS)
		desk->tries = 0;
	return desk->tries >= TRIES && now_ms - desk->tried_ms < WAIT_MS;
}

void bn_desk_erase(struct bn_desk *desk, const char *code, int64_t now_ms)
{
	bool lead_waits = desk->state == BN_DESK_BUSY || desk->state == BN_DESK_FAILED;
	desk->erasing = BN_ERASING_BUSY;
	desk->asked = false;
	desk->erase_ms = now_ms;
	snprintf(desk->code, sizeof(desk->code), "%s", code != NULL ? code : "");
	if (code != NULL && too_many(desk, now_ms))
		desk->erasing = BN_ERASING_LATER;
	else if (lead_waits || (code == NULL && desk->last[0] == '\0'))
		desk->erasing = BN_ERASING_FAILED;
}

/* What the writer says of it, or BUSY. */
static enum bn_erasing ask_writer(struct bn_desk *desk, int64_t now_ms)
{
	enum bn_writer_state result = bn_writer_poll(desk->writer);
	if (result == BN_WRITER_BUSY) {
		bool late = now_ms - desk->erase_ms > ANSWER_MS;
		return late ? BN_ERASING_FAILED : BN_ERASING_BUSY;
	}
	if (!desk->asked) {
		bool last = desk->code[0] == '\0';
		bn_writer_withdraw(desk->writer, last ? desk->last : NULL, desk->code);
		desk->asked = true;
		return BN_ERASING_BUSY;
	}
	return result == BN_WRITER_SAVED     ? BN_ERASING_DONE
	       : result == BN_WRITER_UNKNOWN ? BN_ERASING_UNKNOWN
	       : result == BN_WRITER_SEVERAL ? BN_ERASING_SEVERAL
					     : BN_ERASING_FAILED;
}

enum bn_erasing bn_desk_erased(struct bn_desk *desk, int64_t now_ms)
{
	enum bn_erasing told = desk->erasing;
	if (told == BN_ERASING_BUSY)
		told = ask_writer(desk, now_ms);
	if (told == BN_ERASING_BUSY || told == BN_ERASING_NONE)
		return told;
	if (told == BN_ERASING_UNKNOWN) {
		desk->tries++;
		desk->tried_ms = now_ms;
	}
	explicit_bzero(desk->code, sizeof(desk->code));
	desk->erasing = BN_ERASING_NONE;
	return told;
}
