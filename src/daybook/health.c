#include "daybook/health.h"

#include "base/file.h"
#include "daybook/health_system.h"
#include "daybook/journal.h"
#include "daybook/sent.h"
#include "leads/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>

#define MB  ((int64_t)1 << 20)
#define DAY ((int64_t)24 * 3600)

/* From which value on a fact is worth a look, or is to be dealt with. */
static const struct limits {
	enum bn_health_name name;
	bool low; /* less is worse */
	int64_t attention, bad;
} limits[] = {
	/* A stand's week is over; and a lead that nobody calls back soon is lost. */
	{BN_HEALTH_OLDEST_UNSENT, false, 3 * DAY, 14 * DAY},
	{BN_HEALTH_CLIPS_ASIDE, false, 1, INT64_MAX},
	/* The form closes below 16 MB (leads/room.h). */
	{BN_HEALTH_DISK, true, 1024 * MB, 100 * MB},
	/* Two clips and their next ones take some 300 MB. */
	{BN_HEALTH_MEMORY, true, 400 * MB, 100 * MB},
	/* Most small computers slow themselves down from 85 °C on. */
	{BN_HEALTH_TEMPERATURE, false, 80, 90},
};

static void know(struct bn_health *health, enum bn_health_name name, int64_t value)
{
	struct bn_health_fact *fact = &health->facts[name];
	fact->known = true;
	fact->value = value;
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		const struct limits *limit = &limits[i];
		if (limit->name != name)
			continue;
		bool bad = limit->low ? value < limit->bad : value >= limit->bad;
		bool attention = limit->low ? value < limit->attention : value >= limit->attention;
		fact->state = bad         ? BN_HEALTH_BAD
			      : attention ? BN_HEALTH_ATTENTION
					  : BN_HEALTH_GOOD;
	}
}

static void know_text(
	struct bn_health *health, enum bn_health_name name, int64_t value, const char *text)
{
	know(health, name, value);
	snprintf(health->facts[name].text, BN_HEALTH_TEXT, "%.*s", BN_HEALTH_TEXT - 1, text);
}

static int64_t since(const struct bn_health *health, int64_t wall)
{
	return health->wall > wall ? health->wall - wall : 0;
}

static int64_t midnight(int64_t wall)
{
	time_t now = (time_t)wall;
	struct tm local;
	localtime_r(&now, &local);
	local.tm_hour = local.tm_min = local.tm_sec = 0;
	local.tm_isdst = -1;
	return (int64_t)mktime(&local);
}

static void look_at_leads(struct bn_health *health, const char *data_folder)
{
	struct bn_sent sent;
	struct bn_store_sum sum;
	char *path = bn_file_join(data_folder, "leads.db");
	struct bn_store *store = bn_file_exists(path) ? bn_store_open(path, false) : NULL;
	bool told = bn_sent_read(data_folder, &sent);
	if (told && sent.wall > 0)
		know_text(health, BN_HEALTH_LAST_SENT, since(health, sent.wall),
			sent.way == BN_SENT_SYNC ? "sync" : "export");
	if (store != NULL && bn_store_sum(store, midnight(health->wall), sent.number, &sum)) {
		know(health, BN_HEALTH_LEADS_TODAY, sum.since);
		know(health, BN_HEALTH_LEADS_UNSENT, sum.after);
		if (sum.after > 0)
			know(health, BN_HEALTH_OLDEST_UNSENT, since(health, sum.oldest_after));
	} else if (store != NULL || bn_file_exists(path)) {
		health->facts[BN_HEALTH_LEADS_UNSENT].state = BN_HEALTH_BAD;
	}
	bn_store_close(store);
	free(path);
}

/* NULL: it is none of those that are kept. */
static struct bn_health_clip *clip_of(struct bn_health *health, const char *id)
{
	for (size_t i = 0; i < health->clip_count; i++)
		if (strcmp(health->clips[i].id, id) == 0)
			return &health->clips[i];
	return NULL;
}

static struct bn_health_clip *keep_clip(struct bn_health *health, const char *id)
{
	size_t length = strlen(id);
	if (health->clip_count == BN_HEALTH_CLIPS || length >= sizeof(health->clips[0].id))
		return NULL;
	struct bn_health_clip *clip = &health->clips[health->clip_count++];
	memcpy(clip->id, id, length + 1);
	return clip;
}

/* A clip once, though it is told again and again; what was wrong last counts. */
static void add_clip(struct bn_health *health, const struct bn_journal_entry *entry)
{
	struct bn_health_fact *fact = &health->facts[BN_HEALTH_CLIPS_ASIDE];
	struct bn_health_clip *clip = clip_of(health, entry->about);
	bool again = clip != NULL;
	size_t used = strlen(fact->text);
	if (!again)
		clip = keep_clip(health, entry->about);
	if (clip != NULL)
		snprintf(clip->why, sizeof(clip->why), "%.*s", BN_HEALTH_TEXT - 1, entry->why);
	if (again)
		return;
	if (used + strlen(entry->about) + 2 < BN_HEALTH_TEXT)
		snprintf(fact->text + used, BN_HEALTH_TEXT - used, "%s%.*s", used > 0 ? ", " : "",
			(int)(BN_HEALTH_TEXT - used - 3), entry->about);
	know(health, BN_HEALTH_CLIPS_ASIDE, fact->value + 1);
}

static bool look_at_entry(void *context, const struct bn_journal_entry *entry)
{
	struct bn_health *health = context;
	bool start = entry->kind == BN_JOURNAL_START;
	if (start) {
		health->facts[BN_HEALTH_CLIPS_ASIDE] = (struct bn_health_fact){0};
		health->clip_count = 0;
		know(health, BN_HEALTH_CLIPS_ASIDE, 0);
	}
	if (entry->kind == BN_JOURNAL_CLIP_ASIDE)
		add_clip(health, entry);
	if (start || entry->kind == BN_JOURNAL_CAMPAIGN)
		know_text(health, BN_HEALTH_CAMPAIGN, 0, entry->about);
	if (start || entry->kind == BN_JOURNAL_CAMPAIGN)
		know_text(health, BN_HEALTH_CHECK, since(health, entry->wall), "");
	if (entry->kind == BN_JOURNAL_CAMPAIGN_REFUSED) {
		know_text(health, BN_HEALTH_CHECK, since(health, entry->wall), "refused");
		health->facts[BN_HEALTH_CHECK].state = BN_HEALTH_ATTENTION;
	} else if (start || entry->kind == BN_JOURNAL_CAMPAIGN) {
		health->facts[BN_HEALTH_CHECK].state = BN_HEALTH_GOOD;
	}
	return true;
}

static void look_at_machine(struct bn_health *health, const struct bn_health_options *options)
{
	int64_t value = 0;
	bool up = false;
	char names[BN_HEALTH_TEXT];
	struct statvfs disk;
	if (statvfs(options->data_folder, &disk) == 0)
		know(health, BN_HEALTH_DISK, (int64_t)(disk.f_bavail * disk.f_frsize));
	if (bn_health_memory(options->root, &value))
		know(health, BN_HEALTH_MEMORY, value);
	if (bn_health_temperature(options->root, &value))
		know(health, BN_HEALTH_TEMPERATURE, value);
	if (bn_health_uptime(options->root, &value))
		know(health, BN_HEALTH_UPTIME, value);
	/* A kiosk without a network is as good as another: no state. */
	if (bn_health_network(options->root, &up, names, sizeof(names)))
		know_text(health, BN_HEALTH_NETWORK, up, names);
	know(health, BN_HEALTH_CLOCK, options->synced);
	health->facts[BN_HEALTH_CLOCK].state = options->wall < BN_STORE_FLOOR ? BN_HEALTH_BAD
					       : options->synced              ? BN_HEALTH_GOOD
									      : BN_HEALTH_ATTENTION;
}

void bn_health_read(struct bn_health *health, const struct bn_health_options *options)
{
	*health = (struct bn_health){.wall = options->wall};
	know_text(health, BN_HEALTH_VERSION, 0, BORNE_VERSION);
	look_at_leads(health, options->data_folder);
	bn_journal_each(options->data_folder, look_at_entry, health, NULL);
	look_at_machine(health, options);
}

enum bn_health_state bn_health_worst(const struct bn_health *health)
{
	enum bn_health_state worst = BN_HEALTH_GOOD;
	for (int i = 0; i < BN_HEALTH_COUNT; i++)
		if (health->facts[i].state > worst)
			worst = health->facts[i].state;
	return worst;
}
