/* The report as one page of HTML: no script, nothing from elsewhere, fit for A4. */
#ifndef BN_REPORT_PAGE_H
#define BN_REPORT_PAGE_H

#include "report/facts.h"
#include "report/tables.h"

/* date: of today, "2026-11-29". */
void bn_page_write(const struct bn_facts *facts, const struct bn_tables *tables, const char *date,
	struct bn_str *out);

#endif
