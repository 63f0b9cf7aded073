/* A clip and, where there is one, the same in sign language beside it, in step: two streams that
 * start, stand still and skip together. The film leads; signs that are late or fail are left out.
 * Life and rules are those of a stream (video/stream.h). */
#ifndef BN_VIDEO_DUO_H
#define BN_VIDEO_DUO_H

#include "video/stream.h"

/* Zeroed is none. */
struct bn_duo {
	struct bn_stream *film, *signs; /* NULL: none */
	const char *signs_file;         /* the caller's */
	int64_t ready_ms;               /* when the film was ready; 0: not yet */
	bool wish;                      /* play was asked for, and the signs aren't ready */
	bool alone;                     /* the signs were left out, and their player killed */
};

/* signs: their file, or NULL; outlives the duo. */
void bn_duo_start(struct bn_duo *duo, const struct bn_stream_options *film, const char *signs,
	int64_t now_ms);
bool bn_duo_stop(struct bn_duo *duo);   /* as bn_stream_stop */
void bn_duo_forget(struct bn_duo *duo); /* as bn_stream_forget, of both */
void bn_duo_finish(struct bn_duo *duo); /* as bn_stream_destroy; zeroed is fine */

/* The film's state; READY only once the signs are, too, or a moment later without them. */
enum bn_stream_state bn_duo_update(struct bn_duo *duo, int64_t now_ms);
void bn_duo_play(struct bn_duo *duo, int64_t now_ms);
void bn_duo_pause(struct bn_duo *duo, int64_t now_ms);
/* Both of its players, or what there is (video/stream.h). */
void bn_duo_freeze(struct bn_duo *duo);
void bn_duo_thaw(struct bn_duo *duo);
void bn_duo_skip(struct bn_duo *duo, int64_t delta_ms, int64_t now_ms);

/* The pictures due now, into *film and *signs; what is not there is NULL. */
struct bn_pictures bn_duo_pictures(
	struct bn_duo *duo, int64_t now_ms, struct bn_frame *film, struct bn_frame *signs);

#endif
