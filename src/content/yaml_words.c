#include "base/tr.h"
#include "content/yaml_parse.h"

#include <stddef.h>
#include <string.h>

/* The words of libyaml 0.2.5 (src/scanner.c, src/parser.c) that ordinary slips bring about. */
static const struct {
	const char *problem, *message;
} words[] = {
	{"mapping values are not allowed in this context",
		BN_TR("« : » inattendu ; mettez entre guillemets un texte qui contient « : », ou "
		      "vérifiez le retrait de la ligne")},
	{"could not find expected ':'", BN_TR("il manque « : » après la clé de la ligne d’avant ; "
					      "par exemple title: Bonjour")},
	{"did not find expected key", BN_TR("une clé est attendue ici ; vérifiez le retrait de la "
					    "ligne et les guillemets "
					    "juste avant")},
	{"did not find expected '-' indicator",
		BN_TR("« - » est attendu ici ; vérifiez le retrait de la ligne")},
	{"did not find expected ',' or ']'",
		BN_TR("« , » ou « ] » est attendu ici ; fermez la liste ouverte par « [ »")},
	{"did not find expected ',' or '}'",
		BN_TR("« , » ou « } » est attendu ici ; fermez ce que « { » ouvre, et mettez entre "
		      "guillemets un texte à virgule")},
	{"did not find expected node content",
		BN_TR("une valeur est attendue ici ; mettez le texte entre guillemets")},
	{"did not find expected <document start>",
		BN_TR("ligne inattendue ; vérifiez son retrait")},
	{"block sequence entries are not allowed in this context",
		BN_TR("« - » inattendu ; mettez la liste à la ligne, sous sa clé")},
	{"block mapping entries are not allowed in this context",
		BN_TR("« ? » inattendu ; mettez le texte entre guillemets")},
	{"mapping keys are not allowed in this context",
		BN_TR("« ? » inattendu ; mettez le texte entre guillemets")},
	{"found unknown escape character",
		BN_TR("« \\ » inattendu ; doublez-le, ou prenez des guillemets simples '…'")},
	{"did not find expected hexdecimal number",
		BN_TR("« \\ » inattendu ; doublez-le, ou prenez des guillemets simples '…'")},
	{"did not find expected alphabetic or numeric character",
		BN_TR("« & » et « * » ne commencent pas un texte ; mettez-le entre guillemets")},
	{"did not find expected comment or line break",
		BN_TR("rien n’est attendu après « | » ou « > » ; mettez le texte à la ligne")},
	{"found undefined tag handle",
		BN_TR("« ! » ne commence pas un texte ; mettez-le entre guillemets")},
	{"found unexpected ':'", BN_TR("« : » inattendu ; mettez le texte entre guillemets")},
};

const char *bn_yaml_words(const char *problem, char found)
{
	if (found == '\t')
		return _("tabulation ; remplacez-la par des espaces (deux par niveau)");
	if (strcmp(problem, "found character that cannot start any token") == 0)
		return _(
			"ce caractère ne commence pas un texte ; mettez le texte entre guillemets");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(problem, words[i].problem) == 0)
			return _(words[i].message);
	return _("YAML mal formé ; vérifiez les retraits et les guillemets de cette ligne");
}
