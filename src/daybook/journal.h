/* What happened at a kiosk, without anybody's identity: when it began and ended, what went wrong,
 * what staff did. Each entry goes to standard error (systemd's journal) and, as a line of JSON, to
 * DATA/journal/journal.jsonl, which becomes journal.1.jsonl when it is full, and so on; README.md
 * describes it. An entry holds ids and technical words, never what a visitor typed.
 * Life: open → add … → close. Any thread may add; other processes may add to the same file. */
#ifndef BN_DAYBOOK_JOURNAL_H
#define BN_DAYBOOK_JOURNAL_H

#include "base/clock.h"
#include "base/str.h"
#include "daybook/scribe.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What `about` and `why` are for each stands beside it; either may be NULL. */
enum bn_journal_kind {
	BN_JOURNAL_START,            /* the kiosk: its campaign; its venue */
	BN_JOURNAL_STOP,             /* NULL; why: "signal", "staff" … */
	BN_JOURNAL_CAMPAIGN,         /* another edition is on: its id */
	BN_JOURNAL_CAMPAIGN_REFUSED, /* it has mistakes, the one before stays: its folder */
	BN_JOURNAL_VENUE,            /* staff chose another venue or event: their ids */
	BN_JOURNAL_WRITE_FAILED,     /* what couldn't be written: "lead", "counts" …; the cause */
	BN_JOURNAL_WRITE_GOOD,       /* it can be again: "lead" … */
	BN_JOURNAL_CLIP_ASIDE,       /* a clip's id; what is wrong with it */
	BN_JOURNAL_FORM_CLOSED,      /* there is no room for leads */
	BN_JOURNAL_FORM_OPEN,        /* there is again */
	BN_JOURNAL_PIN_WRONG,        /* NULL; NULL */
	BN_JOURNAL_PIN_BLOCKED,      /* NULL; for how long: "30 s" */
	BN_JOURNAL_PANEL,            /* the panel was opened */
	BN_JOURNAL_PAUSE,            /* "clips" or "away", by staff */
	BN_JOURNAL_RESUME,           /* what was paused */
	BN_JOURNAL_EXPORT,           /* the bundle's file name; "120 leads" */
	BN_JOURNAL_EXPORT_FAILED,    /* where to; the cause */
	BN_JOURNAL_INSTALL,          /* a campaign's id; its version */
	BN_JOURNAL_INSTALL_FAILED,   /* the pack's file name; the cause */
	BN_JOURNAL_SYNC,             /* where to; "120 leads" */
	BN_JOURNAL_SYNC_FAILED,      /* where to; the cause */
	BN_JOURNAL_NEWS,             /* what was published for this kiosk, and taken or not: a file,
					"settings" or "leads"; why not */
	BN_JOURNAL_WITHDRAWAL,       /* a lead was erased by its code, which isn't written */
	BN_JOURNAL_RESTART,          /* asked for by staff: "borne" or "system" */
	BN_JOURNAL_SHUTDOWN,         /* asked for by staff */
	BN_JOURNAL_COUNT             /* also: a kind only a later version knows */
};

struct bn_journal;

struct bn_journal_options {
	const char *data_folder;
	struct bn_scribe *scribe; /* writes the file, and outlives the journal; NULL: add does */
	int64_t (*wall)(void);    /* NULL: bn_clock_wall */
	size_t most_bytes;        /* of one of the 5 files; 0: 1 MB */
	bool silent;              /* nothing on standard error: the file only */
};

/* Never NULL. What can't be written is kept, tried again with the next entry, and logged once. */
struct bn_journal *bn_journal_open(const struct bn_journal_options *options);
void bn_journal_close(struct bn_journal *journal); /* NULL is fine */

/* Both texts are copied, and cut after some 200 bytes. The same entry over and over is written
 * three times and then, with how often it was, once in ten minutes and at the end. journal NULL:
 * nothing. */
void bn_journal_add(
	struct bn_journal *journal, enum bn_journal_kind kind, const char *about, const char *why);

#define BN_JOURNAL_NAME 32
#define BN_JOURNAL_TEXT 256
struct bn_journal_entry {
	int64_t wall; /* seconds since 1970, UTC */
	enum bn_journal_kind kind;
	char name[BN_JOURNAL_NAME];                        /* of the kind: "clip_aside" */
	char about[BN_JOURNAL_TEXT], why[BN_JOURNAL_TEXT]; /* "": none */
	int times; /* 1, or how often since the entry before that says the same */
};

/* Oldest first, in the order of writing, until visit says false. Lines that are no entries, such as
 * one torn by a power cut, are left out and counted in *bad, which may be NULL. False, logged: a
 * file that is there can't be read. No file at all is fine. */
bool bn_journal_each(const char *data_folder,
	bool (*visit)(void *context, const struct bn_journal_entry *entry), void *context,
	int *bad);

/* "clip_aside"; COUNT gives NULL. And back: COUNT for a name nobody has. */
const char *bn_journal_name(enum bn_journal_kind kind);
enum bn_journal_kind bn_journal_kind_of(const char *name);
/* A sentence for staff in the language that is set (base/tr.h): "film mis de côté : lot-court
 * (abîmé)". Added to out. Main thread only. */
void bn_journal_words(const struct bn_journal_entry *entry, struct bn_str *out);

#endif
