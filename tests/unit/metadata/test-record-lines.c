/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/memory-tree.h"
#include "metadata/record-lines.h"
#include "metadata/record.h"
#include "tests/unit/fault.h"

/* Records as "1:text/4:text/"; one with a problem as "7!/". */
static enum fonds_status read_all(const char *text, size_t size, bool is_csv,
	struct fonds_buffer *out, struct fonds_error **error)
{
	const struct fonds_memory_file file = { "x", text, size };
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(
		fonds_record_lines_freep) struct fonds_record_lines *lines =
		NULL;
	const struct fonds_record_line *line = NULL;
	enum fonds_status status = fonds_bag_path_new("x", 1, &path, error);

	if (status == FONDS_OK)
		status = fonds_memory_tree_new(&file, 1, &tree, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(tree, path, &stream, error);
	if (status == FONDS_OK)
		status = fonds_record_lines_new(
			stream, "x.jsonl", is_csv, &lines, error);
	while (status == FONDS_OK) {
		status = fonds_record_lines_next(lines, &line, error);
		if (status < 0 || !line)
			break;
		fonds_buffer_printf(out, "%zu%s", (size_t)line->line,
			line->problem ? "!" : ":");
		if (line->data)
			fonds_buffer_add(out, line->data, line->size);
		fonds_buffer_add_text(out, "/");
	}
	return status;
}

static void expect_read(const char *text, bool is_csv, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	fonds_buffer_init(&out, 4096);
	if (read_all(text, strlen(text), is_csv, &out, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	assert_string_equal(expected, fonds_buffer_text(&out));
}

static void test_json(void **state)
{
	(void)state;
	expect_read("", false, "");
	expect_read("\n \r\n", false, "");
	expect_read("{1}", false, "1:{1}/");
	expect_read("{1}\n{2}\r\n\n{\"}\n", false, "1:{1}/2:{2}/4:{\"}/");
}

static void test_csv(void **state)
{
	(void)state;
	expect_read("", true, "");
	expect_read("a,b\n", true, "");
	expect_read("\na,b\r\n1,2\r\n\r\n\"3\n\",4\n5,6", true,
		"3:a,b\r\n1,2/5:a,b\r\n\"3\n\",4/7:a,b\r\n5,6/");
	expect_read("a,b\n\"x\"\"\ny\",2\n", true, "2:a,b\n\"x\"\"\ny\",2/");
}

static void test_quote_that_does_not_end(void **state)
{
	static const char text[] = "a,b\n1,2\n\"3,4\n5,6\n";
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	fonds_buffer_init(&out, 4096);
	assert_int_equal(FONDS_ERR_FORMAT,
		read_all(text, sizeof(text) - 1, true, &out, &error));
	assert_non_null(strstr(fonds_error_message(error), "x.jsonl: line 3"));
	assert_string_equal("2:a,b\n1,2/", fonds_buffer_text(&out));
}

/* Of JSON only the line is lost, a CSV ends there. */
static void test_too_large(void **state)
{
	const size_t large = FONDS_RECORD_MAX + 1;
	const size_t size = large + 8;
	char *text = malloc(size);
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	assert_non_null(text);
	memset(text, 'x', size);
	memcpy(text, "{1}\n", 4);
	memcpy(text + size - 4, "\n{3}", 4);
	fonds_buffer_init(&out, 4096);
	assert_int_equal(FONDS_OK, read_all(text, size, false, &out, &error));
	assert_string_equal("1:{1}/2!/3:{3}/", fonds_buffer_text(&out));
	assert_int_equal(
		FONDS_ERR_LIMIT, read_all(text, size, true, &out, &error));
	assert_non_null(strstr(fonds_error_message(error), "line 2"));
	free(text);
}

static void test_failures(void **state)
{
	static const char text[] = "a,b\n1,2\n3,4\n";

	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		enum fonds_status status;

		fonds_buffer_init(&out, 4096);
		fault_arm(FAULT_ALLOC, n);
		status = read_all(text, sizeof(text) - 1, true, &out, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		if (out.status == FONDS_OK)
			assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_quote_that_does_not_end),
		cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
