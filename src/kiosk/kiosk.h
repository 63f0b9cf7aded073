/* Puts it all together: the campaign, the window, the session, the show, the desk; and runs it. */
#ifndef BN_KIOSK_KIOSK_H
#define BN_KIOSK_KIOSK_H

/* borne's whole life. Gives the exit code: 0 it was told to stop, 1 it couldn't run (the reason is
 * on standard error), 2 wrong words on the command line. */
int bn_kiosk_run(int argc, char **argv);

#endif
