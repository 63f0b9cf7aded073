/* A clip that plays: the client of one borne-player process.
 * Life: create (the process starts and stops on the first picture) → READY → play → PLAYING ⇄
 * PAUSED → ENDED or FAILED → destroy (the process is gone, killed if it must be).
 * Main thread only; nothing here blocks. The protocol is in src/video/README.md. */
#ifndef BN_VIDEO_STREAM_H
#define BN_VIDEO_STREAM_H

#include "video/frame.h"
#include "video/sound.h"

#include <stdbool.h>
#include <stdint.h>

enum bn_stream_state {
	BN_STREAM_STARTING,
	BN_STREAM_READY, /* paused on its first picture */
	BN_STREAM_PLAYING,
	BN_STREAM_PAUSED,
	BN_STREAM_ENDED,
	BN_STREAM_FAILED, /* bn_stream_error says why */
};

struct bn_early;

struct bn_stream_options {
	const char *player;     /* path of the borne-player program */
	struct bn_early *early; /* taken if there is one; may be NULL (video/spawn.h) */
	const char *file;       /* of the clip */
	bool sound;
	int volume; /* percent, 0..100 */
};

struct bn_stream;

/* What is to be heard of a stream. */
struct bn_stream_sound {
	struct bn_sound *sound; /* what came; whoever plays it takes it out */
	uint64_t source;        /* another one for each stream and after each seek */
	int64_t anchor_us;      /* added to a place in the clip: when it is due */
	bool running;
	int volume; /* percent */
};

struct bn_stream *bn_stream_create(const struct bn_stream_options *options, int64_t now_ms);
/* Kills the player and waits until it is gone, some milliseconds. NULL is fine. */
void bn_stream_destroy(struct bn_stream *stream);
/* Kills the player without waiting; the last picture stays. True once it is gone, and destroy then
 * takes no time: for who can't afford the wait, calling again later. */
bool bn_stream_stop(struct bn_stream *stream);
/* Lets go of the pictures, the one that is on too; only stop and destroy may follow. Before the
 * player is killed: who lets go of them last frees their pages, for 10 to 30 ms. */
void bn_stream_forget(struct bn_stream *stream);

/* Reads what the player said and minds the deadlines (no first pictures within 5 s, no sign of
 * progress for 1.8 s while playing: FAILED). Call it before asking for anything. Times are those of
 * bn_clock_ms. After FAILED the player is killed, and the last picture stays. */
enum bn_stream_state bn_stream_update(struct bn_stream *stream, int64_t now_ms);
const char *bn_stream_error(const struct bn_stream *stream); /* "" unless FAILED */
/* FAILED because somebody killed or stopped the player: that may not be the clip's fault. */
bool bn_stream_is_victim(const struct bn_stream *stream);
/* Playing, but no sign of progress for a second: it may be over soon. */
bool bn_stream_is_stuck(const struct bn_stream *stream, int64_t now_ms);

/* Before READY, play starts as soon as there is a picture. */
void bn_stream_play(struct bn_stream *stream, int64_t now_ms);
void bn_stream_pause(struct bn_stream *stream, int64_t now_ms);
/* A player that will stand still for long is frozen, as libvlc looks around 13 times a second even
 * then; only one that is READY or PAUSED can be. It goes on when thawed, played or skipped. */
void bn_stream_freeze(struct bn_stream *stream);
void bn_stream_thaw(struct bn_stream *stream);
/* Goes by `delta_ms` in the clip, held within it; the picture that is on stays until the new one
 * comes, which a paused stream shows too. */
void bn_stream_skip(struct bn_stream *stream, int64_t delta_ms, int64_t now_ms);
/* The picture that was skipped to hasn't come yet. */
bool bn_stream_is_skipping(const struct bn_stream *stream);
void bn_stream_set_volume(struct bn_stream *stream, int volume); /* percent; 0 is mute */

/* The picture due now. False when there is none yet. Its number tells whether it is new. */
bool bn_stream_frame(struct bn_stream *stream, int64_t now_ms, struct bn_frame *frame);
/* Times on the clock of now_ms. What nobody takes out within 2 s is lost. */
void bn_stream_hear(struct bn_stream *stream, struct bn_stream_sound *sound);
/* When the next picture (or the end of the last) is due, on the clock of now_ms; -1 when none is
 * known: then wait for bn_stream_fd, at most until a deadline (250 ms is a good interval). */
int64_t bn_stream_next_ms(const struct bn_stream *stream, int64_t now_ms);
int64_t bn_stream_duration_ms(const struct bn_stream *stream); /* 0: not known yet */
/* What its pictures really last, whatever the file says; 0 until all of it has been decoded. */
int64_t bn_stream_length_ms(const struct bn_stream *stream);
/* Where the picture that is on stands in the clip; -1: there was none yet. */
int64_t bn_stream_place_ms(const struct bn_stream *stream);
/* Becomes readable when the player has something to say; for poll(2). -1 once the player is gone.
 */
int bn_stream_fd(const struct bn_stream *stream);

#endif
