/* SQLite's way to the disk in memory: a VFS that does what its own for Unix does (os_unix.c of
 * 3.40.1), above all when it syncs a folder. One connection at a time. */
#ifndef BN_TESTS_LEADS_DISK_VFS_H
#define BN_TESTS_LEADS_DISK_VFS_H

struct disk;

/* From now on every store that is opened lies on `disk`, whatever its folder; NULL: on real ones
 * again. A store must be closed before another disk comes. */
void disk_vfs_use(struct disk *disk);

#endif
