#include "ctl/media.h"

#include "base/clock.h"
#include "base/crew.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/str.h"
#include "base/tr.h"
#include "content/advice.h"
#include "content/campaign_fields.h"
#include "content/field_value.h"
#include "content/field_walk.h"
#include "ctl/film.h"
#include "ctl/progress.h"
#include "ctl/tool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOUDNESS_LU 4.0 /* off the median: heard by anybody as a jump */
#define SECONDS_OFF 2.0 /* between what clips.yaml says and what the film lasts */

/* A film where clips.yaml names it first. */
struct named {
	char *path;       /* as written */
	const char *key;  /* "landscape" */
	size_t clip;      /* its place among the campaign's */
	int line, column; /* of the path */
	int clip_line, clip_column;
	struct bn_film film;
};

struct media {
	const struct bn_campaign *campaign;
	const struct bn_media_tools *tools;
	struct bn_problems *problems;
	char *file; /* clips.yaml, as shown */
	struct named *items;
	size_t count, capacity;
	size_t clips;               /* met so far */
	int clip_line, clip_column; /* of the last one met */
	size_t begun, done;         /* films */
	struct bn_progress progress;
};

struct slot {
	struct named *named;
	const struct bn_media_tools *tools;
};

void bn_media_find(struct bn_media_tools *tools)
{
	*tools = (struct bn_media_tools){
		.player = bn_paths_program("borne-player"), .ffmpeg = bn_tool_find("ffmpeg")};
	if (access(tools->player, X_OK) == 0)
		return;
	free(tools->player);
	tools->player = NULL;
}

void bn_media_finish(struct bn_media_tools *tools)
{
	free(tools->player);
	free(tools->ffmpeg);
	*tools = (struct bn_media_tools){0};
}

static void name(void *context, const struct bn_field_visit *visit)
{
	struct media *media = context;
	const struct bn_node *node = visit->node;
	if (visit->field->kind == BN_FIELD_STRUCT) {
		media->clips++;
		media->clip_line = node->line;
		media->clip_column = node->column;
	}
	if (visit->field->kind != BN_FIELD_FILE)
		return;
	media->items = bn_mem_grow(
		media->items, &media->capacity, media->count + 1, sizeof(*media->items));
	media->items[media->count++] = (struct named){
		.path = bn_mem_strdup(node->text),
		.key = visit->field->name,
		.clip = media->clips - 1,
		.line = node->line,
		.column = node->column,
		.clip_line = media->clip_line,
		.clip_column = media->clip_column,
		.film = {.path = bn_field_file_find(media->campaign->folder, node->text)},
	};
}

static void finish_named(struct named *named)
{
	free(named->path);
	bn_film_finish(&named->film);
}

static int by_path(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = strcmp(a->film.path, b->film.path);
	return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

/* Each file once, at the first of its places. */
static void list(struct media *media)
{
	struct bn_problems again = {0}; /* it was read before */
	struct bn_node *root = bn_node_read(media->file, media->file, &again);
	size_t kept = 0;
	if (root != NULL)
		bn_field_walk(&bn_campaign_clip_fields, root, name, media);
	bn_node_destroy(root);
	bn_problems_finish(&again);
	for (size_t i = 0; i < media->count; i++)
		if (media->items[i].film.path == NULL) /* it went away meanwhile */
			media->items[i].film.path = bn_mem_strdup(media->items[i].path);
	if (media->count > 1)
		qsort(media->items, media->count, sizeof(*media->items), by_path);
	for (size_t i = 0; i < media->count; i++)
		if (kept > 0 &&
			bn_str_same(media->items[i].film.path, media->items[kept - 1].film.path))
			finish_named(&media->items[i]);
		else
			media->items[kept++] = media->items[i];
	media->count = kept;
}

static bool fill(void *context, void *slot)
{
	struct media *media = context;
	if (media->begun == media->count)
		return false;
	*(struct slot *)slot = (struct slot){&media->items[media->begun++], media->tools};
	return true;
}

static void work(void *context, void *slot)
{
	struct slot *work = slot;
	(void)context;
	bn_film_look(&work->named->film, work->tools->player);
	if (work->named->film.wrong == NULL)
		bn_film_listen(&work->named->film, work->tools->ffmpeg);
}

static bool take(void *context, void *slot)
{
	struct media *media = context;
	(void)slot;
	bn_progress_step(&media->progress, ++media->done, media->count, bn_clock_ms());
	return true;
}

static void look_at_all(struct media *media)
{
	size_t cores = bn_crew_cores();
	struct slot *slots = bn_mem_alloc(2 * cores, sizeof(*slots));
	bn_progress_begin(&media->progress, _("Lecture des films"), bn_clock_ms());
	if (media->count > 0)
		bn_crew_run(&(struct bn_crew){.threads = cores,
			.slots = slots,
			.count = 2 * cores,
			.size = sizeof(*slots),
			.context = media,
			.fill = fill,
			.work = work,
			.take = take});
	bn_progress_clear(&media->progress);
	free(slots);
}

static void tell_picture(const struct media *media, const struct named *named)
{
	const struct bn_film *film = &named->film;
	const struct bn_clip *clip = &media->campaign->clips[named->clip];
	double seconds = (double)film->duration_ms / 1000;
	bool portrait = film->height > film->width, square = film->height == film->width;
	if (film->width > 0 && !square && !bn_str_same(named->key, "signs") &&
		portrait != bn_str_same(named->key, "portrait"))
		bn_problems_warn(media->problems, media->file, named->line, named->column,
			_("« %s » est un film de %d × %d ; mettez-le sous « %s »"), named->path,
			film->width, film->height, portrait ? "portrait" : "landscape");
	if (film->duration_ms > 0 && fabs(seconds - clip->seconds) > SECONDS_OFF)
		bn_problems_warn(media->problems, media->file, named->line, named->column,
			_("« %s » dure %.0f s, et « seconds » en dit %d ; corrigez « seconds »"),
			named->path, seconds, clip->seconds);
}

static void tell_captions(const struct media *media, const struct named *named)
{
	const struct bn_clip *clip = &media->campaign->clips[named->clip];
	struct bn_node place = {.line = named->clip_line, .column = named->clip_column};
	bool first = named == media->items || named[-1].clip != named->clip;
	if (first && bn_film_is_heard(&named->film) && !bn_advice_speaks(media->campaign, clip))
		bn_advice_captions(media->campaign, clip, media->file, &place, media->problems);
}

static bool has_level(const struct bn_film *film)
{
	return film->measured && bn_film_is_heard(film);
}

static void tell_loudness(const struct media *media, const struct named *named, double median)
{
	double off = named->film.loudness - median;
	if (!has_level(&named->film) || fabs(off) <= LOUDNESS_LU)
		return;
	bn_problems_warn(media->problems, media->file, named->line, named->column,
		off > 0 ? _("« %s » s’entend à %.1f LUFS, plus fort que les autres (%.1f) ; "
			    "ramenez-le à moins de %.0f LU d’eux")
			: _("« %s » s’entend à %.1f LUFS, moins fort que les autres (%.1f) ; "
			    "ramenez-le à moins de %.0f LU d’eux"),
		named->path, named->film.loudness, median, LOUDNESS_LU);
}

static int by_size(const void *left, const void *right)
{
	const double *a = left, *b = right;
	return (*a > *b) - (*a < *b);
}

static double median_of(const struct media *media)
{
	double *all = bn_mem_alloc(media->count + 1, sizeof(*all));
	size_t count = 0;
	for (size_t i = 0; i < media->count; i++)
		if (has_level(&media->items[i].film))
			all[count++] = media->items[i].film.loudness;
	qsort(all, count, sizeof(*all), by_size);
	double median = count > 0 ? (all[(count - 1) / 2] + all[count / 2]) / 2 : 0;
	free(all);
	return median;
}

static int by_place(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	return (a->line > b->line) - (a->line < b->line);
}

static void tell_all(struct media *media)
{
	double median = median_of(media);
	if (media->count > 1)
		qsort(media->items, media->count, sizeof(*media->items), by_place);
	for (size_t i = 0; i < media->count; i++) {
		const struct named *named = &media->items[i];
		if (named->film.wrong != NULL) {
			bn_problems_warn(media->problems, media->file, named->line, named->column,
				_("« %s » ne se lit pas (%s) ; refaites-le en MP4 (H.264, AAC)"),
				named->path, _(named->film.wrong));
			continue;
		}
		tell_picture(media, named);
		tell_captions(media, named);
		tell_loudness(media, named, median);
	}
}

void bn_media_check(const struct bn_campaign *campaign, const struct bn_media_tools *tools,
	struct bn_problems *problems)
{
	struct media media = {.campaign = campaign,
		.tools = tools,
		.problems = problems,
		.file = bn_file_join(campaign->folder, bn_campaign_files[BN_CAMPAIGN_CLIPS].name)};
	list(&media);
	look_at_all(&media);
	tell_all(&media);
	for (size_t i = 0; i < media.count; i++)
		finish_named(&media.items[i]);
	free(media.items);
	free(media.file);
}
