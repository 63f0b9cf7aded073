#include "ctl/passphrase.h"

#include "base/file.h"
#include "base/secret.h"
#include "base/tr.h"
#include "base/utf8.h"
#include "ctl/command.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define FEW_LETTERS 12
#define FILE_MOST   4096

enum {
	CTRL_C = 3,
	CTRL_D = 4,
	BACKSPACE = 8,
	CTRL_U = 21,
	DELETE = 127,
};

/* What is asked for, in words for people. */
struct words {
	const char *question, *again, *differ, *no_terminal, *empty, *file;
};

static const struct words passphrase_words = {
	.question = BN_TR("Phrase de passe : "),
	.again = BN_TR("La même, encore une fois : "),
	.differ = BN_TR("les deux phrases ne sont pas les mêmes ; rien n’a été fait"),
	.no_terminal = BN_TR("il n’y a pas de terminal pour taper la phrase de passe ; "
			     "donnez-la par --passphrase-file"),
	.empty = BN_TR("la phrase de passe ne peut pas être vide"),
	.file = BN_TR("%s : la première ligne doit être la phrase de passe, de 1 à %d octets"),
};

static const struct words code_words = {
	.question = BN_TR("Code de l’équipe : "),
	.again = BN_TR("Le même, encore une fois : "),
	.differ = BN_TR("les deux codes ne sont pas les mêmes ; rien n’a été fait"),
	.no_terminal = BN_TR("il n’y a pas de terminal pour taper le code ; donnez-le par "
			     "--code-file"),
	.empty = BN_TR("le code ne peut pas être vide"),
	.file = BN_TR("%s : la première ligne doit être le code, de 1 à %d octets"),
};

static bool read_file(const char *file, const struct words *words, char out[BN_PASSPHRASE])
{
	size_t bytes = 0;
	char *text = bn_file_read(file, FILE_MOST, &bytes);
	if (text == NULL)
		return false;
	size_t length = strcspn(text, "\r\n");
	bool good = length > 0 && length < BN_PASSPHRASE;
	if (good) {
		memcpy(out, text, length);
		out[length] = '\0';
	} else {
		bn_command_complain(_(words->file), file, BN_PASSPHRASE - 1);
	}
	explicit_bzero(text, bytes);
	free(text);
	return good;
}

/* Reads signs one by one, since the terminal shows nothing and edits nothing. False: given up. */
static bool read_line(int tty, char out[BN_PASSPHRASE])
{
	size_t length = 0;
	char c = '\0';
	while (read(tty, &c, 1) == 1 && c != CTRL_C) {
		if (c == '\n' || c == '\r' || c == CTRL_D) {
			out[length] = '\0';
			return true;
		}
		out[length] = '\0';
		if (c == BACKSPACE || c == DELETE)
			length = bn_utf8_before(out, length);
		else if (c == CTRL_U)
			length = 0;
		else if (length < BN_PASSPHRASE - 1)
			out[length++] = c;
	}
	return false;
}

static bool ask(int tty, const char *question, char out[BN_PASSPHRASE])
{
	struct termios before;
	if (tcgetattr(tty, &before) != 0)
		return false;
	struct termios hidden = before;
	/* Ctrl-C comes as a sign too: killed here, the terminal would stay mute. */
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG);
	hidden.c_cc[VMIN] = 1;
	hidden.c_cc[VTIME] = 0;
	tcsetattr(tty, TCSAFLUSH, &hidden);
	dprintf(tty, "%s", question);
	bool good = read_line(tty, out);
	dprintf(tty, "\n");
	tcsetattr(tty, TCSAFLUSH, &before);
	return good;
}

static bool ask_twice(int tty, const struct words *words, char out[BN_PASSPHRASE])
{
	char *again = bn_secret_create(BN_PASSPHRASE);
	bool good = ask(tty, _(words->question), out) && ask(tty, _(words->again), again);
	if (good && strcmp(out, again) != 0) {
		bn_command_complain("%s", _(words->differ));
		good = false;
	}
	bn_secret_destroy(again, BN_PASSPHRASE);
	return good;
}

static bool ask_on_terminal(bool is_new, const struct words *words, char out[BN_PASSPHRASE])
{
	int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (tty < 0) {
		bn_command_complain("%s", _(words->no_terminal));
		return false;
	}
	bool good = is_new ? ask_twice(tty, words, out) : ask(tty, _(words->question), out);
	close(tty);
	if (good && out[0] == '\0') {
		bn_command_complain("%s", _(words->empty));
		good = false;
	}
	return good;
}

static bool get(const char *file, bool is_new, const struct words *words, char out[BN_PASSPHRASE])
{
	return file != NULL ? read_file(file, words, out) : ask_on_terminal(is_new, words, out);
}

bool bn_passphrase_get_code(const char *file, char out[BN_PASSPHRASE])
{
	return get(file, true, &code_words, out);
}

bool bn_passphrase_get(const char *file, bool is_new, char out[BN_PASSPHRASE])
{
	bool good = get(file, is_new, &passphrase_words, out);
	if (good && is_new && strlen(out) < FEW_LETTERS)
		bn_command_complain(_("attention : cette phrase de passe est courte ; quatre mots "
				      "pris au hasard valent mieux"));
	return good;
}

bool bn_passphrase_open(
	const char *path, const char *passphrase_file, bn_passphrase_load *load, void *key)
{
	if (!bn_file_exists(path)) {
		bn_command_complain(_("%s : il n’y a pas de clé secrète à cet endroit"), path);
		return false;
	}
	char *passphrase = bn_secret_create(BN_PASSPHRASE);
	enum bn_seal_load result = BN_SEAL_BAD_FILE;
	bool asked = bn_passphrase_get(passphrase_file, false, passphrase);
	if (asked)
		result = load(path, passphrase, key);
	bn_secret_destroy(passphrase, BN_PASSPHRASE);
	if (asked && result == BN_SEAL_WRONG_PASSPHRASE)
		bn_command_complain(_("%s : ce n’est pas la bonne phrase de passe"), path);
	else if (asked && result == BN_SEAL_BAD_FILE)
		bn_command_complain(
			_("%s : ce fichier n’est pas une clé secrète intacte ; reprenez-en la "
			  "copie mise en lieu sûr"),
			path);
	else if (asked && result == BN_SEAL_OTHER_KEY)
		bn_command_complain(
			_("%s : c’est une autre sorte de clé ; il faut ici un fichier PRÉFIXE.key, "
			  "fait pour les contacts par « bornectl keygen », pour les campagnes par "
			  "« bornectl keygen-campaign »"),
			path);
	return asked && result == BN_SEAL_LOADED;
}
