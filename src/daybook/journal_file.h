/* The journal's files: journal.jsonl, and the older ones, journal.1.jsonl to journal.4.jsonl. */
#ifndef BN_DAYBOOK_JOURNAL_FILE_H
#define BN_DAYBOOK_JOURNAL_FILE_H

#include <stdbool.h>
#include <stddef.h>

#define BN_JOURNAL_FILES 5

/* The caller frees it. age 0: the one that is written. */
char *bn_journal_path(const char *folder, int age);

/* Adds a line, which ends in a line end, and syncs it; first makes room where the file would have
 * more than most_bytes. Several processes may. False: not all of it is there, and nothing half of
 * it; errno says why. */
bool bn_journal_append(const char *folder, const char *line, size_t bytes, size_t most_bytes);

#endif
