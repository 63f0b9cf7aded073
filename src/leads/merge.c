#include "leads/merge.h"

#include "base/id.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void bn_merge_bundle(struct bn_merge *merge, uint64_t records)
{
	merge->file++;
	merge->before.count = merge->count;
	merge->before.withdrawn_count = merge->withdrawn_count;
	if (merge->count + records > merge->capacity)
		merge->items = bn_mem_resize(merge->items, &merge->capacity,
			merge->count + (size_t)records, sizeof(merge->items[0]));
}

void bn_merge_add(struct bn_merge *merge, const struct bn_store_record *record, uint64_t from)
{
	uint8_t id[BN_MERGE_ID] = {0};
	bn_id_unhex(record->id, id, sizeof(id));
	bn_merge_put(merge, id, record->wall, record->number, from);
}

void bn_merge_put(struct bn_merge *merge, const uint8_t id[BN_MERGE_ID], int64_t wall,
	int64_t number, uint64_t from)
{
	struct bn_merge_item *item = &merge->items[merge->count++];
	*item = (struct bn_merge_item){
		.wall = wall, .number = number, .file = merge->file - 1, .from = from};
	memcpy(item->id, id, sizeof(item->id));
}

void bn_merge_withdraw(struct bn_merge *merge, const char *id)
{
	merge->withdrawn = bn_mem_grow(merge->withdrawn, &merge->withdrawn_capacity,
		merge->withdrawn_count + 1, sizeof(merge->withdrawn[0]));
	bn_id_unhex(id, merge->withdrawn[merge->withdrawn_count++], BN_MERGE_ID);
}

void bn_merge_forget(struct bn_merge *merge)
{
	merge->file--;
	merge->count = merge->before.count;
	merge->withdrawn_count = merge->before.withdrawn_count;
}

static int by_date(const void *a, const void *b)
{
	const struct bn_merge_item *x = a, *y = b;
	if (x->wall != y->wall)
		return x->wall < y->wall ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static int by_id(const void *a, const void *b)
{
	const struct bn_merge_item *x = a, *y = b;
	int ids = memcmp(x->id, y->id, sizeof(x->id));
	if (ids != 0)
		return ids;
	return x->number > y->number ? -1 : x->number < y->number;
}

static int compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, BN_MERGE_ID);
}

/* Each once, though several bundles may tell of it. */
static void sort_withdrawn(struct bn_merge *merge)
{
	size_t kept = 0;
	if (merge->withdrawn_count == 0)
		return;
	qsort(merge->withdrawn, merge->withdrawn_count, BN_MERGE_ID, compare_ids);
	for (size_t i = 0; i < merge->withdrawn_count; i++)
		if (kept == 0 || compare_ids(merge->withdrawn[kept - 1], merge->withdrawn[i]) != 0)
			memmove(merge->withdrawn[kept++], merge->withdrawn[i], BN_MERGE_ID);
	merge->withdrawn_count = kept;
}

static bool is_withdrawn(const struct bn_merge *merge, const uint8_t *id)
{
	return merge->withdrawn_count > 0 && bsearch(id, merge->withdrawn, merge->withdrawn_count,
						     BN_MERGE_ID, compare_ids) != NULL;
}

/* The best item of each id, found by the id: places of items plus one, 0 for none. */
struct table {
	uint32_t *places;
	size_t mask;
	uint8_t key[BN_SEAL_SHORT]; /* nobody can make ids that all come to one place */
};

static uint32_t *find(const struct table *table, const struct bn_merge *merge, const uint8_t *id)
{
	size_t at = bn_seal_short(table->key, id, BN_MERGE_ID) & table->mask;
	while (table->places[at] != 0 &&
		memcmp(merge->items[table->places[at] - 1].id, id, BN_MERGE_ID) != 0)
		at = (at + 1) & table->mask;
	return &table->places[at];
}

static struct table make_table(const struct bn_merge *merge)
{
	struct table table = {.mask = 1};
	while (table.mask < merge->count + merge->count / 2)
		table.mask = table.mask * 2 + 1;
	table.places = bn_mem_alloc(table.mask + 1, sizeof(table.places[0]));
	bn_id_random(table.key, sizeof(table.key));
	for (size_t i = 0; i < merge->count; i++) {
		uint32_t *place = find(&table, merge, merge->items[i].id);
		if (*place == 0 || merge->items[*place - 1].number < merge->items[i].number)
			*place = (uint32_t)i + 1;
	}
	return table;
}

/* Those to be opened first, in the order they were; then those that are there again. */
static void part(struct bn_merge *merge, const struct table *table)
{
	struct bn_merge_item *again = NULL;
	size_t read = merge->count, again_capacity = 0;
	merge->count = 0;
	bool *best = bn_mem_alloc(read, sizeof(best[0]));
	for (size_t i = 0; i <= table->mask; i++)
		if (table->places[i] != 0)
			best[table->places[i] - 1] = true;
	for (size_t i = 0; i < read; i++) {
		bool withdrawn = is_withdrawn(merge, merge->items[i].id);
		merge->withdrawals += withdrawn && best[i];
		merge->duplicates += !best[i];
		if (!withdrawn && best[i]) {
			merge->items[merge->count++] = merge->items[i];
		} else if (!withdrawn) {
			again = bn_mem_grow(
				again, &again_capacity, merge->again + 1, sizeof(again[0]));
			again[merge->again++] = merge->items[i];
		}
	}
	if (again != NULL) {
		memcpy(merge->items + merge->count, again, merge->again * sizeof(again[0]));
		qsort(merge->items + merge->count, merge->again, sizeof(again[0]), by_id);
	}
	free(best);
	free(again);
}

void bn_merge_finish_adding(struct bn_merge *merge)
{
	sort_withdrawn(merge);
	if (merge->count == 0)
		return;
	struct table table = make_table(merge);
	part(merge, &table);
	free(table.places);
	for (size_t i = 1; i < merge->count; i++)
		if (by_date(&merge->items[i - 1], &merge->items[i]) > 0) {
			qsort(merge->items, merge->count, sizeof(merge->items[0]), by_date);
			break;
		}
}

const struct bn_merge_item *bn_merge_again(
	const struct bn_merge *merge, const uint8_t id[BN_MERGE_ID], size_t *count)
{
	const struct bn_merge_item *from = merge->items + merge->count;
	size_t low = 0, high = merge->again;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (memcmp(from[middle].id, id, BN_MERGE_ID) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*count = 0;
	while (low + *count < merge->again && memcmp(from[low + *count].id, id, BN_MERGE_ID) == 0)
		++*count;
	return from + low;
}

void bn_merge_finish(struct bn_merge *merge)
{
	free(merge->items);
	free(merge->withdrawn);
	*merge = (struct bn_merge){0};
}
