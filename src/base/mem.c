#include "base/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Together more than a heap has at the start, each less than malloc maps. */
enum { PIECE = 100 << 10, PIECES = 3 };

static void *check(void *memory)
{
	if (memory == NULL) {
		fputs("borne: base: out of memory\n", stderr);
		abort();
	}
	return memory;
}

void bn_mem_heap(int bytes)
{
	void *taken[PIECES] = {NULL};
	char *from = sbrk(0);
	mallopt(M_TOP_PAD, bytes);
	for (int i = 0; i < PIECES; i++) /* until the heap grows */
		taken[i] = malloc(PIECE);
	char *to = sbrk(0);
	if ((intptr_t)from != -1 && to > from)
		madvise(from, (size_t)(to - from), MADV_HUGEPAGE); /* both are whole pages */
	for (int i = 0; i < PIECES; i++)
		free(taken[i]);
}

void bn_mem_ready(void *memory, size_t bytes)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t skip = (page - (uintptr_t)memory % page) % page; /* to the first whole page */
	if (bytes < skip + page)
		return;
	char *first = (char *)memory + skip;
	size_t whole = (bytes - skip) / page * page;
	/* Systems that know of neither give each page when it is first written. */
	madvise(first, whole, MADV_HUGEPAGE);
	madvise(first, whole, MADV_POPULATE_WRITE);
}

void *bn_mem_alloc(size_t count, size_t size)
{
	return check(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *bn_mem_grow(void *array, size_t *capacity, size_t need, size_t item_size)
{
	if (need <= *capacity)
		return array;
	size_t wanted = *capacity > 0 ? *capacity : 8;
	while (wanted < need)
		wanted *= 2;
	char *moved = check(reallocarray(array, wanted, item_size));
	memset(moved + *capacity * item_size, 0, (wanted - *capacity) * item_size);
	*capacity = wanted;
	return moved;
}

void *bn_mem_resize(void *array, size_t *capacity, size_t count, size_t item_size)
{
	*capacity = count;
	return check(reallocarray(array, count, item_size));
}

char *bn_mem_strdup(const char *text)
{
	return text != NULL ? check(strdup(text)) : NULL;
}

char *bn_mem_strndup(const char *text, size_t bytes)
{
	return check(strndup(text, bytes));
}

char *bn_mem_vprintf(const char *format, va_list args)
{
	char *text = NULL;
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	return check(text);
}

char *bn_mem_printf(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = bn_mem_vprintf(format, args);
	va_end(args);
	return text;
}
