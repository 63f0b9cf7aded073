#include "base/log.h"
#include "base/tr.h"
#include "ctl/ctl.h"

#include <stdlib.h>
#include <string.h>

/* The language of the person at the keyboard: the first of these variables that says one. */
static void set_language(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	char language[3] = "";
	if (getenv("LANGUAGE") != NULL)
		return; /* gettext reads it itself */
	for (int i = 0; i < 3 && language[0] == '\0'; i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && strcspn(value, "_.@") == 2)
			strncpy(language, value, 2);
	}
	bn_tr_set(language[0] != '\0' ? language : "fr");
}

int main(int argc, char **argv)
{
	bn_log_init("bornectl");
	bn_tr_init();
	set_language();
	return bn_ctl_run(argc, argv);
}
