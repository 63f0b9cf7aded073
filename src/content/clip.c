#include "content/clip.h"

#include "base/tr.h"
#include "content/field.h"
#include "content/profession.h"

const char *const bn_clip_cuts[] = {"long", "short", "testimony", NULL};
const char *const bn_clip_fits[] = {"fill", "fit", NULL};
static const char *const films[] = {".mp4", ".webm", ".mkv", ".mov", NULL};
static const char *const captions[] = {".vtt", ".srt", NULL};

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_clip *clip = item;
	if (clip->landscape == NULL && clip->portrait == NULL)
		bn_field_tell(reader, node,
			_("il manque le film ; donnez « landscape » (16:9), « portrait » (9:16) ou "
			  "les "
			  "deux"));
}

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_clip, member, kind, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(id, BN_FIELD_ID, .required = true, .hint = "temoignage-ass",
		.help = "Le nom court du film, pour les lieux, les métiers et les pages."),
	ONE(cut, BN_FIELD_WORD, .required = true, .words = bn_clip_cuts, .hint = "testimony",
		.help = "Le format : long, short (court) ou testimony (témoignage)."),
	ONE(landscape, BN_FIELD_FILE, .words = films, .hint = "media/lot/temoignage-ass.mp4",
		.help = "Le film en large (16:9). Il en faut un des deux au moins."),
	ONE(portrait, BN_FIELD_FILE, .words = films,
		.hint = "media/lot/temoignage-ass-portrait.mp4",
		.help = "Le film en hauteur (9:16)."),
	ONE(signs, BN_FIELD_FILE, .words = films, .hint = "media/lot/temoignage-ass-lsf.mp4",
		.help = "Le même en langue des signes, en hauteur (3:4) : il se voit à côté, en "
			"même temps."),
	ONE(captions, BN_FIELD_TEXT_FILE, .words = captions,
		.hint = "{fr: media/lot/temoignage-ass.fr.vtt}",
		.help = "Les sous-titres, un fichier WebVTT ou SubRip par langue."),
	ONE(title, BN_FIELD_TEXT, .required = true, .letters = 48,
		.hint = "Assistante de service social", .help = "Qui parle, ou ce que l’on voit."),
	ONE(hook, BN_FIELD_TEXT, .letters = 60, .hint = "Et si vous étiez ce déclic ?",
		.help = "La phrase qui ouvre le film parmi les témoignages."),
	ONE(profession, BN_FIELD_NAME, .table = &bn_profession_fields,
		.hint = "assistant-service-social", .help = "L’id du métier de qui parle."),
	ONE(page, BN_FIELD_URL, .hint = "https://lot.fr/temoignage-ass",
		.help = "L’adresse publique du film, pour le partager. Sans elle : celle de la "
			"campagne."),
	ONE(seconds, BN_FIELD_INTEGER, .required = true, .min = 1, .max = 3600, .hint = "80",
		.help = "Sa durée, arrondie."),
	ONE(fit, BN_FIELD_WORD, .words = bn_clip_fits, .preset = BN_CLIP_FIT_NONE, .hint = "fit",
		.help = "Comme « fit » de campaign.yaml, pour ce film seul."),
	ONE(focus_x, BN_FIELD_NUMBER, .max = 1, .preset = .5, .hint = "0.5",
		.help = "Ce qui reste en vue quand l’image est coupée : 0 à gauche, 1 à droite."),
	ONE(focus_y, BN_FIELD_NUMBER, .max = 1, .preset = .4, .hint = "0.4",
		.help = "De même : 0 en haut, 1 en bas."),
};

const struct bn_field_table bn_clip_fields = {
	.what = BN_TR("clip"),
	.size = sizeof(struct bn_clip),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

enum bn_clip_fit bn_clip_shown(const struct bn_clip *clip, enum bn_clip_fit campaign, bool portrait)
{
	if (clip->fit != BN_CLIP_FIT_NONE)
		return clip->fit;
	if ((portrait ? clip->portrait : clip->landscape) == NULL)
		return BN_CLIP_FIT;
	return campaign;
}
