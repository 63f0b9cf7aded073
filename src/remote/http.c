#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "remote/http_inside.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

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

static void set_request(struct bn_http_exchange *exchange)
{
	const struct bn_http_request *request = exchange->request;
	CURL *curl = exchange->http->curl;
	curl_easy_setopt(curl, CURLOPT_URL, request->url);
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	bn_http_set_callbacks(exchange);
	/* As an upload, libcurl would ask of the smallest body whether it is wanted (Expect), and
	 * wait; as a post, of those above 1 MiB. */
	if (request->body != NULL) {
		curl_easy_setopt(curl, CURLOPT_POST, 1L);
		curl_easy_setopt(
			curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body->count);
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

/* The answer's head is there. */
static bool judge(struct bn_http_exchange *exchange, CURLcode code)
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
	if (!bn_http_is_good(answer)) {
		bn_remote_fail(fault, bn_rule_of_status(answer->status, answer->type, ""),
			answer->status, "HTTP %d", answer->status);
		fault->wait_s = answer->wait_s;
		return false;
	}
	if (code != CURLE_OK)
		return bn_http_tell(exchange, code);
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

static void count_cost(struct bn_http_exchange *exchange)
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
	struct bn_http_exchange exchange = {
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
	bool good = is_head_there ? judge(&exchange, code) : bn_http_tell(&exchange, code);
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
