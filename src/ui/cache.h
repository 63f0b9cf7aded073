/* Keeps what is dear to make (rasterised shapes, pictures, set paragraphs) up to a number of bytes;
 * the longest unused goes first. Life: create → get/put … → destroy. Main thread only. */
#ifndef BN_UI_CACHE_H
#define BN_UI_CACHE_H

#include <stddef.h>
#include <stdint.h>

#define BN_CACHE_NUMBERS 14

/* Equal keys mean equal pixels. The text is only read during the call. */
struct bn_cache_key {
	int kind; /* tells makers apart: enum bn_kept */
	int numbers[BN_CACHE_NUMBERS];
	const char *text; /* NULL: none */
	size_t text_bytes;
};

struct bn_cache;

struct bn_cache *bn_cache_create(size_t limit_bytes);
void bn_cache_destroy(struct bn_cache *cache); /* NULL is fine */

/* The value, which stays the cache's and is valid until the next put, clear or destroy; NULL: it
 * isn't there. */
void *bn_cache_get(struct bn_cache *cache, const struct bn_cache_key *key);
/* Hands a value over under a key that isn't there; drop(context, value) ends it. Others may be
 * dropped to hold the limit, never this one. */
void bn_cache_put(struct bn_cache *cache, const struct bn_cache_key *key, void *value, size_t bytes,
	void (*drop)(void *context, void *value), void *context);
void bn_cache_clear(struct bn_cache *cache);

void bn_cache_set_limit(struct bn_cache *cache, size_t limit_bytes);
size_t bn_cache_bytes(const struct bn_cache *cache);
size_t bn_cache_count(const struct bn_cache *cache);
/* How many values were ever put: for tests. */
uint64_t bn_cache_made(const struct bn_cache *cache);

#endif
