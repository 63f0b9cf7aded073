#include "daybook/scribe.h"

#include "base/mem.h"

#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

#define MOST 256

struct errand {
	void (*run)(void *context);
	void *context;
};

struct bn_scribe {
	bool running; /* its thread is there; written once, by create */
	pthread_t thread;
	pthread_mutex_t lock; /* guards what follows */
	pthread_cond_t news, idle;
	struct errand errands[MOST]; /* a ring */
	size_t first, count;
	bool busy, stop;
};

static void *work(void *context)
{
	struct bn_scribe *scribe = context;
	pthread_mutex_lock(&scribe->lock);
	for (;;) {
		while (scribe->count == 0 && !scribe->stop)
			pthread_cond_wait(&scribe->news, &scribe->lock);
		if (scribe->count == 0)
			break;
		struct errand next = scribe->errands[scribe->first];
		scribe->first = (scribe->first + 1) % MOST;
		scribe->count--;
		scribe->busy = true;
		pthread_mutex_unlock(&scribe->lock);
		next.run(next.context);
		pthread_mutex_lock(&scribe->lock);
		scribe->busy = false;
		if (scribe->count == 0)
			pthread_cond_broadcast(&scribe->idle);
	}
	pthread_mutex_unlock(&scribe->lock);
	return NULL;
}

struct bn_scribe *bn_scribe_create(void)
{
	struct bn_scribe *scribe = bn_mem_alloc(1, sizeof(*scribe));
	pthread_mutex_init(&scribe->lock, NULL);
	pthread_cond_init(&scribe->news, NULL);
	pthread_cond_init(&scribe->idle, NULL);
	scribe->running = pthread_create(&scribe->thread, NULL, work, scribe) == 0;
	return scribe;
}

void bn_scribe_destroy(struct bn_scribe *scribe)
{
	if (scribe == NULL)
		return;
	pthread_mutex_lock(&scribe->lock);
	scribe->stop = true;
	pthread_cond_signal(&scribe->news);
	pthread_mutex_unlock(&scribe->lock);
	if (scribe->running)
		pthread_join(scribe->thread, NULL);
	pthread_cond_destroy(&scribe->idle);
	pthread_cond_destroy(&scribe->news);
	pthread_mutex_destroy(&scribe->lock);
	free(scribe);
}

bool bn_scribe_give(struct bn_scribe *scribe, void (*errand)(void *context), void *context)
{
	if (scribe == NULL || !scribe->running) {
		errand(context);
		return true;
	}
	pthread_mutex_lock(&scribe->lock);
	bool room = scribe->count < MOST;
	if (room) {
		size_t last = (scribe->first + scribe->count++) % MOST;
		scribe->errands[last] = (struct errand){errand, context};
		pthread_cond_signal(&scribe->news);
	}
	pthread_mutex_unlock(&scribe->lock);
	return room;
}

void bn_scribe_wait(struct bn_scribe *scribe)
{
	if (scribe == NULL)
		return;
	pthread_mutex_lock(&scribe->lock);
	while (scribe->count > 0 || scribe->busy)
		pthread_cond_wait(&scribe->idle, &scribe->lock);
	pthread_mutex_unlock(&scribe->lock);
}
