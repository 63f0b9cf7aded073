/* What may go wrong between a kiosk and a store, and what is done about it: one table. Pure. */
#ifndef BN_REMOTE_RULE_H
#define BN_REMOTE_RULE_H

enum bn_rule {
	BN_RULE_NONE,
	BN_RULE_STOPPED,     /* by the caller */
	BN_RULE_NAME,        /* the server's name leads nowhere (DNS), or the proxy's */
	BN_RULE_CONNECT,     /* nobody answers there */
	BN_RULE_CERTIFICATE, /* the server can't prove who it is: expired, of another host, signed
				by an unknown authority, or with another key than the pinned one */
	BN_RULE_TLS,         /* the two don't understand each other */
	BN_RULE_CUT,         /* the connection ended in the middle */
	BN_RULE_STALLED,     /* no byte for too long */
	BN_RULE_PORTAL,      /* a page of HTML instead of an answer: a captive portal */
	BN_RULE_REDIRECT,    /* a redirection, which is never followed */
	BN_RULE_DENIED,      /* 401, 403: who asks isn't let in */
	BN_RULE_CLOCK,       /* 403: this clock is too far from the server's */
	BN_RULE_ABSENT,      /* 404: not there, or no such bucket */
	BN_RULE_CONFLICT,    /* 409, 423: somebody else is at it */
	BN_RULE_TAKEN,       /* 412: there is another object of that name */
	BN_RULE_TOO_LARGE,   /* 413, or more than was to be read */
	BN_RULE_BUSY,        /* 408, 429, 503: later */
	BN_RULE_SERVER,      /* other 5xx: the server's own trouble */
	BN_RULE_FULL,        /* 507, a quota: no room there */
	BN_RULE_CHANGED,     /* what is there afterwards isn't what was sent */
	BN_RULE_STRANGE,     /* any other answer */
	BN_RULE_FOLDER,      /* a folder of this computer: can't be read or written */
	BN_RULE_COUNT
};

/* What the caller does. */
enum bn_rule_action {
	BN_RULE_SOON,   /* again after a wait that grows from first_s to most_s */
	BN_RULE_ASIDE,  /* this object is set aside, others go on; again in most_s */
	BN_RULE_PEOPLE, /* somebody has to do something; again as SOON, and the journal says so */
	BN_RULE_ANSWER, /* no trouble: an answer */
};

struct bn_rule_entry {
	enum bn_rule_action action;
	int first_s, most_s;
	const char *key;    /* for the journal and for scripts: "certificate" */
	const char *words;  /* for staff, French, a key of the catalogues: what is wrong, */
	const char *advice; /* and what to do; NULL: nothing but wait */
};
const struct bn_rule_entry *bn_rule_of(enum bn_rule rule);

/* The rule of an HTTP answer that isn't what was asked for. type: its Content-Type, "" for none.
 * code: what S3's error says (<Code>), "" for none. */
enum bn_rule bn_rule_of_status(int status, const char *type, const char *code);

#endif
