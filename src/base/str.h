/* A string that grows. Zeroed is empty and ready; finish frees it and leaves it empty. */
#ifndef BN_BASE_STR_H
#define BN_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct bn_str {
	char *data; /* ends in NUL once something was added; NULL before */
	size_t length, capacity;
	bool secret; /* set before the first use: old copies and the end are overwritten with zeros
		      */
};

void bn_str_add(struct bn_str *str, const void *bytes, size_t count);
void bn_str_addz(struct bn_str *str, const char *text);
void bn_str_addf(struct bn_str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bn_str_clear(struct bn_str *str);             /* keeps the memory */
const char *bn_str_text(const struct bn_str *str); /* "" when empty; owned by the string */
char *bn_str_take(struct bn_str *str); /* the caller frees it; the string is empty after */
void bn_str_finish(struct bn_str *str);

/* True when text begins or ends with the other. */
bool bn_str_starts(const char *text, const char *with);
bool bn_str_ends(const char *text, const char *with);
/* True when both are equal, or both NULL. */
bool bn_str_same(const char *a, const char *b);

#endif
