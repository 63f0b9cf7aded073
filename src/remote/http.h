/* One server, asked one thing after the other over one connection that is kept. HTTPS (in clear
 * only to this computer), certificates verified, redirections never followed.
 * Life: open → ask … → close. One thread at a time. */
#ifndef BN_REMOTE_HTTP_H
#define BN_REMOTE_HTTP_H

#include "remote/answer.h"
#include "remote/remote.h"

#define BN_HTTP_SLOW       16 /* bytes a second: fewer, for the place's stall_seconds, is stalled */
#define BN_HTTP_HEADERS    8
#define BN_HTTP_WORDS_MOST ((uint64_t)1 << 20) /* bytes that are read of an answer's words */

struct bn_http;

/* key: a password (Basic) or a token (Bearer) that goes with each question, NULL: neither. It and
 * what options point to outlive it. NULL: logged. */
struct bn_http *bn_http_open(
	const struct bn_remote_options *options, const struct bn_endpoint_key *key);
void bn_http_close(struct bn_http *http);

/* What is sent: bytes, or so many of a file from its beginning. */
struct bn_http_body {
	const void *bytes;
	int fd; /* where bytes is NULL */
	uint64_t count;
};

struct bn_http_request {
	const char *method, *url;
	const char *headers[BN_HTTP_HEADERS]; /* "Name: value", up to a NULL */
	const struct bn_http_body *body;      /* NULL: none */
	uint64_t from;                        /* of a GET: the first byte wanted */
	uint64_t most;                        /* bytes of a good answer's body */
	/* Where those go; NULL: nowhere. False: no more, errno has why. */
	bool (*take)(void *to, const void *bytes, size_t count);
	void *to;
};

/* True: the status is 2xx, and all of the body was taken. False: told in fault; the answer holds
 * what came, its status 0 when nothing did. answer: begun; the caller finishes it. */
bool bn_http_ask(struct bn_http *http, const struct bn_http_request *request,
	struct bn_answer *answer, struct bn_remote_fault *fault);
/* What comes over this connection may belong to another question: the next one gets a new one. */
void bn_http_forget(struct bn_http *http);

void bn_http_cost(const struct bn_http *http, struct bn_remote_cost *cost);

#endif
