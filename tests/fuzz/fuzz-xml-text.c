/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/text.h"
#include "metadata/xml-writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Any text, written, is read again by a parser; the same, if XML can have it. */
static void expect_readable(const struct fonds_buffer *buffer, const char *text)
{
	xmlDocPtr document = xmlReadMemory(buffer->data, (int)buffer->size,
		NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	xmlChar *value = NULL;
	xmlChar *content = NULL;

	if (!document)
		abort();
	value = xmlGetProp(
		xmlDocGetRootElement(document), (const xmlChar *)"b");
	content = xmlNodeGetContent(xmlDocGetRootElement(document));
	if (!value || !content || !xmlStrEqual(value, content))
		abort();
	if (!strstr((const char *)content, "\xef\xbf\xbd") &&
		strcmp((const char *)content, text) != 0)
		abort();
	xmlFree(value);
	xmlFree(content);
	xmlFreeDoc(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = strndup((const char *)data, size);
	struct fonds_xml_writer *xml = NULL;
	struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, (size_t)16 << 20);
	if (!text || fonds_xml_writer_new(&buffer, &xml, NULL) != FONDS_OK)
		abort();
	fonds_xml_start(xml, "a");
	fonds_xml_attribute(xml, "b", text);
	fonds_xml_text(xml, text);
	fonds_xml_end(xml);
	if (fonds_xml_finish(xml, "a text", NULL) != FONDS_OK)
		abort();
	fonds_xml_writer_free(xml);
	expect_readable(&buffer, text);
	fonds_buffer_clear(&buffer);
	free(text);
	return 0;
}
