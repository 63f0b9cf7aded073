#include "report/report.h"

#include "base/file.h"
#include "base/mem.h"
#include "report/page.h"

#include <stdlib.h>

bool bn_report_write(const struct bn_facts *facts, const char *folder, const char *date)
{
	struct bn_tables tables;
	struct bn_str text = {0};
	bool good = bn_file_make_folder(folder);
	bn_tables_make(&tables, facts);
	bn_page_write(facts, &tables, date, &text);
	good = good && bn_file_write_in(folder, BN_REPORT_PAGE, &text, 0644);
	for (int i = 0; i < BN_TABLES_COUNT && good; i++) {
		char *name = bn_mem_printf("%s.csv", tables.all[i].file);
		bn_str_clear(&text);
		bn_table_write_csv(&tables.all[i], &text);
		good = bn_file_write_in(folder, name, &text, 0644);
		free(name);
	}
	bn_str_finish(&text);
	bn_tables_finish(&tables);
	return good;
}
