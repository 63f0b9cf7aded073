/* A venue: what the loop shows at a kind of place, when, and how. */
#ifndef BN_CONTENT_VENUE_H
#define BN_CONTENT_VENUE_H

#include "content/clip.h"
#include "content/hours.h"
#include "content/text.h"

struct bn_field_table;

/* One clip of the playlist. In YAML its id alone, or a map. */
struct bn_venue_item {
	const struct bn_clip *clip; /* owned by the campaign */
	int weight;                 /* 1..10: how often in a round; default 1 */
	int *days;                  /* as in struct bn_hours */
	size_t day_count;
	struct bn_hours *hours; /* none: whenever the venue's loop plays */
	size_t hour_count;
};

/* What stands after each round of the playlist; title empty: nothing does. */
struct bn_venue_card {
	struct bn_text title, text;
	int seconds; /* default 8 */
};

enum bn_venue_order { BN_VENUE_LISTED, BN_VENUE_SHUFFLED };
enum bn_venue_change { BN_VENUE_FADE, BN_VENUE_CUT };
enum bn_venue_captions { BN_VENUE_CAPTIONS_AUTO, BN_VENUE_CAPTIONS_ON, BN_VENUE_CAPTIONS_OFF };

struct bn_venue {
	char *id; /* "salon", "hall", "cinema", or the campaign's own */
	struct bn_text name;
	struct bn_venue_item *playlist; /* in order; never empty once the campaign is loaded */
	size_t playlist_count;
	int *cuts; /* of enum bn_clip_cut: in the place of a playlist, all clips of these */
	size_t cut_count;
	enum bn_venue_order order;
	enum bn_venue_change change; /* from clip to clip */
	struct bn_hours *hours;      /* when the loop plays; none: always */
	size_t hour_count;
	bool touch;                      /* false: a screen nobody can reach; default true */
	bool sound;                      /* in the loop; default false */
	int volume;                      /* percent, with sound; default 40 */
	enum bn_venue_captions captions; /* AUTO: where there is no sound */
	bool qr;                         /* default true */
	struct bn_venue_card card;
	int cuts_line, cuts_column; /* where they are written */
};

/* Whether the loop has captions. */
bool bn_venue_captioned(const struct bn_venue *venue);
bool bn_venue_has_card(const struct bn_venue *venue);
/* Whether the item may be shown at this moment, as far as its own days and hours go. */
bool bn_venue_item_holds(const struct bn_venue_item *item, struct bn_moment now);

/* Makes a playlist of the clips of the venue's cuts, where it has cuts. False: there are none. */
bool bn_venue_fill(struct bn_venue *venue, const struct bn_clip *clips, size_t count);

extern const struct bn_field_table bn_venue_fields; /* content/field.h */

#endif
