/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/compound-tree.h"
#include "base/error.h"
#include "tests/unit/archive/compound-maker.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define LARGE 10000

static void put32(uint8_t *at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (uint8_t)(value >> 8 * i);
}

/* Small, empty and large ones, and one in a storage: entries 1 to 7. */
static struct compound *make(unsigned version)
{
	struct compound *compound = compound_new(version);
	char large[LARGE];

	memset(large, 'x', sizeof(large));
	compound_add(compound, "\001CompObj", "small", 5);
	compound_add(compound, "Storage/Stream", "inner", 5);
	compound_add(compound, "Large", large, sizeof(large));
	compound_add(compound, "Nothing", "", 0);
	memset(large, 'y', 200);
	compound_add(compound, "Some", large, 200);
	compound_add(compound, "Empty/", NULL, 0);
	compound_end(compound);
	return compound;
}

static char *walk(const struct compound *compound, enum fonds_status *status)
{
	return walked(fonds_compound_tree_new, compound->data, compound->size,
		NULL, status);
}

static void expect_refused(struct compound *compound, enum fonds_status wanted)
{
	enum fonds_status status;

	assert_null(walk(compound, &status));
	assert_int_equal(wanted, status);
	compound_free(compound);
}

static void expect_sound(unsigned version)
{
	struct compound *compound = make(version);
	static char wanted[LARGE + 1024];
	enum fonds_status status;
	char *text = walk(compound, &status);
	char *at;

	at = stpcpy(wanted, "f \001CompObj=small\nf Storage/Stream=inner\n"
			    "f Large=");
	memset(at, 'x', LARGE);
	at = stpcpy(at + LARGE, "\nf Nothing=\nf Some=");
	memset(at, 'y', 200);
	strcpy(at + 200, "\nd Empty=\n");
	assert_int_equal(FONDS_OK, status);
	assert_string_equal(wanted, text);
	free(text);
	compound_free(compound);
}

static void streams_come_with_their_names_and_bytes(void **state)
{
	(void)state;
	expect_sound(3);
	expect_sound(4);
}

/* [MS-CFB] 2.2: a stream of the cutoff's size has sectors of its own. */
static void a_stream_at_the_cutoff_is_no_small_one(void **state)
{
	static char bytes[4097];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes) - 1; i++)
		bytes[i] = (char)('a' + i % 23);
	for (size_t size = 4095; size <= 4096; size++) {
		struct compound *compound = compound_new(3);
		enum fonds_status status;
		char *text;

		bytes[size] = '\0';
		compound_add(compound, "small", "1", 1);
		compound_add(compound, "A", bytes, size);
		compound_end(compound);
		text = walk(compound, &status);
		assert_int_equal(FONDS_OK, status);
		assert_memory_equal("f small=1\nf A=abc", text, 17);
		assert_memory_equal(bytes, strchr(text, 'A') + 2, size);
		assert_string_equal("\n", strchr(text, 'A') + 2 + size);
		bytes[size] = (char)('a' + size % 23);
		free(text);
		compound_free(compound);
	}
}

static void names_become_utf8(void **state)
{
	static const uint8_t name[] = { 'a', 0, 0xe9, 0, 0xac, 0x20, 0x3d, 0xd8,
		0x00, 0xde, 0, 0 };
	struct compound *compound = compound_new(3);
	enum fonds_status status;
	char *text;

	(void)state;
	compound_add(compound, "aaaaa", "1", 1);
	compound_end(compound);
	memcpy(compound_entry(compound, 1), name, sizeof(name));
	text = walk(compound, &status);
	assert_string_equal(
		"f a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80=1\n", text);
	free(text);
	compound_free(compound);
}

static void names_that_are_none_are_refused(void **state)
{
	/* A lone surrogate of either half, a slash, a NUL. */
	static const unsigned units[] = { 0xd800, 0xdc00, '/', 0 };
	struct compound *compound;

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		compound = make(3);
		compound_entry(compound, 1)[2] = (uint8_t)units[i];
		compound_entry(compound, 1)[3] = (uint8_t)(units[i] >> 8);
		expect_refused(compound, FONDS_ERR_FORMAT);
	}
	for (uint8_t size = 0; size < 4; size++) {
		compound = make(3);
		compound_entry(compound, 1)[64] = size;
		expect_refused(compound, FONDS_ERR_FORMAT);
	}
	compound = make(3);
	compound_entry(compound, 1)[64] = 66;
	expect_refused(compound, FONDS_ERR_FORMAT);
}

static void the_header_must_be_known(void **state)
{
	static const size_t places[] = { 0, 7, 26, 28, 30, 32 };

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct compound *compound = make(3);

		compound->data[places[i]] ^= 8;
		expect_refused(compound, FONDS_ERR_FORMAT);
	}
}

/* A chain that bites its tail: directory, mini FAT, mini stream, a stream. */
static void circles_are_refused(void **state)
{
	struct compound *compound;

	(void)state;
	for (int i = 0; i < 3; i++) {
		uint32_t first;

		compound = make(3);
		first = i == 0   ? compound->directory
			: i == 1 ? compound->mini_fat
				 : compound->mini_stream;
		put32(compound_fat(compound, first), first);
		expect_refused(compound, FONDS_ERR_FORMAT);
	}
	/* Of entries: left leads to oneself, to the root, to a storage. */
	for (uint32_t id = 0; id < 3; id++) {
		compound = make(3);
		put32(compound_entry(compound, 1) + 68, id);
		expect_refused(compound, FONDS_ERR_FORMAT);
	}
	compound = make(3);
	put32(compound_entry(compound, 2) + 76, 2);
	expect_refused(compound, FONDS_ERR_FORMAT);
}

/* Its chain may go round: it ends where the size says. */
static void a_stream_ends_where_its_size_says(void **state)
{
	struct compound *compound = make(3);
	uint32_t first = compound->entries[4].first;
	enum fonds_status status;
	char *text;

	(void)state;
	put32(compound_fat(compound, first), first);
	text = walk(compound, &status);
	assert_int_equal(FONDS_OK, status);
	free(text);
	put32(compound_entry(compound, 4) + 120, 0x7fffffff);
	expect_refused(compound, FONDS_ERR_FORMAT);
	compound = make(4);
	put32(compound_entry(compound, 4) + 124, 1);
	expect_refused(compound, FONDS_ERR_FORMAT);
	/* Version 3 does not use the high half. */
	compound = make(3);
	put32(compound_entry(compound, 4) + 124, 1);
	text = walk(compound, &status);
	assert_int_equal(FONDS_OK, status);
	free(text);
	compound_free(compound);
}

static void chains_that_end_too_early_are_refused(void **state)
{
	struct compound *compound = make(3);
	uint32_t first = compound->entries[4].first;

	(void)state;
	put32(compound_fat(compound, first + 1), 0xfffffffe);
	expect_refused(compound, FONDS_ERR_FORMAT);
	compound = make(3);
	put32(compound_fat(compound, first + 1), 0x00fffffe);
	expect_refused(compound, FONDS_ERR_FORMAT);
	compound = make(3);
	put32(compound_fat(compound, first + 1), 0xffffffff);
	expect_refused(compound, FONDS_ERR_FORMAT);
	/* A small one: its first sector is none of the mini stream. */
	compound = make(3);
	put32(compound_entry(compound, 1) + 116, 400);
	expect_refused(compound, FONDS_ERR_FORMAT);
}

static void lies_in_the_header_are_refused(void **state)
{
	/* FAT sectors, first directory sector, first of the mini FAT. */
	static const struct {
		size_t at;
		uint32_t value;
	} lies[] = { { 44, 0xffffffff }, { 44, 100 }, { 44, 0 },
		{ 48, 0xfffffff0 }, { 48, 0xfffffffe }, { 48, 5000 },
		{ 60, 5000 }, { 76, 5000 } };

	(void)state;
	for (size_t i = 0; i < sizeof(lies) / sizeof(*lies); i++) {
		struct compound *compound = make(3);

		put32(compound->data + lies[i].at, lies[i].value);
		expect_refused(compound, FONDS_ERR_FORMAT);
	}
}

static void entries_without_a_type_are_refused(void **state)
{
	struct compound *compound = make(3);

	(void)state;
	compound_entry(compound, 1)[66] = 3;
	expect_refused(compound, FONDS_ERR_FORMAT);
	compound = make(3);
	compound_entry(compound, 0)[66] = 1;
	expect_refused(compound, FONDS_ERR_FORMAT);
}

static void limits_are_kept(void **state)
{
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	struct compound *compound = make(3);
	enum fonds_status status;

	(void)state;
	limits.members = 3;
	assert_null(walked(fonds_compound_tree_new, compound->data,
		compound->size, &limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	limits.members = 100;
	limits.directory = 512;
	assert_null(walked(fonds_compound_tree_new, compound->data,
		compound->size, &limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	compound_free(compound);
}

/* What is cut off is refused, or was not needed: never other bytes. */
static void a_cut_never_gives_other_bytes(void **state)
{
	struct compound *compound = make(3);
	enum fonds_status status;
	char *whole = walk(compound, &status);
	size_t size = compound->size;

	(void)state;
	for (size_t cut = 0; cut < size; cut += 61) {
		char *text;

		compound->size = cut;
		text = walk(compound, &status);
		if (text)
			assert_string_equal(whole, text);
		else
			assert_int_equal(FONDS_ERR_FORMAT, status);
		free(text);
	}
	free(whole);
	compound_free(compound);
}

/* Any byte may be any other: an answer comes, and no memory is lost. */
static void every_byte_may_lie(void **state)
{
	struct compound *compound = make(3);
	size_t size = compound->size < 4096 ? compound->size : 4096;
	enum fonds_status status;

	(void)state;
	for (size_t i = 0; i < size; i++) {
		uint8_t before = compound->data[i];

		compound->data[i] = (uint8_t)(before ^ 0xff);
		free(walk(compound, &status));
		compound->data[i] = before;
		assert_true(status == FONDS_OK || status == FONDS_ERR_FORMAT ||
			    status == FONDS_ERR_LIMIT);
	}
	compound_free(compound);
}

/* Every stream is opened and read to its end. */
static enum fonds_status read_all(int fd)
{
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_stream *stream = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_walk *walk = NULL;
	enum fonds_status status = fonds_compound_tree_new(
		fd, "a", NULL, &tree, NULL);
	char piece[700];
	size_t n;

	if (status == FONDS_OK)
		status = fonds_walk_new(tree, &walk, NULL);
	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, NULL);
		if (status < 0 || !entry)
			break;
		if (entry->kind != FONDS_ENTRY_FILE)
			continue;
		status = fonds_walk_open(walk, &stream, NULL);
		for (n = 1; status == FONDS_OK && n > 0;)
			status = fonds_stream_read(
				stream, piece, sizeof(piece), &n, NULL);
		fonds_stream_close(stream);
		stream = NULL;
	}
	fonds_walk_free(walk);
	fonds_tree_free(tree);
	return status;
}

static void expect_faults_told(const struct compound *compound,
	enum fault_kind kind, enum fonds_status wanted)
{
	enum fonds_status status;

	for (unsigned n = 0;; n++) {
		size_t open_before = scratch_count_fds();
		int fd = memory_file(compound->data, compound->size);

		fault_arm(kind, n);
		status = read_all(fd);
		fault_disarm();
		assert_int_equal(open_before, scratch_count_fds());
		if (!fault_fired())
			break;
		assert_int_equal(wanted, status);
	}
	assert_int_equal(FONDS_OK, status);
}

static void failures_are_told_as_what_they_are(void **state)
{
	struct compound *compound = make(3);

	(void)state;
	expect_faults_told(compound, FAULT_ALLOC, FONDS_ERR_NOMEM);
	expect_faults_told(compound, FAULT_READ, FONDS_ERR_IO);
	expect_faults_told(compound, FAULT_STAT, FONDS_ERR_IO);
	compound_free(compound);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(streams_come_with_their_names_and_bytes),
		cmocka_unit_test(a_stream_at_the_cutoff_is_no_small_one),
		cmocka_unit_test(names_become_utf8),
		cmocka_unit_test(names_that_are_none_are_refused),
		cmocka_unit_test(the_header_must_be_known),
		cmocka_unit_test(circles_are_refused),
		cmocka_unit_test(a_stream_ends_where_its_size_says),
		cmocka_unit_test(chains_that_end_too_early_are_refused),
		cmocka_unit_test(lies_in_the_header_are_refused),
		cmocka_unit_test(entries_without_a_type_are_refused),
		cmocka_unit_test(limits_are_kept),
		cmocka_unit_test(a_cut_never_gives_other_bytes),
		cmocka_unit_test(every_byte_may_lie),
		cmocka_unit_test(failures_are_told_as_what_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
