/* Where objects are kept: a bucket (S3), a folder of a WebDAV server, or a folder of this computer
 * (a disk of the network, or what a Nextcloud client keeps in step). One entry of `targets:` in
 * sync.yaml, read by its table; and who may come in there. */
#ifndef BN_REMOTE_ENDPOINT_H
#define BN_REMOTE_ENDPOINT_H

#include "content/field.h"

#include <stdbool.h>

enum bn_endpoint_kind { BN_ENDPOINT_S3, BN_ENDPOINT_WEBDAV, BN_ENDPOINT_FOLDER };
enum bn_endpoint_style {
	BN_ENDPOINT_BY_PATH,
	BN_ENDPOINT_BY_HOST
}; /* where the bucket's name goes */

struct bn_endpoint {
	char *id;
	int kind;     /* enum bn_endpoint_kind */
	char *url;    /* https://host[:port][/path]; http:// to this computer only; of a folder
			 NULL */
	char *folder; /* of a folder: its absolute path; else NULL */
	char *prefix; /* before every name, without "/" at its ends; NULL: none */
	char *bucket, *region; /* of S3 */
	int style;             /* enum bn_endpoint_style */
	char *credentials;     /* the file's full path (bn_endpoint_key_load); NULL: the systemd
				  credential called like the id, or none */
	char *ca;              /* full path of a PEM file; NULL: the system's */
	char *pin;   /* "sha256//BASE64" of the server's public key, as curl's; NULL: none */
	char *proxy; /* "http://host:port"; NULL: as the environment says */
	int kilobytes_per_second; /* at most, either way; 0: no limit */
	int requests_per_hour;    /* at most; 0: no limit */
	int connect_seconds;      /* until a connection stands */
	int stall_seconds;        /* without a byte */
};
extern const struct bn_field_table bn_endpoint_table;

/* Who asks: a name and a password (S3: access key and secret), or a bearer token. */
struct bn_endpoint_key {
	char *user, *password, *bearer; /* NULL: none */
};

/* Reads the credentials: YAML with `user` and `password`, or `bearer`. problems: is told what is
 * wrong, at its place; a file that others than its owner may read is refused, systemd's is not. */
bool bn_endpoint_key_load(
	const struct bn_endpoint *place, struct bn_endpoint_key *key, struct bn_problems *problems);
void bn_endpoint_key_finish(struct bn_endpoint_key *key); /* wipes it */

#endif
