/* What people call Borne's own names: steps, screens, aids, languages. */
#ifndef BN_REPORT_TABLES_WORDS_H
#define BN_REPORT_TABLES_WORDS_H

#include "daybook/day.h"

/* In the language that is set; a name nobody knows is given back. */
const char *bn_tables_word(enum bn_day_kind kind, const char *id);

#endif
