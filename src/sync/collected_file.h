/* A kiosk's sealed records in one file of the collection, one after the other, as in a bundle. */
#ifndef BN_SYNC_COLLECTED_FILE_H
#define BN_SYNC_COLLECTED_FILE_H

#include "leads/lead.h"
#include "leads/store.h"

#define BN_COLLECTED_FILES 64 /* that are open at once */

struct bn_collected_file {
	char name[BN_LEAD_KEY]; /* of the kiosk */
	int fd;
	uint64_t end; /* bytes */
	bool dirty;   /* something isn't on the disk yet */
};

/* end: what is known to be there; more is cut off. False, logged: less is, or it can't be opened.
 */
bool bn_collected_file_open(
	struct bn_collected_file *file, const char *folder, const char *name, uint64_t end);
void bn_collected_file_close(struct bn_collected_file *file);
/* *at: where it begins. False: logged. */
bool bn_collected_file_add(
	struct bn_collected_file *file, const struct bn_store_record *record, uint64_t *at);
bool bn_collected_file_sync(struct bn_collected_file *file);
/* Overwrites with zeros; sync is the caller's. */
bool bn_collected_file_erase(struct bn_collected_file *file, uint64_t at, uint64_t count);
/* Gives back the room of what was overwritten, where the file system can. */
void bn_collected_file_give_back(struct bn_collected_file *file, uint64_t at, uint64_t count);
/* For reading; −1: logged. */
int bn_collected_file_read(const char *folder, const char *name, uint64_t end);

#endif
