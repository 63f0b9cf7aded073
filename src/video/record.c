#include "video/record.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdlib.h>
#include <sys/stat.h>

#define SAME_MS 300 /* about the same place: what a player decodes ahead, and some */

void bn_records_finish(struct bn_records *records)
{
	for (size_t i = 0; i < records->count; i++) {
		free(records->all[i]->file);
		free(records->all[i]);
	}
	free(records->all);
	*records = (struct bn_records){0};
}

static struct bn_record_identity identify(const char *file)
{
	struct stat info;
	if (stat(file, &info) != 0)
		return (struct bn_record_identity){0};
	return (struct bn_record_identity){.there = true,
		.device = info.st_dev,
		.inode = info.st_ino,
		.size = info.st_size,
		.changed_ns = info.st_ctim.tv_sec * INT64_C(1000000000) + info.st_ctim.tv_nsec};
}

static bool is_same(const struct bn_record_identity *a, const struct bn_record_identity *b)
{
	return a->there == b->there && a->device == b->device && a->inode == b->inode &&
	       a->size == b->size && a->changed_ns == b->changed_ns;
}

struct bn_record *bn_records_get(struct bn_records *records, const char *file)
{
	struct bn_record *found = NULL;
	struct bn_record_identity now = identify(file);
	for (size_t i = 0; i < records->count && found == NULL; i++)
		if (bn_str_same(records->all[i]->file, file))
			found = records->all[i];
	if (found == NULL) {
		records->all = bn_mem_grow(records->all, &records->capacity, records->count + 1,
			sizeof(struct bn_record *));
		found = records->all[records->count++] = bn_mem_alloc(1, sizeof(*found));
		found->file = bn_mem_strdup(file);
		found->identity = now;
	} else if (!is_same(&found->identity, &now)) {
		*found = (struct bn_record){.file = found->file, .identity = now};
	}
	return found;
}

void bn_records_forgive(struct bn_records *records)
{
	for (size_t i = 0; i < records->count; i++) {
		records->all[i]->aside = records->all[i]->failed = false;
		records->all[i]->failures = records->all[i]->deaths = 0;
	}
}

size_t bn_records_aside(const struct bn_records *records)
{
	size_t count = 0;
	for (size_t i = 0; i < records->count; i++)
		count += records->all[i]->aside;
	return count;
}

bool bn_record_fail(struct bn_record *record, int64_t place_ms, bool outside)
{
	/* The start is a place of its own. */
	bool same = record->failed && llabs(place_ms - record->place_ms) <= SAME_MS &&
		    (place_ms < 0) == (record->place_ms < 0);
	record->failed = true;
	record->place_ms = place_ms;
	record->shown = record->shown && place_ms >= 0;
	if (outside) {
		record->deaths = same ? record->deaths + 1 : 0;
		return record->deaths >= BN_RECORD_DEATHS;
	}
	record->played = false;
	return ++record->failures >= BN_RECORD_FAILURES;
}

void bn_record_show(struct bn_record *record)
{
	record->shown = true;
	if (record->failed && record->place_ms < 0) {
		record->failed = false;
		record->failures = record->deaths = 0;
	}
}

void bn_record_play(struct bn_record *record, int64_t length_ms)
{
	record->length_ms = length_ms;
	record->shown = record->played = true;
	record->failed = false;
	record->failures = record->deaths = 0;
}
