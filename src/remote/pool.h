/* Remotes of one place, lent to threads: each is in one pair of hands at a time. They stay the
 * caller's, and must last as long. Borrowing and giving back: any thread. */
#ifndef BN_REMOTE_POOL_H
#define BN_REMOTE_POOL_H

#include "remote/remote.h"

#include <pthread.h>

struct bn_pool {
	pthread_mutex_t lock; /* guards what follows */
	struct bn_remote **idle;
	size_t count; /* of those that nobody has */
};

void bn_pool_begin(struct bn_pool *pool, struct bn_remote *const *remotes, size_t count);
void bn_pool_finish(struct bn_pool *pool); /* all are back */
/* There must be one: no more threads than remotes. */
struct bn_remote *bn_pool_borrow(struct bn_pool *pool);
void bn_pool_give_back(struct bn_pool *pool, struct bn_remote *remote);

#endif
