/* Texts as people look for them: "Éducatrice, cœur d’enfant" is "educatrice coeur d enfant". */
#ifndef BN_BASE_FOLD_H
#define BN_BASE_FOLD_H

#include <stddef.h>

/* Writes the words of a text in lower case, without accents, one blank between them, and a NUL;
 * what has no room is left out. Gives the bytes before the NUL. room ≥ 1. */
size_t bn_fold(const char *text, char *out, size_t room);

#endif
