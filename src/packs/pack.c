#include "packs/pack.h"

#include "base/bytes.h"
#include "base/file_out.h"
#include "base/tr.h"
#include "packs/tar.h"
#include "packs/tree.h"

#include <string.h>

/* The head's places (README.md). */
enum {
	MARK = 0,
	VERSION = 8,
	ID = 16,
	LENGTH = 64,
	DIGEST = 72,
	AUTHOR = 104,
	SIGNATURE = 136, /* of what is before */
};
static const uint8_t mark[8] = {'B', 'N', 'P', 'A', 'C', 'K', 0, 1};

_Static_assert(SIGNATURE + BN_SEAL_SIGNATURE == BN_PACK_HEAD, "head");

bool bn_pack_id_allowed(const char *id)
{
	size_t length = strlen(id);
	return length > 0 && length < BN_PACK_ID &&
	       strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length && id[0] != '-' &&
	       id[length - 1] != '-';
}

void bn_pack_write_head(
	struct bn_pack *pack, const struct bn_seal_signer *signer, uint8_t head[BN_PACK_HEAD])
{
	pack->author = signer->public_key;
	memset(head, 0, BN_PACK_HEAD);
	memcpy(head + MARK, mark, sizeof(mark));
	bn_bytes_put(head + VERSION, pack->version, 8);
	memcpy(head + ID, pack->id, strlen(pack->id));
	bn_bytes_put(head + LENGTH, pack->bytes, 8);
	memcpy(head + DIGEST, pack->digest, sizeof(pack->digest));
	memcpy(head + AUTHOR, pack->author.key, BN_SEAL_KEY);
	bn_seal_sign(signer, head, SIGNATURE, head + SIGNATURE);
}

static bool is_trusted(const struct bn_pack_trust *trust, const struct bn_seal_public *key)
{
	for (size_t i = 0; i < trust->count; i++)
		if (memcmp(&trust->keys[i], key, sizeof(*key)) == 0)
			return true;
	return false;
}

static bool refuse(struct bn_str *why, const char *text)
{
	bn_str_addz(why, text);
	return false;
}

static bool check_author(const uint8_t *head, const struct bn_pack_trust *trust,
	struct bn_seal_public *author, struct bn_str *why)
{
	char fingerprint[BN_SEAL_FINGERPRINT];
	memcpy(author->key, head + AUTHOR, BN_SEAL_KEY);
	if (!is_trusted(trust, author)) {
		bn_seal_fingerprint(author, fingerprint);
		bn_str_addf(why,
			_("signé par une clé que cette borne ne connaît pas (empreinte %s)"),
			fingerprint);
		return false;
	}
	if (!bn_seal_signed(author, head, SIGNATURE, head + SIGNATURE))
		return refuse(why, _("abîmé ou changé depuis sa signature ; copiez-le de nouveau"));
	return true;
}

/* What is signed should be right: only somebody with the key, or another program, can differ. */
static bool read_fields(const uint8_t *head, struct bn_pack *pack)
{
	uint64_t version = bn_bytes_get(head + VERSION, 8);
	const char *id = (const char *)head + ID;
	size_t length = strnlen(id, LENGTH - ID);
	pack->version = (uint32_t)version;
	pack->bytes = bn_bytes_get(head + LENGTH, 8);
	memcpy(pack->digest, head + DIGEST, sizeof(pack->digest));
	if (length >= BN_PACK_ID)
		return false;
	memcpy(pack->id, id, BN_PACK_ID);
	for (size_t i = length; i < LENGTH - ID; i++)
		if (id[i] != '\0')
			return false;
	return version > 0 && version <= BN_PACK_VERSION_MOST && bn_pack_id_allowed(pack->id) &&
	       pack->bytes <= BN_PACK_BYTES_MOST;
}

bool bn_pack_read_head(const void *bytes, size_t count, uint64_t file_bytes,
	const struct bn_pack_trust *trust, struct bn_pack *pack, struct bn_str *why)
{
	const uint8_t *head = bytes;
	size_t same = sizeof(mark) - 1;
	*pack = (struct bn_pack){0};
	if (count < sizeof(mark) || memcmp(head, mark, same) != 0)
		return refuse(why, _("ce n’est pas une campagne faite par « bornectl pack »"));
	if (head[same] != mark[same])
		return refuse(why, _("fait par un Borne plus récent ; mettez celui-ci à jour"));
	if (count < BN_PACK_HEAD)
		return refuse(why, _("incomplet ; copiez-le de nouveau"));
	if (!check_author(head, trust, &pack->author, why))
		return false;
	if (!read_fields(head, pack))
		return refuse(why, _("signé, mais son en-tête n’est pas juste"));
	if (file_bytes < BN_PACK_HEAD || file_bytes - BN_PACK_HEAD < pack->bytes)
		return refuse(why, _("incomplet ; copiez-le de nouveau"));
	if (file_bytes - BN_PACK_HEAD > pack->bytes)
		return refuse(why, _("plus long qu’il ne le dit ; copiez-le de nouveau"));
	return true;
}

struct measure {
	struct bn_seal_hasher *hasher;
	uint64_t bytes;
	struct bn_file_out *out; /* NULL: only measured */
};

static bool add(void *to, const void *bytes, size_t count)
{
	struct measure *measure = to;
	bn_seal_hasher_add(measure->hasher, bytes, count);
	measure->bytes += count;
	return measure->out == NULL || bn_file_out_add(measure->out, bytes, count);
}

/* Twice the same archive: the head comes first in the file, and tells of all of it. */
static bool write_archive(const char *folder, const struct bn_tree *tree, struct bn_file_out *out,
	struct bn_pack *pack, struct bn_str *why)
{
	struct measure measure = {.hasher = bn_seal_hasher_begin(), .out = out};
	bool good = bn_tar_write(folder, tree, add, &measure, why);
	bn_seal_hasher_end(measure.hasher, pack->digest);
	pack->bytes = measure.bytes;
	return good;
}

static bool write_pack(const char *folder, const struct bn_tree *tree,
	const struct bn_seal_signer *signer, struct bn_file_out *out, struct bn_pack *pack,
	struct bn_str *why)
{
	struct bn_pack again = {0};
	uint8_t head[BN_PACK_HEAD];
	if (!write_archive(folder, tree, NULL, pack, why))
		return false;
	if (pack->bytes > BN_PACK_BYTES_MOST)
		return refuse(why, _("trop grand : 4 Go au plus"));
	bn_pack_write_head(pack, signer, head);
	if (!bn_file_out_add(out, head, sizeof(head)) ||
		!write_archive(folder, tree, out, &again, why))
		return false;
	if (memcmp(again.digest, pack->digest, sizeof(again.digest)) != 0)
		return refuse(why, _("un fichier a changé pendant la copie ; recommencez"));
	return true;
}

bool bn_pack_make(const char *folder, const struct bn_seal_signer *signer, const char *path,
	struct bn_pack *pack, size_t *files, struct bn_str *why)
{
	struct bn_tree tree = {0};
	bool good = bn_tree_list(folder, &tree, why);
	if (good) {
		struct bn_file_out *out = bn_file_out_begin(path, 0644);
		good = write_pack(folder, &tree, signer, out, pack, why);
		good = bn_file_out_end(out, good) && good;
		if (!good && why->length == 0)
			bn_str_addf(why, _("%s n’a pas pu être écrit"), path);
	}
	*files = tree.count;
	bn_tree_finish(&tree);
	return good;
}
