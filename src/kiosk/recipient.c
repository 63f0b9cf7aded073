#include "kiosk/recipient.h"

#include "base/file.h"
#include "base/log.h"
#include "base/tr.h"
#include "leads/recipients.h"

#include <stdlib.h>

static bool make_demonstration(
	const char *secret_path, const char *public_path, struct bn_seal_public *key)
{
	struct bn_seal_pair pair;
	bn_seal_make_pair(&pair);
	*key = pair.public_key;
	/* The secret key first: a public one without it would seal leads nobody can open. */
	bool good = bn_seal_save_pair(secret_path, &pair, BN_RECIPIENT_PASSPHRASE) &&
		    bn_seal_save_public(public_path, key);
	bn_seal_forget(&pair);
	return good;
}

bool bn_recipient_load(
	const char *data_folder, struct bn_seal_recipients *recipients, bool *demonstration)
{
	*demonstration = false;
	if (!bn_recipients_load(data_folder, recipients))
		return false;
	if (recipients->count > 0)
		return true;
	*demonstration = true;
	char *real = bn_file_join(data_folder, "recipient.pub");
	char *demo = bn_file_join(data_folder, "demo.pub");
	char *secret = bn_file_join(data_folder, "demo.key");
	bool good = bn_file_exists(demo) && bn_file_exists(secret)
			    ? bn_seal_load_public(demo, &recipients->keys[0])
			    : make_demonstration(secret, demo, &recipients->keys[0]);
	recipients->count = good ? 1 : 0;
	if (good)
		bn_log_warn("kiosk",
			_("%s manque : les demandes sont scellées pour la clé de démonstration %s "
			  "(phrase de passe « %s »). Faites-en une vraie : bornectl keygen"),
			real, secret, BN_RECIPIENT_PASSPHRASE);
	free(real);
	free(demo);
	free(secret);
	return good;
}
