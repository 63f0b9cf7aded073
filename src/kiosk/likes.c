#include "kiosk/likes.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HEADER     "jour;temoignage;j-aime\n"
#define EVERY_MS   60000
#define MOST_BYTES (16 << 20)

enum { DAY = sizeof("2026-11-22"), MONTH = sizeof("2026-11") };

struct row {
	char day[DAY];
	char *clip;
	int count;
};

struct bn_likes {
	char *folder, month[MONTH]; /* that is counted; "": none yet */
	struct row *rows;
	size_t count, capacity;
	bool changed; /* since it was last written */
	bool blind;   /* the month's file is there and can't be read: it is left alone */
	bool written; /* once, at written_ms */
	int64_t written_ms;
	/* The thread's, from its start until `done`. */
	bool saving;
	pthread_t thread;
	char *path;
	struct bn_str text;
	bool good;
	atomic_bool done;
};

struct bn_likes *bn_likes_create(const char *data_folder)
{
	struct bn_likes *likes = bn_mem_alloc(1, sizeof(*likes));
	likes->folder = bn_file_join(data_folder, "likes");
	return likes;
}

static char *path_of(const struct bn_likes *likes)
{
	char *name = bn_mem_printf("%s.csv", likes->month);
	char *path = bn_file_join(likes->folder, name);
	free(name);
	return path;
}

static void forget(struct bn_likes *likes)
{
	for (size_t i = 0; i < likes->count; i++)
		free(likes->rows[i].clip);
	likes->count = 0;
}

static struct row *row_of(struct bn_likes *likes, const char *day, const char *clip)
{
	for (size_t i = likes->count; i > 0; i--) /* today's are near the end */
		if (strcmp(likes->rows[i - 1].day, day) == 0 &&
			strcmp(likes->rows[i - 1].clip, clip) == 0)
			return &likes->rows[i - 1];
	likes->rows = bn_mem_grow(
		likes->rows, &likes->capacity, likes->count + 1, sizeof(*likes->rows));
	struct row *row = &likes->rows[likes->count++];
	*row = (struct row){.clip = bn_mem_strdup(clip)};
	snprintf(row->day, sizeof(row->day), "%s", day);
	return row;
}

/* "2026-11-22;temoignage-ass;3", which it cuts up. */
static bool read_line(struct bn_likes *likes, char *line)
{
	char *clip = strchr(line, ';');
	char *count = clip != NULL ? strchr(clip + 1, ';') : NULL, *end = NULL;
	if (count == NULL || clip - line != DAY - 1 || count == clip + 1)
		return false;
	*clip = *count = '\0';
	long value = strtol(count + 1, &end, 10);
	if (end == count + 1 || *end != '\0' || value < 0 || value > 1000000000)
		return false;
	row_of(likes, line, clip + 1)->count = (int)value;
	return true;
}

/* What was counted before a restart. */
static void read_month(struct bn_likes *likes)
{
	char *path = path_of(likes), *text = NULL, *rest = NULL;
	size_t bytes = 0;
	int bad = 0;
	likes->blind = false;
	if (bn_file_exists(path)) {
		text = bn_file_read(path, MOST_BYTES, &bytes);
		likes->blind = text == NULL;
	}
	for (char *line = text != NULL ? strtok_r(text, "\r\n", &rest) : NULL; line != NULL;
		line = strtok_r(NULL, "\r\n", &rest))
		if (strncmp(HEADER, line, strlen(line)) != 0)
			bad += !read_line(likes, line);
	if (bad > 0)
		bn_log_warn("kiosk", "%s: %d lines that are no counts are left out", path, bad);
	free(text);
	free(path);
}

static void write_text(struct bn_likes *likes)
{
	likes->good = bn_file_make_folder(likes->folder) &&
		      bn_file_write_whole(
			      likes->path, bn_str_text(&likes->text), likes->text.length, 0600);
	free(likes->path);
	bn_str_finish(&likes->text);
}

static void *save(void *context)
{
	struct bn_likes *likes = context;
	write_text(likes);
	atomic_store(&likes->done, true);
	return NULL;
}

static int by_day_and_clip(const void *a, const void *b)
{
	const struct row *left = a, *right = b;
	int days = strcmp(left->day, right->day);
	return days != 0 ? days : strcmp(left->clip, right->clip);
}

/* Sorted: nothing tells which was liked first. */
static void take_text(struct bn_likes *likes)
{
	likes->path = path_of(likes);
	if (likes->count > 0)
		qsort(likes->rows, likes->count, sizeof(*likes->rows), by_day_and_clip);
	bn_str_addz(&likes->text, HEADER);
	for (size_t i = 0; i < likes->count; i++)
		if (likes->rows[i].count > 0)
			bn_str_addf(&likes->text, "%s;%s;%d\n", likes->rows[i].day,
				likes->rows[i].clip, likes->rows[i].count);
	likes->changed = false;
}

static void end_saving(struct bn_likes *likes)
{
	if (!likes->saving)
		return;
	pthread_join(likes->thread, NULL);
	likes->saving = false;
	likes->changed |= !likes->good; /* again in a minute */
}

/* Waits for it: at the end of a month, and at the end. */
static void save_now(struct bn_likes *likes)
{
	end_saving(likes);
	if (!likes->changed || likes->blind)
		return;
	take_text(likes);
	write_text(likes);
	if (!likes->good)
		bn_log_error("kiosk", "likes since the last minute that could be written are lost");
}

void bn_likes_destroy(struct bn_likes *likes)
{
	if (likes == NULL)
		return;
	save_now(likes);
	forget(likes);
	free(likes->rows);
	free(likes->folder);
	free(likes);
}

void bn_likes_add(struct bn_likes *likes, const char *clip, int step, int64_t wall)
{
	char day[DAY], month[MONTH];
	struct tm local;
	time_t now = (time_t)wall;
	if (localtime_r(&now, &local) == NULL ||
		strftime(day, sizeof(day), "%Y-%m-%d", &local) == 0)
		return;
	snprintf(month, sizeof(month), "%.7s", day);
	if (strcmp(month, likes->month) != 0) {
		save_now(likes);
		forget(likes);
		memcpy(likes->month, month, sizeof(month));
		read_month(likes);
	}
	struct row *row = row_of(likes, day, clip);
	if (row->count + step < 0) /* it was liked before midnight */
		return;
	row->count += step;
	likes->changed = true;
}

bool bn_likes_tick(struct bn_likes *likes, int64_t now_ms)
{
	if (likes->saving && atomic_load(&likes->done))
		end_saving(likes);
	bool due = !likes->written || now_ms - likes->written_ms >= EVERY_MS;
	if (!likes->changed || likes->blind || likes->saving || !due)
		return false;
	take_text(likes);
	likes->written = likes->saving = true;
	likes->written_ms = now_ms;
	atomic_store(&likes->done, false);
	if (pthread_create(&likes->thread, NULL, save, likes) != 0) {
		likes->saving = false;
		write_text(likes);
		likes->changed |= !likes->good;
	}
	return true;
}
