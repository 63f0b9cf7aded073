#include "base/str.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct bn_str *str, size_t extra)
{
	size_t need = str->length + extra + 1;
	if (need <= str->capacity)
		return;
	if (!str->secret) {
		str->data = bn_mem_grow(str->data, &str->capacity, need, 1);
		return;
	}
	/* realloc may leave a copy behind: move by hand, and wipe what is left. */
	size_t capacity = 0;
	char *moved = bn_mem_grow(NULL, &capacity, need, 1);
	if (str->data != NULL) {
		memcpy(moved, str->data, str->length + 1);
		explicit_bzero(str->data, str->capacity);
		free(str->data);
	}
	str->data = moved;
	str->capacity = capacity;
}

void bn_str_add(struct bn_str *str, const void *bytes, size_t count)
{
	reserve(str, count);
	if (count > 0)
		memcpy(str->data + str->length, bytes, count);
	str->length += count;
	str->data[str->length] = '\0';
}

void bn_str_addz(struct bn_str *str, const char *text)
{
	bn_str_add(str, text, strlen(text));
}

void bn_str_addf(struct bn_str *str, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	int count = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (count > 0) {
		reserve(str, (size_t)count);
		vsnprintf(str->data + str->length, (size_t)count + 1, format, again);
		str->length += (size_t)count;
	}
	va_end(again);
}

void bn_str_clear(struct bn_str *str)
{
	if (str->data == NULL)
		return;
	if (str->secret)
		explicit_bzero(str->data, str->capacity);
	str->data[0] = '\0';
	str->length = 0;
}

const char *bn_str_text(const struct bn_str *str)
{
	return str->data != NULL ? str->data : "";
}

char *bn_str_take(struct bn_str *str)
{
	char *text = str->data != NULL ? str->data : bn_mem_strdup("");
	*str = (struct bn_str){.secret = str->secret};
	return text;
}

void bn_str_finish(struct bn_str *str)
{
	if (str == NULL)
		return;
	bn_str_clear(str);
	free(str->data);
	*str = (struct bn_str){.secret = str->secret};
}

bool bn_str_starts(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

bool bn_str_ends(const char *text, const char *with)
{
	size_t a = strlen(text), b = strlen(with);
	return a >= b && strcmp(text + a - b, with) == 0;
}

bool bn_str_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}
