#include "video/output.h"

#include <stdlib.h>

#define HOLD_REPEATS 5      /* about 0.3 s */
#define DOUBTED      4      /* pictures after a pause: the last one may come once more */
#define LATE_US      1500   /* a picture in time waits longer than this for its moment */
#define STRAY_US     80000  /* a picture from before a seek may come this late */
#define START_US     500000 /* from here on, a clip begins later than 0 */
#define SPARE_SLOTS  5      /* one on screen, one being written, three for a late reader */
#define LEAST_SLOTS  8

void bn_output_init(struct bn_output *output, int fd)
{
	*output = (struct bn_output){.fd = fd, .last_slot = -1, .prerolling = true};
	pthread_mutex_init(&output->lock, NULL);
	pthread_cond_init(&output->moved, NULL);
}

bool bn_output_format(struct bn_output *output, int64_t width, int64_t height, int64_t nominal_us)
{
	int64_t slots = LEAST_SLOTS;
	if (nominal_us > 0)
		slots = (BN_OUTPUT_RESERVE_US + nominal_us - 1) / nominal_us + SPARE_SLOTS;
	if (slots < LEAST_SLOTS)
		slots = LEAST_SLOTS;
	if (slots > BN_WIRE_SLOTS_MAX)
		slots = BN_WIRE_SLOTS_MAX;
	pthread_mutex_lock(&output->lock);
	output->nominal_us = nominal_us;
	output->stamp.nominal_us = nominal_us;
	pthread_mutex_unlock(&output->lock);
	const uint8_t *before = output->ring.pixels;
	bool good = bn_ring_make(&output->ring, output->fd, width, height, (int)slots);
	if (!good || before != output->ring.pixels)
		output->last_slot = -1;
	return good;
}

int bn_output_take(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	output->taken_epoch = output->epoch;
	while (output->held && output->repeats >= HOLD_REPEATS)
		pthread_cond_wait(&output->moved, &output->lock);
	pthread_mutex_unlock(&output->lock);
	/* The last one stays whole: the next is compared with it. */
	return bn_ring_take(&output->ring, output->last_slot);
}

/* A picture chosen before a seek still comes out after it: held, or in the old rhythm. */
static bool is_stray(const struct bn_output *output, int64_t at_us, int64_t since_us)
{
	if (output->taken_epoch != output->epoch)
		return true;
	return output->epoch > 0 && output->stamp.count == 0 && output->nominal_us > 0 &&
	       at_us - output->seek_us < STRAY_US &&
	       llabs(since_us - output->nominal_us) < output->nominal_us / 5;
}

/* libvlc shows its last picture again when none came for a while; never one that waits for its
 * moment, so that only the late ones need a look. */
static bool is_again(const struct bn_output *output, int slot, bool late)
{
	return (late || output->doubted > 0) && output->last_slot >= 0 &&
	       output->last_slot != slot && bn_ring_same(&output->ring, output->last_slot, slot);
}

void bn_output_written(struct bn_output *output, int64_t at_us)
{
	output->written_us = at_us;
}

static void send_picture(struct bn_output *output, int slot, int64_t media_us)
{
	struct bn_wire frame = {.type = BN_WIRE_FRAME,
		.memory = atomic_load(&output->ring.memory),
		.epoch = output->epoch,
		.slot = slot,
		.media_us = media_us};
	if (slot == output->ring.slots)
		return; /* the spare one: the reader is late, the picture is lost */
	/* Given before it is sent: the answer may come at once. */
	bn_ring_give(&output->ring, slot);
	if (bn_wire_send(output->fd, &frame, -1))
		output->sent++;
	else
		bn_ring_back(&output->ring, frame.memory, slot);
}

bool bn_output_show(struct bn_output *output, int slot, int64_t at_us)
{
	bool full = false;
	pthread_mutex_lock(&output->lock);
	int64_t since = at_us - output->shown_us;
	bool late = at_us - output->written_us < LATE_US;
	bool again = is_again(output, slot, late);
	bool stray = is_stray(output, at_us, since);
	output->shown_us = at_us;
	output->repeats = again ? output->repeats + 1 : 0;
	output->doubted -= output->doubted > 0;
	if (!again)
		output->last_slot = slot;
	if (!again && !stray) {
		int64_t media = bn_stamp_picture(&output->stamp, at_us, late);
		send_picture(output, slot, media);
		full = output->prerolling &&
		       media - output->stamp.base_us >= BN_OUTPUT_RESERVE_US - 2000;
	}
	pthread_mutex_unlock(&output->lock);
	return full;
}

void bn_output_hold(struct bn_output *output, bool held)
{
	pthread_mutex_lock(&output->lock);
	output->held = held;
	output->repeats = 0;
	pthread_cond_broadcast(&output->moved);
	pthread_mutex_unlock(&output->lock);
}

void bn_output_seek(
	struct bn_output *output, int64_t epoch, int64_t base_us, bool preroll, int64_t at_us)
{
	pthread_mutex_lock(&output->lock);
	output->epoch = epoch;
	output->seek_us = at_us;
	output->prerolling = preroll;
	bn_stamp_begin(&output->stamp, base_us, output->nominal_us);
	pthread_mutex_unlock(&output->lock);
}

void bn_output_resume(struct bn_output *output, bool silent)
{
	pthread_mutex_lock(&output->lock);
	bn_stamp_resume(&output->stamp);
	/* After a later pause, and with sound, it stands for one that libvlc lost: it keeps time.
	 */
	output->doubted = output->prerolled && silent ? DOUBTED : 0;
	output->prerolled = false;
	pthread_mutex_unlock(&output->lock);
}

bool bn_output_end_preroll(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	bool was = output->prerolling;
	output->prerolling = false;
	output->prerolled |= was;
	pthread_mutex_unlock(&output->lock);
	return was;
}

void bn_output_time(struct bn_output *output, int64_t media_us, int64_t duration_us, int64_t at_us)
{
	pthread_mutex_lock(&output->lock);
	if (!output->started && output->stamp.anchored) {
		/* Never before it: such a word would only have come late. */
		int64_t off = media_us - at_us - output->stamp.offset_us;
		output->start_us = output->epoch == 0 && off > START_US ? off : 0;
		output->started = true;
	}
	media_us -= output->start_us;
	bn_stamp_sync(&output->stamp, media_us, at_us);
	struct bn_wire said = {.type = BN_WIRE_TIME,
		.epoch = output->epoch,
		.media_us = media_us > 0 ? media_us : 0,
		.duration_us = duration_us > 0 ? duration_us : 0};
	bn_wire_send(output->fd, &said, -1);
	pthread_mutex_unlock(&output->lock);
}

bool bn_output_place(struct bn_output *output, int64_t at_us, int64_t *media_us, int64_t *epoch)
{
	pthread_mutex_lock(&output->lock);
	bool known = output->stamp.anchored;
	*media_us = at_us + output->stamp.offset_us;
	*epoch = output->epoch;
	pthread_mutex_unlock(&output->lock);
	return known;
}

static int64_t read_locked(struct bn_output *output, const int64_t *value)
{
	pthread_mutex_lock(&output->lock);
	int64_t now = *value;
	pthread_mutex_unlock(&output->lock);
	return now;
}

int64_t bn_output_start(struct bn_output *output)
{
	return read_locked(output, &output->start_us);
}

bool bn_output_is_prerolling(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	bool prerolling = output->prerolling;
	pthread_mutex_unlock(&output->lock);
	return prerolling;
}

int64_t bn_output_sent(struct bn_output *output)
{
	return read_locked(output, &output->sent);
}

int64_t bn_output_epoch(struct bn_output *output)
{
	return read_locked(output, &output->epoch);
}
