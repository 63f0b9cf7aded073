/* All that a kiosk keeps of leads, as one sealed bundle in a folder, such as a stick's. Nothing is
 * said to be exported before the file was written whole, synced, and read back. */
#ifndef BN_LEADS_EXPORT_H
#define BN_LEADS_EXPORT_H

#include <stdbool.h>
#include <stdint.h>

enum bn_export_result {
	BN_EXPORT_DONE,
	BN_EXPORT_NOTHING,    /* there is no record: no file was written */
	BN_EXPORT_UNREADABLE, /* the data folder isn't a kiosk's, or can't be read */
	BN_EXPORT_FAILED,     /* the file isn't there, or isn't whole; logged */
	BN_EXPORT_FULL,       /* the same: there is no room for it */
	BN_EXPORT_READ_ONLY,  /* the same: nothing can be written there */
};

struct bn_export {
	char *path;     /* of the file, to be freed; NULL: none was begun */
	uint64_t leads; /* that are in it */
	uint64_t bytes; /* that it has */
	int64_t end;    /* the last link in it */
};

/* What it is doing: reading the leads (part 0), writing, reading back (part 1: done). Called by the
 * thread that calls bn_export_make. */
struct bn_export_watch {
	void (*tell)(void *context, float part);
	void *context;
};

/* "FOLDER/borne-KIOSK-20261106-143000.leads", with "-2" and so on when it is taken: an export never
 * replaces another. The folder must be there. watch may be NULL. */
enum bn_export_result bn_export_make(const char *data_folder, const char *folder,
	const struct bn_export_watch *watch, struct bn_export *done);
void bn_export_finish(struct bn_export *done);

#endif
