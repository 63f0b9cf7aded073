/* The files of a campaign's folder and the table each is read by: for the reader (campaign.h), for
 * who goes through them again, and for the schemas and the page made of them. */
#ifndef BN_CONTENT_CAMPAIGN_FIELDS_H
#define BN_CONTENT_CAMPAIGN_FIELDS_H

#include "content/field.h"

enum {
	BN_CAMPAIGN_MAIN,
	BN_CAMPAIGN_PROFESSIONS,
	BN_CAMPAIGN_CLIPS,
	BN_CAMPAIGN_FORM,
	BN_CAMPAIGN_PAGES,
	BN_CAMPAIGN_FILES
};

struct bn_campaign_file {
	const char *name; /* "clips.yaml" */
	const struct bn_field_table *table;
	const char *help; /* what it says, in French */
	bool optional;    /* the folder may do without it */
};

extern const struct bn_campaign_file bn_campaign_files[BN_CAMPAIGN_FILES];

/* Of struct bn_campaign, a part each; the form has bn_lead_form_fields. */
extern const struct bn_field_table bn_campaign_fields, bn_campaign_profession_fields,
	bn_campaign_clip_fields, bn_campaign_page_fields;

#endif
