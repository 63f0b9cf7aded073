/* What a bornectl command is, and what it gets: the words after its name, read against its options.
 * Texts for people are French, the keys of the catalogues (base/tr.h). */
#ifndef BN_CTL_COMMAND_H
#define BN_CTL_COMMAND_H

#include <stdbool.h>

#define BN_CTL_OPTIONS 10

enum bn_ctl_exit { BN_CTL_DONE = 0, BN_CTL_FAILED = 1, BN_CTL_USAGE = 2 };

struct bn_arguments;

/* "-o FICHIER", "--to DOSSIER", "--to=DOSSIER"; or, without a value, "--json". */
struct bn_option {
	char letter;       /* 0: none */
	const char *name;  /* NULL: the end of the table */
	const char *value; /* NULL: it takes none */
	const char *help;
	bool required;
};

struct bn_command {
	const char *name; /* "leads export" */
	const char *rest; /* what the words without an option are, "DOSSIER"; NULL: none allowed */
	bool several;     /* of them; otherwise exactly one */
	bool may_lack;    /* none is right too: the command judges */
	const char *summary, *details;
	struct bn_option options[BN_CTL_OPTIONS + 1];
	int (*run)(const struct bn_arguments *arguments); /* gives the exit code */
};

struct bn_arguments {
	const struct bn_command *command;
	const char *values[BN_CTL_OPTIONS]; /* in the table's order; NULL: not given; "": it takes
					       none */
	char **rest;
	int rest_count;
	bool help; /* asked for: nothing else was checked */
};

/* The words after the command's name. False: said on standard error what is wrong. The words are
 * put in another order, options first. */
bool bn_arguments_read(
	struct bn_arguments *arguments, const struct bn_command *command, int count, char **words);

/* "bornectl: …" on standard error, with a line end. */
void bn_command_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

extern const struct bn_command bn_command_new, bn_command_check, bn_command_schema,
	bn_command_keygen_campaign, bn_command_pin, bn_command_pack, bn_command_install,
	bn_command_keygen, bn_command_leads_list, bn_command_leads_export, bn_command_leads_open,
	bn_command_leads_import, bn_command_leads_verify, bn_command_leads_withdraw,
	bn_command_leads_purge, bn_command_status, bn_command_log, bn_command_report,
	bn_command_publish, bn_command_sync, bn_command_collect, bn_command_fleet;

#endif
