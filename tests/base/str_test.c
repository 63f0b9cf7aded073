#include "base/str.h"

#include "tests/test.h"

#include <string.h>

static void gathers(void **state)
{
	(void)state;
	struct bn_str str = {0};
	assert_string_equal(bn_str_text(&str), "");
	bn_str_add(&str, "abc", 2);
	bn_str_addz(&str, "é");
	bn_str_addf(&str, "%s=%d", "n", -7);
	bn_str_addf(&str, "%s", "");
	assert_string_equal(bn_str_text(&str), "abén=-7");
	assert_int_equal(str.length, strlen("abén=-7"));
	bn_str_clear(&str);
	assert_string_equal(bn_str_text(&str), "");
	assert_int_equal(str.length, 0);
	bn_str_add(&str, "a\0b", 3); /* bytes, not only text */
	assert_memory_equal(str.data, "a\0b", 4);
	bn_str_finish(&str);
	assert_null(str.data);
	bn_str_finish(&str);
	bn_str_finish(NULL);
}

static void formats_what_is_long(void **state)
{
	(void)state;
	struct bn_str str = {0};
	for (int i = 0; i < 300; i++)
		bn_str_addf(&str, "%0100d", i);
	assert_int_equal(str.length, 30000);
	assert_memory_equal(str.data + 29997, "299", 4);
	bn_str_finish(&str);
}

static void hands_over(void **state)
{
	(void)state;
	struct bn_str str = {.secret = true};
	char *empty = bn_str_take(&str);
	assert_string_equal(empty, "");
	bn_str_addz(&str, "mine");
	char *text = bn_str_take(&str);
	assert_string_equal(text, "mine");
	assert_null(str.data);
	assert_true(str.secret);
	free(empty);
	free(text);
}

static void clears_secrets(void **state)
{
	(void)state;
	struct bn_str str = {.secret = true};
	bn_str_addz(&str, "zoe@exemple.fr");
	char *data = str.data;
	size_t capacity = str.capacity;
	bn_str_clear(&str);
	assert_ptr_equal(str.data, data); /* the memory is kept, its bytes aren't */
	for (size_t i = 0; i < capacity; i++)
		assert_int_equal(data[i], 0);
	bn_str_finish(&str);
}

/* Looks into what is given back to the heap; not at the first byte, which clearing any string
 * overwrites. */
static size_t dirty;
static const char canary[] = "CANARY-7f3a";

void __real_free(void *memory);
void __wrap_free(void *memory);
void *__real_reallocarray(void *memory, size_t count, size_t size);
void *__wrap_reallocarray(void *memory, size_t count, size_t size);
size_t malloc_usable_size(void *memory);

static void watch(void *memory)
{
	if (memory != NULL &&
		memmem(memory, malloc_usable_size(memory), canary + 1, sizeof(canary) - 2) != NULL)
		dirty++;
}

void __wrap_free(void *memory)
{
	watch(memory);
	__real_free(memory);
}

void *__wrap_reallocarray(void *memory, size_t count, size_t size)
{
	watch(memory);
	return __real_reallocarray(memory, count, size);
}

static void fill_and_finish(bool secret)
{
	struct bn_str str = {.secret = secret};
	bn_str_addz(&str, canary);
	for (int i = 0; i < 500; i++) /* moves several times */
		bn_str_addz(&str, "0123456789");
	bn_str_finish(&str);
}

static void frees_no_secret(void **state)
{
	(void)state;
	dirty = 0;
	fill_and_finish(false);
	assert_true(dirty > 2); /* the watch sees what isn't wiped */
	dirty = 0;
	fill_and_finish(true);
	assert_int_equal(dirty, 0);
}

static void compares(void **state)
{
	(void)state;
	assert_true(bn_str_starts("clip.mp4", "clip"));
	assert_true(bn_str_starts("clip", ""));
	assert_false(bn_str_starts("cl", "clip"));
	assert_true(bn_str_ends("clip.mp4", ".mp4"));
	assert_false(bn_str_ends("mp4", ".mp4"));
	assert_false(bn_str_ends("clip.mp4x", ".mp4"));
	assert_true(bn_str_same(NULL, NULL));
	assert_false(bn_str_same(NULL, ""));
	assert_false(bn_str_same("", NULL));
	assert_true(bn_str_same("é", "é"));
	assert_false(bn_str_same("e", "é"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gathers),
		cmocka_unit_test(formats_what_is_long),
		cmocka_unit_test(hands_over),
		cmocka_unit_test(clears_secrets),
		cmocka_unit_test(frees_no_secret),
		cmocka_unit_test(compares),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
