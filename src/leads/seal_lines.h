/* A key file's lines (README.md), one after the other. */
#ifndef BN_LEADS_SEAL_LINES_H
#define BN_LEADS_SEAL_LINES_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A key file being read: its lines in order, without comments, blank lines and carriage returns
 * (a mail program may have changed the line ends). */
struct bn_seal_lines {
	char *text, *next;
	size_t bytes;
	struct bn_str seen; /* what the checksum covers */
};

/* False: the file can't be read, logged; there is nothing to end. */
bool bn_seal_lines_begin(struct bn_seal_lines *lines, const char *path);
void bn_seal_lines_end(struct bn_seal_lines *lines);

/* The value of the next line, which must bear this name; NULL otherwise. */
const char *bn_seal_lines_value(struct bn_seal_lines *lines, const char *name);
bool bn_seal_lines_same(struct bn_seal_lines *lines, const char *name, const char *expected);
bool bn_seal_lines_hex(struct bn_seal_lines *lines, const char *name, uint8_t *out, size_t count);
/* True: the checksum is right, and the last line. */
bool bn_seal_lines_sum(struct bn_seal_lines *lines);

#endif
