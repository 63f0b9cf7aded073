#include "video/pcm.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define FAR_US   50000 /* off its place by more, */
#define FAR_MANY 10    /* and so many blocks in a row: a hole in the clip's sound */

void bn_pcm_init(struct bn_pcm *pcm, struct bn_output *output)
{
	*pcm = (struct bn_pcm){.output = output,
		.held = bn_mem_alloc((size_t)BN_PCM_HELD * BN_SOUND_CHANNELS, sizeof(*pcm->held))};
	pthread_mutex_init(&pcm->lock, NULL);
}

static void begin(struct bn_pcm *pcm, int64_t epoch)
{
	pcm->epoch = epoch;
	pcm->placed = false;
	pcm->sent = 0;
	pcm->far = 0;
	pcm->held_count = 0;
}

static void send(struct bn_pcm *pcm, const int16_t *frames, size_t count)
{
	while (count > 0) {
		struct bn_wire message = {.type = BN_WIRE_SOUND, .epoch = pcm->epoch};
		size_t part = count < BN_WIRE_FRAMES ? count : BN_WIRE_FRAMES;
		message.frames = (int64_t)part;
		message.media_us = pcm->place_us + bn_sound_us((size_t)pcm->sent);
		memcpy(message.samples, frames, part * BN_SOUND_CHANNELS * sizeof(*frames));
		/* Before the clip's beginning there is nothing to be heard. */
		if (message.media_us >= 0)
			bn_wire_send(pcm->output->fd, &message, -1);
		frames += part * BN_SOUND_CHANNELS;
		pcm->sent += (int64_t)part;
		count -= part;
	}
}

/* Blocks follow each other without a gap, also over a pause, when libvlc's clock and the pictures'
 * times are newly found; only one that lasts is believed. */
static void check_place(struct bn_pcm *pcm, int64_t media_us)
{
	int64_t off = media_us - pcm->place_us - bn_sound_us((size_t)pcm->sent);
	pcm->far = llabs(off) > FAR_US ? pcm->far + 1 : 0;
	if (pcm->far < FAR_MANY)
		return;
	pcm->place_us = media_us;
	pcm->sent = 0;
	pcm->far = 0;
}

static void hold(struct bn_pcm *pcm, const int16_t *frames, size_t count, int64_t at_us)
{
	if (pcm->held_count + count > BN_PCM_HELD)
		pcm->held_count = 0; /* no picture for a second: nothing to be in time with */
	if (count > BN_PCM_HELD)
		return;
	if (pcm->held_count == 0)
		pcm->held_us = at_us;
	memcpy(pcm->held + pcm->held_count * BN_SOUND_CHANNELS, frames,
		count * BN_SOUND_CHANNELS * sizeof(*frames));
	pcm->held_count += count;
}

void bn_pcm_write(struct bn_pcm *pcm, const int16_t *frames, size_t count, int64_t at_us)
{
	int64_t media_us = 0, epoch = 0;
	pthread_mutex_lock(&pcm->lock);
	bool known = bn_output_place(pcm->output, at_us, &media_us, &epoch);
	if (epoch != pcm->epoch)
		begin(pcm, epoch);
	if (pcm->placed && known)
		check_place(pcm, media_us);
	if (pcm->placed) {
		send(pcm, frames, count);
	} else {
		hold(pcm, frames, count, at_us);
		if (known && pcm->held_count > 0) {
			pcm->placed = true;
			pcm->place_us = media_us - at_us + pcm->held_us;
			send(pcm, pcm->held, pcm->held_count);
			pcm->held_count = 0;
		}
	}
	pthread_mutex_unlock(&pcm->lock);
}

void bn_pcm_flush(struct bn_pcm *pcm)
{
	pthread_mutex_lock(&pcm->lock);
	begin(pcm, pcm->epoch);
	pthread_mutex_unlock(&pcm->lock);
}
