#include "kiosk/desk.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/secret.h"
#include "leads/identity.h"
#include "leads/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RETRY_MS 3000

struct bn_desk {
	struct bn_writer *writer;
	char kiosk[BN_LEAD_KEY];
	struct bn_lead *lead; /* secret; the id is empty when the desk is free */
	enum bn_desk_state state;
	bool abandoned; /* the visit ended while the writer was busy */
	int64_t retry_ms;
};

struct bn_desk *bn_desk_create(const struct bn_desk_options *options)
{
	struct bn_desk *desk = bn_mem_alloc(1, sizeof(*desk));
	char *path = bn_file_join(options->data_folder, "leads.db");
	struct bn_writer_options writer = {.store = path,
		.recipient = options->recipient,
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

void bn_desk_destroy(struct bn_desk *desk)
{
	if (desk == NULL)
		return;
	bn_writer_destroy(desk->writer);
	bn_secret_destroy(desk->lead, sizeof(*desk->lead));
	free(desk);
}

static void copy_key(char to[BN_LEAD_KEY], const char *from)
{
	snprintf(to, BN_LEAD_KEY, "%s", from != NULL ? from : "");
}

static void complete(struct bn_desk *desk, const struct bn_desk_slip *slip)
{
	struct bn_lead *lead = desk->lead;
	uint8_t random[6];
	bn_id_make(lead->id);
	bn_id_random(random, sizeof(random));
	bn_lead_make_reference(slip->code_prefix, random, lead->reference);
	lead->wall = bn_clock_wall();
	lead->offset_minutes = bn_clock_offset(lead->wall);
	copy_key(lead->campaign, slip->campaign);
	copy_key(lead->venue, slip->venue);
	copy_key(lead->kiosk, desk->kiosk);
	snprintf(lead->language, sizeof(lead->language), "%s", slip->language);
	copy_key(lead->notice_version, slip->notice_version);
	bn_seal_hash(slip->notice, strlen(slip->notice), lead->notice_hash);
	bn_lead_normalise(lead);
}

void bn_desk_submit(struct bn_desk *desk, const struct bn_lead *draft,
	const struct bn_desk_slip *slip, int64_t now_ms)
{
	if (desk->state == BN_DESK_FAILED) {
		desk->retry_ms = now_ms; /* asked for by hand: at once, the same lead again */
		return;
	}
	if (desk->state == BN_DESK_BUSY || desk->abandoned)
		return;
	*desk->lead = *draft;
	complete(desk, slip);
	bn_writer_submit(desk->writer, desk->lead);
	desk->state = BN_DESK_BUSY;
}

enum bn_desk_state bn_desk_tick(struct bn_desk *desk, int64_t now_ms)
{
	enum bn_writer_state result = bn_writer_poll(desk->writer);
	if (desk->abandoned) {
		if (result != BN_WRITER_BUSY)
			desk->abandoned = false;
		return BN_DESK_FREE;
	}
	if (desk->state == BN_DESK_BUSY && result == BN_WRITER_SAVED) {
		desk->state = BN_DESK_FREE;
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
	return desk->state;
}

int64_t bn_desk_next_ms(const struct bn_desk *desk)
{
	return desk->state == BN_DESK_FAILED ? desk->retry_ms : -1;
}

const char *bn_desk_id(const struct bn_desk *desk)
{
	return desk->lead->id;
}

const char *bn_desk_reference(const struct bn_desk *desk)
{
	return desk->lead->reference;
}

void bn_desk_clear(struct bn_desk *desk)
{
	desk->abandoned = desk->state == BN_DESK_BUSY;
	desk->state = BN_DESK_FREE;
	bn_secret_wipe(desk->lead, sizeof(*desk->lead));
}
