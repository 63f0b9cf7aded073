#include "ui/edit.h"

#include "base/utf8.h"

#include <string.h>

bool bn_edit_insert(struct bn_edit *edit, const char *letters)
{
	size_t have = strlen(edit->text), more = strlen(letters);
	if (have + more >= edit->capacity)
		return false;
	memmove(edit->text + edit->cursor + more, edit->text + edit->cursor,
		have - edit->cursor + 1);
	memcpy(edit->text + edit->cursor, letters, more);
	edit->cursor += more;
	return true;
}

void bn_edit_delete(struct bn_edit *edit)
{
	size_t from = bn_utf8_before(edit->text, edit->cursor), have = strlen(edit->text);
	size_t cut = edit->cursor - from;
	memmove(edit->text + from, edit->text + edit->cursor, have - edit->cursor + 1);
	/* What moved leaves a tail behind: nothing typed may stay. */
	explicit_bzero(edit->text + have - cut, cut);
	edit->cursor = from;
}

void bn_edit_clear(struct bn_edit *edit)
{
	explicit_bzero(edit->text, edit->capacity);
	edit->cursor = 0;
}

void bn_edit_left(struct bn_edit *edit)
{
	edit->cursor = bn_utf8_before(edit->text, edit->cursor);
}

void bn_edit_right(struct bn_edit *edit)
{
	edit->cursor = bn_utf8_after(edit->text, edit->cursor);
}
