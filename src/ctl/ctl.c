#include "ctl/ctl.h"

#include "base/str.h"
#include "base/tr.h"
#include "content/near.h"
#include "ctl/command.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define SYNOPSIS_MOST 256

static const struct bn_command *const commands[] = {
	&bn_command_new,
	&bn_command_check,
	&bn_command_schema,
	&bn_command_keygen_campaign,
	&bn_command_pack,
	&bn_command_install,
	&bn_command_pin,
	&bn_command_keygen,
	&bn_command_leads_list,
	&bn_command_leads_export,
	&bn_command_leads_open,
	&bn_command_leads_verify,
	&bn_command_leads_withdraw,
	&bn_command_leads_import,
	&bn_command_leads_purge,
	&bn_command_status,
	&bn_command_log,
	&bn_command_report,
	&bn_command_sync,
	&bn_command_publish,
	&bn_command_collect,
	&bn_command_fleet,
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void print_synopsis(const struct bn_command *command, FILE *out)
{
	fprintf(out, "bornectl %s", command->name);
	if (command->rest != NULL)
		fprintf(out, command->may_lack ? " [%s%s]" : " %s%s", _(command->rest),
			command->several ? "…" : "");
	for (const struct bn_option *one = command->options; one->name != NULL; one++) {
		fputs(one->required ? " " : " [", out);
		if (one->letter != 0)
			fprintf(out, "-%c", one->letter);
		else
			fprintf(out, "--%s", one->name);
		if (one->value != NULL)
			fprintf(out, " %s", _(one->value));
		fputs(one->required ? "" : "]", out);
	}
	fputc('\n', out);
}

static void print_options(const struct bn_command *command, const char *indent)
{
	for (const struct bn_option *one = command->options; one->name != NULL; one++) {
		fputs(indent, stdout);
		if (one->letter != 0)
			printf("-%c, ", one->letter);
		printf("--%s%s%s\n%s    %s\n", one->name, one->value != NULL ? " " : "",
			one->value != NULL ? _(one->value) : "", indent, _(one->help));
	}
}

static void print_help(const struct bn_command *command)
{
	fputs(_("Utilisation : "), stdout);
	print_synopsis(command, stdout);
	printf("\n%s\n", _(command->details));
	if (command->options[0].name != NULL)
		printf("\n%s\n", _("Options :"));
	print_options(command, "  ");
}

static void print_usage(FILE *out)
{
	fprintf(out, "%s\n", _("Utilisation : bornectl COMMANDE … | --help | --version"));
}

static void print_all_help(void)
{
	print_usage(stdout);
	printf("\n%s\n", _("Prépare les campagnes et les clés de Borne, et rend les contacts aux "
			   "recruteurs."));
	printf("\n%s\n", _("Commandes :"));
	for (size_t i = 0; i < COMMANDS; i++) {
		fputs("  ", stdout);
		print_synopsis(commands[i], stdout);
		printf("      %s\n", _(commands[i]->summary));
		print_options(commands[i], "        ");
	}
	printf("\n%s\n%s\n", _("« bornectl COMMANDE --help » dit tout d’une commande."),
		_("Codes de sortie : 0 c’est fait ; 1 ce n’est pas fait, ou il y a des erreurs ;\n"
		  "2 la ligne de commande est à corriger."));
}

/* How many of the words are the command's name; 0: it isn't this one. */
static int match(const struct bn_command *command, int count, char **words)
{
	const char *name = command->name;
	for (int i = 0; i < count; i++) {
		size_t length = strcspn(name, " ");
		if (strlen(words[i]) != length || strncmp(words[i], name, length) != 0)
			return 0;
		if (name[length] == '\0')
			return i + 1;
		name += length + 1;
	}
	return 0;
}

static int complain_unknown(int count, char **words)
{
	struct bn_near near;
	char two[BN_NEAR_MAX * 2];
	bool first_known = false;
	for (size_t i = 0; i < COMMANDS; i++) {
		size_t length = strcspn(commands[i]->name, " ");
		first_known |= strlen(words[0]) == length &&
			       strncmp(commands[i]->name, words[0], length) == 0;
	}
	/* "leads" alone needs its second word, "leads exprot" is judged by both. */
	bool both = count > 1 && words[1][0] != '-';
	snprintf(two, sizeof(two), "%s%s%s", words[0], both ? " " : "", both ? words[1] : "");
	bn_near_init(&near, two);
	for (size_t i = 0; i < COMMANDS; i++)
		bn_near_try(&near, commands[i]->name);
	if (near.best[0] == '\0' && !first_known) {
		bn_near_init(&near, words[0]);
		for (size_t i = 0; i < COMMANDS; i++)
			bn_near_try(&near, commands[i]->name);
	}
	if (near.best[0] != '\0')
		bn_command_complain(
			_("commande inconnue : %s. Vouliez-vous dire « %s » ?"), two, near.best);
	else
		bn_command_complain(
			first_known ? _("commande incomplète : %s") : _("commande inconnue : %s"),
			two);
	fprintf(stderr, "%s\n", _("Voir « bornectl --help »."));
	return BN_CTL_USAGE;
}

static int run_command(const struct bn_command *command, int count, char **words)
{
	struct bn_arguments arguments;
	if (!bn_arguments_read(&arguments, command, count, words)) {
		fprintf(stderr, _("Voir « bornectl %s --help ».\n"), command->name);
		return BN_CTL_USAGE;
	}
	if (!arguments.help)
		return command->run(&arguments);
	print_help(command);
	return BN_CTL_DONE;
}

static int run(int argc, char **argv)
{
	/* What a command has in clear must not end up in a core file. */
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
	if (argc < 2) {
		print_usage(stderr);
		fprintf(stderr, "%s\n", _("Voir « bornectl --help »."));
		return BN_CTL_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_all_help();
		return BN_CTL_DONE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("bornectl " BORNE_VERSION);
		return BN_CTL_DONE;
	}
	for (size_t i = 0; i < COMMANDS; i++) {
		int used = match(commands[i], argc - 1, argv + 1);
		if (used > 0)
			return run_command(commands[i], argc - 1 - used, argv + 1 + used);
	}
	return complain_unknown(argc - 1, argv + 1);
}

int bn_ctl_run(int argc, char **argv)
{
	int result = run(argc, argv);
	/* A full disk under a redirection shows only now. */
	if (fflush(stdout) == 0 && !ferror(stdout))
		return result;
	bn_command_complain(_("la sortie standard n’a pas pu être écrite"));
	return BN_CTL_FAILED;
}
