#include "wings/professions/filter.h"

#include "wings/search.h"

bool bn_filter_is_set(const struct bn_filter *filter)
{
	return filter->public != NULL || filter->level != 0 || filter->apprenticeship ||
	       filter->favourites;
}

bool bn_filter_takes(const struct bn_filter *filter, const struct bn_shortlist *favourites,
	const struct bn_profession *profession)
{
	if (filter->level != 0 && (int)profession->studies + 1 != filter->level)
		return false;
	if (filter->apprenticeship && profession->apprenticeship != BN_TOLD_YES)
		return false;
	if (filter->favourites && !bn_shortlist_has(favourites, profession->id))
		return false;
	return bn_search_serves(profession, filter->public);
}
