#include "remote/listing.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void bn_listing_add(struct bn_listing *listing, const struct bn_remote_object *object)
{
	listing->objects = bn_mem_grow(
		listing->objects, &listing->capacity, listing->count + 1, sizeof(*object));
	struct bn_remote_object *own = &listing->objects[listing->count++];
	*own = *object;
	own->name = bn_mem_strdup(object->name);
	own->tag = bn_mem_strdup(object->tag);
}

static int by_name(const void *a, const void *b)
{
	const struct bn_remote_object *first = a, *second = b;
	return strcmp(first->name, second->name);
}

bool bn_listing_show(struct bn_listing *listing, const char *after,
	bool (*visit)(void *context, const struct bn_remote_object *object), void *context)
{
	bool more = true;
	if (listing->count > 1)
		qsort(listing->objects, listing->count, sizeof(*listing->objects), by_name);
	for (size_t i = 0; more && i < listing->count; i++)
		if (after == NULL || strcmp(listing->objects[i].name, after) > 0)
			more = visit(context, &listing->objects[i]);
	return more;
}

void bn_listing_clear(struct bn_listing *listing)
{
	for (size_t i = 0; i < listing->count; i++) {
		free((char *)listing->objects[i].name);
		free((char *)listing->objects[i].tag);
	}
	free(listing->objects);
	*listing = (struct bn_listing){0};
}
