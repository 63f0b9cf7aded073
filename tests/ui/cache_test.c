#include "ui/cache.h"

#include "tests/test.h"

#include <stdbool.h>
#include <string.h>

static void count_drop(void *context, void *value)
{
	int *dropped = context;
	++*dropped;
	free(value);
}

static struct bn_cache_key key_of(int number, const char *text)
{
	return (struct bn_cache_key){
		.numbers = {number}, .text = text, .text_bytes = text != NULL ? strlen(text) : 0};
}

static void put(struct bn_cache *cache, int number, const char *text, size_t bytes, int *dropped)
{
	struct bn_cache_key key = key_of(number, text);
	bn_cache_put(cache, &key, malloc(1), bytes, count_drop, dropped);
}

static bool has(struct bn_cache *cache, int number, const char *text)
{
	struct bn_cache_key key = key_of(number, text);
	return bn_cache_get(cache, &key) != NULL;
}

static void finds_by_all_of_the_key(void **state)
{
	(void)state;
	int dropped = 0;
	char text[] = "Lot";
	struct bn_cache *cache = bn_cache_create(1 << 20);
	put(cache, 1, text, 10, &dropped);
	text[0] = 'p'; /* the key's text was copied */
	assert_true(has(cache, 1, "Lot"));
	assert_false(has(cache, 1, "pot"));
	assert_false(has(cache, 2, "Lot"));
	assert_false(has(cache, 1, NULL));
	assert_false(has(cache, 1, ""));
	assert_int_equal(dropped, 0);
	bn_cache_destroy(cache);
	assert_int_equal(dropped, 1);
	bn_cache_destroy(NULL);
}

static void drops_the_longest_unused(void **state)
{
	(void)state;
	int dropped = 0;
	struct bn_cache *cache = bn_cache_create(100000);
	put(cache, 1, NULL, 30000, &dropped);
	put(cache, 2, NULL, 30000, &dropped);
	put(cache, 3, NULL, 30000, &dropped);
	assert_true(has(cache, 1, NULL)); /* now 2 is the oldest */
	put(cache, 4, NULL, 30000, &dropped);
	assert_true(has(cache, 1, NULL));
	assert_false(has(cache, 2, NULL));
	assert_true(has(cache, 3, NULL));
	assert_true(has(cache, 4, NULL));
	assert_int_equal(dropped, 1);
	bn_cache_destroy(cache);
	assert_int_equal(dropped, 4);
}

static void holds_its_limit(void **state)
{
	(void)state;
	int dropped = 0;
	struct bn_cache *cache = bn_cache_create(1000000);
	for (int i = 0; i < 5000; i++) {
		put(cache, i, "text", 7000, &dropped);
		assert_true(bn_cache_bytes(cache) <= 1000000);
		assert_true(has(cache, i, "text"));
	}
	assert_int_equal(bn_cache_count(cache) + (size_t)dropped, 5000);
	/* What is larger than all stays until the next one comes. */
	put(cache, 5000, "text", 2000000, &dropped);
	assert_true(has(cache, 5000, "text"));
	assert_int_equal(bn_cache_count(cache), 1);
	put(cache, 5001, "text", 1, &dropped);
	assert_false(has(cache, 5000, "text"));
	bn_cache_set_limit(cache, 10);
	assert_int_equal(bn_cache_count(cache), 1);
	bn_cache_clear(cache);
	assert_int_equal(bn_cache_bytes(cache), 0);
	assert_int_equal(dropped, 5002);
	bn_cache_destroy(cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_by_all_of_the_key),
		cmocka_unit_test(drops_the_longest_unused),
		cmocka_unit_test(holds_its_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
