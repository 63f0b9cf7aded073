#include "base/tr.h"

#include "base/paths.h"

#include <locale.h>
#include <stdlib.h>

/* gettext keeps what it found until this counter moves (GNU gettext manual, "Being a gettext
 * grok"). */
extern int _nl_msg_cat_cntr;

void bn_tr_init(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	char *folder = bn_paths_program("locale");
	bindtextdomain("borne", folder);
	bind_textdomain_codeset("borne", "UTF-8");
	textdomain("borne");
	free(folder);
}

const char *bn_tr_count(const char *one, const char *many, unsigned long count)
{
	const char *text = ngettext(one, many, count);
	return text == many && count == 0 ? one : text; /* many itself: no catalogue has it */
}

void bn_tr_set(const char *language)
{
	setenv("LANGUAGE", language, 1);
	++_nl_msg_cat_cntr;
}
