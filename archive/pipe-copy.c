/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/pipe-copy.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/temporary-file.h"

#define PIECE_SIZE ((size_t)256 * 1024)

enum fonds_status fonds_pipe_copy_new(
	struct fonds_source *source, int *ret_fd, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) uint8_t *piece = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status = fonds_temporary_file_new(&fd, error);
	size_t n = 1;

	if (status < 0)
		return status;
	piece = malloc(PIECE_SIZE);
	if (!piece)
		return fonds_fail_nomem(error);
	while (n > 0) {
		status = fonds_source_read(
			source, piece, PIECE_SIZE, &n, error);
		if (status == FONDS_OK)
			status = fonds_file_write_all(
				fd, FONDS_TEMPORARY_FILE_NAME, piece, n, error);
		if (status < 0)
			return status;
	}
	*ret_fd = fd;
	fd = -1;
	return FONDS_OK;
}
