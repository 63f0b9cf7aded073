/* One line on standard error for each thing worth knowing: "borne: ROOM: message". Never personal
 * data. May be called from any thread; lines don't mix. */
#ifndef BN_BASE_LOG_H
#define BN_BASE_LOG_H

enum bn_log_level { BN_LOG_ERROR, BN_LOG_WARN, BN_LOG_INFO, BN_LOG_DEBUG };

/* The name lines begin with (default "borne") and the most detailed level shown (default INFO;
 * the environment variable BORNE_LOG=error|warn|info|debug decides when it is set). */
void bn_log_init(const char *program);

void bn_log(enum bn_log_level level, const char *room, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#define bn_log_error(room, ...) bn_log(BN_LOG_ERROR, room, __VA_ARGS__)
#define bn_log_warn(room, ...)  bn_log(BN_LOG_WARN, room, __VA_ARGS__)
#define bn_log_info(room, ...)  bn_log(BN_LOG_INFO, room, __VA_ARGS__)
#define bn_log_debug(room, ...) bn_log(BN_LOG_DEBUG, room, __VA_ARGS__)

#endif
