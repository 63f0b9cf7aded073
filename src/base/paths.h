/* Where Borne's own files are: beside the sources when built there, else as installed. */
#ifndef BN_BASE_PATHS_H
#define BN_BASE_PATHS_H

/* A file of Borne's own, such as "assets/img/duo-accueil.svg"; the caller frees it. BORNE_SHARE, an
 * environment variable naming the folder that holds assets/, config/ and media/, decides first. */
char *bn_paths_share(const char *name);

/* A program beside the running one, such as "borne-player"; the caller frees it. */
char *bn_paths_program(const char *name);

#endif
