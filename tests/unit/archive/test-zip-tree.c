/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "archive/zip-tree.h"
#include "tests/unit/archive/walked.h"
#include "tests/unit/archive/zip-maker.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static void expect(const struct zip *zip, const char *wanted)
{
	enum fonds_status status;
	char *text = walked(
		fonds_zip_tree_new, zip->data, zip->size, NULL, &status);

	assert_int_equal(FONDS_OK, status);
	assert_string_equal(wanted, text);
	free(text);
}

static void expect_refused(const struct zip *zip, enum fonds_status wanted)
{
	enum fonds_status status;

	assert_null(walked(
		fonds_zip_tree_new, zip->data, zip->size, NULL, &status));
	assert_int_equal(wanted, status);
}

static void make(struct zip *zip)
{
	*zip = (struct zip){ 0 };
	zip_add(zip, "b/bagit.txt", "one");
	zip_add(zip, "b/data/a", "two and more");
	zip_end(zip);
}

static void members_come_with_the_bytes_of_their_names(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "e\xcc\x81", "decomposed");
	zip_add(&zip, "\xc3\xa9", "composed");
	zip_add(&zip, "\xff latin", "");
	zip_add(&zip, "../x", "out");
	zip_add(&zip, "./y", "dot");
	zip_add(&zip, "y", "twice");
	zip_end(&zip);
	expect(&zip, "f e\xcc\x81=decomposed\nf \xc3\xa9=composed\n"
		     "f \xff latin=\nf ../x=out\nf y=dot\nf y=twice\n");
}

static void only_empty_folders_are_entries(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "full/", "");
	zip_add(&zip, "full0", "x");
	zip_add(&zip, "empty/", "");
	zip_add(&zip, "full/a", "y");
	zip_end(&zip);
	expect(&zip, "f full0=x\nd empty=\nf full/a=y\n");
}

static void links_and_devices_are_told_apart(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "link", "/etc/passwd");
	zip_put16(zip.central + zip.last_central + 40, 0120777);
	zip_add(&zip, "device", "");
	zip_put16(zip.central + zip.last_central + 40, 020644);
	zip_end(&zip);
	expect(&zip, "l link=\ns device=\n");
}

static void an_empty_zip_is_empty(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_end(&zip);
	expect(&zip, "");
}

static void the_two_headers_must_agree(void **state)
{
	/* Offsets in a local header: flags, method, CRC, sizes, name. */
	static const size_t places[] = { 7, 8, 14, 18, 22, 30 };
	struct zip zip;

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		make(&zip);
		zip.data[zip.last_local + places[i]] ^= 8;
		expect_refused(&zip, FONDS_ERR_UNSAFE);
	}
}

static void members_may_not_overlap(void **state)
{
	struct zip zip;

	(void)state;
	make(&zip);
	/* Both name the first. */
	zip_put32(zip.data + zip.last_central + 42, 0);
	expect_refused(&zip, FONDS_ERR_UNSAFE);
	/* The first reaches into the second. */
	make(&zip);
	zip_put32(zip.data + 18, 10);
	zip_put32(zip.data + 22, 10);
	zip_put32(zip.data + zip.start + 20, 10);
	zip_put32(zip.data + zip.start + 24, 10);
	expect_refused(&zip, FONDS_ERR_UNSAFE);
}

static void nothing_may_stand_where_no_member_is(void **state)
{
	struct zip zip = { 0 }, hidden = { 0 };

	(void)state;
	/* Deleted from the directory, still in the file. */
	zip_add(&hidden, "seen", "1");
	zip_add(&hidden, "unseen", "2");
	hidden.central_size = hidden.last_central;
	hidden.count = 1;
	zip_end(&hidden);
	expect_refused(&hidden, FONDS_ERR_UNSAFE);
	/* Before all. */
	zip.size = 4;
	zip_add(&zip, "a", "1");
	zip_end(&zip);
	expect_refused(&zip, FONDS_ERR_UNSAFE);
	/* Behind all. */
	make(&zip);
	zip.size++;
	expect_refused(&zip, FONDS_ERR_FORMAT);
}

static void a_second_end_record_is_refused(void **state)
{
	struct zip zip;
	uint8_t *end;

	(void)state;
	make(&zip);
	end = zip.data + zip.size - 22;
	memcpy(end + 22, end, 22);
	zip_put16(end + 20, 22);
	zip.size += 22;
	expect_refused(&zip, FONDS_ERR_UNSAFE);
}

static void a_comment_is_no_harm(void **state)
{
	struct zip zip;

	(void)state;
	make(&zip);
	zip_put16(zip.data + zip.size - 2, 5);
	memcpy(zip.data + zip.size, "hello", 5);
	zip.size += 5;
	expect(&zip, "f b/bagit.txt=one\nf b/data/a=two and more\n");
}

static void set_both(struct zip *zip, size_t local, unsigned value)
{
	zip_put16(zip->data + zip->last_local + local, value);
	zip_put16(zip->data + zip->last_central + local + 2, value);
}

static void what_is_encrypted_or_unknown_is_refused(void **state)
{
	struct zip zip;

	(void)state;
	make(&zip);
	set_both(&zip, 6, 1);
	expect_refused(&zip, FONDS_ERR_FORMAT);
	make(&zip);
	set_both(&zip, 8, 77);
	expect_refused(&zip, FONDS_ERR_FORMAT);
}

static void a_name_with_nul_is_refused(void **state)
{
	struct zip zip = { 0 };

	(void)state;
	zip_add_bytes(&zip, "a\0b", 3, "x");
	zip_end(&zip);
	expect_refused(&zip, FONDS_ERR_UNSAFE);
}

static void a_second_name_is_refused(void **state)
{
	/* The field goes behind the name, where the bytes of a member begin. */
	static const char field[] = "\x75\x70\x06\0\1\0\0\0\0z";
	struct zip zip = { 0 };
	size_t size = sizeof(field) - 1;
	uint8_t *central;

	(void)state;
	zip_add(&zip, "a", "");
	central = zip.central + zip.last_central;
	zip_put16(central + 30, (unsigned)size);
	memcpy(central + 47, field, size);
	zip.central_size += size;
	zip_end(&zip);
	expect_refused(&zip, FONDS_ERR_UNSAFE);
	zip.data[zip.start + 47 + size - 1] = 'a';
	expect(&zip, "f a=\n");
}

static void limits_are_kept(void **state)
{
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	enum fonds_status status;
	struct zip zip;

	(void)state;
	make(&zip);
	limits.members = 1;
	assert_null(walked(
		fonds_zip_tree_new, zip.data, zip.size, &limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	limits.members = 2;
	limits.bytes = 14;
	assert_null(walked(
		fonds_zip_tree_new, zip.data, zip.size, &limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	limits.bytes = 15;
	limits.name = 10;
	assert_null(walked(
		fonds_zip_tree_new, zip.data, zip.size, &limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	limits.name = 11;
	free(walked(fonds_zip_tree_new, zip.data, zip.size, &limits, &status));
	assert_int_equal(FONDS_OK, status);
}

/* Written by libarchive, deflated, with descriptors behind the bytes. */
static size_t make_deflated(uint8_t *data, size_t room)
{
	struct archive *archive = archive_write_new();
	struct archive_entry *entry = archive_entry_new();
	char text[3000];
	size_t size = 0;

	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = "fonds bag"[i * i % 9];
	assert_int_equal(ARCHIVE_OK, archive_write_set_format_zip(archive));
	assert_int_equal(
		ARCHIVE_OK, archive_write_zip_set_compression_deflate(archive));
	(void)archive_write_set_bytes_in_last_block(archive, 1);
	assert_int_equal(ARCHIVE_OK,
		archive_write_open_memory(archive, data, room, &size));
	for (char c = 'a'; c <= 'c'; c++) {
		char name[2] = { c, '\0' };

		archive_entry_clear(entry);
		archive_entry_set_pathname(entry, name);
		archive_entry_set_filetype(entry, AE_IFREG);
		archive_entry_set_perm(entry, 0644);
		if (c != 'b')
			archive_entry_set_size(entry, sizeof(text));
		assert_int_equal(
			ARCHIVE_OK, archive_write_header(archive, entry));
		assert_int_equal(sizeof(text),
			archive_write_data(archive, text, sizeof(text)));
	}
	assert_int_equal(ARCHIVE_OK, archive_write_close(archive));
	archive_write_free(archive);
	archive_entry_free(entry);
	return size;
}

static void a_deflated_zip_is_read(void **state)
{
	static uint8_t data[16384];
	size_t size = make_deflated(data, sizeof(data));
	enum fonds_status status;
	char *text = walked(fonds_zip_tree_new, data, size, NULL, &status);

	(void)state;
	assert_int_equal(FONDS_OK, status);
	assert_int_equal(3 * (4 + 3000 + 1), strlen(text));
	assert_memory_equal("f a=f", text, 5);
	free(text);
}

static void a_ratio_is_a_bomb(void **state)
{
	static uint8_t data[16384];
	size_t size = make_deflated(data, sizeof(data));
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	enum fonds_status status;

	(void)state;
	limits.ratio = 2;
	limits.ratio_after = 8999;
	assert_null(walked(fonds_zip_tree_new, data, size, &limits, &status));
	assert_int_equal(FONDS_ERR_LIMIT, status);
	limits.ratio_after = 9000;
	free(walked(fonds_zip_tree_new, data, size, &limits, &status));
	assert_int_equal(FONDS_OK, status);
}

static void expect_every_cut_refused(const uint8_t *data, size_t size)
{
	enum fonds_status status;

	for (size_t cut = 0; cut < size; cut++)
		assert_null(
			walked(fonds_zip_tree_new, data, cut, NULL, &status));
}

static void a_cut_is_never_taken_for_the_whole(void **state)
{
	static uint8_t data[16384];
	struct zip zip;

	(void)state;
	make(&zip);
	expect_every_cut_refused(zip.data, zip.size);
	expect_every_cut_refused(data, make_deflated(data, sizeof(data)));
}

/* Times and permissions may change; kinds, names and bytes only together. */
static void expect_every_flip_seen(uint8_t *data, size_t size)
{
	enum fonds_status status;
	char *sound = walked(fonds_zip_tree_new, data, size, NULL, &status);

	assert_non_null(sound);
	for (size_t bit = 0; bit < 8 * size; bit++) {
		char *text, *difference;

		data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		text = walked(fonds_zip_tree_new, data, size, NULL, &status);
		data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		if (!text)
			continue;
		/* A file that became something else gives no bytes. */
		difference = text;
		for (const char *a = sound, *b = text; *a && *a == *b; a++, b++)
			difference = text + (b + 1 - text);
		if (strcmp(sound, text) != 0)
			assert_true(strchr("dls", *difference) != NULL);
		free(text);
	}
	free(sound);
}

static void a_flipped_bit_never_gives_other_bytes(void **state)
{
	static uint8_t data[16384];
	struct zip zip;

	(void)state;
	make(&zip);
	expect_every_flip_seen(zip.data, zip.size);
	expect_every_flip_seen(data, make_deflated(data, sizeof(data)));
}

/* Every member is opened and read to its end. */
static enum fonds_status read_all(int fd)
{
	const struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_stream *stream = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_walk *walk = NULL;
	enum fonds_status status = fonds_zip_tree_new(
		fd, "a", &limits, &tree, NULL);
	char piece[5000];
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

/* What fails here is never taken for a damaged archive. */
static void expect_faults_told(const void *data, size_t size,
	enum fault_kind kind, enum fonds_status wanted)
{
	enum fonds_status status;

	for (unsigned n = 0;; n++) {
		size_t open_before = scratch_count_fds();
		int fd = memory_file(data, size);

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
	static uint8_t data[16384];
	size_t size = make_deflated(data, sizeof(data));
	struct zip zip = { 0 };

	(void)state;
	zip_add(&zip, "empty/", "");
	zip_add(&zip, "a", "text");
	zip_end(&zip);
	expect_faults_told(zip.data, zip.size, FAULT_ALLOC, FONDS_ERR_NOMEM);
	expect_faults_told(zip.data, zip.size, FAULT_READ, FONDS_ERR_IO);
	expect_faults_told(zip.data, zip.size, FAULT_STAT, FONDS_ERR_IO);
	expect_faults_told(data, size, FAULT_ALLOC, FONDS_ERR_NOMEM);
	expect_faults_told(data, size, FAULT_READ, FONDS_ERR_IO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_come_with_the_bytes_of_their_names),
		cmocka_unit_test(only_empty_folders_are_entries),
		cmocka_unit_test(links_and_devices_are_told_apart),
		cmocka_unit_test(an_empty_zip_is_empty),
		cmocka_unit_test(the_two_headers_must_agree),
		cmocka_unit_test(members_may_not_overlap),
		cmocka_unit_test(nothing_may_stand_where_no_member_is),
		cmocka_unit_test(a_second_end_record_is_refused),
		cmocka_unit_test(a_comment_is_no_harm),
		cmocka_unit_test(what_is_encrypted_or_unknown_is_refused),
		cmocka_unit_test(a_name_with_nul_is_refused),
		cmocka_unit_test(a_second_name_is_refused),
		cmocka_unit_test(limits_are_kept),
		cmocka_unit_test(a_deflated_zip_is_read),
		cmocka_unit_test(a_ratio_is_a_bomb),
		cmocka_unit_test(a_cut_is_never_taken_for_the_whole),
		cmocka_unit_test(a_flipped_bit_never_gives_other_bytes),
		cmocka_unit_test(failures_are_told_as_what_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
