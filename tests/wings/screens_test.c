/* Every screen of every wing, in both shapes of a window, both languages, with and without high
 * contrast: what can be touched is large enough, apart and in the window, and has a name. */
#include "tests/ui/screen.h"
#include "tests/wings/look.h"
#include "tests/wings/scenes.h"
#include "wings/page.h"

#include <string.h>

static const struct bn_campaign *lot;

/* As the session does: a screen, and an overlay over home. */
static void build(struct look *look, const struct bn_stage *stage, const struct bn_screen *screen,
	void *state)
{
	struct bn_boxes *boxes = look->boxes;
	bn_box_reset(boxes);
	struct bn_box *root = bn_box_root(boxes);
	struct bn_builder b = bn_page_builder(stage, boxes, (float)look->window.w / look->unit,
		(float)look->window.h / look->unit);
	if (screen->overlay)
		bn_wings_screen("home")->build(stage, NULL, &b, root);
	screen->build(stage, state, &b, root);
	bn_layout_run(look->canvas, root, look->window, NULL, NULL);
	look->root = root;
}

/* All that staff may be offered. */
static const struct bn_panel panel = {.digits = "1234567890",
	.tries_left = 5,
	.brightness = 50,
	.can_restart = true,
	.can_leave = true,
	.has_shelf = true,
	.stick_count = 1,
	.sticks = {{.name = "sda1", .size = 4000000000}}};

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
		.panel = &panel,
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
	build(look, &stage, screen, state);
	look_over(look);
	if (look->target_count == 0 && stage.venue->touch && !screen->pause)
		look_fault(look, screen->name, "nothing can be touched");
	if (look->target_count > 0 && !stage.venue->touch)
		look_fault(look, screen->name, "something could be touched");
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
		struct look look = {.canvas = screen->canvas,
			.boxes = &screen->boxes,
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
