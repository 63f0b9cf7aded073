/* What a folder of a WebDAV server holds, read from its 207 (RFC 4918, 14.16). Pure. */
#ifndef BN_REMOTE_DAV_PAGE_H
#define BN_REMOTE_DAV_PAGE_H

#include "remote/listing.h"
#include "remote/xml.h"

struct bn_dav_page {
	const char *path;   /* of the folder at its server, decoded, ending in "/" */
	const char *folder; /* what goes before its entries' names */
	struct bn_listing listing;
	bool right; /* it is such an answer */
	/* The entry being read. */
	char href[BN_XML_TEXT], tag[128];
	uint64_t bytes;
	int64_t wall;
	bool is_folder;
};

/* For bn_xml_begin. */
bool bn_dav_page_read(void *page, const char *path, const char *text);
void bn_dav_page_clear(struct bn_dav_page *page);

/* The path of an address, or of an absolute path, with "%2F" and the like decoded; the caller frees
 * it. */
char *bn_dav_path(const char *url);

#endif
