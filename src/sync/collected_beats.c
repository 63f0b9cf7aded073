#include "sync/collected_inside.h"
#include "sync/heartbeat.h"

#include <string.h>

bool bn_collected_beat(struct bn_collected *collected, const char *place, const char *kiosk,
	struct bn_collected_beat *beat)
{
	*beat = (struct bn_collected_beat){0};
	if (collected->failed ||
		!bn_collected_prepare(collected,
			"SELECT tag, chain, count, heard FROM heartbeats WHERE place = ? AND kiosk "
			"= ?",
			&collected->beat))
		return false;
	bn_collected_bind(collected->beat, "tt", place, kiosk);
	bool there = bn_collected_row(collected, collected->beat);
	if (there) {
		beat->chain = sqlite3_column_int64(collected->beat, 1);
		beat->count = sqlite3_column_int64(collected->beat, 2);
		beat->heard = sqlite3_column_int64(collected->beat, 3);
		strncpy(beat->tag, bn_collected_text(collected->beat, 0), sizeof(beat->tag) - 1);
	}
	sqlite3_reset(collected->beat);
	return there;
}

void bn_collected_keep_beat(struct bn_collected *collected, struct bn_collected_kiosk *kiosk,
	const struct bn_collected_beating *beating)
{
	/* What was put in the place before now wasn't heard later. */
	int64_t heard = beating->heard < collected->wall ? beating->heard : collected->wall;
	if (bn_collected_do(collected,
		    "INSERT OR REPLACE INTO heartbeats VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		    "ttitiiiibt", beating->place, kiosk->name, kiosk->row, beating->tag,
		    beating->count, heard, beating->sent, beating->end.number, beating->end.hash,
		    sizeof(beating->end.hash), bn_str_text(beating->text)))
		bn_collected_note_beat(kiosk, beating->sent, &beating->end);
	kiosk->changed = true;
}

void bn_collected_each_beat(struct bn_collected *collected, const char *place,
	void (*visit)(void *context, int64_t heard, const struct bn_str *text), void *context)
{
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT heard, text FROM heartbeats WHERE place = ? ORDER BY kiosk", "t", place);
	while (bn_collected_row(collected, statement)) {
		const struct bn_str text = {.data = (char *)bn_collected_text(statement, 1),
			.length = (size_t)sqlite3_column_bytes(statement, 1)};
		visit(context, sqlite3_column_int64(statement, 0), &text);
	}
	sqlite3_finalize(statement);
}

void bn_collected_each_doubt(struct bn_collected *collected,
	void (*visit)(void *context, const char *kiosk, enum bn_collected_fault fault),
	void *context)
{
	sqlite3_stmt *statement = bn_collected_ask(collected,
		"SELECT DISTINCT kiosk, fault FROM findings WHERE run = ? AND kiosk <> '' AND "
		"object GLOB '" BN_HEARTBEAT_FOLDER "*' ORDER BY kiosk, fault",
		"i", collected->run);
	while (bn_collected_row(collected, statement)) {
		int64_t fault = sqlite3_column_int64(statement, 1);
		if (fault >= 0 && fault < BN_COLLECTED_FAULTS)
			visit(context, bn_collected_text(statement, 0),
				(enum bn_collected_fault)fault);
	}
	sqlite3_finalize(statement);
}

int64_t bn_collected_looked(struct bn_collected *collected, const char *place, bool *now)
{
	sqlite3_stmt *statement = bn_collected_ask(
		collected, "SELECT looked, run FROM places WHERE name = ?", "t", place);
	bool there = bn_collected_row(collected, statement);
	int64_t looked = there ? sqlite3_column_int64(statement, 0) : 0;
	*now = there && sqlite3_column_int64(statement, 1) == collected->run;
	sqlite3_finalize(statement);
	return looked;
}

void bn_collected_note_look(struct bn_collected *collected, const char *place)
{
	bn_collected_do(collected, "INSERT OR REPLACE INTO places VALUES (?, ?, ?)", "tii", place,
		collected->wall, collected->run);
}

bool bn_collected_has_day(
	struct bn_collected *collected, const char *place, const char *object, const char *tag)
{
	return tag[0] != '\0' &&
	       bn_collected_number(collected, 0,
		       "SELECT COUNT(*) FROM days WHERE place = ? AND object = ? AND tag = ?",
		       "ttt", place, object, tag) > 0;
}

void bn_collected_keep_day(
	struct bn_collected *collected, const char *place, const char *object, const char *tag)
{
	bn_collected_do(collected, "INSERT OR REPLACE INTO days VALUES (?, ?, ?)", "ttt", place,
		object, tag);
}
