#include "leads/writer.h"

#include "base/clock.h"
#include "base/mem.h"
#include "leads/withdrawal.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAY_S 86400

struct bn_writer {
	struct bn_writer_options options; /* not changed after create, but retention_months */
	struct bn_store *store;           /* the thread's alone between create and join */
	struct bn_seal_signer signer;     /* not changed after create */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed; /* the thread waits for work or stop */
	/* Under lock. While BUSY, what follows stop is the thread's to read. */
	enum bn_writer_state state;
	bool stop;
	bool withdraw;      /* the lead with this id, or, where there is none, this reference */
	char reference[24]; /* as it was typed */
	char id[BN_ID_TEXT];
	uint8_t code[BN_SEAL_TAG];
	int64_t wall;
	struct bn_str sealed;
};

enum work { STOP, ASKED, TIDY };

/* Waits for a lead to save or to take back, or the moment to tidy. STOP: once nothing waits any
 * more. */
static enum work wait_for_work(
	struct bn_writer *writer, const struct timespec *tidy, struct bn_store_record *record)
{
	int late = 0;
	pthread_mutex_lock(&writer->lock);
	while (writer->state != BN_WRITER_BUSY && !writer->stop && late == 0)
		late = pthread_cond_timedwait(&writer->changed, &writer->lock, tidy);
	enum work work = writer->state == BN_WRITER_BUSY ? ASKED : writer->stop ? STOP : TIDY;
	*record = (struct bn_store_record){
		.id = writer->id,
		.wall = writer->wall,
		.code = writer->code,
		.sealed = writer->sealed.data,
		.bytes = writer->sealed.length,
	};
	pthread_mutex_unlock(&writer->lock);
	return work;
}

static enum bn_writer_state withdraw(struct bn_writer *writer)
{
	static const enum bn_writer_state states[] = {
		[BN_WITHDRAWAL_DONE] = BN_WRITER_SAVED,
		[BN_WITHDRAWAL_UNKNOWN] = BN_WRITER_UNKNOWN,
		[BN_WITHDRAWAL_SEVERAL] = BN_WRITER_SEVERAL,
		[BN_WITHDRAWAL_FAILED] = BN_WRITER_FAILED,
	};
	const struct bn_seal_recipients *recipients = &writer->options.recipients;
	enum bn_withdrawal result =
		writer->id[0] != '\0'
			? bn_withdrawal_make_of(writer->store, recipients, writer->id, "visitor")
			: bn_withdrawal_make(
				  writer->store, recipients, writer->reference, "visitor");
	explicit_bzero(writer->id, sizeof(writer->id));
	explicit_bzero(writer->reference, sizeof(writer->reference));
	return states[result];
}

static void do_it(struct bn_writer *writer, const struct bn_store_record *record)
{
	enum bn_writer_state result = BN_WRITER_FAILED;
	if (writer->withdraw)
		result = withdraw(writer);
	else if (bn_store_add(writer->store, record))
		result = BN_WRITER_SAVED;
	pthread_mutex_lock(&writer->lock);
	writer->state = result;
	pthread_mutex_unlock(&writer->lock);
	if (writer->options.wake != NULL)
		writer->options.wake(writer->options.context);
}

/* Gives the moment to do so again. */
static struct timespec erase_old(struct bn_writer *writer)
{
	const struct bn_store_now now = {bn_clock_wall(), bn_clock_synced()};
	struct timespec next;
	pthread_mutex_lock(&writer->lock);
	int months = writer->options.retention_months;
	pthread_mutex_unlock(&writer->lock);
	if (months > 0)
		bn_store_expire(writer->store, months, &now);
	clock_gettime(CLOCK_MONOTONIC, &next);
	next.tv_sec += DAY_S;
	return next;
}

static void *work(void *argument)
{
	struct bn_writer *writer = argument;
	struct bn_store_record record;
	struct timespec tidy = erase_old(writer);
	for (enum work next; (next = wait_for_work(writer, &tidy, &record)) != STOP;) {
		if (next == ASKED)
			do_it(writer, &record);
		else
			tidy = erase_old(writer);
	}
	return NULL;
}

void bn_writer_retain(struct bn_writer *writer, int months)
{
	pthread_mutex_lock(&writer->lock);
	writer->options.retention_months = months;
	pthread_mutex_unlock(&writer->lock);
}

bool bn_writer_recipients(struct bn_writer *writer, const struct bn_seal_recipients *recipients)
{
	pthread_mutex_lock(&writer->lock);
	bool idle = writer->state != BN_WRITER_BUSY;
	if (idle)
		writer->options.recipients = *recipients;
	pthread_mutex_unlock(&writer->lock);
	return idle;
}

struct bn_writer *bn_writer_create(const struct bn_writer_options *options)
{
	struct bn_store *store = bn_store_open(options->store, true);
	if (store == NULL)
		return NULL;
	struct bn_writer *writer = bn_mem_alloc(1, sizeof(*writer));
	writer->options = *options;
	writer->options.store = NULL; /* the caller's text may not last */
	writer->store = store;
	writer->signer = *bn_store_signer(store); /* there is one: it was made if it wasn't */
	pthread_mutex_init(&writer->lock, NULL);
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&writer->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
	if (pthread_create(&writer->thread, NULL, work, writer) != 0)
		abort();
	return writer;
}

void bn_writer_destroy(struct bn_writer *writer)
{
	if (writer == NULL)
		return;
	pthread_mutex_lock(&writer->lock);
	writer->stop = true;
	pthread_cond_signal(&writer->changed);
	pthread_mutex_unlock(&writer->lock);
	pthread_join(writer->thread, NULL);
	pthread_cond_destroy(&writer->changed);
	pthread_mutex_destroy(&writer->lock);
	bn_store_close(writer->store);
	bn_str_finish(&writer->sealed);
	bn_seal_forget_signer(&writer->signer);
	free(writer);
}

void bn_writer_submit(struct bn_writer *writer, const struct bn_lead *lead)
{
	struct bn_str json = {.secret = true};
	bn_lead_write(lead, &json);
	struct bn_str sealed = {0};
	bn_seal_close(&writer->options.recipients, json.data, json.length, &sealed);
	bn_str_finish(&json);

	pthread_mutex_lock(&writer->lock);
	if (writer->state == BN_WRITER_BUSY)
		abort(); /* the thread reads what would be freed here */
	bn_str_finish(&writer->sealed);
	writer->sealed = sealed;
	bn_withdrawal_tag(&writer->signer, lead->reference, writer->code);
	memcpy(writer->id, lead->id, sizeof(writer->id));
	writer->wall = lead->wall;
	writer->withdraw = false;
	writer->state = BN_WRITER_BUSY;
	pthread_cond_signal(&writer->changed);
	pthread_mutex_unlock(&writer->lock);
}

void bn_writer_withdraw(struct bn_writer *writer, const char *id, const char *code)
{
	pthread_mutex_lock(&writer->lock);
	if (writer->state == BN_WRITER_BUSY)
		abort(); /* as above */
	snprintf(writer->id, sizeof(writer->id), "%s", id != NULL ? id : "");
	snprintf(writer->reference, sizeof(writer->reference), "%s", id == NULL ? code : "");
	writer->withdraw = true;
	writer->state = BN_WRITER_BUSY;
	pthread_cond_signal(&writer->changed);
	pthread_mutex_unlock(&writer->lock);
}

enum bn_writer_state bn_writer_poll(struct bn_writer *writer)
{
	pthread_mutex_lock(&writer->lock);
	enum bn_writer_state state = writer->state;
	if (state != BN_WRITER_BUSY)
		writer->state = BN_WRITER_IDLE;
	pthread_mutex_unlock(&writer->lock);
	return state;
}
