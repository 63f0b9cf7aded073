/* One clip of the reel with its player: what waits, and what is on. Zeroed is none.
 * Life: start → update … (ready) → begin → update … → the reel takes its stream away. */
#ifndef BN_VIDEO_ACT_H
#define BN_VIDEO_ACT_H

#include "video/duo.h"
#include "video/record.h"

/* A clip as the playlist named it; record NULL: none. */
struct bn_pick {
	struct bn_record *record; /* the reel's */
	const char *signs;        /* the caller's, or NULL */
	size_t cookie;
	bool sound;
	int volume;
	bool held; /* until bn_reel_release */
};

struct bn_act {
	struct bn_pick pick;
	struct bn_duo duo;  /* film NULL: none */
	int64_t started_ms; /* its player */
	int64_t begun_ms;   /* when it began to move; pauses move it */
	bool ready, begun, finished;
};

/* early: as in video/stream.h. False: no process to be had, which isn't the clip's fault. */
bool bn_act_start(struct bn_act *act, const struct bn_pick *pick, const char *player,
	struct bn_early *early, int64_t now_ms);
enum bn_stream_state bn_act_update(struct bn_act *act, int64_t now_ms);
/* How long it lasts, as far as is known; 0: unknown. */
int64_t bn_act_length_ms(const struct bn_act *act);
/* It never played to its end, and what its file says of its length can't be believed. */
bool bn_act_is_doubtful(const struct bn_act *act);
/* Nothing is on, or nothing that moves: it ended, failed, or makes no progress. */
bool bn_act_is_over(const struct bn_act *act, int64_t now_ms);

#endif
