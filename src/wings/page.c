#include "wings/page.h"

#include "base/paths.h"
#include "base/str.h"
#include "base/tr.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bn_builder bn_page_builder(
	const struct bn_stage *stage, struct bn_boxes *boxes, float width, float height)
{
	bool portrait = height > width;
	return (struct bn_builder){.boxes = boxes,
		.portrait = portrait,
		.width = width,
		.height = height,
		.large = stage->aids[BN_AID_TEXT],
		.reach = portrait && stage->aids[BN_AID_LOW] ? .4f * height : 0};
}

const char *bn_page_say(const struct bn_stage *stage, const struct bn_text *text)
{
	const char *said = bn_text_get(text, stage->language);
	return said != NULL ? said : "";
}

bool bn_page_short(const char *text, size_t letters, size_t word)
{
	size_t all = 0, run = 0, longest = 0;
	for (size_t at = 0; text[at] != '\0'; at = bn_utf8_after(text, at)) {
		bool apart = text[at] == ' ' || text[at] == '-' || text[at] == '\n';
		all++;
		run = apart ? 0 : run + 1;
		longest = run > longest ? run : longest;
	}
	return all <= letters && longest <= word;
}

void bn_page_brand(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	float left, float top, bool on_brand)
{
	struct bn_box *brand = bn_widget_brand(b, root, bn_page_say(stage, &stage->campaign->name),
		bn_page_say(stage, &stage->campaign->department), on_brand);
	brand->anchor = BN_LEFT | BN_TOP;
	brand->inset = (struct bn_edges){top, 0, 0, left};
	/* On a wide screen it keeps to the column at the left, whose narrowest has 620. */
	brand->max_width = b->portrait ? b->width - left - 48 : 548;
}

struct bn_box *bn_page_captions(const struct bn_stage *stage, struct bn_builder *b,
	struct bn_box *root, struct bn_box *parent, float left, const char *text)
{
	if (stage->caption_above && text != NULL && text == stage->caption)
		parent = bn_widget_add(b, root,
			(struct bn_box){.anchor = BN_LEFT | BN_RIGHT | BN_TOP,
				.inset = {bn_theme_caption.top, 48, 0, left}});
	return bn_widget_captions(b, parent, text);
}

float bn_page_list_top(const struct bn_builder *b)
{
	if (b->reach > 0)
		return b->reach;
	return b->large ? 164 : 136;
}

const char *bn_page_language(const char *code)
{
	static const char *const names[][2] = {{"fr", "Français"}, {"en", "English"},
		{"es", "Español"}, {"pt", "Português"}, {"ar", "العربية"}, {"uk", "Українська"}};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (bn_str_same(names[i][0], code))
			return names[i][1];
	return code;
}

void bn_page_comfort(const struct bn_stage *stage, struct bn_builder *b, struct bn_dock *dock)
{
	bn_widget_cell(b, dock, "dock.language", "translate", bn_page_language(stage->language),
		(struct bn_action){.code = BN_INTENT_OPEN, .text = "language"});
	bn_widget_cell(b, dock, "dock.access", "universal-access", _("Accessibilité"),
		(struct bn_action){.code = BN_INTENT_OPEN, .text = "access"});
}

struct bn_dock bn_page_dock(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root,
	bool home, bool with_actions)
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
	bn_page_comfort(stage, b, &dock);
	return dock;
}

void bn_page_demonstration(
	const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root, unsigned anchor)
{
	if (!stage->demonstration)
		return;
	struct bn_box *pill = bn_widget_add(b, root,
		(struct bn_box){.id = "demonstration",
			.role = BN_ROLE_TEXT,
			.name = _("Démonstration : n’écrivez rien de vrai, la clé est publique"),
			.anchor = anchor,
			.inset = {60, 48, 40, 48},
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.height = 56,
			.gap = 12,
			.pad = {0, 22, 0, 22},
			.fill = BN_TONE_WARNING,
			.shape = BN_SHAPE_PILL});
	bn_widget_icon(b, pill, "exclamation-triangle-fill", 32, BN_TONE_ON_WARNING);
	bn_widget_text(b, pill, _("Démonstration"), BN_TYPE_NAV, BN_TONE_ON_WARNING);
}

struct bn_box *bn_page_film(struct bn_builder *b, struct bn_box *parent, float pad, const char *id,
	struct bn_action action)
{
	struct bn_box *row = bn_widget_add(b, parent,
		(struct bn_box){.id = id,
			.role = BN_ROLE_BUTTON,
			.action = action,
			.flow = BN_ROW,
			.cross = BN_CENTRE,
			.gap = 28,
			.min_height = 140,
			.pad = {pad, 36, pad, 24},
			.fill = BN_TONE_PAPER,
			.shape = BN_SHAPE_YOU,
			.border = BN_TONE_BRAND_INK,
			.border_width = 4,
			.press = BN_PRESS_SOFT});
	bn_widget_disc(b, row, "play-fill", 92);
	return row;
}

void bn_page_qr_dialog(struct bn_builder *b, struct bn_box *root, const struct bn_qr_dialog *dialog)
{
	struct bn_action close_it = {.code = BN_INTENT_CLOSE};
	struct bn_box *bubble = bn_widget_dialog(b, root, dialog->id, dialog->title, close_it);
	bubble->gap = 28;
	struct bn_box *title = bn_widget_text(b, bubble, dialog->title, BN_TYPE_H3, BN_TONE_INK);
	title->justify = BN_JUSTIFY_CENTRE;
	title->max_width = 600; /* two lines of about the same length */
	bn_widget_qr(b, bubble, bn_box_text(b->boxes, "%s.qr", dialog->id), _("Code QR"),
		dialog->code, b->portrait ? 640 : 460);
	struct bn_box *words = bn_widget_text(
		b, bubble, dialog->words, BN_TYPE_BODY, BN_TONE_INK_2);
	words->id = bn_box_text(b->boxes, "%s.words", dialog->id);
	words->role = BN_ROLE_TEXT;
	words->justify = BN_JUSTIFY_CENTRE;
	struct bn_button done = {.id = bn_box_text(b->boxes, "%s.done", dialog->id),
		.label = _("C’est bon"),
		.action = close_it};
	bn_widget_button(b, bubble, &done)->width = 640;
}

const char *bn_page_address(const char *url)
{
	static const char scheme[] = "https://", www[] = "www.";
	url += bn_str_starts(url, scheme) ? strlen(scheme) : 0;
	return bn_str_starts(url, www) ? url + strlen(www) : url;
}

void bn_page_signs(const struct bn_stage *stage, struct bn_builder *b, struct bn_box *root)
{
	if (stage->clip == NULL || stage->clip->signs == NULL)
		return;
	bn_widget_add(b, root,
		(struct bn_box){.anchor = BN_RIGHT | BN_TOP,
			.inset = {240, 48, 0, 0},
			.width = 330,
			.height = 440,
			.content = BN_CONTENT_SIGNS,
			.placing = {BN_FIT_COVER, .5f, .4f}});
}

const char *bn_page_clip_file(const struct bn_clip *clip, bool portrait)
{
	if (portrait && clip->portrait != NULL)
		return clip->portrait;
	return clip->landscape != NULL ? clip->landscape : clip->portrait;
}

struct bn_placing bn_page_clip_placing(
	const struct bn_stage *stage, const struct bn_clip *clip, bool portrait)
{
	if (clip == NULL)
		return (struct bn_placing){BN_FIT_COVER, .5f, .4f};
	bool whole = bn_clip_shown(clip, stage->campaign->fit, portrait) == BN_CLIP_FIT;
	return (struct bn_placing){
		whole ? BN_FIT_CONTAIN : BN_FIT_COVER, (float)clip->focus_x, (float)clip->focus_y};
}

const char *bn_page_drawing(struct bn_builder *b, const char *name)
{
	char *folder = bn_paths_share("assets/img");
	const char *path = bn_box_text(b->boxes, "%s/%s", folder, name);
	free(folder);
	return path;
}

const char *bn_page_date(struct bn_builder *b, const char *iso)
{
	static const char *const months[] = {BN_TR("janvier"), BN_TR("février"), BN_TR("mars"),
		BN_TR("avril"), BN_TR("mai"), BN_TR("juin"), BN_TR("juillet"), BN_TR("août"),
		BN_TR("septembre"), BN_TR("octobre"), BN_TR("novembre"), BN_TR("décembre")};
	int year = 0, month = 0, day = 0;
	int read = iso != NULL ? sscanf(iso, "%4d-%2d-%2d", &year, &month, &day) : 0;
	if (read < 2 || month < 1 || month > 12)
		return "";
	if (read == 2)
		return bn_box_text(b->boxes, "%s %d", _(months[month - 1]), year);
	return bn_box_text(
		b->boxes, "%d%s %s %d", day, day == 1 ? _("er") : "", _(months[month - 1]), year);
}
