/* How a kiosk is: the facts of the staff's panel and of `bornectl status`, each with a state. What
 * is good and what isn't stands in one table in health.c.
 * Reading takes some milliseconds, and longer where the disk is slow: any thread may. */
#ifndef BN_DAYBOOK_HEALTH_H
#define BN_DAYBOOK_HEALTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order of getting worse. NONE: nothing is known, or there is nothing to judge. */
enum bn_health_state { BN_HEALTH_NONE, BN_HEALTH_GOOD, BN_HEALTH_ATTENTION, BN_HEALTH_BAD };

/* The unit of `value` stands beside each. */
enum bn_health_name {
	BN_HEALTH_LEADS_TODAY,   /* saved since local midnight, and still there */
	BN_HEALTH_LEADS_UNSENT,  /* still there, and on no stick nor elsewhere */
	BN_HEALTH_OLDEST_UNSENT, /* seconds since it was saved */
	BN_HEALTH_LAST_SENT,     /* seconds since; text: "export" or "sync" */
	BN_HEALTH_CLIPS_ASIDE,   /* since the last start; text: their ids, as far as they fit */
	BN_HEALTH_DISK,          /* bytes free */
	BN_HEALTH_MEMORY,        /* bytes available */
	BN_HEALTH_TEMPERATURE,   /* °C, the warmest sensor */
	BN_HEALTH_CLOCK,         /* 1: the system keeps it by a time server's */
	BN_HEALTH_NETWORK,       /* 1: some cable or radio is connected; text: "eth0" */
	BN_HEALTH_VERSION,       /* text: of Borne */
	BN_HEALTH_CAMPAIGN, /* text: its id; its version, where whoever reads knows it; 0: none */
	BN_HEALTH_CHECK,    /* seconds since the campaign was last read; text: "refused": badly */
	BN_HEALTH_UPTIME,   /* seconds, of the system */
	BN_HEALTH_COUNT
};

#define BN_HEALTH_TEXT 128
struct bn_health_fact {
	enum bn_health_state state;
	bool known;
	int64_t value;
	char text[BN_HEALTH_TEXT]; /* "": none */
};

/* A clip that was set aside, and the player's words for what was wrong with it last. */
#define BN_HEALTH_CLIPS 24
struct bn_health_clip {
	char id[48], why[BN_HEALTH_TEXT];
};

struct bn_health {
	int64_t wall; /* when */
	struct bn_health_fact facts[BN_HEALTH_COUNT];
	struct bn_health_clip clips[BN_HEALTH_CLIPS]; /* the first that were */
	size_t clip_count;
};

struct bn_health_options {
	const char *root; /* where proc/ and sys/ are: "/", or a folder of a test */
	const char *data_folder;
	int64_t wall;
	bool synced; /* bn_clock_synced() */
};

void bn_health_read(struct bn_health *health, const struct bn_health_options *options);
/* The worst there is, GOOD at least. */
enum bn_health_state bn_health_worst(const struct bn_health *health);

/* "leads_today", for scripts. */
const char *bn_health_key(enum bn_health_name name);
const char *bn_health_state_key(enum bn_health_state state); /* "good" … */
/* For staff, in the language that is set (base/tr.h); main thread only. "Demandes du jour"; */
const char *bn_health_label(enum bn_health_name name);
/* "bon", "à surveiller", "à traiter", "inconnu"; */
const char *bn_health_state_label(enum bn_health_state state);
/* "3,2 Go libres", what the fact is; */
void bn_health_words(
	const struct bn_health *health, enum bn_health_name name, char *out, size_t room);
/* "3,2 Go", of 1,000, as staff read them on a disk; */
void bn_health_bytes(int64_t bytes, char *out, size_t room);
/* what to do about it, NULL where it is good. */
const char *bn_health_advice(const struct bn_health *health, enum bn_health_name name);
/* What was wrong with a clip (bn_health_clip.why), as a sentence; the player's own words for what
 * nobody foresaw. */
const char *bn_health_clip_words(const char *why);

#endif
