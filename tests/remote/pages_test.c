/* Lists of S3 and WebDAV, and XML from those who mean harm. */
#include "base/str.h"
#include "remote/dav_page.h"
#include "remote/s3_page.h"
#include "tests/test.h"

#include <string.h>

static bool take_any(void *context, const char *path, const char *text)
{
	struct bn_str *seen = context;
	bn_str_addf(seen, "%s=%s;", path, text);
	return true;
}

static bool refuse_any(void *context, const char *path, const char *text)
{
	(void)context;
	(void)path;
	(void)text;
	return false;
}

/* In pieces of so many bytes. */
static bool read_in(bool (*element)(void *, const char *, const char *), void *context,
	const char *text, size_t count, size_t piece)
{
	struct bn_xml *xml = bn_xml_begin(element, context);
	for (size_t at = 0; at < count; at += piece)
		if (!bn_xml_add(xml, text + at, count - at < piece ? count - at : piece))
			break;
	return bn_xml_end(xml);
}

static void test_xml(void **state)
{
	static const char text[] = "<?xml version='1.0'?><d:a xmlns:d='DAV:' xmlns='x'>\n<b k='v'>"
				   "1&amp;<![CDATA[<2>]]></b><c/>&#233;</d:a>\n";
	struct bn_str seen = {0};
	(void)state;
	for (size_t piece = 1; piece < sizeof(text); piece++) {
		assert_true(read_in(take_any, &seen, text, sizeof(text) - 1, piece));
		assert_string_equal(seen.data, "a/b=1&<2>;a/c=;a=\n\303\251;");
		bn_str_clear(&seen);
	}
	/* Each beginning of it is a part. */
	for (size_t count = 0; count < sizeof(text) - 2; count++)
		assert_false(read_in(take_any, &seen, text, count, sizeof(text)));
	assert_false(read_in(refuse_any, NULL, text, sizeof(text) - 1, sizeof(text)));
	bn_str_finish(&seen);
}

static void test_hostile(void **state)
{
	static const char *const texts[] = {"", "text", "<a>", "<a></b>", "<a/><b/>", "<a>\x01</a>",
		"<a>\xff</a>", "<a b='1' b='2'/>", "<a>&b;</a>", "<!DOCTYPE a><a/>",
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
		"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>",
		"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
		"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
		"<?xml version='1.0' encoding='x-none'?><a/>"};
	struct bn_str seen = {0}, deep = {0}, wide = {0}, named = {0};
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_false(read_in(take_any, &seen, texts[i], strlen(texts[i]), 7));
	for (int i = 0; i < 100000; i++)
		bn_str_addz(&deep, "<a>");
	assert_false(read_in(take_any, &seen, deep.data, deep.length, 4096));
	bn_str_addz(&wide, "<a>");
	for (int i = 0; i < 100000; i++)
		bn_str_addz(&wide, "text");
	bn_str_addz(&wide, "</a>");
	assert_false(read_in(take_any, &seen, wide.data, wide.length, 4096));
	bn_str_addz(&named, "<");
	for (int i = 0; i < 1000; i++)
		bn_str_addz(&named, "n");
	bn_str_addz(&named, "/>");
	assert_false(read_in(take_any, &seen, named.data, named.length, 4096));
	bn_str_finish(&named);
	bn_str_finish(&wide);
	bn_str_finish(&deep);
	bn_str_finish(&seen);
}

static bool show(void *context, const struct bn_remote_object *object)
{
	struct bn_str *seen = context;
	bn_str_addf(seen, "%s %d %d %d %s\n", object->name, (int)object->bytes, (int)object->wall,
		object->folder, object->tag);
	return true;
}

static void test_s3(void **state)
{
	static const char text[] =
		"<ListBucketResult xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>"
		"<Name>b</Name><Prefix>p/</Prefix><IsTruncated>true</IsTruncated>"
		"<NextContinuationToken>x+/=</NextContinuationToken>"
		"<Contents><Key>p/c</Key><LastModified>2026-11-29T11:30:00.000Z</LastModified>"
		"<ETag>&quot;abc&quot;</ETag><Size>7</Size><Owner><ID>me</ID></Owner></Contents>"
		"<Contents><Key>p/a</Key><Size>x</Size></Contents>"
		"<CommonPrefixes><Prefix>p/b/</Prefix></CommonPrefixes></ListBucketResult>";
	static const char other[] = "<html><body>hello</body></html>";
	struct bn_s3_page page = {0};
	struct bn_str seen = {0};
	(void)state;
	assert_true(read_in(bn_s3_page_read, &page, text, sizeof(text) - 1, 10));
	assert_true(page.right && page.more);
	assert_string_equal(page.next, "x+/=");
	assert_true(bn_listing_show(&page.listing, NULL, show, &seen));
	assert_string_equal(seen.data, "p/a 0 0 0 \np/b/ 0 0 1 \np/c 7 1795951800 0 abc\n");
	bn_str_clear(&seen);
	bn_listing_show(&page.listing, "p/a", show, &seen);
	assert_string_equal(seen.data, "p/b/ 0 0 1 \np/c 7 1795951800 0 abc\n");
	bn_s3_page_clear(&page);
	assert_false(read_in(bn_s3_page_read, &page, other, sizeof(other) - 1, 10));
	bn_s3_page_clear(&page);
	bn_str_finish(&seen);
	char *url = bn_s3_page_url("https://h/b", "p/", "p/a+b", NULL);
	assert_string_equal(
		url, "https://h/b/?delimiter=%2F&list-type=2&prefix=p%2F&start-after=p%2Fa%2Bb");
	free(url);
	url = bn_s3_page_url("https://h/b", "", "p/a", "x+/=");
	assert_string_equal(url,
		"https://h/b/?continuation-token=x%2B%2F%3D&delimiter=%2F&list-type=2&prefix=");
	free(url);
}

#define RESPONSE(href, prop)                                                         \
	"<D:response><D:href>" href "</D:href><D:propstat><D:prop>" prop "</D:prop>" \
	"<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"

static void test_dav(void **state)
{
	struct bn_dav_page page = {.path = "/d v/p/", .folder = "p/"};
	struct bn_str text = {0}, seen = {0};
	(void)state;
	bn_str_addz(&text,
		"<D:multistatus xmlns:D='DAV:'>" RESPONSE("/d%20v/p/",
			"<D:resourcetype><D:"
			"collection/></"
			"D:resourcetype>") RESPONSE("https://other.example/d%20v/p/c%2elead",
			"<D:getcontentlength>7</D:getcontentlength><D:getetag>\"abc\"</D:getetag>"
			"<D:getlastmodified>Sun, 29 Nov 2026 11:30:00 GMT</D:getlastmodified>")
			RESPONSE("/d%20v/p/b", "<D:resourcetype><D:collection/></D:resourcetype>")
				RESPONSE("/d%20v/p/a/",
					"<D:resourcetype><D:collection/></D:resourcetype>")
					RESPONSE("/d%20v/p/a/deeper", "")
						RESPONSE("/d%20v/elsewhere", "")
							RESPONSE("/d%20v/p/../../etc", "") RESPONSE(
								"/d%20v/p/%00", "") RESPONSE("", "")
								RESPONSE("https://other.example",
									"") "</D:multistatus>");
	assert_true(read_in(bn_dav_page_read, &page, text.data, text.length, 10));
	assert_true(page.right);
	bn_listing_show(&page.listing, NULL, show, &seen);
	assert_string_equal(
		seen.data, "p/? 0 0 0 \np/a/ 0 0 1 \np/b/ 0 0 1 \np/c.lead 7 1795951800 0 abc\n");
	bn_dav_page_clear(&page);
	bn_str_finish(&seen);
	bn_str_finish(&text);
}

static void test_paths(void **state)
{
	static const char *const cases[][2] = {{"/a%2Fb", "/a/b"}, {"https://h", "/"},
		{"https://h:1/x%20y/", "/x y/"}, {"/%", "/%"}, {"/%zz%4", "/%zz%4"}, {"", "/"},
		{"/a://b", "/a://b"}, {"/%C3%a9", "/\303\251"}};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *path = bn_dav_path(cases[i][0]);
		assert_string_equal(path, cases[i][1]);
		free(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xml),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_s3),
		cmocka_unit_test(test_dav),
		cmocka_unit_test(test_paths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
