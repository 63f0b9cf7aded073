/* How long is waited, and what a budget allows. */
#include "sync/pace.h"

#include "tests/test.h"

static void waits_grow_and_have_an_end(void **state)
{
	struct bn_pace pace = {0};
	const struct bn_remote_fault fault = {.rule = BN_RULE_SERVER};
	const struct bn_rule_entry *rule = bn_rule_of(BN_RULE_SERVER);
	int64_t before = 0;
	(void)state;
	assert_int_equal(bn_pace_wait(&pace, 1000), 0);
	for (int i = 0; i < 40; i++) {
		bn_pace_failed(&pace, &fault, 1, 1000);
		int64_t wait = bn_pace_wait(&pace, 1000);
		assert_true(wait >= before && wait <= (int64_t)rule->most_s * 1000);
		before = wait;
	}
	assert_int_equal(before, (int64_t)rule->most_s * 1000);
	assert_int_equal(bn_pace_wait(&pace, 1000 + before), 0);
	bn_pace_good(&pace);
	assert_int_equal(bn_pace_wait(&pace, 1000), 0);
	bn_pace_failed(&pace, &fault, 1, 0);
	assert_int_equal(bn_pace_wait(&pace, 0), (int64_t)rule->first_s * 1000);
}

static void chance_blurs_half_of_it(void **state)
{
	const struct bn_remote_fault fault = {.rule = BN_RULE_CONNECT};
	int64_t first_ms = (int64_t)bn_rule_of(BN_RULE_CONNECT)->first_s * 1000;
	struct bn_pace none = {0}, some = {0};
	(void)state;
	bn_pace_failed(&none, &fault, 0, 0);
	bn_pace_failed(&some, &fault, .5, 0);
	assert_int_equal(bn_pace_wait(&none, 0), first_ms / 2);
	assert_int_equal(bn_pace_wait(&some, 0), first_ms * 3 / 4);
}

static void what_the_server_asks_for_counts(void **state)
{
	const struct bn_remote_fault asked = {.rule = BN_RULE_BUSY, .wait_s = 7200};
	const struct bn_remote_fault for_ever = {.rule = BN_RULE_BUSY, .wait_s = INT32_MAX};
	struct bn_pace pace = {0};
	(void)state;
	bn_pace_failed(&pace, &asked, 0, 0);
	assert_int_equal(bn_pace_wait(&pace, 0), 7200000);
	bn_pace_failed(&pace, &asked, 1, 0);
	assert_int_equal(bn_pace_wait(&pace, 0), 7920000);
	bn_pace_failed(&pace, &for_ever, 0, 0);
	assert_int_equal(bn_pace_wait(&pace, 0), 86400000);
}

/* A network that fails otherwise each time mustn't be asked all the time. */
static void another_trouble_goes_on_waiting(void **state)
{
	const struct bn_remote_fault busy = {.rule = BN_RULE_BUSY}, cut = {.rule = BN_RULE_CUT};
	struct bn_pace pace = {0};
	(void)state;
	for (int i = 0; i < 10; i++)
		bn_pace_failed(&pace, &busy, 1, 0);
	bn_pace_failed(&pace, &cut, 1, 0);
	assert_int_equal(bn_pace_wait(&pace, 0), (int64_t)bn_rule_of(BN_RULE_CUT)->most_s * 1000);
}

static void a_budget_is_kept(void **state)
{
	enum { HOUR = 3600000, PER_HOUR = 600, HOURS = 50 };
	struct bn_pace pace = {0};
	uint64_t used = 0;
	(void)state;
	assert_int_equal(bn_pace_allow(&pace, 0, 12345, 0), 12345);
	assert_int_equal(bn_pace_allow(&pace, PER_HOUR, 1000, 0), PER_HOUR / 10);
	for (int64_t now = 0; now < (int64_t)HOURS * HOUR; now += 7000) {
		uint64_t one = bn_pace_allow(&pace, PER_HOUR, 100, now);
		bn_pace_use(&pace, one);
		used += one;
	}
	assert_in_range(used, HOURS * PER_HOUR * 0.98, HOURS * PER_HOUR + PER_HOUR / 10);
	/* What was used over it is paid back. */
	bn_pace_use(&pace, PER_HOUR);
	assert_int_equal(bn_pace_allow(&pace, PER_HOUR, 100, (int64_t)HOURS * HOUR), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(waits_grow_and_have_an_end),
		cmocka_unit_test(chance_blurs_half_of_it),
		cmocka_unit_test(what_the_server_asks_for_counts),
		cmocka_unit_test(another_trouble_goes_on_waiting),
		cmocka_unit_test(a_budget_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
