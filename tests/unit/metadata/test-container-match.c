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
#include "metadata/format/container-match.h"
#include "metadata/format/signature-model.h"
#include "tests/unit/fault.h"

static struct fonds_signature_set *set;
static struct fonds_container_match *zip;
static struct fonds_container_match *ole2;
static struct fonds_identification found;

static int make_set(void **state)
{
	(void)state;
	return fonds_signature_set_new(&set, NULL) ||
	       fonds_container_match_new(
		       set, FONDS_CONTAINER_ZIP, &zip, NULL) ||
	       fonds_container_match_new(
		       set, FONDS_CONTAINER_OLE2, &ole2, NULL);
}

static int free_set(void **state)
{
	(void)state;
	fonds_container_match_free(zip);
	fonds_container_match_free(ole2);
	fonds_signature_set_free(set);
	fonds_identification_clear(&found);
	return 0;
}

static void give(struct fonds_container_match *match, const char *path,
	const char *data, size_t size)
{
	struct fonds_format_view view = {
		.size = size,
		.head = data,
		.head_size = size,
	};

	assert_int_equal(
		FONDS_OK, fonds_container_match_file(match, path, &view, NULL));
}

#define GIVE(match, path, data) give(match, path, data, sizeof(data) - 1)

/* The PUIDs that stand, parted by spaces. */
static const char *finish(struct fonds_container_match *match)
{
	static char text[1024];

	fonds_identification_clear(&found);
	assert_int_equal(
		FONDS_OK, fonds_container_match_finish(match, &found, NULL));
	assert_int_equal(
		FONDS_OK, fonds_identification_rank(&found, set, NULL));
	text[0] = '\0';
	for (size_t i = 0; i < fonds_identification_standing(&found); i++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			"%s%s", i ? " " : "", found.hits[i].format->puid);
	return text;
}

#define DOCX \
	"<Types><Override ContentType=\"application/vnd.openxmlformats-" \
	"officedocument.wordprocessingml.document.main+xml\"/></Types>"

static void a_container_is_known_by_its_inner_files(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer basis;

	(void)state;
	fonds_container_match_begin(zip);
	GIVE(zip, "word/document.xml", "<w/>");
	GIVE(zip, "[Content_Types].xml", DOCX);
	assert_string_equal("fmt/412", finish(zip));
	fonds_buffer_init(&basis, 1000);
	fonds_format_hit_basis(&found.hits[0], &basis);
	assert_string_equal("container match '[Content_Types].xml' at 17, 94 "
			    "(signature 1030)",
		fonds_buffer_text(&basis));
}

static void all_files_and_sequences_must_be_there(void **state)
{
	(void)state;
	fonds_container_match_begin(zip);
	assert_string_equal("", finish(zip));
	GIVE(zip, "[Content_Types].xml", "<Types/>");
	assert_string_equal("", finish(zip));
	/* Some Word, but which? */
	fonds_container_match_begin(ole2);
	GIVE(ole2, "WordDocument", "");
	assert_string_equal("fmt/609", finish(ole2));
	give(ole2, "CompObj",
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\x10\0\0"
		"\0Word.Document.8\0",
		60);
	assert_string_equal("fmt/40", finish(ole2));
	/* The files of one container are not those of the next. */
	fonds_container_match_begin(ole2);
	GIVE(ole2, "WordDocument", "");
	assert_string_equal("fmt/609", finish(ole2));
}

static void a_name_of_ole2_may_begin_with_a_control_character(void **state)
{
	const struct fonds_container_want *want = fonds_container_match_want(
		ole2, "CompObj");

	(void)state;
	assert_non_null(want);
	assert_ptr_equal(want, fonds_container_match_want(ole2, "\001CompObj"));
	assert_non_null(
		fonds_container_match_want(ole2, "\005SummaryInformation"));
	assert_null(fonds_container_match_want(ole2, "xCompObj"));
	assert_null(fonds_container_match_want(zip, "\001mimetype"));
	fonds_container_match_begin(ole2);
	GIVE(ole2, "WordDocument", "");
	give(ole2, "\001CompObj",
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\x10\0\0\0"
		"Word.Document.7\0",
		60);
	assert_string_equal("fmt/39", finish(ole2));
}

static void a_folder_is_given_with_a_slash_or_without(void **state)
{
	const struct fonds_container_want *want = fonds_container_match_want(
		zip, "header/siardversion/2.1");

	(void)state;
	assert_non_null(want);
	assert_ptr_equal(want,
		fonds_container_match_want(zip, "header/siardversion/2.1/"));
	assert_int_equal(0, want->reach.head);
	assert_int_equal(0, want->reach.tail);
	assert_int_equal(0, want->reach.whole_max);
}

static void what_is_wanted_of_a_file_is_told(void **state)
{
	const struct fonds_container_want *want = fonds_container_match_want(
		zip, "[Content_Types].xml");

	(void)state;
	/* Some look for their type without an end. */
	assert_int_equal(FONDS_REACH_MAX, want->reach.head);
	want = fonds_container_match_want(ole2, "WordDocument");
	assert_non_null(want);
	assert_null(fonds_container_match_want(zip, "WordDocument"));
	assert_null(fonds_container_match_want(zip, ""));
	assert_null(fonds_container_match_want(zip,
		"a/very/long/path/that/is/longer/than/any/path/that/a/"
		"signature/has/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

static void of_two_files_with_one_path_the_first_counts(void **state)
{
	(void)state;
	fonds_container_match_begin(zip);
	GIVE(zip, "[Content_Types].xml", "<Types/>");
	GIVE(zip, "[Content_Types].xml", DOCX);
	assert_string_equal("", finish(zip));
}

static void what_is_cut_off_makes_it_partial(void **state)
{
	struct fonds_format_view view = {
		.size = 1 << 30,
		.head = DOCX,
		.head_size = sizeof(DOCX) - 1,
	};

	(void)state;
	fonds_container_match_begin(zip);
	GIVE(zip, "[Content_Types].xml", DOCX);
	finish(zip);
	assert_false(found.is_partial);
	fonds_container_match_begin(zip);
	assert_int_equal(FONDS_OK, fonds_container_match_file(zip,
					   "[Content_Types].xml", &view, NULL));
	assert_string_equal("fmt/412", finish(zip));
	assert_true(found.is_partial);
	view.size = 1;
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_container_match_file(zip,
					   "[Content_Types].xml", &view, NULL));
}

/* Each signature by itself, from the bytes that its sequences begin with. */
static void put_literals(
	const struct fonds_inner_file *file, char *data, size_t *size)
{
	*size = 0;
	for (size_t i = 0; i < file->count; i++) {
		const struct fonds_pattern *pattern =
			&file->sequences[i].pattern;
		const uint8_t *code = pattern->code;

		if (file->sequences[i].least > *size &&
			file->sequences[i].anchor == FONDS_ANCHOR_BEGIN)
			*size = file->sequences[i].least;
		for (; code < pattern->code + pattern->size;
			code += fonds_pattern_op_size(code)) {
			size_t count = code[0] == FONDS_OP_BYTES ? code[1] : 1;

			if (code[0] == FONDS_OP_BYTES)
				memcpy(data + *size, code + 2, count);
			if (code[0] == FONDS_OP_RANGE && !code[1])
				data[*size] = (char)code[3];
			if (code[0] == FONDS_OP_GAP)
				count = fonds_pattern_u32(code + 1);
			*size += count;
		}
	}
}

/* Signatures with alternatives, or sequences that overlap, are left out. */
static void most_signatures_are_found_alone(void **state)
{
	static char data[65536];
	size_t formats = 0;

	(void)state;
	for (size_t i = 0; i < set->container_count; i++) {
		const struct fonds_container_signature *signature =
			&set->containers[i];
		struct fonds_container_match *match =
			signature->kind == FONDS_CONTAINER_ZIP ? zip : ole2;
		bool is_hit = false;

		fonds_container_match_begin(match);
		for (size_t j = 0; j < signature->count; j++) {
			size_t size;

			memset(data, 0, sizeof(data));
			put_literals(&signature->files[j], data, &size);
			give(match, signature->files[j].path, data, size);
		}
		finish(match);
		for (size_t j = 0; j < found.count; j++)
			is_hit |= found.hits[j].format == signature->format;
		formats += is_hit;
	}
	assert_in_range(formats, 280, set->container_count);
}

static void no_memory_is_told(void **state)
{
	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_container_match *match = NULL;
		struct fonds_format_view view = {
			.size = sizeof(DOCX) - 1,
			.head = DOCX,
			.head_size = sizeof(DOCX) - 1,
		};
		enum fonds_status status;

		fonds_identification_clear(&found);
		fault_arm(FAULT_ALLOC, n);
		status = fonds_container_match_new(
			set, FONDS_CONTAINER_ZIP, &match, NULL);
		if (status == FONDS_OK)
			status = fonds_container_match_file(
				match, "[Content_Types].xml", &view, NULL);
		if (status == FONDS_OK)
			status = fonds_container_match_finish(
				match, &found, NULL);
		fault_disarm();
		fonds_container_match_free(match);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_int_equal(1, found.count);
			assert_true(n > 8);
			return;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_container_is_known_by_its_inner_files),
		cmocka_unit_test(all_files_and_sequences_must_be_there),
		cmocka_unit_test(
			a_name_of_ole2_may_begin_with_a_control_character),
		cmocka_unit_test(a_folder_is_given_with_a_slash_or_without),
		cmocka_unit_test(what_is_wanted_of_a_file_is_told),
		cmocka_unit_test(of_two_files_with_one_path_the_first_counts),
		cmocka_unit_test(what_is_cut_off_makes_it_partial),
		cmocka_unit_test(most_signatures_are_found_alone),
		cmocka_unit_test(no_memory_is_told),
	};

	return cmocka_run_group_tests(tests, make_set, free_set);
}
