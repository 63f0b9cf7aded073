#include "content/problem.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void bn_problems_add(struct bn_problems *problems, const char *file, int line, int column,
	const char *format, ...)
{
	problems->items = bn_mem_grow(problems->items, &problems->capacity, problems->count + 1,
		sizeof(*problems->items));
	va_list args;
	va_start(args, format);
	problems->items[problems->count++] = (struct bn_problem){
		.file = bn_mem_strdup(file),
		.line = line,
		.column = column,
		.message = bn_mem_vprintf(format, args),
	};
	va_end(args);
}

static int by_place(const void *left, const void *right)
{
	const struct bn_problem *a = left, *b = right;
	int order = strcmp(a->file, b->file);
	if (order == 0)
		order = (a->line > b->line) - (a->line < b->line);
	if (order == 0)
		order = (a->column > b->column) - (a->column < b->column);
	return order != 0 ? order : strcmp(a->message, b->message);
}

void bn_problems_print(struct bn_problems *problems, FILE *out)
{
	if (problems->count > 1)
		qsort(problems->items, problems->count, sizeof(*problems->items), by_place);
	for (size_t i = 0; i < problems->count; i++) {
		const struct bn_problem *problem = &problems->items[i];
		if (problem->line > 0)
			fprintf(out, "%s:%d:%d: %s\n", problem->file, problem->line,
				problem->column, problem->message);
		else
			fprintf(out, "%s: %s\n", problem->file, problem->message);
	}
}

void bn_problems_finish(struct bn_problems *problems)
{
	if (problems == NULL)
		return;
	for (size_t i = 0; i < problems->count; i++) {
		free(problems->items[i].file);
		free(problems->items[i].message);
	}
	free(problems->items);
	*problems = (struct bn_problems){0};
}
