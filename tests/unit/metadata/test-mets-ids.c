/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/mets-ids.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The first ID of a document in which that text stands, as an attribute. */
static void first_id(struct fonds_mets_ids *ids, const char *text, char ret[])
{
	const struct fonds_premis_attribute attribute = {
		.space = "",
		.name = "xmlID",
		.value = text,
	};
	const struct fonds_premis_node entity = {
		.space = "",
		.name = "object",
		.attributes = &attribute,
	};

	fonds_mets_ids_note(ids, &entity);
	fonds_mets_ids_format(ids, "object", 1, ret);
}

static void an_id_that_is_taken_is_not_given(void **state)
{
	static const struct {
		const char *taken, *given;
	} cases[] = {
		{ "", "object-1" },
		{ "object", "object-1" },
		{ "object-", "object-1" },
		{ "object-1b", "object-1" },
		{ "Object-1", "mets1-object-1" },
		{ "-1", "object-1" },
		{ "object-1", "mets1-object-1" },
		{ " \tobject-1\n", "mets1-object-1" },
		{ "dmd-77", "mets1-object-1" },
		{ "mets-1", "mets1-object-1" },
		{ "mets1-object-1", "mets2-object-1" },
		{ "mets0-object-1", "object-1" },
		{ "mets41-", "mets42-object-1" },
		{ "mets999999999999999998-object-1",
			"mets999999999999999999-object-1" },
		{ "mets9999999999999999999-object-1", "object-1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_mets_ids ids = { 0 };
		char id[FONDS_METS_ID_SIZE];

		first_id(&ids, cases[i].taken, id);
		assert_string_equal(cases[i].given, id);
		/* What was there first is not forgotten. */
		first_id(&ids, "object-2", id);
		assert_string_not_equal("object-1", id);
		assert_string_not_equal(cases[i].taken, id);
	}
}

static void numbers_that_are_used_up_are_seen(void **state)
{
	struct fonds_mets_ids ids = { 0 };
	char id[FONDS_METS_ID_SIZE];

	(void)state;
	first_id(&ids, "mets999999999999999999-x", id);
	assert_true(ids.number > FONDS_METS_IDS_MAX);
}

static void every_part_of_an_entity_is_looked_at(void **state)
{
	struct fonds_premis_node nodes[4] = {
		{ .space = "", .name = "object" },
		{ .space = "", .name = "a" },
		{ .space = "", .name = "b" },
		{ .space = "", .name = "", .text = "mets6-x" },
	};
	struct fonds_mets_ids ids = { 0 };

	(void)state;
	nodes[0].children = &nodes[1];
	nodes[1].next = &nodes[2];
	nodes[2].children = &nodes[3];
	nodes[1].parent = nodes[2].parent = &nodes[0];
	nodes[3].parent = &nodes[2];
	fonds_mets_ids_note(&ids, &nodes[0]);
	assert_int_equal(7, ids.number);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_that_is_taken_is_not_given),
		cmocka_unit_test(numbers_that_are_used_up_are_seen),
		cmocka_unit_test(every_part_of_an_entity_is_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
