/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What becomes of a document when libxml2 runs out of memory. It has its own
 * allocator here, which takes back everything at once: libxml2 2.9 loses a
 * few bytes of its own on such an occasion.
 */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/metadata/sample.h"

static alignas(max_align_t) char pool[16 * 1024 * 1024];
static size_t used;
static unsigned calls_left = (unsigned)-1;
static bool has_failed;

#define HEADER sizeof(max_align_t)

static bool fails_now(void)
{
	bool now = calls_left == 0;

	has_failed = has_failed || now;
	if (calls_left != (unsigned)-1)
		calls_left--;
	return now;
}

/* The size stands in front of each block. */
static void *pool_malloc(size_t size)
{
	size_t whole = (HEADER + size + HEADER - 1) / HEADER * HEADER;
	char *block = pool + used;

	if (fails_now() || whole > sizeof(pool) - used)
		return NULL;
	used += whole;
	memcpy(block, &size, sizeof(size));
	return block + HEADER;
}

static void *pool_realloc(void *old, size_t size)
{
	void *block = pool_malloc(size);
	size_t old_size = 0;

	if (old)
		memcpy(&old_size, (char *)old - HEADER, sizeof(old_size));
	if (block && old)
		memcpy(block, old, old_size < size ? old_size : size);
	return block;
}

static char *pool_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = pool_malloc(size);

	return copy ? memcpy(copy, text, size) : NULL;
}

static void pool_free(void *block)
{
	(void)block;
}

static enum fonds_status write_premis(
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	struct fonds_premis *premis = sample_premis("A title");
	enum fonds_status status = fonds_premis_write(premis, buffer, error);

	fonds_premis_free(premis);
	return status;
}

static enum fonds_status write_dc(
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	struct fonds_record *record = sample_record("A title");
	enum fonds_status status = fonds_dc_write(
		record, &sample_entities, buffer, error);

	sample_record_free(record);
	return status;
}

static enum fonds_status write_oai_dc(
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	struct fonds_record *record = sample_record("A title");
	enum fonds_status status = fonds_oai_dc_write(
		record, &sample_entities, buffer, error);

	sample_record_free(record);
	return status;
}

typedef enum fonds_status write_fn(
	struct fonds_buffer *buffer, struct fonds_error **error);

/* Either an error and nothing, or the same document as with enough memory. */
static void expect_whole_or_nothing(write_fn *write_it)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer whole;
	size_t mark = used;

	fonds_buffer_init(&whole, 1 << 20);
	assert_int_equal(FONDS_OK, write_it(&whole, NULL));
	for (unsigned n = 0;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		enum fonds_status status;

		fonds_buffer_init(&buffer, 1 << 20);
		used = mark;
		has_failed = false;
		calls_left = n;
		status = write_it(&buffer, &error);
		calls_left = (unsigned)-1;
		if (status == FONDS_OK)
			assert_string_equal(fonds_buffer_text(&whole),
				fonds_buffer_text(&buffer));
		else
			assert_int_equal(0, buffer.size);
		if (status != FONDS_OK)
			assert_int_equal(FONDS_ERR_NOMEM, status);
		if (!has_failed)
			return;
	}
}

static void a_premis_description_is_whole_or_refused(void **state)
{
	(void)state;
	expect_whole_or_nothing(write_premis);
}

static void qualified_dublin_core_is_whole_or_refused(void **state)
{
	(void)state;
	expect_whole_or_nothing(write_dc);
}

static void simple_dublin_core_is_whole_or_refused(void **state)
{
	(void)state;
	expect_whole_or_nothing(write_oai_dc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_premis_description_is_whole_or_refused),
		cmocka_unit_test(qualified_dublin_core_is_whole_or_refused),
		cmocka_unit_test(simple_dublin_core_is_whole_or_refused),
	};

	if (xmlMemSetup(pool_free, pool_malloc, pool_realloc, pool_strdup) < 0)
		return EXIT_FAILURE;
	xmlInitParser();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
