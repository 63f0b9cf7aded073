#include "remote/s3_page.h"

#include "base/str.h"
#include "remote/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void keep_entry(struct bn_s3_page *page, bool folder)
{
	bn_listing_add(&page->listing, &(struct bn_remote_object){.name = page->name,
					       .bytes = page->bytes,
					       .wall = page->wall,
					       .tag = page->tag,
					       .folder = folder});
	page->name[0] = page->tag[0] = '\0';
	page->bytes = 0;
	page->wall = 0;
}

bool bn_s3_page_read(void *context, const char *path, const char *text)
{
	struct bn_s3_page *page = context;
	static const char root[] = "ListBucketResult";
	if (strncmp(path, root, sizeof(root) - 1) != 0)
		return false;
	const char *what = path + sizeof(root) - 1;
	if (strcmp(what, "/Contents/Key") == 0 || strcmp(what, "/CommonPrefixes/Prefix") == 0)
		snprintf(page->name, sizeof(page->name), "%s", text);
	else if (strcmp(what, "/Contents/Size") == 0)
		page->bytes = strtoull(text, NULL, 10);
	else if (strcmp(what, "/Contents/LastModified") == 0)
		page->wall = bn_answer_time(text);
	else if (strcmp(what, "/Contents/ETag") == 0)
		bn_answer_tag(text, page->tag, sizeof(page->tag));
	else if (strcmp(what, "/Contents") == 0 || strcmp(what, "/CommonPrefixes") == 0)
		keep_entry(page, what[2] == 'o' && what[3] == 'm');
	else if (strcmp(what, "/IsTruncated") == 0)
		page->more = strcmp(text, "true") == 0;
	else if (strcmp(what, "/NextContinuationToken") == 0)
		snprintf(page->next, sizeof(page->next), "%s", text);
	page->right = page->right || what[0] == '\0';
	return true;
}

/* Every byte but letters, digits and "-._~", as signatures want it. */
static void add_escaped(struct bn_str *out, const char *text)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	for (; *text != '\0'; text++) {
		if (strchr(plain, *text) != NULL)
			bn_str_add(out, text, 1);
		else
			bn_str_addf(out, "%%%02X", (unsigned)(unsigned char)*text);
	}
}

char *bn_s3_page_url(const char *base, const char *folder, const char *after, const char *next)
{
	struct bn_str url = {0};
	bn_str_addf(&url, "%s/?", base);
	if (next != NULL) {
		bn_str_addz(&url, "continuation-token=");
		add_escaped(&url, next);
		bn_str_addz(&url, "&");
	}
	bn_str_addz(&url, "delimiter=%2F&list-type=2&prefix=");
	add_escaped(&url, folder);
	if (after != NULL && next == NULL) {
		bn_str_addz(&url, "&start-after=");
		add_escaped(&url, after);
	}
	return bn_str_take(&url);
}

void bn_s3_page_clear(struct bn_s3_page *page)
{
	bn_listing_clear(&page->listing);
	*page = (struct bn_s3_page){0};
}
