/* Text inside HTML and SVG. */
#ifndef BN_REPORT_HTML_H
#define BN_REPORT_HTML_H

#include "base/str.h"

/* As text or as the value of an attribute in double quotes; bytes that aren't UTF-8, and control
 * signs, become U+FFFD. */
void bn_html_text(struct bn_str *out, const char *text);
/* At most so many letters (grapheme clusters), the last of them "…" where it is cut. */
void bn_html_short(struct bn_str *out, const char *text, size_t letters);

#endif
