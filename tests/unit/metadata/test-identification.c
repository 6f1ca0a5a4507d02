/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/identification.h"
#include "metadata/format/signature-builder.h"
#include "tests/unit/fault.h"

/*
 * a over b, b over c; d and e over each other; f has no priority; x, y and z
 * each over the next.
 */
static struct fonds_signature_set *set;
static struct fonds_identification found;

static const struct {
	const char *id;
	const char *over;
} formats[] = {
	{ "a", "b" },
	{ "b", "c" },
	{ "c", NULL },
	{ "d", "e" },
	{ "e", "d" },
	{ "f", NULL },
	{ "x", "y" },
	{ "y", "z" },
	{ "z", "x" },
};

static int make_set(void **state)
{
	struct fonds_signature_builder builder;

	(void)state;
	if (fonds_signature_builder_init(&builder, NULL) != FONDS_OK)
		return 1;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct fonds_pronom_format format = {
			.puid = formats[i].id,
			.name = "",
			.version = "",
			.mime = "",
		};

		fonds_signature_builder_add_format(
			&builder, formats[i].id, &format);
		fonds_signature_builder_add_extension(&builder, "Ext");
		if (formats[i].over)
			fonds_signature_builder_add_priority(
				&builder, formats[i].over);
		/* Over none that there is. */
		fonds_signature_builder_add_priority(&builder, "q");
	}
	return fonds_signature_builder_finish(&builder, &set, NULL);
}

static int free_set(void **state)
{
	(void)state;
	fonds_signature_set_free(set);
	fonds_identification_clear(&found);
	return 0;
}

static void add(const char *puid, enum fonds_hit_basis basis, uint64_t length)
{
	struct fonds_byte_match match = { .offset = 3, .length = length };
	struct fonds_format_hit hit = {
		.format = fonds_signature_set_by_puid(set, puid),
		.basis = basis,
		.signature = "1",
		.matches = &match,
		.match_count = 1,
	};

	assert_non_null(hit.format);
	fonds_identification_add(&found, &hit);
}

/* "a b|c<b": those that stand, then what was outranked and by what. */
static const char *ranked(void)
{
	static char text[256];
	size_t standing;

	assert_int_equal(
		FONDS_OK, fonds_identification_rank(&found, set, NULL));
	standing = fonds_identification_standing(&found);
	text[0] = '\0';
	for (size_t i = 0; i < found.count; i++) {
		const struct fonds_format_hit *hit = &found.hits[i];

		if (i)
			strcat(text, i == standing ? "|" : " ");
		strcat(text, hit->format->puid);
		if (hit->outranked_by) {
			strcat(text, "<");
			strcat(text, hit->outranked_by->puid);
		}
	}
	return text;
}

static void start(void)
{
	fonds_identification_clear(&found);
}

static void priorities_are_applied_after_matching(void **state)
{
	(void)state;
	start();
	assert_string_equal("", ranked());
	add("b", FONDS_HIT_BYTES, 9);
	add("a", FONDS_HIT_BYTES, 2);
	assert_string_equal("a|b<a", ranked());
	/* An outranked format still outranks. */
	add("c", FONDS_HIT_BYTES, 2);
	assert_string_equal("a|b<a c<b", ranked());
	/* Not over what it has no priority over itself. */
	start();
	add("c", FONDS_HIT_BYTES, 1);
	add("a", FONDS_HIT_BYTES, 1);
	assert_string_equal("a c", ranked());
}

static void priorities_in_a_ring_decide_nothing(void **state)
{
	(void)state;
	start();
	add("e", FONDS_HIT_BYTES, 1);
	add("d", FONDS_HIT_BYTES, 1);
	assert_string_equal("d e", ranked());
	start();
	add("e", FONDS_HIT_BYTES, 1);
	add("f", FONDS_HIT_BYTES, 1);
	add("d", FONDS_HIT_BYTES, 1);
	assert_string_equal("d e f", ranked());
	start();
	add("z", FONDS_HIT_BYTES, 1);
	add("y", FONDS_HIT_BYTES, 1);
	add("x", FONDS_HIT_BYTES, 1);
	assert_string_equal("x y z", ranked());
}

static void a_container_outranks_bytes_and_what_matched_more_is_first(
	void **state)
{
	(void)state;
	start();
	add("c", FONDS_HIT_BYTES, 4);
	add("f", FONDS_HIT_CONTAINER, 0);
	assert_string_equal("f|c<f", ranked());
	start();
	add("c", FONDS_HIT_BYTES, 4);
	add("f", FONDS_HIT_BYTES, 5);
	add("d", FONDS_HIT_BYTES, 5);
	assert_string_equal("d f c", ranked());
}

static void a_format_is_there_once_with_its_best_basis(void **state)
{
	(void)state;
	start();
	add("f", FONDS_HIT_BYTES, 4);
	add("f", FONDS_HIT_BYTES, 9);
	add("f", FONDS_HIT_CONTAINER, 1);
	add("f", FONDS_HIT_BYTES, 2);
	assert_string_equal("f", ranked());
	assert_int_equal(FONDS_HIT_CONTAINER, found.hits[0].basis);
	start();
	add("f", FONDS_HIT_BYTES, 4);
	add("f", FONDS_HIT_BYTES, 9);
	assert_string_equal("f", ranked());
	assert_int_equal(9, found.hits[0].matches[0].length);
}

static void an_extension_counts_when_there_is_nothing_else(void **state)
{
	(void)state;
	start();
	fonds_identification_add_extension(&found, set, "d/x.none");
	assert_int_equal(0, found.count);
	fonds_identification_add_extension(&found, set, "d/x.EXT");
	assert_int_equal(9, found.count);
	assert_int_equal(FONDS_HIT_EXTENSION, found.hits[0].basis);
	assert_string_equal("ext", found.hits[0].signature);
	start();
	add("f", FONDS_HIT_BYTES, 1);
	fonds_identification_add_extension(&found, set, "d/x.ext");
	assert_int_equal(1, found.count);
}

static void assert_basis(
	const struct fonds_format_hit *hit, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1000);
	fonds_format_hit_basis(hit, &buffer);
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void the_basis_is_told(void **state)
{
	static const struct fonds_byte_match bytes[] = {
		{ NULL, 0, 8 },
		{ NULL, UINT64_C(1) << 40, 4 },
	};
	static const struct fonds_byte_match inner[] = {
		{ "a/b", 0, 0 },
		{ "c", 5, 6 },
		{ "d", 1, 2 },
		{ "d", 7, 3 },
	};
	struct fonds_format_hit hit = {
		.basis = FONDS_HIT_BYTES,
		.signature = "12",
		.matches = bytes,
		.match_count = 1,
	};

	(void)state;
	assert_basis(&hit, "byte match at 0, 8 (signature 12)");
	hit.match_count = 2;
	assert_basis(
		&hit, "byte match at [[0 8] [1099511627776 4]] (signature 12)");
	hit.basis = FONDS_HIT_CONTAINER;
	hit.matches = inner;
	hit.match_count = 4;
	assert_basis(&hit, "container match 'a/b', 'c' at 5, 6, 'd' at "
			   "[[1 2] [7 3]] (signature 12)");
	hit.basis = FONDS_HIT_EXTENSION;
	hit.signature = "txt";
	assert_basis(&hit, "extension match 'txt'");
}

static void no_memory_is_told_by_the_ranking(void **state)
{
	(void)state;
	for (unsigned n = 0;; n++) {
		enum fonds_status status;

		start();
		fault_arm(FAULT_ALLOC, n);
		add("f", FONDS_HIT_BYTES, 1);
		status = fonds_identification_rank(&found, set, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 0);
			return;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(priorities_are_applied_after_matching),
		cmocka_unit_test(priorities_in_a_ring_decide_nothing),
		cmocka_unit_test(
			a_container_outranks_bytes_and_what_matched_more_is_first),
		cmocka_unit_test(a_format_is_there_once_with_its_best_basis),
		cmocka_unit_test(
			an_extension_counts_when_there_is_nothing_else),
		cmocka_unit_test(the_basis_is_told),
		cmocka_unit_test(no_memory_is_told_by_the_ranking),
	};

	return cmocka_run_group_tests(tests, make_set, free_set);
}
