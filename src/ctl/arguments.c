#include "base/str.h"
#include "base/tr.h"
#include "content/near.h"
#include "ctl/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void bn_command_complain(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("bornectl: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
}

/* The option's place in the table, -1 for none of that name. */
static int find_long(const struct bn_command *command, const char *name, size_t length)
{
	for (int i = 0; command->options[i].name != NULL; i++)
		if (strlen(command->options[i].name) == length &&
			strncmp(command->options[i].name, name, length) == 0)
			return i;
	return -1;
}

static int find_short(const struct bn_command *command, char letter)
{
	for (int i = 0; command->options[i].name != NULL; i++)
		if (command->options[i].letter == letter)
			return i;
	return -1;
}

static bool complain_unknown(const struct bn_command *command, const char *word)
{
	struct bn_near near;
	bn_near_init(&near, word + strspn(word, "-"));
	if (bn_str_starts(word, "--"))
		for (const struct bn_option *one = command->options; one->name != NULL; one++)
			bn_near_try(&near, one->name);
	if (near.best[0] != '\0')
		bn_command_complain(
			_("option inconnue : %s. Vouliez-vous dire --%s ?"), word, near.best);
	else
		bn_command_complain(_("option inconnue : %s"), word);
	return false;
}

/* Reads the option at words[*at] and its value, and moves *at to the last word it used. */
static bool read_option(struct bn_arguments *arguments, int count, char **words, int *at)
{
	const char *word = words[*at], *value = NULL;
	int found = -1;
	if (word[1] == '-') {
		size_t length = strcspn(word + 2, "=");
		found = find_long(arguments->command, word + 2, length);
		value = word[2 + length] == '=' ? word + 3 + length : NULL;
	} else {
		found = find_short(arguments->command, word[1]);
		value = word[2] != '\0' ? word + 2 : NULL;
	}
	if (found < 0)
		return complain_unknown(arguments->command, word);
	bool alone = arguments->command->options[found].value == NULL;
	if (alone && value != NULL) {
		bn_command_complain(
			_("--%s s’écrit sans valeur"), arguments->command->options[found].name);
		return false;
	}
	if (alone)
		value = arguments->command->options[found].name;
	else if (value == NULL && *at + 1 < count)
		value = words[++*at];
	if (value == NULL || value[0] == '\0') {
		bn_command_complain(_("il manque une valeur après %s : %s"), word,
			_(arguments->command->options[found].value));
		return false;
	}
	if (arguments->values[found] != NULL) {
		bn_command_complain(_("option donnée deux fois : --%s"),
			arguments->command->options[found].name);
		return false;
	}
	arguments->values[found] = value;
	return true;
}

static bool check_all_there(const struct bn_arguments *arguments)
{
	const struct bn_command *command = arguments->command;
	for (int i = 0; command->options[i].name != NULL; i++) {
		const struct bn_option *option = &command->options[i];
		if (!option->required || arguments->values[i] != NULL)
			continue;
		if (option->letter != 0)
			bn_command_complain(
				_("il manque -%c %s"), option->letter, _(option->value));
		else
			bn_command_complain(_("il manque --%s %s"), option->name, _(option->value));
		return false;
	}
	if (command->rest != NULL && !command->may_lack && arguments->rest_count == 0) {
		bn_command_complain(_("il manque %s"), _(command->rest));
		return false;
	}
	if (arguments->rest_count > (command->rest == NULL ? 0 : command->several ? 1000000 : 1)) {
		bn_command_complain(
			_("mot en trop : %s"), arguments->rest[command->rest == NULL ? 0 : 1]);
		return false;
	}
	return true;
}

bool bn_arguments_read(
	struct bn_arguments *arguments, const struct bn_command *command, int count, char **words)
{
	int kept = 0;
	bool only_words = false;
	*arguments = (struct bn_arguments){.command = command, .rest = words};
	for (int i = 0; i < count; i++)
		if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
			arguments->help = true;
	if (arguments->help)
		return true;
	for (int i = 0; i < count; i++) {
		if (!only_words && strcmp(words[i], "--") == 0) {
			only_words = true;
		} else if (only_words || words[i][0] != '-' || words[i][1] == '\0') {
			words[kept++] = words[i];
		} else if (!read_option(arguments, count, words, &i)) {
			return false;
		}
	}
	arguments->rest_count = kept;
	return check_all_there(arguments);
}
