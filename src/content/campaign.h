/* The campaign: a folder that staff edit, read whole and checked, or refused with every error.
 * Life: bn_campaign_load → read by everybody, never changed → bn_campaign_destroy. */
#ifndef BN_CONTENT_CAMPAIGN_H
#define BN_CONTENT_CAMPAIGN_H

#include "content/article.h"
#include "content/brand.h"
#include "content/clip.h"
#include "content/event.h"
#include "content/lead_form.h"
#include "content/lettering.h"
#include "content/problem.h"
#include "content/profession.h"
#include "content/text.h"
#include "content/venue.h"

#include <stdint.h>

#define BN_CAMPAIGN_TILES 6

struct bn_campaign {
	char *folder;
	char *id;                  /* "lot" */
	struct bn_text name;       /* "Métiers du social" */
	struct bn_text department; /* "Département du Lot" */
	char *page;                /* URL of the loop's QR code */
	struct bn_brand brand;
	struct bn_lettering font; /* all NULL: Borne's own */
	char **languages;         /* the first is "fr" */
	size_t language_count;
	int idle_seconds;        /* before the warning; default 45 */
	int idle_aid_seconds;    /* with an access aid on; default 90 */
	int warning_seconds;     /* counted down; default 20, never under 20 (WCAG 2.2.1) */
	int thanks_seconds;      /* the thank-you screen goes home by itself; default 20 */
	struct bn_text question; /* home: "Et si c’était votre métier ?" */
	struct bn_text hint;     /* home: "Touchez pour choisir." */
	char *picture;           /* full path of the home screen's drawing */
	char **home;             /* where the home screen's tiles lead, by weight: ids of places */
	size_t home_count;       /* 1 to BN_CAMPAIGN_TILES */
	enum bn_clip_fit fit;    /* of the clips on the screen; default FILL */
	struct bn_public *publics;
	size_t public_count;
	struct bn_profession *professions;
	size_t profession_count;
	struct bn_clip *clips;
	size_t clip_count;
	struct bn_event *events; /* may be none */
	size_t event_count;
	struct bn_venue *venues; /* the first is the default */
	size_t venue_count;
	struct bn_lead_form form;
	struct bn_article *pages; /* none where there is no pages.yaml */
	size_t page_count;
};

/* Reads campaign.yaml, clips.yaml, professions.yaml and lead_form.yaml of the folder, and
 * pages.yaml where there is one. NULL when anything is wrong: problems then says all of it.
 * problems stays as it was when the campaign is good. */
struct bn_campaign *bn_campaign_load(const char *folder, struct bn_problems *problems);
/* The same in steps, for a loop that begins before all is read: begin gives a campaign that has
 * what campaign.yaml and clips.yaml say, unless problems has grown; read_on reads the rest, in any
 * thread, and leaves the campaign alone; end puts it there, and frees the reading; false: something
 * is wrong. The campaign is the caller's from begin on, to be destroyed in any case. */
struct bn_campaign_reading;
struct bn_campaign *bn_campaign_begin(
	const char *folder, struct bn_problems *problems, struct bn_campaign_reading **reading);
void bn_campaign_read_on(struct bn_campaign_reading *reading);
bool bn_campaign_end(struct bn_campaign_reading *reading);
void bn_campaign_destroy(struct bn_campaign *campaign);
/* Of the folder's files as they are: another number when one of them is another, was written again,
 * or came or went. */
uint64_t bn_campaign_stamp(const char *folder);

/* NULL when there is none of that id. */
const struct bn_profession *bn_campaign_profession(
	const struct bn_campaign *campaign, const char *id);
const struct bn_clip *bn_campaign_clip(const struct bn_campaign *campaign, const char *id);
const struct bn_event *bn_campaign_event(const struct bn_campaign *campaign, const char *id);
const struct bn_venue *bn_campaign_venue(const struct bn_campaign *campaign, const char *id);
const struct bn_article *bn_campaign_article(const struct bn_campaign *campaign, const char *id);
bool bn_campaign_has_language(const struct bn_campaign *campaign, const char *language);

#endif
