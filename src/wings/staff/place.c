/* Where the kiosk stands, and what for: of the campaign's lists. */
#include "base/str.h"
#include "base/tr.h"
#include "wings/page.h"
#include "wings/staff/parts.h"

#include <string.h>

/* NULL: it has no date. */
static const char *days_of(struct bn_builder *b, const struct bn_event *event)
{
	if (event->from == NULL || event->to == NULL || strcmp(event->from, event->to) == 0)
		return event->from != NULL ? bn_page_date(b, event->from) : NULL;
	return bn_box_text(b->boxes, _("Du %s au %s"), bn_page_date(b, event->from),
		bn_page_date(b, event->to));
}

static void build(
	const struct bn_stage *stage, void *state, struct bn_builder *b, struct bn_box *root)
{
	const struct bn_campaign *campaign = stage->campaign;
	const struct bn_settings *settings = &stage->panel->settings;
	(void)state;
	struct bn_box *list = bn_staff_page(
		stage, b, root, "staff_place.list", _("Où est la borne ?"));
	bool chosen = bn_campaign_venue(campaign, settings->venue) != NULL;
	bn_staff_text(b, list, "staff_place.venues", _("Le lieu"), BN_TYPE_STRONGER, BN_TONE_INK);
	for (size_t i = 0; i < campaign->venue_count; i++) {
		const struct bn_venue *venue = &campaign->venues[i];
		const char *now = chosen ? settings->venue : stage->venue->id;
		struct bn_check check = {
			.id = bn_box_text(b->boxes, "staff_place.venue.%s", venue->id),
			.title = bn_page_say(stage, &venue->name),
			.detail = venue->touch ? NULL : _("Écran hors de portée : le film seul"),
			.ticked = bn_str_same(venue->id, now),
			.one = true,
			.action = bn_staff_order(BN_ORDER_VENUE, venue->id)};
		bn_widget_check(b, list, &check);
	}
	bn_staff_text(
		b, list, "staff_place.events", _("L’événement"), BN_TYPE_STRONGER, BN_TONE_INK);
	const struct bn_event *event = bn_campaign_event(campaign, settings->event);
	struct bn_check by_date = {.id = "staff_place.by_date",
		.title = _("Selon la date"),
		.detail = _("Celui du jour dans ce lieu, s’il y en a un"),
		.ticked = event == NULL,
		.one = true,
		.action = bn_staff_order(BN_ORDER_EVENT, NULL)};
	bn_widget_check(b, list, &by_date);
	for (size_t i = 0; i < campaign->event_count; i++) {
		const struct bn_event *one = &campaign->events[i];
		struct bn_check check = {
			.id = bn_box_text(b->boxes, "staff_place.event.%s", one->id),
			.title = bn_page_say(stage, &one->name),
			.detail = days_of(b, one),
			.ticked = event == one,
			.one = true,
			.action = bn_staff_order(BN_ORDER_EVENT, one->id)};
		bn_widget_check(b, list, &check);
	}
}

const struct bn_screen bn_staff_place = {.name = "staff_place", .staff = true, .build = build};
