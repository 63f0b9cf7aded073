#include "tests/leads/disk_vfs.h"

#include "base/str.h"
#include "tests/leads/disk.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

struct file {
	sqlite3_file base;
	struct disk *disk;
	int name, file;
	bool new_journal; /* its first sync syncs the folder too: UNIXFILE_DIRSYNC */
	int lock;
};

static int name_of(const char *path)
{
	return bn_str_ends(path, "-journal") ? DISK_JOURNAL : DISK_DB;
}

static int close_file(sqlite3_file *base)
{
	(void)base;
	return SQLITE_OK;
}

static const struct disk_file *content(const struct file *file)
{
	return &file->disk->now.files[file->file];
}

static int read_file(sqlite3_file *base, void *out, int bytes, sqlite3_int64 at)
{
	const struct disk_file *from = content((const struct file *)base);
	size_t wanted = (size_t)bytes, start = (size_t)at, there = 0;
	if (start < from->bytes)
		there = from->bytes - start < wanted ? from->bytes - start : wanted;
	if (there > 0)
		memcpy(out, from->data + start, there);
	memset((char *)out + there, 0, wanted - there);
	return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static void act(struct file *file, enum disk_kind kind, size_t at, size_t bytes, const void *data)
{
	disk_do(file->disk, (struct disk_op){
				    .kind = kind,
				    .name = file->name,
				    .file = file->file,
				    .at = at,
				    .bytes = bytes,
				    .data = (uint8_t *)data,
			    });
}

static int write_file(sqlite3_file *base, const void *data, int bytes, sqlite3_int64 at)
{
	act((struct file *)base, DISK_WRITE, (size_t)at, (size_t)bytes, data);
	return SQLITE_OK;
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 bytes)
{
	act((struct file *)base, DISK_TRUNCATE, 0, (size_t)bytes, NULL);
	return SQLITE_OK;
}

static int sync_file(sqlite3_file *base, int flags)
{
	struct file *file = (struct file *)base;
	(void)flags;
	if (file->disk->failing_sync > 0 && --file->disk->failing_sync == 0) {
		act(file, DISK_SYNC_FAILED, 0, 0, NULL);
		return SQLITE_IOERR_FSYNC;
	}
	act(file, DISK_SYNC, 0, 0, NULL);
	if (file->new_journal)
		act(file, DISK_SYNC_FOLDER, 0, 0, NULL);
	file->new_journal = false;
	return SQLITE_OK;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *out)
{
	*out = (sqlite3_int64)content((const struct file *)base)->bytes;
	return SQLITE_OK;
}

static int lock_file(sqlite3_file *base, int lock)
{
	((struct file *)base)->lock = lock;
	return SQLITE_OK;
}

static int check_lock(sqlite3_file *base, int *out)
{
	*out = ((struct file *)base)->lock >= SQLITE_LOCK_RESERVED;
	return SQLITE_OK;
}

static int control(sqlite3_file *base, int what, void *argument)
{
	(void)base;
	(void)what;
	(void)argument;
	return SQLITE_NOTFOUND;
}

static int sector_size(sqlite3_file *base)
{
	(void)base;
	return 4096; /* SQLITE_DEFAULT_SECTOR_SIZE */
}

static int characteristics(sqlite3_file *base)
{
	(void)base;
	return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int open_file(
	sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *base, int flags, int *out)
{
	static const sqlite3_io_methods methods = {
		.iVersion = 1,
		.xClose = close_file,
		.xRead = read_file,
		.xWrite = write_file,
		.xTruncate = truncate_file,
		.xSync = sync_file,
		.xFileSize = file_size,
		.xLock = lock_file,
		.xUnlock = lock_file,
		.xCheckReservedLock = check_lock,
		.xFileControl = control,
		.xSectorSize = sector_size,
		.xDeviceCharacteristics = characteristics,
	};
	struct disk *disk = vfs->pAppData;
	struct file *file = (struct file *)base;
	*file = (struct file){.disk = disk};
	if (path == NULL)
		return SQLITE_CANTOPEN;
	file->name = name_of(path);
	if (disk->now.names[file->name] < 0) {
		/* The store itself makes its file before SQLite opens it. */
		if (file->name != DISK_DB && (flags & SQLITE_OPEN_CREATE) == 0)
			return SQLITE_CANTOPEN;
		act(file, DISK_CREATE, 0, 0, NULL);
	}
	file->file = disk->now.names[file->name];
	file->new_journal = file->name == DISK_JOURNAL && (flags & SQLITE_OPEN_CREATE) != 0;
	if (out != NULL)
		*out = flags;
	base->pMethods = &methods;
	return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
	struct file file = {.disk = vfs->pAppData, .name = name_of(path)};
	if (file.disk->now.names[file.name] < 0)
		return SQLITE_IOERR_DELETE_NOENT;
	act(&file, DISK_DELETE, 0, 0, NULL);
	if (sync_folder)
		act(&file, DISK_SYNC_FOLDER, 0, 0, NULL);
	return SQLITE_OK;
}

static int is_there(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
	const struct disk *disk = vfs->pAppData;
	(void)flags;
	/* There is no log in WAL mode here. */
	*out = !bn_str_ends(path, "-wal") && disk->now.names[name_of(path)] >= 0;
	return SQLITE_OK;
}

static int full_path(sqlite3_vfs *vfs, const char *path, int bytes, char *out)
{
	(void)vfs;
	snprintf(out, (size_t)bytes, "%s", path);
	return SQLITE_OK;
}

void disk_vfs_use(struct disk *disk)
{
	static sqlite3_vfs vfs; /* SQLite keeps a pointer to it */
	sqlite3_vfs *own = sqlite3_vfs_find("unix");
	if (disk == NULL) {
		sqlite3_vfs_register(own, 1);
		return;
	}
	if (vfs.zName == NULL) {
		vfs = *own; /* time, sleep and randomness are its own */
		vfs.pNext = NULL;
		vfs.zName = "bn-disk";
		vfs.szOsFile = sizeof(struct file);
		vfs.xOpen = open_file;
		vfs.xDelete = delete_file;
		vfs.xAccess = is_there;
		vfs.xFullPathname = full_path;
	}
	vfs.pAppData = disk;
	sqlite3_vfs_register(&vfs, 1);
}
