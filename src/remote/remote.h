/* Objects elsewhere, by name: put, fetched, listed, removed, the same way whatever keeps them.
 * A name is parts of [A-Za-z0-9._-] with "/" between them, 200 bytes at most; the place's prefix
 * goes before it by itself. What goes wrong is told as a rule (rule.h), never by trying again: that
 * is the caller's, who knows what else waits (sync/pace.h).
 * Life: open → … → close. One thread at a time; several threads have one each. */
#ifndef BN_REMOTE_REMOTE_H
#define BN_REMOTE_REMOTE_H

#include "base/str.h"
#include "remote/endpoint.h"
#include "remote/rule.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BN_REMOTE_NAME 256 /* bytes, with NUL */

struct bn_remote;

struct bn_remote_options {
	const struct bn_endpoint *place;   /* outlives it */
	const struct bn_endpoint_key *key; /* the same; NULL: none */
	const atomic_bool *stop; /* becomes true: all ends at once, STOPPED; may be NULL */
};

/* What went wrong, all of it the caller's to keep. */
struct bn_remote_fault {
	enum bn_rule rule; /* BN_RULE_NONE: nothing */
	int status;        /* HTTP's; 0: there was no answer */
	int wait_s;        /* the server asks for so many seconds; 0: it doesn't say */
	char detail[160];  /* technical words, ASCII: libcurl's, or the server's error code */
};

struct bn_remote_object {
	const char *name; /* without the prefix; of a folder "a/b/", its end a "/" */
	uint64_t bytes;
	int64_t wall;    /* when it was written, by the store's clock; 0: not told */
	const char *tag; /* changes when the object does (ETag); "": not told */
	bool folder;
};

/* NULL: logged. */
struct bn_remote *bn_remote_open(const struct bn_remote_options *options);
void bn_remote_close(struct bn_remote *remote); /* NULL is fine */

/* True: the store said yes, and when asked afterwards it had these bytes: their size and their hash
 * (by its ETag where that is their MD5, else they are fetched and compared). Putting the same again
 * is harmless, over another it replaces it. False: told in fault; it may be there all the same. */
bool bn_remote_put(struct bn_remote *remote, const char *name, const void *bytes, size_t count,
	struct bn_remote_fault *fault);
/* The same of a whole file, from its descriptor. */
bool bn_remote_put_file(struct bn_remote *remote, const char *name, int fd, uint64_t count,
	struct bn_remote_fault *fault);
/* Appends the object, or nothing; more than `most` bytes: BN_RULE_TOO_LARGE. Not there:
 * BN_RULE_ABSENT. */
bool bn_remote_get(struct bn_remote *remote, const char *name, size_t most, struct bn_str *out,
	struct bn_remote_fault *fault);
/* From the byte `from` on, to the descriptor's end: an interrupted one goes on. Shorter than
 * `from`: BN_RULE_CHANGED. */
bool bn_remote_get_file(struct bn_remote *remote, const char *name, int fd, uint64_t from,
	uint64_t most, struct bn_remote_fault *fault);
/* What is in a folder ("a/b/", or "" for all), not below it: objects and folders, by name; only
 * those after `after` (a name, NULL: all). visit false stops, and is no fault. What has no name as
 * above isn't shown. A folder that isn't there is empty. What the object points to lasts until
 * visit returns, and visit may not use this remote. */
bool bn_remote_list(struct bn_remote *remote, const char *folder, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context,
	struct bn_remote_fault *fault);
/* True: it isn't there, or no more. */
bool bn_remote_delete(struct bn_remote *remote, const char *name, struct bn_remote_fault *fault);

/* What was asked and carried since it was opened. drift_s: this clock less the store's, as its last
 * answer told; known false: none did. */
struct bn_remote_cost {
	uint64_t requests, sent, received; /* bytes of bodies and headers */
	bool drift_known;
	int64_t drift_s;
};
void bn_remote_cost(const struct bn_remote *remote, struct bn_remote_cost *cost);

bool bn_remote_name_allowed(const char *name);

/* What a kind of place does; the names they get have the prefix. Tests bring one of their own. */
struct bn_remote_driver {
	void (*close)(void *driver);
	bool (*put)(void *driver, const char *name, const void *bytes, size_t count,
		struct bn_remote_fault *fault);
	bool (*put_file)(void *driver, const char *name, int fd, uint64_t count,
		struct bn_remote_fault *fault);
	bool (*get)(void *driver, const char *name, uint64_t from, uint64_t most,
		bool (*take)(void *to, const void *bytes, size_t count), void *to,
		struct bn_remote_fault *fault);
	bool (*list)(void *driver, const char *folder, const char *after,
		bool (*visit)(void *context, const struct bn_remote_object *object), void *context,
		struct bn_remote_fault *fault);
	bool (*remove)(void *driver, const char *name, struct bn_remote_fault *fault);
	void (*cost)(const void *driver, struct bn_remote_cost *cost); /* NULL: nothing costs */
};
/* By such a driver, which close closes. prefix NULL: none; outlives it. */
struct bn_remote *bn_remote_make(
	const struct bn_remote_driver *how, void *driver, const char *prefix);

/* Tells a fault; gives false. status 0, detail "": none. */
bool bn_remote_fail(struct bn_remote_fault *fault, enum bn_rule rule, int status,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
