/* Which way a line's letters run (UAX 9, by fribidi). */
#ifndef BN_UI_BIDI_H
#define BN_UI_BIDI_H

#include <stdbool.h>
#include <stddef.h>

struct bn_bidi_run {
	size_t from, bytes; /* of the text */
	bool rtl;           /* from right to left */
};

/* Whether a paragraph begins at the right: its first letter that has a direction says so. */
bool bn_bidi_rtl(const char *text, size_t bytes);

/* The runs of a line as they stand, from left to right; all of its bytes, each once. rtl: the
 * paragraph's. Bad bytes have no direction. `runs` is the caller's to free; its count, at least 1
 * for a text that isn't empty. */
size_t bn_bidi_cut(const char *text, size_t bytes, bool rtl, struct bn_bidi_run **runs);

#endif
