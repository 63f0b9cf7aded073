#include "tests/ui/on_glass.h"

#include <string.h>
#include <unistd.h>

/* What zbarimg (package zbar-tools) reads in what the canvas shows; "" when there is no code. */
static void read_back(struct bn_canvas *canvas, char *out, size_t size)
{
	char path[] = "/tmp/borne-qr-XXXXXX.png", command[128];
	int fd = mkstemps(path, 4);
	assert_true(fd >= 0);
	assert_true(bn_canvas_save(canvas, path));
	snprintf(command, sizeof(command), "zbarimg --quiet --raw -Sdisable -Sqrcode.enable %s",
		path);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	size_t got = fread(out, 1, size - 1, pipe);
	out[got] = '\0';
	int status = pclose(pipe);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		fail_msg("zbarimg is missing: apt-get install zbar-tools");
	out[strcspn(out, "\n")] = '\0';
	close(fd);
	unlink(path);
}

static void reads_back(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char *const texts[] = {
		"https://lot.fr/metiers/assistant-de-service-social?b=1", "BORNE-7K4Q", "é"};
	static const struct bn_rect places[] = {{120, 20, 240, 260}, {3, 7, 166, 166}};
	char seen[200];
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t k = 0; k < COUNT(places); k++) {
			bn_canvas_begin(canvas, black);
			bn_canvas_qr(canvas, texts[i], places[k], false);
			read_back(canvas, seen, sizeof(seen));
			assert_string_equal(seen, texts[i]);
		}
	bn_canvas_begin(canvas, black);
	read_back(canvas, seen, sizeof(seen));
	assert_string_equal(seen, "");
}

static void keeps_no_secret(void **state)
{
	struct bn_canvas *canvas = *state;
	char seen[200];
	bn_canvas_begin(canvas, black);
	uint64_t made = bn_cache_made(canvas->cache);
	bn_canvas_qr(canvas, "LOT 7K4 29M", (struct bn_rect){3, 7, 166, 166}, true);
	assert_int_equal(bn_cache_made(canvas->cache), made);
	read_back(canvas, seen, sizeof(seen));
	assert_string_equal(seen, "LOT 7K4 29M");
	bn_canvas_qr(canvas, "LOT 7K4 29M", (struct bn_rect){3, 7, 166, 166}, false);
	assert_true(bn_cache_made(canvas->cache) > made);
}

/* Every module is a square of whole pixels, with four clear ones around. */
static void has_whole_modules(void **state)
{
	struct bn_canvas *canvas = *state;
	bn_canvas_begin(canvas, black);
	bn_canvas_qr(canvas, "BORNE-7K4Q", (struct bn_rect){100, 50, 207, 200}, false);
	/* 21 modules and 8 clear ones: 6 pixels each, 174 in all, from 116, 63. */
	assert_pixel(canvas, 116, 63, white, 0);
	assert_pixel(canvas, 115, 63, black, 0);
	assert_pixel(canvas, 116 + 173, 63 + 173, white, 0);
	assert_pixel(canvas, 116 + 23, 63 + 24, white, 0);
	struct bn_colour dark = pixel(canvas, 116 + 24, 63 + 24);
	assert_true(dark.r < 60 && dark.g < 60);
	assert_pixel(canvas, 116 + 24 + 41, 63 + 24, dark, 0);
	assert_pixel(canvas, 116 + 24 + 42, 63 + 24, white, 0);
	assert_pixel(canvas, 116 + 30, 63 + 30, white, 0);
}

static void draws_nothing_without_room(void **state)
{
	struct bn_canvas *canvas = *state;
	char *huge = malloc(4000);
	memset(huge, 'a', 3999);
	huge[3999] = '\0';
	bn_canvas_begin(canvas, red);
	bn_canvas_qr(canvas, "BORNE-7K4Q", (struct bn_rect){100, 50, 28, 200}, false);
	bn_canvas_qr(canvas, huge, (struct bn_rect){100, 50, 200, 200}, false);
	bn_canvas_qr(canvas, "", (struct bn_rect){100, 50, 200, 200}, false);
	bn_canvas_qr(canvas, NULL, (struct bn_rect){100, 50, 200, 200}, false);
	assert_pixel(canvas, 114, 150, red, 0);
	assert_pixel(canvas, 200, 150, red, 0);
	free(huge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(reads_back),
		ON_BOTH(keeps_no_secret),
		ON_BOTH(has_whole_modules),
		ON_BOTH(draws_nothing_without_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
