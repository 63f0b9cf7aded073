/* The interface's texts in the visitor's language: gettext, with the French text as the key.
 * Main thread only. What staff write carries its languages in the campaign instead. */
#ifndef BN_BASE_TR_H
#define BN_BASE_TR_H

#include <libintl.h>

#define _(text)     gettext(text)
/* By a number: "%d métier", "%d métiers". French counts none as one, which gettext can't know
 * without a catalogue of French. */
const char *bn_tr_count(const char *one, const char *many, unsigned long count)
	__attribute__((format_arg(1), format_arg(2)));
/* Marks a text for translation where a function call can't stand (tables). */
#define BN_TR(text) text

void bn_tr_init(void);
/* language: "fr", "en", …; one without a catalogue shows French. */
void bn_tr_set(const char *language);

#endif
