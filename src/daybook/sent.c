#include "daybook/sent.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_read.h"
#include "base/log.h"

#include <stdlib.h>
#include <string.h>

#define MOST_BYTES 4096

static const char *const ways[] = {[BN_SENT_EXPORT] = "export", [BN_SENT_SYNC] = "sync"};

static bool read_way(struct bn_json_reader *json, enum bn_sent_way *way)
{
	char name[16];
	if (!bn_json_get_text(json, name, sizeof(name)))
		return false;
	*way = strcmp(name, ways[BN_SENT_SYNC]) == 0 ? BN_SENT_SYNC : BN_SENT_EXPORT;
	return true;
}

static bool read_text(const char *text, size_t bytes, struct bn_sent *sent)
{
	struct bn_json_reader json = {.at = text, .end = text + bytes};
	char key[16];
	bool good = true;
	for (bool more = bn_json_enter(&json, '{'); good && more;
		more = good && bn_json_more(&json, '}')) {
		good = bn_json_key(&json, key, sizeof(key));
		if (good && strcmp(key, "number") == 0)
			good = bn_json_get_int(&json, &sent->number) && sent->number >= 0;
		else if (good && strcmp(key, "wall") == 0)
			good = bn_json_get_int(&json, &sent->wall);
		else if (good && strcmp(key, "way") == 0)
			good = read_way(&json, &sent->way);
		else if (good)
			good = bn_json_skip(&json);
	}
	return good && bn_json_ended(&json);
}

bool bn_sent_read(const char *data_folder, struct bn_sent *sent)
{
	char *path = bn_file_join(data_folder, "sent.json"), *text = NULL;
	size_t bytes = 0;
	bool good = true;
	*sent = (struct bn_sent){0};
	if (bn_file_exists(path)) {
		text = bn_file_read(path, MOST_BYTES, &bytes);
		good = text != NULL && read_text(text, bytes, sent);
		if (text != NULL && !good)
			bn_log_error("daybook", "%s: doesn't say what was sent", path);
	}
	if (!good)
		*sent = (struct bn_sent){0};
	free(text);
	free(path);
	return good;
}

bool bn_sent_note(const char *data_folder, const struct bn_sent *sent)
{
	struct bn_sent before;
	bn_sent_read(data_folder, &before);
	struct bn_str text = {0};
	struct bn_json json = {&text, false};
	bn_json_object(&json, NULL);
	bn_json_int(&json, "number", sent->number > before.number ? sent->number : before.number);
	bn_json_int(&json, "wall", sent->wall);
	bn_json_text(&json, "way", ways[sent->way]);
	bn_json_object_end(&json);
	bn_str_addz(&text, "\n");
	bool good = bn_file_write_in(data_folder, "sent.json", &text, 0600);
	bn_str_finish(&text);
	return good;
}
