/* What libyaml complains of, in French and with what would be right. */
#ifndef BN_CONTENT_YAML_WORDS_H
#define BN_CONTENT_YAML_WORDS_H

/* problem: libyaml's words; found: the byte it stopped at. Never NULL; not to be freed. */
const char *bn_yaml_words(const char *problem, char found);

#endif
