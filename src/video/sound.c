#include "video/sound.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define SLACK_US 2000   /* of rounding, between one block and the next */
#define HOLE_US  500000 /* what is missing may become silence up to this length */

int64_t bn_sound_us(size_t frames)
{
	return (int64_t)frames * 1000000 / BN_SOUND_RATE;
}

int64_t bn_sound_place(const struct bn_sound *sound)
{
	return sound->base_us + bn_sound_us((size_t)sound->gone);
}

static void drop(struct bn_sound *sound, size_t count)
{
	if (count > sound->count)
		count = sound->count;
	sound->first = (sound->first + count) % BN_SOUND_FRAMES;
	sound->count -= count;
	sound->gone += (int64_t)count;
}

/* frames NULL: silence. */
static void append(struct bn_sound *sound, const int16_t *frames, size_t count)
{
	if (sound->count + count > BN_SOUND_FRAMES)
		drop(sound, sound->count + count - BN_SOUND_FRAMES);
	for (size_t done = 0; done < count;) {
		size_t at = (sound->first + sound->count) % BN_SOUND_FRAMES;
		size_t part = count - done < BN_SOUND_FRAMES - at ? count - done
								  : BN_SOUND_FRAMES - at;
		int16_t *into = sound->frames + at * BN_SOUND_CHANNELS;
		if (frames != NULL)
			memcpy(into, frames + done * BN_SOUND_CHANNELS,
				part * BN_SOUND_CHANNELS * sizeof(*into));
		else
			memset(into, 0, part * BN_SOUND_CHANNELS * sizeof(*into));
		sound->count += part;
		done += part;
	}
}

void bn_sound_add(struct bn_sound *sound, int64_t media_us, const int16_t *frames, size_t count)
{
	if (count > BN_SOUND_FRAMES)
		return;
	if (sound->frames == NULL)
		sound->frames = bn_mem_alloc(
			(size_t)BN_SOUND_FRAMES * BN_SOUND_CHANNELS, sizeof(*sound->frames));
	int64_t hole = media_us - bn_sound_us((size_t)sound->gone + sound->count) - sound->base_us;
	if (sound->count == 0 || hole < -SLACK_US || hole > HOLE_US) {
		sound->count = 0;
		sound->base_us = media_us;
		sound->gone = 0;
	} else if (hole > SLACK_US) {
		append(sound, NULL, (size_t)(hole * BN_SOUND_RATE / 1000000));
	}
	append(sound, frames, count);
}

void bn_sound_read(struct bn_sound *sound, int64_t media_us, int16_t *frames, size_t count)
{
	int64_t ahead = (media_us - bn_sound_place(sound)) * BN_SOUND_RATE;
	/* To the nearest frame: what is read without a jump is what was written. */
	int64_t skip = (ahead + (ahead < 0 ? -500000 : 500000)) / 1000000;
	size_t done = 0;
	memset(frames, 0, count * BN_SOUND_CHANNELS * sizeof(*frames));
	if (skip < -1)
		done = -skip < (int64_t)count ? (size_t)-skip : count;
	else if (skip > 0)
		drop(sound, (uint64_t)skip < sound->count ? (size_t)skip : sound->count);
	size_t from = sound->first;
	for (size_t left = sound->count; done < count && left > 0; done++, left--) {
		memcpy(frames + done * BN_SOUND_CHANNELS, sound->frames + from * BN_SOUND_CHANNELS,
			BN_SOUND_CHANNELS * sizeof(*frames));
		from = (from + 1) % BN_SOUND_FRAMES;
	}
}

void bn_sound_move(struct bn_sound *to, struct bn_sound *from)
{
	while (from->count > 0) {
		size_t part = BN_SOUND_FRAMES - from->first;
		part = part < from->count ? part : from->count;
		bn_sound_add(to, bn_sound_place(from),
			from->frames + from->first * BN_SOUND_CHANNELS, part);
		drop(from, part);
	}
}

void bn_sound_clear(struct bn_sound *sound)
{
	sound->count = 0;
}

void bn_sound_finish(struct bn_sound *sound)
{
	free(sound->frames);
	*sound = (struct bn_sound){0};
}
