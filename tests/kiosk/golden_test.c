/* How the screens looked when somebody last looked at them. A picture here that isn't as the one in
 * golden/ is a change to be seen by a person: `./dev golden` takes the new ones. Letters come from
 * Debian 12's fonts-inter, so that they are the same everywhere. */
#include "base/file.h"
#include "base/mem.h"
#include "tests/kiosk/studio.h"
#include "ui/canvas_private.h"

#include <SDL2/SDL_image.h>
#include <string.h>

enum {
	BLOCK = 8,  /* pixels: the means of squares are compared */
	APART = 10, /* levels of 256 two means may be apart */
};

static const struct bn_scene *scene_of(const char *screen, const char *state)
{
	for (size_t i = 0; i < bn_scene_count; i++)
		if (strcmp(bn_scenes[i].screen, screen) == 0 &&
			strcmp(bn_scenes[i].state, state) == 0)
			return &bn_scenes[i];
	fail_msg("no scene %s %s", screen, state);
	return NULL;
}

/* With 16 levels a colour, for a small file. */
static void coarsen(uint32_t *pixels, size_t count)
{
	for (size_t i = 0; i < count; i++)
		pixels[i] = (pixels[i] & 0xF0F0F0) | (pixels[i] >> 4 & 0x0F0F0F);
}

/* What was drawn; its pixels go with free(surface->userdata). */
static SDL_Surface *drawn(int width, int height)
{
	uint32_t *pixels = bn_canvas_read(studio.canvas);
	coarsen(pixels, (size_t)width * (size_t)height);
	SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
		pixels, width, height, 32, width * 4, SDL_PIXELFORMAT_RGB888);
	assert_non_null(surface);
	surface->userdata = pixels;
	return surface;
}

static int mean(const SDL_Surface *surface, int x, int y, int shift)
{
	int sum = 0, count = 0;
	for (int row = y; row < y + BLOCK && row < surface->h; row++)
		for (int column = x; column < x + BLOCK && column < surface->w; column++) {
			const char *line = (const char *)surface->pixels +
					   (ptrdiff_t)row * surface->pitch;
			sum += ((const uint32_t *)(const void *)line)[column] >> shift & 255;
			count++;
		}
	return sum / count;
}

/* How many squares look another way. */
static int changed(const SDL_Surface *a, const SDL_Surface *b)
{
	int count = 0;
	for (int y = 0; y < a->h; y += BLOCK)
		for (int x = 0; x < a->w; x += BLOCK) {
			bool same = true;
			for (int shift = 0; shift < 24; shift += 8)
				same &= abs(mean(a, x, y, shift) - mean(b, x, y, shift)) <= APART;
			count += !same;
		}
	return count;
}

static SDL_Surface *load(const char *path)
{
	SDL_Surface *read = IMG_Load(path);
	if (read == NULL)
		return NULL;
	SDL_Surface *pixels = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_RGB888, 0);
	SDL_FreeSurface(read);
	return pixels;
}

static bool as_before(SDL_Surface *now, const char *golden, const char *name)
{
	SDL_Surface *before = load(golden);
	bool sized = before != NULL && before->w == now->w && before->h == now->h;
	int count = sized ? changed(before, now) : -1;
	SDL_FreeSurface(before);
	if (count == 0)
		return true;
	assert_true(bn_file_make_folder(TEST_SEEN));
	char *seen = bn_mem_printf("%s/%s.png", TEST_SEEN, name);
	IMG_SavePNG(now, seen);
	if (count < 0)
		print_error("%s: there is none of this size; now: %s\n", golden, seen);
	else
		print_error("%s: %d squares changed; now: %s\n", golden, count, seen);
	free(seen);
	return false;
}

static bool see(const struct bn_scene *scene, enum bn_look look, int width, int height)
{
	assert_int_equal(bn_studio_stage(&studio, scene, look, "fr"), BN_STUDIO_READY);
	bn_studio_draw(&studio);
	char *what = bn_scene_name(scene, look);
	char *name = bn_mem_printf("%s-%s", what, height > width ? "portrait" : "landscape");
	char *golden = bn_mem_printf("%s/golden/%s.png", TEST_DATA, name);
	SDL_Surface *now = drawn(width, height);
	bool good = getenv("BORNE_GOLDEN_ACCEPT") != NULL ? IMG_SavePNG(now, golden) == 0
							  : as_before(now, golden, name);
	free(now->userdata);
	SDL_FreeSurface(now);
	free(golden);
	free(name);
	free(what);
	return good;
}

struct picture {
	const char *screen, *state;
	enum bn_look look;
};

static void look_as_before(const struct picture *pictures, size_t count, int width, int height)
{
	assert_true(bn_studio_resize(&studio, width, height));
	int faults = 0;
	for (size_t i = 0; i < count; i++)
		faults += !see(scene_of(pictures[i].screen, pictures[i].state), pictures[i].look,
			width, height);
	assert_int_equal(faults, 0);
}

static void upright(void **state)
{
	static const struct picture pictures[] = {
		{"attract", "default", BN_LOOK_PLAIN},
		{"home", "default", BN_LOOK_PLAIN},
		{"home", "default", BN_LOOK_CONTRAST},
		{"home", "default", BN_LOOK_LARGE},
		{"home", "hint", BN_LOOK_PLAIN},
		{"home", "hint", BN_LOOK_LARGE},
		{"professions", "default", BN_LOOK_PLAIN},
		{"professions", "search", BN_LOOK_PLAIN},
		{"professions", "narrowed", BN_LOOK_PLAIN},
		{"compare", "default", BN_LOOK_PLAIN},
		{"profession", "default", BN_LOOK_PLAIN},
		{"article", "default", BN_LOOK_PLAIN},
		{"article", "bar", BN_LOOK_PLAIN},
		{"feed", "default", BN_LOOK_PLAIN},
		{"feed", "end", BN_LOOK_PLAIN},
		{"lead_form", "default", BN_LOOK_PLAIN},
		{"lead_form", "accents", BN_LOOK_PLAIN},
		{"lead_form", "contact-error", BN_LOOK_PLAIN},
		{"lead_form", "consent-ready", BN_LOOK_PLAIN},
		{"thanks", "default", BN_LOOK_PLAIN},
		{"idle_warning", "default", BN_LOOK_PLAIN},
		{"staff_code", "default", BN_LOOK_PLAIN},
		{"staff_code", "wrong", BN_LOOK_LARGE},
		{"staff", "default", BN_LOOK_PLAIN},
		{"staff", "bad", BN_LOOK_CONTRAST},
		{"staff", "default", BN_LOOK_LARGE},
		{"staff_export", "done", BN_LOOK_PLAIN},
		{"staff_export", "slow", BN_LOOK_PLAIN},
		{"staff_install", "failed", BN_LOOK_PLAIN},
		{"staff_settings", "default", BN_LOOK_PLAIN},
		{"pause", "default", BN_LOOK_PLAIN},
	};
	(void)state;
	look_as_before(pictures, COUNT(pictures), 432, 768);
}

static void lengthwise(void **state)
{
	static const struct picture pictures[] = {
		{"attract", "default", BN_LOOK_PLAIN},
		{"home", "default", BN_LOOK_PLAIN},
		{"professions", "one", BN_LOOK_PLAIN},
		{"home", "hint", BN_LOOK_PLAIN},
		{"profession", "default", BN_LOOK_PLAIN},
		{"article", "default", BN_LOOK_PLAIN},
		{"feed", "default", BN_LOOK_PLAIN},
		{"lead_form", "contact", BN_LOOK_PLAIN},
		{"lead_form", "wishes", BN_LOOK_PRESSED},
		{"phone", "default", BN_LOOK_PLAIN},
		{"staff_code", "default", BN_LOOK_CONTRAST},
		{"staff", "bad", BN_LOOK_PLAIN},
		{"staff_export", "full", BN_LOOK_PLAIN},
		{"staff_power", "sure", BN_LOOK_PLAIN},
	};
	(void)state;
	look_as_before(pictures, COUNT(pictures), 768, 432);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(upright),
		cmocka_unit_test(lengthwise),
	};
	return cmocka_run_group_tests(tests, open_studio, close_studio);
}
