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
#include "tests/unit/metadata/premis-dump.h"
#include "tests/unit/metadata/text-stream.h"

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

static const char document[] =
	"<?xml version='1.0' encoding='ISO-8859-1'?><premis "
	"xmlns='" FONDS_PREMIS_SPACE
	"'><agent xmlID='a' b:c='&amp;' xmlns:b='urn:b'>"
	"<agentName>A\xe4&lt;</agentName><agentNote>x<![CDATA[y]]></agentNote>"
	"</agent><event/></premis>";

static enum fonds_status read_all(
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	struct text_stream text = text_stream_of(document);

	return premis_dump_all(&text.stream, buffer, error);
}

/*
 * Either an error, or the same nodes as with enough memory. The error is not
 * always FONDS_ERR_NOMEM: libxml2 has others for where it could not get some.
 */
static void a_document_is_read_whole_or_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer whole;
	size_t mark = used;

	(void)state;
	fonds_buffer_init(&whole, 1 << 20);
	assert_int_equal(FONDS_OK, read_all(&whole, NULL));
	for (unsigned n = 0;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		enum fonds_status status;

		fonds_buffer_init(&buffer, 1 << 20);
		used = mark;
		has_failed = false;
		calls_left = n;
		status = read_all(&buffer, &error);
		calls_left = (unsigned)-1;
		if (status == FONDS_OK)
			assert_string_equal(fonds_buffer_text(&whole),
				fonds_buffer_text(&buffer));
		else
			assert_true(has_failed);
		if (!has_failed)
			return;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_read_whole_or_refused),
	};

	if (xmlMemSetup(pool_free, pool_malloc, pool_realloc, pool_strdup) < 0)
		return EXIT_FAILURE;
	xmlInitParser();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
