/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive-tree.h"
#include "archive/tar-scan.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/archive/tar-maker.h"
#include "tests/unit/archive/tar-ways.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/fault.h"

#define BLOCK 512

static void check_way(const struct way *way)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar = { 0 };
	fonds_cleanup(fonds_freep) char *text = NULL;
	enum fonds_status status = FONDS_OK;
	char expected[200];

	make_way(&tar, way);
	text = walked(
		fonds_archive_tree_new, tar.data, tar.size, NULL, &status);
	(void)snprintf(expected, sizeof(expected), "f first=one\n%sf z=last\n",
		way->walked ? way->walked : "");
	if (status != way->status)
		fail_msg("%s: status %d", way->what, status);
	if (!!text != !!way->walked || (text && strcmp(text, expected) != 0))
		fail_msg("%s: %s", way->what, text ? text : "refused");
}

static void what_is_said_in_two_ways_is_exact_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < ways_count; i++)
		check_way(&ways[i]);
}

/* The claims of a tar, pushed in pieces: "KIND PATH>LINK SIZE START". */
static enum fonds_status scanned(
	const struct fonds_buffer *tar, size_t piece, struct fonds_buffer *text)
{
	const uint8_t *data = (const uint8_t *)tar->data;
	enum fonds_status status = FONDS_OK;
	struct fonds_tar_claim claim;
	struct fonds_tar_scan scan;

	fonds_tar_scan_init(&scan);
	for (size_t at = 0; at < tar->size && status == FONDS_OK; at += piece) {
		uint64_t start = 0;

		status = fonds_tar_scan_push(&scan, data + at,
			tar->size - at < piece ? tar->size - at : piece, NULL);
		/* Where it starts is for the reader to know: try. */
		for (; status == FONDS_OK && start < tar->size; start += BLOCK)
			if (fonds_tar_claims_take(&scan.claims, start, &claim,
				    NULL) == FONDS_OK)
				fonds_buffer_printf(text,
					"%d %s>%s %" PRIu64 " %" PRIu64 "\n",
					(int)claim.kind, claim.path,
					claim.link ? claim.link : "",
					claim.size, start);
	}
	if (status == FONDS_OK && scan.state != FONDS_TAR_ENDED)
		status = FONDS_ERR_FORMAT;
	fonds_tar_scan_clear(&scan);
	return status;
}

static void however_it_comes_it_is_the_same(void **state)
{
	static const size_t pieces[] = { 1, 7, 511, 512, 513, 1000, 1024 };

	(void)state;
	for (size_t i = 0; i < ways_count; i++) {
		fonds_cleanup(
			fonds_buffer_clear) struct fonds_buffer tar = { 0 };
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer whole;
		enum fonds_status status;

		fonds_buffer_init(&whole, SIZE_MAX);
		make_way(&tar, &ways[i]);
		status = scanned(&tar, tar.size, &whole);
		if (status != ways[i].status &&
			strcmp(ways[i].what, WAY_OF_LIBARCHIVE) != 0)
			fail_msg("%s: status %d", ways[i].what, status);
		for (size_t n = 0; n < sizeof(pieces) / sizeof(*pieces); n++) {
			fonds_cleanup(
				fonds_buffer_clear) struct fonds_buffer text;

			fonds_buffer_init(&text, SIZE_MAX);
			if (scanned(&tar, pieces[n], &text) != status)
				fail_msg("%s: in pieces of %zu", ways[i].what,
					pieces[n]);
			if (status == FONDS_OK)
				assert_string_equal(fonds_buffer_text(&whole),
					fonds_buffer_text(&text));
		}
	}
}

/* Twelve bytes each. */
static void a_number_is_what_every_reader_takes_it_for(void **state)
{
	static const struct {
		const char *field;
		bool is_one;
		uint64_t value;
	} cases[] = {
		{ "00000000017", true, 15 },
		{ "000000000017", true, 15 },
		{ "777777777777", true, ((uint64_t)1 << 36) - 1 },
		{ "  17 9999999", true, 15 },
		{ "17\0"
		  "99999999",
			true, 15 },
		{ "\0\0\0\0\0\0\0\0\0\0\0", true, 0 },
		{ "\0"
		  "00000000017",
			false, 0 },
		{ "            ", false, 0 },
		{ "00000000018", false, 0 },
		{ "17x", false, 0 },
		{ "-7", false, 0 },
		{ "\x80\0\0\0\0\0\0\0\0\0\0\17", true, 15 },
		{ "\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff", true,
			INT64_MAX },
		{ "\x80\0\0\0\x80\0\0\0\0\0\0\0", false, 0 },
		{ "\x80\0\0\1\0\0\0\0\0\0\0\17", false, 0 },
		{ "\x81\0\0\0\0\0\0\0\0\0\0\17", false, 0 },
		{ "\xff\0\0\0\0\0\0\0\0\0\0\17", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		uint64_t value = 0;
		bool is_one = fonds_tar_number(
			(const uint8_t *)cases[i].field, 12, &value);

		if (is_one != cases[i].is_one ||
			(is_one && value != cases[i].value))
			fail_msg("number %zu: %d, %" PRIu64, i, is_one, value);
	}
}

static void only_data_may_be_skipped(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	struct fonds_tar_scan scan;
	const uint8_t *data;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add_file(&tar, "a", "b");
	data = (const uint8_t *)tar.data;
	fonds_tar_scan_init(&scan);
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_tar_scan_skip(&scan, BLOCK, NULL));
	assert_int_equal(
		FONDS_OK, fonds_tar_scan_push(&scan, data, BLOCK, NULL));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_tar_scan_skip(&scan, BLOCK + 1, NULL));
	assert_int_equal(FONDS_OK, fonds_tar_scan_skip(&scan, BLOCK, NULL));
	assert_int_equal(FONDS_ERR_FORMAT, fonds_tar_scan_skip(&scan, 1, NULL));
	fonds_tar_scan_clear(&scan);
}

static void a_member_begins_where_both_say(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	struct fonds_tar_claim claim;
	struct fonds_tar_scan scan;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add_pax(&tar, "path", "b", 1);
	tar_add_file(&tar, "a", "text");
	fonds_tar_scan_init(&scan);
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_tar_claims_take(&scan.claims, 0, &claim, NULL));
	assert_int_equal(
		FONDS_OK, fonds_tar_scan_push(&scan, (const uint8_t *)tar.data,
				  tar.size, NULL));
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_tar_claims_take(&scan.claims, 2 * BLOCK, &claim, NULL));
	assert_int_equal(
		FONDS_OK, fonds_tar_claims_take(&scan.claims, 0, &claim, NULL));
	assert_string_equal("b", claim.path);
	assert_null(claim.link);
	assert_int_equal(4, claim.size);
	fonds_tar_scan_clear(&scan);
}

/* A million of them before a member would be a stack for who recurses. */
static void headers_before_one_are_limited(void **state)
{
	static const struct way large = { "large",
		{ { .name = "pax",
			.type = 'x',
			.size_field = "00004000001\0" } },
		NULL, FONDS_ERR_LIMIT };
	static const struct way many = { "many", { GLOBAL("comment=c\n") },
		NULL, FONDS_ERR_LIMIT };
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	enum fonds_status status = FONDS_OK;

	(void)state;
	check_way(&large);
	fonds_buffer_init(&tar, SIZE_MAX);
	for (int i = 0; i < 17; i++)
		add_block(&tar, &many.blocks[0]);
	tar_add_file(&tar, "a", "b");
	tar_end(&tar);
	assert_null(walked(
		fonds_archive_tree_new, tar.data, tar.size, NULL, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
}

static void a_header_for_no_member_is_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	enum fonds_status status = FONDS_OK;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	fonds_buffer_init(&text, SIZE_MAX);
	tar_add_file(&tar, "a", "b");
	tar_add_pax(&tar, "path", "c", 1);
	tar_end(&tar);
	assert_int_equal(FONDS_ERR_FORMAT, scanned(&tar, BLOCK, &text));
	assert_null(walked(
		fonds_archive_tree_new, tar.data, tar.size, NULL, &status));
	assert_int_equal(FONDS_ERR_FORMAT, status);
}

/* 21 more parts in each block behind the header. */
static void holes_by_gnu_tar_go_on_behind_the_header(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	fonds_cleanup(fonds_freep) char *text = NULL;
	static const char part[] = TAR_DIGIT("0") TAR_DIGIT("1") TAR_DIGIT("2")
		TAR_DIGIT("1") TAR_DIGIT("4") TAR_DIGIT("1") TAR_DIGIT("6")
			TAR_DIGIT("0");
	enum fonds_status status = FONDS_OK;
	char block[BLOCK] = { 0 };

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add(&tar, &(struct tar_head){ "n", 'S', NULL, "00000000004\0" }, "",
		0);
	tar_change(&tar, 0, TAR_MAGIC, "ustar  ", 8, false);
	tar_change(&tar, 0, TAR_HOLES, part, sizeof(part) - 1, false);
	tar_change(&tar, 0, TAR_REAL_SIZE - 1, "\1" TAR_DIGIT("7"), 13, false);
	memcpy(block,
		TAR_DIGIT("6") TAR_DIGIT("1") TAR_DIGIT("7") TAR_DIGIT("0"),
		48);
	fonds_buffer_add(&tar, block, BLOCK);
	memset(block, 0, BLOCK);
	memcpy(block, "abcd", 4);
	fonds_buffer_add(&tar, block, BLOCK);
	tar_end(&tar);
	text = walked(
		fonds_archive_tree_new, tar.data, tar.size, NULL, &status);
	assert_int_equal(FONDS_OK, status);
	assert_string_equal("f n=a\\0b\\0c\\0d\n", text);
}

/* libarchive has them all in memory. */
static void parts_between_holes_are_limited(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar;
	enum fonds_status status = FONDS_OK;
	struct fonds_tar_scan scan;
	uint8_t block[BLOCK] = { 0 };
	unsigned blocks = 0;

	(void)state;
	fonds_buffer_init(&tar, SIZE_MAX);
	tar_add(&tar, &(struct tar_head){ "n", 'S', NULL, NULL }, "", 0);
	tar_change(&tar, 0, TAR_MAGIC, "ustar  ", 8, false);
	tar_change(&tar, 0, TAR_REAL_SIZE - 1, "\1", 1, false);
	for (size_t i = 0; i < 96; i += 24)
		tar_change(&tar, 0, TAR_HOLES + i,
			TAR_DIGIT("0") TAR_DIGIT("0"), 24, false);
	for (size_t i = 0; i < 504; i += 24)
		memcpy(block + i, TAR_DIGIT("0") TAR_DIGIT("0"), 24);
	block[504] = 1;
	fonds_tar_scan_init(&scan);
	status = fonds_tar_scan_push(
		&scan, (const uint8_t *)tar.data, BLOCK, NULL);
	for (; status == FONDS_OK && blocks < 60000; blocks++)
		status = fonds_tar_scan_push(&scan, block, BLOCK, NULL);
	fonds_tar_scan_clear(&scan);
	assert_int_equal(FONDS_ERR_LIMIT, status);
	assert_true(blocks > 40000);
}

static void no_memory_is_told(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer tar = { 0 };

	(void)state;
	make_way(&tar, &(const struct way){ "all",
			       { LONG_LINK("first"), PAX("path=p\n"),
				       { .name = "l", .type = '1' } },
			       "", FONDS_OK });
	for (unsigned n = 0;; n++) {
		struct fonds_tar_scan scan;
		enum fonds_status status;

		fonds_tar_scan_init(&scan);
		fault_arm(FAULT_ALLOC, n);
		status = fonds_tar_scan_push(
			&scan, (const uint8_t *)tar.data, tar.size, NULL);
		fault_disarm();
		fonds_tar_scan_clear(&scan);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 3);
			return;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said_in_two_ways_is_exact_or_refused),
		cmocka_unit_test(however_it_comes_it_is_the_same),
		cmocka_unit_test(a_number_is_what_every_reader_takes_it_for),
		cmocka_unit_test(only_data_may_be_skipped),
		cmocka_unit_test(a_member_begins_where_both_say),
		cmocka_unit_test(headers_before_one_are_limited),
		cmocka_unit_test(a_header_for_no_member_is_refused),
		cmocka_unit_test(holes_by_gnu_tar_go_on_behind_the_header),
		cmocka_unit_test(parts_between_holes_are_limited),
		cmocka_unit_test(no_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
