#include "leads/withdrawal.h"

#include "base/clock.h"
#include "base/json.h"
#include "leads/lead.h"

#include <ctype.h>
#include <string.h>

#define SIGNS 6 /* of a code, after its prefix */

void bn_withdrawal_tag(
	const struct bn_seal_signer *signer, const char *code, uint8_t tag[BN_SEAL_TAG])
{
	char text[SIGNS];
	size_t count = 0;
	/* From its end: the prefix, and what separates the signs, needn't be given. */
	for (size_t at = strlen(code); at > 0 && count < SIGNS; at--) {
		unsigned char c = (unsigned char)code[at - 1];
		if (c < 0x80 && isalnum(c))
			text[SIGNS - ++count] = (char)toupper(c);
	}
	bn_seal_tag(signer, text + SIGNS - count, count, tag);
	explicit_bzero(text, sizeof(text));
}

static void write_record(const char *id, int64_t wall, const char *by, struct bn_str *out)
{
	struct bn_json json = {.out = out};
	bn_json_object(&json, NULL);
	bn_json_int(&json, "v", BN_LEAD_VERSION);
	bn_json_int(&json, "wall", wall);
	bn_json_int(&json, "offset_minutes", bn_clock_offset(wall));
	bn_json_text(&json, "withdrawn", id);
	bn_json_text(&json, "by", by);
	bn_json_object_end(&json);
}

enum bn_withdrawal bn_withdrawal_make_of(struct bn_store *store,
	const struct bn_seal_recipients *recipients, const char *id, const char *by)
{
	struct bn_str json = {0}, sealed = {0};
	int64_t wall = bn_clock_wall();
	write_record(id, wall, by, &json);
	bn_seal_close(recipients, json.data, json.length, &sealed);
	const struct bn_store_record record = {
		.id = id, .wall = wall, .sealed = sealed.data, .bytes = sealed.length};
	bool good = bn_store_withdraw(store, &record);
	bn_str_finish(&sealed);
	bn_str_finish(&json);
	return good ? BN_WITHDRAWAL_DONE : BN_WITHDRAWAL_FAILED;
}

enum bn_withdrawal bn_withdrawal_make(struct bn_store *store,
	const struct bn_seal_recipients *recipients, const char *code, const char *by)
{
	const struct bn_seal_signer *signer = bn_store_signer(store);
	uint8_t tag[BN_SEAL_TAG];
	char id[BN_ID_TEXT];
	if (signer == NULL)
		return BN_WITHDRAWAL_FAILED;
	bn_withdrawal_tag(signer, code, tag);
	switch (bn_store_find(store, tag, id)) {
	case BN_STORE_FOUND:
		break;
	case BN_STORE_NONE:
		return BN_WITHDRAWAL_UNKNOWN;
	case BN_STORE_SEVERAL:
		return BN_WITHDRAWAL_SEVERAL;
	case BN_STORE_UNREADABLE:
		return BN_WITHDRAWAL_FAILED;
	}
	return bn_withdrawal_make_of(store, recipients, id, by);
}
