#include "sync/day_object.h"

#include <stdio.h>
#include <string.h>

static const uint8_t magic[8] = {'B', 'N', 'D', 'A', 'Y', 'S', 0, 1};

enum {
	KEY_AT = sizeof(magic),
	SIGNATURE_AT = KEY_AT + BN_SEAL_KEY,
	SEALED_AT = SIGNATURE_AT + BN_SEAL_SIGNATURE,
};

void bn_day_object_name(const char *kiosk, const char *date, char out[BN_DAY_OBJECT_NAME])
{
	snprintf(out, BN_DAY_OBJECT_NAME, "%s/counts/%s.day", kiosk, date);
}

/* What is signed: all but the signature. */
static void collect(const uint8_t *head, const void *sealed, size_t count, struct bn_str *out)
{
	bn_str_add(out, head, SIGNATURE_AT);
	bn_str_add(out, sealed, count);
}

void bn_day_object_write(const struct bn_str *text, const struct bn_seal_recipients *recipients,
	const struct bn_seal_signer *signer, struct bn_str *out)
{
	struct bn_str sealed = {0}, whole = {0};
	uint8_t head[SEALED_AT];
	memcpy(head, magic, sizeof(magic));
	memcpy(head + KEY_AT, signer->public_key.key, BN_SEAL_KEY);
	bn_seal_close(recipients, bn_str_text(text), text->length, &sealed);
	collect(head, sealed.data, sealed.length, &whole);
	bn_seal_sign(signer, whole.data, whole.length, head + SIGNATURE_AT);
	bn_str_add(out, head, sizeof(head));
	bn_str_add(out, sealed.data, sealed.length);
	bn_str_finish(&whole);
	bn_str_finish(&sealed);
}

bool bn_day_object_read(const struct bn_str *object, const struct bn_seal_pair *pair,
	struct bn_seal_public *kiosk_key, struct bn_str *text)
{
	if (object->length < SEALED_AT || object->length > BN_DAY_OBJECT_MOST ||
		memcmp(object->data, magic, sizeof(magic)) != 0)
		return false;
	const uint8_t *head = (const uint8_t *)object->data;
	size_t count = object->length - SEALED_AT;
	struct bn_str whole = {0};
	memcpy(kiosk_key->key, head + KEY_AT, BN_SEAL_KEY);
	collect(head, head + SEALED_AT, count, &whole);
	bool good = bn_seal_signed(kiosk_key, whole.data, whole.length, head + SIGNATURE_AT);
	bn_str_finish(&whole);
	return good && bn_seal_open(pair, head + SEALED_AT, count, text);
}
