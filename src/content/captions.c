#include "content/captions.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/tr.h"
#include "content/captions_parts.h"

#include <stdlib.h>

void bn_captions_list_add(struct bn_captions_list *list, struct bn_caption cue)
{
	list->items = bn_mem_grow(list->items, &list->capacity, list->count + 1, sizeof(cue));
	list->items[list->count++] = cue;
}

void bn_captions_list_finish(struct bn_captions_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].text);
	free(list->items);
	*list = (struct bn_captions_list){0};
}

static struct bn_captions *load(const char *path, int room, struct bn_problems *problems)
{
	struct bn_captions_list read = {0}, fitted = {0};
	size_t bytes = 0;
	ptrdiff_t bad = -1;
	char *file = bn_file_read(path, BN_CAPTIONS_BYTES, &bytes);
	if (file == NULL) {
		bn_problems_add(problems, path, 0, 0,
			_("sous-titres illisibles ; il faut un fichier de 8 Mo au plus"));
		return NULL;
	}
	char *text = bn_captions_decode(file, &bytes, &bad);
	bool good = bn_captions_read(path, text, bytes, bad, &read, problems);
	free(text);
	free(file);
	for (size_t i = 0; i < read.count; i++) {
		bn_captions_fit(&fitted, read.items[i], room);
		read.items[i].text = NULL;
	}
	bn_captions_list_finish(&read);
	return good ? bn_captions_lay(&fitted) : NULL;
}

struct bn_captions *bn_captions_load(const char *path, int room, struct bn_problems *problems)
{
	struct bn_problems own = {0};
	if (problems != NULL)
		return load(path, room, problems);
	struct bn_captions *captions = load(path, room, &own);
	if (own.count > 0)
		bn_log_warn("content", "%s:%d:%d: %s (bornectl check tells all of it)", path,
			own.items[0].line, own.items[0].column, own.items[0].message);
	bn_problems_finish(&own);
	return captions;
}

const struct bn_caption *bn_captions_at(const struct bn_captions *captions, int64_t media_ms)
{
	size_t low = 0, high = captions != NULL ? captions->count : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (captions->items[middle].start_ms <= media_ms)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && captions->items[low - 1].end_ms > media_ms ? &captions->items[low - 1]
								     : NULL;
}

void bn_captions_destroy(struct bn_captions *captions)
{
	if (captions == NULL)
		return;
	for (size_t i = 0; i < captions->count; i++)
		free(captions->items[i].text);
	free(captions->items);
	free(captions);
}
