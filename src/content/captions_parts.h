/* The steps from a file's bytes to captions, one a file: captions.c calls them in this order. */
#ifndef BN_CONTENT_CAPTIONS_PARTS_H
#define BN_CONTENT_CAPTIONS_PARTS_H

#include "base/str.h"
#include "content/captions.h"

/* A list of cues; each owns its text. */
struct bn_captions_list {
	struct bn_caption *items;
	size_t count, capacity;
};

void bn_captions_list_add(struct bn_captions_list *list, struct bn_caption cue);
void bn_captions_list_finish(struct bn_captions_list *list);

/* What the text of a file means in UTF-8: bytes that aren't are taken for Windows-1252, unless most
 * of the file is UTF-8. The caller frees what comes; *bad is the place of the first such byte in
 * what comes, or -1. */
char *bn_captions_decode(const char *text, size_t *bytes, ptrdiff_t *bad);

/* The cues of a text, in the file's order. False: neither WebVTT nor SubRip. */
bool bn_captions_read(const char *path, const char *text, size_t bytes, ptrdiff_t bad,
	struct bn_captions_list *list, struct bn_problems *problems);

/* The words of a line (UTF-8) without markup, added. True: something asks for the top of the
 * picture. */
bool bn_captions_words(struct bn_str *out, const char *text, size_t bytes, bool subrip);

/* Takes the cue over and adds it as one or more that have two short lines at most. */
void bn_captions_fit(struct bn_captions_list *list, struct bn_caption cue, int room);

/* Takes the cues over: sorted, and none overlaps another. */
struct bn_captions *bn_captions_lay(struct bn_captions_list *list);

#endif
