/* A page of a bucket's list (S3's ListObjectsV2): how it is asked for, and read. Pure. */
#ifndef BN_REMOTE_S3_PAGE_H
#define BN_REMOTE_S3_PAGE_H

#include "remote/listing.h"
#include "remote/xml.h"

/* Zeroed before it is read. */
struct bn_s3_page {
	struct bn_listing listing;
	bool right;             /* it is such a list */
	bool more;              /* there is another page, */
	char next[BN_XML_TEXT]; /* of that token */
	/* The entry being read. */
	char name[BN_XML_TEXT], tag[128];
	uint64_t bytes;
	int64_t wall;
};

/* Its parameters in order, as the signature wants them; the caller frees it. after: NULL, all;
 * next: the token of the page before, NULL for the first. */
char *bn_s3_page_url(const char *base, const char *folder, const char *after, const char *next);
/* For bn_xml_begin. */
bool bn_s3_page_read(void *page, const char *path, const char *text);
void bn_s3_page_clear(struct bn_s3_page *page);

#endif
