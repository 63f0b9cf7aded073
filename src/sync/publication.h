/* publication.yaml: what is to be published for a group of kiosks, as whoever runs the fleet writes
 * it. */
#ifndef BN_SYNC_PUBLICATION_H
#define BN_SYNC_PUBLICATION_H

#include "content/field.h"

struct bn_publication {
	char *group;
	int days;     /* that it may be taken for */
	char **packs; /* full paths of files made by `bornectl pack` */
	size_t pack_count;
	char **revoked; /* fingerprints of recipients' keys */
	size_t revoked_count;
	char **withdrawn; /* ids of leads */
	size_t withdrawn_count;
	struct bn_publication_settings {
		char *venue, *event; /* NULL: as they are */
		int sound;           /* 0: as it is, 1: on, 2: off */
		int volume;          /* 0: as it is */
	} settings;
};

/* Zeroed by the caller. False: problems says why; it is to be finished all the same. */
bool bn_publication_read(
	struct bn_publication *publication, const char *path, struct bn_problems *problems);
void bn_publication_finish(struct bn_publication *publication);

#endif
