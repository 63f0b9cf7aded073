#include "ui/bidi.h"

#include "tests/test.h"

#include <stdlib.h>
#include <string.h>

/* Hebrew: shin, lamed, vav, mem; Arabic: sin, lam. */
#define SHALOM "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"
#define SALAM  "\xD8\xB3\xD9\x84"

/* `shown`: the runs from left to right, apart by "|", those from right to left behind "<". */
static const struct {
	const char *text, *shown;
	bool rtl;
} cases[] = {
	{"Bonjour", "Bonjour", false}, {"l’été… 14 h", "l’été… 14 h", false},
	{SHALOM, "<" SHALOM, true}, {"Bonjour " SHALOM, "Bonjour |<" SHALOM, false},
	{"Bonjour " SHALOM " !", "Bonjour |<" SHALOM "| !", false},
	{SHALOM " Lot", "Lot|<" SHALOM " ", true},
	{SHALOM " Lot " SALAM, "< " SALAM "|Lot|<" SHALOM " ", true},
	/* Digits run from left to right, wherever they stand. */
	{SALAM " 2025", "2025|<" SALAM " ", true}, {"(" SALAM ")", "<(" SALAM ")", true},
	{"a \xE2\x80\x8F"
	 "b",
		"a |<\xE2\x80\x8F|b", false}, /* a mark alone */
	/* A paragraph's first letter decides, not its digits. */
	{"12 " SALAM,
		"<"
		" " SALAM "|12",
		true},
	{"\xFF" SALAM "\xC3", "<\xFF" SALAM "\xC3", true}, /* bad bytes go along */
};

static void stands_as_it_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cases[i].text;
		char shown[200] = "";
		struct bn_bidi_run *runs;
		size_t covered = 0;
		if (bn_bidi_rtl(text, strlen(text)) != cases[i].rtl)
			fail_msg("%s: begins on the wrong side", text);
		size_t count = bn_bidi_cut(text, strlen(text), cases[i].rtl, &runs);
		for (size_t k = 0; k < count; k++) {
			size_t used = strlen(shown);
			snprintf(shown + used, sizeof(shown) - used, "%s%s%.*s", k > 0 ? "|" : "",
				runs[k].rtl ? "<" : "", (int)runs[k].bytes, text + runs[k].from);
			covered += runs[k].bytes;
		}
		free(runs);
		assert_int_equal(covered, strlen(text));
		if (strcmp(shown, cases[i].shown) != 0)
			fail_msg("%s: %s instead of %s", text, shown, cases[i].shown);
	}
}

/* Any bytes at all: each once, and nothing beyond. */
static void survives_any_bytes(void **state)
{
	(void)state;
	unsigned seed = 1;
	for (int round = 0; round < 3000; round++) {
		size_t bytes = (size_t)round % 40;
		char *text = malloc(bytes + 1), seen[40] = {0};
		struct bn_bidi_run *runs;
		for (size_t i = 0; i < bytes; i++) {
			seed = seed * 1103515245 + 12345;
			text[i] = (char)(seed >> 16 | (round & 1 ? 0xD0 : 1));
		}
		bool rtl = bn_bidi_rtl(text, bytes);
		size_t count = bn_bidi_cut(text, bytes, rtl, &runs);
		for (size_t k = 0; k < count; k++)
			for (size_t i = 0; i < runs[k].bytes; i++)
				assert_int_equal(seen[runs[k].from + i]++, 0);
		assert_true(bytes == 0 || memchr(seen, 0, bytes) == NULL);
		free(runs);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stands_as_it_is_read),
		cmocka_unit_test(survives_any_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
