#include "kiosk/shots.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "kiosk/cuts.h"
#include "kiosk/sheet.h"
#include "kiosk/studio.h"

#include <stdio.h>
#include <stdlib.h>

struct shots {
	const struct bn_options *options;
	struct bn_studio studio;
	struct bn_sheet sheet;
	struct bn_cuts cuts;
};

/* True also when the campaign has nothing of the kind. */
static bool shoot(struct shots *shots, const struct bn_scene *scene, enum bn_look look,
	const char *language, struct bn_options_size size)
{
	enum bn_studio_staged staged = bn_studio_stage(&shots->studio, scene, look, language);
	if (staged != BN_STUDIO_READY)
		return staged == BN_STUDIO_NOT_HERE;
	bn_studio_draw(&shots->studio);
	char *what = bn_scene_name(scene, look);
	if (look == BN_LOOK_PLAIN)
		bn_cuts_tell(&shots->cuts, shots->studio.canvas, shots->studio.root, what);
	char *name = bn_mem_printf("%s-%s-%dx%d.png", what, language, size.width, size.height);
	char *path = bn_file_join(shots->options->shots, name);
	bool good = bn_canvas_save(shots->studio.canvas, path);
	if (good)
		bn_sheet_add(&shots->sheet, name);
	free(path);
	free(name);
	free(what);
	return good;
}

static bool shoot_all(struct shots *shots, const char *language, struct bn_options_size size)
{
	if (!bn_studio_resize(&shots->studio, size.width, size.height))
		return false;
	for (size_t i = 0; i < bn_scene_count; i++)
		for (int look = 0; look < BN_LOOK_COUNT; look++)
			if ((bn_scenes[i].looks & 1U << look) != 0 &&
				!shoot(shots, &bn_scenes[i], (enum bn_look)look, language, size))
				return false;
	return true;
}

static bool has_language(const struct bn_campaign *campaign, const char *language)
{
	bool has = bn_campaign_has_language(campaign, language);
	if (!has)
		bn_log_error("kiosk", _("la campagne n’est pas écrite en « %s »"), language);
	return has;
}

static bool shoot_sizes(struct shots *shots)
{
	static const struct bn_options_size usual[] = {
		{1080, 1920}, {1920, 1080}, {3840, 2160}, {1366, 768}, {768, 1366}};
	const struct bn_options *options = shots->options;
	const struct bn_campaign *campaign = shots->studio.campaign;
	const char *first = campaign->languages[0];
	const char *const *languages = options->language_count > 0 ? options->languages : &first;
	size_t language_count = options->language_count > 0 ? options->language_count : 1;
	const struct bn_options_size *sizes = options->size_count > 0 ? options->sizes : usual;
	size_t size_count = options->size_count > 0 ? options->size_count
						    : sizeof(usual) / sizeof(usual[0]);
	for (size_t l = 0; l < language_count; l++) {
		if (!has_language(campaign, languages[l]))
			return false;
		for (size_t s = 0; s < size_count; s++)
			if (!shoot_all(shots, languages[l], sizes[s]))
				return false;
	}
	return true;
}

bool bn_shots_run(const struct bn_options *options)
{
	struct shots shots = {.options = options};
	bool good = bn_file_make_folder(options->shots) &&
		    bn_studio_init(&shots.studio, options->campaign, options->venue) &&
		    shoot_sizes(&shots);
	bn_studio_finish(&shots.studio);
	good = good && bn_sheet_write(&shots.sheet, options->shots);
	if (good)
		printf(_("%zu images dans %s ; toutes ensemble : %s/index.html\n"),
			shots.sheet.count, options->shots, options->shots);
	bn_sheet_finish(&shots.sheet);
	bn_cuts_finish(&shots.cuts);
	return good;
}
