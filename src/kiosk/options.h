/* borne's words on the command line. */
#ifndef BN_KIOSK_OPTIONS_H
#define BN_KIOSK_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct bn_options_size {
	int width, height; /* pixels */
};

enum { BN_OPTIONS_MOST = 16 };

struct bn_options {
	char *campaign, *data; /* folders; owned */
	const char *run;       /* where the system has sticks, and what it is asked (staff/ask.h) */
	bool leave;            /* staff may end Borne */
	const char *venue, *event, *language, *trace; /* NULL: not given; of argv */
	int width, height;                            /* of the window, in pixels; 0: as fits */
	bool fullscreen;
	bool no_counts; /* nothing is counted */
	bool preview;   /* for who writes the campaign: what changes is seen at once */
	int turn;       /* quarter turns of the page, clockwise: 0..3 */
	const char
		*shots; /* a folder for pictures of all screens, which are all it does; or NULL */
	struct bn_options_size sizes[BN_OPTIONS_MOST]; /* of these pictures; none: the usual ones */
	size_t size_count;
	const char *languages[BN_OPTIONS_MOST]; /* all that were given; `language` is the last */
	size_t language_count;
};

enum bn_options_result { BN_OPTIONS_RUN, BN_OPTIONS_DONE, BN_OPTIONS_WRONG };

/* DONE: help or the version was printed. WRONG: told on standard error. */
enum bn_options_result bn_options_read(struct bn_options *options, int argc, char **argv);
void bn_options_finish(struct bn_options *options);

#endif
