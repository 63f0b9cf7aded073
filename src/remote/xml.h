/* What a store answers in XML, read as it comes in, from somebody who isn't trusted: no document
 * type, hence no entities; depth and lengths are bounded.
 * Life: begin → add … → end. */
#ifndef BN_REMOTE_XML_H
#define BN_REMOTE_XML_H

#include <stdbool.h>
#include <stddef.h>

#define BN_XML_DEPTH 12
#define BN_XML_PATH  256  /* bytes of an element's path */
#define BN_XML_TEXT  2048 /* bytes of its text */

struct bn_xml;

/* element: called at each element's end. path: its name and those around it, without their
 * namespaces ("multistatus/response/href"); text: what stands directly in it. False: it is refused.
 */
struct bn_xml *bn_xml_begin(
	bool (*element)(void *context, const char *path, const char *text), void *context);
/* xml: a struct bn_xml; so that it may be given what bn_http_ask takes. False: refused. */
bool bn_xml_add(void *xml, const void *bytes, size_t count);
/* Frees it. True: it was XML, whole, within the bounds, and nothing was refused. */
bool bn_xml_end(struct bn_xml *xml);

#endif
