/* Work shared out to threads and taken back in order. The caller's thread fills a slot, some thread
 * works on it, and the caller's thread takes it, in the order of filling, whichever was done first.
 * A slot is at any time in one pair of hands, so that what is in it needs no lock. */
#ifndef BN_BASE_CREW_H
#define BN_BASE_CREW_H

#include <stdbool.h>
#include <stddef.h>

struct bn_crew {
	size_t threads; /* bn_crew_cores() to use all */
	void *slots; /* the caller's, `count` of `size` bytes; twice as many as threads are enough
		      */
	size_t count, size;
	void *context;
	bool (*fill)(void *context, void *slot); /* false: there is nothing more */
	void (*work)(void *context, void *slot); /* in a thread; context is shared and only read */
	bool (*take)(void *context, void *slot); /* false: stop */
};

size_t bn_crew_cores(void); /* that this process may use, 1 or more */
/* True: all was taken; false: take said stop. When it comes back no thread is left. */
bool bn_crew_run(const struct bn_crew *crew);

#endif
