#include "base/mem.h"

#include "tests/test.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void gives_zeros(void **state)
{
	(void)state;
	unsigned char *bytes = bn_mem_alloc(1000, 3), sum = 0;
	for (size_t i = 0; i < 3000; i++)
		sum |= bytes[i];
	assert_int_equal(sum, 0);
	free(bytes);
	void *nothing = bn_mem_alloc(0, 0);
	assert_non_null(nothing);
	free(nothing);
}

static void grows(void **state)
{
	(void)state;
	/* What the heap gives next isn't zeros by luck. */
	void *used[12];
	for (size_t i = 0; i < COUNT(used); i++)
		used[i] = memset(malloc((size_t)32 << i), 0xaa, (size_t)32 << i);
	for (size_t i = 0; i < COUNT(used); i++)
		free(used[i]);
	size_t capacity = 0;
	int *items = bn_mem_grow(NULL, &capacity, 1, sizeof(int));
	assert_true(capacity >= 1);
	for (int i = 0; i < 5000; i++) {
		items = bn_mem_grow(items, &capacity, (size_t)i + 1, sizeof(int));
		assert_true(capacity > (size_t)i);
		assert_int_equal(items[capacity - 1], 0);
		items[i] = i + 1;
	}
	for (int i = 0; i < 5000; i++)
		assert_int_equal(items[i], i + 1);
	for (size_t i = 5000; i < capacity; i++)
		assert_int_equal(items[i], 0);
	/* Doubling: what is large enough stays as it is. */
	size_t before = capacity;
	assert_ptr_equal(bn_mem_grow(items, &capacity, 4999, sizeof(int)), items);
	assert_int_equal(capacity, before);
	free(items);
}

/* Its whole pages are there, and what it held stays. */
static void readies_pages(void **state)
{
	(void)state;
	size_t page = (size_t)sysconf(_SC_PAGESIZE), bytes = 100 * page;
	unsigned char there[100];
	char *memory = mmap(
		NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(memory, MAP_FAILED);
	memory[7 * page] = 'x';
	bn_mem_ready(memory + 5 * page + 1, 20 * page);
	assert_int_equal(mincore(memory, bytes, there), 0);
	for (size_t i = 6; i < 25; i++)
		assert_true(there[i] & 1);
	assert_false(there[90] & 1);
	assert_int_equal(memory[7 * page], 'x');
	bn_mem_ready(memory, 10); /* no whole page */
	munmap(memory, bytes);
}

static void copies_text(void **state)
{
	(void)state;
	assert_null(bn_mem_strdup(NULL));
	char *whole = bn_mem_strdup("Métier"), *part = bn_mem_strndup("Métier", 3);
	char *made = bn_mem_printf("%d %s", 6, "métiers");
	assert_string_equal(whole, "Métier");
	assert_string_equal(part, "Mé");
	assert_string_equal(made, "6 métiers");
	free(whole);
	free(part);
	free(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_zeros),
		cmocka_unit_test(grows),
		cmocka_unit_test(readies_pages),
		cmocka_unit_test(copies_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
