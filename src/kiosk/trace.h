/* What happens, as JSON lines for tests and technicians: --trace FILE. Flushed at once. Never
 * personal data: the accessibility tree leaves secrets out, leads appear by their random id. */
#ifndef BN_KIOSK_TRACE_H
#define BN_KIOSK_TRACE_H

#include "ui/view.h"

struct bn_trace;

struct bn_trace *bn_trace_create(const char *path); /* NULL path: nothing is written; never NULL */
void bn_trace_destroy(struct bn_trace *trace);
/* False: the file can't be written. */
bool bn_trace_good(const struct bn_trace *trace);

void bn_trace_screen(struct bn_trace *trace, const char *name);
/* Written only when it differs from the last one. */
void bn_trace_tree(struct bn_trace *trace, const char *screen, struct bn_view *view);
/* at: "start", "end", "skip"; reason may be NULL. */
void bn_trace_clip(struct bn_trace *trace, const char *name, const char *at, const char *reason);
/* There is no room for leads any more, or there is again. */
void bn_trace_form(struct bn_trace *trace, bool closed);
/* The campaign's folder changed: another edition is on, or it has mistakes. */
void bn_trace_campaign(struct bn_trace *trace, bool good);
/* A visit is over: what is kept of pictures and letters by then, in bytes. */
void bn_trace_visit(struct bn_trace *trace, size_t kept_bytes);
void bn_trace_lead(struct bn_trace *trace, const char *id);
/* kind: "touch", "key", "mouse". The next present is measured from the first input since the last.
 */
void bn_trace_input(struct bn_trace *trace, const char *kind, int64_t now_ms);
void bn_trace_present(struct bn_trace *trace, int64_t now_ms);

#endif
