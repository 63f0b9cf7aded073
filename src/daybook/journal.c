#include "daybook/journal.h"

#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "base/mem.h"
#include "daybook/journal_file.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_BYTES ((size_t)1 << 20)
#define QUIET_S    600
#define AT_ONCE    3
#define SAID       16
#define CUT        200
#define LEFT_MOST  ((size_t)64 << 10)

/* What was written lately: over and over it would push everything else out of the files. */
struct said {
	bool used;
	enum bn_journal_kind kind;
	char *about, *why;
	int64_t wall; /* when it was last written after a silence */
	int written;  /* one by one since then */
	int waiting;  /* not written yet, so often */
};

struct bn_journal {
	char *folder;
	struct bn_scribe *scribe;
	int64_t (*wall)(void);
	size_t most_bytes;
	bool silent;
	pthread_mutex_t lock; /* guards said and next */
	struct said said[SAID];
	size_t next;
	/* The scribe's. */
	struct bn_str left; /* not written yet */
	bool failing;
};

struct line {
	struct bn_journal *journal;
	struct bn_str text;
};

struct bn_journal *bn_journal_open(const struct bn_journal_options *options)
{
	struct bn_journal *journal = bn_mem_alloc(1, sizeof(*journal));
	journal->folder = bn_file_join(options->data_folder, "journal");
	journal->scribe = options->scribe;
	journal->wall = options->wall != NULL ? options->wall : bn_clock_wall;
	journal->most_bytes = options->most_bytes > 0 ? options->most_bytes : FILE_BYTES;
	journal->silent = options->silent;
	pthread_mutex_init(&journal->lock, NULL);
	return journal;
}

/* With what couldn't be written before: a full disk is what staff will ask the journal about. */
static void write_left(struct bn_journal *journal)
{
	bool good = bn_journal_append(journal->folder, bn_str_text(&journal->left),
		journal->left.length, journal->most_bytes);
	if (!good && !journal->failing)
		bn_log_error("daybook", "%s: the journal can't be written: %s", journal->folder,
			strerror(errno));
	journal->failing = !good;
	if (good)
		bn_str_clear(&journal->left);
}

static void append(void *context)
{
	struct line *line = context;
	struct bn_journal *journal = line->journal;
	if (journal->left.length < LEFT_MOST)
		bn_str_add(&journal->left, bn_str_text(&line->text), line->text.length);
	write_left(journal);
	bn_str_finish(&line->text);
	free(line);
}

static bool is_failure(enum bn_journal_kind kind)
{
	return kind == BN_JOURNAL_CAMPAIGN_REFUSED || kind == BN_JOURNAL_WRITE_FAILED ||
	       kind == BN_JOURNAL_CLIP_ASIDE || kind == BN_JOURNAL_FORM_CLOSED ||
	       kind == BN_JOURNAL_PIN_BLOCKED || kind == BN_JOURNAL_EXPORT_FAILED ||
	       kind == BN_JOURNAL_INSTALL_FAILED || kind == BN_JOURNAL_SYNC_FAILED;
}

static void tell(const struct said *said, int times)
{
	char more[24] = "";
	if (times > 1)
		snprintf(more, sizeof(more), " (%d times)", times);
	bn_log(is_failure(said->kind) ? BN_LOG_WARN : BN_LOG_INFO, "journal", "%s%s%s%s%s%s",
		bn_journal_name(said->kind), said->about != NULL ? ": " : "",
		said->about != NULL ? said->about : "", said->why != NULL ? ": " : "",
		said->why != NULL ? said->why : "", more);
}

static void put(struct bn_journal *journal, const struct said *said, int64_t wall, int times)
{
	char at[BN_CLOCK_TEXT];
	struct line *line = bn_mem_alloc(1, sizeof(*line));
	struct bn_json json = {&line->text, false};
	line->journal = journal;
	bn_clock_utc(wall, at);
	bn_json_object(&json, NULL);
	bn_json_text(&json, "at", at);
	bn_json_text(&json, "kind", bn_journal_name(said->kind));
	if (said->about != NULL)
		bn_json_text(&json, "about", said->about);
	if (said->why != NULL)
		bn_json_text(&json, "why", said->why);
	if (times > 1)
		bn_json_int(&json, "times", times);
	bn_json_object_end(&json);
	bn_str_addz(&line->text, "\n");
	if (!journal->silent)
		tell(said, times);
	if (bn_scribe_give(journal->scribe, append, line))
		return;
	bn_log_error("daybook", "%s: an entry is lost, the disk doesn't answer", journal->folder);
	bn_str_finish(&line->text);
	free(line);
}

/* Lets it go, and writes how often it was. */
static void settle(struct bn_journal *journal, struct said *said)
{
	if (said->used && said->waiting > 0)
		put(journal, said, journal->wall(), said->waiting);
	free(said->about);
	free(said->why);
	*said = (struct said){0};
}

void bn_journal_close(struct bn_journal *journal)
{
	if (journal == NULL)
		return;
	for (size_t i = 0; i < SAID; i++)
		settle(journal, &journal->said[(journal->next + i) % SAID]);
	bn_scribe_wait(journal->scribe);
	if (journal->left.length > 0)
		write_left(journal);
	bn_str_finish(&journal->left);
	pthread_mutex_destroy(&journal->lock);
	free(journal->folder);
	free(journal);
}

/* At a letter's end. */
static char *cut(const char *text)
{
	if (text == NULL || text[0] == '\0')
		return NULL;
	size_t bytes = strnlen(text, CUT);
	while (bytes > 0 && text[bytes] != '\0' && ((unsigned char)text[bytes] & 0xC0) == 0x80)
		bytes--;
	return bn_mem_strndup(text, bytes);
}

static struct said *find(struct bn_journal *journal, const struct said *same)
{
	for (size_t i = 0; i < SAID; i++) {
		struct said *said = &journal->said[i];
		if (said->used && said->kind == same->kind &&
			bn_str_same(said->about, same->about) && bn_str_same(said->why, same->why))
			return said;
	}
	return NULL;
}

void bn_journal_add(
	struct bn_journal *journal, enum bn_journal_kind kind, const char *about, const char *why)
{
	if (journal == NULL || kind >= BN_JOURNAL_COUNT)
		return;
	int64_t now = journal->wall();
	struct said fresh = {true, kind, cut(about), cut(why), now - QUIET_S, 0, 0};
	pthread_mutex_lock(&journal->lock);
	struct said *said = find(journal, &fresh);
	if (said != NULL) {
		free(fresh.about);
		free(fresh.why);
	} else {
		said = &journal->said[journal->next];
		journal->next = (journal->next + 1) % SAID;
		settle(journal, said);
		*said = fresh;
	}
	said->waiting++;
	/* A clock that was put back must not keep it quiet for long. */
	bool silence = now - said->wall >= QUIET_S || now < said->wall;
	if (silence) {
		said->wall = now;
		said->written = 0;
	}
	if (silence || said->written < AT_ONCE) {
		put(journal, said, now, said->waiting);
		said->written++;
		said->waiting = 0;
	}
	pthread_mutex_unlock(&journal->lock);
}
