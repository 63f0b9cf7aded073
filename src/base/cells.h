/* Tables for French spreadsheets: RFC 4180 with ";" between cells, UTF-8 with its mark, CRLF. No
 * cell can be taken for a formula: text that begins with = + - @, a tab or a line end, after any
 * number of apostrophes, gets one apostrophe more in front. Taking one away from every cell that
 * looks so gives back what was there.
 * Life: begin → add … end, add … end … */
#ifndef BN_BASE_CELLS_H
#define BN_BASE_CELLS_H

#include "base/str.h"

#include <stdint.h>

void bn_cells_begin(struct bn_str *out); /* the mark */
void bn_cells_add(struct bn_str *out, const char *text);
void bn_cells_add_int(struct bn_str *out, int64_t number);
void bn_cells_end(struct bn_str *out); /* of a line; it has a cell */

#endif
