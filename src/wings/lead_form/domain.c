#include "wings/lead_form/domain.h"

#include "content/near.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* The usual ones in France. */
static const char *const domains[] = {
	"gmail.com",
	"orange.fr",
	"hotmail.fr",
	"hotmail.com",
	"outlook.fr",
	"outlook.com",
	"free.fr",
	"sfr.fr",
	"laposte.net",
	"wanadoo.fr",
	"yahoo.fr",
	"yahoo.com",
	"live.fr",
	"live.com",
	"icloud.com",
	"bbox.fr",
	"numericable.fr",
	"neuf.fr",
	"protonmail.com",
	"proton.me",
	"msn.com",
	"aol.com",
	"gmx.fr",
	"gmx.com",
	"mail.com", /* so near to another that it would be taken for it */
	"ymail.com",
	"me.com",
};
enum { DOMAINS = sizeof(domains) / sizeof(domains[0]), LEAST = 6 };

/* Short ones are near to too many: one letter may be wrong, in longer ones two. */
static int most_wrong(size_t length)
{
	return length < 9 ? 1 : 2;
}

static bool may_be_right(const char *domain)
{
	for (int i = 0; i < DOMAINS; i++)
		if (strncasecmp(domains[i], domain, strlen(domain)) == 0)
			return true;
	return false;
}

const char *bn_domain_meant(const char *address)
{
	const char *at = strchr(address, '@');
	const char *domain = at != NULL ? at + 1 : "", *end = strrchr(domain, '.');
	size_t length = strlen(domain);
	/* Before its end is typed nobody has mistyped anything. */
	if (length < LEAST || strchr(domain, '@') != NULL || end == NULL || strlen(end) < 3 ||
		may_be_right(domain))
		return NULL;
	struct bn_near near;
	bn_near_init(&near, domain);
	for (int i = 0; i < DOMAINS; i++)
		bn_near_try(&near, domains[i]);
	if (near.best[0] == '\0' || near.distance > most_wrong(length))
		return NULL;
	for (int i = 0; i < DOMAINS; i++)
		if (strcmp(domains[i], near.best) == 0)
			return domains[i];
	return NULL;
}
