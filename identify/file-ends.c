/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/file-ends.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"

enum fonds_status fonds_file_ends_init(struct fonds_file_ends *ends,
	struct fonds_signature_reach reach, struct fonds_error **error)
{
	size_t head = reach.whole_max > reach.head ? reach.whole_max
						   : reach.head;

	*ends = (struct fonds_file_ends){
		.reach = reach,
		.head_max = head,
		.head = malloc(head + 1),
		.ring = malloc(reach.tail + 1),
		.tail = malloc(reach.tail + 1),
	};
	if (!ends->head || !ends->ring || !ends->tail)
		return fonds_fail_nomem(error);
	return FONDS_OK;
}

void fonds_file_ends_clear(struct fonds_file_ends *ends)
{
	free(ends->head);
	free(ends->ring);
	free(ends->tail);
	*ends = (struct fonds_file_ends){ 0 };
}

void fonds_file_ends_begin(struct fonds_file_ends *ends)
{
	ends->head_size = 0;
	ends->ring_size = 0;
	ends->ring_at = 0;
	ends->tail_size = 0;
	ends->size = 0;
}

/* A file that was cut off meanwhile cannot be read: it is not damaged. */
static enum fonds_status read_at(int fd, const char *name, uint64_t offset,
	void *data, size_t size, struct fonds_error **error)
{
	enum fonds_status status = fonds_file_read_at(
		fd, name, offset, data, size, error);

	if (status != FONDS_ERR_FORMAT)
		return status;
	errno = 0;
	return fonds_fail_errno(error,
		"'%s' became shorter while it was read: identify it again",
		name);
}

enum fonds_status fonds_file_ends_read(struct fonds_file_ends *ends, int fd,
	const char *name, uint64_t size, struct fonds_error **error)
{
	bool is_whole = size <= ends->head_max;
	enum fonds_status status;

	fonds_file_ends_begin(ends);
	ends->size = size;
	ends->head_size = is_whole ? (size_t)size : ends->reach.head;
	status = read_at(fd, name, 0, ends->head, ends->head_size, error);
	if (status < 0 || is_whole)
		return status;
	ends->tail_size = ends->reach.tail < size ? ends->reach.tail
						  : (size_t)size;
	return read_at(fd, name, size - ends->tail_size, ends->tail,
		ends->tail_size, error);
}

static void add_to_ring(
	struct fonds_file_ends *ends, const uint8_t *data, size_t size)
{
	size_t maximum = ends->reach.tail;

	if (size > maximum) {
		data += size - maximum;
		size = maximum;
	}
	while (size > 0) {
		size_t room = maximum - ends->ring_at;
		size_t n = size < room ? size : room;

		memcpy(ends->ring + ends->ring_at, data, n);
		ends->ring_at = (ends->ring_at + n) % maximum;
		data += n;
		size -= n;
		ends->ring_size += n;
	}
	if (ends->ring_size > maximum)
		ends->ring_size = maximum;
}

void fonds_file_ends_add(
	struct fonds_file_ends *ends, const void *data, size_t size)
{
	size_t room = ends->head_max - ends->head_size;
	size_t n = size < room ? size : room;

	if (size == 0)
		return;
	memcpy(ends->head + ends->head_size, data, n);
	ends->head_size += n;
	ends->size += size;
	add_to_ring(ends, (const uint8_t *)data + n, size - n);
}

/* The last bytes: what the ring lacks of them, the end of the head has. */
static void straighten(struct fonds_file_ends *ends)
{
	size_t maximum = ends->reach.tail;
	size_t lacking = maximum - ends->ring_size;
	size_t begin = lacking > 0 ? 0 : ends->ring_at;
	size_t first = ends->ring_size - begin;

	if (lacking > ends->head_size)
		lacking = ends->head_size;
	memcpy(ends->tail, ends->head + ends->head_size - lacking, lacking);
	memcpy(ends->tail + lacking, ends->ring + begin, first);
	memcpy(ends->tail + lacking + first, ends->ring, begin);
	ends->tail_size = lacking + ends->ring_size;
}

void fonds_file_ends_view(
	struct fonds_file_ends *ends, struct fonds_format_view *ret)
{
	*ret = (struct fonds_format_view){
		.size = ends->size,
		.head = ends->head,
		.head_size = ends->head_size,
	};
	if (ends->size <= ends->head_max)
		return;
	ret->head_size = ends->reach.head;
	if (ends->tail_size == 0)
		straighten(ends);
	ret->tail_size = ends->tail_size;
	if (ret->tail_size > 0)
		ret->tail = ends->tail;
}
