#include "remote/xml.h"

#include "base/mem.h"
#include "base/str.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

struct bn_xml {
	XML_Parser parser;
	bool (*element)(void *context, const char *path, const char *text);
	void *context;
	bool refused;
	size_t depth, ends[BN_XML_DEPTH]; /* of path, before each element's name */
	char path[BN_XML_PATH];
	struct bn_str texts[BN_XML_DEPTH];
};

static void refuse(struct bn_xml *xml)
{
	xml->refused = true;
	XML_StopParser(xml->parser, XML_FALSE);
}

static void begin_element(void *data, const char *name, const char **attributes)
{
	struct bn_xml *xml = data;
	const char *mark = strrchr(name, '|'), *local = mark != NULL ? mark + 1 : name;
	size_t at = strlen(xml->path), length = strlen(local);
	(void)attributes;
	if (xml->refused)
		return;
	if (xml->depth == BN_XML_DEPTH || at + length + 2 > sizeof(xml->path)) {
		refuse(xml);
		return;
	}
	xml->ends[xml->depth] = at;
	bn_str_clear(&xml->texts[xml->depth++]);
	if (at > 0)
		xml->path[at++] = '/';
	memcpy(xml->path + at, local, length + 1);
}

static void end_element(void *data, const char *name)
{
	struct bn_xml *xml = data;
	(void)name;
	if (xml->refused)
		return;
	xml->depth--;
	if (!xml->element(xml->context, xml->path, bn_str_text(&xml->texts[xml->depth])))
		refuse(xml);
	xml->path[xml->ends[xml->depth]] = '\0';
}

static void take_text(void *data, const char *text, int count)
{
	struct bn_xml *xml = data;
	if (xml->refused)
		return;
	struct bn_str *into = &xml->texts[xml->depth - 1];
	if (into->length + (size_t)count > BN_XML_TEXT)
		refuse(xml);
	else
		bn_str_add(into, text, (size_t)count);
}

static void begin_type(
	void *data, const char *name, const char *system_id, const char *public_id, int inside)
{
	(void)name;
	(void)system_id;
	(void)public_id;
	(void)inside;
	refuse(data);
}

struct bn_xml *bn_xml_begin(
	bool (*element)(void *context, const char *path, const char *text), void *context)
{
	struct bn_xml *xml = bn_mem_alloc(1, sizeof(*xml));
	xml->parser = XML_ParserCreateNS(NULL, '|');
	if (xml->parser == NULL)
		abort(); /* no memory */
	xml->element = element;
	xml->context = context;
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, begin_element, end_element);
	XML_SetCharacterDataHandler(xml->parser, take_text);
	XML_SetStartDoctypeDeclHandler(xml->parser, begin_type);
	return xml;
}

bool bn_xml_add(void *context, const void *bytes, size_t count)
{
	struct bn_xml *xml = context;
	const char *at = bytes;
	while (!xml->refused && count > 0) {
		int piece = count < 1 << 20 ? (int)count : 1 << 20;
		if (XML_Parse(xml->parser, at, piece, 0) != XML_STATUS_OK)
			xml->refused = true;
		at += piece;
		count -= (size_t)piece;
	}
	return !xml->refused;
}

bool bn_xml_end(struct bn_xml *xml)
{
	bool good = !xml->refused && XML_Parse(xml->parser, "", 0, 1) == XML_STATUS_OK &&
		    !xml->refused;
	XML_ParserFree(xml->parser);
	for (size_t i = 0; i < BN_XML_DEPTH; i++)
		bn_str_finish(&xml->texts[i]);
	free(xml);
	return good;
}
