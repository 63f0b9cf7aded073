#include "base/crew.h"

#include "base/mem.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

enum state { FREE, FILLED, DONE };

/* The slots are a ring: filled at `filled`, worked on from `begun`, taken at `taken`; each counts
 * all slots since the start. */
struct ring {
	const struct bn_crew *crew;
	pthread_mutex_t lock; /* guards all below */
	pthread_cond_t more, done;
	size_t filled, begun, taken;
	enum state *states;
	bool over;
};

size_t bn_crew_cores(void)
{
	cpu_set_t set;
	return sched_getaffinity(0, sizeof(set), &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;
}

static void *slot_at(const struct ring *ring, size_t place)
{
	return (char *)ring->crew->slots + place % ring->crew->count * ring->crew->size;
}

static void *work(void *data)
{
	struct ring *ring = data;
	pthread_mutex_lock(&ring->lock);
	for (;;) {
		while (ring->begun == ring->filled && !ring->over)
			pthread_cond_wait(&ring->more, &ring->lock);
		if (ring->over)
			break;
		size_t place = ring->begun++;
		pthread_mutex_unlock(&ring->lock);
		ring->crew->work(ring->crew->context, slot_at(ring, place));
		pthread_mutex_lock(&ring->lock);
		ring->states[place % ring->crew->count] = DONE;
		pthread_cond_signal(&ring->done);
	}
	pthread_mutex_unlock(&ring->lock);
	return NULL;
}

static void fill_one(struct ring *ring)
{
	pthread_mutex_lock(&ring->lock);
	ring->states[ring->filled++ % ring->crew->count] = FILLED;
	pthread_cond_signal(&ring->more);
	pthread_mutex_unlock(&ring->lock);
}

static bool take_one(struct ring *ring)
{
	enum state *state = &ring->states[ring->taken % ring->crew->count];
	pthread_mutex_lock(&ring->lock);
	while (*state != DONE)
		pthread_cond_wait(&ring->done, &ring->lock);
	*state = FREE;
	pthread_mutex_unlock(&ring->lock);
	return ring->crew->take(ring->crew->context, slot_at(ring, ring->taken++));
}

/* Takes only what keeps it from filling: threads then never wait for it. */
static bool lead(struct ring *ring)
{
	const struct bn_crew *crew = ring->crew;
	bool more = true;
	while (more || ring->taken < ring->filled) {
		if (more && ring->filled - ring->taken < crew->count) {
			more = crew->fill(crew->context, slot_at(ring, ring->filled));
			if (more)
				fill_one(ring);
		} else if (!take_one(ring)) {
			return false;
		}
	}
	return true;
}

bool bn_crew_run(const struct bn_crew *crew)
{
	struct ring ring = {.crew = crew,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.more = PTHREAD_COND_INITIALIZER,
		.done = PTHREAD_COND_INITIALIZER};
	pthread_t *threads = bn_mem_alloc(crew->threads, sizeof(threads[0]));
	size_t started = 0;
	ring.states = bn_mem_alloc(crew->count, sizeof(ring.states[0]));
	while (started < crew->threads && pthread_create(&threads[started], NULL, work, &ring) == 0)
		started++;
	if (started == 0)
		abort(); /* as when there is no memory */
	bool all = lead(&ring);
	pthread_mutex_lock(&ring.lock);
	ring.over = true;
	pthread_cond_broadcast(&ring.more);
	pthread_mutex_unlock(&ring.lock);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	pthread_cond_destroy(&ring.done);
	pthread_cond_destroy(&ring.more);
	pthread_mutex_destroy(&ring.lock);
	free(ring.states);
	free(threads);
	return all;
}
