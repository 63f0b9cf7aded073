#include "sync/news.h"

#include "base/json.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "remote/remote.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WHAT    "news"
#define FOLDER  "published.v1/" /* a kiosk's name holds no "." */
#define VERSION 1

void bn_news_init(struct bn_news *news)
{
	*news = (struct bn_news){.sound = -1, .volume = -1};
}

void bn_news_finish(struct bn_news *news)
{
	free(news->withdrawn);
	bn_news_init(news);
}

void bn_news_name(const char *group, char out[BN_NEWS_NAME])
{
	snprintf(out, BN_NEWS_NAME, FOLDER "%s/current.json", group);
}

void bn_news_pack_name(const struct bn_pack *pack, char out[BN_NEWS_NAME])
{
	char hash[17];
	bn_id_hex(pack->digest, 8, hash);
	snprintf(out, BN_NEWS_NAME, FOLDER "packs/%s-%u-%s" BN_NEWS_PACK_END, pack->id,
		pack->version, hash);
}

static void write_packs(struct bn_json *json, const struct bn_news *news)
{
	bn_json_array(json, "packs");
	for (size_t i = 0; i < news->pack_count; i++) {
		bn_json_object(json, NULL);
		bn_json_text(json, "id", news->packs[i].id);
		bn_json_int(json, "version", news->packs[i].version);
		bn_json_int(json, "bytes", (int64_t)news->packs[i].bytes);
		bn_json_text(json, "name", news->packs[i].name);
		bn_json_object_end(json);
	}
	bn_json_array_end(json);
}

static void write_texts(
	struct bn_json *json, const char *key, const char *first, size_t size, size_t count)
{
	bn_json_array(json, key);
	for (size_t i = 0; i < count; i++)
		bn_json_text(json, NULL, first + i * size);
	bn_json_array_end(json);
}

static void write_settings(struct bn_json *json, const struct bn_news *news)
{
	if (news->venue[0] != '\0')
		bn_json_text(json, "venue", news->venue);
	if (news->event[0] != '\0')
		bn_json_text(json, "event", news->event);
	if (news->sound >= 0)
		bn_json_int(json, "sound", news->sound);
	if (news->volume >= 0)
		bn_json_int(json, "volume", news->volume);
}

void bn_news_write(
	const struct bn_news *news, const struct bn_seal_signer *author, struct bn_str *out)
{
	struct bn_str text = {0};
	struct bn_json json = {.out = &text};
	bn_json_object(&json, NULL);
	bn_json_int(&json, "v", VERSION);
	bn_json_text(&json, "group", news->group);
	bn_json_int(&json, "number", news->number);
	bn_json_int(&json, "wall", news->wall);
	bn_json_int(&json, "until", news->until);
	write_packs(&json, news);
	write_texts(
		&json, "revoked", news->revoked[0], sizeof(news->revoked[0]), news->revoked_count);
	write_texts(&json, "withdrawn", (const char *)news->withdrawn, BN_ID_TEXT,
		news->withdrawn_count);
	write_settings(&json, news);
	bn_json_object_end(&json);
	bn_signed_write(WHAT, &text, author, out);
	bn_str_finish(&text);
}

static bool read_pack(struct bn_json_reader *json, struct bn_news_pack *pack)
{
	char key[16];
	int64_t version = 0, bytes = 0;
	bool good = true;
	for (bool more = bn_json_enter(json, '{'); good && more;
		more = good && bn_json_more(json, '}')) {
		good = bn_json_key(json, key, sizeof(key));
		if (good && strcmp(key, "id") == 0)
			good = bn_json_get_text(json, pack->id, sizeof(pack->id));
		else if (good && strcmp(key, "version") == 0)
			good = bn_json_get_int(json, &version);
		else if (good && strcmp(key, "bytes") == 0)
			good = bn_json_get_int(json, &bytes);
		else if (good && strcmp(key, "name") == 0)
			good = bn_json_get_text(json, pack->name, sizeof(pack->name));
		else if (good)
			good = bn_json_skip(json);
	}
	pack->version = (uint32_t)version;
	pack->bytes = (uint64_t)bytes;
	return good && !json->bad && version > 0 && version <= BN_PACK_VERSION_MOST && bytes > 0 &&
	       pack->bytes <= BN_PACK_BYTES_MOST + BN_PACK_HEAD && bn_pack_id_allowed(pack->id) &&
	       bn_remote_name_allowed(pack->name) && bn_str_ends(pack->name, BN_NEWS_PACK_END);
}

static bool read_packs(struct bn_json_reader *json, struct bn_news *news)
{
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']'))
		if (news->pack_count == BN_NEWS_PACKS ||
			!read_pack(json, &news->packs[news->pack_count++]))
			return false;
	return !json->bad;
}

static bool read_revoked(struct bn_json_reader *json, struct bn_news *news)
{
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']'))
		if (news->revoked_count == BN_NEWS_REVOKED ||
			!bn_json_get_text(
				json, news->revoked[news->revoked_count++], BN_SEAL_FINGERPRINT))
			return false;
	return !json->bad;
}

static bool read_withdrawn(struct bn_json_reader *json, struct bn_news *news)
{
	size_t capacity = 0;
	uint8_t id[16];
	for (bool more = bn_json_enter(json, '['); more; more = bn_json_more(json, ']')) {
		if (news->withdrawn_count == BN_NEWS_MOST)
			return false;
		news->withdrawn = bn_mem_grow(news->withdrawn, &capacity, news->withdrawn_count + 1,
			sizeof(*news->withdrawn));
		char *one = news->withdrawn[news->withdrawn_count++];
		if (!bn_json_get_text(json, one, BN_ID_TEXT) || !bn_id_unhex(one, id, sizeof(id)))
			return false;
	}
	return !json->bad;
}

static bool read_small(struct bn_json_reader *json, int *number, int least, int most)
{
	int64_t read = 0;
	bool good = bn_json_get_int(json, &read) && read >= least && read <= most;
	*number = good ? (int)read : -1;
	return good;
}

static bool read_field(struct bn_json_reader *json, const char *key, struct bn_news *news)
{
	int version = 0;
	if (strcmp(key, "v") == 0)
		return read_small(json, &version, VERSION, VERSION);
	if (strcmp(key, "group") == 0)
		return bn_json_get_text(json, news->group, sizeof(news->group));
	if (strcmp(key, "number") == 0)
		return bn_json_get_int(json, &news->number) && news->number > 0;
	if (strcmp(key, "wall") == 0)
		return bn_json_get_int(json, &news->wall);
	if (strcmp(key, "until") == 0)
		return bn_json_get_int(json, &news->until);
	if (strcmp(key, "packs") == 0)
		return read_packs(json, news);
	if (strcmp(key, "revoked") == 0)
		return read_revoked(json, news);
	if (strcmp(key, "withdrawn") == 0)
		return read_withdrawn(json, news);
	if (strcmp(key, "venue") == 0)
		return bn_json_get_text(json, news->venue, sizeof(news->venue));
	if (strcmp(key, "event") == 0)
		return bn_json_get_text(json, news->event, sizeof(news->event));
	if (strcmp(key, "sound") == 0)
		return read_small(json, &news->sound, 0, 1);
	if (strcmp(key, "volume") == 0)
		return read_small(json, &news->volume, 1, 100);
	return bn_json_skip(json);
}

static bool is_trusted(const struct bn_pack_trust *trust, const struct bn_seal_public *author)
{
	for (size_t i = 0; i < trust->count; i++)
		if (memcmp(&trust->keys[i], author, sizeof(*author)) == 0)
			return true;
	return false;
}

bool bn_news_read(
	const struct bn_str *text, const struct bn_pack_trust *trust, struct bn_news *news)
{
	struct bn_seal_public author;
	const char *line = NULL;
	char key[16];
	size_t length = 0;
	if (!bn_signed_read(WHAT, text, &author, &line, &length) || !is_trusted(trust, &author))
		return false;
	struct bn_json_reader json = {.at = line, .end = line + length};
	bool good = true;
	for (bool more = bn_json_enter(&json, '{'); good && more;
		more = good && bn_json_more(&json, '}'))
		good = bn_json_key(&json, key, sizeof(key)) && read_field(&json, key, news);
	return good && bn_json_ended(&json) && news->number > 0 && news->group[0] != '\0';
}

/* The highest version of that campaign; NULL: it isn't there. */
static const struct bn_news_pack *highest(const struct bn_news *news, const char *id)
{
	const struct bn_news_pack *found = NULL;
	for (size_t i = 0; i < news->pack_count; i++)
		if (strcmp(news->packs[i].id, id) == 0 &&
			(found == NULL || news->packs[i].version > found->version))
			found = &news->packs[i];
	return found;
}

const struct bn_news_pack *bn_news_behind(
	const struct bn_news *now, const struct bn_news *before, const struct bn_news_pack **is)
{
	for (size_t i = 0; i < now->pack_count; i++) {
		const struct bn_news_pack *pack = highest(now, now->packs[i].id);
		*is = highest(before, pack->id);
		if (*is != NULL && (pack->version < (*is)->version ||
					   (pack->version == (*is)->version &&
						   strcmp(pack->name, (*is)->name) != 0)))
			return pack;
	}
	return NULL;
}
