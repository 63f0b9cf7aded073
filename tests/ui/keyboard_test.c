#include "ui/keyboard.h"

#include "base/str.h"
#include "tests/test.h"

#include <string.h>

enum { CODE = 107, MOST = 64, ROOM = 256 };

static const char *const domains[] = {"gmail.com", "orange.fr", "outlook.fr", "laposte.net"};

/* A keyboard, what is typed on it, and its keys as boxes. */
struct typist {
	struct bn_boxes boxes;
	struct bn_keyboard keyboard;
	struct bn_edit edit;
	char text[ROOM];
	const struct bn_box *keys[MOST];
	size_t count;
};

static void gather(struct typist *t, const struct bn_box *box)
{
	if (box->action.code != 0 || box->role != BN_ROLE_NONE) {
		assert_true(t->count < MOST);
		t->keys[t->count++] = box;
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		gather(t, child);
}

static void build(struct typist *t)
{
	struct bn_builder b = {&t->boxes, true, 1080, 1920, false, 0};
	bn_box_reset(&t->boxes);
	t->count = 0;
	gather(t, bn_keyboard_build(&b, bn_box_root(&t->boxes), &t->keyboard, CODE));
}

static void begin(struct typist *t, enum bn_keyboard_kind kind, const char *text)
{
	*t = (struct typist){
		.keyboard = {.kind = kind, .domains = domains, .domain_count = COUNT(domains)}};
	strcpy(t->text, text);
	t->edit = (struct bn_edit){t->text, ROOM, strlen(text)};
	bn_keyboard_follow(&t->keyboard, &t->edit);
	build(t);
}

static const struct bn_box *key(const struct typist *t, const char *id)
{
	for (size_t i = 0; i < t->count; i++)
		if (bn_str_same(t->keys[i]->id, id))
			return t->keys[i];
	fail_msg("no key %s", id);
	return NULL;
}

static void press(struct typist *t, const char *id)
{
	struct bn_action action = key(t, id)->action;
	bn_keyboard_press(&t->keyboard, &t->edit, &action);
	build(t);
}

static void every_key_says_what_it_types(void **state)
{
	static const size_t counts[] = {
		[BN_KEYBOARD_NAME] = 47, [BN_KEYBOARD_EMAIL] = 52, [BN_KEYBOARD_PHONE] = 12};
	struct typist t;
	(void)state;
	for (int kind = BN_KEYBOARD_NAME; kind <= BN_KEYBOARD_PHONE; kind++) {
		for (int shift = 0; shift < 2; shift++) {
			begin(&t, (enum bn_keyboard_kind)kind, "");
			t.keyboard.shift = shift;
			build(&t);
			assert_int_equal(t.count, counts[kind]);
			for (size_t i = 0; i < t.count; i++) {
				const struct bn_box *k = t.keys[i];
				assert_int_equal(k->role, BN_ROLE_KEY);
				assert_int_equal(k->action.code, CODE);
				assert_true(bn_str_starts(k->id, "key."));
				assert_true(k->name != NULL && k->name[0] != '\0');
				for (size_t j = 0; j < i; j++)
					assert_string_not_equal(k->id, t.keys[j]->id);
				if (k->action.index == BN_KEY_TEXT)
					assert_string_equal(k->name, k->action.text);
			}
			bn_box_finish(&t.boxes);
		}
	}
}

/* Each key of text does type its name, and nothing else. */
static void every_key_types_its_name(void **state)
{
	struct typist t;
	(void)state;
	for (int kind = BN_KEYBOARD_NAME; kind <= BN_KEYBOARD_PHONE; kind++) {
		begin(&t, (enum bn_keyboard_kind)kind, "");
		size_t count = t.count;
		for (size_t i = 0; i < count; i++) {
			bn_edit_clear(&t.edit);
			bn_keyboard_follow(&t.keyboard, &t.edit);
			build(&t);
			struct bn_action action = t.keys[i]->action;
			if (action.index != BN_KEY_TEXT)
				continue;
			bn_keyboard_press(&t.keyboard, &t.edit, &action);
			assert_string_equal(t.text, t.keys[i]->name);
			assert_int_equal(t.edit.cursor, strlen(t.text));
		}
		bn_box_finish(&t.boxes);
	}
}

static void shift_turns_letters(void **state)
{
	static const struct {
		const char *id, *small, *large;
	} cases[] = {{"key.a", "a", "A"}, {"key.é", "é", "É"}, {"key.ç", "ç", "Ç"},
		{"key.ù", "ù", "Ù"}, {"key.-", "-", "-"}, {"key. ", " ", " "}};
	struct typist t;
	(void)state;
	begin(&t, BN_KEYBOARD_NAME, "Zo");
	assert_false(t.keyboard.shift);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(key(&t, cases[i].id)->name, cases[i].small);
	assert_false(key(&t, "key.shift")->states & BN_STATE_SELECTED);
	press(&t, "key.shift");
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(key(&t, cases[i].id)->name, cases[i].large);
	assert_true(key(&t, "key.shift")->states & BN_STATE_SELECTED);
	press(&t, "key.é"); /* holds for one letter */
	press(&t, "key.e");
	assert_string_equal(t.text, "ZoÉe");
	press(&t, "key.shift");
	press(&t, "key.shift");
	press(&t, "key.e");
	assert_string_equal(t.text, "ZoÉee");
	bn_box_finish(&t.boxes);
}

static void shift_follows_the_text(void **state)
{
	static const struct {
		enum bn_keyboard_kind kind;
		const char *text;
		bool shift;
	} cases[] = {
		{BN_KEYBOARD_NAME, "", true},
		{BN_KEYBOARD_NAME, "Z", false},
		{BN_KEYBOARD_NAME, "Marie ", true},
		{BN_KEYBOARD_NAME, "Marie-", true},
		{BN_KEYBOARD_NAME, "Marie-È", false},
		{BN_KEYBOARD_NAME, "d’", false},
		{BN_KEYBOARD_EMAIL, "", false},
		{BN_KEYBOARD_EMAIL, "marie-", false},
		{BN_KEYBOARD_PHONE, "", false},
	};
	struct typist t;
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(&t, cases[i].kind, cases[i].text);
		assert_int_equal(t.keyboard.shift, cases[i].shift);
		bn_box_finish(&t.boxes);
	}
	begin(&t, BN_KEYBOARD_NAME, "");
	static const char *const keys[] = {"key.z", "key.o", "key.é", "key.-", "key.l", "key.ï",
		"key. ", "key.q", "key.backspace", "key.b"};
	for (size_t i = 0; i < COUNT(keys); i++)
		press(&t, keys[i]);
	assert_string_equal(t.text, "Zoé-Lï B");
	press(&t, "key.clear");
	assert_string_equal(t.text, "");
	assert_true(t.keyboard.shift);
	bn_box_finish(&t.boxes);
}

static void a_domain_replaces_the_one_before(void **state)
{
	static const struct {
		const char *text;
		size_t cursor;
		const char *domain, *after;
	} cases[] = {
		{"", 0, "key.@gmail.com", "@gmail.com"},
		{"zoe", 3, "key.@gmail.com", "zoe@gmail.com"},
		{"zoe", 0, "key.@gmail.com", "zoe@gmail.com"}, /* wherever the cursor is */
		{"zoe@", 4, "key.@orange.fr", "zoe@orange.fr"},
		{"zoe@gmail.com", 13, "key.@orange.fr", "zoe@orange.fr"},
		{"zoe@gmail.com", 2, "key.@laposte.net", "zoe@laposte.net"},
		{"zoe@é", 6, "key.@outlook.fr", "zoe@outlook.fr"},
		{"a@b@c", 5, "key.@gmail.com", "a@gmail.com"},
	};
	struct typist t;
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(&t, BN_KEYBOARD_EMAIL, cases[i].text);
		t.edit.cursor = cases[i].cursor;
		press(&t, cases[i].domain);
		assert_string_equal(t.text, cases[i].after);
		assert_int_equal(t.edit.cursor, strlen(cases[i].after));
		bn_box_finish(&t.boxes);
	}
	begin(&t, BN_KEYBOARD_EMAIL, "zoe");
	press(&t, "key.@"); /* the sign alone is a letter like others */
	press(&t, "key.w");
	press(&t, "key..fr");
	assert_string_equal(t.text, "zoe@w.fr");
	bn_box_finish(&t.boxes);
}

/* What the box before a key types. */
static const char *before(const struct typist *t, const char *id)
{
	for (size_t i = 1; i < t->count; i++)
		if (bn_str_same(t->keys[i]->id, id))
			return t->keys[i - 1]->name;
	return NULL;
}

static void letters_come_in_three_orders(void **state)
{
	static const struct {
		enum bn_keyboard_kind kind;
		const char *before_z[BN_KEYBOARD_LAYOUTS];
		size_t count;
	} kinds[] = {{BN_KEYBOARD_NAME, {"a", "Majuscule", "y"}, 47},
		{BN_KEYBOARD_EMAIL, {"a", "Majuscule", "y"}, 52}};
	struct typist t;
	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		begin(&t, kinds[i].kind, "x");
		for (int turn = 0; turn < 2 * BN_KEYBOARD_LAYOUTS; turn++) {
			assert_int_equal(t.count, kinds[i].count);
			assert_string_equal(
				before(&t, "key.z"), kinds[i].before_z[turn % BN_KEYBOARD_LAYOUTS]);
			for (char c = 'a'; c <= 'z'; c++)
				key(&t, (char[]){'k', 'e', 'y', '.', c, '\0'});
			press(&t, "key.layout");
			assert_string_equal(t.text, "x");
		}
		bn_box_finish(&t.boxes);
	}
}

static void hold(struct typist *t, const char *id)
{
	struct bn_action action = key(t, id)->hold;
	assert_int_equal(action.code, CODE);
	bn_keyboard_press(&t->keyboard, &t->edit, &action);
	build(t);
}

static void a_held_letter_shows_its_accents(void **state)
{
	static const struct {
		const char *letter, *accent, *types, *large;
	} cases[] = {{"key.e", "hold.é", "é", "É"}, {"key.e", "hold.ë", "ë", "Ë"},
		{"key.a", "hold.æ", "æ", "Æ"}, {"key.o", "hold.œ", "œ", "Œ"},
		{"key.c", "hold.ç", "ç", "Ç"}, {"key.y", "hold.ÿ", "ÿ", "Ÿ"}};
	struct typist t;
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(&t, BN_KEYBOARD_NAME, "Zo");
		size_t count = t.count;
		hold(&t, cases[i].letter);
		assert_string_equal(t.text, "Zo"); /* nothing is typed by it */
		assert_true(t.count > count);
		assert_true(key(&t, cases[i].accent)->slides);
		assert_int_equal(key(&t, cases[i].accent)->role, BN_ROLE_NONE);
		press(&t, cases[i].accent);
		assert_string_equal(t.text + 2, cases[i].types);
		assert_int_equal(t.count, count); /* closed again */
		hold(&t, cases[i].letter);
		press(&t, "key.z"); /* another key closes it too */
		assert_int_equal(t.count, count);
		bn_keyboard_press(&t.keyboard, &t.edit, &(struct bn_action){.index = BN_KEY_CLEAR});
		build(&t);
		hold(&t, cases[i].letter);
		press(&t, cases[i].accent);
		assert_string_equal(t.text, cases[i].large);
		bn_box_finish(&t.boxes);
	}
	begin(&t, BN_KEYBOARD_NAME, "Z");
	assert_int_equal(key(&t, "key.b")->hold.code, 0);
	hold(&t, "key.e");
	bn_keyboard_follow(&t.keyboard, &t.edit); /* another field */
	assert_string_equal(t.keyboard.held, "");
	bn_box_finish(&t.boxes);
	begin(&t, BN_KEYBOARD_EMAIL, ""); /* an address has none */
	assert_int_equal(key(&t, "key.e")->hold.code, 0);
	bn_box_finish(&t.boxes);
}

static void the_cursor_walks(void **state)
{
	struct typist t;
	(void)state;
	begin(&t, BN_KEYBOARD_NAME, "Zé");
	press(&t, "key.left");
	press(&t, "key.o");
	assert_string_equal(t.text, "Zoé");
	press(&t, "key.right");
	press(&t, "key.e");
	press(&t, "key.backspace");
	assert_string_equal(t.text, "Zoé");
	bn_box_finish(&t.boxes);
	begin(&t, BN_KEYBOARD_PHONE, "");
	static const char *const keys[] = {"key.0", "key.6", "key.1", "key.backspace", "key.2"};
	for (size_t i = 0; i < COUNT(keys); i++)
		press(&t, keys[i]);
	assert_string_equal(t.text, "062");
	bn_box_finish(&t.boxes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_says_what_it_types),
		cmocka_unit_test(every_key_types_its_name),
		cmocka_unit_test(shift_turns_letters),
		cmocka_unit_test(shift_follows_the_text),
		cmocka_unit_test(a_domain_replaces_the_one_before),
		cmocka_unit_test(letters_come_in_three_orders),
		cmocka_unit_test(a_held_letter_shows_its_accents),
		cmocka_unit_test(the_cursor_walks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
