#include "ui/edit.h"

#include "tests/test.h"

#include <string.h>

enum { ROOM = 64 };

static struct bn_edit edit_of(char text[ROOM], const char *start)
{
	memset(text, 0, ROOM);
	strcpy(text, start);
	return (struct bn_edit){text, ROOM, strlen(start)};
}

/* Nothing but zeros behind the end: what was deleted is gone. */
static void assert_clean_tail(const struct bn_edit *edit)
{
	for (size_t i = strlen(edit->text); i < edit->capacity; i++)
		assert_int_equal(edit->text[i], 0);
}

static void types_anywhere(void **state)
{
	char text[ROOM];
	(void)state;
	struct bn_edit edit = edit_of(text, "");
	assert_true(bn_edit_insert(&edit, "Zo"));
	assert_true(bn_edit_insert(&edit, "é"));
	assert_string_equal(text, "Zoé");
	assert_int_equal(edit.cursor, 4);
	bn_edit_left(&edit);
	assert_int_equal(edit.cursor, 2); /* before é, which has two bytes */
	assert_true(bn_edit_insert(&edit, "ï"));
	assert_string_equal(text, "Zoïé");
	bn_edit_right(&edit);
	bn_edit_right(&edit); /* the end holds */
	assert_int_equal(edit.cursor, strlen(text));
	for (int i = 0; i < 6; i++) /* and so does the start */
		bn_edit_left(&edit);
	assert_int_equal(edit.cursor, 0);
	assert_true(bn_edit_insert(&edit, "Ô"));
	assert_string_equal(text, "ÔZoïé");
	assert_clean_tail(&edit);
}

static void deletes_whole_letters(void **state)
{
	static const struct {
		const char *text, *after;
	} cases[] = {
		{"", ""}, {"a", ""}, {"Zoé", "Zo"},
		{"Zoe\u0301", "Zo"},                            /* e and its accent apart */
		{"c\u0327a", "c\u0327"}, {"n\u0303\u0323", ""}, /* two marks on one letter */
		{"\u0645\u064E", ""},                           /* Arabic with a vowel sign */
		{"\uD55C\uAE00", "\uD55C"},                     /* Korean */
	};
	char text[ROOM];
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_edit edit = edit_of(text, cases[i].text);
		bn_edit_delete(&edit);
		assert_string_equal(text, cases[i].after);
		assert_int_equal(edit.cursor, strlen(cases[i].after));
		assert_clean_tail(&edit);
	}
}

static void deletes_before_the_cursor(void **state)
{
	char text[ROOM];
	(void)state;
	struct bn_edit edit = edit_of(text, "Eléa Éon");
	edit.cursor = strlen("Elé");
	bn_edit_delete(&edit);
	assert_string_equal(text, "Ela Éon");
	assert_int_equal(edit.cursor, 2);
	assert_clean_tail(&edit);
	bn_edit_delete(&edit);
	bn_edit_delete(&edit);
	bn_edit_delete(&edit); /* nothing is before the start */
	assert_string_equal(text, "a Éon");
	assert_int_equal(edit.cursor, 0);
	assert_clean_tail(&edit);
}

static void holds_what_fits(void **state)
{
	char text[ROOM];
	(void)state;
	struct bn_edit edit = edit_of(text, "");
	edit.capacity = 6; /* five bytes and the end */
	assert_true(bn_edit_insert(&edit, "abc"));
	assert_true(bn_edit_insert(&edit, "é"));
	assert_string_equal(text, "abcé");
	assert_false(bn_edit_insert(&edit, "d"));
	assert_string_equal(text, "abcé");
	assert_int_equal(edit.cursor, 5);
	bn_edit_delete(&edit);
	bn_edit_left(&edit);
	assert_false(bn_edit_insert(&edit, "éé")); /* never a half of it */
	assert_string_equal(text, "abc");
	assert_int_equal(edit.cursor, 2);
	assert_true(bn_edit_insert(&edit, "é"));
	assert_string_equal(text, "abéc");
}

static void clears_every_byte(void **state)
{
	char text[ROOM];
	(void)state;
	struct bn_edit edit = edit_of(text, "Zoé Lefèvre");
	memset(text + 20, 'x', 8); /* also what lies behind the end */
	bn_edit_clear(&edit);
	assert_int_equal(edit.cursor, 0);
	assert_clean_tail(&edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_anywhere),
		cmocka_unit_test(deletes_whole_letters),
		cmocka_unit_test(deletes_before_the_cursor),
		cmocka_unit_test(holds_what_fits),
		cmocka_unit_test(clears_every_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
