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
#include "metadata/format/matcher.h"
#include "metadata/format/sequence-match.h"
#include "tests/unit/fault.h"

static struct fonds_signature_set *set;
static struct fonds_format_matcher *matcher;
static struct fonds_identification found;

static int make_matcher(void **state)
{
	(void)state;
	return fonds_signature_set_new(&set, NULL) ||
	       fonds_format_matcher_new(set, &matcher, NULL);
}

static int free_matcher(void **state)
{
	(void)state;
	fonds_format_matcher_free(matcher);
	fonds_signature_set_free(set);
	fonds_identification_clear(&found);
	return 0;
}

/* Leaves in found what the view is. */
static void identify(const struct fonds_format_view *view)
{
	fonds_identification_clear(&found);
	assert_int_equal(FONDS_OK,
		fonds_format_matcher_run(matcher, view, &found, NULL));
	assert_int_equal(
		FONDS_OK, fonds_identification_rank(&found, set, NULL));
}

static const char *puid_of(const void *data, size_t size)
{
	struct fonds_format_view view = {
		.size = size,
		.head = data,
		.head_size = size,
	};

	identify(&view);
	return fonds_identification_standing(&found) == 1
		       ? found.hits[0].format->puid
		       : "none or several";
}

static const char *basis_of(size_t hit)
{
	static char text[256];
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, sizeof(text) - 1);
	fonds_format_hit_basis(&found.hits[hit], &buffer);
	strcpy(text, fonds_buffer_text(&buffer));
	return text;
}

#define PUID(data) puid_of(data, sizeof(data) - 1)
#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"

static void files_are_known_by_their_bytes(void **state)
{
	(void)state;
	assert_string_equal("fmt/11",
		PUID(PNG "xxxxxxxxxxxxxxxxx\0\0\0\0IEND\xae\x42\x60\x82"));
	assert_string_equal("fmt/18", PUID("%PDF-1.4\n...\n%%EOF\n"));
	assert_string_equal(
		"byte match at [[0 8] [13 5]] (signature 20)", basis_of(0));
	assert_string_equal("fmt/101", PUID("<?xml version=\"1.0\"?>\n<a/>"));
	assert_string_equal("byte match at 0, 19 (signature 34)", basis_of(0));
	assert_string_equal("x-fmt/263",
		PUID("PK\3\4xxxxPK\1\2xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		     "xxxxxxxxPK\5\6xxxxxxxxxxxxxxxxxx"));
	assert_int_equal(FONDS_CONTAINER_ZIP, found.hits[0].format->container);
	assert_false(found.is_partial);
}

static void what_no_signature_has_is_unknown(void **state)
{
	(void)state;
	puid_of("", 0);
	assert_int_equal(0, found.count);
	assert_int_equal(0, fonds_identification_standing(&found));
	puid_of("just a text", 11);
	assert_int_equal(0, found.count);
}

static void a_large_file_is_known_by_its_ends(void **state)
{
	static const char tail[] = "\n%%EOF\n";
	struct fonds_format_view view = {
		.size = UINT64_C(1) << 40,
		.head = "%PDF-1.4\n",
		.head_size = 9,
		.tail = tail,
		.tail_size = 7,
	};

	(void)state;
	identify(&view);
	assert_int_equal(1, fonds_identification_standing(&found));
	assert_string_equal("fmt/18", found.hits[0].format->puid);
	assert_int_equal(
		(UINT64_C(1) << 40) - 6, found.hits[0].matches[1].offset);
	assert_true(found.is_partial);
	/* No sequence leads across what was not read. */
	view.tail = "F-1.4 %%EOF";
	view.tail_size = 11;
	view.head = "%PD";
	view.head_size = 3;
	identify(&view);
	assert_int_equal(0, found.count);
}

/* The sequence of one of the signatures that stand anywhere. */
static void what_may_be_anywhere_is_found_in_either_end(void **state)
{
	static char bytes[300];
	struct fonds_format_view view = { .size = 100000,
		.head = bytes,
		.head_size = 300,
		.tail = bytes,
		.tail_size = 300 };
	struct fonds_pattern_scratch scratch = { .budget = 1 << 30 };
	struct fonds_arena arena;
	struct fonds_sequence sequence = {
		.anchor = FONDS_ANCHOR_NONE,
		.most = FONDS_PATTERN_ENDLESS,
	};
	struct fonds_byte_match match;

	(void)state;
	fonds_arena_init(&arena, 4096);
	assert_int_equal(FONDS_OK, fonds_pattern_compile(&arena, "414243",
					   false, &sequence.pattern, NULL));
	assert_false(fonds_sequence_match(&scratch, &sequence, &view, &match));
	memcpy(bytes + 200, "ABC", 3);
	assert_true(fonds_sequence_match(&scratch, &sequence, &view, &match));
	assert_int_equal(200, match.offset);
	view.head_size = 100;
	assert_true(fonds_sequence_match(&scratch, &sequence, &view, &match));
	assert_int_equal(100000 - 300 + 200, match.offset);
	assert_int_equal(3, match.length);
	view.tail_size = 0;
	assert_false(fonds_sequence_match(&scratch, &sequence, &view, &match));
	fonds_pattern_scratch_clear(&scratch);
	fonds_arena_clear(&arena);
}

static void a_view_that_does_not_fit_is_refused(void **state)
{
	struct fonds_format_view view = {
		.size = 3,
		.head = "abcd",
		.head_size = 4,
	};

	(void)state;
	fonds_identification_clear(&found);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_format_matcher_run(matcher, &view, &found, NULL));
	view.head_size = 3;
	view.tail_size = 4;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_format_matcher_run(matcher, &view, &found, NULL));
	view.size = UINT64_C(1) << 40;
	view.head_size = (size_t)1 << 31;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_format_matcher_run(matcher, &view, &found, NULL));
	assert_int_equal(0, found.count);
}

static uint32_t below(uint32_t limit)
{
	static uint64_t seed = 7;

	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(seed >> 33) % limit;
}

/* All literal bytes of a sequence in the order of the file, with noise. */
static size_t put_bytes(
	const struct fonds_sequence *sequence, uint8_t *data, size_t room)
{
	const uint8_t *code = sequence->pattern.code;
	const uint8_t *end = code + sequence->pattern.size;
	size_t used = 0;

	for (; code < end; code += fonds_pattern_op_size(code)) {
		size_t count = code[1];

		if (code[0] == FONDS_OP_GAP) {
			count = fonds_pattern_u32(code + 1);
			if (count > room - used)
				break;
			memset(data + used, (int)below(2), count);
		} else if (code[0] == FONDS_OP_BYTES) {
			if (count > room - used)
				break;
			memcpy(data + used, code + 2, count);
		} else {
			count = 1;
			if (used == room)
				break;
			data[used] = (uint8_t)below(256);
		}
		used += count;
	}
	return used;
}

/* One where it may begin, not too far from the first. */
static size_t a_place(const struct fonds_sequence *sequence)
{
	uint32_t room = sequence->most - sequence->least;

	if (sequence->least > 2000)
		return 0;
	return sequence->least + below(room < 40 ? room + 1 : 40);
}

static size_t hits_without_index(const struct fonds_format_view *view)
{
	struct fonds_pattern_scratch scratch = { .budget = UINT64_MAX };
	struct fonds_byte_match match;
	size_t hits = 0;

	for (size_t i = 0; i < set->signature_count; i++) {
		const struct fonds_signature *signature = &set->signatures[i];
		size_t n = 0;

		while (n < signature->count &&
			fonds_sequence_match(&scratch, &signature->sequences[n],
				view, &match))
			n++;
		hits += n == signature->count;
	}
	fonds_pattern_scratch_clear(&scratch);
	return hits;
}

static void the_index_leaves_no_hit_out(void **state)
{
	static uint8_t data[4096];
	size_t sum = 0;

	(void)state;
	for (unsigned n = 0; n < 1500; n++) {
		const struct fonds_signature *signature =
			&set->signatures[below((uint32_t)set->signature_count)];
		struct fonds_format_view view = { .head = data };

		view.head_size = a_place(&signature->sequences[0]);
		memset(data, (int)below(2), view.head_size);
		for (size_t i = 0; i < signature->count; i++)
			view.head_size += put_bytes(&signature->sequences[i],
				data + view.head_size,
				sizeof(data) - view.head_size);
		view.size = view.head_size;
		fonds_identification_clear(&found);
		assert_int_equal(FONDS_OK,
			fonds_format_matcher_run(matcher, &view, &found, NULL));
		assert_int_equal(hits_without_index(&view), found.count);
		sum += found.count;
	}
	assert_true(sum > 1000);
}

/* What keeps all signatures busy: all their bytes, over and over. */
static void no_file_takes_too_long_with_the_table(void **state)
{
	size_t size = (size_t)1 << 20;
	uint8_t *data = malloc(size);
	struct fonds_format_view view = {
		.size = size,
		.head = data,
		.head_size = size,
	};

	(void)state;
	assert_non_null(data);
	for (size_t used = 0; used < size;) {
		const struct fonds_signature *signature =
			&set->signatures[below((uint32_t)set->signature_count)];
		size_t room = size - used < 64 ? size - used : 64;

		data[used] = 0;
		used += 1 + put_bytes(&signature->sequences[0], data + used,
				    room - 1);
	}
	identify(&view);
	for (unsigned byte = 0; byte < 256; byte += 15) {
		memset(data, (int)byte, size);
		identify(&view);
	}
	free(data);
}

static void a_spent_budget_is_an_error(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_pattern_scratch scratch = { .budget = 1 };

	(void)state;
	assert_int_equal(FONDS_OK, fonds_sequence_check(&scratch, &error));
	scratch.budget = 0;
	assert_int_equal(
		FONDS_ERR_LIMIT, fonds_sequence_check(&scratch, &error));
	assert_string_equal("the signatures take too long over this file",
		fonds_error_message(error));
}

static void no_memory_is_told_and_passes(void **state)
{
	static const char data[] = "%PDF-1.4\n...\n%%EOF\n";
	struct fonds_format_view view = {
		.size = sizeof(data) - 1,
		.head = data,
		.head_size = sizeof(data) - 1,
	};

	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_format_matcher *other = NULL;
		enum fonds_status status;

		fonds_identification_clear(&found);
		fault_arm(FAULT_ALLOC, n);
		status = fonds_format_matcher_new(set, &other, NULL);
		if (status == FONDS_OK)
			status = fonds_format_matcher_run(
				other, &view, &found, NULL);
		if (status == FONDS_OK)
			status = fonds_identification_rank(&found, set, NULL);
		fault_disarm();
		if (fault_fired())
			assert_int_equal(FONDS_ERR_NOMEM, status);
		/* The next run is not spoilt by it. */
		fonds_identification_clear(&found);
		if (other)
			assert_int_equal(
				FONDS_OK, fonds_format_matcher_run(
						  other, &view, &found, NULL));
		if (other)
			assert_int_equal(1, found.count);
		fonds_format_matcher_free(other);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 4);
			return;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_known_by_their_bytes),
		cmocka_unit_test(what_no_signature_has_is_unknown),
		cmocka_unit_test(a_large_file_is_known_by_its_ends),
		cmocka_unit_test(what_may_be_anywhere_is_found_in_either_end),
		cmocka_unit_test(a_view_that_does_not_fit_is_refused),
		cmocka_unit_test(the_index_leaves_no_hit_out),
		cmocka_unit_test(no_file_takes_too_long_with_the_table),
		cmocka_unit_test(a_spent_budget_is_an_error),
		cmocka_unit_test(no_memory_is_told_and_passes),
	};

	return cmocka_run_group_tests(tests, make_matcher, free_matcher);
}
