#include "content/advice.h"

#include "base/file.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/advice_parts.h"
#include "content/campaign_fields.h"

#include <stdlib.h>
#include <string.h>

struct survey {
	const struct bn_campaign *campaign;
	const char *today;
	struct bn_problems *problems;
	const char *file; /* that is gone through */
	struct bn_advice_names names;
	struct bn_advice_gaps gaps;
	size_t clips; /* met so far */
};

bool bn_advice_speaks(const struct bn_campaign *campaign, const struct bn_clip *clip)
{
	for (size_t i = 0; i < campaign->venue_count; i++) {
		const struct bn_venue *venue = &campaign->venues[i];
		for (size_t j = 0; venue->sound && j < venue->playlist_count; j++)
			if (venue->playlist[j].clip == clip)
				return true;
	}
	return clip->cut == BN_CLIP_TESTIMONY;
}

void bn_advice_captions(const struct bn_campaign *campaign, const struct bn_clip *clip,
	const char *file, const struct bn_node *place, struct bn_problems *problems)
{
	const char *language = campaign->languages[0];
	if (!bn_text_has(&clip->captions, language))
		bn_problems_warn(problems, file, place->line, place->column,
			_("« %s » n’a pas de sous-titres ; qui n’entend pas n’en saura rien : "
			  "ajoutez captions: {%s: …}"),
			clip->id, language);
}

/* The last day of what a map tells of; NULL: it doesn't say. */
static const char *last_day(const struct bn_node *map, const char *key, const char *other)
{
	const struct bn_node *found = bn_node_get(map, key);
	if (found == NULL && other != NULL)
		found = bn_node_get(map, other);
	return found != NULL ? found->text : NULL;
}

static void visit_struct(struct survey *survey, const struct bn_field_visit *visit)
{
	const struct bn_node *node = visit->node;
	const struct bn_field_table *table = visit->field->table;
	const struct bn_node *id = bn_node_get(node, "id");
	const char *event = table == &bn_event_fields ? last_day(node, "to", "from") : NULL;
	const char *page = table == &bn_article_fields ? last_day(node, "until", NULL) : NULL;
	if (event != NULL && strcmp(event, survey->today) < 0)
		bn_problems_warn(survey->problems, survey->file, node->line, node->column,
			_("l’événement « %s » est passé (%s) ; retirez-le, ou donnez ses nouveaux "
			  "jours"),
			id->text, event);
	if (page != NULL && strcmp(page, survey->today) < 0)
		bn_problems_warn(survey->problems, survey->file, node->line, node->column,
			_("ce que dit la page « %s » est passé (%s) ; retirez-la de l’accueil, ou "
			  "mettez-la à jour"),
			id->text, page);
	if (table == &bn_clip_fields) {
		const struct bn_clip *clip = &survey->campaign->clips[survey->clips++];
		if (bn_advice_speaks(survey->campaign, clip))
			bn_advice_captions(
				survey->campaign, clip, survey->file, node, survey->problems);
	}
}

static void visit_one(void *context, const struct bn_field_visit *visit)
{
	struct survey *survey = context;
	const struct bn_node *node = visit->node;
	const char *folder = survey->campaign->folder;
	enum bn_field_kind kind = visit->field->kind;
	if (kind == BN_FIELD_STRUCT)
		visit_struct(survey, visit);
	if (kind == BN_FIELD_TEXT || kind == BN_FIELD_TEXT_FILE)
		bn_advice_text(&survey->gaps, survey->campaign, visit);
	if (kind != BN_FIELD_FILE && kind != BN_FIELD_TEXT_FILE)
		return;
	if (node->kind == BN_NODE_SCALAR)
		bn_advice_name(&survey->names, folder, node->text);
	for (size_t i = 0; node->kind == BN_NODE_MAP && i < node->count; i++)
		bn_advice_name(&survey->names, folder, node->items[i].text);
}

static void survey_file(struct survey *survey, const struct bn_campaign_file *file)
{
	struct bn_problems again = {0}; /* it was read before: only a change meanwhile */
	char *path = bn_file_join(survey->campaign->folder, file->name);
	struct bn_node *root = NULL;
	if (!file->optional || bn_file_exists(path))
		root = bn_node_read(path, path, &again);
	survey->file = path;
	if (root != NULL)
		bn_field_walk(file->table, root, visit_one, survey);
	bn_advice_gaps_tell(&survey->gaps, survey->campaign, path, survey->problems);
	bn_node_destroy(root);
	bn_problems_finish(&again);
	free(path);
}

void bn_advice_give(
	const struct bn_campaign *campaign, const char *today, struct bn_problems *problems)
{
	struct survey survey = {.campaign = campaign, .today = today, .problems = problems};
	for (size_t i = 0; i < BN_CAMPAIGN_FILES; i++)
		survey_file(&survey, &bn_campaign_files[i]);
	bn_advice_unused(campaign, &survey.names, problems);
	bn_advice_names_finish(&survey.names);
}
