/* The head of an answer, line by line, from servers that mean well and others. */
#include "remote/answer.h"

#include "tests/test.h"

#include <string.h>

static void read_head(struct bn_answer *answer, const char *const *lines)
{
	bn_answer_begin(answer);
	for (; *lines != NULL; lines++)
		bn_answer_line(answer, *lines, strlen(*lines));
	bn_answer_complete(answer);
}

static void test_usual(void **state)
{
	static const char *const lines[] = {"HTTP/1.1 100 Continue\r\n", "\r\n",
		"HTTP/1.1 206 Partial Content\r\n", "content-type:text/plain\r\n",
		"Content-Length: 15 \r\n", "ETag: W/\"abc\"\r\n",
		"Date: Sun, 29 Nov 2026 11:30:00 GMT\r\n", "Retry-After: 12\r\n",
		"Content-Range: bytes 5-19/20\r\n", "\r\n", NULL};
	struct bn_answer answer = {0};
	(void)state;
	read_head(&answer, lines);
	assert_int_equal(answer.status, 206);
	assert_string_equal(answer.type, "text/plain");
	assert_string_equal(answer.tag, "abc");
	assert_int_equal(answer.bytes, 15);
	assert_int_equal(answer.date, 1795951800);
	assert_int_equal(answer.wait_s, 12);
	assert_int_equal(answer.first, 5);
	assert_true(answer.whole && answer.head && !answer.encoded);
	bn_answer_finish(&answer);
}

static void test_head_cut(void **state)
{
	static const char *const lines[] = {"HTTP/1.1 200 OK\r\n", "Date: Sun, 29 N", NULL};
	struct bn_answer answer = {0};
	(void)state;
	read_head(&answer, lines);
	assert_int_equal(answer.status, 200);
	assert_false(answer.head || answer.whole);
	assert_int_equal(answer.date, 0);
	assert_int_equal(answer.bytes, -1);
	/* A line that is too long to be read, or blank, doesn't end it. */
	char line[700] = "Content-Security-Policy: ";
	memset(line + strlen(line), 'a', sizeof(line) - strlen(line) - 1);
	bn_answer_line(&answer, line, strlen(line));
	bn_answer_line(&answer, " \t\r\n", 4);
	assert_false(answer.head);
	bn_answer_line(&answer, "\r\n", 2);
	assert_true(answer.head);
	bn_answer_finish(&answer);
}

static void test_waits(void **state)
{
	static const struct {
		const char *retry;
		int wait_s;
	} cases[] = {
		{"Retry-After: 0", 0},
		{"Retry-After: -5", 0},
		{"Retry-After: 3 s", 0},
		{"Retry-After: 99999999999999999999", 0},
		{"Retry-After: 100000", BN_ANSWER_WAIT},
		{"Retry-After: Sun, 29 Nov 2026 11:31:00 GMT", 60},
		{"Retry-After: Sun, 29 Nov 2026 11:29:00 GMT", 0},
		{"Retry-After: Sat, 29 Nov 2036 11:29:00 GMT", BN_ANSWER_WAIT},
		{"Retry-After:", 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		/* By the server's clock, whatever ours says. */
		const char *const lines[] = {"HTTP/1.1 503 x", cases[i].retry,
			"Date: Sun, 29 Nov 2026 11:30:00 GMT", NULL};
		struct bn_answer answer = {0};
		read_head(&answer, lines);
		assert_int_equal(answer.wait_s, cases[i].wait_s);
	}
}

static void test_odd(void **state)
{
	static const struct {
		const char *line;
		int64_t bytes, first;
		bool whole, encoded;
	} cases[] = {
		{"Content-Length: -1", -1, -1, false, false},
		{"Content-Length: 12x", -1, -1, false, false},
		{"Content-Length: 99999999999999999999", -1, -1, false, false},
		{"Content-Length", -1, -1, false, false},
		{"Transfer-Encoding: CHUNKED", -1, -1, true, false},
		{"Content-Encoding: gzip", -1, -1, false, true},
		{"Content-Encoding: identity", -1, -1, false, false},
		{"Content-Range: bytes */20", -1, -1, false, false},
		{"Content-Range: bytes 7-/", -1, 7, false, false},
		{": nothing", -1, -1, false, false},
	};
	struct bn_answer answer = {0};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const lines[] = {"HTTP/1.1 200 OK", cases[i].line, NULL};
		read_head(&answer, lines);
		assert_int_equal(answer.bytes, cases[i].bytes);
		assert_int_equal(answer.first, cases[i].first);
		assert_int_equal(answer.whole, cases[i].whole);
		assert_int_equal(answer.encoded, cases[i].encoded);
	}
	char line[1000]; /* longer than anything of interest */
	memset(line, 'x', sizeof(line));
	memcpy(line, "ETag: ", 6);
	bn_answer_line(&answer, line, sizeof(line));
	assert_string_equal(answer.tag, "");
	static const struct {
		const char *text;
		int64_t wall;
	} times[] = {{"2026-11-29T11:30:00.000Z", 1795951800}, {"", 0}, {"hier", 0},
		{"Sun, 29 Nov 2026", 0}, {"1960-01-01T00:00:00Z", 0}};
	for (size_t i = 0; i < COUNT(times); i++)
		assert_int_equal(bn_answer_time(times[i].text), times[i].wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_usual),
		cmocka_unit_test(test_head_cut),
		cmocka_unit_test(test_waits),
		cmocka_unit_test(test_odd),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
