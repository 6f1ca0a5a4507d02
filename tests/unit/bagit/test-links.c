/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/packed/links.h"
#include "base/cleanup.h"
#include "fixity/digest/hasher.h"
#include "tests/unit/fault.h"

struct archive {
	struct fonds_packed_records *records;
	struct fonds_packed_links links;
};

static void archive_init(struct archive *archive)
{
	fonds_packed_links_init(&archive->links);
	assert_int_equal(
		FONDS_OK, fonds_packed_records_new(&archive->records, NULL));
}

static void archive_clear(struct archive *archive)
{
	fonds_packed_links_clear(&archive->links);
	fonds_packed_records_free(archive->records);
}

/* A file of that size, or with a target a hard link; where it stands. */
static uint64_t add(struct archive *archive, const char *path, uint64_t size,
	const char *target)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer note;
	const struct fonds_packed_record record = {
		.path = path,
		.kind = FONDS_ENTRY_FILE,
		.size = size,
		.text = target,
		.is_link = target,
	};
	struct fonds_digest digest;
	uint64_t at = 0;

	fonds_buffer_init(&note, 1 << 20);
	assert_int_equal(FONDS_OK, fonds_digest_memory(FONDS_MD5, path,
					   strlen(path), &digest, NULL));
	assert_int_equal(
		FONDS_OK, fonds_packed_record_note(&record, &note, NULL));
	if (target)
		assert_string_equal(target, fonds_packed_note_link(note.data));
	else
		assert_null(fonds_packed_note_link(note.data));
	assert_int_equal(FONDS_OK,
		fonds_packed_records_append(archive->records, note.data,
			note.size, &digest, target ? 0 : 1, &at, NULL));
	if (target)
		assert_int_equal(
			FONDS_OK, fonds_packed_links_add(
					  &archive->links, at, target, NULL));
	return at;
}

static void assert_leads(
	const struct archive *archive, uint64_t at, uint64_t to, uint64_t size)
{
	const struct fonds_packed_link *link = fonds_packed_links_find(
		&archive->links, at);

	assert_non_null(link);
	assert_true(link->is_found);
	assert_int_equal(to, link->found);
	assert_int_equal(size, link->size);
}

static void assert_lost(const struct archive *archive, uint64_t at)
{
	const struct fonds_packed_link *link = fonds_packed_links_find(
		&archive->links, at);

	assert_non_null(link);
	assert_false(link->is_found);
}

static void a_link_has_what_came_before_it(void **state)
{
	struct archive archive;
	uint64_t early, a, b, to_a, again, second, to_second, nowhere, own;

	(void)state;
	archive_init(&archive);
	early = add(&archive, "x/early", 0, "x/a");
	a = add(&archive, "x/a", 10, NULL);
	b = add(&archive, "x/b", 20, NULL);
	to_a = add(&archive, "x/to-a", 0, "x/a");
	again = add(&archive, "x/again", 0, "x/to-a");
	second = add(&archive, "x/a", 30, NULL);
	to_second = add(&archive, "x/to-second", 0, "x/a");
	nowhere = add(&archive, "x/nowhere", 0, "../../etc/passwd");
	own = add(&archive, "x/own", 0, "x/own");
	assert_int_equal(FONDS_OK, fonds_packed_links_resolve(&archive.links,
					   archive.records, NULL));
	assert_lost(&archive, early);
	assert_leads(&archive, to_a, a, 10);
	assert_leads(&archive, again, a, 10);
	assert_leads(&archive, to_second, second, 30);
	assert_lost(&archive, nowhere);
	assert_lost(&archive, own);
	assert_null(fonds_packed_links_find(&archive.links, a));
	assert_null(fonds_packed_links_find(&archive.links, b));
	archive_clear(&archive);
}

/* So many links to one name, and so many of that name, take no time. */
static void a_hundred_thousand_links_to_one_name_are_quick(void **state)
{
	struct archive archive;
	uint64_t first, last = 0;

	(void)state;
	archive_init(&archive);
	first = add(&archive, "a", 1, NULL);
	for (unsigned i = 0; i < 100000; i++) {
		last = add(&archive, "l", 0, "a");
		(void)add(&archive, "b", 2, NULL);
	}
	assert_int_equal(FONDS_OK, fonds_packed_links_resolve(&archive.links,
					   archive.records, NULL));
	assert_leads(&archive, last, first, 1);
	archive_clear(&archive);
}

/* Names longer than what is read at once, and all that a record keeps. */
static void records_come_back_as_they_were(void **state)
{
	char *name = malloc(200001);
	struct archive archive;
	struct fonds_packed_record record;
	uint64_t at[3], next = 0;

	(void)state;
	assert_non_null(name);
	memset(name, 'n', 200000);
	name[200000] = '\0';
	archive_init(&archive);
	at[0] = add(&archive, "a", 5, NULL);
	at[1] = add(&archive, name, UINT64_MAX - 1, NULL);
	at[2] = add(&archive, "b", 6, NULL);
	for (unsigned i = 0; i < 3; i++) {
		assert_int_equal(at[i], next);
		assert_int_equal(
			FONDS_OK, fonds_packed_records_get(archive.records,
					  next, &record, &next, NULL));
		assert_string_equal(i == 0   ? "a"
				    : i == 1 ? name
					     : "b",
			record.path);
		assert_int_equal(1, record.digest_count);
		assert_int_equal(FONDS_MD5, record.digests[0].algorithm);
		assert_int_equal(16, record.digests[0].size);
	}
	assert_int_equal(FONDS_OK, fonds_packed_records_get(archive.records,
					   next, &record, &next, NULL));
	assert_null(record.path);
	assert_int_equal(FONDS_OK, fonds_packed_records_get(archive.records,
					   at[1], &record, &next, NULL));
	assert_true(record.size == UINT64_MAX - 1);
	assert_int_equal(at[2], next);
	archive_clear(&archive);
	free(name);
}

static void want_of_memory_is_told(void **state)
{
	struct archive archive;

	(void)state;
	for (unsigned n = 0;; n++) {
		enum fonds_status status = FONDS_OK;

		archive_init(&archive);
		(void)add(&archive, "a", 1, NULL);
		(void)add(&archive, "b", 0, "a");
		fault_arm(FAULT_ALLOC, n);
		for (unsigned i = 0; status == FONDS_OK && i < 40; i++)
			status = fonds_packed_links_add(
				&archive.links, 1000 + i, "a", NULL);
		if (status == FONDS_OK)
			status = fonds_packed_links_resolve(
				&archive.links, archive.records, NULL);
		fault_disarm();
		archive_clear(&archive);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 1);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_has_what_came_before_it),
		cmocka_unit_test(
			a_hundred_thousand_links_to_one_name_are_quick),
		cmocka_unit_test(records_come_back_as_they_were),
		cmocka_unit_test(want_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
