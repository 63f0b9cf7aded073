#include "wings/staff/cards.h"

#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/clips.h"
#include "wings/staff/parts.h"

#include <inttypes.h>
#include <string.h>

static const char *words_of(
	const struct bn_panel *panel, struct bn_builder *b, enum bn_health_name name)
{
	char words[BN_HEALTH_TEXT * 2];
	bn_health_words(&panel->health, name, words, sizeof(words));
	return bn_box_text(b->boxes, "%s", words);
}

void bn_cards_place(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_panel *panel = stage->panel;
	const struct bn_event *event = bn_campaign_event(stage->campaign, panel->settings.event);
	if (event == NULL)
		event = bn_campaign_event(stage->campaign, panel->event);
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.id = "staff.place",
			.role = BN_ROLE_BUTTON,
			.action = bn_staff_go("staff_place"),
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 24,
			.min_height = 148,
			.pad = {20, 32, 20, 32},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.press = BN_PRESS_SOFT});
	bn_widget_icon(b, row, "calendar-event-fill", 60, BN_TONE_BRAND_INK);
	struct bn_box *words = bn_widget_add(b, row, (struct bn_box){.grow = 1});
	bn_widget_text(b, words, bn_page_say(stage, &bn_staff_venue(stage)->name), BN_TYPE_META,
		BN_TONE_INK_2);
	bn_widget_text(b, words,
		event != NULL ? bn_page_say(stage, &event->name) : _("Aucun événement aujourd’hui"),
		BN_TYPE_STRONG, BN_TONE_INK);
	if (b->portrait && !b->large)
		bn_widget_tag(b, row, _("Changer"));
	bn_widget_icon(b, row, "chevron-right", 44, BN_TONE_BRAND_INK);
}

static void build_sum(struct bn_builder *b, struct bn_box *parent, const char *id,
	const char *number, const char *words)
{
	struct bn_box *card = bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_TEXT,
			.grow = 1,
			.flow = b->portrait ? BN_COLUMN : BN_ROW,
			.cross = b->portrait ? BN_STRETCH : BN_CENTRE,
			.gap = b->portrait ? 4 : 24,
			.pad = b->portrait ? (struct bn_edges){28, 24, 28, 36}
					   : (struct bn_edges){12, 32, 12, 32},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_CARD,
			.shadow = 1});
	struct bn_box *figure = bn_widget_text(
		b, card, number, b->portrait ? BN_TYPE_FIGURE : BN_TYPE_H2, BN_TONE_BRAND_INK);
	if (!b->portrait)
		figure->min_width = 120;
	bn_widget_text(
		b, card, words, b->large && b->portrait ? BN_TYPE_META : BN_TYPE_BODY, BN_TONE_INK);
}

static const char *number_of(
	const struct bn_panel *panel, struct bn_builder *b, enum bn_health_name name)
{
	const struct bn_health_fact *fact = &panel->health.facts[name];
	return panel->known && fact->known ? bn_box_text(b->boxes, "%" PRId64, fact->value) : "–";
}

void bn_cards_sums(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_panel *panel = stage->panel;
	int ready = 0, all = 0;
	bn_clips_count(stage, &ready, &all);
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){
			.flow = b->portrait ? BN_ROW : BN_COLUMN, .gap = b->portrait ? 24 : 16});
	build_sum(b, row, "staff.today", number_of(panel, b, BN_HEALTH_LEADS_TODAY),
		bn_tr_count("demande du jour", "demandes du jour",
			(unsigned long)panel->health.facts[BN_HEALTH_LEADS_TODAY].value));
	build_sum(b, row, "staff.unsent", number_of(panel, b, BN_HEALTH_LEADS_UNSENT),
		_("à transmettre"));
	build_sum(b, row, "staff.ready",
		b->large && b->portrait ? bn_box_text(b->boxes, "%d", ready)
					: bn_box_text(b->boxes, "%d/%d", ready, all),
		_("vidéos prêtes"));
}

void bn_cards_unsent(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent)
{
	const struct bn_health_fact *unsent = &panel->health.facts[BN_HEALTH_LEADS_UNSENT];
	if (!panel->known || !unsent->known || unsent->value == 0)
		return;
	struct bn_box *card = bn_staff_card(b, parent);
	card->fill = BN_TONE_WARNING;
	struct bn_box *row = bn_widget_add(
		b, card, (struct bn_box){.flow = BN_ROW, .cross = BN_CENTRE, .gap = 24});
	bn_widget_icon(b, row, "cloud-arrow-up-fill", 56, BN_TONE_ON_WARNING);
	bn_staff_text(b, row, "staff.unsent_words",
		bn_box_text(b->boxes,
			bn_tr_count("%d demande à transmettre", "%d demandes à transmettre",
				(unsigned long)unsent->value),
			(int)unsent->value),
		BN_TYPE_STRONGER, BN_TONE_INK)
		->grow = 1;
	bn_widget_text(b, card,
		bn_box_text(b->boxes, _("La plus ancienne : %s. Dernière transmission : %s."),
			words_of(panel, b, BN_HEALTH_OLDEST_UNSENT),
			words_of(panel, b, BN_HEALTH_LAST_SENT)),
		BN_TYPE_BODY, BN_TONE_INK);
	bn_widget_text(b, card,
		bn_tr_count("Elle reste chiffrée sur la borne en attendant.",
			"Elles restent chiffrées sur la borne en attendant.",
			(unsigned long)unsent->value),
		BN_TYPE_BODY, BN_TONE_INK);
}

static void build_news(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent,
	enum bn_health_name name)
{
	enum bn_health_state state = panel->health.facts[name].state;
	bool bad = state == BN_HEALTH_BAD;
	struct bn_box *card = bn_staff_card(b, parent);
	card->id = bn_box_text(b->boxes, "staff.news.%s", bn_health_key(name));
	card->role = BN_ROLE_TEXT;
	card->flow = BN_ROW;
	card->gap = 24;
	card->fill = bad ? BN_TONE_PAPER : BN_TONE_WARNING;
	card->border = BN_TONE_ERROR;
	card->border_width = bad ? 6 : 0;
	bn_widget_icon(b, card, bn_staff_icon(state), 56, bn_staff_tone(state));
	struct bn_box *words = bn_widget_add(b, card, (struct bn_box){.grow = 1, .gap = 4});
	bn_widget_text(b, words, bn_health_label(name), BN_TYPE_STRONGER, BN_TONE_INK);
	bn_widget_text(b, words, words_of(panel, b, name), BN_TYPE_BODY, BN_TONE_INK);
	const char *advice = bn_health_advice(&panel->health, name);
	if (advice != NULL)
		bn_widget_text(b, words, advice, BN_TYPE_BODY, BN_TONE_INK);
}

void bn_cards_news(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent)
{
	for (int state = BN_HEALTH_BAD; panel->known && state >= BN_HEALTH_ATTENTION; state--)
		for (int name = 0; name < BN_HEALTH_COUNT; name++)
			if ((int)panel->health.facts[name].state == state)
				build_news(panel, b, parent, (enum bn_health_name)name);
}

static void build_disk(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *card)
{
	const struct bn_health_fact *disk = &panel->health.facts[BN_HEALTH_DISK];
	if (!disk->known || panel->disk_bytes == 0)
		return;
	float used = 1 - (float)disk->value / (float)panel->disk_bytes;
	bn_staff_title(b, card, "hdd-fill", _("Disque"),
		bn_box_text(b->boxes, _("%s libres sur %s"),
			bn_staff_bytes(b, (uint64_t)disk->value),
			bn_staff_bytes(b, panel->disk_bytes)));
	bn_widget_add(b, card,
		(struct bn_box){.id = "staff.disk",
			.role = BN_ROLE_PROGRESSBAR,
			.name = bn_box_text(
				b->boxes, _("%d %% du disque sont pris"), (int)(used * 100)),
			.height = 32,
			.content = BN_CONTENT_BAR,
			.part = used < 0 ? 0 : used,
			.tone = BN_TONE_BRAND_INK,
			.back_tone = BN_TONE_SOFT,
			.shape = BN_SHAPE_PILL});
}

void bn_cards_machine(const struct bn_panel *panel, struct bn_builder *b, struct bn_box *parent)
{
	static const enum bn_health_name names[] = {BN_HEALTH_LAST_SENT, BN_HEALTH_MEMORY,
		BN_HEALTH_TEMPERATURE, BN_HEALTH_CLOCK, BN_HEALTH_NETWORK, BN_HEALTH_CAMPAIGN,
		BN_HEALTH_CHECK, BN_HEALTH_UPTIME, BN_HEALTH_VERSION};
	struct bn_box *card = bn_staff_card(b, parent);
	if (!panel->known) {
		bn_staff_title(b, card, "hdd-fill", _("Un instant…"), NULL);
		return;
	}
	build_disk(panel, b, card);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		enum bn_health_state state = panel->health.facts[names[i]].state;
		bn_staff_line(b, card);
		struct bn_box *row = bn_widget_add(b, card,
			(struct bn_box){.id = bn_box_text(
						b->boxes, "staff.fact.%s", bn_health_key(names[i])),
				.role = BN_ROLE_LISTITEM,
				.flow = b->large ? BN_COLUMN : BN_ROW,
				.gap = b->large ? 0 : 20});
		struct bn_box *left = row;
		if (b->large)
			left = bn_widget_add(b, row, (struct bn_box){.flow = BN_ROW, .gap = 20});
		bn_widget_icon(b, left, bn_staff_icon(state), 44, bn_staff_tone(state));
		struct bn_box *label = bn_widget_text(
			b, left, bn_health_label(names[i]), BN_TYPE_STRONG, BN_TONE_INK);
		if (b->large)
			label->grow = 1;
		else
			label->width = 340;
		struct bn_box *words = bn_widget_text(
			b, row, words_of(panel, b, names[i]), BN_TYPE_BODY, BN_TONE_INK_2);
		words->grow = b->large ? 0 : 1;
		words->justify = b->large ? BN_JUSTIFY_LEFT : BN_JUSTIFY_RIGHT;
	}
}
