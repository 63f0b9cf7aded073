/* A folder with what passes for a clip, and beside it one with what passes for a lead store. */
#ifndef BN_TESTS_VIDEO_PLACE_H
#define BN_TESTS_VIDEO_PLACE_H

/* As a cmocka group fixture; *state is a struct place. */
int place_make(void **state);
int place_remove(void **state);

struct place {
	char *parent; /* of all that follows */
	char *folder, *clip, *beside;
	char *fresh; /* in the clip's folder: nothing yet */
	char *link;  /* there too: leads to the store */
	char *other, *store;
};

#endif
