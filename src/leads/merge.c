#include "leads/merge.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static void drop(struct bn_merge_item *item)
{
	explicit_bzero(item->json, item->bytes);
	free(item->json);
	item->json = NULL;
}

void bn_merge_add(struct bn_merge *merge, const struct bn_lead *lead)
{
	struct bn_str json = {.secret = true};
	bn_lead_write(lead, &json);
	merge->items = bn_mem_grow(
		merge->items, &merge->capacity, merge->count + 1, sizeof(merge->items[0]));
	struct bn_merge_item *item = &merge->items[merge->count];
	*item = (struct bn_merge_item){
		.wall = lead->wall,
		.order = merge->count,
		.bytes = json.length,
		.json = bn_mem_strndup(json.data, json.length),
	};
	memcpy(item->id, lead->id, sizeof(item->id));
	merge->count++;
	bn_str_finish(&json);
}

static int by_date(const void *a, const void *b)
{
	const struct bn_merge_item *x = a, *y = b;
	if (x->wall != y->wall)
		return x->wall < y->wall ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* The latest of one id first. */
static int by_id(const void *a, const void *b)
{
	const struct bn_merge_item *x = a, *y = b;
	int ids = strcmp(x->id, y->id);
	return ids != 0 ? ids : by_date(b, a);
}

void bn_merge_finish_adding(struct bn_merge *merge)
{
	size_t kept = 0;
	if (merge->count == 0)
		return;
	qsort(merge->items, merge->count, sizeof(merge->items[0]), by_id);
	for (size_t i = 0; i < merge->count; i++) {
		if (kept > 0 && strcmp(merge->items[kept - 1].id, merge->items[i].id) == 0)
			drop(&merge->items[i]);
		else
			merge->items[kept++] = merge->items[i];
	}
	merge->duplicates = merge->count - kept;
	merge->count = kept;
	qsort(merge->items, merge->count, sizeof(merge->items[0]), by_date);
}

void bn_merge_get(const struct bn_merge *merge, size_t place, struct bn_lead *lead)
{
	/* Written by bn_merge_add: it can be read. */
	if (!bn_lead_read(merge->items[place].json, merge->items[place].bytes, lead))
		abort();
}

void bn_merge_finish(struct bn_merge *merge)
{
	for (size_t i = 0; i < merge->count; i++)
		drop(&merge->items[i]);
	free(merge->items);
	*merge = (struct bn_merge){0};
}
