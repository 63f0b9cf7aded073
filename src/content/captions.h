/* Captions beside a clip: WebVTT (https://www.w3.org/TR/webvtt1/) or SubRip, told apart by what the
 * file holds, not by its name. Times and plain words are kept. Markup inside a cue is dropped; of a
 * cue's settings only one word is heard, "above": WebVTT's line: in the upper half, SubRip's
 * {\an7} to {\an9}. All else about their place and look is Borne's. */
#ifndef BN_CONTENT_CAPTIONS_H
#define BN_CONTENT_CAPTIONS_H

#include "content/problem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bn_caption {
	int64_t start_ms, end_ms;
	char *text; /* lines apart by '\n' */
	bool above; /* at the top of the picture, for the film shows something below */
};

/* Life: load → at … → destroy. Nothing changes in between, so any thread may read. */
struct bn_captions {
	struct bn_caption *items; /* by time; none overlaps another */
	size_t count;
};

#define BN_CAPTIONS_BYTES ((size_t)8 * 1024 * 1024) /* of a file; a longer one isn't read */
#define BN_CAPTIONS_CUES  50000                     /* the others are left out */
#define BN_CAPTIONS_TEXT  1000                      /* bytes of a cue's words; the rest is cut */
#define BN_CAPTIONS_LINES 2                         /* on the screen at once */

/* NULL when the file can't be read or is neither of the two. A usual file takes less than a
 * millisecond, one of 50,000 cues 0.1 s. room: how long a line may be, in
 * hundredths of an em of a font such as Inter: longer ones are broken anew, and what makes more
 * than two lines is shown one part after the other, over the cue's time; 0: lines stay as they are.
 * Cues that overlap are shown together where two lines hold them, else the one that began last is.
 * What is wrong in the file goes to problems, or to the log if that is NULL; a cue with wrong times
 * is left out, all else is read as well as it can be. */
struct bn_captions *bn_captions_load(const char *path, int room, struct bn_problems *problems);
/* What to show at this moment of the clip, or NULL. Owned by the captions; NULL ones are fine. */
const struct bn_caption *bn_captions_at(const struct bn_captions *captions, int64_t media_ms);
void bn_captions_destroy(struct bn_captions *captions); /* NULL is fine */

#endif
