/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-graph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "metadata/premis-dc.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/sample.h"
#include "tests/unit/metadata/text-stream.h"

#define UUID(n) "00000000-0000-5000-8000-0000000000" n

static void write_sample(struct fonds_buffer *ret)
{
	struct fonds_premis *premis = sample_premis("A title");

	fonds_buffer_init(ret, 1 << 20);
	assert_int_equal(FONDS_OK, fonds_premis_write(premis, ret, NULL));
	fonds_premis_free(premis);
}

static enum fonds_status read_text(
	const char *text, struct fonds_graph *graph, struct fonds_error **error)
{
	struct text_stream stream = text_stream_of(text);

	return fonds_graph_read(&stream.stream, "x.xml", graph, error);
}

static void the_parts_of_a_description_are_found_with_their_links(void **state)
{
	struct fonds_buffer xml;
	struct fonds_graph graph;
	const struct fonds_graph_node *node;
	size_t links = 0;

	(void)state;
	write_sample(&xml);
	fonds_graph_init(&graph);
	assert_int_equal(
		FONDS_OK, read_text(fonds_buffer_text(&xml), &graph, NULL));
	assert_int_equal(2, graph.counts[FONDS_GRAPH_ENTITY]);
	assert_int_equal(2, graph.counts[FONDS_GRAPH_REPRESENTATION]);
	assert_int_equal(2, graph.counts[FONDS_GRAPH_FILE]);
	assert_int_equal(3, graph.counts[FONDS_GRAPH_EVENT]);
	assert_int_equal(2, graph.counts[FONDS_GRAPH_AGENT]);
	assert_int_equal(1, graph.counts[FONDS_GRAPH_RIGHTS]);
	for (node = graph.first; node; node = node->next)
		for (const struct fonds_graph_link *link = node->links; link;
			link = link->next, links++)
			assert_non_null(link->target);
	assert_int_equal(32, links);
	node = fonds_graph_find(&graph, UUID("07"));
	assert_string_equal("a record.txt", node->name);
	assert_string_equal(
		"data/record/a%20record%3A%201%25.txt", node->location);
	assert_string_equal("3204", node->size);
	assert_string_equal("text/plain",
		fonds_graph_pair_value(node->formats, "IANA Media Types"));
	assert_string_equal(
		"x-fmt/111", fonds_graph_pair_value(node->formats, "PRONOM"));
	node = fonds_graph_find(&graph, UUID("0b"));
	assert_string_equal("validation", node->type);
	assert_string_equal("warning", node->outcome);
	assert_string_equal("A title", node->notes->value);
	assert_string_equal("a second note", node->notes->next->value);
	assert_null(fonds_graph_find(&graph, UUID("ff")));
	fonds_graph_clear(&graph);
	fonds_buffer_clear(&xml);
}

static void a_link_to_what_is_not_there_has_no_target(void **state)
{
	static const char text[] =
		"<premis xmlns=\"http://www.loc.gov/premis/v3\" "
		"version=\"3.0\">"
		"<event><eventIdentifier><eventIdentifierType>a"
		"</eventIdentifierType><eventIdentifierValue>1"
		"</eventIdentifierValue></eventIdentifier>"
		"<linkingAgentIdentifier><linkingAgentIdentifierType>a"
		"</linkingAgentIdentifierType><linkingAgentIdentifierValue>%s"
		"</linkingAgentIdentifierValue></linkingAgentIdentifier>"
		"</event></premis>";
	static const char *const targets[] = { "2", "1" };

	(void)state;
	/* 1 is there, but it is an event and no agent. */
	for (size_t i = 0; i < 2; i++) {
		struct fonds_graph graph;
		char whole[1024];

		(void)snprintf(whole, sizeof(whole), text, targets[i]);
		fonds_graph_init(&graph);
		assert_int_equal(FONDS_OK, read_text(whole, &graph, NULL));
		assert_non_null(graph.first->links);
		assert_null(graph.first->links->target);
		assert_string_equal(targets[i], graph.first->links->identifier);
		fonds_graph_clear(&graph);
	}
}

static bool says(const struct fonds_dc_description *d, const char *name,
	const char *value)
{
	for (size_t i = 0; i < d->count; i++)
		if (strcmp(d->terms[i].name, name) == 0 &&
			strcmp(d->terms[i].value, value) == 0)
			return true;
	return false;
}

static void entities_are_described_in_dublin_core(void **state)
{
	struct fonds_buffer xml;
	struct fonds_graph graph;
	struct fonds_dc_set set;
	const struct fonds_dc_description *original;
	const struct fonds_dc_description *translation;

	(void)state;
	write_sample(&xml);
	fonds_graph_init(&graph);
	fonds_dc_set_init(&set);
	assert_int_equal(
		FONDS_OK, read_text(fonds_buffer_text(&xml), &graph, NULL));
	assert_int_equal(FONDS_OK, fonds_graph_describe(&graph, &set, NULL));
	assert_int_equal(2, set.count);
	original = fonds_dc_set_find(&set, "urn:uuid:" UUID("03"));
	translation = fonds_dc_set_find(&set, "urn:uuid:" UUID("04"));
	assert_true(says(original, "title", "A title"));
	assert_true(says(original, "bibliographicCitation", "APRF, fond 3"));
	assert_true(says(original, "hasVersion", "urn:uuid:" UUID("04")));
	assert_true(says(original, "rights", "A title"));
	assert_false(says(original, "contributor", "A title"));
	assert_true(says(
		translation, "identifier", "https://example.org/document/1"));
	assert_true(says(translation, "isVersionOf", "urn:uuid:" UUID("03")));
	assert_true(says(translation, "source", "urn:uuid:" UUID("03")));
	assert_true(says(translation, "contributor", "A title"));
	assert_true(says(translation, "format", "text/plain"));
	fonds_dc_set_clear(&set);
	fonds_graph_clear(&graph);
	fonds_buffer_clear(&xml);
}

static void memory_may_run_out_anywhere(void **state)
{
	struct fonds_buffer xml;

	(void)state;
	write_sample(&xml);
	for (unsigned n = 0;; n++) {
		struct fonds_graph graph;
		struct fonds_dc_set set;
		enum fonds_status status;

		fonds_graph_init(&graph);
		fonds_dc_set_init(&set);
		fault_arm(FAULT_ALLOC, n);
		status = read_text(fonds_buffer_text(&xml), &graph, NULL);
		if (status == FONDS_OK)
			status = fonds_graph_describe(&graph, &set, NULL);
		fault_disarm();
		fonds_dc_set_clear(&set);
		fonds_graph_clear(&graph);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	fonds_buffer_clear(&xml);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_parts_of_a_description_are_found_with_their_links),
		cmocka_unit_test(a_link_to_what_is_not_there_has_no_target),
		cmocka_unit_test(entities_are_described_in_dublin_core),
		cmocka_unit_test(memory_may_run_out_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
