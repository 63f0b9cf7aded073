/* What the panel is told of the machine, and what it sets, on the scribe's thread. */
#include "kiosk/stagehand.h"

#include "base/file.h"
#include "base/mem.h"
#include "daybook/journal.h"
#include "tests/test.h"

#include <semaphore.h>
#include <string.h>
#include <unistd.h>

struct work {
	struct bn_scribe *scribe;
	struct bn_stagehand *hand;
	struct bn_panel panel;
	sem_t woken;
};

static void wake(void *context)
{
	struct work *work = context;
	sem_post(&work->woken);
}

static void put(void **state, const char *name, const char *text)
{
	char *folder = bn_mem_printf("%s/sys/class/backlight/screen", (char *)*state);
	char *path = bn_file_join(folder, name);
	assert_true(bn_file_make_folder(folder));
	assert_true(bn_file_write_whole(path, text, strlen(text), 0600));
	free(path);
	free(folder);
}

static void begin(struct work *work, void **state)
{
	*work = (struct work){.scribe = bn_scribe_create(), .panel.brightness = -1};
	sem_init(&work->woken, 0, 0);
	char *campaign = bn_file_join(*state, "lot/current");
	const struct bn_stagehand_options options = {.data_folder = *state,
		.campaign = campaign,
		.root = *state,
		.scribe = work->scribe,
		.wake = wake,
		.context = work};
	work->hand = bn_stagehand_create(&options);
	free(campaign);
}

static void end(struct work *work)
{
	bn_stagehand_destroy(work->hand);
	bn_scribe_destroy(work->scribe);
	sem_destroy(&work->woken);
}

static void look(struct work *work)
{
	bn_stagehand_look(work->hand);
	bn_stagehand_look(work->hand); /* it is looking already */
	sem_wait(&work->woken);
	assert_true(bn_stagehand_take(work->hand, &work->panel));
	assert_false(bn_stagehand_take(work->hand, &work->panel));
}

static void looks(void **state)
{
	struct work work;
	begin(&work, state);
	assert_false(bn_stagehand_take(work.hand, &work.panel));
	look(&work);
	assert_true(work.panel.known);
	assert_true(work.panel.disk_bytes > 0);
	assert_string_equal(work.panel.health.facts[BN_HEALTH_VERSION].text, BORNE_VERSION);
	assert_int_equal(work.panel.brightness, -1);
	end(&work);
}

/* Of a campaign that was installed. */
static void looks_for_the_version(void **state)
{
	struct work work;
	char *folder = bn_file_join(*state, "lot/3"), *link = bn_file_join(*state, "lot/current");
	assert_true(bn_file_make_folder(folder));
	assert_int_equal(symlink("3", link), 0);
	struct bn_journal *journal = bn_journal_open(
		&(struct bn_journal_options){.data_folder = *state, .silent = true});
	bn_journal_add(journal, BN_JOURNAL_START, "lot", "hall");
	bn_journal_close(journal);
	begin(&work, state);
	look(&work);
	assert_int_equal(work.panel.health.facts[BN_HEALTH_CAMPAIGN].value, 3);
	end(&work);
	free(folder);
	free(link);
}

static void sets(void **state)
{
	struct work work;
	struct bn_settings kept;
	put(state, "brightness", "255\n");
	put(state, "max_brightness", "255\n");
	begin(&work, state);
	const struct bn_settings settings = {.venue = "hall", .volume = 60, .paused = true};
	bn_stagehand_keep(work.hand, &settings);
	bn_stagehand_light(work.hand, 40);
	look(&work);
	assert_in_range(work.panel.brightness, 40, 41);
	end(&work); /* all of it was done */
	bn_settings_load(*state, &kept);
	assert_string_equal(kept.venue, "hall");
	assert_int_equal(kept.volume, 60);
	assert_true(kept.paused);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(looks), with_folder(looks_for_the_version), with_folder(sets)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
