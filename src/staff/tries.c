#include "staff/tries.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_read.h"
#include "base/log.h"

#include <stdlib.h>
#include <string.h>

#define NAME       "staff.tries"
#define FILE_MOST  4096
#define WRONG_MOST 1000000

int64_t bn_tries_wait_ms(int wrong)
{
	/* Seconds. */
	static const int waits[] = {0, 1, 2, 4, 8, 300, 600, 1200, 2400, 3600};
	int most = (int)(sizeof(waits) / sizeof(waits[0])) - 1;
	return 1000 * (int64_t)waits[wrong < most ? wrong : most];
}

void bn_tries_fail(struct bn_tries *tries)
{
	if (tries->wrong < WRONG_MOST)
		tries->wrong++;
	tries->left_ms = bn_tries_wait_ms(tries->wrong);
}

void bn_tries_pass(struct bn_tries *tries, int64_t ms)
{
	if (ms > 0)
		tries->left_ms = ms < tries->left_ms ? tries->left_ms - ms : 0;
}

int bn_tries_left(const struct bn_tries *tries)
{
	return tries->wrong < BN_TRIES_FREE ? BN_TRIES_FREE - tries->wrong : 0;
}

static bool read_fields(const char *text, size_t bytes, struct bn_tries *tries)
{
	struct bn_json_reader json = {.at = text, .end = text + bytes};
	char key[16];
	int64_t version = 0, wrong = -1, left_ms = -1;
	for (bool more = bn_json_enter(&json, '{'); more; more = bn_json_more(&json, '}')) {
		if (!bn_json_key(&json, key, sizeof(key)))
			break;
		int64_t *into = strcmp(key, "v") == 0         ? &version
				: strcmp(key, "wrong") == 0   ? &wrong
				: strcmp(key, "left_ms") == 0 ? &left_ms
							      : NULL;
		if (into != NULL)
			bn_json_get_int(&json, into);
		else
			bn_json_skip(&json);
	}
	bool good = bn_json_ended(&json) && version == 1 && wrong >= 0 && wrong <= WRONG_MOST &&
		    left_ms >= 0 && left_ms <= bn_tries_wait_ms(WRONG_MOST);
	if (good)
		*tries = (struct bn_tries){(int)wrong, left_ms};
	return good;
}

void bn_tries_load(const char *folder, struct bn_tries *tries)
{
	char *path = bn_file_join(folder, NAME);
	size_t bytes = 0;
	*tries = (struct bn_tries){0};
	char *text = bn_file_exists(path) ? bn_file_read(path, FILE_MOST, &bytes) : NULL;
	bool good = text != NULL ? read_fields(text, bytes, tries) : !bn_file_exists(path);
	if (!good) {
		*tries = (struct bn_tries){BN_TRIES_FREE, bn_tries_wait_ms(BN_TRIES_FREE)};
		bn_log_warn("staff", "%s: isn't as it was written: as after %d wrong codes", path,
			BN_TRIES_FREE);
	}
	free(text);
	free(path);
}

bool bn_tries_save(const char *folder, const struct bn_tries *tries)
{
	struct bn_str text = {0};
	struct bn_json json = {.out = &text};
	bn_json_object(&json, NULL);
	bn_json_int(&json, "v", 1);
	bn_json_int(&json, "wrong", tries->wrong);
	bn_json_int(&json, "left_ms", tries->left_ms);
	bn_json_object_end(&json);
	bn_str_addz(&text, "\n");
	bool good = bn_file_write_in(folder, NAME, &text, 0600);
	bn_str_finish(&text);
	return good;
}
