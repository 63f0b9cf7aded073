/* A desk on a folder, with a writer that can be stopped. */
#ifndef BN_TESTS_KIOSK_DESK_WORK_H
#define BN_TESTS_KIOSK_DESK_WORK_H

#include "base/file.h"
#include "kiosk/desk.h"
#include "tests/kiosk/secrets.h"

#include <pthread.h>
#include <semaphore.h>
#include <string.h>
#include <time.h>

enum { LONGEST_S = 60 };

/* A desk whose writer can be stopped right after it told a result: whatever is submitted then stays
 * busy for as long as the test wants. */
struct work {
	struct bn_desk *desk;
	struct bn_seal_pair pair;
	char *path;
	sem_t told, gate;
	pthread_mutex_t lock; /* guards hold */
	bool hold;
};

static const struct bn_desk_slip slip = {.campaign = "lot",
	.venue = "salon",
	.event = "forum",
	.language = "fr",
	.code_prefix = "LOT",
	.notice_version = "2026-11",
	.notice_language = "fr",
	.notice = "Le Département du Lot les utilise seulement pour ce que vous cochez.\n"};

static inline void wait_for(sem_t *semaphore)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += LONGEST_S;
	assert_int_equal(sem_timedwait(semaphore, &until), 0);
}

static inline void wake(void *context)
{
	struct work *work = context;
	pthread_mutex_lock(&work->lock);
	bool hold = work->hold;
	pthread_mutex_unlock(&work->lock);
	sem_post(&work->told);
	if (hold)
		wait_for(&work->gate);
}

static inline void hold(struct work *work, bool on)
{
	pthread_mutex_lock(&work->lock);
	work->hold = on;
	pthread_mutex_unlock(&work->lock);
	if (!on)
		sem_post(&work->gate);
}

static inline void begin_for(
	struct work *work, void **state, const struct bn_seal_recipients *recipients)
{
	work->hold = false;
	work->path = bn_file_join(*state, "leads.db");
	sem_init(&work->told, 0, 0);
	sem_init(&work->gate, 0, 0);
	pthread_mutex_init(&work->lock, NULL);
	struct bn_desk_options options = {
		.data_folder = *state, .recipients = *recipients, .wake = wake, .context = work};
	secret_count = 0;
	work->desk = bn_desk_create(&options);
	assert_non_null(work->desk);
	assert_int_equal(bn_desk_tick(work->desk, 0), BN_DESK_FREE);
	assert_int_equal(bn_desk_next_ms(work->desk), -1);
}

static inline void begin(struct work *work, void **state)
{
	bn_seal_make_pair(&work->pair);
	const struct bn_seal_recipients recipients = {.keys = {work->pair.public_key}, .count = 1};
	begin_for(work, state, &recipients);
}

static inline void end(struct work *work)
{
	bn_desk_destroy(work->desk);
	pthread_mutex_destroy(&work->lock);
	sem_destroy(&work->told);
	sem_destroy(&work->gate);
	free(work->path);
}

static inline struct bn_lead draft_of(const char *first_name)
{
	struct bn_lead draft = {.interest_count = 1, .age_declared = true, .purpose_count = 2};
	strcpy(draft.first_name, first_name);
	strcpy(draft.email, " zoe@exemple.fr ");
	strcpy(draft.phone, "06 12 34 56 78");
	strcpy(draft.situation, "etudes");
	strcpy(draft.interests[0], "service-social");
	strcpy(draft.purposes[0].id, "echange");
	strcpy(draft.purposes[1].id, "offres");
	draft.purposes[0].given = true;
	return draft;
}

static inline void submit(struct work *work, const char *first_name)
{
	struct bn_lead draft = draft_of(first_name);
	bn_desk_submit(work->desk, &draft, &slip);
}

static inline enum bn_desk_state wait_and_tick(struct work *work, int64_t now_ms)
{
	wait_for(&work->told);
	return bn_desk_tick(work->desk, now_ms);
}

#endif
