/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/csv-reader.h"
#include "base/error.h"
#include "tests/unit/fault.h"

#define ROW_MAX ((size_t)256 * 1024)

/* A stream over bytes, which gives at most so many of them at once. */
struct piecewise {
	struct fonds_stream stream;
	const char *data;
	size_t size;
	size_t piece;
	size_t fail_at; /* the read that would pass this offset fails */
};

static enum fonds_status read_piece(struct fonds_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct piecewise *from = (struct piecewise *)stream;

	if (from->fail_at > 0 && from->size <= from->fail_at)
		return fonds_fail(error, FONDS_ERR_IO, "cannot read 'x'");
	if (size > from->piece)
		size = from->piece;
	if (size > from->size)
		size = from->size;
	memcpy(data, from->data, size);
	from->data += size;
	from->size -= size;
	*ret = size;
	return FONDS_OK;
}

static const struct fonds_stream_ops piecewise_ops = { .read = read_piece };

static struct piecewise pieces_of(const char *data, size_t size, size_t piece)
{
	return (struct piecewise){
		.stream = { .ops = &piecewise_ops },
		.data = data,
		.size = size,
		.piece = piece,
	};
}

/* All rows as "LINE:field|field/", or as far as they were read. */
static enum fonds_status read_all(const char *data, size_t size, size_t piece,
	struct fonds_buffer *text, struct fonds_error **error)
{
	struct piecewise from = pieces_of(data, size, piece);
	struct fonds_csv_reader *reader = NULL;
	const struct fonds_csv_row *row;
	enum fonds_status status;

	fonds_buffer_reset(text);
	status = fonds_csv_reader_new(&from.stream, ROW_MAX, &reader, error);
	while (status == FONDS_OK) {
		status = fonds_csv_reader_next(reader, &row, error);
		if (status < 0 || !row)
			break;
		fonds_buffer_printf(text, "%d:", (int)row->line);
		for (size_t i = 0; i < row->count; i++)
			fonds_buffer_printf(
				text, "%s%s", i ? "|" : "", row->fields[i]);
		fonds_buffer_add_char(text, '/');
	}
	fonds_csv_reader_free(reader);
	return status;
}

static const struct {
	const char *csv;
	const char *rows;
} cases[] = {
	{ "", "" },
	{ "\xef\xbb\xbf", "" },
	{ "a", "1:a/" },
	{ "a,b\r\nc,d\r\n", "1:a|b/2:c|d/" },
	{ "a,b\nc,d", "1:a|b/2:c|d/" },
	{ "\xef\xbb\xbf"
	  "a,b\n",
		"1:a|b/" },
	{ "\xef\xbb\xbf\"a,b\"\n", "1:a,b/" },
	{ "a,,\n,b,\n", "1:a||/2:|b|/" },
	{ ",\n", "1:|/" },
	{ "\n\na\n\r\n\nb\n\n", "3:a/6:b/" },
	{ "\"\"\n\"\",\"\"\n", "1:/2:|/" },
	{ "\"a\"\"b\",\"\"\"\"\n", "1:a\"b|\"/" },
	{ "\"a\r\nb\nc\",d\ne\n", "1:a\r\nb\nc|d/4:e/" },
	{ "\"a,b;c\td\";e\n", "1:a,b;c\td|e/" },
	{ "a;b\n1,5;2\n", "1:a|b/2:1,5|2/" },
	{ "a\tb\nc,d\te;f\n", "1:a|b/2:c,d|e;f/" },
	{ "a,b;c,d\n", "1:a|b;c|d/" },
	{ "\"a;b;c\",d\n", "1:a;b;c|d/" },
	{ " a , b \n", "1: a | b /" },
	{ "\xd0\x96,\xf0\x9f\x93\x9c\n", "1:\xd0\x96|\xf0\x9f\x93\x9c/" },
	{ "a b,c'd,=e\n", "1:a b|c'd|=e/" },
};

static void rows_are_read_in_pieces_of_any_size(void **state)
{
	static const size_t sizes[] = { 1, 2, 3, 7, 1000 };
	struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, ROW_MAX);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t j = 0; j < sizeof(sizes) / sizeof(sizes[0]); j++) {
			struct fonds_error *error = NULL;

			if (read_all(cases[i].csv, strlen(cases[i].csv),
				    sizes[j], &text, &error) < 0)
				fail_msg("case %zu: %s", i,
					fonds_error_message(error));
			assert_string_equal(
				cases[i].rows, fonds_buffer_text(&text));
		}
	fonds_buffer_clear(&text);
}

static void what_is_no_csv_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *csv;
		size_t size; /* 0: up to the NUL */
		const char *rows;
		const char *reason;
	} refused[] = {
		{ "a\nb\"c\n", 0, "1:a/", "line 2: a quote inside a field" },
		{ "\"a\"b\n", 0, "", "line 1: something stands behind" },
		{ "\"a\" ,b\n", 0, "", "line 1: something stands behind" },
		{ "a\n\n\"b\nc", 0, "1:a/", "line 4: the file ends inside" },
		{ "\"", 0, "", "line 1: the file ends inside" },
		{ "a\rb\n", 0, "", "line 1: a CR without the LF" },
		{ "a\r", 0, "", "line 1: a CR without the LF" },
		{ "\"a\"\r", 0, "", "line 1: a CR without the LF" },
		{ "a\nb\0c\n", 6, "1:a/", "line 2: there is a NUL byte" },
		{ "\"b\0c\"\n", 6, "", "line 1: there is a NUL byte" },
		{ "\0", 1, "", "line 1: there is a NUL byte" },
		{ "a\nb,\xff\n", 0, "1:a/", "line 2: field 2 is not UTF-8" },
		{ "\xff\xfe"
		  "a\0\n\0",
			6, "", "line 1" },
		{ "\xc3", 0, "", "line 1: field 1 is not UTF-8" },
	};
	struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, ROW_MAX);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct fonds_error *error = NULL;
		size_t size = refused[i].size ? refused[i].size
					      : strlen(refused[i].csv);

		assert_int_equal(FONDS_ERR_FORMAT,
			read_all(refused[i].csv, size, 3, &text, &error));
		assert_string_equal(refused[i].rows, fonds_buffer_text(&text));
		if (!strstr(fonds_error_message(error), refused[i].reason))
			fail_msg("'%s' says nothing of '%s'",
				fonds_error_message(error), refused[i].reason);
		fonds_error_free(error);
	}
	fonds_buffer_clear(&text);
}

static void behind_a_refused_row_nothing_is_read(void **state)
{
	static const char csv[] = "a\"\nb\n";
	struct piecewise from = pieces_of(csv, strlen(csv), 100);
	const struct fonds_csv_row *row = NULL;
	struct fonds_csv_reader *reader = NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_csv_reader_new(&from.stream, ROW_MAX, &reader, NULL));
	for (int i = 0; i < 3; i++) {
		assert_int_equal(FONDS_ERR_FORMAT,
			fonds_csv_reader_next(reader, &row, NULL));
		assert_null(row);
	}
	fonds_csv_reader_free(reader);
	fonds_csv_reader_free(NULL);
}

/* size bytes of text, of which the test fills the middle. */
static void assert_limit(const char *data, size_t size, const char *reason)
{
	struct fonds_buffer text;
	struct fonds_error *error = NULL;

	fonds_buffer_init(&text, 2 * ROW_MAX);
	assert_int_equal(
		FONDS_ERR_LIMIT, read_all(data, size, size, &text, &error));
	if (!strstr(fonds_error_message(error), reason))
		fail_msg("'%s'", fonds_error_message(error));
	fonds_error_free(error);
	fonds_buffer_clear(&text);
}

static void rows_have_limits(void **state)
{
	static char csv[2 * ROW_MAX];
	struct fonds_buffer text;

	(void)state;
	memset(csv, 'x', sizeof(csv));
	assert_limit(csv, ROW_MAX, "line 1: the row is larger than");
	csv[0] = '"';
	assert_limit(csv, ROW_MAX + 2, "line 1: the row is larger than");
	memset(csv, ',', sizeof(csv));
	csv[FONDS_CSV_FIELDS_MAX] = '\n';
	assert_limit(csv, sizeof(csv), "line 1: more than 4096 fields");

	/* And at the limits themselves a row is read. */
	fonds_buffer_init(&text, 2 * ROW_MAX);
	csv[FONDS_CSV_FIELDS_MAX - 1] = '\n';
	assert_int_equal(FONDS_OK,
		read_all(csv, FONDS_CSV_FIELDS_MAX, 4096, &text, NULL));
	memset(csv, 'x', sizeof(csv));
	assert_int_equal(
		FONDS_OK, read_all(csv, ROW_MAX - 1, 100000, &text, NULL));
	assert_int_equal(ROW_MAX - 1 + 3, text.size);
	fonds_buffer_clear(&text);
}

static void a_read_that_fails_is_no_end(void **state)
{
	static const char csv[] = "a,b\nc,d\n\"e\ne\",f\ng,h\n";

	(void)state;
	for (size_t left = 1; left <= strlen(csv); left++) {
		struct piecewise from = pieces_of(csv, strlen(csv), 1);
		struct fonds_csv_reader *reader = NULL;
		const struct fonds_csv_row *row;
		enum fonds_status status;

		from.fail_at = left;
		status = fonds_csv_reader_new(
			&from.stream, ROW_MAX, &reader, NULL);
		while (status == FONDS_OK) {
			status = fonds_csv_reader_next(reader, &row, NULL);
			assert_true(status < 0 || row);
		}
		assert_int_equal(FONDS_ERR_IO, status);
		fonds_csv_reader_free(reader);
	}
}

static void every_failed_allocation_is_told(void **state)
{
	static const char csv[] = "a,b\r\n\"c\"\"\n\",d\r\n";
	struct fonds_buffer text;
	unsigned n = 0;

	(void)state;
	fonds_buffer_init(&text, ROW_MAX);
	fonds_buffer_add(&text, csv, sizeof(csv));
	for (;; n++) {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = read_all(csv, strlen(csv), 100, &text, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_error_free(error);
	}
	assert_true(n >= 4);
	fonds_buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_read_in_pieces_of_any_size),
		cmocka_unit_test(what_is_no_csv_is_refused_with_its_line),
		cmocka_unit_test(behind_a_refused_row_nothing_is_read),
		cmocka_unit_test(rows_have_limits),
		cmocka_unit_test(a_read_that_fails_is_no_end),
		cmocka_unit_test(every_failed_allocation_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
