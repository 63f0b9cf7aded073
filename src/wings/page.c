#include "wings/page.h"

#include "base/paths.h"
#include "base/str.h"
#include "base/tr.h"

#include <stdio.h>
#include <stdlib.h>

const char *bn_page_say(const struct bn_stage *stage, const struct bn_text *text)
{
	const char *said = bn_text_get(text, stage->language);
	return said != NULL ? said : "";
}

void bn_page_brand(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	float left, float top, bool on_brand)
{
	struct bn_box *brand =
		bn_widget_brand(b, root, bn_page_say(stage, &stage->campaign->name),
			bn_page_say(stage, &stage->campaign->department), on_brand);
	brand->anchor = BN_LEFT | BN_TOP;
	brand->inset = (struct bn_edges){top, 0, 0, left};
}

static const char *language_name(const char *code)
{
	if (bn_str_same(code, "en"))
		return "English";
	return bn_str_same(code, "fr") ? "Français" : code;
}

struct bn_dock bn_page_dock(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *root, bool home, bool with_actions)
{
	struct bn_dock dock = bn_widget_dock(b, root, with_actions);
	if (home) {
		bn_widget_cell(b, &dock, "dock.quit", "box-arrow-left", _("Quitter"),
			(struct bn_action){.code = BN_INTENT_QUIT});
	} else {
		bn_widget_cell(b, &dock, "dock.back", "arrow-left", _("Retour"),
			(struct bn_action){.code = BN_INTENT_BACK});
		bn_widget_cell(b, &dock, "dock.home", "house", _("Accueil"),
			(struct bn_action){.code = BN_INTENT_HOME});
	}
	bn_widget_cell(b, &dock, "dock.language", "translate", language_name(stage->language),
		(struct bn_action){.code = BN_INTENT_OPEN, .text = "language"});
	bn_widget_cell(b, &dock, "dock.access", "universal-access", _("Accessibilité"),
		(struct bn_action){.code = BN_INTENT_OPEN, .text = "access"});
	return dock;
}

const char *bn_page_clip_file(const struct bn_clip *clip, bool portrait)
{
	if (portrait && clip->portrait != NULL)
		return clip->portrait;
	return clip->landscape != NULL ? clip->landscape : clip->portrait;
}

const char *bn_page_drawing(struct bn_builder *b, const char *name)
{
	char *folder = bn_paths_share("assets/img");
	const char *path = bn_box_text(b->boxes, "%s/%s.svg", folder, name);
	free(folder);
	return path;
}

const char *bn_page_date(struct bn_builder *b, const char *iso)
{
	static const char *const months[] = {BN_TR("janvier"), BN_TR("février"), BN_TR("mars"),
		BN_TR("avril"), BN_TR("mai"), BN_TR("juin"), BN_TR("juillet"), BN_TR("août"),
		BN_TR("septembre"), BN_TR("octobre"), BN_TR("novembre"), BN_TR("décembre")};
	int year = 0, month = 0, day = 0;
	if (iso == NULL || sscanf(iso, "%4d-%2d-%2d", &year, &month, &day) != 3 || month < 1 ||
		month > 12)
		return "";
	return bn_box_text(b->boxes, "%d%s %s %d", day, day == 1 ? _("er") : "", _(months[month - 1]),
		year);
}
