#include "video/captions.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "tests/test.h"

#include <string.h>
#include <unistd.h>

/* Loads a text as a file; the caller destroys what comes. */
static struct bn_captions *load(const char *text, size_t bytes)
{
	char path[] = "/tmp/borne-captions-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, bytes), bytes);
	close(fd);
	struct bn_captions *captions = bn_captions_load(path);
	unlink(path);
	return captions;
}

struct words_case {
	const char *name, *file;
	int64_t at_ms;
	const char *words; /* NULL: none */
};

static const struct words_case words_cases[] = {
	{"plain", "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n", 1500, "Bonjour"},
	{"before its start", "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n", 999, NULL},
	{"at its start", "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n", 1000, "Bonjour"},
	{"at its end", "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n", 2000, NULL},
	{"byte order mark", "\xEF\xBB\xBFWEBVTT\n\n00:01.000 --> 00:02.000\nOui\n", 1000, "Oui"},
	{"CRLF", "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nUn\r\nDeux\r\n\r\n", 1000, "Un\nDeux"},
	{"CR alone", "WEBVTT\r\r00:01.000 --> 00:02.000\rUn\rDeux\r", 1000, "Un\nDeux"},
	{"a title", "WEBVTT - Sous-titres\nKind: captions\n\n00:01.000 --> 00:02.000\nOui\n", 1000,
		"Oui"},
	{"a note", "WEBVTT\n\nNOTE\n00:00.000 --> 00:09.000 non\n\n00:01.000 --> 00:02.000\nOui\n",
		5000, NULL},
	{"a note with words", "WEBVTT\n\nNOTE rien\nencore\n\n00:01.000 --> 00:02.000\nOui\n", 1000,
		"Oui"},
	{"a style", "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nOui\n", 1000,
		"Oui"},
	{"a region", "WEBVTT\n\nREGION\nid:r1\n\n00:01.000 --> 00:02.000\nOui\n", 1000, "Oui"},
	{"hours", "WEBVTT\n\n01:00:01.000 --> 01:00:02.000\nOui\n", 3601000, "Oui"},
	{"a name", "WEBVTT\n\nintro\n00:01.000 --> 00:02.000\nOui\n", 1000, "Oui"},
	{"a name that looks like a note", "WEBVTT\n\nNOTES\n00:01.000 --> 00:02.000\nOui\n", 1000,
		"Oui"},
	{"settings", "WEBVTT\n\n00:01.000 --> 00:02.000 line:0 align:start\nOui\n", 1000, "Oui"},
	{"no blank about the arrow", "WEBVTT\n\n00:01.000-->00:02.000\nOui\n", 1000, "Oui"},
	{"tags", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anne><i>Oui</i>, <00:01.500>moi\n", 1000,
		"Oui, moi"},
	{"a tag left open", "WEBVTT\n\n00:01.000 --> 00:02.000\nOui <b\nnon\n", 1000, "Oui \nnon"},
	{"entities", "WEBVTT\n\n00:01.000 --> 00:02.000\n1 &lt; 2 &amp;&amp; 3 &gt; 2&nbsp;!\n",
		1000, "1 < 2 && 3 > 2\u00a0!"},
	{"an entity of an entity", "WEBVTT\n\n00:01.000 --> 00:02.000\n&amp;lt;\n", 1000, "&lt;"},
	{"an unknown entity", "WEBVTT\n\n00:01.000 --> 00:02.000\nR&D &co;\n", 1000, "R&D &co;"},
	{"overlapping: the last started",
		"WEBVTT\n\n00:01.000 --> 00:09.000\nUn\n\n00:02.000 --> 00:03.000\nDeux\n", 2500,
		"Deux"},
	{"overlapping: back to the first",
		"WEBVTT\n\n00:01.000 --> 00:09.000\nUn\n\n00:02.000 --> 00:03.000\nDeux\n", 3000,
		"Un"},
	{"not in order", "WEBVTT\n\n00:05.000 --> 00:06.000\nB\n\n00:01.000 --> 00:02.000\nA\n",
		1000, "A"},
	{"no last line end", "WEBVTT\n\n00:01.000 --> 00:02.000\nOui", 1000, "Oui"},
	{"wrong times leave one out",
		"WEBVTT\n\n00:01,000 --> 00:02,000\nNon\n\n00:01.000 --> 00:02.000\nOui\n", 1000,
		"Oui"},
	{"61 seconds", "WEBVTT\n\n00:61.000 --> 02:02.000\nNon\n", 61000, NULL},
	{"the end before the start", "WEBVTT\n\n00:02.000 --> 00:01.000\nNon\n", 1500, NULL},
	{"no words", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", 1000, NULL},
	{"bytes that aren't UTF-8", "WEBVTT\n\n00:01.000 --> 00:02.000\nO\xFFui\n", 1000,
		"O\ufffdui"},
	{"nothing but the name", "WEBVTT", 0, NULL},
};

static void shows_the_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(words_cases); i++) {
		const struct words_case *row = &words_cases[i];
		struct bn_captions *captions = load(row->file, strlen(row->file));
		if (captions == NULL)
			fail_msg("%s: not read", row->name);
		const char *words = bn_captions_at(captions, row->at_ms);
		if (!bn_str_same(words, row->words))
			fail_msg("%s: \"%s\" instead of \"%s\"", row->name,
				words != NULL ? words : "(none)",
				row->words != NULL ? row->words : "(none)");
		bn_captions_destroy(captions);
	}
}

static void refuses_what_is_not_webvtt(void **state)
{
	static const char *const files[] = {
		"", "\n", "WEBVT", "WEBVTTX\n", "1\n00:00:01,000 --> 00:00:02,000\nSRT\n"};
	(void)state;
	for (size_t i = 0; i < COUNT(files); i++)
		assert_null(load(files[i], strlen(files[i])));
	assert_null(bn_captions_load("/nonexistent/captions.vtt"));
	assert_null(bn_captions_at(NULL, 0));
	bn_captions_destroy(NULL);
}

static void keeps_to_its_limits(void **state)
{
	struct bn_str file = {0};
	(void)state;
	bn_str_addz(&file, "WEBVTT\n\n00:00.000 --> 99:59:59.999\n");
	for (int i = 0; i < 10000; i++)
		bn_str_addz(&file, "é");
	struct bn_captions *captions = load(file.data, file.length);
	assert_true(strlen(bn_captions_at(captions, 0)) <= BN_CAPTIONS_TEXT + 1);
	bn_captions_destroy(captions);

	bn_str_clear(&file);
	bn_str_addz(&file, "WEBVTT\n");
	for (int i = 0; i < BN_CAPTIONS_CUES + 50; i++)
		bn_str_addz(&file, "\n00:01.000 --> 00:02.000\nA\n");
	captions = load(file.data, file.length);
	assert_int_equal(captions->count, BN_CAPTIONS_CUES);
	bn_captions_destroy(captions);
	bn_str_finish(&file);
}

/* Every cut of a file and 2,000 files with bytes changed: no crash, and what comes is in order. */
static void survives_anything(void **state)
{
	static const char good[] =
		"\xEF\xBB\xBFWEBVTT x\n\nNOTE n\n\nid\n01:00:01.000 --> 01:00:02.000 "
		"line:0\n<v A>"
		"Un &amp; <i>deux</i>\n\n00:00.100 --> 00:03.000\né\r\n\r00:00.200 --> "
		"00:01.000\nx";
	unsigned seed = 1;
	(void)state;
	for (size_t cut = 0; cut < sizeof(good); cut++)
		bn_captions_destroy(load(good, cut));
	for (int round = 0; round < 2000; round++) {
		char file[sizeof(good)];
		memcpy(file, good, sizeof(good));
		for (int change = 0; change < 4; change++) {
			seed = seed * 1103515245 + 12345;
			file[10 + (seed >> 8) % (sizeof(good) - 10)] = (char)(seed >> 16);
		}
		struct bn_captions *captions = load(file, sizeof(file));
		for (size_t i = 1; captions != NULL && i < captions->count; i++)
			assert_true(captions->cues[i - 1].start_ms <= captions->cues[i].start_ms);
		bn_captions_destroy(captions);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_the_words),
		cmocka_unit_test(refuses_what_is_not_webvtt),
		cmocka_unit_test(keeps_to_its_limits),
		cmocka_unit_test(survives_anything),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
