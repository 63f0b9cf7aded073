#include "wings/feed/page.h"

#include "base/tr.h"
#include "wings/feed/feed.h"
#include "wings/page.h"

/* Of the last page, upright: what is under its buttons, and each of these with the gap above. */
#define END_BELOW 84
#define END_WAY   (128 + 24)

/* Pages beside the one on show are only to be seen. */
static void calm(struct bn_box *box)
{
	box->id = NULL;
	box->role = BN_ROLE_NONE;
	box->action = (struct bn_action){0};
	for (struct bn_box *child = box->first; child != NULL; child = child->next)
		calm(child);
}

/* The métier's own picture stands there until the film's first one is; not beside it. */
static void build_film(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *page,
	const struct bn_clip *clip, bool on)
{
	struct bn_placing placing = bn_page_clip_placing(stage, clip, b->portrait);
	const struct bn_profession *profession =
		clip->profession != NULL ? bn_campaign_profession(stage->campaign, clip->profession)
					 : NULL;
	if (profession != NULL && placing.fit == BN_FIT_COVER)
		bn_widget_picture(b, page, profession->scene,
			(struct bn_box){.placing = {BN_FIT_COVER, .5f, .3f}});
	if (on || clip == stage->still)
		bn_widget_add(b, page,
			(struct bn_box){.content = on ? BN_CONTENT_VIDEO : BN_CONTENT_STILL,
				.placing = placing});
}

static void build_ramps(struct bn_builder *b, struct bn_box *page)
{
	bn_widget_add(b, page,
		(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
			.height = b->portrait ? 940 : 420,
			.content = BN_CONTENT_RAMP,
			.content_alpha = b->portrait ? .9f : .6f,
			.tone = BN_TONE_SCRIM});
	if (!b->portrait)
		bn_widget_add(b, page,
			(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
				.width = 1100,
				.content = BN_CONTENT_RAMP,
				.content_alpha = .8f,
				.ramp = BN_RAMP_LEFT,
				.tone = BN_TONE_SCRIM});
}

/* The words that open it; low on the screen, where no face is. */
static void build_hook(struct bn_builder *b, struct bn_box *parent, const char *hook)
{
	if (hook[0] == '\0')
		return;
	struct bn_box *bubble = bn_widget_add(b, parent,
		(struct bn_box){.id = "feed.hook",
			.role = BN_ROLE_TEXT,
			.self = BN_START,
			.max_width = 760,
			.pad = {24, 40, 28, 40},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY});
	bn_widget_text(b, bubble, hook, BN_TYPE_CARD, BN_TONE_BRAND_INK);
}

static void build_words(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *page,
	const struct bn_clip *clip, bool on, float below)
{
	struct bn_box *foot = bn_widget_add(b, page,
		(struct bn_box){.anchor = BN_LEFT | BN_BOTTOM,
			.inset = {0, 0, below, 48},
			/* Beside the controls; or before the face, on a wide screen. */
			.width = b->portrait ? (b->large ? 760 : 804) : (b->large ? 860 : 1040),
			.gap = b->portrait || !b->large ? 28 : 16});
	/* First, so that nothing below jumps when they come and go. */
	if (on)
		bn_page_captions(stage, b, page, foot, 48,
			stage->clip_failed ? _("Ce témoignage ne peut pas être lu pour le moment.")
					   : stage->caption);
	build_hook(b, foot, bn_page_say(stage, &clip->hook));
	struct bn_box *title = bn_widget_text(
		b, foot, bn_page_say(stage, &clip->title), BN_TYPE_H3, BN_TONE_ON_BRAND);
	title->id = "feed.title";
	title->role = BN_ROLE_TEXT;
	title->pad.left = 8;
}

void bn_feed_page_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *page,
	const struct bn_clip *clip, bool on, float below)
{
	page->fill = BN_TONE_NIGHT;
	build_film(stage, b, page, clip, on);
	build_ramps(b, page);
	bn_widget_add(b, page,
		(struct bn_box){.id = "feed.surface",
			.role = BN_ROLE_BUTTON,
			.name = stage->clip_playing ? _("Pause") : _("Lire"),
			.action = {.code = BN_INTENT_PLAY}});
	if (on)
		bn_page_signs(stage, b, page);
	build_words(stage, b, page, clip, on, below);
	if (!on)
		calm(page);
}

/* Those who do these métiers, above the ways on or beside them. */
static void build_trio(struct bn_builder *b, struct bn_box *page, bool again)
{
	unsigned anchor = BN_BOTTOM | (b->portrait ? BN_MIDDLE : BN_RIGHT);
	float bottom = b->portrait ? END_BELOW + (again ? 3 : 2) * END_WAY : 0;
	bn_widget_add(b, page,
		(struct bn_box){.anchor = anchor,
			.inset = {0, b->portrait ? 0 : 108, bottom, 0},
			.width = 740,
			.height = 740,
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_ARCH});
	bn_widget_picture(b, page, bn_page_drawing(b, "trio-metiers.png"),
		(struct bn_box){.anchor = anchor,
			.inset = {0, b->portrait ? 0 : 62, bottom, 0},
			.width = 832,
			.height = 600,
			.placing = {BN_FIT_BOTTOM, .5f, 1}});
}

static void build_ways(struct bn_builder *b, struct bn_box *page, bool again)
{
	const struct bn_button buttons[] = {
		{.id = "feed.contact",
			.label = _("Être recontacté"),
			.icon = "chat-heart-fill",
			.action = {.code = BN_INTENT_GO, .text = "lead_form"}},
		{.id = "feed.professions",
			.label = _("Découvrir les métiers"),
			.icon = "people-fill",
			.kind = BN_BUTTON_WHITE,
			.action = {.code = BN_INTENT_GO, .text = "professions"}},
		{.id = "feed.again",
			.label = _("Revoir depuis le début"),
			.icon = "arrow-counterclockwise",
			.kind = BN_BUTTON_WHITE,
			.action = {.code = BN_FEED_AGAIN}},
	};
	struct bn_box *ways = bn_widget_add(b, page,
		(struct bn_box){.anchor = BN_LEFT | BN_BOTTOM | (b->portrait ? BN_RIGHT : 0),
			.inset = {0, 48, b->portrait ? END_BELOW : 40, 48},
			.width = b->portrait ? 0 : 864,
			.gap = 24});
	for (size_t i = 0; i < sizeof(buttons) / sizeof(buttons[0]); i++)
		if (again || buttons[i].action.code != BN_FEED_AGAIN)
			bn_widget_button(b, ways, &buttons[i]);
}

/* What to do where there is no film. */
static void build_last(
	struct bn_builder *b, struct bn_box *page, const char *title, const char *lead, bool again)
{
	page->fill = BN_TONE_BRAND;
	build_trio(b, page, again);
	struct bn_box *words = bn_widget_add(b, page,
		(struct bn_box){.anchor = BN_LEFT | BN_TOP,
			.inset = {b->portrait ? 216 : 180, 48, 0, 48},
			.max_width = b->portrait ? 984 : 1000, /* beside the drawing */
			.gap = 24,
			.cross = BN_START});
	struct bn_box *bubble = bn_widget_add(b, words,
		(struct bn_box){.id = "feed.end",
			.role = BN_ROLE_TEXT,
			.pad = {28, 48, 34, 44},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_SAY});
	bn_widget_text(b, bubble, title, BN_TYPE_H2, BN_TONE_BRAND_INK);
	bn_widget_text(b, words, lead, BN_TYPE_LEAD, BN_TONE_ON_BRAND)->pad.left = 8;
	build_ways(b, page, again);
}

void bn_feed_page_none(struct bn_builder *b, struct bn_box *page)
{
	build_last(b, page, _("Les témoignages arrivent bientôt"),
		_("En attendant, découvrez les métiers."), false);
}

void bn_feed_page_end(struct bn_builder *b, struct bn_box *page, bool on)
{
	build_last(b, page, _("Vous avez tout vu !"), _("Et maintenant, à vous."), true);
	if (!on)
		calm(page);
}
