/* Heartbeats of kiosks that never were, put in a folder as if sent at some moment. */
#ifndef BN_TESTS_SYNC_BEATS_H
#define BN_TESTS_SYNC_BEATS_H

#include "base/file.h"
#include "base/mem.h"
#include "sync/heartbeat.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static inline void beats_fact(struct bn_heartbeat *beat, enum bn_health_name name,
	enum bn_health_state state, int64_t value, const char *text)
{
	struct bn_health_fact *fact = &beat->health.facts[name];
	*fact = (struct bn_health_fact){.state = state, .known = true, .value = value};
	snprintf(fact->text, sizeof(fact->text), "%s", text);
}

/* All is well with it; what the test changes comes after. */
static inline void beats_make(struct bn_heartbeat *beat, const char *kiosk, int64_t wall)
{
	*beat = (struct bn_heartbeat){.wall = wall,
		.count = 1,
		.every_s = 900,
		.synced = true,
		.drift_known = true,
		.end = {.number = 120},
		.sent = 120};
	snprintf(beat->kiosk, sizeof(beat->kiosk), "%s", kiosk);
	snprintf(beat->group, sizeof(beat->group), "lot");
	beats_fact(beat, BN_HEALTH_LEADS_TODAY, BN_HEALTH_NONE, 12, "");
	beats_fact(beat, BN_HEALTH_LEADS_UNSENT, BN_HEALTH_NONE, 0, "");
	beats_fact(beat, BN_HEALTH_LAST_SENT, BN_HEALTH_NONE, 60, "sync");
	beats_fact(beat, BN_HEALTH_CLIPS_ASIDE, BN_HEALTH_GOOD, 0, "");
	beats_fact(beat, BN_HEALTH_DISK, BN_HEALTH_GOOD, 12300000000, "");
	beats_fact(beat, BN_HEALTH_MEMORY, BN_HEALTH_GOOD, 2100000000, "");
	beats_fact(beat, BN_HEALTH_TEMPERATURE, BN_HEALTH_GOOD, 48, "");
	beats_fact(beat, BN_HEALTH_CLOCK, BN_HEALTH_GOOD, 1, "");
	beats_fact(beat, BN_HEALTH_NETWORK, BN_HEALTH_NONE, 1, "eth0");
	beats_fact(beat, BN_HEALTH_VERSION, BN_HEALTH_NONE, 0, "0.1.0");
	beats_fact(beat, BN_HEALTH_CAMPAIGN, BN_HEALTH_NONE, 3, "lot");
	beats_fact(beat, BN_HEALTH_CHECK, BN_HEALTH_GOOD, 3600, "");
	beats_fact(beat, BN_HEALTH_UPTIME, BN_HEALTH_NONE, 86400, "");
}

static inline void beats_error(
	struct bn_heartbeat *beat, int64_t wall, const char *kind, const char *about)
{
	struct bn_heartbeat_error *error = &beat->errors[beat->error_count++];
	error->wall = wall;
	snprintf(error->kind, sizeof(error->kind), "%s", kind);
	snprintf(error->about, sizeof(error->about), "%s", about);
}

/* sent: the moment the place tells. as NULL: under its kiosk's name. */
static inline void beats_put(const char *place, const char *as, const struct bn_heartbeat *beat,
	const struct bn_seal_signer *signer, int64_t sent)
{
	struct bn_str text = {0};
	char name[BN_HEARTBEAT_NAME];
	const struct timespec times[2] = {{.tv_sec = sent}, {.tv_sec = sent}};
	bn_heartbeat_name(as != NULL ? as : beat->kiosk, name);
	char *path = bn_file_join(place, name), *end = strrchr(path, '/');
	bn_heartbeat_write(beat, signer, &text);
	*end = '\0';
	if (!bn_file_make_folder(path))
		abort();
	*end = '/';
	FILE *file = fopen(path, "w");
	if (file == NULL || fwrite(text.data, 1, text.length, file) != text.length ||
		fclose(file) != 0 || utimensat(AT_FDCWD, path, times, 0) != 0)
		abort();
	bn_str_finish(&text);
	free(path);
}

#endif
