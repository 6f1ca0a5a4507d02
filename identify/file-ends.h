/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_FILE_ENDS_H
#define IDENTIFY_FILE_ENDS_H

#include "metadata/format/identification.h"

/*
 * The two ends of the bytes of a file, as much of them as the signatures look
 * at: read at their places from a regular file, or kept from bytes that pass
 * by, which gives the same.
 *
 *	fonds_file_ends_init(&ends, reach, error)
 *	for each file
 *		fonds_file_ends_read(&ends, fd, name, size, error), or
 *		fonds_file_ends_begin(&ends), fonds_file_ends_add(&ends, ...)...
 *		fonds_file_ends_view(&ends, &view)
 *	fonds_file_ends_clear(&ends)
 */
struct fonds_file_ends {
	struct fonds_signature_reach reach;
	uint8_t *head; /* as much as a file may have to be looked at whole */
	size_t head_max;
	size_t head_size;
	uint8_t *ring; /* the last bytes behind the head, of those that pass */
	size_t ring_size;
	size_t ring_at; /* where the next byte goes */
	uint8_t *tail;
	size_t tail_size; /* of a file that was read */
	uint64_t size;    /* of the file so far */
};

/* Clear in any case. */
enum fonds_status fonds_file_ends_init(struct fonds_file_ends *ends,
	struct fonds_signature_reach reach, struct fonds_error **error);
void fonds_file_ends_clear(struct fonds_file_ends *ends);

/* FONDS_ERR_IO; also when the file has become shorter than size. */
enum fonds_status fonds_file_ends_read(struct fonds_file_ends *ends, int fd,
	const char *name, uint64_t size, struct fonds_error **error);

void fonds_file_ends_begin(struct fonds_file_ends *ends);
void fonds_file_ends_add(
	struct fonds_file_ends *ends, const void *data, size_t size);

/* Valid until they are filled anew or cleared. */
void fonds_file_ends_view(
	struct fonds_file_ends *ends, struct fonds_format_view *ret);

#endif
