/* A métier of the campaign, and the publics it serves. */
#ifndef BN_CONTENT_PROFESSION_H
#define BN_CONTENT_PROFESSION_H

#include "content/text.h"

#include <stdbool.h>
#include <stddef.h>

struct bn_field_table;

struct bn_public {
	char *id;             /* "enfants" */
	char *icon;           /* file of assets/icons/ without ".svg": "p-enfants" */
	struct bn_text label; /* "Enfants" */
	struct bn_text among; /* "auprès des enfants": follows "6 métiers" */
};

/* One stage of the way to the diploma: "3 ans" over "école ou alternance". */
struct bn_training_stage {
	struct bn_text what, detail;
};

/* A figure is never shown without where and when it was published. */
struct bn_figure {
	struct bn_text value; /* "40", "Une vingtaine" */
	struct bn_text label; /* "agents dans le Lot" */
	struct bn_text source;
	char *date; /* ISO 8601: "2025-11-06"; NULL when there is no figure */
};

/* The diploma a métier asks for, from the lowest on. */
enum bn_studies {
	BN_STUDIES_UNKNOWN = -1,
	BN_STUDIES_NONE,
	BN_STUDIES_CAP,
	BN_STUDIES_BAC,
	BN_STUDIES_BAC2,
	BN_STUDIES_BAC3,
	BN_STUDIES_BAC5,
	BN_STUDIES_COUNT
};

enum bn_told { BN_TOLD_NOT = -1, BN_TOLD_NO, BN_TOLD_YES };

struct bn_moment_of_day { /* "8 h 30", "Visite à domicile" */
	struct bn_text hour, what;
};

struct bn_school {
	struct bn_text name, place;
};

struct bn_profession {
	char *id;
	struct bn_text title;        /* both forms: "Assistante, assistant de service social" */
	struct bn_text *other_names; /* by which it is looked for, and never shown */
	size_t other_name_count;
	struct bn_text card;  /* headcount on the card, "40 agents"; may be empty */
	struct bn_text level; /* "Bac + 3" */
	enum bn_studies studies;
	enum bn_told apprenticeship; /* one may learn it as an apprentice */
	struct bn_text duration;     /* of the studies, "3 ans après le bac"; may be empty */
	struct bn_figure pay;        /* date NULL: not told */
	struct bn_text *ways_in;     /* "Sur concours"; may be none */
	size_t way_in_count;
	char *picture; /* full path: the card's drawing */
	char *scene;   /* full path: the page's large picture; the picture when not given */
	struct bn_text summary; /* one sentence: what one does */
	struct bn_text *missions;
	size_t mission_count;
	const struct bn_public **publics; /* those served; owned by the campaign */
	size_t public_count;
	struct bn_text *qualities;
	size_t quality_count;
	struct bn_training_stage *training; /* entry, years of study, diploma */
	size_t stage_count;
	struct bn_figure figure; /* date NULL: none */
	char *rome;              /* code of the national job list: "K1201"; or NULL */
	struct bn_text diploma;  /* its full name; may be empty */
	enum bn_told initial;    /* one may learn it at school */
	enum bn_told vae;        /* or have one's experience recognised */
	struct bn_moment_of_day *day;
	size_t moment_count;
	struct bn_school *schools; /* where to learn it near here */
	size_t school_count;
	struct bn_text *career; /* what one may do afterwards */
	size_t career_count;
	/* Which of these are examples, from no source: the screen says so. */
	bool day_illustration, schools_illustration, career_illustration;
	char **pages; /* ids of the campaign's own pages that go on */
	size_t linked_count;
	char *testimony; /* a clip's id, or NULL */
	char *page;      /* URL that continues on the phone */
};

extern const struct bn_field_table bn_public_fields, bn_profession_fields; /* content/field.h */

#endif
