#include "content/venue.h"

#include "base/mem.h"
#include "base/tr.h"
#include "content/field.h"

#define ITEM(member, kind, ...) BN_FIELD_ONE(struct bn_venue_item, member, kind, __VA_ARGS__)

static const struct bn_field item_fields[] = {
	ITEM(clip, BN_FIELD_REFERENCE, .required = true, .table = &bn_clip_fields,
		.hint = "lot-long", .help = "L’id du film. Seul, il peut s’écrire sans « clip: »."),
	ITEM(weight, BN_FIELD_INTEGER, .min = 1, .max = 10, .preset = 1, .hint = "3",
		.help = "Combien de fois il passe par tour, à intervalles réguliers."),
	BN_FIELD_MANY(struct bn_venue_item, days, day_count, BN_FIELD_WORD, .min = 1, .max = 7,
		.words = bn_hours_day_words, .hint = "[samedi]",
		.help = "Les jours où il passe. Sans eux : tous."),
	BN_FIELD_MANY(struct bn_venue_item, hours, hour_count, BN_FIELD_STRUCT, .min = 1, .max = 50,
		.table = &bn_hours_fields,
		.help = "Les heures où il passe. Sans elles : toujours."),
};

static const struct bn_field_table item_table = {
	.size = sizeof(struct bn_venue_item),
	.fields = item_fields,
	.count = BN_FIELD_COUNT(item_fields),
	.lone = "clip",
};

static const struct bn_field card_fields[] = {
	BN_FIELD_ONE(struct bn_venue_card, title, BN_FIELD_TEXT, .required = true, .letters = 36,
		.hint = "Et si c’était votre métier ?", .help = "Le titre de la carte."),
	BN_FIELD_ONE(struct bn_venue_card, text, BN_FIELD_TEXT, .letters = 72,
		.hint = "Découvrez les métiers du social près de chez vous.",
		.help = "La phrase au-dessous."),
	BN_FIELD_ONE(struct bn_venue_card, seconds, BN_FIELD_INTEGER, .min = 2, .max = 120,
		.preset = 8, .hint = "8", .help = "Les secondes qu’elle reste."),
};

static const struct bn_field_table card_table = {
	.size = sizeof(struct bn_venue_card),
	.fields = card_fields,
	.count = BN_FIELD_COUNT(card_fields),
};

static const char *const orders[] = {"listed", "shuffled", NULL};
static const char *const changes[] = {"fade", "cut", NULL};
static const char *const captions[] = {"auto", "on", "off", NULL};

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	struct bn_venue *venue = item;
	const struct bn_node *cuts = bn_node_get(node, "cuts");
	if (venue->playlist_count > 0 && venue->cut_count > 0)
		bn_field_tell(reader, cuts,
			_("« cuts » et « playlist » à la fois ; gardez l’un des deux"));
	else if (venue->playlist_count == 0 && venue->cut_count == 0)
		bn_field_tell(reader, node,
			_("il manque « playlist » ou « cuts » ; par exemple cuts: [short]"));
	if (venue->touch && bn_venue_has_card(venue))
		bn_field_tell(reader, bn_node_get(node, "card"),
			_("« card » est pour un écran que l’on ne touche pas ; ajoutez touch: "
			  "false, ou retirez « card »"));
	if (cuts != NULL)
		bn_node_place(cuts, &venue->cuts_line, &venue->cuts_column);
}

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_venue, member, kind, __VA_ARGS__)
#define MANY(member, count, kind, ...) \
	BN_FIELD_MANY(struct bn_venue, member, count, kind, .min = 1, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(id, BN_FIELD_ID, .required = true, .hint = "salon",
		.help = "Le nom court du lieu, celui de borne --venue."),
	ONE(name, BN_FIELD_TEXT, .required = true, .letters = 40, .hint = "Salon de l’emploi",
		.help = "Le nom du lieu."),
	MANY(playlist, playlist_count, BN_FIELD_STRUCT, .max = 500, .table = &item_table,
		.help = "Les films de la boucle, dans l’ordre ; ou « cuts »."),
	MANY(cuts, cut_count, BN_FIELD_WORD, .max = 3, .words = bn_clip_cuts,
		.hint = "[long, testimony]",
		.help = "À la place de « playlist » : tous les films de ces formats."),
	ONE(order, BN_FIELD_WORD, .words = orders, .hint = "shuffled",
		.help = "Dans l’ordre (listed), ou mélangés, autrement à chaque tour (shuffled)."),
	ONE(change, BN_FIELD_WORD, .words = changes, .hint = "fade",
		.help = "D’un film à l’autre : un fondu (fade), ou d’un coup (cut)."),
	MANY(hours, hour_count, BN_FIELD_STRUCT, .max = 50, .table = &bn_hours_fields,
		.help = "Quand la boucle passe. En dehors, l’écran dit quand elle revient. Sans "
			"elles : toujours."),
	ONE(touch, BN_FIELD_BOOLEAN, .preset = true, .hint = "true",
		.help = "Non pour un écran hors de portée : le film seul, rien à toucher."),
	ONE(sound, BN_FIELD_BOOLEAN, .hint = "false", .help = "Le son des films de la boucle."),
	ONE(volume, BN_FIELD_INTEGER, .max = 100, .preset = 40, .hint = "40",
		.help = "La force du son, de 0 à 100."),
	ONE(captions, BN_FIELD_WORD, .words = captions, .hint = "auto",
		.help = "Les sous-titres de la boucle : on, off, ou auto, là où il n’y a pas de "
			"son."),
	ONE(qr, BN_FIELD_BOOLEAN, .preset = true, .hint = "true",
		.help = "Le code QR sur la boucle."),
	ONE(card, BN_FIELD_STRUCT, .table = &card_table,
		.help = "Sans toucher (touch: false) : une carte de fin après chaque tour, avec le "
			"code QR et l’adresse."),
};

const struct bn_field_table bn_venue_fields = {
	.what = BN_TR("lieu"),
	.size = sizeof(struct bn_venue),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

bool bn_venue_captioned(const struct bn_venue *venue)
{
	return venue->captions == BN_VENUE_CAPTIONS_ON ||
	       (venue->captions == BN_VENUE_CAPTIONS_AUTO && !venue->sound);
}

bool bn_venue_has_card(const struct bn_venue *venue)
{
	return venue->card.title.count > 0;
}

bool bn_venue_item_holds(const struct bn_venue_item *item, struct bn_moment now)
{
	unsigned mask = bn_hours_mask(item->days, item->day_count);
	return bn_hours_hold(item->hours, item->hour_count, mask, now);
}

static bool wanted(const struct bn_venue *venue, const struct bn_clip *clip)
{
	for (size_t i = 0; i < venue->cut_count; i++)
		if (venue->cuts[i] == (int)clip->cut)
			return true;
	return false;
}

bool bn_venue_fill(struct bn_venue *venue, const struct bn_clip *clips, size_t count)
{
	size_t capacity = 0;
	if (venue->cut_count == 0)
		return true;
	for (size_t i = 0; i < count; i++) {
		if (!wanted(venue, &clips[i]))
			continue;
		venue->playlist = bn_mem_grow(venue->playlist, &capacity, venue->playlist_count + 1,
			sizeof(*venue->playlist));
		venue->playlist[venue->playlist_count++] = (struct bn_venue_item){
			.clip = &clips[i], .weight = 1};
	}
	return venue->playlist_count > 0;
}
