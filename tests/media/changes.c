/* changes COUNT FOLDER: so many changes of half-second clips, by reels alone, several at once, as
 * fast as they play. At the end there are no more processes, descriptors or threads than at the
 * start, and the memory of this process has hardly grown. The clips are made in the folder, once.
 */
#include "base/clock.h"
#include "base/log.h"
#include "video/reel.h"

#include <dirent.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CLIPS    3
#define REELS    4
#define WARM_UP  500  /* changes; half of them where there are fewer than twice as many */
#define GROWTH_K 5120 /* of memory, at most */
#define SAY      500

struct run {
	struct bn_reel *reels[REELS];
	char *files[CLIPS];
	size_t at;
	long starts, skips;
};

struct use {
	int descriptors, threads, processes;
	long memory_k; /* PSS */
};

static int count_entries(const char *path)
{
	int count = 0;
	DIR *folder = opendir(path);
	for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
		count += entry->d_name[0] != '.';
	if (folder != NULL)
		closedir(folder);
	return count;
}

/* Of this process; its players come and go, so they are counted when there should be none. */
static struct use look(void)
{
	struct use use = {.descriptors = count_entries("/proc/self/fd"),
		.threads = count_entries("/proc/self/task")};
	char path[64], line[128];
	int pid;
	snprintf(path, sizeof(path), "/proc/self/task/%d/children", getpid());
	FILE *file = fopen(path, "r");
	while (file != NULL && fscanf(file, "%d", &pid) == 1)
		use.processes++;
	if (file != NULL)
		fclose(file);
	file = fopen("/proc/self/smaps_rollup", "r");
	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		if (sscanf(line, "Pss: %ld", &use.memory_k) == 1)
			break;
	if (file != NULL)
		fclose(file);
	return use;
}

static bool make_clips(struct run *run, const char *folder)
{
	static const char *const looks[CLIPS] = {
		"testsrc2=s=320x180:r=30", "testsrc=s=320x240:r=25", "smptebars=s=256x144:r=30"};
	for (int i = 0; i < CLIPS; i++) {
		char command[1024];
		if (asprintf(&run->files[i], "%s/half-%d.mp4", folder, i) < 0)
			return false;
		if (access(run->files[i], R_OK) == 0)
			continue;
		snprintf(command, sizeof(command),
			"ffmpeg -nostdin -v error -y -f lavfi -i %s:d=0.5 -c:v libx264 -preset "
			"ultrafast -pix_fmt yuv420p '%s'",
			looks[i], run->files[i]);
		if (system(command) != 0)
			return false;
	}
	return true;
}

static bool name_next(void *context, struct bn_reel_clip *clip)
{
	struct run *run = context;
	*clip = (struct bn_reel_clip){.file = run->files[run->at++ % CLIPS]};
	return true;
}

static void tell(void *context, enum bn_reel_event event, size_t cookie, const char *reason)
{
	struct run *run = context;
	(void)cookie;
	run->starts += event == BN_REEL_START;
	run->skips += event == BN_REEL_SKIP || event == BN_REEL_ASIDE;
	if (reason[0] != '\0')
		fprintf(stderr, "skipped: %s\n", reason);
}

static void turn(struct run *run)
{
	int64_t next = INT64_MAX;
	for (int i = 0; i < REELS; i++) {
		int64_t now = bn_clock_ms();
		struct bn_frame frame, signs;
		bn_reel_update(run->reels[i], now);
		bn_reel_pictures(run->reels[i], now, &frame, &signs);
		int64_t due = bn_reel_next_ms(run->reels[i], now);
		next = due < next ? due : next;
	}
	int64_t now = bn_clock_ms();
	poll(NULL, 0, next > now ? (int)(next - now) : 0);
}

static struct use play(struct run *run, long count, int64_t begun_ms)
{
	struct use warm = {0};
	long warm_up = count < 2 * WARM_UP ? count / 2 : WARM_UP;
	for (long told = 0; run->starts < count;) {
		turn(run);
		if (warm.memory_k == 0 && run->starts >= warm_up)
			warm = look();
		if (run->starts / SAY == told)
			continue;
		told = run->starts / SAY;
		struct use use = look();
		printf("%ld of %ld changes in %lld s: %d descriptors, %d threads, %ld kB\n",
			run->starts, count, (long long)(bn_clock_ms() - begun_ms) / 1000,
			use.descriptors, use.threads, use.memory_k);
		fflush(stdout);
	}
	return warm;
}

int main(int argc, char **argv)
{
	struct run run = {0};
	if (argc != 3 || !make_clips(&run, argv[2]))
		return 2;
	bn_log_init("changes");
	struct bn_reel_options options = {
		.player = PLAYER, .next = name_next, .on_event = tell, .context = &run};
	int64_t begun_ms = bn_clock_ms();
	struct use before = look();
	for (int i = 0; i < REELS; i++)
		run.reels[i] = bn_reel_create(&options, begun_ms);
	struct use warm = play(&run, atol(argv[1]), begun_ms), last = look();
	for (int i = 0; i < REELS; i++)
		bn_reel_destroy(run.reels[i]);
	struct use after = look();
	printf("%ld changes in %lld s, %ld skipped: processes %d -> %d, descriptors %d -> %d, "
	       "threads %d -> %d, memory %ld -> %ld kB after warm-up\n",
		run.starts, (long long)(bn_clock_ms() - begun_ms) / 1000, run.skips,
		before.processes, after.processes, before.descriptors, after.descriptors,
		before.threads, after.threads, warm.memory_k, last.memory_k);
	for (int i = 0; i < CLIPS; i++)
		free(run.files[i]);
	bool good = run.skips == 0 && after.processes <= before.processes &&
		    after.descriptors <= before.descriptors && after.threads <= before.threads &&
		    last.memory_k - warm.memory_k < GROWTH_K;
	return good ? 0 : 1;
}
