/* What those who run a fleet publish for a group of kiosks: which campaigns, whose key nobody seals
 * for any more, which leads are withdrawn, a few settings. One signed object a group; README.md has
 * the format. An older edition that is put back, or one that is past its date, is not taken. Pure.
 */
#ifndef BN_SYNC_NEWS_H
#define BN_SYNC_NEWS_H

#include "base/id.h"
#include "packs/pack.h"
#include "sync/signed.h"

#define BN_NEWS_PACKS    16
#define BN_NEWS_REVOKED  64
#define BN_NEWS_MOST     2000 /* ids of withdrawn leads */
#define BN_NEWS_NAME     128  /* bytes of an object's name, with NUL */
#define BN_NEWS_ID       48
#define BN_NEWS_PACK_END ".borne"

struct bn_news_pack {
	char id[BN_PACK_ID];
	uint32_t version;
	uint64_t bytes;          /* of its file */
	char name[BN_NEWS_NAME]; /* of its object */
};

struct bn_news {
	char group[BN_PACK_ID];
	int64_t number;      /* a later edition has a higher one */
	int64_t wall, until; /* when it was signed; after when it isn't taken */
	struct bn_news_pack packs[BN_NEWS_PACKS];
	size_t pack_count;
	char revoked[BN_NEWS_REVOKED][BN_SEAL_FINGERPRINT]; /* of recipients' public keys */
	size_t revoked_count;
	char (*withdrawn)[BN_ID_TEXT]; /* on the heap */
	size_t withdrawn_count;
	/* Settings; "" and −1: as they are. */
	char venue[BN_NEWS_ID], event[BN_NEWS_ID];
	int sound;  /* 0 or 1 */
	int volume; /* 1 to 100 */
};

void bn_news_init(struct bn_news *news);
void bn_news_finish(struct bn_news *news);

/* "published.v1/lot/current.json" and "published.v1/packs/lot-3-0123456789abcdef.borne". */
void bn_news_name(const char *group, char out[BN_NEWS_NAME]);
void bn_news_pack_name(const struct bn_pack *pack, char out[BN_NEWS_NAME]);

void bn_news_write(
	const struct bn_news *news, const struct bn_seal_signer *author, struct bn_str *out);
/* Into one that is init'ed. False: it isn't one, or nobody of these has signed it. */
bool bn_news_read(
	const struct bn_str *text, const struct bn_pack_trust *trust, struct bn_news *news);
/* The pack of now that kiosks which have what was published before wouldn't take: an older version
 * of its campaign, or another campaign of the same version. `*is` is then the one before. NULL:
 * none. */
const struct bn_news_pack *bn_news_behind(
	const struct bn_news *now, const struct bn_news *before, const struct bn_news_pack **is);

#endif
