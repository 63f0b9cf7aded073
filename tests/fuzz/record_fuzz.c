/* Any bytes as a record: what is read is written and read back the same, and goes into a table. */
#include "leads/csv.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static struct bn_lead lead, again; /* with what lies between the fields */
	struct bn_str json = {.secret = true}, table = {.secret = true};
	struct bn_csv csv = {0};
	if (!bn_lead_read((const char *)bytes, count, &lead))
		return 0;
	bn_lead_write(&lead, &json);
	if (!bn_lead_read(json.data, json.length, &again))
		abort();
	bn_csv_learn(&csv, &lead);
	bn_csv_begin(&csv, &table);
	bn_csv_add(&csv, &lead, &table);
	bn_csv_finish(&csv);
	bn_str_finish(&table);
	/* Once written, it stays so. */
	bn_lead_write(&again, &table);
	if (table.length != json.length || memcmp(table.data, json.data, json.length) != 0)
		abort();
	bn_str_finish(&table);
	bn_str_finish(&json);
	return 0;
}
