#include "base/mem.h"
#include "sync/gather_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER 64 /* bytes of "KIOSK/2026/11/" */

struct kiosks {
	char (*names)[BN_LEAD_KEY];
	size_t count, capacity;
};

/* The last part of a folder's name, without its "/". False: it doesn't fit. */
static bool last_part(const char *name, char *out, size_t room)
{
	size_t length = strlen(name), from = 0;
	if (length == 0 || name[length - 1] != '/')
		return false;
	for (size_t i = 0; i + 1 < length; i++)
		if (name[i] == '/')
			from = i + 1;
	if (length - 1 - from >= room)
		return false;
	memcpy(out, name + from, length - 1 - from);
	out[length - 1 - from] = '\0';
	return true;
}

static bool visit_kiosk(void *context, const struct bn_remote_object *object)
{
	struct kiosks *kiosks = context;
	char name[BN_LEAD_KEY];
	/* What has a "." is for something else. */
	if (!object->folder || strchr(object->name, '.') != NULL ||
		!last_part(object->name, name, sizeof(name)))
		return true;
	kiosks->names = bn_mem_grow(
		kiosks->names, &kiosks->capacity, kiosks->count + 1, sizeof(kiosks->names[0]));
	memcpy(kiosks->names[kiosks->count++], name, sizeof(name));
	return true;
}

static bool list_kiosks(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	struct kiosks *kiosks = what;
	kiosks->count = 0;
	return bn_remote_list(remote, "", NULL, visit_kiosk, kiosks, fault);
}

bool bn_gather_kiosks(struct bn_gather_work *work, char (**names)[BN_LEAD_KEY], size_t *count)
{
	struct kiosks kiosks = {0};
	struct bn_remote_fault fault;
	bool good = bn_gather_ask(work, list_kiosks, &kiosks, &fault);
	if (!good)
		bn_gather_note(work, &fault, "");
	*names = kiosks.names;
	*count = kiosks.count;
	return good;
}

/* One folder of a kiosk, and what the numbers in it stand for. */
struct level {
	struct bn_gather_months *found;
	char folder[FOLDER];
	int year, digits; /* year 0: the folder has years */
	size_t before;    /* found */
	void (*odd)(void *context, const char *name);
	void *context;
};

/* −1: not such a number. */
static int read_number(const char *text, int digits)
{
	if (strlen(text) != (size_t)digits || strspn(text, "0123456789") != (size_t)digits)
		return -1;
	return (int)strtol(text, NULL, 10);
}

static bool visit_number(void *context, const struct bn_remote_object *object)
{
	struct level *level = context;
	struct bn_gather_months *found = level->found;
	char name[BN_LEAD_KEY];
	int number = object->folder && last_part(object->name, name, sizeof(name))
			     ? read_number(name, level->digits)
			     : -1;
	bool is_month = level->year > 0;
	if (number < 0 || (is_month && (number < 1 || number > 12))) {
		/* The daily counts' folder, and what later versions add, aren't ours. */
		if (!object->folder)
			level->odd(level->context, object->name);
		return true;
	}
	found->months = bn_mem_grow(
		found->months, &found->capacity, found->count + 1, sizeof(found->months[0]));
	found->months[found->count++] = is_month ? level->year * 12 + number - 1 : number;
	return true;
}

static bool list_level(struct bn_remote *remote, void *what, struct bn_remote_fault *fault)
{
	struct level *level = what;
	level->found->count = level->before;
	return bn_remote_list(remote, level->folder, NULL, visit_number, level, fault);
}

static int last_first(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return x < y ? 1 : x > y ? -1 : 0;
}

bool bn_gather_months(struct bn_gather_work *work, const char *kiosk,
	struct bn_gather_months *months, void (*odd)(void *context, const char *name),
	void *context, struct bn_remote_fault *fault)
{
	struct bn_gather_months years = {0};
	struct level level = {.found = &years, .digits = 4, .odd = odd, .context = context};
	snprintf(level.folder, sizeof(level.folder), "%s/", kiosk);
	bool good = bn_gather_ask(work, list_level, &level, fault);
	level.found = months;
	level.digits = 2;
	months->count = 0;
	for (size_t i = 0; good && i < years.count; i++) {
		level.year = years.months[i];
		level.before = months->count;
		snprintf(level.folder, sizeof(level.folder), "%s/%04d/", kiosk, level.year);
		good = level.year == 0 || bn_gather_ask(work, list_level, &level, fault);
	}
	free(years.months);
	if (good && months->count > 0)
		qsort(months->months, months->count, sizeof(months->months[0]), last_first);
	return good;
}
