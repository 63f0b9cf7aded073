/* What node.c, yaml.c and yaml_words.c share; the rest of the house reads nodes by node.h. */
#ifndef BN_CONTENT_YAML_PARSE_H
#define BN_CONTENT_YAML_PARSE_H

#include "content/node.h"

/* As bn_node_parse, for text that ends in NUL, is UTF-8 and isn't indented by tabs. */
struct bn_node *bn_yaml_parse(
	const char *text, size_t bytes, const char *shown, struct bn_problems *problems);

/* The place of a byte, counted as libyaml counts: lines end in LF, CR LF or CR. */
void bn_yaml_place(const char *text, size_t offset, int *line, int *column);

/* What libyaml complains of, in French and with what would be right. problem: its words; found:
 * the byte it stopped at. Never NULL; not to be freed. */
const char *bn_yaml_words(const char *problem, char found);

#endif
