#include "content/event.h"

#include "base/str.h"
#include "base/tr.h"
#include "content/field.h"
#include "content/venue.h"

#include <string.h>

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_event *event = item;
	const struct bn_node *to = bn_node_get(node, "to"), *venue = bn_node_get(node, "venue");
	if (to != NULL && bn_node_get(node, "from") == NULL)
		bn_field_tell(reader, to,
			_("« to » sans « from » ; donnez aussi le premier jour, par exemple from: "
			  "2026-03-12"));
	else if (venue != NULL && bn_node_get(node, "from") == NULL)
		bn_field_tell(reader, venue,
			_("« venue » sans « from » ; donnez le jour, par exemple from: "
			  "2026-03-12, ou retirez « venue »"));
	if (event->from != NULL && event->to != NULL && strcmp(event->to, event->from) < 0)
		bn_field_tell(reader, to,
			_("« to » (%s) est avant « from » (%s) ; échangez-les, ou corrigez l’un "
			  "des deux"),
			event->to, event->from);
}

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_event, member, kind, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(id, BN_FIELD_ID, .required = true, .hint = "forum-cahors",
		.help = "Le nom court de l’événement, celui de borne --event."),
	ONE(name, BN_FIELD_TEXT, .required = true, .letters = 60,
		.hint = "Forum de l’emploi de Cahors",
		.help = "Son nom, dans le tableau du recruteur."),
	ONE(venue, BN_FIELD_NAME, .table = &bn_venue_fields, .hint = "salon",
		.help = "Le lieu où il est choisi de lui-même, aux jours dits."),
	ONE(from, BN_FIELD_DATE, .hint = "2026-03-12", .help = "Son premier jour."),
	ONE(to, BN_FIELD_DATE, .hint = "2026-03-13",
		.help = "Son dernier jour. Sans lui : le même. bornectl check avertit quand il est "
			"passé."),
};

const struct bn_field_table bn_event_fields = {
	.what = BN_TR("événement"),
	.size = sizeof(struct bn_event),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

bool bn_event_holds(const struct bn_event *event, const char *venue, const char *day)
{
	const char *to = event->to != NULL ? event->to : event->from;
	return event->venue != NULL && event->from != NULL && bn_str_same(event->venue, venue) &&
	       strcmp(event->from, day) <= 0 && strcmp(day, to) <= 0;
}
