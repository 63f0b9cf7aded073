/* What is wrong with the files staff wrote: gathered, sorted, and told all at once as
 * "file:line:column: what is wrong, what would be right". An error keeps a campaign from being
 * shown; a warning doesn't, and is told by bornectl check alone. */
#ifndef BN_CONTENT_PROBLEM_H
#define BN_CONTENT_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum bn_problem_severity { BN_PROBLEM_ERROR, BN_PROBLEM_WARNING };

struct bn_problem {
	enum bn_problem_severity severity;
	char *file;       /* as it should be shown: the path given by the user */
	int line, column; /* from 1; 0: the file as a whole */
	char *message;
};

/* Zeroed is empty and ready. Main thread. */
struct bn_problems {
	struct bn_problem *items;
	size_t count, capacity;
};

void bn_problems_add(struct bn_problems *problems, const char *file, int line, int column,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same, as a warning. */
void bn_problems_warn(struct bn_problems *problems, const char *file, int line, int column,
	const char *format, ...) __attribute__((format(printf, 5, 6)));
size_t bn_problems_count(const struct bn_problems *problems, enum bn_problem_severity severity);

/* By file, line and column. */
void bn_problems_sort(struct bn_problems *problems);
/* Sorted, one a line. */
void bn_problems_print(struct bn_problems *problems, FILE *out);
void bn_problems_finish(struct bn_problems *problems);

#endif
