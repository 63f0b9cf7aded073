#include "ui/cache.h"

#include "base/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define BUCKETS 8192

struct item {
	struct bn_cache_key key; /* its text is owned */
	uint64_t hash;
	struct item *next_in_bucket;
	struct item *newer, *older;
	void *value;
	size_t bytes;
	void (*drop)(void *context, void *value);
	void *context;
};

struct bn_cache {
	struct item *buckets[BUCKETS];
	struct item *newest, *oldest;
	size_t limit, bytes, count;
	uint64_t made;
};

/* As FNV-1a (draft-eastlake-fnv), but eight bytes at a time, with their upper half folded down. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t count)
{
	const unsigned char *at = bytes;
	for (size_t left = count; left > 0;) {
		uint64_t word = 0;
		size_t taken = left < sizeof(word) ? left : sizeof(word);
		memcpy(&word, at, taken);
		hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
		hash ^= hash >> 32;
		at += taken;
		left -= taken;
	}
	return hash;
}

static uint64_t hash_of(const struct bn_cache_key *key)
{
	uint64_t hash = mix(0xcbf29ce484222325u, &key->kind, sizeof(key->kind));
	hash = mix(hash, key->numbers, sizeof(key->numbers));
	return key->text != NULL ? mix(hash, key->text, key->text_bytes) : hash;
}

static bool same(const struct bn_cache_key *a, const struct bn_cache_key *b)
{
	return a->kind == b->kind && memcmp(a->numbers, b->numbers, sizeof(a->numbers)) == 0 &&
	       (a->text == NULL) == (b->text == NULL) && a->text_bytes == b->text_bytes &&
	       (a->text == NULL || memcmp(a->text, b->text, a->text_bytes) == 0);
}

static void unlink_age(struct bn_cache *cache, struct item *item)
{
	if (item->newer != NULL)
		item->newer->older = item->older;
	else
		cache->newest = item->older;
	if (item->older != NULL)
		item->older->newer = item->newer;
	else
		cache->oldest = item->newer;
}

static void link_newest(struct bn_cache *cache, struct item *item)
{
	item->newer = NULL;
	item->older = cache->newest;
	if (cache->newest != NULL)
		cache->newest->newer = item;
	else
		cache->oldest = item;
	cache->newest = item;
}

static void drop(struct bn_cache *cache, struct item *item)
{
	struct item **at = &cache->buckets[item->hash % BUCKETS];
	while (*at != item)
		at = &(*at)->next_in_bucket;
	*at = item->next_in_bucket;
	unlink_age(cache, item);
	cache->bytes -= item->bytes;
	cache->count--;
	item->drop(item->context, item->value);
	free((char *)item->key.text);
	free(item);
}

static void hold_limit(struct bn_cache *cache)
{
	for (struct item *item = cache->oldest, *newer; cache->bytes > cache->limit; item = newer) {
		newer = item->newer;
		if (newer == NULL)
			return; /* the newest stays, however large */
		drop(cache, item);
	}
}

struct bn_cache *bn_cache_create(size_t limit_bytes)
{
	struct bn_cache *cache = bn_mem_alloc(1, sizeof(*cache));
	cache->limit = limit_bytes;
	return cache;
}

void bn_cache_destroy(struct bn_cache *cache)
{
	if (cache == NULL)
		return;
	bn_cache_clear(cache);
	free(cache);
}

void *bn_cache_get(struct bn_cache *cache, const struct bn_cache_key *key)
{
	uint64_t hash = hash_of(key);
	struct item *item = cache->buckets[hash % BUCKETS];
	while (item != NULL && (item->hash != hash || !same(&item->key, key)))
		item = item->next_in_bucket;
	if (item == NULL)
		return NULL;
	if (item != cache->newest) {
		unlink_age(cache, item);
		link_newest(cache, item);
	}
	return item->value;
}

void bn_cache_put(struct bn_cache *cache, const struct bn_cache_key *key, void *value, size_t bytes,
	void (*drop_value)(void *context, void *value), void *context)
{
	struct item *item = bn_mem_alloc(1, sizeof(*item));
	item->key = *key;
	if (key->text != NULL) {
		char *copy = bn_mem_alloc(key->text_bytes, 1);
		memcpy(copy, key->text, key->text_bytes);
		item->key.text = copy;
	}
	item->hash = hash_of(key);
	item->value = value;
	item->bytes = bytes + sizeof(*item) + key->text_bytes;
	item->drop = drop_value;
	item->context = context;
	struct item **bucket = &cache->buckets[item->hash % BUCKETS];
	item->next_in_bucket = *bucket;
	*bucket = item;
	link_newest(cache, item);
	cache->bytes += item->bytes;
	cache->count++;
	cache->made++;
	hold_limit(cache);
}

void bn_cache_clear(struct bn_cache *cache)
{
	for (struct item *item = cache->oldest, *newer; item != NULL; item = newer) {
		newer = item->newer;
		drop(cache, item);
	}
}

void bn_cache_set_limit(struct bn_cache *cache, size_t limit_bytes)
{
	cache->limit = limit_bytes;
	if (cache->oldest != NULL)
		hold_limit(cache);
}

size_t bn_cache_bytes(const struct bn_cache *cache)
{
	return cache->bytes;
}

size_t bn_cache_count(const struct bn_cache *cache)
{
	return cache->count;
}

uint64_t bn_cache_made(const struct bn_cache *cache)
{
	return cache->made;
}
