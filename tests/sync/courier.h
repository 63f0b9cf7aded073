/* A kiosk's courier for the tests, with a clock of its own. One a program: `test`. */
#ifndef BN_TESTS_SYNC_COURIER_H
#define BN_TESTS_SYNC_COURIER_H

#include "sync/courier.h"
#include "tests/sync/kiosk.h"
#include "tests/test.h"

#include <string.h>

#define START 1796040000 /* 2026-11-30T12:00:00Z */

static struct {
	struct kiosk kiosk;
	struct bn_endpoint places[2];
	struct bn_sync_config config; /* of the first of them */
	struct bn_courier *courier;
	int64_t now_ms, wall_shift;
	bool synced;
} test;

static inline struct bn_courier_now courier_now(void *context)
{
	(void)context;
	return (struct bn_courier_now){
		test.now_ms, START + test.wall_shift + test.now_ms / 1000, test.synced};
}

/* With what else is set in options. */
static inline void courier_open(struct bn_courier_options options)
{
	struct bn_problems problems = {0};
	options.data_folder = test.kiosk.folder;
	options.config = &test.config;
	options.now = courier_now;
	test.courier = bn_courier_open(&options, &problems);
	assert_non_null(test.courier);
}

static inline void courier_begin(const char *in)
{
	memset(&test, 0, sizeof(test));
	kiosk_begin(&test.kiosk, in, "cahors-hall");
	test.config = (struct bn_sync_config){.targets = test.places,
		.target_count = 1,
		.keep_days = -1,
		.heartbeat_minutes = 240};
	test.synced = true;
}

static inline void courier_end(void)
{
	bn_courier_close(test.courier);
	kiosk_end(&test.kiosk);
}

#endif
