#include "video/output.h"

#include "base/log.h"

#include <time.h>

#define STRAY_US   200000 /* a picture from before a seek may come this late */
#define START_US   500000 /* from here on, a clip begins later than 0 */
#define SPARE      5      /* slots: one on screen, one on its way, three for a late reader */
#define LEAST_AWAY 8
#define ASKED_MS   100 /* for the main thread to ask libvlc to pause, */
#define HEARD_MS   250 /* for libvlc to say that it did, */
#define PASSED_MS  40  /* and for its decoder to pass it on, on a busy machine too */

static struct bn_ring *open_ring(
	void *context, int64_t width, int64_t height, int64_t columns, int64_t lines, int slots)
{
	(void)context;
	return bn_ring_create(width, height, columns, lines, slots);
}

static void close_ring(void *context, struct bn_ring *ring)
{
	struct bn_output *output = context;
	pthread_mutex_lock(&output->lock);
	if (output->ring == ring)
		output->ring = NULL;
	for (int slot = 0; slot < ring->slots; slot++)
		if (ring->away[slot])
			output->outlet.back(ring->pictures, slot);
	pthread_mutex_unlock(&output->lock);
}

void bn_output_init(struct bn_output *output, int fd)
{
	pthread_condattr_t clock;
	*output = (struct bn_output){.fd = fd,
		.prerolling = true,
		.outlet = {.context = output,
			.open = open_ring,
			.plane = bn_ring_plane,
			.close = close_ring,
			.destroy = bn_ring_destroy}};
	pthread_mutex_init(&output->lock, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&output->moved, &clock);
	pthread_condattr_destroy(&clock);
}

bool bn_output_accept(struct bn_output *output, int64_t width, int64_t height, int64_t nominal_us)
{
	if (width < 1 || height < 1 || width > BN_WIRE_SIDE_MAX || height > BN_WIRE_SIDE_MAX) {
		bn_log_error("video", "pictures of %lld x %lld are not shown", (long long)width,
			(long long)height);
		return false;
	}
	int64_t away = LEAST_AWAY;
	if (nominal_us > 0)
		away = (BN_OUTPUT_RESERVE_US + nominal_us - 1) / nominal_us + SPARE;
	if (away > BN_OUTLET_SPARE)
		away = BN_OUTLET_SPARE;
	pthread_mutex_lock(&output->lock);
	output->away_most = away < LEAST_AWAY ? LEAST_AWAY : (int)away;
	output->nominal_us = nominal_us;
	output->stamp.nominal_us = nominal_us;
	pthread_mutex_unlock(&output->lock);
	return true;
}

/* After a seek pictures from before it may still come: the last one again, or more in its rhythm.
 */
static bool is_stray(const struct bn_output *output, int64_t date_us, int64_t at_us)
{
	return output->epoch > 0 && output->stamp.count == 0 &&
	       at_us - output->seek_us < STRAY_US &&
	       (date_us <= output->stamp.date_us || bn_stamp_follows(&output->stamp, date_us));
}

static bool tell_memory(struct bn_output *output, struct bn_ring *ring)
{
	if (ring->number == 0 && !bn_ring_announce(ring, output->fd, output->memories + 1))
		return false;
	output->memories = ring->number;
	output->ring = ring;
	return true;
}

static bool send_picture(struct bn_output *output, struct bn_ring *ring, int slot, int64_t media_us)
{
	struct bn_wire frame = {.type = BN_WIRE_FRAME,
		.memory = ring->number,
		.epoch = output->epoch,
		.slot = slot,
		.media_us = media_us};
	/* A reader that is late loses pictures; the decoder must not wait for it. */
	if (ring->away_count >= output->away_most || ring->away[slot] ||
		!bn_wire_send(output->fd, &frame, -1))
		return false;
	ring->away[slot] = true; /* the answer waits for our lock */
	ring->away_count++;
	output->sent++;
	return true;
}

/* At over 100 pictures a second the stream can't hold as many as the reserve has. */
static bool is_full(const struct bn_output *output, int64_t media_us)
{
	bool full = media_us - output->stamp.base_us >= BN_OUTPUT_RESERVE_US - 2000 ||
		    output->ring->away_count >= output->away_most;
	return output->rest || (output->prerolling && full);
}

enum bn_output_shown bn_output_show(
	struct bn_output *output, struct bn_ring *ring, int slot, int64_t date_us, int64_t at_us)
{
	enum bn_output_shown shown = BN_OUTPUT_FREE;
	pthread_mutex_lock(&output->lock);
	bool again = bn_stamp_again(&output->stamp, date_us);
	if (!again && is_stray(output, date_us, at_us)) {
		output->stamp.date_us = date_us > output->stamp.date_us ? date_us
									: output->stamp.date_us;
	} else if (!again && tell_memory(output, ring)) {
		int64_t media = bn_stamp_picture(&output->stamp, date_us);
		if (send_picture(output, ring, slot, media)) {
			output->full = is_full(output, media);
			shown = output->full ? BN_OUTPUT_FULL : BN_OUTPUT_TAKEN;
		}
	}
	pthread_mutex_unlock(&output->lock);
	return shown;
}

void bn_output_back(struct bn_output *output, int64_t memory, int64_t slot)
{
	pthread_mutex_lock(&output->lock);
	struct bn_ring *ring = output->ring;
	if (ring != NULL && ring->number == memory && slot >= 0 && slot < ring->slots &&
		ring->away[slot]) {
		ring->away[slot] = false;
		ring->away_count--;
		output->outlet.back(ring->pictures, (int)slot);
	}
	pthread_mutex_unlock(&output->lock);
}

static void wait_until(
	struct bn_output *output, bool (*done)(const struct bn_output *output), long ms)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += ms * 1000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	while (!done(output) && pthread_cond_timedwait(&output->moved, &output->lock, &until) == 0)
		;
}

static bool is_asked(const struct bn_output *output)
{
	return output->asked_us != 0 || !output->full;
}

static bool has_heard(const struct bn_output *output)
{
	return output->heard;
}

static bool never(const struct bn_output *output)
{
	(void)output;
	return false;
}

void bn_output_rest(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	output->resting = true;
	wait_until(output, is_asked, ASKED_MS);
	if (output->asked_us != 0)
		wait_until(output, has_heard, HEARD_MS);
	if (output->heard)
		wait_until(output, never, PASSED_MS);
	output->resting = false;
	pthread_mutex_unlock(&output->lock);
}

void bn_output_stop(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	output->rest = true;
	pthread_mutex_unlock(&output->lock);
}

bool bn_output_is_stopping(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	bool stopping = output->prerolling || output->rest;
	pthread_mutex_unlock(&output->lock);
	return stopping;
}

void bn_output_asked(struct bn_output *output, int64_t at_us)
{
	pthread_mutex_lock(&output->lock);
	if (output->asked_us == 0)
		output->asked_us = at_us;
	pthread_cond_broadcast(&output->moved);
	pthread_mutex_unlock(&output->lock);
}

void bn_output_heard(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	output->heard = output->asked_us != 0;
	pthread_cond_broadcast(&output->moved);
	pthread_mutex_unlock(&output->lock);
}

void bn_output_resume(struct bn_output *output, int64_t at_us)
{
	pthread_mutex_lock(&output->lock);
	if (output->asked_us != 0)
		bn_stamp_resume(&output->stamp, at_us - output->asked_us);
	output->asked_us = 0;
	output->heard = false;
	pthread_mutex_unlock(&output->lock);
}

void bn_output_run(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	output->prerolling = output->rest = output->full = false;
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
	output->rest = output->full = false;
	bn_stamp_begin(&output->stamp, base_us, output->nominal_us);
	pthread_cond_broadcast(&output->moved);
	pthread_mutex_unlock(&output->lock);
}

bool bn_output_end_preroll(struct bn_output *output)
{
	pthread_mutex_lock(&output->lock);
	bool was = output->prerolling;
	output->prerolling = false;
	pthread_cond_broadcast(&output->moved);
	pthread_mutex_unlock(&output->lock);
	return was;
}

void bn_output_time(struct bn_output *output, int64_t media_us, int64_t duration_us, int64_t at_us)
{
	pthread_mutex_lock(&output->lock);
	if (!output->started && output->stamp.known) {
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
	bool known = output->stamp.known;
	*media_us = at_us + output->stamp.offset_us;
	*epoch = output->epoch;
	pthread_mutex_unlock(&output->lock);
	return known;
}

static bool is_set(struct bn_output *output, const bool *flag)
{
	pthread_mutex_lock(&output->lock);
	bool now = *flag;
	pthread_mutex_unlock(&output->lock);
	return now;
}

bool bn_output_is_full(struct bn_output *output)
{
	return is_set(output, &output->full);
}

bool bn_output_is_resting(struct bn_output *output)
{
	return is_set(output, &output->resting);
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

int64_t bn_output_sent(struct bn_output *output)
{
	return read_locked(output, &output->sent);
}

int64_t bn_output_epoch(struct bn_output *output)
{
	return read_locked(output, &output->epoch);
}
