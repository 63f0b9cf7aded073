#include "remote/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

void bn_answer_begin(struct bn_answer *answer)
{
	bn_str_finish(&answer->error);
	*answer = (struct bn_answer){.bytes = -1, .first = -1};
}

void bn_answer_finish(struct bn_answer *answer)
{
	bn_str_finish(&answer->error);
}

/* A whole number up to that byte; −1: it isn't one. */
static int64_t number(const char *text, char end)
{
	char *stop = NULL;
	size_t digits = strspn(text, "0123456789");
	long long value = strtoll(text, &stop, 10);
	return digits > 0 && digits <= 18 && *stop == end ? value : -1;
}

static void copy(char *out, size_t size, const char *text)
{
	snprintf(out, size, "%s", text);
}

void bn_answer_tag(const char *text, char *out, size_t size)
{
	if (strncmp(text, "W/", 2) == 0)
		text += 2;
	copy(out, size, text + (text[0] == '"'));
	size_t length = strlen(out);
	if (length > 0 && out[length - 1] == '"')
		out[length - 1] = '\0';
}

static void read_header(struct bn_answer *answer, const char *name, const char *value)
{
	if (strcasecmp(name, "Content-Type") == 0) {
		copy(answer->type, sizeof(answer->type), value);
	} else if (strcasecmp(name, "Content-Length") == 0) {
		answer->bytes = number(value, '\0');
		answer->whole = answer->whole || answer->bytes >= 0;
	} else if (strcasecmp(name, "Transfer-Encoding") == 0) {
		answer->whole = answer->whole || strcasecmp(value, "chunked") == 0;
	} else if (strcasecmp(name, "Content-Encoding") == 0) {
		answer->encoded = strcasecmp(value, "identity") != 0;
	} else if (strcasecmp(name, "ETag") == 0) {
		bn_answer_tag(value, answer->tag, sizeof(answer->tag));
	} else if (strcasecmp(name, "Date") == 0) {
		answer->date = bn_answer_time(value);
	} else if (strcasecmp(name, "Retry-After") == 0) {
		copy(answer->retry, sizeof(answer->retry), value);
	} else if (strcasecmp(name, "Content-Range") == 0) {
		answer->first = strncasecmp(value, "bytes ", 6) == 0 ? number(value + 6, '-') : -1;
	}
}

void bn_answer_line(struct bn_answer *answer, const char *line, size_t count)
{
	char text[512];
	while (count > 0 && strchr("\r\n", line[count - 1]) != NULL)
		count--;
	bool last = count == 0; /* one that is too long, or blank, isn't */
	while (count > 0 && strchr(" \t", line[count - 1]) != NULL)
		count--;
	snprintf(text, sizeof(text), "%.*s", (int)(count < sizeof(text) ? count : 0), line);
	if (strncmp(text, "HTTP/", 5) == 0) {
		const char *status = strchr(text, ' ');
		bn_answer_begin(answer);
		answer->status = status != NULL ? (int)strtol(status, NULL, 10) : 0;
		return;
	}
	answer->head = answer->head || last;
	char *value = strchr(text, ':');
	if (value == NULL)
		return;
	*value++ = '\0';
	read_header(answer, text, value + strspn(value, " \t"));
}

void bn_answer_complete(struct bn_answer *answer)
{
	int64_t wait = number(answer->retry, '\0'), until = bn_answer_time(answer->retry);
	/* A moment by its clock, hence counted from its clock's now. */
	if (wait < 0 && until > 0 && answer->date > 0)
		wait = until - answer->date;
	answer->wait_s = wait <= 0 ? 0 : wait < BN_ANSWER_WAIT ? (int)wait : BN_ANSWER_WAIT;
}

bool bn_answer_is_html(const struct bn_answer *answer)
{
	return strncasecmp(answer->type, "text/html", 9) == 0;
}

int64_t bn_answer_time(const char *text)
{
	struct tm parts = {0};
	const char *end = strptime(text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
	if (end == NULL)
		end = strptime(text, "%Y-%m-%dT%H:%M:%S", &parts);
	if (end == NULL)
		return 0;
	time_t time = timegm(&parts);
	return time > 0 ? time : 0;
}
