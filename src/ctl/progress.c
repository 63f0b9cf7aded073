#include "ctl/progress.h"

#include "base/tr.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

enum { EACH_MS = 100, BAR = 24, SURE_MS = 1000 };

void bn_progress_begin(struct bn_progress *progress, const char *what, int64_t now)
{
	*progress = (struct bn_progress){.on = isatty(STDERR_FILENO) == 1,
		.what = what,
		.began_ms = now,
		.drawn_ms = now - EACH_MS};
}

static void draw(const struct bn_progress *progress, uint64_t done, uint64_t total, int64_t now)
{
	char bar[BAR + 1];
	int64_t spent = now - progress->began_ms;
	double part = total > 0 ? (double)done / (double)total : 1;
	for (int i = 0; i < BAR; i++)
		bar[i] = part * BAR >= i + 1 ? '#' : '.';
	bar[BAR] = '\0';
	fputs("\r\033[K", stderr);
	fprintf(stderr, _("%s [%s] %d %%, %" PRIu64 " sur %" PRIu64), progress->what, bar,
		(int)(part * 100), done, total);
	/* The first moments say little of the rest. */
	if (spent >= SURE_MS && done > 0) {
		int64_t left = (int64_t)((double)spent * (1 - part) / part / 1000 + 0.5);
		fprintf(stderr, _(", encore %" PRId64 " min %02" PRId64 " s"), left / 60,
			left % 60);
	}
	fflush(stderr);
}

void bn_progress_step(struct bn_progress *progress, uint64_t done, uint64_t total, int64_t now)
{
	if (!progress->on || now - progress->drawn_ms < EACH_MS)
		return;
	progress->drawn_ms = now;
	progress->shown = true;
	draw(progress, done, total, now);
}

void bn_progress_clear(struct bn_progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}
