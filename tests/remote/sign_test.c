/* Signatures, against AWS's own examples ("Signature Calculations for the Authorization Header",
 * Amazon S3 API Reference), and digests against RFC 1321, FIPS 180-4 and RFC 4231. */
#include "remote/digest.h"
#include "remote/s3_sign.h"
#include "tests/test.h"

#include <string.h>

static char user[] = "AKIAIOSFODNN7EXAMPLE",
	    password[] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
static const char nothing[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static void test_examples(void **state)
{
	static const struct {
		const char *url, *signature;
	} cases[] = {
		{"https://examplebucket.s3.amazonaws.com/?lifecycle=",
			"fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"},
		{"https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J",
			"34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"},
		/* The same host, said otherwise. */
		{"https://examplebucket.s3.amazonaws.com:443?max-keys=2&prefix=J",
			"34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"},
	};
	const struct bn_endpoint_key key = {user, password, NULL};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct bn_s3_sign sign = {
			"GET", cases[i].url, nothing, "20130524T000000Z", "us-east-1", &key};
		struct bn_str out = {0}, wanted = {0};
		bn_s3_sign(&sign, &out);
		bn_str_addf(&wanted,
			"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/"
			"aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, "
			"Signature=%s",
			cases[i].signature);
		assert_string_equal(out.data, wanted.data);
		bn_str_finish(&wanted);
		bn_str_finish(&out);
	}
}

static void test_hosts(void **state)
{
	static const struct {
		const char *url, *host;
	} cases[] = {
		{"https://a.example", "a.example"},
		{"https://a.example:443/b", "a.example"},
		{"https://a.example:80/b", "a.example:80"},
		{"https://a.example:8443/b", "a.example:8443"},
		{"http://127.0.0.1:80?x=", "127.0.0.1"},
		{"http://[::1]:8080/b:80", "[::1]:8080"},
	};
	char date[BN_S3_SIGN_DATE];
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int length;
		const char *host = bn_s3_sign_host(cases[i].url, &length);
		assert_int_equal(length, strlen(cases[i].host));
		assert_memory_equal(host, cases[i].host, (size_t)length);
	}
	bn_s3_sign_date(1795951800, date);
	assert_string_equal(date, "20261129T113000Z");
}

static void test_digests(void **state)
{
	uint8_t sha256[BN_DIGEST_SHA256], md5[BN_DIGEST_MD5];
	char hex[65], base64[25];
	struct bn_digest *digest = bn_digest_begin();
	(void)state;
	bn_digest_add(digest, "a", 1);
	bn_digest_add(digest, "bc", 2);
	bn_digest_end(digest, sha256, md5);
	bn_digest_hex(sha256, sizeof(sha256), hex);
	assert_string_equal(
		hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	bn_digest_hex(md5, sizeof(md5), hex);
	assert_string_equal(hex, "900150983cd24fb0d6963f7d28e17f72");
	bn_digest_base64(md5, base64);
	assert_string_equal(base64, "kAFQmDzST7DWlj99KOF/cg==");
	bn_digest_hmac("Jefe", 4, "what do ya want for nothing?", 28, sha256);
	bn_digest_hex(sha256, sizeof(sha256), hex);
	assert_string_equal(
		hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_hosts),
		cmocka_unit_test(test_digests),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
