/* What a visitor does, and what is counted of it. */
#include "kiosk/tally.h"

#include "base/file.h"
#include "base/mem.h"
#include "tests/kiosk/visit.h"

#include <ftw.h>
#include <time.h>

enum { NOON = 1795345200 }; /* 22 November 2026, 12:00 in Paris: a Sunday */

struct work {
	struct visit visit;
	struct bn_tally *tally;
};

static int64_t wall;

static int64_t tell_wall(void)
{
	return wall;
}

static void begin(struct work *work, const char *folder, bool counts)
{
	struct bn_counts_options options = {.data_folder = folder, .kiosk = "cahors"};
	struct bn_tally_options tally = {
		.counts = counts ? bn_counts_open(&options) : NULL, .wall = tell_wall};
	wall = NOON;
	work->visit = visit_begin("fr");
	work->tally = bn_tally_create(&tally);
	bn_tally_place(work->tally, lot, &lot->venues[0], NULL);
	bn_tally_learn(work->tally);
}

static void end(struct work *work)
{
	bn_tally_destroy(work->tally);
	visit_end(&work->visit);
}

/* What the loop does between two touches. */
static void turn(struct work *work, int64_t ms)
{
	for (int64_t left = ms; left > 0; left -= 250) {
		visit_wait(&work->visit, 250);
		bn_tally_follow(work->tally, work->visit.session, work->visit.ms);
	}
}

static void act(struct work *work, int code, const char *text, const char *argument)
{
	visit_do(&work->visit, code, text, argument);
	turn(work, 250);
}

static char *read_file(const char *folder)
{
	char *path = bn_mem_printf("%s/counts/2026-11-22.json", folder);
	char *text = bn_file_read(path, 1 << 20, NULL);
	assert_non_null(text);
	free(path);
	return text;
}

/* The file's rows from the counts on, without line ends. */
static void assert_rows(const char *folder, const char *wanted)
{
	char *text = read_file(folder), *from = strstr(text, "\"counts\":"), *to = from;
	assert_non_null(from);
	for (char *at = from; *at != '\0'; at++)
		if (*at != '\n')
			*to++ = *at;
	*to = '\0';
	assert_string_equal(from, wanted);
	free(text);
}

/* Step by step, a moment on each. */
static void fill_form(struct work *work, int to_step)
{
	act(work, BN_INTENT_GO, "lead_form", "service-social");
	for (int step = 0; step < to_step; step++) {
		if (step == 0)
			visit_key(&work->visit, "Qzwcanari");
		if (step == 1)
			visit_key(&work->visit, "qzwcanari@gmail.com");
		if (step == 2)
			act(work, BN_FORM_SITUATE, "etudes", NULL);
		act(work, BN_FORM_NEXT, NULL, NULL);
	}
}

static void a_whole_visit(void **state)
{
	struct work work;
	begin(&work, *state, true);
	turn(&work, 5000);
	act(&work, BN_INTENT_WAKE, NULL, NULL);
	act(&work, BN_INTENT_AID, NULL, NULL); /* the first: larger letters */
	act(&work, BN_INTENT_AID, NULL, NULL); /* and back */
	act(&work, BN_INTENT_LANGUAGE, "en", NULL);
	act(&work, BN_INTENT_GO, "profession", "service-social");
	turn(&work, 3000);
	act(&work, BN_INTENT_GO, "profession", "cesf"); /* passed by */
	turn(&work, 1000);
	fill_form(&work, 3);
	act(&work, BN_FORM_AGE, NULL, NULL);
	act(&work, BN_FORM_PURPOSE, lot->form.purposes[0].id, NULL);
	bn_tally_lead(work.tally);
	bn_session_saved(work.visit.session, "LOT 7K4 29M", work.visit.ms);
	turn(&work, 1000);
	wall = NOON + 3700; /* it is counted in the hour it ends in */
	act(&work, BN_INTENT_QUIT, NULL, NULL);
	end(&work);
	assert_rows(*state,
		"\"counts\":[[\"visit\",\"13\",\"\",1],[\"lasting\",\"15\",\"\",1],"
		"[\"way\",\"consent\",\"\",1],[\"way\",\"contact\",\"\",1],"
		"[\"way\",\"lead\",\"\",1],[\"way\",\"metier\",\"\",1],[\"way\",\"name\",\"\",1],"
		"[\"way\",\"visit\",\"\",1],[\"way\",\"wishes\",\"\",1],"
		"[\"screen\",\"home\",\"\",1],[\"screen\",\"lead_form\",\"\",1],"
		"[\"screen\",\"profession\",\"\",1],[\"screen\",\"thanks\",\"\",1],"
		"[\"metier\",\"service-social\",\"\",1],[\"language\",\"en\",\"\",1],"
		"[\"aid\",\"text\",\"\",1],[\"lead\",\"12\",\"\",1]]}]}");
}

static void where_a_form_is_given_up(void **state)
{
	static const char *const steps[] = {"name", "contact", "wishes", "consent"};
	struct work work;
	begin(&work, *state, true);
	for (int step = 0; step < 4; step++) {
		act(&work, BN_INTENT_WAKE, NULL, NULL);
		fill_form(&work, step);
		act(&work, BN_INTENT_QUIT, NULL, NULL);
	}
	end(&work);
	char *text = read_file(*state), row[64];
	for (int step = 0; step < 4; step++) {
		snprintf(row, sizeof(row), "[\"given_up\",\"%s\",\"\",1]", steps[step]);
		assert_non_null(strstr(text, row));
		snprintf(row, sizeof(row), "[\"way\",\"%s\",\"\",%d]", steps[step], 4 - step);
		assert_non_null(strstr(text, row));
	}
	assert_non_null(strstr(text, "[\"way\",\"visit\",\"\",4]"));
	assert_null(strstr(text, "\"lead\""));
	/* Nor anything that was typed. */
	assert_null(strcasestr(text, "canari"));
	free(text);
}

/* Whoever leaves without a word is counted too, and not for the time the screen waited. */
static void a_visit_nobody_ends(void **state)
{
	struct work work;
	begin(&work, *state, true);
	act(&work, BN_INTENT_WAKE, NULL, NULL);
	turn(&work, 200000);
	assert_true(bn_session_in_loop(work.visit.session));
	act(&work, BN_INTENT_WAKE, NULL, NULL); /* and one that the end of the day cuts off */
	end(&work);
	assert_rows(*state,
		"\"counts\":[[\"visit\",\"12\",\"\",2],[\"lasting\",\"15\",\"\",2],"
		"[\"way\",\"visit\",\"\",2],[\"screen\",\"home\",\"\",2],"
		"[\"screen\",\"idle_warning\",\"\",1],[\"language\",\"fr\",\"\",2]]}]}");
}

/* As the show tells it. */
static void watch(struct work *work, int64_t from_ms, int64_t to_ms, bool ended)
{
	struct bn_stage *stage = work->visit.stage;
	stage->clip = bn_session_clip(work->visit.session);
	stage->clip_length_ms = 31000;
	for (int64_t at = from_ms; at <= to_ms; at += 500) {
		stage->clip_playing = true;
		stage->clip_ms = at;
		turn(work, 500);
	}
	stage->clip_playing = !ended;
	stage->clip_ended = ended;
	turn(work, 250);
	stage->clip_ended = false;
}

static void seconds_of_testimonies(void **state)
{
	struct work work;
	begin(&work, *state, true);
	act(&work, BN_INTENT_WAKE, NULL, NULL);
	act(&work, BN_INTENT_GO, "feed", NULL);
	assert_non_null(bn_session_clip(work.visit.session));
	watch(&work, 0, 12000, false);
	watch(&work, 2000, 11000, false); /* ten seconds back: no second more was seen */
	act(&work, BN_INTENT_HOME, NULL, NULL);
	act(&work, BN_INTENT_GO, "feed", NULL);
	watch(&work, 0, 30500, true);
	act(&work, BN_INTENT_QUIT, NULL, NULL);
	end(&work);
	char *text = read_file(*state);
	assert_non_null(strstr(text, "\",\"0\",2]"));
	assert_non_null(strstr(text, "\",\"10\",2]"));
	assert_non_null(strstr(text, "\",\"15\",1]"));
	assert_non_null(strstr(text, "\",\"30\",1]"));
	assert_null(strstr(text, "\",\"40\","));
	assert_non_null(strstr(text, "[\"watched_whole\","));
	assert_non_null(strstr(text, "[\"watched_cut\","));
	free(text);
}

static void the_loop_and_likes(void **state)
{
	struct work work;
	begin(&work, *state, true);
	bn_tally_run(work.tally, "lot-court", true);
	wall += 3600;
	bn_tally_run(work.tally, "lot-court", true);
	bn_tally_run(work.tally, "lot-court", false);
	bn_tally_like(work.tally, "temoignage-ass", 1);
	bn_tally_like(work.tally, "temoignage-ree", 1);
	bn_tally_like(work.tally, "temoignage-ree", -1);
	end(&work);
	assert_rows(*state, "\"counts\":[[\"like\",\"temoignage-ass\",\"\",1],"
			    "[\"run_whole\",\"lot-court\",\"12\",1],"
			    "[\"run_whole\",\"lot-court\",\"13\",1],"
			    "[\"run_cut\",\"lot-court\",\"13\",1]]}]}");
}

/* Another edition of the campaign, under a visitor's hands. */
static void a_campaign_that_goes(void **state)
{
	static char id[] = "forum-emploi";
	static const struct bn_event event = {.id = id};
	struct work work;
	begin(&work, *state, true);
	act(&work, BN_INTENT_WAKE, NULL, NULL);
	bn_tally_leave(work.tally);
	bn_tally_run(work.tally, "lot-court", true); /* nowhere: not counted */
	bn_tally_place(work.tally, lot, &lot->venues[1], &event);
	turn(&work, 500);
	end(&work);
	char *text = read_file(*state);
	const char *first = strstr(text, "[\"way\",\"visit\",\"\",1]");
	assert_non_null(first);
	assert_non_null(strstr(first + 1, "[\"way\",\"visit\",\"\",1]"));
	assert_null(strstr(text, "run_"));
	assert_non_null(strstr(text, "\"event\":\"forum-emploi\""));
	free(text);
}

static int files;

static int count_file(const char *path, const struct stat *info, int type)
{
	(void)path;
	(void)info;
	files += type == FTW_F;
	return 0;
}

static void switched_off(void **state)
{
	struct work work;
	begin(&work, *state, false);
	act(&work, BN_INTENT_WAKE, NULL, NULL);
	fill_form(&work, 2);
	bn_tally_lead(work.tally);
	bn_tally_run(work.tally, "lot-court", true);
	bn_tally_like(work.tally, "temoignage-ass", 1);
	act(&work, BN_INTENT_QUIT, NULL, NULL);
	end(&work);
	bn_tally_place(NULL, lot, &lot->venues[0], NULL);
	bn_tally_learn(NULL);
	bn_tally_follow(NULL, NULL, 0);
	bn_tally_lead(NULL);
	bn_tally_like(NULL, "x", 1);
	bn_tally_run(NULL, "x", true);
	bn_tally_leave(NULL);
	bn_tally_destroy(NULL);
	assert_int_equal(ftw(*state, count_file, 8), 0);
	assert_int_equal(files, 0);
}

int main(void)
{
	setenv("TZ", "Europe/Paris", 1);
	tzset();
#define TEST(name) cmocka_unit_test_setup_teardown(name, test_make_folder, test_remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(a_whole_visit),
		TEST(where_a_form_is_given_up),
		TEST(a_visit_nobody_ends),
		TEST(seconds_of_testimonies),
		TEST(the_loop_and_likes),
		TEST(a_campaign_that_goes),
		TEST(switched_off),
	};
	return cmocka_run_group_tests(tests, visit_open_all, visit_close_all);
}
