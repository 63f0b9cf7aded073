#include "report/report.h"

#include "base/file.h"
#include "base/mem.h"
#include "report/page.h"

#include <stdlib.h>

static bool write_file(const char *folder, const char *name, const struct bn_str *text)
{
	char *path = bn_file_join(folder, name);
	bool good = bn_file_write_whole(path, bn_str_text(text), text->length, 0644);
	free(path);
	return good;
}

bool bn_report_write(const struct bn_facts *facts, const char *folder, const char *date)
{
	struct bn_tables tables;
	struct bn_str text = {0};
	bool good = bn_file_make_folder(folder);
	bn_tables_make(&tables, facts);
	bn_page_write(facts, &tables, date, &text);
	good = good && write_file(folder, BN_REPORT_PAGE, &text);
	for (int i = 0; i < BN_TABLES_COUNT && good; i++) {
		char *name = bn_mem_printf("%s.csv", tables.all[i].file);
		bn_str_clear(&text);
		bn_table_write_csv(&tables.all[i], &text);
		good = write_file(folder, name, &text);
		free(name);
	}
	bn_str_finish(&text);
	bn_tables_finish(&tables);
	return good;
}
