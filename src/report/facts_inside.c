#include "report/facts_inside.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 1024 /* a power of two */

/* FNV-1a. */
static uint64_t hash_text(const char *text)
{
	uint64_t hash = 0xCBF29CE484222325;
	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001B3;
	return hash;
}

static size_t place_of_text(const struct bn_facts_inside *inside, const char *text)
{
	size_t at = (size_t)hash_text(text) & (inside->text_room - 1);
	while (inside->texts[at] != NULL && strcmp(inside->texts[at], text) != 0)
		at = (at + 1) & (inside->text_room - 1);
	return at;
}

static void grow_texts(struct bn_facts_inside *inside)
{
	struct bn_facts_inside larger = *inside;
	larger.text_room = inside->text_room > 0 ? inside->text_room * 2 : FIRST_ROOM;
	larger.texts = bn_mem_alloc(larger.text_room, sizeof(*larger.texts));
	for (size_t i = 0; i < inside->text_room; i++)
		if (inside->texts[i] != NULL)
			larger.texts[place_of_text(&larger, inside->texts[i])] = inside->texts[i];
	free(inside->texts);
	inside->texts = larger.texts;
	inside->text_room = larger.text_room;
}

const char *bn_facts_keep(struct bn_facts_inside *inside, const char *text)
{
	if (text == NULL)
		return NULL;
	if (inside->text_count * 2 >= inside->text_room)
		grow_texts(inside);
	size_t at = place_of_text(inside, text);
	if (inside->texts[at] == NULL) {
		inside->texts[at] = bn_mem_strdup(text);
		inside->text_count++;
	}
	return inside->texts[at];
}

const char *bn_facts_kept(const struct bn_facts_inside *inside, const char *text)
{
	return inside->text_room > 0 ? inside->texts[place_of_text(inside, text)] : NULL;
}

static bool is_same(const struct bn_facts_sum *a, const struct bn_facts_sum *b)
{
	return a->by == b->by && a->index == b->index && a->kind == b->kind && a->id == b->id &&
	       a->part == b->part;
}

static size_t place_of_sum(const struct bn_facts_inside *inside, const struct bn_facts_sum *key)
{
	uint64_t hash = (uint64_t)(uintptr_t)key->id * 0x9E3779B97F4A7C15;
	hash = (hash ^ (uint64_t)(uintptr_t)key->part) * 0x9E3779B97F4A7C15;
	hash = (hash ^ (key->index << 8 | (uint64_t)key->kind << 2 | (uint64_t)key->by)) *
	       0x9E3779B97F4A7C15;
	size_t at = (size_t)(hash >> 32) & (inside->sum_room - 1);
	while (inside->sums[at].used && !is_same(&inside->sums[at], key))
		at = (at + 1) & (inside->sum_room - 1);
	return at;
}

static void grow_sums(struct bn_facts_inside *inside)
{
	struct bn_facts_inside larger = *inside;
	larger.sum_room = inside->sum_room > 0 ? inside->sum_room * 2 : FIRST_ROOM;
	larger.sums = bn_mem_alloc(larger.sum_room, sizeof(*larger.sums));
	for (size_t i = 0; i < inside->sum_room; i++)
		if (inside->sums[i].used)
			larger.sums[place_of_sum(&larger, &inside->sums[i])] = inside->sums[i];
	free(inside->sums);
	inside->sums = larger.sums;
	inside->sum_room = larger.sum_room;
}

void bn_facts_add(struct bn_facts_inside *inside, const struct bn_facts_sum *sum)
{
	if (inside->sum_count * 2 >= inside->sum_room)
		grow_sums(inside);
	struct bn_facts_sum *found = &inside->sums[place_of_sum(inside, sum)];
	int64_t count = found->count + sum->count;
	inside->sum_count += !found->used;
	*found = *sum;
	found->count = count;
	found->used = true;
}

const struct bn_facts_sum *bn_facts_find(
	const struct bn_facts_inside *inside, const struct bn_facts_sum *key)
{
	if (inside->sum_room == 0)
		return NULL;
	const struct bn_facts_sum *found = &inside->sums[place_of_sum(inside, key)];
	return found->used ? found : NULL;
}

void bn_facts_inside_finish(struct bn_facts_inside *inside)
{
	for (size_t i = 0; i < inside->text_room; i++)
		free(inside->texts[i]);
	free(inside->texts);
	free(inside->sums);
	free(inside->seen);
	free(inside->row_dates);
	bn_day_finish(&inside->names);
	free(inside);
}
