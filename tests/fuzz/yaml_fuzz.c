/* Any bytes as a file of a campaign, the first of them says which: read and checked against its
 * table. What is refused is told at a place of the file. */
#include "content/campaign.h"
#include "content/campaign_fields.h"
#include "content/node.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

static void read_fields(const struct bn_node *root, size_t file, struct bn_problems *problems)
{
	struct bn_campaign campaign = {0};
	struct bn_field_reader reader = {.problems = problems,
		.folder = "/nowhere",
		.file = "file.yaml",
		.languages = &campaign.languages,
		.language_count = &campaign.language_count};
	const struct bn_field_table *table = bn_campaign_files[file].table;
	void *item = file == BN_CAMPAIGN_FORM ? (void *)&campaign.form : (void *)&campaign;
	bn_field_read(&reader, table, root, item);
	bn_field_finish(table, item);
	bn_field_reader_finish(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct bn_problems problems = {0};
	if (count == 0)
		return 0;
	/* The parser wants a NUL behind its bytes, as a file read whole has. */
	char *text = malloc(count);
	if (text == NULL)
		abort();
	for (size_t i = 1; i < count; i++)
		text[i - 1] = (char)bytes[i];
	text[count - 1] = '\0';
	struct bn_node *root = bn_node_parse(text, count - 1, "file.yaml", &problems);
	if (root == NULL && problems.count == 0)
		abort(); /* refused without a word */
	if (root != NULL)
		read_fields(root, bytes[0] % BN_CAMPAIGN_FILES, &problems);
	for (size_t i = 0; i < problems.count; i++)
		if (problems.items[i].line < 0 || (size_t)problems.items[i].line > count + 1)
			abort();
	bn_node_destroy(root);
	bn_problems_finish(&problems);
	free(text);
	return 0;
}
