/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/bag-tags.h"
#include "tests/unit/bagit/write-fixture.h"

static void check_text(const struct fonds_bag_tags *tags, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, 1 << 20);
	fonds_bag_tags_add_text(tags, &text);
	assert_string_equal(expected, fonds_buffer_text(&text));
}

static void check_refused(const char *tag, const char *message)
{
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	fonds_bag_tags_init(&tags);
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_tags_parse(&tags, tag, &error));
	assert_non_null(strstr(fonds_error_message(error), message));
	assert_null(tags.info.first);
}

static void tags_keep_their_order_and_repetition(void **state)
{
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;

	(void)state;
	fonds_bag_tags_init(&tags);
	assert_int_equal(FONDS_OK, fonds_bag_tags_parse(&tags, "B: 1", NULL));
	assert_int_equal(
		FONDS_OK, fonds_bag_tags_parse(&tags, "A:\t x: y  ", NULL));
	assert_int_equal(FONDS_OK, fonds_bag_tags_parse(&tags, "B: 2", NULL));
	check_text(&tags, "B: 1\nA: x: y\nB: 2\n");
}

static void what_is_given_replaces_what_is_there(void **state)
{
	static const char *const texts[] = { "b: new", "C: 1", "B: newer" };
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags given;

	(void)state;
	fonds_bag_tags_init(&tags);
	fonds_bag_tags_init(&given);
	fonds_bag_tags_append(&tags, "B", "1");
	fonds_bag_tags_append(&tags, "A", "2");
	fonds_bag_tags_append(&tags, "B", "3");
	scratch_write("tags", "A: x\n");
	assert_int_equal(FONDS_OK,
		fonds_bag_tags_read_given(&given, "tags", texts, 3, NULL));
	fonds_bag_tags_replace(&tags, &given);
	check_text(&tags, "B: new\nB: newer\nA: x\nC: 1\n");
	assert_int_equal(FONDS_ERR_IO,
		fonds_bag_tags_read_given(&given, "nowhere", texts, 3, NULL));
}

static void malformed_tags_are_refused_with_the_reason(void **state)
{
	(void)state;
	check_refused("no colon", "it has no colon");
	check_refused(": value", "no label");
	check_refused(" A: value", "blanks around its label");
	check_refused("A : value", "blanks around its label");
	check_refused("A:", "no value");
	check_refused("A:  \t", "no value");
	check_refused("A: one\ntwo", "control characters");
	check_refused("A: \x1b[1m", "control characters");
	check_refused("A: \xff", "not UTF-8");
	check_refused("payload-oxum: 1.1", "counted");
}

static void a_file_of_tags_is_read_as_bag_info_is(void **state)
{
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	scratch_write("tags", "\xef\xbb\xbf"
			      "A: one\r\n  and more\r\n\r\nB: two\rC: three");
	fonds_bag_tags_init(&tags);
	assert_ok(fonds_bag_tags_read(&tags, "tags", &error), error);
	check_text(&tags, "A: one and more\nB: two\nC: three\n");
	scratch_write("bad", "A: 1\n\nnothing\n");
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_tags_read(&tags, "bad", &error));
	assert_non_null(strstr(fonds_error_message(error), "bad line 3: "));
	fonds_error_freep(&error);
	scratch_write_bytes("nul", "A: 1\0002\n", 7);
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_bag_tags_read(&tags, "nul", &error));
	assert_int_equal(
		FONDS_ERR_IO, fonds_bag_tags_read(&tags, "gone", NULL));
}

static void setting_replaces_in_place(void **state)
{
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;

	(void)state;
	fonds_bag_tags_init(&tags);
	fonds_bag_tags_append(&tags, "A", "1");
	fonds_bag_tags_append(&tags, "B", "2");
	fonds_bag_tags_append(&tags, "a", "3");
	assert_true(fonds_bag_tags_set(&tags, "a", "4"));
	check_text(&tags, "A: 4\nB: 2\n");
	assert_false(fonds_bag_tags_set(&tags, "B", "2"));
	assert_true(fonds_bag_tags_set(&tags, "C", "5"));
	fonds_bag_tags_insert(&tags, "A", "6");
	fonds_bag_tags_insert(&tags, "D", "7");
	check_text(&tags, "A: 4\nA: 6\nB: 2\nC: 5\nD: 7\n");
	fonds_bag_tags_remove(&tags, "D");
	fonds_bag_tags_append(&tags, "E", "8");
	fonds_bag_tags_remove(&tags, "a");
	check_text(&tags, "B: 2\nC: 5\nE: 8\n");
}

static void what_is_counted_is_added_where_it_is_not_given(void **state)
{
	const struct fonds_bag_tag_facts facts = { .bytes = 1536, .files = 2 };
	fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;

	(void)state;
	fonds_bag_tags_init(&tags);
	fonds_bag_tags_append(&tags, "bag-size", "small");
	fonds_bag_tags_append(&tags, "Bag-Software-Agent", "me");
	fonds_bag_tags_complete(&tags, &facts);
	check_text(&tags, "bag-size: small\nBag-Software-Agent: me\n"
			  "Bagging-Date: 1970-01-01\nPayload-Oxum: 1536.2\n");
	assert_string_equal("1 byte", fonds_bag_tags_size(&tags, 1));
	assert_string_equal("1023 bytes", fonds_bag_tags_size(&tags, 1023));
	assert_string_equal("1.5 KiB", fonds_bag_tags_size(&tags, 1536));
	assert_string_equal("15.9 EiB", fonds_bag_tags_size(&tags, UINT64_MAX));
}

static void memory_that_runs_out_is_told(void **state)
{
	enum fonds_status status = FONDS_OK;
	unsigned n = 0;

	(void)state;
	scratch_write("tags", "A: one\n two\nB: three\n");
	for (;; n++) {
		fonds_cleanup(fonds_bag_tags_clear) struct fonds_bag_tags tags;

		fonds_bag_tags_init(&tags);
		fault_arm(FAULT_ALLOC, n);
		status = fonds_bag_tags_read(&tags, "tags", NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_int_equal(FONDS_OK, status);
	assert_true(n > 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tags_keep_their_order_and_repetition),
		TEST(what_is_given_replaces_what_is_there),
		TEST(malformed_tags_are_refused_with_the_reason),
		TEST(a_file_of_tags_is_read_as_bag_info_is),
		TEST(setting_replaces_in_place),
		TEST(what_is_counted_is_added_where_it_is_not_given),
		TEST(memory_that_runs_out_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
