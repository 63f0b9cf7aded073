/* The parts of bn_advice_give, one a file advice_*.c. */
#ifndef BN_CONTENT_ADVICE_PARTS_H
#define BN_CONTENT_ADVICE_PARTS_H

#include "content/campaign.h"
#include "content/field_walk.h"

#include <sys/types.h>

/* Files that fields name, by what they are on the disk, whatever they are called. */
struct bn_advice_names {
	struct bn_advice_name {
		dev_t device;
		ino_t inode;
	} * items;
	size_t count, capacity;
};

void bn_advice_name(struct bn_advice_names *names, const char *folder, const char *path);
/* Tells of the files in the campaign's folder, and in Borne's media/ID, that aren't among them. */
void bn_advice_unused(const struct bn_campaign *campaign, struct bn_advice_names *names,
	struct bn_problems *problems);
void bn_advice_names_finish(struct bn_advice_names *names);

/* Texts of one file that lack one language, counted by key. */
struct bn_advice_gap {
	char *path;           /* "professions.title" */
	const char *language; /* the campaign's */
	int line, column;     /* the first one's */
	size_t count;
};

struct bn_advice_gaps {
	struct bn_advice_gap *items;
	size_t count, capacity;
};

/* One text, in the languages of the campaign. */
void bn_advice_text(struct bn_advice_gaps *gaps, const struct bn_campaign *campaign,
	const struct bn_field_visit *visit);
/* Tells of them, few lines for many, and empties the list. */
void bn_advice_gaps_tell(struct bn_advice_gaps *gaps, const struct bn_campaign *campaign,
	const char *file, struct bn_problems *problems);

#endif
