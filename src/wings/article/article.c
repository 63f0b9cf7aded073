/* A page of the campaign's own, told in blocks. From one page to another and back it keeps the way
 * itself: for the session all of them are one screen. */
#include "wings/article/article.h"

#include "base/str.h"
#include "base/tr.h"
#include "wings/article/block.h"
#include "wings/page.h"

#include <stdio.h>

#define TRAIL_MOST  8
#define HEAD        740 /* upright, with a picture */
#define COLUMN      672 /* on a wide screen */
#define OPENED_MOST 32

struct shown {
	const char *trail[TRAIL_MOST]; /* ids; the last is on show */
	size_t depth;
	char opened[OPENED_MOST];
	const char *code; /* what the code that is enlarged says */
};

static const struct bn_article *article_of(const struct bn_stage *stage, const void *state)
{
	const struct shown *shown = state;
	if (shown->depth == 0)
		return NULL;
	return bn_campaign_article(stage->campaign, shown->trail[shown->depth - 1]);
}

static void enter(const struct bn_stage *stage, void *state, const char *argument)
{
	struct shown *shown = state;
	const struct bn_article *article = bn_campaign_article(stage->campaign, argument);
	if (article != NULL)
		*shown = (struct shown){.trail = {article->id}, .depth = 1};
}

static void turn(const struct bn_stage *stage, struct shown *shown, const char *id)
{
	const struct bn_article *article = bn_campaign_article(stage->campaign, id);
	if (article == NULL)
		return;
	shown->opened[0] = '\0';
	/* To a page one came through: back to it. */
	for (size_t i = 0; i < shown->depth; i++)
		if (bn_str_same(shown->trail[i], article->id))
			shown->depth = i;
	if (shown->depth == TRAIL_MOST)
		shown->depth--;
	shown->trail[shown->depth++] = article->id;
}

static struct bn_action act(
	const struct bn_stage *stage, void *state, const struct bn_action *action)
{
	struct shown *shown = state;
	if (action->code == BN_ARTICLE_TURN)
		turn(stage, shown, action->text);
	else if (bn_str_same(shown->opened, action->argument))
		shown->opened[0] = '\0';
	else
		snprintf(shown->opened, sizeof(shown->opened), "%s", action->argument);
	return (struct bn_action){0};
}

static bool back(const struct bn_stage *stage, void *state)
{
	struct shown *shown = state;
	(void)stage;
	shown->opened[0] = '\0';
	if (shown->depth <= 1)
		return false;
	shown->depth--;
	return true;
}

static int step(const struct bn_stage *stage, const void *state)
{
	(void)stage;
	return (int)((const struct shown *)state)->depth;
}

static void build_title(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *column,
	const struct bn_article *article)
{
	const char *title = bn_page_say(stage, &article->title);
	struct bn_box *words = bn_widget_add(b, column,
		(struct bn_box){.id = "article.title",
			.role = BN_ROLE_TEXT,
			.gap = 4,
			.pad = {b->portrait ? 24 : 28, 48, b->portrait ? 32 : 48, 56}});
	if (article->kicker.count > 0)
		bn_widget_text(b, words, bn_page_say(stage, &article->kicker), BN_TYPE_STRONG,
			BN_TONE_ACCENT);
	bn_widget_text(b, words, title,
		bn_page_short(title, 60, b->large ? 12 : 14) ? BN_TYPE_H2 : BN_TYPE_H3,
		BN_TONE_ON_BRAND);
}

/* The brand, the picture, and what the page is about: above, or at the left. */
static void build_head(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *head,
	const struct bn_article *article)
{
	struct bn_box *bar = bn_widget_add(
		b, head, (struct bn_box){.height = b->portrait ? 124 : 180, .flow = BN_STACK});
	bn_page_brand(stage, b, bar, b->portrait ? 52 : 56, b->portrait ? 22 : 48, true);
	if (article->picture != NULL)
		bn_widget_picture(b, head, article->picture,
			(struct bn_box){.grow = 1,
				.placing = {bn_str_ends(article->picture, ".png") ? BN_FIT_BOTTOM
										  : BN_FIT_COVER,
					.5f, bn_str_ends(article->picture, ".png") ? 1 : .5f}});
	build_title(stage, b, head, article);
	if (article->picture == NULL && !b->portrait)
		bn_widget_add(b, head, (struct bn_box){.grow = 1});
}

static void build_dock(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	struct bn_dock dock = bn_page_dock(stage, b, root, false, true);
	struct bn_button contact = {.id = "article.contact",
		.label = _("Être recontacté"),
		.icon = "chat-heart-fill",
		.action = {.code = BN_INTENT_GO, .text = "lead_form"}};
	bn_widget_button(b, dock.actions, &contact)->grow = 1;
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_article *article = article_of(stage, state);
	if (article == NULL) {
		bn_page_dock(stage, b, root, false, false);
		return;
	}
	struct bn_article_look look = {stage, b, ((const struct shown *)state)->opened};
	float dock = bn_widget_dock_height(b, true);
	struct bn_box *page = bn_widget_add(b, root,
		(struct bn_box){.inset = {0, 0, b->portrait ? dock - 44 : dock, 0},
			.flow = b->portrait ? BN_COLUMN : BN_ROW});
	struct bn_box *head = bn_widget_add(b, page,
		(struct bn_box){.width = b->portrait ? 0 : COLUMN,
			.height = !b->portrait || article->picture == NULL ? 0
				  : b->large                               ? HEAD + 80
									   : HEAD,
			.fill = BN_TONE_BRAND});
	build_head(stage, b, head, article);
	struct bn_box *list = bn_widget_add(b, page,
		(struct bn_box){.id = bn_box_text(b->boxes, "article.blocks.%s", article->id),
			.role = BN_ROLE_LIST,
			.name = bn_page_say(stage, &article->title),
			.scroll = true,
			.grow = 1,
			.gap = 36,
			.pad = b->portrait ? (struct bn_edges){36, 48, 84, 48}
					   : (struct bn_edges){40, 48, 40, 40}});
	for (size_t i = 0; i < article->block_count; i++)
		bn_article_block_build(&look, list, &article->blocks[i], i);
	build_dock(stage, b, root);
}

static const struct bn_screen article = {.name = "article",
	.state_size = sizeof(struct shown),
	.enter = enter,
	.build = build,
	.act = act,
	.back = back,
	.step = step};

static void enter_code(const struct bn_stage *stage, void *state, const char *argument)
{
	(void)stage;
	((struct shown *)state)->code = argument;
}

static void build_code(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const char *code = ((const struct shown *)state)->code;
	struct bn_qr_dialog dialog = {.id = "article_code",
		.title = _("Photographiez ce code avec votre téléphone"),
		.words = bn_page_address(code != NULL ? code : stage->campaign->page),
		.code = code != NULL ? code : stage->campaign->page};
	bn_page_qr_dialog(b, root, &dialog);
}

static const struct bn_screen code = {.name = "article_code",
	.state_size = sizeof(struct shown),
	.overlay = true,
	.enter = enter_code,
	.build = build_code};

static const struct bn_screen *const screens[] = {&article, &code, NULL};
const struct bn_wing bn_article_wing = {"article", screens};
