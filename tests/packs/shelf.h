/* Archives made byte by byte, packs of them, a shelf to install them on, and all that is on it. */
#ifndef BN_TESTS_PACKS_SHELF_H
#define BN_TESTS_PACKS_SHELF_H

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "packs/install.h"
#include "tests/test.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One entry of a tar archive (POSIX ustar): type '0' is a file, '1' a hard link, '2' a link. */
struct entry {
	const char *name;
	char type;
	const char *link, *data;
	const char *size; /* octal, instead of data's; NULL: its own */
};

static inline void archive_add(struct bn_str *archive, const struct entry *entry)
{
	char head[512] = "";
	static const char zeros[512];
	size_t bytes = entry->data != NULL ? strlen(entry->data) : 0;
	unsigned sum = 0;
	memcpy(head, entry->name, strnlen(entry->name, 100));
	strcpy(head + 100, "0000644");
	strcpy(head + 108, "0000000");
	strcpy(head + 116, "0000000");
	if (entry->size != NULL)
		strcpy(head + 124, entry->size);
	else
		snprintf(head + 124, 12, "%011o", (unsigned)bytes);
	strcpy(head + 136, "00000000000");
	memset(head + 148, ' ', 8);
	head[156] = entry->type;
	if (entry->link != NULL)
		strcpy(head + 157, entry->link);
	memcpy(head + 257, "ustar\00000", 8);
	for (size_t i = 0; i < sizeof(head); i++)
		sum += (unsigned char)head[i];
	snprintf(head + 148, 8, "%06o", sum & 0777777);
	bn_str_add(archive, head, sizeof(head));
	bn_str_add(archive, entry->data, bytes);
	bn_str_add(archive, zeros, (512 - bytes % 512) % 512);
}

static inline void archive_end(struct bn_str *archive)
{
	static const char zeros[1024];
	bn_str_add(archive, zeros, sizeof(zeros));
}

static inline char *inside(void **state, const char *name)
{
	return bn_file_join(*state, name);
}

/* Not synced: thousands are written. */
static inline bool shelf_write(const char *path, const void *bytes, size_t count)
{
	FILE *file = fopen(path, "wb");
	size_t put = file != NULL ? fwrite(bytes, 1, count, file) : 0;
	return file != NULL && fclose(file) == 0 && put == count;
}

/* Signs the archive as a pack and writes it to the test's folder as "pack". */
static inline void write_pack(void **state, const struct bn_seal_signer *signer, const char *id,
	uint32_t version, struct bn_str *archive)
{
	struct bn_pack pack = {.version = version, .bytes = archive->length};
	struct bn_str all = {0};
	uint8_t head[BN_PACK_HEAD];
	char *path = inside(state, "pack");
	memcpy(pack.id, id, strnlen(id, sizeof(pack.id) - 1));
	bn_seal_digest(bn_str_text(archive), archive->length, pack.digest);
	bn_pack_write_head(&pack, signer, head);
	bn_str_add(&all, head, sizeof(head));
	bn_str_add(&all, archive->data, archive->length);
	assert_true(shelf_write(path, all.data, all.length));
	bn_str_finish(&all);
	free(path);
}

/* A shelf that trusts this key. */
static inline void make_shelf(void **state, const struct bn_seal_signer *signer)
{
	char *shelf = inside(state, "shelf"), *key = inside(state, "shelf/trusted.pub");
	assert_true(bn_file_make_folder(shelf));
	assert_true(bn_seal_save_trusted(key, &signer->public_key));
	free(key);
	free(shelf);
}

static int shelf_by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* What is in a folder and below it: names, kinds, where links lead, every byte. */
static inline void snapshot_add(struct bn_str *out, const char *path)
{
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, NULL, shelf_by_name);
	assert_true(count >= 2);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		char *below = bn_mem_printf("%s/%s", path, name), link[64] = "";
		struct stat info;
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
			assert_int_equal(lstat(below, &info), 0);
			bn_str_addf(out, "%s %o ", below, info.st_mode);
			if (S_ISLNK(info.st_mode)) {
				assert_true(readlink(below, link, sizeof(link) - 1) > 0);
				bn_str_addz(out, link);
			} else if (S_ISDIR(info.st_mode)) {
				bn_str_addz(out, "\n");
				snapshot_add(out, below);
			} else {
				size_t bytes = 0;
				char hash[65], *text = bn_file_read(below, 1 << 26, &bytes);
				assert_non_null(text);
				bn_seal_hash(text, bytes, hash);
				bn_str_addz(out, hash);
				free(text);
			}
			bn_str_addz(out, "\n");
		}
		free(below);
		free(entries[i]);
	}
	free(entries);
}

/* Of the shelf; the caller frees it. */
static inline char *snapshot(void **state)
{
	struct bn_str out = {0};
	char *shelf = inside(state, "shelf");
	snapshot_add(&out, shelf);
	free(shelf);
	return bn_str_take(&out);
}

/* A campaign is good when its campaign.yaml is "id: ID" and no more. */
static inline bool shelf_check(const char *folder, const char *id, void *context)
{
	char *path = bn_file_join(folder, "campaign.yaml");
	char *text = bn_file_exists(path) ? bn_file_read(path, 1 << 16, NULL) : NULL;
	bool good = text != NULL && bn_str_starts(text, "id: ") && strcmp(text + 4, id) == 0;
	(void)context;
	free(text);
	free(path);
	return good;
}

#endif
