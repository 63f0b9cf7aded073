/* A recruiter with keys and a kiosk with leads, for the tests of what bornectl does for both. */
#ifndef BN_TESTS_CTL_RECRUITER_H
#define BN_TESTS_CTL_RECRUITER_H

#include "base/file.h"
#include "leads/seal.h"
#include "leads/withdrawal.h"
#include "tests/ctl/run.h"
#include "tests/leads/sample.h"

#include <dirent.h>
#include <sys/stat.h>

#define PHRASE "quatre mots pris au hasard"
#define WITH   "--key", "r.key", "--passphrase-file", "phrase"

static inline void write_file(void **state, const char *name, const char *text)
{
	char *path = bn_file_join(*state, name);
	assert_true(bn_file_write_whole(path, text, strlen(text), 0600));
	free(path);
}

static inline char *read_file(void **state, const char *name)
{
	char *path = bn_file_join(*state, name);
	char *text = bn_file_read(path, 1 << 24, NULL);
	assert_non_null(text);
	free(path);
	return text;
}

static inline unsigned mode_of(void **state, const char *name)
{
	struct stat info;
	char *path = bn_file_join(*state, name);
	assert_int_equal(stat(path, &info), 0);
	free(path);
	return info.st_mode & 0777;
}

static inline bool is_there(void **state, const char *name)
{
	char *path = bn_file_join(*state, name);
	bool there = bn_file_exists(path);
	free(path);
	return there;
}

/* Keys as `bornectl keygen` makes them, but that their passphrase takes a moment and not a second
 * (8 KiB and one pass of Argon2id). */
static inline void copy_key(void **state, const char *from, const char *to)
{
	char *path = bn_file_join(TEST_DATA, from), *text = bn_file_read(path, 1 << 12, NULL);
	assert_non_null(text);
	write_file(state, to, text);
	free(text);
	free(path);
}

/* The recruiter's keys and a kiosk's data folder. */
static inline void prepare(void **state)
{
	char *data = bn_file_join(*state, "data");
	char *usb = bn_file_join(*state, "usb");
	assert_true(bn_file_make_folder(data) && bn_file_make_folder(usb));
	write_file(state, "phrase", PHRASE "\n");
	write_file(state, "data/kiosk.id", "cahors-hall\n");
	copy_key(state, "quick.pub", "r.pub");
	copy_key(state, "quick.key", "r.key");
	free(usb);
	free(data);
}

/* What visitors typed, the awkward things first. */
static inline void make_lead(struct bn_lead *lead, int number)
{
	static const char *const names[] = {"Zoé", "=1+1 Zoé", "D\"Art;agnan", "李小龙", "'-Zoé"};
	sample_numbered(lead, number);
	if ((size_t)number < COUNT(names)) {
		memset(lead->first_name, 0, sizeof(lead->first_name));
		strcpy(lead->first_name, names[number]);
	}
}

static inline void seal_and_add(void **state, const char *key, const struct bn_lead *lead)
{
	struct bn_str json = {.secret = true}, sealed = {0};
	struct bn_seal_recipients recipients = {.count = 1};
	char *key_path = bn_file_join(*state, key);
	char *path = bn_file_join(*state, "data/leads.db");
	assert_true(bn_seal_load_public(key_path, &recipients.keys[0]));
	struct bn_store *store = bn_store_open(path, true);
	assert_non_null(store);
	bn_lead_write(lead, &json);
	bn_seal_close(&recipients, json.data, json.length, &sealed);
	uint8_t code[BN_SEAL_TAG];
	bn_withdrawal_tag(bn_store_signer(store), lead->reference, code);
	const struct bn_store_record record = {.id = lead->id,
		.code = code,
		.wall = lead->wall,
		.sealed = sealed.data,
		.bytes = sealed.length};
	assert_true(bn_store_add(store, &record));
	bn_store_close(store);
	bn_str_finish(&sealed);
	bn_str_finish(&json);
	free(path);
	free(key_path);
}

static inline void fill(void **state, int first, int end)
{
	struct bn_lead lead;
	for (int i = first; i < end; i++) {
		make_lead(&lead, i);
		seal_and_add(state, "r.pub", &lead);
	}
}

/* Gives the newest export the name `name`. */
static inline void rename_export(void **state, const char *name)
{
	char *usb = bn_file_join(*state, "usb"), *to = bn_file_join(*state, name);
	DIR *folder = opendir(usb);
	int found = 0;
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (!bn_str_starts(entry->d_name, "borne-cahors-hall-"))
			continue;
		char *from = bn_file_join(usb, entry->d_name);
		assert_int_equal(strlen(entry->d_name), strlen("borne-cahors-hall-") + 15 + 6);
		assert_true(bn_str_ends(entry->d_name, ".leads"));
		assert_int_equal(rename(from, to), 0);
		free(from);
		found++;
	}
	closedir(folder);
	assert_int_equal(found, 1);
	free(usb);
	free(to);
}

static inline void export_as(void **state, const char *name, const char *said)
{
	ASSERT_RUN(0, said, "", "leads", "export", "-d", "data", "--to", "usb");
	rename_export(state, name);
}

/* Every lead from 0 to end once, in order, equal to what was put in. */
static inline void assert_lines(void **state, const char *name, int end)
{
	char *text = read_file(state, name), *rest = text, *line = NULL;
	for (int i = 0; i < end; i++) {
		struct bn_lead expected, found;
		make_lead(&expected, i);
		line = strsep(&rest, "\n");
		assert_non_null(line);
		assert_true(bn_lead_read(line, strlen(line), &found));
		assert_int_equal(found.number, i + 1);
		found.number = 0;
		assert_memory_equal(&found, &expected, sizeof(found));
	}
	assert_string_equal(rest, "");
	free(text);
}

#endif
