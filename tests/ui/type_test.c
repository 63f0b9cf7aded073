#include "ui/type.h"

#include "tests/ui/on_glass.h"
#include "ui/font.h"

#include <string.h>

static const struct bn_type body = {.face = BN_FACE_REGULAR, .size = 36, .line = 48};
static const struct bn_rect page = {0, 0, PAGE_WIDTH, PAGE_HEIGHT};

static struct bn_extent measure(
	struct bn_canvas *canvas, const char *text, int max_width, int lines)
{
	struct bn_type type = body;
	type.max_lines = lines;
	return bn_type_measure(canvas, text, &type, max_width);
}

static void measures_lines(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char text[] = "Vous écoutez, vous informez, vous cherchez des solutions";
	struct bn_extent one = measure(canvas, text, 0, 0);
	assert_int_equal(one.lines, 1);
	assert_int_equal(one.height, 48);
	assert_in_range(one.width, 850, 1100);
	assert_false(one.cut);
	for (int width = 1100; width >= 180; width -= 37) {
		struct bn_extent some = measure(canvas, text, width, 0);
		assert_true(some.width <= width);
		assert_int_equal(some.height, 48 * some.lines);
		assert_true(some.lines >= (one.width + width - 1) / width);
		assert_true(some.lines <= one.width / (width - 170 > 100 ? width - 170 : 100) + 2);
	}
	assert_int_equal(measure(canvas, text, one.width, 0).lines, 1); /* it fits to the pixel */
	assert_int_equal(measure(canvas, text, one.width - 1, 0).lines, 2);
}

static void keeps_forced_breaks(void **state)
{
	struct bn_canvas *canvas = *state;
	assert_int_equal(measure(canvas, "", 300, 0).lines, 1);
	assert_int_equal(measure(canvas, "", 300, 0).width, 0);
	assert_int_equal(measure(canvas, "", 300, 0).height, 48);
	assert_int_equal(measure(canvas, "a\nb", 0, 0).lines, 2);
	assert_int_equal(measure(canvas, "a\n\nb", 300, 0).lines, 3);
	assert_int_equal(measure(canvas, "a\n", 300, 0).lines, 1); /* it ends the line it is on */
	assert_int_equal(measure(canvas, "a\r\nb", 300, 0).lines, 2);
	assert_int_equal(measure(canvas, " ", 300, 0).lines, 1);
	assert_int_equal(measure(canvas, "a\nbb", 0, 0).width, measure(canvas, "bb", 0, 0).width);
	assert_int_equal(measure(canvas, "bb   ", 0, 0).width, measure(canvas, "bb", 0, 0).width);
}

static void never_parts_what_clings(void **state)
{
	struct bn_canvas *canvas = *state;
	int width = measure(canvas, "votre métier", 0, 0).width + 4;
	/* The question mark doesn't fit: the word goes with it. */
	assert_int_equal(measure(canvas, "votre métier ?", width, 0).lines, 2);
	assert_int_equal(measure(canvas, "votre métier ?", width, 0).width,
		measure(canvas, "métier ?", 0, 0).width);
}

static void leaves_no_word_alone(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char text[] = "Choisissez un deuxième métier à comparer";
	int width = measure(canvas, "Choisissez un deuxième métier à", 0, 0).width + 4;
	struct bn_extent even = measure(canvas, text, width, 0);
	assert_int_equal(even.lines, 2);
	assert_int_equal(even.width, measure(canvas, "Choisissez un deuxième", 0, 0).width);
	/* The same where that is all the room there is. */
	struct bn_extent again = measure(canvas, text, even.width, 0);
	assert_int_equal(again.lines, 2);
	assert_int_equal(again.width, even.width);
	/* No word is cut for it, and none is hidden. */
	width = measure(canvas, "Anticonstitutionnel et", 0, 0).width;
	assert_int_equal(measure(canvas, "Anticonstitutionnel et bon", width, 0).width,
		measure(canvas, "Anticonstitutionnel", 0, 0).width);
	assert_false(measure(canvas, text, even.width + 40, 2).cut);
}

static void cuts_long_words(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char word[] = "anticonstitutionnellement";
	struct bn_extent whole = measure(canvas, word, 0, 0);
	struct bn_extent cut = measure(canvas, word, 200, 0);
	assert_true(whole.width > 400 && cut.lines >= 3 && cut.lines <= 4);
	assert_true(cut.width <= 200);
	assert_false(cut.cut);
	/* Narrower than a letter: still a letter a line, and an end to it. */
	assert_int_equal(measure(canvas, "mot", 1, 0).lines, 3);
	/* Letters of several bytes stay whole. */
	assert_int_equal(measure(canvas, "e\xCC\x81\xE2\x80\xA6", 1, 0).lines, 2);
}

static void ends_in_an_ellipsis(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char text[] = "Assistante, assistant de service social du Département";
	struct bn_extent one = measure(canvas, text, 300, 1);
	assert_true(one.cut);
	assert_int_equal(one.lines, 1);
	assert_in_range(one.width, 250, 300);
	struct bn_extent two = measure(canvas, text, 300, 2);
	assert_true(two.cut && two.lines == 2 && two.width <= 300);
	struct bn_extent many = measure(canvas, text, 300, 9);
	assert_false(many.cut);
	assert_int_equal(many.lines, measure(canvas, text, 300, 0).lines);
	assert_true(measure(canvas, "a\nb", 300, 1).cut);
	assert_int_equal(measure(canvas, "a\nb", 300, 1).width, measure(canvas, "a…", 0, 0).width);
	assert_false(measure(canvas, "a\n", 300, 1).cut);
	assert_true(measure(canvas, "a\nb", 0, 1).cut);
	assert_true(measure(canvas, "mot", 2, 1).cut); /* no room for anything */
	assert_false(measure(canvas, "mot", 300, 1).cut);
}

static void advances(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char text[] = "Zoé, l’été à 14 h";
	int last = -1;
	for (size_t at = 0; at <= strlen(text); at++) {
		if ((text[at] & 0xC0) == 0x80)
			continue;
		int here = bn_type_advance(canvas, text, at, &body);
		assert_true(here > last);
		last = here;
	}
	assert_int_equal(bn_type_advance(canvas, text, 0, &body), 0);
	assert_int_equal(last, measure(canvas, text, 0, 0).width);
	assert_int_equal(bn_type_advance(canvas, text, 999, &body), last);
}

/* The rows and columns of the page that hold ink. */
static struct bn_rect ink(struct bn_canvas *canvas)
{
	uint32_t *pixels = bn_canvas_read(canvas);
	int left = PAGE_WIDTH, right = -1, top = PAGE_HEIGHT, bottom = -1;
	for (int y = 0; y < PAGE_HEIGHT; y++)
		for (int x = 0; x < PAGE_WIDTH; x++) {
			if ((pixels[y * PAGE_WIDTH + x] & 255) > 127)
				continue;
			left = x < left ? x : left;
			right = x > right ? x : right;
			top = y < top ? y : top;
			bottom = y;
		}
	free(pixels);
	return (struct bn_rect){left, top, right - left + 1, bottom - top + 1};
}

static struct bn_rect drawn(
	struct bn_canvas *canvas, const char *text, struct bn_type type, struct bn_rect rect)
{
	bn_canvas_begin(canvas, white);
	bn_type_draw(canvas, text, &type, rect, opaque(black));
	return ink(canvas);
}

static void stands_where_browsers_put_it(void **state)
{
	struct bn_canvas *canvas = *state;
	/* An H of 92/96 in Chromium: baseline 81 down from the line's top, 66 high. */
	struct bn_type h1 = {.face = BN_FACE_DISPLAY_EXTRABOLD, .size = 92, .line = 96};
	struct bn_rect seen = drawn(canvas, "H", h1, (struct bn_rect){20, 30, 300, 96});
	assert_int_equal(seen.y + seen.h, 30 + 81);
	assert_int_equal(seen.h, 66);
	/* A taller line moves it by half of what is added. */
	h1.line = 116;
	seen = drawn(canvas, "H", h1, (struct bn_rect){20, 30, 300, 96});
	assert_int_equal(seen.y + seen.h, 30 + 91);
	/* A letter that hangs out above or to the left moves no other. */
	struct bn_rect x = drawn(canvas, "x", h1, page),
		       tall = drawn(canvas, "x\xE1\xBA\xA4", h1, page);
	assert_int_equal(x.y + x.h, tall.y + tall.h);
	struct bn_rect j = drawn(canvas, "j", h1, (struct bn_rect){100, 0, 300, 96});
	assert_true(j.x < 100);
}

static void justifies(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_type type = body;
	struct bn_rect left = drawn(canvas, "HH", type, page);
	type.justify = BN_JUSTIFY_RIGHT;
	struct bn_rect right = drawn(canvas, "HH", type, page);
	type.justify = BN_JUSTIFY_CENTRE;
	struct bn_rect middle = drawn(canvas, "HH", type, page);
	assert_in_range(left.x, 2, 6);
	assert_in_range(PAGE_WIDTH - right.x - right.w, 2, 6);
	assert_in_range(middle.x + middle.w / 2, PAGE_WIDTH / 2 - 2, PAGE_WIDTH / 2 + 2);
	assert_int_equal(left.y, right.y);
	/* One line below the other, by the line height. */
	struct bn_rect two = drawn(canvas, "H\nH", type, page);
	assert_int_equal(two.h, left.h + 48);
}

static void falls_back_to_other_fonts(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_rect box = drawn(canvas, "\xF4\x8F\xBF\xBD", body, page); /* no font has it */
	struct bn_rect arabic = drawn(canvas, "\xD8\xA8\xD8\xAA\xD8\xAB", body, page);
	assert_true(arabic.w > 30 && arabic.w != 3 * box.w);
	struct bn_rect both = drawn(canvas, "A \xD8\xA8\xD8\xAA\xD8\xAB", body, page);
	assert_true(both.w > arabic.w + 20);
	drawn(canvas, "bad \xFF\xC3 bytes", body, page); /* whatever comes out, nothing breaks */
}

/* "سلام": its letters join, and it begins at the right. */
static void writes_from_right_to_left(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char ba[] = "\xD8\xA8", three[] = "\xD8\xA8\xD8\xA8\xD8\xA8";
	static const char alef_l[] = "\xD7\x90l", l_alef[] = "l\xD7\x90";
	/* Joined letters are narrower than three that stand alone. */
	assert_true(
		measure(canvas, three, 0, 0).width * 10 < 3 * 9 * measure(canvas, ba, 0, 0).width);
	struct bn_rect right = drawn(canvas, three, body, page);
	assert_in_range(PAGE_WIDTH - right.x - right.w, 0, 8);
	assert_in_range(drawn(canvas, l_alef, body, page).x, 0, 8);
	/* The l, thin and tall, stands left of the alef either way: it is read first or last. */
	struct bn_type left = body;
	struct bn_rect close = {0, 0, measure(canvas, alef_l, 0, 0).width, 48};
	struct bn_rect a = drawn(canvas, alef_l, left, close),
		       b = drawn(canvas, l_alef, left, close);
	assert_int_equal(a.x, b.x);
	assert_int_equal(a.y, b.y);
	/* The caret of a name from right to left goes to the left. */
	int whole = measure(canvas, three, 0, 0).width;
	assert_int_equal(bn_type_advance(canvas, three, 0, &body), whole);
	assert_int_equal(bn_type_advance(canvas, three, 6, &body), 0);
	assert_true(bn_type_advance(canvas, three, 2, &body) < whole);
}

/* A letter no font has is drawn as a box: signs of several scripts aren't. */
static void has_the_signs_too(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char *const signs[] = {"؟", "،", "؛", "।", "։"};
	static const char none[] = "\xF4\x8F\xBF\xBD";
	for (size_t i = 0; i < COUNT(signs); i++)
		if (measure(canvas, signs[i], 0, 0).width == measure(canvas, none, 0, 0).width)
			fail_msg("no font for %s", signs[i]);
}

static void has_letters_for_every_language(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char *const words[] = {"שלום", "سلام", "Привіт", "Γειά", "नमस्ते", "สวัสดี",
		"Բարեւ", "გამარჯობა", "ሰላም", "বাংলা", "தமிழ்", "ⴰⵣⵓⵍ", "→ ✓"};
	uint64_t none = 0;
	for (size_t i = 0; i < COUNT(words); i++) {
		struct bn_type bold = body;
		bold.face = BN_FACE_BOLD;
		struct bn_rect thin = drawn(canvas, words[i], body, page);
		struct bn_rect strong = drawn(canvas, words[i], bold, page);
		if (thin.w < 20 || strong.w < 20 || thin.h < 12)
			fail_msg("%s: nothing to see", words[i]);
		none += (uint64_t)thin.w;
	}
	assert_true(none > 0);
	/* More changes of font in a line than anybody writes. */
	char many[600] = "";
	for (size_t i = 0; i < 50; i++)
		memcpy(many + 3 * i, "aש", sizeof("aש"));
	struct bn_type small = body;
	small.size = 4;
	struct bn_rect seen = drawn(canvas, many, small, page);
	assert_in_range(seen.w, measure(canvas, many, 0, 0).width / 12, PAGE_WIDTH);
}

static void shows_soft_hyphens(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char soft[] = "constitu\xC2\xADtion", plain[] = "constitution";
	assert_int_equal(measure(canvas, soft, 0, 0).width, measure(canvas, plain, 0, 0).width);
	struct bn_rect a = drawn(canvas, soft, body, page), b = drawn(canvas, plain, body, page);
	assert_memory_equal(&a, &b, sizeof(a));
	int room = measure(canvas, "constitu-", 0, 0).width;
	assert_int_equal(measure(canvas, soft, room, 0).lines, 2);
	assert_int_equal(measure(canvas, soft, room, 0).width, room);
	a = drawn(canvas, soft, body, (struct bn_rect){0, 0, room, 48});
	b = drawn(canvas, "constitu-\ntion", body, page);
	assert_memory_equal(&a, &b, sizeof(a));
	/* Without room for the hyphen itself, the word is cut as one without. */
	assert_true(measure(canvas, soft, room - 2, 0).width <= room - 2);
	/* At the end, before a break and before an ellipsis none is seen. */
	assert_int_equal(
		measure(canvas, "mot\xC2\xAD", 0, 0).width, measure(canvas, "mot", 0, 0).width);
	assert_int_equal(
		measure(canvas, "mot\xC2\xAD\nt", 0, 0).width, measure(canvas, "mot", 0, 0).width);
	assert_int_equal(measure(canvas, "mot\xC2\xAD\nt", 300, 1).width,
		measure(canvas, "mot…", 0, 0).width);
}

/* A family of emoji, an accent of its own, a flag: never parted, whatever the width. */
static void cuts_between_letters_only(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char *const words[] = {"👩‍👧👩‍👧👩‍👧",
		"e\xCC\x81"
		"e\xCC\x81"
		"e\xCC\x81",
		"🇫🇷🇫🇷🇫🇷"};
	for (size_t i = 0; i < COUNT(words); i++) {
		assert_int_equal(measure(canvas, words[i], 1, 0).lines, 3);
		int whole = measure(canvas, words[i], 0, 0).width;
		for (int width = 1; width < whole; width++)
			assert_true(measure(canvas, words[i], width, 1).cut);
	}
}

static void survives_any_bytes(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char *const pieces[] = {"\xFF", "\xC2", "\xD7", "\xD7\x90", "a", " ",
		"\xE2\x80", "\xC2\xAD", "\n", "\xE2\x80\x8F", "\xF0\x9F\x87", "\xED\xA0\x80",
		"\xCC\x81"};
	unsigned seed = 7;
	bn_canvas_begin(canvas, white);
	for (int round = 0; round < 400; round++) {
		char text[80] = "";
		for (int i = 0; i < round % 16; i++) {
			seed = seed * 1103515245 + 12345;
			size_t used = strlen(text);
			snprintf(text + used, sizeof(text) - used, "%s",
				pieces[(seed >> 16) % COUNT(pieces)]);
		}
		struct bn_type type = body;
		type.max_lines = round % 3;
		type.secret = round % 2;
		struct bn_extent extent = bn_type_measure(canvas, text, &type, 60);
		assert_true(extent.lines >= 1);
		bn_type_draw(canvas, text, &type, (struct bn_rect){0, 0, 60, 300}, opaque(black));
		for (size_t at = 0; at <= strlen(text); at++)
			bn_type_advance(canvas, text, at, &type);
	}
}

static void draws_the_ellipsis(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_type type = body;
	struct bn_rect plain = drawn(canvas, "a…", type, page),
		       bare = drawn(canvas, "a", type, page);
	type.max_lines = 1;
	struct bn_rect cut = drawn(canvas, "a\nb", type, page);
	assert_memory_equal(&cut, &plain, sizeof(cut));
	assert_true(cut.w > bare.w);
	/* The same line, once whole and once cut, isn't mixed up. */
	type.max_lines = 2;
	struct bn_rect both = drawn(canvas, "a\nb", type, page);
	assert_true(both.h > cut.h + 30);
	type.secret = true;
	type.max_lines = 1;
	cut = drawn(canvas, "a\nb", type, page);
	assert_memory_equal(&cut, &plain, sizeof(cut));
}

static void holds_the_cache_limit(void **state)
{
	struct bn_canvas *canvas = *state;
	char text[64];
	size_t limit = 1 << 20;
	bn_cache_set_limit(canvas->cache, limit);
	bn_canvas_begin(canvas, white);
	for (int i = 0; i < 500; i++) {
		snprintf(text, sizeof(text), "Personne numéro %d, et la suite", i);
		bn_type_draw(canvas, text, &body, page, opaque(black));
		assert_true(bn_cache_bytes(canvas->cache) <= limit);
	}
	uint64_t made = bn_cache_made(canvas->cache);
	bn_type_draw(canvas, text, &body, page, opaque(red));
	assert_int_equal(bn_cache_made(canvas->cache), made); /* another colour: the same mask */
}

static void keeps_no_secret(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_type secret = body;
	secret.secret = true;
	drawn(canvas, "H", body, page);
	uint64_t made = bn_cache_made(canvas->cache);
	struct bn_rect hidden = drawn(canvas, "zoe@exemple.fr", secret, page);
	bn_type_measure(canvas, "zoe@exemple.fr", &secret, 100);
	bn_type_advance(canvas, "zoe@exemple.fr", 4, &secret);
	assert_int_equal(bn_cache_made(canvas->cache), made);
	/* It is drawn all the same, where any other text would be. */
	struct bn_rect plain = drawn(canvas, "zoe@exemple.fr", body, page);
	assert_memory_equal(&hidden, &plain, sizeof(plain));
	assert_true(bn_cache_made(canvas->cache) > made);
}

/* What goes back to the heap is watched for the secret. */
static const char secret_text[] = "zoe@exemple.fr";
static int dirty;

void __real_free(void *memory);
void __wrap_free(void *memory);
size_t malloc_usable_size(void *memory);

void __wrap_free(void *memory)
{
	if (memory != NULL && memmem(memory, malloc_usable_size(memory), secret_text, 8) != NULL)
		dirty++;
	__real_free(memory);
}

static void frees_no_secret(void **state)
{
	struct bn_canvas *canvas = *state;
	struct bn_type type = body;
	dirty = 0;
	drawn(canvas, secret_text, type, page);
	assert_true(dirty > 0); /* the watch sees what isn't wiped */
	bn_cache_clear(canvas->cache);
	type.secret = true;
	dirty = 0;
	drawn(canvas, secret_text, type, page);
	bn_type_measure(canvas, secret_text, &type, 150);
	bn_type_advance(canvas, secret_text, 11, &type);
	type.max_lines = 1;
	drawn(canvas, secret_text, type, (struct bn_rect){0, 0, 220, 100});
	assert_int_equal(dirty, 0);
}

/* A campaign's own font, and Inter for the letters it lacks, or where it is none. */
static void sets_a_campaigns_own_font(void **state)
{
	struct bn_canvas *canvas = *state;
	static const char serif[] = "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf";
	static const char signs[] = "/usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf";
	static const char text[] = "Illinois, filles et îlots";
	static const struct bn_type bold = {.face = BN_FACE_BOLD, .size = 36, .line = 48};
	const char *const own[] = {NULL, serif, signs, "/usr/share/fonts/none.ttf"};
	int width[COUNT(own)], wide[COUNT(own)];
	for (size_t i = 0; i < COUNT(own); i++) {
		bn_canvas_set_font(canvas, own[i], NULL);
		width[i] = measure(canvas, text, 0, 0).width;
		wide[i] = bn_type_measure(canvas, text, &bold, 0).width;
	}
	assert_true(width[1] > 0 && abs(width[1] - width[0]) > 5);
	assert_int_equal(wide[1], width[1]); /* no bold of its own */
	assert_int_equal(width[2], width[0]);
	assert_int_equal(wide[2], wide[0]);
	assert_int_equal(width[3], width[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(measures_lines),
		ON_BOTH(sets_a_campaigns_own_font),
		ON_BOTH(keeps_forced_breaks),
		ON_BOTH(never_parts_what_clings),
		ON_BOTH(leaves_no_word_alone),
		ON_BOTH(cuts_long_words),
		ON_BOTH(ends_in_an_ellipsis),
		ON_BOTH(advances),
		ON_BOTH(stands_where_browsers_put_it),
		ON_BOTH(justifies),
		ON_BOTH(falls_back_to_other_fonts),
		ON_BOTH(writes_from_right_to_left),
		ON_BOTH(has_the_signs_too),
		ON_BOTH(has_letters_for_every_language),
		ON_BOTH(shows_soft_hyphens),
		ON_BOTH(cuts_between_letters_only),
		ON_BOTH(survives_any_bytes),
		ON_BOTH(draws_the_ellipsis),
		ON_BOTH(holds_the_cache_limit),
		ON_BOTH(keeps_no_secret),
		ON_BOTH(frees_no_secret),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
