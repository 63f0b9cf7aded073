/* borne-player: decodes one clip for Borne, in a process of its own. Reads its arguments, no more.
 */
#include "base/log.h"
#include "base/tr.h"
#include "video/player.h"
#include "video/probe.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static void help(void)
{
	fputs(_("Usage : borne-player --control-fd N\n"
		"        borne-player --probe FICHIER\n"
		"\n"
		"Décode un clip pour Borne, dans un processus à part. C'est borne qui le lance ;\n"
		"à la main, --probe dit si un film se lit, et ce qu'il est.\n"
		"\n"
		"  --control-fd N     descripteur de la socket (SOCK_SEQPACKET) vers borne, qui y "
		"dit le clip\n"
		"  --probe FICHIER    lit le début du film ; une ligne de JSON dit width, height, "
		"duration_ms, rate et audio, ou error\n"
		"  --help             montre cette aide\n"
		"  --version          montre la version\n"
		"\n"
		"Codes de sortie : 0 borne a fini, 1 le clip ne peut pas être lu, 2 arguments "
		"faux.\n"),
		stdout);
}

/* A number from 0 to most, or -1. */
static int number(const char *text, int most)
{
	char *end = NULL;
	errno = 0;
	long value = strtol(text, &end, 10);
	return errno == 0 && end != text && *end == '\0' && value >= 0 && value <= most ? (int)value
											: -1;
}

static int wrong(const char *what)
{
	fprintf(stderr, "borne-player: %s\n%s\n", what,
		_("borne-player: c'est borne qui le lance ; voir borne-player --help"));
	return 2;
}

static bool is_control(int fd)
{
	int type = 0;
	socklen_t length = sizeof(type);
	return fd > STDERR_FILENO && getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 &&
	       type == SOCK_SEQPACKET;
}

int main(int argc, char **argv)
{
	static const struct option known[] = {{"control-fd", required_argument, NULL, 'c'},
		{"probe", required_argument, NULL, 'p'}, {"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, 'V'}, {0}};
	struct bn_player_options options = {.control_fd = -1};
	const char *probed = NULL;
	bn_log_init("borne-player");
	bn_tr_init();
	for (int got; (got = getopt_long(argc, argv, "", known, NULL)) != -1;) {
		switch (got) {
		case 'c':
			options.control_fd = number(optarg, 1 << 20);
			break;
		case 'p':
			probed = optarg;
			break;
		case 'h':
			help();
			return 0;
		case 'V':
			puts("borne-player " BORNE_VERSION);
			return 0;
		default:
			return wrong(_("option inconnue ou incomplète"));
		}
	}
	if (optind < argc)
		return wrong(_("un argument est de trop"));
	if (probed != NULL)
		return bn_probe_run(probed);
	if (!is_control(options.control_fd))
		return wrong(_("--control-fd veut une socket SOCK_SEQPACKET ouverte"));
	/* Not return: exit handlers of libvlc's plugins would run under its living threads. */
	_exit(bn_player_run(&options));
}
