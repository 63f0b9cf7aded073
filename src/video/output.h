/* The player's way out for pictures: what libvlc shows goes through here to the stream, each
 * picture once, with its place in the clip. Knows nothing of libvlc. Life: init → (accept → open →
 * show … → close) from libvlc's picture thread, the rest from the main thread or libvlc's events →
 * the process ends. */
#ifndef BN_VIDEO_OUTPUT_H
#define BN_VIDEO_OUTPUT_H

#include "video/outlet.h"
#include "video/stamp.h"

#include <pthread.h>

/* How much of the clip is decoded ahead before the player says READY and stands still. The stream
 * shows pictures, and the sound card plays, this much after libvlc's own clock. */
#define BN_OUTPUT_RESERVE_US 100000

struct bn_output {
	int fd;                  /* the socket */
	struct bn_outlet outlet; /* for the plugin; its context, accept and show are the player's */

	pthread_mutex_t lock; /* guards what follows; held while a picture goes back to libvlc's
			       * pool, which takes no lock but its own */
	pthread_cond_t moved; /* full, asked or heard changed */
	struct bn_ring *ring; /* that the stream knows; NULL: none, or it was closed */
	int64_t memories;     /* told to the stream */
	int away_most;        /* slots that it may hold */
	struct bn_stamp stamp;
	int64_t nominal_us; /* between pictures, as the clip says; 0: unknown */
	int64_t epoch;
	int64_t seek_us;  /* the clock at the last seek */
	int64_t start_us; /* what libvlc calls the clip's beginning, mostly 0 */
	bool started;     /* start_us is known */
	int64_t sent;     /* pictures, in all */
	bool prerolling;  /* until the reserve is full */
	bool rest;        /* stand still at the next picture */
	bool full;        /* the last picture was the one to pause at */
	int64_t asked_us; /* the clock when libvlc was asked to pause; 0: it wasn't */
	bool heard;       /* and it said that it did */
	bool resting;     /* its picture thread is kept busy */
};

/* Fills in the outlet, but for what is the player's. */
void bn_output_init(struct bn_output *output, int fd);
/* Pictures will have this size. False: refused; the cause is logged. */
bool bn_output_accept(struct bn_output *output, int64_t width, int64_t height, int64_t nominal_us);
enum bn_output_shown {
	BN_OUTPUT_FREE,  /* it was sent before, or can't be: the slot is free */
	BN_OUTPUT_TAKEN, /* it is sent, the slot is away */
	BN_OUTPUT_FULL,  /* the same, and it is time to pause */
};
enum bn_output_shown bn_output_show(
	struct bn_output *output, struct bn_ring *ring, int slot, int64_t date_us, int64_t at_us);
/* What a RELEASE said. One for an older memory is ignored. */
void bn_output_back(struct bn_output *output, int64_t memory, int64_t slot);

/* libvlc loses the picture it has chosen to show next when it pauses. It has chosen none while it
 * is busy with the last: so it is asked to pause at a picture (FULL), and kept busy with that one,
 * here, until its decoder has told its picture thread. Going on before would be as bad: only when
 * it isn't resting. */
void bn_output_rest(struct bn_output *output);
bool bn_output_is_resting(struct bn_output *output);
/* Pause at the next picture. */
void bn_output_stop(struct bn_output *output);
bool bn_output_is_stopping(struct bn_output *output); /* by stop, or by a full reserve */
/* The last picture was the one to pause at, and neither PLAY nor a seek came since. */
bool bn_output_is_full(struct bn_output *output);
/* libvlc was asked to pause at this moment, said that it did, or is to go on. */
void bn_output_asked(struct bn_output *output, int64_t at_us);
void bn_output_heard(struct bn_output *output);
void bn_output_resume(struct bn_output *output, int64_t at_us);
/* PLAY: no pause is wanted any more. */
void bn_output_run(struct bn_output *output);
/* The next picture stands at base_us, in a new epoch. preroll: fill the reserve again. */
void bn_output_seek(
	struct bn_output *output, int64_t epoch, int64_t base_us, bool preroll, int64_t at_us);
/* True once: the preroll is over, by a full reserve, the end of the clip or PLAY. */
bool bn_output_end_preroll(struct bn_output *output);
/* libvlc said where it stands: corrects the stamps and passes it on. It keeps the times of the
 * file, where some clips begin later than 0; all others here count from the first picture. */
void bn_output_time(struct bn_output *output, int64_t media_us, int64_t duration_us, int64_t at_us);
/* Where the clip stands at this moment of the clock, and in which epoch. False: not known yet. */
bool bn_output_place(struct bn_output *output, int64_t at_us, int64_t *media_us, int64_t *epoch);
int64_t bn_output_start(struct bn_output *output);
int64_t bn_output_sent(struct bn_output *output);
int64_t bn_output_epoch(struct bn_output *output);

#endif
