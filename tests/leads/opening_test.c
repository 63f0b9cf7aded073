/* Leads of several bundles, opened by several threads, come in order, each once. */
#include "leads/opening.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/leads/links.h"
#include "tests/leads/sample.h"
#include "tests/test.h"

#include <inttypes.h>
#include <unistd.h>

enum { LEADS = 700, FILES = 20 };

struct bench {
	struct bn_seal_pair pair;
	struct bn_seal_recipients recipients;
	int files[FILES];
	struct bn_merge merge;
	struct bn_str found;
	size_t last_step;
	size_t stop_after; /* pieces that were put, 0: never */
};

/* Lead `number` of all at the end of a file, as bundles have it; `id` is what the link says. */
static void put_record(struct bench *bench, int file, int number, int id, const char *purpose)
{
	struct bn_lead lead, outside;
	struct bn_str json = {0}, sealed = {0};
	uint8_t head[BN_CHAIN_LINK + 4] = {0};
	sample_numbered(&lead, number);
	sample_numbered(&outside, id);
	if (purpose != NULL)
		sample_purpose(&lead, purpose, true);
	bn_lead_write(&lead, &json);
	bn_seal_close(&bench->recipients, json.data, json.length, &sealed);
	const struct bn_store_record record = {
		.id = outside.id, .number = number + 1, .wall = lead.wall};
	off_t from = lseek(bench->files[file], 0, SEEK_END);
	head[BN_CHAIN_LINK + 2] = (uint8_t)(sealed.length >> 8);
	head[BN_CHAIN_LINK + 3] = (uint8_t)sealed.length;
	assert_int_equal(write(bench->files[file], head, sizeof(head)), sizeof(head));
	assert_int_equal(write(bench->files[file], sealed.data, sealed.length), sealed.length);
	bn_merge_add(&bench->merge, &record, (uint64_t)from);
	bn_str_finish(&sealed);
	bn_str_finish(&json);
}

static void begin(struct bench *bench)
{
	*bench = (struct bench){.recipients = {.count = 1}};
	bn_seal_make_pair(&bench->pair);
	bench->recipients.keys[0] = bench->pair.public_key;
	for (int i = 0; i < FILES; i++) {
		FILE *file = tmpfile();
		bench->files[i] = dup(fileno(file));
		(void)fclose(file);
	}
}

static void finish(struct bench *bench)
{
	for (int i = 0; i < FILES; i++)
		close(bench->files[i]);
	bn_merge_finish(&bench->merge);
	bn_str_finish(&bench->found);
}

static void write_number(const void *form, const struct bn_lead *lead, struct bn_str *out)
{
	assert_ptr_equal(form, NULL);
	bn_str_addf(out, "%" PRId64 ":%s\n", lead->number, lead->first_name);
}

static bool put(void *context, const void *bytes, size_t count)
{
	struct bench *bench = context;
	bn_str_add(&bench->found, bytes, count);
	return bench->stop_after == 0 || --bench->stop_after > 0;
}

static void step(void *context, size_t done)
{
	struct bench *bench = context;
	assert_true(done > bench->last_step);
	bench->last_step = done;
}

static struct bn_opening open_with(struct bench *bench)
{
	bench->last_step = 0;
	return (struct bn_opening){.merge = &bench->merge,
		.files = bench->files,
		.pair = &bench->pair,
		.write = write_number,
		.put = put,
		.step = step,
		.context = bench,
		.threads = 3};
}

/* Every other one in the second file; some in both. */
static void in_order(void **state)
{
	struct bench bench;
	(void)state;
	begin(&bench);
	bn_merge_bundle(&bench.merge, LEADS);
	for (int i = 0; i < LEADS; i++)
		if (i % 2 == 0 || i % 10 == 1)
			put_record(&bench, 0, i, i, NULL);
	bn_merge_bundle(&bench.merge, LEADS);
	for (int i = 1; i < LEADS; i += 2)
		put_record(&bench, 1, i, i, i > LEADS / 2 ? "autre" : NULL);
	bn_merge_finish_adding(&bench.merge);
	struct bn_opening opening = open_with(&bench);
	struct bn_csv sample = {0};
	assert_true(bn_opening_run(&opening));
	struct bn_str expected = {0};
	for (size_t i = 0; i < bench.merge.count; i++)
		bn_str_addf(&expected, "%" PRId64 ":Prénom %" PRId64 "\n",
			bench.merge.items[i].number, bench.merge.items[i].number - 1);
	assert_string_equal(bench.found.data, expected.data);
	assert_int_equal(opening.opened, LEADS);
	assert_int_equal(opening.bad, 0);
	assert_int_equal(bench.last_step, bench.merge.count);
	assert_int_equal(opening.met.purpose_count, 3);
	assert_string_equal(opening.met.purposes[0], "rappel");
	assert_string_equal(opening.met.purposes[2], "autre");
	bn_opening_sample(&opening, &sample);
	assert_true(bn_csv_same(&sample, &opening.met));
	/* Once more, the same. */
	bn_str_clear(&bench.found);
	bench.last_step = 0;
	assert_true(bn_opening_run(&opening));
	assert_string_equal(bench.found.data, expected.data);
	/* Stopped: the rest is left. */
	bn_str_clear(&bench.found);
	bench.last_step = 0;
	bench.stop_after = 2;
	assert_false(bn_opening_run(&opening));
	assert_true(bench.found.length < expected.length);
	bn_csv_finish(&sample);
	bn_opening_finish(&opening);
	bn_str_finish(&expected);
	finish(&bench);
}

/* More kiosks taking turns than one hand keeps pieces of. */
static void taking_turns(void **state)
{
	struct bench bench;
	struct bn_str expected = {0};
	(void)state;
	begin(&bench);
	for (int file = 0; file < FILES; file++) {
		bn_merge_bundle(&bench.merge, LEADS);
		for (int i = file; i < LEADS; i += FILES)
			put_record(&bench, file, i, i, NULL);
	}
	bn_merge_finish_adding(&bench.merge);
	struct bn_opening opening = open_with(&bench);
	assert_true(bn_opening_run(&opening));
	for (int i = 0; i < LEADS; i++)
		bn_str_addf(&expected, "%d:Prénom %d\n", i + 1, i);
	assert_string_equal(bench.found.data, expected.data);
	bn_opening_finish(&opening);
	bn_str_finish(&expected);
	finish(&bench);
}

/* The best of an id is another lead inside: it is named, and the next best is taken. */
static void the_next_best(void **state)
{
	struct bench bench;
	(void)state;
	begin(&bench);
	bn_merge_bundle(&bench.merge, 4);
	put_record(&bench, 0, 0, 0, NULL);
	put_record(&bench, 0, 1, 1, NULL);
	put_record(&bench, 0, 3, 1, NULL); /* says it is 1 */
	put_record(&bench, 0, 4, 2, NULL); /* says it is 2, of which there is no other */
	bn_merge_finish_adding(&bench.merge);
	assert_int_equal(bench.merge.duplicates, 1);
	struct bn_opening opening = open_with(&bench);
	assert_true(bn_opening_run(&opening));
	assert_string_equal(bench.found.data, "1:Prénom 0\n2:Prénom 1\n");
	assert_int_equal(opening.bad, 2);
	assert_int_equal(opening.again, 1);
	assert_int_equal(opening.named[0].number, 4);
	assert_int_equal(opening.named[1].number, 5);
	bn_opening_finish(&opening);
	finish(&bench);
}

/* What could be read before can't be any more; a record that says it is longer than it can be. */
static void cut_meanwhile(void **state)
{
	struct bench bench;
	(void)state;
	begin(&bench);
	bn_merge_bundle(&bench.merge, 3);
	for (int i = 0; i < 3; i++)
		put_record(&bench, 0, i, i, NULL);
	bn_merge_finish_adding(&bench.merge);
	assert_int_equal(ftruncate(bench.files[0], (off_t)bench.merge.items[2].from + 215), 0);
	assert_int_equal(
		pwrite(bench.files[0], "\xFF", 1, (off_t)bench.merge.items[1].from + BN_CHAIN_LINK),
		1);
	struct bn_opening opening = open_with(&bench);
	assert_true(bn_opening_run(&opening));
	assert_int_equal(opening.opened, 1);
	assert_int_equal(opening.bad, 2);
	bn_opening_finish(&opening);
	finish(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_order),
		cmocka_unit_test(taking_turns),
		cmocka_unit_test(the_next_best),
		cmocka_unit_test(cut_meanwhile),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
