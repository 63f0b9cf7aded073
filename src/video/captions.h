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

struct bn_captions {
	struct bn_caption *cues; /* sorted by start */
	size_t count;
};

/* NULL when the file can't be read or isn't WebVTT; the cause is logged. */
struct bn_captions *bn_captions_load(const char *path);
/* The words to show at this moment of the clip, or NULL. Owned by the captions. */
const char *bn_captions_at(const struct bn_captions *captions, int64_t media_ms);
void bn_captions_destroy(struct bn_captions *captions);

#endif
