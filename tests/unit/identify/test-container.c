/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "identify/container.h"
#include "tests/unit/archive/compound-maker.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/archive/zip-maker.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define WORD_TYPE \
	"ContentType=\"application/vnd.openxmlformats-officedocument." \
	"wordprocessingml.document.main+xml\""

static struct fonds_signature_set *set;

static int open_set(void **state)
{
	(void)state;
	return fonds_signature_set_new(&set, NULL);
}

static int close_set(void **state)
{
	(void)state;
	fonds_signature_set_free(set);
	return 0;
}

/* What a container was found to be. */
struct look {
	struct fonds_identification found;
	struct fonds_buffer warning;
	enum fonds_status status;
	struct fonds_error *error;
};

static void look_into(struct look *look, enum fonds_container kind,
	const void *data, size_t size)
{
	struct fonds_container_match *match = NULL;
	int fd = memory_file(data, size);

	*look = (struct look){ .error = NULL };
	fonds_identification_init(&look->found);
	fonds_buffer_init(&look->warning, 4096);
	assert_int_equal(
		FONDS_OK, fonds_container_match_new(set, kind, &match, NULL));
	look->status = fonds_container_look(match, kind, fd, "x", &look->found,
		&look->warning, &look->error);
	fonds_container_match_free(match);
	close(fd);
}

static void look_clear(struct look *look)
{
	fonds_identification_clear(&look->found);
	fonds_buffer_clear(&look->warning);
	fonds_error_free(look->error);
}

/* One format, or NULL for none; and how the warning goes on. */
static void expect(enum fonds_container kind, const void *data, size_t size,
	const char *puid, const char *warning)
{
	struct look look;

	look_into(&look, kind, data, size);
	assert_int_equal(FONDS_OK, look.status);
	assert_int_equal(puid ? 1 : 0, look.found.count);
	if (puid)
		assert_string_equal(puid, look.found.hits[0].format->puid);
	if (warning)
		assert_non_null(
			strstr(fonds_buffer_text(&look.warning), warning));
	else
		assert_int_equal(0, look.warning.size);
	look_clear(&look);
}

static void a_zip_is_told_by_its_inner_files(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "[Content_Types].xml", "<Override " WORD_TYPE "/>");
	zip_add(&zip, "word/document.xml", "<w/>");
	zip_end(&zip);
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size, "fmt/412", NULL);
	zip = (struct zip){ 0 };
	zip_add(&zip, "other/[Content_Types].xml", WORD_TYPE);
	zip_add(&zip, "[Content_Types].xml", "nothing");
	zip_end(&zip);
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size, NULL, NULL);
}

/* SIARD 2.1 is told by a folder, with something in it or without. */
static void a_folder_tells_too(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "header/siardversion/2.1/", "");
	zip_end(&zip);
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size, "fmt/1196", NULL);
	zip = (struct zip){ 0 };
	zip_add(&zip, "header/siardversion/2.1/deep/file", "x");
	zip_end(&zip);
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size, "fmt/1196", NULL);
}

static struct compound *make_excel(size_t padding)
{
	static const char record[] = "\x09\x08\x10\0\0\x06\x05";
	struct compound *compound = compound_new(3);
	char *book = calloc(1, padding + sizeof(record));

	assert_non_null(book);
	memcpy(book, record, sizeof(record));
	compound_add(compound, "Workbook", book, padding + sizeof(record));
	compound_end(compound);
	free(book);
	return compound;
}

static void an_ole2_file_is_told_by_its_streams(void **state)
{
	struct compound *small = make_excel(100), *large = make_excel(20000);

	(void)state;
	expect(FONDS_CONTAINER_OLE2, small->data, small->size, "fmt/61", NULL);
	expect(FONDS_CONTAINER_OLE2, large->data, large->size, "fmt/61", NULL);
	compound_free(small);
	compound_free(large);
}

static void what_is_damaged_is_a_warning(void **state)
{
	struct compound *compound = make_excel(100);
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "[Content_Types].xml", WORD_TYPE);
	zip_add(&zip, "word/document.xml", "<w/>");
	zip_end(&zip);
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size - 1, NULL,
		"not looked into to its end: ");
	/* What was found before the damage counts. */
	zip.data[zip.last_local + 8] = 99;
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size, "fmt/412",
		"'word/document.xml' in 'x' is described in two ways");
	expect(FONDS_CONTAINER_OLE2, compound->data, 600, NULL,
		"the compound file 'x' is damaged");
	expect(FONDS_CONTAINER_ZIP, "", 0, NULL, "not looked into");
	compound_free(compound);
}

/* The directory states 4 GiB; no more is read than a signature looks at. */
static void what_a_directory_states_takes_no_memory(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "[Content_Types].xml", WORD_TYPE);
	zip_end(&zip);
	zip_put32(zip.data + 22, 0xfffffff0);
	zip_put32(zip.data + zip.last_central + 24, 0xfffffff0);
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size, NULL, "has two sizes");
}

static void too_many_inner_files_are_a_warning(void **state)
{
	static struct zip zip;

	(void)state;
	zip_end(&zip);
	zip_put16(zip.data + zip.size - 14, 65535);
	zip_put16(zip.data + zip.size - 12, 65535);
	expect(FONDS_CONTAINER_ZIP, zip.data, zip.size, NULL,
		"not looked into");
}

static void expect_faults_told(enum fonds_container kind, const void *data,
	size_t size, enum fault_kind fault, enum fonds_status wanted)
{
	struct fonds_container_match *match = NULL;
	int fd = memory_file(data, size);

	assert_int_equal(
		FONDS_OK, fonds_container_match_new(set, kind, &match, NULL));
	for (unsigned n = 0;; n++) {
		size_t open_before = scratch_count_fds();
		struct fonds_identification found;
		struct fonds_buffer warning;
		enum fonds_status status;

		fonds_identification_init(&found);
		fonds_buffer_init(&warning, 4096);
		fault_arm(fault, n);
		status = fonds_container_look(
			match, kind, fd, "x", &found, &warning, NULL);
		fault_disarm();
		assert_int_equal(open_before, scratch_count_fds());
		if (fault_fired() && status == FONDS_OK)
			/* An arena that ran out is asked when it is ranked. */
			assert_true(found.arena.status == wanted);
		else if (fault_fired())
			assert_int_equal(wanted, status);
		fonds_identification_clear(&found);
		fonds_buffer_clear(&warning);
		if (!fault_fired())
			break;
	}
	fonds_container_match_free(match);
	close(fd);
}

static void failures_are_no_damage(void **state)
{
	struct compound *compound = make_excel(5000);
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "[Content_Types].xml", WORD_TYPE);
	zip_add(&zip, "a/b/c", "x");
	zip_end(&zip);
	for (int i = 0; i < 2; i++) {
		enum fault_kind kind = i == 0 ? FAULT_ALLOC : FAULT_READ;
		enum fonds_status wanted = i == 0 ? FONDS_ERR_NOMEM
						  : FONDS_ERR_IO;

		expect_faults_told(
			FONDS_CONTAINER_ZIP, zip.data, zip.size, kind, wanted);
		expect_faults_told(FONDS_CONTAINER_OLE2, compound->data,
			compound->size, kind, wanted);
	}
	compound_free(compound);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zip_is_told_by_its_inner_files),
		cmocka_unit_test(a_folder_tells_too),
		cmocka_unit_test(an_ole2_file_is_told_by_its_streams),
		cmocka_unit_test(what_is_damaged_is_a_warning),
		cmocka_unit_test(what_a_directory_states_takes_no_memory),
		cmocka_unit_test(too_many_inner_files_are_a_warning),
		cmocka_unit_test(failures_are_no_damage),
	};

	return cmocka_run_group_tests(tests, open_set, close_set);
}
