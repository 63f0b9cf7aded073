#include "kiosk/doorman.h"

#include "base/id.h"
#include "base/mem.h"
#include "base/secret.h"
#include "staff/gate.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOTE_MS 10000 /* of a wait, what a restart may make it longer by */

/* What the scribe does: looks at a code, or notes how much is left to wait. */
struct job {
	const char *folder; /* the doorman's */
	char *code;         /* secret memory */
	bool is_note;       /* there is no code */
	struct bn_tries tries;
	enum bn_gate gate;
	atomic_bool done;
	void (*wake)(void *context);
	void *context;
};

struct bn_doorman {
	struct bn_doorman_options options; /* its folder is our copy */
	char *folder;
	struct bn_tries tries;
	int64_t now_ms, noted_ms;
	bool busy; /* the scribe has the job */
	struct job job;
};

static void run(void *context)
{
	struct job *job = context;
	if (job->is_note)
		bn_tries_save(job->folder, &job->tries);
	else
		job->gate = bn_gate_try(job->folder, job->code, &job->tries);
	explicit_bzero(job->code, BN_PIN_TEXT);
	atomic_store(&job->done, true);
	if (job->wake != NULL)
		job->wake(job->context);
}

struct bn_doorman *bn_doorman_create(const struct bn_doorman_options *options, int64_t now_ms)
{
	struct bn_doorman *doorman = bn_mem_alloc(1, sizeof(*doorman));
	doorman->options = *options;
	doorman->folder = bn_mem_strdup(options->data_folder);
	doorman->now_ms = doorman->noted_ms = now_ms;
	doorman->job = (struct job){.folder = doorman->folder,
		.code = bn_secret_create(BN_PIN_TEXT),
		.wake = options->wake,
		.context = options->context};
	bn_tries_load(doorman->folder, &doorman->tries);
	return doorman;
}

/* code NULL: the note. */
static void give(struct bn_doorman *doorman, const char *code)
{
	struct job *job = &doorman->job;
	job->is_note = code == NULL;
	snprintf(job->code, BN_PIN_TEXT, "%s", code != NULL ? code : "");
	job->tries = doorman->tries;
	job->gate = BN_GATE_UNSURE;
	atomic_store(&job->done, false);
	doorman->busy = bn_scribe_give(doorman->options.scribe, run, job);
}

void bn_doorman_destroy(struct bn_doorman *doorman)
{
	if (doorman == NULL)
		return;
	bn_scribe_wait(doorman->options.scribe);
	if (doorman->tries.left_ms > 0 && !doorman->busy)
		bn_tries_save(doorman->folder, &doorman->tries);
	bn_secret_destroy(doorman->job.code, BN_PIN_TEXT);
	free(doorman->folder);
	free(doorman);
}

static void shuffle(char digits[11])
{
	for (size_t left = 10; left > 1; left--) {
		uint64_t random = 0;
		bn_id_random(&random, sizeof(random));
		size_t with = random % left;
		char kept = digits[left - 1];
		digits[left - 1] = digits[with];
		digits[with] = kept;
	}
}

/* bornectl may have set another code meanwhile, and forgiven what was wrong. */
static void look_again(struct bn_doorman *doorman)
{
	struct bn_tries kept;
	bn_tries_load(doorman->folder, &kept);
	if (kept.wrong < doorman->tries.wrong)
		doorman->tries = kept;
}

/* A code is being looked at. */
static bool is_asked(const struct bn_doorman *doorman)
{
	return doorman->busy && !doorman->job.is_note;
}

static void tell(const struct bn_doorman *doorman, struct bn_panel *panel)
{
	const struct bn_tries *tries = &doorman->tries;
	int64_t next_ms = bn_tries_wait_ms(
		tries->wrong < BN_TRIES_FREE ? BN_TRIES_FREE : tries->wrong + 1);
	panel->tries_left = bn_tries_left(tries);
	panel->wait_seconds = is_asked(doorman) ? 0 : (int)((tries->left_ms + 999) / 1000);
	panel->lock_minutes = (int)(next_ms / 60000);
}

void bn_doorman_come(struct bn_doorman *doorman, struct bn_panel *panel, int64_t now_ms)
{
	bool shuffled = false, open = false;
	bn_doorman_tick(doorman, panel, now_ms, &open);
	if (!is_asked(doorman))
		look_again(doorman);
	bool set = bn_pin_look(doorman->folder, &shuffled);
	panel->pad = set ? BN_PAD_READY : BN_PAD_UNSET;
	panel->folder = doorman->folder;
	snprintf(panel->digits, sizeof(panel->digits), "%s", "1234567890");
	if (shuffled)
		shuffle(panel->digits);
	tell(doorman, panel);
}

void bn_doorman_ask(struct bn_doorman *doorman, struct bn_panel *panel, const char *code)
{
	if (doorman->busy || doorman->tries.left_ms > 0 || code[0] == '\0')
		return;
	give(doorman, code);
	panel->pad = doorman->busy ? BN_PAD_BUSY : BN_PAD_UNSURE;
}

static void write_down(const struct bn_doorman *doorman, enum bn_gate gate)
{
	struct bn_journal *journal = doorman->options.journal;
	char wait[32];
	if (gate == BN_GATE_OPEN)
		bn_journal_add(journal, BN_JOURNAL_PANEL, NULL, NULL);
	if (gate == BN_GATE_WRONG)
		bn_journal_add(journal, BN_JOURNAL_PIN_WRONG, NULL, NULL);
	if (gate != BN_GATE_WRONG || doorman->tries.wrong < BN_TRIES_FREE)
		return;
	snprintf(wait, sizeof(wait), "%lld s", (long long)(doorman->tries.left_ms / 1000));
	bn_journal_add(journal, BN_JOURNAL_PIN_BLOCKED, NULL, wait);
}

/* What the scribe has done; true: the code was right. */
static bool take(struct bn_doorman *doorman, struct bn_panel *panel)
{
	static const enum bn_pad pads[] = {
		[BN_GATE_OPEN] = BN_PAD_READY,
		[BN_GATE_WRONG] = BN_PAD_WRONG,
		[BN_GATE_WAIT] = BN_PAD_READY,
		[BN_GATE_UNSET] = BN_PAD_UNSET,
		[BN_GATE_UNSURE] = BN_PAD_UNSURE,
	};
	doorman->busy = false;
	if (doorman->job.is_note)
		return false;
	doorman->tries = doorman->job.tries;
	doorman->noted_ms = doorman->now_ms;
	write_down(doorman, doorman->job.gate);
	if (panel->pad != BN_PAD_BUSY)
		return false; /* who asked has left */
	panel->pad = pads[doorman->job.gate];
	return doorman->job.gate == BN_GATE_OPEN;
}

bool bn_doorman_tick(struct bn_doorman *doorman, struct bn_panel *panel, int64_t now_ms, bool *open)
{
	enum bn_pad pad = panel->pad;
	int seconds = panel->wait_seconds;
	bn_tries_pass(&doorman->tries, now_ms - doorman->now_ms);
	doorman->now_ms = now_ms;
	if (doorman->busy && atomic_load(&doorman->job.done))
		*open |= take(doorman, panel);
	if (!doorman->busy && doorman->tries.left_ms > 0 && now_ms - doorman->noted_ms >= NOTE_MS) {
		doorman->noted_ms = now_ms;
		give(doorman, NULL);
	}
	tell(doorman, panel);
	return panel->pad != pad || panel->wait_seconds != seconds;
}

int64_t bn_doorman_next_ms(const struct bn_doorman *doorman, int64_t now_ms)
{
	int64_t left_ms = doorman->tries.left_ms;
	if (left_ms == 0)
		return -1;
	return now_ms + (left_ms - 1) % 1000 + 1;
}
