/* Ctrl-C and SIGTERM as a flag that other threads look at, and as something to wait for: what is on
 * its way ends well. Life: begin, before any other thread → … → end. One at a time. */
#ifndef BN_CTL_STOPPER_H
#define BN_CTL_STOPPER_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct bn_stopper {
	atomic_bool stop;
	int woken; /* readable once it is true */
	sigset_t before;
	pthread_t thread;
};

/* A second signal ends the program at once. The struct stays where it is. */
void bn_stopper_begin(struct bn_stopper *stopper);
/* Waits so long, or until it is to stop. True: go on. */
bool bn_stopper_sleep(const struct bn_stopper *stopper, int64_t ms);
void bn_stopper_end(struct bn_stopper *stopper);

#endif
