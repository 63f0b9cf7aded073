/* "Did you mean": the candidate nearest to a word somebody wrote, by the least number of letters
 * changed, added, dropped or swapped (optimal string alignment), case aside. */
#ifndef BN_CONTENT_NEAR_H
#define BN_CONTENT_NEAR_H

#define BN_NEAR_MAX 64 /* longer words aren't guessed at */

struct bn_near {
	const char *word;       /* the caller's */
	char best[BN_NEAR_MAX]; /* "" while nothing is near enough */
	int distance;           /* of best; at the start the first that isn't near enough */
};

void bn_near_init(struct bn_near *near, const char *word);
void bn_near_try(struct bn_near *near, const char *candidate);

#endif
