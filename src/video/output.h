/* The player's way out for pictures: what libvlc's callbacks write goes through here to the stream,
 * each picture once, with its time. Knows nothing of libvlc.
 * Life: init → (format → take → show …) from libvlc's picture thread, the rest from the main thread
 * or libvlc's events → the process ends. */
#ifndef BN_VIDEO_OUTPUT_H
#define BN_VIDEO_OUTPUT_H

#include "video/ring.h"
#include "video/stamp.h"

#include <pthread.h>

/* How much of the clip is decoded ahead before the player says READY and stands still. The stream
 * shows pictures, and the sound card plays, this much after libvlc's own clock. */
#define BN_OUTPUT_RESERVE_US 100000

struct bn_output {
	int fd; /* the socket */
	struct bn_ring ring;
	/* Picture thread only. */
	int last_slot;       /* of the last picture, to know it when it is shown again; or -1 */
	int64_t taken_epoch; /* when libvlc chose the picture it is writing */
	int64_t written_us;  /* the clock when it had written it */

	pthread_mutex_t lock; /* guards what follows; never held while libvlc is called */
	pthread_cond_t moved; /* held changed */
	struct bn_stamp stamp;
	int64_t nominal_us; /* between pictures, as the clip says; 0: unknown */
	int64_t epoch;
	int64_t seek_us;  /* the clock at the last seek */
	int64_t start_us; /* what libvlc calls the clip's beginning, mostly 0 */
	bool started;     /* start_us is known */
	int64_t shown_us; /* the clock when libvlc last showed something */
	int64_t sent;     /* pictures, in all */
	bool prerolling;  /* until the reserve is full */
	bool held;        /* libvlc's picture thread may be made to wait in take */
	int repeats;      /* of the last picture, in a row */
	bool prerolled;   /* since the last resume */
	int doubted;      /* how many of the next pictures may be the last one again */
};

void bn_output_init(struct bn_output *output, int fd);
/* Pictures will have this size. False: refused; the cause is logged. */
bool bn_output_format(struct bn_output *output, int64_t width, int64_t height, int64_t nominal_us);
/* A slot to write the next picture in. Waits while held. */
int bn_output_take(struct bn_output *output);
/* The picture taken last is written; it is shown later, unless it is late. */
void bn_output_written(struct bn_output *output, int64_t at_us);
/* That slot is shown at this moment. True when this filled the reserve: time to pause. */
bool bn_output_show(struct bn_output *output, int slot, int64_t at_us);

/* Paused, libvlc shows its last picture again and again: holding its thread saves the copies. It is
 * held only once it repeats itself, for libvlc's decoder tells it of the pause some time after the
 * pause is said to be on; held before, it would take the clip's time for run on, and race after it.
 * Let go before asking libvlc for anything, or it would wait for that thread for ever. */
void bn_output_hold(struct bn_output *output, bool held);
/* The next picture stands at base_us, in a new epoch. preroll: fill the reserve again. */
void bn_output_seek(
	struct bn_output *output, int64_t epoch, int64_t base_us, bool preroll, int64_t at_us);
/* libvlc goes on after a pause. */
void bn_output_resume(struct bn_output *output, bool silent); /* silent: without sound */
/* True once: the preroll is over, by a full reserve, the end of the clip or PLAY. */
bool bn_output_end_preroll(struct bn_output *output);
/* libvlc said where it stands: corrects the stamps and passes it on. It keeps the times of the
 * file, where some clips begin later than 0; all others here count from the first picture. */
void bn_output_time(struct bn_output *output, int64_t media_us, int64_t duration_us, int64_t at_us);
/* Where the clip stands at this moment of the clock, and in which epoch. False: not known yet. */
bool bn_output_place(struct bn_output *output, int64_t at_us, int64_t *media_us, int64_t *epoch);
int64_t bn_output_start(struct bn_output *output);
bool bn_output_is_prerolling(struct bn_output *output);
int64_t bn_output_sent(struct bn_output *output);
int64_t bn_output_epoch(struct bn_output *output);

#endif
