/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/memory-tree.h"
#include "metadata/dc-csv.h"
#include "tests/unit/fault.h"

#define TEXT_MAX ((size_t)1024 * 1024)

static enum fonds_status read_table(const char *csv, size_t size,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	const struct fonds_memory_file file = { "x", csv, size };
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status;

	fonds_dc_set_init(set);
	status = fonds_memory_tree_new(&file, 1, &tree, error);
	if (status == FONDS_OK)
		status = fonds_bag_path_new("x", 1, &path, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(tree, path, &stream, error);
	if (status == FONDS_OK)
		status = fonds_dc_csv_read(
			stream, FONDS_DC_CSV_FILES, set, error);
	return status;
}

static void read_good(const char *csv, size_t size, struct fonds_dc_set *set)
{
	struct fonds_error *error = NULL;

	if (read_table(csv, size, set, &error) < 0)
		fail_msg("%s in:\n%s", fonds_error_message(error), csv);
}

static enum fonds_status write_table(const struct fonds_dc_set *set,
	struct fonds_buffer *text, struct fonds_error **error)
{
	struct fonds_output output;
	enum fonds_status status;

	fonds_buffer_reset(text);
	fonds_output_init(&output, fonds_output_to_buffer, text);
	status = fonds_dc_csv_write(set, &output, error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&output, error);
	fonds_output_clear(&output);
	return status;
}

static void assert_value(const struct fonds_dc_set *set, size_t item,
	const char *name, size_t index, const char *value)
{
	const char *found = fonds_dc_description_value(
		set->items[item], name, index);

	if (value)
		assert_string_equal(value, found ? found : "(none)");
	else
		assert_null(found);
}

static const char whole_table[] =
	"filename,dc.title,dc.subject,dcterms.created,dc.subject,Level\r\n"
	"objects/a.txt,A title,Korea,1950-09-30,\"Embassies, closed\",3\r\n"
	"objects/sub/,\"Two\r\nlines\",,,Ships,\r\n"
	",,,,,\r\n"
	"objects/b.txt,,,,,\"say \"\"no\"\"\"\r\n";

static void a_table_is_read(void **state)
{
	struct fonds_dc_set set;

	(void)state;
	read_good(whole_table, strlen(whole_table), &set);
	assert_int_equal(3, set.count);
	assert_string_equal("objects/a.txt", set.items[0]->label);
	assert_null(set.items[0]->about);
	assert_value(&set, 0, "title", 0, "A title");
	assert_value(&set, 0, "title", 1, NULL);
	assert_value(&set, 0, "subject", 0, "Korea");
	assert_value(&set, 0, "subject", 1, "Embassies, closed");
	assert_value(&set, 0, "created", 0, "1950-09-30");
	assert_null(set.items[0]->terms[0].encoding);
	assert_string_equal("objects/sub", set.items[1]->label);
	assert_value(&set, 1, "title", 0, "Two\r\nlines");
	assert_value(&set, 1, "subject", 0, "Ships");
	assert_int_equal(2, set.items[1]->count);
	assert_int_equal(0, set.items[2]->count);
	assert_string_equal("Level", set.others->name);
	assert_string_equal("3", set.others->value);
	assert_string_equal("objects/a.txt", set.others->label);
	assert_string_equal("is no column of Dublin Core", set.others->why);
	assert_int_equal(2, set.others->line);
	assert_string_equal("say \"no\"", set.others->next->value);
	assert_string_equal("objects/b.txt", set.others->next->label);
	assert_int_equal(6, set.others->next->line);
	assert_null(set.others->next->next);
	fonds_dc_set_clear(&set);
}

static void a_table_is_written_in_one_form(void **state)
{
	struct fonds_dc_set set;
	struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, TEXT_MAX);
	read_good(whole_table, strlen(whole_table), &set);
	assert_int_equal(FONDS_OK, write_table(&set, &text, NULL));
	assert_string_equal(
		"filename,dc.title,dc.subject,dc.subject,dcterms.created,"
		"Level\r\n"
		"objects/a.txt,A title,Korea,\"Embassies, closed\",1950-09-30,"
		"3\r\n"
		"objects/sub,\"Two\r\nlines\",Ships,,,\r\n"
		"objects/b.txt,,,,,\"say \"\"no\"\"\"\r\n",
		fonds_buffer_text(&text));
	fonds_dc_set_clear(&set);
	fonds_buffer_clear(&text);
}

static void columns_that_are_none_of_dublin_core_are_kept(void **state)
{
	static const char csv[] = "filename;dc.titel;title;DC.title;;dcterms.x;"
				  "dcterms.title;dc.created\n"
				  "a;1;2;3;4;5;6;7\n";
	struct fonds_dc_set set;
	size_t count = 0;

	(void)state;
	read_good(csv, strlen(csv), &set);
	assert_int_equal(3, set.items[0]->count);
	assert_value(&set, 0, "title", 0, "3");
	assert_value(&set, 0, "title", 1, "6");
	assert_value(&set, 0, "created", 0, "7");
	for (const struct fonds_dc_other *other = set.others; other;
		other = other->next)
		count++;
	assert_int_equal(4, count);
	assert_string_equal("dc.titel", set.others->name);
	assert_string_equal("(no name)", set.others->next->next->name);
	fonds_dc_set_clear(&set);
}

static void tables_that_would_be_misread_are_refused(void **state)
{
	static const struct {
		const char *csv;
		enum fonds_status status;
		const char *reason;
	} cases[] = {
		{ "", FONDS_ERR_FORMAT, "the table is empty" },
		{ "dc.title,file\n", FONDS_ERR_FORMAT,
			"no column is called 'filename'" },
		{ "filename,title\n", FONDS_ERR_FORMAT,
			"no column is of Dublin Core" },
		{ "filename,dc.title\na,b,c\n", FONDS_ERR_FORMAT,
			"line 2: 3 fields, but the first line names 2" },
		{ "filename,dc.title\na\n", FONDS_ERR_FORMAT,
			"line 2: 1 fields" },
		{ "filename,dc.title\n,b\n", FONDS_ERR_FORMAT,
			"line 2: no filename" },
		{ "filename,dc.title\n../a,b\n", FONDS_ERR_UNSAFE, "line 2" },
		{ "filename,dc.title\n/a,b\n", FONDS_ERR_UNSAFE, "line 2" },
		{ "filename,dc.title\na//,b\n", FONDS_ERR_UNSAFE, "line 2" },
		{ "filename,dc.title\na,b\x01\n", FONDS_ERR_FORMAT,
			"line 2: field 2 has a control character" },
		{ "filename,dc.title\x7f\n", FONDS_ERR_FORMAT,
			"line 1: field 2 has a control character" },
		{ "filename,dc.title\na,b\"c\n", FONDS_ERR_FORMAT,
			"line 2: a quote" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_dc_set set;
		struct fonds_error *error = NULL;
		enum fonds_status status = read_table(
			cases[i].csv, strlen(cases[i].csv), &set, &error);

		if (status != cases[i].status ||
			!strstr(fonds_error_message(error), cases[i].reason))
			fail_msg("case %zu: %d, %s", i, status,
				fonds_error_message(error));
		fonds_error_free(error);
		fonds_dc_set_clear(&set);
	}
}

static void what_has_no_path_is_called_by_what_it_is_about(void **state)
{
	struct fonds_dc_set set;
	struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, TEXT_MAX);
	fonds_dc_set_init(&set);
	assert_int_equal(
		FONDS_OK, fonds_dc_set_add(&set,
				  fonds_dc_description_new("urn:x:y"), NULL));
	assert_int_equal(FONDS_OK, write_table(&set, &text, NULL));
	assert_string_equal(
		"filename,dc.title\r\nobjects,\r\n", fonds_buffer_text(&text));
	for (int i = 0; i < 2; i++)
		assert_int_equal(FONDS_OK,
			fonds_dc_set_add(&set,
				fonds_dc_description_new("urn:x:z"), NULL));
	assert_int_equal(FONDS_OK, write_table(&set, &text, NULL));
	assert_string_equal("filename,dc.title\r\nurn:x:y,\r\nurn:x:z,\r\n"
			    "urn:x:z,\r\n",
		fonds_buffer_text(&text));
	fonds_dc_set_clear(&set);
	fonds_buffer_clear(&text);
}

/* Else each of the two rows would have what stood in the other. */
static void two_rows_of_one_path_have_what_stood_in_them_once(void **state)
{
	static const char csv[] = "filename,dc.title,Level\r\n"
				  "a,One,1\r\na,Two,2\r\n";
	struct fonds_dc_set set;
	struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, TEXT_MAX);
	read_good(csv, strlen(csv), &set);
	assert_int_equal(2, set.count);
	assert_int_equal(FONDS_OK, write_table(&set, &text, NULL));
	assert_string_equal("filename,dc.title,Level,Level\r\n"
			    "a,One,1,2\r\na,Two,,\r\n",
		fonds_buffer_text(&text));
	fonds_dc_set_clear(&set);
	fonds_buffer_clear(&text);
}

static void there_are_limits(void **state)
{
	struct fonds_buffer csv;
	struct fonds_dc_set set;

	(void)state;
	fonds_buffer_init(&csv, TEXT_MAX);
	fonds_buffer_add_text(&csv, "filename,dc.title\n");
	for (int i = 0; i <= FONDS_DC_SET_MAX; i++)
		fonds_buffer_printf(&csv, "f%d,\n", i);
	assert_int_equal(
		FONDS_ERR_LIMIT, read_table(csv.data, csv.size, &set, NULL));
	fonds_dc_set_clear(&set);

	fonds_buffer_reset(&csv);
	fonds_buffer_add_text(&csv, "filename");
	for (int i = 0; i < 512; i++)
		fonds_buffer_add_text(&csv, ",dc.title");
	assert_int_equal(
		FONDS_ERR_LIMIT, read_table(csv.data, csv.size, &set, NULL));
	fonds_dc_set_clear(&set);
	read_good(csv.data, csv.size - strlen(",dc.title"), &set);
	fonds_dc_set_clear(&set);
	fonds_buffer_clear(&csv);
}

static uint32_t random_next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(*state >> 33);
}

static void add_random_value(uint64_t *seed, struct fonds_buffer *csv)
{
	static const char *const values[] = { "", "", " ", "a", "=1+1", "'b",
		"\"c,d\"", "\"\"\"\"", "\"e\r\nf\"", "\"g\nh\"", " i ", "-",
		"\xd0\x96", "\\n" };
	const size_t known = sizeof(values) / sizeof(values[0]);

	fonds_buffer_add_text(csv, values[random_next(seed) % known]);
}

static void make_random_table(uint64_t *seed, struct fonds_buffer *csv)
{
	static const char *const names[] = { "dc.title", "dc.subject",
		"dcterms.created", "dcterms.isPartOf", "dc.type", "Level",
		"\"odd, name\"", "dc.nothing" };
	uint32_t columns = random_next(seed) % 10;
	uint32_t rows = random_next(seed) % 6;

	fonds_buffer_reset(csv);
	fonds_buffer_add_text(csv, "filename,dc.title");
	for (uint32_t i = 0; i < columns; i++)
		fonds_buffer_printf(csv, ",%s", names[random_next(seed) % 8]);
	for (uint32_t row = 0; row < rows; row++) {
		fonds_buffer_printf(csv, "\nobjects/%u,", row);
		add_random_value(seed, csv);
		for (uint32_t i = 0; i < columns; i++) {
			fonds_buffer_add_char(csv, ',');
			add_random_value(seed, csv);
		}
	}
}

static void assert_same_sets(
	const struct fonds_dc_set *a, const struct fonds_dc_set *b)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert_string_equal(a->items[i]->label, b->items[i]->label);
		assert_int_equal(a->items[i]->count, b->items[i]->count);
		for (size_t j = 0; j < a->items[i]->count; j++) {
			const char *name = a->items[i]->terms[j].name;
			size_t index = 0;

			for (size_t k = 0; k < j; k++)
				index += strcmp(a->items[i]->terms[k].name,
						 name) == 0;
			assert_value(
				b, i, name, index, a->items[i]->terms[j].value);
		}
	}
}

/* How many others there are with all of this. */
static size_t count_other(
	const struct fonds_dc_set *set, const struct fonds_dc_other *like)
{
	size_t count = 0;

	for (const struct fonds_dc_other *other = set->others; other;
		other = other->next)
		count += strcmp(other->name, like->name) == 0 &&
			 strcmp(other->value, like->value) == 0 &&
			 strcmp(other->label, like->label) == 0;
	return count;
}

static void what_is_written_is_read_again_the_same(void **state)
{
	struct fonds_buffer csv;
	struct fonds_buffer once;
	struct fonds_buffer twice;
	uint64_t seed = 7;

	(void)state;
	fonds_buffer_init(&csv, TEXT_MAX);
	fonds_buffer_init(&once, TEXT_MAX);
	fonds_buffer_init(&twice, TEXT_MAX);
	for (int i = 0; i < 3000; i++) {
		struct fonds_dc_set first;
		struct fonds_dc_set second;

		make_random_table(&seed, &csv);
		read_good(csv.data, csv.size, &first);
		assert_int_equal(FONDS_OK, write_table(&first, &once, NULL));
		read_good(once.data, once.size, &second);
		assert_same_sets(&first, &second);
		for (const struct fonds_dc_other *other = first.others; other;
			other = other->next)
			assert_int_equal(count_other(&first, other),
				count_other(&second, other));
		assert_int_equal(FONDS_OK, write_table(&second, &twice, NULL));
		assert_string_equal(
			fonds_buffer_text(&once), fonds_buffer_text(&twice));
		fonds_dc_set_clear(&first);
		fonds_dc_set_clear(&second);
	}
	fonds_buffer_clear(&csv);
	fonds_buffer_clear(&once);
	fonds_buffer_clear(&twice);
}

static void every_failed_allocation_is_told(void **state)
{
	struct fonds_buffer text;
	unsigned n = 0;

	(void)state;
	fonds_buffer_init(&text, TEXT_MAX);
	fonds_buffer_add(&text, whole_table, sizeof(whole_table));
	for (;; n++) {
		struct fonds_dc_set set;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = read_table(
			whole_table, strlen(whole_table), &set, NULL);
		if (status == FONDS_OK)
			status = write_table(&set, &text, NULL);
		fault_disarm();
		fonds_dc_set_clear(&set);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_true(n > 10);
	fonds_buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_is_read),
		cmocka_unit_test(a_table_is_written_in_one_form),
		cmocka_unit_test(columns_that_are_none_of_dublin_core_are_kept),
		cmocka_unit_test(tables_that_would_be_misread_are_refused),
		cmocka_unit_test(
			what_has_no_path_is_called_by_what_it_is_about),
		cmocka_unit_test(
			two_rows_of_one_path_have_what_stood_in_them_once),
		cmocka_unit_test(there_are_limits),
		cmocka_unit_test(what_is_written_is_read_again_the_same),
		cmocka_unit_test(every_failed_allocation_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
