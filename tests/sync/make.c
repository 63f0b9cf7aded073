/* sync_make DATA KIOSK COUNT [FIRST]: leads FIRST (1) to FIRST + COUNT − 1 into a kiosk's data
 * folder, which is made where it isn't there. Sealed for its recipient.pub. With COUNT 0 it prints
 * what the kiosk has: "NUMBER ID" a line. */
#include "base/file.h"
#include "base/log.h"
#include "leads/recipients.h"
#include "leads/store.h"
#include "tests/leads/sample.h"

#include <inttypes.h>
#include <stdlib.h>

static bool print(void *context, const struct bn_store_record *record)
{
	(void)context;
	printf("%" PRId64 " %s\n", record->number, record->id);
	return true;
}

static bool save(struct bn_store *store, const struct bn_seal_recipients *recipients,
	const char *kiosk, int number)
{
	struct bn_lead lead;
	struct bn_str text = {.secret = true}, sealed = {0};
	sample_numbered(&lead, number);
	snprintf(lead.kiosk, sizeof(lead.kiosk), "%s", kiosk);
	/* An id of the kiosk's own. */
	char id[64];
	snprintf(id, sizeof(id), "%s/%d", kiosk, number);
	uint8_t digest[32];
	bn_seal_digest(id, strlen(id), digest);
	bn_id_hex(digest, 16, lead.id);
	bn_lead_write(&lead, &text);
	bn_seal_close(recipients, text.data, text.length, &sealed);
	const struct bn_store_record record = {
		.id = lead.id, .wall = lead.wall, .sealed = sealed.data, .bytes = sealed.length};
	bool good = bn_store_add(store, &record);
	bn_str_finish(&sealed);
	bn_str_finish(&text);
	return good;
}

int main(int argc, char **argv)
{
	struct bn_seal_recipients recipients;
	struct bn_str id = {0};
	if (argc < 4 || !bn_seal_init() || !bn_file_make_folder(argv[1]) ||
		!bn_recipients_load(argv[1], &recipients))
		return 2;
	int count = atoi(argv[3]), first = argc > 4 ? atoi(argv[4]) : 1;
	char *path = bn_file_join(argv[1], "leads.db");
	bn_str_addf(&id, "%s\n", argv[2]);
	bool good = bn_file_write_in(argv[1], "kiosk.id", &id, 0600);
	struct bn_store *store = bn_store_open(path, count > 0);
	good = good && store != NULL && (count == 0 || recipients.count > 0);
	for (int i = 0; good && i < count; i++)
		good = save(store, &recipients, argv[2], first + i);
	if (good && count == 0)
		good = bn_store_each(store, print, NULL);
	bn_store_close(store);
	bn_str_finish(&id);
	free(path);
	return good ? 0 : 1;
}
