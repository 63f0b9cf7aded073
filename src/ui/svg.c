#include "ui/svg.h"

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

#include <SDL2/SDL_image.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MOST_BYTES ((size_t)8 << 20)

bool bn_svg_is(const char *path)
{
	const char *dot = strrchr(path, '.');
	return dot != NULL && strcasecmp(dot, ".svg") == 0;
}

/* The value of an attribute of the root element, NULL when it has none. */
static const char *attribute(const char *tag, const char *end, const char *name)
{
	size_t length = strlen(name);
	for (const char *at = tag; (at = strstr(at, name)) != NULL && at < end; at += length) {
		const char *next = at + length + strspn(at + length, " \t\r\n");
		if (strchr(" \t\r\n", at[-1]) == NULL || *next != '=')
			continue;
		next += 1 + strspn(next + 1, " \t\r\n");
		return *next == '"' || *next == '\'' ? next + 1 : NULL;
	}
	return NULL;
}

/* A length in pixels; 0 for none, and for those that depend on something else. */
static double length_of(const char *value)
{
	char *end = NULL;
	double length = value != NULL ? strtod(value, &end) : 0;
	return value != NULL && end != value &&
			       (strchr("\"' ", *end) != NULL || bn_str_starts(end, "px"))
		       ? length
		       : 0;
}

static bool find_size(struct bn_svg *svg)
{
	const char *tag = strstr(svg->text, "<svg");
	const char *end = tag != NULL ? strchr(tag, '>') : NULL;
	if (end == NULL)
		return false;
	svg->width = length_of(attribute(tag, end, "width"));
	svg->height = length_of(attribute(tag, end, "height"));
	const char *box = attribute(tag, end, "viewBox");
	if ((svg->width <= 0 || svg->height <= 0) && box != NULL) {
		double numbers[4] = {0};
		char *at = (char *)box;
		for (int i = 0; i < 4; i++) {
			numbers[i] = strtod(at, &at);
			at += strspn(at, " ,\t\r\n");
		}
		svg->width = numbers[2];
		svg->height = numbers[3];
	}
	return svg->width > 0 && svg->height > 0;
}

/* What it asks for that nanosvg leaves out, or NULL. */
static const char *lacks(const struct bn_svg *svg)
{
	static const char *const unknown[] = {
		"clip-path=", "filter=", "mask=", "<text", "<image", "<use", "<pattern"};
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		if (strstr(svg->text, unknown[i]) != NULL)
			return unknown[i];
	return NULL;
}

bool bn_svg_init(struct bn_svg *svg, const char *path)
{
	*svg = (struct bn_svg){0};
	svg->text = bn_file_read(path, MOST_BYTES, &svg->bytes);
	if (svg->text == NULL)
		return false;
	if (!find_size(svg)) {
		bn_log_error("ui", "%s: no <svg> with a width and height, or a viewBox", path);
		bn_svg_finish(svg);
		return false;
	}
	const char *left_out = lacks(svg);
	if (left_out != NULL)
		bn_log_warn("ui", "%s: is drawn without its %s", path, left_out);
	return true;
}

void bn_svg_finish(struct bn_svg *svg)
{
	free(svg->text);
	*svg = (struct bn_svg){0};
}

void bn_svg_whiten(struct bn_svg *svg)
{
	static const char word[] = "currentColor", white[] = "#fff";
	struct bn_str out = {0};
	const char *from = svg->text;
	for (const char *at; (at = strstr(from, word)) != NULL; from = at + strlen(word)) {
		bn_str_add(&out, from, (size_t)(at - from));
		bn_str_addz(&out, white);
	}
	bn_str_addz(&out, from);
	free(svg->text);
	svg->bytes = out.length;
	svg->text = bn_str_take(&out);
}

SDL_Surface *bn_svg_draw(const struct bn_svg *svg, int width, int height)
{
	SDL_RWops *file = SDL_RWFromConstMem(svg->text, (int)svg->bytes);
	SDL_Surface *drawn = file != NULL ? IMG_LoadSizedSVG_RW(file, width, height) : NULL;
	if (file != NULL)
		SDL_RWclose(file);
	if (drawn == NULL || drawn->format->format == SDL_PIXELFORMAT_ARGB8888)
		return drawn;
	SDL_Surface *same = SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0);
	SDL_FreeSurface(drawn);
	return same;
}
