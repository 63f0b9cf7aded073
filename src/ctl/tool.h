/* Another program, asked for what it prints, within a deadline. From any thread. */
#ifndef BN_CTL_TOOL_H
#define BN_CTL_TOOL_H

#include <stdbool.h>

/* The full path of a program that PATH leads to; the caller frees it. NULL: there is none. */
char *bn_tool_find(const char *name);

enum bn_tool_end { BN_TOOL_DONE, BN_TOOL_FAILED, BN_TOOL_LATE };

/* words: its path and its words, NULL at the end. *said: what it printed, on standard error if
 * `errors`, else on standard output; 64 KiB at most; the caller frees it. FAILED: its exit code
 * isn't 0, or it didn't start. LATE: it was killed at the deadline. */
enum bn_tool_end bn_tool_run(const char *const *words, bool errors, int deadline_ms, char **said);

#endif
