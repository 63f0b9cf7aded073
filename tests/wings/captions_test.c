/* Captions on the screens: each line fits, the words can be read over any picture, and nothing that
 * can be touched lies under them. */
#include "content/captions.h"

#include "tests/ui/screen.h"
#include "tests/wings/stage.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

static struct bn_campaign *lot;

static const char *const words[] = {
	"Le matin, je frappe à une porte sans savoir qui ouvrira. Derrière, il y a une histoire.",
	"[MUSIQUE DOUCE] LE MARDI, L’ÉQUIPE ÉDUCATIVE SE RÉUNIT À MONTCUQ-EN-QUERCY-BLANC",
	"Œuvrer mammouth wagon www mmm, l’île où Noël naïf ; « ça va ? » — oui… 100 % à 42 €",
	"Социальная работа — это встреча: каждое утро я стучу в дверь и слушаю чью-то историю",
	"社会工作者每天早上敲门倾听每一个人的故事帮助家庭照顾孩子陪伴老人社会工作者每天早上敲门",
	"iiiiiiiiii llllllllll '''''''''' .......... fffff ttttt rrrrr jjjjj IIIII ||||| "
	"iiiiiiiiii",
	"WWWWWWWWWW MMMMMMMMMM @@@@@@@@@@ %%%%%%%%%% WWWWWWWWWW MMMMMMMMMM",
};

/* The captions of one cue, as the kiosk reads them. */
static struct bn_captions *load(const char *text)
{
	char path[] = "/tmp/borne-captions-XXXXXX", file[1000];
	int fd = mkstemp(path);
	snprintf(file, sizeof(file), "WEBVTT\n\n00:00.000 --> 00:10.000\n%s\n", text);
	assert_int_equal(write(fd, file, strlen(file)), strlen(file));
	close(fd);
	struct bn_captions *captions = bn_captions_load(path, bn_theme_caption.room, NULL);
	unlink(path);
	assert_non_null(captions);
	return captions;
}

static const struct bn_box *find(const struct bn_box *box, const char *id)
{
	const struct bn_box *found = NULL;
	if (box->id != NULL && strcmp(box->id, id) == 0)
		return box;
	for (const struct bn_box *child = box->first; child != NULL && found == NULL;
		child = child->next)
		found = find(child, id);
	return found;
}

static bool meets(struct bn_rect a, struct bn_rect b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Fingers and cameras need these free; what fills the screen lies under everything. */
static void check_clear(
	const struct bn_box *box, const struct bn_box *captions, struct bn_rect window)
{
	bool all = box->rect.w >= window.w && box->rect.h >= window.h / 2;
	bool taken = box->role == BN_ROLE_BUTTON || box->content == BN_CONTENT_QR ||
		     box->shape == BN_SHAPE_YOU || box->role == BN_ROLE_PROGRESSBAR;
	if (box == captions)
		return;
	for (const struct bn_box *line = captions->first; line != NULL; line = line->next)
		if (taken && !all && meets(box->rect, line->rect))
			fail_msg("%d × %d: a caption lies over %s", window.w, window.h,
				box->id != NULL ? box->id : "the invitation");
	for (const struct bn_box *child = box->first; child != NULL; child = child->next)
		check_clear(child, captions, window);
}

static void check_fits(const struct bn_box *captions, struct bn_rect window)
{
	int lines = 0;
	for (const struct bn_box *line = captions->first; line != NULL; line = line->next) {
		lines++;
		assert_true(line->rect.x >= 0 && line->rect.x + line->rect.w <= window.w);
		/* One line of text: no taller than its type and its pad. */
		float unit = (float)(window.w < window.h ? window.w : window.h) / 1080;
		struct bn_type type = bn_theme_type(bn_theme_caption.style, unit);
		if (line->rect.h > type.line * 3 / 2)
			fail_msg("%d × %d: a line of captions is broken again: %s", window.w,
				window.h, line->first->text);
	}
	assert_in_range(lines, 1, BN_CAPTIONS_LINES);
}

static void look_at(struct screen *screen, const char *name, const struct bn_caption *caption,
	bool above, struct bn_rect window)
{
	const struct bn_screen *wing = bn_wings_screen(name);
	struct bn_stage stage = {.campaign = lot,
		.venue = &lot->venues[0],
		.clip = &lot->clips[2],
		.clip_playing = true,
		.caption = caption->text,
		.caption_above = above,
		.captions = true,
		.demonstration = true};
	float unit = bn_canvas_unit(screen->canvas);
	void *state = calloc(1, wing->state_size + 1);
	stage_speak(&stage, "fr");
	if (wing->enter != NULL)
		wing->enter(&stage, state, lot->clips[2].id);
	bn_box_reset(&screen->boxes);
	screen->root = bn_box_root(&screen->boxes);
	struct bn_builder b = {&screen->boxes, window.h > window.w, (float)window.w / unit,
		(float)window.h / unit, false, 0};
	wing->build(&stage, state, &b, screen->root);
	screen_lay_out(screen, NULL, NULL);
	const struct bn_box *captions = find(screen->root, "captions");
	assert_non_null(captions);
	check_fits(captions, window);
	check_clear(screen->root, captions, window);
	if (above)
		assert_true(captions->rect.y < window.h / 2);
	free(state);
}

static void fit_and_lie_clear(void **state)
{
	static const struct bn_rect windows[] = {
		{0, 0, 1080, 1920}, {0, 0, 1920, 1080}, {0, 0, 1200, 1920}, {0, 0, 648, 1152}};
	for (size_t w = 0; w < COUNT(windows); w++) {
		screen_resize(*state, windows[w].w, windows[w].h);
		for (size_t i = 0; i < COUNT(words); i++) {
			struct bn_captions *captions = load(words[i]);
			for (size_t part = 0; part < captions->count * 2; part++) {
				look_at(*state, "attract", &captions->items[part / 2], part & 1,
					windows[w]);
				look_at(*state, "feed", &captions->items[part / 2], part & 1,
					windows[w]);
			}
			bn_captions_destroy(captions);
		}
	}
}

/* https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
static double luminance(double r, double g, double b)
{
	double sum = 0, parts[] = {r, g, b}, weights[] = {.2126, .7152, .0722};
	for (int i = 0; i < 3; i++) {
		double c = parts[i] / 255;
		sum += weights[i] * (c <= .03928 ? c / 12.92 : pow((c + .055) / 1.055, 2.4));
	}
	return sum;
}

static void can_be_read_over_white(void **state)
{
	struct bn_theme themes[2];
	(void)state;
	bn_theme_init(&themes[0], &lot->brand);
	bn_theme_init_contrast(&themes[1]);
	for (int i = 0; i < 2; i++) {
		double a = bn_theme_caption.plate, white = 255 * (1 - a);
		struct bn_colour night = themes[i].night, ink = themes[i].on_brand;
		double plate = luminance(
			night.r * a + white, night.g * a + white, night.b * a + white);
		double contrast = (luminance(ink.r, ink.g, ink.b) + .05) / (plate + .05);
		print_message("%.1f:1\n", contrast);
		assert_true(contrast >= 7);
	}
}

static int open_all(void **state)
{
	stage_languages();
	lot = stage_campaign();
	return lot != NULL ? screen_open(state) : -1;
}

static int close_all(void **state)
{
	bn_campaign_destroy(lot);
	return screen_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fit_and_lie_clear),
		cmocka_unit_test(can_be_read_over_white),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
