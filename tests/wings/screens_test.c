/* Every screen of every wing, in both shapes of a window, both languages, with and without high
 * contrast: what can be touched is large enough, apart and in the window, and has a name. */
#include "tests/ui/screen.h"
#include "tests/wings/scenes.h"
#include "ui/painter.h"
#include "ui/tree.h"

#include <string.h>

enum { LEAST = 88, LEAST_KEY = 80, MOST = 256 }; /* units */

static const struct bn_campaign *lot;

/* One look of one screen, and what is wrong with it. */
struct look {
	struct screen *screen;
	const struct bn_theme *theme;
	char name[96];
	float unit;
	struct bn_rect window;
	const struct bn_box *targets[MOST], *lists[MOST]; /* a target's list, or NULL */
	size_t target_count;
	const char *ids[MOST];
	size_t id_count;
	const struct bn_box *texts[MOST], *text_lists[MOST];
	size_t text_count;
	int *faults;
};

static void fault(const struct look *look, const char *id, const char *what)
{
	print_error("%s: %s: %s\n", look->name, id, what);
	++*look->faults;
}

static bool holds_all(struct bn_rect outer, struct bn_rect inner)
{
	return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
	       inner.y + inner.h <= outer.y + outer.h;
}

static bool is_within(const struct bn_box *box, const struct bn_box *wanted)
{
	if (box == wanted)
		return true;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (is_within(child, wanted))
			return true;
	return false;
}

/* Whether a surface painted after the list hides this place of it. */
static bool hidden(
	const struct bn_box *box, struct bn_rect place, const struct bn_box *list, bool *passed)
{
	if (box == list) {
		*passed = true;
		return false;
	}
	if (*passed && box->fill != BN_TONE_NONE && holds_all(box->rect, place))
		return true;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (hidden(child, place, list, passed))
			return true;
	return false;
}

static void check_size(const struct look *look, const struct bn_box *box, const struct bn_box *list)
{
	int least = (int)(LEAST * look->unit), key = (int)(LEAST_KEY * look->unit);
	bool small = box->role == BN_ROLE_KEY ? box->rect.h < key || box->rect.w < key
					      : box->rect.h < least || box->rect.w < least;
	if (small)
		fault(look, box->id,
			bn_box_text(
				&look->screen->boxes, "only %d × %d", box->rect.w, box->rect.h));
	bool in_sight = list != NULL
				? box->rect.x >= list->rect.x &&
					  box->rect.x + box->rect.w <= list->rect.x + list->rect.w
				: holds_all(look->window, box->rect) &&
					  box->visible.w == box->rect.w &&
					  box->visible.h == box->rect.h;
	if (!in_sight)
		fault(look, box->id, "reaches out of the window or its list");
}

/* Two targets may share a place only when one lies in the other, or behind everything, or slid out
 * of sight under the dock. */
static void check_apart(const struct look *look, size_t index)
{
	const struct bn_box *box = look->targets[index];
	for (size_t i = 0; i < index; i++) {
		const struct bn_box *other = look->targets[i];
		struct bn_rect both = bn_layout_cut(box->visible, other->visible);
		bool passed = false;
		if (both.w == 0 || is_within(other, box) || strcmp(other->id, "feed.surface") == 0)
			continue;
		if (look->lists[i] != NULL && look->lists[index] == NULL &&
			hidden(look->screen->root, both, look->lists[i], &passed))
			continue;
		fault(look, box->id,
			bn_box_text(&look->screen->boxes, "overlaps %s by %d × %d", other->id,
				both.w, both.h));
	}
}

static void check_told(struct look *look, const struct bn_box *box)
{
	if (box->role == BN_ROLE_NONE)
		return;
	if (box->id == NULL) {
		fault(look, "?", "has a role but no id");
		return;
	}
	if (bn_box_name(&look->screen->boxes, box)[0] == '\0')
		fault(look, box->id, "has no name");
	for (size_t i = 0; i < look->id_count; i++)
		if (strcmp(look->ids[i], box->id) == 0)
			fault(look, box->id, "is there twice");
	look->ids[look->id_count++] = box->id;
	assert_true(look->id_count < MOST);
}

/* The last colour painted at a place before a box is; NONE where it is a picture. True once the box
 * was met. */
static bool painted(
	const struct bn_box *box, const struct bn_box *until, int x, int y, enum bn_tone *surface)
{
	bool clear = box->fill_alpha > 0 && box->fill_alpha < .8f;
	if (box == until)
		return true;
	if (bn_layout_holds(box->visible, x, y)) {
		if (box->fill == BN_TONE_HALO || (box->fill != BN_TONE_NONE && clear) ||
			box->content == BN_CONTENT_PICTURE || box->content == BN_CONTENT_VIDEO)
			*surface = BN_TONE_NONE;
		else if (box->fill != BN_TONE_NONE)
			*surface = box->fill;
	}
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		if (painted(child, until, x, y, surface))
			return true;
	return false;
}

/* Words keep inside what can be touched, have the room they need, and can be read on what they lie
 * on. */
static void check_words(
	const struct look *look, const struct bn_box *box, const struct bn_box *target)
{
	if (box->content != BN_CONTENT_TEXT || box->text == NULL || box->text[0] == '\0')
		return;
	if (target != NULL && !box->secret && !holds_all(target->rect, box->rect))
		fault(look, target->id, box->text);
	struct bn_type type = bn_theme_type(box->style, look->unit);
	struct bn_extent need = bn_type_measure(
		look->screen->canvas, box->text, &type, box->rect.w);
	if (!box->secret && (need.height > box->rect.h || need.width > box->rect.w))
		fault(look, box->text,
			bn_box_text(&look->screen->boxes, "needs %d × %d, has %d × %d", need.width,
				need.height, box->rect.w, box->rect.h));
	if (box->visible.w == 0)
		return;
	enum bn_tone surface = BN_TONE_TINT;
	painted(look->screen->root, box, box->visible.x + box->visible.w / 2,
		box->visible.y + box->visible.h / 2, &surface);
	double ratio = bn_brand_contrast(
		bn_painter_colour(look->theme, box->tone), bn_painter_colour(look->theme, surface));
	if (surface != BN_TONE_NONE && ratio < 4.5)
		fault(look, box->text, bn_box_text(&look->screen->boxes, "contrast %.2f", ratio));
}

/* No word is so long that it is broken, and none is cut at an edge. */
static void check_whole(
	const struct look *look, const struct bn_box *box, const struct bn_box *list)
{
	char breaks[1024];
	size_t bytes = strlen(box->text), from = 0;
	struct bn_type type = bn_theme_type(box->style, look->unit);
	assert_true(bytes < sizeof(breaks));
	bn_type_breaks(box->text, bytes, breaks);
	for (size_t at = 1; !box->secret && at <= bytes; at++) {
		if (at < bytes && breaks[at] == 0)
			continue;
		const char *word = bn_box_text(
			&look->screen->boxes, "%.*s", (int)(at - from), box->text + from);
		if (bn_type_measure(look->screen->canvas, word, &type, 0).width > box->rect.w)
			fault(look, box->text, "has a word that doesn't fit");
		from = at;
	}
	if (list == NULL && !box->secret && box->visible.h < box->rect.h)
		fault(look, box->text, "is cut");
}

/* No words over others. */
static void check_texts(struct look *look, const struct bn_box *box, const struct bn_box *list)
{
	if (box->content != BN_CONTENT_TEXT || box->text == NULL || box->text[0] == '\0')
		return;
	check_whole(look, box, list);
	for (size_t i = 0; i < look->text_count; i++) {
		bool passed = false;
		const struct bn_box *other = look->texts[i];
		struct bn_rect both = bn_layout_cut(box->visible, other->visible);
		if (both.w == 0 ||
			(look->text_lists[i] != NULL && list == NULL &&
				hidden(look->screen->root, both, look->text_lists[i], &passed)))
			continue;
		fault(look, box->text, other->text);
	}
	look->texts[look->text_count] = box;
	look->text_lists[look->text_count++] = list;
	assert_true(look->text_count < MOST);
}

static void walk(struct look *look, const struct bn_box *box, const struct bn_box *list,
	const struct bn_box *target)
{
	check_told(look, box);
	if (box->action.code != 0) {
		if (box->id == NULL) {
			fault(look, "?", "can be touched but has no id");
			return;
		}
		target = box;
		check_size(look, box, list);
		look->targets[look->target_count] = box;
		look->lists[look->target_count] = list;
		check_apart(look, look->target_count++);
		assert_true(look->target_count < MOST);
	}
	check_words(look, box, target);
	check_texts(look, box, list);
	if (box->scroll)
		list = box;
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		walk(look, child, list, target);
}

/* As the session does: a screen, and an overlay over home. */
static void build(struct look *look, const struct bn_stage *stage, const struct bn_screen *screen,
	void *state)
{
	struct bn_boxes *boxes = &look->screen->boxes;
	bn_box_reset(boxes);
	look->screen->root = bn_box_root(boxes);
	struct bn_builder b = {boxes, look->window.h > look->window.w,
		(float)look->window.w / look->unit, (float)look->window.h / look->unit,
		stage->aids[BN_AID_TEXT]};
	if (screen->overlay)
		bn_wings_screen("home")->build(stage, NULL, &b, look->screen->root);
	screen->build(stage, state, &b, look->screen->root);
	screen_lay_out(look->screen, NULL, NULL);
}

static struct bn_stage make_stage(const char *language, bool contrast, bool large)
{
	static struct bn_lead draft;
	memset(&draft, 0, sizeof(draft));
	struct bn_stage stage = {.campaign = lot,
		.venue = &lot->venues[0],
		.sound = true,
		.captions = true,
		.draft = &draft,
		.reference = "LOT 7K4 29M",
		.seconds_left = 20,
		.part_left = 1,
		.demonstration = true};
	stage.aids[BN_AID_CONTRAST] = contrast;
	stage.aids[BN_AID_TEXT] = large;
	stage_speak(&stage, language);
	return stage;
}

static void look_at(struct look *look, const struct bn_screen *screen, const struct scene *scene,
	int which, bool english, bool contrast, bool large)
{
	struct bn_stage stage = make_stage(english ? "en" : "fr", contrast, large);
	if (large && screen->loop) /* nobody is there: no aid is on */
		return;
	void *state = calloc(1, screen->state_size + 1);
	if (screen->enter != NULL)
		screen->enter(&stage, state, NULL);
	if (scene != NULL)
		scene->set(&stage, state, which);
	snprintf(look->name, sizeof(look->name), "%s %d, %d × %d, %s%s%s", screen->name, which,
		look->window.w, look->window.h, stage.language, contrast ? ", contrast" : "",
		large ? ", large" : "");
	look->target_count = look->id_count = look->text_count = 0;
	build(look, &stage, screen, state);
	walk(look, bn_tree_top(look->screen->root), NULL, NULL);
	if (look->target_count == 0 && stage.venue->touch)
		fault(look, screen->name, "nothing can be touched");
	if (look->target_count > 0 && !stage.venue->touch)
		fault(look, screen->name, "something could be touched");
	free(state);
}

static void look_at_all(struct look *look, bool english, bool contrast, bool large)
{
	for (const struct bn_wing *const *wing = bn_wings; *wing != NULL; wing++)
		for (const struct bn_screen *const *screen = (*wing)->screens; *screen != NULL;
			screen++)
			look_at(look, *screen, NULL, -1, english, contrast, large);
	for (size_t i = 0; i < COUNT(scenes); i++)
		for (int which = 0; which < scenes[i].count; which++)
			look_at(look, bn_wings_screen(scenes[i].screen), &scenes[i], which, english,
				contrast, large);
}

static void look_in_window(struct screen *screen, int width, int height)
{
	struct bn_theme plain, contrast;
	int faults = 0;
	bn_theme_init(&plain, &lot->brand);
	bn_theme_init_contrast(&contrast);
	screen_resize(screen, width, height);
	for (int which = 0; which < 8; which++) {
		bool high = which & 1, english = which & 2, large = which & 4;
		struct look look = {.screen = screen,
			.theme = high ? &contrast : &plain,
			.unit = bn_canvas_unit(screen->canvas),
			.window = {0, 0, width, height},
			.faults = &faults};
		look_at_all(&look, english, high, large);
	}
	bn_tr_set("fr");
	assert_int_equal(faults, 0);
}

static void portrait(void **state)
{
	look_in_window(*state, 1080, 1920);
}

static void landscape(void **state)
{
	look_in_window(*state, 1920, 1080);
}

static void a_small_window(void **state)
{
	look_in_window(*state, 648, 1152);
}

static void a_squat_screen(void **state)
{
	look_in_window(*state, 1200, 1920);
}

static void a_laptop(void **state)
{
	look_in_window(*state, 1366, 768);
}

static void a_laptop_upright(void **state)
{
	look_in_window(*state, 768, 1366);
}

static int open_all(void **state)
{
	stage_languages();
	lot = stage_campaign();
	return lot != NULL ? screen_open(state) : -1;
}

static int close_all(void **state)
{
	bn_campaign_destroy((struct bn_campaign *)lot);
	return screen_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(portrait),
		cmocka_unit_test(landscape),
		cmocka_unit_test(a_small_window),
		cmocka_unit_test(a_squat_screen),
		cmocka_unit_test(a_laptop),
		cmocka_unit_test(a_laptop_upright),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
