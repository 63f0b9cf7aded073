/* Why a question got no answer, by what libcurl says. */
#include "remote/http_inside.h"

#include <stdlib.h>
#include <string.h>

/* Why a certificate wasn't accepted, by OpenSSL's verify result (openssl-verify(1)). */
static const char *why_refused(CURLcode code, long result, const char *words)
{
	static const struct {
		long result;
		const char *why;
	} whys[] = {
		{9, "not yet valid"},
		{10, "expired"},
		{18, "self-signed"},
		{19, "unknown authority"}, /* which came along, self-signed */
		{20, "unknown authority"},
		{21, "unknown authority"},
		{23, "revoked"},
		{62, "wrong host"},
		{64, "wrong host"},
	};
	if (code == CURLE_SSL_PINNEDPUBKEYNOTMATCH)
		return "pinned key mismatch";
	if (code == CURLE_SSL_CACERT_BADFILE)
		return "the ca file can't be read";
	for (size_t i = 0; i < sizeof(whys) / sizeof(whys[0]); i++)
		if (whys[i].result == result)
			return whys[i].why;
	return strstr(words, "subject name") != NULL ? "wrong host" : "not accepted";
}

/* Which step took too long. The connection's own aren't told of one that stood before. */
static enum bn_rule rule_of_timeout(CURL *curl)
{
	curl_off_t name = 0, connect = 0, ready = 0;
	curl_easy_getinfo(curl, CURLINFO_NAMELOOKUP_TIME_T, &name);
	curl_easy_getinfo(curl, CURLINFO_CONNECT_TIME_T, &connect);
	curl_easy_getinfo(curl, CURLINFO_PRETRANSFER_TIME_T, &ready);
	return connect > 0 || ready > 0 ? BN_RULE_STALLED
	       : name > 0               ? BN_RULE_CONNECT
					: BN_RULE_NAME;
}

static enum bn_rule rule_of(CURL *curl, CURLcode code, const char *words)
{
	switch (code) {
	case CURLE_OUT_OF_MEMORY:
		abort();
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
		return BN_RULE_NAME;
	case CURLE_COULDNT_CONNECT:
	case CURLE_INTERFACE_FAILED:
	case CURLE_PROXY:
		return BN_RULE_CONNECT;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS:
		return BN_RULE_CERTIFICATE;
	case CURLE_SSL_CONNECT_ERROR: /* also what a connection cut in the handshake gives */
		return strstr(words, "reset by peer") != NULL ||
				       strstr(words, "SSL_ERROR_SYSCALL") != NULL ||
				       strstr(words, "unexpected eof") != NULL ||
				       strstr(words, "Broken pipe") != NULL
			       ? BN_RULE_CUT
			       : BN_RULE_TLS;
	case CURLE_SSL_CIPHER:
	case CURLE_SSL_ENGINE_NOTFOUND:
	case CURLE_SSL_ENGINE_SETFAILED:
	case CURLE_SSL_ENGINE_INITFAILED:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CLIENTCERT:
	case CURLE_USE_SSL_FAILED:
		return BN_RULE_TLS;
	case CURLE_SEND_ERROR:
	case CURLE_RECV_ERROR:
	case CURLE_GOT_NOTHING:
	case CURLE_PARTIAL_FILE:
	case CURLE_SEND_FAIL_REWIND:
	case CURLE_SSL_SHUTDOWN_FAILED:
	case CURLE_HTTP2:
		return BN_RULE_CUT;
	case CURLE_OPERATION_TIMEDOUT:
		return rule_of_timeout(curl);
	case CURLE_FILESIZE_EXCEEDED:
		return BN_RULE_TOO_LARGE;
	case CURLE_LOGIN_DENIED:
	case CURLE_AUTH_ERROR:
		return BN_RULE_DENIED;
	default:
		return BN_RULE_STRANGE;
	}
}

bool bn_http_tell(struct bn_http_exchange *exchange, CURLcode code)
{
	struct bn_http *http = exchange->http;
	struct bn_remote_fault *fault = exchange->fault;
	const char *words = http->error[0] != '\0' ? http->error : curl_easy_strerror(code);
	long result = 0, proxy = 0;
	int status = exchange->answer->status; /* 1xx: none yet */
	curl_easy_getinfo(http->curl, CURLINFO_SSL_VERIFYRESULT, &result);
	curl_easy_getinfo(http->curl, CURLINFO_HTTP_CONNECTCODE, &proxy);
	if (fault->rule != BN_RULE_NONE)
		return false; /* a callback ended it, and has told why */
	if (status == 0 && proxy >= 300)
		return bn_remote_fail(fault, bn_rule_of_status((int)proxy, "", ""), (int)proxy,
			"the proxy says %ld", proxy);
	enum bn_rule rule = rule_of(http->curl, code, words);
	if (rule == BN_RULE_CERTIFICATE)
		return bn_remote_fail(
			fault, rule, 0, "%s: %s", why_refused(code, result, words), words);
	return bn_remote_fail(fault, rule, status >= 200 ? status : 0, "%s", words);
}
