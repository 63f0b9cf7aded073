#include "remote/dav.h"

#include "base/mem.h"
#include "remote/dav_page.h"
#include "remote/readback.h"

#include <stdlib.h>
#include <string.h>

#define LIST_MOST ((uint64_t)256 << 20) /* bytes of a list, which comes in one piece */

struct dav {
	struct bn_http *http;
	char *base; /* the place's address, without "/" at its end */
};

static void close_dav(void *driver)
{
	struct dav *dav = driver;
	bn_http_close(dav->http);
	free(dav->base);
	free(dav);
}

/* True: it was made, or somebody was faster: then 405, and with Apache, where two ask at once, 403,
 * which may also mean what it says. What is put there next will tell. */
static bool make_folder(struct dav *dav, const struct bn_http_request *request,
	struct bn_answer *answer, struct bn_remote_fault *fault)
{
	return bn_http_ask(dav->http, request, answer, fault) || answer->status == 405 ||
	       answer->status == 403;
}

/* Makes the folder a name lies in, with those above it up to the place's own. False: told in fault;
 * true: it may be there, and the fault tells of the last refusal. */
static bool make_folder_of(struct dav *dav, const char *name, struct bn_remote_fault *fault)
{
	const char *end = strrchr(name, '/');
	if (end == NULL)
		return bn_remote_fail(
			fault, BN_RULE_ABSENT, 404, "the folder of the place's url isn't there");
	struct bn_answer answer = {0};
	char *folder = bn_mem_strndup(name, (size_t)(end - name));
	char *url = bn_mem_printf("%s/%s/", dav->base, folder); /* nginx wants the "/" */
	struct bn_http_request request = {
		.method = "MKCOL", .url = url, .most = BN_HTTP_WORDS_MOST};
	bool good = make_folder(dav, &request, &answer, fault);
	if (!good && (answer.status == 409 || answer.status == 404))
		good = make_folder_of(dav, folder, fault) &&
		       make_folder(dav, &request, &answer, fault);
	bn_answer_finish(&answer);
	free(url);
	free(folder);
	return good;
}

static bool ask(void *driver, struct bn_http_request *request, struct bn_answer *answer,
	struct bn_remote_fault *fault)
{
	return bn_http_ask(((const struct dav *)driver)->http, request, answer, fault);
}

static bool put_body(struct dav *dav, const char *name, const struct bn_http_body *body,
	struct bn_remote_fault *fault)
{
	const struct bn_readback place = {ask, dav, dav->http};
	struct bn_readback_sum sum;
	struct bn_answer answer = {0};
	if (!bn_readback_sum(body, &sum, fault))
		return false;
	char *url = bn_mem_printf("%s/%s", dav->base, name);
	struct bn_http_request request = {.method = "PUT",
		.url = url,
		.headers = {"Content-Type: application/octet-stream"},
		.body = body,
		.most = BN_HTTP_WORDS_MOST};
	bool good = bn_http_ask(dav->http, &request, &answer, fault);
	/* RFC 4918 says 409 where there is no folder; Apache 404 here and there, nginx 500. */
	if (!good && (answer.status == 404 || answer.status == 409 || answer.status == 500)) {
		struct bn_remote_fault refused;
		good = make_folder_of(dav, name, fault);
		refused = *fault;
		if (good && !bn_http_ask(dav->http, &request, &answer, fault)) {
			good = false;
			if (refused.rule == BN_RULE_DENIED)
				*fault = refused;
		}
	}
	bn_answer_finish(&answer);
	/* Its ETags say nothing of the bytes. */
	good = good && bn_readback_check(&place, url, &sum, false, fault);
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
	struct dav *dav = driver;
	const struct bn_readback place = {ask, dav, dav->http};
	char *url = bn_mem_printf("%s/%s", dav->base, name);
	bool good = bn_readback_get(&place, url, from, most, take, to, fault);
	free(url);
	return good;
}

/* depth: "1", of a folder and what is in it. folder: "" or with "/" at its end. */
static bool ask_properties(struct dav *dav, const char *folder, const char *depth,
	struct bn_xml *xml, struct bn_remote_fault *fault)
{
	static const char words[] =
		"<?xml version=\"1.0\" encoding=\"utf-8\"?><propfind xmlns=\"DAV:\"><prop>"
		"<resourcetype/><getcontentlength/><getlastmodified/><getetag/></prop></propfind>";
	struct bn_http_body body = {words, -1, sizeof(words) - 1};
	struct bn_answer answer = {0};
	char *url = bn_mem_printf("%s/%s", dav->base, folder);
	char *header = bn_mem_printf("Depth: %s", depth);
	struct bn_http_request request = {.method = "PROPFIND",
		.url = url,
		.headers = {header, "Content-Type: application/xml", "Cache-Control: no-cache"},
		.body = &body,
		.most = LIST_MOST,
		.take = bn_xml_add,
		.to = xml};
	bool good = bn_http_ask(dav->http, &request, &answer, fault);
	if (good && answer.status != 207)
		good = bn_remote_fail(fault, BN_RULE_STRANGE, answer.status,
			"HTTP %d to PROPFIND: not a WebDAV server", answer.status);
	bn_answer_finish(&answer);
	free(header);
	free(url);
	return good;
}

/* True: it was read into the page, or the folder isn't there. */
static bool read_page(struct dav *dav, const char *folder, struct bn_dav_page *page,
	struct bn_remote_fault *fault)
{
	struct bn_xml *xml = bn_xml_begin(bn_dav_page_read, page);
	bool good = ask_properties(dav, folder, "1", xml, fault);
	bool read = bn_xml_end(xml) && page->right;
	if ((good && !read) || (!good && fault->rule == BN_RULE_FOLDER)) {
		bn_http_forget(dav->http);
		return bn_remote_fail(fault, BN_RULE_STRANGE, 207, "not a list of a folder");
	}
	return good;
}

static bool is_there(struct dav *dav, struct bn_remote_fault *fault)
{
	struct bn_dav_page page = {.path = "/", .folder = ""};
	struct bn_xml *xml = bn_xml_begin(bn_dav_page_read, &page);
	bool good = ask_properties(dav, "", "0", xml, fault);
	bn_xml_end(xml);
	bn_dav_page_clear(&page);
	return good;
}

static bool list(void *driver, const char *folder, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context,
	struct bn_remote_fault *fault)
{
	struct dav *dav = driver;
	char *url = bn_mem_printf("%s/%s", dav->base, folder), *path = bn_dav_path(url);
	struct bn_dav_page page = {.path = path, .folder = folder};
	bool good = read_page(dav, folder, &page, fault);
	if (good)
		bn_listing_show(&page.listing, after, visit, context);
	else if (fault->rule == BN_RULE_ABSENT && folder[0] != '\0')
		good = is_there(dav, fault); /* a folder that isn't there is empty, */
	bn_dav_page_clear(&page);            /* a place that isn't is a mistake */
	free(path);
	free(url);
	return good;
}

static bool remove_object(void *driver, const char *name, struct bn_remote_fault *fault)
{
	struct dav *dav = driver;
	struct bn_answer answer = {0};
	char *url = bn_mem_printf("%s/%s", dav->base, name);
	/* Depth 0: a folder, which would go with all it holds, is refused. */
	struct bn_http_request request = {.method = "DELETE",
		.url = url,
		.headers = {"Depth: 0"},
		.most = BN_HTTP_WORDS_MOST};
	bool good = bn_http_ask(dav->http, &request, &answer, fault) || answer.status == 404;
	bn_answer_finish(&answer);
	free(url);
	return good;
}

static void cost(const void *driver, struct bn_remote_cost *out)
{
	bn_http_cost(((const struct dav *)driver)->http, out);
}

void *bn_dav_open(const struct bn_remote_options *options, const struct bn_remote_driver **how)
{
	static const struct bn_remote_driver driver = {.close = close_dav,
		.put = put,
		.put_file = put_file,
		.get = get,
		.list = list,
		.remove = remove_object,
		.cost = cost};
	struct bn_http *http = bn_http_open(options, options->key);
	if (http == NULL)
		return NULL;
	struct dav *dav = bn_mem_alloc(1, sizeof(*dav));
	size_t length = strlen(options->place->url);
	while (options->place->url[length - 1] == '/')
		length--;
	dav->http = http;
	dav->base = bn_mem_strndup(options->place->url, length);
	*how = &driver;
	return dav;
}
