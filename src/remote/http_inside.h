/* What the files of a question share: http.c asks, http_body.c hands over bytes, http_fault.c says
 * what went wrong. */
#ifndef BN_REMOTE_HTTP_INSIDE_H
#define BN_REMOTE_HTTP_INSIDE_H

#include "remote/http.h"

#include <curl/curl.h>

struct bn_http {
	const struct bn_endpoint *place;
	const struct bn_endpoint_key *key;
	const atomic_bool *stop;
	CURL *curl; /* with its connection; NULL: none yet */
	struct bn_remote_cost cost;
	char error[CURL_ERROR_SIZE];
};

/* One question, from here to its answer. */
struct bn_http_exchange {
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

/* 2xx. */
bool bn_http_is_good(const struct bn_answer *answer);
/* Lines, bytes and the caller's stop go through the exchange. */
void bn_http_set_callbacks(struct bn_http_exchange *exchange);
/* False: told in the exchange's fault, unless a callback has told it. */
bool bn_http_tell(struct bn_http_exchange *exchange, CURLcode code);

#endif
