/* collect_kill_test [KILLS]: collecting is killed at its calls to the system and at random moments;
 * the next time all is there, once, whole, and what was withdrawn isn't. KILLS: of each kind; 0: at
 * every call. */
#include "base/clock.h"
#include "leads/opening.h"
#include "tests/leads/calls.h"
#include "tests/sync/fleet.h"

#include <signal.h>
#include <sys/wait.h>

enum { LEADS = 12, WITHDRAWN = 2 };

static int wanted = 12;

struct sample {
	struct fleet fleet, half; /* two places, the second with some of the records only */
	struct fleet_kiosk kiosk;
	struct bn_str withdrawn; /* its sealed bytes */
};

static bool copy(void *context, const struct bn_store_record *record)
{
	struct sample *sample = context;
	if (record->number == WITHDRAWN + 1)
		bn_str_add(&sample->withdrawn, record->sealed, record->bytes);
	return true;
}

static void begin(struct sample *sample, void **state)
{
	*sample = (struct sample){0};
	fleet_begin(&sample->fleet, state);
	sample->half = sample->fleet;
	sample->half.place = bn_file_join(*state, "half");
	assert_true(bn_file_make_folder(sample->half.place));
	fleet_add_kiosk(&sample->fleet, &sample->kiosk, "agen", 0);
	fleet_add_leads(&sample->kiosk, LEADS / 2);
	bn_store_each(sample->kiosk.store, copy, sample);
	sample->kiosk.fleet = &sample->half;
	fleet_send_records(&sample->kiosk);
	sample->kiosk.fleet = &sample->fleet;
	fleet_send_records(&sample->kiosk); /* as it was before the withdrawal */
	fleet_add_leads(&sample->kiosk, LEADS - LEADS / 2);
	fleet_withdraw(&sample->kiosk, WITHDRAWN);
	fleet_send(&sample->kiosk);
	calls_watch(sample->fleet.into);
}

static void end(struct sample *sample)
{
	calls_watch(NULL);
	bn_str_finish(&sample->withdrawn);
	bn_store_close(sample->kiosk.store);
	free(sample->half.place);
	fleet_end(&sample->fleet);
}

static pid_t start(const struct sample *sample, const struct calls_plan *plan)
{
	char command[600];
	snprintf(command, sizeof(command), "rm -rf '%s'", sample->fleet.into);
	assert_int_equal(system(command), 0);
	pid_t child = fork();
	if (child == 0) {
		calls_begin(plan);
		fleet_collect(&sample->half);
		fleet_collect(&sample->fleet);
		_exit(0);
	}
	return child;
}

static void write_nothing(const void *form, const struct bn_lead *lead, struct bn_str *out)
{
	(void)form;
	bn_str_addf(out, "%s\n", lead->id);
}

static bool put(void *context, const void *bytes, size_t count)
{
	bn_str_add(context, bytes, count);
	return true;
}

static void step(void *context, size_t done)
{
	(void)context;
	(void)done;
}

static void all_open(const struct sample *sample)
{
	struct bn_merge merge = {0};
	struct bn_collected_files files;
	struct bn_str text = {0}, expected = {0};
	struct bn_collected *collected = bn_collected_open(sample->fleet.into, FLEET_WALL);
	assert_true(bn_collected_merge(collected, 0, &merge, &files));
	bn_merge_finish_adding(&merge);
	struct bn_opening opening = {.merge = &merge,
		.files = files.descriptors,
		.pair = &sample->fleet.pair,
		.write = write_nothing,
		.put = put,
		.step = step,
		.context = &text,
		.threads = 1};
	assert_true(bn_opening_run(&opening));
	for (int i = 0; i < LEADS; i++) {
		struct bn_lead lead;
		fleet_make_lead(&sample->kiosk, i, &lead);
		if (i != WITHDRAWN)
			write_nothing(NULL, &lead, &expected);
	}
	assert_string_equal(text.data, expected.data);
	bn_opening_finish(&opening);
	bn_collected_files_finish(&files);
	bn_merge_finish(&merge);
	bn_collected_close(collected);
	bn_str_finish(&expected);
	bn_str_finish(&text);
}

/* After a child that died. */
static void look_after(struct sample *sample)
{
	size_t bytes = 0;
	struct fleet_found found = fleet_collect(&sample->fleet);
	assert_string_equal(bn_str_text(&found.text), "");
	assert_true(found.good);
	assert_int_equal(found.sum.leads, LEADS - 1);
	assert_int_equal(found.sum.withdrawn, 1);
	bn_str_finish(&found.text);
	char *path = bn_file_join(sample->fleet.into, "records/agen.records");
	char *text = bn_file_read(path, 1 << 20, &bytes);
	assert_null(memmem(text, bytes, sample->withdrawn.data, sample->withdrawn.length));
	free(text);
	free(path);
	all_open(sample);
}

static bool kill_at_call(struct sample *sample, int nth, bool half_written)
{
	const struct calls_plan plan = {
		.nth = nth, .kinds = CALLS_ALL, .half_written = half_written};
	int status = 0;
	pid_t child = start(sample, &plan);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (!WIFSIGNALED(status)) {
		assert_int_equal(status, 0);
		return false;
	}
	assert_int_equal(WTERMSIG(status), SIGKILL);
	look_after(sample);
	return true;
}

static int count_calls(struct sample *sample)
{
	static const struct calls_plan plan = {.nth = 1 << 30, .kinds = CALLS_ALL};
	calls_begin(&plan);
	struct fleet_found found = fleet_collect(&sample->half);
	bn_str_finish(&found.text);
	found = fleet_collect(&sample->fleet);
	bn_str_finish(&found.text);
	return calls_end();
}

static void at_its_calls(void **state)
{
	struct sample sample;
	int kills = 0;
	begin(&sample, state);
	int calls = count_calls(&sample), every = wanted > 0 ? calls / wanted + 1 : 1;
	for (int nth = 1; nth <= calls; nth += every, kills++)
		if (!kill_at_call(&sample, nth, (nth / every) % 2 == 1))
			break;
	print_message("%d kills at %d calls\n", kills, calls);
	assert_true(kills >= calls / every - 1);
	end(&sample);
}

static void at_any_moment(void **state)
{
	static const struct calls_plan none = {0};
	struct sample sample;
	int killed = 0, kills = wanted > 0 ? wanted / 2 : 200;
	begin(&sample, state);
	int64_t before = bn_clock_us();
	int status = 0;
	assert_true(waitpid(start(&sample, &none), &status, 0) > 0);
	int64_t took = bn_clock_us() - before;
	for (int tries = 0; killed < kills; tries++) {
		uint32_t random = 0;
		assert_true(tries < 20 * kills);
		pid_t child = start(&sample, &none);
		bn_id_random(&random, sizeof(random));
		for (int64_t until = bn_clock_us() + random % took; bn_clock_us() < until;)
			;
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, &status, 0), child);
		if (WIFSIGNALED(status))
			killed++;
		else
			took -= took / 4; /* the first one took longer than they do */
		look_after(&sample);
	}
	print_message("%d kills at random moments\n", killed);
	end(&sample);
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		with_folder(at_its_calls),
		with_folder(at_any_moment),
	};
	if (argc > 1)
		wanted = atoi(argv[1]);
	return bn_seal_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
