#include "kiosk/stagehand.h"

#include "base/clock.h"
#include "base/mem.h"
#include "packs/shelf.h"
#include "staff/backlight.h"
#include "staff/put.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <sys/statvfs.h>

struct bn_stagehand {
	struct bn_stagehand_options options; /* its texts are our copies */
	char *folder, *root, *shelf;         /* shelf NULL: there is none */
	bool looking;
	/* The scribe's while looking, until it is done. */
	struct bn_health health;
	uint64_t disk_bytes;
	int brightness;
	atomic_bool done;
};

struct bn_stagehand *bn_stagehand_create(const struct bn_stagehand_options *options)
{
	struct bn_stagehand *hand = bn_mem_alloc(1, sizeof(*hand));
	hand->options = *options;
	hand->folder = bn_mem_strdup(options->data_folder);
	hand->root = bn_mem_strdup(options->root);
	hand->shelf = bn_put_shelf(options->campaign);
	return hand;
}

void bn_stagehand_destroy(struct bn_stagehand *hand)
{
	if (hand == NULL)
		return;
	bn_scribe_wait(hand->options.scribe);
	free(hand->shelf);
	free(hand->root);
	free(hand->folder);
	free(hand);
}

static void look(void *context)
{
	struct bn_stagehand *hand = context;
	struct statvfs disk;
	const struct bn_health_options health = {.root = hand->root,
		.data_folder = hand->folder,
		.wall = bn_clock_wall(),
		.synced = bn_clock_synced()};
	bn_health_read(&hand->health, &health);
	struct bn_health_fact *campaign = &hand->health.facts[BN_HEALTH_CAMPAIGN];
	if (hand->shelf != NULL)
		campaign->value = bn_shelf_current(hand->shelf, campaign->text);
	hand->disk_bytes = 0;
	if (statvfs(hand->folder, &disk) == 0)
		hand->disk_bytes = (uint64_t)disk.f_blocks * disk.f_frsize;
	hand->brightness = bn_backlight_read(hand->root);
	atomic_store(&hand->done, true);
	if (hand->options.wake != NULL)
		hand->options.wake(hand->options.context);
}

void bn_stagehand_look(struct bn_stagehand *hand)
{
	if (hand->looking)
		return;
	atomic_store(&hand->done, false);
	hand->looking = bn_scribe_give(hand->options.scribe, look, hand);
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
	bn_backlight_set(slip->hand->root, slip->percent);
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

bool bn_stagehand_take(struct bn_stagehand *hand, struct bn_panel *panel)
{
	if (!hand->looking || !atomic_load(&hand->done))
		return false;
	hand->looking = false;
	panel->health = hand->health;
	panel->known = true;
	panel->disk_bytes = hand->disk_bytes;
	panel->brightness = hand->brightness;
	return true;
}
