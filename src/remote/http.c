#include "remote/http.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"

#include <curl/curl.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define ERROR_MOST ((size_t)64 << 10) /* bytes kept of a refusing answer's body */

struct bn_http {
	const struct bn_endpoint *place;
	const struct bn_endpoint_key *key;
	const atomic_bool *stop;
	CURL *curl; /* with its connection; NULL: none yet */
	struct bn_remote_cost cost;
	char error[CURL_ERROR_SIZE];
};

/* One question, from here to its answer. */
struct exchange {
	struct bn_http *http;
	const struct bn_http_request *request;
	struct bn_answer *answer;
	struct bn_remote_fault *fault; /* its rule set: why a callback ended it */
	uint64_t sent;                 /* of the body, so far */
	uint64_t skip;                 /* bytes before `from` that come all the same */
	uint64_t taken;                /* of the answer's body */
	bool begun;                    /* its body has begun */
	bool portal;
};

static size_t take_line(char *line, size_t size, size_t count, void *context)
{
	struct exchange *exchange = context;
	bn_answer_line(exchange->answer, line, size * count);
	return size * count;
}

static bool is_good(const struct bn_answer *answer)
{
	return answer->status >= 200 && answer->status < 300;
}

/* Before the first byte of a good answer's body. */
static bool begin_body(struct exchange *exchange)
{
	const struct bn_answer *answer = exchange->answer;
	uint64_t from = exchange->request->from;
	exchange->portal = (answer->status == 200 || answer->status == 203) &&
			   bn_answer_is_html(answer);
	if (answer->status == 206 && (from == 0 || answer->first != (int64_t)from - 1))
		return bn_remote_fail(exchange->fault, BN_RULE_STRANGE, answer->status,
			"another part than was asked for");
	if (answer->encoded)
		return bn_remote_fail(exchange->fault, BN_RULE_STRANGE, answer->status,
			"encoded, which was not asked for");
	exchange->skip = answer->status == 206 ? 1 : from;
	return true;
}

static bool take_good(struct exchange *exchange, const char *bytes, size_t count)
{
	const struct bn_http_request *request = exchange->request;
	if (!exchange->begun && !begin_body(exchange))
		return false;
	exchange->begun = true;
	if (exchange->portal)
		return true;
	size_t over = exchange->skip < count ? (size_t)exchange->skip : count;
	exchange->skip -= over;
	bytes += over;
	count -= over;
	exchange->taken += count;
	if (exchange->taken > request->most)
		return bn_remote_fail(exchange->fault, BN_RULE_TOO_LARGE, exchange->answer->status,
			"more than %" PRIu64 " bytes", request->most);
	if (count == 0 || request->take == NULL || request->take(request->to, bytes, count))
		return true;
	return bn_remote_fail(exchange->fault, BN_RULE_FOLDER, 0, "%s", strerror(errno));
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
	struct exchange *exchange = context;
	struct bn_str *error = &exchange->answer->error;
	size_t all = size * count;
	if (is_good(exchange->answer))
		return take_good(exchange, bytes, all) ? all : 0;
	exchange->taken += all;
	if (error->length < ERROR_MOST)
		bn_str_add(error, bytes,
			all < ERROR_MOST - error->length ? all : ERROR_MOST - error->length);
	return exchange->taken <= BN_HTTP_WORDS_MOST ? all : 0;
}

static size_t give_body(char *out, size_t size, size_t count, void *context)
{
	struct exchange *exchange = context;
	const struct bn_http_body *body = exchange->request->body;
	uint64_t left = body->count - exchange->sent;
	size_t room = left < size * count ? (size_t)left : size * count;
	if (room == 0)
		return 0;
	if (body->bytes != NULL) {
		memcpy(out, (const char *)body->bytes + exchange->sent, room);
	} else {
		ptrdiff_t got = bn_file_read_at(body->fd, out, room, exchange->sent);
		if (got <= 0) {
			bn_remote_fail(exchange->fault, BN_RULE_FOLDER, 0, "%s",
				got < 0 ? strerror(errno) : "the file is shorter than it was");
			return CURL_READFUNC_ABORT;
		}
		room = (size_t)got;
	}
	exchange->sent += room;
	return room;
}

/* When it has to be sent once more. */
static int seek_body(void *context, curl_off_t offset, int origin)
{
	struct exchange *exchange = context;
	if (origin != SEEK_SET || offset < 0 || (uint64_t)offset > exchange->request->body->count)
		return CURL_SEEKFUNC_FAIL;
	exchange->sent = (uint64_t)offset;
	return CURL_SEEKFUNC_OK;
}

static int look_up(
	void *context, curl_off_t down_of, curl_off_t down, curl_off_t up_of, curl_off_t up)
{
	const struct exchange *exchange = context;
	(void)down_of;
	(void)down;
	(void)up_of;
	(void)up;
	if (exchange->http->stop == NULL || !atomic_load(exchange->http->stop))
		return 0;
	bn_remote_fail(exchange->fault, BN_RULE_STOPPED, 0, "stopped");
	return 1;
}

/* The place's part of it, each time anew: what was set for one question never reaches another. */
static void set_place(struct bn_http *http)
{
	const struct bn_endpoint *place = http->place;
	CURL *curl = http->curl;
	bool clear = bn_str_starts(place->url, "http://");
	curl_easy_reset(curl);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, http->error);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, clear ? "http" : "https");
	curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "borne/" BORNE_VERSION);
	curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
	curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
	curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)place->connect_seconds);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)BN_HTTP_SLOW);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)place->stall_seconds);
	if (place->kilobytes_per_second > 0) {
		curl_off_t bytes = (curl_off_t)place->kilobytes_per_second * 1000;
		curl_easy_setopt(curl, CURLOPT_MAX_SEND_SPEED_LARGE, bytes);
		curl_easy_setopt(curl, CURLOPT_MAX_RECV_SPEED_LARGE, bytes);
		/* libcurl looks at it after 100 buffers; that is to be a second's bytes at most. */
		long buffer = place->kilobytes_per_second * 10L;
		curl_easy_setopt(curl, CURLOPT_BUFFERSIZE,
			buffer < 1024    ? 1024L
			: buffer > 16384 ? 16384L
					 : buffer);
	}
	if (place->ca != NULL) { /* and no other */
		curl_easy_setopt(curl, CURLOPT_CAINFO, place->ca);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	if (place->pin != NULL)
		curl_easy_setopt(curl, CURLOPT_PINNEDPUBLICKEY, place->pin);
	if (clear) /* stays on this computer, whatever the environment says */
		curl_easy_setopt(curl, CURLOPT_PROXY, "");
	else if (place->proxy != NULL)
		curl_easy_setopt(curl, CURLOPT_PROXY, place->proxy);
}

static void set_key(struct bn_http *http)
{
	const struct bn_endpoint_key *key = http->key;
	if (key == NULL)
		return;
	if (key->bearer != NULL) {
		curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
		curl_easy_setopt(http->curl, CURLOPT_XOAUTH2_BEARER, key->bearer);
	} else if (key->user != NULL) {
		curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
		curl_easy_setopt(http->curl, CURLOPT_USERNAME, key->user);
		curl_easy_setopt(http->curl, CURLOPT_PASSWORD, key->password);
	}
}

static void set_request(struct exchange *exchange)
{
	const struct bn_http_request *request = exchange->request;
	CURL *curl = exchange->http->curl;
	curl_easy_setopt(curl, CURLOPT_URL, request->url);
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_line);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, exchange);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, exchange);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_up);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, exchange);
	/* As an upload, libcurl would ask of the smallest body whether it is wanted (Expect), and
	 * wait; as a post, of those above 1 MiB. */
	if (request->body != NULL) {
		curl_easy_setopt(curl, CURLOPT_POST, 1L);
		curl_easy_setopt(
			curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body->count);
		curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_body);
		curl_easy_setopt(curl, CURLOPT_READDATA, exchange);
		curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, seek_body);
		curl_easy_setopt(curl, CURLOPT_SEEKDATA, exchange);
	} else if (strcmp(request->method, "HEAD") == 0) {
		curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
	}
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
	if (request->from > 0) { /* and the byte before: there is one, even at its end */
		char range[32];
		snprintf(range, sizeof(range), "%" PRIu64 "-", request->from - 1);
		curl_easy_setopt(curl, CURLOPT_RANGE, range);
	}
}

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

static bool tell_code(struct exchange *exchange, CURLcode code)
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

/* The answer's head is there. */
static bool judge(struct exchange *exchange, CURLcode code)
{
	const struct bn_answer *answer = exchange->answer;
	struct bn_remote_fault *fault = exchange->fault;
	uint64_t from = exchange->request->from;
	bool is_head = strcmp(exchange->request->method, "HEAD") == 0;
	if (exchange->portal || (is_head && answer->status == 200 && bn_answer_is_html(answer)))
		return bn_remote_fail(
			fault, BN_RULE_PORTAL, answer->status, "a page: %s", answer->type);
	if (answer->status == 416 && from > 0)
		return bn_remote_fail(
			fault, BN_RULE_CHANGED, 416, "shorter than what is here already");
	if (!is_good(answer)) {
		bn_remote_fail(fault, bn_rule_of_status(answer->status, answer->type, ""),
			answer->status, "HTTP %d", answer->status);
		fault->wait_s = answer->wait_s;
		return false;
	}
	if (code != CURLE_OK)
		return tell_code(exchange, code);
	if (!answer->head) /* which libcurl takes for an answer without a body */
		return bn_remote_fail(
			fault, BN_RULE_CUT, answer->status, "the connection ended in a header");
	if (exchange->taken > 0 && !answer->whole)
		return bn_remote_fail(
			fault, BN_RULE_CUT, answer->status, "an answer that doesn't tell its end");
	if (exchange->skip > 0)
		return bn_remote_fail(fault, BN_RULE_CHANGED, answer->status,
			"shorter than what is here already");
	return true;
}

static void count_cost(struct exchange *exchange)
{
	struct bn_http *http = exchange->http;
	curl_off_t up = 0, down = 0;
	long asked = 0, told = 0;
	curl_easy_getinfo(http->curl, CURLINFO_SIZE_UPLOAD_T, &up);
	curl_easy_getinfo(http->curl, CURLINFO_SIZE_DOWNLOAD_T, &down);
	curl_easy_getinfo(http->curl, CURLINFO_REQUEST_SIZE, &asked);
	curl_easy_getinfo(http->curl, CURLINFO_HEADER_SIZE, &told);
	http->cost.requests++;
	http->cost.sent += (uint64_t)up + (uint64_t)asked;
	http->cost.received += (uint64_t)down + (uint64_t)told;
	if (exchange->answer->date > 0) {
		http->cost.drift_known = true;
		http->cost.drift_s = bn_clock_wall() - exchange->answer->date;
	}
}

bool bn_http_ask(struct bn_http *http, const struct bn_http_request *request,
	struct bn_answer *answer, struct bn_remote_fault *fault)
{
	struct exchange exchange = {
		.http = http, .request = request, .answer = answer, .fault = fault};
	struct curl_slist *headers = NULL;
	*fault = (struct bn_remote_fault){0};
	bn_answer_begin(answer);
	if (http->stop != NULL && atomic_load(http->stop))
		return bn_remote_fail(fault, BN_RULE_STOPPED, 0, "stopped");
	if (http->curl == NULL && (http->curl = curl_easy_init()) == NULL)
		abort(); /* no memory */
	set_place(http);
	set_key(http);
	set_request(&exchange);
	for (size_t i = 0; i < BN_HTTP_HEADERS && request->headers[i] != NULL; i++)
		headers = curl_slist_append(headers, request->headers[i]);
	curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, headers);
	http->error[0] = '\0';
	CURLcode code = curl_easy_perform(http->curl);
	bn_answer_complete(answer);
	count_cost(&exchange);
	bool is_head_there = answer->status >= 200 && fault->rule == BN_RULE_NONE;
	bool good = is_head_there ? judge(&exchange, code) : tell_code(&exchange, code);
	curl_slist_free_all(headers);
	if (!good && (fault->rule == BN_RULE_STRANGE || fault->rule == BN_RULE_PORTAL))
		bn_http_forget(http);
	return good;
}

void bn_http_forget(struct bn_http *http)
{
	curl_easy_cleanup(http->curl);
	http->curl = NULL;
}

struct bn_http *bn_http_open(
	const struct bn_remote_options *options, const struct bn_endpoint_key *key)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		bn_log_error("remote", "libcurl can't be used");
		return NULL;
	}
	struct bn_http *http = bn_mem_alloc(1, sizeof(*http));
	http->place = options->place;
	http->key = key;
	http->stop = options->stop;
	return http;
}

void bn_http_close(struct bn_http *http)
{
	if (http == NULL)
		return;
	curl_easy_cleanup(http->curl);
	free(http);
	curl_global_cleanup();
}

void bn_http_cost(const struct bn_http *http, struct bn_remote_cost *cost)
{
	*cost = http->cost;
}
