#include "kiosk/options.h"

#include "base/file.h"
#include "base/paths.h"
#include "base/str.h"
#include "tests/test.h"

#include <fcntl.h>
#include <getopt.h>
#include <string.h>
#include <unistd.h>

enum { RUN = BN_OPTIONS_RUN, DONE = BN_OPTIONS_DONE, WRONG = BN_OPTIONS_WRONG, WORDS = 10 };

/* What was printed on both outputs meanwhile goes to a file of the test's folder. */
static char *printed;

static enum bn_options_result read_words(
	struct bn_options *options, const char *folder, const char *const words[WORDS])
{
	char *argv[WORDS + 2] = {(char *)"borne"};
	int argc = 1;
	for (; argc <= WORDS && words[argc - 1] != NULL; argc++)
		argv[argc] = (char *)words[argc - 1];
	char *path = bn_file_join(folder, "printed");
	int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
	int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
	assert_true(out >= 0 && err >= 0 && file >= 0);
	fflush(stdout);
	dup2(file, STDOUT_FILENO);
	dup2(file, STDERR_FILENO);
	optind = 0; /* getopt begins anew (getopt(3), "GNU extension") */
	enum bn_options_result result = bn_options_read(options, argc, argv);
	fflush(stdout);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	close(out);
	close(err);
	close(file);
	free(printed);
	size_t bytes = 0;
	printed = bn_file_read(path, 65536, &bytes);
	assert_non_null(printed);
	free(path);
	return result;
}

static void reads_the_command_line(void **state)
{
	static const struct {
		const char *words[WORDS];
		int result;
		const char *printed; /* a part of it */
	} cases[] = {
		{{NULL}, RUN, ""},
		{{"-c", "a", "-d", "b"}, RUN, ""},
		{{"--campaign", "a", "--data=b", "--venue", "hall"}, RUN, ""},
		{{"--event", "forum"}, RUN, ""},
		{{"--event"}, WRONG, "--help"},
		{{"--preview"}, RUN, ""},
		{{"--preview", "--window", "540x960"}, RUN, ""},
		{{"--preview", "--fullscreen"}, WRONG, "--preview"},
		{{"--window", "320x320"}, RUN, ""},
		{{"--window", "7680x7680"}, RUN, ""},
		{{"--window", "319x320"}, WRONG, "1080x1920"},
		{{"--window", "320x7681"}, WRONG, "1080x1920"},
		{{"--window", "1080"}, WRONG, "1080x1920"},
		{{"--window", "1080x"}, WRONG, "1080x1920"},
		{{"--window", "1080x1920x"}, WRONG, "1080x1920"},
		{{"--window", "1080x1920 "}, WRONG, "1080x1920"},
		{{"--window", "-1080x1920"}, WRONG, "1080x1920"},
		{{"--window", "99999999999x1920"}, WRONG, "1080x1920"},
		{{"--window", ""}, WRONG, "1080x1920"},
		{{"--window"}, WRONG, "--help"},
		{{"--fullscreen"}, RUN, ""},
		{{"--rotate", "0"}, RUN, ""},
		{{"--rotate=270"}, RUN, ""},
		{{"--rotate", "45"}, WRONG, "270"},
		{{"--rotate", "-90"}, WRONG, "270"},
		{{"--rotate", "90°"}, WRONG, "270"},
		{{"--rotate", ""}, WRONG, "270"},
		{{"--rotate"}, WRONG, "--help"},
		{{"--fullscreen", "--window", "800x600"}, WRONG, "--fullscreen"},
		{{"--window", "800x600", "--fullscreen"}, WRONG, "--fullscreen"},
		{{"--full"}, RUN, ""}, /* getopt takes what is clear */
		{{"--lang", "en", "--trace", "t.jsonl"}, RUN, ""},
		{{"--shots", "s"}, RUN, ""},
		{{"--shots", "s", "--size", "540x960", "--size=960x540"}, RUN, ""},
		{{"--shots"}, WRONG, "--help"},
		{{"--shots", "s", "--size", "540"}, WRONG, "1080x1920"},
		{{"--size", "540x960"}, WRONG, "--shots"},
		{{"--nonsense"}, WRONG, "--help"},
		{{"-x"}, WRONG, "--help"},
		{{"-c"}, WRONG, "--help"},
		{{"stray"}, WRONG, "--help"},
		{{"--lang", "en", "stray"}, WRONG, "--help"},
		{{"--help"}, DONE, "--campaign"},
		{{"--version"}, DONE, "borne " BORNE_VERSION},
		{{"--version", "--nonsense"}, DONE, "borne "},
		{{"--nonsense", "--version"}, WRONG, "--help"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_options options;
		int result = (int)read_words(&options, *state, cases[i].words);
		if (result != cases[i].result)
			fail_msg("case %zu: %d instead of %d", i, result, cases[i].result);
		assert_non_null(strstr(printed, cases[i].printed));
		assert_int_equal(printed[0] == '\0', result == RUN);
		bn_options_finish(&options);
		assert_null(options.campaign);
		bn_options_finish(&options);
	}
}

static void keeps_what_was_asked_for(void **state)
{
	static const char *const words[WORDS] = {"-c", "mine", "--window=1366x768", "--venue=hall",
		"--lang=en", "--trace=t", "--rotate=180", "-c", "other"};
	struct bn_options options;
	assert_int_equal(read_words(&options, *state, words), BN_OPTIONS_RUN);
	assert_string_equal(options.campaign, "other"); /* the last one */
	assert_string_equal(options.venue, "hall");
	assert_string_equal(options.language, "en");
	assert_string_equal(options.trace, "t");
	assert_int_equal(options.width, 1366);
	assert_int_equal(options.height, 768);
	assert_false(options.fullscreen);
	assert_int_equal(options.turn, 2);
	bn_options_finish(&options);
}

static void keeps_all_sizes_and_languages(void **state)
{
	static const char *const words[WORDS] = {
		"--shots=s", "--size=540x960", "--size=960x540", "--lang=fr", "--lang=en"};
	struct bn_options options;
	assert_int_equal(read_words(&options, *state, words), BN_OPTIONS_RUN);
	assert_string_equal(options.shots, "s");
	assert_int_equal(options.size_count, 2);
	assert_int_equal(options.sizes[0].height, 960);
	assert_int_equal(options.sizes[1].height, 540);
	assert_int_equal(options.language_count, 2);
	assert_string_equal(options.languages[0], "fr");
	assert_string_equal(options.languages[1], "en");
	assert_string_equal(options.language, "en");
	bn_options_finish(&options);
}

static void has_good_defaults(void **state)
{
	static const struct {
		const char *xdg, *home, *data;
	} cases[] = {
		{"/data", "/home/zoe", "/data/borne"},
		{NULL, "/home/zoe", "/home/zoe/.local/share/borne"},
		{"relative", "/home/zoe", "/home/zoe/.local/share/borne"}, /* as its rules say */
		{"", "/home/zoe", "/home/zoe/.local/share/borne"},
	};
	static const char *const none[WORDS] = {NULL};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_options options;
		if (cases[i].xdg != NULL)
			setenv("XDG_DATA_HOME", cases[i].xdg, 1);
		else
			unsetenv("XDG_DATA_HOME");
		setenv("HOME", cases[i].home, 1);
		assert_int_equal(read_words(&options, *state, none), BN_OPTIONS_RUN);
		assert_string_equal(options.data, cases[i].data);
		char *lot = bn_paths_share("config/campaigns/lot");
		assert_string_equal(options.campaign, lot);
		free(lot);
		assert_null(options.venue);
		assert_null(options.language);
		assert_null(options.trace);
		assert_int_equal(options.width, 0);
		bn_options_finish(&options);
	}
}

static int end(void **state)
{
	free(printed);
	printed = NULL;
	return test_remove_folder(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_command_line),
		cmocka_unit_test(keeps_what_was_asked_for),
		cmocka_unit_test(keeps_all_sizes_and_languages),
		cmocka_unit_test(has_good_defaults),
	};
	return cmocka_run_group_tests(tests, test_make_folder, end);
}
