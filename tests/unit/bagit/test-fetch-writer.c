/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/bag-fixture.h"

#include "bagit/fetch-writer.h"
#include "bagit/fetch.h"
#include "bagit/path-encoding.h"

static void assert_url(const char *base, const char *path, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1 << 16);
	fonds_fetch_url_add(&buffer, base, path);
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void a_url_is_the_base_and_the_path_encoded(void **state)
{
	(void)state;
	assert_url("http://h", "a/b.txt", "http://h/a/b.txt");
	assert_url("http://h/x//", "a", "http://h/x/a");
	assert_url("file:///", "a", "file:///a");
	assert_url("http://h:/", "a", "http://h:/a");
	assert_url("https://h/x%20y", "a b", "https://h/x%20y/a%20b");
	assert_url("http://h", "100%?#&+;=~-._\r\n\xc3\xa9[]",
		"http://h/100%25%3F%23%26%2B%3B%3D~-._%0D%0A%C3%A9%5B%5D");
}

static void a_base_that_makes_no_urls_is_refused(void **state)
{
	static const char *const good[] = { "http://h", "HTTPS://h:8080/x/",
		"file:///srv/x", "file://localhost/srv", "http://[::1]/a%20b" };
	static const char *const bad[] = { "", "h/x", "ftp://h", "http://",
		"http:///x", "file://", "http://h/a b", "http://h/?q",
		"http://h/#f", "http://h/\xc3\xa9", "http://h/%2",
		"http://h/%zz", "http://h/\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_int_equal(
			FONDS_OK, fonds_fetch_base_check(good[i], NULL));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(FONDS_ERR_INVALID,
			fonds_fetch_base_check(bad[i], NULL));
}

static void a_password_is_refused_and_not_shown(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_fetch_base_check("http://u:secret@h/x", &error));
	assert_null(strstr(fonds_error_message(error), "secret"));
}

/* What is written is read back as the same line. */
static void a_line_is_read_back(void **state)
{
	static const char name[] = "data/50% \r\n\xff of it";
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer decoded;
	struct fonds_fetch_line line;

	(void)state;
	fonds_buffer_init(&buffer, 1 << 16);
	fonds_buffer_init(&decoded, 1 << 16);
	assert_int_equal(
		FONDS_OK, fonds_bag_path_new(name, strlen(name), &path, NULL));
	fonds_fetch_line_add(&buffer, "http://h/c", name + 5, 1234, path);
	assert_int_equal('\n', buffer.data[buffer.size - 1]);
	assert_null(memchr(buffer.data, '\n', buffer.size - 1));
	assert_int_equal(FONDS_OK, fonds_fetch_line_parse(buffer.data,
					   buffer.size - 1, &line, NULL));
	assert_true(line.has_length);
	assert_int_equal(1234, line.length);
	fonds_path_decode(
		&decoded, line.path, line.path_size, FONDS_PATH_DECODE_ALL);
	assert_string_equal(name, fonds_buffer_text(&decoded));
	assert_memory_equal("http://h/c/50%25%20%0D%0A%FF%20of%20it", line.url,
		line.url_size);
}

static enum fonds_status note_hole(void *payload,
	const struct fonds_bag_hole *hole, struct fonds_error **error)
{
	struct fonds_buffer *buffer = payload;

	(void)error;
	fonds_buffer_printf(buffer, "%u %s %s %d:%u %zu\n", hole->line,
		hole->path, hole->url, hole->has_length, (unsigned)hole->length,
		hole->digest_count);
	return FONDS_OK;
}

static char *list_holes(struct bag *bag)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	struct fonds_bag_check check = { .jobs = 1, .hole = note_hole };
	struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1 << 16);
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &tree, NULL));
	check.tree = tree;
	check.payload = &buffer;
	assert_int_equal(
		FONDS_OK, fonds_bag_check_run(&check, &validation, NULL));
	fonds_buffer_add_text(&buffer, "");
	return fonds_buffer_take(&buffer);
}

/* What is there, outside of data/ or unsafe is no hole. */
static void holes_are_what_is_listed_and_not_there(void **state)
{
	fonds_cleanup(fonds_freep) char *holes = NULL;
	fonds_cleanup(fonds_freep) char *none = NULL;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_put(&bag, "fetch.txt",
		"http://x/a 6 data/a.txt\n"
		"http://x/b - data/b.txt\n"
		"http://x/c 5 data/sub/c.txt\n"
		"http://x/d 5 data/../../etc/d\n"
		"http://x/e 5 e.txt\n"
		"http://x/again 6 data/a.txt\n"
		"http://x/f 9 data/unlisted\n");
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_seal_all(&bag);
	bag_drop(&bag, "data/a.txt");
	bag_drop(&bag, "data/b.txt");
	holes = list_holes(&bag);
	assert_string_equal("1 data/a.txt http://x/a 1:6 2\n"
			    "2 data/b.txt http://x/b 0:0 2\n"
			    "7 data/unlisted http://x/f 1:9 0\n",
		holes);
	bag_file(&bag, "fetch.txt")[7] = 'y';
	none = list_holes(&bag);
	assert_string_equal("", none);
	bag_clear(&bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_url_is_the_base_and_the_path_encoded),
		cmocka_unit_test(a_base_that_makes_no_urls_is_refused),
		cmocka_unit_test(a_password_is_refused_and_not_shown),
		cmocka_unit_test(a_line_is_read_back),
		cmocka_unit_test(holes_are_what_is_listed_and_not_there),
	};

	return cmocka_run_group_tests_name("fetch-writer", tests, NULL, NULL);
}
