/* What is made of the tables of fields for those who write campaigns: a JSON Schema a file, by
 * which an editor completes and checks (draft 2020-12), and one page that tells all fields, in
 * French as the README. A schema says what a field's table says; what several fields say together
 * only the reader knows. */
#ifndef BN_CONTENT_SCHEMA_H
#define BN_CONTENT_SCHEMA_H

#include "base/str.h"
#include "content/campaign_fields.h"

void bn_schema_write(const struct bn_campaign_file *file, struct bn_str *out);
/* Of all files, as Markdown. */
void bn_schema_page(struct bn_str *out);

#endif
