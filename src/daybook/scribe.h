/* A thread that does what may wait for a disk, one errand after the other, in the order given.
 * Life: create → give … → destroy (does what is left). Any thread may give. */
#ifndef BN_DAYBOOK_SCRIBE_H
#define BN_DAYBOOK_SCRIBE_H

#include <stdbool.h>

struct bn_scribe;

/* Never NULL: where the system has no thread left, errands are done as they are given. */
struct bn_scribe *bn_scribe_create(void);
void bn_scribe_destroy(struct bn_scribe *scribe); /* NULL is fine */

/* `errand` is called once, on the scribe's thread, and owns its context. scribe NULL: done now.
 * False: so many wait already that the disk must be stuck; nothing was taken, and the context is
 * the caller's. */
bool bn_scribe_give(struct bn_scribe *scribe, void (*errand)(void *context), void *context);
/* Comes back when nothing waits and nothing is being done. NULL is fine. */
void bn_scribe_wait(struct bn_scribe *scribe);

#endif
