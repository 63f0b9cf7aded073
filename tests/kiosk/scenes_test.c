/* Every scene in every look, language and size: nothing overlaps, nothing leaves the screen, every
 * target is large enough, no words are cut without an ellipsis or too pale. */
#include "tests/kiosk/studio.h"
#include "tests/wings/look.h"

static void look_at(const struct bn_scene *scene, enum bn_look as, const char *language,
	struct bn_rect window, int *faults)
{
	enum bn_studio_staged staged = bn_studio_stage(&studio, scene, as, language);
	/* Nobody is there in the loop: no aid is on. */
	bool aided = as == BN_LOOK_LARGE && bn_session_in_loop(studio.session);
	if (staged == BN_STUDIO_NOT_HERE || aided)
		return;
	assert_int_equal(staged, BN_STUDIO_READY);
	struct look look = {.canvas = studio.canvas,
		.boxes = &studio.boxes,
		.root = studio.root,
		.ground = studio.background,
		.theme = &studio.theme,
		.unit = bn_canvas_unit(studio.canvas),
		.window = window,
		.faults = faults};
	char *name = bn_scene_name(scene, as);
	snprintf(look.name, sizeof(look.name), "%s, %s, %d × %d", name, language, window.w,
		window.h);
	free(name);
	look_over(&look);
	if (as == BN_LOOK_LOW)
		look_reach(&look, .4f);
	/* What the pictures show pressed is there to be pressed. */
	if (as == BN_LOOK_PRESSED && studio.pressed == NULL)
		look_fault(&look, scene->press, "isn't there");
}

static void look_in_window(int width, int height)
{
	static const char *const languages[] = {"fr", "en"};
	struct bn_rect window = {0, 0, width, height};
	int faults = 0;
	assert_true(bn_studio_resize(&studio, width, height));
	for (size_t i = 0; i < bn_scene_count; i++)
		for (int as = 0; as < BN_LOOK_COUNT; as++)
			for (size_t l = 0; l < COUNT(languages); l++)
				if ((bn_scenes[i].looks & 1U << as) != 0 ||
					as == BN_LOOK_CONTRAST || (as == BN_LOOK_LOW && l == 0))
					look_at(&bn_scenes[i], (enum bn_look)as, languages[l],
						window, &faults);
	assert_int_equal(faults, 0);
}

static void full_hd_upright(void **state)
{
	(void)state;
	look_in_window(1080, 1920);
}

static void full_hd(void **state)
{
	(void)state;
	look_in_window(1920, 1080);
}

static void four_k(void **state)
{
	(void)state;
	look_in_window(3840, 2160);
}

static void a_laptop(void **state)
{
	(void)state;
	look_in_window(1366, 768);
}

static void a_laptop_upright(void **state)
{
	(void)state;
	look_in_window(768, 1366);
}

static void assert_inside(const struct bn_box *box, struct bn_rect window)
{
	if (box->content == BN_CONTENT_BAR && !look_holds(window, box->rect))
		fail_msg("a bar at %d leaves the screen", box->rect.x);
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		assert_inside(child, window);
}

/* What counts them has room for as many as staff have. */
static void a_thousand_testimonies(void **state)
{
	enum { MANY_CLIPS = 1000 };
	static const struct bn_scene feed = {"feed", "many", ":wake home.feed", NULL, NULL, 0};
	struct bn_rect window = {0, 0, 1080, 1920};
	struct bn_clip *clips = calloc(MANY_CLIPS, sizeof(*clips));
	int faults = 0;
	(void)state;
	for (size_t i = 0; i < MANY_CLIPS; i++)
		clips[i] = studio.campaign->clips[2];
	assert_int_equal(clips[0].cut, BN_CLIP_TESTIMONY);
	struct bn_campaign empty = studio.emptied;
	studio.emptied = *studio.campaign;
	studio.emptied.clips = clips;
	studio.emptied.clip_count = MANY_CLIPS;
	assert_true(bn_studio_resize(&studio, window.w, window.h));
	look_at(&feed, BN_LOOK_EMPTY, "fr", window, &faults);
	assert_int_equal(faults, 0);
	assert_inside(studio.root, window);
	bn_studio_stage(&studio, &feed, BN_LOOK_PLAIN, "fr"); /* lets go of the clips */
	studio.emptied = empty;
	free(clips);
}

#define TO_FORM " home.lead_form =Z lead_form.next =z@exemple.fr lead_form.next"
#define WISHES  ":wake" TO_FORM
#define LARGER  ":wake dock.access access.text access.done" TO_FORM
#define FOUR(n)                                                              \
	" lead_form.interest.metier-" n "0 lead_form.interest.metier-" n "1" \
	" lead_form.interest.metier-" n "2 lead_form.interest.metier-" n "3"
#define FULL FOUR("1") FOUR("2") FOUR("3") FOUR("4")

/* All are told, though few are made. */
static void assert_folded(const char *id)
{
	char first[64], last[64];
	snprintf(first, sizeof(first), "%s.metier-0", id);
	snprintf(last, sizeof(last), "%s.metier-199", id);
	assert_non_null(bn_tree_find(studio.root, last));
	assert_null(bn_tree_find(studio.root, last)->first);
	assert_non_null(bn_tree_find(studio.root, first)->first);
}

/* Professions as staff may have them: many, long names, and every level of studies. */
static void two_hundred_professions(void **state)
{
	enum { MANY = 200 };
	static const struct bn_scene seen[] = {
		{"professions", "many", ":wake home.professions", NULL, NULL, 0},
		{"professions", "many-level",
			":wake home.professions professions.level.2 professions.public.*", NULL,
			NULL, 0},
		{"professions", "many-search", ":wake home.professions =marie", NULL, NULL, 0},
		{"lead_form", "many", WISHES, NULL, NULL, 0},
		{"lead_form", "many-large", LARGER, NULL, NULL, 0},
		{"lead_form", "many-public", WISHES " lead_form.public.*", NULL, NULL, 0},
		{"lead_form", "many-search", WISHES " =marie", NULL, NULL, 0},
		{"lead_form", "many-search-large", LARGER " =marie", NULL, NULL, 0},
		{"lead_form", "many-none", WISHES " =xyz lead_form.seen", NULL, NULL, 0},
		{"lead_form", "many-full", WISHES FULL, NULL, NULL, 0},
	};
	static const struct bn_rect windows[] = {{0, 0, 1080, 1920}, {0, 0, 1366, 768}};
	char name[] = "Marie-Bérengère-Philippine-Anne-Victoire", french[] = "fr";
	struct bn_text_item title = {.language = "fr", .text = name};
	struct bn_profession *many = calloc(MANY, sizeof(*many));
	char(*ids)[16] = calloc(MANY, sizeof(*ids));
	struct bn_campaign empty = studio.emptied;
	int faults = 0;
	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		many[i] = studio.campaign->professions[i % studio.campaign->profession_count];
		snprintf(ids[i], sizeof(ids[i]), "metier-%zu", i);
		many[i].id = ids[i];
		many[i].studies = (enum bn_studies)(i % BN_STUDIES_COUNT);
		if (i % 3 == 0)
			many[i].title = (struct bn_text){&title, 1};
	}
	studio.emptied = *studio.campaign;
	studio.emptied.professions = many;
	studio.emptied.profession_count = MANY;
	for (size_t w = 0; w < COUNT(windows); w++) {
		assert_true(bn_studio_resize(&studio, windows[w].w, windows[w].h));
		for (size_t i = 0; i < COUNT(seen); i++)
			look_at(&seen[i], BN_LOOK_EMPTY, french, windows[w], &faults);
	}
	assert_int_equal(faults, 0);
	bn_studio_stage(&studio, &seen[0], BN_LOOK_EMPTY, french);
	assert_folded("professions.card");
	bn_studio_stage(&studio, &seen[3], BN_LOOK_EMPTY, french);
	assert_folded("lead_form.interest");
	bn_studio_stage(&studio, &bn_scenes[0], BN_LOOK_PLAIN, french); /* lets go of them */
	studio.emptied = empty;
	free(ids);
	free(many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_hd_upright),
		cmocka_unit_test(full_hd),
		cmocka_unit_test(four_k),
		cmocka_unit_test(a_laptop),
		cmocka_unit_test(a_laptop_upright),
		cmocka_unit_test(two_hundred_professions),
		cmocka_unit_test(a_thousand_testimonies),
	};
	return cmocka_run_group_tests(tests, open_studio, close_studio);
}
