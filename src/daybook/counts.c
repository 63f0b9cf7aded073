#include "daybook/counts.h"

#include "base/aside.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"

#include <glob.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EVERY_MS   45000
#define MOST_BYTES ((size_t)16 << 20)
#define DAYS       4 /* a clock that jumps about */

/* A file on its way to the disk: the scribe's until it isn't PENDING any more. */
enum { PENDING, GOOD, BAD };
struct saving {
	char *folder, *path;
	struct bn_str text;
	atomic_int state;
};

struct open_day {
	struct bn_day day; /* date "": none */
	bool changed;      /* since it was last given to be written */
	bool blind;        /* its file can't be read nor put aside: it is left alone */
	struct saving *saving;
	unsigned used; /* when it was last asked for */
};

struct bn_counts {
	char *folder, *kiosk;
	struct bn_scribe *scribe;
	struct bn_journal *journal;
	char *campaign, *venue, *event;
	struct bn_day names; /* holds nothing else */
	struct open_day days[DAYS];
	unsigned uses;
	bool written; /* once, at written_ms */
	int64_t written_ms;
	bool failing; /* told so */
};

static char *path_of(const struct bn_counts *counts, const char *date)
{
	return bn_mem_printf("%s/%s.json", counts->folder, date);
}

/* What a power cut left of a file that was being written. */
static void sweep(const char *folder)
{
	char *pattern = bn_mem_printf("%s/*.json.*.tmp", folder);
	glob_t found = {0};
	if (glob(pattern, 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			unlink(found.gl_pathv[i]);
	globfree(&found);
	free(pattern);
}

struct bn_counts *bn_counts_open(const struct bn_counts_options *options)
{
	struct bn_counts *counts = bn_mem_alloc(1, sizeof(*counts));
	counts->folder = bn_file_join(options->data_folder, "counts");
	counts->kiosk = bn_mem_strdup(options->kiosk);
	counts->scribe = options->scribe;
	counts->journal = options->journal;
	sweep(counts->folder);
	bn_counts_place(counts, "", "", NULL);
	return counts;
}

static void free_saving(struct saving *saving)
{
	free(saving->folder);
	free(saving->path);
	bn_str_finish(&saving->text);
	free(saving);
}

static void write_file(void *context)
{
	struct saving *saving = context;
	bool good = bn_file_make_folder(saving->folder) &&
		    bn_file_write_whole(
			    saving->path, bn_str_text(&saving->text), saving->text.length, 0600);
	atomic_store(&saving->state, good ? GOOD : BAD);
}

/* Told once, and once when it is over. */
static void tell(struct bn_counts *counts, bool good)
{
	if (good == !counts->failing)
		return;
	counts->failing = !good;
	bn_journal_add(counts->journal, good ? BN_JOURNAL_WRITE_GOOD : BN_JOURNAL_WRITE_FAILED,
		"counts", NULL);
}

/* Takes back what the scribe is done with. */
static void settle(struct bn_counts *counts, struct open_day *open)
{
	int state = open->saving != NULL ? atomic_load(&open->saving->state) : PENDING;
	if (state == PENDING)
		return;
	open->changed |= state == BAD; /* again in a while */
	tell(counts, state == GOOD);
	free_saving(open->saving);
	open->saving = NULL;
}

static bool save(struct bn_counts *counts, struct open_day *open)
{
	settle(counts, open);
	if (!open->changed || open->blind || open->saving != NULL)
		return false;
	struct saving *saving = bn_mem_alloc(1, sizeof(*saving));
	saving->folder = bn_mem_strdup(counts->folder);
	saving->path = path_of(counts, open->day.date);
	bn_day_write(&open->day, &saving->text);
	if (!bn_scribe_give(counts->scribe, write_file, saving)) {
		free_saving(saving);
		return false;
	}
	open->saving = saving;
	open->changed = false;
	return true;
}

static void save_now(struct bn_counts *counts, struct open_day *open)
{
	for (int i = 0; i < 2; i++) { /* what is under way may be older than what is known */
		bn_scribe_wait(counts->scribe);
		save(counts, open);
	}
	bn_scribe_wait(counts->scribe);
	settle(counts, open);
	if (open->changed && !open->blind)
		bn_log_error("daybook", "%s: what was counted last on %s is lost", counts->folder,
			open->day.date);
}

void bn_counts_close(struct bn_counts *counts)
{
	if (counts == NULL)
		return;
	for (size_t i = 0; i < DAYS; i++) {
		if (counts->days[i].changed || counts->days[i].saving != NULL)
			save_now(counts, &counts->days[i]);
		bn_day_finish(&counts->days[i].day);
	}
	bn_day_finish(&counts->names);
	free(counts->campaign);
	free(counts->venue);
	free(counts->event);
	free(counts->kiosk);
	free(counts->folder);
	free(counts);
}

static void replace(char **text, const char *with)
{
	char *copy = bn_mem_strdup(with);
	free(*text);
	*text = copy;
}

void bn_counts_place(
	struct bn_counts *counts, const char *campaign, const char *venue, const char *event)
{
	if (counts == NULL)
		return;
	replace(&counts->campaign, campaign);
	replace(&counts->venue, venue);
	replace(&counts->event, event != NULL ? event : "");
}

void bn_counts_name(struct bn_counts *counts, const struct bn_day_name *name)
{
	if (counts == NULL)
		return;
	bn_day_name(&counts->names, name);
	for (size_t i = 0; i < DAYS; i++)
		if (counts->days[i].day.date[0] != '\0')
			bn_day_name(&counts->days[i].day, name);
}

/* What was counted before a restart. */
static void load(struct bn_counts *counts, struct open_day *open, const char *date)
{
	char *path = path_of(counts, date), *text = NULL;
	size_t bytes = 0;
	bool there = bn_file_exists(path);
	if (there)
		text = bn_file_read(path, MOST_BYTES, &bytes);
	if (there && (text == NULL || !bn_day_read(&open->day, text, bytes) ||
			     strcmp(open->day.date, date) != 0)) {
		bn_day_finish(&open->day);
		open->blind = !bn_aside_put(path, "daybook");
		bn_journal_add(counts->journal, BN_JOURNAL_WRITE_FAILED, "counts",
			open->blind ? "unreadable" : "unreadable, put aside");
	}
	memcpy(open->day.date, date, BN_DAY_DATE);
	replace(&open->day.kiosk, counts->kiosk);
	for (size_t i = 0; i < counts->names.name_count; i++)
		bn_day_name(&open->day, &counts->names.names[i]);
	free(text);
	free(path);
}

/* The one that wasn't asked for longest gives way. */
static struct open_day *day_of(struct bn_counts *counts, const char *date)
{
	struct open_day *open = &counts->days[0];
	for (size_t i = 0; i < DAYS; i++) {
		struct open_day *other = &counts->days[i];
		if (strcmp(other->day.date, date) == 0) {
			other->used = ++counts->uses;
			return other;
		}
		if (other->used < open->used)
			open = other;
	}
	if (open->day.date[0] != '\0')
		save_now(counts, open);
	bn_day_finish(&open->day);
	*open = (struct open_day){.used = ++counts->uses};
	load(counts, open, date);
	return open;
}

void bn_counts_add(struct bn_counts *counts, enum bn_day_kind kind, const char *id,
	const char *part, int64_t step, int64_t wall)
{
	char date[BN_DAY_DATE], hour[BN_DAY_PART];
	if (counts == NULL)
		return;
	bn_day_of(wall, date, hour);
	struct open_day *open = day_of(counts, date);
	open->changed |= bn_day_add(
		bn_day_place(&open->day, counts->campaign, counts->venue, counts->event), kind, id,
		part, step);
}

void bn_counts_add_hour(
	struct bn_counts *counts, enum bn_day_kind kind, const char *id, int64_t wall)
{
	char date[BN_DAY_DATE], hour[BN_DAY_PART];
	bn_day_of(wall, date, hour);
	bn_counts_add(counts, kind, id != NULL ? id : hour, id != NULL ? hour : "", 1, wall);
}

bool bn_counts_tick(struct bn_counts *counts, int64_t now_ms)
{
	bool begun = false;
	if (counts == NULL || (counts->written && now_ms - counts->written_ms < EVERY_MS))
		return false;
	for (size_t i = 0; i < DAYS; i++)
		begun |= save(counts, &counts->days[i]);
	if (begun) {
		counts->written = true;
		counts->written_ms = now_ms;
	}
	return begun;
}
