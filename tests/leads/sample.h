/* Leads for the tests: one that holds everything, and many that differ. */
#ifndef BN_TESTS_LEADS_SAMPLE_H
#define BN_TESTS_LEADS_SAMPLE_H

#include "leads/lead.h"

#include <stdio.h>
#include <string.h>

static inline void sample_purpose(struct bn_lead *lead, const char *id, bool given)
{
	strcpy(lead->purposes[lead->purpose_count].id, id);
	lead->purposes[lead->purpose_count++].given = given;
}

/* Always the same bytes: the README's test vector. */
static inline void sample_lead(struct bn_lead *lead)
{
	memset(lead, 0, sizeof(*lead));
	strcpy(lead->id, "00112233445566778899aabbccddeeff");
	lead->wall = 1793975400; /* 2026-11-06T14:30:00Z */
	lead->offset_minutes = 60;
	strcpy(lead->campaign, "lot");
	strcpy(lead->venue, "salon");
	strcpy(lead->kiosk, "borne-0a1b2c3d");
	strcpy(lead->language, "fr");
	strcpy(lead->reference, "LOT 7K4 29M");
	strcpy(lead->first_name, "Zoé");
	strcpy(lead->last_name, "N’Guyen-Lefèvre");
	strcpy(lead->email, "zoe.nguyen@exemple.fr");
	strcpy(lead->phone, "+33612345678");
	strcpy(lead->situation, "reconversion");
	strcpy(lead->interests[0], "educateur-specialise");
	strcpy(lead->interests[1], "cesf");
	lead->interest_count = 2;
	lead->age_declared = true;
	sample_purpose(lead, "rappel", true);
	sample_purpose(lead, "actualites", false);
	strcpy(lead->notice_version, "2026-11");
	memset(lead->notice_hash, 'a', 64);
	strcpy(lead->notice_language, "fr");
}

/* The number-th of many: an id, a name and a date of its own. */
static inline void sample_numbered(struct bn_lead *lead, int number)
{
	sample_lead(lead);
	snprintf(lead->id, sizeof(lead->id), "%032x", (unsigned)number);
	snprintf(lead->first_name, sizeof(lead->first_name), "Prénom %d", number);
	lead->wall += number;
}

#endif
