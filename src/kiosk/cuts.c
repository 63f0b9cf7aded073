#include "kiosk/cuts.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/tr.h"
#include "ui/painter.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_new(struct bn_cuts *cuts, const char *text)
{
	for (size_t i = 0; i < cuts->count; i++)
		if (bn_str_same(cuts->texts[i], text))
			return false;
	cuts->texts = bn_mem_grow(
		cuts->texts, &cuts->capacity, cuts->count + 1, sizeof(*cuts->texts));
	cuts->texts[cuts->count++] = bn_mem_strdup(text);
	return true;
}

void bn_cuts_tell(struct bn_cuts *cuts, struct bn_canvas *canvas, const struct bn_box *root,
	const char *where)
{
	if (bn_painter_cuts(canvas, root) && is_new(cuts, root->text))
		fprintf(stderr, _("%s : texte trop long pour sa place, coupé : « %s »\n"), where,
			root->text);
	for (const struct bn_box *child = root->first; child != NULL; child = child->next)
		bn_cuts_tell(cuts, canvas, child, where);
}

void bn_cuts_finish(struct bn_cuts *cuts)
{
	for (size_t i = 0; i < cuts->count; i++)
		free(cuts->texts[i]);
	free(cuts->texts);
	*cuts = (struct bn_cuts){0};
}
