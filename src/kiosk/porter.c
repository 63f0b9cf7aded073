#include "kiosk/porter.h"

#include "base/mem.h"
#include "kiosk/porter_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOUNTS    "/proc/self/mountinfo"
#define PARTING_S 2 /* seconds; what isn't done then ends with the program */

struct bn_porter {
	struct bn_porter_options options; /* its texts are our copies */
	char *folder, *run, *shelf, *mounts;
	struct bn_porter_job *job;  /* NULL: idle */
	struct bn_porter_job *next; /* begins once the look before it is over; may be NULL */
	bool given_up;              /* the job was */
	unsigned words;             /* of the job, as last heard */
	int64_t heard_ms;
};

struct bn_porter *bn_porter_create(const struct bn_porter_options *options)
{
	struct bn_porter *porter = bn_mem_alloc(1, sizeof(*porter));
	porter->options = *options;
	porter->folder = bn_mem_strdup(options->data_folder);
	porter->run = bn_mem_strdup(options->run);
	porter->mounts = bn_mem_strdup(options->mounts != NULL ? options->mounts : MOUNTS);
	porter->shelf = bn_put_shelf(options->campaign);
	return porter;
}

/* True: the job is done, and the caller's; else it is its thread's from now on. */
static bool part_from(struct bn_porter_job *job)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += PARTING_S;
	pthread_mutex_lock(&job->lock);
	int waited = 0;
	while (!job->done && waited == 0)
		waited = pthread_cond_timedwait(&job->over, &job->lock, &until);
	bool done = job->done;
	job->left = job->unwanted = !done;
	pthread_mutex_unlock(&job->lock);
	return done;
}

void bn_porter_destroy(struct bn_porter *porter)
{
	if (porter == NULL)
		return;
	if (porter->job != NULL && part_from(porter->job))
		bn_porter_job_free(porter->job);
	if (porter->next != NULL)
		bn_porter_job_free(porter->next);
	free(porter->shelf);
	free(porter->mounts);
	free(porter->run);
	free(porter->folder);
	free(porter);
}

static struct bn_porter_job *make_job(const struct bn_porter *porter, enum bn_porter_what what,
	const struct bn_stick *stick, const char *pack)
{
	struct bn_porter_job *job = bn_porter_job_make(what);
	job->folder = bn_mem_strdup(porter->folder);
	job->run = bn_mem_strdup(porter->run);
	job->mounts = bn_mem_strdup(porter->mounts);
	job->shelf = porter->shelf != NULL ? bn_mem_strdup(porter->shelf) : NULL;
	if (stick != NULL)
		job->stick = *stick;
	snprintf(job->pack, sizeof(job->pack), "%s", pack);
	job->wake = porter->options.wake;
	job->context = porter->options.context;
	return job;
}

static bool start(struct bn_porter *porter, struct bn_porter_job *job, int64_t now_ms)
{
	if (!bn_porter_job_start(job))
		return false;
	porter->job = job;
	porter->given_up = false;
	porter->words = 0;
	porter->heard_ms = now_ms;
	return true;
}

/* A look may be under way: it is waited for. */
static bool begin(struct bn_porter *porter, enum bn_porter_what what, const struct bn_stick *stick,
	const char *pack, int64_t now_ms)
{
	bool looking = porter->job != NULL && porter->job->what == BN_PORTER_LOOK &&
		       !porter->given_up && what != BN_PORTER_LOOK;
	if (porter->next != NULL || (porter->job != NULL && !looking))
		return false;
	struct bn_porter_job *job = make_job(porter, what, stick, pack);
	if (looking) {
		porter->next = job;
		return true;
	}
	bool begun = start(porter, job, now_ms);
	if (!begun)
		bn_porter_job_free(job);
	return begun;
}

bool bn_porter_look(struct bn_porter *porter, int64_t now_ms)
{
	return begin(porter, BN_PORTER_LOOK, NULL, "", now_ms);
}

bool bn_porter_find_packs(struct bn_porter *porter, const struct bn_stick *stick, int64_t now_ms)
{
	return begin(porter, BN_PORTER_FIND, stick, "", now_ms);
}

bool bn_porter_export(struct bn_porter *porter, const struct bn_stick *stick, int64_t now_ms)
{
	return begin(porter, BN_PORTER_EXPORT, stick, "", now_ms);
}

bool bn_porter_install(
	struct bn_porter *porter, const struct bn_stick *stick, const char *pack, int64_t now_ms)
{
	return begin(porter, BN_PORTER_INSTALL, stick, pack, now_ms);
}

static void take_sticks(const struct bn_panel *seen, struct bn_panel *panel)
{
	memcpy(panel->sticks, seen->sticks, sizeof(panel->sticks));
	panel->stick_count = seen->stick_count;
	panel->plugged = seen->plugged;
}

static void take_task(
	const struct bn_porter *porter, const struct bn_porter_job *job, struct bn_panel *panel)
{
	const struct bn_panel *seen = &job->seen;
	panel->task_state = seen->task_state;
	panel->export_result = seen->export_result;
	panel->leads = seen->leads;
	panel->gone = seen->gone;
	panel->busy = panel->slow = false;
	memcpy(panel->file, seen->file, sizeof(panel->file));
	memcpy(panel->why, seen->why, sizeof(panel->why));
	take_sticks(seen, panel);
	bn_porter_job_note(job, &porter->options, panel);
}

/* Failed: it isn't, or wasn't, answered. */
static void fail(
	const struct bn_porter *porter, const struct bn_porter_job *job, struct bn_panel *panel)
{
	if (!bn_porter_job_is_task(job))
		return;
	panel->task_state = BN_TASK_FAILED;
	panel->silent = true;
	panel->busy = panel->slow = false;
	bn_porter_job_note(job, &porter->options, panel);
}

/* The next one begins. */
static void take_done(struct bn_porter *porter, struct bn_panel *panel, int64_t now_ms)
{
	struct bn_porter_job *job = porter->job, *next = porter->next;
	porter->job = porter->next = NULL;
	if (porter->given_up) {
		panel->stuck = false;
	} else if (bn_porter_job_is_task(job)) {
		take_task(porter, job, panel);
	} else if (job->what == BN_PORTER_FIND) {
		memcpy(panel->packs, job->seen.packs, sizeof(panel->packs));
		panel->pack_count = job->seen.pack_count;
		panel->searched = true;
	} else {
		take_sticks(&job->seen, panel);
	}
	bn_porter_job_free(job);
	if (next != NULL && !start(porter, next, now_ms)) {
		fail(porter, next, panel);
		bn_porter_job_free(next);
	}
}

/* How long it may say nothing. */
static int64_t patience_ms(const struct bn_porter_job *job, uint64_t bytes)
{
	return bn_porter_job_is_task(job) ? BN_PORTER_TASK_MS + (int64_t)(bytes / BN_PORTER_PACE)
					  : BN_PORTER_LOOK_MS;
}

static void give_up(struct bn_porter *porter, struct bn_panel *panel)
{
	struct bn_porter_job *job = porter->job, *next = porter->next;
	pthread_mutex_lock(&job->lock);
	job->unwanted = true;
	pthread_mutex_unlock(&job->lock);
	porter->given_up = panel->stuck = true;
	panel->stick_count = 0;
	panel->stick[0] = '\0';
	fail(porter, job, panel);
	porter->next = NULL;
	if (next == NULL)
		return;
	fail(porter, next, panel);
	bn_porter_job_free(next);
}

/* True: the panel is another. */
static bool tell_part(
	const struct bn_porter_job *job, struct bn_panel *panel, float part, bool slow)
{
	if (!bn_porter_job_is_task(job) || (part == panel->part && slow == panel->slow))
		return false;
	panel->part = part;
	panel->slow = slow;
	return true;
}

bool bn_porter_take(struct bn_porter *porter, struct bn_panel *panel, int64_t now_ms)
{
	struct bn_porter_job *job = porter->job;
	panel->has_shelf = porter->shelf != NULL;
	if (job == NULL)
		return false;
	pthread_mutex_lock(&job->lock);
	bool done = job->done, heard = job->words != porter->words;
	float part = job->part;
	uint64_t bytes = job->bytes;
	porter->words = job->words;
	pthread_mutex_unlock(&job->lock);
	if (done) {
		take_done(porter, panel, now_ms);
		return true;
	}
	if (porter->given_up)
		return false;
	if (heard)
		porter->heard_ms = now_ms;
	int64_t silent_ms = now_ms - porter->heard_ms;
	if (silent_ms < patience_ms(job, bytes))
		return tell_part(job, panel, part, silent_ms >= BN_PORTER_SLOW_MS);
	give_up(porter, panel);
	return true;
}
