/* The line on a terminal, with the time told; nothing without one. */
#include "ctl/progress.h"

#include "base/str.h"
#include "tests/test.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What was drawn on this terminal since the last call. */
static const char *seen(int terminal)
{
	static char text[4096];
	struct pollfd ready = {.fd = terminal, .events = POLLIN};
	size_t length = 0;
	while (length < sizeof(text) - 1 && poll(&ready, 1, 0) > 0) {
		ssize_t got = read(terminal, text + length, sizeof(text) - 1 - length);
		if (got <= 0)
			break;
		length += (size_t)got;
	}
	text[length] = '\0';
	return text;
}

static void on_a_terminal(void **state)
{
	struct bn_progress progress;
	int terminal = -1, side = -1, before = dup(STDERR_FILENO);
	(void)state;
	assert_int_equal(openpty(&terminal, &side, NULL, NULL, NULL), 0);
	dup2(side, STDERR_FILENO);
	bn_progress_begin(&progress, "Ouverture", 5000);
	bn_progress_step(&progress, 0, 1000, 5000);
	char first[256], early[256], half[256], end[256], cleared[256];
	snprintf(first, sizeof(first), "%s", seen(terminal));
	bn_progress_step(&progress, 10, 1000, 5099);
	snprintf(early, sizeof(early), "%s", seen(terminal));
	bn_progress_step(&progress, 250, 1000, 35000);
	snprintf(half, sizeof(half), "%s", seen(terminal));
	bn_progress_step(&progress, 1000, 1000, 125000);
	snprintf(end, sizeof(end), "%s", seen(terminal));
	bn_progress_clear(&progress);
	bn_progress_clear(&progress);
	snprintf(cleared, sizeof(cleared), "%s", seen(terminal));
	dup2(before, STDERR_FILENO);
	close(before);
	close(side);
	close(terminal);
	assert_string_equal(
		first, "\r\033[KOuverture [........................] 0\u00a0%, 0 sur 1000");
	assert_string_equal(early, ""); /* ten times a second are enough */
	assert_string_equal(half,
		"\r\033[KOuverture [######..................] 25\u00a0%, 250 sur 1000"
		", encore 1 min 30 s");
	assert_string_equal(end,
		"\r\033[KOuverture [########################] 100\u00a0%, 1000 sur "
		"1000, encore 0 min 00 s");
	assert_string_equal(cleared, "\r\033[K");
}

static void elsewhere(void **state)
{
	struct bn_progress progress;
	int ends[2], before = dup(STDERR_FILENO);
	char byte = '\0';
	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	dup2(ends[1], STDERR_FILENO);
	bn_progress_begin(&progress, "Ouverture", 0);
	bn_progress_step(&progress, 1, 2, 1000);
	bn_progress_clear(&progress);
	dup2(before, STDERR_FILENO);
	close(before);
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 0);
	close(ends[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(on_a_terminal),
		cmocka_unit_test(elsewhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
