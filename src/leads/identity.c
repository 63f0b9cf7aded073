#include "leads/identity.h"

#include "base/file.h"
#include "base/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool bn_identity_allowed(const char *name)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_";
	size_t length = strspn(name, allowed);
	return length > 0 && length < BN_LEAD_KEY && name[length] == '\0';
}

static bool read_identity(const char *path, char out[BN_LEAD_KEY])
{
	char *text = bn_file_read(path, 256, NULL);
	if (text == NULL)
		return false;
	text[strcspn(text, "\r\n")] = '\0';
	bool good = bn_identity_allowed(text);
	if (good)
		memcpy(out, text, strlen(text) + 1);
	else
		bn_log_error("leads",
			"%s: must hold one name of 1 to %d letters without accents, "
			"digits, - and _",
			path, BN_LEAD_KEY - 1);
	free(text);
	return good;
}

static bool make_identity(const char *path)
{
	char hex[9], line[32];
	uint8_t bytes[4];
	bn_id_random(bytes, sizeof(bytes));
	bn_id_hex(bytes, sizeof(bytes), hex);
	int length = snprintf(line, sizeof(line), "borne-%s\n", hex);
	return bn_file_write_whole(path, line, (size_t)length, 0644);
}

bool bn_identity_load(const char *data_folder, char out[BN_LEAD_KEY])
{
	char *path = bn_file_join(data_folder, "kiosk.id");
	/* Read back even when just made: another process may have made one at the same moment. */
	bool good = (bn_file_exists(path) || make_identity(path)) && read_identity(path, out);
	free(path);
	return good;
}
