#include "content/problem.h"

#include "base/mem.h"
#include "base/tr.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Owns the message. */
static void add(struct bn_problems *problems, enum bn_problem_severity severity, const char *file,
	int line, int column, char *message)
{
	problems->items = bn_mem_grow(problems->items, &problems->capacity, problems->count + 1,
		sizeof(*problems->items));
	problems->items[problems->count++] = (struct bn_problem){
		.severity = severity,
		.file = bn_mem_strdup(file),
		.line = line,
		.column = column,
		.message = message,
	};
}

void bn_problems_add(struct bn_problems *problems, const char *file, int line, int column,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(problems, BN_PROBLEM_ERROR, file, line, column, bn_mem_vprintf(format, args));
	va_end(args);
}

void bn_problems_warn(struct bn_problems *problems, const char *file, int line, int column,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(problems, BN_PROBLEM_WARNING, file, line, column, bn_mem_vprintf(format, args));
	va_end(args);
}

size_t bn_problems_count(const struct bn_problems *problems, enum bn_problem_severity severity)
{
	size_t count = 0;
	for (size_t i = 0; i < problems->count; i++)
		count += problems->items[i].severity == severity;
	return count;
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

void bn_problems_sort(struct bn_problems *problems)
{
	if (problems->count > 1)
		qsort(problems->items, problems->count, sizeof(*problems->items), by_place);
}

void bn_problems_print(struct bn_problems *problems, FILE *out)
{
	bn_problems_sort(problems);
	for (size_t i = 0; i < problems->count; i++) {
		const struct bn_problem *problem = &problems->items[i];
		const char *kind = problem->severity == BN_PROBLEM_WARNING ? _("avertissement : ")
									   : "";
		if (problem->line > 0)
			fprintf(out, "%s:%d:%d: %s%s\n", problem->file, problem->line,
				problem->column, kind, problem->message);
		else
			fprintf(out, "%s: %s%s\n", problem->file, kind, problem->message);
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
