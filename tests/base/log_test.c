#include "base/log.h"

#include "tests/test.h"

#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

/* What was said on standard error since capture_begin. */
static int kept = -1;
static FILE *caught;

static void capture_begin(void)
{
	caught = tmpfile();
	assert_non_null(caught);
	kept = dup(STDERR_FILENO);
	dup2(fileno(caught), STDERR_FILENO);
	fcntl(STDERR_FILENO, F_SETFL, O_APPEND);
}

static size_t capture_end(char *text, size_t size)
{
	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(caught);
	size_t length = fread(text, 1, size - 1, caught);
	text[length] = '\0';
	fclose(caught);
	return length;
}

static void says_who_and_where(void **state)
{
	(void)state;
	char text[4096];
	setenv("BORNE_LOG", "warn", 1);
	bn_log_init("bornectl");
	capture_begin();
	bn_log_error("leads", "%s: full", "disk");
	bn_log_warn("leads", "slow");
	bn_log_info("leads", "hidden");
	capture_end(text, sizeof(text));
	assert_string_equal(
		text, "bornectl: leads: error: disk: full\nbornectl: leads: warning: slow\n");
}

static void cuts_what_is_too_long(void **state)
{
	(void)state;
	char text[4096], long_text[3000];
	memset(long_text, 'x', sizeof(long_text) - 1);
	long_text[sizeof(long_text) - 1] = '\0';
	capture_begin();
	bn_log_error("base", "%s", long_text);
	size_t length = capture_end(text, sizeof(text));
	assert_in_range(length, 500, 1024);
	assert_int_equal(text[length - 1], '\n');
	assert_null(memchr(text, '\0', length));
}

#define THREADS 4
#define LINES   500

static void *say(void *name)
{
	for (int i = 0; i < LINES; i++)
		bn_log_error("base", "%s", (const char *)name);
	return NULL;
}

static void keeps_lines_whole(void **state)
{
	(void)state;
	static char text[THREADS * LINES * 128];
	static const char *const names[THREADS] = {
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbb", "cccccccccccccccc", "d"};
	pthread_t threads[THREADS];
	int lines = 0;
	capture_begin();
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, say, (void *)names[i]);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	capture_end(text, sizeof(text));
	for (char *save, *line = strtok_r(text, "\n", &save); line != NULL;
		line = strtok_r(NULL, "\n", &save)) {
		const char *body = strstr(line, "error: ");
		assert_non_null(body);
		body += strlen("error: ");
		assert_string_equal(body, names[(body[0] - 'a') % THREADS]);
		lines++;
	}
	assert_int_equal(lines, THREADS * LINES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_who_and_where),
		cmocka_unit_test(cuts_what_is_too_long),
		cmocka_unit_test(keeps_lines_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
