/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/declaration.h"
#include "bagit/tag-files.h"
#include "base/cleanup.h"

static void the_declaration_written_is_read_as_1_0(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_declaration declaration;

	(void)state;
	fonds_buffer_init(&buffer, 1000);
	fonds_bagit_declaration_add(&buffer);
	fonds_declaration_parse(
		fonds_buffer_text(&buffer), buffer.size, &declaration);
	assert_int_equal(FONDS_BAGIT_1_0, declaration.version);
	assert_null(declaration.malformed);
	assert_false(declaration.is_styled);
}

static void line_ends_in_a_value_become_single_spaces(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 1000);
	fonds_bag_info_add(&buffer, "Title", "one\r\n\ntwo\rthree");
	assert_string_equal(
		"Title: one two three\n", fonds_buffer_text(&buffer));
}

static void a_long_value_is_not_folded(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char expected[1000] = "Title: ";

	(void)state;
	while (strlen(expected) < sizeof(expected) - 6)
		(void)strcat(expected, " word");
	fonds_buffer_init(&buffer, 2000);
	fonds_bag_info_add(&buffer, "Title", expected + strlen("Title: "));
	(void)strcat(expected, "\n");
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void a_manifest_line_is_encoded(void **state)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	const struct fonds_digest digest = {
		.algorithm = FONDS_MD5,
		.size = 16,
		.bytes = { 0xab },
	};

	(void)state;
	fonds_buffer_init(&buffer, 1000);
	assert_int_equal(
		FONDS_OK, fonds_bag_path_new("data/a\n%", 8, &path, NULL));
	fonds_manifest_add(&buffer, &digest, path);
	assert_string_equal("ab000000000000000000000000000000  data/a%0A%25\n",
		fonds_buffer_text(&buffer));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_declaration_written_is_read_as_1_0),
		cmocka_unit_test(line_ends_in_a_value_become_single_spaces),
		cmocka_unit_test(a_long_value_is_not_folded),
		cmocka_unit_test(a_manifest_line_is_encoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
