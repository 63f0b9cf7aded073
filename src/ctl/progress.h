/* How far a long work is, in one line on a terminal that is drawn again and again, then taken away;
 * nothing where standard error is no terminal. */
#ifndef BN_CTL_PROGRESS_H
#define BN_CTL_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct bn_progress {
	bool on, shown;
	const char *what; /* "Ouverture" */
	int64_t began_ms, drawn_ms;
};

/* now: monotonic milliseconds. */
void bn_progress_begin(struct bn_progress *progress, const char *what, int64_t now);
/* Draws it ten times a second at most. */
void bn_progress_step(struct bn_progress *progress, uint64_t done, uint64_t total, int64_t now);
/* Makes room for other words. */
void bn_progress_clear(struct bn_progress *progress);

#endif
