#include "base/file.h"
#include "base/json_read.h"
#include "base/log.h"
#include "base/mem.h"
#include "daybook/journal.h"
#include "daybook/journal_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MOST_BYTES ((uint64_t)64 << 20)

/* "2026-11-06T14:30:00Z", and nothing else. */
static bool read_time(const char *text, int64_t *wall)
{
	struct tm parts = {0};
	int end = 0;
	if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ%n", &parts.tm_year, &parts.tm_mon,
		    &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &end) != 6 ||
		end != 20 || text[end] != '\0')
		return false;
	parts.tm_year -= 1900;
	parts.tm_mon--;
	*wall = (int64_t)timegm(&parts);
	return true;
}

static bool read_value(
	struct bn_json_reader *json, const char *key, struct bn_journal_entry *entry, bool *dated)
{
	char at[BN_CLOCK_TEXT];
	int64_t times = 0;
	if (strcmp(key, "at") == 0)
		return bn_json_get_text(json, at, sizeof(at)) &&
		       (*dated = read_time(at, &entry->wall));
	if (strcmp(key, "kind") == 0)
		return bn_json_get_text(json, entry->name, sizeof(entry->name));
	if (strcmp(key, "about") == 0)
		return bn_json_get_text(json, entry->about, sizeof(entry->about));
	if (strcmp(key, "why") == 0)
		return bn_json_get_text(json, entry->why, sizeof(entry->why));
	if (strcmp(key, "times") != 0)
		return bn_json_skip(json);
	bool good = bn_json_get_int(json, &times) && times > 0 && times <= INT32_MAX;
	entry->times = good ? (int)times : 1;
	return good;
}

static bool read_entry(const char *line, const char *end, struct bn_journal_entry *entry)
{
	struct bn_json_reader json = {.at = line, .end = end};
	char key[16];
	bool good = true, dated = false;
	*entry = (struct bn_journal_entry){.times = 1};
	for (bool more = bn_json_enter(&json, '{'); good && more;
		more = good && bn_json_more(&json, '}'))
		good = bn_json_key(&json, key, sizeof(key)) &&
		       read_value(&json, key, entry, &dated);
	if (!good || !bn_json_ended(&json) || !dated || entry->name[0] == '\0')
		return false;
	entry->kind = bn_journal_kind_of(entry->name);
	return true;
}

/* False: visit wants no more. */
static bool each_line(const char *text, size_t bytes,
	bool (*visit)(void *context, const struct bn_journal_entry *entry), void *context, int *bad)
{
	struct bn_journal_entry entry;
	for (const char *end = text + bytes; text < end;) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		if (stop == NULL)
			stop = end;
		if (stop > text && !read_entry(text, stop, &entry))
			++*bad;
		else if (stop > text && !visit(context, &entry))
			return false;
		text = stop + 1;
	}
	return true;
}

static char *read_all(int fd, size_t *bytes)
{
	struct stat info;
	if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || (uint64_t)info.st_size > MOST_BYTES)
		return NULL;
	char *text = bn_mem_alloc((size_t)info.st_size + 1, 1);
	ptrdiff_t got = bn_file_read_at(fd, text, (size_t)info.st_size, 0);
	*bytes = got > 0 ? (size_t)got : 0;
	if (got >= 0)
		return text;
	free(text);
	return NULL;
}

static bool is_same(int a, int b)
{
	struct stat first, second;
	return a >= 0 && fstat(a, &first) == 0 && fstat(b, &second) == 0 &&
	       first.st_ino == second.st_ino && first.st_dev == second.st_dev;
}

/* All at once, the newest first: one that becomes older meanwhile is met twice, and never missed.
 */
static bool open_all(const char *folder, int fds[BN_JOURNAL_FILES])
{
	bool good = true;
	for (int age = 0; age < BN_JOURNAL_FILES; age++) {
		char *path = bn_journal_path(folder, age);
		fds[age] = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
		if (fds[age] < 0 && errno != ENOENT) {
			bn_log_error("daybook", "%s: can't open: %s", path, strerror(errno));
			good = false;
		}
		if (age > 0 && fds[age] >= 0 && is_same(fds[age - 1], fds[age])) {
			close(fds[age - 1]);
			fds[age - 1] = -1;
		}
		free(path);
	}
	return good;
}

bool bn_journal_each(const char *data_folder,
	bool (*visit)(void *context, const struct bn_journal_entry *entry), void *context, int *bad)
{
	int fds[BN_JOURNAL_FILES], torn = 0;
	char *folder = bn_file_join(data_folder, "journal");
	bool good = open_all(folder, fds), more = true;
	for (int age = BN_JOURNAL_FILES - 1; age >= 0; age--) {
		if (fds[age] < 0)
			continue;
		size_t bytes = 0;
		char *text = more ? read_all(fds[age], &bytes) : NULL;
		if (text != NULL) {
			more = each_line(text, bytes, visit, context, &torn);
		} else if (more) {
			bn_log_error("daybook", "%s: journal of age %d can't be read", folder, age);
			good = false;
		}
		free(text);
		close(fds[age]);
	}
	if (bad != NULL)
		*bad = torn;
	free(folder);
	return good;
}
