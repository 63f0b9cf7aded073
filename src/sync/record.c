#include "sync/record.h"

#include "base/bytes.h"
#include "leads/bundle.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const uint8_t magic[BN_RECORD_HEAD] = {'B', 'N', 'L', 'E', 'A', 'D', 0, 1};

#define DIGITS 10
#define HASH   BN_RECORD_HASH
#define END    ".lead"

void bn_record_name(const char *kiosk, const uint8_t link[BN_CHAIN_LINK], char out[BN_RECORD_NAME])
{
	struct bn_chain_link read = {0};
	uint8_t hash[BN_CHAIN_HASH];
	bn_chain_read(link, &read);
	bn_chain_hash(link, hash);
	bn_record_name_of(kiosk, read.wall, read.number, hash, out);
}

void bn_record_name_of(const char *kiosk, int64_t wall, int64_t number,
	const uint8_t hash[BN_RECORD_HASH], char out[BN_RECORD_NAME])
{
	time_t when = (time_t)wall;
	struct tm date = {0};
	gmtime_r(&when, &date);
	bn_record_name_in(kiosk, date.tm_year + 1900, date.tm_mon + 1, number, hash, out);
}

void bn_record_name_in(const char *kiosk, int year, int month, int64_t number,
	const uint8_t hash[BN_RECORD_HASH], char out[BN_RECORD_NAME])
{
	char text[2 * HASH + 1];
	bn_id_hex(hash, HASH, text);
	snprintf(out, BN_RECORD_NAME, "%s/%04d/%02d/%0*" PRId64 "-%s" END, kiosk, year % 10000,
		month % 100, DIGITS, number, text);
}

bool bn_record_name_read(const char *last_part, struct bn_record_named *named)
{
	size_t digits = strspn(last_part, "0123456789");
	uint8_t hash[HASH];
	if (digits < DIGITS || digits > 18 || last_part[digits] != '-')
		return false;
	named->number = 0;
	for (size_t i = 0; i < digits; i++)
		named->number = named->number * 10 + (last_part[i] - '0');
	snprintf(named->hash, sizeof(named->hash), "%s", last_part + digits + 1);
	return named->number > 0 && bn_id_unhex(named->hash, hash, HASH) &&
	       strcmp(last_part + digits + 1 + strlen(named->hash), END) == 0;
}

void bn_record_write(const struct bn_store_record *record, struct bn_str *out)
{
	uint8_t count[4];
	bn_bytes_put(count, record->bytes, sizeof(count));
	bn_str_add(out, magic, sizeof(magic));
	bn_str_add(out, record->link, BN_CHAIN_LINK);
	bn_str_add(out, count, sizeof(count));
	bn_str_add(out, record->sealed, record->bytes);
}

bool bn_record_read(
	const void *bytes, size_t count, struct bn_store_record *record, char id[BN_ID_TEXT])
{
	const uint8_t *at = bytes;
	struct bn_chain_link link;
	if (count < BN_RECORD_HEAD + BN_BUNDLE_RECORD_HEAD || memcmp(at, magic, sizeof(magic)) != 0)
		return false;
	at += BN_RECORD_HEAD;
	uint64_t sealed = bn_bytes_get(at + BN_CHAIN_LINK, 4);
	if (sealed != count - BN_RECORD_HEAD - BN_BUNDLE_RECORD_HEAD ||
		sealed > BN_BUNDLE_RECORD_MOST || !bn_chain_read(at, &link))
		return false;
	memcpy(id, link.id, BN_ID_TEXT);
	*record = (struct bn_store_record){.number = link.number,
		.id = id,
		.wall = link.wall,
		.link = at,
		.sealed = sealed > 0 ? at + BN_BUNDLE_RECORD_HEAD : NULL,
		.bytes = (size_t)sealed};
	return true;
}
