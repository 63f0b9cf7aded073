#include "base/mem.h"
#include "report/facts.h"
#include "report/facts_inside.h"

#include <stdlib.h>
#include <string.h>

int64_t bn_facts_get(const struct bn_facts *facts, enum bn_facts_by by, size_t index,
	enum bn_day_kind kind, const char *id, const char *part)
{
	struct bn_facts_sum key = {.by = by, .index = index, .kind = kind};
	if (id != NULL && (key.id = bn_facts_kept(facts->inside, id)) == NULL)
		return 0;
	if (part != NULL && (key.part = bn_facts_kept(facts->inside, part)) == NULL)
		return 0;
	const struct bn_facts_sum *found = bn_facts_find(facts->inside, &key);
	return found != NULL ? found->count : 0;
}

int64_t bn_facts_before(const struct bn_facts *facts, enum bn_day_kind kind)
{
	return facts->inside->has_before ? facts->inside->before_counts[kind] : -1;
}

int64_t bn_facts_before_hour(const struct bn_facts *facts, int hour)
{
	return facts->inside->has_before ? facts->inside->before_hours[hour] : -1;
}

static int by_count(const void *a, const void *b)
{
	const struct bn_facts_sum *left = *(const struct bn_facts_sum *const *)a;
	const struct bn_facts_sum *right = *(const struct bn_facts_sum *const *)b;
	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return strcmp(left->id, right->id);
}

size_t bn_facts_ids(const struct bn_facts *facts, enum bn_day_kind kind, const char ***ids)
{
	const struct bn_facts_inside *inside = facts->inside;
	const struct bn_facts_sum **found = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; i < inside->sum_room; i++) {
		const struct bn_facts_sum *sum = &inside->sums[i];
		if (!sum->used || sum->by != BN_FACTS_ALL || sum->kind != kind || sum->id == NULL ||
			sum->part != NULL || sum->count == 0)
			continue;
		found = bn_mem_grow(found, &capacity, count + 1, sizeof(const void *));
		found[count++] = sum;
	}
	if (count > 0)
		qsort(found, count, sizeof(const void *), by_count);
	*ids = bn_mem_alloc(count, sizeof(**ids));
	for (size_t i = 0; i < count; i++)
		(*ids)[i] = found[i]->id;
	free(found);
	return count;
}

const char *bn_facts_name(
	const struct bn_facts *facts, const char *of, const char *id, bool english)
{
	const struct bn_day *names = &facts->inside->names;
	for (size_t i = 0; i < names->name_count; i++) {
		const struct bn_day_name *name = &names->names[i];
		if (strcmp(name->of, of) != 0 || strcmp(name->id, id) != 0)
			continue;
		return english && name->english[0] != '\0' ? name->english : name->french;
	}
	return id;
}
