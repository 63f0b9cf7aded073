/* A file written piece by piece, whole or not at all: a temporary file beside the path, synced,
 * renamed, its folder synced, and read back. Failures are logged once, with the path and the cause.
 * Life: begin → add … → end. One thread at a time. */
#ifndef BN_BASE_FILE_OUT_H
#define BN_BASE_FILE_OUT_H

#include <stdbool.h>
#include <stddef.h>

struct bn_file_out;

/* Never NULL: what fails is told by add and end. mode: permission bits such as 0600. */
struct bn_file_out *bn_file_out_begin(const char *path, unsigned mode);
/* False: it has failed, now or before; the rest needn't be given. */
bool bn_file_out_add(struct bn_file_out *out, const void *bytes, size_t count);
/* Frees it. keep false: nothing is left of it. True: it is in its place, and a power cut loses
 * nothing; false: the file before is still there, and errno has the cause (EIO where it reads back
 * differently). */
bool bn_file_out_end(struct bn_file_out *out, bool keep);

#endif
