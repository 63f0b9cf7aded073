#include "content/campaign.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/field.h"

#include <stdlib.h>
#include <string.h>

#define PAGES "pages.yaml"

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
static const struct bn_field_table campaign_table = {
	.size = sizeof(struct bn_campaign),
	.fields = campaign_fields,
	.count = BN_FIELD_COUNT(campaign_fields),
	.check = check_campaign,
};
static const struct bn_field_table profession_table = {
	.size = sizeof(struct bn_campaign),
	.fields = profession_fields,
	.count = BN_FIELD_COUNT(profession_fields),
};
static const struct bn_field_table clip_table = {
	.size = sizeof(struct bn_campaign),
	.fields = clip_fields,
	.count = BN_FIELD_COUNT(clip_fields),
};

static const struct bn_field_table page_table = {
	.size = sizeof(struct bn_campaign),
	.fields = page_fields,
	.count = BN_FIELD_COUNT(page_fields),
};

/* Cuts stand for clips, which are known only now. */
static void fill_venues(struct bn_field_reader *reader, struct bn_campaign *campaign)
{
	for (size_t i = 0; i < campaign->venue_count; i++) {
		struct bn_venue *venue = &campaign->venues[i];
		if (bn_venue_fill(venue, campaign->clips, campaign->clip_count))
			continue;
		char *path = bn_file_join(reader->folder, "campaign.yaml");
		bn_problems_add(reader->problems, path, venue->cuts_line, venue->cuts_column,
			_("« cuts » : aucun clip n’a ce format dans clips.yaml ; ajoutez-en un, ou "
			  "donnez « playlist »"));
		free(path);
	}
}

static void check_clips(struct bn_field_reader *reader, const struct bn_campaign *campaign)
{
	char *path = bn_file_join(reader->folder, PAGES);
	for (size_t i = 0; i < campaign->page_count; i++)
		for (size_t j = 0; j < campaign->pages[i].block_count; j++) {
			const struct bn_block *block = &campaign->pages[i].blocks[j];
			const struct bn_clip *clip = bn_campaign_clip(campaign, block->clip);
			if (clip != NULL && clip->cut != BN_CLIP_TESTIMONY)
				bn_problems_add(reader->problems, path, block->line, block->column,
					_("« %s » n’est pas un témoignage ; donnez un clip dont "
					  "« cut » vaut testimony"),
					block->clip);
		}
	free(path);
}

/* Where staff don't say it: discover, watch, be called back, then their own pages. */
static void fill_home(struct bn_campaign *campaign)
{
	if (campaign->home_count > 0)
		return;
	campaign->home = bn_mem_alloc(BN_CAMPAIGN_TILES, sizeof(*campaign->home));
	for (size_t i = 0; i < BN_PLACE_OWN; i++)
		campaign->home[campaign->home_count++] = bn_mem_strdup(bn_place_own[i].id);
	for (size_t i = 0; i < campaign->page_count && campaign->home_count < BN_CAMPAIGN_TILES;
		i++)
		campaign->home[campaign->home_count++] = bn_mem_strdup(campaign->pages[i].id);
}

static void link_places(struct bn_field_reader *reader, const struct bn_campaign *campaign)
{
	size_t count = BN_PLACE_OWN + campaign->page_count;
	struct bn_place *places = bn_mem_alloc(count, sizeof(*places));
	memcpy(places, bn_place_own, sizeof(bn_place_own));
	for (size_t i = 0; i < campaign->page_count; i++)
		places[BN_PLACE_OWN + i].id = campaign->pages[i].id;
	bn_field_link(reader, &bn_place_fields, places, count);
	free(places);
}

static void read_pages(struct bn_field_reader *reader, struct bn_campaign *campaign)
{
	char *path = bn_file_join(reader->folder, PAGES);
	bool there = bn_file_exists(path);
	free(path);
	if (there)
		bn_field_read_file(reader, &page_table, PAGES, campaign);
	if (!there || campaign->pages != NULL)
		link_places(reader, campaign);
}

static void read_files(struct bn_field_reader *reader, struct bn_campaign *campaign)
{
	bn_field_read_file(reader, &campaign_table, "campaign.yaml", campaign);
	bn_field_read_file(reader, &profession_table, "professions.yaml", campaign);
	bn_field_read_file(reader, &clip_table, "clips.yaml", campaign);
	bn_field_read_file(reader, &bn_lead_form_fields, "lead_form.yaml", &campaign->form);
	read_pages(reader, campaign);
	/* A list that couldn't be read is told once, not at each of its references. */
	if (campaign->venues != NULL)
		bn_field_link(reader, &bn_venue_fields, campaign->venues, campaign->venue_count);
	if (campaign->publics != NULL)
		bn_field_link(reader, &bn_public_fields, campaign->publics, campaign->public_count);
	if (campaign->professions != NULL)
		bn_field_link(reader, &bn_profession_fields, campaign->professions,
			campaign->profession_count);
	if (campaign->clips != NULL)
		bn_field_link(reader, &bn_clip_fields, campaign->clips, campaign->clip_count);
}

/* What derives from several files. */
static void fill_campaign(struct bn_field_reader *reader, struct bn_campaign *campaign)
{
	fill_venues(reader, campaign);
	fill_home(campaign);
	check_clips(reader, campaign);
}

struct bn_campaign *bn_campaign_load(const char *folder, struct bn_problems *problems)
{
	struct bn_campaign *campaign = bn_mem_alloc(1, sizeof(*campaign));
	size_t before = problems->count, length = strlen(folder);
	while (length > 1 && folder[length - 1] == '/')
		length--;
	campaign->folder = bn_mem_strndup(folder, length);
	struct bn_field_reader reader = {
		.problems = problems,
		.folder = campaign->folder,
		.languages = &campaign->languages,
		.language_count = &campaign->language_count,
	};
	read_files(&reader, campaign);
	if (problems->count == before)
		fill_campaign(&reader, campaign);
	bn_field_reader_finish(&reader);
	if (problems->count > before) {
		bn_campaign_destroy(campaign);
		return NULL;
	}
	return campaign;
}

void bn_campaign_destroy(struct bn_campaign *campaign)
{
	if (campaign == NULL)
		return;
	bn_field_finish(&bn_lead_form_fields, &campaign->form);
	bn_field_finish(&page_table, campaign);
	bn_field_finish(&clip_table, campaign);
	bn_field_finish(&profession_table, campaign);
	bn_field_finish(&campaign_table, campaign);
	free(campaign->folder);
	free(campaign);
}

const struct bn_profession *bn_campaign_profession(
	const struct bn_campaign *campaign, const char *id)
{
	for (size_t i = 0; i < campaign->profession_count; i++)
		if (bn_str_same(campaign->professions[i].id, id))
			return &campaign->professions[i];
	return NULL;
}

const struct bn_clip *bn_campaign_clip(const struct bn_campaign *campaign, const char *id)
{
	for (size_t i = 0; i < campaign->clip_count; i++)
		if (bn_str_same(campaign->clips[i].id, id))
			return &campaign->clips[i];
	return NULL;
}

const struct bn_article *bn_campaign_article(const struct bn_campaign *campaign, const char *id)
{
	for (size_t i = 0; i < campaign->page_count; i++)
		if (bn_str_same(campaign->pages[i].id, id))
			return &campaign->pages[i];
	return NULL;
}

const struct bn_event *bn_campaign_event(const struct bn_campaign *campaign, const char *id)
{
	for (size_t i = 0; i < campaign->event_count; i++)
		if (bn_str_same(campaign->events[i].id, id))
			return &campaign->events[i];
	return NULL;
}

const struct bn_venue *bn_campaign_venue(const struct bn_campaign *campaign, const char *id)
{
	for (size_t i = 0; i < campaign->venue_count; i++)
		if (bn_str_same(campaign->venues[i].id, id))
			return &campaign->venues[i];
	return NULL;
}

bool bn_campaign_has_language(const struct bn_campaign *campaign, const char *language)
{
	for (size_t i = 0; i < campaign->language_count; i++)
		if (bn_str_same(campaign->languages[i], language))
			return true;
	return false;
}
