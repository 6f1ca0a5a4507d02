/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/archive/tar-maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#define BLOCK 512

static void fill_last_block(struct fonds_buffer *tar)
{
	static const char zeros[BLOCK];

	fonds_buffer_add(tar, zeros, (BLOCK - tar->size % BLOCK) % BLOCK);
}

static void set_sum(char *block, bool is_signed)
{
	unsigned sum = 0;

	memset(block + 148, ' ', 8);
	for (size_t i = 0; i < BLOCK; i++)
		sum += is_signed ? (unsigned)(signed char)block[i]
				 : (unsigned char)block[i];
	(void)snprintf(block + 148, 8, "%06o", sum);
}

void tar_add(struct fonds_buffer *tar, const struct tar_head *head,
	const void *data, size_t size)
{
	char block[BLOCK] = { 0 };

	memcpy(block, head->name, strnlen(head->name, 100));
	memcpy(block + 100, "0000644\0000000000\0000000000", 24);
	(void)snprintf(block + 124, 12, "%011zo", size);
	if (head->size)
		memcpy(block + 124, head->size, 12);
	memcpy(block + 136, "00000000000", 12);
	block[156] = head->type ? head->type : '0';
	if (head->link)
		memcpy(block + 157, head->link, strnlen(head->link, 100));
	memcpy(block + 257, "ustar\00000", 8);
	set_sum(block, false);
	fonds_buffer_add(tar, block, BLOCK);
	if (size > 0)
		fonds_buffer_add(tar, data, size);
	fill_last_block(tar);
}

void tar_change(struct fonds_buffer *tar, size_t header, size_t at,
	const void *bytes, size_t size, bool is_signed)
{
	memcpy(tar->data + header + at, bytes, size);
	set_sum(tar->data + header, is_signed);
}

void tar_add_file(struct fonds_buffer *tar, const char *name, const char *text)
{
	const struct tar_head head = { .name = name };

	tar_add(tar, &head, text, strlen(text));
}

/* "LENGTH KEY=VALUE\n", where the length counts its own digits. */
void tar_add_pax(struct fonds_buffer *tar, const char *key, const char *value,
	size_t value_size)
{
	const struct tar_head head = { .name = "pax", .type = 'x' };
	struct fonds_buffer record;
	size_t rest = strlen(key) + value_size + 3;
	size_t length = rest + 1;
	char digits[24];

	while (rest + (size_t)snprintf(digits, sizeof(digits), "%zu", length) >
		length)
		length++;
	fonds_buffer_init(&record, SIZE_MAX);
	fonds_buffer_printf(&record, "%zu %s=", length, key);
	fonds_buffer_add(&record, value, value_size);
	fonds_buffer_add_char(&record, '\n');
	tar_add(tar, &head, record.data, record.size);
	fonds_buffer_clear(&record);
}

void tar_end(struct fonds_buffer *tar)
{
	static const char zeros[2 * BLOCK];

	fonds_buffer_add(tar, zeros, sizeof(zeros));
}

static la_ssize_t take(
	struct archive *archive, void *payload, const void *data, size_t size)
{
	(void)archive;
	fonds_buffer_add(payload, data, size);
	return (la_ssize_t)size;
}

static const char *const filters[] = {
	[FONDS_ARCHIVE_TAR_GZ] = "gzip",
	[FONDS_ARCHIVE_TAR_BZ2] = "bzip2",
	[FONDS_ARCHIVE_TAR_XZ] = "xz",
	[FONDS_ARCHIVE_TAR_ZST] = "zstd",
	[FONDS_ARCHIVE_TAR_LZ4] = "lz4",
};

void tar_compress(enum fonds_archive_form form, const struct fonds_buffer *data,
	struct fonds_buffer *ret)
{
	struct archive_entry *entry;
	struct archive *archive;

	if (form == FONDS_ARCHIVE_TAR) {
		fonds_buffer_add(ret, data->data, data->size);
		return;
	}
	archive = archive_write_new();
	entry = archive_entry_new();
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_pathname(entry, "tar");
	archive_write_set_bytes_per_block(archive, 0);
	assert_int_equal(ARCHIVE_OK,
		archive_write_add_filter_by_name(archive, filters[form]));
	assert_int_equal(ARCHIVE_OK, archive_write_set_format_raw(archive));
	assert_int_equal(
		ARCHIVE_OK, archive_write_open(archive, ret, NULL, take, NULL));
	assert_int_equal(ARCHIVE_OK, archive_write_header(archive, entry));
	assert_int_equal(data->size,
		archive_write_data(archive, data->data, data->size));
	assert_int_equal(ARCHIVE_OK, archive_write_close(archive));
	archive_entry_free(entry);
	archive_write_free(archive);
	assert_int_equal(FONDS_OK, ret->status);
}
