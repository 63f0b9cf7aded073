#include "kiosk/stagehand.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "daybook/sent.h"
#include "staff/backlight.h"
#include "staff/usb.h"

#include <inttypes.h>
#include <libgen.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#define MOUNTS "/proc/self/mountinfo"

enum what { LOOK, EXPORT, FIND, INSTALL };

/* The scribe's until it is done. */
struct job {
	enum what what;
	struct bn_stick stick;
	char pack[BN_PUT_NAME];
	struct bn_panel seen; /* of it, what the job is about */
	atomic_int permille;
	atomic_bool done;
};

struct bn_stagehand {
	struct bn_stagehand_options options; /* its texts are our copies */
	char *folder, *run, *shelf;
	bool busy;
	struct job job;
};

struct bn_stagehand *bn_stagehand_create(const struct bn_stagehand_options *options)
{
	struct bn_stagehand *hand = bn_mem_alloc(1, sizeof(*hand));
	hand->options = *options;
	hand->folder = bn_mem_strdup(options->data_folder);
	hand->run = bn_mem_strdup(options->run);
	hand->shelf = bn_put_shelf(options->campaign);
	return hand;
}

void bn_stagehand_destroy(struct bn_stagehand *hand)
{
	if (hand == NULL)
		return;
	bn_scribe_wait(hand->options.scribe);
	free(hand->shelf);
	free(hand->run);
	free(hand->folder);
	free(hand);
}

static void look_for_sticks(const struct bn_stagehand *hand, struct bn_panel *seen)
{
	seen->stick_count = bn_stick_find(MOUNTS, hand->run, seen->sticks, BN_PANEL_STICKS);
	seen->plugged = bn_usb_plugged();
}

static void look(const struct bn_stagehand *hand, struct bn_panel *seen)
{
	struct statvfs disk;
	const struct bn_health_options health = {.root = "/",
		.data_folder = hand->folder,
		.wall = bn_clock_wall(),
		.synced = bn_clock_synced()};
	bn_health_read(&seen->health, &health);
	if (statvfs(hand->folder, &disk) == 0)
		seen->disk_bytes = (uint64_t)disk.f_blocks * disk.f_frsize;
	seen->brightness = bn_backlight_read("");
	look_for_sticks(hand, seen);
}

static void tell_part(void *context, float part)
{
	struct bn_stagehand *hand = context;
	atomic_store(&hand->job.permille, (int)(part * 1000));
	if (hand->options.wake != NULL)
		hand->options.wake(hand->options.context);
}

static bool is_there(const struct bn_panel *seen, const char *name)
{
	for (size_t i = 0; i < seen->stick_count; i++)
		if (strcmp(seen->sticks[i].name, name) == 0)
			return true;
	return false;
}

/* Only the name: where it lies is the stick's matter. */
static void name_file(struct bn_panel *seen, const char *path)
{
	const char *name = path != NULL ? strrchr(path, '/') : NULL;
	snprintf(seen->file, sizeof(seen->file), "%s", name != NULL ? name + 1 : "");
}

static void make_export(struct bn_stagehand *hand, struct job *job)
{
	struct bn_panel *seen = &job->seen;
	const struct bn_export_watch watch = {tell_part, hand};
	struct bn_export done;
	char words[64];
	seen->export_result = bn_export_make(hand->folder, job->stick.path, &watch, &done);
	bool good = seen->export_result == BN_EXPORT_DONE;
	const struct bn_sent sent = {done.end, bn_clock_wall(), BN_SENT_EXPORT};
	if (good)
		bn_sent_note(hand->folder, &sent); /* not noted, it is told to go again */
	seen->task_state = good || seen->export_result == BN_EXPORT_NOTHING ? BN_TASK_DONE
									    : BN_TASK_FAILED;
	seen->leads = done.leads;
	name_file(seen, done.path);
	look_for_sticks(hand, seen);
	seen->gone = !is_there(seen, job->stick.name);
	snprintf(words, sizeof(words), "%" PRIu64 " leads", done.leads);
	if (good)
		bn_journal_add(hand->options.journal, BN_JOURNAL_EXPORT, seen->file, words);
	else if (seen->task_state == BN_TASK_FAILED)
		bn_journal_add(hand->options.journal, BN_JOURNAL_EXPORT_FAILED, job->stick.name,
			seen->gone                                   ? "pulled out"
			: seen->export_result == BN_EXPORT_FULL      ? "full"
			: seen->export_result == BN_EXPORT_READ_ONLY ? "read-only"
								     : "not written");
	bn_export_finish(&done);
}

static void install(struct bn_stagehand *hand, struct job *job)
{
	struct bn_panel *seen = &job->seen;
	struct bn_installed done = {0};
	struct bn_str why = {0};
	char *path = bn_file_join(job->stick.path, job->pack), version[24];
	bool good = hand->shelf != NULL && bn_put_install(path, hand->shelf, &done, &why);
	seen->task_state = good ? BN_TASK_DONE : BN_TASK_FAILED;
	if (good)
		snprintf(seen->file, sizeof(seen->file), "%s %u", done.id, done.version);
	else
		snprintf(seen->file, sizeof(seen->file), "%s", job->pack);
	snprintf(seen->why, sizeof(seen->why), "%s", bn_str_text(&why));
	snprintf(version, sizeof(version), "%u", done.version);
	look_for_sticks(hand, seen);
	seen->gone = !is_there(seen, job->stick.name);
	bn_journal_add(hand->options.journal, good ? BN_JOURNAL_INSTALL : BN_JOURNAL_INSTALL_FAILED,
		good ? done.id : job->pack, good ? version : seen->why);
	bn_str_finish(&why);
	free(path);
}

static void run(void *context)
{
	struct bn_stagehand *hand = context;
	struct job *job = &hand->job;
	switch (job->what) {
	case LOOK:
		look(hand, &job->seen);
		break;
	case EXPORT:
		make_export(hand, job);
		break;
	case FIND:
		job->seen.pack_count = bn_put_find(
			job->stick.path, job->seen.packs, BN_PANEL_PACKS);
		break;
	case INSTALL:
		install(hand, job);
		break;
	}
	atomic_store(&job->done, true);
	if (hand->options.wake != NULL)
		hand->options.wake(hand->options.context);
}

static bool begin(struct bn_stagehand *hand, enum what what, const struct bn_stick *stick)
{
	struct job *job = &hand->job;
	if (hand->busy)
		return false;
	job->what = what;
	job->stick = stick != NULL ? *stick : (struct bn_stick){0};
	memset(&job->seen, 0, sizeof(job->seen));
	atomic_store(&job->permille, 0);
	atomic_store(&job->done, false);
	hand->busy = bn_scribe_give(hand->options.scribe, run, hand);
	return hand->busy;
}

bool bn_stagehand_idle(const struct bn_stagehand *hand)
{
	return !hand->busy;
}

bool bn_stagehand_look(struct bn_stagehand *hand)
{
	return begin(hand, LOOK, NULL);
}

bool bn_stagehand_export(struct bn_stagehand *hand, const struct bn_stick *stick)
{
	return begin(hand, EXPORT, stick);
}

bool bn_stagehand_find_packs(struct bn_stagehand *hand, const struct bn_stick *stick)
{
	return begin(hand, FIND, stick);
}

bool bn_stagehand_install(struct bn_stagehand *hand, const struct bn_stick *stick, const char *pack)
{
	if (hand->busy)
		return false;
	snprintf(hand->job.pack, sizeof(hand->job.pack), "%s", pack);
	return begin(hand, INSTALL, stick);
}

/* What is done later, whoever waits for it: it frees itself. */
struct slip {
	const struct bn_stagehand *hand;
	struct bn_settings settings;
	int percent;
};

static void keep(void *context)
{
	struct slip *slip = context;
	bn_settings_save(slip->hand->folder, &slip->settings);
	free(slip);
}

static void set_light(void *context)
{
	struct slip *slip = context;
	bn_backlight_set("", slip->percent);
	free(slip);
}

static void give(struct bn_stagehand *hand, void (*errand)(void *context), struct slip like)
{
	struct slip *slip = bn_mem_alloc(1, sizeof(*slip));
	*slip = like;
	if (!bn_scribe_give(hand->options.scribe, errand, slip))
		free(slip);
}

void bn_stagehand_keep(struct bn_stagehand *hand, const struct bn_settings *settings)
{
	give(hand, keep, (struct slip){.hand = hand, .settings = *settings});
}

void bn_stagehand_light(struct bn_stagehand *hand, int percent)
{
	give(hand, set_light, (struct slip){.hand = hand, .percent = percent});
}

static void take_sticks(const struct bn_panel *seen, struct bn_panel *panel)
{
	memcpy(panel->sticks, seen->sticks, sizeof(panel->sticks));
	panel->stick_count = seen->stick_count;
	panel->plugged = seen->plugged;
}

static void take_task(const struct bn_panel *seen, struct bn_panel *panel)
{
	panel->task_state = seen->task_state;
	panel->export_result = seen->export_result;
	panel->leads = seen->leads;
	panel->gone = seen->gone;
	panel->busy = false;
	memcpy(panel->file, seen->file, sizeof(panel->file));
	memcpy(panel->why, seen->why, sizeof(panel->why));
	take_sticks(seen, panel);
}

static void take_look(const struct bn_panel *seen, struct bn_panel *panel)
{
	panel->health = seen->health;
	panel->known = true;
	panel->disk_bytes = seen->disk_bytes;
	panel->brightness = seen->brightness;
	take_sticks(seen, panel);
}

bool bn_stagehand_take(struct bn_stagehand *hand, struct bn_panel *panel)
{
	const struct job *job = &hand->job;
	panel->has_shelf = hand->shelf != NULL;
	if (!hand->busy)
		return false;
	if (!atomic_load(&job->done)) {
		float part = (float)atomic_load(&job->permille) / 1000;
		bool moved = panel->busy && part != panel->part;
		panel->part = part;
		return moved;
	}
	hand->busy = false;
	if (job->what == LOOK) {
		take_look(&job->seen, panel);
	} else if (job->what == FIND) {
		memcpy(panel->packs, job->seen.packs, sizeof(panel->packs));
		panel->pack_count = job->seen.pack_count;
		panel->searched = true;
	} else {
		take_task(&job->seen, panel);
	}
	return true;
}
