#include "base/crew.h"

#include "tests/test.h"

#include <stdatomic.h>
#include <unistd.h>

enum { WORKS = 2000, SLOTS = 5 };

struct work {
	int filled, taken, stop_at;
	atomic_int worked;
};

struct slot {
	int number, answer;
};

static bool fill(void *context, void *data)
{
	struct work *work = context;
	((struct slot *)data)->number = work->filled;
	return work->filled < WORKS && ++work->filled > 0;
}

/* The longer the earlier: what comes later is done first. */
static void square(void *context, void *data)
{
	struct slot *slot = data;
	if (slot->number < 20)
		usleep((useconds_t)(20 - slot->number) * 100);
	slot->answer = slot->number * slot->number;
	((struct work *)context)->worked++;
}

static bool take(void *context, void *data)
{
	struct work *work = context;
	const struct slot *slot = data;
	assert_int_equal(slot->number, work->taken);
	assert_int_equal(slot->answer, work->taken * work->taken);
	return ++work->taken != work->stop_at;
}

static bool run(struct work *work, size_t threads, size_t count)
{
	struct slot slots[SLOTS];
	const struct bn_crew crew = {.threads = threads,
		.slots = slots,
		.count = count,
		.size = sizeof(slots[0]),
		.context = work,
		.fill = fill,
		.work = square,
		.take = take};
	return bn_crew_run(&crew);
}

static void in_order(void **state)
{
	(void)state;
	for (size_t threads = 1; threads <= 4; threads++) {
		struct work work = {0};
		assert_true(run(&work, threads, threads == 2 ? 1 : SLOTS));
		assert_int_equal(work.taken, WORKS);
		assert_int_equal(work.worked, WORKS);
	}
	assert_true(bn_crew_cores() >= 1);
}

static void stops(void **state)
{
	struct work work = {.stop_at = 10};
	(void)state;
	assert_false(run(&work, 3, SLOTS));
	assert_int_equal(work.taken, 10);
	assert_true(work.worked <= 10 + SLOTS);
}

static void nothing(void **state)
{
	struct work work = {.filled = WORKS};
	(void)state;
	assert_true(run(&work, 3, SLOTS));
	assert_int_equal(work.taken, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_order),
		cmocka_unit_test(stops),
		cmocka_unit_test(nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
