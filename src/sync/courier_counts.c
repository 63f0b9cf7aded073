/* What was counted, a sealed object a day. */
#include "base/file.h"
#include "base/mem.h"
#include "daybook/day.h"
#include "leads/recipients.h"
#include "sync/courier_inside.h"
#include "sync/day_object.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOUR_MS 3600000
#define MOST    ((size_t)4 << 20) /* bytes of a day's file */

static int is_day(const struct dirent *entry)
{
	return strlen(entry->d_name) == strlen("2026-11-29.json") &&
	       bn_str_ends(entry->d_name, ".json") && strspn(entry->d_name, "0123456789-") == 10;
}

/* The place for that day's mark; a new one takes that of the oldest. NULL: it is older than all. */
static struct bn_mark_counts *mark_of(struct bn_mark *mark, const char *date)
{
	struct bn_mark_counts *oldest = &mark->counts[0];
	for (size_t i = 0; i < mark->counts_count; i++) {
		if (strcmp(mark->counts[i].date, date) == 0)
			return &mark->counts[i];
		if (strcmp(mark->counts[i].date, oldest->date) < 0)
			oldest = &mark->counts[i];
	}
	if (mark->counts_count == BN_MARK_COUNTS && strcmp(date, oldest->date) < 0)
		return NULL;
	struct bn_mark_counts *one =
		mark->counts_count == BN_MARK_COUNTS ? oldest : &mark->counts[mark->counts_count++];
	*one = (struct bn_mark_counts){0};
	snprintf(one->date, sizeof(one->date), "%s", date);
	return one;
}

/* *sent goes along. */
static bool send_day(struct bn_courier *courier, struct bn_target *target, const char *file,
	const struct bn_seal_recipients *recipients, int *sent)
{
	char *path = bn_mem_printf("%s/counts/%s", courier->options.data_folder, file);
	char date[BN_DAY_DATE], name[BN_DAY_OBJECT_NAME], hash[65];
	struct bn_str text = {0}, object = {0};
	snprintf(date, sizeof(date), "%.10s", file);
	text.data = bn_file_read(path, MOST, &text.length);
	struct bn_mark_counts *mark = text.data != NULL ? mark_of(&target->mark, date) : NULL;
	bool good = true;
	if (mark != NULL)
		bn_seal_hash(text.data, text.length, hash);
	if (mark != NULL && strncmp(mark->hash, hash, sizeof(mark->hash) - 1) != 0) {
		bn_day_object_name(courier->kiosk, date, name);
		bn_day_object_write(&text, recipients, bn_store_signer(courier->store), &object);
		good = bn_remote_put(
			target->remotes[0], name, object.data, object.length, &target->fault);
		if (good)
			snprintf(mark->hash, sizeof(mark->hash), "%.16s", hash);
		*sent += good;
		bn_courier_pay(target, 0);
	}
	bn_str_finish(&object);
	free(text.data);
	free(path);
	return good;
}

bool bn_courier_send_counts(struct bn_courier *courier, struct bn_target *target)
{
	struct bn_courier_now now = bn_courier_now(courier);
	char *folder = bn_file_join(courier->options.data_folder, "counts");
	char today[BN_DAY_DATE], hour[BN_DAY_PART];
	struct bn_seal_recipients recipients;
	struct dirent **days = NULL;
	if (now.ms < target->counts_ms) {
		free(folder);
		return true;
	}
	bool known = bn_recipients_load(courier->options.data_folder, &recipients) &&
		     recipients.count > 0 && bn_store_signer(courier->store) != NULL;
	int count = known ? scandir(folder, &days, is_day, alphasort) : 0;
	int sent = 0;
	bool good = true;
	bn_day_of(now.wall, today, hour);
	for (int i = 0; i < count; i++) {
		bool is_today = strncmp(days[i]->d_name, today, strlen(today)) == 0;
		if (good && count - i <= BN_MARK_COUNTS &&
			!(is_today && courier->options.config->metered))
			good = send_day(courier, target, days[i]->d_name, &recipients, &sent) &&
			       !bn_courier_stopped(courier);
		free(days[i]);
	}
	free(days);
	free(folder);
	if (sent > 0)
		bn_courier_note(courier, target);
	target->counts_ms = good ? now.ms + HOUR_MS : 0;
	return good;
}
