#include "remote/pool.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void bn_pool_begin(struct bn_pool *pool, struct bn_remote *const *remotes, size_t count)
{
	pthread_mutex_init(&pool->lock, NULL);
	pool->idle = bn_mem_alloc(count, sizeof(struct bn_remote *));
	memcpy(pool->idle, remotes, count * sizeof(struct bn_remote *));
	pool->count = count;
}

void bn_pool_finish(struct bn_pool *pool)
{
	free(pool->idle);
	pthread_mutex_destroy(&pool->lock);
}

struct bn_remote *bn_pool_borrow(struct bn_pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	struct bn_remote *remote = pool->idle[--pool->count];
	pthread_mutex_unlock(&pool->lock);
	return remote;
}

void bn_pool_give_back(struct bn_pool *pool, struct bn_remote *remote)
{
	pthread_mutex_lock(&pool->lock);
	pool->idle[pool->count++] = remote;
	pthread_mutex_unlock(&pool->lock);
}
