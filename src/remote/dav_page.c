#include "remote/dav_page.h"

#include "base/mem.h"
#include "remote/answer.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

char *bn_dav_path(const char *url)
{
	const char *host = strstr(url, "://"), *path = url;
	if (host != NULL && host < url + strcspn(url, "/") + 1)
		path = host + 3 + strcspn(host + 3, "/");
	char *out = bn_mem_strdup(*path != '\0' ? path : "/"), *to = out;
	for (const char *at = out; *at != '\0'; at++) {
		if (*at == '%' && isxdigit((unsigned char)at[1]) &&
			isxdigit((unsigned char)at[2])) {
			char c = (char)(digit(at[1]) << 4 | digit(at[2]));
			*to++ = c != '\0' ? c : '?';
			at += 2;
		} else {
			*to++ = *at;
		}
	}
	*to = '\0';
	return out;
}

/* The folder itself is among what is answered, and what lies deeper might be. */
static void keep_entry(struct bn_dav_page *page)
{
	char *path = bn_dav_path(page->href);
	size_t above = strlen(page->path);
	const char *inside = strncmp(path, page->path, above) == 0 ? path + above : "";
	size_t length = strcspn(inside, "/");
	if (length > 0 && (inside[length] == '\0' || inside[length + 1] == '\0')) {
		char *name = bn_mem_printf(
			"%s%.*s%s", page->folder, (int)length, inside, page->is_folder ? "/" : "");
		bn_listing_add(&page->listing, &(struct bn_remote_object){.name = name,
						       .bytes = page->is_folder ? 0 : page->bytes,
						       .wall = page->wall,
						       .tag = page->is_folder ? "" : page->tag,
						       .folder = page->is_folder});
		free(name);
	}
	free(path);
	page->href[0] = page->tag[0] = '\0';
	page->bytes = 0;
	page->wall = 0;
	page->is_folder = false;
}

bool bn_dav_page_read(void *context, const char *path, const char *text)
{
	struct bn_dav_page *page = context;
	static const char root[] = "multistatus", prop[] = "/response/propstat/prop/";
	if (strncmp(path, root, sizeof(root) - 1) != 0)
		return false;
	const char *what = path + sizeof(root) - 1;
	page->right = page->right || what[0] == '\0';
	if (strcmp(what, "/response") == 0)
		keep_entry(page);
	else if (strcmp(what, "/response/href") == 0)
		snprintf(page->href, sizeof(page->href), "%s", text);
	if (strncmp(what, prop, sizeof(prop) - 1) != 0)
		return true;
	what += sizeof(prop) - 1;
	/* A second propstat, of what isn't known (404), has empty ones. */
	if (strcmp(what, "resourcetype/collection") == 0)
		page->is_folder = true;
	else if (strcmp(what, "getcontentlength") == 0 && text[0] != '\0')
		page->bytes = strtoull(text, NULL, 10);
	else if (strcmp(what, "getlastmodified") == 0 && text[0] != '\0')
		page->wall = bn_answer_time(text);
	else if (strcmp(what, "getetag") == 0 && text[0] != '\0')
		bn_answer_tag(text, page->tag, sizeof(page->tag));
	return true;
}

void bn_dav_page_clear(struct bn_dav_page *page)
{
	bn_listing_clear(&page->listing);
}
