#include "remote/s3.h"

#include "base/clock.h"
#include "base/mem.h"
#include "remote/readback.h"
#include "remote/s3_page.h"
#include "remote/s3_sign.h"
#include "remote/xml.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING \
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" /* SHA-256 of "" */
#define SKEW  60 /* seconds between two clocks that may be why a signature is refused */
#define PAGE  ((uint64_t)16 << 20) /* bytes of a page of a list, which has 1,000 entries */
#define EMPTY 1000                 /* pages of one list, at most */

struct s3 {
	struct bn_http *http;
	const struct bn_endpoint_key *key;
	const char *region;
	char *base;    /* "https://host/bucket", or "https://bucket.host" */
	int64_t shift; /* seconds added to this clock when it dates a signature */
};

/* What an error says, in words of the store's. */
struct refusal {
	char code[64], message[96];
};

static bool read_refusal(void *context, const char *path, const char *text)
{
	struct refusal *refusal = context;
	if (strcmp(path, "Error/Code") == 0)
		snprintf(refusal->code, sizeof(refusal->code), "%s", text);
	else if (strcmp(path, "Error/Message") == 0)
		snprintf(refusal->message, sizeof(refusal->message), "%s", text);
	return true;
}

static void tell_refusal(const struct bn_answer *answer, struct bn_remote_fault *fault)
{
	struct refusal refusal = {{0}, {0}};
	int wait_s = fault->wait_s;
	struct bn_xml *xml = bn_xml_begin(read_refusal, &refusal);
	bn_xml_add(xml, answer->error.data, answer->error.length);
	/* A body cut short may well have told its code. */
	if (!bn_xml_end(xml) && refusal.code[0] == '\0')
		return;
	bn_remote_fail(fault, bn_rule_of_status(answer->status, answer->type, refusal.code),
		answer->status, "HTTP %d %s: %s", answer->status, refusal.code, refusal.message);
	fault->wait_s = wait_s;
}

/* True: the store may refuse because of our clock, and from now on its own is gone by. */
static bool shift_clock(struct s3 *s3, const struct bn_remote_fault *fault)
{
	struct bn_remote_cost cost;
	bn_http_cost(s3->http, &cost);
	int64_t wanted = -cost.drift_s;
	if ((fault->rule != BN_RULE_DENIED && fault->rule != BN_RULE_CLOCK) || !cost.drift_known ||
		llabs(wanted - s3->shift) <= SKEW)
		return false;
	s3->shift = wanted;
	return true;
}

/* hash: of the body. */
static bool ask_once(struct s3 *s3, struct bn_http_request *request, const char *hash,
	struct bn_answer *answer, struct bn_remote_fault *fault)
{
	const struct bn_endpoint_key *key = s3->key;
	char date[BN_S3_SIGN_DATE];
	int length;
	size_t count = 0;
	bn_s3_sign_date(bn_clock_wall() + s3->shift, date);
	struct bn_s3_sign sign = {request->method, request->url, hash, date, s3->region, key};
	struct bn_str proof = {0};
	const char *name = bn_s3_sign_host(request->url, &length);
	char *host = bn_mem_printf("Host: %.*s", length, name);
	char *dated = bn_mem_printf("X-Amz-Date: %s", date);
	char *hashed = bn_mem_printf("X-Amz-Content-Sha256: %s", hash);
	while (request->headers[count] != NULL)
		count++;
	if (key != NULL && key->user != NULL) {
		bn_str_addz(&proof, "Authorization: ");
		bn_s3_sign(&sign, &proof);
		request->headers[count] = host;
		request->headers[count + 1] = dated;
		request->headers[count + 2] = hashed;
		request->headers[count + 3] = proof.data;
	}
	bool good = bn_http_ask(s3->http, request, answer, fault);
	memset(request->headers + count, 0, 4 * sizeof(request->headers[0]));
	bn_str_finish(&proof);
	free(hashed);
	free(dated);
	free(host);
	if (!good && answer->error.length > 0)
		tell_refusal(answer, fault);
	return good;
}

static bool ask(struct s3 *s3, struct bn_http_request *request, const char *hash,
	struct bn_answer *answer, struct bn_remote_fault *fault)
{
	return ask_once(s3, request, hash, answer, fault) ||
	       (answer->status == 403 && shift_clock(s3, fault) &&
		       ask_once(s3, request, hash, answer, fault));
}

static void close_s3(void *driver)
{
	struct s3 *s3 = driver;
	bn_http_close(s3->http);
	free(s3->base);
	free(s3);
}

static bool ask_empty(void *driver, struct bn_http_request *request, struct bn_answer *answer,
	struct bn_remote_fault *fault)
{
	return ask(driver, request, NOTHING, answer, fault);
}

static bool put_body(struct s3 *s3, const char *name, const struct bn_http_body *body,
	struct bn_remote_fault *fault)
{
	const struct bn_readback place = {ask_empty, s3, s3->http};
	struct bn_readback_sum sum;
	char hex[2 * BN_DIGEST_SHA256 + 1], base64[25];
	struct bn_answer answer = {0};
	if (!bn_readback_sum(body, &sum, fault))
		return false;
	bn_digest_hex(sum.sha256, sizeof(sum.sha256), hex);
	bn_digest_base64(sum.md5, base64);
	char *url = bn_mem_printf("%s/%s", s3->base, name);
	char *md5 = bn_mem_printf("Content-MD5: %s", base64);
	struct bn_http_request request = {.method = "PUT",
		.url = url,
		.headers = {md5, "Content-Type: application/octet-stream"},
		.body = body,
		.most = BN_HTTP_WORDS_MOST};
	bool good = ask(s3, &request, hex, &answer, fault);
	bn_answer_finish(&answer);
	good = good && bn_readback_check(&place, url, &sum, true, fault);
	free(md5);
	free(url);
	return good;
}

static bool put(void *driver, const char *name, const void *bytes, size_t count,
	struct bn_remote_fault *fault)
{
	struct bn_http_body body = {bytes != NULL ? bytes : "", -1, count};
	return put_body(driver, name, &body, fault);
}

static bool put_file(
	void *driver, const char *name, int fd, uint64_t count, struct bn_remote_fault *fault)
{
	struct bn_http_body body = {NULL, fd, count};
	return put_body(driver, name, &body, fault);
}

static bool get(void *driver, const char *name, uint64_t from, uint64_t most,
	bool (*take)(void *to, const void *bytes, size_t count), void *to,
	struct bn_remote_fault *fault)
{
	struct s3 *s3 = driver;
	const struct bn_readback place = {ask_empty, s3, s3->http};
	char *url = bn_mem_printf("%s/%s", s3->base, name);
	bool good = bn_readback_get(&place, url, from, most, take, to, fault);
	free(url);
	return good;
}

static bool read_page(
	struct s3 *s3, const char *url, struct bn_s3_page *page, struct bn_remote_fault *fault)
{
	struct bn_answer answer = {0};
	struct bn_xml *xml = bn_xml_begin(bn_s3_page_read, page);
	struct bn_http_request request = {.method = "GET",
		.url = url,
		.headers = {"Cache-Control: no-cache"},
		.most = PAGE,
		.take = bn_xml_add,
		.to = xml};
	bool good = ask(s3, &request, NOTHING, &answer, fault);
	bool read = bn_xml_end(xml) && page->right && (!page->more || page->next[0] != '\0');
	bn_answer_finish(&answer);
	if ((good && !read) || (!good && fault->rule == BN_RULE_FOLDER)) {
		bn_http_forget(s3->http);
		return bn_remote_fail(fault, BN_RULE_STRANGE, 200, "not a list of a bucket");
	}
	return good;
}

/* Pages come in order, so each goes beyond the one before: else they may have no end. Some are
 * empty where much was removed. */
static bool goes_on(const struct bn_listing *listing, char **last, int *empty)
{
	if (listing->count == 0)
		return ++*empty < EMPTY;
	const char *name = listing->objects[listing->count - 1].name;
	if (*last != NULL && strcmp(name, *last) <= 0)
		return false;
	free(*last);
	*last = bn_mem_strdup(name);
	return true;
}

static bool list(void *driver, const char *folder, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context,
	struct bn_remote_fault *fault)
{
	struct s3 *s3 = driver;
	struct bn_s3_page *page = bn_mem_alloc(1, sizeof(*page));
	char *next = NULL, *last = NULL;
	int empty = 0;
	bool good, more;
	do {
		char *url = bn_s3_page_url(s3->base, folder, after, next);
		good = read_page(s3, url, page, fault);
		more = good && bn_listing_show(&page->listing, after, visit, context) && page->more;
		if (more && !goes_on(&page->listing, &last, &empty))
			more = good = bn_remote_fail(
				fault, BN_RULE_STRANGE, 200, "a list that doesn't go on");
		free(next);
		next = bn_mem_strdup(page->next);
		bn_s3_page_clear(page);
		free(url);
	} while (more);
	free(last);
	free(next);
	free(page);
	return good;
}

static bool remove_object(void *driver, const char *name, struct bn_remote_fault *fault)
{
	struct s3 *s3 = driver;
	struct bn_answer answer = {0};
	char *url = bn_mem_printf("%s/%s", s3->base, name);
	struct bn_http_request request = {
		.method = "DELETE", .url = url, .most = BN_HTTP_WORDS_MOST};
	bool good = ask(s3, &request, NOTHING, &answer, fault) ||
		    (answer.status == 404 && strstr(fault->detail, "NoSuchBucket") == NULL);
	bn_answer_finish(&answer);
	free(url);
	return good;
}

static void cost(const void *driver, struct bn_remote_cost *out)
{
	bn_http_cost(((const struct s3 *)driver)->http, out);
}

/* "https://host[:port][/path]" with the bucket in its place. */
static char *base_of(const struct bn_endpoint *place)
{
	const char *host = strstr(place->url, "://") + 3;
	size_t length = strlen(place->url);
	while (place->url[length - 1] == '/')
		length--;
	if (place->style == BN_ENDPOINT_BY_PATH)
		return bn_mem_printf("%.*s/%s", (int)length, place->url, place->bucket);
	size_t before = (size_t)(host - place->url);
	return bn_mem_printf("%.*s%s.%.*s", (int)before, place->url, place->bucket,
		(int)(length - before), host);
}

void *bn_s3_open(const struct bn_remote_options *options, const struct bn_remote_driver **how)
{
	static const struct bn_remote_driver driver = {.close = close_s3,
		.put = put,
		.put_file = put_file,
		.get = get,
		.list = list,
		.remove = remove_object,
		.cost = cost};
	struct bn_http *http = bn_http_open(options, NULL);
	if (http == NULL)
		return NULL;
	struct s3 *s3 = bn_mem_alloc(1, sizeof(*s3));
	s3->http = http;
	s3->key = options->key;
	s3->region = options->place->region;
	s3->base = base_of(options->place);
	*how = &driver;
	return s3;
}
