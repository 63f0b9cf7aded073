/* One struct holds the whole kiosk; the loop turns until it is told to stop. Main thread only. */
#ifndef BN_KIOSK_LOOP_H
#define BN_KIOSK_LOOP_H

#include "kiosk/cuts.h"
#include "kiosk/desk.h"
#include "kiosk/loading.h"
#include "kiosk/options.h"
#include "kiosk/outside.h"
#include "kiosk/session.h"
#include "kiosk/show.h"
#include "kiosk/tally.h"
#include "kiosk/trace.h"
#include "video/spawn.h"

/* The show is so far ahead of what is to be seen: a clip's picture is drawn, and shown when it is
 * its time, however long the drawing took. */
#define BN_LOOP_AHEAD_MS 30

/* See edition.h. */
struct bn_edition {
	uint64_t stamp; /* of the folder, as last looked at */
	int64_t looked_ms;
	bool changed; /* and not read yet */
};

/* Filled by kiosk.c; zeroed is closed. */
struct bn_kiosk {
	struct bn_options options;
	char *player;               /* path of the borne-player program */
	struct bn_early early;      /* until the first clip has it */
	struct bn_loading *loading; /* until the campaign is there as a whole, and a desk */
	struct bn_campaign *campaign;
	const struct bn_venue *venue;
	const struct bn_event *event; /* asked for; NULL: the one of the day */
	struct bn_canvas *canvas;
	struct bn_theme theme;
	struct bn_view *view;
	struct bn_trace *trace;
	struct bn_seal_recipients recipients; /* of leads */
	struct bn_session *session;
	struct bn_show *show;
	struct bn_desk *desk;
	/* The daybook: a thread that writes, what happened, what is counted. */
	struct bn_scribe *scribe;
	struct bn_journal *journal;
	struct bn_tally *tally;
	struct bn_backstage *backstage; /* backstage.h */
	int signals;                    /* signalfd(2) */
	uint32_t wake_event;            /* SDL's number for "the writer has news" */
	unsigned visit;
	const char *screen; /* as the trace was last told */
	struct bn_session_place place;
	size_t rehearsed;     /* screens drawn ahead */
	uint64_t film_number; /* of the last video picture drawn */
	int64_t drawn_ms;     /* when */
	int64_t shown_ms;     /* when what was drawn is to be shown; 0: it is */
	int64_t moved_ms;     /* when what moves by itself last went a step */
	int64_t held_ms;      /* until then, what is shown stays while there is no clip's picture */
	struct bn_edition edition;
	struct bn_outside outside;
	struct bn_cuts cuts; /* in a preview: the texts that were told of */
	bool by_code;        /* what is being erased was asked for by its code */
	bool demonstration;  /* leads are sealed for a key anybody may open */
	bool rebuild, stop, failed;
};

/* Events, then what follows from them, then a new picture if there is anything to see; again and
 * again, until SIGTERM, SIGINT or SIGHUP; or the close of a window that isn't full screen. False:
 * what was still to be opened couldn't be (the reason is on standard error). */
bool bn_loop_run(struct bn_kiosk *kiosk);
/* For the window as it is, and the visitor's wishes. */
struct bn_builder bn_loop_builder(struct bn_kiosk *kiosk, struct bn_boxes *boxes);

#endif
