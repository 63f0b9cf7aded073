/* The tables of the campaign's files, and the files themselves. */
#include "content/campaign_fields.h"

#include "base/str.h"
#include "base/tr.h"
#include "content/campaign.h"

static const char *const pictures[] = {".svg", ".png", ".jpg", ".jpeg", ".webp", NULL};

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_campaign, member, kind, __VA_ARGS__)
#define MANY(member, count, kind, ...) \
	BN_FIELD_MANY(struct bn_campaign, member, count, kind, .required = true, __VA_ARGS__)

/* campaign.yaml. The languages come first: the texts after them are read in these. */
static const struct bn_field campaign_fields[] = {
	MANY(languages, language_count, BN_FIELD_LANGUAGE, .max = 8, .letters = 3,
		.pattern = "^[a-z]{2,3}$", .hint = "[fr, en]"),
	ONE(id, BN_FIELD_ID, .required = true, .hint = "lot"),
	ONE(name, BN_FIELD_TEXT, .required = true, .letters = 32, .hint = "Métiers du social"),
	ONE(department, BN_FIELD_TEXT, .required = true, .letters = 36,
		.hint = "Département du Lot"),
	ONE(page, BN_FIELD_URL, .required = true, .hint = "https://lot.fr/metiers-du-social"),
	ONE(brand, BN_FIELD_STRUCT, .required = true, .table = &bn_brand_fields),
	ONE(font, BN_FIELD_STRUCT, .table = &bn_lettering_fields),
	ONE(idle_seconds, BN_FIELD_INTEGER, .min = 5, .max = 600, .preset = 45, .hint = "45"),
	ONE(idle_aid_seconds, BN_FIELD_INTEGER, .min = 5, .max = 900, .preset = 90, .hint = "90"),
	ONE(warning_seconds, BN_FIELD_INTEGER, .min = 20, .max = 120, .preset = 20, .hint = "20"),
	ONE(thanks_seconds, BN_FIELD_INTEGER, .min = 5, .max = 120, .preset = 20, .hint = "20"),
	ONE(question, BN_FIELD_TEXT, .required = true, .letters = 44,
		.hint = "Et si c’était votre métier ?"),
	ONE(hint, BN_FIELD_TEXT, .required = true, .letters = 44, .hint = "Touchez pour choisir."),
	ONE(picture, BN_FIELD_FILE, .required = true, .words = pictures,
		.hint = "assets/img/duo-accueil.svg"),
	BN_FIELD_MANY(struct bn_campaign, home, home_count, BN_FIELD_NAME, .min = 1,
		.max = BN_CAMPAIGN_TILES, .table = &bn_place_fields, .hint = "[professions, feed]"),
	ONE(fit, BN_FIELD_WORD, .words = bn_clip_fits, .hint = "fill"),
	MANY(venues, venue_count, BN_FIELD_STRUCT, .max = 50, .table = &bn_venue_fields),
	BN_FIELD_MANY(struct bn_campaign, events, event_count, BN_FIELD_STRUCT, .min = 1,
		.max = 200, .table = &bn_event_fields),
};

static const struct bn_field profession_fields[] = {
	MANY(publics, public_count, BN_FIELD_STRUCT, .max = 12, .table = &bn_public_fields),
	MANY(professions, profession_count, BN_FIELD_STRUCT, .max = 2000,
		.table = &bn_profession_fields),
};

static const struct bn_field clip_fields[] = {
	MANY(clips, clip_count, BN_FIELD_STRUCT, .max = 10000, .table = &bn_clip_fields),
};

static const struct bn_field page_fields[] = {
	MANY(pages, page_count, BN_FIELD_STRUCT, .max = 60, .table = &bn_article_fields),
};

static void check_campaign(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_campaign *campaign = item;
	const struct bn_node *languages = bn_node_get(node, "languages");
	if (!bn_str_same(campaign->languages[0], "fr"))
		bn_field_tell(reader, &languages->items[0],
			_("la première langue est le français ; écrivez fr en tête de la liste"));
	for (size_t i = 1; i < campaign->language_count; i++)
		for (size_t j = 0; j < i; j++)
			if (bn_str_same(campaign->languages[i], campaign->languages[j]))
				bn_field_tell(reader, &languages->items[i],
					_("langue « %s » donnée deux fois ; gardez-en une"),
					campaign->languages[i]);
	const struct bn_node *home = bn_node_get(node, "home");
	for (size_t i = 1; i < campaign->home_count; i++)
		for (size_t j = 0; j < i; j++)
			if (bn_str_same(campaign->home[i], campaign->home[j]))
				bn_field_tell(reader, &home->items[i],
					_("tuile « %s » donnée deux fois ; gardez-en une"),
					campaign->home[i]);
	const struct bn_node *aid = bn_node_get(node, "idle_aid_seconds");
	if (campaign->idle_aid_seconds < campaign->idle_seconds)
		bn_field_tell(reader, aid != NULL ? aid : bn_node_get(node, "idle_seconds"),
			_("« idle_aid_seconds » (%d) est plus court que « idle_seconds » (%d) ; "
			  "une aide "
			  "demande plus de temps, pas moins"),
			campaign->idle_aid_seconds, campaign->idle_seconds);
}

/* The files of the folder, all but the form's read into the campaign itself. */
const struct bn_field_table bn_campaign_fields = {
	.size = sizeof(struct bn_campaign),
	.fields = campaign_fields,
	.count = BN_FIELD_COUNT(campaign_fields),
	.check = check_campaign,
};
const struct bn_field_table bn_campaign_profession_fields = {
	.size = sizeof(struct bn_campaign),
	.fields = profession_fields,
	.count = BN_FIELD_COUNT(profession_fields),
};
const struct bn_field_table bn_campaign_clip_fields = {
	.size = sizeof(struct bn_campaign),
	.fields = clip_fields,
	.count = BN_FIELD_COUNT(clip_fields),
};
const struct bn_field_table bn_campaign_page_fields = {
	.size = sizeof(struct bn_campaign),
	.fields = page_fields,
	.count = BN_FIELD_COUNT(page_fields),
};

const struct bn_campaign_file bn_campaign_files[BN_CAMPAIGN_FILES] = {
	[BN_CAMPAIGN_MAIN] = {"campaign.yaml", &bn_campaign_fields,
		"Le nom, les couleurs, l’accueil, les durées, les lieux et les films de chacun, "
		"les événements."},
	[BN_CAMPAIGN_PROFESSIONS] = {"professions.yaml", &bn_campaign_profession_fields,
		"Les publics accompagnés et les métiers."},
	[BN_CAMPAIGN_CLIPS] = {"clips.yaml", &bn_campaign_clip_fields,
		"Les films, chacun en large, en hauteur ou les deux."},
	[BN_CAMPAIGN_FORM] = {"lead_form.yaml", &bn_lead_form_fields,
		"Le formulaire « Être recontacté » et ce qu’il promet."},
	[BN_CAMPAIGN_PAGES] = {"pages.yaml", &bn_campaign_page_fields,
		"Les pages de la campagne, s’il y en a : ce qui n’a pas d’écran à soi.",
		.optional = true},
};
