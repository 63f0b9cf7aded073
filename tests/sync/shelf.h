/* A store for the tests, in memory, behind bn_remote: what it does to each request is the test's to
 * say. From several threads. */
#ifndef BN_TESTS_SYNC_SHELF_H
#define BN_TESTS_SYNC_SHELF_H

#include "base/mem.h"
#include "remote/remote.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What becomes of a put. */
enum shelf_fate {
	SHELF_GOOD,
	SHELF_LOST,
	SHELF_UNSAID
}; /* UNSAID: it arrived, the answer didn't */

struct shelf {
	pthread_mutex_t lock; /* guards all below */
	struct shelf_object {
		char name[BN_REMOTE_NAME];
		struct bn_str bytes;
		bool said; /* the kiosk was told that it is there */
	} * objects;
	size_t count, capacity;
	uint64_t requests, doubled; /* doubled: put again with other bytes */
	/* Called for each request, with its number; *rule is what to say of it. NULL: all is good.
	 */
	enum shelf_fate (*fate)(
		void *context, const char *name, uint64_t request, enum bn_rule *rule);
	void *context;
};

static inline struct shelf_object *shelf_find(struct shelf *shelf, const char *name)
{
	for (size_t i = shelf->count; i-- > 0;)
		if (strcmp(shelf->objects[i].name, name) == 0)
			return &shelf->objects[i];
	return NULL;
}

static inline void shelf_keep(
	struct shelf *shelf, const char *name, const void *bytes, size_t count, bool said)
{
	struct shelf_object *object = shelf_find(shelf, name);
	if (object == NULL) {
		shelf->objects = bn_mem_grow(shelf->objects, &shelf->capacity, shelf->count + 1,
			sizeof(*shelf->objects));
		object = &shelf->objects[shelf->count++];
		snprintf(object->name, sizeof(object->name), "%s", name);
	} else if (object->bytes.length != count || memcmp(object->bytes.data, bytes, count) != 0) {
		shelf->doubled += strstr(name, ".lead") != NULL;
	}
	bn_str_clear(&object->bytes);
	bn_str_add(&object->bytes, bytes, count);
	object->said |= said;
}

/* What bn_remote has. */
struct shelf_door {
	struct shelf *shelf;
	uint64_t requests;
};

static inline bool shelf_put(void *driver, const char *name, const void *bytes, size_t count,
	struct bn_remote_fault *fault)
{
	struct shelf_door *door = driver;
	struct shelf *shelf = door->shelf;
	enum bn_rule rule = BN_RULE_NONE;
	pthread_mutex_lock(&shelf->lock);
	shelf->requests++;
	/* Now and then a record takes one more. */
	door->requests += shelf->requests % 30 == 0 ? 2 : 1;
	enum shelf_fate fate = shelf->fate != NULL
				       ? shelf->fate(shelf->context, name, shelf->requests, &rule)
				       : SHELF_GOOD;
	if (fate != SHELF_LOST)
		shelf_keep(shelf, name, bytes, count, fate == SHELF_GOOD);
	pthread_mutex_unlock(&shelf->lock);
	return fate == SHELF_GOOD || bn_remote_fail(fault, rule, 0, "made up");
}

/* Isn't counted among the requests. */
static inline bool shelf_get(void *driver, const char *name, uint64_t from, uint64_t most,
	bool (*take)(void *to, const void *bytes, size_t count), void *to,
	struct bn_remote_fault *fault)
{
	struct shelf *shelf = ((struct shelf_door *)driver)->shelf;
	(void)from;
	(void)most;
	pthread_mutex_lock(&shelf->lock);
	const struct shelf_object *object = shelf_find(shelf, name);
	bool good = object != NULL && take(to, object->bytes.data, object->bytes.length);
	pthread_mutex_unlock(&shelf->lock);
	return good || bn_remote_fail(fault, BN_RULE_ABSENT, 404, "not there");
}

static inline void shelf_close(void *driver)
{
	free(driver);
}

static inline void shelf_cost(const void *driver, struct bn_remote_cost *cost)
{
	cost->requests = ((const struct shelf_door *)driver)->requests;
}

static inline struct bn_remote *shelf_open(struct shelf *shelf)
{
	static const struct bn_remote_driver how = {
		.close = shelf_close, .put = shelf_put, .get = shelf_get, .cost = shelf_cost};
	struct shelf_door *door = bn_mem_alloc(1, sizeof(*door));
	door->shelf = shelf;
	return bn_remote_make(&how, door, NULL);
}

static inline void shelf_begin(struct shelf *shelf)
{
	*shelf = (struct shelf){0};
	pthread_mutex_init(&shelf->lock, NULL);
}

static inline void shelf_end(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->count; i++)
		bn_str_finish(&shelf->objects[i].bytes);
	free(shelf->objects);
	pthread_mutex_destroy(&shelf->lock);
}

/* Of those whose name ends so: how many are there, or are said to be. */
static inline size_t shelf_count(const struct shelf *shelf, const char *end, bool said)
{
	size_t count = 0;
	for (size_t i = 0; i < shelf->count; i++)
		count += bn_str_ends(shelf->objects[i].name, end) &&
			 (!said || shelf->objects[i].said);
	return count;
}

#endif
