/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/read-record.h"

#include <endian.h>
#include <string.h>

/* The fixed beginning of a record: six numbers and the verdict. */
#define NUMBER_COUNT 6
#define FIXED_SIZE (NUMBER_COUNT * sizeof(uint64_t) + 1)

static void put_number(struct fonds_buffer *buffer, uint64_t number)
{
	uint64_t bytes = htole64(number);

	fonds_buffer_add(buffer, &bytes, sizeof(bytes));
}

static uint64_t get_number(const char *data)
{
	uint64_t bytes;

	memcpy(&bytes, data, sizeof(bytes));
	return le64toh(bytes);
}

void fonds_read_binding_put(
	struct fonds_buffer *buffer, const struct fonds_read_binding *binding)
{
	put_number(buffer, binding->device);
	put_number(buffer, binding->inode);
	fonds_buffer_add(buffer, binding->manifests.bytes, 32);
	for (size_t i = 0; i < binding->algorithm_count; i++)
		fonds_buffer_add_char(buffer, (char)binding->algorithms[i]);
}

/* The parts of a binding; the last one is the rest. */
static const struct {
	size_t start;
	size_t end;
	const char *difference;
} parts[] = {
	{ 0, 16, "was left by the validation of another bag" },
	{ 16, 48,
		"was left by the validation of this bag before its bagit.txt "
		"or a manifest was changed" },
	{ 48, SIZE_MAX, "was left by a validation with other algorithms" },
};

const char *fonds_read_binding_difference(const void *data, size_t size,
	const void *other_data, size_t other_size)
{
	const char *a = data;
	const char *b = other_data;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t end = parts[i].end;

		if (end > size && end > other_size)
			end = size > other_size ? size : other_size;
		if (end > size || end > other_size ||
			memcmp(a + parts[i].start, b + parts[i].start,
				end - parts[i].start) != 0)
			return parts[i].difference;
	}
	return NULL;
}

void fonds_read_record_put(struct fonds_buffer *buffer,
	const struct fonds_read_binding *binding,
	const struct fonds_read_record *record)
{
	put_number(buffer, (uint64_t)record->read_at);
	put_number(buffer, record->state.size);
	put_number(buffer, record->state.inode);
	put_number(buffer, record->state.device);
	put_number(buffer, (uint64_t)record->state.modified_ns);
	put_number(buffer, (uint64_t)record->state.changed_ns);
	fonds_buffer_add_char(buffer, record->is_corrupt);
	for (size_t i = 0; i < binding->algorithm_count; i++)
		fonds_buffer_add(buffer, record->digests[i].bytes,
			record->digests[i].size);
	fonds_buffer_add_text(buffer, record->path);
}

static void get_numbers(const char *data, struct fonds_read_record *ret)
{
	uint64_t numbers[NUMBER_COUNT];

	for (size_t i = 0; i < NUMBER_COUNT; i++)
		numbers[i] = get_number(data + i * sizeof(uint64_t));
	ret->read_at = (int64_t)numbers[0];
	ret->state.size = numbers[1];
	ret->state.inode = numbers[2];
	ret->state.device = numbers[3];
	ret->state.modified_ns = (int64_t)numbers[4];
	ret->state.changed_ns = (int64_t)numbers[5];
}

/* Returns how many bytes they take, 0 when there are not so many. */
static size_t get_digests(const struct fonds_read_binding *binding,
	const char *data, size_t size, struct fonds_digest *ret)
{
	size_t used = 0;

	for (size_t i = 0; i < binding->algorithm_count; i++) {
		const struct fonds_algorithm_info *info = fonds_algorithm_info(
			binding->algorithms[i]);

		if (!info || info->size > size - used)
			return 0;
		ret[i].algorithm = info->algorithm;
		ret[i].size = info->size;
		memcpy(ret[i].bytes, data + used, info->size);
		used += info->size;
	}
	return used;
}

bool fonds_read_record_get(const struct fonds_read_binding *binding,
	const char *data, size_t size, struct fonds_read_record *ret)
{
	size_t used;

	*ret = (struct fonds_read_record){ 0 };
	if (size < FIXED_SIZE)
		return false;
	get_numbers(data, ret);
	if (data[FIXED_SIZE - 1] != 0 && data[FIXED_SIZE - 1] != 1)
		return false;
	ret->is_corrupt = data[FIXED_SIZE - 1] == 1;
	data += FIXED_SIZE;
	size -= FIXED_SIZE;
	used = get_digests(binding, data, size, ret->digests);
	ret->path = data + used;
	return used > 0 && used < size && !memchr(ret->path, '\0', size - used);
}
