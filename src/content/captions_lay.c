/* Cues one after the other: what overlaps becomes cues of their own for each stretch of time. */
#include "base/mem.h"
#include "base/str.h"
#include "content/captions_parts.h"

#include <stdlib.h>
#include <string.h>

#define ON_MOST 8 /* at once; of more, the oldest are forgotten, as they wouldn't be shown */

struct sweep {
	struct bn_caption on[ON_MOST]; /* by their start; they own their texts */
	size_t count;
	struct bn_captions_list out;
};

static int by_start(const void *left, const void *right)
{
	const struct bn_caption *a = left, *b = right;
	return (a->start_ms > b->start_ms) - (a->start_ms < b->start_ms);
}

/* Merge sort keeps the file's order of those that start together; most files are sorted. */
static void sort(struct bn_caption *items, size_t count, struct bn_caption *spare)
{
	size_t half = count / 2, a = 0, b = half, to = 0;
	if (count < 2)
		return;
	sort(items, half, spare);
	sort(items + half, count - half, spare);
	if (by_start(&items[half - 1], &items[half]) <= 0)
		return;
	while (a < half && b < count)
		spare[to++] = by_start(&items[a], &items[b]) <= 0 ? items[a++] : items[b++];
	while (a < half)
		spare[to++] = items[a++];
	memcpy(items, spare, to * sizeof(*items));
}

static size_t lines_of(const char *text)
{
	size_t lines = 1;
	for (; *text != '\0'; text++)
		lines += *text == '\n';
	return lines;
}

/* Of those that are on, the ones to show: as many of the last as two lines hold. */
static void show(struct sweep *sweep, int64_t from_ms, int64_t to_ms)
{
	if (sweep->count == 0 || to_ms <= from_ms)
		return;
	size_t first = sweep->count - 1, lines = lines_of(sweep->on[first].text);
	while (first > 0) {
		const struct bn_caption *before = &sweep->on[first - 1];
		lines += lines_of(before->text);
		/* Some programs write each cue twice. */
		if (lines > BN_CAPTIONS_LINES || strcmp(before->text, sweep->on[first].text) == 0)
			break;
		first--;
	}
	struct bn_str text = {0};
	bool above = true;
	for (size_t i = first; i < sweep->count; i++) {
		bn_str_addf(&text, "%s%s", i > first ? "\n" : "", sweep->on[i].text);
		above = above && sweep->on[i].above;
	}
	bn_captions_list_add(
		&sweep->out, (struct bn_caption){from_ms, to_ms, bn_str_take(&text), above});
}

static void drop(struct sweep *sweep, size_t at)
{
	free(sweep->on[at].text);
	memmove(sweep->on + at, sweep->on + at + 1, (--sweep->count - at) * sizeof(sweep->on[0]));
}

/* Time goes on to this moment: what ends before goes. */
static int64_t advance(struct sweep *sweep, int64_t from_ms, int64_t to_ms)
{
	while (sweep->count > 0 && from_ms < to_ms) {
		int64_t next = to_ms;
		for (size_t i = 0; i < sweep->count; i++)
			if (sweep->on[i].end_ms < next)
				next = sweep->on[i].end_ms;
		show(sweep, from_ms, next);
		for (size_t i = sweep->count; i-- > 0;)
			if (sweep->on[i].end_ms <= next)
				drop(sweep, i);
		from_ms = next;
	}
	return to_ms;
}

struct bn_captions *bn_captions_lay(struct bn_captions_list *list)
{
	struct bn_captions *captions = bn_mem_alloc(1, sizeof(*captions));
	struct bn_caption *spare = bn_mem_alloc(list->count, sizeof(*spare));
	struct sweep sweep = {0};
	int64_t now = 0;
	sort(list->items, list->count, spare);
	free(spare);
	for (size_t i = 0; i < list->count; i++) {
		now = advance(&sweep, now, list->items[i].start_ms);
		if (sweep.count == ON_MOST)
			drop(&sweep, 0);
		sweep.on[sweep.count++] = list->items[i];
		list->items[i].text = NULL;
	}
	advance(&sweep, now, INT64_MAX);
	bn_captions_list_finish(list);
	captions->items = sweep.out.items;
	captions->count = sweep.out.count;
	return captions;
}
