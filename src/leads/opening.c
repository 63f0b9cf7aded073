#include "leads/opening.h"

#include "base/bytes.h"
#include "base/crew.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/secret.h"
#include "leads/bundle.h"

#include <stdlib.h>
#include <string.h>

enum {
	BATCH = 256,     /* leads in one hand, at most */
	PIECE = 1 << 16, /* bytes of a file that are read together, at most */
	PIECES = 16,     /* of as many files: the leads of several kiosks take turns */
	SAMPLE = 256,
	GUESS = 1024, /* bytes of most sealed records: read in one go */
};

struct piece {
	uint8_t *bytes;
	size_t held, capacity;
	uint32_t file;
	uint64_t from;
};

/* What one hand has: leads of the merge, from `first` on, and pieces of the files that hold them.
 */
struct hand {
	size_t first, count;
	struct piece pieces[PIECES];
	struct bn_str json, out; /* secret */
	struct bn_lead *lead;    /* secret */
	size_t opened, bad, again;
	struct bn_merge_item named[BN_OPENING_NAMED];
	struct bn_csv met;
};

/* The piece then begins at the item. */
static bool read_piece(const struct bn_opening *opening, struct piece *piece,
	const struct bn_merge_item *item, size_t bytes)
{
	piece->bytes = bn_mem_grow(piece->bytes, &piece->capacity, bytes, 1);
	ptrdiff_t got = bn_file_read_at(
		opening->files[item->file], piece->bytes, bytes, item->from);
	piece->file = item->file;
	piece->from = item->from;
	piece->held = got > 0 ? (size_t)got : 0;
	return piece->held >= BN_BUNDLE_RECORD_HEAD;
}

/* How much to read for this item and those of the hand that lie close behind it. */
static size_t reach(
	const struct bn_merge *merge, const struct hand *hand, const struct bn_merge_item *item)
{
	const struct bn_merge_item *end = merge->items + hand->first + hand->count;
	uint64_t last = item->from;
	for (const struct bn_merge_item *next = item + 1; next < end; next++)
		if (next->file == item->file && next->from > last &&
			next->from - item->from < PIECE)
			last = next->from;
	return (size_t)(last - item->from) + BN_BUNDLE_RECORD_HEAD + GUESS;
}

static bool holds(const struct piece *piece, const struct bn_merge_item *item, size_t bytes)
{
	return piece->bytes != NULL && item->file == piece->file && item->from >= piece->from &&
	       item->from - piece->from + bytes <= piece->held;
}

/* Its sealed bytes; NULL: they can't be read, though they could be before. */
static const uint8_t *read_record(const struct bn_opening *opening, struct hand *hand,
	const struct bn_merge_item *item, size_t *bytes)
{
	struct piece *piece = &hand->pieces[item->file % PIECES];
	if (!holds(piece, item, BN_BUNDLE_RECORD_HEAD) &&
		!read_piece(opening, piece, item, reach(opening->merge, hand, item)))
		return NULL;
	*bytes = (size_t)bn_bytes_get(piece->bytes + (item->from - piece->from) + BN_CHAIN_LINK, 4);
	size_t whole = BN_BUNDLE_RECORD_HEAD + *bytes;
	if (*bytes > BN_BUNDLE_RECORD_MOST ||
		(!holds(piece, item, whole) &&
			(!read_piece(opening, piece, item, whole) || !holds(piece, item, whole))))
		return NULL;
	return piece->bytes + (item->from - piece->from) + BN_BUNDLE_RECORD_HEAD;
}

static bool open_item(
	const struct bn_opening *opening, struct hand *hand, const struct bn_merge_item *item)
{
	char id[BN_ID_TEXT];
	size_t bytes = 0;
	const uint8_t *sealed = read_record(opening, hand, item, &bytes);
	bn_id_hex(item->id, sizeof(item->id), id);
	/* The id outside the seal must be the one inside. */
	bool good = sealed != NULL && bn_seal_open(opening->pair, sealed, bytes, &hand->json) &&
		    bn_lead_read(bn_str_text(&hand->json), hand->json.length, hand->lead) &&
		    strcmp(hand->lead->id, id) == 0;
	hand->lead->number = item->number;
	if (!good && hand->bad < BN_OPENING_NAMED)
		hand->named[hand->bad] = *item;
	hand->bad += !good;
	return good;
}

/* When the best of an id can't be opened, the next best will do. */
static bool open_any(
	const struct bn_opening *opening, struct hand *hand, const struct bn_merge_item *item)
{
	size_t count = 0;
	if (open_item(opening, hand, item))
		return true;
	item = bn_merge_again(opening->merge, item->id, &count);
	for (; count > 0; count--, item++) {
		hand->again++;
		if (open_item(opening, hand, item))
			return true;
	}
	return false;
}

struct run {
	struct bn_opening *opening;
	size_t given;
};

static void work(void *context, void *slot)
{
	const struct bn_opening *opening = ((struct run *)context)->opening;
	struct hand *hand = slot;
	for (size_t i = 0; i < hand->count; i++) {
		if (!open_any(opening, hand, &opening->merge->items[hand->first + i]))
			continue;
		hand->opened++;
		bn_csv_learn(&hand->met, hand->lead);
		opening->write(opening->form, hand->lead, &hand->out);
	}
}

static bool fill(void *context, void *slot)
{
	struct run *run = context;
	struct hand *hand = slot;
	size_t left = run->opening->merge->count - run->given;
	hand->first = run->given;
	/* Few leads are shared out too. */
	hand->count = run->opening->merge->count / (8 * run->opening->threads) + 1;
	if (hand->count > BATCH)
		hand->count = BATCH;
	if (hand->count > left)
		hand->count = left;
	run->given += hand->count;
	return hand->count > 0;
}

static bool take(void *context, void *slot)
{
	struct bn_opening *opening = ((struct run *)context)->opening;
	struct hand *hand = slot;
	for (size_t i = 0; i < hand->bad && i < BN_OPENING_NAMED; i++)
		if (opening->bad + i < BN_OPENING_NAMED) {
			opening->named[opening->bad + i].file = hand->named[i].file;
			opening->named[opening->bad + i].number = hand->named[i].number;
		}
	opening->opened += hand->opened;
	opening->bad += hand->bad;
	opening->again += hand->again;
	bn_csv_learn_from(&opening->met, &hand->met);
	bool more = hand->out.length == 0 ||
		    opening->put(opening->context, hand->out.data, hand->out.length);
	opening->step(opening->context, hand->first + hand->count);
	bn_str_clear(&hand->out);
	hand->opened = hand->bad = hand->again = 0;
	hand->met.purpose_count = 0;
	return more;
}

static void begin_hand(struct hand *hand)
{
	hand->json.secret = hand->out.secret = true;
	hand->lead = bn_secret_create(sizeof(*hand->lead));
}

static void finish_hand(struct hand *hand)
{
	bn_str_finish(&hand->json);
	bn_str_finish(&hand->out);
	bn_secret_destroy(hand->lead, sizeof(*hand->lead));
	bn_csv_finish(&hand->met);
	for (size_t i = 0; i < PIECES; i++)
		free(hand->pieces[i].bytes);
}

void bn_opening_sample(const struct bn_opening *opening, struct bn_csv *csv)
{
	struct hand hand = {0};
	size_t count = opening->merge->count, step = count / SAMPLE + 1;
	begin_hand(&hand);
	for (size_t i = 0; i < count; i += step)
		if (open_any(opening, &hand, &opening->merge->items[i]))
			bn_csv_learn(csv, hand.lead);
	finish_hand(&hand);
}

bool bn_opening_run(struct bn_opening *opening)
{
	struct run run = {.opening = opening};
	size_t count = 2 * opening->threads + 1;
	struct hand *hands = bn_mem_alloc(count, sizeof(hands[0]));
	opening->opened = opening->bad = opening->again = 0;
	opening->met.purpose_count = 0;
	for (size_t i = 0; i < count; i++)
		begin_hand(&hands[i]);
	const struct bn_crew crew = {.threads = opening->threads,
		.slots = hands,
		.count = count,
		.size = sizeof(hands[0]),
		.context = &run,
		.fill = fill,
		.work = work,
		.take = take};
	bool all = bn_crew_run(&crew);
	for (size_t i = 0; i < count; i++)
		finish_hand(&hands[i]);
	free(hands);
	return all;
}

void bn_opening_finish(struct bn_opening *opening)
{
	bn_csv_finish(&opening->met);
}
