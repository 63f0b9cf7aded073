/* Every table of the report, made of the facts, with what is small hidden. */
#ifndef BN_REPORT_TABLES_H
#define BN_REPORT_TABLES_H

#include "report/facts.h"
#include "report/table.h"

enum bn_tables_name {
	BN_TABLES_DAYS,
	BN_TABLES_HOURS,
	BN_TABLES_LASTING,
	BN_TABLES_WAY,
	BN_TABLES_GIVEN_UP,
	BN_TABLES_METIERS,
	BN_TABLES_CLIPS,
	BN_TABLES_SECONDS,
	BN_TABLES_LANGUAGES,
	BN_TABLES_AIDS,
	BN_TABLES_SCREENS,
	BN_TABLES_KIOSKS,
	BN_TABLES_PLACES,
	BN_TABLES_RUNS,  /* by clip and venue */
	BN_TABLES_PROOF, /* by day, hour, kiosk, venue, event and clip: a CSV only */
	BN_TABLES_COUNT
};

struct bn_tables {
	struct bn_table all[BN_TABLES_COUNT];
	struct bn_table_cell visits, leads, begun; /* of the period; begun: testimonies */
};

/* In the language that is set; texts are the facts' and the catalogue's, and live as long. */
void bn_tables_make(struct bn_tables *tables, const struct bn_facts *facts);
void bn_tables_finish(struct bn_tables *tables);

/* Inside: what people do on screens (tables.c), and what is played (tables_clips.c). */
void bn_tables_make_clips(struct bn_tables *tables, const struct bn_facts *facts);

#endif
