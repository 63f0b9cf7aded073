#include "kiosk/loading.h"

#include "base/mem.h"
#include "kiosk/choice.h"

#include <locale.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define REST_NICE 5

struct bn_loading {
	pthread_t thread;
	sem_t first; /* posted once the loop's part is there */
	char *folder;
	struct bn_problems problems;
	struct bn_campaign_reading *reading;
	struct bn_campaign *campaign;
	bool started; /* the loop's part is good */
	atomic_bool done;
};

static void *load(void *opaque)
{
	struct bn_loading *loading = opaque;
	/* A locale of its own, the one of bn_tr_init: SDL changes the process's for a moment when
	 * it reaches X11, and numbers would be read with a comma. */
	locale_t own = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
	if (own != (locale_t)0)
		uselocale(own);
	loading->campaign = bn_campaign_begin(
		loading->folder, &loading->problems, &loading->reading);
	loading->started = loading->problems.count == 0;
	sem_post(&loading->first);
	/* The clip's first picture and its player come before the rest (Linux: of a thread). */
	setpriority(PRIO_PROCESS, (id_t)gettid(), REST_NICE);
	bn_campaign_read_on(loading->reading);
	loading->done = true;
	if (own != (locale_t)0) {
		uselocale(LC_GLOBAL_LOCALE);
		freelocale(own);
	}
	return NULL;
}

struct bn_loading *bn_loading_begin(const char *folder)
{
	struct bn_loading *loading = bn_mem_alloc(1, sizeof(*loading));
	loading->folder = bn_choice_folder(folder);
	sem_init(&loading->first, 0, 0);
	if (pthread_create(&loading->thread, NULL, load, loading) != 0)
		abort();
	return loading;
}

struct bn_campaign *bn_loading_first(struct bn_loading *loading)
{
	while (sem_wait(&loading->first) != 0)
		;
	sem_post(&loading->first); /* for who asks again */
	return loading->started ? loading->campaign : NULL;
}

bool bn_loading_done(struct bn_loading *loading)
{
	return loading->done;
}

bool bn_loading_end(struct bn_loading *loading, struct bn_campaign **campaign)
{
	pthread_join(loading->thread, NULL);
	*campaign = loading->campaign;
	bool good = bn_campaign_end(loading->reading);
	bn_problems_print(&loading->problems, stderr);
	bn_problems_finish(&loading->problems);
	sem_destroy(&loading->first);
	free(loading->folder);
	free(loading);
	return good;
}
