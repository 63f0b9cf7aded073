/* Files, whole or not at all. Failures are logged once here, with the path and the cause. */
#ifndef BN_BASE_FILE_H
#define BN_BASE_FILE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The whole file, followed by a NUL that isn't counted; the caller frees it. NULL: it can't be
 * read, or is longer than max_bytes. */
char *bn_file_read(const char *path, size_t max_bytes, size_t *bytes);

/* For reading a file piece by piece: a descriptor the caller closes, and its size. -1: it can't be
 * opened, or is no regular file. */
int bn_file_open(const char *path, uint64_t *bytes);
/* The bytes from `at` on, fewer only at the file's end; -1: an error, which the caller tells. */
ptrdiff_t bn_file_read_at(int fd, void *into, size_t count, uint64_t at);

/* Writes a temporary file beside `path`, syncs it, renames it, syncs the folder and reads it back:
 * after true, a power cut loses nothing; after false, the file before is still there.
 * mode: permission bits such as 0600. */
bool bn_file_write_whole(const char *path, const void *bytes, size_t count, unsigned mode);
/* The same, of a text, to that name in a folder. */
bool bn_file_write_in(
	const char *folder, const char *name, const struct bn_str *text, unsigned mode);

/* All of it to a descriptor, whatever interrupts. False: errno has the cause, which the caller
 * tells. */
bool bn_file_write_all(int fd, const void *bytes, size_t count);
/* Syncs the folder a path lies in, so that the name itself survives a power cut. False: as above.
 */
bool bn_file_sync_folder_of(const char *path);

/* Makes a folder and those above it, with mode 0700 for what is new, which a power cut doesn't
 * take away again. */
bool bn_file_make_folder(const char *path);

bool bn_file_exists(const char *path);
bool bn_file_is_folder(const char *path); /* or a link to one */

/* "dir/name", or name alone when it is absolute or dir is NULL; the caller frees it. */
char *bn_file_join(const char *dir, const char *name);
/* What stands after the last "/" of a path, in it; all of it where there is none. */
const char *bn_file_name(const char *path);

#endif
