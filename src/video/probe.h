/* What a clip is, found out as a kiosk would: a player behind its walls decodes its beginning, and
 * what it says is written as one line of JSON. */
#ifndef BN_VIDEO_PROBE_H
#define BN_VIDEO_PROBE_H

/* On standard output {"width","height","duration_ms","rate","audio"}, or {"error"}. The exit code:
 * 0, or 1 when the clip can't be played. Has no deadline: who asks keeps one, and this process and
 * the player die with the one that started them. */
int bn_probe_run(const char *file);

#endif
