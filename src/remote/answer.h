/* What a server answers, line by line: its status and those headers that matter here. Pure. */
#ifndef BN_REMOTE_ANSWER_H
#define BN_REMOTE_ANSWER_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_ANSWER_WAIT 86400 /* seconds; a longer Retry-After is taken for this */

struct bn_answer {
	int status;
	bool head;           /* all of its head is there */
	char type[64];       /* Content-Type; "": not told */
	char tag[128];       /* ETag, without its quotes */
	int64_t bytes;       /* Content-Length; −1: not told */
	bool whole;          /* its end is told, by a length or by chunks */
	bool encoded;        /* compressed, say, which nobody asked for */
	int64_t date;        /* the server's clock; 0: not told */
	int wait_s;          /* Retry-After; 0: not told */
	int64_t first;       /* Content-Range: the first byte that comes; −1: not told */
	char retry[40];      /* Retry-After as it stands */
	struct bn_str error; /* the beginning of a refusing answer's body */
};

void bn_answer_begin(struct bn_answer *answer); /* frees and empties it */
void bn_answer_finish(struct bn_answer *answer);

/* A line of its head, with or without its end; a status line begins it anew, an empty one ends it.
 */
void bn_answer_line(struct bn_answer *answer, const char *line, size_t count);
/* When all lines are there. */
void bn_answer_complete(struct bn_answer *answer);

bool bn_answer_is_html(const struct bn_answer *answer);
/* An ETag without its mark of weakness and its quotes. */
void bn_answer_tag(const char *text, char *out, size_t size);
/* "Sun, 29 Nov 2026 11:30:00 GMT" (RFC 9110, 5.6.7) or "2026-11-29T11:30:00.000Z"; 0: neither. */
int64_t bn_answer_time(const char *text);

#endif
