/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/resource.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-reader.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/text-stream.h"

#define XSI "xmlns:xsi=\"" FONDS_XSI_SPACE "\""
#define ROOT "<premis xmlns=\"" FONDS_PREMIS_SPACE "\" " XSI " version=\"3.0\">"

static void add_node(
	struct fonds_buffer *out, const struct fonds_premis_node *node)
{
	const struct fonds_premis_attribute *attribute = node->attributes;

	if (*node->name == '\0') {
		fonds_buffer_printf(out, "'%s'", node->text);
		return;
	}
	fonds_buffer_printf(out, "%s:%s", node->unit ? node->unit->number : "-",
		node->name);
	for (; attribute; attribute = attribute->next)
		if (strcmp(attribute->space, FONDS_XMLNS_SPACE) != 0)
			fonds_buffer_printf(out, " %s=%s", attribute->name,
				attribute->value);
	if (node->value)
		fonds_buffer_printf(out, "=%s", node->value);
	if (!node->children)
		return;
	fonds_buffer_add_text(out, "(");
	for (node = node->children; node; node = node->next) {
		add_node(out, node);
		if (node->next)
			fonds_buffer_add_text(out, ", ");
	}
	fonds_buffer_add_text(out, ")");
}

/* Each entity as "number:name attribute=value=text(children)", ";" after it. */
static enum fonds_status read_all(struct fonds_stream *stream,
	struct fonds_buffer *out, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	const struct fonds_premis_node *node = NULL;
	enum fonds_status status = fonds_premis_reader_new(
		stream, "x.xml", &reader, error);

	while (status == FONDS_OK) {
		status = fonds_premis_reader_next(reader, &node, error);
		if (status < 0 || !node)
			break;
		add_node(out, node);
		fonds_buffer_add_text(out, ";");
	}
	if (reader && status < 0)
		assert_int_equal(
			status, fonds_premis_reader_next(reader, &node, NULL));
	return status;
}

static void expect(const char *document, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct text_stream text = text_stream_of(document);
	enum fonds_status status;

	fonds_buffer_init(&out, 1 << 20);
	status = read_all(&text.stream, &out, &error);
	if (status < 0)
		fail_msg("%s", fonds_error_message(error));
	assert_string_equal(expected, fonds_buffer_text(&out));
}

static void expect_failure(
	const char *document, enum fonds_status expected, const char *message)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct text_stream text = text_stream_of(document);

	fonds_buffer_init(&out, 1 << 20);
	assert_int_equal(expected, read_all(&text.stream, &out, &error));
	assert_string_equal(message, fonds_error_message(error));
}

static void units_are_found_by_their_place(void **state)
{
	(void)state;
	expect(ROOT
		"<object xsi:type=\"file\"><objectIdentifier>"
		"<objectIdentifierType>UUID</objectIdentifierType>"
		"<objectIdentifierValue> a b\n</objectIdentifierValue>"
		"</objectIdentifier></object>\n"
		"<event>\n  <eventType authority=\"x\">ingestion</eventType>"
		"\n</event></premis>",
		"1:object type=file(1.1:objectIdentifier("
		"1.1.1:objectIdentifierType=UUID, "
		"1.1.2:objectIdentifierValue=a b));"
		"2:event(2.2:eventType authority=x=ingestion);");
}

static void what_is_out_of_place_stays(void **state)
{
	(void)state;
	expect(ROOT "<event><agentName>A</agentName><x xmlns=\"urn:x\"/>"
		    "stray</event>lost<y/></premis>",
		"2:event(-:agentName=A, -:x, 'stray');'lost';-:y;");
	expect(ROOT " one > two<!-- c --> three <agent/>\n</premis>",
		"'one > two three';3:agent;");
}

static void a_kind_is_told_by_its_type(void **state)
{
	(void)state;
	expect("<p:premis xmlns:p=\"" FONDS_PREMIS_SPACE "\" " XSI ">"
	       "<p:object xsi:type=\"p:representation\">"
	       "<p:objectCharacteristics/></p:object>"
	       "<p:object><p:objectCharacteristics/></p:object></p:premis>",
		"1:object type=p:representation(-:objectCharacteristics);"
		"1:object(1.5:objectCharacteristics);");
}

static void a_root_may_be_an_entity(void **state)
{
	(void)state;
	expect("<agent xmlns=\"" FONDS_PREMIS_SPACE "\" xmlID=\"a\">"
	       "<agentName>N</agentName></agent>",
		"3:agent xmlID=a(3.2:agentName=N);");
}

static void extensions_are_kept_with_their_texts(void **state)
{
	(void)state;
	expect(ROOT "<agent><agentExtension><h:p xmlns:h=\"urn:h\">one "
		    "<h:b>two</h:b> <h:i> </h:i> three</h:p>"
		    "</agentExtension></agent></premis>",
		"3:agent(3.6:agentExtension(-:p('one ', -:b=two, ' ', -:i, "
		"' three')));");
}

static void texts_keep_their_blanks(void **state)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	struct text_stream text = text_stream_of(
		ROOT "<agent><agentNote> a\n</agentNote><agentNote> "
		     "</agentNote><agentNote/></agent></premis>");
	const struct fonds_premis_node *node = NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_premis_reader_new(&text.stream, "x", &reader, NULL));
	assert_int_equal(
		FONDS_OK, fonds_premis_reader_next(reader, &node, NULL));
	node = fonds_premis_node_child(node, "agentNote");
	assert_string_equal(" a\n", node->text);
	assert_string_equal("a", node->value);
	node = fonds_premis_node_again(node);
	assert_string_equal(" ", node->text);
	assert_null(node->value);
	node = fonds_premis_node_again(node);
	assert_null(node->text);
	assert_null(node->value);
	assert_null(fonds_premis_node_again(node));
}

static void the_root_has_its_declarations(void **state)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	struct text_stream text = text_stream_of(ROOT "</premis>");
	const struct fonds_premis_attribute *attribute;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_premis_reader_new(&text.stream, "x", &reader, NULL));
	attribute = fonds_premis_reader_root(reader)->attributes;
	assert_string_equal("", attribute->name);
	assert_string_equal(FONDS_PREMIS_SPACE, attribute->value);
	assert_string_equal("xsi", attribute->next->name);
	assert_string_equal(FONDS_XMLNS_SPACE, attribute->next->space);
	assert_string_equal("version", attribute->next->next->name);
	assert_null(attribute->next->next->next);
	assert_string_equal(
		"3.0", fonds_premis_node_attribute(
			       fonds_premis_reader_root(reader), "version"));
	assert_null(fonds_premis_node_attribute(
		fonds_premis_reader_root(reader), "xsi"));
}

static void other_roots_are_refused(void **state)
{
	(void)state;
	expect_failure("<premis xmlns=\"info:lc/xmlns/premis-v2\"/>",
		FONDS_ERR_FORMAT,
		"x.xml: it is PREMIS 2, and only PREMIS 3.0 is read");
	expect_failure("<mets xmlns=\"urn:m\"/>", FONDS_ERR_FORMAT,
		"x.xml: it is no PREMIS 3.0: its root element is <mets> of "
		"the namespace 'urn:m'");
	expect_failure("<eventType xmlns=\"" FONDS_PREMIS_SPACE "\"/>",
		FONDS_ERR_FORMAT,
		"x.xml: it is no PREMIS 3.0: its root element is <eventType> "
		"of the namespace '" FONDS_PREMIS_SPACE "'");
}

static void a_document_that_ends_early_is_refused(void **state)
{
	static const char document[] = ROOT
		"<agent><agentNote>a</agentNote></agent></premis>";

	(void)state;
	for (size_t n = 0; n + 1 < sizeof(document) - 1; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
		char part[sizeof(document)];
		struct text_stream text;

		fonds_buffer_init(&out, 1 << 20);
		memcpy(part, document, n);
		part[n] = '\0';
		text = text_stream_of(part);
		assert_int_equal(
			FONDS_ERR_FORMAT, read_all(&text.stream, &out, NULL));
	}
}

static void an_entity_has_a_limit(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct text_stream text = text_stream_long(
		ROOT "<agent>", "<agentNote/>\n", UINT64_MAX, NULL);

	(void)state;
	fonds_buffer_init(&out, 1 << 20);
	assert_int_equal(FONDS_ERR_LIMIT, read_all(&text.stream, &out, &error));
	assert_non_null(strstr(fonds_error_message(error),
		"an entity takes more than 64 MiB in memory"));
	text = text_stream_long(ROOT "<agent><agentNote>",
		"0123456789abcdef0123456789abcdef", UINT64_MAX, NULL);
	assert_int_equal(FONDS_ERR_LIMIT, read_all(&text.stream, &out, NULL));
}

/* 20 MB, of which one entity of 4 KiB is in memory at a time. */
static void memory_does_not_grow_with_the_document(void **state)
{
	static const char entity[] =
		"<event><eventType>ingestion</eventType></event>\n";
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	struct text_stream text = text_stream_long(
		ROOT, entity, 400000, "</premis>");
	const struct fonds_premis_node *node = NULL;
	struct rusage before;
	struct rusage after;
	size_t count = 0;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_premis_reader_new(&text.stream, "x", &reader, NULL));
	assert_int_equal(0, getrusage(RUSAGE_SELF, &before));
	do {
		assert_int_equal(FONDS_OK,
			fonds_premis_reader_next(reader, &node, NULL));
		count += node != NULL;
	} while (node);
	assert_int_equal(0, getrusage(RUSAGE_SELF, &after));
	assert_int_equal(400000, count);
#if !defined(__SANITIZE_ADDRESS__)
	assert_true(after.ru_maxrss - before.ru_maxrss < 8 * 1024);
#endif
}

static void a_failed_allocation_is_told(void **state)
{
	static const char document[] = ROOT
		"<agent><agentNote> a</agentNote>b</agent>c</premis>";
	enum fonds_status status = FONDS_OK;

	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		struct text_stream text = text_stream_of(document);

		fonds_buffer_init(&out, 1 << 20);
		fonds_buffer_add_text(&out, "room for what is read");
		fault_arm(FAULT_ALLOC, n);
		status = read_all(&text.stream, &out, &error);
		fault_disarm();
		if (!fault_fired())
			break;
		/* Or the test's own buffer failed. */
		if (status != FONDS_ERR_NOMEM)
			assert_int_equal(FONDS_ERR_NOMEM, out.status);
	}
	assert_int_equal(FONDS_OK, status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_are_found_by_their_place),
		cmocka_unit_test(what_is_out_of_place_stays),
		cmocka_unit_test(a_kind_is_told_by_its_type),
		cmocka_unit_test(a_root_may_be_an_entity),
		cmocka_unit_test(extensions_are_kept_with_their_texts),
		cmocka_unit_test(texts_keep_their_blanks),
		cmocka_unit_test(the_root_has_its_declarations),
		cmocka_unit_test(other_roots_are_refused),
		cmocka_unit_test(a_document_that_ends_early_is_refused),
		cmocka_unit_test(an_entity_has_a_limit),
		cmocka_unit_test(memory_does_not_grow_with_the_document),
		cmocka_unit_test(a_failed_allocation_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
