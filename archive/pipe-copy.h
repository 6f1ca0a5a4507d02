/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_PIPE_COPY_H
#define ARCHIVE_PIPE_COPY_H

#include "archive/source.h"

/*
 * All that is left of a source, in a file without a name in the folder that
 * TMPDIR names, or /var/tmp: for an archive whose directory comes last. The
 * descriptor is the caller's. FONDS_ERR_IO, which names TMPDIR where the
 * folder is at fault.
 */
enum fonds_status fonds_pipe_copy_new(
	struct fonds_source *source, int *ret_fd, struct fonds_error **error);

#endif
