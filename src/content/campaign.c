#include "content/campaign.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/campaign_fields.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PAGES "pages.yaml"

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
		bn_field_read_file(reader, &bn_campaign_page_fields, PAGES, campaign);
	if (!there || campaign->pages != NULL)
		link_places(reader, campaign);
}

/* What the loop needs. A list that couldn't be read is told once, not at each of its references. */
static void read_loop(struct bn_field_reader *reader, struct bn_campaign *campaign)
{
	size_t before = reader->problems->count;
	bn_field_read_file(reader, &bn_campaign_fields, "campaign.yaml", campaign);
	bn_field_read_file(reader, &bn_campaign_clip_fields, "clips.yaml", campaign);
	if (campaign->clips != NULL)
		bn_field_link(reader, &bn_clip_fields, campaign->clips, campaign->clip_count);
	if (reader->problems->count == before)
		fill_venues(reader, campaign);
}

struct bn_campaign_reading {
	struct bn_field_reader reader;
	struct bn_campaign *campaign;
	struct bn_campaign rest; /* what read_on read */
	size_t problems;         /* there were before */
	bool nowhere;            /* there is no such folder */
};

struct bn_campaign *bn_campaign_begin(
	const char *folder, struct bn_problems *problems, struct bn_campaign_reading **reading)
{
	struct bn_campaign *campaign = bn_mem_alloc(1, sizeof(*campaign));
	size_t length = strlen(folder);
	while (length > 1 && folder[length - 1] == '/')
		length--;
	campaign->folder = bn_mem_strndup(folder, length);
	*reading = bn_mem_alloc(1, sizeof(**reading));
	(*reading)->campaign = campaign;
	(*reading)->problems = problems->count;
	(*reading)->reader = (struct bn_field_reader){
		.problems = problems,
		.folder = campaign->folder,
		.languages = &campaign->languages,
		.language_count = &campaign->language_count,
	};
	(*reading)->nowhere = !bn_file_is_folder(campaign->folder);
	if ((*reading)->nowhere)
		bn_problems_add(problems, campaign->folder, 0, 0,
			_("il n’y a pas de dossier de ce nom ; donnez celui où se trouve "
			  "campaign.yaml"));
	else
		read_loop(&(*reading)->reader, campaign);
	return campaign;
}

void bn_campaign_read_on(struct bn_campaign_reading *reading)
{
	struct bn_field_reader *reader = &reading->reader;
	const struct bn_campaign *campaign = reading->campaign;
	struct bn_campaign *rest = &reading->rest;
	if (reading->nowhere)
		return;
	bn_field_read_file(reader, &bn_campaign_profession_fields, "professions.yaml", rest);
	bn_field_read_file(reader, &bn_lead_form_fields, "lead_form.yaml", &rest->form);
	read_pages(reader, rest);
	if (campaign->venues != NULL)
		bn_field_link(reader, &bn_venue_fields, campaign->venues, campaign->venue_count);
	if (rest->publics != NULL)
		bn_field_link(reader, &bn_public_fields, rest->publics, rest->public_count);
	if (rest->professions != NULL)
		bn_field_link(
			reader, &bn_profession_fields, rest->professions, rest->profession_count);
	if (campaign->clips != NULL)
		bn_field_link(reader, &bn_clip_fields, campaign->clips, campaign->clip_count);
}

static void take_rest(struct bn_campaign *campaign, const struct bn_campaign *rest)
{
	campaign->publics = rest->publics;
	campaign->public_count = rest->public_count;
	campaign->professions = rest->professions;
	campaign->profession_count = rest->profession_count;
	campaign->form = rest->form;
	campaign->pages = rest->pages;
	campaign->page_count = rest->page_count;
}

bool bn_campaign_end(struct bn_campaign_reading *reading)
{
	const struct bn_problems *problems = reading->reader.problems;
	take_rest(reading->campaign, &reading->rest);
	if (problems->count == reading->problems) {
		fill_home(reading->campaign);
		check_clips(&reading->reader, reading->campaign);
	}
	bool good = problems->count == reading->problems;
	bn_field_reader_finish(&reading->reader);
	free(reading);
	return good;
}

struct bn_campaign *bn_campaign_load(const char *folder, struct bn_problems *problems)
{
	struct bn_campaign_reading *reading;
	struct bn_campaign *campaign = bn_campaign_begin(folder, problems, &reading);
	bn_campaign_read_on(reading);
	if (bn_campaign_end(reading))
		return campaign;
	bn_campaign_destroy(campaign);
	return NULL;
}

void bn_campaign_destroy(struct bn_campaign *campaign)
{
	if (campaign == NULL)
		return;
	bn_field_finish(&bn_lead_form_fields, &campaign->form);
	bn_field_finish(&bn_campaign_page_fields, campaign);
	bn_field_finish(&bn_campaign_clip_fields, campaign);
	bn_field_finish(&bn_campaign_profession_fields, campaign);
	bn_field_finish(&bn_campaign_fields, campaign);
	free(campaign->folder);
	free(campaign);
}

/* FNV-1a (Fowler, Noll, Vo), a number at a time. */
static uint64_t mix(uint64_t hash, uint64_t number)
{
	return (hash ^ number) * UINT64_C(1099511628211);
}

uint64_t bn_campaign_stamp(const char *folder)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < BN_CAMPAIGN_FILES; i++) {
		struct stat info;
		char *path = bn_file_join(folder, bn_campaign_files[i].name);
		if (stat(path, &info) != 0)
			info = (struct stat){0}; /* it isn't there */
		free(path);
		hash = mix(hash, (uint64_t)info.st_ino);
		hash = mix(hash, (uint64_t)info.st_size);
		hash = mix(hash, (uint64_t)info.st_mtim.tv_sec);
		hash = mix(hash, (uint64_t)info.st_mtim.tv_nsec);
	}
	return hash;
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
