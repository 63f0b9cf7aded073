#include "kiosk/kiosk.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/paths.h"
#include "kiosk/backstage.h"
#include "kiosk/choice.h"
#include "kiosk/edition.h"
#include "kiosk/loading.h"
#include "kiosk/loop.h"
#include "kiosk/opening.h"
#include "kiosk/recipient.h"
#include "kiosk/shots.h"
#include "leads/identity.h"

#include <SDL.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* What a visitor types must not reach a core file, and signals are read in the loop. */
static bool set_up_process(struct bn_kiosk *kiosk)
{
	struct rlimit none = {0, 0};
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	kiosk->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	return kiosk->signals >= 0;
}

static bool reach_display(struct bn_kiosk *kiosk)
{
	struct bn_canvas_options options = {.title = "Borne",
		.width = kiosk->options.width,
		.height = kiosk->options.height,
		.fullscreen = kiosk->options.fullscreen,
		.turn = kiosk->options.turn};
	kiosk->canvas = bn_canvas_create(&options);
	return kiosk->canvas != NULL;
}

static bool open_window(struct bn_kiosk *kiosk)
{
	if (!bn_canvas_open(kiosk->canvas))
		return false;
	if (kiosk->options.fullscreen)
		SDL_ShowCursor(SDL_DISABLE);
	SDL_StartTextInput();
	kiosk->wake_event = SDL_RegisterEvents(1);
	bn_opening_dress(kiosk);
	kiosk->view = bn_view_create(kiosk->canvas, &kiosk->theme);
	return true;
}

/* Who writes a campaign and looks at it is no visitor: nothing is counted then. */
static bool open_daybook(struct bn_kiosk *kiosk)
{
	char name[BN_LEAD_KEY];
	if (!bn_identity_load(kiosk->options.data, name))
		return false;
	kiosk->scribe = bn_scribe_create();
	struct bn_journal_options journal = {
		.data_folder = kiosk->options.data, .scribe = kiosk->scribe};
	kiosk->journal = bn_journal_open(&journal);
	struct bn_counts_options counts = {.data_folder = kiosk->options.data,
		.kiosk = name,
		.scribe = kiosk->scribe,
		.journal = kiosk->journal};
	struct bn_tally_options tally = {0};
	if (!kiosk->options.no_counts && !kiosk->options.preview)
		tally.counts = bn_counts_open(&counts);
	kiosk->tally = bn_tally_create(&tally);
	return true;
}

static void close_daybook(struct bn_kiosk *kiosk)
{
	bn_tally_destroy(kiosk->tally);
	if (kiosk->desk != NULL) /* it was all there, and the start was told */
		bn_journal_add(kiosk->journal, BN_JOURNAL_STOP, NULL, NULL);
	bn_journal_close(kiosk->journal);
	bn_scribe_destroy(kiosk->scribe);
}

/* True: what the loop needs is there, and it may begin. */
static bool open_loop(struct bn_kiosk *kiosk)
{
	kiosk->player = bn_paths_program("borne-player");
	bn_spawn_early(kiosk->player, &kiosk->early);
	kiosk->trace = bn_trace_create(kiosk->options.trace);
	if (!bn_trace_good(kiosk->trace) || !set_up_process(kiosk) || !bn_seal_init() ||
		!bn_file_make_folder(kiosk->options.data))
		return false;
	bn_edition_begin(&kiosk->edition, kiosk->options.campaign, bn_clock_ms());
	kiosk->loading = bn_loading_begin(kiosk->options.campaign);
	bool reached = reach_display(kiosk);
	kiosk->campaign = bn_loading_first(kiosk->loading);
	if (kiosk->campaign != NULL && reached)
		kiosk->venue = bn_choice_venue(kiosk->campaign, kiosk->options.venue);
	if (kiosk->venue == NULL || !open_daybook(kiosk) ||
		!bn_choice_event(kiosk->campaign, kiosk->options.event, &kiosk->event) ||
		!bn_recipient_load(kiosk->options.data, &kiosk->recipients, &kiosk->demonstration))
		return false;
	bn_outside_begin(&kiosk->outside, kiosk->options.data);
	kiosk->backstage = bn_backstage_create(kiosk, bn_opening_wake);
	bn_opening_begin(kiosk);
	/* Mistakes of a campaign that is read by now are told without a window. */
	if (bn_loading_done(kiosk->loading))
		bn_opening_rest(kiosk);
	return !kiosk->failed && open_window(kiosk);
}

static void close_all(struct bn_kiosk *kiosk)
{
	if (kiosk->loading != NULL)
		bn_loading_end(kiosk->loading, &kiosk->campaign);
	bn_show_destroy(kiosk->show);
	bn_spawn_dismiss(&kiosk->early);
	free(kiosk->player);
	bn_tally_leave(kiosk->tally);
	bn_session_destroy(kiosk->session);
	bn_backstage_destroy(kiosk->backstage);
	close_daybook(kiosk);
	bn_desk_destroy(kiosk->desk);
	bn_view_destroy(kiosk->view);
	bn_canvas_destroy(kiosk->canvas);
	bn_trace_destroy(kiosk->trace);
	bn_campaign_destroy(kiosk->campaign);
	bn_cuts_finish(&kiosk->cuts);
	bn_outside_end(&kiosk->outside);
	bn_options_finish(&kiosk->options);
	if (kiosk->signals >= 0)
		close(kiosk->signals);
}

int bn_kiosk_run(int argc, char **argv)
{
	struct bn_kiosk kiosk = {.signals = -1, .outside = {.occupied = -1}};
	enum bn_options_result asked = bn_options_read(&kiosk.options, argc, argv);
	int code = asked == BN_OPTIONS_WRONG ? 2 : 0;
	if (asked == BN_OPTIONS_RUN && kiosk.options.shots != NULL) {
		code = bn_shots_run(&kiosk.options) ? 0 : 1;
	} else if (asked == BN_OPTIONS_RUN) {
		code = open_loop(&kiosk) && bn_loop_run(&kiosk) ? 0 : 1;
	}
	close_all(&kiosk);
	return code;
}
