/* What other programs say of one film. From any thread; a film is in one thread's hands. */
#ifndef BN_CTL_FILM_H
#define BN_CTL_FILM_H

#include <stdbool.h>
#include <stdint.h>

struct bn_film {
	char *path;
	char *wrong; /* why it doesn't play; NULL: it does, or nobody was asked */
	int width, height;
	int64_t duration_ms; /* 0: not known */
	bool probed, audio;  /* audio: as the probe heard it */
	bool measured;
	double loudness; /* LUFS, EBU R 128 integrated, when measured */
};

/* Asks `borne-player --probe`. player or ffmpeg NULL: does nothing. */
void bn_film_look(struct bn_film *film, const char *player);
/* Measures its sound, as ffmpeg's filter ebur128 does, where there is any. */
void bn_film_listen(struct bn_film *film, const char *ffmpeg);

/* It has sound, and more than silence where that was measured. */
bool bn_film_is_heard(const struct bn_film *film);
void bn_film_finish(struct bn_film *film);

#endif
