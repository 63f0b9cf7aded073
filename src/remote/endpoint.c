#include "remote/endpoint.h"

#include "base/file.h"
#include "base/secret.h"
#include "base/tr.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const kinds[] = {"s3", "webdav", "folder", NULL};
static const char *const styles[] = {"path", "host", NULL};

/* In clear only where nobody else listens. A folder of Nextcloud may be called after an address. */
#define URL                                                                                  \
	"^(https://[A-Za-z0-9.-]+|http://(127[.]0[.]0[.]1|localhost|\\[::1\\]))(:[0-9]+)?(/" \
	"([A-Za-z0-9._~/@-]|%[0-9A-Fa-f]{2})*)?$"
#define PREFIX "^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$"

static void check(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_endpoint *place = item;
	bool is_folder = place->kind == BN_ENDPOINT_FOLDER;
	if (is_folder && place->folder == NULL && bn_node_get(node, "folder") == NULL)
		bn_field_tell(
			reader, node, _("il manque « folder » ; par exemple folder: /mnt/borne"));
	if (!is_folder && place->url == NULL && bn_node_get(node, "url") == NULL)
		bn_field_tell(reader, node,
			_("il manque « url » ; par exemple url: https://stockage.exemple.fr"));
	if (place->kind != BN_ENDPOINT_S3)
		return;
	if (place->bucket == NULL && bn_node_get(node, "bucket") == NULL)
		bn_field_tell(reader, node,
			_("il manque « bucket », le nom de l’espace de stockage ; par exemple "
			  "bucket: borne-lot"));
	if (place->region == NULL && bn_node_get(node, "region") == NULL)
		bn_field_tell(reader, node, _("il manque « region » ; par exemple region: fr-par"));
}

#define ONE(member, kind, ...) BN_FIELD_ONE(struct bn_endpoint, member, kind, __VA_ARGS__)

static const struct bn_field fields[] = {
	ONE(id, BN_FIELD_ID, .required = true, .hint = "stockage",
		.help = "Le nom court de ce lieu de stockage."),
	ONE(kind, BN_FIELD_WORD, .required = true, .words = kinds, .hint = "s3",
		.help = "Un stockage d’objets (s3), un serveur WebDAV comme Nextcloud (webdav), ou "
			"un dossier (folder)."),
	ONE(url, BN_FIELD_STRING, .pattern = URL, .letters = 300,
		.wants = BN_TR("une adresse en https (en http vers cet ordinateur seulement), sans "
			       "nom ni mot de passe ; par exemple https://stockage.exemple.fr"),
		.hint = "https://stockage.exemple.fr",
		.help = "L’adresse du serveur ; de WebDAV, celle du dossier. En https."),
	ONE(folder, BN_FIELD_STRING, .pattern = "^/.+", .letters = 300, .hint = "/mnt/borne",
		.help = "Le chemin complet du dossier."),
	ONE(bucket, BN_FIELD_STRING, .pattern = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
		.hint = "borne-lot", .help = "Le nom de l’espace de stockage S3 (bucket)."),
	ONE(region, BN_FIELD_STRING, .pattern = "^[A-Za-z0-9-]{1,40}$", .hint = "fr-par",
		.help = "La région S3, que dit l’hébergeur."),
	ONE(style, BN_FIELD_WORD, .words = styles, .hint = "path",
		.help = "Où va le nom du bucket : dans le chemin (path), ou dans le nom du serveur "
			"(host)."),
	ONE(prefix, BN_FIELD_STRING, .pattern = PREFIX, .letters = 60, .hint = "borne/46",
		.help = "Ce qui vient devant chaque nom : un par département."),
	ONE(credentials, BN_FIELD_FILE, .hint = "identifiants.yaml",
		.help = "Le fichier avec « user » et « password », ou « bearer », lisible par son "
			"seul propriétaire (chmod 600). Sans lui : le secret de systemd qui porte "
			"le même id."),
	ONE(ca, BN_FIELD_FILE, .hint = "autorite.pem",
		.help = "L’autorité qui signe le certificat du serveur (PEM). Sans elle : celles "
			"du système."),
	ONE(pin, BN_FIELD_STRING, .pattern = "^sha256//[A-Za-z0-9+/]{43}=$",
		.hint = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
		.help = "La seule clé publique du serveur que la borne accepte."),
	ONE(proxy, BN_FIELD_STRING, .pattern = "^https?://[A-Za-z0-9.-]+(:[0-9]+)?/?$",
		.hint = "http://proxy.exemple.fr:3128",
		.help = "Le serveur mandataire. Sans lui : celui du système."),
	ONE(kilobytes_per_second, BN_FIELD_INTEGER, .min = 0, .max = 1000000, .hint = "100",
		.help = "Le débit à ne pas dépasser. 0 : sans limite."),
	ONE(requests_per_hour, BN_FIELD_INTEGER, .min = 0, .max = 10000000, .hint = "2000",
		.help = "Les requêtes à ne pas dépasser en une heure. 0 : sans limite."),
	ONE(connect_seconds, BN_FIELD_INTEGER, .min = 1, .max = 300, .preset = 15, .hint = "15",
		.help = "Les secondes pour établir la connexion."),
	ONE(stall_seconds, BN_FIELD_INTEGER, .min = 1, .max = 600, .preset = 30, .hint = "30",
		.help = "Les secondes sans un octet, après quoi la connexion est abandonnée."),
};

const struct bn_field_table bn_endpoint_table = {
	.what = BN_TR("lieu de stockage"),
	.size = sizeof(struct bn_endpoint),
	.fields = fields,
	.count = BN_FIELD_COUNT(fields),
	.check = check,
};

static void check_key(struct bn_field_reader *reader, void *item, const struct bn_node *node)
{
	const struct bn_endpoint_key *key = item;
	if (key->bearer == NULL ? key->user == NULL || key->password == NULL
				: key->user != NULL || key->password != NULL)
		bn_field_tell(reader, node,
			_("il faut « user » et « password », ou « bearer » seul ; par exemple "
			  "user: "
			  "borne-lot"));
}

#define SIGNS BN_TR("des lettres sans accent, des chiffres et des signes, sans espace")
#define KEY(member, ...)                                                                     \
	BN_FIELD_ONE(struct bn_endpoint_key, member, BN_FIELD_STRING, .pattern = "^[!-~]+$", \
		.letters = 2000, .wants = SIGNS, __VA_ARGS__)

static const struct bn_field key_fields[] = {
	KEY(user, .help = "L’identifiant ; de S3, la clé d’accès."),
	KEY(password, .help = "Le mot de passe ; de S3, la clé secrète."),
	KEY(bearer, .help = "À leur place : un jeton."),
};

static const struct bn_field_table key_table = {
	.size = sizeof(struct bn_endpoint_key),
	.fields = key_fields,
	.count = BN_FIELD_COUNT(key_fields),
	.check = check_key,
};

/* systemd's, which lies in memory and is this service's alone. NULL: none; the caller frees it. */
static char *find_given(const char *id)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	char *path = folder != NULL ? bn_file_join(folder, id) : NULL;
	if (path != NULL && !bn_file_exists(path)) {
		free(path);
		path = NULL;
	}
	return path;
}

bool bn_endpoint_key_load(
	const struct bn_endpoint *place, struct bn_endpoint_key *key, struct bn_problems *problems)
{
	char *given = place->credentials == NULL ? find_given(place->id) : NULL;
	const char *path = given != NULL ? given : place->credentials;
	struct stat info;
	*key = (struct bn_endpoint_key){0};
	if (path == NULL)
		return true;
	size_t before = bn_problems_count(problems, BN_PROBLEM_ERROR);
	if (given == NULL && stat(path, &info) == 0 && (info.st_mode & 077) != 0) {
		bn_problems_add(problems, path, 0, 0,
			_("d’autres que son propriétaire peuvent le lire ; faites chmod 600 %s"),
			path);
	} else {
		bn_field_read_alone(&key_table, path, key, problems);
		if (place->kind == BN_ENDPOINT_S3 && key->bearer != NULL)
			bn_problems_add(problems, path, 0, 0,
				_("un stockage S3 demande « user » et « password », sans « bearer "
				  "»"));
	}
	free(given);
	if (bn_problems_count(problems, BN_PROBLEM_ERROR) == before)
		return true;
	bn_endpoint_key_finish(key);
	return false;
}

void bn_endpoint_key_finish(struct bn_endpoint_key *key)
{
	char *words[] = {key->user, key->password, key->bearer};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i] != NULL)
			bn_secret_wipe(words[i], strlen(words[i]));
	bn_field_finish(&key_table, key);
	*key = (struct bn_endpoint_key){0};
}
