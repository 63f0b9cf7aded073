/* References between what was read: kept with their places, and looked for when all is there. */
#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/field_value.h"
#include "content/near.h"

#include <stdlib.h>
#include <string.h>

#define GUESSES_MAX 200 /* files with more problems than that aren't helped by guesses */

void bn_field_link_add(struct bn_field_reader *reader, const struct bn_field *field,
	const struct bn_node *node, const char *id, void *slot)
{
	reader->pending = bn_mem_grow(reader->pending, &reader->pending_capacity,
		reader->pending_count + 1, sizeof(*reader->pending));
	struct bn_field_pending *pending = &reader->pending[reader->pending_count++];
	*pending = (struct bn_field_pending){
		.file = bn_mem_strdup(reader->file),
		.id = bn_mem_strdup(id),
		.table = field->table,
		.slot = slot,
	};
	bn_node_place(node, &pending->line, &pending->column);
}

static void tell(struct bn_field_reader *reader, const struct bn_field_pending *pending,
	const char *near, const char *all)
{
	if (near[0] != '\0')
		bn_problems_add(reader->problems, pending->file, pending->line, pending->column,
			_("aucun %s ne s’appelle « %s » ; vouliez-vous dire « %s » ?"),
			_(pending->table->what), pending->id, near);
	else
		bn_problems_add(reader->problems, pending->file, pending->line, pending->column,
			_("aucun %s ne s’appelle « %s » ; il y a : %s"), _(pending->table->what),
			pending->id, all);
}

/* The ids, up to a dozen: enough to see what they look like. The caller frees it. */
static char *some_ids(const char *items, size_t count, size_t size)
{
	struct bn_str all = {0};
	for (size_t i = 0; i < count && i < 12; i++) {
		const char *id = *(char *const *)(items + i * size);
		bn_str_addf(&all, "%s%s", i > 0 ? ", " : "", id != NULL ? id : "?");
	}
	if (count > 12)
		bn_str_addz(&all, "…");
	return bn_str_take(&all);
}

static void resolve(struct bn_field_reader *reader, const struct bn_field_pending *pending,
	const char *items, size_t count)
{
	size_t size = pending->table->size;
	struct bn_near near;
	bn_near_init(&near, reader->problems->count < GUESSES_MAX ? pending->id : "");
	for (size_t i = 0; i < count; i++) {
		const char *id = *(char *const *)(items + i * size);
		if (id == NULL)
			continue;
		if (strcmp(id, pending->id) == 0) {
			const void *found = items + i * size;
			if (pending->slot != NULL)
				memcpy(pending->slot, &found, sizeof(found));
			return;
		}
		bn_near_try(&near, id);
	}
	char *all = some_ids(items, count, size);
	tell(reader, pending, near.best, all);
	free(all);
}

static void forget(struct bn_field_pending *pending)
{
	free(pending->file);
	free(pending->id);
}

void bn_field_link(struct bn_field_reader *reader, const struct bn_field_table *table,
	const void *items, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < reader->pending_count; i++) {
		if (reader->pending[i].table != table) {
			reader->pending[kept++] = reader->pending[i];
			continue;
		}
		resolve(reader, &reader->pending[i], items, count);
		forget(&reader->pending[i]);
	}
	reader->pending_count = kept;
}

void bn_field_reader_finish(struct bn_field_reader *reader)
{
	for (size_t i = 0; i < reader->pending_count; i++)
		forget(&reader->pending[i]);
	free(reader->pending);
	bn_field_string_finish(reader);
	reader->pending = NULL;
	reader->pending_count = reader->pending_capacity = 0;
}
