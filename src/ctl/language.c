#include "ctl/language.h"

#include "base/tr.h"
#include "ctl/command.h"

#include <string.h>

bool bn_language_allows(const char *language)
{
	if (language == NULL || strcmp(language, "fr") == 0 || strcmp(language, "en") == 0)
		return true;
	bn_command_complain(_("--lang veut fr ou en"));
	return false;
}

const char *bn_language_set(const char *language)
{
	const char *own = _("fr");
	if (language != NULL)
		bn_tr_set(language);
	return own;
}
