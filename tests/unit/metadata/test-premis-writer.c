/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/resource.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-node.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/premis-copy.h"
#include "tests/unit/metadata/premis-dump.h"
#include "tests/unit/metadata/sample.h"
#include "tests/unit/metadata/text-stream.h"

#define BUFFER_MAX ((size_t)64 * 1024 * 1024)
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define XSI "xmlns:xsi=\"" FONDS_XSI_SPACE "\""
#define ROOT "<premis xmlns=\"" FONDS_PREMIS_SPACE "\" " XSI " version=\"3.0\">"

static void copy(const char *document, struct fonds_buffer *ret)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct text_stream text = text_stream_of(document);

	fonds_buffer_init(ret, BUFFER_MAX);
	fonds_output_init(&output, fonds_output_to_buffer, ret);
	if (premis_copy(&text.stream, &output, &error) != FONDS_OK)
		fail_msg("%s", fonds_error_message(error));
}

static void expect_copy(const char *document, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer written;

	copy(document, &written);
	assert_string_equal(expected, fonds_buffer_text(&written));
}

/* The same nodes when it is read again, and then the same bytes. */
static void expect_same(const char *document)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer written;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer again;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer before;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer after;
	struct text_stream text = text_stream_of(document);

	fonds_buffer_init(&before, BUFFER_MAX);
	fonds_buffer_init(&after, BUFFER_MAX);
	assert_int_equal(
		FONDS_OK, premis_dump_all(&text.stream, &before, NULL));
	copy(document, &written);
	text = text_stream_of(fonds_buffer_text(&written));
	assert_int_equal(FONDS_OK, premis_dump_all(&text.stream, &after, NULL));
	assert_string_equal(
		fonds_buffer_text(&before), fonds_buffer_text(&after));
	copy(fonds_buffer_text(&written), &again);
	assert_string_equal(
		fonds_buffer_text(&written), fonds_buffer_text(&again));
}

static void what_fonds_wrote_is_the_same_bytes(void **state)
{
	static const char *const texts[] = { "A title", " blanks \n",
		"a\r\n b" };

	(void)state;
	for (size_t i = 0; i <= sizeof(texts) / sizeof(texts[0]); i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		bool is_last = i == sizeof(texts) / sizeof(texts[0]);
		fonds_cleanup(fonds_premis_freep) struct fonds_premis *premis =
			sample_premis(is_last ? sample_hostile : texts[i]);

		fonds_buffer_init(&buffer, BUFFER_MAX);
		assert_int_equal(
			FONDS_OK, fonds_premis_write(premis, &buffer, NULL));
		expect_copy(
			fonds_buffer_text(&buffer), fonds_buffer_text(&buffer));
	}
}

static void names_keep_their_namespaces(void **state)
{
	(void)state;
	expect_copy("<p:premis xmlns:p=\"" FONDS_PREMIS_SPACE "\" " XSI ">"
		    "<p:object xsi:type=\"p:file\"/></p:premis>",
		HEAD "<p:premis xmlns:p=\"" FONDS_PREMIS_SPACE "\" " XSI ">\n"
		     "  <p:object xsi:type=\"p:file\"/>\n</p:premis>\n");
	expect_copy(ROOT "<agent><agentExtension><a xmlns=\"urn:a\" b=\"1\" "
			 "xmlns:c=\"urn:c\" c:d=\"2\"><e xmlns=\"\"/></a>"
			 "</agentExtension></agent></premis>",
		HEAD ROOT "\n  <agent>\n    <agentExtension>\n"
			  "      <a xmlns=\"urn:a\" xmlns:c=\"urn:c\" "
			  "b=\"1\" c:d=\"2\">\n"
			  "        <e xmlns=\"\"/>\n      </a>\n"
			  "    </agentExtension>\n  </agent>\n</premis>\n");
}

static void a_prefix_that_is_hidden_is_not_used(void **state)
{
	(void)state;
	expect_same("<premis xmlns=\"" FONDS_PREMIS_SPACE
		    "\" xmlns:c=\"urn:a\"><agent><agentExtension>"
		    "<a:x xmlns:a=\"urn:a\"><y xmlns:a=\"urn:b\" a:z=\"1\" "
		    "c:z=\"2\"><c:w/></y></a:x></agentExtension></agent>"
		    "</premis>");
}

static void languages_links_and_texts_are_kept(void **state)
{
	(void)state;
	expect_copy(ROOT "<agent><agentName xml:lang=\"ru\"> A </agentName>"
			 "<agentExtension><h:p xmlns:h=\"urn:h\">one <h:b>two"
			 "</h:b> <h:i/>\n</h:p></agentExtension>"
			 "<linkingEventIdentifier simpleLink=\"x\"/></agent>"
			 "</premis>",
		HEAD ROOT
		"\n  <agent>\n    <agentName xml:lang=\"ru\"> A </agentName>\n"
		"    <agentExtension>\n"
		"      <h:p xmlns:h=\"urn:h\">one <h:b>two</h:b> <h:i/>\n"
		"</h:p>\n    </agentExtension>\n"
		"    <linkingEventIdentifier simpleLink=\"x\"/>\n"
		"  </agent>\n</premis>\n");
}

static void comments_are_passed_over(void **state)
{
	(void)state;
	expect_copy(ROOT "<!-- c --><agent><agentName>A<!-- c -->B<?p?>"
			 "</agentName></agent></premis>",
		HEAD ROOT "\n  <agent>\n    <agentName>AB</agentName>\n"
			  "  </agent>\n</premis>\n");
}

static void what_is_out_of_place_is_kept(void **state)
{
	(void)state;
	expect_same(ROOT "<event><agentName>A</agentName>stray<x xmlns=\"\"/>"
			 "</event><y xmlns=\"urn:y\"/><agent/>lost</premis>");
}

static void an_entity_alone_is_put_into_a_root(void **state)
{
	(void)state;
	expect_copy("<p:agent xmlns:p=\"" FONDS_PREMIS_SPACE "\"/>",
		HEAD "<premis xmlns=\"" FONDS_PREMIS_SPACE "\" " XSI
		     " xsi:schemaLocation=\"" FONDS_PREMIS_SPACE
		     " " FONDS_PREMIS_SCHEMA "\" version=\"3.0\">\n"
		     "  <agent xmlns:p=\"" FONDS_PREMIS_SPACE "\"/>\n"
		     "</premis>\n");
}

static void nodes_without_declarations_get_them(void **state)
{
	static const struct fonds_premis_attribute attributes[] = {
		{ FONDS_XSI_SPACE, "type", "file", &attributes[1] },
		{ "urn:b", "c", "d", &attributes[2] },
		{ "urn:b", "e", "f", NULL },
	};
	struct fonds_premis_node foreign = {
		.space = "urn:a", .name = "x", .attributes = attributes
	};
	struct fonds_premis_node bare = { .space = "", .name = "y" };
	struct fonds_premis_node root = { .space = FONDS_PREMIS_SPACE,
		.name = "premis" };
	fonds_cleanup(
		fonds_premis_writer_freep) struct fonds_premis_writer *writer =
		NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	(void)state;
	foreign.children = &bare;
	fonds_buffer_init(&buffer, BUFFER_MAX);
	fonds_output_init(&output, fonds_output_to_buffer, &buffer);
	assert_int_equal(FONDS_OK,
		fonds_premis_writer_new(&output, &root, &writer, NULL));
	assert_int_equal(
		FONDS_OK, fonds_premis_writer_add(writer, &foreign, NULL));
	assert_int_equal(FONDS_OK, fonds_premis_writer_finish(writer, NULL));
	assert_string_equal(HEAD
		"<ns1:premis xmlns:ns1=\"" FONDS_PREMIS_SPACE "\">\n"
		"  <ns2:x xmlns:ns3=\"urn:b\" " XSI " xmlns:ns2=\"urn:a\""
		" xsi:type=\"file\" ns3:c=\"d\" ns3:e=\"f\">\n"
		"    <y/>\n  </ns2:x>\n</ns1:premis>\n",
		fonds_buffer_text(&buffer));
}

static void nodes_that_are_too_deep_are_refused(void **state)
{
	fonds_cleanup(
		fonds_premis_writer_freep) struct fonds_premis_writer *writer =
		NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct fonds_premis_node nodes[FONDS_PREMIS_DEPTH_MAX];

	(void)state;
	for (size_t i = 0; i < FONDS_PREMIS_DEPTH_MAX; i++)
		nodes[i] = (struct fonds_premis_node){ .space = "",
			.name = "a",
			.children = i > 0 ? &nodes[i - 1] : NULL };
	fonds_buffer_init(&buffer, BUFFER_MAX);
	fonds_output_init(&output, fonds_output_to_buffer, &buffer);
	assert_int_equal(FONDS_OK,
		fonds_premis_writer_new(&output, NULL, &writer, NULL));
	/* The root is the first of them. */
	assert_int_equal(
		FONDS_OK, fonds_premis_writer_add(writer,
				  &nodes[FONDS_PREMIS_DEPTH_MAX - 2], NULL));
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_premis_writer_add(
			writer, &nodes[FONDS_PREMIS_DEPTH_MAX - 1], &error));
	assert_string_equal("a PREMIS entity is nested more than 128 deep",
		fonds_error_message(error));
	assert_int_equal(
		FONDS_ERR_LIMIT, fonds_premis_writer_finish(writer, NULL));
}

/* xorshift: the same documents in every run. */
static uint32_t seed = 2463534242;

static uint32_t chance(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static const char *random_text(void)
{
	static const char *const texts[] = { NULL, "x", " y ", "\n", "<&>\"'",
		"\r", "\t", "\xd0\x9c\xe6\xbc\xa2", "]]>", "  two  words" };

	return texts[chance(sizeof(texts) / sizeof(texts[0]))];
}

static void fill(struct fonds_arena *arena, struct fonds_premis_node *node);

static void add_random(struct fonds_arena *arena,
	struct fonds_premis_node *holder, const char *name)
{
	struct fonds_premis_node *child = fonds_premis_node_add(
		arena, holder, name, NULL);

	assert_non_null(child);
	if (chance(8) == 0)
		fonds_premis_node_put_attribute(
			arena, child, "simpleLink", " a\n&\"b ");
	fill(arena, child);
}

/* XML of another namespace, with or without texts between. */
static void fill_extension(
	struct fonds_arena *arena, struct fonds_premis_node *node)
{
	struct fonds_premis_node **link = &node->children;

	for (uint32_t n = chance(4); n > 0; n--) {
		*link = fonds_arena_alloc(arena, sizeof(**link));
		assert_non_null(*link);
		(*link)->space = chance(2) ? "urn:x" : "";
		(*link)->name = "foreign";
		(*link)->text = random_text();
		(*link)->parent = node;
		link = &(*link)->next;
	}
}

static void fill(struct fonds_arena *arena, struct fonds_premis_node *node)
{
	const struct fonds_premis_part *part = node->unit->parts;

	if (node->unit->value == FONDS_PREMIS_EXTENSION)
		fill_extension(arena, node);
	else if (!part)
		node->text = random_text();
	for (; part && part->unit; part++)
		for (uint32_t n = part->min + chance(3); n > 0; n--)
			if (n <= part->max && chance(3) > 0)
				add_random(arena, node, part->unit);
}

/* The document, and what its nodes were. */
static void write_random(
	struct fonds_buffer *buffer, struct fonds_buffer *nodes)
{
	static const char *const entities[] = { "object", "event", "agent",
		"rights" };
	fonds_cleanup(
		fonds_premis_writer_freep) struct fonds_premis_writer *writer =
		NULL;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_arena_init(&arena, BUFFER_MAX);
	fonds_buffer_init(buffer, BUFFER_MAX);
	fonds_output_init(&output, fonds_output_to_buffer, buffer);
	assert_int_equal(FONDS_OK,
		fonds_premis_writer_new(&output, NULL, &writer, NULL));
	for (size_t i = 0; i < 4; i++) {
		struct fonds_premis_node *node = fonds_premis_entity_new(
			&arena, entities[i]);

		assert_non_null(node);
		fill(&arena, node);
		premis_dump(nodes, node);
		assert_int_equal(
			FONDS_OK, fonds_premis_writer_add(writer, node, NULL));
	}
	assert_int_equal(FONDS_OK, fonds_premis_writer_finish(writer, NULL));
}

static void any_document_is_the_same_when_read_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < 300; i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer nodes;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer read;
		struct text_stream text;

		fonds_buffer_init(&nodes, BUFFER_MAX);
		fonds_buffer_init(&read, BUFFER_MAX);
		write_random(&buffer, &nodes);
		text = text_stream_of(fonds_buffer_text(&buffer));
		assert_int_equal(
			FONDS_OK, premis_dump_all(&text.stream, &read, NULL));
		assert_string_equal(
			fonds_buffer_text(&nodes), fonds_buffer_text(&read));
		expect_same(fonds_buffer_text(&buffer));
	}
}

static int count_bytes(const void *data, size_t size, void *payload)
{
	(void)data;
	*(uint64_t *)payload += size;
	return 0;
}

/* Slower by far where every access is checked. */
#ifdef __SANITIZE_ADDRESS__
#define LARGE ((uint64_t)10 << 20)
#else
#define LARGE ((uint64_t)200 << 20)
#endif

static void memory_does_not_grow_with_the_document(void **state)
{
	static const char event[] =
		"  <event>\n    <eventType>ingestion</eventType>\n"
		"    <eventOutcomeInformation>\n"
		"      <eventOutcome>success</eventOutcome>\n"
		"    </eventOutcomeInformation>\n  </event>\n";
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	uint64_t repeats = LARGE / (sizeof(event) - 1);
	struct text_stream text = text_stream_long(
		HEAD ROOT "\n", event, repeats, "</premis>\n");
	struct rusage before;
	struct rusage after;
	uint64_t size = 0;

	(void)state;
	fonds_output_init(&output, count_bytes, &size);
	assert_int_equal(0, getrusage(RUSAGE_SELF, &before));
	assert_int_equal(FONDS_OK, premis_copy(&text.stream, &output, NULL));
	assert_int_equal(0, getrusage(RUSAGE_SELF, &after));
	assert_true(size == strlen(HEAD ROOT "\n</premis>\n") +
				    repeats * (sizeof(event) - 1));
#ifndef __SANITIZE_ADDRESS__
	assert_true(after.ru_maxrss - before.ru_maxrss < 8 * 1024);
#endif
}

static int refuse(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return ENOSPC;
}

static void a_failed_write_is_told(void **state)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct text_stream text = text_stream_of(ROOT "<agent/></premis>");

	(void)state;
	fonds_output_init(&output, refuse, NULL);
	assert_int_equal(
		FONDS_ERR_IO, premis_copy(&text.stream, &output, &error));
	assert_string_equal("cannot write the output: No space left on device",
		fonds_error_message(error));
}

static void a_failed_allocation_is_told(void **state)
{
	static const char document[] = ROOT
		"<agent a:b=\"c\" xmlns:a=\"urn:a\">x<agentNote> a"
		"</agentNote></agent></premis>";
	enum fonds_status status = FONDS_OK;

	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_output_clear) struct fonds_output output;
		struct text_stream text = text_stream_of(document);
		uint64_t size = 0;

		fonds_output_init(&output, count_bytes, &size);
		fault_arm(FAULT_ALLOC, n);
		status = premis_copy(&text.stream, &output, &error);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_int_equal(FONDS_OK, status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_fonds_wrote_is_the_same_bytes),
		cmocka_unit_test(names_keep_their_namespaces),
		cmocka_unit_test(a_prefix_that_is_hidden_is_not_used),
		cmocka_unit_test(languages_links_and_texts_are_kept),
		cmocka_unit_test(comments_are_passed_over),
		cmocka_unit_test(what_is_out_of_place_is_kept),
		cmocka_unit_test(an_entity_alone_is_put_into_a_root),
		cmocka_unit_test(nodes_without_declarations_get_them),
		cmocka_unit_test(nodes_that_are_too_deep_are_refused),
		cmocka_unit_test(any_document_is_the_same_when_read_again),
		cmocka_unit_test(memory_does_not_grow_with_the_document),
		cmocka_unit_test(a_failed_write_is_told),
		cmocka_unit_test(a_failed_allocation_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
