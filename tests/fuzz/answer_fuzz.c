/* Any bytes as what a store answers, the first of them says which: a head, line by line, a page of
 * a bucket's list, or what a WebDAV folder holds, in pieces. */
#include "remote/answer.h"
#include "remote/dav_page.h"
#include "remote/s3_page.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

static void read_head(const char *text, size_t count)
{
	struct bn_answer answer = {0};
	bn_answer_begin(&answer);
	for (size_t at = 0; at < count;) {
		const char *end = memchr(text + at, '\n', count - at);
		size_t length = end != NULL ? (size_t)(end - text) + 1 - at : count - at;
		bn_answer_line(&answer, text + at, length);
		at += length;
	}
	bn_answer_complete(&answer);
	if (answer.wait_s < 0 || answer.wait_s > BN_ANSWER_WAIT || answer.bytes < -1 ||
		answer.first < -1 || answer.date < 0 ||
		strlen(answer.type) >= sizeof(answer.type) ||
		strlen(answer.tag) >= sizeof(answer.tag))
		abort();
	bn_answer_finish(&answer);
}

static bool show(void *context, const struct bn_remote_object *object)
{
	const char **last = context;
	if (*last != NULL && strcmp(*last, object->name) > 0)
		abort(); /* not in order */
	if (strlen(object->name) > BN_XML_TEXT + 8 || object->wall < 0)
		abort();
	*last = object->name;
	return true;
}

static void read_xml(bool (*read)(void *, const char *, const char *), void *page, const char *text,
	size_t count, size_t piece)
{
	struct bn_xml *xml = bn_xml_begin(read, page);
	for (size_t at = 0; at < count; at += piece)
		if (!bn_xml_add(xml, text + at, count - at < piece ? count - at : piece))
			break;
	bn_xml_end(xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static struct bn_s3_page bucket;
	struct bn_dav_page folder = {.path = "/borne/", .folder = "p/"};
	const char *last = NULL;
	if (count < 2)
		return 0;
	const char *text = (const char *)bytes + 2;
	size_t piece = (size_t)bytes[1] + 1;
	switch (bytes[0] % 3) {
	case 0:
		read_head(text, count - 2);
		break;
	case 1:
		read_xml(bn_s3_page_read, &bucket, text, count - 2, piece);
		bn_listing_show(&bucket.listing, NULL, show, &last);
		bn_s3_page_clear(&bucket);
		break;
	default:
		read_xml(bn_dav_page_read, &folder, text, count - 2, piece);
		bn_listing_show(&folder.listing, NULL, show, &last);
		bn_dav_page_clear(&folder);
		break;
	}
	return 0;
}
