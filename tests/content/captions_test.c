#include "content/captions.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "tests/test.h"

#include <string.h>
#include <unistd.h>

/* Loads a text as a file; the caller destroys what comes. What is wrong with it, each as
 * "line:column: message\n", is kept until the next one. */
static char told[4000];

static struct bn_captions *load_in(const char *text, size_t bytes, int room)
{
	struct bn_problems problems = {0};
	char path[] = "/tmp/borne-captions-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, bytes), bytes);
	close(fd);
	struct bn_captions *captions = bn_captions_load(path, room, &problems);
	unlink(path);
	told[0] = '\0';
	for (size_t i = 0; i < problems.count; i++) {
		const struct bn_problem *problem = &problems.items[i];
		size_t length = strlen(told);
		snprintf(told + length, sizeof(told) - length, "%d:%d: %s\n", problem->line,
			problem->column, problem->message);
	}
	bn_problems_finish(&problems);
	return captions;
}

static struct bn_captions *load(const char *text, size_t bytes)
{
	return load_in(text, bytes, 0);
}

static const char *words_at(const struct bn_captions *captions, int64_t at_ms)
{
	const struct bn_caption *caption = bn_captions_at(captions, at_ms);
	return caption != NULL ? caption->text : NULL;
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
	{"overlapping: both",
		"WEBVTT\n\n00:01.000 --> 00:09.000\nUn\n\n00:02.000 --> 00:03.000\nDeux\n", 2500,
		"Un\nDeux"},
	{"overlapping: three, the last two",
		"WEBVTT\n\n00:01.000 --> 00:09.000\nUn\n\n00:02.000 --> 00:05.000\nDeux\n\n"
		"00:02.500 --> 00:03.000\nTrois\n",
		2500, "Deux\nTrois"},
	{"overlapping: the last one has two lines",
		"WEBVTT\n\n00:01.000 --> 00:09.000\nUn\n\n00:02.000 --> 00:03.000\nA\nB\n", 2500,
		"A\nB"},
	{"written twice", "WEBVTT\n\n00:01.000 --> 00:09.000\nUn\n\n00:01.000 --> 00:09.000\nUn\n",
		2500, "Un"},
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
	{"bytes that aren't UTF-8", "WEBVTT\n\n00:01.000 --> 00:02.000\nO\xFFui\n", 1000, "Oÿui"},
	{"a lone bad byte", "WEBVTT\n\n00:01.000 --> 00:02.000\nÉté O\xFFui\n", 1000,
		"Été O\ufffdui"},
	{"times where a blank line is missing",
		"WEBVTT\n00:01.000 --> 00:02.000\nUn\n00:03.000 --> 00:04.000\nDeux\n", 3000,
		"Deux"},
	{"a line of markup", "WEBVTT\n\n00:01.000 --> 00:02.000\n<i> </i>\nOui\n", 1000, "Oui"},
	{"numbered entities", "WEBVTT\n\n00:01.000 --> 00:02.000\n&#233;t&#xE9; &#39;&#0;&#;\n",
		1000, "été '\ufffd&#;"},
	{"SubRip",
		"1\n00:00:01,000 --> 00:00:02,000\nBonjour\n\n2\n00:00:03,000 --> "
		"00:00:04,000\nOui\n",
		3999, "Oui"},
	{"SubRip with a byte order mark and CRLF",
		"\xEF\xBB\xBF\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\nUn\r\nDeux\r\n\r\n", 1000,
		"Un\nDeux"},
	{"SubRip in Windows-1252",
		"1\n00:00:01,000 --> 00:00:02,000\n\xC9t\xE9 : l\x92\x9Cuvre \xE0 5\xA0\x80\n",
		1000, "Été : l’œuvre à 5\u00a0€"},
	{"SubRip without hours", "1\n00:01,500 --> 00:02,000\nOui\n", 1500, "Oui"},
	{"SubRip without numbers", "00:00:01,000 --> 00:00:02,000\nOui\n", 1000, "Oui"},
	{"SubRip, few digits", "1\n0:0:1,5 --> 0:0:2\nOui\n", 1500, "Oui"},
	{"SubRip with a point", "1\n00:00:01.000 --> 00:00:02.000\nOui\n", 1000, "Oui"},
	{"SubRip with places", "1\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20\nOui\n", 1000, "Oui"},
	{"SubRip's tags",
		"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=\"#fff\"><i>Oui</i></font> "
		"<b>moi</b>\n",
		1000, "Oui moi"},
	{"SubRip's letters that aren't tags",
		"1\n00:00:01,000 --> 00:00:02,000\n1 < 2 et 3 > 2, {a} --> {b}\n", 1000,
		"1 < 2 et 3 > 2, {a} --> {b}"},
	{"SubRip without blank lines",
		"1\n00:00:01,000 --> 00:00:02,000\nUn\n2\n00:00:03,000 --> 00:00:04,000\nDeux\n",
		1000, "Un"},
	{"SubRip of a number", "1\n00:00:01,000 --> 00:00:02,000\n42\n", 1000, "42"},
	{"SubRip under the name of a note",
		"1\n00:00:01,000 --> 00:00:02,000\nUn\n\nNOTE\n"
		"00:00:03,000 --> 00:00:04,000\nDeux\n",
		3000, "Deux"},
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
		const char *words = words_at(captions, row->at_ms);
		if (!bn_str_same(words, row->words))
			fail_msg("%s: \"%s\" instead of \"%s\"", row->name,
				words != NULL ? words : "(none)",
				row->words != NULL ? row->words : "(none)");
		bn_captions_destroy(captions);
	}
}

static void refuses_what_is_neither(void **state)
{
	static const char *const files[] = {"", "\n", "WEBVT", "WEBVTTX\n", "1\nBonjour\n",
		"\xFF\xFE"
		"1\0\n\0"};
	(void)state;
	for (size_t i = 0; i < COUNT(files); i++)
		assert_null(load(files[i], strlen(files[i])));
	assert_null(bn_captions_load("/nonexistent/captions.vtt", 0, NULL));
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
	assert_true(strlen(words_at(captions, 0)) <= BN_CAPTIONS_TEXT + 100);
	bn_captions_destroy(captions);

	bn_str_clear(&file);
	bn_str_addz(&file, "WEBVTT\n");
	for (int i = 0; i < BN_CAPTIONS_CUES + 50; i++)
		bn_str_addf(&file, "\n%02d:%02d:%02d.000 --> %02d:%02d:%02d.900\nA\n", i / 3600,
			i / 60 % 60, i % 60, i / 3600, i / 60 % 60, i % 60);
	captions = load(file.data, file.length);
	assert_int_equal(captions->count, BN_CAPTIONS_CUES);
	assert_non_null(strstr(told, "trop de sous-titres"));
	bn_captions_destroy(captions);
	bn_str_finish(&file);
}

static void hears_only_above_of_the_settings(void **state)
{
	static const struct {
		const char *file;
		bool above;
	} cases[] = {
		{"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", false},
		{"WEBVTT\n\n00:01.000 --> 00:02.000 align:start line:0\nA\n", true},
		{"WEBVTT\n\n00:01.000 --> 00:02.000 line:10.5%,start position:20%\nA\n", true},
		{"WEBVTT\n\n00:01.000 --> 00:02.000 line:84%\nA\n", false},
		{"WEBVTT\n\n00:01.000 --> 00:02.000 line:-1\nA\n", false},
		{"WEBVTT\n\n00:01.000 --> 00:02.000 line:\nA\n", false},
		{"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}A\n", true},
		{"1\n00:00:01,000 --> 00:00:02,000\n{\\an2}A\n", false},
		{"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}A\n\n2\n00:00:01,000 --> "
		 "00:00:02,000\nB\n",
			false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_captions *captions = load(cases[i].file, strlen(cases[i].file));
		assert_non_null(bn_captions_at(captions, 1000));
		if (bn_captions_at(captions, 1000)->above != cases[i].above)
			fail_msg("%s", cases[i].file);
		bn_captions_destroy(captions);
	}
}

static void tells_what_is_wrong_and_where(void **state)
{
	static const struct {
		const char *file, *told;
	} cases[] = {
		{"WEBVTT\n\n00:01.000 --> 00:02.000\nOui\n", ""},
		{"Bonjour\n", "1:1: ce ne sont ni"},
		{"WEBVTT\n", "0:0: aucun sous-titre"},
		{"WEBVTT\n\n00:01,000 --> 00:02,000\nNon\n",
			"3:1: sous-titre laissé de côté ; écrivez"},
		{"WEBVTT\n\n00:01.000 --> 00:02\nNon\n",
			"3:15: sous-titre laissé de côté ; écrivez"},
		{"WEBVTT\n\n1\n00:02.000 --> 00:01.000\nNon\n",
			"4:15: sous-titre laissé de côté ; sa fin"},
		{"1\n-00:00:02,000 --> 00:00:03,000\nNon\n",
			"2:1: sous-titre laissé de côté ; écrivez"},
		{"1\n00:00:01,000 --> 00:00:03,000\nOui\n\nperdu\n", "5:1: texte sans temps"},
		{"WEBVTT\n\n00:01.000 --> 00:02.000\nÉté O\xFFui\n",
			"4:6: ce n’est pas de l’UTF-8"},
		{"1\n00:00:01,000 --> 00:00:03,000\nOu\xEF\n", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		bn_captions_destroy(load(cases[i].file, strlen(cases[i].file)));
		if (strncmp(told, cases[i].told, strlen(cases[i].told)) != 0 ||
			(cases[i].told[0] == '\0' && told[0] != '\0'))
			fail_msg("\"%s\" instead of \"%s\"", told, cases[i].told);
	}
}

struct fit_case {
	const char *name, *words;
	const char *parts[4];
};

static const struct fit_case fit_cases[] = {
	{"short", "Bonjour à tous.", {"Bonjour à tous."}},
	{"two short lines", "Bonjour.\nEt vous ?", {"Bonjour.\nEt vous ?"}},
	{"three short lines", "Un\nDeux\nTrois", {"Un\nDeux", "Trois"}},
	{"one long line: two of a length",
		"Le matin, je frappe à une porte sans savoir qui ouvrira.",
		{"Le matin, je frappe à une\nporte sans savoir qui ouvrira."}},
	{"a long and a short one", "Le matin, je frappe à une porte sans savoir qui\nouvrira.",
		{"Le matin, je frappe à une\nporte sans savoir qui ouvrira."}},
	{"no break at what holds words together",
		"Vous aimeriez accompagner des familles ou des enfants\u202f?",
		{"Vous aimeriez accompagner\ndes familles ou des enfants\u202f?"}},
	{"too much for two lines",
		"Le matin, je frappe à une porte sans savoir qui ouvrira. Derrière, il y a "
		"toujours une "
		"histoire, et quelqu’un qui attend qu’on l’écoute vraiment.",
		{"Le matin, je frappe à une\nporte sans savoir qui ouvrira.",
			"Derrière, il y a toujours\nune histoire, et quelqu’un",
			"qui attend qu’on l’écoute vraiment."}},
	{"a word that is too long", "https://www.exemple.fr/metiers-du-social/accompagner",
		{"https://www.exemple.fr/metiers-d\nu-social/accompagner"}},
};

static void breaks_what_is_long(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(fit_cases); i++) {
		const struct fit_case *row = &fit_cases[i];
		char file[1000];
		snprintf(file, sizeof(file), "WEBVTT\n\n00:01.000 --> 00:07.000\n%s\n", row->words);
		struct bn_captions *captions = load_in(file, strlen(file), 1700);
		for (size_t part = 0; part < captions->count || row->parts[part] != NULL; part++) {
			const char *got = part < captions->count ? captions->items[part].text : "";
			if (!bn_str_same(got, row->parts[part]))
				fail_msg("%s, part %zu: \"%s\"", row->name, part, got);
		}
		/* All of the time, each part in proportion to its letters. */
		assert_int_equal(captions->items[0].start_ms, 1000);
		assert_int_equal(captions->items[captions->count - 1].end_ms, 7000);
		for (size_t part = 1; part < captions->count; part++)
			assert_int_equal(
				captions->items[part].start_ms, captions->items[part - 1].end_ms);
		bn_captions_destroy(captions);
	}
}

/* Whatever the words, two lines at most, in their order, and no word is lost. */
static void loses_no_word(void **state)
{
	struct bn_str file = {0}, words = {0}, got = {0};
	unsigned seed = 7;
	(void)state;
	for (int round = 0; round < 300; round++) {
		bn_str_clear(&words);
		bn_str_clear(&got);
		bn_str_clear(&file);
		for (int i = 0; i < round % 60 + 1; i++) {
			seed = seed * 1103515245 + 12345;
			bn_str_addf(&words, "%s%.*s", i > 0 ? " " : "", 1 + (seed >> 16) % 12,
				"accompagnemen");
		}
		bn_str_addf(&file, "WEBVTT\n\n00:00.000 --> 59:00.000\n%s\n", bn_str_text(&words));
		struct bn_captions *captions = load_in(file.data, file.length, 600 + round * 5);
		for (size_t i = 0; i < captions->count; i++) {
			char *text = captions->items[i].text;
			char *line = strchr(text, '\n');
			if (line != NULL)
				*line = ' ';
			assert_null(strchr(text, '\n'));
			bn_str_addf(&got, "%s%s", i > 0 ? " " : "", text);
		}
		/* A word that is too long for its line is cut, without a blank. */
		size_t at = 0;
		for (const char *letter = bn_str_text(&got); *letter != '\0'; letter++)
			if (*letter == words.data[at])
				at++;
			else
				assert_int_equal(*letter, ' ');
		assert_int_equal(at, words.length);
		bn_captions_destroy(captions);
	}
	bn_str_finish(&file);
	bn_str_finish(&words);
	bn_str_finish(&got);
}

/* Every cut of a file and 4,000 files with bytes changed: no crash, and what comes is in order. */
static void survives(const char *good, size_t bytes)
{
	unsigned seed = 1;
	for (size_t cut = 0; cut < bytes; cut++)
		bn_captions_destroy(load_in(good, cut, 300));
	for (int round = 0; round < 2000; round++) {
		char file[400];
		assert_true(bytes <= sizeof(file));
		memcpy(file, good, bytes);
		for (int change = 0; change < 4; change++) {
			seed = seed * 1103515245 + 12345;
			file[10 + (seed >> 8) % (bytes - 10)] = (char)(seed >> 16);
		}
		struct bn_captions *captions = load_in(file, bytes, round % 2 == 0 ? 300 : 0);
		for (size_t i = 0; captions != NULL && i < captions->count; i++) {
			assert_true(captions->items[i].start_ms < captions->items[i].end_ms);
			if (i > 0)
				assert_true(captions->items[i - 1].end_ms <=
					    captions->items[i].start_ms);
		}
		bn_captions_destroy(captions);
	}
}

static void survives_anything(void **state)
{
	static const char vtt[] =
		"\xEF\xBB\xBFWEBVTT x\n\nNOTE n\n\nid\n01:00:01.000 --> 01:00:02.000 "
		"line:0\n<v A>"
		"Un &amp; <i>deux</i>\n\n00:00.100 --> 00:03.000\né\r\n\r00:00.200 --> "
		"00:01.000\nx";
	static const char srt[] =
		"1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}<i>Un</i> &#233; "
		"\xE9t\xE9\r\n\r\n2\r\n"
		"00:00:02,000 --> 00:00:03,000\r\nDeux trois quatre cinq six\r\n3\r\n"
		"00:00:00,5 --> 00:00:09,0 X1:1\r\nQuatre\r\nCinq\r\nSix\r\n";
	(void)state;
	survives(vtt, sizeof(vtt));
	survives(srt, sizeof(srt));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_the_words),
		cmocka_unit_test(refuses_what_is_neither),
		cmocka_unit_test(keeps_to_its_limits),
		cmocka_unit_test(hears_only_above_of_the_settings),
		cmocka_unit_test(tells_what_is_wrong_and_where),
		cmocka_unit_test(breaks_what_is_long),
		cmocka_unit_test(loses_no_word),
		cmocka_unit_test(survives_anything),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
