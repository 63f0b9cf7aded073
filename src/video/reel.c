#include "video/reel.h"

#include "base/log.h"
#include "base/mem.h"
#include "video/act.h"
#include "video/leaving.h"

#include <stdio.h>
#include <stdlib.h>

#define ASK_MS 1000 /* until asking again, when there was no clip */
#define AGAIN_MS                                                                         \
	250 /* between failures in a row: a folder of bad clips must not eat the machine \
	     */
#define REMAINS_MS 2500 /* of the clip that is on, when a known one's player starts */
#define SETTLE_MS  1000 /* played, when it starts beside a clip of unknown length */
#define SPARE_MS   1500 /* of the clip that is on, when a spare one's player starts */
#define LATE_MS    700  /* for a known clip to be ready; after that, a spare one's */
#define TURN_MS    10   /* between looks at a player that has yet to answer */
#define ACTS       3    /* that may be left in one turn */
#define IDLE_MS    250  /* between looks at players that stand still */
/* Starting a player and burying one take some 10 ms each. */
#define FREEZE_MS  1000 /* of a pause, until players that stand still are frozen */
#define HUSH_MS    80   /* of a clip's beginning without either */
#define ROOM_MS    10   /* to the next picture, for it */
#define CHORES_MS  100  /* between looks for such work, while a clip moves; */
#define OVERDUE_MS 200  /* it then makes a picture late, rather than wait on */
#define FAR_MS     INT64_C(1000000000)

struct bn_reel {
	struct bn_reel_options options;
	char *player;
	struct bn_act on, next;
	struct bn_act spare; /* goes on when the next one isn't ready in time */
	struct bn_leaving leaving;
	struct bn_records records;
	struct bn_pick named; /* to be the next, when it is time */
	struct bn_pick good;  /* the last that is known to play well */
	int failures;         /* in a row, of any clip */
	int64_t chores_ms;    /* when such work was last looked for */
	int64_t ask_ms;       /* when a clip may be asked for or started */
	int64_t spare_ms;     /* when a spare one may be */
	int64_t paused_ms;
	bool paused;
	uint64_t number, stream_number; /* of the last picture: ours, and in its stream */
	unsigned turn;                  /* clips that followed another one */
};

struct bn_reel *bn_reel_create(const struct bn_reel_options *options, int64_t now_ms)
{
	struct bn_reel *reel = bn_mem_alloc(1, sizeof(*reel));
	reel->options = *options;
	reel->player = bn_mem_strdup(options->player);
	reel->ask_ms = reel->spare_ms = now_ms;
	return reel;
}

static void tell(struct bn_reel *reel, enum bn_reel_event event, size_t cookie, const char *reason)
{
	if (reel->options.on_event != NULL)
		reel->options.on_event(reel->options.context, event, cookie, reason);
}

static void dismiss(struct bn_reel *reel, struct bn_act *act)
{
	bn_leaving_add(&reel->leaving, &act->duo);
	*act = (struct bn_act){0};
}

void bn_reel_destroy(struct bn_reel *reel)
{
	if (reel == NULL)
		return;
	dismiss(reel, &reel->on);
	dismiss(reel, &reel->next);
	dismiss(reel, &reel->spare);
	bn_leaving_finish(&reel->leaving);
	bn_records_finish(&reel->records);
	free(reel->player);
	free(reel);
}

/* --- what becomes of a clip ------------------------------------------------------------------- */

static void set_aside(struct bn_reel *reel, const struct bn_act *act, const char *reason)
{
	act->pick.record->aside = true;
	if (reel->good.record == act->pick.record)
		reel->good.record = NULL;
	bn_log_warn("video", "%s: set aside: %s", act->pick.record->file, reason);
	tell(reel, BN_REEL_ASIDE, act->pick.cookie, reason);
}

static void count_failure(struct bn_reel *reel, const struct bn_act *act, int64_t now_ms)
{
	struct bn_record *record = act->pick.record;
	const char *reason = bn_stream_error(act->duo.film);
	bool victim = bn_stream_is_victim(act->duo.film);
	bn_log_warn("video", "%s: skipped: %s", record->file, reason);
	tell(reel, BN_REEL_SKIP, act->pick.cookie, reason);
	reel->ask_ms = reel->spare_ms = reel->failures++ > 0 ? now_ms + AGAIN_MS : now_ms;
	if (!victim && reel->good.record == record)
		reel->good.record = NULL;
	/* While it waited on its first picture, it did nothing that could be its fault. */
	if (victim && act->ready && !act->begun)
		return;
	int64_t place_ms = act->begun ? bn_stream_place_ms(act->duo.film) : BN_RECORD_START;
	if (!bn_record_fail(record, place_ms, victim))
		return;
	char text[256];
	snprintf(text, sizeof(text), "it failed %d times in a row: %s",
		victim ? BN_RECORD_DEATHS : BN_RECORD_FAILURES, reason);
	set_aside(reel, act, text);
}

static void set_aside_short(struct bn_reel *reel, const struct bn_act *act)
{
	char text[64];
	snprintf(text, sizeof(text), "it plays less than %d ms", reel->options.least_ms);
	set_aside(reel, act, text);
}

static void count_end(struct bn_reel *reel, const struct bn_act *act, int64_t now_ms)
{
	tell(reel, BN_REEL_END, act->pick.cookie, "");
	reel->failures = 0;
	bn_record_play(act->pick.record, bn_stream_length_ms(act->duo.film));
	if (now_ms - act->begun_ms < reel->options.least_ms)
		set_aside_short(reel, act);
	else
		reel->good = act->pick;
}

/* --- when players start ----------------------------------------------------------------------- */

static int64_t played(const struct bn_reel *reel, int64_t now_ms)
{
	if (!reel->on.begun)
		return 0;
	return (reel->paused ? reel->paused_ms : now_ms) - reel->on.begun_ms;
}

/* Of the clip that is on. */
static int64_t left(const struct bn_reel *reel, int64_t now_ms)
{
	int64_t length = bn_act_length_ms(&reel->on);
	if (length > 0)
		return length - played(reel, now_ms);
	return played(reel, now_ms) >= SETTLE_MS ? 0 : FAR_MS;
}

/* The playlist's next clip that isn't set aside; record NULL: there is none now. */
static struct bn_pick ask(struct bn_reel *reel, int64_t now_ms)
{
	/* It may name some twice before it names one that isn't set aside. */
	for (size_t asked = 0; asked <= 4 * bn_records_aside(&reel->records); asked++) {
		struct bn_reel_clip clip = {0};
		reel->ask_ms = now_ms + ASK_MS;
		if (!reel->options.next(reel->options.context, &clip))
			break;
		struct bn_record *record = bn_records_get(&reel->records, clip.file);
		if (record->aside)
			continue;
		reel->ask_ms = now_ms;
		return (struct bn_pick){
			record, clip.signs, clip.cookie, clip.sound, clip.volume, clip.held};
	}
	return (struct bn_pick){0};
}

static bool start(
	struct bn_reel *reel, struct bn_act *act, const struct bn_pick *pick, int64_t now_ms)
{
	/* Players that can't be killed (a disk that doesn't answer) must not be waited for: none
	 * starts that couldn't be left. */
	if (bn_leaving_room(&reel->leaving) >= ACTS &&
		bn_act_start(act, pick, reel->player, reel->options.early, now_ms))
		return true;
	reel->ask_ms = reel->spare_ms = now_ms + ASK_MS;
	return false;
}

/* Whether to start the named clip's player. One that is known to begin well need not wait long on
 * its first picture, for a player that waits costs as much memory as one that plays. One that
 * isn't known is tried while there is time; and one that may end at any moment must be followed. */
static bool is_time(const struct bn_reel *reel, int64_t now_ms)
{
	const struct bn_act *on = &reel->on;
	if (bn_act_is_over(on, now_ms))
		return true;
	bool known = reel->named.record->shown && !bn_act_is_doubtful(on);
	return (on->begun && !reel->paused && !known) || left(reel, now_ms) <= REMAINS_MS;
}

static void start_next(struct bn_reel *reel, int64_t now_ms)
{
	if (reel->next.duo.film != NULL || now_ms < reel->ask_ms)
		return;
	if (reel->named.record == NULL && (bn_act_is_over(&reel->on, now_ms) || reel->on.begun))
		reel->named = ask(reel, now_ms);
	if (reel->named.record != NULL && is_time(reel, now_ms) &&
		start(reel, &reel->next, &reel->named, now_ms))
		reel->named.record = NULL;
}

/* The picture may soon stand still, for the next one isn't ready, and may never be. */
static bool needs_spare(const struct bn_reel *reel, int64_t now_ms)
{
	const struct bn_act *next = &reel->next;
	bool over = bn_act_is_over(&reel->on, now_ms);
	if (reel->spare.duo.film != NULL || next->ready || now_ms < reel->spare_ms)
		return false;
	if (!over && (reel->paused || left(reel, now_ms) > SPARE_MS))
		return false;
	return next->duo.film == NULL || !next->pick.record->shown ||
	       now_ms - next->started_ms >= LATE_MS;
}

static void start_spare(struct bn_reel *reel, int64_t now_ms)
{
	struct bn_pick pick = reel->good;
	bool over = bn_act_is_over(&reel->on, now_ms);
	if (!needs_spare(reel, now_ms))
		return;
	if (pick.record == NULL && !over && played(reel, now_ms) >= SETTLE_MS)
		pick = reel->on.pick;
	/* None is known yet: another one, if the next one takes its time. */
	if (pick.record == NULL && over && reel->next.duo.film != NULL &&
		reel->named.record == NULL && now_ms - reel->next.started_ms >= LATE_MS &&
		now_ms >= reel->ask_ms)
		pick = ask(reel, now_ms);
	if (pick.held) /* something else comes before it */
		reel->named = pick;
	else if (pick.record != NULL)
		start(reel, &reel->spare, &pick, now_ms);
}

/* --- the turn --------------------------------------------------------------------------------- */

static void begin(struct bn_reel *reel, int64_t now_ms)
{
	struct bn_act *on = &reel->on;
	on->begun = true;
	on->begun_ms = now_ms;
	if (on->pick.record->played)
		reel->good = on->pick;
	bn_duo_play(&on->duo, now_ms);
	tell(reel, BN_REEL_START, on->pick.cookie, "");
}

static void give_up(struct bn_reel *reel, struct bn_act *act)
{
	if (reel->on.duo.film != NULL || bn_stream_place_ms(act->duo.film) < 0) {
		dismiss(reel, act);
		return;
	}
	/* Its picture was shown while there was none: it stays. */
	bn_duo_stop(&act->duo);
	reel->on = *act;
	reel->on.finished = true;
	*act = (struct bn_act){0};
}

static void update_waiting(struct bn_reel *reel, struct bn_act *act, int64_t now_ms)
{
	if (act->duo.film == NULL)
		return;
	if (bn_act_update(act, now_ms) == BN_STREAM_FAILED) {
		count_failure(reel, act, now_ms);
		/* Whoever was killed while it waited is tried again. */
		if (bn_stream_is_victim(act->duo.film) && !act->pick.record->aside &&
			reel->named.record == NULL && act == &reel->next)
			reel->named = act->pick;
		give_up(reel, act);
		return;
	}
	int64_t length = act->ready ? bn_act_length_ms(act) : 0;
	if (length > 0 && length < reel->options.least_ms) {
		set_aside_short(reel, act);
		give_up(reel, act);
	}
}

static void update_on(struct bn_reel *reel, int64_t now_ms)
{
	struct bn_act *on = &reel->on;
	if (on->duo.film == NULL || on->finished)
		return;
	enum bn_stream_state state = bn_act_update(on, now_ms);
	if (state == BN_STREAM_FAILED)
		count_failure(reel, on, now_ms);
	else if (state == BN_STREAM_ENDED)
		count_end(reel, on, now_ms);
	else
		return;
	on->finished = true;
}

static bool is_over(const struct bn_reel *reel)
{
	return reel->on.duo.film == NULL || reel->on.finished;
}

/* Whether something else has its turn before the next clip; one may be named beyond that one. */
static bool is_held(const struct bn_reel *reel)
{
	if (reel->next.duo.film != NULL)
		return reel->next.pick.held;
	return reel->named.record != NULL && reel->named.held;
}

static void take_over(struct bn_reel *reel)
{
	struct bn_act *act = reel->next.ready ? &reel->next : &reel->spare;
	if (!act->ready || !is_over(reel) || is_held(reel))
		return;
	/* Of the very first one the first picture is on already. */
	if (reel->on.duo.film != NULL || act != &reel->next)
		reel->stream_number = 0;
	reel->turn += reel->on.duo.film != NULL;
	/* The one before goes only now: its last picture was on. */
	dismiss(reel, &reel->on);
	reel->on = *act;
	*act = (struct bn_act){0};
	if (act == &reel->next)
		dismiss(reel, &reel->spare);
}

static bool moves(const struct bn_reel *reel)
{
	return !reel->paused && !is_over(reel) && reel->on.begun;
}

/* Whether there is time for what would make a picture late. */
static bool has_time(const struct bn_reel *reel, int64_t now_ms)
{
	const struct bn_act *on = &reel->on;
	if (!moves(reel))
		return true;
	int64_t due_ms = bn_stream_next_ms(on->duo.film, now_ms);
	bool room = due_ms < 0 || due_ms - now_ms >= ROOM_MS ||
		    now_ms - reel->chores_ms >= OVERDUE_MS;
	return room && now_ms - on->begun_ms >= HUSH_MS;
}

static void do_chores(struct bn_reel *reel, int64_t now_ms)
{
	if (!has_time(reel, now_ms))
		return;
	reel->chores_ms = now_ms;
	bn_leaving_sweep(&reel->leaving);
	start_next(reel, now_ms);
	start_spare(reel, now_ms);
}

void bn_reel_update(struct bn_reel *reel, int64_t now_ms)
{
	update_on(reel, now_ms);
	update_waiting(reel, &reel->next, now_ms);
	update_waiting(reel, &reel->spare, now_ms);
	take_over(reel);
	if (!is_over(reel) && !reel->on.begun && !reel->paused)
		begin(reel, now_ms);
	do_chores(reel, now_ms);
	if (reel->paused && now_ms - reel->paused_ms >= FREEZE_MS) {
		bn_duo_freeze(&reel->on.duo);
		bn_duo_freeze(&reel->next.duo);
		bn_duo_freeze(&reel->spare.duo);
	}
}

struct bn_pictures bn_reel_pictures(
	struct bn_reel *reel, int64_t now_ms, struct bn_frame *film, struct bn_frame *signs)
{
	/* Before anything was on, the first picture is worth showing while its reserve fills. */
	struct bn_duo *duo = reel->on.duo.film != NULL ? &reel->on.duo : &reel->next.duo;
	struct bn_pictures pictures = bn_duo_pictures(duo, now_ms, film, signs);
	if (pictures.film == NULL)
		return (struct bn_pictures){0};
	if (film->number != reel->stream_number) {
		reel->stream_number = film->number;
		reel->number++;
	}
	film->number = reel->number;
	return pictures;
}

/* A clip moves, or a player has yet to answer. */
static bool is_busy(const struct bn_reel *reel)
{
	bool prepares = (reel->next.duo.film != NULL && !reel->next.ready) ||
			(reel->spare.duo.film != NULL && !reel->spare.ready);
	return !reel->paused && (prepares || !is_over(reel));
}

int64_t bn_reel_next_ms(const struct bn_reel *reel, int64_t now_ms)
{
	const struct bn_act *on = &reel->on;
	int64_t due = -1;
	if (on->duo.film != NULL && !on->finished && !reel->paused)
		due = bn_stream_next_ms(on->duo.film, now_ms);
	if (moves(reel) && now_ms - reel->chores_ms >= CHORES_MS && has_time(reel, now_ms))
		return now_ms;
	int64_t turn = now_ms + (is_busy(reel) ? TURN_MS : IDLE_MS);
	/* While pictures are known ahead, their rhythm is enough to hear both players. */
	return due >= 0 && due < now_ms + IDLE_MS ? due : turn;
}

bool bn_reel_hear(struct bn_reel *reel, struct bn_stream_sound *sound)
{
	if (reel->on.duo.film == NULL || !reel->on.begun)
		return false;
	bn_stream_hear(reel->on.duo.film, sound);
	return true;
}

size_t bn_reel_on(const struct bn_reel *reel)
{
	return reel->on.duo.film != NULL ? reel->on.pick.cookie : BN_REEL_NONE;
}

unsigned bn_reel_turn(const struct bn_reel *reel)
{
	return reel->turn;
}

bool bn_reel_plays(const struct bn_reel *reel)
{
	return reel->on.duo.film != NULL && reel->on.begun && !reel->on.finished;
}

bool bn_reel_holds(const struct bn_reel *reel)
{
	return is_over(reel) && is_held(reel);
}

void bn_reel_release(struct bn_reel *reel)
{
	reel->next.pick.held = reel->named.held = false;
}

void bn_reel_pause(struct bn_reel *reel, int64_t now_ms)
{
	if (reel->paused)
		return;
	reel->paused = true;
	reel->paused_ms = now_ms;
	if (reel->on.duo.film != NULL && reel->on.begun)
		bn_duo_pause(&reel->on.duo, now_ms);
}

void bn_reel_resume(struct bn_reel *reel, int64_t now_ms)
{
	if (!reel->paused)
		return;
	reel->paused = false;
	reel->on.begun_ms += now_ms - reel->paused_ms;
	bn_duo_thaw(&reel->on.duo);
	bn_duo_thaw(&reel->next.duo);
	bn_duo_thaw(&reel->spare.duo);
	if (reel->on.duo.film != NULL && reel->on.begun)
		bn_duo_play(&reel->on.duo, now_ms);
}

void bn_reel_forgive(struct bn_reel *reel)
{
	bn_records_forgive(&reel->records);
}

size_t bn_reel_aside(const struct bn_reel *reel)
{
	return bn_records_aside(&reel->records);
}
