#include "wings/staff/clips.h"

#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

#include <string.h>

#define CLIPS_MOST 12 /* rows; the rest are counted */

static bool is_listed(const struct bn_venue *venue, size_t until, const struct bn_clip *clip)
{
	for (size_t i = 0; i < until; i++)
		if (venue->playlist[i].clip == clip)
			return true;
	return false;
}

/* However often it is in a round. */
void bn_clips_count(const struct bn_stage *stage, int *ready, int *all)
{
	const struct bn_venue *venue = bn_staff_venue(stage);
	*ready = *all = 0;
	for (size_t i = 0; i < venue->playlist_count; i++) {
		const struct bn_clip *clip = venue->playlist[i].clip;
		if (is_listed(venue, i, clip))
			continue;
		++*all;
		*ready += bn_panel_aside(stage->panel, clip->id) == NULL;
	}
}

struct state {
	enum bn_health_state state;
	const char *word;
};

static struct state state_of(const struct bn_panel *panel, const struct bn_clip *clip)
{
	bool bare = bn_text_get(&clip->captions, "fr") == NULL;
	if (bn_panel_aside(panel, clip->id) != NULL)
		return (struct state){BN_HEALTH_BAD, _("Mise de côté")};
	if (strcmp(panel->on, clip->id) == 0)
		return (struct state){bare ? BN_HEALTH_ATTENTION : BN_HEALTH_GOOD, _("À l’écran")};
	return bare ? (struct state){BN_HEALTH_ATTENTION, _("Sans sous-titres")}
		    : (struct state){BN_HEALTH_GOOD, _("Prête")};
}

static void build_clip(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *card,
	const struct bn_clip *clip)
{
	struct state state = state_of(stage->panel, clip);
	const char *why = bn_panel_aside(stage->panel, clip->id);
	enum bn_tone tone = bn_staff_tone(state.state);
	bn_staff_line(b, card);
	struct bn_box *item = bn_widget_add(b, card,
		(struct bn_box){.id = bn_box_text(b->boxes, "staff.clip.%s", clip->id),
			.role = BN_ROLE_LISTITEM,
			.gap = 8});
	struct bn_box *row = bn_widget_add(
		b, item, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 20});
	bn_widget_icon(b, row, bn_staff_icon(state.state), 44, tone);
	bn_widget_text(b, row, bn_page_say(stage, &clip->title), BN_TYPE_STRONG, BN_TONE_INK)
		->grow = 1;
	if (!b->large)
		bn_widget_text(b, row,
			bn_box_text(b->boxes, "%d:%02d", clip->seconds / 60, clip->seconds % 60),
			BN_TYPE_BODY, BN_TONE_INK_2);
	bn_widget_text(b, row, state.word, BN_TYPE_STRONG, tone);
	if (why == NULL || why[0] == '\0')
		return;
	struct bn_box *words = bn_widget_add(b, item, (struct bn_box){.pad = {0, 0, 0, 64}});
	bn_widget_text(b, words, bn_health_clip_words(why), BN_TYPE_BODY, BN_TONE_INK);
}

/* Those set aside come first, whatever the order they are shown in. */
void bn_clips_card(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_venue *venue = bn_staff_venue(stage);
	int ready = 0, all = 0, shown = 0;
	bn_clips_count(stage, &ready, &all);
	struct bn_box *card = bn_staff_card(b, parent);
	bn_staff_title(b, card, "film", _("Vidéos"),
		bn_box_text(b->boxes, _("%d prêtes sur %d"), ready, all));
	for (int aside = 1; aside >= 0; aside--)
		for (size_t i = 0; i < venue->playlist_count; i++) {
			const struct bn_clip *clip = venue->playlist[i].clip;
			bool is_aside = bn_panel_aside(stage->panel, clip->id) != NULL;
			if (is_listed(venue, i, clip) || shown == CLIPS_MOST ||
				is_aside != (aside == 1))
				continue;
			build_clip(stage, b, card, clip);
			shown++;
		}
	if (all > shown)
		bn_widget_text(b, card, bn_box_text(b->boxes, _("et %d autres"), all - shown),
			BN_TYPE_BODY, BN_TONE_INK_2);
}
