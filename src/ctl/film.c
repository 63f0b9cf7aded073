#include "ctl/film.h"

#include "base/json_read.h"
#include "base/mem.h"
#include "base/tr.h"
#include "ctl/tool.h"

#include <stdlib.h>
#include <string.h>

#define SILENT    (-70.0) /* LUFS: what R 128's gate leaves of silence */
#define PROBE_MS  10000
#define LISTEN_MS 120000 /* an hour of film takes 20 s */

static bool read_one(struct bn_json_reader *json, struct bn_film *film, char *wrong, size_t room)
{
	char key[32];
	int64_t number = 0;
	if (!bn_json_key(json, key, sizeof(key)))
		return false;
	if (strcmp(key, "error") == 0)
		return bn_json_get_text(json, wrong, room);
	if (strcmp(key, "audio") == 0)
		return bn_json_get_bool(json, &film->audio);
	if (strcmp(key, "rate") == 0)
		return bn_json_skip(json);
	if (!bn_json_get_int(json, &number))
		return false;
	if (strcmp(key, "width") == 0)
		film->width = (int)number;
	else if (strcmp(key, "height") == 0)
		film->height = (int)number;
	else if (strcmp(key, "duration_ms") == 0)
		film->duration_ms = number;
	return true;
}

static bool read_all(struct bn_film *film, const char *said, char *wrong, size_t room)
{
	struct bn_json_reader json = {.at = said, .end = said + strlen(said)};
	for (bool more = bn_json_enter(&json, '{'); more; more = bn_json_more(&json, '}'))
		if (!read_one(&json, film, wrong, room))
			break;
	return bn_json_ended(&json);
}

void bn_film_look(struct bn_film *film, const char *player)
{
	char *said = NULL, wrong[256] = "";
	if (player == NULL)
		return;
	const char *const words[] = {player, "--probe", film->path, NULL};
	enum bn_tool_end end = bn_tool_run(words, false, PROBE_MS, &said);
	if (end == BN_TOOL_LATE)
		film->wrong = bn_mem_strdup(BN_TR("pas d’image en 10 s"));
	else if (!read_all(film, said, wrong, sizeof(wrong)))
		film->wrong = bn_mem_strdup(BN_TR("borne-player n’a pas répondu"));
	else if (wrong[0] != '\0' || end == BN_TOOL_FAILED)
		film->wrong = bn_mem_strdup(wrong);
	film->probed = true;
	free(said);
}

void bn_film_listen(struct bn_film *film, const char *ffmpeg)
{
	static const char before[] = "Integrated loudness:", mark[] = "I:";
	char *said = NULL;
	if (ffmpeg == NULL || (film->probed && !film->audio))
		return;
	char *input = bn_mem_printf("file:%s", film->path); /* whatever the path looks like */
	const char *const words[] = {ffmpeg, "-hide_banner", "-nostdin", "-nostats",
		"-protocol_whitelist", "file", "-vn", "-sn", "-dn", "-i", input, "-af",
		"ebur128=framelog=verbose", "-f", "null", "-", NULL};
	if (bn_tool_run(words, true, LISTEN_MS, &said) == BN_TOOL_DONE) {
		const char *found = strstr(said, before);
		const char *value = found != NULL ? strstr(found, mark) : NULL;
		film->measured = value != NULL;
		if (film->measured)
			film->loudness = strtod(value + sizeof(mark) - 1, NULL);
	}
	free(said);
	free(input);
}

bool bn_film_is_heard(const struct bn_film *film)
{
	return film->wrong == NULL && (film->measured ? film->loudness > SILENT : film->audio);
}

void bn_film_finish(struct bn_film *film)
{
	free(film->path);
	free(film->wrong);
	*film = (struct bn_film){0};
}
