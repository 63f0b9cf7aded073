/* A testimony on the visitor's own telephone, or a friend's: its address as a code. */
#include "base/tr.h"
#include "wings/feed/feed.h"
#include "wings/page.h"

struct share {
	const char *id; /* the campaign's */
};

const char *bn_feed_address(const struct bn_campaign *campaign, const struct bn_clip *clip)
{
	return clip != NULL && clip->page != NULL ? clip->page : campaign->page;
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	(void)stage;
	((struct share *)state)->id = argument;
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct share *share = state;
	const struct bn_clip *clip =
		share->id != NULL ? bn_campaign_clip(stage->campaign, share->id) : NULL;
	const char *address = bn_feed_address(stage->campaign, clip);
	if (address == NULL)
		return;
	struct bn_qr_dialog dialog = {.id = "share",
		.title = _("Photographiez ce code pour partager"),
		.words = bn_page_address(address),
		.code = address};
	bn_page_qr_dialog(b, root, &dialog);
}

const struct bn_screen bn_feed_share = {.name = "share",
	.state_size = sizeof(struct share),
	.overlay = true,
	.enter = enter,
	.build = build};
