/* What libcurl hands over of a question's and its answer's bytes. */
#include "base/file.h"
#include "remote/http_inside.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#define ERROR_MOST ((size_t)64 << 10) /* bytes kept of a refusing answer's body */

static size_t take_line(char *line, size_t size, size_t count, void *context)
{
	struct bn_http_exchange *exchange = context;
	bn_answer_line(exchange->answer, line, size * count);
	return size * count;
}

bool bn_http_is_good(const struct bn_answer *answer)
{
	return answer->status >= 200 && answer->status < 300;
}

/* Before the first byte of a good answer's body. */
static bool begin_body(struct bn_http_exchange *exchange)
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

static bool take_good(struct bn_http_exchange *exchange, const char *bytes, size_t count)
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
	struct bn_http_exchange *exchange = context;
	struct bn_str *error = &exchange->answer->error;
	size_t all = size * count;
	if (bn_http_is_good(exchange->answer))
		return take_good(exchange, bytes, all) ? all : 0;
	exchange->taken += all;
	if (error->length < ERROR_MOST)
		bn_str_add(error, bytes,
			all < ERROR_MOST - error->length ? all : ERROR_MOST - error->length);
	return exchange->taken <= BN_HTTP_WORDS_MOST ? all : 0;
}

static size_t give_body(char *out, size_t size, size_t count, void *context)
{
	struct bn_http_exchange *exchange = context;
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
	struct bn_http_exchange *exchange = context;
	if (origin != SEEK_SET || offset < 0 || (uint64_t)offset > exchange->request->body->count)
		return CURL_SEEKFUNC_FAIL;
	exchange->sent = (uint64_t)offset;
	return CURL_SEEKFUNC_OK;
}

static int look_up(
	void *context, curl_off_t down_of, curl_off_t down, curl_off_t up_of, curl_off_t up)
{
	const struct bn_http_exchange *exchange = context;
	(void)down_of;
	(void)down;
	(void)up_of;
	(void)up;
	if (exchange->http->stop == NULL || !atomic_load(exchange->http->stop))
		return 0;
	bn_remote_fail(exchange->fault, BN_RULE_STOPPED, 0, "stopped");
	return 1;
}

void bn_http_set_callbacks(struct bn_http_exchange *exchange)
{
	CURL *curl = exchange->http->curl;
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_line);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, exchange);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, exchange);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_up);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, exchange);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_body);
	curl_easy_setopt(curl, CURLOPT_READDATA, exchange);
	curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, seek_body);
	curl_easy_setopt(curl, CURLOPT_SEEKDATA, exchange);
}
