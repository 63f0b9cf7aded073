#include "content/article.h"

#include "base/str.h"
#include "base/tr.h"
#include "content/clip.h"
#include "content/field.h"
#include "content/profession.h"

#include <string.h>

static const char *const pictures[] = {".svg", ".png", ".jpg", ".jpeg", ".webp", NULL};

const struct bn_place bn_place_own[BN_PLACE_OWN] = {{"professions"}, {"feed"}, {"lead_form"}};

bool bn_place_is_own(const char *id)
{
	for (size_t i = 0; i < BN_PLACE_OWN; i++)
		if (bn_str_same(bn_place_own[i].id, id))
			return true;
	return false;
}

/* Only looked for by its ids: nothing is read by it. */
const struct bn_field_table bn_place_fields = {
	.what = BN_TR("écran"),
	.size = sizeof(struct bn_place),
};

#define FIGURE(member, ...) \
	BN_FIELD_ONE(struct bn_article_figure, member, BN_FIELD_TEXT, __VA_ARGS__)

static const struct bn_field figure_fields[] = {
	FIGURE(value, .required = true, .letters = 16, .hint = "567 €",
		.help = "Le chiffre, en grand."),
	FIGURE(unit, .letters = 24, .hint = "par mois", .help = "Ce qui le suit, plus petit."),
	FIGURE(label, .required = true, .letters = 72, .hint = "en deuxième année",
		.help = "Ce qu’il compte."),
};

static const struct bn_field_table figure_table = {
	.size = sizeof(struct bn_article_figure),
	.fields = figure_fields,
	.count = BN_FIELD_COUNT(figure_fields),
};

#define BAR(member, kind, ...) BN_FIELD_ONE(struct bn_bar, member, kind, __VA_ARGS__)

static const struct bn_field bar_fields[] = {
	BAR(label, BN_FIELD_TEXT, .required = true, .letters = 72,
		.hint = "Assistantes, assistants de service social",
		.help = "Ce que compte la barre."),
	BAR(value, BN_FIELD_NUMBER, .max = 1e9, .preset = BN_BAR_UNKNOWN, .hint = "40",
		.help = "Sa longueur. Sans elle, « shown » est dit à sa place."),
	BAR(shown, BN_FIELD_TEXT, .letters = 24, .hint = "Une vingtaine",
		.help = "La valeur en mots, si les chiffres ne suffisent pas."),
	BAR(note, BN_FIELD_TEXT, .letters = 240, .hint = "Dans les maisons du Département.",
		.help = "Ce que l’on lit en touchant la barre."),
	BAR(profession, BN_FIELD_NAME, .table = &bn_profession_fields, .hint = "service-social",
		.help = "L’id du métier où l’on va ensuite."),
};

static void check_bar(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_bar *bar = item;
	if (bar->value == BN_BAR_UNKNOWN && bar->shown.count == 0)
		bn_field_tell(reader, node,
			_("il manque « value » ; ou donnez « shown », ce qui est dit à la place"));
}

static const struct bn_field_table bar_table = {
	.size = sizeof(struct bn_bar),
	.fields = bar_fields,
	.count = BN_FIELD_COUNT(bar_fields),
	.check = check_bar,
};

static const struct bn_field picture_fields[] = {
	BN_FIELD_ONE(struct bn_article_picture, file, BN_FIELD_FILE, .required = true,
		.words = pictures, .hint = "assets/img/scene-bureau.jpg", .help = "Le fichier."),
	BN_FIELD_ONE(struct bn_article_picture, words, BN_FIELD_TEXT, .required = true,
		.letters = 120, .hint = "Un rendez-vous dans une maison du Département",
		.help = "Ce qu’elle montre, pour qui ne la voit pas."),
};

static const struct bn_field_table picture_table = {
	.size = sizeof(struct bn_article_picture),
	.fields = picture_fields,
	.count = BN_FIELD_COUNT(picture_fields),
};

#define ITEM(member, kind, ...) BN_FIELD_ONE(struct bn_article_item, member, kind, __VA_ARGS__)

static const struct bn_field item_fields[] = {
	ITEM(tag, BN_FIELD_TEXT, .letters = 24, .hint = "9 h 30", .help = "Une heure, un lieu."),
	ITEM(title, BN_FIELD_TEXT, .required = true, .letters = 90,
		.hint = "Ouverture de la journée", .help = "La ligne."),
	ITEM(text, BN_FIELD_TEXT, .letters = 300, .hint = "Dans la grande salle.",
		.help = "Une précision, au-dessous."),
	ITEM(icon, BN_FIELD_ICON, .hint = "people-fill",
		.help = "Son icône, de Borne ou de Bootstrap Icons."),
	ITEM(to, BN_FIELD_NAME, .table = &bn_place_fields, .hint = "professions",
		.help = "Où l’on va en touchant : professions, feed, lead_form, ou l’id d’une "
			"page."),
	ITEM(profession, BN_FIELD_NAME, .table = &bn_profession_fields, .hint = "service-social",
		.help = "Ou l’id d’un métier. Un seul des deux."),
};

static void check_item(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_article_item *read = item;
	if (read->to != NULL && read->profession != NULL)
		bn_field_tell(reader, bn_node_get(node, "profession"),
			_("« to » et « profession » à la fois ; gardez l’un des deux"));
}

static const struct bn_field_table item_table = {
	.size = sizeof(struct bn_article_item),
	.fields = item_fields,
	.count = BN_FIELD_COUNT(item_fields),
	.check = check_item,
};

static const struct bn_field qr_fields[] = {
	BN_FIELD_ONE(struct bn_article_qr, url, BN_FIELD_URL, .required = true,
		.hint = "https://lot.fr/metiers-du-social", .help = "L’adresse."),
	BN_FIELD_ONE(struct bn_article_qr, words, BN_FIELD_TEXT, .required = true, .letters = 90,
		.hint = "Toutes les offres, sur votre téléphone", .help = "Ce qu’on y trouve."),
};

static const struct bn_field_table qr_table = {
	.size = sizeof(struct bn_article_qr),
	.fields = qr_fields,
	.count = BN_FIELD_COUNT(qr_fields),
};

/* The keys of which a block has one. */
static const char *const kinds[] = {"text", "figures", "bars", "picture", "clip", "list", "qr"};

static void check_source(
	struct bn_field_reader *reader, const struct bn_block *block, const struct bn_node *node)
{
	bool counts = block->figure_count > 0 || block->bar_count > 0;
	if ((block->source.count > 0) != (block->date != NULL))
		bn_field_tell(reader, node,
			_("« source » et « date » vont ensemble ; donnez aussi l’autre"));
	else if (counts && block->source.count == 0 && !block->illustration)
		bn_field_tell(reader, node,
			_("des chiffres sans source ; donnez « source » et « date », ou "
			  "illustration: true"));
	else if (block->illustration && block->source.count > 0)
		bn_field_tell(reader, bn_node_get(node, "illustration"),
			_("« illustration » et « source » à la fois ; gardez l’un des deux"));
}

static void check_block(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	struct bn_block *block = item;
	const char *first = NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct bn_node *found = bn_node_get(node, kinds[i]);
		if (found == NULL)
			continue;
		if (first != NULL)
			bn_field_tell(reader, found,
				_("« %s » et « %s » dans le même bloc ; faites-en deux"), first,
				kinds[i]);
		first = kinds[i];
		bn_node_place(found, &block->line, &block->column);
	}
	if (first == NULL)
		bn_field_tell(reader, node,
			_("bloc vide ; donnez text, figures, bars, picture, clip, list ou qr"));
	check_source(reader, block, node);
}

#define BLOCK(member, kind, ...) BN_FIELD_ONE(struct bn_block, member, kind, __VA_ARGS__)
#define BLOCKS(member, count, ...) \
	BN_FIELD_MANY(struct bn_block, member, count, BN_FIELD_STRUCT, .min = 1, __VA_ARGS__)

static const struct bn_field block_fields[] = {
	BLOCK(title, BN_FIELD_TEXT, .letters = 60, .hint = "Pourquoi ces métiers",
		.help = "Un titre, au-dessus."),
	BLOCK(text, BN_FIELD_TEXT, .letters = 600, .hint = "Chaque jour, des équipes accompagnent.",
		.help = "Un paragraphe. Un bloc a un seul de ces contenus : text, figures, bars, "
			"picture, clip, list ou qr."),
	BLOCKS(figures, figure_count, .max = 6, .table = &figure_table, .help = "Des chiffres."),
	BLOCKS(bars, bar_count, .max = 12, .table = &bar_table,
		.help = "Un graphique en barres que l’on touche."),
	BLOCK(picture, BN_FIELD_STRUCT, .table = &picture_table, .help = "Une image."),
	BLOCK(clip, BN_FIELD_NAME, .table = &bn_clip_fields, .hint = "temoignage-ass",
		.help = "L’id d’un témoignage."),
	BLOCKS(list, item_count, .max = 40, .table = &item_table, .help = "Des lignes."),
	BLOCK(qr, BN_FIELD_STRUCT, .table = &qr_table, .help = "Un code QR."),
	BLOCK(source, BN_FIELD_TEXT, .letters = 60, .hint = "Département du Lot",
		.help = "Qui a publié ces chiffres. Avec sa date ; sinon, « illustration »."),
	BLOCK(date, BN_FIELD_PUBLISHED, .hint = "2025-11-06",
		.help = "Le jour ou le mois de leur publication."),
	BLOCK(illustration, BN_FIELD_BOOLEAN, .hint = "true",
		.help = "Oui pour des chiffres qui ne viennent d’aucune source : l’écran affiche "
			"« Exemple »."),
};

static const struct bn_field_table block_table = {
	.size = sizeof(struct bn_block),
	.fields = block_fields,
	.count = BN_FIELD_COUNT(block_fields),
	.check = check_block,
};

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_article *article = item;
	if (bn_place_is_own(article->id))
		bn_field_tell(reader, bn_node_get(node, "id"),
			_("« %s » est un écran de Borne ; donnez un autre id à cette page"),
			article->id);
}

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_article, member, kind, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(id, BN_FIELD_ID, .required = true, .hint = "programme",
		.help = "Le nom court de la page, pour l’accueil et les liens."),
	ONE(title, BN_FIELD_TEXT, .required = true, .letters = 60,
		.hint = "Le programme de la journée", .help = "Son titre."),
	ONE(kicker, BN_FIELD_TEXT, .letters = 36, .hint = "Vendredi 21 mars",
		.help = "La ligne au-dessus du titre, et dessous sur la tuile."),
	ONE(tile, BN_FIELD_TEXT, .letters = 28, .hint = "Le programme",
		.help = "Un titre plus court pour sa tuile."),
	ONE(icon, BN_FIELD_ICON, .required = true, .hint = "calendar-fill",
		.help = "L’icône de sa tuile, de Borne ou de Bootstrap Icons."),
	ONE(picture, BN_FIELD_FILE, .words = pictures, .hint = "assets/img/scene-bureau.jpg",
		.help = "L’image du haut de la page."),
	ONE(until, BN_FIELD_DATE, .hint = "2027-03-21",
		.help = "Le dernier jour de ce qu’elle annonce. bornectl check avertit quand il "
			"est passé."),
	BN_FIELD_MANY(struct bn_article, blocks, block_count, BN_FIELD_STRUCT, .required = true,
		.max = 40, .table = &block_table, .help = "Ce qu’elle dit, l’un sous l’autre."),
};

const struct bn_field_table bn_article_fields = {
	.size = sizeof(struct bn_article),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};
