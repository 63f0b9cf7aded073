#include "sync/mark.h"

#include "base/file.h"
#include "base/id.h"
#include "base/json.h"
#include "base/json_read.h"
#include "base/log.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY        86400
#define MOST_BYTES (64 << 10)

static char *path_of(const char *data_folder, const char *target)
{
	return bn_mem_printf("%s/sync/%s.json", data_folder, target);
}

static bool read_days(struct bn_json_reader *json, struct bn_mark *mark)
{
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']')) {
		int64_t pair[2] = {0};
		size_t count = 0;
		for (bool two = bn_json_enter(json, '['); two; two = bn_json_more(json, ']'))
			if (count == 2 || !bn_json_get_int(json, &pair[count++]))
				json->bad = true;
		if (count != 2 || mark->day_count == BN_MARK_DAYS)
			return false;
		mark->days[mark->day_count++] = (struct bn_mark_day){pair[0], pair[1]};
	}
	return !json->bad;
}

static bool read_counts(struct bn_json_reader *json, struct bn_mark *mark)
{
	for (bool more = bn_json_enter(json, '{'); more; more = bn_json_more(json, '}')) {
		if (mark->counts_count == BN_MARK_COUNTS)
			return false;
		struct bn_mark_counts *one = &mark->counts[mark->counts_count++];
		if (!bn_json_key(json, one->date, sizeof(one->date)) ||
			!bn_json_get_text(json, one->hash, sizeof(one->hash)))
			return false;
	}
	return !json->bad;
}

static bool read_aside(struct bn_json_reader *json, struct bn_mark *mark)
{
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']'))
		if (mark->aside_count == BN_MARK_ASIDE ||
			!bn_json_get_int(json, &mark->aside[mark->aside_count++]))
			return false;
	return !json->bad;
}

static bool read_hash(struct bn_json_reader *json, struct bn_mark *mark)
{
	char hex[2 * BN_CHAIN_HASH + 1];
	return bn_json_get_text(json, hex, sizeof(hex)) &&
	       bn_id_unhex(hex, mark->done.hash, BN_CHAIN_HASH);
}

static bool read_field(struct bn_json_reader *json, const char *key, struct bn_mark *mark)
{
	if (strcmp(key, "done") == 0)
		return bn_json_get_int(json, &mark->done.number) && mark->done.number >= 0;
	if (strcmp(key, "hash") == 0)
		return read_hash(json, mark);
	if (strcmp(key, "aside") == 0)
		return read_aside(json, mark);
	if (strcmp(key, "days") == 0)
		return read_days(json, mark);
	if (strcmp(key, "heartbeats") == 0)
		return bn_json_get_int(json, &mark->heartbeats);
	if (strcmp(key, "counts") == 0)
		return read_counts(json, mark);
	if (strcmp(key, "group") == 0)
		return bn_json_get_text(json, mark->group, sizeof(mark->group));
	if (strcmp(key, "news") == 0)
		return bn_json_get_int(json, &mark->news);
	if (strcmp(key, "words") == 0)
		return bn_json_get_int(json, &mark->words);
	return bn_json_skip(json);
}

void bn_mark_read(const char *data_folder, const char *target, struct bn_mark *mark)
{
	char *path = path_of(data_folder, target), key[16];
	size_t bytes = 0;
	*mark = (struct bn_mark){0};
	char *text = bn_file_exists(path) ? bn_file_read(path, MOST_BYTES, &bytes) : NULL;
	struct bn_json_reader json = {.at = text, .end = text != NULL ? text + bytes : NULL};
	bool good = true;
	for (bool more = text != NULL && bn_json_enter(&json, '{'); good && more;
		more = good && bn_json_more(&json, '}'))
		good = bn_json_key(&json, key, sizeof(key)) && read_field(&json, key, mark);
	if (text != NULL && (!good || !bn_json_ended(&json))) {
		bn_log_warn("sync", "%s: isn't as it was written: all is sent again", path);
		*mark = (struct bn_mark){0};
	}
	/* One of before both were told apart. */
	mark->words = mark->words > mark->news ? mark->words : mark->news;
	free(text);
	free(path);
}

static void write_lists(struct bn_json *json, const struct bn_mark *mark)
{
	bn_json_array(json, "aside");
	for (size_t i = 0; i < mark->aside_count; i++)
		bn_json_int(json, NULL, mark->aside[i]);
	bn_json_array_end(json);
	bn_json_array(json, "days");
	for (size_t i = 0; i < mark->day_count; i++) {
		bn_json_array(json, NULL);
		bn_json_int(json, NULL, mark->days[i].wall);
		bn_json_int(json, NULL, mark->days[i].number);
		bn_json_array_end(json);
	}
	bn_json_array_end(json);
}

bool bn_mark_write(const char *data_folder, const char *target, const struct bn_mark *mark)
{
	char *path = path_of(data_folder, target), hex[2 * BN_CHAIN_HASH + 1];
	struct bn_str text = {0};
	struct bn_json json = {.out = &text};
	bn_id_hex(mark->done.hash, BN_CHAIN_HASH, hex);
	bn_json_object(&json, NULL);
	bn_json_int(&json, "done", mark->done.number);
	bn_json_text(&json, "hash", hex);
	write_lists(&json, mark);
	bn_json_int(&json, "heartbeats", mark->heartbeats);
	bn_json_object(&json, "counts");
	for (size_t i = 0; i < mark->counts_count; i++)
		bn_json_text(&json, mark->counts[i].date, mark->counts[i].hash);
	bn_json_object_end(&json);
	bn_json_text(&json, "group", mark->group);
	bn_json_int(&json, "news", mark->news);
	bn_json_int(&json, "words", mark->words);
	bn_json_object_end(&json);
	bn_str_addz(&text, "\n");
	bool good = bn_file_write_whole(path, text.data, text.length, 0600);
	bn_str_finish(&text);
	free(path);
	return good;
}

void bn_mark_forget(struct bn_mark *mark)
{
	mark->done = (struct bn_tail){0};
	mark->aside_count = mark->day_count = mark->counts_count = 0;
}

int64_t bn_mark_safe(const struct bn_mark *mark)
{
	int64_t safe = mark->done.number;
	return mark->aside_count > 0 && mark->aside[0] <= safe ? mark->aside[0] - 1 : safe;
}

int64_t bn_mark_settle(struct bn_mark *mark, int keep_days, int64_t wall)
{
	int64_t settled = 0;
	struct bn_mark_day *days = mark->days;
	size_t count = mark->day_count;
	/* A time server may correct itself: what is to come says nothing. */
	while (count > 0 && days[count - 1].wall > wall)
		count--;
	if (count == 0 || wall - days[count - 1].wall >= DAY) {
		if (count == BN_MARK_DAYS)
			memmove(days, days + 1, --count * sizeof(days[0]));
		days[count++] = (struct bn_mark_day){wall, bn_mark_safe(mark)};
	}
	mark->day_count = count;
	for (size_t i = 0; i < count; i++)
		if (wall - days[i].wall >= (int64_t)keep_days * DAY)
			settled = days[i].number;
	return settled < bn_mark_safe(mark) ? settled : bn_mark_safe(mark);
}
