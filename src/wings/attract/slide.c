#include "wings/attract/looks.h"
#include "wings/page.h"

/* The métier of the slide that is on; NULL: it is the home screen's picture. */
static const struct bn_profession *profession_of(const struct bn_stage *stage)
{
	size_t which = stage->slide % (stage->campaign->profession_count + 1);
	return which > 0 ? &stage->campaign->professions[which - 1] : NULL;
}

const char *bn_slide_title(const struct bn_stage *stage)
{
	const struct bn_profession *profession = profession_of(stage);
	return bn_page_say(
		stage, profession != NULL ? &profession->title : &stage->campaign->question);
}

/* Two faces before half a disc, on the brand's colour. */
static void build_home(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *picture)
{
	float size = b->portrait ? 1000 : 960;
	picture->fill = BN_TONE_BRAND;
	bn_widget_add(b, picture,
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, b->portrait ? 40 : 20, b->portrait ? -40 : -120, 0},
			.width = size,
			.height = size,
			.fill = BN_TONE_HALO,
			.shape = BN_SHAPE_ARCH});
	bn_widget_picture(b, picture, stage->campaign->picture,
		(struct bn_box){.anchor = BN_RIGHT | BN_BOTTOM,
			.inset = {0, b->portrait ? 30 : 0, b->portrait ? 60 : 0, 0},
			.width = b->portrait ? 1040 : 1060,
			.height = b->portrait ? 800 : 820,
			.placing = {BN_FIT_BOTTOM, .5f, 1}});
}

void bn_slide_build(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_profession *profession = profession_of(stage);
	/* On a wide screen the words have the left; the picture begins in their shade. */
	bool beside = !b->portrait && stage->venue->touch && profession != NULL;
	struct bn_box *picture = bn_widget_add(b, root,
		(struct bn_box){
			.anchor = BN_LEFT | BN_RIGHT | BN_TOP | (b->portrait ? 0 : BN_BOTTOM),
			.inset = {0, 0, 0, beside ? 720 : 0},
			.height = b->portrait ? 1300 : 0,
			.flow = BN_STACK,
			.clip = true});
	if (profession == NULL) {
		build_home(stage, b, picture);
	} else {
		bn_widget_picture(b, picture, profession->scene,
			(struct bn_box){.placing = {BN_FIT_COVER, .5f, .4f}});
	}
	if (beside) /* so that it has no edge there */
		bn_widget_add(b, picture,
			(struct bn_box){.anchor = BN_LEFT | BN_TOP | BN_BOTTOM,
				.width = 300,
				.content = BN_CONTENT_RAMP,
				.ramp = BN_RAMP_LEFT,
				.tone = BN_TONE_SCRIM});
	if (b->portrait)
		bn_widget_add(b, picture,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_BOTTOM,
				.height = 220,
				.content = BN_CONTENT_RAMP,
				.tone = BN_TONE_SCRIM});
}
