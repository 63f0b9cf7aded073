#include "staff/settings.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_read.h"
#include "base/log.h"

#include <stdlib.h>
#include <string.h>

#define NAME      "panel.json"
#define FILE_MOST 4096

static void read_field(struct bn_json_reader *json, const char *key, struct bn_settings *settings)
{
	int64_t number = 0;
	bool yes = false;
	if (strcmp(key, "venue") == 0) {
		bn_json_get_text(json, settings->venue, sizeof(settings->venue));
	} else if (strcmp(key, "event") == 0) {
		bn_json_get_text(json, settings->event, sizeof(settings->event));
	} else if (strcmp(key, "sound") == 0) {
		if (bn_json_get_bool(json, &yes))
			settings->sound = yes ? BN_YES : BN_NO;
	} else if (strcmp(key, "volume") == 0) {
		if (bn_json_get_int(json, &number) && number >= 0 && number <= 100)
			settings->volume = (int)number;
	} else if (strcmp(key, "clips_only") == 0) {
		bn_json_get_bool(json, &settings->clips_only);
	} else if (strcmp(key, "paused") == 0) {
		bn_json_get_bool(json, &settings->paused);
	} else {
		bn_json_skip(json);
	}
}

void bn_settings_load(const char *folder, struct bn_settings *settings)
{
	char *path = bn_file_join(folder, NAME), key[24];
	size_t bytes = 0;
	*settings = (struct bn_settings){0};
	char *text = bn_file_exists(path) ? bn_file_read(path, FILE_MOST, &bytes) : NULL;
	struct bn_json_reader json = {.at = text, .end = text != NULL ? text + bytes : NULL};
	for (bool more = text != NULL && bn_json_enter(&json, '{'); more;
		more = bn_json_more(&json, '}'))
		if (bn_json_key(&json, key, sizeof(key)))
			read_field(&json, key, settings);
	if (text != NULL && !bn_json_ended(&json)) {
		bn_log_warn("staff", "%s: isn't as it was written: nothing of it is taken", path);
		*settings = (struct bn_settings){0};
	}
	free(text);
	free(path);
}

bool bn_settings_save(const char *folder, const struct bn_settings *settings)
{
	struct bn_str text = {0};
	struct bn_json json = {.out = &text};
	bn_json_object(&json, NULL);
	bn_json_text(&json, "venue", settings->venue);
	bn_json_text(&json, "event", settings->event);
	if (settings->sound != BN_AS_IT_IS)
		bn_json_bool(&json, "sound", settings->sound == BN_YES);
	bn_json_int(&json, "volume", settings->volume);
	bn_json_bool(&json, "clips_only", settings->clips_only);
	bn_json_bool(&json, "paused", settings->paused);
	bn_json_object_end(&json);
	bn_str_addz(&text, "\n");
	bool good = bn_file_write_in(folder, NAME, &text, 0600);
	bn_str_finish(&text);
	return good;
}
