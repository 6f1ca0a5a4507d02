/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/file-ends.h"

#include <errno.h>
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
		.head_max = head,
		.tail_max = reach.tail,
		.head = malloc(head + 1),
		.tail = malloc(reach.tail + 1),
		.line = malloc(reach.tail + 1),
	};
	if (!ends->head || !ends->tail || !ends->line)
		return fonds_fail_nomem(error);
	return FONDS_OK;
}

void fonds_file_ends_clear(struct fonds_file_ends *ends)
{
	free(ends->head);
	free(ends->tail);
	free(ends->line);
	*ends = (struct fonds_file_ends){ 0 };
}

void fonds_file_ends_begin(struct fonds_file_ends *ends)
{
	ends->head_size = 0;
	ends->tail_size = 0;
	ends->tail_at = 0;
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
	enum fonds_status status;

	fonds_file_ends_begin(ends);
	ends->size = size;
	ends->head_size = size < ends->head_max ? (size_t)size : ends->head_max;
	status = read_at(fd, name, 0, ends->head, ends->head_size, error);
	size -= ends->head_size;
	ends->tail_size = size < ends->tail_max ? (size_t)size : ends->tail_max;
	if (status == FONDS_OK)
		status = read_at(fd, name, ends->size - ends->tail_size,
			ends->tail, ends->tail_size, error);
	return status;
}

static void add_to_tail(
	struct fonds_file_ends *ends, const uint8_t *data, size_t size)
{
	if (size > ends->tail_max) {
		data += size - ends->tail_max;
		size = ends->tail_max;
	}
	while (size > 0) {
		size_t room = ends->tail_max - ends->tail_at;
		size_t n = size < room ? size : room;

		memcpy(ends->tail + ends->tail_at, data, n);
		ends->tail_at = (ends->tail_at + n) % ends->tail_max;
		data += n;
		size -= n;
		ends->tail_size += n;
	}
	if (ends->tail_size > ends->tail_max)
		ends->tail_size = ends->tail_max;
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
	add_to_tail(ends, (const uint8_t *)data + n, size - n);
}

/* The ring is full where bytes were overwritten: it begins at tail_at then. */
static const uint8_t *straighten(struct fonds_file_ends *ends)
{
	size_t behind = ends->tail_size - ends->tail_at;

	if (ends->tail_size < ends->tail_max || ends->tail_at == 0)
		return ends->tail;
	memcpy(ends->line, ends->tail + ends->tail_at, behind);
	memcpy(ends->line + behind, ends->tail, ends->tail_at);
	return ends->line;
}

void fonds_file_ends_view(
	struct fonds_file_ends *ends, struct fonds_format_view *ret)
{
	*ret = (struct fonds_format_view){
		.size = ends->size,
		.head = ends->head,
		.head_size = ends->head_size,
		.tail_size = ends->tail_size,
	};
	if (ends->tail_size > 0)
		ret->tail = straighten(ends);
}
