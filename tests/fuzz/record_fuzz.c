/* Any bytes as a record: what is read is written and read back the same, and goes into a table.
 * What is JSON and what isn't is asked of jansson too. */
#include "base/json_read.h"
#include "leads/csv.h"
#include "tests/fuzz/fuzz.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* They differ in what is too large for one of them, a number for jansson, a depth for us; and
 * jansson takes a NUL for the end. */
static void compare(const char *bytes, size_t count)
{
	struct bn_json_reader json = {.at = bytes, .end = bytes + count};
	json_error_t error;
	bool good = bn_json_skip(&json), deep = json.depth > BN_JSON_DEPTH;
	good = good && bn_json_ended(&json);
	json_t *root = json_loadb(bytes, count, JSON_DECODE_ANY, &error);
	if (good != (root != NULL) && !deep && memchr(bytes, '\0', count) == NULL &&
		(root != NULL || json_error_code(&error) != json_error_numeric_overflow))
		abort();
	json_decref(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static struct bn_lead lead, again; /* with what lies between the fields */
	struct bn_str json = {.secret = true}, table = {.secret = true};
	struct bn_csv csv = {0};
	compare((const char *)bytes, count);
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
