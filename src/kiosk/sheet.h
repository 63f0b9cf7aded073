/* Many pictures at one look: a contact sheet and a page. Zeroed is empty: add → write → finish. */
#ifndef BN_KIOSK_SHEET_H
#define BN_KIOSK_SHEET_H

#include <stdbool.h>
#include <stddef.h>

struct bn_sheet {
	char **names;
	size_t count, capacity;
};

void bn_sheet_add(struct bn_sheet *sheet, const char *name); /* a file's; copied */
/* Writes contact.png and index.html beside the pictures. False: logged. */
bool bn_sheet_write(const struct bn_sheet *sheet, const char *folder);
void bn_sheet_finish(struct bn_sheet *sheet);

#endif
