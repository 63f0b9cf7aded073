/* A clip of the campaign: one film, in one or two framings, with its captions. */
#ifndef BN_CONTENT_CLIP_H
#define BN_CONTENT_CLIP_H

#include "content/text.h"

#include <stdbool.h>
#include <stddef.h>

struct bn_field_table;

enum bn_clip_cut { BN_CLIP_LONG, BN_CLIP_SHORT, BN_CLIP_TESTIMONY };

/* How a film takes its place: all of the screen, cropped around its focus; or the whole film, with
 * the brand's dark ground beside it. */
enum bn_clip_fit { BN_CLIP_FIT_NONE = -1, BN_CLIP_FILL, BN_CLIP_FIT };

struct bn_clip {
	char *id;
	enum bn_clip_cut cut;
	char *landscape;         /* full path of the 16:9 file; at least one of both is there */
	char *portrait;          /* full path of the 9:16 file, or NULL */
	char *signs;             /* full path of the same in sign language, or NULL */
	struct bn_text captions; /* full path of a WebVTT or SubRip file a language; may be empty */
	struct bn_text title;    /* who speaks or what it shows, for example "Assistante de service
				    social" */
	struct bn_text hook;     /* the words that open it in the feed; may be empty */
	char *profession;        /* id, or NULL */
	char *page;              /* public URL to share it by, or NULL */
	int seconds;             /* rounded length, as shown to visitors */
	enum bn_clip_fit fit;    /* NONE: as bn_clip_shown says */
	double focus_x, focus_y; /* 0..1: what must stay in sight when cropped; default .5, .4 */
};

/* How it is shown on such a screen: as its own field says; else whole where it has no film of the
 * screen's shape; else as the campaign says. */
enum bn_clip_fit bn_clip_shown(
	const struct bn_clip *clip, enum bn_clip_fit campaign, bool portrait);

extern const char *const bn_clip_cuts[], *const bn_clip_fits[]; /* their words; end in NULL */
extern const struct bn_field_table bn_clip_fields;              /* content/field.h */

#endif
