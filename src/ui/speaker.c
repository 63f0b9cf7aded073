#include "ui/speaker.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "ui/chime.h"
#include "ui/click.h"

#include <SDL.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#define BLOCK         512   /* frames asked for at once, 11 ms */
#define LATENCY_US    12000 /* from there to the ear: what SDL and the sound server hold */
#define JUMP_US       30000 /* off by more, it jumps; by less, it glides */
#define GLIDE_US      3000
#define GLIDE_STEP_US (4e6 / BN_SOUND_RATE) /* four frames a block */
#define RAMP          256                   /* frames from silence to full: no click */

struct bn_speaker {
	SDL_Thread *opener; /* NULL: not begun */
	atomic_uint device; /* 0: not open (yet) */
	/* Guarded by the lock. */
	SDL_mutex *lock;
	struct bn_sound sound;
	uint64_t source;
	int64_t anchor_us;
	bool running;
	float volume;
	size_t clicked; /* frames of the click that were heard */
	size_t chimed;  /* the same of the chime */
	float chime_volume;
	/* The sound thread's own. */
	double next_us; /* the place in the clip of the next frame */
	double off_us;  /* how far that is from where it should be, smoothed */
	float gain;
	bool playing;
};

/* Percents as people turn a knob: libvlc's and PulseAudio's curve. */
static float loudness(int percent)
{
	float part = (float)percent / 100;
	return part * part * part;
}

static void ramp(struct bn_speaker *speaker, int16_t *frames, size_t count, float to)
{
	for (size_t i = 0; i < count; i++) {
		float step = 1.f / RAMP, left = to - speaker->gain;
		speaker->gain += left > step ? step : left < -step ? -step : left;
		for (int c = 0; c < BN_SOUND_CHANNELS; c++)
			frames[i * BN_SOUND_CHANNELS + (size_t)c] = (int16_t)lrintf(
				(float)frames[i * BN_SOUND_CHANNELS + (size_t)c] * speaker->gain);
	}
}

/* Where to read on. The card's clock and ours differ a little, and it asks a little early or late:
 * only what lasts is made good, a frame at a time. */
static void keep_pace(struct bn_speaker *speaker)
{
	int64_t wanted = bn_clock_us() + LATENCY_US - speaker->anchor_us;
	double off = (double)wanted - speaker->next_us;
	if (!speaker->playing || off > JUMP_US || off < -JUMP_US) {
		bn_log_debug("ui", "the sound jumps by %d ms", (int)(off / 1000));
		speaker->next_us = (double)wanted;
		speaker->off_us = 0;
		speaker->gain = 0;
		speaker->playing = true;
		return;
	}
	speaker->off_us += (off - speaker->off_us) / 32;
	if (speaker->off_us > GLIDE_US)
		speaker->next_us += GLIDE_STEP_US;
	else if (speaker->off_us < -GLIDE_US)
		speaker->next_us -= GLIDE_STEP_US;
}

static void SDLCALL fill(void *opaque, Uint8 *bytes, int length)
{
	struct bn_speaker *speaker = opaque;
	int16_t *frames = (int16_t *)(void *)bytes;
	size_t count = (size_t)length / (BN_SOUND_CHANNELS * sizeof(*frames));
	SDL_memset(bytes, 0, (size_t)length);
	SDL_LockMutex(speaker->lock);
	if (speaker->running)
		keep_pace(speaker);
	if (speaker->running || speaker->gain > 0) {
		bn_sound_read(&speaker->sound, llrint(speaker->next_us), frames, count);
		speaker->next_us += (double)count * 1e6 / BN_SOUND_RATE;
		ramp(speaker, frames, count, speaker->running ? speaker->volume : 0);
	}
	speaker->playing = speaker->running;
	if (speaker->clicked < BN_CLICK_FRAMES) {
		bn_click_add(frames, count, speaker->clicked);
		speaker->clicked += count;
	}
	if (speaker->chimed < BN_CHIME_FRAMES) {
		bn_chime_add(frames, count, speaker->chimed, speaker->chime_volume);
		speaker->chimed += count;
	}
	SDL_UnlockMutex(speaker->lock);
}

static int SDLCALL open_card(void *opaque)
{
	struct bn_speaker *speaker = opaque;
	SDL_AudioSpec wanted = {.freq = BN_SOUND_RATE,
		.format = AUDIO_S16SYS,
		.channels = BN_SOUND_CHANNELS,
		.samples = BLOCK,
		.callback = fill,
		.userdata = speaker};
	if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
		bn_log_warn("ui", "no sound: %s", SDL_GetError());
		return 0;
	}
	SDL_AudioDeviceID device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
	if (device == 0) {
		bn_log_warn("ui", "no sound: %s", SDL_GetError());
		SDL_QuitSubSystem(SDL_INIT_AUDIO); /* it would look for cards ten times a second */
		return 0;
	}
	bn_log_info("ui", "sound by %s", SDL_GetCurrentAudioDriver());
	atomic_store(&speaker->device, device);
	SDL_PauseAudioDevice(device, 0);
	return 0;
}

void bn_speaker_open(struct bn_speaker *speaker)
{
	if (speaker->opener == NULL)
		speaker->opener = SDL_CreateThread(open_card, "speaker", speaker);
}

struct bn_speaker *bn_speaker_create(void)
{
	struct bn_speaker *speaker = bn_mem_alloc(1, sizeof(*speaker));
	speaker->lock = SDL_CreateMutex();
	speaker->clicked = BN_CLICK_FRAMES;
	speaker->chimed = BN_CHIME_FRAMES;
	return speaker;
}

void bn_speaker_destroy(struct bn_speaker *speaker)
{
	if (speaker == NULL)
		return;
	if (speaker->opener != NULL)
		SDL_WaitThread(speaker->opener, NULL);
	if (atomic_load(&speaker->device) != 0)
		SDL_CloseAudioDevice(atomic_load(&speaker->device));
	SDL_DestroyMutex(speaker->lock);
	bn_sound_finish(&speaker->sound);
	free(speaker);
}

void bn_speaker_follow(struct bn_speaker *speaker, const struct bn_speaker_part *part)
{
	SDL_LockMutex(speaker->lock);
	if (part->source != speaker->source) {
		bn_sound_clear(&speaker->sound);
		speaker->playing = false;
	}
	speaker->source = part->source;
	speaker->running = part->sound != NULL && part->running;
	speaker->anchor_us = part->anchor_us;
	speaker->volume = loudness(part->volume);
	if (part->sound != NULL)
		bn_sound_move(&speaker->sound, part->sound);
	SDL_UnlockMutex(speaker->lock);
}

void bn_speaker_click(struct bn_speaker *speaker)
{
	if (atomic_load(&speaker->device) == 0)
		return; /* not heard now, nor when the card opens */
	SDL_LockMutex(speaker->lock);
	speaker->clicked = 0;
	SDL_UnlockMutex(speaker->lock);
}

void bn_speaker_chime(struct bn_speaker *speaker, int volume)
{
	SDL_LockMutex(speaker->lock);
	speaker->chimed = 0;
	speaker->chime_volume = loudness(volume);
	SDL_UnlockMutex(speaker->lock);
}
