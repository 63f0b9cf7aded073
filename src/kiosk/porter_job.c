#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "kiosk/porter_private.h"
#include "staff/usb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

struct bn_porter_job *bn_porter_job_make(enum bn_porter_what what)
{
	struct bn_porter_job *job = bn_mem_alloc(1, sizeof(*job));
	pthread_condattr_t clock;
	job->what = what;
	pthread_mutex_init(&job->lock, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&job->over, &clock);
	pthread_condattr_destroy(&clock);
	return job;
}

void bn_porter_job_free(struct bn_porter_job *job)
{
	pthread_mutex_destroy(&job->lock);
	pthread_cond_destroy(&job->over);
	free(job->folder);
	free(job->run);
	free(job->shelf);
	free(job->mounts);
	free(job);
}

bool bn_porter_job_is_task(const struct bn_porter_job *job)
{
	return job->what == BN_PORTER_EXPORT || job->what == BN_PORTER_INSTALL;
}

/* False: nobody wants it any more. */
static bool tell(struct bn_porter_job *job, float part, uint64_t bytes)
{
	pthread_mutex_lock(&job->lock);
	bool wanted = !job->unwanted;
	job->words++;
	job->part = part;
	job->bytes = bytes > 0 ? bytes : job->bytes;
	if (wanted && job->wake != NULL)
		job->wake(job->context);
	pthread_mutex_unlock(&job->lock);
	return wanted;
}

static void tell_part(void *context, float part)
{
	tell(context, part, 0);
}

static void look(const struct bn_porter_job *job, struct bn_panel *seen)
{
	seen->stick_count = bn_stick_find(job->mounts, job->run, seen->sticks, BN_PANEL_STICKS);
	seen->plugged = bn_usb_plugged();
}

/* After the task: whether its stick is still there. */
static void look_again(const struct bn_porter_job *job, struct bn_panel *seen)
{
	look(job, seen);
	seen->gone = bn_panel_stick(seen, job->stick.name) == NULL;
}

/* Only the name: where it lies is the stick's matter. */
static void name_file(struct bn_panel *seen, const char *path)
{
	const char *name = path != NULL ? strrchr(path, '/') : NULL;
	snprintf(seen->file, sizeof(seen->file), "%s", name != NULL ? name + 1 : "");
}

static void make_export(struct bn_porter_job *job)
{
	struct bn_panel *seen = &job->seen;
	const struct bn_export_watch watch = {tell_part, job};
	struct bn_export done;
	seen->export_result = bn_export_make(job->folder, job->stick.path, &watch, &done);
	bool good = seen->export_result == BN_EXPORT_DONE ||
		    seen->export_result == BN_EXPORT_NOTHING;
	seen->task_state = good ? BN_TASK_DONE : BN_TASK_FAILED;
	seen->leads = done.leads;
	job->end = done.end;
	name_file(seen, done.path);
	look_again(job, seen);
	bn_export_finish(&done);
}

static bool is_wanted(void *context)
{
	return tell(context, .75f, 0);
}

/* Texts are translated here, beside the main thread: setenv(3) of glibc replaces LANGUAGE's value
 * and keeps the one before. */
static void install(struct bn_porter_job *job)
{
	struct bn_panel *seen = &job->seen;
	struct bn_installed done = {0};
	struct bn_str why = {0};
	struct stat info;
	char *path = bn_file_join(job->stick.path, job->pack);
	tell(job, 0, stat(path, &info) == 0 && info.st_size > 0 ? (uint64_t)info.st_size : 0);
	const struct bn_put_watch watch = {is_wanted, job};
	bool good = job->shelf != NULL && bn_put_install(path, job->shelf, &watch, &done, &why);
	seen->task_state = good ? BN_TASK_DONE : BN_TASK_FAILED;
	memcpy(job->id, done.id, sizeof(job->id));
	job->version = done.version;
	if (good)
		snprintf(seen->file, sizeof(seen->file), "%s %u", done.id, done.version);
	else
		snprintf(seen->file, sizeof(seen->file), "%s", job->pack);
	snprintf(seen->why, sizeof(seen->why), "%s", bn_str_text(&why));
	look_again(job, seen);
	bn_str_finish(&why);
	free(path);
}

static void *run(void *opaque)
{
	struct bn_porter_job *job = opaque;
	switch (job->what) {
	case BN_PORTER_LOOK:
		look(job, &job->seen);
		break;
	case BN_PORTER_FIND:
		job->seen.pack_count = bn_put_find(
			job->stick.path, job->seen.packs, BN_PANEL_PACKS);
		break;
	case BN_PORTER_EXPORT:
		make_export(job);
		break;
	case BN_PORTER_INSTALL:
		install(job);
		break;
	}
	pthread_mutex_lock(&job->lock);
	bool left = job->left;
	job->done = true;
	if (!left && job->wake != NULL)
		job->wake(job->context);
	pthread_cond_signal(&job->over);
	pthread_mutex_unlock(&job->lock);
	if (left)
		bn_porter_job_free(job);
	return NULL;
}

bool bn_porter_job_start(struct bn_porter_job *job)
{
	pthread_t thread;
	bool good = pthread_create(&thread, NULL, run, job) == 0;
	if (good)
		pthread_detach(thread);
	return good;
}
