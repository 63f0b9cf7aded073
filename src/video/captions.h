/* Captions beside a clip: WebVTT (https://www.w3.org/TR/webvtt1/), cues with times and plain text.
 * Markup inside a cue is dropped, settings are ignored: Borne places captions itself. */
#ifndef BN_VIDEO_CAPTIONS_H
#define BN_VIDEO_CAPTIONS_H

#include <stddef.h>
#include <stdint.h>

struct bn_caption {
	int64_t start_ms, end_ms;
	char *text; /* lines apart by '\n' */
};

/* Life: load → at … → destroy. Nothing changes in between, so any thread may read. */
struct bn_captions {
	struct bn_caption *cues; /* sorted by start */
	size_t count;
};

#define BN_CAPTIONS_BYTES ((size_t)1024 * 1024) /* of a file; a longer one isn't read */
#define BN_CAPTIONS_CUES  5000                  /* the others are left out, with a warning */
#define BN_CAPTIONS_TEXT  500                   /* bytes of a cue's words; the rest is cut */

/* NULL when the file can't be read or isn't WebVTT; the cause is logged. A cue with wrong times is
 * left out, with a warning that names its line. */
struct bn_captions *bn_captions_load(const char *path);
/* The words to show at this moment of the clip, or NULL: of several cues, the one that started
 * last. Owned by the captions; NULL captions are fine. */
const char *bn_captions_at(const struct bn_captions *captions, int64_t media_ms);
void bn_captions_destroy(struct bn_captions *captions); /* NULL is fine */

#endif
