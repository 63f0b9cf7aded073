/* bornectl: one file a command, found by name in a table. No SDL, no libvlc. */
#ifndef BN_CTL_CTL_H
#define BN_CTL_CTL_H

/* Runs the command of argv (argv[0] is the program). Gives the exit code: 0 done, 1 the work could
 * not be done or found errors, 2 wrong words on the command line. */
int bn_ctl_run(int argc, char **argv);

#endif
