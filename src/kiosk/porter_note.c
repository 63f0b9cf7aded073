#include "base/clock.h"
#include "base/mem.h"
#include "daybook/sent.h"
#include "kiosk/porter_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* It frees itself. */
struct slip {
	char *folder;
	struct bn_sent sent;
};

static void note_sent(void *context)
{
	struct slip *slip = context;
	bn_sent_note(slip->folder, &slip->sent); /* not noted, it is told to go again */
	free(slip->folder);
	free(slip);
}

static void note_export(const struct bn_porter_job *job, const struct bn_porter_options *options,
	const struct bn_panel *panel)
{
	struct bn_journal *journal = options->journal;
	char words[64];
	if (panel->task_state == BN_TASK_FAILED) {
		bn_journal_add(journal, BN_JOURNAL_EXPORT_FAILED, job->stick.name,
			panel->silent                                 ? "no answer"
			: panel->gone                                 ? "pulled out"
			: panel->export_result == BN_EXPORT_FULL      ? "full"
			: panel->export_result == BN_EXPORT_READ_ONLY ? "read-only"
								      : "not written");
	} else if (panel->export_result == BN_EXPORT_DONE) {
		snprintf(words, sizeof(words), "%" PRIu64 " leads", panel->leads);
		bn_journal_add(journal, BN_JOURNAL_EXPORT, panel->file, words);
		struct slip *slip = bn_mem_alloc(1, sizeof(*slip));
		slip->folder = bn_mem_strdup(job->folder);
		slip->sent = (struct bn_sent){job->end, bn_clock_wall(), BN_SENT_EXPORT};
		if (!bn_scribe_give(options->scribe, note_sent, slip))
			note_sent(slip);
	}
}

void bn_porter_job_note(const struct bn_porter_job *job, const struct bn_porter_options *options,
	const struct bn_panel *panel)
{
	struct bn_journal *journal = options->journal;
	char version[24];
	if (job->what == BN_PORTER_EXPORT) {
		note_export(job, options, panel);
	} else if (panel->task_state == BN_TASK_FAILED) {
		bn_journal_add(journal, BN_JOURNAL_INSTALL_FAILED, job->pack,
			panel->silent ? "no answer" : panel->why);
	} else {
		snprintf(version, sizeof(version), "%" PRIu32, job->version);
		bn_journal_add(journal, BN_JOURNAL_INSTALL, job->id, version);
	}
}
