#include "remote/s3_sign.h"

#include "remote/digest.h"

#include <string.h>
#include <time.h>

#define SIGNED "host;x-amz-content-sha256;x-amz-date"

void bn_s3_sign_date(int64_t wall, char out[BN_S3_SIGN_DATE])
{
	time_t time = (time_t)wall;
	struct tm parts = {0};
	gmtime_r(&time, &parts);
	strftime(out, BN_S3_SIGN_DATE, "%Y%m%dT%H%M%SZ", &parts);
}

const char *bn_s3_sign_host(const char *url, int *length)
{
	const char *host = strstr(url, "://") + 3;
	const char *silent = bn_str_starts(url, "https:") ? ":443" : ":80";
	size_t bytes = strcspn(host, "/?"), port = strlen(silent);
	if (bytes > port && strncmp(host + bytes - port, silent, port) == 0)
		bytes -= port;
	*length = (int)bytes;
	return host;
}

static void add_hash(struct bn_str *out, const struct bn_str *text)
{
	struct bn_digest *digest = bn_digest_begin();
	uint8_t hash[BN_DIGEST_SHA256];
	char hex[2 * BN_DIGEST_SHA256 + 1];
	bn_digest_add(digest, bn_str_text(text), text->length);
	bn_digest_end(digest, hash, NULL);
	bn_digest_hex(hash, sizeof(hash), hex);
	bn_str_addz(out, hex);
}

/* The request, in the one form both sides make of it. */
static void add_canonical(struct bn_str *out, const struct bn_s3_sign *sign)
{
	int length;
	const char *host = bn_s3_sign_host(sign->url, &length);
	const char *path = host + strcspn(host, "/?");
	size_t path_length = strcspn(path, "?");
	const char *query = path + path_length + (path[path_length] == '?');
	bn_str_addf(out, "%s\n%.*s\n%s\n", sign->method, path_length > 0 ? (int)path_length : 1,
		path_length > 0 ? path : "/", query);
	bn_str_addf(out, "host:%.*s\nx-amz-content-sha256:%s\nx-amz-date:%s\n\n%s\n%s", length,
		host, sign->hash, sign->date, SIGNED, sign->hash);
}

static void derive(const struct bn_s3_sign *sign, uint8_t key[BN_DIGEST_SHA256])
{
	struct bn_str first = {.secret = true};
	char day[9];
	memcpy(day, sign->date, 8);
	day[8] = '\0';
	bn_str_addf(&first, "AWS4%s", sign->key->password);
	bn_digest_hmac(first.data, first.length, day, 8, key);
	bn_str_finish(&first);
	const char *words[] = {sign->region, "s3", "aws4_request"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		bn_digest_hmac(key, BN_DIGEST_SHA256, words[i], strlen(words[i]), key);
}

void bn_s3_sign(const struct bn_s3_sign *sign, struct bn_str *out)
{
	struct bn_str canonical = {0}, text = {0}, scope = {0};
	uint8_t key[BN_DIGEST_SHA256], signature[BN_DIGEST_SHA256];
	char hex[2 * BN_DIGEST_SHA256 + 1];
	bn_str_addf(&scope, "%.8s/%s/s3/aws4_request", sign->date, sign->region);
	add_canonical(&canonical, sign);
	bn_str_addf(&text, "AWS4-HMAC-SHA256\n%s\n%s\n", sign->date, scope.data);
	add_hash(&text, &canonical);
	derive(sign, key);
	bn_digest_hmac(key, sizeof(key), text.data, text.length, signature);
	bn_digest_hex(signature, sizeof(signature), hex);
	bn_str_addf(out,
		"AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=" SIGNED ", Signature=%s",
		sign->key->user, scope.data, hex);
	bn_str_finish(&scope);
	bn_str_finish(&text);
	bn_str_finish(&canonical);
}
