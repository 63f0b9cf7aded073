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
	ONE(id, BN_FIELD_ID, .required = true, .hint = "temoignage-ass"),
	ONE(cut, BN_FIELD_WORD, .required = true, .words = bn_clip_cuts, .hint = "testimony"),
	ONE(landscape, BN_FIELD_FILE, .words = films, .hint = "media/lot/temoignage-ass.mp4"),
	ONE(portrait, BN_FIELD_FILE, .words = films,
		.hint = "media/lot/temoignage-ass-portrait.mp4"),
	ONE(signs, BN_FIELD_FILE, .words = films, .hint = "media/lot/temoignage-ass-lsf.mp4"),
	ONE(captions, BN_FIELD_TEXT_FILE, .words = captions,
		.hint = "{fr: media/lot/temoignage-ass.fr.vtt}"),
	ONE(title, BN_FIELD_TEXT, .required = true, .letters = 48,
		.hint = "Assistante de service social"),
	ONE(hook, BN_FIELD_TEXT, .letters = 60, .hint = "Et si vous étiez ce déclic ?"),
	ONE(profession, BN_FIELD_NAME, .table = &bn_profession_fields,
		.hint = "assistant-service-social"),
	ONE(page, BN_FIELD_URL, .hint = "https://lot.fr/temoignage-ass"),
	ONE(seconds, BN_FIELD_INTEGER, .required = true, .min = 1, .max = 3600, .hint = "80"),
	ONE(fit, BN_FIELD_WORD, .words = bn_clip_fits, .preset = BN_CLIP_FIT_NONE, .hint = "fit"),
	ONE(focus_x, BN_FIELD_NUMBER, .max = 1, .preset = .5, .hint = "0.5"),
	ONE(focus_y, BN_FIELD_NUMBER, .max = 1, .preset = .4, .hint = "0.4"),
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
