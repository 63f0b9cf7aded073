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
		.number = lead->number,
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
	return x->number < y->number ? -1 : x->number > y->number;
}

/* The latest of one id first. */
static int by_id(const void *a, const void *b)
{
	const struct bn_merge_item *x = a, *y = b;
	int ids = strcmp(x->id, y->id);
	if (ids != 0)
		return ids;
	return x->number > y->number ? -1 : x->number < y->number;
}

void bn_merge_withdraw(struct bn_merge *merge, const char *id)
{
	merge->withdrawn = bn_mem_grow(merge->withdrawn, &merge->withdrawn_capacity,
		merge->withdrawn_count + 1, sizeof(merge->withdrawn[0]));
	memcpy(merge->withdrawn[merge->withdrawn_count++], id, BN_ID_TEXT);
}

static int compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, BN_ID_TEXT);
}

/* Each once, though several bundles may tell of it. */
static void sort_withdrawn(struct bn_merge *merge)
{
	size_t kept = 0;
	if (merge->withdrawn_count == 0)
		return;
	qsort(merge->withdrawn, merge->withdrawn_count, BN_ID_TEXT, compare_ids);
	for (size_t i = 0; i < merge->withdrawn_count; i++)
		if (kept == 0 || compare_ids(merge->withdrawn[kept - 1], merge->withdrawn[i]) != 0)
			memmove(merge->withdrawn[kept++], merge->withdrawn[i], BN_ID_TEXT);
	merge->withdrawn_count = kept;
}

static bool is_withdrawn(const struct bn_merge *merge, const char *id)
{
	return merge->withdrawn_count > 0 && bsearch(id, merge->withdrawn, merge->withdrawn_count,
						     BN_ID_TEXT, compare_ids) != NULL;
}

void bn_merge_finish_adding(struct bn_merge *merge)
{
	size_t kept = 0, read = merge->count;
	const char *id = ""; /* of the one looked at last */
	sort_withdrawn(merge);
	if (read == 0)
		return;
	qsort(merge->items, read, sizeof(merge->items[0]), by_id);
	for (size_t i = 0; i < read; i++) {
		struct bn_merge_item item = merge->items[i];
		bool again = i > 0 && strcmp(id, item.id) == 0;
		bool withdrawn = is_withdrawn(merge, item.id);
		merge->duplicates += again;
		merge->withdrawals += withdrawn && !again;
		if (again || withdrawn)
			drop(&item);
		else
			merge->items[kept++] = item;
		id = merge->items[i].id;
	}
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
	free(merge->withdrawn);
	*merge = (struct bn_merge){0};
}
