/* bornectl check asks borne-player and ffmpeg of the films. */
#include "tests/ctl/run.h"

/* A film a second long, of this size, with a tone so many dB softer than full; NULL: no sound. */
static void make_film(void **state, const char *name, const char *size, const char *decibels)
{
	char *sound = decibels != NULL
			      ? bn_mem_printf(
					"-f lavfi -i sine=d=1.2 -af volume=%sdB -c:a aac", decibels)
			      : bn_mem_strdup("");
	char *command = bn_mem_printf("ffmpeg -loglevel error -y -f lavfi -i "
				      "testsrc2=s=%s:d=1.2:r=25 %s -c:v libx264 -preset ultrafast "
				      "-pix_fmt yuv420p lot/films/%s.mp4",
		size, sound, name);
	run_shell(*state, command);
	free(command);
	free(sound);
}

static void write_clips(void **state, const char *const (*clips)[3], size_t count)
{
	struct bn_str text = {0};
	char *path = bn_file_join(*state, "lot/clips.yaml");
	bn_str_addz(&text, "clips:\n");
	for (size_t i = 0; i < count; i++)
		bn_str_addf(&text,
			"  - id: %s\n    cut: %s\n    landscape: films/%s.mp4\n"
			"    title: {fr: F, en: F}\n    seconds: %s\n%s",
			clips[i][0], clips[i][1], clips[i][0], clips[i][2],
			strcmp(clips[i][1], "testimony") != 0
				? ""
				: "    captions: {fr: films/c.vtt, en: films/c.vtt}\n");
	assert_true(bn_file_write_whole(path, bn_str_text(&text), text.length, 0600));
	bn_str_finish(&text);
	free(path);
}

static void films_are_played_and_measured(void **state)
{
	static const char *const clips[][3] = {{"lot-long", "long", "1"},
		{"lot-court", "short", "1"}, {"temoignage-ass", "testimony", "1"},
		{"temoignage-cesf", "testimony", "1"}, {"temoignage-ree", "testimony", "9"}};
	run_shell(*state, "cp -r " RUN_LOT " lot");
	run_shell(*state,
		"mkdir lot/films && printf 'WEBVTT\\n\\n00:00.000 --> 00:01.000\\nA\\n' "
		">lot/films/c.vtt && head -c 9000 /dev/urandom >lot/films/temoignage-ass.mp4");
	write_clips(state, clips, COUNT(clips));
	make_film(state, "lot-long", "64x36", "-20");
	make_film(state, "lot-court", "64x36", "-4");
	make_film(state, "temoignage-cesf", "36x64", "-20");
	make_film(state, "temoignage-ree", "64x36", "-20");
	run_shell(*state, "sed -i 's/sound: true/sound: false/' lot/campaign.yaml");
	struct run run = RUN(*state, "check", "lot");
	static const char *const lines[] = {
		"clips.yaml:2:5: avertissement : « lot-long » n’a pas de sous-titres",
		"clips.yaml:7:5: avertissement : « lot-court » n’a pas de sous-titres",
		"clips.yaml:9:16: avertissement : « films/lot-court.mp4 » s’entend à ",
		" LUFS, plus fort que les autres (",
		"clips.yaml:14:16: avertissement : « films/temoignage-ass.mp4 » ne se lit pas (",
		"clips.yaml:20:16: avertissement : « films/temoignage-cesf.mp4 » est un film de 36 "
		"× 64 ; mettez-le sous « portrait »",
		"« films/temoignage-ree.mp4 » dure 1 s, et « seconds » en dit 9"};
	for (size_t i = 0; i < COUNT(lines); i++)
		if (strstr(run.err, lines[i]) == NULL)
			fail_msg("no \"%s\" in:\n%s", lines[i], run.err);
	run_assert(run, 0, "2 langues), 6 avertissements.\n", "");
	/* Without ffmpeg, one line says so; a film without sound needs no words. */
	make_film(state, "lot-long", "64x36", NULL);
	setenv("PATH", "/nowhere", 1);
	run = RUN(*state, "check", "lot");
	setenv("PATH", "/usr/bin:/bin", 1);
	assert_null(strstr(run.err, "« lot-long »"));
	assert_null(strstr(run.err, "LUFS"));
	char *alone = bn_paths_program("../bornectl");
	char *command = bn_mem_printf(
		"cp '%s' . && LC_ALL=fr_FR.UTF-8 LANGUAGE= ./bornectl check lot >alone 2>&1 && "
		"grep -q 'il manque borne-player' alone",
		alone);
	run_shell(*state, command); /* a recruiter's computer has no player */
	free(command);
	free(alone);
	run_assert(run, 0, "4 avertissements.\n", "n’a pas été mesuré : il manque ffmpeg.\n");
}

#define with_folder(test) \
	cmocka_unit_test_setup_teardown(test, test_make_folder, test_remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {with_folder(films_are_played_and_measured)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
