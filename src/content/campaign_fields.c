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
		.pattern = "^[a-z]{2,3}$", .hint = "[fr, en]",
		.help = "Les langues des textes, le français d’abord. L’interface est en français "
			"et en anglais."),
	ONE(id, BN_FIELD_ID, .required = true, .hint = "lot",
		.help = "Le nom court de la campagne, noté dans chaque demande."),
	ONE(name, BN_FIELD_TEXT, .required = true, .letters = 32, .hint = "Métiers du social",
		.help = "Le nom de la campagne."),
	ONE(department, BN_FIELD_TEXT, .required = true, .letters = 36,
		.hint = "Département du Lot", .help = "Le Département qui recrute."),
	ONE(page, BN_FIELD_URL, .required = true, .hint = "https://lot.fr/metiers-du-social",
		.help = "L’adresse que porte le code QR de la boucle."),
	ONE(brand, BN_FIELD_STRUCT, .required = true, .table = &bn_brand_fields,
		.help = "Les couleurs. Un contraste trop faible est refusé."),
	ONE(font, BN_FIELD_STRUCT, .table = &bn_lettering_fields,
		.help = "Une police à soi, à la place d’Inter."),
	ONE(idle_seconds, BN_FIELD_INTEGER, .min = 5, .max = 600, .preset = 45, .hint = "45",
		.help = "Sans toucher l’écran : les secondes avant la question « Toujours là ? »."),
	ONE(idle_aid_seconds, BN_FIELD_INTEGER, .min = 5, .max = 900, .preset = 90, .hint = "90",
		.help = "Les mêmes, quand le visiteur a choisi une aide (lettres plus grandes, "
			"plus de temps…)."),
	ONE(warning_seconds, BN_FIELD_INTEGER, .min = 20, .max = 120, .preset = 20, .hint = "20",
		.help = "Les secondes que dure cette question, avant que tout ne soit effacé."),
	ONE(thanks_seconds, BN_FIELD_INTEGER, .min = 5, .max = 120, .preset = 20, .hint = "20",
		.help = "Les secondes que reste l’écran « Merci »."),
	ONE(question, BN_FIELD_TEXT, .required = true, .letters = 44,
		.hint = "Et si c’était votre métier ?", .help = "La question de l’accueil."),
	ONE(hint, BN_FIELD_TEXT, .required = true, .letters = 44, .hint = "Touchez pour choisir.",
		.help = "La phrase sous cette question."),
	ONE(picture, BN_FIELD_FILE, .required = true, .words = pictures,
		.hint = "assets/img/duo-accueil.svg", .help = "Le dessin de l’accueil."),
	BN_FIELD_MANY(struct bn_campaign, home, home_count, BN_FIELD_NAME, .min = 1,
		.max = BN_CAMPAIGN_TILES, .table = &bn_place_fields, .hint = "[professions, feed]",
		.help = "Où mènent les tuiles de l’accueil, de la plus grande aux plus petites : "
			"professions, feed (les témoignages), lead_form (être recontacté), ou l’id "
			"d’une page. Sans elle : ces trois écrans, puis les pages."),
	ONE(fit, BN_FIELD_WORD, .words = bn_clip_fits, .hint = "fill",
		.help = "Les films remplissent l’écran (fill), ou s’y voient en entier (fit)."),
	MANY(venues, venue_count, BN_FIELD_STRUCT, .max = 50, .table = &bn_venue_fields,
		.help = "Les lieux où la borne est posée. Le premier sert quand on n’en demande "
			"aucun."),
	BN_FIELD_MANY(struct bn_campaign, events, event_count, BN_FIELD_STRUCT, .min = 1,
		.max = 200, .table = &bn_event_fields,
		.help = "Les événements : chaque demande garde celui où elle a été faite."),
};

static const struct bn_field profession_fields[] = {
	MANY(publics, public_count, BN_FIELD_STRUCT, .max = 12, .table = &bn_public_fields,
		.help = "Les publics accompagnés, par lesquels on trie les métiers."),
	MANY(professions, profession_count, BN_FIELD_STRUCT, .max = 2000,
		.table = &bn_profession_fields,
		.help = "Les métiers, dans l’ordre où l’écran les montre."),
};

static const struct bn_field clip_fields[] = {
	MANY(clips, clip_count, BN_FIELD_STRUCT, .max = 10000, .table = &bn_clip_fields,
		.help = "Les films."),
};

static const struct bn_field page_fields[] = {
	MANY(pages, page_count, BN_FIELD_STRUCT, .max = 60, .table = &bn_article_fields,
		.help = "Les pages. On y arrive par l’accueil, par un métier ou par une autre "
			"page."),
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
