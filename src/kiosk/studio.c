#include "kiosk/studio.h"

#include "base/log.h"
#include "base/paths.h"
#include "kiosk/choice.h"
#include "kiosk/scene_staff.h"
#include "kiosk/stress.h"
#include "ui/layout.h"
#include "ui/painter.h"
#include "wings/page.h"

#include <SDL.h>
#include <stdlib.h>

#define NOW_MS 1000000 /* any moment, always the same */

bool bn_studio_init(struct bn_studio *studio, const char *campaign, const char *venue)
{
	*studio = (struct bn_studio){.venue = venue, .campaign = bn_choice_campaign(campaign)};
	if (studio->campaign == NULL)
		return false;
	studio->lengthened = bn_choice_campaign(campaign);
	if (studio->lengthened == NULL) /* it changed meanwhile */
		return false;
	bn_stress_lengthen(studio->lengthened);
	studio->emptied = bn_stress_empty(studio->campaign);
	if (bn_choice_venue(studio->campaign, venue) == NULL)
		return false;
	SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
	SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
	return true;
}

static void clear_scene(struct bn_studio *studio)
{
	bn_session_destroy(studio->session);
	bn_captions_destroy(studio->captions);
	bn_box_reset(&studio->boxes);
	studio->session = NULL;
	studio->captions = NULL;
	studio->root = NULL;
	studio->pressed = NULL;
}

void bn_studio_finish(struct bn_studio *studio)
{
	clear_scene(studio);
	bn_box_finish(&studio->boxes);
	bn_still_destroy(studio->still);
	bn_canvas_destroy(studio->canvas);
	bn_campaign_destroy(studio->campaign);
	bn_campaign_destroy(studio->lengthened);
	*studio = (struct bn_studio){0};
}

bool bn_studio_resize(struct bn_studio *studio, int width, int height)
{
	struct bn_canvas_options options = {.title = "Borne", .width = width, .height = height};
	bn_canvas_destroy(studio->canvas);
	studio->canvas = bn_canvas_create(&options);
	if (studio->canvas == NULL || !bn_canvas_open(studio->canvas))
		return false;
	bn_canvas_set_font(
		studio->canvas, studio->campaign->font.regular, studio->campaign->font.bold);
	return true;
}

static const struct bn_campaign *campaign_of(const struct bn_studio *studio, enum bn_look look)
{
	if (look == BN_LOOK_EMPTY)
		return &studio->emptied;
	return look == BN_LOOK_LONG ? studio->lengthened : studio->campaign;
}

static struct bn_builder builder_of(struct bn_studio *studio)
{
	int width = 0, height = 0;
	bn_canvas_size(studio->canvas, &width, &height);
	float unit = bn_canvas_unit(studio->canvas);
	static const struct bn_stage nobody;
	return bn_page_builder(
		studio->session != NULL ? bn_session_stage(studio->session) : &nobody,
		&studio->boxes, (float)width / unit, (float)height / unit);
}

static void begin_session(struct bn_studio *studio, enum bn_look look, const char *language)
{
	const struct bn_campaign *campaign = campaign_of(studio, look);
	static const int aids[BN_LOOK_COUNT] = {[BN_LOOK_LARGE] = BN_AID_TEXT,
		[BN_LOOK_CONTRAST] = BN_AID_CONTRAST,
		[BN_LOOK_LOW] = BN_AID_LOW};
	struct bn_action aid = {.code = BN_INTENT_AID, .index = aids[look]};
	struct bn_session_options options = {.campaign = campaign,
		.venue = studio->venue != NULL ? bn_campaign_venue(campaign, studio->venue)
					       : &campaign->venues[0],
		.language = language,
		.panel = &bn_scene_panel};
	studio->session = bn_session_create(&options, NOW_MS);
	if (look == BN_LOOK_LARGE || look == BN_LOOK_CONTRAST || look == BN_LOOK_LOW)
		bn_session_do(studio->session, &aid, NOW_MS);
}

/* In the loop somebody who speaks of a métier. */
static const struct bn_clip *clip_on(
	const struct bn_studio *studio, const struct bn_campaign *campaign)
{
	if (!bn_session_in_loop(studio->session))
		return bn_session_clip(studio->session);
	for (size_t i = 0; i < campaign->clip_count; i++)
		if (campaign->clips[i].cut == BN_CLIP_TESTIMONY)
			return &campaign->clips[i];
	return campaign->clip_count > 0 ? &campaign->clips[0] : NULL;
}

/* As if it had played for a third of its time. */
static void begin_clip(struct bn_studio *studio)
{
	struct bn_stage *stage = bn_session_stage(studio->session);
	const struct bn_clip *clip = clip_on(studio, stage->campaign);
	stage->clip = clip;
	if (clip == NULL)
		return;
	stage->clip_playing = true;
	stage->clip_length_ms = 1000 * (int64_t)clip->seconds;
	stage->clip_ms = stage->clip_length_ms / 3;
	const char *path = bn_text_get(&clip->captions, stage->language);
	if (path != NULL)
		studio->captions = bn_captions_load(path, bn_theme_caption.room, NULL);
	const struct bn_caption *words = bn_captions_at(studio->captions, stage->clip_ms);
	stage->caption = words != NULL ? words->text : NULL;
	stage->caption_above = words != NULL && words->above;
}

/* Borne's own drawings: a campaign's pictures, cut to the screen's shape, lose their faces. */
static void take_still(struct bn_studio *studio)
{
	struct bn_builder b = builder_of(studio);
	int width = b.portrait ? 1080 : 1920, height = b.portrait ? 1920 : 1080;
	if (bn_session_stage(studio->session)->clip == NULL || width == studio->still_width)
		return;
	bn_still_destroy(studio->still);
	struct bn_placing placing = {BN_FIT_COVER, .5f, .5f};
	char *path = bn_paths_share(b.portrait ? "assets/img/scene-cuisine-portrait.jpg"
					       : "assets/img/scene-cuisine-paysage.jpg");
	studio->still = bn_still_create(path, width, height, placing, ++studio->still_count);
	studio->still_width = width;
	free(path);
}

static void build(struct bn_studio *studio)
{
	struct bn_rect area = {0, 0, 0, 0};
	struct bn_builder b = builder_of(studio);
	bn_canvas_size(studio->canvas, &area.w, &area.h);
	bn_box_reset(&studio->boxes);
	studio->root = bn_box_root(&studio->boxes);
	bn_session_build(studio->session, &b, studio->root);
	studio->background = studio->root->fill != BN_TONE_NONE ? studio->root->fill : BN_TONE_TINT;
	studio->root->fill = BN_TONE_NONE;
	bn_layout_run(studio->canvas, studio->root, area, NULL, NULL);
}

enum bn_studio_staged bn_studio_stage(struct bn_studio *studio, const struct bn_scene *scene,
	enum bn_look look, const char *language)
{
	clear_scene(studio);
	if (look == BN_LOOK_CONTRAST)
		bn_theme_init_contrast(&studio->theme);
	else
		bn_theme_init(&studio->theme, &studio->campaign->brand);
	begin_session(studio, look, language);
	struct bn_builder b = builder_of(studio);
	if (!bn_scene_go(scene, studio->session, &b, NOW_MS)) {
		if (bn_scene_may_lack(scene))
			return BN_STUDIO_NOT_HERE;
		bn_log_error("kiosk", "%s %s: its way leads nowhere", scene->screen, scene->state);
		return BN_STUDIO_FAILED;
	}
	begin_clip(studio);
	if (scene->set != NULL && !scene->set(bn_session_stage(studio->session)))
		return BN_STUDIO_NOT_HERE;
	if (look == BN_LOOK_LOW && (b.reach == 0 || bn_session_in_loop(studio->session)))
		return BN_STUDIO_NOT_HERE;
	take_still(studio);
	build(studio);
	if (look == BN_LOOK_PRESSED && scene->press != NULL)
		studio->pressed = bn_scene_target(studio->root, scene->press);
	return BN_STUDIO_READY;
}

void bn_studio_draw(struct bn_studio *studio)
{
	struct bn_presses presses = bn_presses_on(studio->pressed);
	struct bn_painter painter = {.canvas = studio->canvas,
		.theme = &studio->theme,
		.presses = &presses,
		.now_ms = NOW_MS};
	if (studio->still != NULL && bn_session_stage(studio->session)->clip != NULL)
		painter.pictures.film = bn_still_frame(studio->still);
	bn_canvas_begin(studio->canvas, bn_painter_colour(&studio->theme, studio->background));
	bn_painter_draw(&painter, studio->root);
}
