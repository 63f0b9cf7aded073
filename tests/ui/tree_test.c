#include "ui/tree.h"

#include "tests/test.h"

#include <jansson.h>
#include <string.h>

#define BUTTON(the_id, ...)                                                                  \
	(struct bn_box)                                                                      \
	{                                                                                    \
		.id = the_id, .role = BN_ROLE_BUTTON, .name = the_id, .action = {.code = 1}, \
		.visible = {                                                                 \
			__VA_ARGS__                                                          \
		}                                                                            \
	}

/* Boxes with their places given by hand: the tree reads nothing else. */
static struct bn_boxes boxes;

static struct bn_box *begin(void)
{
	bn_box_reset(&boxes);
	struct bn_box *root = bn_box_root(&boxes);
	root->visible = (struct bn_rect){0, 0, 1000, 1000};
	return root;
}

static void assert_hit(const struct bn_box *root, int x, int y, const char *id)
{
	const struct bn_box *hit = bn_tree_hit(root, x, y, 0);
	if (id == NULL) {
		assert_null(hit);
		return;
	}
	assert_non_null(hit);
	assert_string_equal(hit->id, id);
}

static void hits_the_uppermost_target(void **state)
{
	(void)state;
	struct bn_box *root = begin();
	struct bn_box *card = bn_box_add(&boxes, root, BUTTON("card", 100, 100, 400, 400));
	struct bn_box *words = bn_box_add(
		&boxes, card, (struct bn_box){.visible = {120, 120, 200, 100}});
	bn_box_add(&boxes, words,
		(struct bn_box){
			.content = BN_CONTENT_TEXT, .text = "Mot", .visible = {120, 120, 200, 50}});
	bn_box_add(&boxes, card, BUTTON("card.more", 400, 400, 100, 100));
	bn_box_add(&boxes, root, BUTTON("over", 300, 100, 100, 50));
	bn_box_add(&boxes, root, (struct bn_box){.action = {.code = 1}, .visible = {0, 0, 50, 50}});
	assert_hit(root, 130, 130, "card"); /* through the words on it */
	assert_hit(root, 450, 450, "card.more");
	assert_hit(root, 350, 120, "over");
	assert_hit(root, 350, 160, "card");
	assert_hit(root, 100, 100, "card"); /* the first pixel is in, the one behind the last out */
	assert_hit(root, 499, 499, "card.more");
	assert_hit(root, 500, 499, NULL);
	assert_hit(root, 99, 100, NULL);
	assert_hit(root, 10, 10, NULL); /* nothing without an id can be told from another */
	assert_hit(root, 900, 900, NULL);
}

static void what_is_cut_away_cannot_be_hit(void **state)
{
	(void)state;
	struct bn_box *root = begin();
	struct bn_box half = BUTTON("half", 100, 100, 200, 50);
	struct bn_box gone = BUTTON("gone", 100, 100, 0, 0);
	half.rect = (struct bn_rect){100, 100, 200, 200};
	gone.rect = (struct bn_rect){100, 300, 200, 200};
	bn_box_add(&boxes, root, half);
	bn_box_add(&boxes, root, gone);
	assert_hit(root, 150, 149, "half");
	assert_hit(root, 150, 150, NULL);
	assert_hit(root, 150, 350, NULL);
	assert_hit(root, 100, 100, "half");
}

static void what_is_painted_over_cannot_be_hit(void **state)
{
	(void)state;
	struct bn_box *root = begin();
	bn_box_add(&boxes, root, BUTTON("card", 0, 500, 1000, 400));
	struct bn_box *dock = bn_box_add(&boxes, root,
		(struct bn_box){.fill = BN_TONE_BRAND, .visible = {0, 800, 1000, 200}});
	struct bn_box *cell = bn_box_add(&boxes, dock, BUTTON("cell", 0, 820, 200, 160));
	bn_box_add(&boxes, cell,
		(struct bn_box){.fill = BN_TONE_ACCENT, .visible = {50, 850, 50, 50}});
	bn_box_add(&boxes, root,
		(struct bn_box){
			.fill = BN_TONE_SCRIM, .fill_alpha = .5f, .visible = {0, 500, 100, 100}});
	assert_hit(root, 500, 799, "card");
	assert_hit(root, 500, 810, NULL); /* the dock's own surface */
	assert_hit(root, 10, 830, "cell");
	assert_hit(root, 60, 860, "cell"); /* a surface of its own belongs to the cell */
	assert_hit(root, 50, 550, "card"); /* seen through a veil */
}

static void a_modal_box_stands_alone(void **state)
{
	(void)state;
	struct bn_box *root = begin();
	bn_box_add(&boxes, root, BUTTON("behind", 0, 0, 1000, 1000));
	assert_ptr_equal(bn_tree_top(root), root);
	struct bn_box veil = BUTTON("veil", 0, 0, 900, 1000);
	veil.modal = true;
	veil.role = BN_ROLE_DIALOG;
	struct bn_box *dialog = bn_box_add(&boxes, root, veil);
	bn_box_add(&boxes, dialog, BUTTON("yes", 400, 400, 100, 100));
	assert_ptr_equal(bn_tree_top(root), dialog);
	assert_hit(root, 450, 450, "yes");
	assert_hit(root, 10, 10, "veil");
	assert_hit(root, 950, 10, NULL); /* beside the veil: still not what is behind */
	assert_string_equal(bn_tree_step(root, "", 1)->id, "veil");
	assert_string_equal(bn_tree_step(root, "veil", 1)->id, "yes");
	assert_string_equal(bn_tree_step(root, "yes", 1)->id, "veil");
	assert_string_equal(bn_tree_step(root, "behind", -1)->id, "yes");
	veil.id = "last";
	struct bn_box *last = bn_box_add(&boxes, root, veil);
	assert_ptr_equal(bn_tree_top(root), last);
}

static void the_keyboard_goes_round(void **state)
{
	static const char *const order[] = {"one", "two", "three", "four"};
	(void)state;
	struct bn_box *root = begin();
	bn_box_add(&boxes, root, (struct bn_box){.id = "text", .role = BN_ROLE_TEXT});
	bn_box_add(&boxes, root, BUTTON("one", 0, 0, 10, 10));
	struct bn_box *list = bn_box_add(
		&boxes, root, (struct bn_box){.id = "list", .role = BN_ROLE_LIST, .scroll = true});
	struct bn_box *two = bn_box_add(&boxes, list, BUTTON("two", 0, 0, 10, 10));
	bn_box_add(&boxes, two, BUTTON("three", 0, 0, 10, 10));
	bn_box_add(&boxes, root, (struct bn_box){.id = "touch only", .action = {.code = 1}});
	struct bn_box *four = bn_box_add(&boxes, root, BUTTON("four", 0, 0, 10, 10));
	for (size_t i = 0; i < 4; i++) {
		const char *next = order[(i + 1) % 4], *before = order[(i + 3) % 4];
		assert_string_equal(bn_tree_step(root, order[i], 1)->id, next);
		assert_string_equal(bn_tree_step(root, order[i], -1)->id, before);
	}
	assert_string_equal(bn_tree_step(root, "", 1)->id, "one");
	assert_string_equal(bn_tree_step(root, "", -1)->id, "four");
	assert_string_equal(bn_tree_step(root, "went away", 1)->id, "one");
	assert_ptr_equal(bn_tree_find(root, "four"), four);
	assert_null(bn_tree_find(root, "five"));
	assert_ptr_equal(bn_tree_list_of(root, "list", two), list);
	assert_null(bn_tree_list_of(root, "list", four));
	assert_null(bn_tree_list_of(root, "two", two)); /* no list */
	assert_null(bn_tree_step(begin(), "", 1));
}

static json_t *write_tree(const struct bn_box *root, const char *focused)
{
	struct bn_str out = {0};
	struct bn_json json = {&out, false};
	json_error_t error;
	bn_json_object(&json, NULL);
	bn_tree_write(&boxes, root, focused, &json);
	bn_json_object_end(&json);
	json_t *read = json_loads(bn_str_text(&out), JSON_REJECT_DUPLICATES, &error);
	if (read == NULL)
		fail_msg("%s: %s", error.text, bn_str_text(&out));
	bn_str_finish(&out);
	return read;
}

static json_t *node(json_t *tree, size_t index)
{
	return json_array_get(json_object_get(tree, "nodes"), index);
}

static const char *text_of(json_t *from, const char *key)
{
	return json_string_value(json_object_get(from, key));
}

static void add_words(struct bn_box *parent, const char *text, bool secret)
{
	bn_box_add(&boxes, parent,
		(struct bn_box){.content = BN_CONTENT_TEXT, .text = text, .secret = secret});
}

static void tells_names_and_never_secrets(void **state)
{
	(void)state;
	struct bn_box *root = begin();
	struct bn_box *card = bn_box_add(&boxes, root,
		(struct bn_box){
			.id = "card", .role = BN_ROLE_BUTTON, .visible = {10, 20, 300, 40}});
	struct bn_box *inner = bn_box_add(&boxes, card, (struct bn_box){0});
	add_words(inner, "Assistante \"AS\"\nde service", false);
	add_words(inner, "Zoé", true);
	add_words(card, "C:\\\t40 agents", false);
	bn_box_add(&boxes, card,
		(struct bn_box){.content = BN_CONTENT_QR, .text = "https://secret.example"});
	struct bn_box *field = bn_box_add(&boxes, root,
		(struct bn_box){.id = "field",
			.role = BN_ROLE_TEXTBOX,
			.name = "Prénom",
			.states = BN_STATE_FILLED,
			.visible = {0, 0, 1, 1}});
	add_words(field, "Zoé", true);
	bn_box_add(&boxes, root,
		(struct bn_box){.id = "code",
			.role = BN_ROLE_TEXT,
			.content = BN_CONTENT_TEXT,
			.text = "LOT 7K4 29M",
			.secret = true,
			.visible = {0, 0, 1, 1}});
	bn_box_add(&boxes, root, BUTTON("out of sight", 5, 5, 0, 0));
	bn_box_add(&boxes, root, (struct bn_box){.id = "plain", .visible = {0, 0, 9, 9}});
	json_t *tree = write_tree(root, "");
	assert_int_equal(json_array_size(json_object_get(tree, "nodes")), 3);
	assert_string_equal(text_of(node(tree, 0), "id"), "card");
	assert_string_equal(text_of(node(tree, 0), "role"), "button");
	assert_string_equal(
		text_of(node(tree, 0), "name"), "Assistante \"AS\" de service C:\\\t40 agents");
	static const struct {
		const char *key;
		int value;
	} places[] = {{"x", 10}, {"y", 20}, {"w", 300}, {"h", 40}};
	for (size_t i = 0; i < COUNT(places); i++)
		assert_int_equal(json_integer_value(json_object_get(node(tree, 0), places[i].key)),
			places[i].value);
	assert_string_equal(text_of(node(tree, 1), "name"), "Prénom");
	assert_string_equal(text_of(node(tree, 2), "name"), "");
	char *all = json_dumps(tree, 0);
	assert_null(strstr(all, "Zo"));
	assert_null(strstr(all, "7K4"));
	free(all);
	json_decref(tree);
}

static void tells_states(void **state)
{
	static const struct {
		unsigned bits;
		const char *names[3];
	} cases[] = {
		{0, {NULL}},
		{BN_STATE_FOCUSED, {"focused"}},
		{BN_STATE_SELECTED, {"selected"}},
		{BN_STATE_CHECKED, {"checked"}},
		{BN_STATE_DISABLED, {"disabled"}},
		{BN_STATE_INVALID, {"invalid"}},
		{BN_STATE_FILLED, {"filled"}},
		{BN_STATE_BUSY, {"busy"}},
		{BN_STATE_INVALID | BN_STATE_FILLED, {"invalid", "filled"}},
	};
	(void)state;
	struct bn_box *root = begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_box box = BUTTON(bn_box_text(&boxes, "box.%zu", i), 0, 0, 10, 10);
		box.states = cases[i].bits;
		bn_box_add(&boxes, root, box);
	}
	json_t *tree = write_tree(root, "box.0");
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *told = json_object_get(node(tree, i), "state");
		const char *const *names = i == 0 ? (const char *const[]){"focused", NULL}
						  : cases[i].names; /* the keyboard is on it */
		size_t count = 0;
		for (; names[count] != NULL; count++)
			assert_string_equal(
				json_string_value(json_array_get(told, count)), names[count]);
		assert_int_equal(json_array_size(told), count);
	}
	json_decref(tree);
	tree = write_tree(root, "gone");
	assert_int_equal(json_array_size(json_object_get(node(tree, 0), "state")), 0);
	json_decref(tree);
}

static int end(void **state)
{
	(void)state;
	bn_box_finish(&boxes);
	return 0;
}

/* On a display where the targets are small for a finger. */
static void takes_the_nearest_of_small_targets(void **state)
{
	(void)state;
	struct bn_box *root = begin();
	bn_box_add(&boxes, root, BUTTON("left", 100, 100, 60, 60));
	bn_box_add(&boxes, root, BUTTON("right", 180, 100, 60, 60));
	bn_box_add(&boxes, root, BUTTON("wide", 100, 300, 400, 60));
	/* A bar with a button, over a card that slid under it. */
	bn_box_add(&boxes, root, BUTTON("card", 600, 500, 300, 400));
	struct bn_box *bar = bn_box_add(&boxes, root,
		(struct bn_box){.fill = BN_TONE_BRAND, .visible = {500, 700, 500, 200}});
	bn_box_add(&boxes, bar, BUTTON("bar.back", 520, 760, 60, 60));
	static const struct {
		int x, y;
		const char *id;
	} fingers[] = {{165, 130, "left"}, {174, 130, "right"}, {130, 81, "left"}, {130, 79, NULL},
		{81, 130, "left"}, {79, 130, NULL}, {90, 90, "left"}, {300, 375, "wide"},
		{99, 330, NULL}, {505, 330, NULL}, {300, 385, NULL}, {590, 790, "bar.back"},
		{700, 800, NULL}, {605, 790, NULL}, {700, 600, "card"}};
	for (size_t i = 0; i < COUNT(fingers); i++) {
		const struct bn_box *hit = bn_tree_hit(root, fingers[i].x, fingers[i].y, 100);
		assert_string_equal(hit != NULL ? hit->id : "none",
			fingers[i].id != NULL ? fingers[i].id : "none");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hits_the_uppermost_target),
		cmocka_unit_test(takes_the_nearest_of_small_targets),
		cmocka_unit_test(what_is_cut_away_cannot_be_hit),
		cmocka_unit_test(what_is_painted_over_cannot_be_hit),
		cmocka_unit_test(a_modal_box_stands_alone),
		cmocka_unit_test(the_keyboard_goes_round),
		cmocka_unit_test(tells_names_and_never_secrets),
		cmocka_unit_test(tells_states),
	};
	return cmocka_run_group_tests(tests, NULL, end);
}
