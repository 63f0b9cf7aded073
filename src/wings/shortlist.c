#include "wings/shortlist.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

static size_t place_of(const struct bn_shortlist *list, const char *id)
{
	size_t place = 0;
	while (place < list->count && !bn_str_same(list->ids[place], id))
		place++;
	return place;
}

static void take_away(struct bn_shortlist *list, size_t place)
{
	list->count--;
	memmove(list->ids + place, list->ids + place + 1,
		(list->count - place) * sizeof(list->ids[0]));
}

bool bn_shortlist_has(const struct bn_shortlist *list, const char *id)
{
	return place_of(list, id) < list->count;
}

bool bn_shortlist_toggle(struct bn_shortlist *list, const char *id, size_t most)
{
	size_t place = place_of(list, id);
	assert(most > 0 && most <= BN_SHORTLIST_MOST);
	if (place < list->count) {
		take_away(list, place);
		return false;
	}
	if (list->count == most)
		take_away(list, 0);
	list->ids[list->count++] = id;
	return true;
}
