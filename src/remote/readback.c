#include "remote/readback.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define PIECE ((size_t)1 << 16) /* read at once */

bool bn_readback_sum(
	const struct bn_http_body *body, struct bn_readback_sum *sum, struct bn_remote_fault *fault)
{
	struct bn_digest *digest = bn_digest_begin();
	bool good = true;
	if (body->bytes != NULL) {
		bn_digest_add(digest, body->bytes, (size_t)body->count);
	} else {
		char *piece = bn_mem_alloc(1, PIECE);
		for (uint64_t at = 0; good && at < body->count;) {
			uint64_t left = body->count - at;
			ptrdiff_t got = bn_file_read_at(
				body->fd, piece, left < PIECE ? (size_t)left : PIECE, at);
			good = got > 0 || bn_remote_fail(fault, BN_RULE_FOLDER, 0, "%s",
						  got < 0 ? strerror(errno)
							  : "the file is shorter than it was");
			if (good)
				bn_digest_add(digest, piece, (size_t)got);
			at += good ? (uint64_t)got : 0;
		}
		free(piece);
	}
	bn_digest_end(digest, sum->sha256, sum->md5);
	sum->count = body->count;
	return good;
}

bool bn_readback_get(const struct bn_readback *place, const char *url, uint64_t from, uint64_t most,
	bool (*take)(void *to, const void *bytes, size_t count), void *to,
	struct bn_remote_fault *fault)
{
	struct bn_answer answer = {0};
	struct bn_http_request request = {.method = "GET",
		.url = url,
		.headers = {"Cache-Control: no-cache"},
		.from = from,
		.most = most,
		.take = take,
		.to = to};
	bool good = place->ask(place->driver, &request, &answer, fault);
	bn_answer_finish(&answer);
	return good;
}

/* The place said yes, and now says no to who asks what it has. */
static bool tell(struct bn_remote_fault *fault)
{
	if (fault->rule == BN_RULE_ABSENT)
		return bn_remote_fail(
			fault, BN_RULE_CHANGED, fault->status, "stored, but not there");
	return false;
}

static bool tell_length(const struct bn_readback *place, struct bn_remote_fault *fault,
	uint64_t found, uint64_t count)
{
	bn_http_forget(place->http);
	return bn_remote_fail(fault, BN_RULE_CHANGED, 200,
		"stored, but %" PRIu64 " bytes instead of %" PRIu64, found, count);
}

/* What comes back. */
struct reading {
	struct bn_digest *digest;
	uint64_t count;
};

static bool take_piece(void *to, const void *bytes, size_t count)
{
	struct reading *reading = to;
	bn_digest_add(reading->digest, bytes, count);
	reading->count += count;
	return true;
}

static bool read_all(const struct bn_readback *place, const char *url,
	const struct bn_readback_sum *sum, struct bn_remote_fault *fault)
{
	struct reading reading = {.digest = bn_digest_begin()};
	uint8_t found[BN_DIGEST_SHA256];
	bool good = bn_readback_get(place, url, 0, sum->count, take_piece, &reading, fault);
	bn_digest_end(reading.digest, found, NULL);
	if (!good && fault->rule != BN_RULE_TOO_LARGE)
		return tell(fault);
	if (reading.count != sum->count)
		return tell_length(place, fault, reading.count, sum->count);
	if (good && memcmp(found, sum->sha256, sizeof(found)) == 0)
		return true;
	bn_http_forget(place->http);
	return bn_remote_fail(fault, BN_RULE_CHANGED, 200, "stored, but with other bytes");
}

bool bn_readback_check(const struct bn_readback *place, const char *url,
	const struct bn_readback_sum *sum, bool tagged, struct bn_remote_fault *fault)
{
	struct bn_answer answer = {0};
	struct bn_http_request request = {
		.method = "HEAD", .url = url, .headers = {"Cache-Control: no-cache"}};
	char tag[2 * BN_DIGEST_MD5 + 1];
	bn_digest_hex(sum->md5, sizeof(sum->md5), tag);
	bool good = place->ask(place->driver, &request, &answer, fault) || tell(fault);
	bool proof = tagged && strcasecmp(answer.tag, tag) == 0;
	int64_t found = answer.bytes;
	bn_answer_finish(&answer);
	if (!good)
		return false;
	if (found >= 0 && found != (int64_t)sum->count)
		return tell_length(place, fault, (uint64_t)found, sum->count);
	/* A tag that isn't an MD5 of the bytes may be made of something else. */
	return (proof && found >= 0) || read_all(place, url, sum, fault);
}
