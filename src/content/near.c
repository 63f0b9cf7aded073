#include "content/near.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void bn_near_init(struct bn_near *near, const char *word)
{
	size_t length = strlen(word);
	*near = (struct bn_near){.word = word};
	/* One letter in three may be wrong, and one letter always. */
	if (length > 1 && length < BN_NEAR_MAX)
		near->distance = (int)(length + 2) / 3 + 1;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static bool same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static int distance(const char *a, int a_length, const char *b, int b_length)
{
	int rows[3][BN_NEAR_MAX + 1];
	int *before = rows[0], *last = rows[1], *row = rows[2];
	for (int j = 0; j <= b_length; j++)
		last[j] = j;
	for (int i = 1; i <= a_length; i++) {
		row[0] = i;
		for (int j = 1; j <= b_length; j++) {
			int change = last[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
			row[j] = least(change, 1 + least(last[j], row[j - 1]));
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
				row[j] = least(row[j], before[j - 2] + 1);
		}
		int *free_row = before;
		before = last;
		last = row;
		row = free_row;
	}
	return last[b_length];
}

void bn_near_try(struct bn_near *near, const char *candidate)
{
	size_t a = strlen(near->word), b = strlen(candidate);
	if (near->distance == 0 || b >= BN_NEAR_MAX || abs((int)a - (int)b) >= near->distance)
		return;
	int found = distance(near->word, (int)a, candidate, (int)b);
	if (found >= near->distance || found >= (int)a)
		return;
	near->distance = found;
	memcpy(near->best, candidate, b + 1);
}
