/* Memory that is there or the program stops: running out aborts, and the supervisor restarts. */
#ifndef BN_BASE_MEM_H
#define BN_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

/* Zeroed memory; the caller frees it with free(). Never NULL, count and size may be 0. */
void *bn_mem_alloc(size_t count, size_t size);

/* At the very start, for a program that will need so many bytes of many small things soon: the heap
 * has room for them in large pages. What isn't used takes no memory. */
void bn_mem_heap(int bytes);

/* For much memory that is about to be written all over: has the system give its pages at once, and
 * large ones where it can. One by one, at the first write, they take some 10 times as long. What
 * lies in it stays. Linux 5.14; without, nothing happens. */
void bn_mem_ready(void *memory, size_t bytes);

/* Grows an array to hold at least `need` items, doubling *capacity; the new items are zeroed.
 * Returns the array, perhaps moved. */
void *bn_mem_grow(void *array, size_t *capacity, size_t need, size_t item_size);

/* Gives an array exactly that many items, no fewer than are used: one that is large and whose size
 * is known takes no more than it needs. What is new isn't zeroed. */
void *bn_mem_resize(void *array, size_t *capacity, size_t count, size_t item_size);

char *bn_mem_strdup(const char *text); /* NULL gives NULL */
char *bn_mem_strndup(const char *text, size_t bytes);
char *bn_mem_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *bn_mem_vprintf(const char *format, va_list args);

#endif
